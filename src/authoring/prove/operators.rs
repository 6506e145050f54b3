//! The types of the mutation operators, which are data in `operators.yaml`.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value};

use workshop_check_core::snapshot::call::Needs;
use workshop_check_core::snapshot::update::{FILLED, is_called};
use workshop_check_core::snapshot::{Call, DeclaredCall};

/// The embedded table.
static TABLE: &str = include_str!("operators.yaml");

/// One kind of resource in a snapshot. `operators.yaml` says what each field means.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    pub kind: String,
    #[serde(rename = "in")]
    pub place: String,
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
    pub talks: bool,
    #[serde(default)]
    pub breaks: Vec<Operator>,
    #[serde(default)]
    pub harmless: Vec<Operator>,
    /// The suite's call that returns the resources, if the suite declares the kind.
    #[serde(skip)]
    pub declared: Option<DeclaredCall>,
    /// The call that only lists the names of these resources, if another one describes them: `ListTables` and `DescribeTable`.
    #[serde(skip)]
    pub listed_by: Option<&'static Needs>,
}

impl Kind {
    /// The call that returns the resources of this kind.
    pub fn call(&self) -> Call {
        if let Some(call) = self.declared {
            return Call::Declared(call);
        }
        // Parts that no AWS call fills are the results of the site probe.
        call_of(&self.place).unwrap_or(Call::ProbeSite)
    }
}

impl Operator {
    /// An operator at this place that does nothing yet.
    pub fn at(place: impl Into<String>) -> Self {
        Operator {
            at: place.into(),
            ..Operator::default()
        }
    }
}

/// The call that fills a place in the snapshot, such as "ec2.Vpcs[]".
pub fn call_of(place: &str) -> Option<Call> {
    let (part, rest) = place.split_once('.')?;
    let field = rest.split(['[', '{', '.']).next()?;
    let mut filled = FILLED.iter();
    let filled = filled.find(|(of, name, _)| *of == part && is_called(field, name));
    filled.map(|(_, _, call)| *call)
}

/// One operator: a place in a resource, and one kind of change. `operators.yaml` says what each field means.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Operator {
    pub at: String,
    pub when: BTreeMap<String, String>,
    pub unless: BTreeMap<String, String>,
    pub pointed_at_by: Vec<String>,
    pub for_talkers: bool,
    pub reads: Option<Call>,
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
    pub if_idle: bool,
    pub if_asked_for: bool,
    pub copy: bool,
    pub unread_copy: bool,
    pub set: Vec<Value>,
    pub other_markers: bool,
    pub merge: Option<Map<String, Value>>,
    pub add: Option<Value>,
    pub add_like: Option<Map<String, Value>>,
    pub add_other: Option<String>,
    pub other: Option<String>,
    pub moves: BTreeMap<String, String>,
    pub limits_visitors: bool,
    pub rename: Option<Rename>,
    pub stand_in: Option<String>,
    pub along: Vec<String>,
    pub also: Vec<Also>,
}

/// A further entry that a change adds to a map of the snapshot.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Also {
    #[serde(rename = "in")]
    pub map: String,
    pub key: String,
    pub is: Value,
}

/// Where a new name replaces the old one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rename {
    /// Only in this field.
    Here,
    /// In every field of the resource that is exactly the old name.
    Exactly,
    /// Everywhere in the snapshot, also as part of an id, an address or a text.
    Everywhere,
}

/// Parses the embedded table.
///
/// # Errors
/// If it is malformed, which the tests below exclude.
pub fn table() -> Result<Vec<Kind>, String> {
    serde_saphyr::from_str(TABLE)
        .map_err(|error| format!("read operators.yaml: {}", error.without_snippet()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use workshop_check_core::resource::ResourceKind;

    #[test]
    fn the_table_can_be_read() {
        assert!(table().is_ok_and(|kinds| kinds.len() > 20));
    }

    #[test]
    fn every_place_is_filled_by_a_call() {
        for kind in table().unwrap_or_default() {
            let is_site = kind.place.starts_with("probes");
            assert_eq!(kind.call() == Call::ProbeSite, is_site, "{}", kind.place);
        }
    }

    #[test]
    fn every_kind_of_resource_that_a_suite_can_name_is_broken() {
        let kinds = table().unwrap_or_default();
        for kind in ResourceKind::ALL {
            let is_broken = |known: &&Kind| kind.calls().contains(&known.call());
            assert!(kinds.iter().any(|known| is_broken(&known)), "{kind:?}");
        }
    }

    /// The account of another suite may have resources that ours has not, and `prove` must be able to break them.
    #[test]
    fn every_call_of_a_snapshot_has_its_kind() {
        // Lists of ids or names, whose resources other calls describe.
        let lists = [
            "ListClusters",
            "ListServices",
            "ListTasks",
            "ListTaskDefinitions",
            "ListRolePolicies",
            "GetPolicy",
        ];
        // Mutations of a VPC come with them.
        let exclusions = "DescribeVpcBlockPublicAccessExclusions";
        // Only suites about absence read these; for them `absence` makes the mutants.
        let read_for_absence = ["DescribeAddresses", "DescribeInstances", "ListStacks"];
        let kinds = table().unwrap_or_default();
        let missing: Vec<&str> = Call::ALL
            .iter()
            .filter(|call| **call != Call::GetCallerIdentity && !lists.contains(&call.name()))
            .filter(|call| !read_for_absence.contains(&call.name()) && call.name() != exclusions)
            .filter(|call| !kinds.iter().any(|kind| kind.call() == **call))
            .map(|call| call.name())
            .collect();
        assert_eq!(missing, Vec::<&str>::new());
    }
}
