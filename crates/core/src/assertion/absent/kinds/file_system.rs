use crate::assertion::absent::kind::{LeftoverKind, Listed, resources};
use crate::assertion::absent::thing::{Thing, by_state, gigabytes};
use crate::change::Doomed;
use crate::message::Message;
use crate::snapshot::{Call, Reason, Snapshot, efs};

pub struct FileSystem;

impl LeftoverKind for FileSystem {
    fn calls(&self) -> &'static [Call] {
        &[
            Call::DescribeFileSystems,
            Call::DescribeMountTargets,
            Call::DescribeVpcs,
        ]
    }

    fn word(&self) -> Message {
        Message::new("absent-file-systems")
    }

    fn doomed(&self, snapshot: &Snapshot, thing: &Thing<'_>) -> Option<Doomed> {
        let targets = snapshot.efs.mount_targets.get(thing.id);
        let targets = targets.and_then(|targets| targets.known().ok());
        Some(Doomed::FileSystem {
            id: thing.id.to_owned(),
            mount_targets: targets
                .into_iter()
                .flatten()
                .map(|target| target.mount_target_id.clone())
                .collect(),
        })
    }

    fn list<'a>(&self, snapshot: &'a Snapshot, _: &[String]) -> Result<Listed<'a>, Reason> {
        resources(snapshot, |system| thing(snapshot, system))
    }
}

fn thing<'a>(snapshot: &'a Snapshot, system: &'a efs::FileSystem) -> Option<Thing<'a>> {
    let mut thing = Thing::of(system)
        .tagged(&system.tags)
        .measuring(|measures| measures.gigabytes = gigabytes(system.size_in_bytes.value));
    thing.vpcs = match snapshot.efs.mount_targets.get(&system.file_system_id) {
        Some(targets) => targets.known().map(|targets| {
            let vpcs = targets.iter().filter_map(|target| target.vpc_id.as_deref());
            vpcs.collect()
        }),
        None => Err(Reason::NotRead {
            call: Call::DescribeMountTargets,
        }),
    };
    by_state(thing, &system.life_cycle_state, &["deleted"], &["deleting"])
}
