//! Looks at other Regions of the same account for what is missing in its own.

use std::collections::BTreeMap;
use std::time::Duration;

use futures_util::future::join_all;

use super::{Options, Progress, Session, collect, region};
use crate::snapshot::{Scope, Snapshot};

/// A find is a kindness: nobody waits long for it.
const PATIENCE: Duration = Duration::from_secs(8);

/// Reads `scope` in each of these Regions. One that is not enabled, denied or out of reach says nothing.
pub async fn regions(
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
        deadline: PATIENCE,
        attempts: 2,
        ..options.clone()
    };
    // Credentials of one partition are nobody's in another.
    let partition = region::default_of_partition(&session.account.region);
    let reachable = regions
        .iter()
        .filter(|region| region::default_of_partition(region) == partition);
    let looks = reachable.map(|region| async move {
        let there = session.in_region(region);
        let snapshot = collect(&there, scope, options, progress).await.ok()?;
        Some((region.clone(), snapshot))
    });
    join_all(looks).await.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests;
