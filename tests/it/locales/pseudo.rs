//! A pseudo-language in full-width letters: plain letters in a report are either data, or English that is not a message. The
//! letters are two columns wide, so the tests also find a layout that counts characters instead of columns.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::{parser, serializer};
use serde_json::Value;
use unicode_width::UnicodeWidthStr;
use workshop_check::reporter::{Format, Setup, Subject, TerminalOptions};
use workshop_check_core::diagnosis::quote::brief;
use workshop_check_core::evaluate::{Selection, evaluate};
use workshop_check_core::locale::{Locale, Source};
use workshop_check_core::report::render::render;
use workshop_check_core::report::{Entry as BookEntry, GRADEBOOK_SCHEMA, Gradebook, Report};
use workshop_check_core::snapshot::Call;
use workshop_check_core::suite::{Check, Suite};

use crate::locales::rendered::{SUITES, accounts_of_all_sorts, texts};
use crate::locales::{accounts, grade};

/// The tag of what Unicode calls pseudo-accented English.
const PSEUDO: &str = "en-XA";

/// What stays as it is in every language, and comes from no account and no suite.
const SAME_EVERYWHERE: &[&str] = &[
    // Fields of the API of Elastic Load Balancing, by which the AWS CLI shows a target group's settings.
    "HealthCheckPort",
    "HealthCheckProtocol",
    "IpAddressType",
    "Protocol",
    "ProtocolVersion",
    // Protocols and formats.
    "ALL",
    "DNS",
    "HTTP",
    "HTTPS",
    "ICMP",
    "IPv4",
    "IPv6",
    "TCP",
    "UDP",
    "UTC",
];

/// Lines so long that no name is broken.
const UNBROKEN: usize = 100_000;

fn wide(text: &str) -> String {
    let widened = |c: char| match c {
        'a'..='z' | 'A'..='Z' => char::from_u32(c as u32 + 0xfee0).unwrap_or(c),
        c => c,
    };
    text.chars().map(widened).collect()
}

fn translate(pattern: &mut Pattern<String>) {
    for element in &mut pattern.elements {
        match element {
            PatternElement::TextElement { value } => *value = wide(value),
            PatternElement::Placeable { expression } => translate_variants(expression),
        }
    }
}

fn translate_variants(expression: &mut Expression<String>) {
    match expression {
        Expression::Select { variants, .. } => {
            variants
                .iter_mut()
                .for_each(|variant| translate(&mut variant.value));
        }
        Expression::Inline(InlineExpression::Placeable { expression }) => {
            translate_variants(expression);
        }
        Expression::Inline(_) => {}
    }
}

fn pseudo(text: String) -> String {
    let mut resource = parser::parse(text).expect("English is readable");
    for entry in &mut resource.body {
        if let Entry::Message(message) = entry {
            message.value.iter_mut().for_each(translate);
            let attributes = message.attributes.iter_mut();
            attributes.for_each(|attribute| translate(&mut attribute.value));
        }
    }
    serializer::serialize(&resource)
}

/// The suite and the program in the pseudo-language.
fn locale(suite: &Suite) -> Locale {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales/en");
    let files = fs::read_dir(folder).expect("the program's messages");
    let program = files.map(|file| fs::read_to_string(file.expect("a file").path()).expect("text"));
    let own = suite
        .messages
        .source("en")
        .expect("the suite's messages")
        .text()
        .into_owned();
    let all: Vec<String> = program.chain([own]).map(pseudo).collect();
    let all = Source::new(PSEUDO, all.join("\n"));
    Locale::load(PSEUDO, &workshop_check::suites::PROGRAM, |language| {
        (language == PSEUDO).then(|| all.clone())
    })
    .expect("the pseudo-language is readable")
    .with_variables(suite.variables.args())
}

fn report(suite: &Suite, account: &Value, locale: &Locale) -> Report {
    let snapshot = grade::snapshot(account);
    render(&evaluate(suite, &snapshot, &Selection::default()), locale)
}

fn strings(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => {
            found.insert(text.clone());
        }
        Value::Array(values) => values.iter().for_each(|value| strings(value, found)),
        Value::Object(map) => map.values().for_each(|value| strings(value, found)),
        _ => {}
    }
}

/// What an account or the suite's author calls by name, the longest first. The names of roles are for the suite alone.
fn data(suite: &Suite, accounts: &[Value]) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("checks")
        .join(&suite.file.id);
    let path = path.join("suite.yaml");
    let yaml = fs::read_to_string(path).expect("the suite's text");
    let yaml: Value = serde_saphyr::from_str(&yaml).expect("YAML");
    let mut found = BTreeSet::new();
    for account in accounts {
        strings(account, &mut found);
        // Environment variables and the like are keys.
        strings(&Value::from_iter(keys(account)), &mut found);
    }
    // A suite may have none.
    let variables = yaml["variables"].as_object().into_iter().flatten();
    for (_, variable) in variables {
        strings(&variable["default"], &mut found);
    }
    for step in yaml["steps"].as_array().expect("steps") {
        for check in step["checks"].as_array().expect("checks") {
            strings(&check["assert"], &mut found);
            let shown = ["secrets", "environment"].iter().flat_map(|name| {
                check["assert"]["container_secrets"][name]
                    .as_object()
                    .into_iter()
                    .flatten()
            });
            found.extend(shown.map(|(key, _)| key.clone()));
        }
    }
    // Reports call a property by the part of its path that says what it is.
    let parts: Vec<String> = found
        .iter()
        .filter(|text| text.contains('.') && !text.contains(' '))
        .flat_map(|path| path.split('.').map(str::to_owned))
        .collect();
    found.extend(parts);
    // The commands of a hint name the suite.
    strings(&yaml["id"], &mut found);
    strings(&yaml["pages"], &mut found);
    strings(&yaml["regions"], &mut found);
    found.extend(
        suite
            .file
            .resources
            .values()
            .filter_map(|role| role.page_name().map(str::to_owned)),
    );
    found.extend(
        Call::ALL
            .iter()
            .flat_map(|call| call.actions().map(str::to_owned)),
    );
    found.extend(Call::ALL.iter().map(|call| call.name().to_owned()));
    found.extend(SAME_EVERYWHERE.iter().map(|&word| word.to_owned()));
    // A quote shows an ARN without its beginning.
    let quoted: Vec<String> = found
        .iter()
        .filter(|text| text.contains("arn:"))
        .map(|text| brief(text, None))
        .collect();
    found.extend(quoted);
    // A list shows no more than the resource of an ARN.
    let resources: Vec<String> = found
        .iter()
        .filter(|text| text.starts_with("arn:"))
        .filter_map(|arn| arn.splitn(6, ':').nth(5).map(str::to_owned))
        .collect();
    found.extend(resources);
    // A sentence of AWS in brackets has no full stop.
    let sentences: Vec<String> = found
        .iter()
        .filter_map(|text| text.strip_suffix('.').map(str::to_owned))
        .collect();
    found.extend(sentences);
    for role in suite.file.resources.keys() {
        found.remove(role.as_str());
    }
    let mut found: Vec<String> = found.into_iter().filter(|text| text.len() > 1).collect();
    found.sort_by_key(|text| std::cmp::Reverse(text.len()));
    found
}

fn keys(value: &Value) -> Vec<String> {
    match value {
        Value::Array(values) => values.iter().flat_map(keys).collect(),
        Value::Object(map) => {
            let below = map.values().flat_map(keys);
            // An AWS field such as "SecurityGroups" is nothing to show; what has a dash, a slash or a digit is a name.
            let names = map
                .keys()
                .filter(|key| !key.chars().all(char::is_alphabetic));
            below.chain(names.cloned()).collect()
        }
        _ => Vec::new(),
    }
}

/// The first word in plain letters that no data accounts for. Links are data; a word that was cut is not a word.
fn leak(text: &str, data: &[String]) -> Option<String> {
    // Markdown escapes punctuation.
    let text = &text.replace('\\', "");
    let words = text.split_whitespace();
    let words = words.filter(|word| !word.contains("https://") && !word.ends_with('…'));
    let mut rest = words.collect::<Vec<_>>().join(" ");
    for known in data.iter().filter(|known| text.contains(known.as_str())) {
        rest = without(&rest, known);
    }
    let word = rest
        .split(|c: char| !c.is_ascii_alphabetic())
        .find(|word| word.len() > 1)?;
    Some(word.to_owned())
}

/// The text without a word or phrase, wherever it stands for itself.
fn without(text: &str, known: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    let part_of_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    while let Some(at) = rest.find(known) {
        let (before, after) = (&rest[..at], &rest[at + known.len()..]);
        kept.push_str(before);
        let is_part =
            part_of_word(before.chars().next_back()) || part_of_word(after.chars().next());
        kept.push_str(if is_part { known } else { " " });
        rest = after;
    }
    kept + rest
}

#[test]
fn no_report_leaks_english() {
    let mut leaks = BTreeSet::new();
    for id in SUITES {
        let suite = workshop_check::suites::load(id).expect("the embedded suite loads");
        let locale = locale(&suite);
        let accounts = accounts_of_all_sorts(id);
        let data = data(&suite, &accounts);
        // Most accounts have most texts.
        let reports = accounts
            .iter()
            .map(|account| report(&suite, account, &locale));
        let all: BTreeSet<String> = reports.flat_map(|report| texts(&report)).collect();
        for text in all {
            leaks.extend(leak(&text, &data).map(|word| format!("{word}: {text}")));
        }
    }
    assert!(leaks.is_empty(), "{leaks:#?}");
}

fn class(suite: &Suite, locale: &Locale) -> Gradebook {
    let entry = |(number, name): (usize, &str)| BookEntry {
        name: format!("学生 {number}"),
        account_id: format!("{:012}", number + 1),
        columns: Default::default(),
        report: Some(report(suite, &accounts::recorded(name), locale).into()),
        error: None,
    };
    let mut entries: Vec<BookEntry> = ["fresh", "halfway", "complete", "database-closed"]
        .into_iter()
        .enumerate()
        .map(entry)
        .collect();
    entries.push(BookEntry {
        report: None,
        error: Some("学".to_owned()),
        ..entries[0].clone()
    });
    Gradebook {
        schema: GRADEBOOK_SCHEMA.to_owned(),
        shard: None,
        entries,
    }
}

fn written(
    format: &str,
    book: &Gradebook,
    subject: Subject,
    locale: &Locale,
    width: usize,
) -> String {
    let reporter = (Format::named(format).expect("a format").make)(Setup {
        locale,
        terminal: TerminalOptions {
            width,
            ..TerminalOptions::PLAIN
        },
        subject,
        class: Default::default(),
    });
    let mut out = Vec::new();
    reporter
        .write(book, &mut out)
        .expect("memory takes everything");
    String::from_utf8(out).expect("text")
}

/// The lines of a report. Of a Mermaid flowchart only what is in quotes is shown.
fn shown(text: &str) -> Vec<String> {
    let mut in_flowchart = false;
    let mut lines = Vec::new();
    for line in text.lines() {
        if line.starts_with("```") {
            in_flowchart = !in_flowchart;
        } else if in_flowchart {
            lines.extend(line.split('"').skip(1).step_by(2).map(str::to_owned));
        } else {
            lines.push(line.to_owned());
        }
    }
    lines
}

#[test]
fn what_reporters_add_is_translated_too() {
    let suite = accounts::suite();
    let locale = locale(&suite);
    let book = class(&suite, &locale);
    let accounts: Vec<Value> = workshop_check::demo::names()
        .into_iter()
        .map(accounts::recorded)
        .collect();
    let mut data = data(&suite, &accounts);
    // What a format is made of.
    data.extend(["br", "strong", "sh"].map(str::to_owned));
    // The command that explains a check.
    let explain = |(_, check): (_, &Check)| format!("workshop-check explain {}", check.id);
    data.extend(suite.checks().map(explain));
    data.sort_by_key(|text| std::cmp::Reverse(text.len()));
    let mut books = vec![(Subject::Class, book.clone())];
    books.extend(
        book.reports()
            .map(|report| (Subject::Account, Gradebook::from_report(report.clone()))),
    );
    let mut leaks = BTreeSet::new();
    for format in ["terminal", "markdown"] {
        let mut lines = BTreeSet::new();
        for (subject, book) in &books {
            let is_command = |line: &str| line.contains("aws ") || line.contains("stty ");
            let text = written(format, book, *subject, &locale, UNBROKEN);
            // Commands are in no language.
            let words = text.lines().filter(|line| !is_command(line));
            let text = words.collect::<Vec<_>>().join("\n");
            lines.extend(shown(&text));
        }
        for line in &lines {
            leaks.extend(leak(line, &data).map(|word| format!("{format}: {word}: {line}")));
        }
    }
    assert!(leaks.is_empty(), "{leaks:#?}");
}

#[test]
fn wide_letters_keep_to_the_columns() {
    let suite = accounts::suite();
    let locale = locale(&suite);
    let book = class(&suite, &locale);
    let one = Gradebook::from_report(book.entries[1].report.clone().expect("a report"));
    for width in [60, 80, 100] {
        for (subject, book) in [(Subject::Class, &book), (Subject::Account, &one)] {
            for line in written("terminal", book, subject, &locale, width).lines() {
                let copied_whole = ["https://", "arn:", "aws ", "stty "]
                    .iter()
                    .any(|start| line.contains(start));
                assert!(line.width() <= width || copied_whole, "{width}: {line}");
            }
        }
    }
}
