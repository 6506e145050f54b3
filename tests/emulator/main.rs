//! Whole accounts on the emulator: the real binary, real requests, and pages done right and wrong.

mod board;
mod class;
mod classroom;
mod cleanup;
mod durability;
mod elsewhere;
mod fixtures;
mod harness;
mod pages;
mod permissions;
mod preflight;
mod program;
#[path = "../support/python.rs"]
#[allow(dead_code, reason = "this binary needs no sources")]
mod python;
mod root_causes;
mod scale;
mod second_opinion;
mod site;
mod snapshots;
mod trouble;
mod variants;
mod waiting;
