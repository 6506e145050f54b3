//! The problems of a journey's own files.

use crate::suites::{self, LoadError};
use workshop_check_core::journey;
use workshop_check_core::locale::ENGLISH;
use workshop_check_core::suggest;
use workshop_check_core::suite::code::Code;
use workshop_check_core::suite::problem::{Problem, Problems};
use workshop_check_core::suite::reading::Text;
use workshop_check_core::suite::yaml::{self, Node};

/// What `lint` finds in a journey's own files, and what is left to lint.
#[derive(Debug)]
pub struct Linted {
    /// The problems of the journey's own files.
    pub problems: Vec<Problem>,
    /// The places of its suites, as far as there are such suites.
    pub suites: Vec<String>,
}

/// The problems of the journey at that place.
///
/// # Errors
/// If a file cannot be read.
pub fn lint(id_or_path: &str, journey: &Text) -> Result<Linted, LoadError> {
    let (file, mut found) = journey::read(&journey.text, &journey.place);
    let mut of_modules = Vec::new();
    let (Some(file), Ok(tree)) = (file, yaml::parse(&journey.text)) else {
        return Ok(Linted {
            problems: found,
            suites: of_modules,
        });
    };
    let mut problems = Problems::of(&journey.place);
    let modules = tree.get("modules").map(Node::elements).unwrap_or_default();
    for (module, node) in file.modules.iter().zip(modules) {
        let alone = module
            .suite
            .iter()
            .map(|suite| (suite, node.place_of("suite")));
        let ways = module.one_of.iter();
        let ways = ways.map(|suite| (suite, node.place_in("one_of", suite)));
        for (suite, at) in alone.chain(ways) {
            let place = suites::suite_of_journey(id_or_path, suite);
            if suites::is_there(&place) {
                of_modules.push(place);
                continue;
            }
            let known = suites::embedded_suites();
            problems
                .add(
                    Code::UnknownSuite,
                    at,
                    format!("there is no suite \"{suite}\""),
                )
                .hint_some(suggest::did_you_mean(suite, known));
        }
    }
    let english = format!("locales/{ENGLISH}.ftl");
    let english = suites::companion(id_or_path, &english)?;
    let has = |id: &str| {
        let texts = english.as_ref().map(|(_, text)| text.as_str());
        let mut lines = texts.unwrap_or_default().lines();
        lines.any(|line| line.split('=').next().is_some_and(|name| name.trim() == id))
    };
    let choices = file
        .modules
        .iter()
        .filter_map(|module| module.choice.as_deref());
    let needed = choices.map(|choice| format!("choice-{choice}"));
    let closed = file.modules.iter().flat_map(|module| &module.closed);
    let needed = needed.chain(closed.map(|way| format!("closed-{way}")));
    for id in ["suite".to_owned()].into_iter().chain(needed) {
        if !has(&id) {
            let text = format!("locales/en.ftl has no text for \"{id}\"");
            problems
                .add(Code::MissingMessage, tree.place_of("id"), text)
                .hint(format!("{id} = …"));
        }
    }
    found.extend(problems.into_found());
    Ok(Linted {
        problems: found,
        suites: of_modules,
    })
}
