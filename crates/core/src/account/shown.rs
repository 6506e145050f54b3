//! Decides which texts from parameters and variables a report may show.
//!
//! Attendees paste passwords into wrong fields. A report only shows texts that are known to be public.

use super::Account;
use crate::message::{Arg, Message};

impl Account<'_> {
    /// The text if it is public, else a message that the text is hidden.
    pub fn shown(&self, text: &str) -> Arg {
        if self.is_public(text) {
            text.into()
        } else {
            Message::new("text-hidden").into()
        }
    }

    /// Whether a text is public: an ARN, the name of a parameter, the name, host, schema or master user of a database, an IP
    /// address, or a host name of AWS. Surrounding white space, a scheme, a port and letter case do not matter.
    pub fn is_public(&self, text: &str) -> bool {
        self.snapshot.is_public(text)
    }
}
