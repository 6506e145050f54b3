//! Recorded accounts, edits of them, and the repository's suites and words, for the tests of the other crates.

#![warn(missing_docs)]
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by a panic, its helpers, too"
)]

pub mod accounts;
pub mod denied;
pub mod edit;
pub mod grade;
pub mod repository;
