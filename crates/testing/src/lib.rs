//! Recorded accounts, edits of them, and the repository's suites and messages, for the tests of the other crates.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "test helpers fail by a panic, as tests do"
)]

pub mod accounts;
pub mod denied;
pub mod edit;
pub mod grade;
pub mod repository;
pub mod sts;
