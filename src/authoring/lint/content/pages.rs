//! Checks that every cited page and anchor exists in every language of the suite.

use std::collections::BTreeSet;

use super::subject::{Cite, WRITE_FACTS_HINT, in_languages};
use crate::authoring::content;
use crate::authoring::content::{FACTS_FILE, Facts};
use workshop_check_core::suggest;
use workshop_check_core::suite::code::Code;
use workshop_check_core::suite::problem::{Problem, Problems};
use workshop_check_core::suite::{Draft, Suite};

pub fn lint(
    suite: &Suite,
    draft: &Draft,
    file: &str,
    cites: &[Cite<'_>],
    facts: &Facts,
) -> Vec<Problem> {
    let mut problems = Problems::of(file);
    let wanted = languages(suite, draft, cites, facts, &mut problems);
    let mut found = problems.into_found();
    let mut seen = BTreeSet::new();
    for cite in cites {
        let (address, anchor) = content::split(cite.page);
        let mut problems = Problems::of(cite.file);
        let page = facts.pages.get(address);
        let mut add = |code, text: String, hint: Option<String>| {
            problems.add(code, cite.at, text).hint_some(hint);
        };
        if seen.insert(address) {
            let lacks =
                |language: &&str| !page.is_some_and(|page| page.languages.contains(language));
            let missing: BTreeSet<&str> = wanted.iter().copied().filter(lacks).collect();
            if page.is_none() {
                let text = format!("{FACTS_FILE} knows nothing of the page \"{address}\"");
                add(Code::StaleContent, text, Some(WRITE_FACTS_HINT.to_owned()));
            } else if !missing.is_empty() {
                let languages = in_languages(&missing, wanted.len());
                let text = format!("the workshop has no page \"{address}\"{languages}");
                let known = facts.known_pages.iter().map(String::as_str);
                let known = known.filter(|known| *known != address);
                add(
                    Code::UnknownPage,
                    text,
                    suggest::did_you_mean(address, known),
                );
            }
        }
        if let (Some(page), Some(anchor)) = (page, anchor)
            && seen.insert(cite.page)
        {
            let there = page.anchors.get(anchor);
            let has = |language: &str| there.is_some_and(|there| there.contains(language));
            let missing = wanted
                .iter()
                .copied()
                .filter(|language| page.languages.contains(language));
            let missing: BTreeSet<&str> = missing.filter(|language| !has(language)).collect();
            if there.is_none() {
                let text = format!("{FACTS_FILE} knows nothing of \"{}\"", cite.page);
                add(Code::StaleContent, text, Some(WRITE_FACTS_HINT.to_owned()));
            } else if !missing.is_empty() {
                let languages = in_languages(&missing, wanted.len());
                let text =
                    format!("no heading of \"{address}\" has the anchor #{anchor}{languages}");
                let known = page.known_anchors.iter().map(String::as_str);
                let known = known.filter(|known| *known != anchor);
                add(
                    Code::UnknownPage,
                    text,
                    suggest::did_you_mean(anchor, known),
                );
            }
        }
        found.extend(problems.into_found());
    }
    let mut problems = Problems::of(file);
    for page in facts
        .pages
        .keys()
        .filter(|page| !seen.contains(page.as_str()))
    {
        let text = format!("{FACTS_FILE} has a page that nothing cites: \"{page}\"");
        problems
            .add(Code::StaleContent, draft.tree.place_of("steps"), text)
            .hint(WRITE_FACTS_HINT);
    }
    found.extend(problems.into_found());
    found
}

/// The languages to check: those of the suite in which there is at least one page.
fn languages<'a>(
    suite: &'a Suite,
    draft: &Draft,
    cites: &[Cite<'_>],
    facts: &Facts,
    problems: &mut Problems,
) -> Vec<&'a str> {
    let node = draft.tree.get("pages").unwrap_or(&draft.tree);
    let cited: BTreeSet<&str> = cites.iter().map(Cite::address).collect();
    let cited = cited
        .into_iter()
        .filter_map(|address| facts.pages.get(address));
    let cited: Vec<_> = cited.map(|page| &page.languages).collect();
    let mut wanted = Vec::new();
    for language in &suite.file.pages.languages {
        if cited.iter().any(|languages| languages.contains(language)) || cited.is_empty() {
            wanted.push(language.as_str());
        } else {
            let text = format!("no cited page of the workshop is in \"{language}\"");
            problems.add(
                Code::UnknownPage,
                node.place_in("languages", language),
                text,
            );
        }
    }
    let Some((first, rest)) = cited.split_first() else {
        return wanted;
    };
    for language in first.iter() {
        let everywhere = rest.iter().all(|languages| languages.contains(language));
        let named = suite
            .file
            .pages
            .languages
            .iter()
            .any(|named| named == language);
        if everywhere && !named {
            let text = format!("every cited page is there in \"{language}\", too");
            problems.add(Code::MissingTranslation, node.place_of("languages"), text);
        }
    }
    wanted
}
