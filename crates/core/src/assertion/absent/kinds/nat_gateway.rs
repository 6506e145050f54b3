use crate::assertion::absent::kind::{LeftoverKind, Listed, each};
use crate::assertion::absent::thing::{Thing, by_state};
use crate::change::Doomed;
use crate::message::Message;
use crate::resource::inventory::name_tag;
use crate::snapshot::{Call, Reason, Snapshot};

pub struct NatGateway;

impl LeftoverKind for NatGateway {
    fn calls(&self) -> &'static [Call] {
        &[Call::DescribeNatGateways, Call::DescribeVpcs]
    }

    fn word(&self) -> Message {
        Message::new("absent-nat-gateways")
    }

    fn doomed(&self, _: &Snapshot, thing: &Thing<'_>) -> Option<Doomed> {
        Some(Doomed::NatGateway(thing.id.to_owned()))
    }

    fn has_unique_names(&self) -> bool {
        false
    }

    fn list<'a>(&self, snapshot: &'a Snapshot, _: &[String]) -> Result<Listed<'a>, Reason> {
        each(&snapshot.ec2.nat_gateways, |gateway| {
            let thing = Thing::new(&gateway.nat_gateway_id, name_tag(&gateway.tags))
                .in_vpc(Some(&gateway.vpc_id))
                .tagged(&gateway.tags);
            // AWS deletes a failed gateway within about an hour. Source: VPC user guide, "Troubleshoot NAT
            // gateways".
            by_state(thing, &gateway.state, &["deleted"], &["deleting", "failed"])
        })
    }
}
