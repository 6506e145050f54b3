//! Reads a JSON gradebook of any size into a temporary store, entry by entry.

use std::fmt;
use std::io::BufReader;
use std::path::Path;

use jiff::Timestamp;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::error::Category;

use super::{MergeError, Part, no_key};
use crate::class::roster::RosterIndex;
use crate::class::shard::Shard;
use crate::class::store::{NewEntry, OpenStore, RunEntry, StoreError, TemporaryStore};
use crate::files;
use workshop_check_core::report::{Entry, GRADEBOOK_SCHEMA};

/// Reads a gradebook; "-" is standard input.
///
/// # Errors
/// When it is not a gradebook, or there is no room for a copy.
pub(super) fn read(path: &Path) -> Result<Part, MergeError> {
    let unreadable = |problem: String| MergeError::Unreadable {
        path: path.to_owned(),
        problem,
    };
    let source = BufReader::new(files::open(path).map_err(unreadable)?);
    let temporary = TemporaryStore::new()?;
    let mut first = FirstReport::default();
    let run = temporary
        .store
        .add_each(&no_key(), Timestamp::now(), |add| {
            let mut deserializer = serde_json::Deserializer::from_reader(source);
            let mut reader = BookReader {
                now: Timestamp::now(),
                add,
                count: 0,
                first: &mut first,
                error: None,
            };
            let read = deserializer.deserialize_map(&mut reader);
            let read = read.and_then(|schema| deserializer.end().map(|()| schema));
            match (reader.error, read) {
                (Some(error), _) => Err(error.into()),
                (None, Err(error)) => Err(unreadable(problem(&error))),
                (None, Ok(schema)) if schema != GRADEBOOK_SCHEMA => {
                    let problem = format!("its schema is not \"{GRADEBOOK_SCHEMA}\"");
                    Err(unreadable(problem))
                }
                (None, Ok(_)) => Ok(()),
            }
        })?;
    Ok(Part {
        path: path.to_owned(),
        suite: first.suite,
        language: first.language,
        key: None,
        shard: first.shard,
        store: OpenStore::Temporary(temporary),
        run,
    })
}

fn problem(error: &serde_json::Error) -> String {
    match error.classify() {
        Category::Syntax => "it is neither a store nor JSON".to_owned(),
        Category::Io => error.to_string(),
        Category::Data | Category::Eof => format!("it is not a gradebook: {error}"),
    }
}

/// What a gradebook and its first report say about all reports.
#[derive(Debug, Default)]
struct FirstReport {
    suite: Option<(String, String)>,
    language: String,
    /// Which part of the roster the gradebook is.
    shard: Option<Shard>,
}

/// Passes on each entry of a gradebook. Its value is the schema.
struct BookReader<'r> {
    /// When entries without a report are said to be made.
    now: Timestamp,
    add: &'r mut dyn FnMut(NewEntry) -> Result<(), StoreError>,
    count: usize,
    first: &'r mut FirstReport,
    /// The error of `add`, because a deserializer passes on no more than its text.
    error: Option<StoreError>,
}

impl BookReader<'_> {
    fn add<E: Error>(&mut self, entry: Entry) -> Result<(), E> {
        if let Some(problem) = entry.contradiction() {
            return Err(E::custom(format!("the entry {}: {problem}", entry.name)));
        }
        let report = entry.report.as_deref();
        if let (Some(report), None) = (report, &self.first.suite) {
            self.first.suite = Some((report.suite.id.clone(), report.suite.digest.clone()));
            self.first.language.clone_from(&report.language);
        }
        let row = RunEntry {
            index: RosterIndex::new(self.count),
            region: report.map(|report| report.account.region.clone()),
            graded_at: report.map_or(self.now, |report| report.taken_at),
            entry,
        };
        self.count += 1;
        (self.add)(row.into()).map_err(|error| {
            self.error = Some(error);
            E::custom("the entry cannot be stored")
        })
    }
}

impl<'de> Visitor<'de> for &mut BookReader<'_> {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a gradebook")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<String, M::Error> {
        let mut schema = None;
        let mut has_entries = false;
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "schema" => schema = Some(map.next_value()?),
                "shard" => {
                    let shard: Option<String> = map.next_value()?;
                    let shard = shard.map(|shard| shard.parse()).transpose();
                    self.first.shard = shard.map_err(M::Error::custom)?;
                }
                "entries" => {
                    map.next_value_seed(EntriesReader(self))?;
                    has_entries = true;
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        if !has_entries {
            return Err(M::Error::missing_field("entries"));
        }
        schema.ok_or_else(|| M::Error::missing_field("schema"))
    }
}

/// Reads the list of entries.
struct EntriesReader<'a, 'r>(&'a mut BookReader<'r>);

impl<'de> DeserializeSeed<'de> for EntriesReader<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for EntriesReader<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of entries")
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut entries: S) -> Result<(), S::Error> {
        while let Some(entry) = entries.next_element()? {
            self.0.add(entry)?;
        }
        Ok(())
    }
}
