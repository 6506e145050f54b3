//! Which resources could play a resource at all: those of its name, those something is wired to, and the nameless.

use std::collections::{BTreeMap, HashSet};

use crate::account::NearMiss;
use crate::ids::ResourceName;
use crate::resource::Resource;
use crate::resource::inventory::{Inventory, Item, Unread};
use crate::resource::kinds::AnyName;
use crate::snapshot::{Reason, Snapshot};
use crate::suite::Suite;

/// A resource that could play a resource.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate<'a> {
    pub item: Item<'a>,
    /// It has the page's name.
    pub named: bool,
    /// It has nearly the page's name.
    pub near: bool,
    /// Some resource that could play a resource it is wired from points at it.
    pub wired: bool,
}

/// More candidates than this are never weighed against each other.
pub const MAX: usize = 16;
/// Names of up to so many letters are one slip from each other without being meant for each other.
const SHORT_NAME: usize = 6;
/// Names of near misses that a report lists.
const MAX_NEAR: usize = 3;

/// The candidates of every resource.
#[derive(Debug)]
pub struct Candidates<'a>(BTreeMap<&'a str, OfResource<'a>>);

#[derive(Debug, Default)]
struct OfResource<'a> {
    known: Vec<Candidate<'a>>,
    /// What could not be read of the kind.
    unread: Vec<Unread<'a>>,
    /// Why nothing can be said of the resource: what could not be read may be it.
    hidden: Option<Reason>,
}

impl<'a> Candidates<'a> {
    /// Lists the candidates of every resource of the suite.
    pub fn of(suite: &'a Suite, snapshot: &'a Snapshot) -> Self {
        let resources = &suite.file.resources;
        let inventories: BTreeMap<&str, Inventory<'a>> = resources
            .iter()
            .map(|(name, resource)| (name.as_str(), resource.kind.inventory(snapshot)))
            .collect();
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
                unread: inventory.unread,
                hidden: None,
            };
            (name.as_str(), of_resource)
        };
        Candidates(resources.iter().map(of_resource).collect())
    }

    /// A resource's candidates, or why nothing can be said of it.
    pub fn get(&self, resource: &str) -> Result<&[Candidate<'a>], &Reason> {
        match self.0.get(resource) {
            Some(OfResource {
                hidden: Some(reason),
                ..
            }) => Err(reason),
            Some(of_resource) => Ok(&of_resource.known),
            None => Ok(&[]),
        }
    }

    /// A resource's candidates; none where nothing can be said of it.
    pub fn known(&self, resource: &str) -> &[Candidate<'a>] {
        self.get(resource).unwrap_or_default()
    }

    /// What could not be read of a resource's kind.
    pub fn unread(&self, resource: &str) -> &[Unread<'a>] {
        let of_resource = self.0.get(resource);
        of_resource.map_or(&[], |of_resource| &of_resource.unread)
    }

    /// Says why nothing can be said of a resource.
    pub fn hide(&mut self, resource: &'a str, reason: Reason) {
        self.0.entry(resource).or_default().hidden = Some(reason);
    }
}

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
    // A stable sort: recognised resources come first, so that the limit drops the others.
    all.sort_by_key(|candidate| !recognised(candidate));
    all.truncate(MAX);
    all
}

/// Whether a resource of any name may play the resource. What an attendee makes under an "e.g." name may; a VPC or an
/// IAM role is given, and any account is full of security groups.
fn accepts_any_name(resource: &Resource) -> bool {
    match resource.kind.any_name() {
        AnyName::Counts => true,
        AnyName::CountsIfNameless => resource.page_name().is_none(),
        AnyName::Never => false,
    }
}

/// Whether there is a resource of the resource's kind that plays no resource.
pub fn is_any_free(
    snapshot: &Snapshot,
    resource: &Resource,
    is_assigned: impl Fn(&str) -> bool,
) -> bool {
    let free = |item: &Item<'_>| !is_assigned(item.key) && !resource.kind.is_default(item.name);
    resource.kind.inventory(snapshot).items.iter().any(free)
}

/// Resources that play no resource and whose names are not unlike the page's, likest first.
pub fn near_names(
    snapshot: &Snapshot,
    resource: &Resource,
    is_assigned: impl Fn(&str) -> bool,
) -> Vec<NearMiss> {
    let Some(page_name) = resource.page_name() else {
        return Vec::new();
    };
    // Short names resemble each other: LB-SG is not a misspelt DB-SG.
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

/// Whether a name was probably meant to be the page's.
pub fn is_nearly(page: &str, found: &str) -> bool {
    is_near(&plain(page), &plain(found))
}

/// A name's letters and digits: what is left when hyphens, spaces and capitals do not count.
fn plain(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether a plain name was probably meant to be the page's: the same, or one slip away.
fn is_near(page: &str, found: &str) -> bool {
    // Names whose lengths differ by more are never one slip apart, and measuring each name of a large account is slow.
    let is_as_long = || page.chars().count().abs_diff(found.chars().count()) <= 1;
    page == found
        || (page.len() > SHORT_NAME
            && is_as_long()
            && strsim::damerau_levenshtein(page, found) <= 1)
}
