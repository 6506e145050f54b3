//! The parts of nodes: where a resource is, and what it is made of.

use std::collections::BTreeSet;

use super::draw::Drawing;
use super::ways::plain_name;
use super::{Edge, Ground, INTERNET, Part};
use crate::account::short;
use crate::evaluate::Judged;
use crate::message::Message;
use crate::network::next_hop::{Hop, to_internet};
use crate::network::route::{table_of, way_of};
use crate::resource::ResourceKind;
use crate::resource::inventory::name_tag;
use crate::snapshot::ec2::Subnet;
use crate::snapshot::efs::MountTarget;
use crate::verdict::Outcome;

impl<'e, 'a> Drawing<'e, 'a> {
    /// Where a resource is: its subnets, its mount targets or its zone; and another VPC than the suite's.
    pub(super) fn places(&self, id: &str) -> Vec<Part> {
        let mut parts = match self.kind(id) {
            Some(ResourceKind::FileSystem) => self.mount_targets(id),
            Some(ResourceKind::Database) => {
                let mut parts = self.attached(id);
                parts.extend(self.zone(id));
                parts
            }
            Some(ResourceKind::Service) => {
                let mut parts = self.subnets(id);
                parts.extend(self.tasks(id));
                parts
            }
            _ => self.subnets(id),
        };
        parts.extend(self.other_vpc(id));
        parts
    }

    /// The kind of subnets that a resource is in.
    pub(super) fn ground(&self, id: &str) -> Option<Ground> {
        let ec2 = &self.account.snapshot.ec2;
        let tables = ec2.route_tables.known().ok()?;
        let subnets = self.subnets_of(id);
        let mut grounds = subnets
            .iter()
            .map(|subnet| match way_of(ec2, tables, subnet) {
                Hop::InternetGateway(_) => Some(Ground::Public),
                Hop::NotModelled(_) => None,
                Hop::Local | Hop::NatGateway(_) | Hop::Dead { .. } | Hop::None => {
                    Some(Ground::Private)
                }
            });
        let first = grounds.next()??;
        grounds.all(|ground| ground == Some(first)).then_some(first)
    }

    pub(super) fn parameter(&self, judged: &Judged<'_>, name: &str) -> Part {
        let parameters = self.account.snapshot.ssm.parameters.known();
        let mut stored = parameters.into_iter().flatten();
        Part {
            kind: "parameter".to_owned(),
            label: self.words.locale.label("picture-parameter"),
            name: name.to_owned(),
            // What could not be read may be there.
            made: judged.outcome == Outcome::Unknown || stored.any(|stored| stored.name == name),
            outcome: Some(judged.outcome),
            checks: vec![judged.check.id.clone()],
        }
    }

    /// The NAT gateways by which traffic leaves the subnets of what goes to the internet.
    pub(super) fn ways_out(&self, edges: &[Edge]) -> Vec<Part> {
        let ec2 = &self.account.snapshot.ec2;
        let (Ok(tables), Ok(gateways)) = (ec2.route_tables.known(), ec2.nat_gateways.known())
        else {
            return Vec::new();
        };
        let mut used = BTreeSet::new();
        for edge in edges.iter().filter(|edge| edge.to == INTERNET) {
            for subnet in self.subnets_of(&edge.from) {
                let table = table_of(tables, &subnet.vpc_id, &subnet.subnet_id);
                if let Some(Hop::NatGateway(id)) = table.map(|table| to_internet(ec2, table)) {
                    used.insert(id);
                }
            }
        }
        let parts = used.into_iter().map(|id| {
            let gateway = gateways.iter().find(|gateway| gateway.nat_gateway_id == id);
            let state = gateway.map(|gateway| gateway.state.as_str());
            Part {
                kind: "nat_gateway".to_owned(),
                label: self.words.locale.label("picture-nat"),
                name: id.to_owned(),
                made: gateway.is_some(),
                outcome: Some(match state {
                    Some("available") => Outcome::Passed,
                    Some("pending") => Outcome::Pending,
                    _ => Outcome::Failed,
                }),
                checks: Vec::new(),
            }
        });
        parts.collect()
    }

    pub(super) fn subnets_of(&self, id: &str) -> Vec<&'e Subnet> {
        let ids: Vec<&str> = match self.kind(id) {
            Some(ResourceKind::FileSystem) => {
                let targets = self.targets(id).iter();
                targets.map(|target| target.subnet_id.as_str()).collect()
            }
            Some(ResourceKind::Database) => {
                let database = self.account.database(id).ok();
                let group = database.and_then(|database| database.db_subnet_group.as_ref());
                let members = group.into_iter().flat_map(|group| &group.subnets);
                members
                    .map(|member| member.subnet_identifier.as_str())
                    .collect()
            }
            _ => return self.account.subnets_of(id).unwrap_or_default(),
        };
        ids.into_iter().filter_map(|id| self.subnet(id)).collect()
    }

    fn subnet(&self, id: &str) -> Option<&'e Subnet> {
        let subnets = self.account.snapshot.ec2.subnets.known().ok()?;
        subnets.iter().find(|subnet| subnet.subnet_id == id)
    }

    fn targets(&self, id: &str) -> &'e [MountTarget] {
        let file_system = self.account.file_system(id).ok();
        let targets = file_system.and_then(|file_system| {
            let efs = &self.account.snapshot.efs;
            efs.mount_targets.get(&file_system.file_system_id)
        });
        let targets = targets.and_then(|targets| targets.known().ok());
        targets.map_or(&[], Vec::as_slice)
    }

    fn subnets(&self, id: &str) -> Vec<Part> {
        let subnets = self.subnets_of(id).into_iter();
        let mut parts: Vec<Part> = subnets.map(|subnet| place("subnet", subnet)).collect();
        parts.sort_by(|a, b| (&a.label, &a.name).cmp(&(&b.label, &b.name)));
        parts
    }

    fn mount_targets(&self, id: &str) -> Vec<Part> {
        let targets = self.targets(id).iter().filter_map(|target| {
            let mut part = place("mount_target", self.subnet(&target.subnet_id)?);
            part.outcome = Some(match target.life_cycle_state.as_str() {
                "available" | "updating" => Outcome::Passed,
                "creating" => Outcome::Pending,
                _ => Outcome::Failed,
            });
            Some(part)
        });
        let mut parts: Vec<Part> = targets.collect();
        parts.sort_by(|a, b| (&a.label, &a.name).cmp(&(&b.label, &b.name)));
        parts
    }

    fn zone(&self, id: &str) -> Vec<Part> {
        let database = self.account.database(id).ok();
        let zone = database.and_then(|database| database.availability_zone.clone());
        let part = zone.map(|zone| Part {
            kind: "zone".to_owned(),
            label: self.words.locale.label("picture-zone"),
            name: zone,
            made: true,
            outcome: None,
            checks: Vec::new(),
        });
        part.into_iter().collect()
    }

    /// The security groups of a resource, where the suite declares none for it.
    fn attached(&self, id: &str) -> Vec<Part> {
        let groups = self.account.attached_to(id).unwrap_or_default().into_iter();
        let parts = groups.map(|group| Part {
            kind: "security_group".to_owned(),
            label: self.words.locale.label("kind-security-group"),
            name: plain_name(&self.account.group_label(&group)),
            made: true,
            outcome: None,
            checks: Vec::new(),
        });
        parts.collect()
    }

    /// How many tasks of a service run.
    fn tasks(&self, id: &str) -> Option<Part> {
        let service = self.account.service(id).ok()?;
        let count = Message::new("picture-tasks")
            .with("running", service.running_count)
            .with("desired", service.desired_count);
        Some(Part {
            kind: "tasks".to_owned(),
            label: self.text(&count),
            name: String::new(),
            made: true,
            outcome: None,
            checks: Vec::new(),
        })
    }

    /// The VPC of a resource that is in another one than the suite says.
    fn other_vpc(&self, id: &str) -> Option<Part> {
        let wanted = self.account.resource(id)?.vpc.as_ref()?;
        let wanted = &self.account.found(wanted).ok()?.key;
        let found = self.account.found(id).ok()?;
        let own = self.account.vpc_of(id, &found.key).ok()??;
        (own != *wanted).then(|| Part {
            kind: "vpc".to_owned(),
            label: self.words.locale.label("kind-vpc"),
            name: self.account.vpc_label(&own),
            made: true,
            outcome: Some(Outcome::Failed),
            checks: Vec::new(),
        })
    }
}

fn place(kind: &str, subnet: &Subnet) -> Part {
    let name = name_tag(&subnet.tags);
    Part {
        kind: kind.to_owned(),
        label: subnet.availability_zone.clone(),
        name: if name.is_empty() {
            short(&subnet.subnet_id).to_owned()
        } else {
            name.to_owned()
        },
        made: true,
        outcome: None,
        checks: Vec::new(),
    }
}
