//! The program workshop-check as a library, for its binary and its tests. `ARCHITECTURE.md` describes the modules.

mod args;
pub mod authoring;
pub mod board;
pub mod class;
pub mod commands;
pub mod console;
pub mod demo;
mod embedded;
pub mod exit;
mod files;
pub mod log;
pub mod reporter;
pub mod scale_out;
mod snapshot_file;
pub mod suites;
pub mod ui;

pub use args::{Cli, parse};
