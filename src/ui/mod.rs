//! Output other than reports: progress, the notice of `--wait`, the view of `--watch`, the problems of `lint`, and the tables
//! of `history`, `diff` and `prove`.
//!
//! The formats of reports are in `reporter`, which does not use this module. Names and texts may come from an account, so
//! they pass through `reporter::text` here as well.

mod access;
mod class_progress;
mod problems;
mod progress;
mod proof;
mod runs;
mod waiting;
mod watch_view;

pub(crate) use access::access_lines;
pub use class_progress::ClassProgress;
pub use problems::{ProblemFormat, problems, schema as problems_schema};
pub use progress::{CallProgress, progress_target};
pub use proof::ProofTables;
pub use runs::{AttendeeRun, RunTables};
pub use waiting::WaitNotice;
pub use watch_view::WatchView;
