use std::fs;
use std::io;
use std::path::Path;

use clap::{Command, CommandFactory};
use clap_mangen::Man;

use super::failure::Failure;
use super::write::print;
use crate::args::{Cli, ManArgs};
use crate::exit::ExitStatus;
use workshop_check_core::suggest;

/// `man`: the manual page of the program or of a verb, or all pages in a folder.
pub fn run(args: &ManArgs) -> Result<ExitStatus, Failure> {
    let program = whole();
    if let Some(folder) = &args.dir {
        write(&program, folder).map_err(|error| {
            let what = format!("write the manual to {}: {error}", folder.display());
            Failure::new(what, None)
        })?;
        return Ok(ExitStatus::Passed);
    }
    let Some(verb) = &args.verb else {
        print(&page(&program))?;
        return Ok(ExitStatus::Passed);
    };
    let Some(command) = program.find_subcommand(verb) else {
        let verbs = program.get_subcommands().map(Command::get_name);
        let hint = suggest::did_you_mean(verb, verbs)
            .unwrap_or_else(|| "\"workshop-check --help\" lists the verbs".to_owned());
        return Err(Failure::new(
            format!("find a verb named \"{verb}\""),
            Some(hint),
        ));
    };
    print(&page(command))?;
    Ok(ExitStatus::Passed)
}

/// The program with the global options in every verb, and without the verb "help", which says what the pages say.
fn whole() -> Command {
    let mut program = Cli::command().disable_help_subcommand(true);
    program.build();
    program
}

fn write(program: &Command, folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for command in [program].into_iter().chain(program.get_subcommands()) {
        fs::write(folder.join(format!("{}.1", name(command))), page(command))?;
    }
    Ok(())
}

/// The name of a page: "workshop-check" or "workshop-check-grade".
fn name(command: &Command) -> String {
    command
        .get_display_name()
        .unwrap_or(command.get_name())
        .to_owned()
}

/// A page in the language of troff.
fn page(command: &Command) -> String {
    let mut text = Vec::new();
    // Writing to memory does not fail.
    let _ = Man::new(command.clone()).render(&mut text);
    String::from_utf8_lossy(&text).into_owned()
}
