//! A random key for what must not be computable from the roster.

use super::{Store, StoreError};

impl Store {
    /// The random key of this store. It is made when it is first asked for, and stays.
    ///
    /// # Errors
    /// When the store cannot be read or written.
    pub fn secret(&self) -> Result<Vec<u8>, StoreError> {
        let connection = &self.connection;
        let read = || -> rusqlite::Result<Vec<u8>> {
            // A table beside the schema's, which earlier versions do not see. The row is inserted by the first of two processes.
            connection.execute_batch(
                "CREATE TABLE IF NOT EXISTS secret (id INTEGER PRIMARY KEY CHECK (id = 1), key BLOB NOT NULL) STRICT; \
                 INSERT OR IGNORE INTO secret VALUES (1, randomblob(32));",
            )?;
            connection.query_row("SELECT key FROM secret", [], |row| row.get(0))
        };
        self.with_path(read())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_store_keeps_its_key_and_no_two_have_the_same() {
        let folder = tempfile::tempdir().expect("a folder");
        let open = |name: &str| Store::open(&folder.path().join(name)).expect("a store");
        let key = open("one").secret().expect("a key");
        assert_eq!(key.len(), 32);
        assert_eq!(open("one").secret().expect("a key"), key);
        assert_ne!(open("two").secret().expect("a key"), key);
    }
}
