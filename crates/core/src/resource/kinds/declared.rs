//! Kinds of resources that a suite declares on one of its calls.

use schemars::JsonSchema;
use serde::de::Error;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::{AnyName, Kind, ResourceKind};
use crate::resource::inventory::{Inventory, Item, Unread};
use crate::resource::recipe::{ConsoleTemplate, Recipe};
use crate::snapshot::call::{Store, at, texts_at};
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
    /// The field with the name that people give it. Without it, the id is the name.
    #[serde(default)]
    pub name: Option<String>,
    /// The field with the id of its VPC, if resources of this kind are in a VPC.
    #[serde(default)]
    pub vpc: Option<String>,
    /// The field with the ids of the subnets of its network interfaces.
    #[serde(default)]
    pub subnets: Option<String>,
    /// What refers to nothing any more, because it is being deleted.
    #[serde(default)]
    pub gone: Option<Gone>,
    /// The resources that it refers to.
    #[serde(default)]
    pub points_at: Vec<PointsAt>,
    /// Whether a resource with another name than the page's may be the one that a suite means.
    #[serde(default)]
    pub any_name: AnyName,
    /// The place of such a resource in the console.
    #[serde(default)]
    pub console: Option<ConsoleTemplate>,
    /// How such a resource is changed.
    #[serde(default)]
    pub changes: Vec<Recipe>,
}

/// The values of a field by which a resource no longer exists.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Gone {
    /// The field, such as `Status`.
    pub field: String,
    /// The values, such as `deleting`.
    pub one_of: Vec<String>,
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
    calls: [Call; 2],
}

impl DeclaredKind {
    /// Stores a declaration.
    ///
    /// # Errors
    /// If there are too many: a fragment for the user.
    pub fn of(declaration: &KindDeclaration) -> Result<Self, &'static str> {
        static STORE: Store<Stored> = Store::new();
        let same = |stored: &Stored| stored.declaration == *declaration;
        let name = declaration.key.replace('_', "-");
        let stored = STORE.get(same, || Stored {
            word: format!("kind-{name}"),
            name,
            calls: [declaration.call, Call::DescribeVpcs],
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

    /// The call that lists the resources, and the one that tells whether they are in a VPC of the workshop.
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
        let declaration = self.declaration();
        Ok(self.results(snapshot)?.iter().filter_map(move |item| {
            let key = text(item, &declaration.id)?;
            let name = declaration.name.as_ref().and_then(|name| text(item, name));
            let vpc = declaration.vpc.as_ref().and_then(|vpc| text(item, vpc));
            let read = Item {
                key,
                name: name.unwrap_or(key),
                vpc_id: vpc,
            };
            Some((read, self.gone(item)))
        }))
    }

    fn call(self) -> Option<DeclaredCall> {
        self.declaration().call.declared()
    }

    /// The results of the call, as far as they still exist.
    fn items(self, snapshot: &Snapshot) -> Result<impl Iterator<Item = &Value>, Reason> {
        let items = self.results(snapshot)?.iter();
        Ok(items.filter(move |item| self.gone(item).is_none()))
    }

    /// All results of the call.
    ///
    /// # Errors
    /// If they could not be read. A snapshot of an earlier version lacks the ids that a call joins from several fields, so
    /// that nothing tells which result is which.
    fn results(self, snapshot: &Snapshot) -> Result<&[Value], Reason> {
        let Some(call) = self.call() else {
            return Ok(&[]);
        };
        let items = snapshot.answer(call)?;
        let id = &self.declaration().id;
        let is_joined = call.join.contains_key(id);
        if is_joined && items.iter().any(|item| text(item, id).is_none()) {
            return Err(Reason::NotRead {
                call: Call::Declared(call),
            });
        }
        Ok(items)
    }

    /// AWS's word for the state by which a resource no longer exists.
    fn gone(self, item: &Value) -> Option<&str> {
        let gone = self.declaration().gone.as_ref()?;
        let mut found = texts_at(item, &gone.field).into_iter();
        found.find(|text| gone.one_of.iter().any(|gone| gone == text))
    }

    fn find<'a>(self, snapshot: &'a Snapshot, key: &str) -> Result<Option<&'a Value>, Reason> {
        let mut items = self.items(snapshot)?;
        Ok(items.find(|item| text(item, &self.declaration().id) == Some(key)))
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

    fn json(&self, snapshot: &Snapshot, key: &str) -> Result<Option<Value>, Reason> {
        Ok(self.find(snapshot, key)?.cloned())
    }

    fn subnet_ids<'a>(
        &self,
        snapshot: &'a Snapshot,
        key: &str,
    ) -> Result<Option<Vec<&'a str>>, Reason> {
        let item = self.find(snapshot, key)?;
        let subnets = self.declaration().subnets.as_deref();
        Ok(item.map(|item| subnets.map_or_else(Vec::new, |path| texts_at(item, path))))
    }

    fn any_name(&self) -> AnyName {
        self.declaration().any_name
    }

    fn is_default(&self, _name: &str) -> bool {
        false
    }

    fn has_revisions(&self) -> bool {
        false
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
