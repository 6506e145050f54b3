//! When each check of each attendee came out otherwise than before: what is left of looks that were replaced.
//!
//! The log goes forward only. A look that is not newer than the newest noted one leaves it as it is: a regraded or
//! merged look is an old one, and what was seen in the meantime is not known any more.

use std::collections::{BTreeMap, HashMap};

use jiff::Timestamp;
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row as SqlRow, params};

use super::{Store, StoreError};
use workshop_check_core::report::{ClassHistory, Entry, Gradebook, Past, Seen};
use workshop_check_core::verdict::Outcome;

/// What is known of one attendee's looks under one suite.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Log {
    pub account_id: String,
    /// The Region looked in.
    pub region: String,
    pub name: String,
    pub past: Past,
}

impl Log {
    /// Whether it is about the attendee of an entry.
    pub fn is_of(&self, entry: &Entry) -> bool {
        let region = entry.report.as_ref().map(|report| &report.account.region);
        self.account_id == entry.account_id
            && self.name == entry.name
            && region.is_none_or(|region| self.region == *region)
    }
}

impl Store {
    /// What was noted of everybody whom a suite has looked at, by account, Region and name.
    pub fn logs(&self, suite_id: &str) -> Result<Vec<Log>, StoreError> {
        let query = "SELECT id, account_id, region, name, first_look, last_look FROM attendees \
                     WHERE suite_id = ?1 ORDER BY account_id, region, name";
        let mut logs = self.query(query, [suite_id], |row| {
            let log = Log {
                account_id: row.get(1)?,
                region: row.get(2)?,
                name: row.get(3)?,
                past: Past {
                    first_look: moment(row, 4)?,
                    last_look: moment(row, 5)?,
                    checks: BTreeMap::new(),
                },
            };
            Ok((row.get(0)?, log))
        })?;
        let query = "SELECT check_id, at, outcome FROM turns WHERE attendee_id = ?1 ORDER BY at";
        for (id, log) in &mut logs {
            let id: i64 = *id;
            let turns = self.query(query, [id], |row| {
                let seen = Seen {
                    at: moment(row, 1)?,
                    outcome: outcome(row, 2)?,
                };
                Ok((row.get::<_, String>(0)?, seen))
            })?;
            for (check, seen) in turns {
                log.past.checks.entry(check).or_default().push(seen);
            }
        }
        Ok(logs.into_iter().map(|(_, log)| log).collect())
    }

    /// What was noted of the attendees of a gradebook.
    pub fn class_history(
        &self,
        suite_id: &str,
        book: &Gradebook,
    ) -> Result<ClassHistory, StoreError> {
        let mut logs: HashMap<_, Vec<Log>> = HashMap::new();
        for log in self.logs(suite_id)? {
            let key = (log.account_id.clone(), log.name.clone());
            logs.entry(key).or_default().push(log);
        }
        // Taken out, not copied: of a large class they are large, and nobody is in a gradebook twice.
        let past = |entry: &Entry| {
            let logs = logs.get_mut(&(entry.account_id.clone(), entry.name.clone()))?;
            let place = logs.iter().position(|log| log.is_of(entry))?;
            Some(logs.swap_remove(place).past)
        };
        Ok(ClassHistory {
            pasts: book.entries.iter().map(past).collect(),
        })
    }
}

/// Notes what has turned since the last look at an attendee, if this one is newer.
pub(super) fn note(connection: &Connection, entry: &Entry) -> rusqlite::Result<()> {
    let Some(report) = &entry.report else {
        return Ok(());
    };
    let checks = report.steps.iter().flat_map(|step| &step.checks);
    let seen = checks.map(|check| (check.id.as_str(), check.outcome));
    let attendee = Attendee {
        suite_id: &report.suite.id,
        account_id: &entry.account_id,
        region: &report.account.region,
        name: &entry.name,
    };
    look(connection, attendee, report.taken_at, seen)
}

/// Notes what another store has noted of an attendee after the last look that this one knows.
pub(super) fn adopt(connection: &Connection, suite_id: &str, log: &Log) -> rusqlite::Result<()> {
    let past = &log.past;
    let mut looks: BTreeMap<Timestamp, Vec<(&str, Outcome)>> = BTreeMap::new();
    // Looks at which nothing turned are known of the first and the last only.
    looks.insert(past.first_look, Vec::new());
    looks.insert(past.last_look, Vec::new());
    for (check, seen) in &past.checks {
        for seen in seen {
            let look = looks.entry(seen.at).or_default();
            look.push((check, seen.outcome));
        }
    }
    let attendee = Attendee {
        suite_id,
        account_id: &log.account_id,
        region: &log.region,
        name: &log.name,
    };
    for (at, seen) in looks {
        look(connection, attendee, at, seen.into_iter())?;
    }
    Ok(())
}

#[derive(Clone, Copy)]
struct Attendee<'a> {
    suite_id: &'a str,
    account_id: &'a str,
    region: &'a str,
    name: &'a str,
}

fn look<'c>(
    connection: &Connection,
    attendee: Attendee<'_>,
    at: Timestamp,
    seen: impl Iterator<Item = (&'c str, Outcome)>,
) -> rusqlite::Result<()> {
    let Attendee {
        suite_id,
        account_id,
        region,
        name,
    } = attendee;
    let at = at.as_millisecond();
    let id: Option<i64> = connection
        .prepare_cached(
            "INSERT INTO attendees (suite_id, account_id, region, name, first_look, last_look) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?5) \
             ON CONFLICT (suite_id, account_id, region, name) DO UPDATE \
             SET last_look = excluded.last_look WHERE excluded.last_look > last_look \
             RETURNING id",
        )?
        .query_row(params![suite_id, account_id, region, name, at], |row| {
            row.get(0)
        })
        .optional()?;
    // It is no newer look.
    let Some(id) = id else {
        return Ok(());
    };
    let known: BTreeMap<String, Outcome> = connection
        .prepare_cached(
            // With max(), SQLite takes the other columns from the row that has the maximum.
            "SELECT check_id, outcome, max(at) FROM turns WHERE attendee_id = ?1 GROUP BY check_id",
        )?
        .query_map([id], |row| Ok((row.get(0)?, outcome(row, 1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let mut insert = connection.prepare_cached(
        // A report from elsewhere may name a check twice.
        "INSERT OR IGNORE INTO turns (attendee_id, check_id, at, outcome) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (check, outcome) in seen {
        if outcome != Outcome::Unknown && known.get(check) != Some(&outcome) {
            insert.execute(params![id, check, at, outcome.as_str()])?;
        }
    }
    Ok(())
}

fn moment(row: &SqlRow<'_>, column: usize) -> rusqlite::Result<Timestamp> {
    super::runs::parsed(column, Timestamp::from_millisecond(row.get(column)?))
}

fn outcome(row: &SqlRow<'_>, column: usize) -> rusqlite::Result<Outcome> {
    let word: String = row.get(column)?;
    Outcome::named(&word).ok_or_else(|| {
        let error = format!("no outcome is named {word:?}").into();
        rusqlite::Error::FromSqlConversionFailure(column, Type::Text, error)
    })
}

#[cfg(test)]
mod tests;
