//! The queue of Amazon SQS that tasks come from, and the answers to AWS Step Functions. Source of the requests: Amazon SQS
//! API reference (ReceiveMessage, DeleteMessage) and AWS Step Functions API reference (SendTaskSuccess, SendTaskFailure).

use std::time::Duration;

use serde::Deserialize;
use serde_json::{Value, json};

use workshop_check_collect::requests::{JsonVersion, RequestError, Requests, Service};

const SQS: Service = Service {
    id: "SQS",
    endpoint_prefix: "sqs",
    signing_name: "sqs",
    is_global: false,
};
const STEP_FUNCTIONS: Service = Service {
    id: "SFN",
    endpoint_prefix: "states",
    signing_name: "states",
    is_global: false,
};

/// How long a request waits for a message. Ten seconds, so that a worker that is told to end does so soon.
const WAIT: Duration = Duration::from_secs(10);

/// The most messages of one request.
const MOST_MESSAGES: usize = 10;

/// Codes of Step Functions for a task that nobody waits for any more: it was answered, or its time is over.
const NOBODY_WAITS: [&str; 3] = ["InvalidToken", "TaskDoesNotExist", "TaskTimedOut"];

/// A message of the queue.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Message {
    receipt_handle: String,
    /// Its text.
    #[serde(default)]
    pub body: String,
}

/// A queue, and the tasks that wait for answers.
#[derive(Debug, Clone)]
pub struct Queue {
    requests: Requests,
    url: String,
    /// How long a message that was received is hidden from other workers.
    hidden_for: Duration,
}

/// Whether Step Functions took an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answered {
    /// It did.
    Taken,
    /// Nobody waits for it any more. The result is written all the same.
    TooLate,
}

impl Queue {
    /// The queue at a URL. `hidden_for` is the longest that a task may take.
    pub fn new(requests: Requests, url: String, hidden_for: Duration) -> Self {
        Queue {
            requests,
            url,
            hidden_for,
        }
    }

    /// Waits for messages for at most ten seconds.
    ///
    /// # Errors
    /// When AWS refuses, or there is no answer.
    pub async fn receive(&self, most: usize) -> Result<Vec<Message>, RequestError> {
        #[derive(Default, Deserialize)]
        #[serde(rename_all = "PascalCase", default)]
        struct Received {
            messages: Vec<Message>,
        }
        let answer = self
            .requests
            .waiting(WAIT)
            .json(
                SQS,
                JsonVersion::V1_0,
                "AmazonSQS.ReceiveMessage",
                &json!({
                    "QueueUrl": self.url,
                    "MaxNumberOfMessages": most.clamp(1, MOST_MESSAGES),
                    "WaitTimeSeconds": WAIT.as_secs(),
                    "VisibilityTimeout": self.hidden_for.as_secs(),
                }),
            )
            .await?;
        let received = serde_json::from_value(answer);
        let received: Received = received.unwrap_or_default();
        Ok(received.messages)
    }

    /// Deletes a message, so that it does not come again.
    ///
    /// # Errors
    /// When AWS refuses, or there is no answer. The message then comes again, which is harmless.
    pub async fn delete(&self, message: &Message) -> Result<(), RequestError> {
        let input = json!({ "QueueUrl": self.url, "ReceiptHandle": message.receipt_handle });
        self.requests
            .json(SQS, JsonVersion::V1_0, "AmazonSQS.DeleteMessage", &input)
            .await
            .map(drop)
    }

    /// Answers that a task is done.
    ///
    /// # Errors
    /// When AWS refuses, or there is no answer.
    pub async fn succeed(&self, token: &str, output: &Value) -> Result<Answered, RequestError> {
        let input = json!({ "taskToken": token, "output": output.to_string() });
        self.answer("SendTaskSuccess", input).await
    }

    /// Answers that a task has failed, so that Step Functions tries it again.
    ///
    /// # Errors
    /// When AWS refuses, or there is no answer.
    pub async fn fail(
        &self,
        token: &str,
        error: &str,
        cause: &str,
    ) -> Result<Answered, RequestError> {
        // API reference, SendTaskFailure: at most 32768 characters.
        let cause: String = cause.chars().take(1_000).collect();
        let input = json!({ "taskToken": token, "error": error, "cause": cause });
        self.answer("SendTaskFailure", input).await
    }

    async fn answer(&self, operation: &str, input: Value) -> Result<Answered, RequestError> {
        let target = format!("AWSStepFunctions.{operation}");
        let sent = self
            .requests
            .json(STEP_FUNCTIONS, JsonVersion::V1_0, &target, &input)
            .await;
        match sent {
            Ok(_) => Ok(Answered::Taken),
            Err(error) if NOBODY_WAITS.contains(&error.code.as_str()) => Ok(Answered::TooLate),
            Err(error) => Err(error),
        }
    }

    pub(super) fn requests(&self) -> &Requests {
        &self.requests
    }
}
