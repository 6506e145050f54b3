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
use super::site::{EVENTS, LOGIN, SUBMIT, Site};
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
pub async fn guard(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let limit = match request.uri().path() {
        SUBMIT => SUBMIT_TIMEOUT,
        _ => REQUEST_TIMEOUT,
    };
    let mut response = match refusal(&site, &request) {
        Some(refusal) => refusal,
        None => timeout(limit, next.run(request))
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

fn refusal(site: &Site, request: &Request) -> Option<Response> {
    let mut hosts = request.headers().get_all(HOST).iter();
    let host = hosts.next();
    // RFC 9112, section 3.2.
    if hosts.next().is_some() {
        return Some(StatusCode::BAD_REQUEST.into_response());
    }
    let host = host.and_then(|host| host.to_str().ok()).unwrap_or_default();
    let path = request.uri().path();
    if !site.hosts.contains(host) {
        if path == SUBMIT {
            let name = host.chars().take(255).collect();
            return Some(submissions::response(Err(Refusal::WrongBoard { name })));
        }
        return Some(site.message(StatusCode::FORBIDDEN, "board-wrong-host"));
    }
    match *request.method() {
        Method::GET | Method::HEAD => {}
        Method::POST if path == LOGIN => {}
        // It has codes of its own, and a browser cannot send one to another site.
        Method::POST if path == SUBMIT => return None,
        _ => return Some(StatusCode::METHOD_NOT_ALLOWED.into_response()),
    }
    if is_signed_in(site, request.headers()) || path == LOGIN || assets::find(path).is_some() {
        return None;
    }
    let refusal = if path == EVENTS {
        StatusCode::UNAUTHORIZED.into_response()
    } else {
        Redirect::to(LOGIN).into_response()
    };
    Some(refusal)
}

/// Whether the request has the session of the token, or needs none.
fn is_signed_in(site: &Site, headers: &HeaderMap) -> bool {
    let Some(token) = &site.token else {
        return true;
    };
    let lines = headers.get_all(COOKIE).iter();
    let now = Timestamp::now();
    lines
        .filter_map(|line| line.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='))
        .any(|(name, shown)| name == site.cookie && token.matches_session(shown, now))
}
