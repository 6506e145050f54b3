//! workshop-check: the library behind the binary.
pub mod assertion;
pub mod evaluate;
pub mod files;
pub mod locale;
pub mod message;
pub mod network;
pub mod permissions;
pub mod report;
pub mod reporter;
pub mod snapshot;
pub mod suggest;
pub mod suite;
