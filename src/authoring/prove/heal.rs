//! Whether the fix that the report names for a mutant heals it: the changes are made in the snapshot, which is judged
//! again.

use serde::Serialize;

use workshop_check_core::evaluate::{Selection, plan};
use workshop_check_core::ids::CheckId;
use workshop_check_core::snapshot::Snapshot;
use workshop_check_core::suite::Suite;

/// What became of a mutant after its fixes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "fix", rename_all = "snake_case")]
pub enum Healing {
    /// Everything passes, or is known only when the site is asked again, after so many fixes, each of which made the check of its own root cause pass. What is missing
    /// hides what depends on it, so that a mutant may have one root cause after the other.
    Healed {
        /// How many fixes it took.
        steps: usize,
    },
    /// These checks do not pass after all fixes that the report names.
    NotHealed {
        /// Ids of those checks.
        left: Vec<CheckId>,
    },
}

impl Healing {
    /// Whether everything passes.
    pub fn is_healed(&self) -> bool {
        matches!(self, Healing::Healed { .. })
    }
}

/// Makes the changes that the report names, one root cause after the other.
pub fn heal(suite: &Suite, snapshot: &Snapshot) -> Healing {
    let plan = plan(suite, snapshot, &Selection::default());
    if plan.left.iter().all(|check| plan.unseen.contains(check)) {
        Healing::Healed {
            steps: plan.steps.len(),
        }
    } else {
        Healing::NotHealed { left: plan.left }
    }
}
