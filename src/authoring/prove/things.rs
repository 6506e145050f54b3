//! The resources of a snapshot that matter to a suite, with the names people know them by.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::operators::Kind;
use super::places::{map_key, select, texts};
use workshop_check_core::account::{Resolution, ResourceState};
use workshop_check_core::suite::Suite;

/// One resource.
#[derive(Debug)]
pub struct Thing<'k> {
    pub kind: &'k Kind,
    pub name: String,
    pub ids: Vec<String>,
    /// Ids of the resources to which it belongs or with which it is associated.
    pub of: Vec<String>,
    /// Where it stands: a list may hold it twice.
    pub pointers: Vec<String>,
    /// Whether it plays a role, or what plays a role leads to it.
    pub matters: bool,
}

/// All resources of a snapshot.
#[derive(Debug)]
pub struct Things<'k> {
    pub all: Vec<Thing<'k>>,
    /// Names by id.
    names: BTreeMap<String, String>,
}

impl<'k> Things<'k> {
    /// Lists the resources of a snapshot and finds those that matter: what plays a role in the suite; what it points
    /// at, except as the source of a rule; what belongs to it or is associated with it; and what the suite asks for by
    /// name. Nobody asks about anything else in the account.
    pub fn of(root: &Value, kinds: &'k [Kind], suite: &Suite, resolution: &Resolution) -> Self {
        let mut things = Things {
            all: Vec::new(),
            names: BTreeMap::new(),
        };
        for kind in kinds {
            for place in select(root, "", &kind.place, &|_| None) {
                things.add(root, kind, place.pointer);
            }
        }
        things.give_names(root);
        let roles = suite.file.resources.keys();
        let playing = roles.filter_map(|role| match resolution.state(role)? {
            ResourceState::Found(found) => Some(found.key.clone()),
            _ => None,
        });
        things.find_those_that_matter(root, playing.collect());
        things
    }

    /// What a person calls a value: a resource's name for its id, a rule's protocol and ports, an element's own name.
    pub fn name_of(&self, value: &Value) -> Option<String> {
        if let Some(text) = value.as_str() {
            return Some(self.names.get(text).map_or(text, String::as_str).to_owned());
        }
        let field = |name: &str| match value.get(name)? {
            Value::String(text) if !text.is_empty() => Some(self.called(text)),
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

    /// The name of the resource of that id; anything else is called what it is.
    pub fn called(&self, id: &str) -> String {
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
        // The last key on the way is the id of what owns it, or its own.
        let key = kind.place.contains("{}").then(|| map_key(&pointer));
        let own_key = key.clone().filter(|_| !kind.owner && !kind.named_by_place);
        if kind.owner {
            of.extend(key)
        } else {
            ids.extend(key)
        }
        self.all.push(Thing {
            kind,
            name: name.or(own_key).unwrap_or_default(),
            ids,
            of,
            pointers: vec![pointer],
            matters: false,
        });
    }

    fn same(&mut self, kind: &Kind, ids: &[String]) -> Option<&mut Thing<'k>> {
        let first = ids.first()?;
        let mut all = self.all.iter_mut();
        all.find(|thing| thing.kind.kind == kind.kind && thing.ids.first() == Some(first))
    }

    /// Names those that have none of their own: after what they stand in or belong to, else by their place.
    fn give_names(&mut self, root: &Value) {
        let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
        // First those that have one: others are called after them.
        for is_named in [true, false] {
            for thing in &mut self.all {
                if thing.name.is_empty() == is_named {
                    continue;
                }
                if !is_named {
                    let number = numbers.entry(&thing.kind.kind).or_default();
                    *number += 1;
                    let by = thing.named_by(root, &self.names);
                    thing.name = by.unwrap_or_else(|| number.to_string());
                }
                let names = thing.ids.iter().map(|id| (id.clone(), thing.name.clone()));
                self.names.extend(names);
            }
        }
    }

    fn find_those_that_matter(&mut self, root: &Value, mut reached: BTreeSet<String>) {
        loop {
            let before = reached.len();
            for thing in &mut self.all {
                let known = thing.ids.iter().chain(&thing.of);
                if !thing.kind.always && !known.into_iter().any(|id| reached.contains(id)) {
                    continue;
                }
                thing.matters = true;
                reached.extend(thing.ids.iter().cloned());
                let values = thing.pointers.iter();
                let values = values.filter_map(|pointer| root.pointer(pointer));
                reached.extend(values.flat_map(references));
            }
            if reached.len() == before {
                return;
            }
        }
    }

    /// Ids with those of the resources that they are ids of.
    pub fn with_aliases(&self, ids: &[String]) -> Vec<String> {
        let known_as = |thing: &&Thing<'_>| thing.ids.iter().any(|id| ids.contains(id));
        let aliases = self
            .all
            .iter()
            .filter(known_as)
            .flat_map(|thing| &thing.ids);
        ids.iter().chain(aliases).cloned().collect()
    }
}

impl Thing<'_> {
    fn named_by(&self, root: &Value, names: &BTreeMap<String, String>) -> Option<String> {
        let called = |id: &str| names.get(id).map_or(id, String::as_str).to_owned();
        let pointer = self.pointers.first()?;
        let by = self.kind.named_by.iter();
        let by = by.flat_map(|path| select(root, pointer, path, &|_| None));
        let by = by.filter_map(|place| root.pointer(&place.pointer)?.as_str());
        // AWS promises no order.
        let first = by.map(called).min();
        let owner = || {
            self.of
                .first()
                .filter(|_| self.kind.owner && !self.kind.named_by_place)
        };
        first.or_else(|| owner().map(|owner| called(owner)))
    }
}

/// Everything that a resource points at, except the sources of its rules.
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
