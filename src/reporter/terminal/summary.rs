//! The end of the report: the result, the other root causes, and what to do next.

use super::canvas::Canvas;
use super::labelled;
use super::style::Style;
use super::way;
use crate::reporter::details;
use crate::reporter::details::Label;
use crate::suites;
use workshop_check_core::change::quoted;
use workshop_check_core::diagnosis::quote::brief;
use workshop_check_core::locale::Locale;
use workshop_check_core::message::Message;
use workshop_check_core::report::{CheckReport, Hints, Next, Report, RootCause, StepReport};
use workshop_check_core::verdict::Outcome;

/// The most root causes that are listed. Further ones are counted: before the next run only the first few help.
const MOST_CAUSES: usize = 3;

/// The most changes of one fix that are listed.
const MOST_CHANGES: usize = 5;

/// Writes the result, the other root causes, and what to do next.
pub fn write(canvas: &mut Canvas, report: &Report, locale: &Locale) {
    verdict(canvas, report, locale);
    if let Some(next) = &report.next {
        others(canvas, report, next, locale);
        way::write(canvas, report, next);
        self::next(canvas, report, next, locale);
    }
}

fn verdict(canvas: &mut Canvas, report: &Report, locale: &Locale) {
    let mut labels = vec![locale.label("report-score"), locale.label("report-result")];
    let mut texts = vec![details::score(report, locale), result(report, locale)];
    if let Some(costs) = &report.still_costs {
        labels.push(locale.label("report-cost"));
        texts.push(costs.clone());
    }
    for (label, text) in labelled(&labels).zip(texts) {
        canvas.item(
            &label,
            Style::of_outcome(report.outcome),
            &text,
            Style::Strong,
        );
    }
    canvas.gap();
}

/// "not there yet: 2 failed, 17 blocked and 31 passed"
fn result(report: &Report, locale: &Locale) -> String {
    let is_optional = report.score.max == 0 && report.bonus.is_some();
    let verdict = locale.label(match report.outcome {
        Outcome::Passed if is_optional => "verdict-optional",
        Outcome::Passed => "verdict-passed",
        Outcome::Failed => "verdict-failed",
        Outcome::Pending => "verdict-pending",
        Outcome::Unknown => "verdict-unknown",
        Outcome::Blocked => "verdict-blocked",
    });
    let counts = counts(report, locale);
    if counts.is_empty() {
        return verdict;
    }
    locale.text(
        &Message::new("report-result-of")
            .with("verdict", verdict)
            .with("counts", counts),
    )
}

/// The number of checks with each outcome, the worst first. Those of pages that are not started count as that, as do those of a
/// module that is not started, unless they passed; and what is passed only because it is a bonus counts as an idea.
fn counts(report: &Report, locale: &Locale) -> Vec<String> {
    let waits = |step: &&StepReport, check: &&CheckReport| {
        let mut modules = report.modules.iter();
        let module = modules.find(|module| module.steps.contains(&step.id));
        let is_later = module.is_some_and(|module| !module.started)
            && (check.because_of.is_some() || check.outcome == Outcome::Blocked);
        !step.started || is_later
    };
    let all = || {
        report
            .steps
            .iter()
            .flat_map(|step| step.checks.iter().map(move |check| (step, check)))
    };
    let checks = all()
        .filter(|(step, check)| !waits(step, check))
        .map(|(_, check)| check);
    let of = |outcome: Outcome| {
        let of_outcome = checks.clone().filter(|check| check.outcome == outcome);
        let count = of_outcome.filter(|check| !check.is_idea()).count();
        (counted(outcome), count)
    };
    let ideas = checks.clone().filter(|check| check.is_idea()).count();
    let not_started = all().filter(|(step, check)| waits(step, check)).count();
    let [failed, unknown, pending, blocked, passed] = Outcome::ALL.map(of);
    let counts = [
        failed,
        unknown,
        pending,
        blocked,
        ("count-not-started", not_started),
        ("count-ideas", ideas),
        passed,
    ];
    counts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(id, count)| locale.text(&Message::new(id).with("count", count)))
        .collect()
}

/// The message that counts the checks of an outcome: "2 failed".
fn counted(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Passed => "count-passed",
        Outcome::Failed => "count-failed",
        Outcome::Pending => "count-pending",
        Outcome::Blocked => "count-blocked",
        Outcome::Unknown => "count-unknown",
    }
}

/// The root causes after the first, without details, which are in the list of steps.
fn others(canvas: &mut Canvas, report: &Report, next: &Next, locale: &Locale) {
    let others: Vec<&RootCause> = report
        .shown_causes()
        .filter(|cause| cause.check != next.check)
        .collect();
    if others.is_empty() {
        return;
    }
    canvas.item(
        "",
        Style::Plain,
        &locale.label("report-after-that"),
        Style::Plain,
    );
    for cause in others.iter().take(MOST_CAUSES) {
        let step = details::page_title(None, &cause.step, report);
        let text = locale.labelled(step, &cause.summary);
        canvas.item("  - ", Style::Bad, &text, Style::Plain);
    }
    if let Some(more @ 1..) = others.len().checked_sub(MOST_CAUSES) {
        let more = Message::new("report-more").with("count", more);
        canvas.item("  - ", Style::Faint, &locale.text(&more), Style::Plain);
    }
    canvas.gap();
}

/// One thing to do: the change, why, the page with its link, and the command that explains more.
///
/// The commands stand above it, so that all of it is visible at once in a small window, however long they are.
fn next(canvas: &mut Canvas, report: &Report, next: &Next, locale: &Locale) {
    if !next.remedy.commands.is_empty() {
        let heading = locale.label("report-run-first");
        canvas.item("  ", Style::Faint, &heading, Style::Faint);
        let commands = next.remedy.commands.iter();
        commands.for_each(|command| canvas.command(command));
        canvas.gap();
    }
    headline(canvas, report, next, locale);
    let mut lines = reasons(report, next, locale);
    let page = details::page_title(next.page_title.as_ref(), &next.step, report);
    if page != next.summary {
        lines.push((Some(Label::Page), page.to_owned()));
    }
    lines.push((None, next.page_url.clone()));
    lines.extend(explain(report, next, locale).map(|command| (Some(Label::More), command)));
    let labels: Vec<String> = lines
        .iter()
        .map(|(label, _)| label.map(|label| label.text(locale)).unwrap_or_default())
        .collect();
    for ((kind, text), label) in lines.iter().zip(labelled(&labels)) {
        // The place in the console is between the page and where to read more.
        if *kind == Some(Label::More) {
            console(canvas, next, locale);
        }
        let style = match kind {
            Some(Label::Fix) => Style::Good,
            _ => Style::Faint,
        };
        let is_link = *text == next.page_url;
        let text_style = if is_link { Style::Link } else { Style::Plain };
        // A link has its own line, even if it is longer than the width.
        let label = if is_link { "" } else { label.as_str() };
        canvas.item(&format!("  {label}"), style, text, text_style);
    }
    if lines.iter().all(|(kind, _)| *kind != Some(Label::More)) {
        console(canvas, next, locale);
    }
}

/// The change in one sentence, or several changes as a list.
fn headline(canvas: &mut Canvas, report: &Report, next: &Next, locale: &Locale) {
    let lead = locale.lead(&locale.label("report-next"));
    let ink = Style::of_outcome(report.outcome);
    let Some(heading) = details::several(&next.remedy, locale) else {
        return canvas.item(&lead, ink, &next.summary, Style::Strong);
    };
    canvas.item(&lead, ink, &heading, Style::Strong);
    let changes = &next.remedy.changes;
    // "1 more" would not be shorter than the change.
    let shown = if changes.len() > MOST_CHANGES + 1 {
        MOST_CHANGES
    } else {
        changes.len()
    };
    for (number, change) in changes.iter().take(shown).enumerate() {
        canvas.item(
            &format!("  {}. ", number + 1),
            Style::Good,
            change,
            Style::Plain,
        );
    }
    if let Some(more @ 1..) = changes.len().checked_sub(shown) {
        let more = locale.text(&Message::new("report-changes-more").with("count", more));
        canvas.item("     ", Style::Plain, &more, Style::Faint);
    }
}

/// The command that explains the check in the same language, if the suite comes with the program. It tells the fix, too.
fn explain(report: &Report, next: &Next, locale: &Locale) -> Option<String> {
    let id = report.suite.id.as_str();
    if report.hints < Hints::Fix || !suites::is_embedded(id) {
        return None;
    }
    let mut command = format!("workshop-check explain {}", next.check);
    if id != suites::DEFAULT_SUITE {
        command.push_str(&format!(" --suite {id}"));
    }
    if let Some(asked) = locale.asked().and_then(quoted) {
        command.push_str(&format!(" --lang {asked}"));
    }
    Some(command)
}

/// The way to the fix in the console, and its address there.
fn console(canvas: &mut Canvas, next: &Next, locale: &Locale) {
    let remedy = &next.remedy;
    if let Some(path) = &remedy.console_path {
        let lead = format!("  {}", locale.lead(&locale.label("report-console")));
        canvas.item(&lead, Style::Plain, path, Style::Plain);
    }
    if let Some(url) = &remedy.console_url {
        canvas.item("  ", Style::Plain, url, Style::Link);
    }
}

/// The cause and the change. A line without a label continues the one above.
fn reasons(report: &Report, next: &Next, locale: &Locale) -> Vec<(Option<Label>, String)> {
    let cause = report
        .root_causes
        .iter()
        .find(|cause| cause.check == next.check);
    let check = report.check(&next.check);
    let mut lines = Vec::new();
    if let Some(cause) = cause {
        let found = cause.evidence.first();
        lines.extend(found.cloned());
        let said = cause.further_evidence();
        let said = said.filter(|said| found.is_none_or(|found| found != said));
        lines.extend(said.take(MOST_CAUSES - 1).map(|said| brief(said, None)));
        if !cause.explains.is_empty() {
            let message = Message::new("report-explains").with("count", cause.explains.len());
            lines.push(locale.text(&message));
        }
    }
    let mut lines: Vec<_> = lines.into_iter().map(|text| (None, text)).collect();
    if let Some((label, _)) = lines.first_mut() {
        *label = Some(Label::Cause);
    }
    let is_shown = |label| match label {
        // The headline is the fix.
        Label::Page | Label::Advice | Label::Resources | Label::Fix => true,
        // The evidence is more precise.
        Label::Found | Label::Expected => cause.is_some_and(|cause| !cause.evidence.is_empty()),
        _ => false,
    };
    let details = check.map(|check| details::lines(check, report, locale));
    let details = details.into_iter().flatten();
    lines.extend(
        details
            .filter(|detail| !is_shown(detail.label) && detail.text != next.summary)
            .map(|detail| (Some(detail.label), detail.text)),
    );
    lines
}
