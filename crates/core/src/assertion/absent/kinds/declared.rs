//! Kinds that a suite declares, as leftovers.

use serde_json::Value;

use crate::assertion::absent::kind::{LeftoverKind, Listed};
use crate::assertion::absent::thing::{Measures, State, Thing};
use crate::message::Message;
use crate::resource::kinds::{DeclaredKind, MeasureFields};
use crate::snapshot::call::at;
use crate::snapshot::ec2::STACK_TAG;
use crate::snapshot::{Call, Reason, Snapshot};

impl LeftoverKind for DeclaredKind {
    fn calls(&self) -> &'static [Call] {
        self.calls_with_vpcs()
    }

    fn word(&self) -> Message {
        Message::new(format!("{}.plural", DeclaredKind::word(*self)))
    }

    fn busy<'a>(
        &self,
        snapshot: &'a Snapshot,
        thing: &Thing<'_>,
    ) -> Result<Option<&'a str>, Reason> {
        let item = self.find(snapshot, thing.id)?;
        Ok(item.and_then(|item| DeclaredKind::busy(*self, item)))
    }

    /// What has a field with a name has no other one beside it; the rest has its name in a tag.
    fn has_unique_names(&self) -> bool {
        let declaration = self.declaration();
        declaration.tags.is_none()
    }

    fn list<'a>(&self, snapshot: &'a Snapshot, _: &[String]) -> Result<Listed<'a>, Reason> {
        let things = self.results(snapshot)?.filter_map(|result| {
            let item = self.item(result)?;
            let mut thing = Thing::new(item.key, item.name).measuring(|measures| {
                measure(&self.declaration().measures, result, measures);
            });
            thing.vpcs = self.vpcs(snapshot, result);
            thing.has_outlived_vpc = self.has_outlived_vpc(snapshot, result).unwrap_or(false);
            thing.stack = self.tag(result, STACK_TAG);
            Some(match self.gone(result) {
                Some(word) => thing.in_state(State::Going(word)),
                None => thing,
            })
        });
        Ok(Listed {
            things: things.collect(),
            unread: None,
        })
    }
}

fn measure<'a>(fields: &MeasureFields, result: &'a Value, measures: &mut Measures<'a>) {
    let value = |field: &Option<String>| at(result, field.as_deref()?);
    measures.class = value(&fields.class)
        .and_then(Value::as_str)
        .unwrap_or_default();
    if value(&fields.multi_az).and_then(Value::as_bool) == Some(true) {
        measures.machines = 2;
    }
    // AWS query has texts in place of numbers.
    measures.gigabytes = value(&fields.gigabytes)
        .and_then(|size| size.as_f64().or_else(|| size.as_str()?.parse().ok()))
        .unwrap_or_default();
}
