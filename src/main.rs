//! The binary: parse, run, map to an exit status.

use clap::Parser;
use workshop_check::args::Cli;
use workshop_check::commands;
use workshop_check::exit::ExitStatus;

fn main() -> ExitStatus {
    commands::run(Cli::parse())
}
