//! `workshop-check worker` on AWS Lambda (runtime `provided.al2023`): the queue is an event source of the function.
//!
//! The arguments of the worker come from its environment variables, which the stack of `workshop-check scale-out` sets.
//! Lambda deletes the messages whose tasks are settled; the others come again.

// The futures of a scan are nested deeply.
#![recursion_limit = "256"]

use lambda_runtime::{Error, LambdaEvent, service_fn};
use serde::{Deserialize, Serialize};
use workshop_check::commands::worker;
use workshop_check::scale_out::Worker;

/// Messages of Amazon SQS (AWS Lambda developer guide, "Using Lambda with Amazon SQS").
#[derive(Debug, Deserialize)]
struct Event {
    #[serde(rename = "Records", default)]
    records: Vec<Record>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Record {
    message_id: String,
    body: String,
}

/// Which messages come again (the same guide, "Implementing partial batch responses").
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Answer {
    batch_item_failures: Vec<Failure>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Failure {
    item_identifier: String,
}

#[tokio::main]
async fn main() -> Result<(), Error> {
    let worker = worker::of_environment().await?;
    lambda_runtime::run(service_fn(|event: LambdaEvent<Event>| {
        answer(&worker, event.payload)
    }))
    .await
}

async fn answer(worker: &Worker, event: Event) -> Result<Answer, Error> {
    let mut answer = Answer::default();
    for record in event.records {
        if !worker.settles(&record.body, log).await {
            answer.batch_item_failures.push(Failure {
                item_identifier: record.message_id,
            });
        }
    }
    Ok(answer)
}

/// What Lambda keeps in the log of the function.
fn log(text: &str) {
    workshop_check::console::note(text);
}
