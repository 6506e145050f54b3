//! Sentences about the difficulties of a class, which all formats share.

use jiff::SignedDuration;

use super::Names;
use workshop_check_core::locale::Locale;
use workshop_check_core::message::{Arg, Message};
use workshop_check_core::report::{CauseGroup, CheckSignal, TeachingSignal, ToGreen};

/// The most ways of failing that are listed for one check.
const MOST_WAYS: usize = 3;
/// The most names that are listed.
const MOST_NAMES: usize = 12;

/// "9 of 40".
pub fn counted(group: &CauseGroup, signal: &TeachingSignal, locale: &Locale) -> String {
    let counted = Message::new("teaching-of")
        .with("count", group.members.len())
        .with("total", signal.graded);
    locale.text(&counted)
}

/// The title of a group's check, with what was found if it is the same for all members.
pub fn lesson(group: &CauseGroup, locale: &Locale) -> String {
    match group.failures.as_slice() {
        [(text, count)] if *count == group.members.len() => locale.text(
            &Message::new("root-cause-summary")
                .with("title", &group.title)
                .with("actual", text),
        ),
        _ => group.title.clone(),
    }
}

/// "7 × default in place of EFS-SG": the ways in which the check failed, if they differ.
pub fn ways(group: &CauseGroup) -> Vec<String> {
    let ways = match group.failures.as_slice() {
        [(_, count)] if *count == group.members.len() => &[],
        text => text,
    };
    let ways = ways.iter().take(MOST_WAYS);
    ways.map(|(text, count)| format!("{count} × {text}"))
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

/// The attendees who passed a check in an earlier scan and fail it now.
pub fn regressed(check: &CheckSignal, names: &Names, locale: &Locale) -> String {
    let positions = check.regressed.iter().take(MOST_NAMES);
    let mut names: Vec<String> = positions
        .filter_map(|position| Some(names.get(*position)?.0.to_owned()))
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

/// Rounded to minutes, because the time between scans is seldom shorter.
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
