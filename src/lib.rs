//! workshop-check: the library behind the binary.
pub mod collect;
pub mod snapshot;
