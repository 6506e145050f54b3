//! Grading a whole class: who belongs to which shard, and where results are kept.

pub mod shard;
pub mod store;
