//! An account as assertions see it: the snapshot, and the resource that was chosen for each resource of the suite.

mod containers;
mod declared;
mod groups;
mod labels;
mod names;
mod remedies;
mod resolution;
mod shown;
mod strays;

pub use crate::resource::kinds::short;
pub use groups::{Carried, GroupSet};
pub use labels::label;
pub use remedies::registrations_beside;
pub use resolution::{Found, FoundBy, NearMiss, Resolution, ResourceState};

use crate::message::{Arg, Message};
use crate::resource::inventory::name_tag;
use crate::resource::{Resource, ResourceKind, ResourceType, Resources};
use crate::snapshot::ec2::{SecurityGroup, Subnet, Vpc};
use crate::snapshot::ecs::{Cluster, Service, Task, TaskDefinition};
use crate::snapshot::efs::FileSystem;
use crate::snapshot::elbv2::{LoadBalancer, TargetGroup};
use crate::snapshot::services::DbInstance;
use crate::snapshot::{Call, Reason, Snapshot};
use crate::verdict::{NotPassed, failed};

/// The data that assertions read. Every lookup returns an error if the resource is missing or a fact is unknown, so
/// assertions use `?`.
#[derive(Debug, Clone, Copy)]
pub struct Account<'a> {
    /// The facts that were read.
    pub snapshot: &'a Snapshot,
    /// The suite's declarations of its resources, by name.
    pub resources: &'a Resources,
    /// The resource of the account for each resource of the suite.
    pub resolution: &'a Resolution,
}

impl<'a> Account<'a> {
    /// The suite's declaration of a resource.
    pub fn resource(&self, resource: &str) -> Option<&'a Resource> {
        self.resources.get(resource)
    }

    /// The page's name for a resource. If the page gives no name, as for the database, the name of the resource that was
    /// found, or the word for its kind.
    pub fn page_name(&self, resource: &str) -> Arg {
        if let Some(name) = self.resource(resource).and_then(Resource::page_name) {
            return name.into();
        }
        match self.resolution.state(resource) {
            Some(ResourceState::Found(found)) => (&found.name).into(),
            _ => self.kind_word(resource),
        }
    }

    /// The resource of the account that was chosen for a resource of the suite.
    ///
    /// # Errors
    /// If there is none, or it could not be read.
    pub fn found(&self, resource: &str) -> Result<&'a Found, NotPassed> {
        match self.resolution.state(resource) {
            Some(ResourceState::Found(found)) => Ok(found),
            Some(ResourceState::Unknown(reason)) => Err(reason.clone().into()),
            _ => Err(missing(resource)),
        }
    }

    /// The resource that was chosen for a resource of the suite, as a struct of the snapshot.
    ///
    /// # Errors
    /// If there is none, or it could not be read.
    pub fn get<T: ResourceType>(&self, resource: &str) -> Result<&'a T, NotPassed> {
        let found = self.found(resource)?;
        T::find(self.snapshot, &found.key)?.ok_or_else(|| missing(resource))
    }

    /// The VPC of that name in the suite.
    ///
    /// # Errors
    /// As [`Account::get`].
    pub fn vpc(&self, resource: &str) -> Result<&'a Vpc, NotPassed> {
        self.get(resource)
    }

    /// The security group of that name in the suite.
    ///
    /// # Errors
    /// As [`Account::get`].
    pub fn group(&self, resource: &str) -> Result<&'a SecurityGroup, NotPassed> {
        self.get(resource)
    }

    /// The EFS file system of that name in the suite.
    ///
    /// # Errors
    /// As [`Account::get`].
    pub fn file_system(&self, resource: &str) -> Result<&'a FileSystem, NotPassed> {
        self.get(resource)
    }

    /// The load balancer of that name in the suite.
    ///
    /// # Errors
    /// As [`Account::get`].
    pub fn load_balancer(&self, resource: &str) -> Result<&'a LoadBalancer, NotPassed> {
        self.get(resource)
    }

    /// The target group of that name in the suite.
    ///
    /// # Errors
    /// As [`Account::get`].
    pub fn target_group(&self, resource: &str) -> Result<&'a TargetGroup, NotPassed> {
        self.get(resource)
    }

    /// The ECS cluster of that name in the suite.
    ///
    /// # Errors
    /// As [`Account::get`].
    pub fn cluster(&self, resource: &str) -> Result<&'a Cluster, NotPassed> {
        self.get(resource)
    }

    /// The RDS database instance of that name in the suite.
    ///
    /// # Errors
    /// As [`Account::get`].
    pub fn database(&self, resource: &str) -> Result<&'a DbInstance, NotPassed> {
        self.get(resource)
    }

    /// The ECS service of that name in the suite.
    ///
    /// # Errors
    /// As [`Account::get`].
    pub fn service(&self, resource: &str) -> Result<&'a Service, NotPassed> {
        self.get(resource)
    }

    /// The ECS service of that name in the suite, if the configuration of its production tasks is known.
    ///
    /// # Errors
    /// As [`Account::get`], and as [`Service::deployed`].
    pub fn deployed_service(&self, resource: &str) -> Result<&'a Service, NotPassed> {
        Ok(self.service(resource)?.deployed()?)
    }

    /// The task definition revision of that name in the suite.
    ///
    /// # Errors
    /// As [`Account::get`].
    pub fn task_definition(&self, resource: &str) -> Result<&'a TaskDefinition, NotPassed> {
        self.get(resource)
    }

    /// The running and recently stopped tasks of a service.
    ///
    /// # Errors
    /// If the tasks could not be read.
    pub fn tasks_of(
        &self,
        service: &'a Service,
    ) -> Result<impl Iterator<Item = &'a Task>, NotPassed> {
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

    /// The resource as the AWS CLI prints it.
    ///
    /// # Errors
    /// If there is none, or it could not be read.
    pub fn as_json(&self, resource: &str) -> Result<serde_json::Value, NotPassed> {
        let found = self.found(resource)?;
        let json = self.kind(resource)?.json(self.snapshot, &found.key)?;
        json.ok_or_else(|| missing(resource))
    }

    /// The statement that a resource is missing, as a clause.
    pub fn missing(&self, resource: &str) -> Message {
        let named = self.resource(resource).and_then(Resource::page_name);
        let missing = match named {
            Some(name) => Message::new("resource-missing").with("name", name),
            None => Message::new("resource-missing-any"),
        };
        missing.with("kind", self.kind_word(resource))
    }

    /// Whether a property of a resource can be read, where the resource lacks it. Those of the program's own kinds can.
    ///
    /// # Errors
    /// If no resource of a declared kind has it, as one that the suite misspells.
    pub fn has_property(&self, resource: &str, property: &str) -> Result<(), NotPassed> {
        match self.kind(resource)? {
            ResourceKind::Declared(kind) => Ok(kind.has_field(self.snapshot, property)?),
            _ => Ok(()),
        }
    }

    /// The subnets of a service's tasks or a load balancer's nodes, sorted by name. Other kinds give no subnets.
    ///
    /// # Errors
    /// If the resource is missing, or the subnets could not be read.
    pub fn subnets_of(&self, resource: &str) -> Result<Vec<&'a Subnet>, NotPassed> {
        let found = self.found(resource)?;
        let ids = self.kind(resource)?.subnet_ids(self.snapshot, &found.key)?;
        let ids = ids.ok_or_else(|| missing(resource))?;
        let subnets = self.snapshot.ec2.subnets.known()?;
        let mut own: Vec<&Subnet> = subnets
            .iter()
            .filter(|subnet| ids.contains(&subnet.subnet_id.as_str()))
            .collect();
        // The order of AWS is not stable, and messages name the first subnet.
        own.sort_by_key(|subnet| (name_tag(&subnet.tags), &subnet.subnet_id));
        Ok(own)
    }

    /// The subnets with these `Name` tags in a VPC, in the order of the names.
    ///
    /// # Errors
    /// If one is missing: a failure, because the workshop's stack creates them. Also if they could not be read.
    pub fn page_subnets(
        &self,
        vpc_name: &str,
        names: &[String],
    ) -> Result<Vec<&'a Subnet>, NotPassed> {
        let vpc = self.vpc(vpc_name)?;
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
                actual.with("vpc", self.label(vpc_name)),
                Message::new("stack-fix"),
                [&vpc.vpc_id],
            );
        }
        Ok(names.iter().filter_map(named).collect())
    }

    /// The id of the VPC of the resource with this key, if its kind is in a VPC.
    ///
    /// # Errors
    /// If the resource could not be read.
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

    /// Whether nothing shows that the item that was found for a resource is the workshop's.
    pub fn is_unsure(&self, resource: &str) -> bool {
        self.found(resource).is_ok_and(|found| found.is_unsure)
    }

    /// The VPC of an item and the one that the suite wants, if they differ and the item is not attached in the wanted one.
    ///
    /// # Errors
    /// If one of the two is not known.
    pub fn in_other_vpc(
        &self,
        resource: &str,
        key: &str,
    ) -> Result<Option<(String, &'a str)>, NotPassed> {
        let declared = self.resource(resource);
        let Some(wanted) = declared.and_then(|declared| declared.vpc.as_deref()) else {
            return Ok(None);
        };
        let wanted = &*self.vpc(wanted)?.vpc_id;
        let Some(actual) = self.vpc_of(resource, key)? else {
            return Ok(None);
        };
        let is_right = actual == wanted || self.is_attached_in(resource, wanted);
        Ok((!is_right).then_some((actual, wanted)))
    }

    /// The kind of a resource that the suite declares.
    fn kind(&self, resource: &str) -> Result<ResourceKind, NotPassed> {
        let declared = self.resource(resource);
        declared
            .map(|resource| resource.kind)
            .ok_or_else(|| missing(resource))
    }
}

pub(crate) fn missing(resource: &str) -> NotPassed {
    NotPassed::Missing {
        resource: resource.into(),
    }
}
