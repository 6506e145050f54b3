//! Replaces variables in a suite's tree by their values.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::code::Code;
use super::problem::Problems;
use super::value::Value;
use super::variables::{Setting, Variables};
use super::yaml::{Data, Node, Origin, Place};

/// Replaces every variable and returns the names of the used ones.
///
/// # Example
///
/// With `tasks` = 2 and `vpc` = "TargetVPC": `$tasks` becomes the number 2, because the variable is the whole value;
/// `${vpc}-public-a` becomes the text "TargetVPC-public-a"; `$$5` becomes the text "$5".
pub fn substitute(
    root: &mut Node,
    variables: &Variables,
    problems: &mut Problems,
) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    let Data::Map(entries) = &mut root.data else {
        return used;
    };
    let values = entries.iter_mut().filter(|entry| entry.key != "variables");
    for scalar in values.flat_map(|entry| entry.value.scalars_mut()) {
        fill(scalar, variables, problems, &mut used);
    }
    used
}

fn fill(
    scalar: &mut Node,
    variables: &Variables,
    problems: &mut Problems,
    used: &mut BTreeSet<String>,
) {
    let Some(text) = scalar
        .text()
        .filter(|text| text.contains('$'))
        .map(str::to_owned)
    else {
        return;
    };
    let mut filled = String::new();
    let mut rest = 0;
    for (range, reference) in references(&text) {
        filled.push_str(&text[rest..range.start]);
        rest = range.end;
        let Some(name) = reference else {
            filled.push('$');
            continue;
        };
        let Some(setting) = variables.get(name) else {
            let problem = format!("the suite has no variable \"{name}\"");
            problems
                .add(Code::UnknownVariable, scalar.at, problem)
                .hint(variables.hint(name));
            scalar.origin = Some(Origin::Reported);
            return;
        };
        used.insert(name.to_owned());
        scalar.origin = Some(Origin::Variable(origin(name, setting)));
        if range == (0..text.len()) {
            scalar.data = data(&setting.value, scalar.at);
            return;
        }
        match &setting.value {
            Value::Text(text) => filled.push_str(text),
            Value::Number(number) => filled.push_str(&number.to_string()),
            Value::List(_) => {
                let problem = format!("\"{name}\" is a list, and cannot be part of a text");
                problems.add(Code::WrongType, scalar.at, problem);
                return;
            }
        }
    }
    filled.push_str(&text[rest..]);
    scalar.data = Data::Scalar {
        text: filled,
        plain: false,
    };
}

#[expect(
    clippy::expect_used,
    reason = "the pattern is a constant, and a test compiles it"
)]
static REFERENCE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\$(?:\$|([A-Za-z_][A-Za-z0-9_]*)|\{([A-Za-z_][A-Za-z0-9_]*)\})")
        .expect("a constant pattern is valid")
});

/// The ranges of variables in a text, with their names. `$$`, an escaped dollar sign, has no name.
fn references(text: &str) -> impl Iterator<Item = (Range<usize>, Option<&str>)> {
    REFERENCE.captures_iter(text).filter_map(|found| {
        let name = found.get(1).or_else(|| found.get(2));
        Some((found.get(0)?.range(), name.map(|name| name.as_str())))
    })
}

/// The description of the source of a value, for error messages.
fn origin(name: &str, setting: &Setting) -> String {
    match &setting.set {
        Some(assignment) => assignment.to_string(),
        None => format!("the default of the variable \"{name}\""),
    }
}

/// The value of a variable as a node. Its text is always read as text, and variables in it are not replaced.
fn data(value: &Value, at: Place) -> Data {
    let scalar = |text: &str, plain| Data::Scalar {
        text: text.to_owned(),
        plain,
    };
    match value {
        Value::Text(text) => scalar(text, false),
        Value::Number(number) => scalar(&number.to_string(), true),
        Value::List(texts) => {
            let element = |text: &String| Node {
                data: scalar(text, false),
                at,
                origin: None,
            };
            Data::List(texts.iter().map(element).collect())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::references;

    #[test]
    fn variables_are_found_with_and_without_braces_and_a_double_dollar_is_none() {
        let names: Vec<_> = references("$$5 for ${tasks} or $pages_base")
            .map(|(_, name)| name)
            .collect();
        assert_eq!(names, [None, Some("tasks"), Some("pages_base")]);
    }
}
