//! A store that is deleted with its owner: entries that are too many for the memory, and are not to be kept.

use tempfile::TempDir;

use super::{DEFAULT_FILE, Store, StoreError};

/// A store in a temporary folder.
#[derive(Debug)]
pub struct TemporaryStore {
    /// The store. It is closed before the folder is deleted.
    pub store: Store,
    _folder: TempDir,
}

impl TemporaryStore {
    /// An empty store in the system's folder for temporary files.
    ///
    /// # Errors
    /// When the folder or the store cannot be made.
    pub fn new() -> Result<Self, StoreError> {
        let folder = tempfile::tempdir().map_err(|source| StoreError::Temporary { source })?;
        Ok(TemporaryStore {
            store: Store::open(&folder.path().join(DEFAULT_FILE))?,
            _folder: folder,
        })
    }
}

/// A store that is kept, or one that is not.
#[derive(Debug)]
pub enum OpenStore {
    /// A file of the user.
    Kept(Store),
    /// A file that is deleted at the end.
    Temporary(TemporaryStore),
}

impl OpenStore {
    /// The store.
    pub fn store(&self) -> &Store {
        match self {
            OpenStore::Kept(store) => store,
            OpenStore::Temporary(temporary) => &temporary.store,
        }
    }
}
