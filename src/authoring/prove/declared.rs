//! The mutation operators of the kinds that a suite declares. They follow from the declaration and the snapshot: a resource
//! is missing, a reference leads to another resource or nowhere, a value is another one.
//!
//! What a suite does not ask for may have any value, so only the fields that its checks name are changed.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::mutation::{Change, Expect, Mutation};
use super::operators::{Kind, Operator, Rename};
use super::places::texts;
use workshop_check_core::account::Account;
use workshop_check_core::assertion::Assert;
use workshop_check_core::resource::ResourceKind;
use workshop_check_core::resource::kinds::{DeclaredKind, KindDeclaration, PointsAt};
use workshop_check_core::snapshot::call::{Needs, texts_of};
use workshop_check_core::snapshot::{Call, DeclaredCall};
use workshop_check_core::suite::Suite;

/// A text that no suite asks for.
const OTHER: &str = "another-value";

/// The kinds of the suite that its snapshot has resources of.
pub(super) fn kinds(suite: &Suite, root: &Value, account: &Account<'_>) -> Vec<Kind> {
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
        .filter_map(|kind| operators(suite, root, account, kind))
        .collect()
}

fn operators(
    suite: &Suite,
    root: &Value,
    account: &Account<'_>,
    kind: DeclaredKind,
) -> Option<Kind> {
    let declaration = kind.declaration();
    let call = declaration.call.declared()?;
    let items = root
        .get("calls")?
        .get(call.key())?
        .get("items")?
        .get("known")?
        .as_array()?;
    let mut breaks = Vec::new();
    let listed_by = listed_by(suite, call);
    if can_be_missing(call, listed_by) {
        breaks.push(Operator {
            drop: true,
            ..Operator::at("")
        });
    }
    // What is known by the id or the name of a resource stays with it.
    let is_own =
        |field: &String| identifies(declaration, field) || Some(field) == declaration.name.as_ref();
    let wires = declaration
        .points_at
        .iter()
        .filter(|wire| wire.equals.is_none() && !is_own(&wire.field));
    breaks.extend(wires.clone().filter_map(|wire| elsewhere(items, wire)));
    breaks.extend(in_other_subnets(items, declaration));
    for (field, asked) in asked(suite, account, kind) {
        let is_wire = wires.clone().any(|wire| wire.field == field);
        if !is_wire && !identifies(declaration, &field) {
            breaks.extend(other_values(items, &field, asked));
        }
    }
    let (renaming, keeping) = transformations(suite, kind);
    breaks.extend(renaming);
    let harmless = renamed(declaration).into_iter().chain(keeping).collect();
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
        talks: declaration.subnets.is_some(),
        breaks,
        harmless,
        declared: Some(call),
        listed_by,
    })
}

/// What breaks the results that only expressions read: there are none, or a switch is the other way round.
pub(super) fn results(suite: &Suite, root: &Value) -> Vec<Mutation> {
    let of_kinds: Vec<Call> = suite
        .file
        .resources
        .values()
        .flat_map(|resource| resource.kind.calls().iter().copied())
        .collect();
    let mut mutations: Vec<Mutation> = Vec::new();
    let mut add = |mutation: Mutation| {
        // Several expressions may read the same result.
        if !mutations.iter().any(|known| known.id == mutation.id) {
            mutations.push(mutation);
        }
    };
    for (_, check) in suite.checks() {
        let Assert::Expression(expression) = &check.assert else {
            continue;
        };
        let reads = expression.reads.iter();
        for call in reads.filter(|call| !of_kinds.contains(call)) {
            let Some(declared) = call.declared() else {
                continue;
            };
            let place = format!("/calls/{}/items/known", declared.key());
            let Some(Value::Array(items)) = root.pointer(&place) else {
                continue;
            };
            let mutation = |what: &str, change: Change| Mutation {
                id: format!("result/{}/{what}", declared.key()),
                expect: Expect::Noticed,
                name: declared.key().to_owned(),
                about: items.iter().flat_map(texts).map(str::to_owned).collect(),
                call: *call,
                changes: vec![change],
            };
            if !items.is_empty() {
                add(mutation("empty", Change::Set(place.clone(), json!([]))));
            }
            for (index, item) in items.iter().enumerate() {
                for (field, value) in item.as_object().into_iter().flatten() {
                    let Some(other) =
                        opposite(value).filter(|_| expression.that.text().contains(field))
                    else {
                        continue;
                    };
                    let at = format!("{place}/{index}/{field}");
                    let what = format!("{field}/={}", texts(&other).join(""));
                    add(mutation(&what, Change::Set(at, other)));
                }
            }
        }
    }
    mutations
}

/// The other value of a switch. In XML, it is a text.
fn opposite(value: &Value) -> Option<Value> {
    match value {
        Value::Bool(is_on) => Some(json!(!is_on)),
        Value::String(text) if text == "true" => Some(json!("false")),
        Value::String(text) if text == "false" => Some(json!("true")),
        _ => None,
    }
}

/// Whether a field is the id of a resource, or one of those that a call joins to it: with another value it is another resource.
fn identifies(declaration: &KindDeclaration, field: &str) -> bool {
    let call = declaration.call.declared();
    let parts = call.and_then(|call| call.declaration().join.get(&declaration.id));
    field == declaration.id || parts.is_some_and(|parts| parts.iter().any(|part| part == field))
}

/// The call that provides the input of another one, if it only lists the names of these resources: no kind is declared on it.
fn listed_by(suite: &Suite, call: DeclaredCall) -> Option<&'static Needs> {
    let needs = call.declaration().needs.as_ref()?;
    let listing = needs.call.declared()?;
    let mut resources = suite.file.resources.values();
    let is_of_kind = resources.any(|resource| match resource.kind {
        ResourceKind::Declared(kind) => kind.declaration().call.declared() == Some(listing),
        _ => false,
    });
    (!is_of_kind).then_some(needs)
}

/// Whether there can be no result. A call that is made once for each result of another one has a result each time, unless
///
/// - the other one only lists the names of these resources, which are removed from its list, too,
/// - the answer is a list with pages, which may be empty,
/// - or the suite says by which error AWS reports that there is none.
fn can_be_missing(call: DeclaredCall, listed_by: Option<&Needs>) -> bool {
    let declaration = call.declaration();
    declaration.needs.is_none()
        || listed_by.is_some()
        || declaration.page.is_some()
        || !declaration.none_if.is_empty()
}

/// It is in another subnet. What only repeats the subnets of a resource that it refers to is not changed by itself.
fn in_other_subnets(items: &[Value], declaration: &KindDeclaration) -> Option<Operator> {
    let first = |path: &str| path.split('.').next().map(str::to_owned);
    let subnets = declaration.subnets.as_deref()?;
    let mut wires = declaration.points_at.iter();
    let is_copy = wires.any(|wire| first(&wire.field) == first(subnets));
    (!is_copy).then(|| {
        Some(Operator {
            other: Some("subnet".to_owned()),
            ..Operator::at(place(items, subnets)?)
        })
    })?
}

/// The reference leads to another resource of the kind, if the account has one, or nowhere.
fn elsewhere(items: &[Value], wire: &PointsAt) -> Option<Operator> {
    Some(Operator {
        other: Some(wire.kind.replace('_', "-")),
        set: vec![json!(OTHER)],
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

/// Transformation rules that give other names to what a check wants to keep its name, and one that does not.
fn transformations(suite: &Suite, kind: DeclaredKind) -> (Vec<Operator>, Vec<Operator>) {
    let checks = suite.checks().filter_map(|(_, check)| match &check.assert {
        Assert::RenamingRules(rules) if is_of_kind(suite, &rules.resource, kind) => Some(rules),
        _ => None,
    });
    let (mut renaming, mut keeping) = (Vec::new(), Vec::new());
    for check in checks {
        let rule = |label: &str, target: &str, action: &str, table: &str| Operator {
            add: Some(json!({
                "rule-type": "transformation", "rule-target": target, "rule-action": action, "value": OTHER,
                "object-locator": { "schema-name": check.schema, "table-name": table },
            })),
            label: Some(label.to_owned()),
            ..Operator::at(&check.rules)
        };
        renaming.push(rule("rename-schema", "schema", "rename", "%"));
        renaming.push(rule("add-prefix-to-tables", "table", "add-prefix", "%"));
        let table = check.tables.first().map_or("", String::as_str);
        renaming.push(rule("rename-table", "table", "rename", table));
        keeping.push(rule("rename-other-table", "table", "rename", OTHER));
    }
    (renaming, keeping)
}

fn is_of_kind(suite: &Suite, name: &str, kind: DeclaredKind) -> bool {
    let resource = suite.file.resources.get(name);
    resource.is_some_and(|resource| resource.kind == ResourceKind::Declared(kind))
}

/// What the checks ask for in a field.
#[derive(Default)]
struct Asked {
    /// Other values that the suite gives.
    others: BTreeSet<String>,
    /// Values of other resources that are not right.
    of_others: BTreeSet<String>,
    at_least: Option<i64>,
}

/// The fields of the kind that a check compares.
fn asked(suite: &Suite, account: &Account<'_>, kind: DeclaredKind) -> BTreeMap<String, Asked> {
    let mut fields: BTreeMap<String, Asked> = BTreeMap::new();
    for compared in suite
        .checks()
        .flat_map(|(_, check)| check.assert.compares())
    {
        if is_of_kind(suite, compared.resource, kind) {
            let asked = fields.entry(compared.property).or_default();
            asked.others.extend(compared.others);
            let of_other = compared.differs_from.and_then(|(resource, property)| {
                let other = account.as_json(resource).ok()?;
                Some(texts_of(&other, property))
            });
            asked
                .of_others
                .extend(of_other.into_iter().flatten().flatten());
            asked.at_least = asked.at_least.or(compared.at_least);
        }
    }
    fields
}

/// Other values of a field: those of the suite, or else another number, the opposite or another text.
fn other_values(items: &[Value], field: &str, asked: Asked) -> Option<Operator> {
    let place = place(items, field)?;
    let value = values(items, field)
        .into_iter()
        .find(|value| !value.is_null())?;
    let operator = Operator::at(place);
    if !asked.others.is_empty() {
        let set = asked.others.into_iter().map(Value::from).collect();
        return Some(Operator { set, ..operator });
    }
    Some(match value {
        Value::Bool(_) => Operator {
            flip: true,
            ..operator
        },
        Value::Number(number) => {
            let next = number.as_i64().unwrap_or_default() + 1;
            let other = asked.at_least.map_or(next, |least| least - 1);
            Operator {
                set: vec![json!(other)],
                ..operator
            }
        }
        Value::String(_) => Operator {
            set: std::iter::once(OTHER.to_owned())
                .chain(asked.of_others)
                .map(Value::from)
                .collect(),
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
