//! Declarations that live as long as the program, so that what refers to them can be copied.

use std::sync::{Mutex, PoisonError};

/// The maximum number of different declarations in one run of the program. A snapshot file can name some, too.
const MOST_DECLARATIONS: usize = 1_000;

/// Stores each different declaration once.
#[derive(Debug)]
pub struct Store<T: 'static>(Mutex<Vec<&'static T>>);

impl<T> Default for Store<T> {
    fn default() -> Self {
        Store::new()
    }
}

impl<T> Store<T> {
    /// Nothing yet.
    pub const fn new() -> Self {
        Store(Mutex::new(Vec::new()))
    }

    /// The stored declaration for which `is_same` holds, or else a new one.
    ///
    /// # Errors
    /// If there are too many declarations: a fragment for the user.
    pub fn get(
        &self,
        is_same: impl Fn(&T) -> bool,
        new: impl FnOnce() -> T,
    ) -> Result<&'static T, &'static str> {
        let mut stored = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(same) = stored.iter().find(|stored| is_same(stored)) {
            return Ok(same);
        }
        if stored.len() >= MOST_DECLARATIONS {
            return Err("there are too many different declarations");
        }
        let new: &'static T = Box::leak(Box::new(new()));
        stored.push(new);
        Ok(new)
    }
}
