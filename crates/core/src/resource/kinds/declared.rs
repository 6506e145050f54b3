//! Kinds of resources that a suite declares on one of its calls.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::de::Error;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::{AnyName, Kind, ResourceKind, UniqueNames, Within};
use crate::resource::fields::{Fields, kept_fields};
use crate::resource::inventory::{Inventory, Item, Unread};
use crate::resource::recipe::{CommandTemplate, ConsoleTemplate, Recipe};
use crate::snapshot::call::{Store, at, elements_at, texts_at, texts_of};
use crate::snapshot::{Call, DeclaredCall, Reason, Scope, Snapshot};

/// A kind of resource, as one of the suite's calls returns it. The fields are named as the call's `keep` has them.
///
/// The message `kind-<name>` of the suite is the word for it.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KindDeclaration {
    /// Its key under `kinds`, which the suite's reader fills in.
    #[serde(default)]
    #[schemars(skip)]
    pub key: String,
    /// The call under `calls` that lists the resources.
    pub call: Call,
    /// The field with the ARN or the id, by which other resources refer to it.
    pub id: String,
    /// The field with the name that people give it. Without it, the id is the name. Of an ARN, the name is the last part.
    #[serde(default)]
    pub name: Option<String>,
    /// The field with the id of its VPC, if resources of this kind are in a VPC.
    #[serde(default)]
    pub vpc: Option<String>,
    /// The field with the ids of the subnets of its network interfaces.
    #[serde(default)]
    pub subnets: Option<String>,
    /// The field with its tags: a list of keys and values.
    #[serde(default)]
    pub tags: Option<String>,
    /// The results of the call that are such resources. Without it, all are.
    #[serde(default)]
    pub only: Option<FieldValues>,
    /// What refers to nothing any more, because it is being deleted.
    #[serde(default)]
    pub gone: Option<FieldValues>,
    /// The resources that it refers to. AWS refuses to delete these as long as it exists.
    #[serde(default)]
    pub points_at: Vec<PointsAt>,
    /// What it is part of. It is in the VPC of that, if it has no VPC and no subnets of its own.
    #[serde(default)]
    pub part_of: Vec<PartOf>,
    /// Whether a resource with another name than the page's may be the one that a suite means.
    #[serde(default)]
    pub any_name: AnyName,
    /// Whether each in a Region of the account has another name, as AWS demands of many kinds. What is created gets a name that
    /// is free.
    #[serde(default)]
    pub unique_names: bool,
    /// Whether one resource serves several applications, so that a reference to it does not show whose something is.
    #[serde(default)]
    pub shared: bool,
    /// The place of such a resource in the console.
    #[serde(default)]
    pub console: Option<ConsoleTemplate>,
    /// How such a resource is changed.
    #[serde(default)]
    pub changes: Vec<Recipe>,
    /// For `absent`: what its price depends on.
    #[serde(default)]
    pub measures: MeasureFields,
    /// For `absent`: the AWS CLI commands that delete it, in order.
    #[serde(default)]
    pub delete: Vec<CommandTemplate>,
    /// For `absent`: the fields after these commands, if AWS lists it further on. Without them, it is gone.
    #[serde(default)]
    pub deleted: BTreeMap<String, Value>,
    /// For `absent`: the states in which AWS refuses to delete it.
    #[serde(default)]
    pub busy: Option<FieldValues>,
    /// For `absent`: the stack that AWS makes for it, with `{id}`: `awseb-{id}-stack`. Rules of other security groups that refer
    /// to those of the stack are revoked first.
    #[serde(default)]
    pub stack: Option<String>,
}

/// Values of a field, as texts.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldValues {
    /// The field, such as `Status`.
    pub field: String,
    /// The values, such as `deleting`.
    pub one_of: Vec<String>,
}

impl FieldValues {
    /// The field's value, if it is one of these.
    fn found_in(&self, item: &Value) -> Option<&str> {
        let mut found = texts_of(item, &self.field).into_iter().flatten();
        found
            .find_map(|text| self.one_of.iter().find(|value| **value == text))
            .map(String::as_str)
    }
}

/// The fields that the price of a resource depends on.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MeasureFields {
    /// The field with its class or type, as in the prices: `ReplicationInstanceClass`.
    #[serde(default)]
    pub class: Option<String>,
    /// The field with its size in gigabytes.
    #[serde(default)]
    pub gigabytes: Option<String>,
    /// The field that says whether there is a second machine in another zone.
    #[serde(default)]
    pub multi_az: Option<String>,
}

/// A resource of which another one is a part.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PartOf {
    /// Its kind: one of the program's, or one that is declared above this one.
    pub kind: ResourceKind,
    /// The field with its id.
    pub field: String,
}

/// A reference to resources of another kind.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PointsAt {
    /// The name of the other kind: one of the program's, or one under `kinds`.
    pub kind: String,
    /// The field with the reference.
    pub field: String,
    /// The field of the other resource that the reference repeats, if that is not its id: `Endpoint.Address`.
    #[serde(default)]
    pub equals: Option<String>,
}

/// No kind that a suite declares has a shorter limit.
const LONGEST_NAME: usize = 63;

/// A declared kind.
#[derive(Debug, Clone, Copy)]
pub struct DeclaredKind(&'static Stored);

#[derive(Debug)]
struct Stored {
    declaration: KindDeclaration,
    /// The key with hyphens.
    name: String,
    /// The id of the suite's message with the word for it.
    word: String,
    /// The call that lists the resources, and those that tell in which VPC they are.
    calls: Vec<Call>,
}

impl DeclaredKind {
    /// Stores a declaration.
    ///
    /// # Errors
    /// If there are too many: a fragment for the user.
    pub fn of(declaration: &KindDeclaration) -> Result<Self, &'static str> {
        static STORE: Store<Stored> = Store::new();
        // A call is one with the name of another: two suites may keep different fields of it.
        let call = |declaration: &KindDeclaration| {
            let call = declaration.call.declared();
            call.map(|call| call.declaration())
        };
        let same = |stored: &Stored| {
            stored.declaration == *declaration && call(&stored.declaration) == call(declaration)
        };
        let name = declaration.key.replace('_', "-");
        let stored = STORE.get(same, || Stored {
            word: format!("kind-{name}"),
            name,
            calls: declaration.calls_with_vpcs(),
            declaration: declaration.clone(),
        })?;
        Ok(DeclaredKind(stored))
    }

    /// How the suite declares it.
    pub fn declaration(self) -> &'static KindDeclaration {
        &self.0.declaration
    }

    /// The id of the suite's message with the word for it.
    pub fn word(self) -> &'static str {
        &self.0.word
    }

    /// The call that lists the resources, and those that tell whether they are in a VPC of the workshop.
    pub fn calls_with_vpcs(self) -> &'static [Call] {
        &self.0.calls
    }

    /// All resources that the call returned. Each that is being deleted has AWS's word for that.
    ///
    /// # Errors
    /// The reason, if they could not be read.
    pub fn all(
        self,
        snapshot: &Snapshot,
    ) -> Result<impl Iterator<Item = (Item<'_>, Option<&str>)>, Reason> {
        let items = self.results(snapshot)?;
        Ok(items.filter_map(move |item| Some((self.item(item)?, self.gone(item)))))
    }

    /// A result of the call as an item; none if it has no id.
    pub fn item(self, result: &Value) -> Option<Item<'_>> {
        let declaration = self.declaration();
        let key = text(result, &declaration.id)?;
        let name = declaration
            .name
            .as_ref()
            .and_then(|name| text(result, name));
        let name = name.or_else(|| self.tag(result, "Name"));
        let vpc = declaration.vpc.as_ref().and_then(|vpc| text(result, vpc));
        Some(Item {
            key,
            name: last_of_arn(name.unwrap_or(key)),
            vpc_id: vpc,
        })
    }

    /// The value of a tag. Some services write the members of a tag in small letters, others in capitals.
    pub fn tag<'v>(self, result: &'v Value, key: &str) -> Option<&'v str> {
        let tags = self.declaration().tags.as_ref()?;
        let member = |tag: &'v Value, small: &str, capital: &str| {
            tag.get(small).or_else(|| tag.get(capital))?.as_str()
        };
        let mut tags = elements_at(result, tags).into_iter();
        let tag = tags.find(|tag| member(tag, "key", "Key") == Some(key))?;
        member(tag, "value", "Value")
    }

    /// The VPCs of a resource: its own, those of its subnets, or those of what it is part of.
    ///
    /// # Errors
    /// The reason, if one of them could not be read.
    ///
    /// # Example
    ///
    /// An EBS volume is part of the source server whose id one of its tags has, and the server is in the subnet of its
    /// replication settings. So the volume is in the VPC of this subnet.
    pub fn vpcs<'a>(
        self,
        snapshot: &'a Snapshot,
        result: &'a Value,
    ) -> Result<Vec<&'a str>, Reason> {
        let declaration = self.declaration();
        if let Some(field) = &declaration.vpc {
            return Ok(texts_at(result, field));
        }
        if let Some(field) = &declaration.subnets {
            let own = texts_at(result, field);
            let subnets = snapshot.ec2.subnets.known()?.iter();
            let own = subnets.filter(|subnet| own.contains(&subnet.subnet_id.as_str()));
            return Ok(own.map(|subnet| subnet.vpc_id.as_str()).collect());
        }
        let mut vpcs = Vec::new();
        for part in &declaration.part_of {
            let own = texts_at(result, &part.field);
            if own.is_empty() {
                continue;
            }
            if let ResourceKind::Declared(kind) = part.kind {
                for other in kind.named_by(snapshot, result, &part.field)? {
                    vpcs.extend(kind.vpcs(snapshot, other)?);
                }
            } else {
                let inventory = part.kind.inventory(snapshot);
                let others = inventory.whole()?.into_iter();
                vpcs.extend(
                    others
                        .filter(|other| own.contains(&other.key))
                        .filter_map(|other| other.vpc_id),
                );
            }
        }
        Ok(vpcs)
    }

    /// Whether a resource was in subnets that do not exist any more, or is part of what was, so that nothing tells in which VPC.
    ///
    /// # Errors
    /// The reason, if that could not be read.
    ///
    /// # Example
    ///
    /// The stack is deleted with its VPCs. A snapshot has the tag of a source server, whose replication settings name a subnet of
    /// one of them.
    pub fn has_outlived_vpc(self, snapshot: &Snapshot, result: &Value) -> Result<bool, Reason> {
        let declaration = self.declaration();
        if declaration.vpc.is_some() {
            return Ok(false);
        }
        if let Some(field) = &declaration.subnets {
            let own = texts_at(result, field);
            let mut all = snapshot.ec2.subnets.known()?.iter();
            let is_there = all.any(|subnet| own.contains(&subnet.subnet_id.as_str()));
            return Ok(!own.is_empty() && !is_there);
        }
        for part in &declaration.part_of {
            let ResourceKind::Declared(kind) = part.kind else {
                continue;
            };
            for other in kind.named_by(snapshot, result, &part.field)? {
                if kind.has_outlived_vpc(snapshot, other)? {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    /// The results with one of the ids that a field of another resource has.
    fn named_by<'a>(
        self,
        snapshot: &'a Snapshot,
        of: &Value,
        field: &str,
    ) -> Result<Vec<&'a Value>, Reason> {
        let ids = texts_at(of, field);
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let all = self.answered(snapshot)?.iter();
        let id = &self.declaration().id;
        let is_named = |one: &&Value| text(one, id).is_some_and(|id| ids.contains(&id));
        Ok(all.filter(is_named).collect())
    }

    /// The results of the call that are such resources.
    ///
    /// # Errors
    /// The reason, if they could not be read.
    pub fn results(self, snapshot: &Snapshot) -> Result<impl Iterator<Item = &Value>, Reason> {
        let only = self.declaration().only.as_ref();
        let items = self.answered(snapshot)?.iter();
        Ok(items.filter(move |item| only.is_none_or(|only| only.found_in(item).is_some())))
    }

    /// All results of the call. What something is part of need not be such a resource any more: a volume outlives the source
    /// server that it is of, as long as the server is archived.
    ///
    /// # Errors
    /// If they could not be read. A snapshot of an earlier version lacks the ids that a call joins from several fields, so
    /// that nothing tells which result is which. AWS gives every other id, so that an answer without one is not whole.
    fn answered(self, snapshot: &Snapshot) -> Result<&[Value], Reason> {
        let Some(call) = self.call() else {
            return Ok(&[]);
        };
        let items = snapshot.answer(call)?;
        let id = &self.declaration().id;
        if items.iter().all(|item| text(item, id).is_some()) {
            let declaration = self.declaration();
            let only = declaration.only.as_ref().map(|only| &only.field);
            let told = [declaration.name.as_ref(), declaration.vpc.as_ref(), only];
            for field in told.into_iter().flatten() {
                snapshot.has_field(call, field)?;
            }
            return Ok(items);
        }
        if call.join.contains_key(id) {
            return Err(Reason::NotRead {
                call: Call::Declared(call),
            });
        }
        snapshot.has_field(call, id)?;
        Err(Reason::Failed {
            call: Call::Declared(call),
            code: "MalformedAnswer".to_owned(),
            message: format!("no {id}"),
        })
    }

    /// Whether a field can be read, where the results lack it.
    ///
    /// # Errors
    /// If none of the results has it, as one that the suite misspells.
    pub fn has_field(self, snapshot: &Snapshot, field: &str) -> Result<(), Reason> {
        self.call()
            .map_or(Ok(()), |call| snapshot.has_field(call, field))
    }

    fn call(self) -> Option<DeclaredCall> {
        self.declaration().call.declared()
    }

    /// The results of the call, as far as they still exist.
    fn items(self, snapshot: &Snapshot) -> Result<impl Iterator<Item = &Value>, Reason> {
        Ok(self
            .results(snapshot)?
            .filter(move |item| self.gone(item).is_none()))
    }

    /// AWS's word for the state by which a resource no longer exists.
    pub fn gone(self, item: &Value) -> Option<&'static str> {
        self.declaration().gone.as_ref()?.found_in(item)
    }

    /// AWS's word for the state in which it cannot be deleted.
    pub fn busy(self, item: &Value) -> Option<&'static str> {
        self.declaration().busy.as_ref()?.found_in(item)
    }

    /// The name of the stack that AWS makes for the resource with this id.
    pub fn stack(self, id: &str) -> Option<String> {
        let stack = self.declaration().stack.as_ref()?;
        Some(stack.replace("{id}", id))
    }

    /// Whether a resource of this kind refers to this one of another kind.
    pub fn refers(self, item: &Value, to: DeclaredKind, other: &Value) -> bool {
        let (from, to) = (self.declaration(), to.declaration());
        let mut wires = from.points_at.iter().filter(|wire| wire.kind == to.key);
        wires.any(|wire| {
            let repeated = wire.equals.as_ref().unwrap_or(&to.id);
            let targets = texts_at(other, repeated);
            let mut own = texts_at(item, &wire.field).into_iter();
            own.any(|text| targets.contains(&text))
        })
    }

    /// The result of the call with this id, if the resource exists.
    ///
    /// # Errors
    /// The reason, if the call could not be read.
    pub fn find<'a>(self, snapshot: &'a Snapshot, key: &str) -> Result<Option<&'a Value>, Reason> {
        let mut items = self.items(snapshot)?;
        Ok(items.find(|item| text(item, &self.declaration().id) == Some(key)))
    }
}

impl KindDeclaration {
    fn calls_with_vpcs(&self) -> Vec<Call> {
        let mut calls = vec![self.call];
        if self.vpc.is_none() && self.subnets.is_some() {
            calls.push(Call::DescribeSubnets);
        }
        calls.push(Call::DescribeVpcs);
        for part in &self.part_of {
            let of_other = match part.kind {
                ResourceKind::Declared(kind) => kind.calls_with_vpcs(),
                kind => kind.calls(),
            };
            for call in of_other {
                if !calls.contains(call) {
                    calls.push(*call);
                }
            }
        }
        calls
    }
}

impl PartialEq for DeclaredKind {
    fn eq(&self, other: &Self) -> bool {
        self.declaration() == other.declaration()
    }
}

impl Eq for DeclaredKind {}

impl<'de> Deserialize<'de> for DeclaredKind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let declaration = KindDeclaration::deserialize(deserializer)?;
        DeclaredKind::of(&declaration).map_err(D::Error::custom)
    }
}

/// The last part of an ARN; another text as it is.
///
/// `arn:aws:sns:us-west-2:123456789012:orders` gives `orders`, which is all that Amazon SNS tells of a topic.
fn last_of_arn(text: &str) -> &str {
    let Some(resource) = text
        .strip_prefix("arn:")
        .and_then(|rest| rest.splitn(5, ':').nth(4))
    else {
        return text;
    };
    let last = resource.rsplit([':', '/']).next().unwrap_or_default();
    if last.is_empty() { text } else { last }
}

fn text<'a>(item: &'a Value, field: &str) -> Option<&'a str> {
    at(item, field)?.as_str()
}

impl Kind for DeclaredKind {
    fn as_str(&self) -> &'static str {
        &self.0.name
    }

    fn calls(&self) -> &'static [Call] {
        self.0.calls.get(..1).unwrap_or_default()
    }

    fn calls_if_none(&self) -> &'static [Call] {
        &[]
    }

    fn calls_of_wires(&self, _to: ResourceKind) -> &'static [Call] {
        &[]
    }

    fn wired<'a>(
        &self,
        snapshot: &'a Snapshot,
        key: &str,
        to: ResourceKind,
    ) -> Result<Vec<&'a str>, Reason> {
        let Some(item) = self.find(snapshot, key)? else {
            return Ok(Vec::new());
        };
        let mut keys = Vec::new();
        let name = to.as_str().replace('-', "_");
        let wires = self.declaration().points_at.iter();
        for wire in wires.filter(|wire| wire.kind == name) {
            let own = texts_at(item, &wire.field);
            if own.is_empty() {
                self.has_field(snapshot, &wire.field)?;
            }
            let Some(equals) = &wire.equals else {
                keys.extend(own);
                continue;
            };
            for other in to.inventory(snapshot).whole()? {
                let json = to.json(snapshot, other.key)?.unwrap_or_default();
                if texts_at(&json, equals)
                    .iter()
                    .any(|text| own.contains(text))
                {
                    keys.push(other.key);
                }
            }
        }
        Ok(keys)
    }

    fn inventory<'a>(&self, snapshot: &'a Snapshot) -> Inventory<'a> {
        match self.all(snapshot) {
            Ok(all) => Inventory {
                items: all
                    .filter(|(_, gone)| gone.is_none())
                    .map(|(item, _)| item)
                    .collect(),
                unread: Vec::new(),
            },
            Err(reason) => Inventory {
                items: Vec::new(),
                unread: vec![Unread::all(reason)],
            },
        }
    }

    fn names_in_use<'a>(&self, snapshot: &'a Snapshot) -> Vec<Item<'a>> {
        let all = self.all(snapshot).into_iter().flatten();
        all.map(|(item, _)| item).collect()
    }

    fn unique_names(&self) -> Option<UniqueNames> {
        self.declaration().unique_names.then_some(UniqueNames {
            within: Within::Region,
            longest: LONGEST_NAME,
        })
    }

    fn json(&self, snapshot: &Snapshot, key: &str) -> Result<Option<Value>, Reason> {
        Ok(self.find(snapshot, key)?.cloned())
    }

    /// A field within a kept one is kept.
    fn fields(&self, path: &[&str]) -> Fields {
        match self.declaration().call {
            Call::Declared(call) => kept_fields(&call.declaration().keep, path),
            _ => Fields::Anything,
        }
    }

    fn subnet_ids<'a>(
        &self,
        snapshot: &'a Snapshot,
        key: &str,
    ) -> Result<Option<Vec<&'a str>>, Reason> {
        let item = self.find(snapshot, key)?;
        let subnets = self.declaration().subnets.as_deref();
        if let Some(field) = subnets {
            self.has_field(snapshot, field)?;
        }
        Ok(item.map(|item| subnets.map_or_else(Vec::new, |path| texts_at(item, path))))
    }

    fn any_name(&self) -> AnyName {
        self.declaration().any_name
    }

    fn is_default(&self, _name: &str) -> bool {
        false
    }

    fn is_name_of_aws(&self, _name: &str) -> bool {
        false
    }

    fn has_revisions(&self) -> bool {
        false
    }

    fn is_shared(&self) -> bool {
        self.declaration().shared
    }

    fn is_read_by_name(&self) -> bool {
        false
    }

    fn is_regional(&self) -> bool {
        true
    }

    fn ask_for(&self, _name: &str, _scope: &mut Scope) {}

    fn name_in_arn<'s>(&self, _segments: &[&'s str]) -> Option<&'s str> {
        None
    }
}
