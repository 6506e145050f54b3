//! What the instructor has confirmed on the live board. It goes before what the roster says.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::roster::RosterIndex;

/// The mark for a check that is confirmed, and the one for a check of which that was taken back. Both are those of a roster.
const MARKS: [(bool, &str); 2] = [(true, "yes"), (false, "no")];

/// The marks of each attendee, by column.
#[derive(Debug, Default)]
pub struct Ticks(Mutex<BTreeMap<RosterIndex, BTreeMap<String, bool>>>);

impl Ticks {
    /// Confirms the checks of a column, or takes that back.
    pub fn set(&self, index: RosterIndex, column: &str, ticked: bool) {
        let mut all = self.lock();
        all.entry(index)
            .or_default()
            .insert(column.to_owned(), ticked);
    }

    /// Whether the instructor has confirmed the checks of a column; none if nothing was said on the board.
    pub fn get(&self, index: RosterIndex, column: &str) -> Option<bool> {
        self.lock().get(&index)?.get(column).copied()
    }

    /// The marks of an attendee, as a roster has them.
    pub fn marks(&self, index: RosterIndex) -> BTreeMap<String, String> {
        let all = self.lock();
        let own = all.get(&index).into_iter().flatten();
        own.filter_map(|(column, ticked)| {
            let (_, mark) = MARKS.iter().find(|(of, _)| of == ticked)?;
            Some((column.clone(), (*mark).to_owned()))
        })
        .collect()
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<RosterIndex, BTreeMap<String, bool>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
