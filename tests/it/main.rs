//! Tests of the program, from outside: its command line, reports, messages, the commands for authors, the board in a browser, and
//! whole accounts on an emulator. One binary has them all, so that those that wait for a browser, a server or an interval leave the
//! cores to the others.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::too_many_lines,
    clippy::unreachable,
    clippy::unwrap_used,
    reason = "tests fail by a panic and print what they measure"
)]

mod authoring;
#[path = "../board/mod.rs"]
mod board;
mod cli;
mod docs;
#[path = "../emulator/mod.rs"]
mod emulator;
mod fuzz;
mod locales;
mod packages;
mod prove;
#[path = "../support/python.rs"]
mod python;
mod reporters;
mod tidy;
mod ui;
