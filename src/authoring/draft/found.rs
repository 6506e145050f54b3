//! The resources of an account that a workshop may be about: what attendees create, and what that refers to.

use std::collections::{BTreeMap, BTreeSet};

use super::declared::is_number_of_aws;
use workshop_check_core::resource::ResourceKind;
use workshop_check_core::snapshot::Snapshot;

/// The kinds of which every resource is in the draft. Of the others, those to which something in it refers.
const BEGUN_WITH: [ResourceKind; 6] = [
    ResourceKind::FileSystem,
    ResourceKind::LoadBalancer,
    ResourceKind::TargetGroup,
    ResourceKind::Cluster,
    ResourceKind::Service,
    ResourceKind::Database,
];

/// A resource of the draft.
#[derive(Debug, Clone)]
pub struct Found {
    /// Its name under `resources`.
    pub name: String,
    pub kind: ResourceKind,
    pub key: String,
    /// The name in the account; empty if it has none.
    pub label: String,
    /// The key of its VPC.
    pub vpc: Option<String>,
    /// The names of the resources that refer to it.
    pub wired_from: Vec<String>,
}

/// The resources, in the order of the kinds: those of the program and the declared ones.
pub fn found(snapshot: &Snapshot, declared: &[ResourceKind]) -> Vec<Found> {
    let kinds = [ResourceKind::ALL, declared].concat();
    let mut keys: BTreeSet<(usize, String)> = BTreeSet::new();
    let position = |kind: ResourceKind| {
        let mut all = kinds.iter();
        all.position(|known| *known == kind).unwrap_or_default()
    };
    let mut open: Vec<(ResourceKind, String)> = Vec::new();
    for kind in BEGUN_WITH.iter().chain(declared).copied() {
        let items = kind.inventory(snapshot).items.into_iter();
        let items = items.filter(|item| !kind.is_default(item.name));
        open.extend(items.map(|item| (kind, item.key.to_owned())));
    }
    while let Some((kind, key)) = open.pop() {
        let items = kind.inventory(snapshot).items;
        let Some(item) = items.iter().find(|item| item.key == key) else {
            continue;
        };
        if kind.is_default(item.name) || !keys.insert((position(kind), key.clone())) {
            continue;
        }
        for to in &kinds {
            let wired = kind.wired(snapshot, &key, *to).unwrap_or_default();
            open.extend(wired.into_iter().map(|key| (*to, key.to_owned())));
        }
        let vpc = item.vpc_id.map(|vpc| (ResourceKind::Vpc, vpc.to_owned()));
        open.extend(vpc);
    }
    let mut names = Names::default();
    let mut all: Vec<Found> = Vec::new();
    for kind in &kinds {
        for item in kind.inventory(snapshot).items {
            if !keys.contains(&(position(*kind), item.key.to_owned())) {
                continue;
            }
            let is_id = item.name == item.key && !is_name_of_people(*kind, item.name);
            let label = if is_id { "" } else { item.name };
            all.push(Found {
                name: names.of(*kind, label),
                kind: *kind,
                key: item.key.to_owned(),
                label: label.to_owned(),
                vpc: item.vpc_id.map(str::to_owned),
                wired_from: Vec::new(),
            });
        }
    }
    let wires = wires(snapshot, &all);
    for resource in &mut all {
        resource.wired_from = wires.get(&resource.name).cloned().unwrap_or_default();
    }
    // Nothing can tell a resource without a name and without a reference from others of its kind.
    all
}

/// Whether the id of a resource is a name that people gave it, as some services have it: no ARN, and no number of AWS.
fn is_name_of_people(kind: ResourceKind, id: &str) -> bool {
    let is_declared = matches!(kind, ResourceKind::Declared(_));
    let is_made = id.starts_with("arn:") || id.contains(' ') || id.split('-').any(is_number_of_aws);
    is_declared && !is_made
}

/// For each resource the names of those that refer to it.
fn wires(snapshot: &Snapshot, all: &[Found]) -> BTreeMap<String, Vec<String>> {
    let mut wires: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for from in all {
        for to in all.iter().filter(|to| to.name != from.name) {
            let keys = from.kind.wired(snapshot, &from.key, to.kind);
            if keys.unwrap_or_default().contains(&to.key.as_str()) {
                let known = wires.entry(to.name.clone()).or_default();
                known.push(from.name.clone());
            }
        }
    }
    wires
}

/// Gives each resource a name of its own.
#[derive(Default)]
struct Names(BTreeSet<String>);

impl Names {
    /// "LB-SG" becomes `lb_sg`. A resource without a name has that of its kind.
    fn of(&mut self, kind: ResourceKind, label: &str) -> String {
        let plain: String = label
            .to_ascii_lowercase()
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '_' })
            .collect();
        let plain = plain.trim_matches('_');
        let kind = kind.as_str().replace('-', "_");
        let base = match plain.chars().next() {
            Some(first) if first.is_ascii_lowercase() => plain.to_owned(),
            Some(_) => format!("{kind}_{plain}"),
            None => kind.clone(),
        };
        let other = format!("{base}_{kind}");
        let numbered = (2..).map(|number| format!("{base}_{number}"));
        let mut free = [base.clone(), other].into_iter().chain(numbered);
        let name = free.find(|name| !self.0.contains(name)).unwrap_or(base);
        self.0.insert(name.clone());
        name
    }
}
