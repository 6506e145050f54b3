//! Applies every operator to every resource that matters.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::mutation::{Change, Expect, Mutation, replaced};
use super::operators::{Operator, Rename};
use super::places::{Place, child, parent, select, texts};
use super::things::{Thing, Things};
use crate::snapshot::Call;
use crate::suite::{ResourceKind, Suite};

/// The name of what is renamed or made besides: unlike any that a page could give.
const NEW_NAME: &str = "my-own-name";

/// A change that was made to one place: what it is called, and the edits.
struct Edit {
    verb: String,
    changes: Vec<Change>,
    /// Ids of what it points at from now on.
    now: Vec<String>,
}

/// All mutations of a snapshot, in the order of the operators.
pub fn mutations(root: &Value, things: &Things<'_>, suite: &Suite) -> Vec<Mutation> {
    let mut all: Vec<Mutation> = Vec::new();
    for thing in things.all.iter().filter(|thing| thing.matters) {
        let kind = thing.kind;
        let breaks = kind
            .breaks
            .iter()
            .map(|operator| (operator, Expect::Noticed));
        let harmless = kind
            .harmless
            .iter()
            .map(|operator| (operator, Expect::Harmless));
        for (operator, expect) in breaks.chain(harmless) {
            let generator = Generator {
                root,
                things,
                thing,
                operator,
            };
            for mut mutation in generator.mutations(expect) {
                if operator.rename.is_some() && is_asked_for(suite, thing) {
                    mutation.expect = Expect::Noticed;
                }
                if !all.iter().any(|earlier| earlier.id == mutation.id) {
                    all.push(mutation);
                }
            }
        }
    }
    all
}

/// Whether the suite knows a resource by its name alone: of a role that nothing points at, the exact name.
fn is_asked_for(suite: &Suite, thing: &Thing<'_>) -> bool {
    suite.file.resources.values().any(|role| {
        role.kind != ResourceKind::TaskDefinition
            && role.wired_from.is_empty()
            && role.name.as_ref() == Some(&thing.name)
    })
}

struct Generator<'a, 'k> {
    root: &'a Value,
    things: &'a Things<'k>,
    thing: &'a Thing<'k>,
    operator: &'a Operator,
}

impl Generator<'_, '_> {
    fn mutations(&self, expect: Expect) -> Vec<Mutation> {
        let name = |value: &Value| self.things.name_of(value);
        let Some(first) = self.thing.pointers.first() else {
            return Vec::new();
        };
        let mut mutations = Vec::new();
        if !self.operator.pointed_at_by.is_empty()
            && self.carriers(&self.operator.pointed_at_by).is_empty()
        {
            return mutations;
        }
        let (base, path) = match self.operator.at.strip_prefix('^') {
            Some(path) => ("", path),
            None => (first.as_str(), self.operator.at.as_str()),
        };
        for place in select(self.root, base, path, &name) {
            if !self.applies(&place.pointer) {
                continue;
            }
            let Some(value) = self.root.pointer(&place.pointer) else {
                continue;
            };
            for edit in self.edits(&place, value) {
                mutations.push(self.mutation(&place, value, edit, expect));
            }
        }
        mutations
    }

    fn mutation(&self, place: &Place, value: &Value, edit: Edit, expect: Expect) -> Mutation {
        let thing = self.thing;
        let path = match place.label.is_empty() {
            true => String::new(),
            false => format!("/{}", place.label),
        };
        let verb = self.operator.label.as_ref().unwrap_or(&edit.verb);
        let mut about = [thing.ids.clone(), thing.of.clone(), edit.now.clone()].concat();
        if !place.label.is_empty() && !self.operator.at.starts_with('^') {
            about.extend(texts(value).into_iter().map(str::to_owned));
        }
        // The same is done to every copy of the resource.
        let first = thing.pointers.first().map_or("", String::as_str);
        let copies = thing.pointers.iter().skip(1);
        let also = self.operator.also.iter().map(|also| {
            let map = format!("/{}", also.map.replace('.', "/"));
            Change::Set(child(&map, &also.key), also.is.clone())
        });
        let copied: Vec<Change> = copies
            .flat_map(|copy| {
                edit.changes
                    .iter()
                    .map(move |change| change.moved(first, copy))
            })
            .collect();
        Mutation {
            id: format!("{}/{}{path}/{verb}", thing.kind.kind, thing.name),
            expect,
            name: thing.name.clone(),
            about: self.things.with_aliases(&about),
            call: thing.kind.call,
            changes: edit
                .changes
                .iter()
                .cloned()
                .chain(copied)
                .chain(also)
                .collect(),
        }
    }

    /// Whether the element is one that the operator is for.
    fn applies(&self, pointer: &str) -> bool {
        let own = self.root.pointer(pointer).filter(|value| value.is_object());
        let element = own.or_else(|| self.root.pointer(parent(pointer).0));
        let has = |(field, wanted): (&String, &String)| {
            let found = match element.and_then(|element| element.get(field)) {
                Some(Value::String(text)) => text.clone(),
                Some(Value::Number(number)) => number.to_string(),
                _ => return false,
            };
            match wanted.strip_suffix('*') {
                Some(start) => found.starts_with(start),
                None => found == *wanted,
            }
        };
        self.operator.when.iter().all(has) && !self.operator.unless.iter().any(has)
    }

    fn edits(&self, place: &Place, value: &Value) -> Vec<Edit> {
        let operator = self.operator;
        let pointer = &place.pointer;
        let mut edits = Vec::new();
        let mut edit = |verb: String, changes: Vec<Change>| {
            edits.push(Edit {
                verb,
                changes,
                now: Vec::new(),
            });
        };
        if operator.drop && !value.is_null() {
            let mut changes = vec![Change::Remove(pointer.clone())];
            if operator.at.is_empty() {
                changes = self.gone();
            }
            edit("drop".to_owned(), changes);
        }
        if operator.empty {
            match value {
                Value::Array(list) if !list.is_empty() => {
                    edit(
                        "empty".to_owned(),
                        vec![Change::Set(pointer.clone(), json!([]))],
                    );
                }
                Value::Object(map) if !map.is_empty() => {
                    edit(
                        "empty".to_owned(),
                        vec![Change::Set(pointer.clone(), json!({}))],
                    );
                }
                _ => {}
            }
        }
        if operator.flip {
            let now = value != &Value::Bool(true);
            edit(
                format!("={now}"),
                vec![Change::Set(pointer.clone(), json!(now))],
            );
        }
        for other in operator.set.iter().filter(|other| *other != value) {
            edit(
                format!("={}", shown(other)),
                vec![Change::Set(pointer.clone(), other.clone())],
            );
        }
        if let Some(text) = value.as_str().filter(|_| operator.respell) {
            let upper = text.to_uppercase();
            let case = if upper == text {
                text.to_lowercase()
            } else {
                upper
            };
            for (verb, text) in [
                ("in-other-case", case),
                ("blank-before", format!(" {text}")),
                ("blank-after", format!("{text} ")),
            ] {
                edit(
                    verb.to_owned(),
                    vec![Change::Set(pointer.clone(), json!(text))],
                );
            }
        }
        if let Some(fields) = &operator.merge {
            let verb = format!("={}", shown(&json!(fields)));
            edit(
                verb,
                vec![Change::Set(pointer.clone(), merged(value, fields))],
            );
        }
        if let Some(fields) = &operator.add_like {
            let list = parent(pointer).0.to_owned();
            let fresh = self.fresh(&merged(value, fields), fields);
            let mut changes = vec![Change::Push(list, fresh.clone())];
            changes.extend(self.empty_lists(&fresh));
            edit(format!("add {}", shown(&json!(fields))), changes);
        }
        if operator.copy {
            let copy = self.fresh(&replaced(value, &self.thing.name, NEW_NAME), &Map::new());
            let mut changes = vec![Change::Push(parent(pointer).0.to_owned(), copy.clone())];
            changes.extend(self.empty_lists(&copy));
            edit("copy".to_owned(), changes);
        }
        if operator.all_but_known_ports {
            for port in self.known_ports() {
                let rules: Vec<Value> = [(0, port - 1), (port + 1, 65535)]
                    .map(|(from, to)| json!({ "IpProtocol": "tcp", "FromPort": from, "ToPort": to, "IpRanges": [{ "CidrIp": "0.0.0.0/0" }] }))
                    .to_vec();
                edit(
                    format!("all-but-{port}"),
                    vec![Change::Set(pointer.clone(), json!(rules))],
                );
            }
        }
        if operator.deny_known_ports {
            for (port, egress) in self
                .known_ports()
                .into_iter()
                .flat_map(|port| [(port, false), (port, true)])
            {
                let entry = json!({
                    "RuleNumber": 50, "Protocol": "6", "RuleAction": "deny", "Egress": egress,
                    "CidrBlock": "0.0.0.0/0", "PortRange": { "From": port, "To": port },
                });
                let direction = if egress { "out" } else { "in" };
                edit(
                    format!("deny-{port}-{direction}"),
                    vec![Change::Push(pointer.clone(), entry)],
                );
            }
        }
        if let Some(new) = &operator.add {
            let new = self.filled(new);
            edits.push(Edit {
                verb: format!("add {}", shown(&new)),
                now: texts(&new).into_iter().map(str::to_owned).collect(),
                changes: vec![Change::Push(pointer.clone(), new)],
            });
        }
        if let Some(kind) = &operator.stand_in {
            let own = self.thing.ids.first().map_or("", String::as_str);
            let other = self.others(kind, &[own]).into_iter().next();
            let carriers = ["load-balancer", "service", "database"].map(str::to_owned);
            edits.extend(other.map(|(id, name)| {
                Edit {
                    verb: format!("not-made-but-{name}"),
                    changes: vec![
                        Change::Remove(pointer.clone()),
                        Change::Replace(own.to_owned(), id),
                    ],
                    // Those that carry it now carry the other.
                    now: self
                        .carriers(&carriers)
                        .into_iter()
                        .flat_map(|thing| thing.ids.clone())
                        .collect(),
                }
            }));
        }
        if let Some(rename) = operator.rename {
            edits.extend(self.renamed(place, value, rename));
        }
        if let Some(kind) = &operator.other {
            let text = value.as_str().unwrap_or_default();
            edits.extend(
                self.others(kind, &[text])
                    .into_iter()
                    .map(|(id, name)| Edit {
                        verb: format!("->{name}"),
                        changes: vec![Change::Set(pointer.clone(), json!(id))],
                        now: vec![id],
                    }),
            );
        }
        if let Some(kind) = &operator.add_other {
            let present = texts(value);
            let other = self.others(kind, &present).into_iter().next();
            edits.extend(other.map(|(id, name)| Edit {
                verb: format!("add {name}"),
                changes: vec![Change::Push(pointer.clone(), json!(id))],
                now: vec![id],
            }));
        }
        edits
    }

    /// The VPC of the resource, wherever it says so.
    fn vpc(&self) -> Option<String> {
        let value = self.root.pointer(self.thing.pointers.first()?)?;
        let ids = texts(value);
        let vpcs = self
            .things
            .all
            .iter()
            .filter(|thing| thing.kind.kind == "vpc");
        let mut vpcs = vpcs.filter_map(|thing| thing.ids.first());
        vpcs.find(|id| ids.contains(&id.as_str())).cloned()
    }

    fn renamed(&self, place: &Place, value: &Value, rename: Rename) -> Option<Edit> {
        // The name itself, or a resource whose name it is.
        let old = match value.as_str() {
            Some(name) => name.to_owned(),
            None => self.thing.name.clone(),
        };
        let field = self.thing.kind.name.as_deref();
        let changes = match (rename, field) {
            _ if old.is_empty() => return None,
            (Rename::Everywhere, _) => vec![Change::Replace(old, NEW_NAME.to_owned())],
            (Rename::Exactly, _) => {
                let first = self.thing.pointers.first()?;
                let whole = self.root.pointer(first)?;
                vec![Change::Set(first.clone(), exactly(whole, &old))]
            }
            (Rename::Here, Some("Name tag")) => {
                let tags = select(self.root, &place.pointer, "Tags[]", &|value| {
                    self.things.name_of(value)
                });
                let tag = tags.into_iter().find(|tag| {
                    let key = self.root.pointer(&child(&tag.pointer, "Key"));
                    key.is_some_and(|key| key == "Name")
                })?;
                vec![Change::Set(child(&tag.pointer, "Value"), json!(NEW_NAME))]
            }
            (Rename::Here, Some(field)) => {
                vec![Change::Set(child(&place.pointer, field), json!(NEW_NAME))]
            }
            (Rename::Here, None) => vec![Change::Set(place.pointer.clone(), json!(NEW_NAME))],
        };
        Some(Edit {
            verb: "rename".to_owned(),
            changes,
            now: Vec::new(),
        })
    }

    /// Two other resources of a kind, with their names: one that plays no part, and one that does. Of the same VPC as
    /// those that are there, if there are any.
    fn others(&self, kind: &str, present: &[&str]) -> Vec<(String, String)> {
        let of_kind = || {
            self.things
                .all
                .iter()
                .filter(|thing| thing.kind.kind == kind)
        };
        let id = |thing: &Thing<'_>| thing.ids.first().cloned();
        let vpc = |thing: &Thing<'_>| {
            let pointer = thing.pointers.first()?;
            Some(
                self.root
                    .pointer(pointer)?
                    .get("VpcId")?
                    .as_str()?
                    .to_owned(),
            )
        };
        let is_present = |thing: &&Thing<'_>| {
            present
                .iter()
                .any(|id| thing.ids.iter().any(|own| own == id))
        };
        // Of the VPC of what is there, or of the resource itself.
        let here = of_kind().find(is_present).and_then(vpc);
        let here = here.or_else(|| self.vpc()).filter(|_| kind != "vpc");
        let fits =
            |thing: &&Thing<'_>| !is_present(thing) && (here.is_none() || vpc(thing) == here);
        let idle = of_kind().filter(fits).find(|thing| !thing.matters);
        let used = of_kind().filter(fits).find(|thing| thing.matters);
        [idle, used]
            .into_iter()
            .flatten()
            .filter_map(|thing| Some((id(thing)?, thing.name.clone())))
            .collect()
    }

    /// The resource is gone, with what cannot be without it, and nothing points at it any more.
    fn gone(&self) -> Vec<Change> {
        let along =
            |thing: &&Thing<'_>| thing.matters && self.operator.along.contains(&thing.kind.kind);
        let along = self.things.all.iter().filter(along);
        let mut changes = Vec::new();
        for thing in std::iter::once(self.thing).chain(along) {
            let is_value = thing.kind.place.ends_with("{}");
            // A role that is not there is known not to be: it is asked for by name.
            let is_asked = thing.kind.call == Call::GetRole;
            for pointer in thing.pointers.iter().filter(|_| !is_value || is_asked) {
                changes.push(Change::Remove(pointer.clone()));
            }
            if !is_asked {
                changes.extend(thing.ids.iter().cloned().map(Change::Forget));
            }
        }
        changes
    }

    /// The resources of these kinds that matter and point at this one.
    fn carriers(&self, kinds: &[String]) -> Vec<&Thing<'_>> {
        let points_here = |thing: &&Thing<'_>| {
            let values = thing.pointers.iter();
            let values = values.filter_map(|pointer| self.root.pointer(pointer));
            let mut texts = values.flat_map(texts);
            texts.any(|text| self.thing.ids.iter().any(|id| id == text))
        };
        let all = self.things.all.iter().filter(|thing| thing.matters);
        all.filter(|thing| kinds.contains(&thing.kind.kind))
            .filter(points_here)
            .collect()
    }

    /// What is added, with ids of this account.
    fn filled(&self, new: &Value) -> Value {
        match new {
            Value::String(text) => {
                let region = self.root.pointer("/account/region").and_then(Value::as_str);
                let text = text.replace("@region", region.unwrap_or_default());
                let Some(kind) = text.strip_prefix('@') else {
                    return json!(text);
                };
                let id = match kind == self.thing.kind.kind {
                    true => self.thing.ids.first().cloned(),
                    false => self.others(kind, &[]).into_iter().next().map(|(id, _)| id),
                };
                json!(id.unwrap_or_default())
            }
            Value::Array(list) => list.iter().map(|value| self.filled(value)).collect(),
            Value::Object(map) => map
                .iter()
                .map(|(key, value)| (key.clone(), self.filled(value)))
                .collect(),
            other => other.clone(),
        }
    }

    /// Ports that rules of security groups name, each for itself.
    fn known_ports(&self) -> BTreeSet<i64> {
        let groups = self.things.all.iter().filter(|thing| thing.matters);
        let pointers = groups.flat_map(|thing| &thing.pointers);
        let rules =
            pointers.flat_map(|pointer| select(self.root, pointer, "IpPermissions[]", &|_| None));
        let rules = rules.filter_map(|place| self.root.pointer(&place.pointer));
        let port = |rule: &Value, field: &str| rule.get(field)?.as_i64();
        rules
            .filter_map(|rule| {
                port(rule, "FromPort").filter(|from| Some(*from) == port(rule, "ToPort"))
            })
            .collect()
    }

    /// A resource with ids of its own.
    fn fresh(&self, value: &Value, given: &Map<String, Value>) -> Value {
        let mut fresh = value.clone();
        for field in self
            .thing
            .kind
            .id
            .iter()
            .filter(|field| !given.contains_key(*field))
        {
            if let Some(id) = fresh.get(field).and_then(Value::as_str) {
                let id = format!("{id}0");
                fresh[field.as_str()] = json!(id);
            }
        }
        fresh
    }

    /// A new resource has been looked at, and has nothing yet.
    fn empty_lists(&self, fresh: &Value) -> Vec<Change> {
        let id = self
            .thing
            .kind
            .id
            .first()
            .and_then(|field| fresh.get(field)?.as_str());
        let lists = self.operator.lists.iter();
        lists
            .filter_map(|list| {
                let map = format!("/{}", list.replace('.', "/"));
                Some(Change::Set(child(&map, id?), json!({ "known": [] })))
            })
            .collect()
    }
}

impl Change {
    /// The same change of another copy of the resource.
    fn moved(&self, from: &str, to: &str) -> Change {
        let at = |pointer: &String| match pointer.strip_prefix(from) {
            Some(rest) => format!("{to}{rest}"),
            None => pointer.clone(),
        };
        match self {
            Change::Set(pointer, value) => Change::Set(at(pointer), value.clone()),
            Change::Remove(pointer) => Change::Remove(at(pointer)),
            Change::Push(pointer, value) => Change::Push(at(pointer), value.clone()),
            whole => whole.clone(),
        }
    }
}

fn merged(value: &Value, fields: &Map<String, Value>) -> Value {
    let mut merged = value.clone();
    if let Value::Object(map) = &mut merged {
        map.extend(fields.clone());
    }
    merged
}

fn exactly(value: &Value, old: &str) -> Value {
    match value {
        Value::String(text) if text == old => json!(NEW_NAME),
        Value::Array(list) => list.iter().map(|value| exactly(value, old)).collect(),
        Value::Object(map) => map
            .iter()
            .map(|(key, value)| (key.clone(), exactly(value, old)))
            .collect(),
        other => other.clone(),
    }
}

/// A value as part of an id: its texts and numbers alone.
fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().map(shown).collect::<Vec<_>>().join(","),
        Value::Object(map) => {
            let parts = map
                .values()
                .map(shown)
                .filter(|part| !part.is_empty() && part != "null");
            parts.collect::<Vec<_>>().join(" ")
        }
        other => other.to_string(),
    }
}
