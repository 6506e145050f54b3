//! Traffic between two ends within a VPC.

use super::blocker::Obstacle;
use super::filters::OtherEnd;
use super::next_hop::{Hop, to_range};
use super::trace::{End, Trace};
use crate::change::Change;
use crate::ports::Ports;

impl Trace<'_> {
    /// Follows TCP traffic from one end to the other, and the replies.
    ///
    /// If the route between the ends is not modelled, an appliance on it may change addresses or answer itself. Then only
    /// the outbound rules of the sender are checked.
    pub fn between(&mut self, from: &End<'_>, to: &End<'_>, ports: Ports) {
        self.groups(from, true, ports, OtherEnd::End(to));
        if from.subnet.vpc_id != to.subnet.vpc_id {
            return self.other_vpc(from, to);
        }
        // Network ACLs and routes apply only to traffic that leaves the subnet.
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
        self.groups(to, false, ports, OtherEnd::End(from));
    }

    fn other_vpc(&mut self, from: &End<'_>, to: &End<'_>) {
        let Some(table) = self.table(from.subnet) else {
            return;
        };
        if let Hop::NotModelled(target) = to_range(&self.snapshot.ec2, table, to.address) {
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

    /// Whether the route is within the VPC, working or not. If not, the reason is recorded as not modelled.
    fn is_local(&mut self, from: &End<'_>, to: &End<'_>) -> bool {
        let Some(table) = self.table(from.subnet) else {
            return false;
        };
        match to_range(&self.snapshot.ec2, table, to.address) {
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
