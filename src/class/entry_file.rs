//! The result of one task, as a file in a folder or as an object of Amazon S3.

use std::convert::Infallible;
use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::Attendee;
use workshop_check_collect::objects::Location;
use workshop_check_collect::requests::{RequestError, Requests};
use workshop_check_core::report::Entry;

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

/// The value of `schema` in a result.
pub const ENTRY_SCHEMA: &str = "workshop-check/entry/1";

/// The result of one account of a run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EntryFile {
    /// `workshop-check/entry/1`.
    #[schemars(extend("const" = ENTRY_SCHEMA))]
    pub schema: String,
    /// The run that it belongs to.
    #[schemars(with = "String")]
    pub run: RunName,
    /// The id of the suite that graded it.
    pub suite_id: String,
    /// The digest of that suite: results of different suites are not merged.
    pub suite_digest: String,
    /// The Region of the roster; none if it has none.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub region: Option<String>,
    /// When it was written. Of two results of one account, the later one counts.
    #[schemars(with = "String")]
    pub written_at: Timestamp,
    /// The account's report, or why there is none.
    pub entry: Entry,
}

/// What the state machine writes of a task that no worker has finished.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct FailedTask {
    /// The row of the roster.
    pub attendee: Value,
    /// Step Functions' words about the failure.
    pub failure: Failure,
}

/// The error of a state, as Step Functions gives it to the next one ("Handling errors in Step Functions workflows").
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Failure {
    /// Its name, such as `States.Timeout`.
    pub error: String,
    /// What is known of it. A timeout has none.
    #[serde(default)]
    pub cause: Option<String>,
}

impl EntryFile {
    /// The name of the file: one for each account, Region, name and suite, so that a second result replaces the first.
    pub fn name(&self) -> String {
        let mut digest = Sha256::new();
        digest.update(self.entry.name.as_bytes());
        digest.update([0]);
        digest.update(self.suite_digest.as_bytes());
        let digest = digest.finalize();
        let hash: String = digest
            .iter()
            .take(10)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let region = self.region.as_deref().unwrap_or("default");
        format!("{}-{region}-{hash}.json", self.entry.account_id)
    }

    /// The result of an attendee, from now.
    pub fn new(
        run: &RunName,
        suite: (&str, &str),
        attendee: &Attendee,
        entry: Entry,
        now: Timestamp,
    ) -> Self {
        EntryFile {
            schema: ENTRY_SCHEMA.to_owned(),
            run: run.clone(),
            suite_id: suite.0.to_owned(),
            suite_digest: suite.1.to_owned(),
            region: attendee.region.clone(),
            written_at: now,
            entry,
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

/// Where results are written: a folder, or a prefix of a bucket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntryPlace {
    /// A folder, which all workers share.
    Folder(PathBuf),
    /// A bucket and a prefix.
    Bucket(Location),
}

impl FromStr for EntryPlace {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.starts_with("s3:") {
            return text.parse().map(EntryPlace::Bucket);
        }
        let folder: Result<PathBuf, Infallible> = text.parse();
        let Ok(folder) = folder;
        Ok(EntryPlace::Folder(folder))
    }
}

impl fmt::Display for EntryPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EntryPlace::Folder(folder) => folder.display().fmt(f),
            EntryPlace::Bucket(place) => place.fmt(f),
        }
    }
}

/// Why a result could not be written. `Display` fits "failed to …".
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The folder cannot be written.
    #[error("write {}: {problem}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        problem: String,
    },
    /// AWS refused, or did not answer.
    #[error("write {place}: {error}")]
    Object {
        /// The object.
        place: Location,
        /// What AWS said.
        error: RequestError,
    },
}

impl EntryPlace {
    /// Writes a result whole, under `RUN/entries/`. One that exists is replaced.
    ///
    /// # Errors
    /// When the folder or the bucket cannot be written.
    pub async fn write(&self, requests: &Requests, file: &EntryFile) -> Result<String, WriteError> {
        let name = format!("{}/entries/{}", file.run, file.name());
        let body = serde_json::to_vec(file).unwrap_or_default();
        match self {
            EntryPlace::Folder(folder) => {
                let path = folder.join(&name);
                write_file(&path, &body).map_err(|error| WriteError::File {
                    problem: workshop_check_collect::without_os_error(&error.to_string()),
                    path,
                })?;
            }
            EntryPlace::Bucket(place) => {
                let place = place.join(&name);
                let written = requests.put_object(&place, "application/json", body).await;
                written.map_err(|error| WriteError::Object { place, error })?;
            }
        }
        Ok(name)
    }
}

/// Under another name first, so that nobody reads half a file.
fn write_file(path: &Path, body: &[u8]) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut file = crate::files::temporary().tempfile_in(folder)?;
    std::io::Write::write_all(&mut file, body)?;
    file.persist(path)?;
    Ok(())
}
