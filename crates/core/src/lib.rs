//! The pure core of workshop-check: a suite and a snapshot go in, a report comes out.
//!
//! Nothing in this crate does I/O, reads a clock or knows an async runtime. Its dependency list keeps that promise:
//! no AWS SDK crate, no HTTP client, no tokio. Modules depend on those above them only:
//! snapshot → change → resource → account → network, iam, diagnosis → assertion → suite → evaluate → report.

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
