//! Stores with the results of very many attendees, made from the results of a few.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension, params};

/// Copies the entries and the logs of the only run of a store, number 1, until it has `count` entries. The copies have names,
/// account ids and columns of their own, also in their reports.
pub fn grow(path: &Path, count: i64) {
    let store = Connection::open(path).expect("opened");
    store
        .execute_batch("PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY;")
        .expect("set");
    let first: i64 = store
        .query_row("SELECT count(*) FROM entries", [], |row| row.get(0))
        .expect("a count");
    let logs: Vec<Option<i64>> = (0..first)
        .map(|position| {
            let query = "SELECT id FROM attendees WHERE account_id = \
                         (SELECT account_id FROM entries WHERE run_id = 1 AND position = ?1)";
            let log = store.query_row(query, [position], |row| row.get(0));
            log.optional().expect("a log")
        })
        .collect();
    let transaction = store.unchecked_transaction().expect("begun");
    let copied = |statement: &str, values: &[&dyn rusqlite::ToSql]| {
        let mut statement = transaction.prepare_cached(statement).expect("a statement");
        statement.execute(values).expect("a copy");
    };
    for position in first..count {
        let original = position % first;
        let (name, account) = (format!("Attendee {position}"), format!("{position:012}"));
        copied(
            "INSERT INTO entries \
             (run_id, position, name, account_id, region, columns, report, error, graded_at) \
             SELECT run_id, ?2, ?3, ?4, region, json_object('Email', ?3 || '@example.org'), \
             replace(replace(report, account_id, ?4), name, ?3), error, graded_at \
             FROM entries WHERE run_id = 1 AND position = ?1",
            params![original, position, name, account],
        );
        let Some(Some(log)) = usize::try_from(original).ok().and_then(|at| logs.get(at)) else {
            continue;
        };
        copied(
            "INSERT INTO attendees (suite_id, account_id, region, name, first_look, last_look) \
             SELECT suite_id, ?3, region, ?2, first_look, last_look FROM attendees WHERE id = ?1",
            params![log, name, account],
        );
        let own = transaction.last_insert_rowid();
        copied(
            "INSERT INTO turns (attendee_id, check_id, at, outcome) \
             SELECT ?2, check_id, at, outcome FROM turns WHERE attendee_id = ?1",
            params![log, own],
        );
    }
    transaction.commit().expect("committed");
}
