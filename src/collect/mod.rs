//! Reads an account: the only part of the program that sends requests.
//!
//! [`session::open`] finds credentials and Region and asks who the caller is; [`collect`] makes the calls a
//! [`Scope`] asks for and turns every answer, or the reason there is none, into a [`Snapshot`]. Whatever is secret
//! is dropped or masked here, before it is stored.

#[cfg(test)]
#[macro_use]
mod testing;

mod caller;
mod classify;
mod clients;
mod convert;
mod redact;
pub mod region;
mod session_error;
mod whole;

mod autoscaling;
mod cloudformation;
mod ec2;
mod ecs;
mod efs;
mod elbv2;
mod iam;
mod logs;
mod rds;
mod ssm;

pub mod connect_to;
pub mod elsewhere;
pub mod probe;
pub mod session;

use std::time::Duration;

use futures::{FutureExt, join};

use caller::{Caller, fact};
use clients::Clients;
pub use connect_to::ConnectTo;
pub use session::{Base, Connections, Role, Session, SessionError, SessionOptions};

use crate::snapshot::ecs::Ecs;
use crate::snapshot::elbv2::Elbv2;
use crate::snapshot::services::{Iam, Logs};
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
    /// Of the requests of the site probe.
    pub site: probe::Patience,
    /// Where the site probe connects instead; calls to AWS never do.
    pub connect_to: Vec<ConnectTo>,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            deadline: Duration::from_secs(60),
            concurrency: 8,
            connect_timeout: Duration::from_secs(3),
            read_timeout: Duration::from_secs(10),
            attempts: 4,
            site: probe::Patience::default(),
            connect_to: Vec::new(),
        }
    }
}

/// Told of every read (a list with all its pages is one) as it begins and ends.
pub trait Progress: Send + Sync {
    /// A read begins.
    fn call_started(&self, call: Call);
    /// A read ended; `ok` if it gave a value. Not `ok` is no alarm: that a role does not exist is an answer, too.
    fn call_finished(&self, call: Call, ok: bool);
}

/// Nobody watches.
impl Progress for () {
    fn call_started(&self, _: Call) {}
    fn call_finished(&self, _: Call, _: bool) {}
}

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
    let taken_at = jiff::Timestamp::now();
    let caller = &Caller::new(scope, options.concurrency, options.deadline, progress);
    let clients = &Clients::new(&session.config(options));

    // Boxed: each of these is a large future, and the caller's task may have a small stack.
    let (ec2, efs, ssm, elbv2, rds, autoscaling, cloudformation, (ecs, iam, logs)) = join!(
        ec2::collect(caller, &clients.ec2).boxed(),
        efs::collect(caller, &clients.efs).boxed(),
        ssm::collect(caller, &clients.ssm).boxed(),
        load_balancing(caller, &clients.elbv2).boxed(),
        rds::collect(caller, &clients.rds).boxed(),
        autoscaling::collect(caller, &clients.autoscaling).boxed(),
        cloudformation::collect(caller, &clients.cloudformation).boxed(),
        containers(caller, clients, &session.account.region).boxed(),
    );
    let mut snapshot = Snapshot {
        ec2,
        efs,
        ssm,
        elbv2,
        ecs,
        rds,
        iam,
        autoscaling,
        logs,
        cloudformation,
        ..Snapshot::new(session.account.clone(), taken_at)
    };
    snapshot.duration_ms = started.elapsed().as_millis().try_into().unwrap_or(u64::MAX);
    match caller.lost() {
        Some(error) => Err(error),
        None => Ok(snapshot),
    }
}

async fn load_balancing(
    caller: &Caller<'_>,
    client: &aws_sdk_elasticloadbalancingv2::Client,
) -> Elbv2 {
    let (mut elbv2, (balancers, (listeners, rules))) =
        join!(elbv2::target_groups(caller, client), async {
            let balancers = elbv2::load_balancers(caller, client).await;
            let known = balancers.as_deref().unwrap_or_default();
            let below = elbv2::listeners_and_rules(caller, client, known).await;
            (balancers, below)
        });
    elbv2.load_balancers = fact(balancers);
    elbv2.listeners = listeners;
    elbv2.rules = rules;
    elbv2
}

/// ECS, and what task definitions lead to: roles and log groups.
async fn containers(caller: &Caller<'_>, clients: &Clients, region: &str) -> (Ecs, Iam, Logs) {
    // Roles of the newest revisions are read while the services are: most services use the newest.
    let ((arns, mut definitions, read, mut iam), mut ecs) = join!(
        async {
            let (arns, newest) = ecs::newest(caller, &clients.ecs).await;
            let roles = &iam::roles_of(ecs::known(&newest)) | &caller.scope.roles;
            let iam = iam::collect(caller, &clients.iam, roles.clone()).await;
            (arns, newest, roles, iam)
        },
        ecs::clusters(caller, &clients.ecs),
    );
    let used = ecs::used(caller, &clients.ecs, &ecs, &definitions).await;
    definitions.extend(used);
    let roles = &iam::roles_of(ecs::known(&definitions)) - &read;
    let (more, logs) = join!(
        iam::collect(caller, &clients.iam, roles),
        logs::collect(caller, &clients.logs, ecs::known(&definitions), region),
    );
    iam::extend(&mut iam, more);
    ecs.task_definition_arns = arns;
    ecs.task_definitions = definitions;
    (ecs, iam, logs)
}

#[cfg(test)]
mod tests;
