//! The log of outcomes: when each check of each attendee had another outcome than at the scan before. It outlives the
//! reports that later scans replace.
//!
//! The log grows at its end only. A scan that is not newer than the last one in the log changes nothing, because the
//! outcomes between them are not known any more. Regraded and merged reports are such scans.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jiff::Timestamp;
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Params, Row as SqlRow, params};
use serde_json::Value;

use super::{Store, StoreError};
use workshop_check_core::report::{AttendeeHistory, ClassHistory, Entry, Gradebook, OutcomeSince};
use workshop_check_core::verdict::Outcome;

/// The log of one attendee under one suite.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttendeeLog {
    /// Twelve digits.
    pub account_id: String,
    /// The Region that was read.
    pub region: String,
    /// The name, as in the roster.
    pub name: String,
    /// The changes of outcomes.
    pub past: AttendeeHistory,
}

impl AttendeeLog {
    /// Whether it is about the attendee of an entry.
    pub fn matches(&self, entry: &Entry) -> bool {
        let region = entry.report.as_deref().map(|report| &report.account.region);
        self.account_id == entry.account_id
            && self.name == entry.name
            && region.is_none_or(|region| self.region == *region)
    }
}

/// One line for each outcome in the logs, and one for a log without any.
const LOGS: &str = "SELECT id, account_id, region, name, first_look, last_look, check_id, at, outcome \
                    FROM attendees LEFT JOIN turns ON attendee_id = id WHERE suite_id = ?1";

const BY_ATTENDEE: &str = "ORDER BY account_id, region, name, at";

impl Store {
    /// The logs of all attendees under a suite, by account id, Region and name. It is one query.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn logs(&self, suite_id: &str) -> Result<Vec<AttendeeLog>, StoreError> {
        let query = format!("{LOGS} {BY_ATTENDEE}");
        self.query_logs(&query, params![suite_id])
    }

    /// The logs of the attendees of a gradebook. It is one query, and it reads no other accounts than theirs.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn class_history(
        &self,
        suite_id: &str,
        book: &Gradebook,
    ) -> Result<ClassHistory, StoreError> {
        let entries = book.entries.iter();
        let account_ids: Value = entries.map(|entry| entry.account_id.as_str()).collect();
        let query =
            format!("{LOGS} AND account_id IN (SELECT value FROM json_each(?2)) {BY_ATTENDEE}");
        let mut logs: HashMap<_, Vec<AttendeeLog>> = HashMap::new();
        for log in self.query_logs(&query, params![suite_id, account_ids.to_string()])? {
            let key = (log.account_id.clone(), log.name.clone());
            logs.entry(key).or_default().push(log);
        }
        // A log is moved out, not copied: an attendee has one entry in a gradebook.
        let past = |entry: &Entry| {
            let logs = logs.get_mut(&(entry.account_id.clone(), entry.name.clone()))?;
            let place = logs.iter().position(|log| log.matches(entry))?;
            Some(Arc::new(logs.swap_remove(place).past))
        };
        Ok(ClassHistory {
            pasts: book.entries.iter().map(past).collect(),
        })
    }

    /// The log of the attendee of an entry.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn log_of(&self, suite_id: &str, entry: &Entry) -> Result<Option<AttendeeLog>, StoreError> {
        let logs = self.logs_of(suite_id, &entry.account_id, &entry.name)?;
        Ok(logs.into_iter().find(|log| log.matches(entry)))
    }

    /// The logs of an attendee in all Regions.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn logs_of(
        &self,
        suite_id: &str,
        account_id: &str,
        name: &str,
    ) -> Result<Vec<AttendeeLog>, StoreError> {
        let query = format!("{LOGS} AND account_id = ?2 AND name = ?3 {BY_ATTENDEE}");
        self.query_logs(&query, params![suite_id, account_id, name])
    }

    fn query_logs(&self, query: &str, params: impl Params) -> Result<Vec<AttendeeLog>, StoreError> {
        let mut logs: Vec<(i64, AttendeeLog)> = Vec::new();
        self.query(query, params, |row| {
            let id: i64 = row.get(0)?;
            if logs.last().is_none_or(|(last, _)| *last != id) {
                logs.push((id, empty_log(row)?));
            }
            let check: Option<String> = row.get(6)?;
            // A damaged line is left out: the history of everybody else is more than it.
            if let (Some(check), Some((_, log)), Ok(at), Ok(outcome)) =
                (check, logs.last_mut(), moment(row, 7), outcome(row, 8))
            {
                let seen = OutcomeSince { at, outcome };
                log.past.checks.entry(check.into()).or_default().push(seen);
            }
            Ok(())
        })?;
        Ok(logs.into_iter().map(|(_, log)| log).collect())
    }
}

fn empty_log(row: &SqlRow<'_>) -> rusqlite::Result<AttendeeLog> {
    Ok(AttendeeLog {
        account_id: row.get(1)?,
        region: row.get(2)?,
        name: row.get(3)?,
        past: AttendeeHistory {
            first_scan: moment(row, 4)?,
            last_scan: moment(row, 5)?,
            checks: BTreeMap::new(),
        },
    })
}

/// Adds the outcomes of a report that changed since the last scan of the attendee, if the report is newer.
pub(super) fn record(connection: &Connection, entry: &Entry) -> rusqlite::Result<()> {
    let Some(report) = &entry.report else {
        return Ok(());
    };
    let checks = report.steps.iter().flat_map(|step| &step.checks);
    let outcomes = checks.map(|check| (check.id.as_str(), check.outcome));
    let attendee = LoggedAttendee {
        suite_id: &report.suite.id,
        account_id: &entry.account_id,
        region: &report.account.region,
        name: &entry.name,
    };
    append(connection, attendee, report.taken_at, outcomes)
}

/// Adds the log of another store, as far as it is newer than this one's.
pub(super) fn import(
    connection: &Connection,
    suite_id: &str,
    log: &AttendeeLog,
) -> rusqlite::Result<()> {
    let past = &log.past;
    let mut scans: BTreeMap<Timestamp, Vec<(&str, Outcome)>> = BTreeMap::new();
    // The first and the last scan count even if no outcome changed.
    scans.insert(past.first_scan, Vec::new());
    scans.insert(past.last_scan, Vec::new());
    for (check, outcomes) in &past.checks {
        for seen in outcomes {
            let scan = scans.entry(seen.at).or_default();
            scan.push((check, seen.outcome));
        }
    }
    let attendee = LoggedAttendee {
        suite_id,
        account_id: &log.account_id,
        region: &log.region,
        name: &log.name,
    };
    for (at, outcomes) in scans {
        append(connection, attendee, at, outcomes.into_iter())?;
    }
    Ok(())
}

#[derive(Clone, Copy)]
struct LoggedAttendee<'a> {
    suite_id: &'a str,
    account_id: &'a str,
    region: &'a str,
    name: &'a str,
}

/// Adds the outcomes of one scan that differ from the last ones in the log.
fn append<'c>(
    connection: &Connection,
    attendee: LoggedAttendee<'_>,
    at: Timestamp,
    outcomes: impl Iterator<Item = (&'c str, Outcome)>,
) -> rusqlite::Result<()> {
    let LoggedAttendee {
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
    // The log has this scan, or a newer one.
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
        // An edited report may have a check twice.
        "INSERT OR IGNORE INTO turns (attendee_id, check_id, at, outcome) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (check, outcome) in outcomes {
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
