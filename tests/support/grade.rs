//! What the program says of an account.

use serde_json::Value;
use workshop_check::evaluate::{Selection, evaluate, render};
use workshop_check::report::Report;
use workshop_check::snapshot::{Snapshot, file};
use workshop_check::suite::Suite;

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
