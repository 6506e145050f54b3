//! Merges the results of several processes, each of which graded a shard of one roster.

use std::collections::{BTreeMap, HashSet};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use serde_json::error::Category;

use super::roster::RosterIndex;
use super::shard::Shard;
use super::store::{RunEntry, RunKey, RunKind, RunOptions, Store, StoreError};
use crate::files;
use workshop_check_core::report::{GRADEBOOK_SCHEMA, Gradebook, Report};

/// A gradebook of ten thousand attendees takes about 300 MB.
const MAX_BYTES: u64 = 1 << 30;

/// Why parts cannot be merged. `Display` fits "failed to …".
#[derive(Debug, thiserror::Error)]
pub enum MergeError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("read {}: {problem}", path.display())]
    Unreadable { path: PathBuf, problem: String },
    #[error("merge {} and {}: they were graded by different suites", first.display(), second.display())]
    OtherSuite { first: PathBuf, second: PathBuf },
    #[error(
        "merge {} and {}: both have {name} ({account_id}), with different results",
        first.display(), second.display()
    )]
    Conflict {
        name: String,
        account_id: String,
        first: PathBuf,
        second: PathBuf,
    },
    #[error("merge these files: nobody in them was graded")]
    Empty,
}

impl MergeError {
    /// What to do about it, if there is something to say.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            MergeError::Store(_) => None,
            MergeError::Unreadable { path, .. } if !path.exists() => {
                Some("give the stores of \"grade --store\", or its JSON gradebooks")
            }
            _ => None,
        }
    }
}

/// What one process graded: the newest run of its store, or its gradebook.
#[derive(Debug)]
pub struct Part {
    path: PathBuf,
    /// Id and digest. None for a gradebook without a report.
    suite: Option<(String, String)>,
    language: String,
    /// None for a gradebook.
    origin: Option<Origin>,
    rows: Vec<RunEntry>,
}

#[derive(Debug)]
struct Origin {
    store: Store,
    run: i64,
    key: RunKey,
}

/// All parts as one run, in the roster's order if all parts are stores of one roster.
#[derive(Debug)]
pub struct Merged {
    pub key: RunKey,
    /// The index of the part and the index in that part, in the order of the merged run.
    rows: Vec<(usize, usize)>,
    parts: Vec<Part>,
    /// Shards without a part.
    pub missing: Vec<Shard>,
}

impl Part {
    /// Reads a store or a JSON gradebook.
    ///
    /// # Errors
    /// When the file is neither, or when its run is unfinished.
    pub fn read(path: &Path) -> Result<Self, MergeError> {
        let unreadable = |problem: String| MergeError::Unreadable {
            path: path.to_owned(),
            problem,
        };
        if !files::is_dash(path) && begins_as_sqlite(path) {
            return Part::read_store(path);
        }
        let bytes = files::read_bounded(path, MAX_BYTES).map_err(unreadable)?;
        let book: Gradebook = serde_json::from_slice(&bytes).map_err(|error| {
            unreadable(match error.classify() {
                Category::Syntax | Category::Io => "it is neither a store nor JSON".to_owned(),
                Category::Data | Category::Eof => format!("it is not a gradebook: {error}"),
            })
        })?;
        if book.schema != GRADEBOOK_SCHEMA {
            let problem = format!("its schema is not \"{GRADEBOOK_SCHEMA}\"");
            return Err(unreadable(problem));
        }
        Part::new(path, book).map_err(unreadable)
    }

    fn read_store(path: &Path) -> Result<Self, MergeError> {
        let store = Store::open_existing(path)?;
        let unreadable = |problem: &str| MergeError::Unreadable {
            path: path.to_owned(),
            problem: problem.to_owned(),
        };
        let newest = store.all_runs()?.pop();
        let run = newest.ok_or_else(|| unreadable("it has no run"))?;
        if run.finished_at.is_none() {
            return Err(unreadable(
                "its newest run is unfinished: grade the rest with --resume",
            ));
        }
        Ok(Part {
            path: path.to_owned(),
            suite: Some((run.key.suite_id.clone(), run.key.suite_digest.clone())),
            language: run.key.language.clone(),
            rows: store.entries(run.id)?,
            origin: Some(Origin {
                store,
                run: run.id,
                key: run.key,
            }),
        })
    }

    fn new(path: &Path, book: Gradebook) -> Result<Self, String> {
        let undecided = |entry: &&workshop_check_core::report::Entry| {
            entry.report.is_some() == entry.error.is_some()
        };
        if let Some(entry) = book.entries.iter().find(undecided) {
            return Err(format!(
                "{} has not one of a report and an error",
                entry.name
            ));
        }
        let first: Option<Arc<Report>> = book.entries.iter().find_map(|entry| entry.report.clone());
        let now = Timestamp::now();
        let rows = book
            .entries
            .into_iter()
            .enumerate()
            .map(|(position, entry)| {
                let report = entry.report.as_deref();
                RunEntry {
                    index: RosterIndex::new(position),
                    region: report.map(|report| report.account.region.clone()),
                    graded_at: report.map_or(now, |report| report.taken_at),
                    entry,
                }
            });
        Ok(Part {
            path: path.to_owned(),
            rows: rows.collect(),
            language: first
                .as_ref()
                .map(|report| report.language.clone())
                .unwrap_or_default(),
            suite: first.map(|report| (report.suite.id.clone(), report.suite.digest.clone())),
            origin: None,
        })
    }
}

/// Whether SQLite has to read it: a store may be too large to be read at once.
fn begins_as_sqlite(path: &Path) -> bool {
    let mut start = Vec::new();
    let read = File::open(path).and_then(|file| file.take(16).read_to_end(&mut start));
    read.is_ok() && start == b"SQLite format 3\0"
}

/// Merges the parts. Equal results of one attendee are one result.
///
/// # Errors
/// When the parts are of different suites or empty, or when an attendee has different results.
pub fn merge(parts: Vec<Part>) -> Result<Merged, MergeError> {
    let (suite_id, suite_digest) = one_suite(&parts)?;
    let mut rows = distinct(&parts)?;
    let first = parts.first().and_then(|part| part.origin.as_ref());
    let one_roster = first.filter(|first| {
        let same = |origin: &Origin| origin.key.roster_digest == first.key.roster_digest;
        parts
            .iter()
            .all(|part| part.origin.as_ref().is_some_and(same))
    });
    if one_roster.is_some() {
        // Stable: entries with the same index keep the order of the files.
        rows.sort_by_key(|(part, row)| Some(parts.get(*part)?.rows.get(*row)?.index));
    }
    let known_language = |part: &&Part| !part.language.is_empty();
    let key = RunKey {
        kind: RunKind::Merge,
        suite_id,
        suite_digest,
        roster_digest: one_roster.map_or_else(String::new, |first| first.key.roster_digest.clone()),
        language: parts
            .iter()
            .find(known_language)
            .map(|part| part.language.clone())
            .unwrap_or_default(),
        shard: None,
        options: RunOptions::default(),
    };
    Ok(Merged {
        key,
        rows,
        missing: missing(&parts),
        parts,
    })
}

fn one_suite(parts: &[Part]) -> Result<(String, String), MergeError> {
    let mut known = parts
        .iter()
        .filter_map(|part| Some((part, part.suite.as_ref()?)));
    let (first, suite) = known.next().ok_or(MergeError::Empty)?;
    match known.find(|(_, other)| *other != suite) {
        None => Ok(suite.clone()),
        Some((second, _)) => Err(MergeError::OtherSuite {
            first: first.path.clone(),
            second: second.path.clone(),
        }),
    }
}

fn distinct(parts: &[Part]) -> Result<Vec<(usize, usize)>, MergeError> {
    let mut seen: BTreeMap<_, (&Part, &RunEntry)> = BTreeMap::new();
    let mut rows = Vec::new();
    for (place, part) in parts.iter().enumerate() {
        for (index, row) in part.rows.iter().enumerate() {
            // By the Region that was read, because a gradebook does not have that of the roster.
            let report = row.entry.report.as_deref();
            let region = report.map(|report| report.account.region.as_str());
            let (account, of_roster, name) = row.attendee();
            match seen.insert((account, region.or(of_roster), name), (part, row)) {
                None => rows.push((place, index)),
                Some((_, other)) if other.entry == row.entry => {}
                Some((other, _)) => {
                    return Err(MergeError::Conflict {
                        name: name.to_owned(),
                        account_id: account.to_owned(),
                        first: other.path.clone(),
                        second: part.path.clone(),
                    });
                }
            }
        }
    }
    Ok(rows)
}

fn missing(parts: &[Part]) -> Vec<Shard> {
    let origins = parts.iter().filter_map(|part| part.origin.as_ref());
    let there: Vec<Shard> = origins.filter_map(|origin| origin.key.shard).collect();
    let all = there.first().into_iter().flat_map(|first| first.siblings());
    all.filter(|shard| !there.contains(shard)).collect()
}

impl Merged {
    /// Adds the merged run to a store, with the snapshots and the logs of the parts. Returns its number.
    ///
    /// # Errors
    /// When one of the stores cannot be read or written. Then nothing is added.
    pub fn save(&self, store: &Store, now: Timestamp) -> Result<i64, MergeError> {
        let attendees: HashSet<(&str, &str)> = self
            .rows()
            .map(|(_, row)| (row.entry.account_id.as_str(), row.entry.name.as_str()))
            .collect();
        let mut logs = Vec::new();
        for origin in self.parts.iter().filter_map(|part| part.origin.as_ref()) {
            let mut part_logs = origin.store.logs(&self.key.suite_id)?;
            part_logs.retain(|log| attendees.contains(&(&log.account_id, &log.name)));
            logs.append(&mut part_logs);
        }
        let rows = self.rows().enumerate().map(|(position, (part, row))| {
            let snapshot = match &part.origin {
                Some(origin) => origin.store.snapshot(origin.run, row.index)?,
                None => None,
            };
            let row = RunEntry {
                index: RosterIndex::new(position),
                ..row.clone()
            };
            Ok((row, snapshot))
        });
        store.add(&self.key, now, &logs, rows)
    }

    fn rows(&self) -> impl Iterator<Item = (&Part, &RunEntry)> {
        self.rows.iter().filter_map(|(part, row)| {
            let part = self.parts.get(*part)?;
            Some((part, part.rows.get(*row)?))
        })
    }
}

#[cfg(test)]
mod tests;
