//! The binary: parse, run, map to an exit status.

use clap::Parser;
use workshop_check::{cli::Cli, commands, exit::ExitStatus};

fn main() -> ExitStatus {
    commands::run(Cli::parse())
}
