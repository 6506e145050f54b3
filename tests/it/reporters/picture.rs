//! The picture as those see it who read it: a parser of XML, and people at a terminal.

use workshop_check::reporter::{Format, Subject, TerminalOptions};
use workshop_check_core::report::{Gradebook, Report};
use workshop_check_testing::{accounts, grade};

use crate::reporters::others::{seen, strings};
use crate::reporters::{books, written};

fn report_on(account: &str) -> Report {
    grade::report(&accounts::suite(), &accounts::recorded(account), "en")
}

fn terminal(report: Report, width: usize, unicode: bool) -> String {
    let options = TerminalOptions {
        width,
        unicode,
        ..TerminalOptions::PLAIN
    };
    let book = Gradebook::from_report(report);
    let format = Format::named("terminal").unwrap();
    written(format, &book, Subject::Account, options)
}

/// The one line of a report that draws a way.
fn drawn(page: &str) -> Option<&str> {
    page.lines()
        .find(|line| line.contains("──✗") || line.contains("--x"))
}

#[test]
fn svg_is_well_formed_and_runs_and_fetches_nothing_whatever_the_names_are() {
    let long = "n".repeat(300);
    for attack in [
        books::HOSTILE,
        "]]> <script>alert(1)</script>",
        "\"/><image href=\"http://example.org/x\" onload='x'/>",
        "</text><style>@import url(http://example.org)</style>",
        "&lol; <!-- <?xml ?> <![CDATA[",
        "\u{202e}evil\u{202c}",
        &long,
    ] {
        let hostile = books::with_text_everywhere(attack);
        let one = Gradebook::from_report(hostile.entries[0].report.clone().unwrap());
        let seen = seen("svg", &one, Subject::Account);
        let known = [
            "circle", "desc", "g", "path", "rect", "style", "svg", "text", "title",
        ];
        for tag in strings(&seen["tags"]) {
            assert!(known.contains(&tag), "{tag} from {attack:?}");
        }
        let known = [
            "aria-labelledby",
            "class",
            "cx",
            "cy",
            "d",
            "height",
            "id",
            "lang",
            "r",
            "role",
            "rx",
            "viewBox",
            "width",
            "x",
            "y",
        ];
        for name in strings(&seen["attributes"]) {
            assert!(known.contains(&name), "{name} from {attack:?}");
        }
        assert!(!seen["style"].as_str().unwrap().contains("url("));
        let shown = strings(&seen["texts"]);
        assert!(
            shown.iter().all(|text| text.chars().count() < 80),
            "{shown:?}"
        );
    }
}

#[test]
fn a_long_name_is_short_in_the_drawing_and_whole_in_its_title() {
    let name = "n".repeat(300);
    let hostile = books::with_text_everywhere(&name);
    let one = Gradebook::from_report(hostile.entries[0].report.clone().unwrap());
    let seen = seen("svg", &one, Subject::Account);
    assert!(
        !strings(&seen["texts"])
            .iter()
            .any(|text| text.contains(&name))
    );
    assert!(
        strings(&seen["titles"])
            .iter()
            .any(|text| text.contains(&name))
    );
}

#[test]
fn every_recorded_account_is_drawn_without_overlaps_and_told_in_words() {
    for name in accounts::names() {
        let report = report_on(&name);
        let ways = report.picture.as_ref().unwrap().edges.len();
        let seen = seen("svg", &Gradebook::from_report(report), Subject::Account);
        let numbers = |value: &serde_json::Value| -> Vec<f64> {
            let list = value.as_array().unwrap().iter();
            list.map(|number| number.as_f64().unwrap()).collect()
        };
        let view = numbers(&seen["viewBox"]);
        let boxes: Vec<Vec<f64>> = seen["boxes"]
            .as_array()
            .unwrap()
            .iter()
            .map(numbers)
            .collect();
        assert!(boxes.len() > 8);
        for (number, a) in boxes.iter().enumerate() {
            assert!(a[0] >= 0.0 && a[1] >= 0.0, "{name}");
            assert!(
                a[0] + a[2] <= view[2] && a[1] + a[3] <= view[3],
                "{name}: {a:?} in {view:?}"
            );
            for b in &boxes[..number] {
                let apart = a[0] + a[2] <= b[0]
                    || b[0] + b[2] <= a[0]
                    || a[1] + a[3] <= b[1]
                    || b[1] + b[3] <= a[1];
                assert!(apart, "{name}: {a:?} and {b:?}");
            }
        }
        let ids = strings(&seen["ids"]);
        assert_eq!(seen["role"], "img");
        assert!(strings(&seen["labelled"]).iter().all(|id| ids.contains(id)));
        // The summary, and a sentence each.
        let desc = seen["desc"].as_str().unwrap();
        assert!(desc.matches(". ").count() + 1 > ways, "{desc}");
    }
}

#[test]
fn what_is_broken_is_seen_without_colour() {
    let seen = seen(
        "svg",
        &Gradebook::from_report(report_on("database-closed")),
        Subject::Account,
    );
    let texts = strings(&seen["texts"]);
    assert!(
        texts.contains(&"✗") && texts.contains(&"DB-SG"),
        "{texts:?}"
    );
    assert!(
        seen["desc"]
            .as_str()
            .unwrap()
            .contains("broken: unicorns-svc to database-1 (TCP 3306): no rule of DB-SG (")
    );
}

#[test]
fn a_suite_without_traffic_says_so() {
    let mut report = report_on("complete");
    report.picture = None;
    let seen = seen("svg", &Gradebook::from_report(report), Subject::Account);
    assert_eq!(
        strings(&seen["texts"]),
        ["This suite follows no traffic, so it has no picture."]
    );
}

/// Changed on purpose only (`cargo insta review`).
#[test]
fn the_drawing_of_an_account() {
    let book = Gradebook::from_report(report_on("database-closed"));
    let format = Format::named("svg").unwrap();
    let svg = written(format, &book, Subject::Account, TerminalOptions::PLAIN);
    // One element a line, and without the style sheet and what another recording would change.
    let (head, rest) = svg.split_once("<style>").unwrap();
    let (_, rest) = rest.split_once("</style>").unwrap();
    let text = format!("{head}{rest}").replace("><", ">\n<");
    let mut settings = insta::Settings::clone_current();
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(masked(&text)));
}

/// Without ids and account ids, whose digits all have one width.
fn masked(text: &str) -> String {
    let mut masked = String::new();
    let mut word = String::new();
    for c in text.chars().chain(['\n']) {
        if c.is_ascii_hexdigit() {
            word.push(c);
            continue;
        }
        let word = std::mem::take(&mut word);
        masked.push_str(&if word.len() >= 12 {
            "0".repeat(word.len())
        } else {
            word
        });
        masked.push(c);
    }
    masked
}

#[test]
fn the_broken_way_stands_above_what_to_do_next() {
    let page = terminal(report_on("database-closed"), 120, true);
    let line = "  Visitors ──▶ unicorn-lb ──▶ unicorn-tg ──▶ unicorns-svc ──✗ DB-SG ╌╌▶ database-1";
    assert_eq!(drawn(&page), Some(line));
    let next = page.find("Next:").unwrap();
    assert!(page.find(line).unwrap() < next);
    // What is far from the break goes first.
    let narrow = terminal(report_on("database-closed"), 60, true);
    assert_eq!(
        drawn(&narrow),
        Some("  … unicorn-tg ──▶ unicorns-svc ──✗ DB-SG ╌╌▶ database-1")
    );
    assert_eq!(
        drawn(&terminal(report_on("database-closed"), 30, true)),
        None
    );
    let ascii = terminal(report_on("database-closed"), 60, false);
    assert_eq!(
        drawn(&ascii),
        Some("  ... unicorn-tg --> unicorns-svc --x DB-SG ..> database-1")
    );
    // A mistake that is about no way has no line.
    for account in ["complete", "halfway", "fresh"] {
        assert_eq!(
            drawn(&terminal(report_on(account), 120, true)),
            None,
            "{account}"
        );
    }
}
