use clap::CommandFactory;
use clap_complete::Shell;

use super::failure::Failure;
use super::write::print;
use crate::args::Cli;
use crate::exit::ExitStatus;

/// `completions`: a script for the user's shell.
pub fn run(shell: Shell) -> Result<ExitStatus, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "workshop-check", &mut script);
    print(&String::from_utf8_lossy(&script))?;
    Ok(ExitStatus::Passed)
}
