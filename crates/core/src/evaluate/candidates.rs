//! The candidates for each resource of a suite: items of its kind with its name, items that other resources refer to, and,
//! if the kind allows any name, all other items.

use std::collections::{BTreeMap, HashSet};

use super::belonging::Belonging;
use crate::account::NearMiss;
use crate::ids::ResourceName;
use crate::resource::Resource;
use crate::resource::inventory::{Inventory, Item, Unread};
use crate::resource::kinds::AnyName;
use crate::snapshot::{Reason, Snapshot};
use crate::suite::Suite;

/// An item of the account that may be a resource of the suite.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate<'a> {
    pub item: Item<'a>,
    /// It has the page's name.
    pub named: bool,
    /// It has the page's name with a small difference, as `lb-sg` for LB-SG.
    pub near: bool,
    /// A candidate for a resource in `wired_from` refers to it.
    pub wired: bool,
}

/// The maximum number of candidates for one resource.
pub const MAX: usize = 16;
/// Names up to this length can differ by one letter and still be different names, as LB-SG and DB-SG.
const SHORT_NAME: usize = 6;
/// The maximum number of near misses in a report, and of items that belong to something else.
pub(super) const MAX_NEAR: usize = 3;

/// The candidates of every resource.
#[derive(Debug)]
pub struct Candidates<'a> {
    resources: BTreeMap<&'a str, OfResource<'a>>,
    belonging: Belonging<'a>,
}

#[derive(Debug, Default)]
struct OfResource<'a> {
    known: Vec<Candidate<'a>>,
    /// Items of the kind that belong to something else than the workshop.
    apart: Vec<Item<'a>>,
    /// Items of the kind that could not be read.
    unread: Vec<Unread<'a>>,
    /// Set if the resource is unknown, because it may be an item that could not be read.
    hidden: Option<Reason>,
}

impl<'a> Candidates<'a> {
    /// Lists the candidates of every resource of the suite. `is_begun` is what [`Candidates::is_begun`] was before changes that
    /// the snapshot has.
    pub fn of(suite: &'a Suite, snapshot: &'a Snapshot, is_begun: Option<bool>) -> Self {
        let resources = &suite.file.resources;
        let mut inventories: BTreeMap<&str, Inventory<'a>> = resources
            .iter()
            .map(|(name, resource)| (name.as_str(), resource.kind.inventory(snapshot)))
            .collect();
        let belonging = Belonging::of(suite, snapshot, &inventories, is_begun);
        let mut apart: BTreeMap<&str, Vec<Item<'a>>> = BTreeMap::new();
        for (name, resource) in resources {
            if let Some(inventory) = inventories.get_mut(name.as_str()) {
                let items = std::mem::take(&mut inventory.items).into_iter();
                let (of_others, own) =
                    items.partition(|item| belonging.is_apart(resource.kind, item.key));
                inventory.items = own;
                if accepts_any_name(resource) {
                    apart.insert(name, of_others);
                }
            }
        }
        let pointed_at = |resource: &Resource| -> HashSet<&'a str> {
            resource
                .wired_from
                .iter()
                .filter_map(|from| {
                    let items = &inventories.get(from.as_str())?.items;
                    Some((resources.get(from)?.kind, items))
                })
                .flat_map(|(kind, from)| from.iter().map(move |item| (kind, item)))
                .flat_map(|(kind, item)| {
                    let keys = kind.wired(snapshot, item.key, resource.kind);
                    keys.unwrap_or_default()
                })
                .collect()
        };
        let of_resource = |(name, resource): (&'a ResourceName, &'a Resource)| {
            let inventory = inventories.get(name.as_str()).cloned().unwrap_or_default();
            let of_resource = OfResource {
                known: candidates(resource, &inventory.items, &pointed_at(resource)),
                apart: apart.get(name.as_str()).cloned().unwrap_or_default(),
                unread: inventory.unread,
                hidden: None,
            };
            (name.as_str(), of_resource)
        };
        Candidates {
            resources: resources.iter().map(of_resource).collect(),
            belonging,
        }
    }

    /// The candidates for a resource.
    ///
    /// # Errors
    /// The reason, if the resource is unknown (see [`Candidates::hide`]).
    pub fn get(&self, resource: &str) -> Result<&[Candidate<'a>], &Reason> {
        match self.resources.get(resource) {
            Some(OfResource {
                hidden: Some(reason),
                ..
            }) => Err(reason),
            Some(of_resource) => Ok(&of_resource.known),
            None => Ok(&[]),
        }
    }

    /// The candidates for a resource; empty if the resource is unknown.
    pub fn known(&self, resource: &str) -> &[Candidate<'a>] {
        self.get(resource).unwrap_or_default()
    }

    /// The items of a resource's kind that could not be read.
    pub fn unread(&self, resource: &str) -> &[Unread<'a>] {
        let of_resource = self.resources.get(resource);
        of_resource.map_or(&[], |of_resource| &of_resource.unread)
    }

    /// The items of a resource's kind that belong to something else than the workshop, if such items may be the resource.
    pub fn apart(&self, resource: &str) -> &[Item<'a>] {
        let of_resource = self.resources.get(resource);
        of_resource.map_or(&[], |of_resource| &of_resource.apart)
    }

    /// Whether an item belongs to something else than the workshop.
    pub fn is_apart(&self, resource: &Resource, key: &str) -> bool {
        self.belonging.is_apart(resource.kind, key)
    }

    /// Whether the attendee has made anything of the workshop, or that is not known.
    pub fn is_begun(&self) -> bool {
        self.belonging.is_begun()
    }

    /// Whether nothing shows that an item is the workshop's.
    pub fn is_unsure(&self, resource: &Resource, key: &str) -> bool {
        self.belonging.is_unsure(resource.kind, key)
    }

    /// Makes a resource unknown for this reason.
    pub fn hide(&mut self, resource: &'a str, reason: Reason) {
        self.resources.entry(resource).or_default().hidden = Some(reason);
    }
}

/// The candidates among the items of a kind. Recognised items come first, so the limit drops the others.
///
/// # Example
///
/// The page's example name is `unicorn-cluster`, and the account has the clusters `mine`, `Unicorn_Cluster` and `default`.
/// `Unicorn_Cluster` is near and comes first. `mine` is a candidate, too, because clusters may have any name. For a
/// security group, `mine` would only be a candidate if another resource referred to it.
fn candidates<'a>(
    resource: &Resource,
    items: &[Item<'a>],
    pointed_at: &HashSet<&str>,
) -> Vec<Candidate<'a>> {
    let plain_page_name = resource.page_name().map(plain);
    let mut all: Vec<Candidate<'a>> = items
        .iter()
        .filter(|item| !resource.kind.is_default(item.name))
        .map(|item| Candidate {
            item: *item,
            named: resource.page_name() == Some(item.name),
            near: plain_page_name
                .as_ref()
                .is_some_and(|name| is_near(name, &plain(item.name))),
            wired: pointed_at.contains(item.key),
        })
        .collect();
    let recognised =
        |candidate: &Candidate<'_>| candidate.named || candidate.near || candidate.wired;
    if !accepts_any_name(resource) {
        all.retain(recognised);
    }
    // The sort is stable, so the order of the account is kept within both groups.
    all.sort_by_key(|candidate| !recognised(candidate));
    all.truncate(MAX);
    all
}

/// Whether an item with any name may be the resource. True for resources with a name of the attendee's choice. False for
/// VPCs and IAM roles, which attendees do not create, and for security groups, of which accounts have many.
pub(super) fn accepts_any_name(resource: &Resource) -> bool {
    match resource.kind.any_name() {
        AnyName::Counts => true,
        AnyName::CountsIfNameless => resource.page_name().is_none(),
        AnyName::Never => false,
    }
}

/// Whether the account has an item of the resource's kind that is not assigned to any resource.
pub fn is_any_free(
    snapshot: &Snapshot,
    resource: &Resource,
    is_assigned: impl Fn(&str) -> bool,
) -> bool {
    let free = |item: &Item<'_>| !is_assigned(item.key) && !resource.kind.is_default(item.name);
    resource.kind.inventory(snapshot).items.iter().any(free)
}

/// Unassigned items with names similar to the page's, the most similar first.
pub fn near_names(
    snapshot: &Snapshot,
    resource: &Resource,
    is_assigned: impl Fn(&str) -> bool,
) -> Vec<NearMiss> {
    let Some(page_name) = resource.page_name() else {
        return Vec::new();
    };
    // Short names are similar by chance: LB-SG is not a misspelt DB-SG.
    let enough = if page_name.len() > SHORT_NAME {
        0.6
    } else {
        0.8
    };
    let page_name = page_name.to_lowercase();
    let likeness = |item: &Item<'_>| {
        strsim::normalized_damerau_levenshtein(&page_name, &item.name.to_lowercase())
    };
    let inventory = resource.kind.inventory(snapshot);
    let mut near: Vec<(f64, Item<'_>)> = inventory
        .items
        .into_iter()
        .filter(|item| !is_assigned(item.key))
        .map(|item| (likeness(&item), item))
        .filter(|(likeness, _)| *likeness > enough)
        .collect();
    near.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    near.truncate(MAX_NEAR);
    let near_miss = |(_, item): (f64, Item<'_>)| NearMiss {
        key: item.key.to_owned(),
        name: item.name.to_owned(),
    };
    near.into_iter().map(near_miss).collect()
}

/// Whether a name is the page's name or differs from it by a small mistake.
pub fn is_nearly(page: &str, found: &str) -> bool {
    is_near(&plain(page), &plain(found))
}

/// Whether a name is the page's name with something added: `unicorn-lb-anna`.
pub(super) fn starts_with(page: &str, found: &str) -> bool {
    let page = plain(page);
    page.len() > SHORT_NAME && plain(found).starts_with(&page)
}

/// Whether a name is the page's name with a number added, as the console and commands add one: `unicorn-lb-2`.
pub(super) fn is_numbered(page: &str, found: &str) -> bool {
    let (page, found) = (plain(page), plain(found));
    let added = found.strip_prefix(&page).unwrap_or_default();
    page.len() > SHORT_NAME && !added.is_empty() && added.chars().all(|c| c.is_ascii_digit())
}

/// The letters and digits of a name in lower case: "lbsg" for "LB-SG".
fn plain(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether two plain names are equal or, for longer names, one edit apart.
fn is_near(page: &str, found: &str) -> bool {
    // Computing the distance is slow for large accounts, and a larger difference in length excludes a distance of 1.
    let is_as_long = || page.chars().count().abs_diff(found.chars().count()) <= 1;
    page == found
        || (page.len() > SHORT_NAME
            && is_as_long()
            && strsim::damerau_levenshtein(page, found) <= 1)
}
