//! What is left to do until everything passes, page by page.

use super::canvas::Canvas;
use super::style::Style;
use workshop_check_core::ids::CheckId;
use workshop_check_core::locale::Locale;
use workshop_check_core::message::Message;
use workshop_check_core::report::{PlanReport, Report};

/// Writes the plan of a report, if it has one.
pub fn write(canvas: &mut Canvas, report: &Report, locale: &Locale) {
    let Some(plan) = &report.plan else {
        return;
    };
    canvas.item(
        "",
        Style::Plain,
        &locale.label("report-plan"),
        Style::Strong,
    );
    let mut page = "";
    for (number, planned) in plan.steps.iter().enumerate() {
        if planned.step.as_str() != page {
            page = planned.step.as_str();
            let title = report.steps.iter().find(|step| step.id == planned.step);
            let title = title.map_or(page, |step| step.title.as_str());
            canvas.item("  ", Style::Plain, title, Style::Strong);
        }
        let lead = format!("  {:>3}. ", number + 1);
        canvas.item(&lead, Style::Plain, &planned.summary, Style::Plain);
        if !planned.turns_green.is_empty() {
            let titles = titles(report, &planned.turns_green);
            let green = Message::new("report-plan-green").with("titles", titles);
            canvas.item("       ", Style::Plain, &locale.text(&green), Style::Good);
        }
    }
    left(canvas, report, plan, locale);
    canvas.gap();
}

fn left(canvas: &mut Canvas, report: &Report, plan: &PlanReport, locale: &Locale) {
    let message = match plan.left.as_slice() {
        [] => Message::new("report-plan-all"),
        left => Message::new("report-plan-left").with("titles", titles(report, left)),
    };
    canvas.item("  ", Style::Plain, &locale.text(&message), Style::Plain);
}

fn titles(report: &Report, ids: &[CheckId]) -> Vec<String> {
    let title = |id: &CheckId| report.check(id).map(|check| check.title.clone());
    ids.iter().filter_map(title).collect()
}
