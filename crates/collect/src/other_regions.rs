//! Searches other Regions of the same account for resources that are missing in the Region of the session.

use std::collections::BTreeMap;
use std::time::Duration;

use futures_util::future::join_all;

use workshop_check_core::snapshot::region;

use super::{Options, Progress, Session, collect};
use workshop_check_core::snapshot::{Scope, Snapshot};

/// The time limit of this search. A result only improves a hint, so it must not delay the report for long.
const TIME_LIMIT: Duration = Duration::from_secs(8);

/// Reads `scope` in each of these Regions, all at the same time. Returns a snapshot by Region: in a Region
/// that is not enabled or cannot be reached, every fact is unknown. A Region in which the credentials expire is left out.
pub async fn read(
    session: &Session,
    regions: &[String],
    scope: &Scope,
    options: &Options,
    progress: &dyn Progress,
) -> BTreeMap<String, Snapshot> {
    if scope.calls.is_empty() {
        return BTreeMap::new();
    }
    let options = &Options {
        deadline: TIME_LIMIT,
        attempts: 2,
        ..options.clone()
    };
    // Credentials are valid in one partition only.
    let partition = region::default_of_partition(session.region());
    let reachable = regions
        .iter()
        .filter(|region| region::default_of_partition(region) == partition);
    let scans = reachable.map(|region| async move {
        let there = session.in_region(region);
        let snapshot = collect(&there, scope, options, progress).await.ok()?;
        Some((region.clone(), snapshot))
    });
    join_all(scans).await.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests;
