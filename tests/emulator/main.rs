//! Whole accounts on the emulator: the real binary, real requests, and pages done right and wrong.

mod harness;
mod pages;
#[path = "../support/python.rs"]
#[allow(dead_code, reason = "this binary needs no sources")]
mod python;
mod variants;
