//! IAM policies: evaluation of policy documents, and the policy that a suite needs.

pub mod least_privilege;
pub mod permissions;
