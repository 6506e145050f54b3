//! Tells every open page that there is something new.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderName, StatusCode};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures::stream;

use super::routes::Site;

/// Open pages at a time: a class of two hundred, each with one.
pub const MOST_STREAMS: usize = 256;
/// A page that hears nothing for three times as long takes the connection for lost.
const SIGN_OF_LIFE: Duration = Duration::from_secs(15);
/// What changes within this time is one change.
const PAUSE: Duration = Duration::from_millis(500);
const RECONNECT: Duration = Duration::from_secs(2);

/// `GET /events`: the version of what is shown, at once and after every change. It is all that a page needs to know:
/// whoever was away for a while compares it with the version that the page has.
pub async fn events(State(site): State<Arc<Site>>) -> Response {
    let Ok(permit) = Arc::clone(&site.streams).try_acquire_owned() else {
        return (StatusCode::SERVICE_UNAVAILABLE, [(RETRY_AFTER, "10")]).into_response();
    };
    let changes = site.board.subscribe();
    let first = (changes, site, permit, true);
    let events = stream::unfold(first, |(mut changes, site, permit, first)| async move {
        if !first {
            tokio::select! {
                changed = changes.changed() => changed.ok()?,
                () = site.closed() => return None,
            }
            tokio::select! {
                () = tokio::time::sleep(PAUSE) => {},
                () = site.closed() => return None,
            }
        }
        let version = site.board.version_text(*changes.borrow_and_update());
        let event = Event::default()
            .event("state")
            .id(&version)
            .data(&version)
            .retry(RECONNECT);
        Some((Ok::<_, Infallible>(event), (changes, site, permit, false)))
    });
    let sign_of_life = KeepAlive::new()
        .interval(SIGN_OF_LIFE)
        .event(Event::default().event("alive").data(""));
    // Proxies that collect an answer before they pass it on are told not to.
    let unbuffered = [(HeaderName::from_static("x-accel-buffering"), "no")];
    (unbuffered, Sse::new(events).keep_alive(sign_of_life)).into_response()
}
