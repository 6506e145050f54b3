//! `--wait`: scans again until no check is pending any more, or the time is over.

use std::time::{Duration, Instant};

use super::call_counter::CallCounter;
use super::interrupt::interrupt;
use super::pace::{Backoff, Overload, any_jitter};
use crate::class::{CheckContext, SessionAccount};
use crate::exit::ExitStatus;
use crate::ui::{WaitNotice, progress_target};
use workshop_check_collect::SessionError;
use workshop_check_core::evaluate::is_transient;
use workshop_check_core::journey::Walk;
use workshop_check_core::snapshot::Snapshot;

/// When to stop waiting.
#[derive(Debug, Clone, Copy)]
pub struct WaitLimits {
    /// The longest time.
    pub longest: Duration,
    /// The points that are enough.
    pub min_score: Option<u32>,
}

/// Scans until waiting cannot change a check any more, the time is over, or the user presses Ctrl-C. Returns the last
/// snapshot. `calls` has counted the calls of the first scan.
///
/// # Errors
/// When the credentials expire.
pub async fn wait_until_settled(
    account: &SessionAccount<'_>,
    context: CheckContext<'_>,
    mut snapshot: Snapshot,
    mut calls: CallCounter,
    limits: WaitLimits,
) -> Result<Snapshot, SessionError> {
    let started = Instant::now();
    let mut pace = Backoff::default();
    let mut overload = Overload::default();
    // The first scan read everything, the others read only what is on its way.
    let mut load = calls.load_if(&account.next_calls(&snapshot, is_transient));
    let notice = WaitNotice::new(progress_target(), context.locale);
    let mut interrupted = std::pin::pin!(interrupt());
    loop {
        let report = context.report(&snapshot);
        let status = ExitStatus::for_report(&report, limits.min_score);
        let walk = context.evaluation(&snapshot);
        if !is_worth_waiting(status, &walk) {
            break;
        }
        let left = limits.longest.saturating_sub(started.elapsed());
        let least = overload.slowed(load.least_delay());
        let Some(delay) = pace.next_delay(left, least, any_jitter()) else {
            break;
        };
        notice.show(&report, delay);
        calls = CallCounter::default();
        let keeps_known = overload.keeps_known();
        let next = async {
            tokio::time::sleep(delay).await;
            let rescan = account.rescan(&snapshot, is_transient, keeps_known, &calls);
            rescan.await
        };
        let newer = tokio::select! {
            newer = next => newer?,
            () = &mut interrupted => break,
        };
        overload.record(newer.overloaded);
        load = calls.load();
        snapshot = newer.snapshot;
    }
    notice.done();
    Ok(snapshot)
}

/// Whether nothing failed, and a check may still change without an action of the user.
fn is_worth_waiting(status: ExitStatus, walk: &Walk<'_>) -> bool {
    matches!(status, ExitStatus::Pending | ExitStatus::Unknown)
        && walk.checks().any(|(_, judged)| is_transient(judged))
}
