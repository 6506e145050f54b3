//! Tests of the core through its public interface, on recorded accounts.

#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests read their tables from files, and fail by a panic"
)]

mod assertions;
mod change;
mod diagnosis;
mod evaluation;
mod fuzz;
#[path = "../../../../fuzz/targets.rs"]
mod fuzz_targets;
mod network;
