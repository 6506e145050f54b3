//! Applies every operator to every resource that matters.

use std::collections::BTreeMap;

use serde_json::Value;

use super::mutation::{Change, Edit, Expect, Mutation};
use super::operators::Operator;
use super::places::{Place, child, parent, select, texts};
use super::resources::{Resource, Resources};
use super::target::Target;
use workshop_check_core::account::{Resolution, ResourceState};
use workshop_check_core::assertion::{Assert, PeerResource};
use workshop_check_core::snapshot::probe::Markers;
use workshop_check_core::suite::Suite;

/// All mutations of a snapshot, in the order of its resources and of the operators. `sites` are the URLs that the suite
/// probes, with the markers that it knows for each.
pub fn mutations(
    root: &Value,
    resources: &Resources<'_>,
    sites: &BTreeMap<String, Markers>,
    (suite, resolution): (&Suite, &Resolution),
) -> Vec<Mutation> {
    let mut all: Vec<Mutation> = Vec::new();
    let scope = suite.scope(suite.checks().map(|(_, check)| check));
    for resource in resources.all.iter().filter(|resource| resource.matters) {
        let breaks = resource.kind.breaks.iter();
        let harmless = resource.kind.harmless.iter();
        let operators = breaks
            .map(|operator| (operator, Expect::Noticed))
            .chain(harmless.map(|operator| (operator, Expect::Harmless)));
        for (operator, expect) in operators {
            let target = Target {
                root,
                resources,
                resource,
                sites,
                operator,
            };
            for mut mutation in target.mutations(expect) {
                if operator.rename.is_some() && is_known_by_name(suite, resource) {
                    mutation.expect = Expect::Noticed;
                }
                if mutation.expect == Expect::Noticed
                    && (operator
                        .reads
                        .is_some_and(|call| !scope.calls.contains(&call))
                        || is_accepted((suite, resolution), resource, operator, &mutation)
                        || (operator.limits_visitors
                            && !asks_for_rules(root, suite, resolution, (resources, resource))))
                {
                    mutation.expect = Expect::Harmless;
                }
                if !all.iter().any(|earlier| earlier.id == mutation.id) {
                    all.push(mutation);
                }
            }
        }
    }
    all
}

/// Whether the suite finds a resource by its exact name only, because no other resource refers to it.
fn is_known_by_name(suite: &Suite, resource: &Resource<'_>) -> bool {
    suite.file.resources.values().any(|wanted| {
        !wanted.kind.has_revisions()
            && wanted.wired_from.is_empty()
            && wanted.name.as_ref() == Some(&resource.name)
    })
}

/// Whether the suite says by itself that the changed account is right: another name of a subnet that it does not name, a
/// value that a check lists as right, or the absence of what may be made in another way.
fn is_accepted(
    (suite, resolution): (&Suite, &Resolution),
    resource: &Resource<'_>,
    operator: &Operator,
    mutation: &Mutation,
) -> bool {
    if operator.rename.is_some() && resource.kind.kind == "subnet" {
        return !names_subnet(suite, resolution, &resource.name);
    }
    let is_gone = operator.rename.is_some() || (operator.at.is_empty() && operator.drop);
    let properties = suite.checks().filter_map(|(_, check)| match &check.assert {
        Assert::Property(property) => Some(property),
        _ => None,
    });
    let of_kind = properties.filter(|property| {
        let declared = suite.file.resources.get(&property.resource);
        declared.is_some_and(|declared| declared.kind.as_str() == resource.kind.kind)
    });
    let mut of_kind = of_kind;
    if is_gone {
        return of_kind.any(|property| property.made_otherwise.is_some());
    }
    // A value that one check lists as right may be wrong for another, as the states of a server are from page to page.
    let mut of_field = of_kind
        .filter(|property| operator.at == property.name)
        .peekable();
    of_field.peek().is_some()
        && of_field.all(|property| {
            let mut changes = mutation.changes.iter();
            changes.any(|change| {
                let is_right = |text: &str| property.one_of.iter().flatten().any(|one| one == text);
                matches!(change, Change::Set(_, value) if texts(value).into_iter().any(is_right))
            })
        })
}

/// Whether a check asks this group for a rule that admits visitors. Checks that follow the visitors themselves accept a limit:
/// see `reaches`.
fn asks_for_rules(
    root: &Value,
    suite: &Suite,
    resolution: &Resolution,
    (resources, group): (&Resources<'_>, &Resource<'_>),
) -> bool {
    let checks = suite.checks();
    let mut subjects = checks.filter_map(|(_, check)| match &check.assert {
        Assert::SecurityGroupAllows(allows) if allows.from == Some(PeerResource::Anywhere) => {
            let subjects = [&allows.group, &allows.groups_of_database, &allows.groups_of];
            subjects.into_iter().flatten().next()
        }
        _ => None,
    });
    subjects.any(|name| match resolution.state(name) {
        Some(ResourceState::Found(found)) => {
            group.ids.contains(&found.key) || resources.points_at(root, &found.key, &group.ids)
        }
        // Without it, it is not known which groups it has.
        _ => true,
    })
}

/// Whether the suite goes by the name of a subnet: a check, a resource, or the creation of one that does not exist.
fn names_subnet(suite: &Suite, resolution: &Resolution, name: &str) -> bool {
    let mut checks = suite.checks();
    let by_check = checks.any(|(_, check)| {
        let named = check.assert.page_subnets();
        named.is_some_and(|(_, names)| names.iter().any(|own| own == name))
    });
    let mut resources = suite.file.resources.iter();
    by_check
        || resources.any(|(own, resource)| {
            let is_there = matches!(resolution.state(own), Some(ResourceState::Found(_)));
            let subnets = resource
                .create
                .iter()
                .filter(|_| !is_there)
                .filter_map(|create| create.subnets.as_ref());
            let mut named = subnets.flat_map(|subnets| &subnets.names);
            resource.name.as_deref() == Some(name) || named.any(|own| own == name)
        })
}

impl Target<'_, '_> {
    fn mutations(&self, expect: Expect) -> Vec<Mutation> {
        let name = |value: &Value| self.resources.name_of_value(value);
        let referrers = &self.operator.pointed_at_by;
        let is_referred_to = || !self.referrers(referrers).is_empty();
        let has_talkers = || !self.operator.for_talkers || self.has_talkers();
        let (Some(first), true) = (
            self.resource.pointers.first(),
            (referrers.is_empty() || is_referred_to()) && has_talkers(),
        ) else {
            return Vec::new();
        };
        let (base, path) = match self.operator.at.strip_prefix('^') {
            Some(path) => ("", path),
            None => (first.as_str(), self.operator.at.as_str()),
        };
        let places = select(self.root, base, path, &name);
        let places = places.iter().filter(|place| self.applies(&place.pointer));
        places
            .flat_map(|place| {
                let value = self.root.pointer(&place.pointer).unwrap_or(&Value::Null);
                let edits = self.edits(place, value).into_iter();
                edits.map(|edit| self.mutation(place, value, edit, expect))
            })
            .collect()
    }

    fn mutation(&self, place: &Place, value: &Value, edit: Edit, expect: Expect) -> Mutation {
        let resource = self.resource;
        let path = if place.label.is_empty() {
            String::new()
        } else {
            format!("/{}", place.label)
        };
        let verb = self.operator.label.as_ref().unwrap_or(&edit.verb);
        let mut about = [resource.ids.clone(), resource.of.clone(), edit.now].concat();
        if !place.label.is_empty() && !self.operator.at.starts_with('^') {
            about.extend(texts(value).into_iter().map(str::to_owned));
        }
        // A list may contain the resource several times: every copy is changed.
        let first = resource.pointers.first().map_or("", String::as_str);
        let copies = resource.pointers.iter().skip(1);
        let copied = copies.flat_map(|copy| {
            let changes = edit.changes.iter();
            changes.map(move |change| change.moved(first, copy))
        });
        let also = self.operator.also.iter().map(|also| {
            let map = format!("/{}", also.map.replace('.', "/"));
            Change::Set(child(&map, &also.key), self.with_ids_of_account(&also.is))
        });
        Mutation {
            id: format!("{}/{}{path}/{verb}", resource.kind.kind, resource.name),
            expect,
            name: resource.name.clone(),
            about: self.resources.with_aliases(&about),
            call: resource.kind.call(),
            changes: edit
                .changes
                .iter()
                .cloned()
                .chain(copied)
                .chain(also)
                .collect(),
        }
    }

    /// Whether the operator's conditions (`when`, `unless`, `if_matters` …) hold at a place.
    fn applies(&self, pointer: &str) -> bool {
        let value = self.root.pointer(pointer);
        if self.operator.if_asked_for && !self.resource.asked_for {
            return false;
        }
        if self.operator.if_matters || self.operator.if_idle {
            let named = value.map(texts).unwrap_or_default();
            let is_named = |id: &String| named.contains(&id.as_str());
            let all = self.resources.all.iter();
            let mut mattering = all.filter(|resource| resource.matters);
            let matters = mattering.any(|resource| resource.ids.iter().any(is_named));
            if matters != self.operator.if_matters {
                return false;
            }
        }
        let own = value.filter(|value| value.is_object());
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
}
