//! `--wait`: scans again until no check is pending any more, or the time is over.

use std::time::{Duration, Instant};

use super::interrupt::interrupt;
use super::pace::{Backoff, any_jitter};
use crate::class::{CheckContext, SessionAccount};
use crate::exit::ExitStatus;
use crate::ui::{WaitNotice, progress_target};
use workshop_check_collect::SessionError;
use workshop_check_core::evaluate::{Evaluation, is_transient};
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
/// snapshot.
///
/// # Errors
/// When the credentials expire.
pub async fn wait_until_settled(
    account: &SessionAccount<'_>,
    context: CheckContext<'_>,
    mut snapshot: Snapshot,
    limits: WaitLimits,
) -> Result<Snapshot, SessionError> {
    let started = Instant::now();
    let mut pace = Backoff::default();
    let notice = WaitNotice::new(progress_target(), context.locale);
    let mut interrupted = std::pin::pin!(interrupt());
    loop {
        let report = context.report(&snapshot);
        let status = ExitStatus::for_report(&report, limits.min_score);
        if !is_worth_waiting(status, &context.evaluation(&snapshot)) {
            break;
        }
        let left = limits.longest.saturating_sub(started.elapsed());
        let Some(delay) = pace.next_delay(left, any_jitter()) else {
            break;
        };
        notice.show(&report, delay);
        let next = async {
            tokio::time::sleep(delay).await;
            account.rescan(&snapshot, is_transient, &()).await
        };
        let newer = tokio::select! {
            newer = next => newer?,
            () = &mut interrupted => break,
        };
        snapshot = newer;
    }
    notice.done();
    Ok(snapshot)
}

/// Whether nothing failed, and a check may still change without an action of the user.
fn is_worth_waiting(status: ExitStatus, evaluation: &Evaluation<'_>) -> bool {
    matches!(status, ExitStatus::Pending | ExitStatus::Unknown)
        && evaluation.checks.iter().any(is_transient)
}
