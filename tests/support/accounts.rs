//! Recorded accounts and the suite they were made by.

use serde_json::Value;
use workshop_check::suite::{self, Suite};

/// A recorded account as JSON, to be edited.
pub fn recorded(name: &str) -> Value {
    let path = format!(
        "{}/fixtures/accounts/{name}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_str(&text).expect("a recorded account is JSON")
}

/// The suite that comes with the program.
#[allow(
    dead_code,
    reason = "not every test binary that shares this module is about this suite"
)]
pub fn suite() -> Suite {
    suite::load("container-migration").expect("the embedded suite loads")
}
