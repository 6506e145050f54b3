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
