//! Checks the links to pages (one page each, existing languages) and the names of Regions.

use workshop_check_core::locale;
use workshop_check_core::snapshot::region;
use workshop_check_core::suite::code::Code;
use workshop_check_core::suite::problem::Problems;
use workshop_check_core::suite::{Draft, Suite};

use crate::suites::program_languages;

pub fn lint(suite: &Suite, draft: &Draft, problems: &mut Problems) {
    let tree = &draft.tree;
    for region in &suite.file.regions {
        if !region::is_known(region) {
            let text = format!("\"{region}\" is no Region that this program knows");
            problems
                .add(Code::UnknownRegion, tree.place_in("regions", region), text)
                .hint_some(region::nearest(region).map(|name| format!("did you mean \"{name}\"?")));
        }
    }
    let pages = &suite.file.pages;
    let node = tree.get("pages").unwrap_or(tree);
    if !pages.path.contains("{page}") {
        let text = "without {page}, all links lead to one page";
        problems.add(Code::MissingPage, node.place_of("path"), text);
    }
    let english = locale::ENGLISH;
    if !pages.languages.iter().any(|language| language == english) {
        let text = "readers of other languages are led to English pages, and there are none";
        problems.add(Code::MissingPage, node.place_of("languages"), text);
    }
    let program = program_languages();
    for language in &pages.languages {
        let speaks = suite.messages.languages().any(|known| known == language);
        if program.contains(&language.as_str()) && !speaks {
            let text = format!("there are pages in \"{language}\", but no locales/{language}.ftl");
            let at = node.place_in("languages", language);
            problems.add(Code::MissingTranslation, at, text);
        }
    }
    for (index, step) in suite.file.steps.iter().enumerate() {
        if step.page.trim().is_empty() {
            let text = format!("the step \"{}\" has no page", step.id);
            problems.add(Code::MissingPage, draft.step(index).place_of("page"), text);
        }
    }
    for (_, check, node) in draft.checks() {
        if check
            .page
            .as_ref()
            .is_some_and(|page| page.trim().is_empty())
        {
            let text = format!("the page of \"{}\" is empty", check.id);
            problems.add(Code::MissingPage, node.place_of("page"), text);
        }
    }
}
