use crate::assertion::absent::kind::{Leavable, prefix};
use crate::assertion::absent::thing::{Thing, gigabytes};
use crate::message::Message;
use crate::snapshot::{Call, Reason, Scope, Snapshot};

pub struct LogGroup;

impl Leavable for LogGroup {
    fn calls(&self) -> &'static [Call] {
        &[Call::DescribeLogGroups]
    }

    fn word(&self) -> Message {
        Message::new("absent-log-groups")
    }

    fn list<'a>(&self, snapshot: &'a Snapshot, names: &[String]) -> Result<Vec<Thing<'a>>, Reason> {
        let mut things: Vec<Thing<'_>> = Vec::new();
        for name in names {
            let Some(groups) = snapshot.logs.log_groups_by_prefix.get(prefix(name)) else {
                return Err(Reason::NotRead {
                    call: Call::DescribeLogGroups,
                });
            };
            for group in groups.known()? {
                let name = &group.log_group_name;
                if !things.iter().any(|thing| thing.name == name) {
                    let thing = Thing::new(name, name);
                    things.push(thing.measuring(|measures| {
                        measures.gigabytes = gigabytes(group.stored_bytes);
                    }));
                }
            }
        }
        Ok(things)
    }

    fn ask_for(&self, names: &[String], scope: &mut Scope) -> bool {
        let prefixes = names.iter().map(|name| prefix(name).to_owned());
        scope.log_groups.extend(prefixes);
        true
    }
}
