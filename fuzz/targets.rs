//! What the fuzzers do with a text: everything that the program would do with it. A panic, a hang or a report that
//! cannot be read back is a finding.

use std::sync::LazyLock;

use workshop_check_core::evaluate::{Selection, evaluate, further_reads};
use workshop_check_core::iam::least_privilege;
use workshop_check_core::locale::Locale;
use workshop_check_core::report::Report;
use workshop_check_core::report::render::{render, render_plan};
use workshop_check_core::snapshot::Snapshot;
use workshop_check_core::snapshot::parse::parse;
use workshop_check_core::suite::Suite;
use workshop_check_core::suite::reading::{Files, Text};
use workshop_check_testing::{accounts, repository};

/// The recorded accounts that suites are tried on: a complete one, and one with messages of AWS.
static ACCOUNTS: LazyLock<Vec<Snapshot>> = LazyLock::new(|| {
    let read = |name| {
        let json = accounts::recorded(name).to_string();
        parse(json.as_bytes(), name).expect("a recorded account is a snapshot")
    };
    ["complete", "wrong-db-host"].map(read).into()
});

static SUITES: LazyLock<Vec<Suite>> = LazyLock::new(|| {
    ["container-migration", "cleanup"]
        .map(repository::suite)
        .into()
});

/// A suite around one expression.
const AROUND: &str = "\
schema: workshop-check/suite/1
id: test
pages: { base: https://example.org, path: '/{lang}/{page}', languages: [en] }
regions: [us-west-2]
resources:
  vpc: { kind: vpc, name: TargetVPC }
steps:
  - id: one
    page: one
    checks:
      - id: c
        points: 1
        assert: { expression: { that: THAT, shows: SHOWS, reads: [DescribeVpcs, DescribeClusters], message: m } }
";

const WORDS: &str = "\
suite = Suite
step-one = One
check-c = It is { $things }
m = It is right
    .saw = { $things }
    .found = { $things }
    .fix = { $things }
";

/// A snapshot's text.
pub fn snapshot(data: &[u8]) {
    let Ok(snapshot) = parse(data, "fuzz") else {
        return;
    };
    for suite in &*SUITES {
        judge(suite, &repository::locale(suite, "en"), &snapshot);
    }
    let json = serde_json::to_vec(&snapshot).expect("a snapshot can be written");
    let again = parse(&json, "fuzz").expect("a written snapshot can be read");
    assert_eq!(again, snapshot);
}

/// The text of suite.yaml.
pub fn suite(data: &[u8]) {
    let files =
        repository::texts("container-migration").filter(|(name, _)| !name.ends_with(".yaml"));
    read_suite(files.chain([text("suite.yaml", data)]));
}

/// The text of symptoms.yaml.
pub fn symptoms(data: &[u8]) {
    let files =
        repository::texts("container-migration").filter(|(name, _)| name != "symptoms.yaml");
    read_suite(files.chain([text("symptoms.yaml", data)]));
}

/// The text of locales/en.ftl.
pub fn messages(data: &[u8]) {
    let files =
        repository::texts("container-migration").filter(|(name, _)| name != "locales/en.ftl");
    read_suite(files.chain([text("locales/en.ftl", data)]));
}

/// Two CEL expressions, one a line: `that` and `shows`.
pub fn expression(data: &[u8]) {
    let data = String::from_utf8_lossy(data);
    let (that, shows) = data.split_once('\n').unwrap_or((&data, "[]"));
    // A JSON string is also a YAML string.
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    let suite = AROUND
        .replace("THAT", &quoted(that))
        .replace("SHOWS", &quoted(shows));
    read_suite([
        text("suite.yaml", suite.as_bytes()),
        text("locales/en.ftl", WORDS.as_bytes()),
    ]);
}

fn text(name: &str, data: &[u8]) -> (String, Text) {
    let place = name.to_owned();
    let text = String::from_utf8_lossy(data).into_owned();
    (name.to_owned(), Text { place, text })
}

/// Reads a suite, and judges accounts by it if it has no mistakes.
fn read_suite(files: impl IntoIterator<Item = (String, Text)>) {
    let files = Files::from_texts(files).expect("there is a suite.yaml");
    let reading = files.read(&[]).expect("there are no assignments");
    for problem in &reading.problems {
        assert!(!format!("{problem:?}").is_empty());
    }
    let Some((suite, _)) = reading.suite.filter(|_| reading.problems.is_empty()) else {
        return;
    };
    let scope = suite.scope(suite.checks().map(|(_, check)| check));
    let _ = least_privilege::document(&scope);
    let Ok(locale) = suite.locale("en", repository::program()) else {
        return;
    };
    for account in &*ACCOUNTS {
        judge(&suite, &locale, account);
    }
}

/// All that is done with an account.
fn judge(suite: &Suite, locale: &Locale, snapshot: &Snapshot) {
    let selection = Selection::default();
    let evaluation = evaluate(suite, snapshot, &selection);
    let report = render(&evaluation, locale);
    let _ = (
        further_reads(suite, snapshot, &selection),
        render_plan(suite, snapshot, &selection, locale),
    );
    let json = serde_json::to_string(&report).expect("a report can be written");
    let again: Report = serde_json::from_str(&json).expect("a written report can be read");
    assert_eq!(again, report);
}
