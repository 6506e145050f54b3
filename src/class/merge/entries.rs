//! Reads the results of workers, one file for each account, into a temporary store.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde_json::Value;

use super::{MergeError, Part, no_key};
use crate::class::entry_file::{ENTRY_SCHEMA, EntryFile, FailedTask, without_empty};
use crate::class::roster;
use crate::class::roster::RosterIndex;
use crate::class::store::{NewEntry, OpenStore, RunEntry, TemporaryStore};
use crate::files;
use workshop_check_core::locale::Locale;
use workshop_check_core::message::Message;
use workshop_check_core::report::Entry;

/// A result of 100 checks has some 200 kB.
const MAX_BYTES: u64 = 16 << 20;

/// A file of a run: its name, and what is in it.
pub struct ResultFile {
    /// The path, or the key of the object.
    pub name: PathBuf,
    /// Its bytes, or why they cannot be read.
    pub body: Result<Vec<u8>, String>,
}

/// Whether a file is the reason of a task that no worker has finished. Everything else is a result.
pub fn is_failed(name: &Path) -> bool {
    name.parent().and_then(Path::file_name) == Some("failed".as_ref())
}

/// The JSON files of a folder and of its folders `entries` and `failed`, results first, sorted by name.
///
/// # Errors
/// When the folder cannot be read.
pub fn of_folder(folder: &Path) -> Result<Vec<PathBuf>, MergeError> {
    let unreadable = |error: std::io::Error| MergeError::Unreadable {
        path: folder.to_owned(),
        problem: workshop_check_collect::without_os_error(&error.to_string()),
    };
    let mut found = Vec::new();
    for place in [
        folder.to_owned(),
        folder.join("entries"),
        folder.join("failed"),
    ] {
        if place != folder && !place.is_dir() {
            continue;
        }
        for entry in std::fs::read_dir(&place).map_err(unreadable)? {
            let path = entry.map_err(unreadable)?.path();
            if path.extension() == Some("json".as_ref()) {
                found.push(path);
            }
        }
    }
    found.sort_by_key(|path| (is_failed(path), path.clone()));
    Ok(found)
}

/// The contents of the files.
pub fn contents(paths: Vec<PathBuf>) -> impl Iterator<Item = ResultFile> {
    paths.into_iter().map(|name| ResultFile {
        body: files::read_bounded(&name, MAX_BYTES),
        name,
    })
}

/// Reads the results of one run; those of `failed/` must come last. `place` is where they are.
///
/// # Errors
/// When a file is not a result, results are of different suites, or there is no room for a copy.
pub fn read(
    place: &Path,
    results: impl Iterator<Item = ResultFile>,
    locale: &Locale,
) -> Result<Part, MergeError> {
    let temporary = TemporaryStore::new()?;
    let mut reader = Reader {
        locale,
        now: Timestamp::now(),
        suite: None,
        language: String::new(),
        seen: HashSet::new(),
    };
    let run = temporary.store.add_each(&no_key(), reader.now, |add| {
        for (index, file) in results.enumerate() {
            if let Some(row) = reader.row(RosterIndex::new(index), file)? {
                add(NewEntry::from(row))?;
            }
        }
        Ok::<(), MergeError>(())
    })?;
    Ok(Part {
        path: place.to_owned(),
        suite: reader.suite.map(|(_, id, digest)| (id, digest)),
        language: reader.language,
        key: None,
        shard: None,
        store: OpenStore::Temporary(temporary),
        run,
    })
}

struct Reader<'a> {
    locale: &'a Locale,
    now: Timestamp,
    /// The first result, and the id and the digest of its suite.
    suite: Option<(PathBuf, String, String)>,
    language: String,
    /// Account and name of each result.
    seen: HashSet<(String, String)>,
}

impl Reader<'_> {
    fn row(
        &mut self,
        index: RosterIndex,
        file: ResultFile,
    ) -> Result<Option<RunEntry>, MergeError> {
        let unreadable = |problem: String| MergeError::Unreadable {
            path: file.name.clone(),
            problem,
        };
        let body = file.body.clone().map_err(unreadable)?;
        let (entry, region, written_at) = if is_failed(&file.name) {
            let value: Value = serde_json::from_slice(&body)
                .map_err(|error| unreadable(format!("it is not JSON: {error}")))?;
            let failed = failed_task(value)
                .map_err(|error| unreadable(format!("it is not a failed task: {error}")))?;
            let (entry, region) = self.of_failed(&failed);
            if self.seen.contains(&key(&entry)) {
                return Ok(None);
            }
            (entry, region, self.now)
        } else {
            let result: EntryFile = serde_json::from_slice(&body)
                .map_err(|error| unreadable(format!("it is not a result of a worker: {error}")))?;
            if result.schema != ENTRY_SCHEMA {
                return Err(unreadable(format!("its schema is not \"{ENTRY_SCHEMA}\"")));
            }
            self.same_suite(&file.name, &result)?;
            (result.entry, result.region, result.written_at)
        };
        if let Some(problem) = entry.contradiction() {
            return Err(unreadable(format!("the entry {}: {problem}", entry.name)));
        }
        if let Some(report) = &entry.report
            && self.language.is_empty()
        {
            self.language.clone_from(&report.language);
        }
        self.seen.insert(key(&entry));
        let report = entry.report.as_deref();
        Ok(Some(RunEntry {
            index,
            region: report.map_or(region, |report| Some(report.account.region.clone())),
            graded_at: report.map_or(written_at, |report| report.taken_at),
            entry,
        }))
    }

    fn same_suite(&mut self, name: &Path, result: &EntryFile) -> Result<(), MergeError> {
        match &self.suite {
            None => {
                let (id, digest) = (&result.suite_id, &result.suite_digest);
                self.suite = Some((name.to_owned(), id.clone(), digest.clone()));
                Ok(())
            }
            Some((_, id, digest)) if (id, digest) == (&result.suite_id, &result.suite_digest) => {
                Ok(())
            }
            Some((first, ..)) => Err(MergeError::OtherSuite {
                first: first.clone(),
                second: name.to_owned(),
            }),
        }
    }

    fn of_failed(&self, failed: &FailedTask) -> (Entry, Option<String>) {
        let error = &failed.failure.error;
        let cause = failed.failure.cause.as_deref().unwrap_or_default();
        let problem = if cause.is_empty() {
            error.clone()
        } else {
            format!("{error}: {cause}")
        };
        let message = Message::new("not-graded-task").with("problem", &problem);
        let error = Some(self.locale.text(&message));
        let text = |name: &str| {
            let value = failed.attendee.get(name).and_then(Value::as_str);
            value.unwrap_or_default().to_owned()
        };
        let rows = Value::Array(vec![without_empty(failed.attendee.clone())]);
        let parsed = roster::parse(rows.to_string().as_bytes(), "the task").ok();
        match parsed.and_then(|roster| roster.attendees.into_iter().next()) {
            Some(attendee) => (
                Entry {
                    name: attendee.name,
                    account_id: attendee.account_id,
                    columns: attendee.columns,
                    report: None,
                    error,
                },
                attendee.region,
            ),
            // A row that is not an attendee: that is why it failed.
            None => (
                Entry {
                    name: text("name"),
                    account_id: text("account_id"),
                    columns: indexmap::IndexMap::default(),
                    report: None,
                    error,
                },
                None,
            ),
        }
    }
}

fn key(entry: &Entry) -> (String, String) {
    (entry.account_id.clone(), entry.name.clone())
}

/// Step Functions may write the JSON text as a JSON string.
fn failed_task(value: Value) -> Result<FailedTask, serde_json::Error> {
    match value {
        Value::String(text) => serde_json::from_str(&text),
        value => serde_json::from_value(value),
    }
}
