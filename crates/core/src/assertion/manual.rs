use schemars::JsonSchema;
use serde::Deserialize;

use super::{Assertion, Context, Pass, Verdict};
use crate::account::Account;
use crate::ids::ResourceName;
use crate::message::Message;
use crate::resource::ResourceKind;
use crate::snapshot::{Call, Reason};

/// Asserts what no API of AWS tells, such as a setting inside of a virtual machine: whoever runs the workshop confirms it.
///
/// The roster of the class has a column with the name `column`. Any text in it confirms the check, except "no" in a language of
/// this program, "false", "0" and "-". For `check`, `--mark COLUMN=yes` does the same. A check that is not confirmed is unknown: neither failed
/// nor passed.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Manual {
    /// The name of the roster's column.
    pub column: String,
}

/// Texts that a spreadsheet has in a box without a tick, and the word "no" in the languages of the locales.
const NOT_TICKED: [&str; 17] = [
    "no",
    "false",
    "0",
    "-",
    "n",
    "nein",
    "falsch",
    "non",
    "faux",
    "falso",
    "nee",
    "onwaar",
    "não",
    "nao",
    "いいえ",
    "否",
    "不",
];

/// Whether a text in the column confirms the check.
pub fn confirms(mark: &str) -> bool {
    let mark = mark.trim().to_lowercase();
    !mark.is_empty() && !NOT_TICKED.contains(&mark.as_str())
}

impl Assertion for Manual {
    fn evaluate(&self, Context { account, .. }: &Context<'_>) -> Verdict {
        let mark = account.snapshot.account.marks.get(&self.column);
        if mark.is_some_and(|mark| confirms(mark)) {
            let nothing: [&str; 0] = [];
            Ok(Pass::saw(Message::new("manual-saw"), nothing))
        } else {
            let column = self.column.clone();
            Err(Reason::NotConfirmed { column }.into())
        }
    }

    fn expected(&self, _: &Account<'_>) -> Message {
        Message::new("manual-expected")
    }

    fn resources(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        Vec::new()
    }

    fn calls(&self) -> Vec<Call> {
        Vec::new()
    }

    fn mark(&self) -> Option<&str> {
        Some(&self.column)
    }

    fn problem(&self) -> Option<String> {
        let is_empty = self.column.trim().is_empty();
        is_empty.then(|| "the column needs a name".to_owned())
    }
}
