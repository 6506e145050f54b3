//! Who can reach whom, decided from what a snapshot holds: security groups, routes and network ACLs.
//!
//! Source of the rules: the Amazon VPC user guide (security groups, network ACLs, route tables).

pub mod network_acl;
pub mod route;
pub mod security_group;
