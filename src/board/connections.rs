//! The connections of the board: how many there may be, and how long each may wait for a request.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
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
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::JoinSet;

use super::site::Site;

/// The maximum number of open connections. A process may usually open 1,024 files, and the scans need some of them.
pub const MOST_CONNECTIONS: usize = 512;

/// The longest time from the start of a connection, or from the end of a response, to the end of a request's header.
pub const HEADER_TIMEOUT: Duration = Duration::from_secs(10);

/// The address that a request came from.
#[derive(Debug, Clone, Copy)]
pub struct Peer(pub IpAddr);

/// A limited number of places. One peer may take half of them, so that it cannot shut out everybody else. Loopback may
/// take all of them, because a proxy on this computer is the peer of every browser.
#[derive(Debug, Clone)]
pub struct Places {
    free: Arc<Semaphore>,
    most_of_peer: usize,
    of_peers: Arc<Mutex<HashMap<IpAddr, usize>>>,
}

/// A place that is given back when this value is dropped.
#[derive(Debug)]
pub struct Place {
    _permit: OwnedSemaphorePermit,
    peer: Option<IpAddr>,
    places: Places,
}

impl Places {
    /// So many places.
    pub fn new(most: usize) -> Self {
        Places {
            free: Arc::new(Semaphore::new(most)),
            most_of_peer: most.div_ceil(2),
            of_peers: Arc::default(),
        }
    }

    /// A place for a peer, or none if all places or all of this peer are taken.
    pub fn take(&self, peer: IpAddr) -> Option<Place> {
        let permit = Arc::clone(&self.free).try_acquire_owned().ok()?;
        self.of_peer(permit, peer)
    }

    /// Waits until a place is free.
    async fn free(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.free).acquire_owned().await.ok()
    }

    fn of_peer(&self, permit: OwnedSemaphorePermit, peer: IpAddr) -> Option<Place> {
        let peer = counted(peer);
        if let Some(peer) = peer {
            let mut of_peers = self.lock();
            let taken = of_peers.entry(peer).or_default();
            if *taken >= self.most_of_peer {
                return None;
            }
            *taken += 1;
        }
        Some(Place {
            _permit: permit,
            peer,
            places: self.clone(),
        })
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<IpAddr, usize>> {
        // Each change is one assignment, so a panic leaves a usable map.
        self.of_peers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let Some(peer) = self.peer else { return };
        let mut of_peers = self.places.lock();
        if let Some(taken) = of_peers.get_mut(&peer) {
            *taken -= 1;
            if *taken == 0 {
                of_peers.remove(&peer);
            }
        }
    }
}

/// The address by which a peer is counted; none for loopback. One host has all addresses of an IPv6 network of 64 bits.
fn counted(peer: IpAddr) -> Option<IpAddr> {
    match peer.to_canonical() {
        peer if peer.is_loopback() => None,
        IpAddr::V6(peer) => {
            let network = u128::from(peer) & !u128::from(u64::MAX);
            Some(Ipv6Addr::from(network).into())
        }
        peer => Some(peer),
    }
}

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
