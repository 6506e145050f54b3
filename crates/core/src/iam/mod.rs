//! IAM policy documents: what they allow, and the policy that a suite needs.

pub mod evaluate;
pub mod least_privilege;
