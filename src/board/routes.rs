//! The routes of the board.

use std::sync::Arc;

use axum::Router;
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::extract::{DefaultBodyLimit, Form, Query, State};
use axum::http::{StatusCode, Uri};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde::Deserialize;

use super::events::events;
use super::guard::guard;
use super::site::{ATTENDEE, EVENTS, LOGIN, SUBMIT, Site, html};
use super::{assets, pages, submissions};

/// Enough for the login form, the only body that is accepted.
const LARGEST_BODY: usize = 4096;

/// The fields of the login form, or the query of the login link.
#[derive(Deserialize)]
struct LoginForm {
    token: Option<String>,
}

/// All routes of a site, behind its guard.
pub fn router(site: Arc<Site>) -> Router {
    Router::new()
        .route("/", get(overview))
        .route("/attendee/{number}", get(attendee))
        .route(EVENTS, get(events))
        .route(SUBMIT, post(submissions::submit))
        .route(LOGIN, get(login).post(login_form))
        .fallback(asset_or_not_found)
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(from_fn_with_state(Arc::clone(&site), guard))
        .with_state(site)
}

async fn overview(State(site): State<Arc<Site>>) -> Response {
    html(pages::overview(&site.board))
}

async fn attendee(State(site): State<Arc<Site>>, uri: Uri) -> Response {
    let number = uri.path().strip_prefix(ATTENDEE);
    let number = number.and_then(|number| number.parse().ok());
    match number.and_then(|number| pages::attendee(&site.board, number)) {
        Some(page) => html(page),
        None => site.message(StatusCode::NOT_FOUND, "board-no-page"),
    }
}

async fn login(
    State(site): State<Arc<Site>>,
    text: Result<Query<LoginForm>, QueryRejection>,
) -> Response {
    let text = text.ok().and_then(|Query(login)| login.token);
    site.sign_in(text.as_deref())
}

async fn login_form(
    State(site): State<Arc<Site>>,
    text: Result<Form<LoginForm>, FormRejection>,
) -> Response {
    let text = text.ok().and_then(|Form(login)| login.token);
    site.sign_in(Some(text.as_deref().unwrap_or_default()))
}

async fn asset_or_not_found(State(site): State<Arc<Site>>, uri: Uri) -> Response {
    match assets::find(uri.path()) {
        Some(asset) => asset.into_response(),
        None => site.message(StatusCode::NOT_FOUND, "board-no-page"),
    }
}
