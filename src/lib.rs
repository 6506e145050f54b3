//! workshop-check: the library behind the binary.
pub mod locale;
pub mod message;
pub mod report;
pub mod reporter;
pub mod snapshot;
