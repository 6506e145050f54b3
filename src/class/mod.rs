//! A class: its roster, the results of its attendees, and the store of these results.

pub mod comparison;
pub(crate) mod demo;
pub mod entry_file;
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
mod stored_book;
pub mod submission;
mod ticks;

pub(crate) use live::{CheckContext, SessionAccount};
pub(crate) use not_graded::NotGraded;
pub use pool::GradingObserver;
pub use roster::{Access, Attendee, Roster, RosterError, RosterIndex, SubmitCode};
pub(crate) use roster_digest::{former_roster_digest, roster_digest};
pub(crate) use run::{Class, GradingOptions};
pub use shard::{Shard, ShardError};
pub use store::{Store, StoreError};
pub use stored_book::StoredBook;
pub(crate) use ticks::Confirmed;
