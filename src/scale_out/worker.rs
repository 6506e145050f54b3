//! Takes tasks from the queue, grades their accounts, writes the results and answers.

use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use serde_json::json;
use tokio::task::JoinSet;

use super::entry_file::{EntryFile, EntryPlace};
use super::queue::{Answered, Message, Queue};
use super::task::{Task, token_of};
use crate::class::Class;
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

    /// Grades one task. The result is written before the task is answered, and the message is deleted last, so that a
    /// worker that is killed at any point loses nothing.
    async fn work(&self, message: Message, note: fn(&str)) -> Done {
        let task: Task = match message.body.parse() {
            Ok(task) => task,
            Err(error) => {
                note(&format!("failed to {error}"));
                self.refuse(&message, &error.to_string(), note).await;
                return Done::Left;
            }
        };
        let (done, answered) = match self.grade(&task).await {
            Ok(result) => result,
            Err(error) => {
                note(&error);
                return Done::Left;
            }
        };
        match answered {
            Ok(Answered::Taken | Answered::TooLate) => self.delete(&message, note).await,
            // The message stays, and the task is done again.
            Err(error) => note(&format!("failed to answer a task: {error}")),
        }
        done
    }

    /// Grades, writes and answers.
    async fn grade(&self, task: &Task) -> Result<(Done, Result<Answered, RequestError>), String> {
        let graded = self.class.grade_one(&task.attendee).await;
        let suite = &self.class.suite;
        let done = if graded.entry.report.is_some() {
            Done::Graded
        } else {
            Done::NotGraded
        };
        let reason = graded.entry.error.clone().unwrap_or_default();
        let file = EntryFile::new(
            &task.run,
            (&suite.file.id, &suite.digest),
            &task.attendee,
            graded.entry,
            Timestamp::now(),
        );
        let written = self
            .options
            .entries
            .write(self.queue.requests(), &file)
            .await;
        let name = written.map_err(|error| format!("failed to {error}"))?;
        let answered = if graded.may_go_away {
            self.queue.fail(&task.token, "NotGraded", &reason).await
        } else {
            self.queue
                .succeed(&task.token, &json!({ "entry": name }))
                .await
        };
        Ok((done, answered))
    }

    /// A message that is not a task can never be done, so whoever waits for it is told.
    async fn refuse(&self, message: &Message, cause: &str, note: fn(&str)) {
        let Some(token) = token_of(&message.body) else {
            return;
        };
        match self.queue.fail(&token, "NoTask", cause).await {
            Ok(_) => self.delete(message, note).await,
            Err(error) => note(&format!("failed to answer a task: {error}")),
        }
    }

    async fn delete(&self, message: &Message, note: fn(&str)) {
        if let Err(error) = self.queue.delete(message).await {
            note(&format!("failed to delete a message: {error}"));
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
