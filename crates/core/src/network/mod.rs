//! Reachability in a snapshot, by security groups, routes, network ACLs, gateways and endpoints.
//!
//! Source of the rules: the Amazon VPC user guide (security groups, network ACLs, route tables).

pub mod blocker;
mod endpoints;
mod filters;
mod internet;
pub mod network_acl;
pub mod next_hop;
mod public_access;
mod ranges;
pub mod route;
pub mod rule;
pub mod security_group;
pub mod trace;
mod within;

pub use crate::ports::Ports;
pub use blocker::{Blocker, Obstacle};
pub use endpoints::Host;
pub use trace::{End, Trace, attached_groups};
