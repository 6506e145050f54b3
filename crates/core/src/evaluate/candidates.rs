//! The candidates for each resource of a suite: items of its kind with its name, items that other resources refer to, and,
//! if the kind allows any name, all other items.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::account::NearMiss;
use crate::ids::ResourceName;
use crate::resource::inventory::{Inventory, Item, Unread};
use crate::resource::kinds::AnyName;
use crate::resource::{Resource, ResourceKind};
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
/// The maximum number of near misses in a report.
const MAX_NEAR: usize = 3;

/// The candidates of every resource.
#[derive(Debug)]
pub struct Candidates<'a>(BTreeMap<&'a str, OfResource<'a>>);

#[derive(Debug, Default)]
struct OfResource<'a> {
    known: Vec<Candidate<'a>>,
    /// Items of the kind that could not be read.
    unread: Vec<Unread<'a>>,
    /// Set if the resource is unknown, because it may be an item that could not be read.
    hidden: Option<Reason>,
}

impl<'a> Candidates<'a> {
    /// Lists the candidates of every resource of the suite.
    pub fn of(suite: &'a Suite, snapshot: &'a Snapshot) -> Self {
        let resources = &suite.file.resources;
        let mut inventories: BTreeMap<&str, Inventory<'a>> = resources
            .iter()
            .map(|(name, resource)| (name.as_str(), resource.kind.inventory(snapshot)))
            .collect();
        let unrelated: HashSet<&str> = Unrelated::new(suite, snapshot, &inventories).keys();
        for inventory in inventories.values_mut() {
            inventory.items.retain(|item| !unrelated.contains(item.key));
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
                unread: inventory.unread,
                hidden: None,
            };
            (name.as_str(), of_resource)
        };
        Candidates(resources.iter().map(of_resource).collect())
    }

    /// The candidates for a resource.
    ///
    /// # Errors
    /// The reason, if the resource is unknown (see [`Candidates::hide`]).
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

    /// The candidates for a resource; empty if the resource is unknown.
    pub fn known(&self, resource: &str) -> &[Candidate<'a>] {
        self.get(resource).unwrap_or_default()
    }

    /// The items of a resource's kind that could not be read.
    pub fn unread(&self, resource: &str) -> &[Unread<'a>] {
        let of_resource = self.0.get(resource);
        of_resource.map_or(&[], |of_resource| &of_resource.unread)
    }

    /// Makes a resource unknown for this reason.
    pub fn hide(&mut self, resource: &'a str, reason: Reason) {
        self.0.entry(resource).or_default().hidden = Some(reason);
    }
}

/// What belongs to something else than the workshop: it has no name of a page, is in another VPC than the workshop's, and refers
/// to nothing with a name of a page.
///
/// # Example
///
/// The page's example name is `unicorns-svc`, and any name counts. The account also has the service `shop` in the default VPC,
/// with a task definition and a cluster of its own: it is the attendee's production, and so are those two. The service of the
/// workshop is missing.
/// A service `shop` in the default VPC that runs `unicorn-task-def` is the workshop's, in the wrong VPC.
struct Unrelated<'a, 'i> {
    suite: &'a Suite,
    snapshot: &'a Snapshot,
    inventories: &'i BTreeMap<&'a str, Inventory<'a>>,
    /// The ids of VPCs with a name of a page.
    vpcs: HashSet<&'a str>,
}

impl<'a, 'i> Unrelated<'a, 'i> {
    fn new(
        suite: &'a Suite,
        snapshot: &'a Snapshot,
        inventories: &'i BTreeMap<&'a str, Inventory<'a>>,
    ) -> Self {
        let mut unrelated = Unrelated {
            suite,
            snapshot,
            inventories,
            vpcs: HashSet::new(),
        };
        let vpcs = suite.file.resources.iter();
        let vpcs = vpcs.filter(|(_, resource)| resource.kind == ResourceKind::Vpc);
        unrelated.vpcs = vpcs
            .flat_map(|(name, resource)| unrelated.with_name_of_page(name, resource))
            .collect();
        unrelated
    }

    /// The keys of the items that are unrelated to the workshop, and of what is tied to them alone; none if none of the
    /// workshop's VPCs is known by its name.
    fn keys(&self) -> HashSet<&'a str> {
        if self.vpcs.is_empty() {
            return HashSet::new();
        }
        let mut unrelated: HashSet<&str> = self
            .choosable()
            .filter(|(name, resource, item)| self.is_unrelated(name, resource, item))
            .map(|(_, _, item)| item.key)
            .collect();
        if unrelated.is_empty() {
            return unrelated;
        }
        let (of_page, ties) = (self.of_page(), self.ties());
        let seeds: Vec<&str> = unrelated.iter().copied().collect();
        for seed in seeds {
            let mut group = HashSet::from([seed]);
            let mut open = vec![seed];
            while let Some(key) = open.pop() {
                let tied = ties.get(key).into_iter().flatten().copied();
                open.extend(tied.filter(|other| group.insert(other)));
            }
            if group.is_disjoint(&of_page) {
                unrelated.extend(group);
            }
        }
        unrelated
    }

    /// The items of resources for which the page has an example name and any name counts.
    fn choosable(&self) -> impl Iterator<Item = (&'a ResourceName, &'a Resource, Item<'a>)> {
        let resources = self.suite.file.resources.iter();
        let resources = resources.filter(|(_, resource)| has_any_name(resource));
        resources.flat_map(|(name, resource)| {
            let inventory = self.inventories.get(name.as_str()).into_iter();
            let items = inventory.flat_map(|inventory| inventory.items.iter().copied());
            items.map(move |item| (name, resource, item))
        })
    }

    /// The keys of the items that have a name of a page or are in a VPC of the workshop.
    fn of_page(&self) -> HashSet<&'a str> {
        self.choosable()
            .filter(|(_, resource, item)| {
                has_name_of_page(resource, item) || self.is_in_own_vpc(resource, item) == Some(true)
            })
            .map(|(_, _, item)| item.key)
            .collect()
    }

    /// To what each item refers, and what refers to it.
    fn ties(&self) -> HashMap<&'a str, HashSet<&'a str>> {
        let mut ties: HashMap<&str, HashSet<&str>> = HashMap::new();
        for (name, resource, item) in self.choosable() {
            let all = self.suite.file.resources.iter();
            let tied = all.filter(|(_, other)| other.wired_from.contains(name));
            // Everybody's tasks use the same role, which ties nobody to the workshop.
            for (_, other) in tied.filter(|(_, other)| has_any_name(other)) {
                let keys = resource.kind.wired(self.snapshot, item.key, other.kind);
                for key in keys.unwrap_or_default() {
                    ties.entry(item.key).or_default().insert(key);
                    ties.entry(key).or_default().insert(item.key);
                }
            }
        }
        ties
    }

    fn is_unrelated(&self, name: &ResourceName, resource: &Resource, item: &Item<'a>) -> bool {
        !has_name_of_page(resource, item)
            && self.is_in_own_vpc(resource, item) == Some(false)
            && !self.refers_to_page(name, resource, item)
    }

    /// Whether the item, or one of its subnets, is in a VPC of the workshop; none if it is in no VPC, or that is not known.
    fn is_in_own_vpc(&self, resource: &Resource, item: &Item<'a>) -> Option<bool> {
        if let Some(vpc) = item.vpc_id {
            return Some(self.vpcs.contains(vpc));
        }
        let own = resource.kind.subnet_ids(self.snapshot, item.key).ok()??;
        let all = self.snapshot.ec2.subnets.known().ok()?.iter();
        let mut vpcs = all
            .filter(|subnet| own.contains(&subnet.subnet_id.as_str()))
            .map(|subnet| subnet.vpc_id.as_str())
            .peekable();
        vpcs.peek()?;
        Some(vpcs.any(|vpc| self.vpcs.contains(vpc)))
    }

    /// Whether the item refers to something with a name of a page.
    fn refers_to_page(&self, name: &ResourceName, resource: &Resource, item: &Item<'a>) -> bool {
        let all = self.suite.file.resources.iter();
        let mut referred = all.filter(|(_, other)| other.wired_from.contains(name));
        referred.any(|(to, other)| {
            let keys = resource.kind.wired(self.snapshot, item.key, other.kind);
            // What could not be read may refer to anything.
            keys.map_or(true, |keys| {
                let mut named = self.with_name_of_page(to, other);
                named.any(|named| keys.contains(&named))
            })
        })
    }

    /// The keys of the items with a resource's name of the page, or nearly.
    fn with_name_of_page<'s>(
        &'s self,
        name: &ResourceName,
        resource: &'s Resource,
    ) -> impl Iterator<Item = &'a str> + 's {
        let inventory = self.inventories.get(name.as_str()).into_iter();
        let items = inventory.flat_map(|inventory| &inventory.items);
        items
            .filter(|item| has_name_of_page(resource, item))
            .map(|item| item.key)
    }
}

/// Whether the page has an example name for the resource, and any other counts, too.
fn has_any_name(resource: &Resource) -> bool {
    resource.page_name().is_some() && accepts_any_name(resource)
}

/// Whether an item has the page's name, or nearly.
fn has_name_of_page(resource: &Resource, item: &Item<'_>) -> bool {
    let page = resource.page_name();
    page.is_some_and(|page| is_nearly(page, item.name))
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
fn accepts_any_name(resource: &Resource) -> bool {
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
