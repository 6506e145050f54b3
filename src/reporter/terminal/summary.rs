//! The end of the report: the result, the other root causes, and what to do next.

use super::canvas::Canvas;
use super::style::Style;
use super::{labelled, steps};
use crate::reporter::details;
use crate::reporter::details::Label;
use workshop_check_core::locale::Locale;
use workshop_check_core::message::Message;
use workshop_check_core::report::{Next, Report, RootCause, StepReport};
use workshop_check_core::verdict::Outcome;

/// The most root causes that are listed. Further ones are counted: before the next run only the first few help.
const MOST_CAUSES: usize = 3;

/// Writes the result, the other root causes, and what to do next.
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

/// The number of checks with each outcome, the worst first.
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
            let word = steps::word(*same.first()?, locale);
            Some(format!("{} {word}", same.len()))
        })
        .collect()
}

/// The root causes after the first, without details, which are in the list of steps.
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
        Style::Plain,
        &locale.label("report-after-that"),
        Style::Plain,
    );
    for cause in others.iter().take(MOST_CAUSES) {
        let text = match step(report, &cause.step) {
            Some(step) => locale.labelled(&step.title, &cause.summary),
            None => cause.summary.clone(),
        };
        canvas.item("  - ", Style::Bad, &text, Style::Plain);
    }
    if let Some(more @ 1..) = others.len().checked_sub(MOST_CAUSES) {
        let more = Message::new("report-more").with("count", more);
        canvas.item("  - ", Style::Faint, &locale.text(&more), Style::Plain);
    }
    canvas.gap();
}

/// What to do next: what is wrong, why, the change, the page, and the link in the last line.
fn next(canvas: &mut Canvas, report: &Report, next: &Next, locale: &Locale) {
    let lead = format!("{} ", locale.label("report-next"));
    canvas.item(
        &lead,
        Style::of_outcome(report.outcome),
        &next.summary,
        Style::Strong,
    );
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
        canvas.item(&format!("  {label}"), Style::Faint, text, Style::Plain);
    }
    remedy(canvas, next, locale);
    canvas.item("  ", Style::Plain, &next.page_url, Style::Link);
}

/// The address of the fix in the console, and the fix as commands.
fn remedy(canvas: &mut Canvas, next: &Next, locale: &Locale) {
    let remedy = &next.remedy;
    if let Some(url) = &remedy.console_url {
        canvas.item("  ", Style::Plain, url, Style::Link);
    }
    if !remedy.commands.is_empty() {
        canvas.item(
            "  ",
            Style::Faint,
            &locale.label("report-run"),
            Style::Faint,
        );
        remedy
            .commands
            .iter()
            .for_each(|command| canvas.command(command));
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

fn step<'a>(report: &'a Report, id: &str) -> Option<&'a StepReport> {
    report.steps.iter().find(|step| step.id == id)
}
