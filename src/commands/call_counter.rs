//! Counts the calls of a scan, so that the delay after it can be as long as the services need.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::pace::Load;
use workshop_check_collect::Progress;
use workshop_check_core::snapshot::Call;

/// The number of times that each call was made.
#[derive(Debug, Default)]
pub struct CallCounter(Mutex<BTreeMap<Call, usize>>);

impl CallCounter {
    /// The IAM prefixes of services with low limits. The others allow twenty requests a second or more.
    const NARROW: [&str; 4] = ["elasticfilesystem", "elasticloadbalancing", "iam", "rds"];

    /// The load of all calls.
    pub fn load(&self) -> Load {
        self.load_of(|_| true)
    }

    /// The load of a scan that makes only these calls, each as often as it was made here.
    pub fn load_if(&self, made: &BTreeSet<Call>) -> Load {
        self.load_of(|call| made.contains(&call))
    }

    fn load_of(&self, is_made: impl Fn(Call) -> bool) -> Load {
        let mut services: BTreeMap<&str, usize> = BTreeMap::new();
        for (call, count) in self.lock().iter().filter(|(call, _)| is_made(**call)) {
            let service = call.action().and_then(|action| action.split(':').next());
            if let Some(service) = service {
                *services.entry(service).or_default() += count;
            }
        }
        let busiest = |narrow: bool| {
            let of_kind = services
                .iter()
                .filter(|(service, _)| Self::NARROW.contains(service) == narrow);
            of_kind.map(|(_, count)| *count).max().unwrap_or_default()
        };
        Load {
            narrow: busiest(true),
            other: busiest(false),
        }
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<Call, usize>> {
        // Each change is one assignment, so a panic leaves a usable map.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Progress for CallCounter {
    fn call_started(&self, call: Call) {
        *self.lock().entry(call).or_default() += 1;
    }

    fn call_finished(&self, _: Call, _: bool) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_busiest_service_of_each_kind_counts() {
        let calls = CallCounter::default();
        let made = [
            Call::DescribeVpcs,
            Call::DescribeVpcs,
            Call::DescribeSubnets,
            Call::ListClusters,
            Call::GetRole,
            Call::GetRole,
            Call::DescribeDBInstances,
            Call::ProbeSite,
        ];
        made.into_iter().for_each(|call| calls.call_started(call));
        assert_eq!(
            calls.load(),
            Load {
                narrow: 2,
                other: 3
            }
        );
        let few = [Call::DescribeVpcs, Call::DescribeDBInstances].into();
        assert_eq!(
            calls.load_if(&few),
            Load {
                narrow: 1,
                other: 2
            }
        );
    }
}
