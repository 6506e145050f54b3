//! A class: its roster, the results of its attendees, and the store of these results.

pub mod comparison;
mod live;
pub mod merge;
mod not_graded;
mod pool;
pub mod record;
pub mod roster;
mod roster_digest;
mod run;
pub mod session_message;
pub mod shard;
pub mod store;

pub use live::{CheckContext, SessionAccount};
pub use not_graded::NotGraded;
pub use pool::GradingObserver;
pub use roster::{Attendee, Roster, RosterError, RosterIndex};
pub use roster_digest::{former_roster_digest, roster_digest};
pub use run::{Class, GradingOptions};
pub use shard::Shard;
pub use store::{Store, StoreError};
