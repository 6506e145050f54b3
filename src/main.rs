//! The binary: parses the command line, runs the command, and exits with its status.

use workshop_check::commands;
use workshop_check::exit::ExitStatus;

fn main() -> ExitStatus {
    commands::run(workshop_check::parse())
}
