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
pub mod mutation;
pub mod repository;
pub mod sts;

/// How long a test waits for something that should come at once, before it calls it a hang.
///
/// A machine under load is slow, and a test must not measure it: what the tests rule out by this bound goes on for
/// ten minutes or for ever.
pub const HANG: std::time::Duration = std::time::Duration::from_secs(300);
