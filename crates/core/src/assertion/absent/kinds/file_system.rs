use crate::assertion::absent::kind::{LeftoverKind, Listed, resources};
use crate::assertion::absent::thing::{Thing, by_state, gigabytes};
use crate::change::{Doomed, MountTarget};
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
        let targets = mount_targets(snapshot, thing.id).ok()?.iter();
        let targets = targets.filter(|target| target.life_cycle_state != "deleted");
        let targets = targets.map(|target| MountTarget {
            id: target.mount_target_id.clone(),
            is_going: target.life_cycle_state == "deleting",
        });
        Some(Doomed::FileSystem {
            id: thing.id.to_owned(),
            mount_targets: targets.collect(),
        })
    }

    fn busy<'a>(
        &self,
        snapshot: &'a Snapshot,
        thing: &Thing<'_>,
    ) -> Result<Option<&'a str>, Reason> {
        let targets = mount_targets(snapshot, thing.id)?.iter();
        let mut states = targets.map(|target| target.life_cycle_state.as_str());
        Ok(states.find(|state| ["creating", "updating"].contains(state)))
    }

    fn has_unique_names(&self) -> bool {
        false
    }

    fn list<'a>(&self, snapshot: &'a Snapshot, _: &[String]) -> Result<Listed<'a>, Reason> {
        resources(snapshot, |system| thing(snapshot, system))
    }
}

fn thing<'a>(snapshot: &'a Snapshot, system: &'a efs::FileSystem) -> Option<Thing<'a>> {
    let mut thing = Thing::of(system)
        .tagged(&system.tags)
        .measuring(|measures| measures.gigabytes = gigabytes(system.size_in_bytes.value));
    thing.vpcs = mount_targets(snapshot, &system.file_system_id).map(|targets| {
        let vpcs = targets.iter().filter_map(|target| target.vpc_id.as_deref());
        vpcs.collect()
    });
    by_state(thing, &system.life_cycle_state, &["deleted"], &["deleting"])
}

fn mount_targets<'a>(
    snapshot: &'a Snapshot,
    system: &str,
) -> Result<&'a [efs::MountTarget], Reason> {
    match snapshot.efs.mount_targets.get(system) {
        Some(targets) => targets.known().map(Vec::as_slice),
        None => Err(Reason::NotRead {
            call: Call::DescribeMountTargets,
        }),
    }
}
