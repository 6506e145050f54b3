//! Pages of which nothing exists yet, in every format: one grey line, no failure in red, and failures for pipelines.

use serde_json::Value;
use workshop_check::reporter::{Format, Setup, Subject, TerminalOptions};
use workshop_check_core::report::{Entry, Gradebook, Report};
use workshop_check_testing::{accounts, grade, repository};

use crate::reporters::written;

const TITLES: [&str; 7] = [
    "Security groups",
    "EFS file system",
    "Parameter Store",
    "Load balancer",
    "ECS cluster",
    "Task definition",
    "Service",
];

const UNICODE: TerminalOptions = TerminalOptions {
    unicode: true,
    width: 200,
    ..TerminalOptions::PLAIN
};

fn report(account: &str) -> Report {
    grade::report(&accounts::suite(), &accounts::recorded(account), "en")
}

fn fresh(format: &str) -> String {
    let format = Format::named(format).expect("a format");
    written(
        format,
        &Gradebook::from_report(report("fresh")),
        Subject::Account,
        UNICODE,
    )
}

/// A class of a fresh and a complete account.
fn class(format: &str) -> String {
    let entry = |name: &str| Entry {
        name: name.to_owned(),
        ..Gradebook::from_report(report(name)).entries.remove(0)
    };
    let book = Gradebook::from_entries(vec![entry("fresh"), entry("complete")]);
    let format = Format::named(format).expect("a format");
    written(format, &book, Subject::Class, UNICODE)
}

fn count(text: &str, part: &str) -> usize {
    text.matches(part).count()
}

#[test]
fn the_terminal_has_one_line_and_no_failure() {
    let text = fresh("terminal");
    let line = text
        .lines()
        .find(|line| line.starts_with('○'))
        .expect("a line");
    assert_eq!(count(&text, "○"), 1, "{text}");
    assert!(line.starts_with("○ not started: Security groups"), "{line}");
    assert!(TITLES.iter().all(|title| line.contains(title)), "{line}");
    assert!(!text.contains('✗') && !text.contains("failed"), "{text}");
    assert!(
        text.contains("not done yet: 66 not started and 12 passed"),
        "{text}"
    );
    let next = text.find("Next: ").expect("what is next");
    assert!(
        next > text.find('○').expect("the line"),
        "what is next comes last"
    );
    assert!(!text.contains("After that"), "later pages are listed once");
}

#[test]
fn the_line_is_in_every_language() {
    let suite = accounts::suite();
    let format = Format::named("terminal").expect("a format");
    let mut lines = std::collections::BTreeSet::new();
    for language in suite.messages.languages() {
        let locale = repository::locale(&suite, language);
        let report = grade::report(&suite, &accounts::recorded("fresh"), language);
        let reporter = (format.make)(Setup {
            locale: &locale,
            terminal: UNICODE,
            subject: Subject::Account,
            class: Default::default(),
        });
        let mut out = Vec::new();
        let book = Gradebook::from_report(report.clone());
        reporter
            .write(&book, &mut out)
            .expect("memory takes everything");
        let text = String::from_utf8(out).expect("text");
        let start = text.find('○').expect("a line");
        let line = text[start..].split("\n\n").next().unwrap_or_default();
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        for step in &report.steps[1..] {
            let title = step.title.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(line.contains(&title), "{language}: {title} in {line}");
        }
        lines.insert(line);
    }
    assert_eq!(lines.len(), 9, "nine languages");
}

#[test]
fn a_page_of_a_class_that_is_not_started_is_grey() {
    let text = class("terminal");
    let row = text
        .lines()
        .find(|line| line.starts_with("fresh"))
        .expect("a row");
    assert_eq!(count(row, "○0"), 7, "{row}");
    assert!(
        !row.contains('✗') && row.contains("◐ not done yet"),
        "{row}"
    );
    let text = class("markdown");
    let row = text
        .lines()
        .find(|line| line.starts_with("| fresh"))
        .expect("a row");
    assert_eq!((count(row, "○ 0/"), count(row, "✗")), (7, 0), "{row}");
    let text = class("html");
    assert_eq!(count(&text, "<td class=\"not-started\">"), 7);
    let row = text
        .split("<tr>")
        .skip(1)
        .find(|row| row.contains(">fresh"))
        .expect("a row");
    assert_eq!(
        count(row, "<td class=\"not-done\">"),
        2,
        "score and result: {row}"
    );
    assert!(!row.contains("class=\"failed\""), "{row}");
}

/// A fresh account in which the group of the load balancer has been made, with this port.
fn begun(port: u16) -> Entry {
    let named = |name: &'static str, key: &'static str| {
        move |item: &&Value| item[key] == name || item["Tags"][0]["Value"] == name
    };
    let mut account = accounts::recorded("fresh");
    let list = |account: &Value, path: &str| -> Vec<Value> {
        let list = account.pointer(path).and_then(Value::as_array);
        list.expect("a list").clone()
    };
    let vpcs = list(&account, "/ec2/Vpcs/known");
    let vpc = vpcs.iter().find(named("TargetVPC", "Name"));
    let vpc = vpc.expect("the VPC")["VpcId"].clone();
    let complete = accounts::recorded("complete");
    let groups = list(&complete, "/ec2/SecurityGroups/known");
    let mut group = groups.iter().find(named("LB-SG", "GroupName")).cloned();
    let group = group.as_mut().expect("the group");
    group["VpcId"] = vpc;
    group["IpPermissions"][0]["FromPort"] = port.into();
    group["IpPermissions"][0]["ToPort"] = port.into();
    let all = account.pointer_mut("/ec2/SecurityGroups/known");
    let all = all.and_then(Value::as_array_mut).expect("groups");
    all.push(group.clone());
    let report = grade::report(&accounts::suite(), &account, "en");
    Entry {
        name: format!("port{port}"),
        ..Gradebook::from_report(report).entries.remove(0)
    }
}

/// The defect: who has made no mistake and is not done was shown in red, like somebody with a mistake.
#[test]
fn who_is_not_done_is_not_shown_as_wrong() {
    let book = Gradebook::from_entries(vec![begun(80), begun(8080)]);
    let of = |format: &str| {
        let format = Format::named(format).expect("a format");
        written(format, &book, Subject::Class, UNICODE)
    };
    let row_of = |text: &str, start: &str| {
        let mut lines = text.lines().filter(|line| line.contains(start));
        lines.next().expect("a row").to_owned()
    };
    let text = of("terminal");
    let (right, wrong) = (row_of(&text, "port80 "), row_of(&text, "port8080"));
    assert!(
        right.contains("◐ not done yet") && !right.contains('✗'),
        "{right}"
    );
    assert_eq!(
        (count(&right, "◐"), count(&right, "○0")),
        (2, 6),
        "the page and the result: {right}"
    );
    assert!(
        wrong.contains("✗ failed") && !wrong.contains('◐'),
        "{wrong}"
    );
    let text = of("markdown");
    let (right, wrong) = (row_of(&text, "| port80 "), row_of(&text, "| port8080"));
    assert!(
        right.contains("| not done yet |") && !right.contains('✗'),
        "{right}"
    );
    assert!(wrong.contains("| failed |"), "{wrong}");
    let text = of("html");
    let row = |name: &str| {
        text.split("<tr>")
            .skip(1)
            .find(|row| row.contains(name))
            .expect("a row")
            .to_owned()
    };
    let (right, wrong) = (row(">port80 "), row(">port8080"));
    assert_eq!(count(&right, "class=\"not-done\""), 3, "{right}");
    assert!(!right.contains("class=\"failed\""), "{right}");
    assert_eq!(count(&wrong, "class=\"failed\""), 3, "{wrong}");
    // The contract is the outcome.
    let json = of("json");
    assert_eq!(
        count(&json, "\n      \"outcome\": \"failed\"")
            + count(&json, "\n        \"outcome\": \"failed\""),
        2,
        "{json}"
    );
}

#[test]
fn a_page_for_people_lists_them_once() {
    let html = fresh("html");
    assert_eq!(count(&html, "<p class=\"not-started\">"), 1);
    assert!(!html.contains("<li class=\"failed\">"), "{html}");
    let line = html
        .split("<p class=\"not-started\">")
        .nth(1)
        .and_then(|rest| rest.split("</p>").next());
    let line = line.expect("a line");
    assert!(TITLES.iter().all(|title| line.contains(title)), "{line}");
    let markdown = fresh("markdown");
    assert_eq!(count(&markdown, "\n○ not started: "), 1, "{markdown}");
    assert_eq!(
        count(&markdown, "\n- "),
        1,
        "the cause of the next page alone: {markdown}"
    );
}

#[test]
fn pipelines_and_graders_still_see_failures() {
    let junit = fresh("junit");
    assert!(count(&junit, "<failure") >= 7, "{junit}");
    assert_eq!(count(&junit, "name=\"started\" value=\"false\""), 7);
    let github = fresh("github");
    assert_eq!(
        (count(&github, "::error "), count(&github, "::notice ")),
        (1, 1),
        "{github}"
    );
    assert!(
        github.contains("::notice title=not started::Security groups"),
        "{github}"
    );
    let gradescope = fresh("gradescope");
    assert_eq!(count(&gradescope, "\"status\": \"passed\""), 12);
    assert_eq!(count(&gradescope, "\"status\": \"failed\""), 66);
    let json = fresh("json");
    assert_eq!(count(&json, "\"started\": false"), 7);
    assert_eq!(count(&json, "\"started\": true"), 1);
}
