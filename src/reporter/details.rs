//! The lines about one check, in the order in which they help: what was found, what is expected, why, and how to fix it.
//!
//! All formats have the same lines and differ only in their layout.

use std::collections::HashSet;

use workshop_check_core::ids::{CheckId, StepId};
use workshop_check_core::locale::Locale;
use workshop_check_core::message::Message;
use workshop_check_core::report::{
    CheckReport, Entry, Hints, Remedy, Report, RootCause, Score, StepReport, UnknownReason,
};
use workshop_check_core::verdict::Outcome;

/// The most names that are listed. Further ones are counted.
const MOST_NAMES: usize = 3;

/// One labelled line about a check.
#[derive(PartialEq, Eq)]
pub struct Detail {
    pub label: Label,
    pub text: String,
}

/// The kind of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    Found,
    Expected,
    Resources,
    Cause,
    WaitsFor,
    Missing,
    Fix,
    Note,
    Advice,
    Page,
    More,
}

impl Label {
    /// Every label, for a layout that aligns them.
    pub const ALL: [Label; 11] = [
        Label::Found,
        Label::Expected,
        Label::Resources,
        Label::Cause,
        Label::WaitsFor,
        Label::Missing,
        Label::Fix,
        Label::Note,
        Label::Advice,
        Label::Page,
        Label::More,
    ];

    /// The label in this language.
    pub fn text(self, locale: &Locale) -> String {
        locale.label(match self {
            Label::Found => "report-found",
            Label::Expected => "report-expected",
            Label::Resources => "report-looked-at",
            Label::Cause => "report-cause",
            Label::WaitsFor => "report-waits-for",
            Label::Missing => "report-missing",
            Label::Fix => "report-fix",
            Label::Note => "report-note",
            Label::Advice => "report-advice",
            Label::Page => "report-page",
            Label::More => "report-more-about",
        })
    }
}

/// The lines about a check. A passed check has its advice only. They end with the page.
pub fn lines(check: &CheckReport, report: &Report, locale: &Locale) -> Vec<Detail> {
    let mut lines = Lines::default();
    match check.outcome {
        Outcome::Passed => {}
        Outcome::Failed => {
            lines.add_if(Label::Found, check.actual.as_deref());
            lines.add_if(Label::Expected, check.expected.as_deref());
            lines.add_if(
                Label::Resources,
                unnamed_resources(check, locale).as_deref(),
            );
            lines.add_if(Label::Cause, cause(check, report));
            let fix = check.hint.as_deref();
            lines.add_if(Label::Fix, fix.filter(|_| !is_fixed_with_its_cause(check)));
        }
        Outcome::Unknown => {
            lines.add_if(Label::Cause, check.actual.as_deref());
            lines.add_if(Label::Missing, missing_actions(check, locale).as_deref());
            lines.add_if(Label::Fix, check.hint.as_deref());
        }
        Outcome::Pending => {
            let waits_for = check.actual.as_deref().or(check.hint.as_deref());
            lines.add_if(Label::WaitsFor, waits_for);
            lines.add_if(
                Label::Note,
                check.actual.as_ref().and(check.hint.as_deref()),
            );
        }
        Outcome::Blocked => {
            let blockers = blockers([check], report, locale);
            lines.add_if(Label::WaitsFor, some_of(blockers, locale).as_deref());
        }
    }
    for advice in &check.advice {
        lines.add_if(Label::Advice, Some(advice));
    }
    if check.outcome != Outcome::Passed || !check.advice.is_empty() {
        lines.add_if(Label::Page, Some(&check.page_url));
    }
    lines.0
}

/// "72 of 123 points, 5 of 8 pages done".
pub fn score(report: &Report, locale: &Locale) -> String {
    // A page of ideas is never done or not done.
    let pages = report.steps.iter();
    let pages: Vec<_> = pages
        .filter(|step| step.score.max > 0 || step.bonus.is_none())
        .collect();
    if pages.is_empty() {
        return points(report, locale);
    }
    let done = pages.iter();
    let done = done.filter(|step| step.outcome == Outcome::Passed).count();
    let both = Message::new("report-score-and-pages")
        .with("score", score_of(report))
        .with("done", done)
        .with("total", pages.len());
    with_bonus(locale.text(&both), report.bonus, locale)
}

/// "72 of 123 points", and the bonus points if there are any. "bonus: 2 of 4 points" if there is nothing but a bonus.
pub fn points(report: &Report, locale: &Locale) -> String {
    match report.bonus {
        Some(bonus) if report.score.max == 0 => {
            let message = Message::new("report-bonus")
                .with("points", i64::from(bonus.points))
                .with("max", i64::from(bonus.max));
            locale.text(&message)
        }
        bonus => with_bonus(locale.text(&score_of(report)), bonus, locale),
    }
}

fn score_of(report: &Report) -> Message {
    Message::new("report-score-of")
        .with("points", i64::from(report.score.points))
        .with("max", i64::from(report.score.max))
}

/// A score or a title, followed by the bonus points if there are any.
pub fn with_bonus(text: String, bonus: Option<Score>, locale: &Locale) -> String {
    let Some(bonus) = bonus else {
        return text;
    };
    let message = Message::new("report-with-bonus")
        .with("text", text)
        .with("points", i64::from(bonus.points))
        .with("max", i64::from(bonus.max));
    locale.text(&message)
}

/// A line for each reason for which checks are unknown: how many there are, the reason, and the missing permissions.
pub fn unknown(report: &Report, locale: &Locale) -> Vec<String> {
    let line = |reason: UnknownReason| {
        let checks = Message::new("report-checks").with("count", reason.checks);
        let lead = locale.labelled(
            &super::terminal::word(Outcome::Unknown, locale),
            &locale.text(&checks),
        );
        locale.labelled(&lead, &reason.with_actions())
    };
    report.unknown_reasons().into_iter().map(line).collect()
}

/// The titles of the pages of which nothing exists yet, as a list in this language. `None` if there are none.
pub fn not_started(report: &Report, locale: &Locale) -> Option<String> {
    titles(report.not_started(), locale)
}

/// The titles of pages as a list in this language, without those of their modules. `None` if there are none.
pub fn titles<'s>(steps: impl Iterator<Item = &'s StepReport>, locale: &Locale) -> Option<String> {
    let own = |step: &'s StepReport| step.own_title.as_ref().unwrap_or(&step.title).clone();
    let titles: Vec<String> = steps.map(own).collect();
    (!titles.is_empty()).then(|| locale.text(&Message::new("report-list").with("names", titles)))
}

/// Whether a report names a check. At the stage [`Hints::Page`] it names the passed ones only.
pub fn is_named(check: &CheckReport, report: &Report) -> bool {
    report.hints > Hints::Page || check.outcome == Outcome::Passed
}

/// The outcomes of the checks of a step that the report does not name, the worst first, each with "3 checks".
pub fn unnamed(step: &StepReport, report: &Report, locale: &Locale) -> Vec<(Outcome, String)> {
    let outcomes = Outcome::ALL.into_iter().map(|outcome| {
        let checks = step.checks.iter();
        let count = checks
            .filter(|check| check.outcome == outcome && !is_named(check, report))
            .count();
        (outcome, count)
    });
    outcomes
        .filter(|(_, count)| *count > 0)
        .map(|(outcome, count)| {
            let checks = Message::new("report-checks").with("count", count);
            (outcome, locale.text(&checks))
        })
        .collect()
}

/// The title of the page with a fix: the page's own, or else its step's.
pub fn page_title<'a>(own: Option<&'a String>, step: &'a StepId, report: &'a Report) -> &'a str {
    let mut steps = report.steps.iter();
    let found = steps.find(|found| found.id == *step);
    match own.or(found.map(|step| &step.title)) {
        Some(title) => title,
        None => step.as_str(),
    }
}

/// What a root cause says beside the title of its page. With the hints of the first stage, that is nothing.
pub fn summary_beside<'c>(cause: &'c RootCause, title: &str) -> Option<&'c str> {
    Some(cause.summary.as_str()).filter(|summary| *summary != title)
}

/// The titles, in quotes, of the checks that block these in the end. If a blocking check is blocked itself, its own blockers
/// take its place.
pub fn blockers<'a>(
    blocked: impl IntoIterator<Item = &'a CheckReport>,
    report: &'a Report,
    locale: &Locale,
) -> Vec<String> {
    let quoted = |title: &str| locale.text(&Message::new("report-quoted").with("title", title));
    let mut titles = Vec::new();
    let mut seen = HashSet::new();
    let mut waiting: Vec<&str> = Vec::new();
    for check in blocked {
        waiting.extend(check.blocked_by.iter().rev().map(CheckId::as_str));
        while let Some(id) = waiting.pop() {
            if !seen.insert(id) {
                continue;
            }
            match report.check(id) {
                Some(check) if check.outcome == Outcome::Blocked => {
                    waiting.extend(check.blocked_by.iter().rev().map(CheckId::as_str));
                }
                Some(check) => titles.push(quoted(&check.title)),
                None => titles.push(quoted(id)),
            }
        }
    }
    titles
}

/// The first names as a list in this language, and the number of the rest. `None` if there are no names.
pub fn some_of(mut names: Vec<String>, locale: &Locale) -> Option<String> {
    let more = names.len().saturating_sub(MOST_NAMES);
    // "and 1 more" would not be shorter than the name.
    if more > 1 {
        names.truncate(MOST_NAMES);
        names.push(locale.text(&Message::new("report-more").with("count", more)));
    }
    (!names.is_empty()).then(|| locale.text(&Message::new("report-list").with("names", names)))
}

/// Ids of the resources of a check, except those that the sentence about what was found names already.
fn unnamed_resources(check: &CheckReport, locale: &Locale) -> Option<String> {
    let found = check.actual.as_deref().unwrap_or_default();
    let unnamed = check.resources.iter().filter(|id| !found.contains(*id));
    some_of(unnamed.cloned().collect(), locale)
}

/// Whether a failed check follows another one and names no change of its own. What it says to do is possible or needed only
/// when its cause is fixed: a second mount target of a file system that is in one zone.
fn is_fixed_with_its_cause(check: &CheckReport) -> bool {
    let follows = check.because_of.is_some() && check.same_mistake_as.is_none();
    follows && check.remedy.console_path.is_none()
}

/// What is wrong that explains a failed check: the title of the failure from which it follows. `None` if the check is a root
/// cause itself, or part of the same mistake as one.
fn cause<'a>(check: &CheckReport, report: &'a Report) -> Option<&'a str> {
    let causes = &report.root_causes;
    let is_root = causes.iter().any(|cause| cause.check == check.id);
    if is_root || check.same_mistake_as.is_some() {
        return None;
    }
    let explains = |id: &CheckId| *id == check.id;
    let root = causes
        .iter()
        .find(|cause| cause.explains.iter().any(explains))?;
    let earlier = check.because_of.as_ref().unwrap_or(&root.check);
    // The finding itself stands at that check. Without a title for its failure, its title says what should be.
    let failed = report.check(earlier)?.failed_title.as_deref();
    Some(failed.unwrap_or(&root.summary))
}

/// "Make these 3 changes:", where a fix is several changes, which a list shows better than a sentence.
pub fn several(remedy: &Remedy, locale: &Locale) -> Option<String> {
    let count = remedy.changes.len();
    (count > 1).then(|| locale.text(&Message::new("report-changes").with("count", count)))
}

/// The fix of a root cause.
pub fn fix<'a>(cause: &'a RootCause, report: &'a Report) -> Option<&'a str> {
    let own = || report.check(&cause.check)?.hint.as_deref();
    cause.fix.as_deref().or_else(own)
}

/// The missing IAM actions. `None` if the sentence about the cause names them already.
fn missing_actions(check: &CheckReport, locale: &Locale) -> Option<String> {
    let why = check.actual.as_deref().unwrap_or_default();
    if check
        .missing_actions
        .iter()
        .all(|action| why.contains(action))
    {
        return None;
    }
    let message =
        Message::new("report-missing-actions").with("actions", check.missing_actions.clone());
    Some(locale.text(&message))
}

#[derive(Default)]
struct Lines(Vec<Detail>);

impl Lines {
    fn add_if(&mut self, label: Label, text: Option<&str>) {
        if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
            self.0.push(Detail {
                label,
                text: text.to_owned(),
            });
        }
    }
}
/// When the attendee submitted the report of an entry, if the instructor did not read the account.
pub fn submitted(entry: &Entry, locale: &Locale) -> Option<String> {
    let time = entry.report.as_ref()?.submitted_at?;
    let time = time.strftime("%Y-%m-%d %H:%M UTC").to_string();
    Some(locale.text(&Message::new("board-submitted").with("time", time)))
}
