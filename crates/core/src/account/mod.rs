//! An account as assertions see it: the snapshot, and which of its resources is which resource of the suite.

mod containers;
mod groups;
mod labels;
mod remedies;
mod resolution;
mod shown;

pub use crate::resource::kinds::short;
pub use groups::GroupSet;
pub use labels::label;
pub use resolution::{Found, How, NearMiss, Resolution, ResourceState};

use crate::message::{Arg, Message};
use crate::resource::inventory::name_tag;
use crate::resource::{Resource, ResourceKind, ResourceType, Resources};
use crate::snapshot::ec2::{SecurityGroup, Subnet, Vpc};
use crate::snapshot::ecs::{Cluster, Service, Task, TaskDefinition};
use crate::snapshot::efs::FileSystem;
use crate::snapshot::elbv2::{LoadBalancer, TargetGroup};
use crate::snapshot::services::DbInstance;
use crate::snapshot::{Call, Reason, Snapshot};
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
            _ => self.kind_word(resource),
        }
    }

    /// The resource of the account that was found for a resource of the suite.
    pub fn found(&self, resource: &str) -> Result<&'a Found, Shortfall> {
        match self.resolution.state(resource) {
            Some(ResourceState::Found(found)) => Ok(found),
            Some(ResourceState::Unknown(reason)) => Err(reason.clone().into()),
            _ => Err(missing(resource)),
        }
    }

    /// The resource of the account that was found for a resource of the suite, as the snapshot holds it.
    pub fn get<T: ResourceType>(&self, resource: &str) -> Result<&'a T, Shortfall> {
        let found = self.found(resource)?;
        T::find(self.snapshot, &found.key)?.ok_or_else(|| missing(resource))
    }

    pub fn vpc(&self, resource: &str) -> Result<&'a Vpc, Shortfall> {
        self.get(resource)
    }

    pub fn group(&self, resource: &str) -> Result<&'a SecurityGroup, Shortfall> {
        self.get(resource)
    }

    pub fn file_system(&self, resource: &str) -> Result<&'a FileSystem, Shortfall> {
        self.get(resource)
    }

    pub fn load_balancer(&self, resource: &str) -> Result<&'a LoadBalancer, Shortfall> {
        self.get(resource)
    }

    pub fn target_group(&self, resource: &str) -> Result<&'a TargetGroup, Shortfall> {
        self.get(resource)
    }

    pub fn cluster(&self, resource: &str) -> Result<&'a Cluster, Shortfall> {
        self.get(resource)
    }

    pub fn database(&self, resource: &str) -> Result<&'a DbInstance, Shortfall> {
        self.get(resource)
    }

    pub fn service(&self, resource: &str) -> Result<&'a Service, Shortfall> {
        self.get(resource)
    }

    /// A service that says what its production tasks are made of. Those of an external controller say so in a task set.
    pub fn deployed_service(&self, resource: &str) -> Result<&'a Service, Shortfall> {
        Ok(self.service(resource)?.deployed()?)
    }

    pub fn task_definition(&self, resource: &str) -> Result<&'a TaskDefinition, Shortfall> {
        self.get(resource)
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

    /// A resource as the AWS CLI prints it.
    pub fn as_json(&self, resource: &str) -> Result<serde_json::Value, Shortfall> {
        let found = self.found(resource)?;
        let json = self.kind(resource)?.json(self.snapshot, &found.key)?;
        json.ok_or_else(|| missing(resource))
    }

    /// The subnets in which a service's tasks or a load balancer's nodes live. The others are not asked for theirs.
    pub fn subnets_of(&self, resource: &str) -> Result<Vec<&'a Subnet>, Shortfall> {
        let found = self.found(resource)?;
        let ids = self.kind(resource)?.subnet_ids(self.snapshot, &found.key)?;
        let ids = ids.ok_or_else(|| missing(resource))?;
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
        let Some(declared) = self.resource(resource) else {
            return Ok(None);
        };
        let inventory = declared.kind.inventory(self.snapshot);
        match inventory.items.iter().find(|item| item.key == key) {
            Some(item) => Ok(item.vpc_id.map(str::to_owned)),
            None => inventory.whole().map(|_| None),
        }
    }

    /// The kind of a resource that the suite declares.
    fn kind(&self, resource: &str) -> Result<ResourceKind, Shortfall> {
        let declared = self.resource(resource);
        declared
            .map(|resource| resource.kind)
            .ok_or_else(|| missing(resource))
    }
}

fn missing(resource: &str) -> Shortfall {
    Shortfall::Missing {
        resource: resource.into(),
    }
}
