//! Recorded accounts, and the suite for which they were recorded.

use serde_json::Value;
use workshop_check_core::suite::Suite;

use crate::repository;

/// A recorded account as JSON, for edits.
pub fn recorded(name: &str) -> Value {
    let path = repository::root().join(format!("fixtures/accounts/{name}.json"));
    let text = std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).expect("a recorded account is JSON")
}

/// The suite container-migration.
pub fn suite() -> Suite {
    repository::suite("container-migration")
}

/// The same suite under another id.
pub fn suite_named(id: &str) -> Suite {
    let mut suite = suite();
    suite.file.id = id.to_owned();
    suite
}

/// The names of the recorded accounts of the suite "container-migration".
pub fn names() -> Vec<String> {
    let folder = repository::root().join("fixtures/accounts");
    let files = std::fs::read_dir(folder).expect("the folder of recorded accounts");
    let mut names: Vec<String> = files
        .map(|file| file.expect("a readable folder").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
        .collect();
    names.sort();
    names
}
