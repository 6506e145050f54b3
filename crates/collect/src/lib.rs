//! Reads an AWS account. No other part of the program sends requests to AWS or to the site.
//!
//! [`session::open`] finds the credentials and the Region and identifies the caller. [`collect`] makes the calls of a
//! [`Scope`] and stores each response, or the reason why there is none, in a [`Snapshot`]. Secrets are dropped or
//! masked here, before anything is stored.

#[cfg(test)]
#[macro_use]
mod testing;

mod caller;
mod classify;
mod clients;
mod complete_body;
mod convert;
mod declared;
#[cfg(test)]
mod fault_matrix;
mod operation;
mod os_error;
mod redact;
mod request_log;
mod service_client;
mod session_error;
mod wire;

mod autoscaling;
mod cloudformation;
mod containers;
mod ec2;
mod ecs;
mod efs;
mod elbv2;
mod iam;
mod logs;
mod rds;
mod ssm;

pub mod connect_to;
pub mod links;
pub mod objects;
pub mod other_regions;
pub mod post;
pub mod probe;
pub mod proof;
pub mod requests;
pub mod session;

use std::time::Duration;

use futures_util::FutureExt;
use tokio::{join, try_join};

use caller::{Caller, fact};
use clients::Clients;
pub use connect_to::ConnectTo;
pub use os_error::without_os_error;
pub use redact::log_line;
pub use session::{
    Base, CaBundle, ConnectionOptions, Connections, Role, Session, SessionError, SessionOptions,
};

use workshop_check_core::snapshot::elbv2::Elbv2;
use workshop_check_core::snapshot::{Call, Scope, Snapshot};

/// The default of [`Options::concurrency`]. No service gets more than about ten of these requests at the same time; the
/// lowest documented bucket of a service is larger (EC2 API, "Request throttling": 50 for unfiltered describe calls).
const CONCURRENCY: usize = 32;

/// Time limits, retries and concurrency of a collection.
#[derive(Debug, Clone)]
pub struct Options {
    /// Time limit of the whole collection. Calls that have not finished by then are `TimedOut`.
    pub deadline: Duration,
    /// Maximum number of requests at the same time.
    pub concurrency: usize,
    /// Time limit to open a connection to AWS.
    pub connect_timeout: Duration,
    /// Time limit from sending a request to AWS to the first byte of its response.
    pub read_timeout: Duration,
    /// Maximum number of attempts of one request, including the first one.
    pub attempts: u32,
    /// Time limits of one request of the site probe.
    pub site: probe::ProbeTimeouts,
    /// Rules of `--connect-to` for the site probe. They do not apply to calls to AWS.
    pub connect_to: Vec<ConnectTo>,
    /// Certificates that the site probe trusts besides those of the system. Calls to AWS have those of the session.
    pub ca_bundle: Option<CaBundle>,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            deadline: Duration::from_secs(60),
            concurrency: CONCURRENCY,
            connect_timeout: Duration::from_secs(3),
            read_timeout: Duration::from_secs(10),
            attempts: 4,
            site: probe::ProbeTimeouts::default(),
            connect_to: Vec::new(),
            ca_bundle: None,
        }
    }
}

impl Options {
    /// The default options with another time limit of the whole collection. Who gives a collection longer, because AWS or the
    /// network is slow, gives each request longer, too.
    pub fn within(deadline: Duration) -> Self {
        let defaults = Options::default();
        Options {
            connect_timeout: defaults.connect_timeout.max(deadline / 20),
            read_timeout: defaults.read_timeout.max(deadline / 6),
            deadline,
            ..defaults
        }
    }
}

/// Receives the start and the end of every read. A list with all its pages is one read.
pub trait Progress: Send + Sync {
    /// A read of this call started.
    fn call_started(&self, call: Call);
    /// A read of this call finished. `ok` is whether it returned a value; `false` is not always a problem, for example
    /// when a role does not exist.
    fn call_finished(&self, call: Call, ok: bool);
}

/// Ignores progress.
impl Progress for () {
    fn call_started(&self, _: Call) {}
    fn call_finished(&self, _: Call, _: bool) {}
}

/// Makes the calls of `scope`. The snapshot contains the reason for each call that failed.
///
/// # Errors
/// Fails only if AWS does not accept the credentials, or no longer does because they expired during the collection. All
/// calls fail then, so the incomplete snapshot is not returned.
pub async fn collect(
    session: &Session,
    scope: &Scope,
    options: &Options,
    progress: &dyn Progress,
) -> Result<Snapshot, SessionError> {
    let started = std::time::Instant::now();
    let taken_at = jiff::Timestamp::now();
    let caller = &Caller::new(scope, options.concurrency, options.deadline, progress);
    let sdk = &session.config(options);
    let clients = &Clients::new(sdk);

    // Boxed: these futures are large, and the stack of the calling thread may be small.
    let reads = async {
        Ok(join!(
            ec2::collect(caller, &clients.ec2).boxed(),
            efs::collect(caller, &clients.efs).boxed(),
            ssm::collect(caller, &clients.ssm).boxed(),
            load_balancing(caller, &clients.elbv2).boxed(),
            rds::collect(caller, &clients.rds).boxed(),
            autoscaling::collect(caller, &clients.autoscaling).boxed(),
            cloudformation::collect(caller, &clients.cloudformation).boxed(),
            containers::collect(caller, clients, session.region()).boxed(),
            declared::collect(caller, sdk).boxed(),
        ))
    };
    // Nothing that is read depends on whose account it is. Credentials that AWS does not accept end the reads at once.
    let (account, read) = try_join!(session.account().boxed(), reads)?;
    let (mut ec2, efs, ssm, elbv2, rds, autoscaling, cloudformation, (ecs, iam, logs), calls) =
        read;
    // Nothing is left to read here, unless a service is in a VPC that is not the suite's.
    let vpcs = ec2::vpcs_of_services(&ec2, &ecs);
    let further = ec2::attributes(caller, &clients.ec2, vpcs).await;
    ec2.vpc_attributes.extend(further);
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
        calls,
        ..Snapshot::new(account, taken_at)
    };
    declared::complete(caller, sdk, &mut snapshot).boxed().await;
    snapshot.mask_parameters(scope);
    snapshot.mask_answers(scope);
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

#[cfg(test)]
mod tests;
