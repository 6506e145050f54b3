//! `prove.yaml` in a suite's folder: the mutants that may survive and the checks that no mutant can fail, each with a
//! reason.

use serde::Deserialize;
use workshop_check_core::ids::CheckId;

use super::ProveError;

/// The value of `schema` in every such file.
pub const SCHEMA: &str = "workshop-check/justifications/1";

/// The content of a `prove.yaml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Justifications {
    /// [`SCHEMA`].
    pub schema: String,
    #[serde(default)]
    /// Mutants that may survive.
    pub mutants: Vec<JustifiedMutant>,
    /// Mutants whose fix does not heal them.
    #[serde(default)]
    pub fixes: Vec<JustifiedMutant>,
    #[serde(default)]
    /// Checks that no mutant fails.
    pub checks: Vec<JustifiedCheck>,
}

/// Mutants that the right check does not catch, by id; `*` stands for any text and `?` for one character.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JustifiedMutant {
    pub mutant: String,
    pub reason: String,
}

/// A check that is the root cause of no mutant.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JustifiedCheck {
    pub check: CheckId,
    pub reason: String,
}

impl Justifications {
    /// Parses a file's text; `place` is its path for error messages.
    ///
    /// # Errors
    /// With line and column, if the text is not a `prove.yaml` of this schema.
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

/// A predicate: whether a text matches a pattern, in which `*` stands for any text and `?` for one character.
pub fn pattern(pattern: &str) -> impl Fn(&str) -> bool {
    let literal = regex::escape(pattern);
    let pattern = literal.replace(r"\*", ".*").replace(r"\?", ".");
    // A pattern that is too long to compile matches nothing, and is then reported as unused.
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
