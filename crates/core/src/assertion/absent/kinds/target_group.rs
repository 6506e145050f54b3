use crate::assertion::absent::kind::{Kind, LeftoverKind, Listed, resources};
use crate::assertion::absent::thing::Thing;
use crate::change::Doomed;
use crate::message::Message;
use crate::resource::ResourceType;
use crate::snapshot::{Call, Reason, Snapshot, elbv2};

pub struct TargetGroup;

impl LeftoverKind for TargetGroup {
    fn calls(&self) -> &'static [Call] {
        &[
            Call::DescribeTargetGroups,
            Call::DescribeLoadBalancers,
            Call::DescribeVpcs,
        ]
    }

    fn word(&self) -> Message {
        Message::new("absent-target-groups")
    }

    fn doomed(&self, _: &Snapshot, thing: &Thing<'_>) -> Option<Doomed> {
        Some(Doomed::TargetGroup(thing.id.to_owned()))
    }

    fn list<'a>(&self, snapshot: &'a Snapshot, _: &[String]) -> Result<Listed<'a>, Reason> {
        resources(snapshot, |group: &elbv2::TargetGroup| {
            Some(Thing::of(group))
        })
    }

    fn users<'a>(
        &self,
        snapshot: &'a Snapshot,
        thing: &Thing<'_>,
    ) -> Result<Vec<(Kind, &'a str)>, Reason> {
        let own = elbv2::TargetGroup::find(snapshot, thing.id)?;
        let balancers = own.into_iter().flat_map(|group| &group.load_balancer_arns);
        Ok(balancers
            .map(|arn| (Kind::LoadBalancer, arn.as_str()))
            .collect())
    }
}
