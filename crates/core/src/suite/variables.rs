//! The variables of a suite: names, counts, Regions or URLs that an instructor can set without editing the suite.
//!
//! A value of the suite refers to a variable as `$name`. If that is the whole value, it gets the type of the variable;
//! within a longer text, the value is inserted as text. `$$` is a dollar sign. Variables are replaced in the parsed tree, so
//! a value cannot add keys or other structure.

use std::fmt;
use std::str::FromStr;

use indexmap::IndexMap;
use schemars::JsonSchema;

use super::value::Value;
use crate::message::Arg;
use crate::suggest;

/// A variable, as a suite declares it.
#[derive(Debug, Clone, PartialEq, serde::Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Variable {
    /// The default value. Its type is the type of the variable: a text, a whole number, or a list of texts.
    pub default: Value,
    /// A description in one line, for the instructor.
    pub about: String,
}

/// An assignment `--set NAME=VALUE`.
#[derive(Debug, Clone, PartialEq)]
pub struct Assignment {
    /// The name of the variable.
    pub name: String,
    /// The value as typed.
    pub value: String,
}

/// The variables of a suite, by name.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Variables(IndexMap<String, Setting>);

/// The value of a variable, and its source.
#[derive(Debug, Clone, PartialEq)]
pub struct Setting {
    /// The value.
    pub value: Value,
    /// The assignment on the command line; none if the value equals the default.
    pub set: Option<Assignment>,
}

/// Why an assignment cannot be used: the assignment, a fragment that describes the problem, and a hint.
pub type BadAssignment = (Assignment, String, Option<String>);

impl Variables {
    /// The declared variables with these assignments. If a variable is assigned twice, the last value is used.
    ///
    /// # Errors
    /// If an assignment names an unknown variable, or its value has the wrong type.
    pub fn new(
        declared: &IndexMap<String, Variable>,
        assignments: &[Assignment],
    ) -> Result<Self, BadAssignment> {
        let setting = |value| Setting { value, set: None };
        let mut all: IndexMap<String, Setting> = declared
            .iter()
            .map(|(name, variable)| (name.clone(), setting(variable.default.clone())))
            .collect();
        for assignment in assignments {
            let known: Vec<&str> = declared.keys().map(String::as_str).collect();
            let Some(variable) = declared.get(&assignment.name) else {
                let problem = format!("the suite has no variable \"{}\"", assignment.name);
                return Err((
                    assignment.clone(),
                    problem,
                    Some(hint(&assignment.name, &known)),
                ));
            };
            let value = variable
                .default
                .parse_alike(&assignment.value)
                .map_err(|problem| (assignment.clone(), problem, None))?;
            let set = (value != variable.default).then(|| assignment.clone());
            all.insert(assignment.name.clone(), Setting { value, set });
        }
        Ok(Variables(all))
    }

    /// The value of a variable, and its source.
    pub fn get(&self, name: &str) -> Option<&Setting> {
        self.0.get(name)
    }

    /// A hint for a name that does not exist: the most similar name, or all names.
    pub fn hint(&self, name: &str) -> String {
        hint(name, &self.0.keys().map(String::as_str).collect::<Vec<_>>())
    }

    /// The names and values as message arguments.
    pub fn args(&self) -> Vec<(String, Arg)> {
        let arg = |value: &Value| match value {
            Value::Text(text) => Arg::Text(text.clone()),
            Value::Number(number) => Arg::Count(*number),
            Value::List(texts) => Arg::List(texts.clone()),
        };
        self.0
            .iter()
            .map(|(name, setting)| (name.clone(), arg(&setting.value)))
            .collect()
    }

    /// The values that differ from the defaults, sorted by name.
    pub fn differences(&self) -> Vec<(&str, &Value)> {
        let mut differences: Vec<_> = self
            .0
            .iter()
            .filter(|(_, setting)| setting.set.is_some())
            .map(|(name, setting)| (name.as_str(), &setting.value))
            .collect();
        differences.sort_by_key(|(name, _)| *name);
        differences
    }
}

fn hint(name: &str, known: &[&str]) -> String {
    suggest::did_you_mean(name, known.iter().copied()).unwrap_or_else(|| match known {
        [] => "it has no variables".to_owned(),
        known => format!("it has {}", known.join(", ")),
    })
}

impl FromStr for Assignment {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once('=') {
            Some((name, value)) if !name.trim().is_empty() => Ok(Assignment {
                name: name.trim().to_owned(),
                value: value.to_owned(),
            }),
            _ => Err("write NAME=VALUE"),
        }
    }
}

impl fmt::Display for Assignment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "--set {}={}", self.name, self.value)
    }
}
