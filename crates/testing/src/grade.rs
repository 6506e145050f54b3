//! What the program says of an account.

use serde_json::Value;
use workshop_check_core::evaluate::{Selection, evaluate};
use workshop_check_core::report::Report;
use workshop_check_core::report::render::render;
use workshop_check_core::snapshot::Snapshot;
use workshop_check_core::snapshot::parse::parse;
use workshop_check_core::suite::Suite;

use crate::repository;

/// Parses the JSON of an account, edited or not.
pub fn snapshot(account: &Value) -> Snapshot {
    parse(account.to_string().as_bytes(), "edited account")
        .expect("an edited account is still a snapshot")
}

/// The report of an account in a language.
pub fn report(suite: &Suite, account: &Value, language: &str) -> Report {
    let locale = repository::locale(suite, language);
    render(
        &evaluate(suite, &snapshot(account), &Selection::default()),
        &locale,
    )
}
