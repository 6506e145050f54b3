//! Reads an account: the only part of the program that sends requests.
//!
//! [`session::open`] finds credentials and Region and asks who the caller is; [`collect`] makes the calls a
//! [`Scope`] asks for and turns every answer, or the reason there is none, into a [`Snapshot`]. Whatever is secret
//! is dropped or masked here, before it is stored.

mod caller;
mod classify;
mod convert;
mod redact;
mod region;
mod session_error;
mod whole;

mod ec2;
mod ecs;

pub mod session;

#[cfg(test)]
mod testing;

use std::time::Duration;


use futures::join;

use caller::Caller;
pub use session::{Session, SessionError, SessionOptions};

use crate::snapshot::{Call, Scope, Snapshot};

/// How long and how hard to try.
#[derive(Debug, Clone)]
pub struct Options {
    /// The whole collection: what is not there by then is `TimedOut`.
    pub deadline: Duration,
    /// The most requests in flight.
    pub concurrency: usize,
    /// Of one connection to AWS.
    pub connect_timeout: Duration,
    /// From a request to the first byte of its answer.
    pub read_timeout: Duration,
    /// The most attempts of one request, the first included.
    pub attempts: u32,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            deadline: Duration::from_secs(60),
            concurrency: 8,
            connect_timeout: Duration::from_secs(3),
            read_timeout: Duration::from_secs(10),
            attempts: 4,
        }
    }
}

/// Told of every read (a list with all its pages is one) as it begins and ends.
pub trait Progress: Send + Sync {
    /// A read begins.
    fn call_started(&self, call: Call);
    /// A read ended; `ok` if it gave a value.
    fn call_finished(&self, call: Call, ok: bool);
}

/// Nobody watches.
impl Progress for () {
    fn call_started(&self, _: Call) {}
    fn call_finished(&self, _: Call, _: bool) {}
}

/// A service's client, with the guard against answers that break off.
macro_rules! client {
    ($sdk:expr, $service:ident) => {
        $service::Client::from_conf(
            $service::config::Builder::from($sdk)
                .interceptor(whole::WholeBody)
                .build(),
        )
    };
}
use client;

/// Reads what `scope` asks for. What could not be read is in the snapshot with its reason.
///
/// # Errors
/// Only when the credentials stop being good on the way (they expired): then nothing read is worth a report.
pub async fn collect(
    session: &Session,
    scope: &Scope,
    options: &Options,
    progress: &dyn Progress,
) -> Result<Snapshot, SessionError> {
    let started = std::time::Instant::now();
    let mut snapshot = Snapshot::new(session.account.clone(), jiff::Timestamp::now());
    let caller = Caller::new(scope, options.concurrency, options.deadline, progress);
    let sdk = session.config(options);
    let ecs_client = client!(&sdk, aws_sdk_ecs);
    let ec2_client = client!(&sdk, aws_sdk_ec2);

    let (ec2, (arns, newest), ecs) = join!(
        ec2::collect(&caller, &ec2_client),
        ecs::newest(&caller, &ecs_client),
        ecs::clusters(&caller, &ecs_client),
    );
    let used = ecs::used(&caller, &ecs_client, &ecs, &newest).await;
    snapshot.ec2 = ec2;
    snapshot.ecs = ecs;
    snapshot.ecs.task_definition_arns = arns;
    snapshot.ecs.task_definitions = newest;
    snapshot.ecs.task_definitions.extend(used);

    snapshot.duration_ms = started.elapsed().as_millis().try_into().unwrap_or(u64::MAX);
    match caller.lost() {
        Some(error) => Err(error),
        None => Ok(snapshot),
    }
}
