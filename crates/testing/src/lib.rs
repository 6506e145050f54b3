//! Recorded accounts, edits of them, and the repository's suites and words, for the tests of the other crates.

pub mod accounts;
pub mod denied;
pub mod edit;
pub mod grade;
pub mod repository;
