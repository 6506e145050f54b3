//! workshop-check: the library behind the binary.
pub mod snapshot;
