//! What is left to do until everything passes, as people read it: the steps of each page, what a person has to do, and what
//! only the next scan can tell. The formats differ in its layout.

use super::details;
use workshop_check_core::ids::CheckId;
use workshop_check_core::locale::Locale;
use workshop_check_core::message::{Message, shortened};
use workshop_check_core::report::{CheckReport, PlanReport, Report, StepReport};
use workshop_check_core::verdict::Outcome;

/// The plan of a report.
pub struct Plan {
    pub heading: String,
    pub pages: Vec<PlanPage>,
    /// A heading, and what no change of the plan does.
    pub by_hand: Option<(String, Vec<String>)>,
    /// What comes after all of it.
    pub end: String,
}

/// Steps of one page that follow each other.
pub struct PlanPage {
    pub title: String,
    /// The number of its first step.
    pub first: usize,
    pub steps: Vec<PlanItem>,
}

/// One step.
pub struct PlanItem {
    /// What a person does before.
    pub first: Option<String>,
    pub text: String,
    /// What passes from then on.
    pub green: Option<String>,
}

impl Plan {
    /// The plan of a report. `None` if it has none.
    pub fn of(report: &Report, locale: &Locale) -> Option<Self> {
        let plan = report.plan.as_ref()?;
        let mut by_hand = by_hand(report, plan);
        if by_hand.is_empty() && plan.steps.is_empty() && plan.left.is_empty() {
            by_hand = ideas(report);
        }
        let mut lines: Vec<String> = Vec::new();
        for task in &by_hand {
            let line = locale.labelled(task.page, task.text);
            // One permission may be missing for many checks.
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        Some(Plan {
            heading: locale.label("report-plan"),
            pages: pages(report, plan, locale),
            by_hand: (!lines.is_empty()).then(|| (locale.label("report-plan-by-hand"), lines)),
            end: end(report, plan, &by_hand, locale),
        })
    }
}

/// What a person has to do.
struct Task<'r> {
    page: &'r str,
    text: &'r str,
    check: &'r CheckId,
    /// The checks for which it may be enough.
    explains: &'r [CheckId],
}

/// The root causes that no step of the plan fixes, and what nobody could read or judge.
fn by_hand<'r>(report: &'r Report, plan: &PlanReport) -> Vec<Task<'r>> {
    let causes = report.root_causes.iter().map(|cause| Task {
        page: details::page_title(cause.page_title.as_ref(), &cause.step, report),
        text: details::fix(cause, report).unwrap_or(&cause.summary),
        check: &cause.check,
        explains: &cause.explains,
    });
    let unknown = checks(report).filter(|(_, check)| check.outcome == Outcome::Unknown);
    let unknown = unknown.filter_map(|(step, check)| {
        Some(Task {
            page: &step.title,
            text: check.hint.as_deref()?,
            check: &check.id,
            explains: &[],
        })
    });
    let all = causes.chain(unknown);
    all.filter(|task| plan.left.contains(task.check)).collect()
}

/// Every check with its page.
fn checks(report: &Report) -> impl Iterator<Item = (&StepReport, &CheckReport)> {
    let steps = report.steps.iter();
    steps.flat_map(|step| step.checks.iter().map(move |check| (step, check)))
}

/// The bonus checks that are not done, which are left when everything passes.
fn ideas(report: &Report) -> Vec<Task<'_>> {
    let open = checks(report).filter(|(_, check)| check.is_idea());
    open.filter_map(|(step, check)| {
        Some(Task {
            page: &step.title,
            text: check.advice.first()?,
            check: &check.id,
            explains: &[],
        })
    })
    .collect()
}

fn pages(report: &Report, plan: &PlanReport, locale: &Locale) -> Vec<PlanPage> {
    let mut pages: Vec<PlanPage> = Vec::new();
    let mut last = None;
    for (number, planned) in plan.steps.iter().enumerate() {
        let green = Message::new("report-plan-green")
            .with("titles", titles(report, planned.turns_green.iter()));
        let by_hand = planned.by_hand.as_ref();
        let item = PlanItem {
            first: by_hand
                .map(|what| locale.text(&Message::new("report-plan-first").with("what", what))),
            text: planned.summary.clone(),
            green: (!planned.turns_green.is_empty()).then(|| locale.text(&green)),
        };
        match pages.last_mut() {
            Some(page) if last == Some(&planned.step) => page.steps.push(item),
            _ => pages.push(PlanPage {
                title: details::page_title(None, &planned.step, report).to_owned(),
                first: number + 1,
                steps: vec![item],
            }),
        }
        last = Some(&planned.step);
    }
    pages
}

/// The last sentence. What a person does first may be enough for all that it explains.
fn end(report: &Report, plan: &PlanReport, by_hand: &[Task<'_>], locale: &Locale) -> String {
    let is_of_hand = |id: &CheckId| {
        let mut tasks = by_hand.iter();
        tasks.any(|task| task.check == id || task.explains.contains(id))
    };
    let unseen = titles(report, plan.left.iter().filter(|id| !is_of_hand(id)));
    let is_idea = plan.left.is_empty() && !by_hand.is_empty();
    let needs_a_person = is_idea || plan.steps.iter().any(|step| step.by_hand.is_some());
    let id = match (unseen.is_empty(), plan.left.is_empty() && !needs_a_person) {
        (false, _) => "report-plan-left",
        (true, false) => "report-plan-again",
        (true, true) if plan.steps.is_empty() => "report-plan-none",
        (true, true) => "report-plan-all",
    };
    locale.text(&Message::new(id).with("titles", unseen))
}

/// The most checks that a sentence names.
const MOST_TITLES: usize = 6;

/// The first titles, and the number of the rest.
fn titles<'i>(report: &Report, ids: impl Iterator<Item = &'i CheckId>) -> Vec<Message> {
    let checks = ids.filter_map(|id| report.check(id));
    let titles = checks.map(|check| Message::new("report-list").with("names", &check.title));
    shortened(titles.collect(), MOST_TITLES)
}
