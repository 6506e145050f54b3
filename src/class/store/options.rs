//! What kind of run it is, and the options that make it another run than others of the same roster.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};
use workshop_check_core::ids::{CheckId, StepId};
use workshop_check_core::report::Hints;

/// The form of [`RunOptions`] in a store.
const VERSION: u32 = 1;

/// What made a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunKind {
    /// `grade`.
    Grade,
    /// `serve`: it has the latest result of each attendee, and never finishes.
    Live,
    /// `merge`.
    Merge,
    /// `regrade`.
    Regrade,
}

impl RunKind {
    const ALL: [RunKind; 4] = [
        RunKind::Grade,
        RunKind::Live,
        RunKind::Merge,
        RunKind::Regrade,
    ];

    /// The word in the store.
    fn as_str(self) -> &'static str {
        match self {
            RunKind::Grade => "grade",
            RunKind::Live => "live",
            RunKind::Merge => "merge",
            RunKind::Regrade => "regrade",
        }
    }
}

impl ToSql for RunKind {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.as_str().into())
    }
}

impl FromSql for RunKind {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let word = value.as_str()?;
        let kind = RunKind::ALL.into_iter().find(|kind| kind.as_str() == word);
        kind.ok_or_else(|| FromSqlError::Other(format!("no kind of run is named {word:?}").into()))
    }
}

/// The options of a run, except suite, roster, language and shard. The store keeps them as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunOptions {
    /// The form of this JSON.
    version: u32,
    /// The selected steps, in the order of the command line.
    pub steps: Vec<StepId>,
    /// The selected checks, in the order of the command line.
    pub checks: Vec<CheckId>,
    /// The Region of attendees whose roster names none.
    pub region: Option<String>,
    /// How much the reports tell. A run with other hints is another run, so that it never shows reports of a later stage.
    #[serde(skip_serializing_if = "is_default", default)]
    pub hints: Hints,
    /// The run whose snapshots a `regrade` has judged.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub regraded_run: Option<i64>,
    /// Options of an earlier version that the migration could not read. Such a run is never resumed.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    former: Option<String>,
}

impl RunOptions {
    /// The options of a run of `grade` or `serve`.
    pub fn new(steps: &[StepId], checks: &[CheckId], region: Option<&str>) -> Self {
        RunOptions {
            steps: steps.to_vec(),
            checks: checks.to_vec(),
            region: region.map(str::to_owned),
            ..RunOptions::default()
        }
    }

    /// The same options with reports that tell this much.
    pub fn with_hints(self, hints: Hints) -> Self {
        RunOptions { hints, ..self }
    }

    /// The options of a run of `regrade`.
    pub fn regrade_of(run: i64) -> Self {
        RunOptions {
            regraded_run: Some(run),
            ..RunOptions::default()
        }
    }
}

/// The default is not written, so that the options of earlier versions stay equal.
fn is_default(hints: &Hints) -> bool {
    *hints == Hints::default()
}

impl Default for RunOptions {
    fn default() -> Self {
        RunOptions {
            version: VERSION,
            steps: Vec::new(),
            checks: Vec::new(),
            region: None,
            hints: Hints::default(),
            regraded_run: None,
            former: None,
        }
    }
}

impl ToSql for RunOptions {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match serde_json::to_string(self) {
            Ok(text) => Ok(text.into()),
            Err(error) => Err(rusqlite::Error::ToSqlConversionFailure(error.into())),
        }
    }
}

impl FromSql for RunOptions {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let options: RunOptions = serde_json::from_str(value.as_str()?)
            .map_err(|error| FromSqlError::Other(error.into()))?;
        if options.version == VERSION {
            Ok(options)
        } else {
            let error = format!("the options have version {}", options.version);
            Err(FromSqlError::Other(error.into()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Otherwise `serve --hints page` would begin with what an earlier run told in full.
    #[test]
    fn a_run_with_other_hints_is_another_run() {
        let json = |options: &RunOptions| serde_json::to_string(options).expect("JSON");
        let full = RunOptions::default();
        let limited = full.clone().with_hints(Hints::Why);
        assert_ne!(json(&full), json(&limited));
        // A store of an earlier version knows no hints, and tells all.
        assert!(!json(&full).contains("hints"), "{}", json(&full));
        for options in [full, limited] {
            let read: RunOptions = serde_json::from_str(&json(&options)).expect("options");
            assert_eq!(read, options);
        }
    }
}
