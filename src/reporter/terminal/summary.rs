//! The last screenful: how far, what else, and what to do now.

use super::canvas::Canvas;
use super::ink::Ink;
use super::{labelled, ladder};
use crate::reporter::details;
use crate::reporter::details::Label;
use workshop_check_core::locale::Locale;
use workshop_check_core::message::Message;
use workshop_check_core::report::{Next, Report, RootCause, StepReport};
use workshop_check_core::verdict::Outcome;

/// More causes than these are counted: only the first few are of use before the next run.
const MOST_CAUSES: usize = 3;

/// Writes the verdict, the other causes, and last what to do next.
pub fn write(canvas: &mut Canvas, report: &Report, locale: &Locale) {
    verdict(canvas, report, locale);
    if let Some(next) = &report.next {
        others(canvas, report, next, locale);
        self::next(canvas, report, next, locale);
    }
}

fn verdict(canvas: &mut Canvas, report: &Report, locale: &Locale) {
    let labels = ["report-score", "report-result"].map(|id| locale.label(id));
    let score = Message::new("report-score-of")
        .with("points", i64::from(report.score.points))
        .with("max", i64::from(report.score.max));
    let texts = [locale.text(&score), result(report, locale)];
    for (label, text) in labelled(&labels).zip(texts) {
        canvas.item(&label, Ink::of(report.outcome), &text, Ink::Strong);
    }
    canvas.gap();
}

/// "not there yet: 2 failed, 17 blocked and 31 passed"
fn result(report: &Report, locale: &Locale) -> String {
    let verdict = locale.label(match report.outcome {
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

/// How many checks came out how, worst first.
fn counts(report: &Report, locale: &Locale) -> Vec<String> {
    let mut outcomes: Vec<Outcome> = report
        .steps
        .iter()
        .flat_map(|step| step.checks.iter().map(|check| check.outcome))
        .collect();
    outcomes.sort();
    outcomes
        .chunk_by(|a, b| a == b)
        .filter_map(|same| {
            let word = ladder::word(*same.first()?, locale);
            Some(format!("{} {word}", same.len()))
        })
        .collect()
}

/// The causes after the one to mend now, short: they are unfolded in the ladder.
fn others(canvas: &mut Canvas, report: &Report, next: &Next, locale: &Locale) {
    let others: Vec<&RootCause> = report
        .root_causes
        .iter()
        .filter(|cause| cause.check != next.check)
        .collect();
    if others.is_empty() {
        return;
    }
    canvas.item(
        "",
        Ink::Plain,
        &locale.label("report-after-that"),
        Ink::Plain,
    );
    for cause in others.iter().take(MOST_CAUSES) {
        let text = match step(report, &cause.step) {
            Some(step) => locale.labelled(&step.title, &cause.summary),
            None => cause.summary.clone(),
        };
        canvas.item("  - ", Ink::Bad, &text, Ink::Plain);
    }
    if let Some(more @ 1..) = others.len().checked_sub(MOST_CAUSES) {
        let more = Message::new("report-more").with("count", more);
        canvas.item("  - ", Ink::Faint, &locale.text(&more), Ink::Plain);
    }
    canvas.gap();
}

/// One thing to do: what is wrong, why, the change, the page, and the link on the very last line.
fn next(canvas: &mut Canvas, report: &Report, next: &Next, locale: &Locale) {
    let lead = format!("{} ", locale.label("report-next"));
    canvas.item(&lead, Ink::of(report.outcome), &next.summary, Ink::Strong);
    let mut lines = reasons(report, next, locale);
    if let Some(step) = step(report, &next.step) {
        lines.push((Some(Label::Page), step.title.clone()));
    }
    let mut labels: Vec<String> = lines
        .iter()
        .map(|(label, _)| label.map(|label| label.text(locale)).unwrap_or_default())
        .collect();
    let mut texts: Vec<&str> = lines.iter().map(|(_, text)| text.as_str()).collect();
    if let Some(path) = &next.remedy.console_path {
        labels.push(locale.label("report-console"));
        texts.push(path);
    }
    for (text, label) in texts.into_iter().zip(labelled(&labels)) {
        canvas.item(&format!("  {label}"), Ink::Faint, text, Ink::Plain);
    }
    remedy(canvas, next, locale);
    canvas.item("  ", Ink::Plain, &next.page_url, Ink::Link);
}

/// The address of the fix in the console, and the fix as commands.
fn remedy(canvas: &mut Canvas, next: &Next, locale: &Locale) {
    let remedy = &next.remedy;
    if let Some(url) = &remedy.console_url {
        canvas.item("  ", Ink::Plain, url, Ink::Link);
    }
    if !remedy.commands.is_empty() {
        canvas.item("  ", Ink::Faint, &locale.label("report-run"), Ink::Faint);
        remedy
            .commands
            .iter()
            .for_each(|command| canvas.command(command));
    }
}

/// Why, and what to change. A line without a label goes on with the one above.
fn reasons(report: &Report, next: &Next, locale: &Locale) -> Vec<(Option<Label>, String)> {
    let cause = report
        .root_causes
        .iter()
        .find(|cause| cause.check == next.check);
    let check = report.check(&next.check);
    let mut lines = Vec::new();
    if let Some(cause) = cause {
        lines.extend(cause.evidence.iter().take(MOST_CAUSES).cloned());
        if !cause.explains.is_empty() {
            let message = Message::new("report-explains").with("count", cause.explains.len());
            lines.push(locale.text(&message));
        }
    }
    let mut lines: Vec<_> = lines.into_iter().map(|text| (None, text)).collect();
    if let Some((label, _)) = lines.first_mut() {
        *label = Some(Label::Cause);
    }
    let told = |label| match label {
        // The headline is the fix.
        Label::Page | Label::Advice | Label::LookedAt | Label::Fix => true,
        // Evidence says it better.
        Label::Found | Label::Expected => cause.is_some_and(|cause| !cause.evidence.is_empty()),
        _ => false,
    };
    let details = check.map(|check| details::of(check, report, locale));
    let details = details.into_iter().flatten();
    lines.extend(
        details
            .filter(|detail| !told(detail.label) && detail.text != next.summary)
            .map(|detail| (Some(detail.label), detail.text)),
    );
    lines
}

fn step<'a>(report: &'a Report, id: &str) -> Option<&'a StepReport> {
    report.steps.iter().find(|step| step.id == id)
}
