//! The view of `--watch` and its changes, and the notice of `--wait`.

use std::time::Duration;

use indicatif::ProgressDrawTarget;
use workshop_check::reporter::TerminalOptions;
use workshop_check::ui::{WaitNotice, WatchView};
use workshop_check_core::report::{Report, changes};
use workshop_check_core::verdict::Outcome;

use crate::reporters::books::{HOSTILE, complete};
use crate::reporters::halfway::halfway;
use crate::reporters::locale;
use crate::ui::progress::Screen;

const SOON: Duration = Duration::from_secs(60);

fn plain() -> TerminalOptions {
    TerminalOptions::PLAIN
}

fn shown(view: &mut WatchView<'_>, report: &Report, before: Option<&Report>) -> String {
    let mut out = Vec::new();
    let changes = before.map(|before| changes(before, report));
    view.show(report, changes.as_deref(), Some(SOON), &mut out)
        .expect("memory takes everything");
    String::from_utf8(out).expect("text")
}

#[test]
fn changes_are_those_checks_whose_outcome_is_another() {
    let (before, after) = (halfway("en"), complete("en"));
    assert_eq!(changes(&before, &before), []);
    let there = changes(&before, &after);
    let not_passed = before.steps.iter().flat_map(|step| &step.checks);
    let not_passed = not_passed
        .filter(|check| check.outcome != Outcome::Passed)
        .count();
    assert_eq!(there.len(), not_passed);
    assert!(there.iter().all(|change| change.after == Outcome::Passed));
    let back = changes(&after, &before);
    assert!(back.iter().all(|change| change.before == Outcome::Passed));
    assert_eq!(back.len(), there.len());
}

#[test]
fn a_pipe_gets_one_line_a_change_and_no_control_characters() {
    let locale = locale("en");
    let mut view = WatchView::new(&locale, plain, false);
    let (before, mut after) = (halfway("en"), complete("en"));
    let first = shown(&mut view, &before, None);
    assert!(first.contains("Result"), "{first}");
    assert_eq!(shown(&mut view, &before, Some(&before)), "");
    for step in &mut after.steps {
        step.checks
            .iter_mut()
            .for_each(|check| check.title = HOSTILE.to_owned());
    }
    let lines = shown(&mut view, &after, Some(&before));
    assert_eq!(lines.lines().count(), changes(&before, &after).len());
    assert!(
        lines.lines().all(|line| line.contains("✓ done: ")),
        "{lines}"
    );
    assert!(
        !lines.chars().any(|c| c.is_control() && c != '\n'),
        "{lines:?}"
    );
    let lines = shown(&mut view, &before, Some(&after));
    assert!(
        lines.contains(" broken: ") && lines.contains(", now failed"),
        "{lines}"
    );
}

#[test]
fn a_terminal_is_drawn_again_and_rung_once() {
    let locale = locale("en");
    let mut view = WatchView::new(&locale, plain, true);
    let (before, after) = (halfway("en"), complete("en"));
    let screens = [
        shown(&mut view, &before, None),
        shown(&mut view, &after, Some(&before)),
        shown(&mut view, &after, Some(&after)),
    ];
    for screen in &screens {
        assert!(screen.starts_with("\x1b[2J\x1b[H"), "{screen:?}");
        assert!(
            screen.contains("Checking again in about 60 seconds. Ctrl-C ends."),
            "{screen}"
        );
    }
    let bells = screens
        .each_ref()
        .map(|screen| screen.matches('\x07').count());
    assert_eq!(bells, [0, 1, 0]);
    let done = screens.each_ref().map(|screen| screen.contains("✓ done: "));
    // What became green stays in sight.
    assert_eq!(done, [false, true, true]);
}

/// What became green stays in sight at the next look, until newer changes take its place.
#[test]
fn changes_stay_in_a_view_that_is_drawn_again() {
    let locale = locale("en");
    let mut view = WatchView::new(&locale, plain, true);
    let (before, after) = (halfway("en"), complete("en"));
    shown(&mut view, &before, None);
    let changed = shown(&mut view, &after, Some(&before));
    let done = |text: &str| {
        text.lines()
            .filter(|line| line.contains("✓ done: "))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert!(!done(&changed).is_empty(), "{changed}");
    let again = shown(&mut view, &after, Some(&after));
    assert_eq!(done(&again), done(&changed), "{again}");
}

#[test]
fn the_notice_says_what_is_waited_for_and_is_gone_in_the_end() {
    let mut report = complete("en");
    let check = &mut report.steps[0].checks[0];
    check.outcome = Outcome::Pending;
    check.actual = Some("fsmt-1 is \x1b[31mcreating".into());
    check.hint = Some("Two minutes.".into());
    let screen = Screen::default();
    let locale = locale("en");
    let target = ProgressDrawTarget::term_like_with_hz(Box::new(screen.clone()), 255);
    let notice = WaitNotice::new(target, &locale);
    notice.show(&report, Duration::from_secs(8));
    notice.show(&report, Duration::from_secs(8));
    let text = screen.text();
    assert!(text.contains("waiting for: fsmt-1 is"), "{text}");
    assert!(text.contains("checking again in 8 seconds"), "{text}");
    assert!(text.contains("Two minutes."), "{text}");
    assert!(!text.contains('\x1b'), "{text:?}");
    notice.done();
    assert_eq!(screen.text(), "");
}

#[test]
fn the_last_scan_says_that_all_is_done() {
    let locale = locale("en");
    let done = complete("en");
    for redraws in [true, false] {
        let mut view = WatchView::new(&locale, plain, redraws);
        let mut out = Vec::new();
        view.show(&done, Some(&[]), None, &mut out)
            .expect("memory takes everything");
        let text = String::from_utf8(out).expect("text");
        assert!(
            text.contains("All checks have passed. Watching ends here."),
            "{text}"
        );
        assert!(!text.contains("Checking again"), "{text}");
    }
}
