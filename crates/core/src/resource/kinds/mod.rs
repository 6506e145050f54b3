//! The kinds of resources, one file each. A kind implements [`ResourceType`]; all other code uses [`ResourceKind`], which
//! dereferences to a [`Kind`].

use std::marker::PhantomData;
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::fields::{Fields, fields_at};
use super::inventory::{Inventory, Item, Unread};
use crate::snapshot::{Call, Fact, Reason, Scope, Snapshot};
use crate::snapshot::{ec2, ecs, efs, elbv2, services};

mod declared;

pub use declared::{DeclaredKind, FieldValues, KindDeclaration, MeasureFields, PartOf, PointsAt};
pub use task_definition::family;

macro_rules! kinds {
    ($($module:ident::$kind:ident of $type:ty,)*) => {
        $(mod $module;)*

        /// The kinds of resources a suite can name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
        #[serde(rename = "$workshop-check::kind", rename_all = "snake_case")]
        #[expect(missing_docs, reason = "each variant has the name of its AWS resource")]
        pub enum ResourceKind {
            $($kind,)*
            /// A kind that a suite declares.
            Declared(DeclaredKind),
        }

        impl ResourceKind {
            /// Every kind of this program; suites can declare more.
            pub const ALL: &'static [ResourceKind] = &[$(ResourceKind::$kind,)*];
        }

        impl Deref for ResourceKind {
            type Target = dyn Kind;

            fn deref(&self) -> &Self::Target {
                match self {
                    $(ResourceKind::$kind => &PhantomData::<$type>,)*
                    ResourceKind::Declared(kind) => kind,
                }
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
    instance::Instance of ec2::Instance,
    iam_role::IamRole of services::Role,
}

/// The name of a kind of this program, or of one under `kinds`.
impl JsonSchema for ResourceKind {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ResourceKind".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let names = ResourceKind::ALL
            .iter()
            .map(|kind| kind.as_str().replace('-', "_"));
        json_schema!({
            "description": "One of the program's kinds, or a kind that the suite declares under `kinds`.",
            "anyOf": [
                { "type": "string", "enum": names.collect::<Vec<_>>() },
                { "type": "string", "pattern": "^[a-z][a-z0-9_]*$" },
            ],
        })
    }
}

/// A kind of resource, implemented by the struct that the snapshot has for it.
pub trait ResourceType: Serialize + DeserializeOwned + 'static {
    /// The kind's name with hyphens; `kind-<NAME>` is the id of the message with the translated word.
    const NAME: &'static str;
    /// The calls that list the resources.
    const CALLS: &'static [Call];
    /// Calls that are needed to know that an account has no such resource.
    const CALLS_IF_NONE: &'static [Call] = &[];
    /// The kinds of resources that resources of this kind refer to.
    const WIRES: &'static [Wire<Self>] = &[];
    /// Whether a resource with any name may be the one that a suite means.
    const ANY_NAME: AnyName = AnyName::Counts;
    /// The name of resources that AWS creates by default. They are never candidates, because attendees do not create them.
    const DEFAULT_NAME: Option<&'static str> = None;
    /// The name that AWS gives to a resource, or proposes, if nobody chooses one, without the number that may follow. It says
    /// nothing about whose a resource is.
    const NAME_OF_AWS: Option<&'static str> = None;
    /// Within what AWS demands that each has another name.
    const UNIQUE_NAMES: Option<UniqueNames> = None;
    /// Whether resources with the same name are revisions, of which one is in use.
    const HAS_REVISIONS: bool = false;
    /// Whether one resource serves several applications, so that a reference to it does not show whose something is.
    const IS_SHARED: bool = false;
    /// Whether resources are read by name, because the program makes no call that lists them all.
    const IS_READ_BY_NAME: bool = false;
    /// Whether the resources belong to a Region.
    const IS_REGIONAL: bool = true;
    /// A field, and those within it that [`ResourceType::json`] adds.
    const ADDED: (&'static str, &'static [&'static str]) = ("", &[]);

    /// Each resource that was read, and each that could not be read.
    fn each<'a>(snapshot: &'a Snapshot) -> impl Iterator<Item = Result<&'a Self, Unread<'a>>>;

    /// The ARN, or the id for kinds without ARNs in the snapshot.
    fn key(&self) -> &str;

    /// The name that people give it, or the id.
    fn name(&self) -> &str;

    /// The id of its VPC, if resources of this kind are in a VPC.
    fn vpc_id(&self) -> Option<&str> {
        None
    }

    /// The ids of the subnets of its network interfaces; empty for kinds without.
    ///
    /// # Errors
    /// If the subnets are not known.
    fn subnet_ids<'a>(&'a self, _snapshot: &'a Snapshot) -> Result<Vec<&'a str>, Reason> {
        Ok(Vec::new())
    }

    /// The resource as the AWS CLI prints it. Serializing a plain struct cannot fail; `null` would mean that a property is
    /// absent.
    fn json(&self) -> serde_json::Value {
        serde_json::to_value(self).unwrap_or_default()
    }

    /// Whether the resource exists. AWS keeps listing some resources after their deletion.
    fn is_there(&self) -> bool {
        true
    }

    /// Adds a resource with this name to the scope, if the kind is read by name.
    fn ask_for(_name: &str, _scope: &mut Scope) {}

    /// The name in the resource part of an ARN, split at "/", if it is not the last segment.
    fn name_in_arn<'s>(_segments: &[&'s str]) -> Option<&'s str> {
        None
    }

    /// The resource with that key.
    ///
    /// # Errors
    /// If it was not found, and some resources could not be read.
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
            Some(reason) => Err(reason.into_owned()),
            None => Ok(None),
        }
    }
}

/// How resources of one kind refer to resources of another kind, and the calls that return it.
pub struct Wire<T: 'static> {
    /// The kind of the resources at the other end.
    pub to: ResourceKind,
    /// The calls that return the reference, in addition to those that list the resources.
    pub calls: &'static [Call],
    /// Returns the keys of the resources that a resource refers to.
    pub keys: for<'a> fn(&'a T, &'a Snapshot) -> Result<Vec<&'a str>, Reason>,
}

/// The names of a kind of which each can be given once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UniqueNames {
    /// Within what.
    pub within: Within,
    /// The length of the longest name.
    pub longest: usize,
}

/// Within what a name can be given once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Within {
    /// A Region of the account.
    Region,
    /// A VPC.
    Vpc,
}

/// Whether a resource with another name than the page's may be the one that a suite means.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AnyName {
    /// Yes: attendees choose the name.
    #[default]
    Counts,
    /// Only if the suite gives no name. Attendees do not create such resources, so another name means another resource.
    CountsIfNameless,
    /// No: accounts have many resources of this kind.
    Never,
}

/// The object-safe form of [`ResourceType`], for code that handles all kinds.
pub trait Kind {
    /// The kind's name with hyphens; `kind-<name>` is the id of the message with the translated word.
    fn as_str(&self) -> &'static str;

    /// The calls that list the resources of this kind.
    fn calls(&self) -> &'static [Call];

    /// Calls that are needed to know that an account has no such resource.
    fn calls_if_none(&self) -> &'static [Call];

    /// The calls that return which resources of kind `to` resources of this kind refer to, in addition to [`Kind::calls`].
    fn calls_of_wires(&self, to: ResourceKind) -> &'static [Call];

    /// The keys of resources of kind `to` that the resource `key` refers to. Empty if there are no such references.
    ///
    /// # Errors
    /// If that could not be read.
    fn wired<'a>(
        &self,
        snapshot: &'a Snapshot,
        key: &str,
        to: ResourceKind,
    ) -> Result<Vec<&'a str>, Reason>;

    /// All existing resources of this kind, and what could not be read.
    fn inventory<'a>(&self, snapshot: &'a Snapshot) -> Inventory<'a>;

    /// The resources of this kind that have a name, also those that are being deleted.
    fn names_in_use<'a>(&self, snapshot: &'a Snapshot) -> Vec<Item<'a>>;

    /// Within what AWS demands that each has another name; none if names may be given again.
    fn unique_names(&self) -> Option<UniqueNames>;

    /// The resource as the AWS CLI prints it.
    ///
    /// # Errors
    /// If it could not be read.
    fn json(&self, snapshot: &Snapshot, key: &str) -> Result<Option<serde_json::Value>, Reason>;

    /// What a resource of this kind has at a path of field names, as [`Kind::json`] has them.
    fn fields(&self, path: &[&str]) -> Fields;

    /// The ids of the subnets of a resource's network interfaces; `None` if the resource does not exist.
    ///
    /// # Errors
    /// If the resource could not be read.
    fn subnet_ids<'a>(
        &self,
        snapshot: &'a Snapshot,
        key: &str,
    ) -> Result<Option<Vec<&'a str>>, Reason>;

    /// Whether a resource with another name than the page's may be the one that a suite means.
    fn any_name(&self) -> AnyName;

    /// Whether AWS creates a resource with this name by default.
    fn is_default(&self, name: &str) -> bool;

    /// Whether AWS gives or proposes this name if nobody chooses one.
    fn is_name_of_aws(&self, name: &str) -> bool;

    /// Whether resources with the same name are revisions, of which one is in use.
    fn has_revisions(&self) -> bool;

    /// Whether one resource serves several applications, so that a reference to it does not show whose something is.
    fn is_shared(&self) -> bool;

    /// Whether resources are read by name, because the program makes no call that lists them all.
    fn is_read_by_name(&self) -> bool;

    /// Whether the resources belong to a Region.
    fn is_regional(&self) -> bool;

    /// Adds a resource with this name to the scope, if the kind is read by name.
    fn ask_for(&self, name: &str, scope: &mut Scope);

    /// The name in the resource part of an ARN of this kind, split at "/", if it is not the last segment.
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
                Ok(one) if one.is_there() => inventory.items.push(item_of(one)),
                Ok(_) => {}
                Err(unread) => inventory.unread.push(unread),
            }
        }
        inventory
    }

    fn names_in_use<'a>(&self, snapshot: &'a Snapshot) -> Vec<Item<'a>> {
        T::each(snapshot).flatten().map(item_of).collect()
    }

    fn unique_names(&self) -> Option<UniqueNames> {
        T::UNIQUE_NAMES
    }

    fn json(&self, snapshot: &Snapshot, key: &str) -> Result<Option<serde_json::Value>, Reason> {
        let found = T::find(snapshot, key)?;
        Ok(found.map(T::json))
    }

    fn fields(&self, path: &[&str]) -> Fields {
        let (within, added) = T::ADDED;
        match fields_at::<T>(path) {
            Fields::Named(mut names) if path == [within] => {
                names.extend(added.iter().map(|name| (*name).to_owned()));
                Fields::Named(names)
            }
            fields => fields,
        }
    }

    fn subnet_ids<'a>(
        &self,
        snapshot: &'a Snapshot,
        key: &str,
    ) -> Result<Option<Vec<&'a str>>, Reason> {
        let found = T::find(snapshot, key)?;
        found.map(|one| one.subnet_ids(snapshot)).transpose()
    }

    fn any_name(&self) -> AnyName {
        T::ANY_NAME
    }

    fn is_default(&self, name: &str) -> bool {
        T::DEFAULT_NAME == Some(name)
    }

    fn is_name_of_aws(&self, name: &str) -> bool {
        T::NAME_OF_AWS.is_some_and(|given| {
            let added = name.strip_prefix(given);
            let number = added.map(|added| added.strip_prefix('-').unwrap_or(added));
            number.is_some_and(|number| number.chars().all(|c| c.is_ascii_digit()))
        })
    }

    fn has_revisions(&self) -> bool {
        T::HAS_REVISIONS
    }

    fn is_shared(&self) -> bool {
        T::IS_SHARED
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

fn item_of<T: ResourceType>(one: &T) -> Item<'_> {
    Item {
        key: one.key(),
        name: one.name(),
        vpc_id: one.vpc_id(),
    }
}

/// The resources of a list, or the reason why the list could not be read.
pub(super) fn listed<T>(fact: &Fact<Vec<T>>) -> impl Iterator<Item = Result<&T, Unread<'_>>> {
    let (known, unread) = match fact {
        Fact::Known(list) => (list.as_slice(), None),
        Fact::Unknown(reason) => (&[][..], Some(Unread::all(reason))),
    };
    known.iter().map(Ok).chain(unread.map(Err))
}

/// The short name of a resource, as the console shows it: the last part of an ARN, or the id itself.
pub fn short(key: &str) -> &str {
    // An id that a call joins from several begins with the most telling one.
    let key = key.split(' ').next().unwrap_or(key);
    if !key.starts_with("arn:") {
        return key;
    }
    let resource = key.splitn(6, ':').nth(5).unwrap_or(key);
    let segments: Vec<&str> = resource.split('/').collect();
    // "loadbalancer/app/unicorn-lb/0123" becomes "unicorn-lb", "service/cluster/name" becomes "name".
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
