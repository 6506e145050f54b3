//! The message that asks a worker to grade one account.

use std::str::FromStr;

use serde::Deserialize;
use serde_json::Value;

use crate::class::entry_file::{RunName, without_empty};
use crate::class::{Attendee, RosterError, roster};

/// Why a message is not a task. `Display` fits "failed to …".
#[derive(Debug, thiserror::Error)]
pub enum TaskError {
    /// It is not the JSON of the state machine.
    #[error("read the task: {0}")]
    Json(#[from] serde_json::Error),
    /// Its row is not that of an attendee.
    #[error(transparent)]
    Row(#[from] RosterError),
    /// It has no attendee, or more than one.
    #[error("read the task: it has {0} attendees, not one")]
    Count(usize),
}

/// One account to grade.
#[derive(Debug, Clone)]
pub struct Task {
    /// What Step Functions wants to be answered with.
    pub token: String,
    /// The run that the result belongs to.
    pub run: RunName,
    /// The row of the roster.
    pub attendee: Attendee,
}

/// A task as it is written. The row has the roster's columns.
#[derive(Debug, Deserialize)]
struct Written {
    token: String,
    run: RunName,
    attendee: Value,
}

/// The token of a message, even if the rest cannot be used: somebody waits for the answer.
pub(super) fn token_of(body: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct Token {
        token: String,
    }
    serde_json::from_str::<Token>(body)
        .ok()
        .map(|message| message.token)
}

impl FromStr for Task {
    type Err = TaskError;

    fn from_str(body: &str) -> Result<Self, Self::Err> {
        let written: Written = serde_json::from_str(body)?;
        let rows = Value::Array(vec![without_empty(written.attendee)]);
        let roster = roster::parse(rows.to_string().as_bytes(), "the task")?;
        let count = roster.attendees.len();
        let mut attendees = roster.attendees.into_iter();
        match (attendees.next(), count) {
            (Some(attendee), 1) => Ok(Task {
                token: written.token,
                run: written.run,
                attendee,
            }),
            _ => Err(TaskError::Count(count)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::class::roster::Access;

    const ROW: &str = r#"{"name":"Ann","account_id":"111122223333",
        "role_arn":"arn:aws:iam::111122223333:role/workshop-check","external_id":"","region":"","student":"7"}"#;

    #[test]
    fn a_task_is_a_row_of_the_roster_with_a_token() {
        let body = format!(r#"{{"token":"t","run":"2026-11-28","attendee":{ROW}}}"#);
        let task: Task = body.parse().expect("a task");
        assert_eq!(
            (task.token.as_str(), task.run.to_string().as_str()),
            ("t", "2026-11-28")
        );
        assert_eq!(
            (task.attendee.name.as_str(), task.attendee.region),
            ("Ann", None)
        );
        let Access::Role(role) = &task.attendee.access else {
            panic!("{:?}", task.attendee.access)
        };
        assert_eq!(role.external_id, None);
        assert_eq!(task.attendee.columns["student"], "7");
    }

    #[test]
    fn what_is_not_a_task_is_refused_and_its_token_is_kept() {
        let wrong = [
            "no JSON".to_owned(),
            format!(r#"{{"token":"t","run":"../x","attendee":{ROW}}}"#),
            format!(r#"{{"token":"t","run":"r","attendee":[{ROW},{ROW}]}}"#),
            r#"{"token":"t","run":"r","attendee":{"name":"Ann","account_id":"1"}}"#.to_owned(),
            format!(r#"{{"run":"r","attendee":{ROW}}}"#),
        ];
        for body in &wrong {
            assert!(body.parse::<Task>().is_err(), "{body}");
        }
        assert_eq!(token_of(&wrong[3]).as_deref(), Some("t"));
        assert_eq!(token_of(&wrong[4]), None);
    }
}
