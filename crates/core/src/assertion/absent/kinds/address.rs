use crate::assertion::absent::kind::{Kind, LeftoverKind, Listed, each};
use crate::assertion::absent::thing::Thing;
use crate::change::Doomed;
use crate::message::Message;
use crate::resource::inventory::name_tag;
use crate::snapshot::{Call, Reason, Snapshot};

pub struct Address;

impl LeftoverKind for Address {
    fn calls(&self) -> &'static [Call] {
        &[
            Call::DescribeAddresses,
            Call::DescribeNatGateways,
            Call::DescribeInstances,
            Call::DescribeVpcs,
        ]
    }

    fn word(&self) -> Message {
        Message::new("absent-addresses")
    }

    fn doomed(&self, _: &Snapshot, thing: &Thing<'_>) -> Option<Doomed> {
        Some(Doomed::Address(thing.id.to_owned()))
    }

    fn has_unique_names(&self) -> bool {
        false
    }

    fn list<'a>(&self, snapshot: &'a Snapshot, _: &[String]) -> Result<Listed<'a>, Reason> {
        each(&snapshot.ec2.addresses, |address| {
            // An address outside a VPC has no allocation id.
            let id = match address.allocation_id.as_str() {
                "" => &address.public_ip,
                id => id,
            };
            let name = match name_tag(&address.tags) {
                "" => &address.public_ip,
                name => name,
            };
            Some(Thing::new(id, name).tagged(&address.tags))
        })
    }

    fn users<'a>(
        &self,
        snapshot: &'a Snapshot,
        thing: &Thing<'_>,
    ) -> Result<Vec<(Kind, &'a str)>, Reason> {
        let ec2 = &snapshot.ec2;
        let gateways = ec2.nat_gateways.known()?.iter().filter(|gateway| {
            let mut addresses = gateway.nat_gateway_addresses.iter();
            addresses.any(|address| address.allocation_id.as_deref() == Some(thing.id))
        });
        let mut users: Vec<(Kind, &str)> = gateways
            .map(|gateway| (Kind::NatGateway, gateway.nat_gateway_id.as_str()))
            .collect();
        let mut addresses = ec2.addresses.known()?.iter();
        let own = addresses.find(|address| address.allocation_id == thing.id);
        let instance = own.and_then(|address| address.instance_id.as_deref());
        users.extend(instance.map(|id| (Kind::Instance, id)));
        Ok(users)
    }
}
