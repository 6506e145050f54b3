use std::io;

use super::account;
use super::call_counter::CallCounter;
use super::failure::Failure;
use super::support::{check_min_score, demo_account, selection, suite_and_locale};
use super::wait::{self, WaitLimits};
use super::watch::watch;
use super::write::write;
use crate::args::CheckArgs;
use crate::class::CheckContext;
use crate::exit::ExitStatus;
use crate::reporter;
use crate::reporter::Outputs;
use workshop_check_core::report::Gradebook;
use workshop_check_core::snapshot::Snapshot;

use crate::snapshot_file;

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
    let status = ExitStatus::for_report(&report, args.min_score);
    write(
        &outputs,
        &Gradebook::from_report(report),
        &locale,
        reporter::Subject::Account,
        &mut io::stdout().lock(),
    )?;
    Ok(status)
}

fn snapshot(args: &CheckArgs, context: CheckContext<'_>) -> Result<Snapshot, Failure> {
    if let Some(path) = &args.snapshot {
        return Ok(snapshot_file::read(path)?);
    }
    if let Some(name) = &args.demo {
        return demo_account(&context.suite.file.id, name);
    }
    let scan = async {
        let account = account::open(context, &args.aws).await?;
        let calls = CallCounter::default();
        let snapshot = account::first_scan(&account, context.locale, &calls).await?;
        let Some(longest) = args.wait else {
            return Ok(snapshot);
        };
        let limits = WaitLimits {
            longest: longest.0,
            min_score: args.min_score,
        };
        Ok(wait::wait_until_settled(&account, context, snapshot, calls, limits).await?)
    };
    account::run(scan, context.locale)
}

/// Refuses a format for programs on standard output with `--watch`, which shows a view for people there.
fn check_live_view(outputs: &Outputs) -> Result<(), Failure> {
    match outputs.stdout_format() {
        None | Some("terminal") => Ok(()),
        Some(format) => Err(Failure::new(
            format!("write the {format} report to standard output with --watch"),
            Some(format!("give it a file: --report {format}=FILE")),
        )),
    }
}
