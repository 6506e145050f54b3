//! `prove.yaml` beside a suite: the mutants that it lets live on purpose, and the checks that no mutant can fail, each
//! with the reason why that is right.

use serde::Deserialize;

/// The schema every such file names.
pub const SCHEMA: &str = "workshop-check/proof/1";

/// The text of a `prove.yaml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Justifications {
    pub schema: String,
    #[serde(default)]
    pub mutants: Vec<JustifiedMutant>,
    #[serde(default)]
    pub checks: Vec<JustifiedCheck>,
}

/// Mutants that are not caught by the right check, by their id; `*` stands for any text.
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
    pub check: String,
    pub reason: String,
}

/// Whether a text fits a pattern in which `*` stands for any text.
pub fn fits(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = text.strip_prefix(parts.next().unwrap_or_default()) else {
        return false;
    };
    let mut parts = parts.peekable();
    if parts.peek().is_none() {
        return rest.is_empty();
    }
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            return rest.ends_with(part);
        }
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_is_any_text() {
        assert!(fits("a/*/drop", "a/b/c/drop"));
        assert!(fits("a/b", "a/b"));
        assert!(fits("*", "anything"));
        assert!(fits("a*b*c", "a12b34c"));
        assert!(!fits("a/b", "a/bc"));
        assert!(!fits("a/*/drop", "a/drop"), "both slashes are asked for");
        assert!(!fits("a*b*c", "acb"));
    }
}
