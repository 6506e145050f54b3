//! The texts of a drafted suite.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::Value;

use workshop_check_core::resource::ResourceKind;

use super::checks::{Check, PAGES};
use super::declared::Declared;
use super::found::Found;

const HEAD: &str = "\
# yaml-language-server: $schema=./suite.schema.json
#
# A draft from the snapshot of an account: it passes on that account. What to do with it:
#   - put each check on the page that asks for it, and remove what no page asks for;
#   - write `example` in place of `name` where a page gives a name \"for example\";
#   - `workshop-check prove --suite . --snapshot FILE` says what it does not notice yet.
schema: workshop-check/suite/1
";

/// `suite.yaml`.
pub fn suite(
    id: &str,
    region: &str,
    declared: &Declared,
    resources: &[&Found],
    checks: &[Check],
) -> String {
    let mut text = HEAD.to_owned();
    let _ = writeln!(text, "id: {id}\npoints: {}\n", checks.len());
    text.push_str("pages:\n  base: https://workshop.example.com\n  path: /{lang}/{page}.html\n  languages: [en]\n\n");
    if !region.is_empty() {
        let _ = writeln!(text, "regions: [{}]\n", scalar(region));
    }
    let (calls, kinds) = used(declared, resources);
    section(&mut text, "calls", calls);
    section(&mut text, "kinds", kinds);
    text.push_str("resources:\n");
    let name_of = |key: &str, kind: ResourceKind| {
        let mut all = resources.iter();
        all.find(|found| found.kind == kind && found.key == key)
            .map(|found| found.name.as_str())
    };
    for found in resources {
        let mut parts = vec![format!("kind: {}", found.kind.as_str().replace('-', "_"))];
        if !found.label.is_empty() {
            parts.push(format!("name: {}", scalar(&found.label)));
        }
        let vpc = found
            .vpc
            .as_deref()
            .filter(|_| found.kind != ResourceKind::Vpc);
        if let Some(vpc) = vpc.and_then(|vpc| name_of(vpc, ResourceKind::Vpc)) {
            parts.push(format!("in: {vpc}"));
        }
        let wired: Vec<&str> = found
            .wired_from
            .iter()
            .map(String::as_str)
            .filter(|from| resources.iter().any(|found| found.name == *from))
            .collect();
        if !wired.is_empty() {
            parts.push(format!("wired_from: [{}]", wired.join(", ")));
        }
        let _ = writeln!(text, "  {}: {{ {} }}", found.name, parts.join(", "));
    }
    text.push_str("\nsteps:\n");
    for (page, (step, _, _)) in PAGES.iter().enumerate() {
        let mut own = checks.iter().filter(|check| check.page == page).peekable();
        if own.peek().is_none() {
            continue;
        }
        let _ = writeln!(text, "  - id: {step}\n    page: {step}\n    checks:");
        for check in own {
            let needs = if check.needs.is_empty() {
                String::new()
            } else {
                format!("        needs: [{}]\n", check.needs.join(", "))
            };
            let _ = writeln!(
                text,
                "      - id: {}\n        points: 1\n{needs}        assert: {{ {}: {} }}",
                check.id,
                check.kind,
                flow(&check.parameters)
            );
        }
    }
    text
}

type Entries<'d> = Vec<(&'d String, &'d Value)>;

/// The calls and the kinds of these resources.
fn used<'d>(declared: &'d Declared, resources: &[&Found]) -> (Entries<'d>, Entries<'d>) {
    let is_used = |(key, _): &(&String, &Value)| {
        let mut resources = resources.iter();
        resources.any(|found| found.kind.as_str().replace('-', "_") == **key)
    };
    let kinds: Entries<'_> = declared.kinds.iter().filter(is_used).collect();
    let of_kinds = kinds
        .iter()
        .filter_map(|(_, kind)| kind.get("call")?.as_str());
    let mut needed: BTreeSet<&str> = of_kinds.collect();
    // A call stands behind those that it needs.
    for (key, call) in declared.calls.iter().rev() {
        let before = call.get("needs").and_then(|needs| needs.get("call"));
        if needed.contains(key.as_str())
            && let Some(before) = before.and_then(Value::as_str)
        {
            needed.insert(before);
        }
    }
    let calls = declared.calls.iter();
    let calls = calls.filter(|(key, _)| needed.contains(key.as_str()));
    (calls.collect(), kinds)
}

/// A section of maps, with a line for each of their members.
fn section(text: &mut String, name: &str, entries: Entries<'_>) {
    if entries.is_empty() {
        return;
    }
    let _ = writeln!(text, "{name}:");
    for (key, value) in entries {
        let _ = writeln!(text, "  {key}:");
        for (member, value) in value.as_object().into_iter().flatten() {
            let _ = writeln!(text, "    {member}: {}", flow(value));
        }
    }
    text.push('\n');
}

/// `locales/en.ftl`.
pub fn english(id: &str, declared: &Declared, resources: &[&Found], checks: &[Check]) -> String {
    let mut text = format!("suite = {}\n\n", fluent(id));
    for word in &declared.words {
        let is_used = resources.iter().any(|found| {
            let id = format!("kind-{} =", found.kind.as_str());
            word.starts_with(&id)
        });
        if is_used {
            let _ = writeln!(text, "{word}");
        }
    }
    for (page, (step, title, _)) in PAGES.iter().enumerate() {
        if checks.iter().any(|check| check.page == page) {
            let _ = writeln!(text, "step-{step} = {title}");
        }
    }
    text.push('\n');
    for check in checks {
        let _ = writeln!(
            text,
            "check-{} = {}\n    .why = The page asks for it.",
            check.id,
            fluent(&check.title)
        );
    }
    text
}

/// A text in YAML. JSON's quotes are YAML's, too; a dollar sign would begin a variable.
fn scalar(text: &str) -> String {
    let text = text.replace('$', "$$");
    let is_plain = text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/'))
        && !["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
            .contains(&text.to_ascii_lowercase().as_str());
    if is_plain {
        text
    } else {
        Value::from(text).to_string()
    }
}

fn flow(value: &Value) -> String {
    match value {
        Value::String(text) => scalar(text),
        Value::Array(list) => {
            let list: Vec<String> = list.iter().map(flow).collect();
            format!("[{}]", list.join(", "))
        }
        Value::Object(members) => {
            let members = members.iter();
            let members: Vec<String> = members
                .map(|(name, value)| format!("{name}: {}", flow(value)))
                .collect();
            format!("{{ {} }}", members.join(", "))
        }
        other => other.to_string(),
    }
}

/// A text in Fluent, in which braces begin a placeable. Names come from an account.
fn fluent(text: &str) -> String {
    let mut safe = String::new();
    for c in text.chars() {
        match c {
            '{' | '}' => {
                let _ = write!(safe, "{{ \"{c}\" }}");
            }
            c if c.is_control() => safe.push(' '),
            c => safe.push(c),
        }
    }
    safe
}
