use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Deserialize;

use super::property::started;
use super::{Assert, Assertion, Context, NotPassed, Pass, Stated, Verdict, failed};
use crate::account::{Account, Carried};
use crate::change::{self, Change, Network, ServiceUpdate};
use crate::ids::ResourceName;
use crate::message::Message;
use crate::resource::{ResourceKind, Resources};
use crate::snapshot::ec2::Subnet;
use crate::snapshot::{Call, Scope};

/// Asserts that a load balancer, a service, every mount target of a file system or any other resource has a security group.
///
/// Additional groups work, because the rules of all groups apply; they are advice. Other groups in place of the group work if
/// their rules pass every check of the suite about the group's rules; that is advice, too.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CarriesSecurityGroup {
    /// The resource that must have the group.
    pub carrier: Carrier,
    /// The security group, by its name under `resources`.
    pub group: ResourceName,
}

/// A resource with security groups.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Carrier {
    LoadBalancer(ResourceName),
    Service(ResourceName),
    FileSystem(ResourceName),
    /// A resource of any other kind: a database, or of a kind under `kinds` that points at security groups.
    Resource(ResourceName),
}

impl Carrier {
    fn resource(&self) -> (&ResourceName, Option<ResourceKind>) {
        match self {
            Carrier::LoadBalancer(resource) => (resource, Some(ResourceKind::LoadBalancer)),
            Carrier::Service(resource) => (resource, Some(ResourceKind::Service)),
            Carrier::FileSystem(resource) => (resource, Some(ResourceKind::FileSystem)),
            Carrier::Resource(resource) => (resource, None),
        }
    }
}

impl Assertion for CarriesSecurityGroup {
    fn evaluate(&self, context: &Context<'_>) -> Verdict {
        let account = &context.account;
        let (resource, _) = self.carrier.resource();
        let group = account.group(&self.group)?;
        let wanted = account.group_label(&group.group_id);
        // Each mount target of a file system has its own groups, and all of them must have this group.
        let without: Vec<(String, Vec<String>)> = account
            .attachments(resource)?
            .into_iter()
            .filter(|(_, ids)| !ids.contains(&group.group_id))
            .collect();
        if !without.is_empty() {
            let carriers: Vec<String> =
                without.iter().map(|(carrier, _)| carrier.clone()).collect();
            let ids: BTreeSet<String> = without.iter().flat_map(|(_, ids)| ids).cloned().collect();
            let carried: Vec<String> = ids.iter().map(|id| account.group_label(id)).collect();
            let advice = Message::new("carries-instead")
                .with("resource", carriers.clone())
                .with("carried", carried.clone())
                .with("group", wanted.clone());
            if self.have_same_effect(context, &without)? {
                let saw = Message::new("carries-saw")
                    .with("resource", account.label(resource))
                    .with("group", carried);
                let key = &account.found(resource)?.key;
                let ids = ids.iter().chain([key, &group.group_id]);
                return Ok(Pass::saw(saw, ids).advise(advice));
            }
            let after = without
                .iter()
                .flat_map(|(_, ids)| self.groups_after(account, ids, &group.group_id));
            let kept: BTreeSet<String> = after
                .filter(|id| *id != group.group_id)
                .map(|id| account.group_label(&id))
                .collect();
            let fix = match kept.len() {
                0 => Message::new("carries-fix"),
                _ => Message::new("carries-fix-beside").with("kept", Vec::from_iter(kept)),
            };
            return failed(
                Message::new("carries-other")
                    .with("resource", carriers.clone())
                    .with("carried", carried)
                    .with("group", wanted.clone()),
                fix.with("resource", carriers.clone()).with("group", wanted),
                carriers.into_iter().chain(ids),
            );
        }
        let key = &account.found(resource)?.key;
        let others: Vec<String> = account
            .attached_to(resource)?
            .iter()
            .filter(|id| **id != group.group_id)
            .map(|id| account.group_label(id))
            .collect();
        let label = account.label(resource);
        let saw = Message::new("carries-saw")
            .with("resource", label.clone())
            .with("group", wanted);
        let advice = (!others.is_empty()).then(|| {
            Message::new("carries-others")
                .with("resource", label)
                .with("others", others)
        });
        Ok(Pass::saw(saw, [key, &group.group_id]).advise_some(advice))
    }

    fn changes(&self, context: &Context<'_>) -> Result<Vec<Change>, NotPassed> {
        let account = &context.account;
        let group = account.group(&self.group)?.group_id.clone();
        match &self.carrier {
            Carrier::LoadBalancer(resource) => {
                let balancer = account.load_balancer(resource)?;
                Ok(vec![Change::SetGroups {
                    carrier: change::Carrier::LoadBalancer(balancer.load_balancer_arn.clone()),
                    groups: self.groups_after(account, &balancer.security_groups, &group),
                    adds: group,
                }])
            }
            Carrier::Service(resource) => {
                let service = account.deployed_service(resource)?;
                let network = account.network_of(service);
                let mut network = Network {
                    groups: self.groups_after(account, &network.groups, &group),
                    ..network
                };
                let moved = move_to_vpc_of(&group, resource, &mut network, context)?;
                let mut updates = vec![ServiceUpdate::Groups {
                    network: network.clone(),
                    adds: group,
                }];
                updates.extend(moved.then_some(ServiceUpdate::Subnets(network)));
                let changes = updates
                    .into_iter()
                    .filter_map(|update| account.update(service, update));
                let change = changes.reduce(|mut all, more| {
                    all.absorb(&more);
                    all
                });
                Ok(change.into_iter().collect())
            }
            Carrier::FileSystem(resource) => {
                let file_system = &account.file_system(resource)?.file_system_id;
                let mut without = account.attachments(resource)?;
                let vpc = account.vpc_of_group(&group);
                without.retain(|(_, ids)| {
                    let mut vpcs = ids.iter().filter_map(|id| account.vpc_of_group(id));
                    !ids.contains(&group) && vpcs.all(|own| vpc.is_none_or(|vpc| own == vpc))
                });
                without.sort();
                Ok(without
                    .into_iter()
                    .map(|(id, carried)| Change::SetGroups {
                        carrier: change::Carrier::MountTarget {
                            id,
                            file_system: file_system.clone(),
                        },
                        groups: self.groups_after(account, &carried, &group),
                        adds: group.clone(),
                    })
                    .collect())
            }
            Carrier::Resource(resource) => {
                let groups = self.groups_after(account, &account.attached_to(resource)?, &group);
                let kind = account.resource(resource).map(|declared| declared.kind);
                let change = match kind {
                    Some(ResourceKind::Database) => {
                        let database = account.database(resource)?;
                        let carrier = change::Carrier::Database(change::DatabaseName::of(database));
                        let set = Change::SetGroups {
                            carrier,
                            groups,
                            adds: group,
                        };
                        return Ok(started(database).into_iter().chain([set]).collect());
                    }
                    Some(ResourceKind::Declared(kind)) => {
                        let mut wires = kind.declaration().points_at.iter();
                        let wire = wires.find(|wire| wire.kind == "security_group");
                        wire.and_then(|wire| account.changed(resource, &wire.field, &groups))
                    }
                    _ => None,
                };
                Ok(change.into_iter().collect())
            }
        }
    }

    fn expected(&self, account: &Account<'_>) -> Message {
        Message::new("carries-expected")
            .with("resource", account.page_name(self.carrier.resource().0))
            .with("group", account.page_name(&self.group))
    }

    fn resources(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        let (resource, kind) = self.carrier.resource();
        vec![
            (resource, kind),
            (&self.group, Some(ResourceKind::SecurityGroup)),
        ]
    }

    fn stated_on_page(&self, resources: &Resources) -> Vec<Stated> {
        let group = Stated::name_of(resources, &self.group);
        group.map(Stated::value).into_iter().collect()
    }

    fn calls(&self) -> Vec<Call> {
        match self.carrier {
            Carrier::FileSystem(_) => vec![
                Call::DescribeMountTargets,
                Call::DescribeMountTargetSecurityGroups,
            ],
            _ => Vec::new(),
        }
    }

    fn extend_scope(&self, scope: &mut Scope) {
        // Only needed if the resource has other groups, whose rules may have the same effect on its addresses.
        scope.calls.insert(Call::DescribeSubnets);
    }
}

/// Gives a service the subnets of the page if its own are in another VPC than a group, and returns whether they are: AWS takes
/// subnets and groups of one VPC only (Amazon ECS API reference, AwsVpcConfiguration).
///
/// # Errors
/// If the subnets of the page are missing or unknown.
fn move_to_vpc_of(
    group: &str,
    service: &ResourceName,
    network: &mut Network,
    context: &Context<'_>,
) -> Result<bool, NotPassed> {
    let account = &context.account;
    let subnets = account.subnets_of(service)?;
    let vpc = account.vpc_of_group(group);
    let is_elsewhere = |subnet: &&Subnet| vpc.is_some_and(|vpc| subnet.vpc_id != vpc);
    if !subnets.iter().any(is_elsewhere) {
        return Ok(false);
    }
    let mut asked = context.peers.iter().filter_map(|peer| match peer {
        Assert::TaskSubnets(asked) if asked.service == *service => Some(asked),
        _ => None,
    });
    let Some(asked) = asked.next() else {
        return Err(NotPassed::Missing {
            resource: service.clone(),
        });
    };
    let page = account.page_subnets(&asked.vpc, &asked.subnets)?;
    network.subnets = page.iter().map(|subnet| subnet.subnet_id.clone()).collect();
    Ok(true)
}

impl CarriesSecurityGroup {
    /// The groups that a carrier has after it got the right one: those of something else stay, because they may open what that
    /// needs. The VPC's own group, groups of another VPC and other groups of the suite are what a wrong choice looks like. What may
    /// belong to others, such as a database, keeps the latter, too.
    fn groups_after(&self, account: &Account<'_>, carried: &[String], adds: &str) -> Vec<String> {
        let (resource, _) = self.carrier.resource();
        let keeps_groups_of_suite = matches!(self.carrier, Carrier::Resource(_));
        let stays = |id: &&String| {
            let of_suite = account.resources.iter().any(|(name, resource)| {
                resource.kind == ResourceKind::SecurityGroup
                    && account
                        .group(name)
                        .is_ok_and(|group| group.group_id == **id)
            });
            (keeps_groups_of_suite || !of_suite) && !account.is_replaced_by(adds, resource, id)
        };
        let others = carried.iter().filter(stays).cloned();
        others.chain([adds.to_owned()]).collect()
    }

    /// Whether the groups of these network interfaces pass every check of the suite about the rules of the group that they lack.
    ///
    /// # Errors
    /// If that is not known.
    fn have_same_effect(
        &self,
        context: &Context<'_>,
        without: &[(String, Vec<String>)],
    ) -> Result<bool, NotPassed> {
        let account = &context.account;
        let (resource, _) = self.carrier.resource();
        let group = account.group(&self.group)?;
        let addresses = account.addresses_of_resource(resource, &group.vpc_id)?;
        let mut unknown = None;
        for (_, ids) in without {
            let carried = Carried {
                groups: ids.iter().cloned().collect(),
                addresses: addresses.clone(),
            };
            let verdicts: Vec<Verdict> = context
                .peers
                .iter()
                .filter_map(|peer| match peer {
                    Assert::SecurityGroupAllows(rule) => {
                        rule.judge_in_place(account, &self.group, &carried)
                    }
                    _ => None,
                })
                .collect();
            if verdicts.is_empty() {
                return Ok(false);
            }
            for verdict in verdicts {
                match verdict {
                    Ok(_) => {}
                    Err(NotPassed::Unknown(reason)) => unknown = Some(reason),
                    Err(_) => return Ok(false),
                }
            }
        }
        unknown.map_or(Ok(true), |reason| Err(reason.into()))
    }
}
