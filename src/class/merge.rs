//! Merges the results of several processes, each of which graded a shard of one roster. Only one entry is in memory at a time.

pub(crate) mod entries;
mod gradebook;

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::roster::{Attendee, RosterIndex};
use super::shard::Shard;
use super::store::{
    NewEntry, OpenStore, RosterRow, RunEntry, RunKey, RunKind, RunOptions, Store, StoreError,
};
use crate::files;
use workshop_check_collect::objects::Location;
use workshop_check_collect::requests::RequestError;
use workshop_check_core::locale::Locale;

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
    #[error("list {place}: {error}")]
    Unlisted {
        place: Location,
        error: RequestError,
    },
    #[error("merge these files: nobody in them was graded")]
    Empty,
}

impl MergeError {
    /// What to do about it, if there is something to say.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            MergeError::Store(_) => None,
            MergeError::Unreadable { path, .. } if !path.exists() && !path.starts_with("s3:") => {
                Some(
                    "give the stores of \"grade --store\", its JSON gradebooks, or the results of workers",
                )
            }
            _ => None,
        }
    }
}

/// What one process graded: the newest run of its store, or its gradebook, which is copied to a temporary store.
#[derive(Debug)]
pub struct Part {
    path: PathBuf,
    /// Id and digest. None for a gradebook without a report.
    suite: Option<(String, String)>,
    language: String,
    /// None for a gradebook.
    key: Option<RunKey>,
    /// Which part of the roster it is, if it says so.
    shard: Option<Shard>,
    store: OpenStore,
    run: i64,
}

/// All parts as one run, in the roster's order if all parts are stores of one roster.
#[derive(Debug)]
pub struct Merged {
    pub key: RunKey,
    /// In the order of the merged run.
    rows: Vec<Row>,
    parts: Vec<Part>,
    /// Shards without a part.
    pub missing: Vec<Shard>,
}

/// An entry of the merged run: whose it is, and where it is.
#[derive(Debug)]
struct Row {
    account_id: String,
    name: String,
    /// The Region that was read, or that of the roster; empty if neither is known.
    region: String,
    place: Place,
}

/// Where an entry is.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// The index of the part.
    part: usize,
    /// The index in that part.
    index: RosterIndex,
}

impl Part {
    /// Opens a store, or reads a JSON gradebook or a folder of results of workers.
    ///
    /// # Errors
    /// When it is none of them, or when its run is unfinished.
    pub fn read(path: &Path, locale: &Locale) -> Result<Self, MergeError> {
        if path.is_dir() {
            let files = entries::of_folder(path)?;
            return entries::read(path, entries::contents(files), locale);
        }
        if !files::is_dash(path) && begins_as_sqlite(path) {
            return Part::read_store(path);
        }
        gradebook::read(path)
    }

    fn read_store(path: &Path) -> Result<Self, MergeError> {
        let store = Store::open_for_reading(path)?;
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
            shard: run.key.shard,
            key: Some(run.key),
            store: OpenStore::Kept(store),
            run: run.id,
        })
    }

    fn entry(&self, index: RosterIndex) -> Result<RunEntry, StoreError> {
        let entry = self.store.store().entry(self.run, index)?;
        entry.ok_or_else(|| StoreError::NoSuchRun {
            path: self.path.clone(),
            id: self.run,
        })
    }
}

/// The key of the run in the temporary store, which nobody reads.
fn no_key() -> RunKey {
    RunKey {
        kind: RunKind::Merge,
        suite_id: String::new(),
        suite_digest: String::new(),
        roster_digest: String::new(),
        language: String::new(),
        shard: None,
        options: RunOptions::default(),
    }
}

/// Whether SQLite has to read it.
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
    let roster = |part: &Part| part.key.as_ref().map(|key| key.roster_digest.clone());
    let one_roster = parts.first().and_then(roster);
    let one_roster = one_roster.filter(|first| {
        parts
            .iter()
            .all(|part| roster(part).as_ref() == Some(first))
    });
    if one_roster.is_some() {
        // Stable: entries with the same index keep the order of the files.
        rows.sort_by_key(|row| row.place.index);
    }
    let known_language = |part: &&Part| !part.language.is_empty();
    let key = RunKey {
        kind: RunKind::Merge,
        suite_id,
        suite_digest,
        roster_digest: one_roster.unwrap_or_default(),
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

fn distinct(parts: &[Part]) -> Result<Vec<Row>, MergeError> {
    let mut seen: HashMap<String, Place> = HashMap::new();
    let mut rows = Vec::new();
    let mut repeated = Vec::new();
    for (number, part) in parts.iter().enumerate() {
        part.store.store().each_account(part.run, |row| {
            let place = Place {
                part: number,
                index: row.index,
            };
            // By the Region that was read, because a gradebook does not have that of the roster.
            let read = row.account.map(|account| account.region);
            let region = read.or(row.region).unwrap_or_default();
            let entry = &row.entry;
            let attendee = format!("{}\0{region}\0{}", entry.account_id, entry.name);
            match seen.get(&attendee) {
                Some(former) => repeated.push((*former, place)),
                None => {
                    seen.insert(attendee, place);
                    rows.push(Row {
                        account_id: entry.account_id.clone(),
                        name: entry.name.clone(),
                        region,
                        place,
                    });
                }
            }
        })?;
    }
    let entry = |place: Place| {
        let part = parts.get(place.part).ok_or(MergeError::Empty)?;
        Ok::<_, MergeError>((part, part.entry(place.index)?.entry))
    };
    for (former, later) in repeated {
        let ((first, former), (second, later)) = (entry(former)?, entry(later)?);
        if former != later {
            return Err(MergeError::Conflict {
                name: later.name,
                account_id: later.account_id,
                first: first.path.clone(),
                second: second.path.clone(),
            });
        }
    }
    Ok(rows)
}

fn missing(parts: &[Part]) -> Vec<Shard> {
    let there: Vec<Shard> = parts.iter().filter_map(|part| part.shard).collect();
    let all = there.first().into_iter().flat_map(|first| first.siblings());
    all.filter(|shard| !there.contains(shard)).collect()
}

impl Merged {
    /// Puts the entries in the order of a roster; those of nobody in it come last. Returns the attendees without an entry.
    pub fn in_order_of<'a>(&mut self, attendees: &'a [Attendee]) -> Vec<&'a Attendee> {
        // An attendee may be in the roster once for each of several Regions.
        let mut places: HashMap<(&str, &str), Vec<&Attendee>> = HashMap::new();
        for attendee in attendees {
            let key = (attendee.account_id.as_str(), attendee.name.as_str());
            places.entry(key).or_default().push(attendee);
        }
        let mut found = HashSet::new();
        self.rows.sort_by_cached_key(|row| {
            let same = places.get(&(row.account_id.as_str(), row.name.as_str()));
            let same = same.map(Vec::as_slice).unwrap_or_default();
            let of_region = |attendee: &&&Attendee| attendee.region.as_deref() == Some(&row.region);
            let without_region = |attendee: &&&Attendee| attendee.region.is_none();
            let mine = same.iter().find(of_region);
            let mine = mine.or_else(|| same.iter().find(without_region));
            // One that could not be read has no Region that could be compared.
            let mine = mine.or_else(|| same.first().filter(|_| row.region.is_empty()));
            if let Some(attendee) = mine {
                found.insert(attendee.index);
            }
            mine.map_or(RosterIndex::new(usize::MAX), |attendee| attendee.index)
        });
        attendees
            .iter()
            .filter(|attendee| !found.contains(&attendee.index))
            .collect()
    }

    /// The rows of attendees without an entry, after those who have one.
    pub fn without_result(&self, left: &[&Attendee]) -> Vec<RosterRow> {
        let places = self.rows.len()..;
        let rows = left.iter().zip(places).map(|(attendee, place)| RosterRow {
            index: RosterIndex::new(place),
            ..RosterRow::new(attendee, false)
        });
        rows.collect()
    }

    /// Adds the merged run to a store, with the snapshots and the logs of the parts. Returns its number.
    ///
    /// # Errors
    /// When one of the stores cannot be read or written. Then nothing is added.
    pub fn save(&self, store: &Store, now: Timestamp) -> Result<i64, MergeError> {
        let rows = self.rows.iter().enumerate();
        let rows = rows.map(|(position, row)| self.row(RosterIndex::new(position), row.place));
        store.add(&self.key, now, rows)
    }

    fn row(&self, index: RosterIndex, place: Place) -> Result<NewEntry, MergeError> {
        let part = self.parts.get(place.part).ok_or(MergeError::Empty)?;
        let row = part.entry(place.index)?;
        let snapshot = part.store.store().snapshot(part.run, place.index)?;
        let mut logs = Vec::new();
        // A gradebook knows nothing about earlier scans.
        for part in self.parts.iter().filter(|part| part.key.is_some()) {
            let store = part.store.store();
            let entry = &row.entry;
            logs.append(&mut store.logs_of(&self.key.suite_id, &entry.account_id, &entry.name)?);
        }
        Ok(NewEntry {
            row: RunEntry { index, ..row },
            snapshot,
            logs,
        })
    }
}

#[cfg(test)]
mod tests;
