//! What an operator is applied to.

use std::collections::BTreeMap;

use serde_json::Value;

use super::operators::Operator;
use super::resources::{Resource, Resources};
use workshop_check_core::snapshot::probe::Markers;

/// One resource and the operator that changes it.
pub(super) struct Target<'a, 'k> {
    /// The snapshot as JSON.
    pub root: &'a Value,
    pub resources: &'a Resources<'k>,
    pub resource: &'a Resource<'k>,
    /// The probed URLs, with the markers that the suite knows for each.
    pub sites: &'a BTreeMap<String, Markers>,
    pub operator: &'a Operator,
}
