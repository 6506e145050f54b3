//! A store for async code: SQLite waits for the disk and for locks, so it runs on threads that may block.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{Store, StoreError};

/// A store that async tasks share. One call at a time reaches it.
#[derive(Debug, Clone)]
pub struct SharedStore(Arc<Mutex<Store>>);

impl SharedStore {
    /// Shares a store.
    pub fn new(store: Store) -> Self {
        SharedStore(Arc::new(Mutex::new(store)))
    }

    /// Runs `work` with the store on one of tokio's blocking threads.
    ///
    /// # Errors
    /// Those of `work`, and [`StoreError::Panicked`].
    pub async fn call<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Store) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let store = self.clone();
        let task = tokio::task::spawn_blocking(move || work(&store.lock()));
        match task.await {
            Ok(result) => result,
            Err(source) => Err(StoreError::Panicked { source }),
        }
    }

    /// The store itself, for code outside of async tasks.
    pub fn lock(&self) -> MutexGuard<'_, Store> {
        // A panic within a call rolls its transaction back: the store is as it was before.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
