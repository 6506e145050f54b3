//! The pure core of workshop-check: a suite and a snapshot go in, a report comes out.
//!
//! Nothing in this crate does I/O, reads a clock or uses an async runtime. Its dependencies ensure that: there is no AWS SDK
//! crate, no HTTP client and no tokio. A module only uses modules before it in this order:
//! snapshot → change → resource → account → network, iam, diagnosis → assertion → suite → evaluate → report → journey.

pub mod ids;
pub mod message;
pub mod suggest;

pub mod ports;
pub mod snapshot;

pub mod change;
pub mod verdict;

pub mod resource;

pub mod account;

pub mod diagnosis;
pub mod iam;
pub mod network;

pub mod assertion;

pub mod locale;
pub mod suite;

pub mod evaluate;

pub mod report;

pub mod journey;
