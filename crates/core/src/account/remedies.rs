//! Parts of changes that go by what the account has now.

use super::Account;
use crate::change::{
    Change, DefinitionEdit, Deletion, Doomed, Network, Registration, ServiceName, ServiceUpdate,
    new_id, revision_of,
};
use crate::ids::ResourceName;
use crate::resource::ResourceKind;
use crate::resource::inventory::name_tag;
use crate::snapshot::ec2::{Subnet, Vpc};
use crate::snapshot::ecs::{Service, ServiceLoadBalancer, TaskDefinition};
use crate::snapshot::elbv2::{Action, Listener, TargetGroup};

impl<'a> Account<'a> {
    /// An update of a service, if ECS itself deploys it: CodeDeploy and external controllers have ways of their own.
    /// Source: Amazon ECS API reference, UpdateService.
    pub fn update(&self, service: &Service, update: ServiceUpdate) -> Option<Change> {
        let controller = service.deployment_controller.as_ref();
        let is_own =
            controller.is_none_or(|controller| matches!(controller.kind.as_str(), "" | "ECS"));
        let service = ServiceName {
            arn: service.service_arn.clone(),
            cluster: last(&service.cluster_arn).to_owned(),
            name: service.service_name.clone(),
        };
        is_own.then_some(Change::UpdateService {
            service,
            updates: vec![update],
        })
    }

    /// The names that the workshop gives to a VPC and its subnets, where the only one that lacks such a name is certain: a
    /// VPC by its subnets, a subnet because every other one of its VPC has a name of `all` or cannot be meant.
    pub fn named_again(
        &self,
        vpc_name: &str,
        names: &[String],
        all: &[&str],
        could_be: impl Fn(&Subnet) -> bool,
    ) -> Vec<Change> {
        let Ok(vpc) = self.vpc(vpc_name) else {
            return Vec::new();
        };
        let subnets = self.snapshot.ec2.subnets.known().ok().into_iter().flatten();
        let of_vpc: Vec<_> = subnets
            .filter(|subnet| subnet.vpc_id == vpc.vpc_id)
            .collect();
        let is_there = |name: &&String| {
            let mut subnets = of_vpc.iter();
            subnets.any(|subnet| name_tag(&subnet.tags) == name.as_str())
        };
        let missing: Vec<&String> = names.iter().filter(|name| !is_there(name)).collect();
        let nameless: Vec<_> = of_vpc
            .iter()
            .filter(|subnet| !all.contains(&name_tag(&subnet.tags)) && could_be(subnet))
            .collect();
        match (missing.as_slice(), nameless.as_slice()) {
            ([name], [subnet]) => vec![Change::SetName {
                resource: subnet.subnet_id.clone(),
                name: (*name).clone(),
            }],
            _ => Vec::new(),
        }
    }

    /// The name of the only VPC that has all subnets of these names and no name of `taken`.
    pub fn vpc_named_again(&self, name: &str, subnets: &[&str], taken: &[&str]) -> Option<Change> {
        let ec2 = &self.snapshot.ec2;
        let all = ec2.subnets.known().ok()?;
        let has_all = |vpc: &&Vpc| {
            subnets.iter().all(|name| {
                let mut own = all.iter().filter(|subnet| subnet.vpc_id == vpc.vpc_id);
                own.any(|subnet| name_tag(&subnet.tags) == *name)
            })
        };
        let mut found = ec2.vpcs.known().ok()?.iter().filter(|vpc| {
            !subnets.is_empty() && !taken.contains(&name_tag(&vpc.tags)) && has_all(vpc)
        });
        match (found.next(), found.next()) {
            (Some(vpc), None) => Some(Change::SetName {
                resource: vpc.vpc_id.clone(),
                name: name.to_owned(),
            }),
            _ => None,
        }
    }

    /// A load balancer in place of one whose type, scheme or failure cannot be changed, where it is certainly the
    /// workshop's: it has the page's name, and its listeners forward to nothing but the suite's target groups.
    pub fn delete_balancer(&self, name: &ResourceName) -> Option<Change> {
        let balancer = self.load_balancer(name).ok()?;
        let declared = self.resource(name)?;
        let is_named = declared.page_name() == Some(balancer.load_balancer_name.as_str());
        let groups: Vec<&str> = self
            .resources
            .iter()
            .filter(|(_, resource)| resource.kind == ResourceKind::TargetGroup)
            .filter_map(|(name, _)| self.target_group(name).ok())
            .map(|group| group.target_group_arn.as_str())
            .collect();
        let arn = &balancer.load_balancer_arn;
        let listeners = match self.snapshot.elbv2.listeners.get(arn) {
            Some(listeners) => listeners.known().ok()?.as_slice(),
            None => return None,
        };
        let mut actions = listeners
            .iter()
            .flat_map(|listener| &listener.default_actions);
        let forwards_to_others = actions.any(|action| {
            let to = action.target_group_arn.as_deref();
            to.is_none_or(|to| !groups.contains(&to))
        });
        // The page asks for no rules but the default ones: others are for something else, and would be lost.
        let mut has_rules = false;
        for listener in listeners {
            if let Some(rules) = self.snapshot.elbv2.rules.get(&listener.listener_arn) {
                has_rules |= rules.known().ok()?.iter().any(|rule| !rule.is_default);
            }
        }
        (is_named && !forwards_to_others && !has_rules).then(|| {
            Change::Delete(Deletion {
                thing: Doomed::LoadBalancer(arn.clone()),
                labels: vec![balancer.load_balancer_name.clone()],
                region: None,
            })
        })
    }

    /// A new deployment of every service of the suite.
    pub fn redeploy(&self) -> Vec<Change> {
        let services = self
            .resources
            .iter()
            .filter(|(_, resource)| resource.kind == ResourceKind::Service);
        let services = services.filter_map(|(name, _)| self.service(name).ok());
        services
            .filter_map(|service| self.update(service, ServiceUpdate::Redeploy))
            .collect()
    }

    /// A new revision with these edits, and the services that use the present one updated to it.
    pub fn revise(&self, definition: &TaskDefinition, edits: Vec<DefinitionEdit>) -> Vec<Change> {
        if edits.is_empty() {
            return Vec::new();
        }
        let arn = &definition.task_definition_arn;
        let revision = Change::ReviseDefinition {
            definition: arn.clone(),
            edits,
        };
        let services = self
            .snapshot
            .ecs
            .services
            .values()
            .filter_map(|services| services.known().ok());
        let mut using: Vec<&Service> = services
            .flatten()
            .filter(|service| {
                service.status == "ACTIVE" && service.current_task_definition() == Some(arn)
            })
            .collect();
        using.sort_by_key(|service| &service.service_arn);
        let updates = using.into_iter().filter_map(|service| {
            self.update(
                service,
                ServiceUpdate::Definition {
                    family: definition.family.clone(),
                    revision: revision_of(arn),
                },
            )
        });
        std::iter::once(revision).chain(updates).collect()
    }

    /// A new target group in place of one whose kind, protocol or VPC cannot be changed: the listeners that forward to it
    /// and the services that register in it change over.
    pub fn replace_target_group(
        &self,
        old: &TargetGroup,
        vpc: &str,
        protocol: &str,
        port: u16,
    ) -> Vec<Change> {
        let elbv2 = &self.snapshot.elbv2;
        let kind = ResourceKind::TargetGroup;
        let name = self.free_name(kind, &old.target_group_name, None, None);
        let new = new_id(&name);
        let mut changes = vec![Change::CreateTargetGroup {
            name,
            vpc: vpc.to_owned(),
            protocol: protocol.to_owned(),
            port,
        }];
        let listeners = elbv2
            .listeners
            .values()
            .filter_map(|listeners| listeners.known().ok())
            .flatten();
        let forwards =
            |action: &Action| action.target_group_arn.as_ref() == Some(&old.target_group_arn);
        // A load balancer forwards within its VPC only: one of the old VPC keeps its target group.
        let is_near = |listener: &&Listener| {
            let balancers = elbv2.load_balancers.known().ok().into_iter().flatten();
            let mut own =
                balancers.filter(|own| own.load_balancer_arn == listener.load_balancer_arn);
            own.all(|own| own.vpc_id == vpc)
        };
        let mut own: Vec<&Listener> = listeners
            .filter(|listener| listener.default_actions.iter().any(forwards))
            .filter(is_near)
            .collect();
        own.sort_by_key(|listener| &listener.listener_arn);
        changes.extend(own.iter().map(|listener| {
            Change::SetListener {
                load_balancer: listener.load_balancer_arn.clone(),
                listener: listener.listener_arn.clone(),
                protocol: listener.protocol.clone().unwrap_or_default(),
                port: listener
                    .port
                    .and_then(|port| port.try_into().ok())
                    .unwrap_or_default(),
                target_group: new.clone(),
            }
        }));
        // ECS refuses a target group to which nothing forwards: then the services come after the listener.
        if own.is_empty() {
            return changes;
        }
        let services = self
            .snapshot
            .ecs
            .services
            .values()
            .filter_map(|services| services.known().ok())
            .flatten();
        let mut using: Vec<&Service> = services
            .filter(|service| {
                service
                    .target_groups()
                    .any(|arn| arn == old.target_group_arn)
            })
            .collect();
        using.sort_by_key(|service| &service.service_arn);
        changes.extend(using.into_iter().filter_map(|service| {
            let balancers = service.current_load_balancers();
            let mut uses = balancers.iter();
            let balancer = uses.find(|balancer| {
                balancer.target_group_arn.as_ref() == Some(&old.target_group_arn)
            })?;
            let update = ServiceUpdate::TargetGroup {
                target_group: new.clone(),
                container: balancer.container_name.clone()?,
                port: balancer.container_port?.try_into().ok()?,
                others: registrations_beside(balancers, &old.target_group_arn)?,
            };
            self.update(service, update)
        }));
        changes
    }

    /// The present network of a service.
    pub fn network_of(&self, service: &Service) -> Network {
        let network = service.current_network();
        network.map_or_else(Network::default, |network| Network {
            subnets: network.subnets.clone(),
            groups: network.security_groups.clone(),
            public_ip: network.assign_public_ip.as_deref() == Some("ENABLED"),
        })
    }
}

/// The target groups of a service, except this one. Source: Amazon ECS API reference, UpdateService, `loadBalancers`.
///
/// None if one of them cannot be entered again by target group, container and port: one of a blue/green deployment, or a
/// Classic Load Balancer.
pub fn registrations_beside(
    balancers: &[ServiceLoadBalancer],
    group: &str,
) -> Option<Vec<Registration>> {
    let others = balancers
        .iter()
        .filter(|balancer| balancer.target_group_arn.as_deref() != Some(group));
    let registration = |balancer: &ServiceLoadBalancer| {
        if balancer.advanced_configuration.is_some() {
            return None;
        }
        Some(Registration {
            target_group: balancer.target_group_arn.clone()?,
            container: balancer.container_name.clone()?,
            port: u16::try_from(balancer.container_port?).ok()?,
        })
    };
    others.map(registration).collect()
}

/// The last part of an ARN, or a name.
fn last(arn: &str) -> &str {
    arn.rsplit('/').next().unwrap_or(arn)
}
