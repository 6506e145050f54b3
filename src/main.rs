//! The binary: parses the command line, runs the command, and exits with its status.

use workshop_check::commands;
use workshop_check::exit::ExitStatus;

/// A class is graded with less of the CPU than with the allocator of the system, and what was freed goes back to it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitStatus {
    commands::run(workshop_check::parse())
}
