//! What is left to do until everything passes, page by page.

use super::canvas::Canvas;
use super::style::Style;
use crate::reporter::plan::Plan;
use workshop_check_core::locale::Locale;
use workshop_check_core::report::Report;

/// Writes the plan of a report, if it has one.
pub fn write(canvas: &mut Canvas, report: &Report, locale: &Locale) {
    let Some(plan) = Plan::of(report, locale) else {
        return;
    };
    canvas.item("", Style::Plain, &plan.heading, Style::Strong);
    for page in &plan.pages {
        canvas.item("  ", Style::Plain, &page.title, Style::Strong);
        for (number, step) in page.steps.iter().enumerate() {
            let lead = format!("  {:>3}. ", page.first + number);
            if let Some(first) = &step.first {
                canvas.item(&lead, Style::Plain, first, Style::Plain);
                canvas.item("       ", Style::Plain, &step.text, Style::Plain);
            } else {
                canvas.item(&lead, Style::Plain, &step.text, Style::Plain);
            }
            if let Some(green) = &step.green {
                canvas.item("       ", Style::Plain, green, Style::Good);
            }
        }
    }
    if let Some((heading, lines)) = &plan.by_hand {
        canvas.item("  ", Style::Plain, heading, Style::Strong);
        for line in lines {
            canvas.item("    - ", Style::Plain, line, Style::Plain);
        }
    }
    canvas.item("  ", Style::Plain, &plan.end, Style::Plain);
    canvas.gap();
}
