//! The site of a board: what every page needs, and who may see it.

use std::sync::Arc;

use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use axum::response::{Html, IntoResponse, Redirect, Response};
use tokio::sync::{Semaphore, watch};

use super::board::Board;
use super::hosts::Hosts;
use super::pages;
use super::token::Token;

pub const LOGIN: &str = "/login";
pub const ATTENDEE: &str = "/attendee/";
pub const EVENTS: &str = "/events";

/// Open pages at a time: a class of two hundred, each with one.
pub const MOST_STREAMS: usize = 256;

/// A board, and who may see it.
pub struct Site {
    pub(super) board: Arc<Board>,
    pub(super) hosts: Hosts,
    /// None where everybody who can reach it may.
    pub(super) token: Option<Token>,
    /// The name of the cookie: browsers send cookies to all ports of a host.
    pub(super) cookie: String,
    pub(super) streams: Arc<Semaphore>,
    closing: watch::Sender<bool>,
}

impl Site {
    /// The site of a board that listens at that port.
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

    /// Ends when the streams shall.
    pub(super) async fn closed(&self) {
        // The sender lives as long as `self`.
        let _ = self.closing.subscribe().wait_for(|closing| *closing).await;
    }

    /// A page that says one thing.
    pub(super) fn message(&self, status: StatusCode, id: &'static str) -> Response {
        let page = pages::message(&self.board.about.locale, id);
        (status, html(page)).into_response()
    }

    pub(super) fn sign_in(&self, said: Option<&str>) -> Response {
        let Some(token) = &self.token else {
            return Redirect::to("/").into_response();
        };
        match said {
            Some(said) if token.is(said) => {
                let cookie = format!(
                    "{}={}; Path=/; HttpOnly; SameSite=Strict",
                    self.cookie,
                    token.session()
                );
                // The redirect takes the token out of the address bar.
                ([(SET_COOKIE, cookie)], Redirect::to("/")).into_response()
            }
            said => {
                let status = match said {
                    Some(_) => StatusCode::FORBIDDEN,
                    None => StatusCode::OK,
                };
                let page = pages::login(&self.board.about.locale, said.is_some());
                (status, html(page)).into_response()
            }
        }
    }
}

/// A page, or that it could not be made: a mistake of this program, of which nothing is told.
pub(super) fn html(page: Result<String, askama::Error>) -> Response {
    match page {
        Ok(page) => Html(page).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
