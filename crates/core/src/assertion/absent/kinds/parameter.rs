use crate::assertion::absent::kind::{LeftoverKind, Listed, each};
use crate::assertion::absent::thing::Thing;
use crate::change::Doomed;
use crate::message::Message;
use crate::snapshot::scope::ParameterScope;
use crate::snapshot::{Call, Reason, Scope, Snapshot};

pub struct Parameter;

impl LeftoverKind for Parameter {
    fn calls(&self) -> &'static [Call] {
        &[Call::GetParameters]
    }

    fn word(&self) -> Message {
        Message::new("absent-parameters")
    }

    fn doomed(&self, _: &Snapshot, thing: &Thing<'_>) -> Option<Doomed> {
        Some(Doomed::Parameter(thing.name.to_owned()))
    }

    fn list<'a>(&self, snapshot: &'a Snapshot, _: &[String]) -> Result<Listed<'a>, Reason> {
        let mut listed = each(&snapshot.ssm.parameters, |parameter| {
            Some(Thing::new(&parameter.name, &parameter.name))
        })?;
        // The suite reads "NAME" and "/NAME", for which AWS may return the same parameter.
        listed.things.sort_by_key(|thing| thing.id);
        listed.things.dedup_by_key(|thing| thing.id);
        Ok(listed)
    }

    fn ask_for(&self, names: &[String], scope: &mut Scope) -> bool {
        let parameters = names.iter().map(|name| ParameterScope {
            name: name.clone(),
            ..ParameterScope::default()
        });
        scope.parameters.extend(parameters);
        true
    }

    fn may_end_in_anything(&self) -> bool {
        false
    }
}
