//! A change as an edit of a snapshot: the account as AWS would have it afterwards.
//!
//! What takes AWS some minutes is done at once: a file system is available, a listener active. A new deployment of a
//! service is complete, with healthy targets, as it is where the configuration allows it; whether it does is judged by
//! the checks of the configuration. What the site answers afterwards is not known and stays as it was.

mod ec2;
mod ecs;
mod elbv2;
mod other;

use super::Change;
use crate::snapshot::{Fact, Snapshot};

impl Change {
    /// Makes the change in a snapshot. What the change is about may be missing there: then nothing changes.
    pub fn edit(&self, snapshot: &mut Snapshot) {
        if let Change::Delete(deletion) = self {
            return deletion.edit(snapshot);
        }
        if let Change::Declared(change) = self {
            return change.edit(snapshot);
        }
        let _ = self
            .edit_network(&mut snapshot.ec2)
            .or_else(|| self.edit_balancers(snapshot))
            .or_else(|| self.edit_storage(snapshot))
            .or_else(|| self.edit_tasks(snapshot));
    }
}

/// The items of a list that was read.
pub(super) fn items<T>(fact: &mut Fact<Vec<T>>) -> impl Iterator<Item = &mut T> {
    let list = match fact {
        Fact::Known(list) => Some(list),
        Fact::Unknown(_) => None,
    };
    list.into_iter().flatten()
}

/// Adds to a list that was read.
fn add<T>(fact: &mut Fact<Vec<T>>, item: T) {
    if let Fact::Known(list) = fact {
        list.push(item);
    }
}
