//! The terminal reporter.

use workshop_check::reporter::{Reporter, Subject, TerminalOptions, TerminalReporter};
use workshop_check_core::report::{Gradebook, Next, Remedy, Report};
use workshop_check_core::verdict::Outcome;

use crate::reporters::books;
use crate::reporters::locale;
use crate::reporters::others::demo_report;

fn seen(language: &str, book: &Gradebook, options: TerminalOptions, subject: Subject) -> String {
    let mut out = Vec::new();
    let locale = locale(language);
    let reporter = TerminalReporter {
        locale: &locale,
        options,
        subject,
        class: Default::default(),
    };
    reporter
        .write(book, &mut out)
        .expect("memory takes everything");
    String::from_utf8(out).expect("text")
}

fn account(language: &str, report: Report, options: TerminalOptions) -> String {
    seen(
        language,
        &Gradebook::from_report(report),
        options,
        Subject::Account,
    )
}

fn columns(width: usize) -> TerminalOptions {
    TerminalOptions {
        width,
        ..TerminalOptions::PLAIN
    }
}

#[test]
fn halfway_at_every_width() {
    for language in ["en", "nl"] {
        for width in [60, 80, 100] {
            let page = account(language, books::halfway(language), columns(width));
            insta::assert_snapshot!(format!("halfway_{language}_{width}"), page);
        }
    }
}

#[test]
fn complete() {
    for language in ["en", "nl"] {
        let page = account(language, books::complete(language), columns(80));
        insta::assert_snapshot!(format!("complete_{language}"), page);
    }
}

#[test]
fn a_class() {
    let page = seen("en", &books::class(), columns(80), Subject::Class);
    insta::assert_snapshot!(page);
}

#[test]
fn in_colour() {
    let options = TerminalOptions {
        colour: true,
        ..columns(80)
    };
    let page = account("en", books::halfway("en"), options);
    // Escape sequences, made visible for whoever reads the snapshot.
    insta::assert_snapshot!(page.replace('\x1b', "␛"));
}

#[test]
fn every_line_fits_but_what_is_to_be_copied_whole() {
    for width in [60, 80, 100] {
        let page = account("en", books::halfway("en"), columns(width));
        for line in page.lines().filter(|line| line.chars().count() > width) {
            assert!(
                line.contains("https://") || line.contains("arn:"),
                "{width}: {line}"
            );
        }
    }
}

#[test]
fn a_terminal_without_unicode_gets_none_of_ours() {
    let options = TerminalOptions {
        unicode: false,
        ..columns(80)
    };
    let page = account("en", books::halfway("en"), options);
    assert!(page.is_ascii(), "{page}");
    assert!(
        page.contains("x failed: LB-SG admits HTTP from anywhere"),
        "{page}"
    );
}

/// The last screenful of the smallest terminal there is: 24 lines.
#[test]
fn the_last_screenful_tells_page_fault_reason_and_change() {
    for language in ["en", "nl"] {
        let report = books::halfway(language);
        let page = account(language, report.clone(), columns(60));
        let lines: Vec<&str> = page.lines().collect();
        let screen = lines[lines.len() - 23..]
            .join(" ")
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        let next = report.next.as_ref().unwrap();
        let check = report.check(&next.check).unwrap();
        for wanted in [
            &next.summary,
            &report.root_causes[0].evidence[0],
            check.hint.as_ref().unwrap(),
            &report.steps[1].title,
        ] {
            assert!(
                screen.contains(wanted.as_str()),
                "{wanted} is not in {screen}"
            );
        }
        let (_, last) = screen.split_once(&next.summary).unwrap();
        assert!(
            !last.contains(&next.summary),
            "said once is enough: {screen}"
        );
        let end: Vec<&str> = lines.iter().rev().take(2).map(|line| line.trim()).collect();
        assert_eq!(end.get(1), Some(&next.page_url.as_str()));
        let more = format!("workshop-check explain {}", next.check);
        assert!(end[0].ends_with(&more), "{end:?}");
    }
}

/// However many changes and commands a fix has, the last screenful of 24 lines has the change, the reason and the page.
#[test]
fn the_last_screenful_of_every_account_has_change_reason_and_page() {
    for (suite, account) in [
        ("container-migration", "fresh"),
        ("container-migration", "halfway"),
        ("container-migration", "wrong-db-host"),
        ("container-migration", "old-revision"),
        ("container-migration", "database-closed"),
        ("container-migration", "private-load-balancer"),
        ("cleanup", "untouched"),
        ("cleanup", "halfway"),
    ] {
        let report = demo_report(suite, account);
        let page = self::account("en", report.clone(), columns(80));
        // The terminal folds what is longer than a line.
        let folded: Vec<String> = page
            .lines()
            .flat_map(|line| {
                let letters: Vec<char> = line.chars().collect();
                let lines = letters.chunks(80).map(|part| part.iter().collect());
                let lines: Vec<String> = lines.collect();
                if lines.is_empty() {
                    vec![String::new()]
                } else {
                    lines
                }
            })
            .collect();
        let screen = folded[folded.len().saturating_sub(23)..].join("\n");
        let next = report.next.as_ref().expect("something is to be done");
        let change = next.remedy.changes.first().unwrap_or(&next.summary);
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let flat = words(&screen);
        for wanted in [
            words(change),
            words(&report.root_causes[0].evidence[0]),
            next.page_url.clone(),
            "Next: ".to_owned(),
        ] {
            let start: String = wanted.chars().take(50).collect();
            assert!(flat.contains(start.trim()), "{account}: {start}\n{screen}");
        }
        // The commands are in one place in every report: above what they do.
        let said = page.rfind("\nNext: ").expect("what is next");
        for command in &next.remedy.commands {
            let at = page.find(command.as_str());
            assert!(at.is_some_and(|at| at < said), "{account}: {command}");
        }
    }
}

#[test]
fn what_to_wait_for_or_to_permit_can_be_the_next_thing_too() {
    for (id, wanted) in [
        (
            "efs-targets",
            [
                "waits for  fsmt-0abc1234def567890",
                "note       mount targets take a minute",
            ],
        ),
        (
            "db-host",
            [
                "AWS denied the call",
                "permission for ssm:DescribeParameters and ssm:GetParameters",
            ],
        ),
    ] {
        let mut report = books::halfway("en");
        report.root_causes.clear();
        report.outcome = Outcome::Unknown;
        let summary = report.check(id).unwrap().title.clone();
        report.next = Some(Next {
            remedy: Remedy::default(),
            check: id.into(),
            step: "create-efs".into(),
            page_url: "https://example".into(),
            page_title: None,
            summary,
        });
        let page = account("en", report, columns(100));
        let end = &page[page.find("Next:").unwrap()..];
        assert!(wanted.iter().all(|wanted| end.contains(wanted)), "{end}");
    }
}

#[test]
fn checks_that_block_each_other_do_not_hang_the_reporter() {
    let mut report = books::halfway("en");
    for check in report.steps.iter_mut().flat_map(|step| &mut step.checks) {
        if check.outcome == Outcome::Blocked {
            check.blocked_by = vec![
                "service".into(),
                "targets".into(),
                "site".into(),
                "no-such-check".into(),
            ];
        }
    }
    let page = account("en", report, columns(80));
    assert!(
        page.contains("4 checks wait for: “no-such-check”"),
        "{page}"
    );
}

#[test]
fn what_a_terminal_can_show_is_decided_by_its_environment() {
    let decide = |variables: &[(&str, &str)], is_terminal| {
        let env = |name: &str| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        TerminalOptions::decide(env, is_terminal, Some(90))
    };
    let colour = |variables: &[(&str, &str)], is_terminal| decide(variables, is_terminal).colour;
    assert!(colour(&[("TERM", "xterm")], true));
    assert!(!colour(&[("TERM", "xterm")], false));
    assert!(!colour(&[("TERM", "dumb")], true));
    assert!(!colour(&[("CLICOLOR", "0")], true));
    assert!(colour(&[("CLICOLOR_FORCE", "1"), ("TERM", "dumb")], false));
    assert!(!colour(&[("CLICOLOR_FORCE", "0")], false));
    assert!(!colour(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], true));
    assert!(colour(&[("NO_COLOR", "")], true), "empty is not set");

    assert_eq!(decide(&[], true).width, 90);
    assert_eq!(decide(&[("COLUMNS", "60")], true).width, 60);
    assert_eq!(decide(&[("COLUMNS", "400")], true).width, 100);
    assert_eq!(decide(&[("COLUMNS", "wide")], true).width, 90);

    assert!(decide(&[], true).unicode);
    assert!(decide(&[("LANG", "nl_NL.UTF-8")], true).unicode);
    assert!(!decide(&[("LANG", "nl_NL.UTF-8"), ("LC_ALL", "C")], true).unicode);
    assert!(!decide(&[("TERM", "dumb")], true).unicode);
}
