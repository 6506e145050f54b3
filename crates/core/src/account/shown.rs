//! Which texts of an account's parameters and variables may stand in a report.

use super::Account;
use crate::message::{Arg, Message};

impl Account<'_> {
    /// The text, if it is one that may be shown, else a sentence in its place.
    pub fn shown(&self, text: &str) -> Arg {
        if self.is_public(text) {
            text.into()
        } else {
            Message::new("text-hidden").into()
        }
    }

    /// Whether a text is known to be no secret.
    pub fn is_public(&self, text: &str) -> bool {
        self.snapshot.is_public(text)
    }
}
