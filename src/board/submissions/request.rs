//! Submissions as HTTP requests.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Extension;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::header::{
    AUTHORIZATION, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, RETRY_AFTER,
};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use futures_util::StreamExt;
use tokio::time::{sleep, timeout};

use super::limits::CodeOf;
use super::{Envelope, SMALL_BODY, Submissions};
use crate::board::connections::{LocalAddress, Peer};
use crate::board::site::Site;
use crate::class::submission::{BoardAnswer, MOST_BYTES, PROOF_HEADER, Receipt, Refusal};
use workshop_check_collect::proof::{BOARD_HEADER, Binding, Proof};

/// How long a wrong code takes. Only a few at a time are answered, so that a code cannot be guessed.
const WRONG_CODE_DELAY: Duration = Duration::from_secs(1);

/// The longest time to read a body.
const BODY_TIMEOUT: Duration = Duration::from_secs(20);

/// `POST /submit`. The guard has checked the host name.
pub async fn submit(
    State(site): State<Arc<Site>>,
    Extension(Peer(peer)): Extension<Peer>,
    Extension(LocalAddress(local)): Extension<LocalAddress>,
    request: Request,
) -> Response {
    let Some(submissions) = &site.submissions else {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    };
    let (parts, body) = request.into_parts();
    // A task of its own: what has begun is finished, even if the attendee leaves meanwhile.
    let (site, submissions) = (Arc::clone(&site), Arc::clone(submissions));
    let answer = tokio::spawn(async move {
        let answer = answer(&site, &submissions, (peer, local), &parts.headers, body).await;
        if let Err(refusal) = &answer {
            tracing::info!("refused a submission from {peer}: {refusal:?}");
        }
        answer
    });
    response(answer.await.unwrap_or(Err(Refusal::Busy)))
}

async fn answer(
    site: &Site,
    submissions: &Arc<Submissions>,
    (peer, local): (IpAddr, IpAddr),
    headers: &HeaderMap,
    body: Body,
) -> Result<Receipt, Refusal> {
    // The code comes first: without it, nothing else of a request is read.
    let code = code(submissions, headers).await?;
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let board = text(BOARD_HEADER).unwrap_or_default().to_owned();
    if !site.hosts.is_own(&board, local) {
        let name = board.chars().take(255).collect();
        return Err(Refusal::WrongBoard { name });
    }
    let proof = Proof::parse(text(PROOF_HEADER).unwrap_or_default()).map_err(|error| {
        let problem = error.to_string();
        Refusal::BadProof { problem }
    })?;
    if headers.contains_key(CONTENT_ENCODING) {
        // So a small body cannot become a large one.
        let problem = "it is compressed".to_owned();
        return Err(Refusal::Malformed { problem });
    }
    let most_bytes = MOST_BYTES;
    let length = text(CONTENT_LENGTH.as_str()).and_then(|length| length.parse::<usize>().ok());
    if length.is_some_and(|length| length > most_bytes) {
        return Err(Refusal::TooLarge { most_bytes });
    }
    let body = timeout(BODY_TIMEOUT, read(submissions, code, peer, body)).await;
    let body = body.map_err(|_| Refusal::Busy)??;
    let binding = Binding {
        digest: crate::class::submission::digest(&body),
        board,
    };
    let envelope = Envelope {
        code,
        peer,
        proof,
        binding,
    };
    submissions.take(envelope, body).await
}

/// Reads a body. A small one needs no place, so slow bodies keep nobody else from submitting.
async fn read(
    submissions: &Submissions,
    code: CodeOf,
    peer: IpAddr,
    body: Body,
) -> Result<Bytes, Refusal> {
    let mut bytes = Vec::new();
    let mut large = None;
    let mut body = body.into_data_stream();
    while let Some(data) = body.next().await {
        let data = data.map_err(|_| Refusal::Malformed {
            problem: "it does not arrive completely".to_owned(),
        })?;
        let length = bytes.len() + data.len();
        if length > MOST_BYTES {
            return Err(Refusal::TooLarge {
                most_bytes: MOST_BYTES,
            });
        }
        if length > SMALL_BODY && large.is_none() {
            let start = [bytes.as_slice(), &data].concat();
            large = Some(submissions.admit_large(&start, code, peer)?);
        }
        bytes.extend_from_slice(&data);
    }
    Ok(bytes.into())
}

async fn code(submissions: &Submissions, headers: &HeaderMap) -> Result<CodeOf, Refusal> {
    let given = headers.get(AUTHORIZATION);
    let given = given.and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
    if let Some(code) = given.and_then(|code| submissions.codes.find(code)) {
        return Ok(code);
    }
    let _place = submissions
        .guesses
        .try_acquire()
        .map_err(|_| Refusal::Busy)?;
    sleep(WRONG_CODE_DELAY).await;
    Err(Refusal::WrongCode)
}

/// The answer as JSON. It has nothing of other attendees.
pub fn response(answer: Result<Receipt, Refusal>) -> Response {
    let (status, answer) = match answer {
        Ok(receipt) => (StatusCode::OK, BoardAnswer::Accepted(receipt)),
        Err(refusal) => (status(&refusal), BoardAnswer::Refused(refusal)),
    };
    let retry_after = match &answer {
        BoardAnswer::Refused(Refusal::TooOften { seconds }) => Some(*seconds),
        BoardAnswer::Refused(refusal) if refusal.may_pass() => Some(5),
        _ => None,
    };
    let json = serde_json::to_vec(&answer).unwrap_or_default();
    let mut response = (status, [(CONTENT_TYPE, "application/json")], json).into_response();
    if let Some(seconds) = retry_after {
        response.headers_mut().insert(RETRY_AFTER, seconds.into());
    }
    response
}

fn status(refusal: &Refusal) -> StatusCode {
    match refusal {
        Refusal::WrongCode => StatusCode::UNAUTHORIZED,
        Refusal::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
        Refusal::Malformed { .. } => StatusCode::BAD_REQUEST,
        Refusal::Replayed => StatusCode::CONFLICT,
        Refusal::TooOften { .. } => StatusCode::TOO_MANY_REQUESTS,
        Refusal::Busy | Refusal::NotSaved { .. } | Refusal::StsUnavailable => {
            StatusCode::SERVICE_UNAVAILABLE
        }
        Refusal::WrongBoard { .. }
        | Refusal::BadProof { .. }
        | Refusal::Stale { .. }
        | Refusal::UnknownName
        | Refusal::OtherAccount { .. }
        | Refusal::AccountTaken { .. }
        | Refusal::OtherSnapshot { .. }
        | Refusal::OtherRegion { .. }
        | Refusal::OtherSuite { .. } => StatusCode::FORBIDDEN,
    }
}
