//! A class that is graded by many workers: each takes accounts from a queue, and writes one file for each.
//!
//! AWS Step Functions sends the rows of a roster to the queue and waits for each of them (the stack is in `stack.yaml`).
//! A task may be delivered more than once, so a result has one name, and a later one replaces an earlier one. The file is
//! written before the task is answered, so that no answered task lacks its result.

pub mod organization;
mod queue;
mod task;
mod worker;

pub use queue::Queue;
pub use task::{Task, TaskError};
pub use worker::{Tally, Worker, WorkerOptions};

/// The CloudFormation template of the whole: state machine, queue, bucket, workers and their roles.
pub const STACK: &str = include_str!("stack.yaml");
