use super::service;
use crate::assertion::absent::kind::{Kind, LeftoverKind, Listed, resources};
use crate::assertion::absent::thing::{Thing, by_state};
use crate::change::Doomed;
use crate::message::Message;
use crate::snapshot::{Call, Reason, Snapshot, ecs};

pub struct Cluster;

impl LeftoverKind for Cluster {
    fn calls(&self) -> &'static [Call] {
        &[
            Call::DescribeClusters,
            Call::DescribeServices,
            Call::DescribeSubnets,
            Call::DescribeVpcs,
        ]
    }

    fn word(&self) -> Message {
        Message::new("absent-clusters")
    }

    fn doomed(&self, _: &Snapshot, thing: &Thing<'_>) -> Option<Doomed> {
        Some(Doomed::Cluster(thing.id.to_owned()))
    }

    fn list<'a>(&self, snapshot: &'a Snapshot, _: &[String]) -> Result<Listed<'a>, Reason> {
        resources(snapshot, |cluster: &ecs::Cluster| {
            by_state(
                Thing::of(cluster),
                &cluster.status,
                &["INACTIVE"],
                &["DEPROVISIONING"],
            )
        })
    }

    fn users<'a>(
        &self,
        snapshot: &'a Snapshot,
        thing: &Thing<'_>,
    ) -> Result<Vec<(Kind, &'a str)>, Reason> {
        service::users_where(snapshot, |service| service.cluster_arn == thing.id)
    }
}
