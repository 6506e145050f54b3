//! A whole class: who is in it, what came of each, and where that is kept.

pub mod comparison;
mod live;
pub mod merge;
mod not_graded;
pub mod record;
pub mod roster;
mod run;
pub mod shard;
pub mod store;

pub use live::{LiveAccount, Subject};
pub use not_graded::NotGraded;
pub use roster::{Attendee, Roster, RosterError};
pub use run::{Audience, Class, Plan};
pub use shard::Shard;
pub use store::{Store, StoreError};
