//! An account as assertions see it: the snapshot, and which of its resources is which resource of the suite.

mod containers;
mod groups;
mod labels;
mod resolution;
mod shown;

pub use groups::GroupSet;
pub use labels::{label, short};
pub use resolution::{Found, How, NearMiss, Resolution, ResourceState};

use crate::message::{Arg, Message};
use crate::resource::inventory::{self, name_tag};
use crate::resource::{Resource, ResourceKind, Resources};
use crate::snapshot::ec2::{SecurityGroup, Subnet, Vpc};
use crate::snapshot::ecs::{Cluster, Service, Task, TaskDefinition};
use crate::snapshot::efs::FileSystem;
use crate::snapshot::elbv2::{LoadBalancer, TargetGroup};
use crate::snapshot::services::DbInstance;
use crate::snapshot::{Call, Fact, Reason, Snapshot};
use crate::verdict::{Shortfall, failed};

/// What an assertion may look at. Every lookup ends early where the thing is missing or not known.
#[derive(Debug, Clone, Copy)]
pub struct Account<'a> {
    pub snapshot: &'a Snapshot,
    /// The suite's declarations of its resources, by name.
    pub resources: &'a Resources,
    pub resolution: &'a Resolution,
}

impl<'a> Account<'a> {
    /// The suite's declaration of a resource.
    pub fn resource(&self, resource: &str) -> Option<&'a Resource> {
        self.resources.get(resource)
    }

    /// The name the page gives to a resource. Where the page gives none, as to the database, the one that is
    /// there has a name; else the word for its kind stands in.
    pub fn page_name(&self, resource: &str) -> Arg {
        if let Some(name) = self.resource(resource).and_then(Resource::page_name) {
            return name.into();
        }
        match self.resolution.state(resource) {
            Some(ResourceState::Found(found)) => (&found.name).into(),
            _ => self.kind_word(resource).into(),
        }
    }

    /// The resource of the account that was found for a resource of the suite.
    pub fn found(&self, resource: &str) -> Result<&'a Found, Shortfall> {
        match self.resolution.state(resource) {
            Some(ResourceState::Found(found)) => Ok(found),
            Some(ResourceState::Unknown(reason)) => Err(reason.clone().into()),
            _ => Err(Shortfall::Missing {
                resource: resource.into(),
            }),
        }
    }

    fn pick<T>(
        &self,
        resource: &str,
        fact: &'a Fact<Vec<T>>,
        key: impl Fn(&T) -> &str,
    ) -> Result<&'a T, Shortfall> {
        let found = self.found(resource)?;
        fact.known()?
            .iter()
            .find(|item| key(item) == found.key)
            .ok_or_else(|| Shortfall::Missing {
                resource: resource.into(),
            })
    }

    pub fn vpc(&self, resource: &str) -> Result<&'a Vpc, Shortfall> {
        self.pick(resource, &self.snapshot.ec2.vpcs, |vpc| &vpc.vpc_id)
    }

    pub fn group(&self, resource: &str) -> Result<&'a SecurityGroup, Shortfall> {
        self.pick(resource, &self.snapshot.ec2.security_groups, |group| {
            &group.group_id
        })
    }

    pub fn file_system(&self, resource: &str) -> Result<&'a FileSystem, Shortfall> {
        self.pick(resource, &self.snapshot.efs.file_systems, |fs| {
            &fs.file_system_id
        })
    }

    pub fn load_balancer(&self, resource: &str) -> Result<&'a LoadBalancer, Shortfall> {
        self.pick(resource, &self.snapshot.elbv2.load_balancers, |lb| {
            &lb.load_balancer_arn
        })
    }

    pub fn target_group(&self, resource: &str) -> Result<&'a TargetGroup, Shortfall> {
        self.pick(resource, &self.snapshot.elbv2.target_groups, |group| {
            &group.target_group_arn
        })
    }

    pub fn cluster(&self, resource: &str) -> Result<&'a Cluster, Shortfall> {
        self.pick(resource, &self.snapshot.ecs.clusters, |cluster| {
            &cluster.cluster_arn
        })
    }

    pub fn database(&self, resource: &str) -> Result<&'a DbInstance, Shortfall> {
        self.pick(resource, &self.snapshot.rds.db_instances, |db| {
            &db.db_instance_identifier
        })
    }

    pub fn service(&self, resource: &str) -> Result<&'a Service, Shortfall> {
        let found = self.found(resource)?;
        inventory::service(self.snapshot, &found.key)?.ok_or_else(|| Shortfall::Missing {
            resource: resource.into(),
        })
    }

    pub fn task_definition(&self, resource: &str) -> Result<&'a TaskDefinition, Shortfall> {
        let found = self.found(resource)?;
        match self.snapshot.ecs.task_definitions.get(&found.key) {
            Some(definition) => Ok(definition.known()?),
            None => Err(Shortfall::Missing {
                resource: resource.into(),
            }),
        }
    }

    /// The present and recently stopped tasks of a service.
    pub fn tasks_of(
        &self,
        service: &'a Service,
    ) -> Result<impl Iterator<Item = &'a Task>, Shortfall> {
        let tasks: &[Task] = match self.snapshot.ecs.tasks.get(&service.cluster_arn) {
            Some(tasks) => tasks.known()?,
            None => {
                return Err(Reason::NotRead {
                    call: Call::DescribeTasks,
                }
                .into());
            }
        };
        let group = format!("service:{}", service.service_name);
        Ok(tasks
            .iter()
            .filter(move |task| task.group.as_ref() == Some(&group)))
    }

    /// A resource's resource as the AWS CLI prints it.
    pub fn as_json(&self, resource: &str) -> Result<serde_json::Value, Shortfall> {
        use ResourceKind as Kind;
        let json = match self
            .resource(resource)
            .map(|resource| resource.kind)
            .unwrap_or_default()
        {
            Kind::Vpc => serde_json::to_value(self.vpc(resource)?),
            Kind::SecurityGroup => serde_json::to_value(self.group(resource)?),
            Kind::FileSystem => serde_json::to_value(self.file_system(resource)?),
            Kind::LoadBalancer => serde_json::to_value(self.load_balancer(resource)?),
            Kind::TargetGroup => serde_json::to_value(self.target_group(resource)?),
            Kind::Cluster => serde_json::to_value(self.cluster(resource)?),
            Kind::TaskDefinition => serde_json::to_value(self.task_definition(resource)?),
            Kind::Service => serde_json::to_value(self.service(resource)?),
            Kind::Database => serde_json::to_value(self.database(resource)?),
            Kind::IamRole => {
                let name = &self.found(resource)?.key;
                let iam_role = self.snapshot.iam.roles.get(name);
                serde_json::to_value(
                    iam_role
                        .map(Fact::known)
                        .transpose()?
                        .and_then(Option::as_ref),
                )
            }
        };
        // Plain structs always have a JSON form; `null` would be an absent property.
        Ok(json.unwrap_or_default())
    }

    /// The subnets in which a service's tasks or a load balancer's nodes live.
    pub fn subnets_of(&self, resource: &str) -> Result<Vec<&'a Subnet>, Shortfall> {
        let ids: Vec<&str> = match self.resource(resource).map(|resource| resource.kind) {
            Some(ResourceKind::LoadBalancer) => self
                .load_balancer(resource)?
                .availability_zones
                .iter()
                .map(|zone| zone.subnet_id.as_str())
                .collect(),
            Some(ResourceKind::Service) => self
                .service(resource)?
                .network_configuration
                .iter()
                .filter_map(|network| network.awsvpc_configuration.as_ref())
                .flat_map(|network| network.subnets.iter().map(String::as_str))
                .collect(),
            // The others are not asked for theirs.
            _ => return Ok(Vec::new()),
        };
        let subnets = self.snapshot.ec2.subnets.known()?;
        let mut own: Vec<&Subnet> = subnets
            .iter()
            .filter(|subnet| ids.contains(&subnet.subnet_id.as_str()))
            .collect();
        // AWS promises no order; what is said of the first one must not depend on it.
        own.sort_by_key(|subnet| (name_tag(&subnet.tags), &subnet.subnet_id));
        Ok(own)
    }

    /// The subnets of these names in a VPC, in the order of the names. Those that are missing are the stack's to make.
    pub fn page_subnets(
        &self,
        vpc_role: &str,
        names: &[String],
    ) -> Result<Vec<&'a Subnet>, Shortfall> {
        let vpc = self.vpc(vpc_role)?;
        let subnets = self.snapshot.ec2.subnets.known()?;
        let named = |name: &String| {
            subnets.iter().find(|subnet| {
                subnet.vpc_id == vpc.vpc_id && name_tag(&subnet.tags) == name.as_str()
            })
        };
        let missing: Vec<String> = names
            .iter()
            .filter(|name| named(name).is_none())
            .cloned()
            .collect();
        if !missing.is_empty() {
            let actual = Message::new("subnets-missing").with("subnets", missing);
            return failed(
                actual.with("vpc", self.label(vpc_role)),
                Message::new("stack-fix"),
                [&vpc.vpc_id],
            );
        }
        Ok(names.iter().filter_map(named).collect())
    }

    /// The VPC that a resource is in, where its kind has one.
    pub fn vpc_of(&self, resource: &str, key: &str) -> Result<Option<String>, Reason> {
        let kind = self
            .resource(resource)
            .map(|resource| resource.kind)
            .unwrap_or_default();
        let items = inventory::list(self.snapshot, kind)?;
        let item = items.into_iter().find(|item| item.key == key);
        Ok(item.and_then(|item| item.vpc_id).map(str::to_owned))
    }
}
