//! The tables of `history` and `diff`, and the history in the reports of a class.

use jiff::{Timestamp, ToSpan};
use workshop_check::class::RosterIndex;
use workshop_check::class::comparison::Comparison;
use workshop_check::class::store::{Run, RunEntry, RunKey, RunKind, RunOptions, Store, Tally};
use workshop_check::reporter::{
    Book, ClassSetup, Entries, EntriesWithPast, Format, Setup, Subject, TerminalOptions,
};
use workshop_check::ui::{AttendeeRun, RunTables};
use workshop_check_core::report::{
    AttendeeHistory, ClassHistory, Entry, Gradebook, OutcomeSince, Report,
};
use workshop_check_core::verdict::Outcome;

use crate::reporters::books::{HOSTILE, class, complete};
use crate::reporters::halfway::halfway;
use crate::reporters::locale;

fn at(minute: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + 60 * minute).expect("a time")
}

fn run(id: i64, kind: RunKind, finished: bool) -> Run {
    Run {
        id,
        key: RunKey {
            kind,
            suite_id: "containers".into(),
            suite_digest: "sha256:1".into(),
            roster_digest: "sha256:2".into(),
            language: "en".into(),
            shard: None,
            options: RunOptions::default(),
        },
        started_at: at(id),
        finished_at: finished.then(|| at(id + 1)),
    }
}

fn row(position: usize, name: &str, result: Result<Report, &str>) -> RunEntry {
    let (report, error) = match result {
        Ok(report) => (Some(report.into()), None),
        Err(error) => (None, Some(error.to_owned())),
    };
    RunEntry {
        index: RosterIndex::new(position),
        region: None,
        graded_at: at(500),
        entry: Entry {
            name: name.into(),
            account_id: format!("{position:012}"),
            columns: Default::default(),
            report,
            error,
        },
    }
}

fn tables<T>(show: impl FnOnce(RunTables<'_>) -> T) -> T {
    let locale = locale("en");
    show(RunTables {
        locale: &locale,
        // Wide enough that no cell is broken.
        options: TerminalOptions {
            width: 120,
            ..TerminalOptions::PLAIN
        },
    })
}

/// The cells of a line, as far as two spaces part them.
fn cells(line: &str) -> Vec<&str> {
    line.split("  ")
        .map(str::trim)
        .filter(|cell| !cell.is_empty())
        .collect()
}

#[test]
fn the_history_of_a_class_has_a_line_a_run_and_tells_a_live_one() {
    let tally = Tally {
        passed: 1,
        failed: 9,
        not_done: 7,
        pending: 4,
        unknown: 5,
        not_graded: 3,
        points: 50,
        max: 150,
    };
    let empty = Tally {
        passed: 0,
        failed: 0,
        not_done: 0,
        pending: 0,
        unknown: 0,
        ..tally
    };
    let runs = [
        (run(1, RunKind::Grade, true), tally),
        (run(2, RunKind::Live, false), tally),
        (run(13, RunKind::Grade, false), empty),
    ];
    let text = tables(|tables| tables.runs(&runs));
    let lines: Vec<Vec<&str>> = text.lines().map(cells).collect();
    assert_eq!(lines.len(), 4, "{text}");
    assert_eq!(
        lines[1],
        [
            "1",
            "2026-09-21 14:14 UTC",
            "1",
            // Nine failed, and of seven of them nothing is wrong.
            "2",
            "7",
            "4",
            "5",
            "3",
            "50/150",
            "2.6"
        ]
    );
    assert_eq!(lines[2][1], "2026-09-21 14:15 UTC (live)");
    assert_eq!(lines[3][1], "2026-09-21 14:26 UTC (unfinished)");
    assert_eq!(lines[3].last(), Some(&"–"), "nobody was graded");
    assert_eq!(tables(|tables| tables.runs(&[])), "no runs yet\n");
}

/// In a terminal of 80 columns, a date is broken between its words and numbers are whole.
#[test]
fn no_word_of_the_history_is_broken_where_there_is_room() {
    let tally = Tally {
        passed: 5,
        failed: 30,
        not_done: 17,
        pending: 2,
        unknown: 1,
        not_graded: 2,
        points: 3048,
        max: 4674,
    };
    let locale = locale("en");
    let text = |width: usize| {
        let tables = RunTables {
            locale: &locale,
            options: TerminalOptions {
                width,
                ..TerminalOptions::PLAIN
            },
        };
        tables.runs(&[(run(1, RunKind::Grade, true), tally)])
    };
    let narrow = text(80);
    for word in ["2026-09-21", "3048/4674", "Unknown", "graded", "Average"] {
        assert!(narrow.contains(word), "{word}: {narrow}");
    }
    assert!(narrow.lines().all(|line| line.len() <= 80), "{narrow}");
    // Where there is no room, the table stays as narrow as the terminal.
    assert!(
        text(40).lines().all(|line| line.len() <= 40),
        "{}",
        text(40)
    );
}

#[test]
fn the_history_of_an_attendee_says_what_turned_and_every_reason() {
    let result = |id, kind, result, earlier: &[&str]| AttendeeRun {
        run: run(id, kind, true),
        row: row(0, "Ann", result),
        earlier_errors: earlier.iter().map(|text| (*text).to_owned()).collect(),
    };
    let mut results = [
        result(1, RunKind::Grade, Ok(halfway("en")), &[]),
        result(
            2,
            RunKind::Grade,
            Err("it took too long"),
            &["access denied", HOSTILE],
        ),
        result(3, RunKind::Live, Ok(complete("en")), &[]),
    ];
    let text = tables(|tables| tables.attendee(&results));
    let before = text.find("before: ").expect("the earlier reasons");
    assert!(
        text.find("it took too long")
            .is_some_and(|last| last < before),
        "{text}"
    );
    assert!(text.contains("before: access denied"), "{text}");
    assert!(!text.contains(['\x1b', '\r', '\u{202e}']), "{text:?}");
    let live = text
        .lines()
        .find(|line| line.contains("(live)"))
        .expect("a live run");
    // The run of a board began long before its latest scan.
    assert!(cells(live)[1].starts_with("2026-09-21 22:33 UTC"), "{live}");
    assert!(
        live.contains("50/50") && live.contains("Newly passed: "),
        "{text}"
    );
    let json = results[2].json();
    assert_eq!(json["live"], true);
    assert_eq!(json["looked_at"], at(500).to_string());
    assert_eq!(
        results[0].json().as_object().map(|object| object.len()),
        Some(3)
    );
    // What changed with the suite says so.
    let told = |text: &str| text.contains("another version");
    assert!(!told(&text), "{text}");
    results[2].run.key.suite_digest = "sha256:other".to_owned();
    let text = tables(|tables| tables.attendee(&results));
    assert!(told(&text), "{text}");
}

/// The comparison of two runs with these entries, in a store.
fn compare(before: &[RunEntry], after: &[RunEntry]) -> Comparison {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(&folder.path().join("s")).expect("made");
    let [before, after] = [before, after].map(|rows| {
        let run = run(0, RunKind::Grade, true);
        let run = store.begin(&run.key, at(0)).expect("begun");
        for row in rows {
            store.save(run, row, None).expect("saved");
        }
        run
    });
    Comparison::of_runs(&store, before, after, |_| true).expect("read")
}

#[test]
fn diff_lists_what_changed_and_all_only_when_asked() {
    let before = [
        row(0, "Ann", Ok(halfway("en"))),
        row(1, HOSTILE, Ok(complete("en"))),
        row(2, "Cid", Err("access denied")),
    ];
    let after = [
        row(0, "Ann", Ok(complete("en"))),
        row(1, HOSTILE, Ok(halfway("en"))),
        row(2, "Cid", Ok(complete("en"))),
    ];
    let comparison = compare(&before, &after);
    let checks = comparison.checks.len();
    let table = |all| {
        let text = tables(|tables| tables.comparison(3, 4, &comparison, all));
        assert!(
            text.starts_with("From run 3 to run 4: 2 attendees\n\n Check"),
            "{text}"
        );
        assert!(text.ends_with("Not graded in both runs: Cid\n"), "{text}");
        assert!(!text.contains(['\x1b', '\r', '\u{202e}']), "{text:?}");
        text.lines()
            .skip(3)
            .take_while(|line| !line.is_empty())
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let (changed, all) = (table(false), table(true));
    assert_eq!(all.len(), checks);
    let halfway = halfway("en");
    let wrong = halfway.steps.iter().flat_map(|step| &step.checks);
    let wrong = wrong.filter(|check| !matches!(check.outcome, Outcome::Passed | Outcome::Unknown));
    assert_eq!(changed.len(), wrong.count());
    assert!(changed.len() < checks);
    let lost = changed
        .iter()
        .find(|line| line.starts_with(" LB-SG admits HTTP"));
    let lost = lost.expect("a check that one made and one lost");
    assert_eq!(cells(lost)[1..], ["1", "1", "0", "0"]);

    let mut of_other_suite = comparison.clone();
    of_other_suite.suite_changed = true;
    let text = tables(|tables| tables.comparison(3, 4, &of_other_suite, false));
    let told = "From run 3 to run 4: 2 attendees\nThe suite is another version: some changes may come from it.\n\n Check";
    assert!(text.starts_with(told), "{text}");

    let nothing = compare(&before, &before);
    let text = tables(|tables| tables.comparison(3, 4, &nothing, false));
    assert!(text.contains("Nothing changed."), "{text}");
}

/// The half-way attendee of the class had LB-SG's rule before; the complete one made it within 75 minutes.
fn history() -> ClassHistory {
    let looked_at = halfway("en").taken_at;
    let past = |turns: &[(i64, Outcome)]| {
        let seen = turns.iter().map(|(minutes, outcome)| OutcomeSince {
            at: looked_at - minutes.minutes(),
            outcome: *outcome,
        });
        Some(std::sync::Arc::new(AttendeeHistory {
            first_scan: looked_at - 90.minutes(),
            last_scan: looked_at,
            checks: [("lb-sg-http".into(), seen.collect())].into(),
        }))
    };
    use Outcome::{Failed, Passed};
    ClassHistory {
        pasts: vec![
            past(&[(90, Passed), (0, Failed)]),
            past(&[(90, Failed), (15, Passed)]),
            None,
        ],
    }
}

/// A class whose earlier scans are known.
struct ScannedBefore<'a> {
    book: Gradebook,
    history: &'a ClassHistory,
}

impl Book for ScannedBefore<'_> {
    fn count(&self) -> usize {
        self.book.count()
    }

    fn entries(&self) -> Entries<'_> {
        self.book.entries()
    }

    fn has_history(&self) -> bool {
        true
    }

    fn entries_with_past(&self) -> EntriesWithPast<'_> {
        let entries = self.book.entries().enumerate();
        Box::new(entries.map(|(at, entry)| Ok((entry?, self.history.past(at).cloned()))))
    }
}

#[test]
fn every_format_for_people_tells_what_broke_again_and_how_long_it_took() {
    let (locale, history) = (locale("en"), history());
    for format in ["terminal", "html", "markdown"] {
        let write = |history: &dyn Book| {
            let mut out = Vec::new();
            let reporter = (Format::named(format).expect("a format").make)(Setup {
                locale: &locale,
                terminal: TerminalOptions::PLAIN,
                subject: Subject::Class,
                class: ClassSetup::default(),
            });
            reporter
                .write(history, &mut out)
                .expect("memory takes everything");
            let text = String::from_utf8(out).expect("text");
            // Markdown escapes what it could take for its own.
            text.replace('\\', "")
        };
        let scanned_before = ScannedBefore {
            book: class(),
            history: &history,
        };
        let (with, without) = (write(&scanned_before), write(&class()));
        for wanted in ["Failed again", "1 h 15 min (one attendee)"] {
            assert!(with.contains(wanted), "{format}: {wanted} in {with}");
            assert!(!without.contains(wanted), "{format}: {wanted} in {without}");
        }
        let broken = &with[with.find("Failed again").expect("a heading")..];
        let end = broken.find("Could not be checked").unwrap_or(broken.len());
        let broken = &broken[..end];
        assert!(
            broken.contains("LB-SG admits HTTP from anywhere") && broken.contains("team-7"),
            "{format}: {broken}"
        );
    }
}
