//! The texts of a drafted suite.

use std::fmt::Write as _;

use serde_json::Value;

use workshop_check_core::resource::ResourceKind;

use super::checks::{Check, PAGES};
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
pub fn suite(id: &str, region: &str, resources: &[&Found], checks: &[Check]) -> String {
    let mut text = HEAD.to_owned();
    let _ = writeln!(text, "id: {id}\npoints: {}\n", checks.len());
    text.push_str("pages:\n  base: https://workshop.example.com\n  path: /{lang}/{page}.html\n  languages: [en]\n\n");
    if !region.is_empty() {
        let _ = writeln!(text, "regions: [{}]\n", scalar(region));
    }
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

/// `locales/en.ftl`.
pub fn english(id: &str, checks: &[Check]) -> String {
    let mut text = format!("suite = {}\n\n", fluent(id));
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
