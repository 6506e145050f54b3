//! The connections of the board: how many there may be, and how long each may wait for a request.

use std::net::IpAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::serve::Listener;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use super::site::Site;
use super::write_limit::WriteLimit;

/// The longest time from the start of a connection, or from the end of a response, to the end of a request's header.
pub const HEADER_TIMEOUT: Duration = Duration::from_secs(10);

/// The longest time without progress in writing a response. A browser that does not read holds a connection no longer.
const WRITE_TIMEOUT: Duration = Duration::from_secs(10);

/// The address that a request came from.
#[derive(Debug, Clone, Copy)]
pub struct Peer(pub IpAddr);

/// The address of this computer that a request came to.
#[derive(Debug, Clone, Copy)]
pub struct LocalAddress(pub IpAddr);

/// Accepts connections until the site is closed, and then waits for those that are open.
pub async fn accept(mut listener: TcpListener, router: Router, site: &Arc<Site>) {
    let service = TowerToHyperService::new(router);
    let mut connections = JoinSet::new();
    loop {
        let next = async {
            // Further connections wait in the listener's queue.
            let permit = site.connections.free().await;
            (permit, Listener::accept(&mut listener).await)
        };
        let (permit, (stream, peer)) = tokio::select! {
            next = next => next,
            Some(_) = connections.join_next() => continue,
            () = site.closed() => break,
        };
        let place = permit.and_then(|permit| site.connections.of_peer(permit, peer.ip()));
        // Dropping the stream closes the connection.
        let Some(place) = place else { continue };
        let connection = serve(stream, Peer(peer.ip()), service.clone(), Arc::clone(site));
        connections.spawn(async move {
            connection.await;
            drop(place);
        });
    }
    drop(listener);
    while connections.join_next().await.is_some() {}
}

/// Serves one connection. A request that is being answered is finished after the site was closed.
async fn serve(
    stream: TcpStream,
    peer: Peer,
    service: TowerToHyperService<Router>,
    site: Arc<Site>,
) {
    // An error means that the connection is closed.
    let Ok(local) = stream.local_addr() else {
        return;
    };
    let with_peer = service_fn(move |mut request: Request<Incoming>| {
        let extensions = request.extensions_mut();
        extensions.insert(peer);
        extensions.insert(LocalAddress(local.ip()));
        service.call(request)
    });
    let mut builder = http1::Builder::new();
    builder
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_TIMEOUT);
    let mut connection = pin!(builder.serve_connection(
        TokioIo::new(WriteLimit::new(stream, WRITE_TIMEOUT)),
        with_peer
    ));
    // An error means that the browser left, sent something else than HTTP, or took too long.
    tokio::select! {
        _ = connection.as_mut() => return,
        () = site.closed() => connection.as_mut().graceful_shutdown(),
    }
    let _ = connection.await;
}
