//! The messages of a session error: the one text that `check`, `grade` and the live board show for it.

use workshop_check_collect::SessionError;
use workshop_check_core::message::{Arg, Message};
use workshop_check_core::suggest;

/// More profiles than these are not listed.
const MOST_PROFILES: usize = 10;

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
    match error {
        SessionError::RegionMissing { of_workshop } => {
            let regions = match of_workshop.as_slice() {
                // The Region of AWS's own workshops.
                [] => vec!["us-west-2".to_owned()],
                regions => regions.to_vec(),
            };
            Message::new(error.hint()).with("regions", Arg::Alternatives(regions))
        }
        SessionError::ProfileMissing { known, .. } if known.is_empty() => {
            Message::new("no-profiles-hint")
        }
        SessionError::ProfileMissing { profile, known } => {
            Message::new(error.hint()).with("known", Arg::List(some_of(profile, known)))
        }
        error => with_args(error.hint(), error),
    }
}

/// The profile with the most similar name, and a few others.
fn some_of(asked: &str, known: &[String]) -> Vec<String> {
    let similar = suggest::nearest(asked, known.iter().map(String::as_str));
    let others = known.iter().map(String::as_str);
    let others = others.filter(|name| Some(*name) != similar);
    let mut names: Vec<String> = similar
        .into_iter()
        .chain(others)
        .map(str::to_owned)
        .collect();
    if names.len() > MOST_PROFILES {
        names.truncate(MOST_PROFILES);
        names.push("…".to_owned());
    }
    names
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
            SessionError::RegionMissing {
                of_workshop: Vec::new(),
            },
            SessionError::RegionMissing {
                of_workshop: vec![text("us-west-2"), text("us-east-1")],
            },
            SessionError::ProfileMissing {
                profile: text("workshp"),
                known: vec![text("default"), text("workshop")],
            },
            SessionError::ProfileMissing {
                profile: text("workshp"),
                known: Vec::new(),
            },
            SessionError::CaBundle {
                setting: "ca_bundle",
                path: text("/nowhere/ca.pem"),
                message: message.clone(),
            },
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
