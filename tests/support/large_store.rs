//! Stores with the results of very many attendees, made from the results of a few.

use std::path::Path;

use rusqlite::{Connection, params};

/// Copies the entries and the logs of the only run of a store until it has `count` entries. The copies have names, account ids
/// and columns of their own, also in their reports.
pub fn grow(path: &Path, count: usize) {
    let store = Connection::open(path).expect("opened");
    store
        .execute_batch("PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY;")
        .expect("set");
    let originals: Vec<i64> = {
        let mut statement = store
            .prepare("SELECT position FROM entries ORDER BY position")
            .expect("a statement");
        let positions = statement.query_map([], |row| row.get(0)).expect("rows");
        positions.collect::<Result<_, _>>().expect("positions")
    };
    let transaction = store.unchecked_transaction().expect("begun");
    for position in originals.len()..count {
        let original = originals[position % originals.len()];
        let (name, account) = (format!("Attendee {position}"), format!("{position:012}"));
        transaction
            .prepare_cached(
                "INSERT INTO entries \
                 (run_id, position, name, account_id, region, columns, report, error, graded_at) \
                 SELECT run_id, ?2, ?3, ?4, region, json_object('Email', ?3 || '@example.org'), \
                 replace(replace(report, account_id, ?4), name, ?3), error, graded_at \
                 FROM entries WHERE position = ?1",
            )
            .and_then(|mut insert| insert.execute(params![original, position, name, account]))
            .expect("an entry");
        transaction
            .prepare_cached(
                "INSERT INTO attendees (suite_id, account_id, region, name, first_look, last_look) \
                 SELECT suite_id, ?3, region, ?2, first_look, last_look FROM attendees \
                 WHERE account_id = (SELECT account_id FROM entries WHERE position = ?1)",
            )
            .and_then(|mut insert| insert.execute(params![original, name, account]))
            .expect("an attendee");
        transaction
            .prepare_cached(
                "INSERT INTO turns (attendee_id, check_id, at, outcome) \
                 SELECT (SELECT id FROM attendees WHERE account_id = ?2), check_id, at, outcome FROM turns \
                 JOIN attendees ON attendee_id = id \
                 WHERE account_id = (SELECT account_id FROM entries WHERE position = ?1)",
            )
            .and_then(|mut insert| insert.execute(params![original, account]))
            .expect("a log");
    }
    transaction.commit().expect("committed");
}
