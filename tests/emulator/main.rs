//! Whole accounts on the emulator: the binary, real requests, and pages with and without mistakes.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::too_many_lines,
    clippy::unwrap_used,
    reason = "tests fail by a panic and print what they measure"
)]

mod answers;
mod app_mig_service;
mod board;
mod class;
mod classroom;
mod cleanup;
mod database_migration;
mod declared;
mod durability;
mod elasticbeanstalk;
mod elsewhere;
mod fixes;
mod fixtures;
mod harness;
mod modules;
mod optimization;
mod pages;
mod permissions;
mod preflight;
mod program;
#[path = "../support/python.rs"]
#[allow(dead_code, reason = "this binary needs no sources")]
mod python;
mod replay;
mod root_causes;
mod scale;
mod scale_out;
// Its examples are shell scripts.
#[cfg(unix)]
mod schedulers;
mod second_opinion;
mod site;
mod snapshots;
mod submit;
mod trouble;
mod variants;
mod waiting;
