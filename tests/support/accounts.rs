//! Recorded accounts, and what the program says of them.

use serde_json::Value;
use workshop_check::evaluate::{Selection, evaluate, render};
use workshop_check::report::Report;
use workshop_check::snapshot::{Snapshot, file};
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
pub fn suite() -> Suite {
    suite::load("container-migration").expect("the embedded suite loads")
}

/// The snapshot that a (possibly edited) account stands for.
pub fn snapshot(account: &Value) -> Snapshot {
    file::parse(account.to_string().as_bytes(), "edited account")
        .expect("an edited account is still a snapshot")
}

/// The report on an account, in a language.
pub fn report(suite: &Suite, account: &Value, language: &str) -> Report {
    let locale = suite.locale(language).expect("the language is spoken");
    render(
        &evaluate(suite, &snapshot(account), &Selection::default()),
        &locale,
    )
}
