//! All problems of a suite: errors, at the first of which `suite::load` stops, and warnings about a suite that can be used.

mod calls;
mod content;
mod deprecated;
mod empty_account;
mod findings;
mod fluent;
pub mod journey;
pub mod links;
mod pages;
mod points;
mod required;
mod resources;
mod variables;
mod words;

pub use content::{Pages, cited};
pub use empty_account::passing as passing_on_nothing;

use workshop_check_core::suite::code::Severity;
use workshop_check_core::suite::problem::{Problem, Problems};
use workshop_check_core::suite::{Draft, Reading, Suite};

/// All problems of a suite, sorted by file and place.
pub fn lint(reading: Reading, pages: Pages) -> Vec<Problem> {
    let drift = content::lint(&reading, pages);
    let mut found = reading.problems;
    let file = reading.file;
    if let Some((suite, draft)) = reading.suite {
        let mut problems = Problems::of(&file);
        let sound = found
            .iter()
            .all(|found| found.severity() != Severity::Error);
        rules(&suite, &draft, sound, &mut problems);
        findings::lint(&suite, &draft, &mut problems);
        found.extend(problems.into_found());
        let symptoms = reading
            .symptoms
            .as_ref()
            .map(|(file, tree)| (file.as_str(), tree));
        let words = fluent::of_suite(&suite);
        found.extend(words::lint(&suite, &draft, &file, symptoms, &words));
        if draft.unread.is_empty() {
            let mut problems = Problems::of(&file);
            variables::lint(&draft, &words, &mut problems);
            found.extend(problems.into_found());
        }
        found.extend(drift);
    }
    let files: Vec<String> = found.iter().map(|problem| problem.file.clone()).collect();
    let order = |problem: &Problem| {
        let file = if problem.file == file {
            None
        } else {
            files.iter().find(|name| **name == problem.file)
        };
        (file, problem.at, problem.code)
    };
    let mut sorted: Vec<&Problem> = found.iter().collect();
    sorted.sort_by_key(|problem| order(problem));
    sorted.into_iter().cloned().collect()
}

fn rules(suite: &Suite, draft: &Draft, sound: bool, problems: &mut Problems) {
    pages::lint(suite, draft, problems);
    deprecated::lint(draft, problems);
    calls::lint(suite, draft, problems);
    // A check that could not be read has points, and may use resources.
    if draft.unread.is_empty() {
        points::lint(suite, draft, problems);
        resources::lint(suite, draft, problems);
    }
    if sound {
        empty_account::lint(suite, draft, problems);
    }
}
