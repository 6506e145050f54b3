//! The commands, one per file. Each reads its arguments, calls the library, and returns an exit status.

mod account;
mod call_counter;
mod check;
mod check_access;
mod class;
mod completions;
mod explain;
mod failure;
mod grade;
mod history;
mod init;
mod interrupt;
mod kinds;
mod language;
mod lint;
mod list;
mod man;
mod merge;
pub mod pace;
mod policy;
mod prove;
mod regrade;
mod report;
mod roster;
mod scale_out;
mod schema;
mod serve;
mod slide;
mod snapshot;
mod submit;
mod support;
mod wait;
mod watch;
pub mod worker;
mod write;

use crate::args::{Cli, Command};
use crate::console;
use crate::console::Console;
use crate::exit::ExitStatus;
use crate::log;
use crate::reporter::TerminalOptions;

pub use failure::Failure;

const RUST_LOG_HINT: &str = "write it as aws_config=debug,hyper_util=debug, or unset it";

/// Runs a command. An error is printed on standard error.
pub fn run(cli: Cli) -> ExitStatus {
    let console = Console {
        color: cli.global.color,
        quiet: cli.global.quiet,
        has_log: cli.global.verbose || cli.global.debug,
    };
    console.set();
    console::set_unicode(TerminalOptions::for_stdout().unicode);
    if let Err(problem) = log::start(&cli.global) {
        Failure::new(
            format!("use RUST_LOG: {problem}"),
            Some(RUST_LOG_HINT.to_owned()),
        )
        .print();
        return ExitStatus::Unusable;
    }
    let result = match cli.command {
        Command::Check(args) => check::run(&args),
        Command::Grade(args) => grade::run(&args),
        Command::Serve(args) => serve::run(&args),
        Command::Snapshot(args) => snapshot::run(&args),
        Command::List(args) => list::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Policy(args) => policy::run(&args),
        Command::Prove(args) => prove::run(&args),
        Command::Init(args) => init::run(&args),
        Command::Lint(args) => lint::run(&args),
        Command::Schema(args) => schema::run(&args),
        Command::History(args) => history::run(&args),
        Command::Diff(args) => history::diff(&args),
        Command::Report(args) => report::run(&args),
        Command::Regrade(args) => regrade::run(&args),
        Command::Merge(args) => merge::run(&args),
        Command::Roster(args) => roster::run(&args),
        Command::Worker(args) => worker::run(&args),
        Command::ScaleOut(args) => scale_out::run(&args),
        Command::Completions(args) => completions::run(&args),
        Command::Man(args) => man::run(&args),
    };
    result.unwrap_or_else(|failure| {
        failure.print();
        ExitStatus::Unusable
    })
}
