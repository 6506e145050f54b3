//! Drift: compares the values of the suite with those of the workshop's pages, in every language.

mod exceptions;
mod pages;
mod subject;
mod values;

use exceptions::Exceptions;
use subject::{Cite, Subject, WRITE_FACTS_HINT};

use crate::authoring::content::Facts;
use workshop_check_core::locale::Source;
use workshop_check_core::suite::code::Code;
use workshop_check_core::suite::problem::{Problem, Problems};
use workshop_check_core::suite::yaml::{Node, Place};
use workshop_check_core::suite::{Draft, Reading, Suite};

/// The source of the facts of the pages.
#[derive(Debug)]
pub enum Pages {
    /// The file in the suite's folder, if there is one.
    Kept,
    /// A checkout. The file in the suite's folder must be the same.
    Checkout(Facts),
    /// A checkout, whose facts were written to a file.
    Written(Facts),
}

/// The pages that a suite and its symptoms cite, in order. `None` if a part of the suite could not be read.
pub fn cited(reading: &Reading) -> Option<Vec<&str>> {
    let (suite, draft) = suite_and_draft(reading)?;
    let cites = cites(suite, draft, &reading.file, symptoms(reading));
    Some(cites.iter().map(|cite| cite.page).collect())
}

/// The same pages, each with the file and the place where it is cited.
pub fn cited_places(reading: &Reading) -> Vec<(&str, &str, Place)> {
    let Some((suite, draft)) = suite_and_draft(reading) else {
        return Vec::new();
    };
    let cites = cites(suite, draft, &reading.file, symptoms(reading));
    let places = cites.iter().map(|cite| (cite.page, cite.file, cite.at));
    places.collect()
}

fn suite_and_draft(reading: &Reading) -> Option<(&Suite, &Draft)> {
    let (suite, draft) = reading.suite.as_ref()?;
    draft.unread.is_empty().then_some((suite, draft))
}

fn symptoms(reading: &Reading) -> Option<(&str, &Node)> {
    let symptoms = reading.symptoms.as_ref();
    symptoms.map(|(file, tree)| (file.as_str(), tree))
}

/// All differences between suite and pages. None if the facts of the pages, or a part of the suite, are not known.
pub fn lint(reading: &Reading, pages: Pages) -> Vec<Problem> {
    let Some((suite, draft)) = suite_and_draft(reading) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let kept = reading.content.facts.as_ref();
    let kept = kept.and_then(|text| kept_facts(text, &mut found));
    let facts = match (pages, &kept) {
        (Pages::Kept, Some(kept)) => kept.clone(),
        (Pages::Kept, None) => return found,
        (Pages::Written(facts), _) => facts,
        (Pages::Checkout(facts), kept) => {
            if let (Some(kept), Some(text)) = (kept, &reading.content.facts)
                && !kept.same(&facts)
            {
                let mut problems = Problems::of(&text.place);
                let text = "the checkout says something else";
                problems
                    .add(Code::StaleContent, Place::START, text)
                    .hint(WRITE_FACTS_HINT);
                found.extend(problems.into_found());
            }
            facts
        }
    };
    let cites = cites(suite, draft, &reading.file, symptoms(reading));
    found.extend(pages::lint(suite, draft, &reading.file, &cites, &facts));
    // Values of `--set` are not on the pages.
    if !draft.variables.differences().is_empty() {
        return found;
    }
    let mut exceptions = Exceptions::default();
    if let Some(text) = &reading.content.exceptions {
        let mut problems = Problems::of(&text.place);
        exceptions = Exceptions::read(&text.text(), &mut problems);
        found.extend(problems.into_found());
    }
    let subject = Subject {
        suite,
        draft,
        facts: &facts,
    };
    let mut problems = Problems::of(&reading.file);
    values::lint(&subject, &mut exceptions, &mut problems);
    found.extend(problems.into_found());
    if let Some(text) = &reading.content.exceptions {
        let mut problems = Problems::of(&text.place);
        exceptions.stale(&subject, &mut problems);
        found.extend(problems.into_found());
    }
    found
}

fn kept_facts(text: &Source, found: &mut Vec<Problem>) -> Option<Facts> {
    match Facts::from_json(&text.text()) {
        Ok(facts) => Some(facts),
        Err(malformed) => {
            let mut problems = Problems::of(&text.place);
            let at = Place {
                line: malformed.line,
                column: malformed.column,
            };
            problems
                .add(Code::Syntax, at, malformed.problem)
                .hint(WRITE_FACTS_HINT);
            found.extend(problems.into_found());
            None
        }
    }
}

fn cites<'a>(
    suite: &'a Suite,
    draft: &'a Draft,
    file: &'a str,
    symptoms: Option<(&'a str, &'a Node)>,
) -> Vec<Cite<'a>> {
    let mut cites = Vec::new();
    for (index, step) in suite.file.steps.iter().enumerate() {
        let at = draft.step(index).place_of("page");
        let page = step.page.as_str();
        cites.push(Cite { page, file, at });
        for (place, check) in step.checks.iter().enumerate() {
            let at = draft.check(index, place).place_of("page");
            let page = check.page.as_deref();
            cites.extend(page.map(|page| Cite { page, file, at }));
        }
    }
    if let Some((file, tree)) = symptoms {
        let patterns = tree.get("patterns").map(Node::elements).unwrap_or_default();
        let pages = patterns.iter().filter_map(|pattern| pattern.get("page"));
        cites.extend(pages.filter_map(|node| {
            let page = node.text()?;
            Some(Cite {
                page,
                file,
                at: node.at,
            })
        }));
    }
    cites.retain(|cite| !cite.page.trim().is_empty());
    cites
}
