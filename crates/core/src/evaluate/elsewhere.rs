//! Resources that were created in another Region of the workshop: what to read there, and the failure that names them.

use std::collections::BTreeSet;

use super::candidates::is_nearly;
use super::judgements::Judged;
use super::{Selection, evaluate_resolved};
use crate::account::{Account, Resolution, label, short};
use crate::message::{Arg, Message};
use crate::resource::inventory::Item;
use crate::resource::{Resource, ResourceKind, Resources};
use crate::snapshot::{Fact, Scope, Snapshot};
use crate::suite::{Check, Suite};
use crate::verdict::Outcome;
use crate::verdict::{Finding, NotPassed, Verdict};

/// What to read in the workshop's other Regions, by the resources that were chosen here.
pub(super) fn scope(
    suite: &Suite,
    snapshot: &Snapshot,
    selection: &Selection,
    resolution: Resolution,
) -> Scope {
    let account = suite.account(snapshot, &resolution);
    let selected = suite.checks().map(|(_, check)| check);
    let mut selected = selected.filter(|check| selection.contains(&check.id));
    // Judging the checks takes much longer than resolving the resources, and in most accounts nothing is missing.
    if !selected.any(|check| check.assert.asserts_absence() || is_not_made(&account, check)) {
        return Scope::default();
    }
    let evaluation = evaluate_resolved(suite, snapshot, selection, resolution);
    let account = evaluation.account();
    let mut scope = Scope::default();
    let mut calls = BTreeSet::new();
    for judged in evaluation
        .checks
        .iter()
        .filter(|judged| judged.check.assert.asserts_absence() || is_absent(&account, judged))
    {
        calls.extend(judged.check.assert.calls());
        judged.check.assert.extend_scope(&mut scope);
        if let Some(resource) = absent_resource(&suite.file.resources, judged.check) {
            calls.extend(resource.kind.calls());
            if may_have_any_name(resource) {
                calls.extend(ResourceKind::Vpc.calls());
            }
        }
    }
    for parameter in &mut scope.parameters {
        parameter.readable = false;
    }
    // Only the lists are needed. The other calls of a check are for a resource that exists.
    scope.with_calls(calls)
}

fn is_absent(account: &Account<'_>, judged: &Judged<'_>) -> bool {
    judged.outcome == Outcome::Failed && is_not_made(account, judged.check)
}

fn is_not_made(account: &Account<'_>, check: &Check) -> bool {
    check.assert.is_made(account) == Some(false)
}

/// The resource of which a check asserts the existence, if its kind belongs to a Region.
fn absent_resource<'a>(resources: &'a Resources, check: &Check) -> Option<&'a Resource> {
    let resource = resources.get(check.assert.establishes()?)?;
    resource.kind.is_regional().then_some(resource)
}

/// Whether a resource with any name counts if it is in the workshop's VPC.
fn may_have_any_name(resource: &Resource) -> bool {
    resource.name.is_none() && resource.vpc.is_some()
}

/// Adds the other Regions in which a missing resource was found to its failure. If it was not found, or the other Regions
/// could not be read, the verdict stays as it is.
pub(super) fn name_other_regions(
    account: &Account<'_>,
    check: &Check,
    verdict: Verdict,
) -> Verdict {
    let Err(NotPassed::Failed(finding)) = verdict else {
        return verdict;
    };
    let resource = absent_resource(account.resources, check);
    let finds = finds(account, check);
    let Some((region, _)) = finds.first() else {
        return Err(NotPassed::Failed(finding));
    };
    let fix = match resource {
        // The workshop's stack creates the VPC, so the fix is another one.
        Some(resource) if resource.kind == ResourceKind::Vpc => {
            Message::new("elsewhere-vpc-fix").with("name", resource.page_name().unwrap_or_default())
        }
        _ => Message::new("elsewhere-fix")
            .with("what", wanted(account, resource, check))
            .with("here", &account.snapshot.account.region),
    };
    let places: Vec<String> = finds.iter().map(|(_, place)| place.clone()).collect();
    let actual = Message::new("elsewhere-found")
        .with("absent", finding.actual)
        .with("places", places);
    let fix = fix.with("region", *region);
    Err(Finding::new(actual, fix, finding.resources).into())
}

/// Whether the missing resource or parameter of a check was found in another Region.
pub(super) fn is_found_elsewhere(account: &Account<'_>, check: &Check) -> bool {
    !finds(account, check).is_empty()
}

/// The other Regions in which the missing resource or parameter of a check was found, each with the place as a text.
fn finds<'s>(account: &Account<'s>, check: &Check) -> Vec<(&'s str, String)> {
    if account.snapshot.elsewhere.is_empty() || check.assert.is_made(account) != Some(false) {
        return Vec::new();
    }
    let resource = absent_resource(account.resources, check);
    let find = |(region, there): (&'s String, &'s Snapshot)| {
        let place = match resource {
            Some(resource) => place(
                region,
                resource,
                &found_there(account.resources, there, resource)?,
            ),
            None => parameter(there, check).then(|| region.clone())?,
        };
        Some((region.as_str(), place))
    };
    account.snapshot.elsewhere.iter().filter_map(find).collect()
}

/// What to create: the resource by its name on the page, or the parameters.
fn wanted(account: &Account<'_>, resource: Option<&Resource>, check: &Check) -> Arg {
    if let Some(name) = resource.and_then(Resource::page_name) {
        return name.into();
    }
    if let Some(resource) = check.assert.establishes() {
        return account.kind_word(resource);
    }
    let mut scope = Scope::default();
    check.assert.extend_scope(&mut scope);
    let names = scope.parameters.iter().map(|asked| asked.name.as_str());
    // "/DB_HOST" and "DB_HOST" are two names of one parameter.
    let names = names.filter(|name| !name.starts_with('/'));
    names.map(str::to_owned).collect::<Vec<_>>().into()
}

/// The Region, followed by the resource's label if its name is not the page's.
fn place(region: &str, resource: &Resource, found: &Item) -> String {
    if resource.page_name() == Some(found.name) {
        return region.to_owned();
    }
    format!("{region}: {}", label(found.name, short(found.key)))
}

/// The item in another Region that may be the missing resource: by the page's name or a similar one, or as an item of the
/// kind in the workshop's VPC there.
fn found_there<'s>(
    resources: &Resources,
    there: &'s Snapshot,
    resource: &Resource,
) -> Option<Item<'s>> {
    let mut items = resource.kind.inventory(there).items;
    items.retain(|item| !resource.kind.is_default(item.name));
    let vpc = may_have_any_name(resource)
        .then(|| resources.get(resource.vpc.as_ref()?))
        .flatten()
        .and_then(|vpc| named(&vpc.kind.inventory(there).items, vpc));
    named(&items, resource).or_else(|| {
        let vpc = vpc?.key;
        items.into_iter().find(|item| item.vpc_id == Some(vpc))
    })
}

/// The item with the page's name, or with a similar one.
fn named<'s>(items: &[Item<'s>], resource: &Resource) -> Option<Item<'s>> {
    let name = resource.page_name()?;
    let exact = items.iter().find(|item| item.name == name);
    exact
        .or_else(|| items.iter().find(|item| is_nearly(name, item.name)))
        .copied()
}

/// Whether one of the parameters that a check reads exists there.
fn parameter(there: &Snapshot, check: &Check) -> bool {
    let mut scope = Scope::default();
    check.assert.extend_scope(&mut scope);
    let Fact::Known(stored) = &there.ssm.parameters else {
        return false;
    };
    let is_asked = |name: &String| scope.parameters.iter().any(|asked| asked.name == *name);
    stored.iter().any(|stored| is_asked(&stored.name))
}
