//! What an operator does to a place: the edits, and what each is called.

use ipnet::Ipv4Net;
use serde_json::{Map, Value, json};

use super::mutation::{Change, Edit, replaced};
use super::operators::{Rename, call_of};
use super::places::{Place, child, parent, select, texts};
use super::target::Target;
use workshop_check_core::snapshot::Reason;

/// The name of what is renamed or made besides: unlike any that a page could give.
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
                self.gone()
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
        if let Some(fields) = &operator.merge {
            let verb = format!("={}", shown(&json!(fields)));
            let fields = self.filled(&json!(fields));
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
            let beside = parent(&place.pointer).0.to_owned();
            edits.push(Edit::new(
                "in-two-halves",
                vec![
                    Change::Set(place.pointer.clone(), lower),
                    Change::Push(beside, upper),
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
        let beside = parent(&place.pointer).0.to_owned();
        let mut edits = Vec::new();
        if let Some(new) = &operator.add {
            let new = self.filled(new);
            edits.push(Edit {
                verb: format!("add {}", shown(&new)),
                now: texts(&new).into_iter().map(str::to_owned).collect(),
                changes: vec![Change::Push(place.pointer.clone(), new)],
            });
        }
        if let Some(fields) = &operator.add_like {
            let fresh = self.fresh(&merged(value, &json!(fields)), fields);
            let mut changes = self.empty_lists(&fresh);
            changes.push(Change::Push(beside.clone(), fresh));
            edits.push(Edit::new(format!("add {}", shown(&json!(fields))), changes));
        }
        if operator.copy || operator.unread_copy {
            let copy = self.fresh(&replaced(value, &self.thing.name, NEW_NAME), &Map::new());
            let (verb, mut changes) = if operator.unread_copy {
                ("unread-copy", self.unread_lists(&copy))
            } else {
                ("copy", self.empty_lists(&copy))
            };
            changes.push(Change::Push(beside, copy));
            edits.push(Edit::new(verb, changes));
        }
        edits
    }

    fn edits_of_references(&self, place: &Place, value: &Value) -> Vec<Edit> {
        let operator = self.operator;
        let mut edits = Vec::new();
        if let Some(kind) = &operator.other {
            let present = value.as_str().unwrap_or_default();
            for (id, name) in self.others(kind, &[present]) {
                let mut edit = Edit::set(format!("->{name}"), place, json!(id));
                edit.now = vec![id];
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
        let own = self.thing.ids.first().map_or("", String::as_str);
        if let Some(kind) = &operator.stand_in
            && let Some((id, name)) = self.others(kind, &[own]).into_iter().next()
        {
            let carriers = ["load-balancer", "service", "database"].map(str::to_owned);
            let carriers = self.carriers(&carriers).into_iter();
            edits.push(Edit {
                verb: format!("not-made-but-{name}"),
                changes: vec![
                    Change::Remove(place.pointer.clone()),
                    Change::Replace(own.to_owned(), id),
                ],
                // Those that carried it now carry the other.
                now: carriers.flat_map(|thing| thing.ids.clone()).collect(),
            });
        }
        edits
    }

    fn renamed(&self, place: &Place, value: &Value, rename: Rename) -> Option<Edit> {
        // The name itself, or a resource whose name it is.
        let old = match value.as_str() {
            Some(name) => name.to_owned(),
            None => self.thing.name.clone(),
        };
        let change = match (rename, self.thing.kind.name.as_deref()) {
            _ if old.is_empty() => return None,
            (Rename::Everywhere, _) => Change::Replace(old, NEW_NAME.to_owned()),
            (Rename::Exactly, _) => {
                let first = self.thing.pointers.first()?;
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

    /// A resource with ids of its own.
    fn fresh(&self, value: &Value, given: &Map<String, Value>) -> Value {
        let mut fresh = value.clone();
        let fields = self.thing.kind.id.iter();
        for field in fields.filter(|field| !given.contains_key(*field)) {
            if let Some(Value::String(id)) = fresh.get_mut(field) {
                id.push('0');
            }
        }
        fresh
    }

    /// A new resource has been looked at, and has nothing yet.
    fn empty_lists(&self, fresh: &Value) -> Vec<Change> {
        self.lists(fresh, |_| Some(json!({ "known": [] })))
    }

    /// A new resource is there, and what belongs to it could not be read.
    fn unread_lists(&self, fresh: &Value) -> Vec<Change> {
        self.lists(fresh, |list| {
            let reason = Reason::Throttled {
                call: call_of(list)?,
            };
            Some(json!({ "unknown": reason }))
        })
    }

    fn lists(&self, fresh: &Value, told: impl Fn(&str) -> Option<Value>) -> Vec<Change> {
        let field = self.thing.kind.id.first();
        let id = field.and_then(|field| fresh.get(field)?.as_str());
        let lists = self.operator.lists.iter();
        lists
            .filter_map(|list| {
                let map = format!("/{}", list.replace('.', "/"));
                Some(Change::Set(child(&map, id?), told(list)?))
            })
            .collect()
    }
}

/// Twice the rule or route, each for half of its range. Where its number is part of its identity, the second has the
/// next one.
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

/// A value as part of an id: its texts and numbers alone.
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
