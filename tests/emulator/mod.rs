//! Whole accounts on the emulator: the binary, real requests, and pages with and without mistakes.

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
