//! The messages of a session error: the one text that `check`, `grade` and the live board show for it.

use workshop_check_collect::SessionError;
use workshop_check_core::message::Message;

/// What went wrong, as a fragment without "failed to".
pub fn problem(error: &SessionError) -> Message {
    // Fluent has no conditional part of a text, so an optional argument makes another message.
    let id = match error {
        SessionError::NoCredentials { profile: Some(_) } => "profile-without-credentials",
        SessionError::RegionUnknown {
            nearest: Some(_), ..
        } => "misspelt-region",
        SessionError::RoleRefused { role: Some(_), .. } => "named-role-refused",
        error => error.id(),
    };
    with_args(id.to_owned(), error)
}

/// What to do about it.
pub fn hint(error: &SessionError) -> Message {
    with_args(error.hint(), error)
}

fn with_args(id: String, error: &SessionError) -> Message {
    let args = error.args().into_iter();
    args.fold(Message::new(id), |message, (name, value)| {
        message.with(name, value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::class::not_graded::NotGraded;
    use crate::suites;

    fn errors() -> Vec<SessionError> {
        let text = |text: &str| text.to_owned();
        let (code, message) = (text("SomeCode"), text("a message"));
        vec![
            SessionError::NoCredentials { profile: None },
            SessionError::NoCredentials {
                profile: Some(text("workshop")),
            },
            SessionError::RegionUnknown {
                region: text("us-wset-2"),
                nearest: Some(text("us-west-2")),
            },
            SessionError::RoleRefused {
                role: Some(text("arn:aws:iam::111122223333:role/r")),
                code: code.clone(),
                message: message.clone(),
            },
            SessionError::CredentialsUnusable {
                message: message.clone(),
            },
            SessionError::Expired { code: code.clone() },
            SessionError::KeyRefused { code: code.clone() },
            SessionError::SignatureRefused { code: code.clone() },
            SessionError::ClockSkew { code: code.clone() },
            SessionError::RegionMissing,
            SessionError::RegionUnknown {
                region: text("us-wset-2"),
                nearest: None,
            },
            SessionError::RegionNotEnabled {
                region: text("af-south-1"),
            },
            SessionError::RoleRefused {
                role: None,
                code: code.clone(),
                message: message.clone(),
            },
            SessionError::NotAws,
            SessionError::Tls {
                message: message.clone(),
            },
            SessionError::Dns {
                message: message.clone(),
            },
            SessionError::Unreachable {
                message: message.clone(),
            },
            SessionError::TimedOut { seconds: 15 },
            SessionError::Failed { code, message },
        ]
    }

    /// `check` shows [`problem`] and [`hint`]; an entry of `grade` has both in one text.
    #[test]
    fn an_entry_says_what_check_says_in_every_language() {
        let suite = suites::load("container-migration").expect("a suite");
        for language in ["en", "de", "ja"] {
            let locale = suites::locale(&suite, language).expect("a language");
            for error in errors() {
                let (problem, hint) = (problem(&error), hint(&error));
                let [problem, hint] = [&problem, &hint].map(|message| {
                    let text = locale.try_text(message);
                    text.unwrap_or_else(|| panic!("{message:?} in {language}"))
                });
                for (_, arg) in error.args() {
                    assert!(
                        problem.contains(&arg) || hint.contains(&arg),
                        "{arg}: {problem}"
                    );
                }
                let entry = NotGraded::Session(error).text(&locale);
                assert!(entry.contains(&problem) && entry.contains(&hint), "{entry}");
            }
        }
    }
}
