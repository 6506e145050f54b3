//! The reasons for an entry without a report.

use std::time::Duration;

use super::session_message;
use workshop_check_collect::SessionError;
use workshop_check_core::locale::Locale;
use workshop_check_core::message::Message;

/// Why there is no report of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotGraded {
    /// No session, or the credentials expired during the scan.
    Session(SessionError),
    /// The credentials are for another account than the roster says. `found` is empty if AWS did not name the account.
    OtherAccount { wanted: String, found: String },
    /// It took longer than `--account-timeout`.
    TimedOut { after: Duration },
    /// The user pressed Ctrl-C before.
    Interrupted,
    /// The task panicked: a mistake of this program.
    Panicked,
}

impl From<SessionError> for NotGraded {
    fn from(error: SessionError) -> Self {
        NotGraded::Session(error)
    }
}

impl NotGraded {
    /// The reason in the user's language.
    pub fn text(&self, locale: &Locale) -> String {
        locale.text(&self.message())
    }

    /// Whether it may be over the next time: the network, a busy AWS, a panic. A refusal stays one.
    pub fn may_go_away(&self) -> bool {
        match self {
            NotGraded::TimedOut { .. } | NotGraded::Panicked | NotGraded::Interrupted => true,
            NotGraded::OtherAccount { .. } => false,
            NotGraded::Session(error) => error.may_go_away(),
        }
    }

    fn message(&self) -> Message {
        match self {
            NotGraded::Session(error) => Message::new("not-graded-session")
                .with("problem", session_message::problem(error))
                .with("hint", session_message::hint(error)),
            NotGraded::OtherAccount { wanted, found } if found.is_empty() => {
                Message::new("not-graded-account-unknown").with("wanted", wanted)
            }
            NotGraded::OtherAccount { wanted, found } => Message::new("not-graded-other-account")
                .with("wanted", wanted)
                .with("found", found),
            NotGraded::TimedOut { after } => Message::new("not-graded-timed-out").with(
                "seconds",
                i64::try_from(after.as_secs()).unwrap_or(i64::MAX),
            ),
            NotGraded::Interrupted => Message::new("not-graded-interrupted"),
            NotGraded::Panicked => Message::new("not-graded-broke-down"),
        }
    }
}
