//! The mutation operators of the kinds that a suite declares. They follow from the declaration and the snapshot: a resource
//! is missing, a reference leads to another resource or nowhere, a value is another one.
//!
//! What a suite does not ask for may have any value, so only the fields that its checks name are changed.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::operators::{Kind, Operator, Rename};
use workshop_check_core::resource::ResourceKind;
use workshop_check_core::resource::kinds::{DeclaredKind, KindDeclaration, PointsAt};
use workshop_check_core::suite::Suite;

/// A text that no suite asks for.
const OTHER: &str = "another-value";

/// The kinds of the suite that its snapshot has resources of.
pub(super) fn kinds(suite: &Suite, root: &Value) -> Vec<Kind> {
    let resources = suite.file.resources.values();
    let declared = resources.filter_map(|resource| match resource.kind {
        ResourceKind::Declared(kind) => Some(kind),
        _ => None,
    });
    let mut kinds: Vec<DeclaredKind> = Vec::new();
    for kind in declared {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds
        .into_iter()
        .filter_map(|kind| operators(suite, root, kind))
        .collect()
}

fn operators(suite: &Suite, root: &Value, kind: DeclaredKind) -> Option<Kind> {
    let declaration = kind.declaration();
    let call = declaration.call.declared()?;
    let items = root
        .get("calls")?
        .get(call.key())?
        .get("items")?
        .get("known")?
        .as_array()?;
    let mut breaks = vec![Operator {
        drop: true,
        ..Operator::at("")
    }];
    let wires = declaration
        .points_at
        .iter()
        .filter(|wire| wire.equals.is_none());
    breaks.extend(wires.clone().filter_map(|wire| elsewhere(items, wire)));
    for (field, others) in asked(suite, kind) {
        let is_wire = wires.clone().any(|wire| wire.field == field);
        if !is_wire && field != declaration.id {
            breaks.extend(other_values(items, &field, others));
        }
    }
    Some(Kind {
        kind: declaration.key.replace('_', "-"),
        place: format!("calls.{}.items[]", call.key()),
        id: vec![declaration.id.clone()],
        name: declaration
            .name
            .clone()
            .or_else(|| Some(declaration.id.clone())),
        named_by: None,
        named_by_place: false,
        owner: false,
        with: Vec::new(),
        always: false,
        breaks,
        harmless: renamed(declaration),
        declared: Some(call),
    })
}

/// The reference leads to another resource of the kind, if the account has one.
fn elsewhere(items: &[Value], wire: &PointsAt) -> Option<Operator> {
    Some(Operator {
        other: Some(wire.kind.replace('_', "-")),
        ..Operator::at(place(items, &wire.field)?)
    })
}

/// Another name is advice at most.
fn renamed(declaration: &KindDeclaration) -> Vec<Operator> {
    let name = declaration
        .name
        .iter()
        .filter(|name| **name != declaration.id);
    name.map(|name| Operator {
        rename: Some(Rename::Here),
        ..Operator::at(name)
    })
    .collect()
}

/// The fields of the kind that a check compares, with other values that the suite gives for them.
fn asked(suite: &Suite, kind: DeclaredKind) -> BTreeMap<String, BTreeSet<String>> {
    let is_of_kind = |name: &str| {
        let resource = suite.file.resources.get(name);
        resource.is_some_and(|resource| resource.kind == ResourceKind::Declared(kind))
    };
    let mut fields: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for compared in suite
        .checks()
        .filter_map(|(_, check)| check.assert.compares())
    {
        if is_of_kind(compared.resource) {
            let others = compared.others.into_iter().map(str::to_owned);
            fields
                .entry(compared.property.to_owned())
                .or_default()
                .extend(others);
        }
    }
    fields
}

/// Other values of a field: those of the suite, or else another number, the opposite or another text.
fn other_values(items: &[Value], field: &str, others: BTreeSet<String>) -> Option<Operator> {
    let place = place(items, field)?;
    let value = values(items, field)
        .into_iter()
        .find(|value| !value.is_null())?;
    let operator = Operator::at(place);
    if !others.is_empty() {
        let set = others.into_iter().map(Value::from).collect();
        return Some(Operator { set, ..operator });
    }
    Some(match value {
        Value::Bool(_) => Operator {
            flip: true,
            ..operator
        },
        Value::Number(number) => {
            let other = number.as_i64().unwrap_or_default() + 1;
            Operator {
                set: vec![json!(other)],
                ..operator
            }
        }
        Value::String(_) => Operator {
            set: vec![json!(OTHER)],
            ..operator
        },
        _ => return None,
    })
}

/// The path of a field, with `[]` after each list on the way: "Groups[].Id". `None` if no item has the field.
fn place(items: &[Value], field: &str) -> Option<String> {
    let mut path = String::new();
    let mut values: Vec<&Value> = items.iter().collect();
    for name in field.split('.') {
        if !path.is_empty() {
            path.push('.');
        }
        path.push_str(name);
        values = values
            .into_iter()
            .filter_map(|value| value.get(name))
            .collect();
        if values.iter().any(|value| value.is_array()) {
            path.push_str("[]");
            values = values
                .into_iter()
                .filter_map(Value::as_array)
                .flatten()
                .collect();
        }
    }
    (!values.is_empty()).then_some(path)
}

fn values<'v>(items: &'v [Value], field: &str) -> Vec<&'v Value> {
    let mut values: Vec<&Value> = items.iter().collect();
    for name in field.split('.') {
        let members = values.into_iter().filter_map(|value| value.get(name));
        values = members
            .flat_map(|member| match member {
                Value::Array(list) => list.iter().collect(),
                one => vec![one],
            })
            .collect();
    }
    values
}
