//! `--watch`: a live view of one account for the length of a workshop.

use std::io;

use super::account::{self, CommandError};
use super::call_counter::CallCounter;
use super::failure::Failure;
use super::interrupt::interrupt;
use super::pace::{FULL_SCAN_EVERY, Overload, any_jitter, delay_after, requested_delay};
use super::submit::Submitter;
use super::write::write;
use crate::args::CheckArgs;
use crate::class::CheckContext;
use crate::exit::ExitStatus;
use crate::reporter::{Outputs, Subject};
use crate::ui::WatchView;
use workshop_check_core::evaluate::is_unsettled;
use workshop_check_core::report::{Gradebook, Report, changes};
use workshop_check_core::verdict::Outcome;

/// Watches until Ctrl-C, or until standard output is closed. Returns the status of the last report.
///
/// # Errors
/// When there is no session, the credentials expire, or a report cannot be written.
pub async fn watch(
    args: &CheckArgs,
    context: CheckContext<'_>,
    outputs: &Outputs,
    mut submitter: Option<Submitter<'_>>,
) -> Result<ExitStatus, CommandError> {
    let account = account::open(context, &args.aws).await?;
    let account = account.with_marks(args.marks());
    let mut calls = CallCounter::default();
    let mut overload = Overload::default();
    let mut snapshot = account::first_scan(&account, context.locale, &calls).await?;
    let mut view = WatchView::for_stdout(context.locale);
    let mut before: Option<Report> = None;
    let mut interrupted = std::pin::pin!(interrupt());
    for scan in 1.. {
        let report = context.report(&snapshot);
        let delay = match args.watch.flatten() {
            Some(every) => requested_delay(every.0, any_jitter()),
            None => delay_after(calls.load().narrow, any_jitter()),
        };
        let delay = overload.slowed(delay);
        // Standard output shows the view. The reports in files are written after every scan.
        write(
            outputs,
            &Gradebook::from_report(report.clone()),
            context.locale,
            Subject::Account,
            &mut io::sink(),
        )?;
        let changes = before.as_ref().map(|before| changes(before, &report));
        let is_done = report.outcome == Outcome::Passed;
        let next = (!is_done).then_some(delay);
        let has_changed = changes.as_ref().is_none_or(|changes| !changes.is_empty());
        let shown = view.show(&report, changes.as_deref(), next, &mut io::stdout().lock());
        before = Some(report);
        match shown {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => break,
            shown => shown.map_err(Failure::from)?,
        }
        if let Some(submitter) = &mut submitter {
            let offer = submitter.offer(account.session(), &snapshot, has_changed);
            tokio::select! {
                () = offer => {}
                () = &mut interrupted => break,
            }
        }
        if is_done {
            break;
        }
        calls = CallCounter::default();
        let keeps_known = overload.keeps_known();
        let next = async {
            tokio::time::sleep(delay).await;
            match scan % FULL_SCAN_EVERY {
                0 => account.scan_again(&snapshot, keeps_known, &calls).await,
                _ => {
                    let rescan = account.rescan(&snapshot, is_unsettled, keeps_known, &calls);
                    rescan.await
                }
            }
        };
        let newer = tokio::select! {
            newer = next => newer?,
            () = &mut interrupted => break,
        };
        overload.record(newer.overloaded);
        snapshot = newer.snapshot;
    }
    view.end(&mut io::stdout().lock());
    let last = before.unwrap_or_else(|| context.report(&snapshot));
    Ok(ExitStatus::for_report(&last, args.min_score))
}
