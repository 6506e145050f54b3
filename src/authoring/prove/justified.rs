//! `prove.yaml` beside a suite: the mutants that it lets live on purpose, and the checks that no mutant can fail, each
//! with the reason why that is right.

use serde::Deserialize;
use workshop_check_core::ids::CheckId;

use super::ProveError;

/// The schema every such file names.
pub const SCHEMA: &str = "workshop-check/justifications/1";

/// The text of a `prove.yaml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Justifications {
    pub schema: String,
    #[serde(default)]
    pub mutants: Vec<JustifiedMutant>,
    /// Mutants whose fix does not heal them.
    #[serde(default)]
    pub fixes: Vec<JustifiedMutant>,
    #[serde(default)]
    pub checks: Vec<JustifiedCheck>,
}

/// Mutants that are not caught by the right check, by their id; `*` stands for any text and `?` for one character.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JustifiedMutant {
    pub mutant: String,
    pub reason: String,
}

/// A check that is at fault in no mutant.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JustifiedCheck {
    pub check: CheckId,
    pub reason: String,
}

impl Justifications {
    /// Reads a file's text; `place` is where it came from. A problem is said with its line and column.
    pub fn parse(text: &str, place: &str) -> Result<Self, ProveError> {
        let malformed = |at: String, problem: String| ProveError::Justifications {
            place: format!("{place}{at}"),
            problem,
        };
        let read: Justifications = serde_saphyr::from_str(text).map_err(|error| {
            let at = error.location();
            let at = at.map_or(String::new(), |at| {
                format!(":{}:{}", at.line(), at.column())
            });
            let problem = error.without_snippet().to_string();
            malformed(at, problem.split_whitespace().collect::<Vec<_>>().join(" "))
        })?;
        if read.schema == SCHEMA {
            Ok(read)
        } else {
            Err(malformed(
                String::new(),
                format!(
                    "its schema is \"{}\", this program reads \"{SCHEMA}\"",
                    read.schema
                ),
            ))
        }
    }
}

/// Whether a text fits a pattern, in which `*` stands for any text and `?` for one character.
pub fn pattern(pattern: &str) -> impl Fn(&str) -> bool {
    let literal = regex::escape(pattern);
    let pattern = literal.replace(r"\*", ".*").replace(r"\?", ".");
    // Too long to be compiled: it fits nothing, which is said.
    let pattern = regex::Regex::new(&format!("(?s)^(?:{pattern})$")).ok();
    move |text| {
        pattern
            .as_ref()
            .is_some_and(|pattern| pattern.is_match(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_is_any_text_and_a_question_mark_one_character() {
        let fits = |wanted: &str, text: &str| pattern(wanted)(text);
        assert!(fits("a/*/drop", "a/b/c/drop"));
        assert!(fits("a/b", "a/b"));
        assert!(fits("*", "anything"));
        assert!(fits("a*b*c", "a12b34c"));
        assert!(!fits("a/b", "a/bc"));
        assert!(!fits("a/*/drop", "a/drop"), "both slashes are asked for");
        assert!(!fits("a*b*c", "acb"));
        assert!(fits("a-?/x", "a-b/x"));
        assert!(!fits("a-?/x", "a-/x"));
    }
}
