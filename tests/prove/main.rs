//! Mutation testing: what it makes of our own suite, and that it notices suites with holes.

#[path = "../support/accounts.rs"]
mod accounts;

use workshop_check::prove::{Justifications, prove};
use workshop_check::snapshot::file;

#[test]
fn dump() {
    let account = accounts::recorded("complete").to_string();
    let account = file::parse(account.as_bytes(), "complete").expect("ok");
    let start = std::time::Instant::now();
    let proof = prove(&accounts::suite(), &account, &Justifications::default()).expect("complete");
    println!("{:?}", start.elapsed());
    std::fs::write(
        "/tmp/proof.json",
        serde_json::to_string_pretty(&proof).unwrap(),
    )
    .unwrap();
}
