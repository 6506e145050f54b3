//! Lists keys that have another name now.

use workshop_check_core::suite::Draft;
use workshop_check_core::suite::code::Code;
use workshop_check_core::suite::problem::Problems;

pub fn lint(draft: &Draft, problems: &mut Problems) {
    for (_, check, node) in draft.checks() {
        let assert = node.get("assert").map(|assert| assert.entries());
        let kind = assert.and_then(|assert| assert.first());
        if let (Some((former, key)), Some(kind)) = (check.assert.deprecated_key(), kind) {
            let text = format!("\"{former}\" is the former name of \"{key}\"");
            problems
                .add(Code::DeprecatedKey, kind.value.place_of(former), text)
                .hint(format!("write \"{key}\""));
        }
    }
}
