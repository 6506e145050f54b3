//! What an instructor may set without editing a suite: names, counts, Regions, the address of the pages.
//!
//! A value of the suite names a variable as `$name`. Where that is all of the value, the variable's own type counts;
//! within a text it is filled in as text. `$$` stands for a dollar sign. Values are filled into the tree that the file was
//! parsed to: whatever is in them, they stay one value.

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
    /// Its value unless `--set` gives another. It also says the type: a text, a whole number, or a list of texts.
    pub default: Value,
    /// What it is, in a line, for whoever sets it.
    pub about: String,
}

/// What was given with `--set NAME=VALUE`.
#[derive(Debug, Clone, PartialEq)]
pub struct Assignment {
    pub name: String,
    pub value: String,
}

/// The variables of a suite, by name.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Variables(IndexMap<String, Setting>);

/// A variable's value, and whether it is another than the default.
#[derive(Debug, Clone, PartialEq)]
pub struct Setting {
    pub value: Value,
    /// As it was written on the command line; none where the value is the default.
    pub set: Option<Assignment>,
}

/// Why an assignment cannot be used: the assignment, a fragment, and what to write instead.
pub type BadAssignment = (Assignment, String, Option<String>);

impl Variables {
    /// The declared variables with these values. Of several values for one, the last counts, as on any command line.
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

    /// A variable's value, and where it is from.
    pub fn get(&self, name: &str) -> Option<&Setting> {
        self.0.get(name)
    }

    /// The name nearest to one that does not exist.
    pub fn hint(&self, name: &str) -> String {
        hint(name, &self.0.keys().map(String::as_str).collect::<Vec<_>>())
    }

    /// Names and values, as messages take them.
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

    /// What makes the suite another one: each value that is not the default, in the order of names.
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
