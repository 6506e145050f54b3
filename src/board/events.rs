//! Notifies the open pages of changes.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::Extension;
use axum::extract::State;
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderName, StatusCode};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;

use super::connections::Peer;
use super::places::Place;
use super::site::Site;

/// After three times as long without an event a page shows that the connection is lost.
const KEEP_ALIVE_INTERVAL: Duration = Duration::from_secs(15);
/// Changes within this time are one event.
const PAUSE: Duration = Duration::from_millis(500);
/// The same for the pages of the room, which may be many.
const ROOM_PAUSE: Duration = Duration::from_secs(2);
const RECONNECT: Duration = Duration::from_secs(2);

/// `GET /events`: the version of the board, at once and after every change. A page compares it with its own version, so
/// it also notices changes during a lost connection.
pub async fn events(State(site): State<Arc<Site>>, peer: Extension<Peer>) -> Response {
    let place = site.streams.take(peer.0.0);
    stream_of(site, place, PAUSE)
}

/// `GET /room/events`: the same for the room's pages.
pub async fn room_events(State(site): State<Arc<Site>>, peer: Extension<Peer>) -> Response {
    let place = site.room_streams.take(peer.0.0);
    stream_of(site, place, ROOM_PAUSE)
}

fn stream_of(site: Arc<Site>, place: Option<Place>, pause: Duration) -> Response {
    let Some(place) = place else {
        return (StatusCode::SERVICE_UNAVAILABLE, [(RETRY_AFTER, "10")]).into_response();
    };
    let changes = site.board.subscribe();
    let first = (changes, site, place, true);
    let events = stream::unfold(first, move |(mut changes, site, place, first)| async move {
        if !first {
            tokio::select! {
                changed = changes.changed() => changed.ok()?,
                () = site.closed() => return None,
            }
            tokio::select! {
                () = tokio::time::sleep(pause) => {},
                () = site.closed() => return None,
            }
        }
        let version = site.board.version_text(*changes.borrow_and_update());
        let event = Event::default()
            .event("state")
            .id(&version)
            .data(&version)
            .retry(RECONNECT);
        Some((Ok::<_, Infallible>(event), (changes, site, place, false)))
    });
    let keep_alive = KeepAlive::new()
        .interval(KEEP_ALIVE_INTERVAL)
        .event(Event::default().event("alive").data(""));
    // Tells nginx and similar proxies not to buffer the stream.
    let unbuffered = [(HeaderName::from_static("x-accel-buffering"), "no")];
    (unbuffered, Sse::new(events).keep_alive(keep_alive)).into_response()
}
