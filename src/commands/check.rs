use std::io;

use super::support::{Failure, read_account, selection, suite_and_locale};
use crate::cli::CheckArgs;
use crate::demo;
use crate::evaluate::{Selection, evaluate, render};
use crate::exit::ExitStatus;
use crate::locale::Locale;
use crate::report::Gradebook;
use crate::reporter::{Outputs, Setup, Subject, TerminalOptions};
use crate::snapshot::{Snapshot, file};
use crate::suggest;
use crate::suite::Suite;

/// `check`: reads an account, a snapshot or a demo account, and reports on it.
pub fn run(args: &CheckArgs) -> Result<ExitStatus, Failure> {
    let (suite, locale) = suite_and_locale(&args.suite)?;
    let selection = selection(&suite, &args.selection)?;
    check_min_score(args, &suite)?;
    let outputs = Outputs::open(&args.report)?;
    let snapshot = snapshot(args, &suite, &selection, &locale)?;
    let report = render(&evaluate(&suite, &snapshot, &selection), &locale);
    let status = ExitStatus::of(&report, args.min_score);
    let setup = Setup {
        locale: &locale,
        terminal: TerminalOptions::for_stdout(),
        subject: Subject::Account,
    };
    let book = Gradebook::of(report);
    if let Err(errors) = outputs.write(&book, setup, &mut io::stdout().lock()) {
        // One report that cannot be written has not kept the others from being written.
        let mut errors = errors.into_iter();
        let first = errors.next().map(Failure::from);
        errors.map(Failure::from).for_each(|failure| failure.say());
        return Err(first.unwrap_or_else(|| Failure::new("write the reports", None)));
    }
    Ok(status)
}

fn snapshot(
    args: &CheckArgs,
    suite: &Suite,
    selection: &Selection,
    locale: &Locale,
) -> Result<Snapshot, Failure> {
    if let Some(path) = &args.snapshot {
        return Ok(file::read(path)?);
    }
    if let Some(name) = &args.demo {
        let Some(bytes) = demo::snapshot(name) else {
            let names = demo::names();
            let hint = suggest::did_you_mean(name, names.iter().copied())
                .unwrap_or_else(|| format!("there are {}", names.join(", ")));
            return Err(Failure::new(
                format!("find a demo account named \"{name}\""),
                Some(hint),
            ));
        };
        return Ok(file::parse(bytes, name)?);
    }
    read_account(suite, selection, &args.aws, locale)
}

fn check_min_score(args: &CheckArgs, suite: &Suite) -> Result<(), Failure> {
    let max: u32 = suite.checks().map(|(_, check)| check.points).sum();
    match args.min_score {
        Some(min) if min > max => Err(Failure::new(
            format!("use --min-score {min}"),
            Some(format!("the suite has {max} points in all")),
        )),
        _ => Ok(()),
    }
}
