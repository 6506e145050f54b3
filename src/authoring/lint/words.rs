//! Checks that every step, check and symptom has its messages in every language, and that there are no others.

use std::collections::{BTreeMap, BTreeSet};

use super::fluent::{Message, Words};
use super::required::{CHECK_ATTRIBUTES, RequiredMessage, required_messages};
use crate::suites::program_languages;
use workshop_check_core::locale::ENGLISH;
use workshop_check_core::report::words::page_message;
use workshop_check_core::suggest;
use workshop_check_core::suite::code::Code;
use workshop_check_core::suite::problem::{Problem, Problems};
use workshop_check_core::suite::yaml::{Node, Place};
use workshop_check_core::suite::{Draft, Suite};

/// All problems of a suite's messages. `symptoms` is the path and the content of `symptoms.yaml`, if there is one.
pub fn lint(
    suite: &Suite,
    draft: &Draft,
    file: &str,
    symptoms: Option<(&str, &Node)>,
    languages: &[Words],
) -> Vec<Problem> {
    let required = required_messages(suite, draft, file, symptoms);
    let mut found = Vec::new();
    let english = languages.iter().find(|words| words.language == ENGLISH);
    if english.is_none() {
        let mut problems = Problems::of(file);
        let text = "there is no locales/en.ftl: every text needs an English one";
        problems.add(Code::MissingMessage, draft.tree.place_of("id"), text);
        found.extend(problems.into_found());
    }
    for words in languages {
        let mut problems = Problems::of(&words.place);
        if !program_languages().contains(&words.language.as_str()) {
            let text = format!("the program does not speak \"{}\"", words.language);
            problems
                .add(Code::BadMessages, Place::START, text)
                .hint(format!("it speaks {}", program_languages().join(", ")));
        }
        for (at, text) in &words.broken {
            problems.add(Code::BadMessages, *at, text);
        }
        left_over(words, suite, &required, draft, &mut problems);
        unsupplied(words, suite, &required, &mut problems);
        if let Some(english) = english.filter(|english| english.language != words.language) {
            mismatched(words, english, &required, &mut problems);
        }
        found.extend(problems.into_found());
        found.extend(missing(words, &required));
    }
    found
}

/// Messages and attributes that are missing.
fn missing(words: &Words, required: &BTreeMap<String, RequiredMessage>) -> Vec<Problem> {
    let code = if words.language == ENGLISH {
        Code::MissingMessage
    } else {
        Code::MissingTranslation
    };
    let mut found = Vec::new();
    for (id, required) in required {
        let message = words.messages.get(id);
        let Some(message) = message.filter(|message| message.has_text) else {
            let mut problems = Problems::of(&required.file);
            let text = format!("{} has no text for \"{id}\"", words.place);
            problems
                .add(code, required.at, text)
                .hint(format!("{id} = …"));
            found.extend(problems.into_found());
            continue;
        };
        let absent = |name: &&&str| !message.attributes.contains_key(**name);
        for attribute in required.must.iter().filter(absent) {
            let mut problems = Problems::of(&words.place);
            let text = format!("\"{id}\" has no .{attribute}");
            problems.add(code, message.at, text);
            found.extend(problems.into_found());
        }
    }
    found
}

/// Messages and attributes that are not used.
fn left_over(
    words: &Words,
    suite: &Suite,
    required: &BTreeMap<String, RequiredMessage>,
    draft: &Draft,
    problems: &mut Problems,
) {
    let pages = page_messages(suite);
    for (id, message) in &words.messages {
        let of_unread = id
            .split_once('-')
            .is_some_and(|(_, id)| draft.unread.contains(id));
        let Some(wanted_message) = required.get(id) else {
            if !of_unread && !pages.contains(id) {
                let missing = required
                    .keys()
                    .filter(|id| !words.messages.contains_key(*id));
                let near = suggest::did_you_mean(id, missing.map(String::as_str));
                problems
                    .add(
                        Code::UnusedMessage,
                        message.at,
                        format!("nothing shows \"{id}\""),
                    )
                    .hint_some(near);
            }
            continue;
        };
        for (attribute, at) in &message.attributes {
            if !wanted_message.may.contains(&attribute.as_str()) {
                let text = format!("nothing shows .{attribute} of \"{id}\"");
                let near = suggest::did_you_mean(attribute, wanted_message.may.iter().copied());
                problems.add(Code::UnusedMessage, *at, text).hint_some(near);
            }
        }
    }
}

/// The ids of the messages with the titles of pages. An author may leave them out.
fn page_messages(suite: &Suite) -> BTreeSet<String> {
    let steps = suite.file.steps.iter().map(|step| step.page.as_str());
    let checks = suite
        .checks()
        .filter_map(|(_, check)| check.page.as_deref());
    let symptoms = suite.symptoms.iter();
    let symptoms = symptoms.filter_map(|pattern| pattern.text.page.as_deref());
    let pages = steps.chain(checks).chain(symptoms);
    pages.map(page_message).collect()
}

/// Variables that the suite does not have.
fn unsupplied(
    words: &Words,
    suite: &Suite,
    required: &BTreeMap<String, RequiredMessage>,
    problems: &mut Problems,
) {
    for (id, message) in &words.messages {
        let supplied = required
            .get(id)
            .map_or(&[][..], |required| required.supplied);
        for (variable, at) in &message.variables {
            if suite.variables.get(variable).is_none() && !supplied.contains(&variable.as_str()) {
                let text = format!("nobody fills in the variable \"{variable}\"");
                problems
                    .add(Code::UnsuppliedVariable, *at, text)
                    .hint(suite.variables.hint(variable));
            }
        }
    }
}

/// Translations whose variables or attributes differ from the English message.
fn mismatched(
    words: &Words,
    english: &Words,
    required: &BTreeMap<String, RequiredMessage>,
    problems: &mut Problems,
) {
    let names = |message: &Message| -> Vec<String> { message.variables.keys().cloned().collect() };
    for (id, message) in &words.messages {
        let Some(original) = english.messages.get(id) else {
            continue;
        };
        let (here, there) = (names(message), names(original));
        if here != there {
            let list = |names: Vec<String>| match names.as_slice() {
                [] => "none".to_owned(),
                names => names.join(", "),
            };
            let text = format!(
                "variables of \"{id}\": {}; in English {}",
                list(here),
                list(there)
            );
            problems.add(Code::MismatchedMessage, message.at, text);
        }
        let must = required.get(id).map_or(&[][..], |required| required.must);
        for &name in CHECK_ATTRIBUTES {
            let has = |message: &Message| message.attributes.contains_key(name);
            let (code, text) = match (has(message), has(original)) {
                (true, false) => (Code::MismatchedMessage, "has an attribute more than"),
                (false, true) if !must.contains(&name) => {
                    (Code::MissingTranslation, "lacks an attribute of")
                }
                _ => continue,
            };
            let text = format!("\"{id}\" {text} the English one: .{name}");
            problems.add(code, message.at, text);
        }
    }
}
