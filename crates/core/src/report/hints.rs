//! How much a report tells an attendee, in stages that the instructor chooses.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{CheckReport, Next, PlanReport, Remedy, Report, RootCause, StepReport};
use crate::verdict::Outcome;

/// How much a report tells. Each stage has all that the stages before it have. Ids, keys, outcomes, scores and missing IAM
/// actions are in every stage.
#[derive(
    Debug,
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Hints {
    /// Which page to open next.
    Page,
    /// What is wrong, with evidence.
    Why,
    /// How to fix it, in words, and where in the console.
    Fix,
    /// The fix as commands.
    #[default]
    Command,
}

impl Hints {
    /// Every stage, from the least to the most.
    pub const ALL: [Hints; 4] = [Hints::Page, Hints::Why, Hints::Fix, Hints::Command];

    /// The word of the command line and of the JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Hints::Page => "page",
            Hints::Why => "why",
            Hints::Fix => "fix",
            Hints::Command => "command",
        }
    }
}

impl fmt::Display for Hints {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Hints {
    type Err = &'static str;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        let mut all = Hints::ALL.into_iter();
        all.find(|stage| stage.as_str() == word)
            .ok_or("write it as page, why, fix or command")
    }
}

impl Report {
    /// The report without what belongs to a later stage. What an earlier limit removed stays removed.
    ///
    /// The structs are taken apart without `..`, so that a new field does not compile before somebody has decided at which
    /// stage it is due.
    pub fn limited_to(self, stage: Hints) -> Report {
        let stage = stage.min(self.hints);
        let Report {
            schema,
            suite,
            account,
            taken_at,
            duration_ms,
            language,
            outcome,
            score,
            bonus,
            modules,
            still_costs,
            next,
            mut root_causes,
            steps,
            hints: _,
            picture,
            plan,
            submitted_at,
        } = self;
        let steps: Vec<StepReport> = steps
            .into_iter()
            .map(|step| limited_step(step, stage))
            .collect();
        let pages = Pages { steps: &steps };
        let next = next.map(|next| pages.next(next, stage));
        if stage < Hints::Why {
            root_causes.truncate(1);
        }
        let root_causes = root_causes.into_iter();
        let root_causes = root_causes.map(|cause| pages.cause(cause, stage)).collect();
        Report {
            schema,
            suite,
            account,
            taken_at,
            duration_ms,
            language,
            outcome,
            score,
            bonus,
            modules,
            still_costs: still_costs.filter(|_| stage >= Hints::Why),
            next,
            root_causes,
            steps,
            hints: stage,
            // It shows where a way is cut, and why.
            picture: picture.filter(|_| stage >= Hints::Why),
            plan: plan.and_then(|plan| limited_plan(plan, stage)),
            submitted_at,
        }
    }
}

/// What replaces the texts of a later stage: titles of the steps, which are already limited.
struct Pages<'s> {
    steps: &'s [StepReport],
}

impl Pages<'_> {
    fn next(&self, next: Next, stage: Hints) -> Next {
        let Next {
            check,
            step,
            page_url,
            page_title,
            summary,
            remedy,
        } = next;
        let summary = match stage {
            Hints::Page => self.title(page_title.as_ref(), &step),
            Hints::Why => self
                .heading(&check)
                .unwrap_or_else(|| self.title(page_title.as_ref(), &step)),
            Hints::Fix | Hints::Command => summary,
        };
        Next {
            check,
            step,
            page_url,
            page_title,
            summary,
            remedy: limited_remedy(remedy, stage),
        }
    }

    fn cause(&self, cause: RootCause, stage: Hints) -> RootCause {
        let RootCause {
            check,
            step,
            page_url,
            page_title,
            summary,
            explains,
            evidence,
            summary_quotes,
            symptom,
            general,
            fix,
            remedy,
        } = cause;
        let why = stage >= Hints::Why;
        RootCause {
            summary: if why {
                summary
            } else {
                self.title(page_title.as_ref(), &step)
            },
            explains: if why { explains } else { Vec::new() },
            evidence: if why { evidence } else { Vec::new() },
            summary_quotes: why && summary_quotes,
            symptom: symptom.filter(|_| why),
            general: general.filter(|_| why),
            fix: fix.filter(|_| stage >= Hints::Fix),
            remedy: limited_remedy(remedy, stage),
            check,
            step,
            page_url,
            page_title,
        }
    }

    /// The title of a page: its own, or that of its step.
    fn title(&self, own: Option<&String>, step: &str) -> String {
        let mut steps = self.steps.iter();
        let step_title = || {
            steps
                .find(|found| found.id == step)
                .map(|found| &found.title)
        };
        own.or_else(step_title)
            .map_or_else(|| step.to_owned(), String::clone)
    }

    /// What is wrong with a check, or what is asked for if it did not fail.
    fn heading(&self, check: &str) -> Option<String> {
        let mut checks = self.steps.iter().flat_map(|step| &step.checks);
        let found = checks.find(|found| found.id == check)?;
        Some(found.heading().to_owned())
    }
}

fn limited_step(step: StepReport, stage: Hints) -> StepReport {
    let StepReport {
        id,
        title,
        own_title,
        page_url,
        started,
        outcome,
        score,
        bonus,
        checks,
    } = step;
    let checks = checks
        .into_iter()
        .map(|check| limited_check(check, &title, stage))
        .collect();
    StepReport {
        checks,
        id,
        title,
        own_title,
        page_url,
        started,
        outcome,
        score,
        bonus,
    }
}

/// `page` is the title of the step.
fn limited_check(check: CheckReport, page: &str, stage: Hints) -> CheckReport {
    let CheckReport {
        id,
        title,
        failed_title,
        outcome,
        not_made,
        points,
        max,
        bonus,
        expected,
        actual,
        resources,
        advice,
        hint,
        page_url,
        blocked_by,
        because_of,
        same_mistake_as,
        missing_actions,
        remedy,
    } = check;
    let (why, fix) = (stage >= Hints::Why, stage >= Hints::Fix);
    // The title of a check that did not pass says what is wrong. What passed is not secret.
    let is_told = why || outcome == Outcome::Passed;
    CheckReport {
        title: if is_told { title } else { page.to_owned() },
        failed_title: failed_title.filter(|_| why),
        not_made: why && not_made,
        expected: expected.filter(|_| why),
        actual: actual.filter(|_| why),
        resources: if why { resources } else { Vec::new() },
        advice: if fix { advice } else { Vec::new() },
        hint: hint.filter(|_| fix),
        blocked_by: if why { blocked_by } else { Vec::new() },
        because_of: because_of.filter(|_| why),
        same_mistake_as: same_mistake_as.filter(|_| why),
        page_url,
        id,
        outcome,
        points,
        max,
        bonus,
        missing_actions,
        remedy: limited_remedy(remedy, stage),
    }
}

fn limited_remedy(remedy: Remedy, stage: Hints) -> Remedy {
    let Remedy {
        changes,
        commands,
        console_url,
        console_path,
    } = remedy;
    let fix = stage >= Hints::Fix;
    Remedy {
        changes: if fix { changes } else { Vec::new() },
        commands: if stage >= Hints::Command {
            commands
        } else {
            Vec::new()
        },
        console_url: console_url.filter(|_| fix),
        console_path: console_path.filter(|_| fix),
    }
}

/// A plan is a list of fixes.
fn limited_plan(plan: PlanReport, stage: Hints) -> Option<PlanReport> {
    if stage < Hints::Fix {
        return None;
    }
    let PlanReport { mut steps, left } = plan;
    for step in &mut steps {
        step.remedy = limited_remedy(std::mem::take(&mut step.remedy), stage);
    }
    Some(PlanReport { steps, left })
}
