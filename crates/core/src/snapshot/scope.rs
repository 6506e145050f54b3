//! What a suite needs to be read of an account, and no more.

use std::collections::BTreeSet;

use super::Call;

/// Computed from a suite; the collector reads exactly this, and the least-privilege policy allows exactly this.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Scope {
    /// Calls to make, their inputs included.
    pub calls: BTreeSet<Call>,
    /// Parameters to ask for. They are never decrypted.
    pub parameters: Vec<ParameterScope>,
    /// Roles to read by name, besides those that task definitions name.
    pub roles: BTreeSet<String>,
    /// Prefixes of log groups to list, besides the groups that task definitions name.
    pub log_groups: BTreeSet<String>,
    /// Container environment variables whose values the suite compares; of all others only the names are kept.
    pub environment: BTreeSet<String>,
}

/// One Parameter Store name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParameterScope {
    pub name: String,
    /// Whether the suite compares the value of a plain parameter. If not, the value is dropped on receipt.
    pub readable: bool,
}
