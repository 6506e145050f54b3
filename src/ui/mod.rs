//! What the program shows other than reports: progress and waiting, the view of `--watch`, and the tables of `history`,
//! `diff`, `prove` and `lint`.
//!
//! The formats of reports are in `reporter`, which does not use this module. Names and texts may come from an account,
//! so everything here goes through `reporter::text` as well.

mod class_progress;
mod problems;
mod progress;
mod proof;
mod runs;
mod waiting;
mod watch_view;

pub use class_progress::ClassProgress;
pub use problems::{ProblemFormat, problems, schema as problems_schema};
pub use progress::{CallProgress, progress_target};
pub use proof::ProofTables;
pub use runs::{AttendeeRun, RunTables};
pub use waiting::WaitNotice;
pub use watch_view::WatchView;
