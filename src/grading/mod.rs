//! A whole class: who is in it, and what came of each.

mod live;
mod not_graded;
pub mod roster;
mod run;

pub use live::{LiveAccount, Subject};
pub use not_graded::NotGraded;
pub use roster::{Attendee, Roster, RosterError};
pub use run::{Audience, Class, Plan};
