//! The binary: parse, run, map to an exit status.

use clap::Parser;
use crate::args::Cli;
use crate::commands;
use crate::exit::ExitStatus;

fn main() -> ExitStatus {
    commands::run(Cli::parse())
}
