//! workshop-check: the program's library behind the binary. ARCHITECTURE.md is its map.

pub mod args;
pub mod authoring;
pub mod board;
pub mod class;
pub mod commands;
pub mod console;
pub mod demo;
pub mod exit;
pub mod files;
pub mod log;
pub mod reporter;
pub mod snapshot_file;
pub mod suites;
pub mod ui;
