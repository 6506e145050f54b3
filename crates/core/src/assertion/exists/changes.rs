//! How a missing resource is created: as the other assertions of the suite ask for it.

use crate::account::Account;
use crate::assertion::carries_security_group::Carrier;
use crate::assertion::role_allows::{POLICY, filled_in};
use crate::assertion::security_group_allows::PeerResource;
use crate::assertion::target_group_protocol::TargetGroupProtocol;
use crate::assertion::{Assert, Context};
use crate::change::{Allowed, Change, Network, NewDefinition, NewService, Source, new_id};
use crate::ids::ResourceName;
use crate::network::next_hop::ANYWHERE;
use crate::network::rule::Protocol;
use crate::resource::{Resource, ResourceKind};
use crate::snapshot::ec2::Subnet;
use crate::verdict::NotPassed;

/// The change that creates a resource, or none where the suite does not say enough or a person has to decide. `gone` is the key
/// of one that is deleted before.
pub(in crate::assertion) fn changes(
    name: &ResourceName,
    context: &Context<'_>,
    gone: Option<&str>,
) -> Result<Vec<Change>, NotPassed> {
    let account = &context.account;
    let Some(declared) = account.resource(name) else {
        return Ok(Vec::new());
    };
    // A second database would be empty.
    if declared.kind == ResourceKind::Database && account.found(name).is_ok() {
        return Ok(account.relocated(name).into_iter().collect());
    }
    if declared.create.is_some() {
        return Ok(account.created(name).into_iter().collect());
    }
    let Some(page_name) = declared.page_name().map(str::to_owned) else {
        return Ok(Vec::new());
    };
    let peers = Peers { context, name };
    let change = match declared.kind {
        ResourceKind::SecurityGroup => {
            let vpc = vpc(account, declared)?;
            let name = account.free_name(declared.kind, &page_name, Some(&vpc), None);
            let rules = peers.rules(&new_id(&name), &vpc);
            let create = Change::CreateSecurityGroup { name, vpc };
            return Ok(std::iter::once(create).chain(rules).collect());
        }
        ResourceKind::FileSystem => Some(Change::CreateFileSystem { name: page_name }),
        ResourceKind::Cluster => Some(Change::CreateCluster {
            name: page_name,
            waits: false,
        }),
        ResourceKind::LoadBalancer => Some(Change::CreateLoadBalancer {
            name: account.free_name(declared.kind, &page_name, None, gone),
            subnets: peers.balancer_subnets()?,
            groups: peers.groups()?,
        }),
        ResourceKind::TargetGroup => {
            let vpc = vpc(account, declared)?;
            // One in another VPC is in use already.
            if let (Ok(group), Some(asked)) =
                (account.target_group(name), peers.asked_target_group())
            {
                return Ok(account.replace_target_group(group, &vpc, &asked.protocol, asked.port));
            }
            peers.target_group(page_name, vpc)
        }
        ResourceKind::TaskDefinition => peers.definition(page_name)?,
        ResourceKind::Service => return peers.service(page_name),
        ResourceKind::Vpc => peers.vpc(&page_name),
        ResourceKind::IamRole => return Ok(peers.role(page_name)),
        ResourceKind::Database | ResourceKind::Instance | ResourceKind::Declared(_) => None,
    };
    Ok(change.into_iter().collect())
}

fn vpc(account: &Account<'_>, declared: &Resource) -> Result<String, NotPassed> {
    let vpc = declared.vpc.as_deref().unwrap_or_default();
    Ok(account.vpc(vpc)?.vpc_id.clone())
}

fn ids(subnets: &[&Subnet]) -> Vec<String> {
    subnets
        .iter()
        .map(|subnet| subnet.subnet_id.clone())
        .collect()
}

/// What the other assertions of the suite say of one resource.
struct Peers<'p, 'c> {
    context: &'p Context<'c>,
    name: &'p ResourceName,
}

impl<'c> Peers<'_, 'c> {
    fn each<'a, T: 'a>(
        &'a self,
        of: impl Fn(&'c Assert) -> Option<T> + 'a,
    ) -> impl Iterator<Item = T> + 'a {
        self.context.peers.iter().filter_map(move |peer| of(peer))
    }

    /// The VPC that has lost its name: it has the subnets that the suite names.
    fn vpc(&self, page_name: &str) -> Option<Change> {
        let account = self.account();
        let subnets: Vec<&str> = self
            .each(|peer| peer.page_subnets().filter(|(vpc, _)| **vpc == *self.name))
            .flat_map(|(_, names)| names.iter().map(String::as_str))
            .collect();
        let vpcs = account.resources.values();
        let vpcs = vpcs.filter(|resource| resource.kind == ResourceKind::Vpc);
        let taken: Vec<&str> = vpcs.filter_map(Resource::page_name).collect();
        account.vpc_named_again(page_name, &subnets, &taken)
    }

    /// A role with what the suite asks of it.
    fn role(&self, role: String) -> Vec<Change> {
        let account = self.account();
        let mut asked = self.each(|peer| match peer {
            Assert::RoleAllows(asked) if asked.role == *self.name => Some(asked),
            _ => None,
        });
        let Some(first) = asked.next() else {
            return Vec::new();
        };
        let allowed = std::iter::once(first).chain(asked).flat_map(|asked| {
            let resources = std::iter::once(&asked.resource).chain(&asked.resources);
            resources.map(|resource| Allowed {
                actions: asked.actions.clone(),
                resource: filled_in(account, resource),
            })
        });
        vec![
            Change::CreateRole {
                role: role.clone(),
                service: first.trusted_by.clone(),
            },
            Change::AllowActions {
                role,
                policy: POLICY.to_owned(),
                allowed: allowed.collect(),
            },
        ]
    }

    fn account(&self) -> &Account<'c> {
        &self.context.account
    }

    /// The inbound rules that the group of this id is to have.
    fn rules(&self, group: &str, vpc: &str) -> Vec<Change> {
        let asked = self.each(|peer| match peer {
            Assert::SecurityGroupAllows(asked) if asked.group.as_ref() == Some(self.name) => {
                Some(asked)
            }
            _ => None,
        });
        let asked = asked.filter(|asked| asked.protocol == Protocol::Tcp);
        asked
            .filter_map(|asked| {
                let from = match asked.from.as_ref()? {
                    PeerResource::Anywhere => Source::Range(ANYWHERE),
                    PeerResource::Group(peer) => Source::Group(self.peer_group(peer, vpc)?),
                    PeerResource::Database(_) | PeerResource::Resource(_) => return None,
                };
                Some(Change::AllowInbound {
                    group: group.to_owned(),
                    ports: asked.ports,
                    from,
                })
            })
            .collect()
    }

    /// The id of another group in the same VPC: of the present one, or of the one that has to be created, too.
    fn peer_group(&self, peer: &ResourceName, vpc: &str) -> Option<String> {
        let account = self.account();
        match account.group(peer) {
            Ok(group) if group.vpc_id == vpc => Some(group.group_id.clone()),
            Ok(_) | Err(NotPassed::Missing { .. }) => {
                let wanted = account.resource(peer)?.page_name()?;
                let kind = ResourceKind::SecurityGroup;
                Some(new_id(&account.free_name(kind, wanted, Some(vpc), None)))
            }
            Err(_) => None,
        }
    }

    /// The groups that the resource is to carry.
    fn groups(&self) -> Result<Vec<String>, NotPassed> {
        let asked = self.each(|peer| match peer {
            Assert::CarriesSecurityGroup(asked) => match &asked.carrier {
                Carrier::LoadBalancer(carrier) | Carrier::Service(carrier)
                    if carrier == self.name =>
                {
                    Some(&asked.group)
                }
                _ => None,
            },
            _ => None,
        });
        asked
            .map(|group| Ok(self.account().group(group)?.group_id.clone()))
            .collect()
    }

    fn balancer_subnets(&self) -> Result<Vec<String>, NotPassed> {
        let mut asked = self.each(|peer| match peer {
            Assert::LoadBalancerSubnets(asked) if asked.load_balancer == *self.name => Some(asked),
            _ => None,
        });
        match asked.next() {
            Some(asked) => Ok(ids(&self
                .account()
                .page_subnets(&asked.vpc, &asked.subnets)?)),
            None => Ok(Vec::new()),
        }
    }

    fn asked_target_group(&self) -> Option<&'c TargetGroupProtocol> {
        let mut asked = self.each(|peer| match peer {
            Assert::TargetGroupProtocol(asked) if asked.target_group == *self.name => Some(asked),
            _ => None,
        });
        asked.next()
    }

    fn target_group(&self, name: String, vpc: String) -> Option<Change> {
        let asked = self.asked_target_group()?;
        let kind = ResourceKind::TargetGroup;
        Some(Change::CreateTargetGroup {
            name: self.account().free_name(kind, &name, None, None),
            vpc,
            protocol: asked.protocol.clone(),
            port: asked.port,
        })
    }

    fn definition(&self, family: String) -> Result<Option<Change>, NotPassed> {
        let account = self.account();
        let image = self.each(|peer| match peer {
            Assert::ContainerImage(asked) if asked.task_definition == *self.name => Some(asked),
            _ => None,
        });
        let secrets = self.each(|peer| match peer {
            Assert::ContainerSecrets(asked) if asked.task_definition == *self.name => Some(asked),
            _ => None,
        });
        let mount = self.each(|peer| match peer {
            Assert::MountPoint(asked) if asked.task_definition == *self.name => Some(asked),
            _ => None,
        });
        let volume = self.each(|peer| match peer {
            Assert::EfsVolume(asked) if asked.task_definition == *self.name => Some(asked),
            _ => None,
        });
        let role = self.each(|peer| match peer {
            Assert::TaskRole(asked) if asked.task_definition == *self.name => Some(asked),
            _ => None,
        });
        let (mut image, mut secrets, mut mount, mut volume, mut role) =
            (image, secrets, mount, volume, role);
        let (Some(image), Some(secrets), Some(mount), Some(volume), Some(role)) = (
            image.next(),
            secrets.next(),
            mount.next(),
            volume.next(),
            role.next(),
        ) else {
            return Ok(None);
        };
        let Some(role) = account.snapshot.iam.roles.get(&role.name) else {
            return Ok(None);
        };
        let Some(role) = role.known()? else {
            return Ok(None);
        };
        let secrets = secrets
            .secrets
            .iter()
            .map(|(variable, from)| (variable.clone(), from.clone()));
        Ok(Some(Change::RegisterDefinition(NewDefinition {
            container: format!("{family}-container"),
            family,
            image: format!("{}:{}", image.image, image.tag),
            port: image.port,
            secrets: secrets.collect(),
            role: role.arn.clone(),
            file_system: account
                .file_system(&volume.file_system)?
                .file_system_id
                .clone(),
            path: mount.path.clone(),
        })))
    }

    fn service(&self, name: String) -> Result<Vec<Change>, NotPassed> {
        let account = self.account();
        let mut subnets = self.each(|peer| match peer {
            Assert::TaskSubnets(asked) if asked.service == *self.name => Some(asked),
            _ => None,
        });
        let mut target_group = self.each(|peer| match peer {
            Assert::ServiceTargetGroup(asked) if asked.service == *self.name => Some(asked),
            _ => None,
        });
        let mut definition = self.each(|peer| match peer {
            Assert::ServiceRevision(asked) if asked.service == *self.name => {
                Some(&asked.task_definition)
            }
            _ => None,
        });
        let mut count = self.each(|peer| match peer {
            Assert::DesiredCount(asked) if asked.service == *self.name => Some(asked.count),
            _ => None,
        });
        let clusters = account
            .resources
            .iter()
            .filter(|(_, resource)| resource.kind == ResourceKind::Cluster);
        let mut clusters = clusters.filter(|(_, resource)| resource.wired_from.contains(self.name));
        let (Some(subnets), Some(target_group), Some(definition), Some((cluster, declared))) = (
            subnets.next(),
            target_group.next(),
            definition.next(),
            clusters.next(),
        ) else {
            return Ok(Vec::new());
        };
        let definition = account.task_definition(definition)?;
        let mut containers = definition.container_definitions.iter();
        let Some(container) = containers.find(|container| container.maps_tcp(target_group.port))
        else {
            return Ok(Vec::new());
        };
        let network = Network {
            subnets: ids(&account.page_subnets(&subnets.vpc, &subnets.subnets)?),
            groups: self.groups()?,
            public_ip: false,
        };
        let found = account.cluster(cluster)?;
        let known = account.snapshot.ecs.services.get(&found.cluster_arn);
        let known = known.and_then(|services| services.known().ok());
        let mut draining = known
            .into_iter()
            .flatten()
            .filter(|service| service.status == "DRAINING" && service.service_name == name);
        // Another one beside it takes nothing from anybody.
        let own = declared.page_name().filter(|_| account.is_unsure(cluster));
        let own_cluster = own.map(|name| Change::CreateCluster {
            name: name.to_owned(),
            waits: false,
        });
        let service = Change::CreateService(NewService {
            waits_for: draining.next().map(|service| service.service_arn.clone()),
            name,
            cluster: own.unwrap_or(&found.cluster_name).to_owned(),
            definition: definition.family.clone(),
            desired_count: count.next().unwrap_or(1),
            platform_version: "LATEST".to_owned(),
            network,
            target_group: account
                .target_group(&target_group.target_group)?
                .target_group_arn
                .clone(),
            container: container.name.clone(),
            port: target_group.port,
        });
        Ok(own_cluster.into_iter().chain([service]).collect())
    }
}
