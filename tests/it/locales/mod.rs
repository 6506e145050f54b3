//! The messages: each one that the code or a suite uses exists in every language, and none is unused.

mod bundle;
mod pseudo;
mod readability;
pub mod rendered;
mod source;

use std::collections::BTreeSet;
use workshop_check_testing::{accounts, grade};

use bundle::{Bundle, program, suite};
use workshop_check::suites::program_languages;
use workshop_check::suites::{embedded_suites, load};
use workshop_check_core::diagnosis::pattern::Kind;
use workshop_check_core::locale::ENGLISH;
use workshop_check_core::report::words::page_message;
use workshop_check_core::suite::Suite;

fn difference(a: &BTreeSet<String>, b: &BTreeSet<String>) -> Vec<String> {
    a.difference(b).cloned().collect()
}

/// Every language of a workshop's pages is a language of its reports, and a suite has all nine languages, even where its pages
/// have fewer.
#[test]
fn every_language_of_the_pages_is_spoken() {
    for id in embedded_suites() {
        let loaded = load(id).expect("an embedded suite loads");
        let pages = &loaded.file.pages.languages;
        assert!(!pages.is_empty(), "{id}");
        for language in pages {
            assert!(
                program_languages().contains(&language.as_str()),
                "{language}"
            );
        }
        let of_suite: Vec<&str> = loaded.messages.languages().collect();
        assert_eq!(of_suite, program_languages(), "{id}");
    }
    let first = load("container-migration").expect("an embedded suite loads");
    assert_eq!(first.file.pages.languages.len(), 9, "as its pages");
}

#[test]
fn every_language_has_the_same_messages_with_the_same_variables() {
    for language in program_languages() {
        alike(&program(ENGLISH), &program(language));
    }
    for id in embedded_suites() {
        let loaded = load(id).expect("an embedded suite loads");
        for language in loaded.messages.languages() {
            assert!(
                program_languages().contains(&language),
                "{id} speaks {language}, the program does not"
            );
            alike(&suite(id, ENGLISH), &suite(id, language));
        }
    }
}

fn alike(english: &Bundle, other: &Bundle) {
    let place = &other.place;
    for (id, message) in &english.messages {
        let found = other
            .messages
            .get(id)
            .unwrap_or_else(|| panic!("{place} lacks {id}"));
        assert_eq!(message.file, found.file, "{place}: {id} is in another file");
        assert_eq!(
            message.attributes, found.attributes,
            "{place}: attributes of {id}"
        );
        assert_eq!(
            message.variables, found.variables,
            "{place}: variables of {id}"
        );
        // Another language may have forms for a number where English has one.
        assert!(
            message.selectors.is_subset(&found.selectors),
            "{place}: {id} counts another thing"
        );
    }
    let more: Vec<&String> = other
        .messages
        .keys()
        .filter(|id| !english.messages.contains_key(*id))
        .collect();
    assert!(more.is_empty(), "{place} has more than English: {more:?}");
}

#[test]
fn a_message_occurs_once_and_is_not_empty() {
    let suites = embedded_suites().into_iter().flat_map(|id| {
        let languages = program_languages().into_iter();
        languages.map(move |language| suite(id, language))
    });
    for bundle in program_languages().into_iter().map(program).chain(suites) {
        assert_eq!(bundle.repeated, Vec::<String>::new(), "{}", bundle.place);
        for (id, message) in &bundle.messages {
            assert!(message.has_text, "{}: {id} says nothing", bundle.place);
            assert!(
                !message.has_markup,
                "{}: {id} holds a control character or a straight quote",
                bundle.place
            );
        }
    }
}

#[test]
fn what_code_refers_to_exists() {
    let english = program(ENGLISH).ids();
    let missing = difference(&source::referred(), &english);
    assert!(missing.is_empty(), "no such message: {missing:?}");
}

#[test]
fn no_message_is_left_over() {
    let literals = source::literals();
    let unused = difference(&program(ENGLISH).ids(), &literals);
    assert!(unused.is_empty(), "nothing refers to {unused:?}");
}

/// And every message of AWS a meaning and a fix.
#[test]
fn every_step_and_check_of_every_suite_has_a_title_and_a_reason() {
    for id in embedded_suites() {
        let loaded = load(id).expect("an embedded suite loads");
        for language in loaded.messages.languages() {
            let bundle = suite(id, language);
            let mut wanted = BTreeSet::from(["suite".to_owned()]);
            let kinds = loaded.file.kinds.keys();
            wanted.extend(kinds.map(|kind| format!("kind-{}", kind.replace('_', "-"))));
            let kinds = loaded.file.kinds.values();
            let changes = kinds.flat_map(|declaration| &declaration.changes);
            wanted.extend(changes.filter_map(|change| change.message.clone()));
            let resources = loaded.file.resources.values();
            wanted.extend(resources.flat_map(|resource| {
                let created = resource.create.as_ref();
                let moved = resource.relocation.as_ref();
                let own = created.map(|creation| creation.message.clone());
                own.into_iter()
                    .chain(moved.map(|recipe| recipe.message.clone()))
                    .flatten()
            }));
            wanted.extend(
                loaded
                    .file
                    .steps
                    .iter()
                    .map(|step| format!("step-{}", step.id)),
            );
            for (step, check) in loaded.checks() {
                for (id, attributes) in check.assert.messages() {
                    let message = bundle.messages.get(id);
                    let has = |name: &&str| {
                        message.is_some_and(|translated| translated.attributes.contains(*name))
                    };
                    assert!(attributes.iter().all(has), "{}: {id}", bundle.place);
                    wanted.insert(id.to_owned());
                }
                let id = format!("check-{}", check.id);
                let message = bundle
                    .messages
                    .get(&id)
                    .unwrap_or_else(|| panic!("{} lacks {id}", bundle.place));
                assert!(
                    message.attributes.contains("why"),
                    "{}: {id} lacks .why",
                    bundle.place
                );
                // A bonus never fails.
                let is_bonus = step.bonus || check.bonus;
                assert!(
                    is_bonus || message.attributes.contains("failed"),
                    "{}: {id} lacks .failed",
                    bundle.place
                );
                let known = ["why", "failed", "fix", "advice", "advised"];
                assert!(
                    message
                        .attributes
                        .iter()
                        .all(|name| known.contains(&name.as_str())),
                    "{id}: nobody reads that"
                );
                wanted.insert(id);
            }
            for pattern in &loaded.symptoms {
                if !matches!(pattern.text.kind, Kind::Cause | Kind::Transient) {
                    continue;
                }
                let id = format!("symptom-{}", pattern.text.id);
                let message = bundle.messages.get(&id);
                let fix = message.is_some_and(|message| message.attributes.contains("fix"));
                assert!(fix, "{}: {id} lacks .fix", bundle.place);
                wanted.insert(id);
            }
            wanted.extend(titles_of_pages(&loaded, &bundle));
            assert_eq!(bundle.ids(), wanted, "{}", bundle.place);
        }
    }
}

/// The ids of the titles of pages: of another module's in any case, of a step's if the page is called differently.
fn titles_of_pages(suite: &Suite, bundle: &Bundle) -> BTreeSet<String> {
    let of_steps = suite.file.steps.iter().map(|step| page_message(&step.page));
    let of_steps: BTreeSet<String> = of_steps.collect();
    let checks = suite
        .checks()
        .filter_map(|(_, check)| check.page.as_deref());
    let symptoms = suite.symptoms.iter();
    let symptoms = symptoms.filter_map(|pattern| pattern.text.page.as_deref());
    let others = checks.chain(symptoms).map(page_message);
    let others = others.filter(|id| !of_steps.contains(id));
    let own = of_steps
        .iter()
        .filter(|id| bundle.messages.contains_key(*id));
    others.chain(own.cloned()).collect()
}
