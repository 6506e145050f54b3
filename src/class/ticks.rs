//! What the instructor has confirmed on the live board. It goes before what the roster says, on that board and later.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::roster::{Attendee, RosterIndex, comparable};
use super::store::{Confirmation, Store, StoreError};

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
        own.filter_map(|(column, ticked)| mark(column, *ticked))
            .collect()
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<RosterIndex, BTreeMap<String, bool>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What a roster would say of a column.
fn mark(column: &str, ticked: bool) -> Option<(String, String)> {
    let (_, mark) = MARKS.iter().find(|(of, _)| *of == ticked)?;
    Some((column.to_owned(), (*mark).to_owned()))
}

/// What was confirmed on the live boards of a store, by the names of the attendees: the rosters of other runs may have other places.
#[derive(Debug, Default)]
pub struct Confirmed(HashMap<String, Vec<Confirmation>>);

impl Confirmed {
    /// What was confirmed for a suite.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn of(store: &Store, suite_id: &str) -> Result<Self, StoreError> {
        let mut by_name: HashMap<String, Vec<Confirmation>> = HashMap::new();
        for one in store.confirmations(suite_id)? {
            let name = comparable(&one.name).into_owned();
            by_name.entry(name).or_default().push(one);
        }
        Ok(Confirmed(by_name))
    }

    /// The marks of an attendee, as a roster has them. Those of the newest board count. Where a board had several rows of the name
    /// and the account, only the one at the same place is the attendee's.
    pub fn marks(
        &self,
        index: RosterIndex,
        name: &str,
        account_id: &str,
    ) -> BTreeMap<String, String> {
        let own = self.own(index, name, account_id);
        own.filter_map(|one| mark(&one.column, one.ticked))
            .collect()
    }

    /// Confirms for these attendees what was confirmed for them on a board, and returns for how many anything was.
    pub fn hand_to(&self, ticks: &Ticks, attendees: &[Attendee]) -> usize {
        let mut count = 0;
        for attendee in attendees {
            let own = self.own(attendee.index, &attendee.name, &attendee.account_id);
            let mut own = own.peekable();
            count += usize::from(own.peek().is_some());
            own.for_each(|one| ticks.set(attendee.index, &one.column, one.ticked));
        }
        count
    }

    fn own<'c>(
        &'c self,
        index: RosterIndex,
        name: &str,
        account_id: &'c str,
    ) -> impl Iterator<Item = &'c Confirmation> {
        let of_name = self.0.get(&*comparable(name));
        of_name.into_iter().flatten().filter(move |one| {
            let is_same =
                one.account_id == account_id || one.account_id.is_empty() || account_id.is_empty();
            is_same && (!one.is_one_of_several || one.index == index)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::class::store::testing::{at, class, key};
    use crate::class::store::{RosterRow, RunKey, RunKind};

    fn marks(of: &Confirmed, attendee: &Attendee) -> Vec<(String, String)> {
        let marks = of.marks(attendee.index, &attendee.name, &attendee.account_id);
        marks.into_iter().collect()
    }

    #[test]
    fn what_was_confirmed_on_a_board_is_the_attendee_s_in_another_roster() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(&folder.path().join("s")).expect("made");
        let suite = key().suite_id;
        let none = Confirmed::of(&store, &suite).expect("read");
        let attendees = class(4);
        assert!(marks(&none, &attendees[0]).is_empty());
        let live = |suite_id: &str, ticks: &[(usize, &str, bool)]| {
            let key = RunKey {
                kind: RunKind::Live,
                suite_id: suite_id.to_owned(),
                ..key()
            };
            let run = store.begin(&key, at(0)).expect("begun");
            let mut rows: Vec<RosterRow> = attendees
                .iter()
                .map(|one| RosterRow::new(one, false))
                .collect();
            // The same person in two Regions, and one whose account the first submission decides.
            rows[2].name.clone_from(&attendees[1].name);
            rows[2].account_id.clone_from(&attendees[1].account_id);
            rows[3].account_id.clear();
            store.set_roster(run, rows, None).expect("saved");
            for (position, column, ticked) in ticks {
                let index = RosterIndex::new(*position);
                let set = store.set_tick(run, index, column, *ticked);
                set.expect("saved");
            }
        };
        live(&suite, &[(0, "a", true), (0, "b", true), (2, "a", true)]);
        live(&suite, &[(0, "b", false), (3, "a", true)]);
        live("another", &[(0, "c", true)]);
        let confirmed = Confirmed::of(&store, &suite).expect("read");
        let said = |column: &str, mark: &str| (column.to_owned(), mark.to_owned());
        let mut moved = attendees.clone();
        moved.reverse();
        for (index, one) in moved.iter_mut().enumerate() {
            one.index = RosterIndex::new(index);
        }
        let [last, _, second, first] = moved.as_slice() else {
            panic!("four attendees");
        };
        assert_eq!(
            marks(&confirmed, first),
            [said("a", "yes"), said("b", "no")]
        );
        assert_eq!(marks(&confirmed, last), [said("a", "yes")]);
        // Which of the two rows it was is not known at another place; it is at the same one.
        let at_place = |place| Attendee {
            index: RosterIndex::new(place),
            ..second.clone()
        };
        assert!(marks(&confirmed, &at_place(1)).is_empty());
        assert_eq!(marks(&confirmed, &at_place(2)), [said("a", "yes")]);
        let stranger = Attendee {
            account_id: "999988887777".to_owned(),
            ..first.clone()
        };
        assert!(marks(&confirmed, &stranger).is_empty());

        let ticks = Ticks::default();
        assert_eq!(confirmed.hand_to(&ticks, &moved), 3);
        assert_eq!(ticks.get(first.index, "b"), Some(false));
        assert_eq!(ticks.get(last.index, "b"), None);
    }
}
