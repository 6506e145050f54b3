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

/// The longest time from the start of a connection, or from the end of a response, to the end of a request's header.
pub const HEADER_TIMEOUT: Duration = Duration::from_secs(10);

/// The address that a request came from.
#[derive(Debug, Clone, Copy)]
pub struct Peer(pub IpAddr);

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
    let with_peer = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(peer);
        service.call(request)
    });
    let mut builder = http1::Builder::new();
    builder
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_TIMEOUT);
    let mut connection = pin!(builder.serve_connection(TokioIo::new(stream), with_peer));
    // An error means that the browser left, sent something else than HTTP, or took too long.
    tokio::select! {
        _ = connection.as_mut() => return,
        () = site.closed() => connection.as_mut().graceful_shutdown(),
    }
    let _ = connection.await;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_peer_cannot_take_all_places() {
        let places = Places::new(4);
        let address = |text: &str| text.parse::<IpAddr>().expect("an address");
        let [one, other] = ["192.0.2.1", "192.0.2.2"].map(address);
        let first: Vec<Option<Place>> = (0..3).map(|_| places.take(one)).collect();
        let taken = first.iter().map(Option::is_some).collect::<Vec<_>>();
        assert_eq!(taken, [true, true, false]);
        let second = [places.take(other), places.take(other)];
        assert!(second.iter().all(Option::is_some));
        assert!(places.take(address("192.0.2.3")).is_none(), "all are taken");
        drop((first, second));
        assert!(places.take(one).is_some() && places.lock().is_empty());

        // The addresses of one IPv6 network count as one peer, and so do the two forms of an IPv4 address.
        let network: Vec<Option<Place>> = ["2001:db8::1", "2001:db8::2", "2001:db8::3"]
            .map(|text| places.take(address(text)))
            .into();
        assert!(network[1].is_some() && network[2].is_none());
        drop(network);
        let mapped =
            ["192.0.2.1", "::ffff:192.0.2.1", "192.0.2.1"].map(|text| places.take(address(text)));
        assert!(mapped[1].is_some() && mapped[2].is_none());
        drop(mapped);
        let local: Vec<Option<Place>> = (0..5).map(|_| places.take(address("127.0.0.1"))).collect();
        assert_eq!(local.iter().flatten().count(), 4, "a proxy may have all");
    }
}
