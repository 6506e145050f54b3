use ipnet::Ipv4Net;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{Assertion, Context, Finding, NotPassed, Pass, Verdict};
use crate::account::Account;
use crate::change::Change;
use crate::ids::ResourceName;
use crate::message::Message;
use crate::network::Ports;
use crate::network::network_acl::{Filter, acl_of, filter, let_through, rule_name};
use crate::resource::ResourceKind;
use crate::snapshot::ec2::{NetworkAcl, Subnet};
use crate::snapshot::{Call, Reason, Scope};
use crate::verdict::BlamedRule;

/// Asserts that the network ACLs of subnets allow TCP traffic.
///
/// Network ACLs are stateless: replies need their own rules, to the source ports of clients (Linux 32768-60999, load
/// balancers and NAT gateways 1024-65535). The matching rule with the lowest number decides; other traffic is denied.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NetworkAclsAllow {
    /// The VPC, by its name under `resources`.
    pub vpc: ResourceName,
    /// The subnets, by their Name tags.
    pub subnets: Vec<String>,
    /// The traffic that must be allowed.
    pub flows: Vec<Flow>,
}

/// TCP traffic into or out of a subnet.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Flow {
    pub direction: Direction,
    pub ports: Ports,
    /// A database, by its name under `resources`. Its port is used in place of `ports`.
    #[serde(default)]
    pub database: Option<ResourceName>,
    /// The address range at the other end.
    #[schemars(with = "String")]
    pub peer: Ipv4Net,
}

/// The direction of the traffic, seen from the subnet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    In,
    Out,
}

impl Flow {
    fn is_egress(&self) -> bool {
        self.direction == Direction::Out
    }

    /// The ports, and the reason if the port of the database is not known.
    fn effective_ports(&self, account: &Account<'_>) -> (Ports, Option<Reason>) {
        let database = self.database.as_ref();
        match database.map(|database| account.database(database)) {
            Some(Ok(database)) => (database.port().map_or(self.ports, Ports::one), None),
            Some(Err(NotPassed::Unknown(reason))) => (self.ports, Some(reason)),
            Some(Err(_)) | None => (self.ports, None),
        }
    }

    /// The failure for traffic that this rule of a subnet's ACL denies.
    fn blocked(
        &self,
        acl: &NetworkAcl,
        subnet: &Subnet,
        name: &str,
        rule: i32,
        ports: Ports,
    ) -> Verdict {
        let (what, fix) = if self.is_egress() {
            ("acl-blocks-out", "acl-fix-out")
        } else {
            ("acl-blocks-in", "acl-fix-in")
        };
        let actual = Message::new(what)
            .with("acl", &acl.network_acl_id)
            .with("subnet", name)
            .with("ports", ports.to_string())
            .with("peer", self.peer.to_string())
            .with("rule", rule_name(rule));
        let fix = Message::new(fix)
            .with("acl", &acl.network_acl_id)
            .with("ports", ports.to_string())
            .with("peer", self.peer.to_string());
        let blamed = BlamedRule::NetworkAcl {
            acl: acl.network_acl_id.clone(),
            egress: self.is_egress(),
            number: rule,
        };
        let resources = [&acl.network_acl_id, &subnet.subnet_id];
        Err(Finding::new(actual, fix, resources)
            .blaming(Some(blamed))
            .into())
    }
}

impl Assertion for NetworkAclsAllow {
    fn evaluate(&self, Context { account, .. }: &Context<'_>) -> Verdict {
        let subnets = account.page_subnets(&self.vpc, &self.subnets)?;
        let acls = account.snapshot.ec2.network_acls.known()?;
        let mut seen: Vec<String> = Vec::new();
        for (subnet, name) in subnets.iter().zip(&self.subnets) {
            // Every subnet has an ACL. If it is not listed, the result is not known.
            let Some(acl) = acl_of(acls, &subnet.vpc_id, &subnet.subnet_id) else {
                let what = subnet.subnet_id.clone();
                return Err(Reason::NotModelled { what }.into());
            };
            for flow in &self.flows {
                let (ports, unread) = flow.effective_ports(account);
                match filter(acl, flow.is_egress(), ports, flow.peer) {
                    Filter::Passes => {}
                    Filter::Blocks { rule, .. } => {
                        return match unread {
                            Some(reason) => Err(reason.into()),
                            None => flow.blocked(acl, subnet, name, rule, ports),
                        };
                    }
                    Filter::Partly(range) => {
                        let what = format!("{}: {range}", acl.network_acl_id);
                        return Err(Reason::NotModelled { what }.into());
                    }
                }
            }
            if !seen.contains(&acl.network_acl_id) {
                seen.push(acl.network_acl_id.clone());
            }
        }
        Ok(Pass::saw(
            Message::new("acl-saw")
                .with("acls", seen.clone())
                .with("subnets", self.subnets.clone()),
            seen,
        ))
    }

    fn changes(&self, Context { account, .. }: &Context<'_>) -> Result<Vec<Change>, NotPassed> {
        let subnets = account.page_subnets(&self.vpc, &self.subnets)?;
        let acls = account.snapshot.ec2.network_acls.known()?;
        let mut changes: Vec<Change> = Vec::new();
        for subnet in &subnets {
            let Some(acl) = acl_of(acls, &subnet.vpc_id, &subnet.subnet_id) else {
                continue;
            };
            for flow in &self.flows {
                let (ports, _) = flow.effective_ports(account);
                let Filter::Blocks { first, .. } = filter(acl, flow.is_egress(), ports, flow.peer)
                else {
                    continue;
                };
                let change = let_through(acl, flow.is_egress(), ports, flow.peer, first, &changes);
                let is_same = |other: &Change| match (other, &change) {
                    (
                        Change::AllowInAcl {
                            acl,
                            egress,
                            ports,
                            peer,
                            ..
                        },
                        Change::AllowInAcl {
                            acl: own,
                            egress: out,
                            ports: these,
                            peer: from,
                            ..
                        },
                    ) => (acl, egress, ports, peer) == (own, out, these, from),
                    (one, other) => one == other,
                };
                if !changes.iter().any(is_same) {
                    changes.push(change);
                }
            }
        }
        Ok(changes)
    }

    fn page_subnets(&self) -> Option<(&ResourceName, &[String])> {
        Some((&self.vpc, &self.subnets))
    }

    fn expected(&self, _account: &Account<'_>) -> Message {
        Message::new("acl-expected").with("subnets", self.subnets.clone())
    }

    fn resources(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        vec![(&self.vpc, Some(ResourceKind::Vpc))]
    }

    fn mentions(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        let databases = self.flows.iter().filter_map(|flow| flow.database.as_ref());
        databases
            .map(|database| (database, Some(ResourceKind::Database)))
            .collect()
    }

    fn calls(&self) -> Vec<Call> {
        vec![Call::DescribeSubnets, Call::DescribeNetworkAcls]
    }

    fn extend_scope(&self, scope: &mut Scope) {
        if self.flows.iter().any(|flow| flow.database.is_some()) {
            scope.calls.insert(Call::DescribeDBInstances);
        }
    }
}
