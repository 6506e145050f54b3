//! The mutation operators: data, in `operators.yaml`, and their types.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value};

use workshop_check_core::snapshot::Call;

/// Kinds of resources and what is done to each.
static TABLE: &str = include_str!("operators.yaml");

/// One kind of resource in a snapshot. `operators.yaml` says what each field means.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    pub kind: String,
    #[serde(rename = "in")]
    pub place: String,
    pub call: Call,
    #[serde(default)]
    pub id: Vec<String>,
    #[serde(default)]
    pub name: Option<String>,
    #[serde(default)]
    pub named_by: Option<String>,
    #[serde(default)]
    pub named_by_place: bool,
    #[serde(default)]
    pub owner: bool,
    #[serde(default)]
    pub with: Vec<String>,
    #[serde(default)]
    pub always: bool,
    #[serde(default)]
    pub breaks: Vec<Operator>,
    #[serde(default)]
    pub harmless: Vec<Operator>,
}

/// One operator: a place in a resource, and one change.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Operator {
    pub at: String,
    pub when: BTreeMap<String, String>,
    pub unless: BTreeMap<String, String>,
    pub pointed_at_by: Vec<String>,
    pub label: Option<String>,
    pub lists: Vec<String>,
    pub drop: bool,
    pub empty: bool,
    pub flip: bool,
    pub respell: bool,
    pub all_but_known_ports: bool,
    pub deny_known_ports: bool,
    pub halves: bool,
    pub if_matters: bool,
    pub copy: bool,
    pub set: Vec<Value>,
    pub merge: Option<Map<String, Value>>,
    pub add: Option<Value>,
    pub add_like: Option<Map<String, Value>>,
    pub add_other: Option<String>,
    pub other: Option<String>,
    pub rename: Option<Rename>,
    pub stand_in: Option<String>,
    pub along: Vec<String>,
    pub also: Vec<Also>,
}

/// An entry of a map that comes with a change.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Also {
    #[serde(rename = "in")]
    pub map: String,
    pub key: String,
    pub is: Value,
}

/// How far a new name goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rename {
    /// This field alone.
    Here,
    /// Every field of the resource that is exactly the old name.
    Exactly,
    /// Wherever the old name is part of an id, an address or a text.
    Everywhere,
}

/// The table. It is part of the program: that it can be read is a matter of its tests.
pub fn table() -> Result<Vec<Kind>, String> {
    serde_saphyr::from_str(TABLE)
        .map_err(|error| format!("read operators.yaml: {}", error.without_snippet()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_can_be_read() {
        assert!(table().is_ok_and(|kinds| kinds.len() > 20));
    }

    /// Another suite's account may hold what ours does not: what nobody breaks, nobody proves.
    #[test]
    fn every_call_of_a_snapshot_has_its_kind() {
        // Lists that lead to what is described, and what is asked of the descriptions' parts.
        let lists = [
            "ListClusters",
            "ListServices",
            "ListTasks",
            "ListTaskDefinitions",
            "ListRolePolicies",
            "GetPolicy",
        ];
        // Only suites about absence read these, and such a suite is not broken but given something back.
        let of_absence = ["DescribeAddresses", "DescribeInstances", "ListStacks"];
        let kinds = table().unwrap_or_default();
        let missing: Vec<&str> = Call::ALL
            .iter()
            .filter(|call| **call != Call::GetCallerIdentity && !lists.contains(&call.name()))
            .filter(|call| !of_absence.contains(&call.name()))
            .filter(|call| !kinds.iter().any(|kind| kind.call == **call))
            .map(|call| call.name())
            .collect();
        assert_eq!(missing, Vec::<&str>::new());
    }
}
