//! Which resources could play a role at all: those of its name, those something is wired to, and the nameless.

use std::collections::BTreeMap;

use super::inventory::{self, Item};
use crate::snapshot::{Reason, Snapshot};
use crate::suite::{ResourceKind, Role, Suite};

/// A resource that could play a role.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    pub item: Item,
    /// It has the page's name.
    pub named: bool,
    /// It has nearly the page's name.
    pub near: bool,
    /// Some resource that could play a role it is wired from points at it.
    pub wired: bool,
}

/// More candidates than this are never weighed against each other.
pub const MAX: usize = 16;
/// Names of up to so many letters are one slip from each other without being meant for each other.
const SHORT_NAME: usize = 6;
/// Names of near misses that a report lists.
const MAX_NEAR: usize = 3;

/// The candidates of every role, or why they cannot be listed.
#[derive(Debug)]
pub struct Candidates<'a>(BTreeMap<&'a str, Result<Vec<Candidate>, Reason>>);

impl<'a> Candidates<'a> {
    /// Lists the candidates of every role of the suite.
    pub fn of(suite: &'a Suite, snapshot: &Snapshot) -> Self {
        let roles = &suite.file.resources;
        let items: BTreeMap<&str, Result<Vec<Item>, Reason>> = roles
            .iter()
            .map(|(name, role)| (name.as_str(), inventory::list(snapshot, role.kind)))
            .collect();
        let pointed_at = |role: &Role| -> Vec<String> {
            role.wired_from
                .iter()
                .filter_map(|from| Some((roles[from].kind, items[from.as_str()].as_ref().ok()?)))
                .flat_map(|(kind, from)| from.iter().map(move |item| (kind, item)))
                .flat_map(|(kind, item)| {
                    inventory::wired(snapshot, kind, &item.key, role.kind).unwrap_or_default()
                })
                .collect()
        };
        Candidates(
            roles
                .iter()
                .map(|(name, role)| {
                    let candidates = match &items[name.as_str()] {
                        Ok(items) => Ok(candidates(role, items, &pointed_at(role))),
                        Err(reason) => Err(reason.clone()),
                    };
                    (name.as_str(), candidates)
                })
                .collect(),
        )
    }

    /// A role's candidates, or why they cannot be listed.
    pub fn get(&self, role: &str) -> Result<&[Candidate], &Reason> {
        match self.0.get(role) {
            Some(candidates) => candidates.as_deref(),
            None => Ok(&[]),
        }
    }

    /// A role's candidates; none where they cannot be listed.
    pub fn known(&self, role: &str) -> &[Candidate] {
        self.get(role).unwrap_or_default()
    }
}

fn candidates(role: &Role, items: &[Item], pointed_at: &[String]) -> Vec<Candidate> {
    let mut all: Vec<Candidate> = items
        .iter()
        .filter(|item| !is_default_group(role.kind, item))
        .map(|item| Candidate {
            item: item.clone(),
            named: role.page_name() == Some(item.name.as_str()),
            near: role
                .page_name()
                .is_some_and(|name| is_near(name, &item.name)),
            wired: pointed_at.contains(&item.key),
        })
        .collect();
    let recognised = |candidate: &Candidate| candidate.named || candidate.near || candidate.wired;
    if !strangers_count(role) {
        all.retain(recognised);
    }
    // A stable sort: what is recognised comes first, so that the bound cuts off strangers.
    all.sort_by_key(|candidate| !recognised(candidate));
    all.truncate(MAX);
    all
}

/// Whether a resource of any name may play the role. What an attendee makes under an "e.g." name may; a VPC or an
/// IAM role is given, and any account is full of security groups.
fn strangers_count(role: &Role) -> bool {
    match role.kind {
        ResourceKind::Vpc | ResourceKind::IamRole => role.page_name().is_none(),
        ResourceKind::SecurityGroup => false,
        _ => true,
    }
}

/// Every VPC has a group named "default" that nobody made: it is what a forgotten choice looks like, never a page's.
pub fn is_default_group(kind: ResourceKind, item: &Item) -> bool {
    kind == ResourceKind::SecurityGroup && item.name == "default"
}

/// Whether there is a resource of the role's kind that plays no role.
pub fn is_any_free(snapshot: &Snapshot, role: &Role, plays: impl Fn(&str) -> bool) -> bool {
    let free = |item: &Item| !plays(&item.key) && !is_default_group(role.kind, item);
    inventory::list(snapshot, role.kind).is_ok_and(|items| items.iter().any(free))
}

/// Resources that play no role and whose names are not unlike the page's, likest first.
pub fn near_names(snapshot: &Snapshot, role: &Role, plays: impl Fn(&str) -> bool) -> Vec<Item> {
    let Some(page_name) = role.page_name() else {
        return Vec::new();
    };
    // Short names are all alike: LB-SG is no misspelt DB-SG.
    let enough = if page_name.len() > SHORT_NAME {
        0.6
    } else {
        0.8
    };
    let likeness = |item: &Item| {
        strsim::normalized_damerau_levenshtein(&page_name.to_lowercase(), &item.name.to_lowercase())
    };
    let mut near: Vec<Item> = inventory::list(snapshot, role.kind)
        .unwrap_or_default()
        .into_iter()
        .filter(|item| !plays(&item.key) && likeness(item) > enough)
        .collect();
    near.sort_by(|a, b| likeness(b).total_cmp(&likeness(a)));
    near.truncate(MAX_NEAR);
    near
}

/// Whether a name was probably meant to be the page's: the same letters and digits, or one slip away.
pub fn is_near(page: &str, found: &str) -> bool {
    let plain = |name: &str| -> String {
        name.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect()
    };
    let (page, found) = (plain(page), plain(found));
    page == found || (page.len() > SHORT_NAME && strsim::damerau_levenshtein(&page, &found) <= 1)
}
