//! `--watch`: a live view of one account for the length of a workshop.

use std::collections::BTreeMap;
use std::io;
use std::sync::Mutex;

use super::account::{self, CommandError};
use super::failure::Failure;
use super::interrupt::interrupt;
use super::pace::{FULL_SCAN_EVERY, any_jitter, delay_after, requested_delay};
use super::write::write;
use crate::args::CheckArgs;
use crate::class::CheckContext;
use crate::exit::ExitStatus;
use crate::reporter::{Outputs, Subject};
use crate::ui::WatchView;
use workshop_check_collect::Progress;
use workshop_check_core::evaluate::is_unsettled;
use workshop_check_core::report::{Gradebook, Report, changes};
use workshop_check_core::snapshot::Call;

/// Watches until Ctrl-C, or until standard output is closed. Returns the status of the last report.
///
/// # Errors
/// When there is no session, the credentials expire, or a report cannot be written.
pub async fn watch(
    args: &CheckArgs,
    context: CheckContext<'_>,
    outputs: &Outputs,
) -> Result<ExitStatus, CommandError> {
    let account = account::open(context, &args.aws).await?;
    let mut calls = Calls::default();
    let mut snapshot = account::first_scan(&account, context.locale, &calls).await?;
    let mut view = WatchView::for_stdout(context.locale);
    let mut before: Option<Report> = None;
    let mut interrupted = std::pin::pin!(interrupt());
    for scan in 1.. {
        let report = context.report(&snapshot);
        let delay = match args.watch.flatten() {
            Some(every) => requested_delay(every.0, any_jitter()),
            None => delay_after(calls.busiest(), any_jitter()),
        };
        // Standard output shows the view. The reports in files are written after every scan.
        write(
            outputs,
            &Gradebook::from_report(report.clone()),
            context.locale,
            Subject::Account,
            &mut io::sink(),
        )?;
        let changes = before.as_ref().map(|before| changes(before, &report));
        let shown = view.show(&report, changes.as_deref(), delay, &mut io::stdout().lock());
        before = Some(report);
        match shown {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => break,
            shown => shown.map_err(Failure::from)?,
        }
        calls = Calls::default();
        let next = async {
            tokio::time::sleep(delay).await;
            match scan % FULL_SCAN_EVERY {
                0 => account.scan(&calls).await,
                _ => account.rescan(&snapshot, is_unsettled, &calls).await,
            }
        };
        let newer = tokio::select! {
            newer = next => newer?,
            () = &mut interrupted => break,
        };
        snapshot = newer;
    }
    view.end(&mut io::stdout().lock());
    let last = before.unwrap_or_else(|| context.report(&snapshot));
    Ok(ExitStatus::for_report(&last, args.min_score))
}

/// The number of calls to each service in a scan.
#[derive(Debug, Default)]
struct Calls(Mutex<BTreeMap<&'static str, usize>>);

impl Calls {
    /// The IAM prefixes of services with low limits. The others allow twenty requests a second or more.
    const NARROW: [&str; 4] = ["elasticfilesystem", "elasticloadbalancing", "iam", "rds"];

    /// The most calls to one of the services with low limits.
    fn busiest(&self) -> usize {
        let Ok(calls) = self.0.lock() else { return 0 };
        let narrow = Self::NARROW.iter().filter_map(|service| calls.get(service));
        narrow.max().copied().unwrap_or_default()
    }
}

impl Progress for Calls {
    fn call_started(&self, call: Call) {
        let service = call.action().and_then(|action| action.split(':').next());
        if let (Some(service), Ok(mut calls)) = (service, self.0.lock()) {
            *calls.entry(service).or_default() += 1;
        }
    }

    fn call_finished(&self, _: Call, _: bool) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_busiest_narrow_service_counts() {
        let calls = Calls::default();
        let made = [
            Call::DescribeVpcs,
            Call::DescribeVpcs,
            Call::DescribeVpcs,
            Call::GetRole,
            Call::GetRole,
            Call::DescribeDBInstances,
            Call::ProbeSite,
        ];
        made.into_iter().for_each(|call| calls.call_started(call));
        assert_eq!(calls.busiest(), 2);
    }
}
