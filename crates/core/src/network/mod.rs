//! Reachability in a snapshot, by security groups, routes, network ACLs, gateways and endpoints.
//!
//! Source of the rules: the Amazon VPC user guide (security groups, network ACLs, route tables).

pub mod blocker;
pub mod change;
mod endpoints;
mod filters;
mod internet;
pub mod network_acl;
pub mod next_hop;
mod ports;
mod ranges;
pub mod route;
pub mod rule;
pub mod security_group;
pub mod trace;
mod within;

pub use blocker::{Blocker, Obstacle};
pub use change::Change;
pub use endpoints::Host;
pub use ports::Ports;
pub use trace::{End, Trace, attached_groups};
