use crate::assertion::absent::kind::{LeftoverKind, Listed, prefix};
use crate::assertion::absent::thing::{Thing, gigabytes};
use crate::change::Doomed;
use crate::message::Message;
use crate::snapshot::{Call, Reason, Scope, Snapshot};

pub struct LogGroup;

impl LeftoverKind for LogGroup {
    fn calls(&self) -> &'static [Call] {
        &[Call::DescribeLogGroups]
    }

    fn word(&self) -> Message {
        Message::new("absent-log-groups")
    }

    fn doomed(&self, _: &Snapshot, thing: &Thing<'_>) -> Option<Doomed> {
        Some(Doomed::LogGroup(thing.name.to_owned()))
    }

    fn list<'a>(&self, snapshot: &'a Snapshot, names: &[String]) -> Result<Listed<'a>, Reason> {
        let mut listed = Listed::default();
        for name in names {
            let groups = match snapshot.logs.log_groups_by_prefix.get(prefix(name)) {
                Some(groups) => groups.known(),
                None => Err(Reason::NotRead {
                    call: Call::DescribeLogGroups,
                }),
            };
            let groups = match groups {
                Ok(groups) => groups,
                Err(reason) => {
                    listed.unread = Some(reason);
                    continue;
                }
            };
            for group in groups {
                let name = &group.log_group_name;
                if !listed.things.iter().any(|thing| thing.name == name) {
                    let thing = Thing::new(name, name);
                    listed.things.push(thing.measuring(|measures| {
                        measures.gigabytes = gigabytes(group.stored_bytes);
                    }));
                }
            }
        }
        Ok(listed)
    }

    fn ask_for(&self, names: &[String], scope: &mut Scope) -> bool {
        let prefixes = names.iter().map(|name| prefix(name).to_owned());
        scope.log_groups.extend(prefixes);
        true
    }
}
