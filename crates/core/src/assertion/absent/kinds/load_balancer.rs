use crate::assertion::absent::kind::{LeftoverKind, Listed, resources};
use crate::assertion::absent::thing::Thing;
use crate::change::Doomed;
use crate::message::Message;
use crate::snapshot::{Call, Reason, Snapshot, elbv2};

pub struct LoadBalancer;

impl LeftoverKind for LoadBalancer {
    fn calls(&self) -> &'static [Call] {
        &[Call::DescribeLoadBalancers, Call::DescribeVpcs]
    }

    fn word(&self) -> Message {
        Message::new("absent-load-balancers")
    }

    fn doomed(&self, _: &Snapshot, thing: &Thing<'_>) -> Option<Doomed> {
        Some(Doomed::LoadBalancer(thing.id.to_owned()))
    }

    /// Elastic Load Balancing API reference, DeleteLoadBalancer, OperationNotPermitted. Only DescribeLoadBalancerAttributes tells, for
    /// each load balancer alone.
    fn protection(&self) -> Option<&'static str> {
        Some("absent-protected-load-balancer")
    }

    fn list<'a>(&self, snapshot: &'a Snapshot, _: &[String]) -> Result<Listed<'a>, Reason> {
        resources(snapshot, |lb: &elbv2::LoadBalancer| {
            let zones = match lb.scheme.as_str() {
                // Only an internet-facing load balancer has a public address in each zone.
                "internet-facing" => lb.availability_zones.len().try_into().unwrap_or(0),
                _ => 0,
            };
            Some(Thing::of(lb).measuring(|measures| measures.zones = zones))
        })
    }
}
