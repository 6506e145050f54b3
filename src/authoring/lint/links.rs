//! Whether the pages of a suite are on the web, in each of their languages. This module only says what to ask and what the
//! answers mean; `commands/lint.rs` asks.

use workshop_check_collect::links::Link;
use workshop_check_core::suite::Reading;
use workshop_check_core::suite::code::Code;
use workshop_check_core::suite::problem::{Problem, Problems};
use workshop_check_core::suite::yaml::Place;

use super::content::cited_places;

/// A page in a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Its address, without an anchor.
    pub url: String,
    language: String,
    page: String,
    file: String,
    at: Place,
}

/// Each page that suites cite, once in each language.
pub fn to_ask(readings: &[Reading]) -> Vec<Asked> {
    let mut all: Vec<Asked> = Vec::new();
    for reading in readings {
        let Some((suite, _)) = &reading.suite else {
            continue;
        };
        let pages = &suite.file.pages;
        for (cited, file, at) in cited_places(reading) {
            let page = cited.split('#').next().unwrap_or(cited);
            for language in &pages.languages {
                let url = pages.url(page, language);
                if all.iter().all(|known| known.url != url) {
                    all.push(Asked {
                        url,
                        language: language.clone(),
                        page: page.to_owned(),
                        file: file.to_owned(),
                        at,
                    });
                }
            }
        }
    }
    all
}

/// The problems of the pages that are not there. Where a site does not answer at all, that is one problem.
pub fn lint(asked: &[Asked], links: &[Link], mirrors: &[&str]) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut unclear: Vec<(&Asked, &str)> = Vec::new();
    for (asked, link) in asked.iter().zip(links) {
        match link {
            Link::There => {}
            Link::Gone(status) => {
                let mut problems = Problems::of(&asked.file);
                let text = format!(
                    "the page \"{}\" is gone in {}: {} answers with the status {status}",
                    asked.page, asked.language, asked.url
                );
                problems.add(Code::GonePage, asked.at, text);
                found.extend(problems.into_found());
            }
            Link::Unclear(problem) => unclear.push((asked, problem)),
        }
    }
    if let Some((first, problem)) = unclear.first() {
        let mut problems = Problems::of(&first.file);
        let text = match unclear.len() {
            1 => format!("{} could not be checked: {problem}", first.url),
            count => format!(
                "{count} pages could not be checked, such as {}: {problem}",
                first.url
            ),
        };
        let hint = mirrors
            .first()
            .map(|mirror| format!("the suite can link the pages of \"{mirror}\" instead"));
        problems
            .add(Code::UncheckedPage, first.at, text)
            .hint_some(hint);
        found.extend(problems.into_found());
    }
    found
}
