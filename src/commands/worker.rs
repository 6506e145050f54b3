//! `worker`: grades the accounts that come from a queue.

use std::sync::Arc;
use std::time::Duration;

use clap::Parser;

use super::account::{self, CommandError};
use super::failure::Failure;
use super::interrupt::interrupt;
use super::support::{resolved, workshop_and_locale};
use crate::args::{Cli, Command, WorkerArgs};
use crate::class::Class;
use crate::console;
use crate::exit::ExitStatus;
use crate::scale_out::{Queue, Worker, WorkerOptions};
use workshop_check_collect::requests::{RequestError, Requests};
use workshop_check_collect::{Base, Connections};
use workshop_check_core::message::Message;

/// What a task may take beyond `--account-timeout`: the time to write the result and to answer.
const TO_WRITE: Duration = Duration::from_secs(60);

/// Grades accounts until it is told to end.
///
/// # Errors
/// When an argument cannot be used, there are no credentials, or the queue cannot be read.
pub fn run(args: &WorkerArgs) -> Result<ExitStatus, Failure> {
    let (_, locale) = workshop_and_locale(&args.suite)?;
    let working = async {
        let worker = open(args).await?;
        let worked = worker.run(interrupt(), console::note).await;
        worked.map_err(|error| CommandError::Other(refused(&error)))
    };
    let tally = account::run(working, &locale)?;
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let message = Message::new("worker-done")
        .with("graded", count(tally.graded))
        .with("failed", count(tally.not_graded));
    console::note(&locale.text(&message));
    Ok(ExitStatus::Passed)
}

/// A worker with the arguments of the environment alone, for AWS Lambda.
///
/// # Errors
/// The text of what is wrong with them, or why there are no credentials.
pub async fn of_environment() -> Result<Arc<Worker>, String> {
    let cli =
        Cli::try_parse_from(["workshop-check", "worker"]).map_err(|error| error.to_string())?;
    let Command::Worker(args) = cli.command else {
        return Err("not a worker".to_owned());
    };
    open(&args).await.map_err(|error| match error {
        CommandError::Session(error) => error.to_string(),
        CommandError::Store(error) => error.to_string(),
        CommandError::Other(failure) => failure.line().to_owned(),
    })
}

async fn open(args: &WorkerArgs) -> Result<Arc<Worker>, CommandError> {
    let (workshop, locale) = workshop_and_locale(&args.suite)?;
    let asked = resolved(&workshop, &args.suite, &args.selection)?;
    let selection = workshop.selection(&asked.step, &asked.check);
    let options = args.accounts.options();
    let profile = options.profile.as_deref();
    let connections = Connections::open(&options.connections, profile).await?;
    let base = Base::load(options.region.as_deref(), profile, &connections).await?;
    let requests = Requests::of_base(&base);
    let hidden_for = options.account_timeout + TO_WRITE;
    let queue = Queue::new(requests, args.queue.clone(), hidden_for);
    let worker_options = WorkerOptions {
        entries: args.entries.clone(),
        concurrency: options.concurrency,
        until_idle: args.until_idle.map(|time| time.0),
    };
    let class = Class::with_base(workshop, selection, locale, options, base, connections);
    Ok(Arc::new(Worker::new(
        Arc::new(class),
        queue,
        worker_options,
    )))
}

fn refused(error: &RequestError) -> Failure {
    let hint = error.denied.then(|| {
        format!(
            "the worker needs {}; \"workshop-check scale-out --cloudformation\" has the whole policy",
            error.operation
        )
    });
    Failure::new(format!("read the queue: {error}"), hint)
}
