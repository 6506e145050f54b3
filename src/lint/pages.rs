//! Pages and Regions: links lead to a page of their own, in a language there is; Regions are AWS's.

use crate::locale;
use crate::suggest;
use crate::suite::code::Code;
use crate::suite::problem::Problems;
use crate::suite::{Draft, Suite};

/// The Regions of the partition "aws".
/// Source: AWS General Reference, "Regions and Zones" (looked up in 2025). A newer one is only a warning.
const REGIONS: &[&str] = &[
    "af-south-1",
    "ap-east-1",
    "ap-east-2",
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-northeast-3",
    "ap-south-1",
    "ap-south-2",
    "ap-southeast-1",
    "ap-southeast-2",
    "ap-southeast-3",
    "ap-southeast-4",
    "ap-southeast-5",
    "ap-southeast-6",
    "ap-southeast-7",
    "ca-central-1",
    "ca-west-1",
    "eu-central-1",
    "eu-central-2",
    "eu-north-1",
    "eu-south-1",
    "eu-south-2",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "il-central-1",
    "me-central-1",
    "me-south-1",
    "mx-central-1",
    "sa-east-1",
    "us-east-1",
    "us-east-2",
    "us-west-1",
    "us-west-2",
];

pub fn lint(suite: &Suite, draft: &Draft, problems: &mut Problems) {
    let tree = &draft.tree;
    for region in &suite.file.regions {
        if !REGIONS.contains(&region.as_str()) {
            let text = format!("\"{region}\" is no Region that this program knows");
            problems
                .add(Code::UnknownRegion, tree.place_in("regions", region), text)
                .hint_some(suggest::did_you_mean(region, REGIONS.iter().copied()));
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
    let program = locale::program_languages();
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
