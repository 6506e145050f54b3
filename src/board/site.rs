//! The site of a board: what every page needs, its host names and its token.

use std::sync::Arc;

use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use axum::response::{Html, IntoResponse, Redirect, Response};
use jiff::Timestamp;
use tokio::sync::watch;

use super::csrf::FormKey;
use super::hosts::Hosts;
use super::pages;
pub use super::paths::{
    ATTENDEE, EVENTS, HELP, LOGIN, PROJECTOR, ROOM, ROOM_EVENTS, ROOM_PROJECTOR, SUBMIT, TICK,
};
use super::places::{MOST_CONNECTIONS, Places};
use super::rounds::RunStore;
use super::state::Board;
use super::submissions::Submissions;
use super::token::{SESSION_LENGTH, Token, TokenError};
use crate::class::Class;

/// The most open pages at a time: enough for a class of two hundred.
pub const MOST_STREAMS: usize = 256;
/// The most open pages of the room at a time. They cannot keep a signed-in page from its stream.
pub const MOST_ROOM_STREAMS: usize = 160;

/// A board, its host names and its token.
pub struct Site {
    pub(super) board: Arc<Board>,
    pub(super) hosts: Hosts,
    /// None if no token is needed.
    pub(super) token: Option<Token>,
    /// The name of the cookie. It contains the port, because browsers send cookies to all ports of a host.
    pub(super) cookie: String,
    /// Where it is kept that the instructor has taken down a request for help; none if it is not kept.
    pub(super) run_store: Option<RunStore>,
    /// The class whose checks the instructor can confirm; none if nothing is scanned.
    pub(super) class: Option<Arc<Class>>,
    /// None if the board takes no submissions.
    pub(super) submissions: Option<Arc<Submissions>>,
    pub(super) connections: Places,
    pub(super) streams: Places,
    pub(super) room_streams: Places,
    /// Makes the texts that forms must send.
    pub(super) form_key: FormKey,
    closing: watch::Sender<bool>,
}

impl Site {
    /// The site of a board that listens on that port.
    ///
    /// # Errors
    /// [`TokenError::NoRandomness`].
    pub fn new(
        board: Arc<Board>,
        hosts: Hosts,
        token: Option<Token>,
        port: u16,
    ) -> Result<Self, TokenError> {
        let form_key = FormKey::random().map_err(TokenError::NoRandomness)?;
        Ok(Site {
            board,
            hosts,
            token,
            cookie: format!("workshop-check-{port}"),
            run_store: None,
            class: None,
            submissions: None,
            connections: Places::new(MOST_CONNECTIONS),
            streams: Places::new(MOST_STREAMS),
            room_streams: Places::new(MOST_ROOM_STREAMS),
            form_key,
            closing: watch::Sender::new(false),
        })
    }

    /// The same site, which takes submissions.
    pub fn with_submissions(self, submissions: Option<Submissions>) -> Self {
        let submissions = submissions.map(Arc::new);
        Site {
            submissions,
            ..self
        }
    }

    /// The same site, on which the instructor can confirm what no API tells.
    pub fn with_class(self, class: Arc<Class>) -> Self {
        Site {
            class: Some(class),
            ..self
        }
    }

    /// The same site, which keeps what the instructor does in a run.
    pub fn with_run_store(self, run_store: RunStore) -> Self {
        Site {
            run_store: Some(run_store),
            ..self
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

    pub(super) fn sign_in(&self, text: Option<&str>) -> Response {
        let Some(token) = &self.token else {
            return Redirect::to("/").into_response();
        };
        match text {
            Some(text) if token.matches(text) => {
                // Lax, so that a link in a chat or a mail leads to the board: after a navigation from another site, a
                // browser sends no strict cookie with the redirect. A GET request changes nothing here.
                let cookie = format!(
                    "{}={}; Path=/; Max-Age={}; HttpOnly; SameSite=Lax",
                    self.cookie,
                    token.session(Timestamp::now()),
                    SESSION_LENGTH.as_secs()
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

/// A page, or status 500 without details if it could not be rendered.
pub(super) fn html(page: Result<String, askama::Error>) -> Response {
    match page {
        Ok(page) => Html(page).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
