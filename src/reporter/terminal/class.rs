//! A class: its results, its common difficulties, and the accounts that could not be read.

use std::io::{self, Write};

use super::canvas::Canvas;
use super::style::Style;
use super::table::{self, cut};
use crate::reporter::text::web_link;
use crate::reporter::{Book, Overview, teaching};
use workshop_check_core::locale::Locale;
use workshop_check_core::message::Message;
use workshop_check_core::report::{CheckSignal, TeachingSignal, Unread};

/// The most groups that are listed.
const MOST_GROUPS: usize = 8;
/// How many of the checks are listed that most attendees fail.
const MOST_CHECKS: usize = 5;
/// The most attendees that are listed for one reason.
const MOST_MEMBERS: usize = 100;

/// Writes the table, its pages, and the difficulties of the class.
///
/// # Errors
/// Those of `out` and of the book.
pub fn write(
    canvas: &mut Canvas,
    book: &dyn Book,
    overview: &Overview,
    out: &mut dyn Write,
    locale: &Locale,
) -> io::Result<()> {
    if let Some(heading) = &overview.heading {
        canvas.item("", Style::Plain, &heading.title, Style::Strong);
        canvas.gap();
        let beside = table::write(canvas, book, overview, out, locale)?;
        for (step, number) in heading.steps.iter().zip(1..) {
            let most = match step.bonus {
                Some(bonus) if step.score.max == 0 => format!("+{}", bonus.max),
                _ => step.score.max.to_string(),
            };
            let text = format!("{} ({most})", step.title);
            canvas.item(&format!("{number:>2}  "), Style::Faint, &text, Style::Plain);
        }
        canvas.gap();
        if !beside {
            causes(canvas, book, out, locale)?;
        }
    }
    let signal = &overview.signal;
    groups(canvas, signal, locale);
    checks(canvas, signal, locale);
    regressed(canvas, overview, locale);
    unread(
        canvas,
        "teaching-unknown",
        &signal.unknown,
        overview,
        locale,
    );
    unread(canvas, "teaching-unread", &signal.unread, overview, locale);
    canvas.flush(out)
}

fn causes(
    canvas: &mut Canvas,
    book: &dyn Book,
    out: &mut dyn Write,
    locale: &Locale,
) -> io::Result<()> {
    let mut is_first = true;
    for entry in book.entries() {
        let entry = entry?;
        let causes = entry.report.as_ref().map(|report| &report.root_causes);
        let Some(cause) = causes.and_then(|causes| causes.first()) else {
            continue;
        };
        if std::mem::take(&mut is_first) {
            let heading = locale.label("teaching-first");
            canvas.item("", Style::Plain, &heading, Style::Strong);
        }
        let text = locale.labelled(&cut(&entry.name, 40), &cause.summary);
        canvas.item("  - ", Style::Bad, &text, Style::Plain);
        canvas.flush(out)?;
    }
    canvas.gap();
    Ok(())
}

fn groups(canvas: &mut Canvas, signal: &TeachingSignal, locale: &Locale) {
    if signal.groups.is_empty() {
        return;
    }
    canvas.item(
        "",
        Style::Plain,
        &locale.label("teaching-groups"),
        Style::Strong,
    );
    for group in signal.groups.iter().take(MOST_GROUPS) {
        let counted = locale.lead(&teaching::counted(group, signal, locale));
        let text = format!("{} → {}", teaching::lesson(group, locale), group.step_title);
        canvas.item(&format!("  {counted}"), Style::Bad, &text, Style::Plain);
        for way in teaching::ways(group) {
            canvas.item("    ", Style::Plain, &way, Style::Plain);
        }
        if let Some(url) = web_link(&group.page_url) {
            canvas.item("    ", Style::Plain, &url, Style::Link);
        }
    }
    more(canvas, signal.groups.len(), MOST_GROUPS, locale);
}

/// The checks that most attendees fail, the most frequent first. What is not made yet or blocked only counts if nothing failed.
fn most_stuck(checks: &[CheckSignal]) -> Vec<&CheckSignal> {
    let stuck = checks.iter().filter(|check| check.stuck() > 0);
    let mut stuck: Vec<&CheckSignal> = stuck.collect();
    if stuck.iter().any(|check| check.failed() > 0) {
        stuck.retain(|check| check.failed() > 0);
    }
    stuck.sort_by_key(|check| std::cmp::Reverse((check.failed(), check.not_made, check.blocked)));
    stuck
}

fn checks(canvas: &mut Canvas, signal: &TeachingSignal, locale: &Locale) {
    let checks = most_stuck(&signal.checks);
    if checks.is_empty() {
        return;
    }
    canvas.item(
        "",
        Style::Plain,
        &locale.label("teaching-checks"),
        Style::Strong,
    );
    for check in checks.iter().take(MOST_CHECKS) {
        let counts = Message::new("teaching-counts")
            .with("title", &check.title)
            .with("failed", check.failed())
            .with("left", check.not_made)
            .with("blocked", check.blocked)
            .with("passed", check.passed);
        canvas.item("  - ", Style::Faint, &locale.text(&counts), Style::Plain);
        if let Some(to_green) = check.to_green {
            let text = teaching::to_green(to_green, locale);
            canvas.item("    ", Style::Plain, &text, Style::Faint);
        }
    }
    more(canvas, checks.len(), MOST_CHECKS, locale);
}

fn regressed(canvas: &mut Canvas, overview: &Overview, locale: &Locale) {
    let signal = &overview.signal;
    let has_regressed = |check: &&CheckSignal| !check.regressed.is_empty();
    let checks: Vec<_> = signal.checks.iter().filter(has_regressed).collect();
    if checks.is_empty() {
        return;
    }
    canvas.item(
        "",
        Style::Plain,
        &locale.label("teaching-regressed"),
        Style::Strong,
    );
    for check in checks.iter().take(MOST_GROUPS) {
        let text = teaching::regressed(check, &overview.names, locale);
        canvas.item("  - ", Style::Bad, &text, Style::Plain);
    }
    more(canvas, checks.len(), MOST_GROUPS, locale);
}

/// The reasons for which something could not be read, each with the attendees.
fn unread(
    canvas: &mut Canvas,
    heading: &'static str,
    reasons: &[Unread],
    overview: &Overview,
    locale: &Locale,
) {
    if reasons.is_empty() {
        return;
    }
    canvas.item("", Style::Plain, &locale.label(heading), Style::Strong);
    for unread in reasons {
        let lead = format!("  {} × ", unread.members.len());
        canvas.item(&lead, Style::Unclear, &unread.reason, Style::Plain);
        let labels = unread.members.iter().take(MOST_MEMBERS);
        for label in labels.filter_map(|member| overview.names.label(*member)) {
            canvas.item("    - ", Style::Faint, &label, Style::Plain);
        }
        if let Some(more @ 1..) = unread.members.len().checked_sub(MOST_MEMBERS) {
            let more = Message::new("report-more").with("count", more);
            canvas.item("    - ", Style::Faint, &locale.text(&more), Style::Plain);
        }
    }
    canvas.gap();
}

fn more(canvas: &mut Canvas, all: usize, shown: usize, locale: &Locale) {
    if let Some(more @ 1..) = all.checked_sub(shown) {
        let more = Message::new("report-more").with("count", more);
        canvas.item("  - ", Style::Faint, &locale.text(&more), Style::Plain);
    }
    canvas.gap();
}

#[cfg(test)]
mod tests {
    use super::*;
    use workshop_check_core::ids::CheckId;

    fn signal(id: &str, [root_cause, follows, blocked]: [usize; 3]) -> CheckSignal {
        CheckSignal {
            check: CheckId::from(id),
            title: id.to_owned(),
            failed_title: None,
            root_cause,
            follows,
            not_made: 0,
            blocked,
            pending: 0,
            unknown: 0,
            passed: 0,
            regressed: Vec::new(),
            to_green: None,
        }
    }

    /// The defect: checks that were only blocked came before those that failed, in the order of the suite.
    #[test]
    fn where_most_are_stuck_is_what_most_fail() {
        let titles = |checks: &[CheckSignal]| -> Vec<String> {
            let stuck = most_stuck(checks).into_iter();
            stuck.map(|check| check.title.clone()).collect()
        };
        let blocked = [signal("a", [0, 0, 4]), signal("b", [0, 0, 6])];
        assert_eq!(titles(&blocked), ["b", "a"], "nothing failed");
        let failed = [
            signal("c", [1, 0, 0]),
            signal("d", [1, 2, 0]),
            signal("e", [0, 0, 0]),
        ];
        let all = [&blocked[..], &failed].concat();
        assert_eq!(titles(&all), ["d", "c"]);
    }
}
