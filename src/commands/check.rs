use std::io::{self, Write};

use super::account::{self, CheckContext};
use super::support::{Failure, check_min_score, demo_account, selection, suite_and_locale};
use super::wait::{self, Patience};
use super::watch::watch;
use crate::cli::CheckArgs;
use crate::exit::ExitStatus;
use crate::locale::Locale;
use crate::report::Gradebook;
use crate::reporter::{self, Outputs, Setup, TerminalOptions};
use crate::snapshot::{Snapshot, file};

/// `check`: reads an account, a snapshot or a demo account, and reports on it.
pub fn run(args: &CheckArgs) -> Result<ExitStatus, Failure> {
    let (suite, locale) = suite_and_locale(&args.suite)?;
    let selection = selection(&suite, &args.selection)?;
    check_min_score(args.min_score, &suite)?;
    let outputs = Outputs::open(&args.report)?;
    let context = CheckContext {
        suite: &suite,
        selection: &selection,
        locale: &locale,
    };
    if args.watch.is_some() {
        check_live_view(&outputs)?;
        return account::run(watch(args, context, &outputs), &locale);
    }
    let report = context.report(&snapshot(args, context)?);
    let status = ExitStatus::of(&report, args.min_score);
    write(
        &outputs,
        &Gradebook::from_report(report),
        &locale,
        reporter::Subject::Account,
        &mut io::stdout().lock(),
    )?;
    Ok(status)
}

/// Writes every report. One that cannot be written does not keep the others from being written.
pub fn write(
    outputs: &Outputs,
    book: &Gradebook,
    locale: &Locale,
    subject: reporter::Subject,
    stdout: &mut dyn Write,
) -> Result<(), Failure> {
    let setup = Setup {
        locale,
        terminal: TerminalOptions::for_stdout(),
        subject,
        history: None,
    };
    write_with(outputs, book, setup, stdout)
}

/// Writes every report, with what earlier looks have shown, if `setup` has it.
pub fn write_with(
    outputs: &Outputs,
    book: &Gradebook,
    setup: Setup<'_>,
    stdout: &mut dyn Write,
) -> Result<(), Failure> {
    let Err(errors) = outputs.write(book, setup, stdout) else {
        return Ok(());
    };
    let mut errors = errors.into_iter();
    let first = errors.next().map(Failure::from);
    errors.map(Failure::from).for_each(|failure| failure.say());
    Err(first.unwrap_or_else(|| Failure::new("write the reports", None)))
}

fn snapshot(args: &CheckArgs, context: CheckContext<'_>) -> Result<Snapshot, Failure> {
    if let Some(path) = &args.snapshot {
        return Ok(file::read(path)?);
    }
    if let Some(name) = &args.demo {
        return demo_account(&context.suite.file.id, name);
    }
    let look = async {
        let account = account::open(context, &args.aws).await?;
        let snapshot = account::first_scan(&account, context.locale, &()).await?;
        let Some(longest) = args.wait else {
            return Ok(snapshot);
        };
        let patience = Patience {
            longest: longest.0,
            min_score: args.min_score,
        };
        Ok(wait::settled(&account, context, snapshot, patience).await?)
    };
    account::run(look, context.locale)
}

/// The live view is text for people: a program that reads standard output would see no whole report.
fn check_live_view(outputs: &Outputs) -> Result<(), Failure> {
    match outputs.stdout_format() {
        None | Some("terminal") => Ok(()),
        Some(format) => Err(Failure::new(
            format!("write the {format} report to standard output with --watch"),
            Some(format!("give it a file: --report {format}=FILE")),
        )),
    }
}
