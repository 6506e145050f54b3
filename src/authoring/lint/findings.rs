//! Checks that `follows: [{ found }]` names a message of the program or of the suite.

use workshop_check_core::suggest;
use workshop_check_core::suite::code::Code;
use workshop_check_core::suite::problem::Problems;
use workshop_check_core::suite::yaml::Node;
use workshop_check_core::suite::{Draft, Suite};

use super::fluent;

pub fn lint(suite: &Suite, draft: &Draft, problems: &mut Problems) {
    let words: Vec<_> = fluent::of_program()
        .into_iter()
        .chain(fluent::of_suite(suite))
        .collect();
    let known = || words.iter().flat_map(|words| words.messages.keys());
    for (_, check, node) in draft.checks() {
        let list = node.get("follows").map(Node::elements).unwrap_or_default();
        for (follows, item) in check.follows.iter().zip(list) {
            let Some(found) = &follows.found else {
                continue;
            };
            if !known().any(|id| found == id) {
                problems
                    .add(
                        Code::UnknownFinding,
                        item.place_of("found"),
                        format!("no finding is named \"{found}\""),
                    )
                    .hint_some(suggest::did_you_mean(found, known().map(String::as_str)));
            }
        }
    }
}
