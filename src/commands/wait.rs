//! `--wait`: looks again until nothing is on its way any more, or the time is over.

use std::time::{Duration, Instant};

use super::account::{CheckContext, SessionAccount};
use super::interrupt::interrupt;
use super::pace::{Backoff, any_jitter};
use crate::exit::ExitStatus;
use crate::reporter::{WaitNotice, progress_target};
use workshop_check_collect::SessionError;
use workshop_check_core::evaluate::{Evaluation, is_transient};
use workshop_check_core::snapshot::Snapshot;

/// How long to wait, and for how many points.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    pub longest: Duration,
    pub min_score: Option<u32>,
}

/// The last look at an account: as soon as time can settle nothing more, at the end of the time, or on Ctrl-C.
pub async fn settled(
    account: &SessionAccount<'_>,
    context: CheckContext<'_>,
    mut snapshot: Snapshot,
    patience: Patience,
) -> Result<Snapshot, SessionError> {
    let started = Instant::now();
    let mut pace = Backoff::default();
    let notice = WaitNotice::new(progress_target(), context.locale);
    let mut interrupted = std::pin::pin!(interrupt());
    loop {
        let report = context.report(&snapshot);
        let status = ExitStatus::of(&report, patience.min_score);
        if !is_worth_waiting(status, &context.evaluation(&snapshot)) {
            break;
        }
        let left = patience.longest.saturating_sub(started.elapsed());
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

/// Whether nothing failed, and something that time alone may settle is left.
fn is_worth_waiting(status: ExitStatus, evaluation: &Evaluation<'_>) -> bool {
    matches!(status, ExitStatus::Pending | ExitStatus::Unknown)
        && evaluation.checks.iter().any(is_transient)
}
