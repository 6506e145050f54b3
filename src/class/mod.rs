//! A class: its roster, the results of its attendees, and the store of these results.

pub mod comparison;
pub(crate) mod demo;
mod live;
pub(crate) mod merge;
mod not_graded;
mod pool;
pub(crate) mod record;
pub mod roster;
mod roster_digest;
mod run;
pub(crate) mod session_message;
mod shard;
pub mod store;

pub(crate) use live::{CheckContext, SessionAccount};
pub use pool::GradingObserver;
pub use roster::{Attendee, Roster, RosterError, RosterIndex};
pub(crate) use roster_digest::{former_roster_digest, roster_digest};
pub(crate) use run::{Class, GradingOptions};
pub use shard::Shard;
pub use store::{Store, StoreError};
