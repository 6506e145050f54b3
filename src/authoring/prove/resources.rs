//! The resources of a snapshot that are relevant for a suite, with names for people.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::operators::Kind;
use super::places::{map_key, select, texts};
use workshop_check_core::account::{Resolution, ResourceState};
use workshop_check_core::suite::Suite;

/// One resource of a snapshot.
#[derive(Debug)]
pub struct Resource<'k> {
    pub kind: &'k Kind,
    pub name: String,
    /// Whether the snapshot has the name. Otherwise it is made up for people, and must not be replaced anywhere.
    pub has_own_name: bool,
    pub ids: Vec<String>,
    /// Ids of the resources to which it belongs, or with which it is associated.
    pub of: Vec<String>,
    /// JSON pointers to it: a list may contain it twice.
    pub pointers: Vec<String>,
    /// Whether it is one of the suite's resources, or is reached from one.
    pub matters: bool,
    /// Whether it is one of the suite's resources.
    pub asked_for: bool,
}

/// All resources of a snapshot.
#[derive(Debug)]
pub struct Resources<'k> {
    pub all: Vec<Resource<'k>>,
    /// Names by id.
    names: BTreeMap<String, String>,
}

impl<'k> Resources<'k> {
    /// Lists the resources of a snapshot and marks the relevant ones: the suite's resources; what these point at, except
    /// as the source of a rule; what belongs to them or is associated with them; and what the suite reads by name. No check
    /// can be about the rest.
    pub fn new(root: &Value, kinds: &'k [Kind], suite: &Suite, resolution: &Resolution) -> Self {
        let mut resources = Resources {
            all: Vec::new(),
            names: BTreeMap::new(),
        };
        for kind in kinds {
            for place in select(root, "", &kind.place, &|_| None) {
                resources.add(root, kind, place.pointer);
            }
        }
        resources.give_names(root);
        let wanted = suite.file.resources.keys();
        let found = wanted.filter_map(|name| match resolution.state(name)? {
            ResourceState::Found(found) => Some(found.key.clone()),
            _ => None,
        });
        let found: BTreeSet<String> = found.collect();
        for resource in &mut resources.all {
            resource.asked_for = resource.ids.iter().any(|id| found.contains(id));
        }
        resources.find_relevant(root, found);
        resources
    }

    /// The name of a value for people: a resource's name for its id, protocol and ports for a rule, else its own name.
    pub fn name_of_value(&self, value: &Value) -> Option<String> {
        if let Some(text) = value.as_str() {
            return Some(self.names.get(text).map_or(text, String::as_str).to_owned());
        }
        let field = |name: &str| match value.get(name)? {
            Value::String(text) if !text.is_empty() => Some(self.name_of_id(text)),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        };
        if let Some(protocol) = field("IpProtocol") {
            return Some(match (field("FromPort"), field("ToPort")) {
                (Some(from), Some(to)) if from == to => format!("{protocol}-{from}"),
                (Some(from), Some(to)) => format!("{protocol}-{from}-{to}"),
                _ => "all".to_owned(),
            });
        }
        if let Some(number) = field("RuleNumber") {
            let out = value.get("Egress") == Some(&Value::Bool(true));
            return Some(format!("{}-{number}", if out { "out" } else { "in" }));
        }
        const NAMES: &[&str] = &[
            "Name",
            "name",
            "PolicyName",
            "sourceVolume",
            "containerPort",
            "SubnetId",
            "SubnetIdentifier",
            "GroupId",
            "VpcSecurityGroupId",
            "targetGroupArn",
            "TargetGroupArn",
            "CidrIp",
            "CidrIpv6",
            "DestinationCidrBlock",
            "Key",
            "Type",
            "status",
        ];
        NAMES.iter().find_map(|name| field(name))
    }

    /// The name of the resource with that id, or the id itself if there is none.
    pub fn name_of_id(&self, id: &str) -> String {
        self.names.get(id).map_or(id, String::as_str).to_owned()
    }

    fn add(&mut self, root: &Value, kind: &'k Kind, pointer: String) {
        let value = match root.pointer(&pointer) {
            None | Some(Value::Null) => return,
            Some(value) => value,
        };
        let text = |field: &String| {
            let pointer = format!("/{}", field.replace('.', "/"));
            match value.pointer(&pointer)? {
                Value::String(text) => Some(text.clone()),
                Value::Number(number) => Some(number.to_string()),
                _ => None,
            }
        };
        let mut ids: Vec<String> = kind.id.iter().filter_map(text).collect();
        if let Some(same) = self.same(kind, &ids) {
            same.pointers.push(pointer);
            return;
        }
        // "arn:aws:ecs:…:service/a/b" is also known as "service/a/b".
        let short = ids.iter().filter_map(|id| id.splitn(6, ':').nth(5));
        let mut short: Vec<String> = short.map(str::to_owned).collect();
        ids.append(&mut short);
        let name = kind.name.as_ref().and_then(|name| match name.as_str() {
            "Name tag" => name_tag(value),
            _ => text(name),
        });
        let with = kind.with.iter();
        let with = with.flat_map(|path| select(root, &pointer, path, &|_| None));
        let with = with.filter_map(|place| root.pointer(&place.pointer)?.as_str());
        let mut of: Vec<String> = with.map(str::to_owned).collect();
        // In a map by id, the key is the id of the owner, or the resource's own.
        let key = kind.place.contains("{}").then(|| map_key(&pointer));
        let own_key = key.clone().filter(|_| !kind.owner && !kind.named_by_place);
        if kind.owner {
            of.extend(key);
        } else {
            ids.extend(key);
        }
        let name = name.or(own_key).unwrap_or_default();
        self.all.push(Resource {
            kind,
            has_own_name: !name.is_empty(),
            name,
            ids,
            of,
            pointers: vec![pointer],
            matters: false,
            asked_for: false,
        });
    }

    fn same(&mut self, kind: &Kind, ids: &[String]) -> Option<&mut Resource<'k>> {
        let first = ids.first()?;
        let mut all = self.all.iter_mut();
        all.find(|resource| resource.kind.kind == kind.kind && resource.ids.first() == Some(first))
    }

    /// Gives a name to resources without one: after the resource they point at or belong to, else a number.
    fn give_names(&mut self, root: &Value) {
        let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
        // The named ones first, because others take their names.
        for is_named in [true, false] {
            for resource in &mut self.all {
                if resource.name.is_empty() == is_named {
                    continue;
                }
                if !is_named {
                    let number = numbers.entry(&resource.kind.kind).or_default();
                    *number += 1;
                    let by = resource.name_by_reference(root, &self.names);
                    resource.name = by.unwrap_or_else(|| number.to_string());
                }
                let names = resource
                    .ids
                    .iter()
                    .map(|id| (id.clone(), resource.name.clone()));
                self.names.extend(names);
            }
        }
    }

    fn find_relevant(&mut self, root: &Value, mut reached: BTreeSet<String>) {
        loop {
            let before = reached.len();
            for resource in &mut self.all {
                let known = resource.ids.iter().chain(&resource.of);
                if !resource.kind.always && !known.into_iter().any(|id| reached.contains(id)) {
                    continue;
                }
                resource.matters = true;
                reached.extend(resource.ids.iter().cloned());
                let values = resource.pointers.iter();
                let values = values.filter_map(|pointer| root.pointer(pointer));
                reached.extend(values.flat_map(references));
            }
            if reached.len() == before {
                return;
            }
        }
    }

    /// Whether the resource with this id names one of these ids.
    pub fn points_at(&self, root: &Value, id: &str, ids: &[String]) -> bool {
        let known_as = |resource: &&Resource<'_>| resource.ids.iter().any(|own| own == id);
        let pointers = self.all.iter().filter(known_as);
        let pointers = pointers.flat_map(|resource| &resource.pointers);
        let values = pointers.filter_map(|pointer| root.pointer(pointer));
        let mut named = values.flat_map(references);
        named.any(|named| ids.contains(&named))
    }

    /// These ids, and all other ids of the resources that they identify.
    pub fn with_aliases(&self, ids: &[String]) -> Vec<String> {
        let known_as = |resource: &&Resource<'_>| resource.ids.iter().any(|id| ids.contains(id));
        let aliases = self
            .all
            .iter()
            .filter(known_as)
            .flat_map(|resource| &resource.ids);
        ids.iter().chain(aliases).cloned().collect()
    }
}

impl Resource<'_> {
    fn name_by_reference(&self, root: &Value, names: &BTreeMap<String, String>) -> Option<String> {
        let name_of_id = |id: &str| names.get(id).map_or(id, String::as_str).to_owned();
        let pointer = self.pointers.first()?;
        let by = self.kind.named_by.iter();
        let by = by.flat_map(|path| select(root, pointer, path, &|_| None));
        let by = by.filter_map(|place| root.pointer(&place.pointer)?.as_str());
        // AWS returns lists in any order.
        let first = by.map(name_of_id).min();
        let owner = || {
            self.of
                .first()
                .filter(|_| self.kind.owner && !self.kind.named_by_place)
        };
        first.or_else(|| owner().map(|owner| name_of_id(owner)))
    }
}

/// All texts in a resource, which may be ids of others, except the sources of its rules.
fn references(value: &Value) -> Vec<String> {
    match value {
        Value::Object(map) => map
            .iter()
            .filter(|(key, _)| *key != "UserIdGroupPairs")
            .flat_map(|(_, value)| references(value))
            .collect(),
        Value::Array(list) => list.iter().flat_map(references).collect(),
        other => texts(other).into_iter().map(str::to_owned).collect(),
    }
}

fn name_tag(value: &Value) -> Option<String> {
    let tags = value.get("Tags")?.as_array()?;
    let tag = tags
        .iter()
        .find(|tag| tag.get("Key").is_some_and(|key| key == "Name"))?;
    Some(tag.get("Value")?.as_str()?.to_owned())
}
