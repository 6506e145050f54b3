//! Tests of the program: its command line, reports, messages, and the commands for authors.

#![allow(
    clippy::duplicate_mod,
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
mod cli;
mod docs;
mod fuzz;
mod locales;
mod packages;
mod prove;
mod reporters;
mod tidy;
mod ui;
