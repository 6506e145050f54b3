use std::collections::BTreeSet;
use std::io;

use super::account;
use super::call_counter::CallCounter;
use super::failure::Failure;
use super::submit::{Sealed, Submitter};
use super::support::{
    check_min_score, demo_account, known_names, refuse_with_demo, refuse_with_snapshot, resolved,
    workshop_and_locale,
};
use super::wait::{self, WaitLimits};
use super::watch::watch;
use super::write::write;
use crate::args::CheckArgs;
use crate::class::CheckContext;
use crate::console;
use crate::exit::ExitStatus;
use crate::reporter;
use crate::reporter::Outputs;
use workshop_check_core::journey::Workshop;
use workshop_check_core::locale::Locale;
use workshop_check_core::message::Message;
use workshop_check_core::report::{Gradebook, Report};
use workshop_check_core::snapshot::Snapshot;
use workshop_check_core::verdict::Outcome;

use crate::snapshot_file;

/// `check`: reads an account, a snapshot or a demo account, and reports on it.
pub fn run(args: &CheckArgs) -> Result<ExitStatus, Failure> {
    check_combinations(args)?;
    let (workshop, locale) = workshop_and_locale(&args.suite)?;
    let selected = resolved(&workshop, &args.suite, &args.selection)?;
    let selection = workshop.selection(&selected.step, &selected.check);
    check_min_score(args.min_score, &workshop)?;
    check_marks(args, &workshop)?;
    let outputs = Outputs::open(&args.reports())?;
    let context = CheckContext {
        workshop: &workshop,
        selection: &selection,
        locale: &locale,
        hints: args.hints.hints,
    };
    let submitter = Submitter::new(&args.submit, context)?;
    if args.watch.is_some() {
        check_live_view(&outputs)?;
        return account::run(watch(args, context, &outputs, submitter), &locale);
    }
    let (snapshot, sealed) = snapshot(args, context, submitter.as_ref())?;
    let mut report = context.report(&snapshot);
    if args.plan {
        report.plan = Some(workshop.plan(&snapshot, &selection));
        report = report.limited_to(args.hints.hints);
    }
    let status = ExitStatus::for_report(&report, args.min_score);
    note_min_score(&report, args.min_score, &locale);
    write(
        &outputs,
        &Gradebook::from_report(report),
        &locale,
        reporter::Subject::Account,
        &mut io::stdout().lock(),
    )?;
    // After the report, which the attendee should not have to wait for.
    if let (Some(mut submitter), Some(sealed)) = (submitter, sealed) {
        let submit = async {
            submitter.submit(sealed).await;
            Ok(())
        };
        account::run(submit, &locale)?;
    }
    Ok(status)
}

/// A mark that no check and no choice of a journey reads would change nothing.
fn check_marks(args: &CheckArgs, workshop: &Workshop) -> Result<(), Failure> {
    let columns = workshop
        .checks()
        .filter_map(|(_, _, check)| check.assert.mark());
    let modules = workshop.modules.iter();
    let choices = modules.filter_map(|module| module.choice.as_deref());
    let known: BTreeSet<&str> = columns.chain(choices).collect();
    for name in args.marks().keys() {
        if !known.contains(name.as_str()) {
            let known: Vec<String> = known.into_iter().map(str::to_owned).collect();
            let hint = if known.is_empty() {
                "this suite has no check that is confirmed by hand".to_owned()
            } else {
                known_names(name, &known)
            };
            let problem = format!("use --mark {name}: nothing reads this mark");
            return Err(Failure::new(problem, Some(hint)));
        }
    }
    let marks = args.marks();
    if let Some((choice, way, ways)) = workshop.unknown_way(&marks) {
        let problem = format!("use --mark {choice}={way}: this journey has no such way");
        return Err(Failure::new(problem, Some(known_names(way, &ways))));
    }
    Ok(())
}

/// What is to be submitted, or why nothing can be.
type SealedResult = Result<Sealed, Message>;

fn snapshot(
    args: &CheckArgs,
    context: CheckContext<'_>,
    submitter: Option<&Submitter<'_>>,
) -> Result<(Snapshot, Option<SealedResult>), Failure> {
    let offline = match (&args.snapshot, &args.demo) {
        (Some(path), _) => Some(snapshot_file::read(path)?),
        (None, Some(name)) => Some(demo_account(&context.workshop.id, name)?),
        (None, None) => None,
    };
    if let Some(mut snapshot) = offline {
        snapshot.account.marks.extend(args.marks());
        return Ok((snapshot, None));
    }
    let scan = async {
        let account = account::open(context, &args.aws).await?;
        let account = account.with_marks(args.marks());
        let calls = CallCounter::default();
        let mut snapshot = account::first_scan(&account, context.locale, &calls).await?;
        if let Some(longest) = args.wait {
            let limits = WaitLimits {
                longest: longest.0,
                min_score: args.min_score,
            };
            snapshot = wait::wait_until_settled(&account, context, snapshot, calls, limits).await?;
        }
        let sealed = match submitter {
            Some(submitter) => Some(submitter.sealed(account.session(), &snapshot).await),
            None => None,
        };
        Ok((snapshot, sealed))
    };
    account::run(scan, context.locale)
}

/// What means nothing without an account is refused with the reason: silently without effect, it would mislead.
fn check_combinations(args: &CheckArgs) -> Result<(), Failure> {
    let wait = args.wait.map(|_| "--wait");
    let watch = args.watch.map(|_| "--watch");
    let submit = args.submit.url.as_ref().map(|_| "--submit");
    let option = wait.or(watch).or(submit).or(args.aws.first_given());
    match (&args.snapshot, &args.demo) {
        (Some(_), _) => refuse_with_snapshot(option),
        (_, Some(_)) => refuse_with_demo(option),
        _ => Ok(()),
    }
}

/// Says why the exit status is 0 although something did not pass.
fn note_min_score(report: &Report, min_score: Option<u32>, locale: &Locale) {
    let Some(min) = min_score.filter(|min| report.score.points >= *min) else {
        return;
    };
    let checks = report.steps.iter().flat_map(|step| &step.checks);
    let open = checks
        .filter(|check| check.outcome != Outcome::Passed)
        .count();
    if open > 0 {
        let note = Message::new("min-score-note")
            .with("points", i64::from(report.score.points))
            .with("min", i64::from(min))
            .with("open", open);
        console::note(&locale.text(&note));
    }
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
