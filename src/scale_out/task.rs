//! The message that asks a worker to grade one account.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::class::{Attendee, RosterError, roster};

/// The name of a run. It is part of the names of its files.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RunName(String);

impl FromStr for RunName {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let allowed = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
        let valid =
            (1..=80).contains(&text.len()) && text.chars().all(allowed) && !text.starts_with('.');
        if valid {
            Ok(RunName(text.to_owned()))
        } else {
            Err(
                "a run has 1 to 80 letters, digits, dots, hyphens and underscores, and begins with no dot",
            )
        }
    }
}

impl TryFrom<String> for RunName {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<RunName> for String {
    fn from(name: RunName) -> Self {
        name.0
    }
}

impl fmt::Display for RunName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

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

/// The row of a CSV file has every column, empty where the roster says nothing.
pub(crate) fn without_empty(row: Value) -> Value {
    match row {
        Value::Object(columns) => columns
            .into_iter()
            .filter(|(_, value)| value.as_str() != Some(""))
            .collect(),
        other => other,
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
