//! Joins the reports of a journey's modules.

use super::Part;
use super::ways::has_started;
use crate::ids::CheckId;
use crate::locale::Locale;
use crate::message::Message;
use crate::report::render::render;
use crate::report::{
    ModuleReport, Next, PlanReport, Report, RootCause, Score, StepReport, SuiteInfo,
};
use crate::verdict::Outcome;

/// The report of a journey, from the evaluations of its modules.
pub(super) fn report(parts: &[Part<'_>], suite: SuiteInfo, locale: &Locale) -> Report {
    let mut modules = Vec::new();
    let mut reports = Vec::new();
    for part in parts {
        let mut report = render(&part.evaluation, &part.module.locale);
        prefix(&mut report, &part.module.prefix);
        for step in &mut report.steps {
            let own = std::mem::take(&mut step.title);
            step.title = locale.labelled(&report.suite.title, &own);
            step.own_title = Some(own);
        }
        modules.push(module(part, &report, locale));
        if part.graded {
            reports.push(report);
        }
    }
    let mut reports = reports.into_iter();
    // Without checks nothing is known, as in the report of a suite.
    let Some(mut all) = reports.next() else {
        return Report {
            suite,
            modules,
            ..nothing(parts, locale)
        };
    };
    let mut nexts: Vec<Next> = all.next.take().into_iter().collect();
    for report in reports {
        all.score = [all.score, report.score].into_iter().sum();
        all.bonus = sum(all.bonus, report.bonus);
        all.still_costs = all.still_costs.or(report.still_costs);
        all.picture = all.picture.or(report.picture);
        nexts.extend(report.next);
        add_causes(&mut all, report.root_causes, report.steps);
    }
    all.outcome = Report::outcome_of(all.steps.iter().flat_map(|step| &step.checks));
    all.next = next(&all, nexts);
    all.language = locale.language().to_owned();
    Report {
        suite,
        modules,
        ..all
    }
}

/// A report without steps.
fn nothing(parts: &[Part<'_>], locale: &Locale) -> Report {
    let first = parts.first().map(|part| part.evaluation.snapshot);
    let account = first.map(|snapshot| &snapshot.account);
    let text = |text: Option<&String>| text.cloned().unwrap_or_default();
    Report {
        schema: crate::report::REPORT_SCHEMA.to_owned(),
        suite: SuiteInfo {
            id: String::new(),
            title: String::new(),
            digest: String::new(),
        },
        account: crate::report::AccountInfo {
            id: text(account.map(|account| &account.id)),
            region: text(account.map(|account| &account.region)),
            name: account.and_then(|account| account.name.clone()),
            caller_arn: text(account.map(|account| &account.caller_arn)),
        },
        taken_at: first.map(|snapshot| snapshot.taken_at).unwrap_or_default(),
        duration_ms: first
            .map(|snapshot| snapshot.duration_ms)
            .unwrap_or_default(),
        language: locale.language().to_owned(),
        outcome: Outcome::Unknown,
        score: Score::default(),
        bonus: None,
        modules: Vec::new(),
        still_costs: None,
        next: None,
        root_causes: Vec::new(),
        steps: Vec::new(),
        hints: crate::report::Hints::Command,
        picture: None,
        plan: None,
        submitted_at: None,
    }
}

fn sum(one: Option<Score>, other: Option<Score>) -> Option<Score> {
    match (one, other) {
        (Some(one), Some(other)) => Some([one, other].into_iter().sum()),
        (one, other) => one.or(other),
    }
}

fn module(part: &Part<'_>, report: &Report, locale: &Locale) -> ModuleReport {
    let graded = part.graded;
    let choice = part.module.choice.as_ref();
    let choice_title = choice.map(|choice| {
        let own = locale.try_text(&Message::new(format!("choice-{choice}")));
        own.unwrap_or_else(|| choice.clone())
    });
    let started = has_started(part);
    // Who has made the choice needs no advice about the others.
    let closed = part.module.closed.iter().filter(|_| graded && !started);
    ModuleReport {
        id: report.suite.id.clone(),
        title: report.suite.title.clone(),
        choice: choice.cloned(),
        choice_title,
        notes: closed.map(|way| locale.text(&super::closed(way))).collect(),
        graded,
        started,
        outcome: report.outcome,
        score: if graded {
            report.score
        } else {
            Score::default()
        },
        bonus: report.bonus.filter(|_| graded),
        steps: if graded {
            report.steps.iter().map(|step| step.id.clone()).collect()
        } else {
            Vec::new()
        },
    }
}

/// Adds the root causes and the steps of a later module. A cause that an earlier module has already, or whose fix is on a
/// page of an earlier module that has causes itself, is not a second one: it is explained by that of the earlier module.
///
/// # Example
///
/// The database does not exist. `database-migration.database` fails, and the prerequisites of `container-migration` fail,
/// too: their fix is on the page of `database-migration` that creates the database. The report has one root cause.
fn add_causes(all: &mut Report, causes: Vec<RootCause>, steps: Vec<StepReport>) {
    let mut because: Vec<(CheckId, CheckId)> = Vec::new();
    for cause in causes {
        let earlier = all.root_causes.iter().position(|earlier| {
            let same_page = page(&earlier.page_url) == page(&cause.page_url);
            let is_taught_there = all.steps.iter().any(|step| {
                step.checks.iter().any(|check| check.id == earlier.check)
                    && page(&step.page_url) == page(&cause.page_url)
            });
            same_page && (is_taught_there || earlier.evidence.first() == cause.evidence.first())
        });
        let earlier = earlier.and_then(|position| all.root_causes.get_mut(position));
        match earlier {
            Some(earlier) => {
                because.push((cause.check.clone(), earlier.check.clone()));
                earlier.explains.push(cause.check);
                earlier.explains.extend(cause.explains);
            }
            None => all.root_causes.push(cause),
        }
    }
    let first_new = all.steps.len();
    all.steps.extend(steps);
    let new = all.steps.iter_mut().skip(first_new);
    for check in new.flat_map(|step| &mut step.checks) {
        let earlier = because.iter().find(|(id, _)| *id == check.id);
        if let Some((_, earlier)) = earlier {
            check.because_of = Some(earlier.clone());
        }
    }
}

/// A page without its anchor.
fn page(url: &str) -> &str {
    url.split('#').next().unwrap_or(url)
}

/// What to do next: the first root cause, else the first unknown check, else the first pending check.
fn next(all: &Report, nexts: Vec<Next>) -> Option<Next> {
    let is_cause = |next: &&Next| {
        let mut causes = all.root_causes.iter();
        causes.any(|cause| cause.check == next.check)
    };
    let is = |outcome: Outcome| {
        move |next: &&Next| {
            let check = all.check(&next.check);
            check.is_some_and(|check| check.outcome == outcome)
        }
    };
    let first = nexts
        .iter()
        .find(is_cause)
        .or_else(|| nexts.iter().find(is(Outcome::Unknown)))
        .or_else(|| nexts.iter().find(is(Outcome::Pending)))
        .or(nexts.first());
    first.cloned()
}

/// Puts the module before the ids of a report.
fn prefix(report: &mut Report, prefix: &str) {
    let step = |id: &mut crate::ids::StepId| *id = format!("{prefix}{id}").into();
    let check = |id: &mut CheckId| *id = format!("{prefix}{id}").into();
    if let Some(next) = &mut report.next {
        check(&mut next.check);
        step(&mut next.step);
    }
    for cause in &mut report.root_causes {
        check(&mut cause.check);
        step(&mut cause.step);
        cause.explains.iter_mut().for_each(check);
    }
    for found in &mut report.steps {
        step(&mut found.id);
        for own in &mut found.checks {
            check(&mut own.id);
            own.blocked_by.iter_mut().for_each(check);
            own.because_of.iter_mut().for_each(check);
            own.same_mistake_as.iter_mut().for_each(check);
        }
    }
}

/// Puts the module before the ids of a plan.
pub(super) fn prefix_plan(plan: &mut PlanReport, prefix: &str) {
    let check = |id: &mut CheckId| *id = format!("{prefix}{id}").into();
    for step in &mut plan.steps {
        step.step = format!("{prefix}{}", step.step).into();
        check(&mut step.check);
        step.turns_green.iter_mut().for_each(check);
    }
    plan.left.iter_mut().for_each(check);
}
