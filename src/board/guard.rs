//! Checks every request before a page is rendered: the host name, the method and the session. Sets the security headers.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, COOKIE, HOST, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
    X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use tokio::time::timeout;

use super::assets;
use super::csrf::is_from_another_site;
use super::site::{
    ATTENDEE, EVENTS, HELP, LOGIN, ROOM, ROOM_EVENTS, ROOM_PROJECTOR, SUBMIT, Site, TICK,
};
use super::submissions;
use crate::class::submission::Refusal;

/// Only files of this board: no inline script or style, and nothing from other origins.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
                      connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; \
                      require-trusted-types-for 'script'; trusted-types 'none'";

/// The longest time from the end of a request's header to the start of the response. A slow body counts, too.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(10);

/// The same for a submission, which may be large and waits for STS.
const SUBMIT_TIMEOUT: Duration = Duration::from_secs(60);

const SAME_ORIGIN: HeaderValue = HeaderValue::from_static("same-origin");

/// Passes a request on to the pages, or refuses it. Sets the security headers of every response.
pub async fn guard(State(site): State<Arc<Site>>, mut request: Request, next: Next) -> Response {
    let limit = match request.uri().path() {
        SUBMIT => SUBMIT_TIMEOUT,
        _ => REQUEST_TIMEOUT,
    };
    let admitted = admit(&site, &request);
    let admitted = admitted.map(|session| request.extensions_mut().insert(session));
    let mut response = match admitted {
        Err(refusal) => refusal,
        Ok(_) => timeout(limit, next.run(request))
            .await
            .unwrap_or_else(|_| StatusCode::REQUEST_TIMEOUT.into_response()),
    };
    let headers = response.headers_mut();
    let set = [
        (CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
        (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        // For browsers that do not know frame-ancestors.
        (X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
        (REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
        // The pages contain names of people, so browsers must not store them.
        (CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            SAME_ORIGIN,
        ),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            SAME_ORIGIN,
        ),
    ];
    for (name, value) in set {
        // Replaces a header that a page may have set.
        headers.insert(name, value);
    }
    response
}

/// The session of a signed-in browser, which is the value of its cookie; empty if none is needed. The pages that need no
/// session have none.
#[derive(Debug, Clone, Default)]
pub struct Session(pub String);

/// The session of a request, or the refusal of it.
fn admit(site: &Site, request: &Request) -> Result<Session, Response> {
    let mut hosts = request.headers().get_all(HOST).iter();
    let host = hosts.next();
    // RFC 9112, section 3.2.
    if hosts.next().is_some() {
        return Err(StatusCode::BAD_REQUEST.into_response());
    }
    let host = host.and_then(|host| host.to_str().ok()).unwrap_or_default();
    let path = request.uri().path();
    if !site.hosts.contains(host) {
        if path == SUBMIT {
            let name = host.chars().take(255).collect();
            return Err(submissions::response(Err(Refusal::WrongBoard { name })));
        }
        return Err(site.message(StatusCode::FORBIDDEN, "board-wrong-host"));
    }
    match *request.method() {
        Method::GET | Method::HEAD => {}
        Method::POST if path == LOGIN => {}
        Method::POST
            if path.starts_with(ATTENDEE) && (path.ends_with(HELP) || path.ends_with(TICK)) =>
        {
            if is_from_another_site(request.headers(), host) {
                return Err(StatusCode::FORBIDDEN.into_response());
            }
        }
        // It has codes of its own, and a browser cannot send one to another site.
        Method::POST if path == SUBMIT => return Ok(Session::default()),
        _ => return Err(StatusCode::METHOD_NOT_ALLOWED.into_response()),
    }
    if let Some(session) = session(site, request.headers()) {
        return Ok(session);
    }
    let is_public = path == LOGIN
        || [ROOM, ROOM_PROJECTOR, ROOM_EVENTS].contains(&path)
        || assets::find(path).is_some();
    if is_public {
        return Ok(Session::default());
    }
    Err(if path == EVENTS {
        StatusCode::UNAUTHORIZED.into_response()
    } else {
        Redirect::to(LOGIN).into_response()
    })
}

/// The session of the token that a request has; an empty one if none is needed.
fn session(site: &Site, headers: &HeaderMap) -> Option<Session> {
    let Some(token) = &site.token else {
        return Some(Session::default());
    };
    let lines = headers.get_all(COOKIE).iter();
    let now = Timestamp::now();
    lines
        .filter_map(|line| line.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='))
        .find(|(name, shown)| *name == site.cookie && token.matches_session(shown, now))
        .map(|(_, shown)| Session(shown.to_owned()))
}
