use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use clap::{Command, CommandFactory};
use clap_mangen::Man;
use textwrap::{Options, WordSeparator, WordSplitter};

use super::failure::Failure;
use super::write::print;
use crate::args::{Cli, ManArgs};
use crate::exit::ExitStatus;
use workshop_check_core::suggest;

/// The day of the last change of the pages. A date of the build would make two builds of one source differ.
const DATE: &str = "2026-11-28";

/// The widest line of text, in bytes, that mandoc finds no fault with.
const WIDTH: usize = 78;

/// `man`: the manual page of the program or of a command, or all pages in a folder.
pub fn run(args: &ManArgs) -> Result<ExitStatus, Failure> {
    let program = whole();
    if let Some(folder) = &args.dir {
        write(&program, folder).map_err(|error| {
            let what = format!("write the manual to {}: {error}", folder.display());
            Failure::new(what, None)
        })?;
        return Ok(ExitStatus::Passed);
    }
    let Some(name) = &args.command else {
        print(&page(&program))?;
        return Ok(ExitStatus::Passed);
    };
    let Some(command) = program.find_subcommand(name) else {
        let names = program.get_subcommands().map(Command::get_name);
        let hint = suggest::did_you_mean(name, names)
            .unwrap_or_else(|| "\"workshop-check --help\" lists the commands".to_owned());
        return Err(Failure::new(
            format!("find a command named \"{name}\""),
            Some(hint),
        ));
    };
    print(&page(command))?;
    Ok(ExitStatus::Passed)
}

/// The program with the global options in every command, and without the command "help", which says what the pages say.
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
    let man = Man::new(command.clone())
        .title(name(command).to_uppercase())
        .date(DATE)
        .source(concat!("workshop-check ", env!("CARGO_PKG_VERSION")))
        .manual("workshop-check");
    let mut text = Vec::new();
    // Writing to memory does not fail.
    let _ = man.render_title(&mut text);
    let _ = man.render_name_section(&mut text);
    let _ = man.render_synopsis_section(&mut text);
    let _ = man.render_description_section(&mut text);
    let _ = man.render_options_section(&mut text);
    if command.has_subcommands() {
        let _ = man.render_subcommands_section(&mut text);
    }
    let mut page = tidy(&String::from_utf8_lossy(&text));
    if let Some(examples) = command.get_after_help() {
        page.push_str(&examples_section(&examples.to_string()));
    }
    page
}

/// The text as `mandoc -T lint` wants it: no white space at the end of a line, no line of text beyond 80 bytes, and
/// one break between paragraphs.
fn tidy(text: &str) -> String {
    let options = Options::new(WIDTH)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .break_words(false);
    let text = text.replace("\n.br\n\n.br\n", "\n.sp\n");
    let mut tidied = String::with_capacity(text.len());
    for line in text.lines() {
        let is_request = line.starts_with(['.', '\'']);
        if is_request {
            let _ = writeln!(tidied, "{}", line.trim_end());
            continue;
        }
        for part in textwrap::wrap(line.trim_end(), &options) {
            let _ = writeln!(tidied, "{}", text_line(&part));
        }
    }
    tidied
}

/// A line of text: at its start, a dot or an apostrophe would make a request of it.
fn text_line(line: &str) -> String {
    let guard = if line.starts_with(['.', '\'']) {
        r"\&"
    } else {
        ""
    };
    format!("{guard}{line}")
}

/// The examples and notes under the help, line by line as they are there.
fn examples_section(text: &str) -> String {
    let mut section = ".SH EXAMPLES\n.nf\n".to_owned();
    let lines = text
        .lines()
        .skip_while(|line| matches!(*line, "Examples:" | "Example:"));
    for line in lines {
        let line = line.trim_end().replace('\\', r"\e").replace('-', r"\-");
        match line.as_str() {
            "" => section.push_str(".sp\n"),
            line => {
                let _ = writeln!(section, "{}", text_line(line));
            }
        }
    }
    section + ".fi\n"
}
