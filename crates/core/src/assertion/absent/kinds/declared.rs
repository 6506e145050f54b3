//! Kinds that a suite declares, as leftovers.

use crate::assertion::absent::kind::{LeftoverKind, Listed};
use crate::assertion::absent::thing::{State, Thing};
use crate::message::Message;
use crate::resource::kinds::DeclaredKind;
use crate::snapshot::{Call, Reason, Snapshot};

impl LeftoverKind for DeclaredKind {
    fn calls(&self) -> &'static [Call] {
        self.calls_with_vpcs()
    }

    fn word(&self) -> Message {
        Message::new(format!("{}.plural", DeclaredKind::word(*self)))
    }

    fn list<'a>(&self, snapshot: &'a Snapshot, _: &[String]) -> Result<Listed<'a>, Reason> {
        let all = self.all(snapshot)?;
        let things = all.map(|(item, gone)| {
            let thing = Thing::new(item.key, item.name).in_vpc(item.vpc_id);
            match gone {
                Some(word) => thing.in_state(State::Going(word)),
                None => thing,
            }
        });
        Ok(Listed {
            things: things.collect(),
            unread: None,
        })
    }
}
