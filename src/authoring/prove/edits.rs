//! The edits that an operator makes at a place, and their names.

use ipnet::Ipv4Net;
use serde_json::{Map, Value, json};

use super::mutation::{Change, Edit, replaced};
use super::operators::{Rename, call_of};
use super::places::{Place, child, parent, select, texts};
use super::target::Target;
use workshop_check_core::snapshot::Reason;

/// The name of renamed and added resources. No page gives it.
const NEW_NAME: &str = "my-own-name";

impl Target<'_, '_> {
    /// The edits of the operator at a place with this value.
    pub(super) fn edits(&self, place: &Place, value: &Value) -> Vec<Edit> {
        let mut edits = self.edits_of_value(place, value);
        edits.extend(self.edits_of_network(place, value));
        edits.extend(self.additions(place, value));
        edits.extend(self.edits_of_references(place, value));
        edits.extend(
            self.operator
                .rename
                .and_then(|rename| self.renamed(place, value, rename)),
        );
        edits
    }

    fn edits_of_value(&self, place: &Place, value: &Value) -> Vec<Edit> {
        let operator = self.operator;
        let mut edits = Vec::new();
        if operator.drop && !value.is_null() {
            let changes = if operator.at.is_empty() {
                self.removal()
            } else {
                vec![Change::Remove(place.pointer.clone())]
            };
            edits.push(Edit::new("drop", changes));
        }
        if operator.empty {
            match value {
                Value::Array(list) if !list.is_empty() => {
                    edits.push(Edit::set("empty", place, json!([])));
                }
                Value::Object(map) if !map.is_empty() => {
                    edits.push(Edit::set("empty", place, json!({})));
                }
                _ => {}
            }
        }
        if operator.flip {
            let now = value != &Value::Bool(true);
            edits.push(Edit::set(format!("={now}"), place, json!(now)));
        }
        for other in operator.set.iter().filter(|other| *other != value) {
            edits.push(Edit::set(
                format!("={}", shown(other)),
                place,
                other.clone(),
            ));
        }
        if operator.other_markers {
            for marker in self.other_markers(place, value) {
                edits.push(Edit::set(format!("={marker}"), place, json!([marker])));
            }
        }
        if let Some(fields) = &operator.merge {
            let verb = format!("={}", shown(&json!(fields)));
            let fields = self.with_ids_of_account(&json!(fields));
            edits.push(Edit::set(verb, place, merged(value, &fields)));
        }
        if let Some(text) = value.as_str().filter(|_| operator.respell) {
            let upper = text.to_uppercase();
            let case = if upper == text {
                text.to_lowercase()
            } else {
                upper
            };
            edits.push(Edit::set("in-other-case", place, json!(case)));
            edits.push(Edit::set("blank-before", place, json!(format!(" {text}"))));
            edits.push(Edit::set("blank-after", place, json!(format!("{text} "))));
        }
        edits
    }

    fn edits_of_network(&self, place: &Place, value: &Value) -> Vec<Edit> {
        let mut edits = Vec::new();
        if self.operator.halves
            && let Some((lower, upper)) = halves(value)
        {
            let list = parent(&place.pointer).0.to_owned();
            edits.push(Edit::new(
                "in-two-halves",
                vec![
                    Change::Set(place.pointer.clone(), lower),
                    Change::Push(list, upper),
                ],
            ));
        }
        if self.operator.all_but_known_ports {
            for port in self.ports_out() {
                let rule = |from: i64, to: i64| json!({ "IpProtocol": "tcp", "FromPort": from, "ToPort": to, "IpRanges": [{ "CidrIp": "0.0.0.0/0" }] });
                let rules = json!([rule(0, port - 1), rule(port + 1, 65535)]);
                edits.push(Edit::set(format!("all-but-{port}"), place, rules));
            }
        }
        if self.operator.deny_known_ports {
            for (port, egress) in self.ports_through() {
                let entry = json!({
                    "RuleNumber": 50, "Protocol": "6", "RuleAction": "deny", "Egress": egress,
                    "CidrBlock": "0.0.0.0/0", "PortRange": { "From": port, "To": port },
                });
                let direction = if egress { "out" } else { "in" };
                edits.push(Edit::new(
                    format!("deny-{port}-{direction}"),
                    vec![Change::Push(place.pointer.clone(), entry)],
                ));
            }
        }
        edits
    }

    fn additions(&self, place: &Place, value: &Value) -> Vec<Edit> {
        let operator = self.operator;
        let list = parent(&place.pointer).0.to_owned();
        let mut edits = Vec::new();
        if let Some(new) = &operator.add {
            let new = self.with_ids_of_account(new);
            edits.push(Edit {
                verb: format!("add {}", shown(&new)),
                now: texts(&new).into_iter().map(str::to_owned).collect(),
                changes: vec![Change::Push(place.pointer.clone(), new)],
            });
        }
        if let Some(fields) = &operator.add_like {
            let new = self.with_new_ids(&merged(value, &json!(fields)), fields);
            let mut changes = self.empty_lists(&new);
            changes.push(Change::Push(list.clone(), new));
            edits.push(Edit::new(format!("add {}", shown(&json!(fields))), changes));
        }
        if operator.copy || operator.unread_copy {
            let renamed = if self.resource.has_own_name {
                &replaced(value, &self.resource.name, NEW_NAME)
            } else {
                value
            };
            let copy = self.with_new_ids(renamed, &Map::new());
            let (verb, mut changes) = if operator.unread_copy {
                ("unread-copy", self.unread_lists(&copy))
            } else {
                ("copy", self.empty_lists(&copy))
            };
            changes.push(Change::Push(list, copy));
            edits.push(Edit::new(verb, changes));
        }
        edits
    }

    fn edits_of_references(&self, place: &Place, value: &Value) -> Vec<Edit> {
        let operator = self.operator;
        let mut edits = Vec::new();
        if let Some(kind) = &operator.other {
            let present = value.as_str().unwrap_or_default();
            let others = self.others(kind, &[present]).into_iter();
            for (id, name) in others.filter(|(id, _)| !self.is_listed(place, id)) {
                let mut edit = Edit::set(format!("->{name}"), place, json!(id));
                let Some(moved) = self.moved_along(&id) else {
                    continue;
                };
                edit.now = vec![id];
                edit.changes.extend(moved);
                edits.push(edit);
            }
        }
        if let Some(kind) = &operator.add_other
            && let Some((id, name)) = self.others(kind, &texts(value)).into_iter().next()
        {
            edits.push(Edit {
                verb: format!("add {name}"),
                changes: vec![Change::Push(place.pointer.clone(), json!(id))],
                now: vec![id],
            });
        }
        let own = self.resource.ids.first().map_or("", String::as_str);
        if let Some(kind) = &operator.stand_in
            && let Some((id, name)) = self.others(kind, &[own]).into_iter().next()
        {
            let referrers = ["load-balancer", "service", "database"].map(str::to_owned);
            let referrers = self.referrers(&referrers).into_iter();
            edits.push(Edit {
                verb: format!("not-made-but-{name}"),
                changes: vec![
                    Change::Remove(place.pointer.clone()),
                    Change::Replace(own.to_owned(), id),
                ],
                // The resources that pointed at it now point at the other.
                now: referrers
                    .flat_map(|resource| resource.ids.clone())
                    .collect(),
            });
        }
        edits
    }

    /// The changes of the fields that go along into a VPC. None if there is nothing in it that they could name.
    fn moved_along(&self, vpc: &str) -> Option<Vec<Change>> {
        let own = self.resource.pointers.first()?;
        let mut changes = Vec::new();
        for (path, kind) in &self.operator.moves {
            let there = self.in_vpc(kind, vpc)?;
            let places = select(self.root, own, path, &|_| None).into_iter();
            changes.extend(places.map(|place| Change::Set(place.pointer, json!(there))));
        }
        Some(changes)
    }

    /// Whether the list that a place is in names something already. AWS lists nothing twice.
    fn is_listed(&self, place: &Place, id: &str) -> bool {
        let mut pointer = place.pointer.as_str();
        while let Some((outer, _)) = pointer.rsplit_once('/') {
            let list = self.root.pointer(outer);
            if list.is_some_and(Value::is_array) {
                let mut pointers = self.resource.pointers.iter();
                let is_own = pointers.any(|own| own.starts_with(pointer));
                return !is_own && list.is_some_and(|list| texts(list).contains(&id));
            }
            pointer = outer;
        }
        false
    }

    fn renamed(&self, place: &Place, value: &Value, rename: Rename) -> Option<Edit> {
        // The place is the name itself, or a resource with a name.
        let old = match value.as_str() {
            Some(name) => name.to_owned(),
            None if self.resource.has_own_name => self.resource.name.clone(),
            None => return None,
        };
        let change = match (rename, self.resource.kind.name.as_deref()) {
            _ if old.is_empty() => return None,
            (Rename::Everywhere, _) => Change::Replace(old, NEW_NAME.to_owned()),
            (Rename::Exactly, _) => {
                let first = self.resource.pointers.first()?;
                let whole = exactly(self.root.pointer(first)?, &old);
                Change::Set(first.clone(), whole)
            }
            (Rename::Here, Some("Name tag")) => {
                let tags = select(self.root, &place.pointer, "Tags[]", &|_| None);
                let is_name = |tag: &&Place| {
                    let key = self.root.pointer(&child(&tag.pointer, "Key"));
                    key.is_some_and(|key| key == "Name")
                };
                let tag = tags.iter().find(is_name)?;
                Change::Set(child(&tag.pointer, "Value"), json!(NEW_NAME))
            }
            (Rename::Here, Some(field)) => {
                Change::Set(child(&place.pointer, field), json!(NEW_NAME))
            }
            (Rename::Here, None) => Change::Set(place.pointer.clone(), json!(NEW_NAME)),
        };
        Some(Edit::new("rename", vec![change]))
    }

    /// A copy of a resource whose ids differ from the original's, except the `given` fields.
    fn with_new_ids(&self, value: &Value, given: &Map<String, Value>) -> Value {
        let mut new = value.clone();
        let fields = self.resource.kind.id.iter();
        for field in fields.filter(|field| !given.contains_key(*field)) {
            if let Some(Value::String(id)) = new.get_mut(field) {
                id.push('0');
            }
        }
        new
    }

    /// The operator's lists of a new resource: read, and empty.
    fn empty_lists(&self, new: &Value) -> Vec<Change> {
        self.lists(new, |_| Some(json!({ "known": [] })))
    }

    /// The operator's lists of a new resource: throttled, so not known.
    fn unread_lists(&self, new: &Value) -> Vec<Change> {
        self.lists(new, |list| {
            let reason = Reason::Throttled {
                call: call_of(list)?,
            };
            Some(json!({ "unknown": reason }))
        })
    }

    fn lists(&self, new: &Value, fact: impl Fn(&str) -> Option<Value>) -> Vec<Change> {
        let field = self.resource.kind.id.first();
        let id = field.and_then(|field| new.get(field)?.as_str());
        let lists = self.operator.lists.iter();
        lists
            .filter_map(|list| {
                let map = format!("/{}", list.replace('.', "/"));
                Some(Change::Set(child(&map, id?), fact(list)?))
            })
            .collect()
    }
}

/// Splits a rule or route into two, each for half of its range: 10.0.0.0/16 into 10.0.0.0/17 and 10.0.128.0/17. Entries
/// of a network ACL are identified by their number, so the second gets the next one.
fn halves(value: &Value) -> Option<(Value, Value)> {
    let fields = ["CidrIp", "CidrBlock", "DestinationCidrBlock"];
    let ranges = fields.iter().filter_map(|field| {
        let range: Ipv4Net = value.get(field)?.as_str()?.parse().ok()?;
        Some((*field, range))
    });
    let (field, range) = ranges.take(1).next()?;
    let mut subnets = range.subnets(range.prefix_len() + 1).ok()?;
    let mut half = |number: i64| {
        let mut half = value.clone();
        *half.get_mut(field)? = json!(subnets.next()?.to_string());
        if let Some(own) = value.get("RuleNumber").and_then(Value::as_i64) {
            *half.get_mut("RuleNumber")? = json!(own + number);
        }
        Some(half)
    };
    Some((half(0)?, half(1)?))
}

fn merged(value: &Value, fields: &Value) -> Value {
    let mut merged = value.clone();
    if let (Value::Object(map), Value::Object(fields)) = (&mut merged, fields) {
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

/// A value as part of a mutation's id: its texts and numbers only.
fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().map(shown).collect::<Vec<_>>().join(","),
        Value::Object(map) => {
            let parts = map.values().map(shown);
            let parts = parts.filter(|part| !part.is_empty() && part != "null");
            parts.collect::<Vec<_>>().join(" ")
        }
        other => other.to_string(),
    }
}
