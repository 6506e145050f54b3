//! Takes tasks from the queue, grades their accounts, writes the results and answers.

use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use serde_json::json;
use tokio::task::JoinSet;

use super::queue::{Answered, Message, Queue};
use super::task::{Task, token_of};
use crate::class::Class;
use crate::class::entry_file::{EntryFile, EntryPlace};
use workshop_check_collect::requests::RequestError;

/// How long to wait after the queue could not be read.
const PAUSE: Duration = Duration::from_secs(5);

/// What a worker needs besides its class.
#[derive(Debug, Clone)]
pub struct WorkerOptions {
    /// Where results are written.
    pub entries: EntryPlace,
    /// The most accounts read at the same time.
    pub concurrency: usize,
    /// End when there has been no task for so long; none is never.
    pub until_idle: Option<Duration>,
}

/// What a worker has done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Accounts with a report.
    pub graded: usize,
    /// Accounts with a reason why there is none.
    pub not_graded: usize,
    /// Messages that were no tasks, and results that could not be written: the queue gives them to a worker again.
    pub left: usize,
}

/// Grades what comes from a queue.
#[derive(Debug)]
pub struct Worker {
    class: Arc<Class>,
    queue: Queue,
    options: WorkerOptions,
}

/// What became of one message.
enum Done {
    Graded,
    NotGraded,
    Left,
}

impl Worker {
    /// A worker. It does nothing before [`Worker::run`].
    pub fn new(class: Arc<Class>, queue: Queue, options: WorkerOptions) -> Self {
        Worker {
            class,
            queue,
            options,
        }
    }

    /// Works until `interrupt` ends, or there has been no task for a while. Accounts that are being read are finished
    /// first. `note` gets what the operator must know: an English sentence without untrusted text but AWS's messages.
    ///
    /// # Errors
    /// When the queue cannot be read with these credentials.
    pub async fn run(
        self: &Arc<Self>,
        interrupt: impl Future<Output = ()>,
        note: fn(&str),
    ) -> Result<Tally, RequestError> {
        let mut tally = Tally::default();
        let mut tasks = JoinSet::new();
        let mut stopping = false;
        let mut last_task = Instant::now();
        let mut interrupt = std::pin::pin!(interrupt);
        // It lives across the turns of the loop: a request that is dropped may have taken messages from the queue.
        let mut receiving = None;
        loop {
            let free = self.options.concurrency.max(1) - tasks.len().min(self.options.concurrency);
            if receiving.is_none() && !stopping && free > 0 {
                let worker = Arc::clone(self);
                receiving = Some(Box::pin(async move { worker.queue.receive(free).await }));
            }
            if stopping && tasks.is_empty() && receiving.is_none() {
                return Ok(tally);
            }
            let received = async {
                match receiving.as_mut() {
                    Some(receiving) => receiving.await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                () = &mut interrupt, if !stopping => stopping = true,
                Some(done) = tasks.join_next() => tally.add(&done.unwrap_or(Done::Left)),
                received = received => {
                    receiving = None;
                    match received {
                        Ok(messages) => {
                            if !messages.is_empty() {
                                last_task = Instant::now();
                            }
                            for message in messages {
                                let worker = Arc::clone(self);
                                tasks.spawn(async move { worker.work(message, note).await });
                            }
                        }
                        Err(error) if error.denied || error.expired => {
                            while let Some(done) = tasks.join_next().await {
                                tally.add(&done.unwrap_or(Done::Left));
                            }
                            return Err(error);
                        }
                        Err(error) => {
                            note(&format!("failed to read the queue: {error}"));
                            tokio::time::sleep(PAUSE).await;
                        }
                    }
                    let idle = last_task.elapsed();
                    if tasks.is_empty() && self.options.until_idle.is_some_and(|most| idle >= most) {
                        stopping = true;
                    }
                }
            }
        }
    }

    /// Does the task of a message, and deletes the message last, so that a worker that is killed at any point loses
    /// nothing.
    async fn work(&self, message: Message, note: fn(&str)) -> Done {
        let (done, settled) = self.task(&message.body, note).await;
        if settled && let Err(error) = self.queue.delete(&message).await {
            note(&format!("failed to delete a message: {error}"));
        }
        done
    }

    /// Does the task of a message's text: grades the account, writes the result, then answers. Returns whether the
    /// message may be deleted; otherwise it has to come again.
    pub async fn settles(&self, body: &str, note: fn(&str)) -> bool {
        self.task(body, note).await.1
    }

    async fn task(&self, body: &str, note: fn(&str)) -> (Done, bool) {
        let task: Task = match body.parse() {
            Ok(task) => task,
            Err(error) => {
                note(&format!("failed to {error}"));
                return (
                    Done::Left,
                    self.refuse(body, &error.to_string(), note).await,
                );
            }
        };
        let graded = self.class.grade_one(&task.attendee).await;
        let done = match graded.entry.report {
            Some(_) => Done::Graded,
            None => Done::NotGraded,
        };
        let reason = graded.entry.error.clone().unwrap_or_default();
        let workshop = &self.class.workshop;
        let file = EntryFile::new(
            &task.run,
            (&workshop.id, &workshop.digest),
            &task.attendee,
            graded.entry,
            Timestamp::now(),
        );
        let entries = &self.options.entries;
        let name = match entries.write(self.queue.requests(), &file).await {
            Ok(name) => name,
            Err(error) => {
                note(&format!("failed to {error}"));
                return (Done::Left, false);
            }
        };
        let answered = if graded.may_pass {
            self.queue.fail(&task.token, "NotGraded", &reason).await
        } else {
            let output = json!({ "entry": name });
            self.queue.succeed(&task.token, &output).await
        };
        (done, is_answered(answered, note))
    }

    /// A message that is not a task can never be done, so whoever waits for it is told. Without a token nobody can be
    /// told, and the message stays until the queue puts it aside.
    async fn refuse(&self, body: &str, cause: &str, note: fn(&str)) -> bool {
        match token_of(body) {
            Some(token) => is_answered(self.queue.fail(&token, "NoTask", cause).await, note),
            None => false,
        }
    }
}

/// An answer that came too late is one, too: the result is written.
fn is_answered(answered: Result<Answered, RequestError>, note: fn(&str)) -> bool {
    match answered {
        Ok(Answered::Taken | Answered::TooLate) => true,
        Err(error) => {
            note(&format!("failed to answer a task: {error}"));
            false
        }
    }
}

impl Tally {
    fn add(&mut self, done: &Done) {
        let count = match done {
            Done::Graded => &mut self.graded,
            Done::NotGraded => &mut self.not_graded,
            Done::Left => &mut self.left,
        };
        *count += 1;
    }
}
