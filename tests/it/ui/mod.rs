//! Progress, the view of `--watch` and the tables of runs.

mod progress;
mod runs;
mod watch_view;
