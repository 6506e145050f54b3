//! The routes of the board.

use std::sync::Arc;

use axum::Router;
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::extract::{DefaultBodyLimit, Extension, Form, Query, RawQuery, State};
use axum::http::{StatusCode, Uri};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use tokio::task::spawn_blocking;

use super::download::{DOWNLOAD, download};
use super::events::{events, room_events};
use super::guard::{Session, guard};
use super::pages::Audience;
use super::site::{
    ATTENDEE, EVENTS, HELP, LOGIN, PROJECTOR, ROOM, ROOM_EVENTS, ROOM_PROJECTOR, SUBMIT, Site,
    TICK, html,
};
use super::state::Board;
use super::{assets, pages, submissions};
use crate::class::Class;
use workshop_check_core::assertion::confirms;

/// Enough for the login form, the only body that is accepted.
const LARGEST_BODY: usize = 4096;

/// The fields of the login form, or the query of the login link.
#[derive(Deserialize)]
struct LoginForm {
    token: Option<String>,
}

/// The fields of the form that takes down a request for help.
#[derive(Deserialize)]
struct HelpForm {
    form: String,
    back: Option<String>,
}

/// The fields of the form that confirms what no API tells, or takes that back.
#[derive(Deserialize)]
struct TickForm {
    form: String,
    column: String,
    ticked: String,
}

/// The query of the projector's page.
#[derive(Deserialize)]
struct ProjectorQuery {
    names: Option<String>,
}

/// All routes of a site, behind its guard.
pub fn router(site: Arc<Site>) -> Router {
    Router::new()
        .route("/", get(overview))
        .route("/attendee/{number}", get(attendee))
        .route("/attendee/{number}/help", post(take_down_help))
        .route("/attendee/{number}/tick", post(tick))
        .route("/download/{file}", get(download_class))
        .route(PROJECTOR, get(projector))
        .route(EVENTS, get(events))
        .route(ROOM, get(room))
        .route(ROOM_PROJECTOR, get(room_projector))
        .route(ROOM_EVENTS, get(room_events))
        .route(SUBMIT, post(submissions::submit))
        .route(LOGIN, get(login).post(login_form))
        .fallback(asset_or_not_found)
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(from_fn_with_state(Arc::clone(&site), guard))
        .with_state(site)
}

/// Renders a page on a thread that may block: a large class takes time, in which other requests are served.
async fn rendered(
    site: &Arc<Site>,
    render: impl FnOnce(&Board) -> askama::Result<String> + Send + 'static,
) -> Response {
    let board = Arc::clone(&site.board);
    match spawn_blocking(move || render(&board)).await {
        Ok(page) => html(page),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

async fn overview(
    State(site): State<Arc<Site>>,
    RawQuery(query): RawQuery,
    Extension(session): Extension<Session>,
) -> Response {
    let form = site.form_key.text(&session.0);
    let query = query.unwrap_or_default();
    rendered(&site, move |board| pages::overview(board, &query, form)).await
}

async fn room(State(site): State<Arc<Site>>, RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default();
    rendered(&site, move |board| pages::room(board, &query)).await
}

async fn projector(
    State(site): State<Arc<Site>>,
    query: Result<Query<ProjectorQuery>, QueryRejection>,
) -> Response {
    let names = query.is_ok_and(|Query(query)| query.names.is_some());
    rendered(&site, move |board| {
        pages::projector(board, Audience::Instructor, names)
    })
    .await
}

async fn room_projector(State(site): State<Arc<Site>>) -> Response {
    rendered(&site, |board| {
        pages::projector(board, Audience::Room, false)
    })
    .await
}

async fn attendee(
    State(site): State<Arc<Site>>,
    Extension(session): Extension<Session>,
    uri: Uri,
) -> Response {
    let number = uri.path().strip_prefix(ATTENDEE);
    let number = number.and_then(|number| number.parse().ok());
    let form = site.form_key.text(&session.0);
    let board = Arc::clone(&site.board);
    let class = site.class.clone();
    let render = move || pages::attendee(&board, class.as_deref(), number?, form);
    match spawn_blocking(render).await {
        Ok(Some(page)) => html(page),
        Ok(None) => site.message(StatusCode::NOT_FOUND, "board-no-page"),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

async fn take_down_help(
    State(site): State<Arc<Site>>,
    Extension(session): Extension<Session>,
    uri: Uri,
    form: Result<Form<HelpForm>, FormRejection>,
) -> Response {
    let number = uri.path().strip_prefix(ATTENDEE);
    let number = number.and_then(|rest| rest.strip_suffix(HELP)?.parse::<usize>().ok());
    let position = number.and_then(|number| number.checked_sub(1));
    let form = form.ok().map(|Form(form)| form);
    let form = form.filter(|form| site.form_key.matches(&session.0, &form.form));
    let (Some(position), Some(form)) = (position, form) else {
        return StatusCode::FORBIDDEN.into_response();
    };
    let Some(index) = site.board.index_at(position) else {
        return site.message(StatusCode::NOT_FOUND, "board-no-page");
    };
    if site.board.set_help(index, None)
        && let Some(run_store) = &site.run_store
    {
        run_store.save_help(index, None).await;
    }
    let back = match form.back {
        Some(_) => format!("{ATTENDEE}{}", position + 1),
        None => "/".to_owned(),
    };
    Redirect::to(&back).into_response()
}

async fn tick(
    State(site): State<Arc<Site>>,
    Extension(session): Extension<Session>,
    uri: Uri,
    form: Result<Form<TickForm>, FormRejection>,
) -> Response {
    let number = uri.path().strip_prefix(ATTENDEE);
    let number = number.and_then(|rest| rest.strip_suffix(TICK)?.parse::<usize>().ok());
    let position = number.and_then(|number| number.checked_sub(1));
    let form = form.ok().map(|Form(form)| form);
    let form = form.filter(|form| site.form_key.matches(&session.0, &form.form));
    let (Some(position), Some(form)) = (position, form) else {
        return StatusCode::FORBIDDEN.into_response();
    };
    let known = |class: &&Arc<Class>| {
        let mut checks = class.workshop.checks();
        checks.any(|(_, _, check)| check.assert.mark() == Some(form.column.as_str()))
    };
    let class = site.class.as_ref().filter(known);
    let (Some(index), Some(class)) = (site.board.index_at(position), class) else {
        return site.message(StatusCode::NOT_FOUND, "board-no-page");
    };
    let ticked = confirms(&form.ticked);
    class.ticks.set(index, &form.column, ticked);
    if let Some(run_store) = &site.run_store {
        run_store.save_tick(index, form.column, ticked).await;
    }
    Redirect::to(&format!("{ATTENDEE}{}", position + 1)).into_response()
}

async fn download_class(State(site): State<Arc<Site>>, uri: Uri) -> Response {
    let format = uri.path().strip_prefix(DOWNLOAD);
    let file = format.and_then(|format| download(&site.board, format));
    file.unwrap_or_else(|| site.message(StatusCode::NOT_FOUND, "board-no-page"))
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
