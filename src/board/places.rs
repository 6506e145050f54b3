//! How many connections and streams the board may have at a time.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// The maximum number of open connections. A process may usually open 1,024 files, and the scans need some of them.
pub const MOST_CONNECTIONS: usize = 512;

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
    pub(super) async fn free(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.free).acquire_owned().await.ok()
    }

    pub(super) fn of_peer(&self, permit: OwnedSemaphorePermit, peer: IpAddr) -> Option<Place> {
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

/// The address by which a peer is counted; none for loopback.
fn counted(peer: IpAddr) -> Option<IpAddr> {
    let peer = network(peer);
    (!peer.is_loopback()).then_some(peer)
}

/// The address of one host: it has all addresses of an IPv6 network of 64 bits, except on loopback.
pub(super) fn network(peer: IpAddr) -> IpAddr {
    match peer.to_canonical() {
        IpAddr::V6(peer) if !peer.is_loopback() => {
            let network = u128::from(peer) & !u128::from(u64::MAX);
            Ipv6Addr::from(network).into()
        }
        peer => peer,
    }
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
