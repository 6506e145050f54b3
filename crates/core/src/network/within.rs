//! Traffic between two ends within a VPC.

use super::blocker::Obstacle;
use super::filters::Far;
use super::next_hop::{Hop, to_range};
use super::trace::{End, Trace};
use crate::change::Change;
use crate::ports::Ports;

impl Trace<'_> {
    /// Follows TCP traffic from one end to the other and its replies back.
    ///
    /// Where the way between them is not modelled, something on it may change addresses or answer itself: then only
    /// what the sender's own groups let out is certain.
    pub fn between(&mut self, from: &End<'_>, to: &End<'_>, ports: Ports) {
        self.groups(from, true, ports, Far::End(to));
        if from.subnet.vpc_id != to.subnet.vpc_id {
            return self.other_vpc(from, to);
        }
        // Network ACLs stand at a subnet's edge, and routes are for what leaves it.
        if from.subnet.subnet_id != to.subnet.subnet_id {
            let there = self.is_local(from, to);
            let back = self.is_local(to, from);
            if !(there && back) {
                return;
            }
            self.acl(from.subnet, true, ports, to.address);
            self.acl(to.subnet, false, ports, from.address);
            self.acl(to.subnet, true, from.opens_from, from.address);
            self.acl(from.subnet, false, from.opens_from, to.address);
        }
        self.groups(to, false, ports, Far::End(from));
    }

    fn other_vpc(&mut self, from: &End<'_>, to: &End<'_>) {
        let Some(table) = self.table(from.subnet) else {
            return;
        };
        if let Hop::NotModelled(target) = to_range(table, to.address) {
            return self.not_modelled(target);
        }
        let (resource, vpc) = (to.resource.to_owned(), from.subnet.vpc_id.clone());
        self.block(
            Obstacle::OtherVpc {
                from: vpc.clone(),
                to: to.subnet.vpc_id.clone(),
            },
            Change::MoveToVpc { resource, vpc },
        );
    }

    /// Whether the way is the VPC's own, open or not; what else it is has been noted.
    fn is_local(&mut self, from: &End<'_>, to: &End<'_>) -> bool {
        let Some(table) = self.table(from.subnet) else {
            return false;
        };
        match to_range(table, to.address) {
            Hop::Local => true,
            Hop::Dead {
                destination,
                target,
            } => {
                let table = table.route_table_id.clone();
                self.block(
                    Obstacle::DeadRoute {
                        table: table.clone(),
                        destination,
                        target: target.to_owned(),
                    },
                    Change::RemoveRoute { table, destination },
                );
                true
            }
            Hop::NotModelled(target) | Hop::InternetGateway(target) | Hop::NatGateway(target) => {
                self.not_modelled(target);
                false
            }
            Hop::None => {
                self.not_modelled(&table.route_table_id);
                false
            }
        }
    }
}
