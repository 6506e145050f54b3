//! IAM policy documents: what they allow, and the policy that a suite needs.

pub mod least_privilege;
pub mod permissions;
