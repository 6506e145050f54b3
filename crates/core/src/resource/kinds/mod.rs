//! The kinds of resources, one a file: each implements [`ResourceType`], and all other code asks a [`ResourceKind`],
//! which is a [`Kind`].

use std::marker::PhantomData;
use std::ops::Deref;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::inventory::{Inventory, Item, Unread};
use crate::snapshot::{Call, Fact, Reason, Scope, Snapshot};
use crate::snapshot::{ec2, ecs, efs, elbv2, services};

pub use task_definition::family;

macro_rules! kinds {
    ($($module:ident::$kind:ident of $type:ty,)*) => {
        $(mod $module;)*

        /// The kinds of resources a suite can name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
        #[serde(rename = "$workshop-check::kind", rename_all = "snake_case")]
        #[schemars(rename = "ResourceKind")]
        pub enum ResourceKind {
            $($kind,)*
        }

        impl ResourceKind {
            /// Every kind there is.
            pub const ALL: &'static [ResourceKind] = &[$(ResourceKind::$kind,)*];
        }

        impl Deref for ResourceKind {
            type Target = dyn Kind;

            fn deref(&self) -> &Self::Target {
                match self { $(ResourceKind::$kind => &PhantomData::<$type>,)* }
            }
        }
    };
}

// The single list: a new kind is its file and one line here.
kinds! {
    vpc::Vpc of ec2::Vpc,
    security_group::SecurityGroup of ec2::SecurityGroup,
    file_system::FileSystem of efs::FileSystem,
    load_balancer::LoadBalancer of elbv2::LoadBalancer,
    target_group::TargetGroup of elbv2::TargetGroup,
    cluster::Cluster of ecs::Cluster,
    task_definition::TaskDefinition of ecs::TaskDefinition,
    service::Service of ecs::Service,
    database::Database of services::DbInstance,
    iam_role::IamRole of services::Role,
}

/// One kind of resource, implemented by the type that a snapshot holds of each.
pub trait ResourceType: Serialize + Sized + 'static {
    /// The suite's word for the kind; `kind-<NAME>` is the message with the reader's word.
    const NAME: &'static str;
    /// The calls whose answers list the resources.
    const CALLS: &'static [Call];
    /// Calls that tell an account without any such resource from one whose resources could not be listed.
    const CALLS_IF_NONE: &'static [Call] = &[];
    /// What the resources point at.
    const WIRES: &'static [Wire<Self>] = &[];
    /// Whether a resource of any name may be the one that a suite means.
    const ANY_NAME: AnyName = AnyName::Counts;
    /// The name of what AWS makes by itself. It is never a candidate: it is what a forgotten choice looks like.
    const DEFAULT_NAME: Option<&'static str> = None;
    /// Whether resources of one name are revisions of one thing, of which one is in use.
    const HAS_REVISIONS: bool = false;
    /// Whether no call lists all of them: each is asked for by its name.
    const IS_READ_BY_NAME: bool = false;
    /// Whether each belongs to a Region.
    const IS_REGIONAL: bool = true;

    /// Each resource that was read, and why others were not.
    fn each<'a>(snapshot: &'a Snapshot) -> impl Iterator<Item = Result<&'a Self, Unread<'a>>>;

    /// Its ARN, or its id where it has no ARN.
    fn key(&self) -> &str;

    /// The name that people give it, or its id where it has none.
    fn name(&self) -> &str;

    /// The VPC it is in, where the kind is in one.
    fn vpc_id(&self) -> Option<&str> {
        None
    }

    /// The subnets that its parts live in, where it carries security groups there.
    ///
    /// # Errors
    /// If the resource does not say where they live.
    fn subnet_ids(&self) -> Result<Vec<&str>, Reason> {
        Ok(Vec::new())
    }

    /// Whether it is there. AWS lists some resources after their deletion.
    fn is_there(&self) -> bool {
        true
    }

    /// Adds a resource of that name to what must be read, where the kind is read by name.
    fn ask_for(_name: &str, _scope: &mut Scope) {}

    /// The name in the last part of an ARN, where that is not its last segment.
    fn name_in_arn<'s>(_segments: &[&'s str]) -> Option<&'s str> {
        None
    }

    /// The resource of that key.
    ///
    /// # Errors
    /// If it is not among those that were read, and some were not.
    fn find<'a>(snapshot: &'a Snapshot, key: &str) -> Result<Option<&'a Self>, Reason> {
        let mut unread = None;
        for one in Self::each(snapshot) {
            match one {
                Ok(one) if one.key() == key && one.is_there() => return Ok(Some(one)),
                Ok(_) => {}
                Err(gap) => unread = unread.or(Some(gap.reason)),
            }
        }
        match unread {
            Some(reason) => Err(reason.clone()),
            None => Ok(None),
        }
    }
}

/// How resources of one kind point at those of another, and by which calls that is known.
pub struct Wire<T: 'static> {
    pub to: ResourceKind,
    /// The calls that tell it, in addition to those that list the resources.
    pub calls: &'static [Call],
    /// The keys of the resources that one points at.
    pub keys: for<'a> fn(&'a T, &'a Snapshot) -> Result<Vec<&'a str>, Reason>,
}

/// Whether a resource whose name is not the page's may be the one that a suite means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnyName {
    /// What an attendee makes under a name of his own.
    Counts,
    /// What is given: another name is another thing, unless the suite gives none.
    CountsIfNameless,
    /// What any account is full of.
    Never,
}

/// A kind of resource as all others see it.
pub trait Kind {
    /// The suite's word for it; also the id of the message with the reader's word, after `kind-`.
    fn as_str(&self) -> &'static str;

    /// The calls whose answers list the resources of this kind.
    fn calls(&self) -> &'static [Call];

    /// Calls that tell an account without any such resource from one whose resources could not be listed.
    fn calls_if_none(&self) -> &'static [Call];

    /// The calls that tell which resources of another kind those of this kind point at, in addition to those that list
    /// them.
    fn calls_of_wires(&self, to: ResourceKind) -> &'static [Call];

    /// The keys of resources of kind `to` that the resource `key` points at. Empty where AWS knows no such wire.
    ///
    /// # Errors
    /// If that could not be read.
    fn wired<'a>(
        &self,
        snapshot: &'a Snapshot,
        key: &str,
        to: ResourceKind,
    ) -> Result<Vec<&'a str>, Reason>;

    /// All resources of this kind that are there, and what could not be read of others.
    fn inventory<'a>(&self, snapshot: &'a Snapshot) -> Inventory<'a>;

    /// The resource as the AWS CLI prints it.
    ///
    /// # Errors
    /// If it could not be read.
    fn json(&self, snapshot: &Snapshot, key: &str) -> Result<Option<serde_json::Value>, Reason>;

    /// The subnets that the parts of a resource live in.
    ///
    /// # Errors
    /// If the resource could not be read.
    fn subnet_ids<'a>(
        &self,
        snapshot: &'a Snapshot,
        key: &str,
    ) -> Result<Option<Vec<&'a str>>, Reason>;

    /// Whether a resource of another name than the page's may be the one that a suite means.
    fn any_name(&self) -> AnyName;

    /// Whether a resource of this name is what AWS makes by itself.
    fn is_default(&self, name: &str) -> bool;

    /// Whether resources of one name are revisions of one thing, of which one is in use.
    fn has_revisions(&self) -> bool;

    /// Whether no call lists all of them: each is asked for by its name.
    fn is_read_by_name(&self) -> bool;

    /// Whether each belongs to a Region.
    fn is_regional(&self) -> bool;

    /// Adds a resource of that name to what must be read, where the kind is read by name.
    fn ask_for(&self, name: &str, scope: &mut Scope);

    /// The name in the last part of an ARN of this kind, where that is not its last segment.
    fn name_in_arn<'s>(&self, segments: &[&'s str]) -> Option<&'s str>;
}

impl<T: ResourceType> Kind for PhantomData<T> {
    fn as_str(&self) -> &'static str {
        T::NAME
    }

    fn calls(&self) -> &'static [Call] {
        T::CALLS
    }

    fn calls_if_none(&self) -> &'static [Call] {
        T::CALLS_IF_NONE
    }

    fn calls_of_wires(&self, to: ResourceKind) -> &'static [Call] {
        let wire = T::WIRES.iter().find(|wire| wire.to == to);
        wire.map_or(&[], |wire| wire.calls)
    }

    fn wired<'a>(
        &self,
        snapshot: &'a Snapshot,
        key: &str,
        to: ResourceKind,
    ) -> Result<Vec<&'a str>, Reason> {
        let Some(wire) = T::WIRES.iter().find(|wire| wire.to == to) else {
            return Ok(Vec::new());
        };
        match T::find(snapshot, key)? {
            Some(from) => (wire.keys)(from, snapshot),
            None => Ok(Vec::new()),
        }
    }

    fn inventory<'a>(&self, snapshot: &'a Snapshot) -> Inventory<'a> {
        let mut inventory = Inventory::default();
        for one in T::each(snapshot) {
            match one {
                Ok(one) if one.is_there() => inventory.items.push(Item {
                    key: one.key(),
                    name: one.name(),
                    vpc_id: one.vpc_id(),
                }),
                Ok(_) => {}
                Err(unread) => inventory.unread.push(unread),
            }
        }
        inventory
    }

    fn json(&self, snapshot: &Snapshot, key: &str) -> Result<Option<serde_json::Value>, Reason> {
        let found = T::find(snapshot, key)?;
        // Plain structs always have a JSON form; `null` would be an absent property.
        Ok(found.map(|found| serde_json::to_value(found).unwrap_or_default()))
    }

    fn subnet_ids<'a>(
        &self,
        snapshot: &'a Snapshot,
        key: &str,
    ) -> Result<Option<Vec<&'a str>>, Reason> {
        T::find(snapshot, key)?.map(T::subnet_ids).transpose()
    }

    fn any_name(&self) -> AnyName {
        T::ANY_NAME
    }

    fn is_default(&self, name: &str) -> bool {
        T::DEFAULT_NAME == Some(name)
    }

    fn has_revisions(&self) -> bool {
        T::HAS_REVISIONS
    }

    fn is_read_by_name(&self) -> bool {
        T::IS_READ_BY_NAME
    }

    fn is_regional(&self) -> bool {
        T::IS_REGIONAL
    }

    fn ask_for(&self, name: &str, scope: &mut Scope) {
        T::ask_for(name, scope);
    }

    fn name_in_arn<'s>(&self, segments: &[&'s str]) -> Option<&'s str> {
        T::name_in_arn(segments)
    }
}

/// Each resource of a list that is read as a whole.
pub(super) fn listed<T>(fact: &Fact<Vec<T>>) -> impl Iterator<Item = Result<&T, Unread<'_>>> {
    let (known, unread) = match fact {
        Fact::Known(list) => (list.as_slice(), None),
        Fact::Unknown(reason) => (&[][..], Some(Unread::all(reason))),
    };
    known.iter().map(Ok).chain(unread.map(Err))
}

/// The last part of an ARN, by which the console knows the resource; an id as it is.
pub fn short(key: &str) -> &str {
    if !key.starts_with("arn:") {
        return key;
    }
    let resource = key.splitn(6, ':').nth(5).unwrap_or(key);
    let segments: Vec<&str> = resource.split('/').collect();
    // "loadbalancer/app/unicorn-lb/0123" is known as "unicorn-lb", "service/cluster/name" as "name".
    let mut kinds = ResourceKind::ALL.iter();
    let name = kinds.find_map(|kind| kind.name_in_arn(&segments));
    name.or(segments.last().copied()).unwrap_or(resource)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_called_alike_in_suites_and_in_messages() {
        for kind in ResourceKind::ALL {
            let in_suites = kind.as_str().replace('-', "_");
            let read = serde_json::from_value::<ResourceKind>(in_suites.into());
            assert_eq!(read.ok(), Some(*kind), "{kind:?}");
        }
    }
}
