//! What stands before every page: the name it was asked by, who asks, and what a browser may do with the answer.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, COOKIE, HOST, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

use super::assets;
use super::site::{EVENTS, LOGIN, Site};

/// Nothing but what this board itself has, by a path of its own: no inline script or style, nothing from elsewhere.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
                      connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; \
                      require-trusted-types-for 'script'; trusted-types 'none'";

const SAME_ORIGIN: HeaderValue = HeaderValue::from_static("same-origin");

/// Lets a request through to the pages, or answers it; and sets on every answer what browsers shall heed.
pub async fn guard(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let mut response = match refusal(&site, &request) {
        Some(refusal) => refusal,
        None => next.run(request).await,
    };
    let headers = response.headers_mut();
    let set = [
        (CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
        (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
        // Names of people: nothing of it stays behind in a browser.
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
        // In the place of what a page may have set.
        headers.insert(name, value);
    }
    response
}

fn refusal(site: &Site, request: &Request) -> Option<Response> {
    let host = request.headers().get(HOST);
    let host = host.and_then(|host| host.to_str().ok()).unwrap_or_default();
    if !site.hosts.know(host) {
        return Some(site.message(StatusCode::FORBIDDEN, "board-wrong-host"));
    }
    let path = request.uri().path();
    match *request.method() {
        Method::GET | Method::HEAD => {}
        Method::POST if path == LOGIN => {}
        _ => return Some(StatusCode::METHOD_NOT_ALLOWED.into_response()),
    }
    if is_known(site, request.headers()) || path == LOGIN || assets::find(path).is_some() {
        return None;
    }
    Some(if path == EVENTS {
        StatusCode::UNAUTHORIZED.into_response()
    } else {
        Redirect::to(LOGIN).into_response()
    })
}

/// Whether who asks has been here with the token, or needs none.
fn is_known(site: &Site, headers: &HeaderMap) -> bool {
    let Some(token) = &site.token else {
        return true;
    };
    let cookies = headers.get_all(COOKIE).iter();
    let cookies = cookies.filter_map(|cookies| cookies.to_str().ok());
    cookies
        .flat_map(|cookies| cookies.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='))
        .any(|(name, shown)| name == site.cookie && token.is_session(shown))
}
