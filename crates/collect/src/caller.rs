//! Makes the API calls: checks the scope, limits concurrency and time, reads all pages and classifies errors.

use std::collections::BTreeSet;
use std::error::Error;
use std::future::Future;
use std::sync::Mutex;
use std::time::Duration;

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use tokio::sync::Semaphore;
use tokio::time::{Instant, timeout_at};

use super::classify::{self, ErrorKind};
use super::{Progress, SessionError};
use workshop_check_core::snapshot::{Call, Fact, Reason, Scope};

/// A value that was read, or the reason why it could not be read. [`fact`] turns it into a `Fact`.
pub(super) type Read<T> = Result<T, Reason>;

/// The maximum number of pages of one list. No workshop account has this many; it stops at a server whose pages never
/// end.
const MOST_PAGES: usize = 1_000;

/// One page of a list. `items` is `None` if the response does not contain the list.
pub(super) struct Page<T> {
    pub items: Option<Vec<T>>,
    pub next: Option<String>,
}

/// Makes the API calls of one collection.
pub(super) struct Caller<'a> {
    pub scope: &'a Scope,
    progress: &'a dyn Progress,
    permits: Semaphore,
    deadline: Instant,
    /// The resources that a read has started for, by the call and the name or ARN.
    claimed: Mutex<BTreeSet<(Call, String)>>,
    /// Set when the credentials became invalid during the collection. No request is sent after that.
    lost: Mutex<Option<SessionError>>,
}

impl<'a> Caller<'a> {
    pub(super) fn new(
        scope: &'a Scope,
        concurrency: usize,
        deadline: Duration,
        progress: &'a dyn Progress,
    ) -> Self {
        Caller {
            scope,
            progress,
            permits: Semaphore::new(concurrency.max(1)),
            deadline: Instant::now() + deadline,
            claimed: Mutex::default(),
            lost: Mutex::new(None),
        }
    }

    /// Whether nobody has asked this before for the same call and resource. Reads start as soon as their input is known,
    /// and several inputs may name one resource: the first one reads it.
    pub(super) fn is_first(&self, call: Call, resource: &str) -> bool {
        match self.claimed.lock() {
            Ok(mut claimed) => claimed.insert((call, resource.to_owned())),
            Err(_) => true,
        }
    }

    /// Whether the scope asks for this call.
    pub(super) fn wants(&self, call: Call) -> bool {
        self.scope.calls.contains(&call)
    }

    /// The error that ended the collection, if the credentials became invalid.
    pub(super) fn lost(&self) -> Option<SessionError> {
        self.lost.lock().ok().and_then(|lost| lost.clone())
    }

    /// Makes a call that returns everything in one response.
    pub(super) async fn one<O, E>(
        &self,
        call: Call,
        request: impl Future<Output = Result<O, SdkError<E, HttpResponse>>>,
    ) -> Read<O>
    where
        E: ProvideErrorMetadata + Error + 'static,
    {
        self.reported(call, self.send(call, request)).await
    }

    /// Reads all pages of a list. `ask` requests the page for a token; the first page has none. If one page fails, the
    /// whole list fails: a shortened list would look complete.
    pub(super) async fn list<S, T, E, F>(
        &self,
        call: Call,
        ask: impl Fn(Option<String>) -> F,
        convert: impl Fn(S) -> T,
    ) -> Read<Vec<T>>
    where
        F: Future<Output = Result<Page<S>, SdkError<E, HttpResponse>>>,
        E: ProvideErrorMetadata + Error + 'static,
    {
        self.reported(call, async {
            let mut items = Vec::new();
            let mut seen = BTreeSet::new();
            let mut token = None;
            loop {
                let page = self.send(call, ask(token.clone())).await?;
                let Some(more) = page.items else {
                    return Err(incomplete(call));
                };
                items.extend(more.into_iter().map(&convert));
                token = page.next.filter(|token| !token.is_empty());
                match &token {
                    None => return Ok(items),
                    // A server that repeats a token would keep this loop running until the deadline.
                    Some(token) if !seen.insert(token.clone()) || seen.len() > MOST_PAGES => {
                        return Err(failed(
                            call,
                            "EndlessPages",
                            "the pages of the list have no end",
                        ));
                    }
                    Some(_) => {}
                }
            }
        })
        .await
    }

    async fn reported<T>(&self, call: Call, work: impl Future<Output = Read<T>>) -> Read<T> {
        if !self.wants(call) {
            return Err(Reason::NotRead { call });
        }
        self.progress.call_started(call);
        // Boxed: the future of an SDK operation takes tens of kilobytes, and dozens of them are joined.
        let result = Box::pin(work).await;
        self.progress.call_finished(call, result.is_ok());
        result
    }

    async fn permit(&self, call: Call) -> Read<tokio::sync::SemaphorePermit<'_>> {
        match timeout_at(self.deadline, self.permits.acquire()).await {
            Ok(Ok(permit)) => Ok(permit),
            _ => Err(Reason::TimedOut { call }),
        }
    }

    async fn send<O, E>(
        &self,
        call: Call,
        request: impl Future<Output = Result<O, SdkError<E, HttpResponse>>>,
    ) -> Read<O>
    where
        E: ProvideErrorMetadata + Error + 'static,
    {
        let _permit = self.permit(call).await?;
        if self.lost().is_some() {
            return Err(failed(call, "CredentialsLost", "not asked any more"));
        }
        let error = match timeout_at(self.deadline, Box::pin(request)).await {
            Err(_) => return Err(Reason::TimedOut { call }),
            Ok(Ok(answer)) => return Ok(answer),
            Ok(Err(error)) => error,
        };
        let call_error = classify::call_error(&error);
        if matches!(call_error.kind, ErrorKind::Expired | ErrorKind::Credentials)
            && let Ok(mut lost) = self.lost.lock()
        {
            lost.get_or_insert_with(|| SessionError::credentials_lost(&call_error));
        }
        Err(call_error.reason(call))
    }
}

/// Turns the result of a read into a fact.
pub(super) fn fact<T>(read: Read<T>) -> Fact<T> {
    match read {
        Ok(value) => Fact::Known(value),
        Err(reason) => Fact::Unknown(reason),
    }
}

/// The reason for a response that lacks its main member. A missing list must not count as an empty list.
pub(super) fn incomplete(call: Call) -> Reason {
    failed(
        call,
        "IncompleteAnswer",
        "the answer lacks what was asked for",
    )
}

pub(super) fn failed(call: Call, code: &str, message: &str) -> Reason {
    Reason::Failed {
        call,
        code: code.to_owned(),
        message: message.to_owned(),
    }
}

/// Whether the read failed with this error code.
pub(super) fn failed_with<T>(read: &Read<T>, wanted: &str) -> bool {
    matches!(read, Err(Reason::Failed { code, .. }) if code == wanted)
}

#[cfg(test)]
mod tests;
