//! Why there is no report of an account.

use std::time::Duration;

use workshop_check_collect::SessionError;
use workshop_check_core::locale::Locale;
use workshop_check_core::message::Message;

/// Why there is no report of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotGraded {
    /// No way into the account, or none any more.
    Session(SessionError),
    /// The way led into another account than the roster says. Its id is empty where AWS does not say whose it is.
    OtherAccount { wanted: String, found: String },
    /// It took longer than an account may.
    TimedOut { after: Duration },
    /// Somebody pressed Ctrl-C before.
    Interrupted,
    /// A mistake of this program.
    BrokeDown,
}

impl From<SessionError> for NotGraded {
    fn from(error: SessionError) -> Self {
        NotGraded::Session(error)
    }
}

impl NotGraded {
    /// The reason in the reader's words.
    pub fn text(&self, locale: &Locale) -> String {
        locale.text(&self.message())
    }

    fn message(&self) -> Message {
        match self {
            NotGraded::Session(error) => {
                let of = |id: String| {
                    let args = error.args().into_iter();
                    args.fold(Message::new(id), |message, (name, value)| {
                        message.with(name, value)
                    })
                };
                Message::new("not-graded-session")
                    .with("problem", of(error.id().to_owned()))
                    .with("hint", of(error.hint()))
            }
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
            NotGraded::BrokeDown => Message::new("not-graded-broke-down"),
        }
    }
}
