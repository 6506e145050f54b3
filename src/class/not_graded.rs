//! The reasons for an entry without a report.

use std::time::Duration;

use super::session_message;
use super::store::RosterRow;
use workshop_check_collect::SessionError;
use workshop_check_core::locale::Locale;
use workshop_check_core::message::Message;
use workshop_check_core::report::Entry;

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
    /// The attendee submits the account, and has not done so.
    NotSubmitted,
    /// The run has not read the account.
    NotYet,
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

    /// The entry of an attendee who has none in a run.
    pub fn entry_of(row: RosterRow, locale: &Locale) -> Entry {
        let reason = NotGraded::nothing_yet(row.submits);
        Entry {
            name: row.name,
            account_id: row.account_id,
            columns: row.columns,
            report: None,
            error: Some(reason.text(locale)),
        }
    }

    /// The reason of an attendee whose turn has not come, or who has to submit first.
    pub fn nothing_yet(submits: bool) -> Self {
        if submits {
            NotGraded::NotSubmitted
        } else {
            NotGraded::NotYet
        }
    }

    /// Whether another attempt may succeed although nothing was changed.
    pub fn may_pass(&self) -> bool {
        match self {
            NotGraded::Session(error) => matches!(
                error,
                SessionError::NotAws
                    | SessionError::Tls { .. }
                    | SessionError::Dns { .. }
                    | SessionError::Unreachable { .. }
                    | SessionError::TimedOut { .. }
                    | SessionError::Failed { .. }
            ),
            // An empty id: AWS does not say whose credentials they are.
            NotGraded::OtherAccount { found, .. } => found.is_empty(),
            NotGraded::TimedOut { .. }
            | NotGraded::Interrupted
            | NotGraded::NotSubmitted
            | NotGraded::NotYet
            | NotGraded::Panicked => true,
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
            NotGraded::NotSubmitted => Message::new("not-graded-not-submitted"),
            NotGraded::NotYet => Message::new("not-graded-not-yet"),
            NotGraded::Panicked => Message::new("not-graded-broke-down"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_pass_is_told_from_what_has_to_be_changed() {
        let text = |text: &str| text.to_owned();
        let refused = SessionError::RoleRefused {
            role: None,
            code: text("AccessDenied"),
            message: text("not authorized"),
        };
        let other = |found: &str| NotGraded::OtherAccount {
            wanted: text("111122223333"),
            found: text(found),
        };
        let changed = [
            NotGraded::Session(refused),
            NotGraded::Session(SessionError::NoCredentials { profile: None }),
            NotGraded::Session(SessionError::RegionNotEnabled {
                region: text("af-south-1"),
            }),
            other("222233334444"),
        ];
        let passing = [
            NotGraded::Session(SessionError::TimedOut { seconds: 15 }),
            NotGraded::Session(SessionError::Unreachable {
                message: text("refused"),
            }),
            // GetCallerIdentity is denied.
            other(""),
            NotGraded::TimedOut {
                after: Duration::from_secs(1),
            },
        ];
        assert!(!changed.iter().any(NotGraded::may_pass));
        assert!(passing.iter().all(NotGraded::may_pass));
    }
}
