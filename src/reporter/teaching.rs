//! What a class is stuck on, in words: the sentences that all formats share.

use jiff::SignedDuration;

use workshop_check_core::locale::Locale;
use workshop_check_core::message::{Arg, Message};
use workshop_check_core::report::{CheckSignal, Gradebook, Group, TeachingSignal, ToGreen};

/// More ways than these in which one check fails are no longer one lesson.
const MOST_WAYS: usize = 3;
/// More names than these are counted.
const MOST_NAMES: usize = 12;

/// "9 of 40".
pub fn counted(group: &Group, signal: &TeachingSignal, locale: &Locale) -> String {
    let counted = Message::new("teaching-of")
        .with("count", group.members.len())
        .with("total", signal.graded);
    locale.text(&counted)
}

/// What those in a group share, with what was found where that is the same of all.
pub fn lesson(group: &Group, locale: &Locale) -> String {
    match group.failures.as_slice() {
        [(said, count)] if *count == group.members.len() => locale.text(
            &Message::new("root-cause-summary")
                .with("title", &group.title)
                .with("actual", said),
        ),
        _ => group.title.clone(),
    }
}

/// "7 × default in place of EFS-SG": in which ways a check fails, where they differ.
pub fn ways(group: &Group) -> Vec<String> {
    let ways = match group.failures.as_slice() {
        [(_, count)] if *count == group.members.len() => &[],
        said => said,
    };
    let ways = ways.iter().take(MOST_WAYS);
    ways.map(|(said, count)| format!("{count} × {said}"))
        .collect()
}

/// "Time to green: 14 min (median of 6 attendees)".
pub fn to_green(to_green: ToGreen, locale: &Locale) -> String {
    let label = locale.label("teaching-durations");
    locale.labelled(&label, &duration_of(to_green, locale))
}

/// "14 min (median of 6 attendees)".
pub fn duration_of(to_green: ToGreen, locale: &Locale) -> String {
    let text = Message::new("teaching-median")
        .with("median", duration(to_green.median))
        .with("measured", to_green.measured);
    locale.text(&text)
}

/// Who had passed a check at an earlier look, and fails it now.
pub fn regressed(check: &CheckSignal, book: &Gradebook, locale: &Locale) -> String {
    let entries = check.regressed.iter();
    let entries = entries.filter_map(|position| book.entries.get(*position));
    let mut names: Vec<String> = entries
        .take(MOST_NAMES)
        .map(|entry| entry.name.clone())
        .collect();
    if let Some(more @ 1..) = check.regressed.len().checked_sub(MOST_NAMES) {
        names.push(locale.text(&Message::new("report-more").with("count", more)));
    }
    let title = check.failed_title.as_ref().unwrap_or(&check.title);
    let text = Message::new("teaching-regressed-who")
        .with("title", title)
        .with("names", Arg::List(names));
    locale.text(&text)
}

/// To the minute: looks are seldom closer.
fn duration(duration: SignedDuration) -> Message {
    let minutes = duration.as_mins().max(0);
    match minutes {
        0 => Message::new("duration-below-minute"),
        1..60 => Message::new("duration-minutes").with("minutes", minutes),
        _ => Message::new("duration-hours")
            .with("hours", minutes / 60)
            .with("minutes", minutes % 60),
    }
}
