//! What must hold of a suite beyond its shape: every name resolves, nothing looks forward, ids are unique.

use std::collections::HashSet;

use super::{SCHEMA, Suite};
use crate::assertion::Assertion;
use crate::diagnosis::Pattern;
use crate::diagnosis::pattern::{self, Kind, SymptomFile};
use crate::suggest;

/// Line, column and what is wrong there.
pub type Problem = (usize, usize, String);

/// Checks a suite whose text parsed; `text` is only used to say where a problem is.
pub fn validate(suite: &Suite, text: &str) -> Result<(), Problem> {
    let file = &suite.file;
    if file.schema != SCHEMA {
        return Err(at(
            text,
            &["schema:"],
            format!(
                "the schema is \"{}\", this program reads \"{SCHEMA}\"",
                file.schema
            ),
        ));
    }
    validate_resources(suite, text)?;
    let mut steps = HashSet::new();
    let mut earlier: Vec<&str> = Vec::new();
    for step in &file.steps {
        if !steps.insert(step.id.as_str()) {
            return Err(at(
                text,
                &[&step.id],
                format!("two steps have the id \"{}\"", step.id),
            ));
        }
        for check in &step.checks {
            let place = [check.id.as_str()];
            if earlier.contains(&check.id.as_str()) {
                return Err(at(
                    text,
                    &place,
                    format!("two checks have the id \"{}\"", check.id),
                ));
            }
            for need in suite.needs_of(check) {
                if !earlier.contains(&need) {
                    return Err(at(
                        text,
                        &[&check.id, need],
                        unmet_need(suite, &check.id, need, &earlier),
                    ));
                }
            }
            for follows in &check.follows {
                if !earlier.contains(&follows.check.as_str()) {
                    return Err(at(
                        text,
                        &[&check.id, &follows.check],
                        unmet_need(suite, &check.id, &follows.check, &earlier),
                    ));
                }
            }
            for (role, kind) in check.assert.roles() {
                let Some(declared) = file.resources.get(role) else {
                    return Err(at(text, &[&check.id, role], unknown_role(suite, role)));
                };
                if let Some(kind) = kind.filter(|kind| *kind != declared.kind) {
                    return Err(at(
                        text,
                        &[&check.id, role],
                        format!(
                            "\"{role}\" is a {}, a {} is wanted here",
                            declared.kind.as_str(),
                            kind.as_str()
                        ),
                    ));
                }
            }
            if let Some(problem) = check.assert.problem() {
                return Err(at(text, &place, problem));
            }
            earlier.push(&check.id);
        }
    }
    Ok(())
}

/// Makes a suite's patterns ready. `text` is only used to say where a problem is.
pub fn symptoms(suite: &Suite, file: SymptomFile, text: &str) -> Result<Vec<Pattern>, Problem> {
    if file.schema != pattern::SCHEMA {
        let problem = format!(
            "the schema is \"{}\", this program reads \"{}\"",
            file.schema,
            pattern::SCHEMA
        );
        return Err(at(text, &["schema:"], problem));
    }
    let mut patterns: Vec<Pattern> = Vec::new();
    for symptom in file.patterns {
        let id = symptom.id.clone();
        if patterns.iter().any(|pattern| pattern.text.id == id) {
            return Err(at(
                text,
                &[&id],
                format!("two patterns have the id \"{id}\""),
            ));
        }
        if let Some(cause) = symptom
            .causes
            .iter()
            .find(|cause| suite.check(cause).is_none())
        {
            let known: Vec<&str> = suite.checks().map(|(_, check)| check.id.as_str()).collect();
            let problem = unmet_need(suite, &id, cause, &known);
            return Err(at(text, &[&id, cause], problem));
        }
        if symptom.kind == Kind::Cause && symptom.page.is_none() {
            return Err(at(
                text,
                &[&id],
                format!("\"{id}\" names no page where it is mended"),
            ));
        }
        let pattern =
            Pattern::new(symptom).map_err(|problem| at(text, &[&id, "match:"], problem))?;
        patterns.push(pattern);
    }
    Ok(patterns)
}

fn validate_resources(suite: &Suite, text: &str) -> Result<(), Problem> {
    let resources = &suite.file.resources;
    for (name, role) in resources {
        let others = role.wired_from.iter().chain(role.vpc.as_ref());
        for other in others {
            if !resources.contains_key(other) {
                return Err(at(text, &[name, other], unknown_role(suite, other)));
            }
        }
    }
    Ok(())
}

fn unknown_role(suite: &Suite, role: &str) -> String {
    let known = suite.file.resources.keys().map(String::as_str);
    match suggest::did_you_mean(role, known) {
        Some(hint) => format!("no resource is named \"{role}\"; {hint}"),
        None => format!("no resource is named \"{role}\""),
    }
}

fn unmet_need(suite: &Suite, check: &str, need: &str, earlier: &[&str]) -> String {
    if suite.check(need).is_some() {
        return format!("\"{check}\" needs \"{need}\", which comes later");
    }
    match suggest::did_you_mean(need, earlier.iter().copied()) {
        Some(hint) => format!("no earlier check is named \"{need}\"; {hint}"),
        None => format!("no earlier check is named \"{need}\""),
    }
}

/// The place where these words follow one another in the text: near enough to open the file at.
fn at(text: &str, words: &[&str], problem: String) -> Problem {
    let mut offset = 0;
    for word in words {
        match find_word(&text[offset..], word) {
            Some(found) => offset += found,
            None => break,
        }
    }
    let before = &text[..offset];
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
    (line, column, problem)
}

fn find_word(text: &str, word: &str) -> Option<usize> {
    let part_of_word = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    text.match_indices(word)
        .find(|(at, _)| {
            let before = text[..*at].chars().next_back();
            let after = text[at + word.len()..].chars().next();
            !before.is_some_and(part_of_word) && !after.is_some_and(part_of_word)
        })
        .map(|(at, _)| at)
}
