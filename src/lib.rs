//! workshop-check: the library behind the binary. ARCHITECTURE.md is its map.

pub mod assertion;
pub mod cli;
pub mod collect;
pub mod commands;
pub mod content;
pub mod dashboard;
pub mod demo;
pub mod diagnosis;
pub mod evaluate;
pub mod exit;
pub mod files;
pub mod grading;
pub mod lint;
pub mod locale;
pub mod message;
pub mod network;
pub mod permissions;
pub mod policy;
pub mod prove;
pub mod report;
pub mod reporter;
pub mod snapshot;
pub mod suggest;
pub mod suite;
