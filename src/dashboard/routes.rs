//! The routes of the board.

use std::sync::Arc;

use axum::Router;
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::extract::{DefaultBodyLimit, Form, Query, State};
use axum::http::header::SET_COOKIE;
use axum::http::{StatusCode, Uri};
use axum::middleware::from_fn_with_state;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::get;
use serde::Deserialize;
use tokio::sync::{Semaphore, watch};

use super::board::Board;
use super::events::{MOST_STREAMS, events};
use super::guard::guard;
use super::hosts::Hosts;
use super::token::Token;
use super::{assets, pages};

/// The login form.
pub const LOGIN: &str = "/login";
/// The pages of attendees begin with this; the number in the roster follows, from 1.
pub const ATTENDEE: &str = "/attendee/";
/// The event stream.
pub const EVENTS: &str = "/events";

/// Enough for the login form, the only body that is accepted.
const LARGEST_BODY: usize = 4096;

/// A board, its host names and its token.
pub struct Site {
    pub(super) board: Arc<Board>,
    pub(super) hosts: Hosts,
    /// None if no token is needed.
    pub(super) token: Option<Token>,
    /// The name of the cookie. It contains the port, because browsers send cookies to all ports of a host.
    pub(super) cookie: String,
    pub(super) streams: Arc<Semaphore>,
    closing: watch::Sender<bool>,
}

impl Site {
    /// The site of a board that listens on that port.
    pub fn new(board: Arc<Board>, hosts: Hosts, token: Option<Token>, port: u16) -> Self {
        Site {
            board,
            hosts,
            token,
            cookie: format!("workshop-check-{port}"),
            streams: Arc::new(Semaphore::new(MOST_STREAMS)),
            closing: watch::Sender::new(false),
        }
    }

    /// Ends the event streams.
    pub(super) fn close(&self) {
        self.closing.send_replace(true);
    }

    /// Ends when the site is closed.
    pub(super) async fn closed(&self) {
        // The sender lives as long as `self`.
        let _ = self.closing.subscribe().wait_for(|closing| *closing).await;
    }

    /// A page with one sentence.
    pub(super) fn message(&self, status: StatusCode, id: &'static str) -> Response {
        let page = pages::message(&self.board.settings.locale, id);
        (status, html(page)).into_response()
    }

    fn sign_in(&self, text: Option<&str>) -> Response {
        let Some(token) = &self.token else {
            return Redirect::to("/").into_response();
        };
        match text {
            Some(text) if token.matches(text) => {
                let cookie = format!(
                    "{}={}; Path=/; HttpOnly; SameSite=Strict",
                    self.cookie,
                    token.session()
                );
                // The redirect takes the token out of the address bar.
                ([(SET_COOKIE, cookie)], Redirect::to("/")).into_response()
            }
            text => {
                let status = match text {
                    Some(_) => StatusCode::FORBIDDEN,
                    None => StatusCode::OK,
                };
                let page = pages::login(&self.board.settings.locale, text.is_some());
                (status, html(page)).into_response()
            }
        }
    }
}

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

/// A page, or status 500 without details if it could not be rendered.
fn html(page: Result<String, askama::Error>) -> Response {
    match page {
        Ok(page) => Html(page).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
