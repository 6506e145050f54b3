use crate::assertion::absent::kind::{LeftoverKind, Listed, each};
use crate::assertion::absent::thing::{Thing, by_state};
use crate::change::Doomed;
use crate::message::Message;
use crate::resource::inventory::name_tag;
use crate::snapshot::{Call, Reason, Snapshot};

pub struct Instance;

impl LeftoverKind for Instance {
    fn calls(&self) -> &'static [Call] {
        &[Call::DescribeInstances, Call::DescribeVpcs]
    }

    fn word(&self) -> Message {
        Message::new("absent-instances")
    }

    fn doomed(&self, _: &Snapshot, thing: &Thing<'_>) -> Option<Doomed> {
        Some(Doomed::Instance(thing.id.to_owned()))
    }

    /// Amazon EC2 user guide, "Change instance termination protection". Only DescribeInstanceAttribute tells, for each instance
    /// alone.
    fn protection(&self) -> Option<&'static str> {
        Some("absent-protected-instance")
    }

    fn has_unique_names(&self) -> bool {
        false
    }

    fn list<'a>(&self, snapshot: &'a Snapshot, _: &[String]) -> Result<Listed<'a>, Reason> {
        each(&snapshot.ec2.instances, |instance| {
            let thing = Thing::new(&instance.instance_id, name_tag(&instance.tags))
                .in_vpc(instance.vpc_id.as_deref())
                .tagged(&instance.tags)
                .measuring(|measures| {
                    measures.class = &instance.instance_type;
                    measures.is_stopped = instance.state.name == "stopped";
                });
            let state = &instance.state.name;
            by_state(thing, state, &["terminated"], &["shutting-down"])
        })
    }
}
