//! Checks that every variable is used by a value or a message.

use super::fluent::Words;
use workshop_check_core::suite::Draft;
use workshop_check_core::suite::code::Code;
use workshop_check_core::suite::problem::Problems;

pub fn lint(draft: &Draft, words: &[Words], problems: &mut Problems) {
    let declared = draft.tree.get("variables").map(|node| node.entries());
    for entry in declared.unwrap_or_default() {
        let name = entry.key.as_str();
        let is_in_message = words.iter().any(|words| words.uses(name));
        if !is_in_message && !draft.used_variables.contains(name) {
            let text = format!("no value and no message uses the variable \"{name}\"");
            problems
                .add(Code::UnusedVariable, entry.key_at, text)
                .hint(format!(
                    "a value names it as ${name}, a message as {{ ${name} }}"
                ));
        }
    }
}
