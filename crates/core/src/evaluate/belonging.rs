//! Which items of an account belong to something else than the workshop, and of which that is not known.
//!
//! Any name counts for what attendees name as they like. So a service of the attendee's own production could be taken for the
//! workshop's, and be graded and changed.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::candidates::{accepts_any_name, is_nearly, is_numbered, starts_with};
use crate::account::Resolution;
use crate::resource::inventory::{Inventory, Item};
use crate::resource::{Resource, ResourceKind, Shown};
use crate::snapshot::Snapshot;
use crate::suite::Suite;

/// What belongs to something else, and what nothing shows to be the workshop's.
///
/// The workshop's are, in whatever VPC they are,
///
/// - what has a name of a page, also with a number added, or a [sign](Resource::signs) that only the workshop's has,
/// - what refers to one of these, directly or by others,
/// - and what one of all these uses.
///
/// The others are looked at together with what refers to them and what they refer to. Such a group belongs to something else if
/// one of them, or of what they use, is in another VPC than the workshop's, and none in the workshop's. It does, too, if one of them
/// has other values than the signs of its resource, none has a sign, and another item is known by a name or a sign (or the
/// suite says that the signs decide). Otherwise the other value may be a mistake of the attendee.
///
/// A name with a number added says nothing if it is tied only to other values than the signs. Where the signs decide, what has only
/// such as other applications have, too, is something else's as long as nothing of the workshop is made, and if it uses nothing of
/// what is made by the names of the pages.
///
/// What serves several applications, such as a cluster, ties nobody to the workshop. It belongs to something else if all that
/// refers to it does.
///
/// An account without the workshop's VPC has nothing but other VPCs. If nothing at all is made of the workshop yet, what nothing shows
/// to be the workshop's is something else's, too, unless it is what the first page has made. That it is in the workshop's VPC shows
/// it only of what has signs, such as a service: it could have them.
///
/// A [name of AWS](crate::resource::kinds::Kind::is_name_of_aws) says nothing. What has no other is something else's where it is not
/// in the workshop's VPC, as long as nothing of the workshop refers to it, and, if it is the page's name, too, nothing else is made.
///
/// # Example
///
/// The page's example name is `unicorns-svc`, and any name counts. The account also has the service `shop` in the default VPC,
/// with a task definition and a cluster of its own: it is the attendee's production, and so are those two. The service of the
/// workshop is missing.
/// A service `shop` in the default VPC that runs `unicorn-task-def` is the workshop's, in the wrong VPC, and so is the load
/// balancer before it.
/// An endpoint `source-endpoint-2` of a task with another schema, on an instance in the default VPC, is something else's.
/// The workshop's endpoint was tested by the replication instance `prod`. What else refers to `prod` is not the workshop's.
#[derive(Debug, Default)]
pub(super) struct Belonging<'a> {
    apart: HashSet<Id<'a>>,
    unsure: HashSet<Id<'a>>,
    is_untouched: bool,
}

/// The kind and the key of an item. Items of two kinds may have the same key, as the parts of an environment do.
type Id<'a> = (&'static str, &'a str);

impl<'a> Belonging<'a> {
    /// Compares all items of the suite's kinds. Nothing is known if the VPCs could not be read. If the suite names no VPC, only the
    /// signs and what is tied to what tell something. `is_begun`
    /// is what [`Belonging::is_begun`] was before changes that the snapshot has: what they make says nothing of the rest.
    pub(super) fn of(
        suite: &'a Suite,
        snapshot: &'a Snapshot,
        inventories: &BTreeMap<&'a str, Inventory<'a>>,
        is_begun: Option<bool>,
    ) -> Self {
        let mut groups = Groups::new(suite, inventories);
        groups.add_all(snapshot, inventories, accepts_any_name);
        groups.compare_single_signs();
        // Most accounts have nothing else.
        if !groups.knows_vpcs || !groups.nodes.iter().any(Node::is_in_question) {
            return Belonging::default();
        }
        groups.add_all(snapshot, inventories, |resource| {
            !accepts_any_name(resource)
        });
        groups.tie(snapshot);
        groups.forget_numbers();
        groups.find_apart();
        if groups.has_no_vpc {
            return Belonging {
                apart: groups
                    .apart
                    .iter()
                    .filter_map(|number| groups.node(*number))
                    .map(Node::id)
                    .collect(),
                ..Belonging::default()
            };
        }
        groups.leave_what_has_a_name_of_aws(is_begun);
        let is_begun = is_begun.unwrap_or_else(|| groups.is_begun(snapshot));
        if !is_begun {
            groups.leave_what_nothing_shows();
        }
        let ids = |is: &dyn Fn(usize) -> bool| {
            let nodes = groups.nodes.iter().enumerate();
            let those = nodes.filter(|(number, _)| is(*number));
            those.map(|(_, node)| node.id()).collect()
        };
        Belonging {
            apart: ids(&|number| groups.apart.contains(&number)),
            unsure: ids(&|number| groups.is_unsure(number)),
            is_untouched: !is_begun,
        }
    }

    /// Whether the attendee has made anything of the workshop, or that is not known.
    pub(super) fn is_begun(&self) -> bool {
        !self.is_untouched
    }

    /// Whether an item belongs to something else.
    pub(super) fn is_apart(&self, kind: ResourceKind, key: &str) -> bool {
        self.apart.contains(&(kind.as_str(), key))
    }

    /// Whether nothing shows that an item is the workshop's: it has no name of a page, nothing of the workshop is tied to it, and it
    /// is not in a VPC of the workshop, or that does not show it. Or it has none of the signs that only the workshop's has, or
    /// something else uses it, too, or it has such a sign in another VPC and nothing else.
    pub(super) fn is_unsure(&self, kind: ResourceKind, key: &str) -> bool {
        self.unsure.contains(&(kind.as_str(), key))
    }
}

/// An item, and what tells whose it is.
#[derive(Debug)]
struct Node<'a> {
    kind: ResourceKind,
    item: Item<'a>,
    /// It has a name of a page, or nearly.
    is_named: bool,
    /// The name has nothing added.
    is_exact: bool,
    /// It may be the one that the suite means although it has another name than the page's.
    may_have_any_name: bool,
    /// The pages have a name for it.
    has_page_name: bool,
    /// The pages say in which VPC it is.
    has_page_vpc: bool,
    /// Whether it is in a VPC of the workshop; none if it is in no VPC, or that is not known.
    is_in_own_vpc: Option<bool>,
    /// What the signs say; none if the suite names no signs, or its name shows whose it is.
    shown: Option<Shown>,
    /// Without a sign it is something else's, also where there is no other.
    signs_decide: bool,
    /// A sign of it shows something only where no other item has one.
    is_single: bool,
    /// The first page that has it made.
    page: Option<usize>,
    /// The items to which it refers, and those that refer to it.
    to: HashSet<usize>,
    from: HashSet<usize>,
    /// What it refers to could not be read: it may refer to anything.
    is_unread: bool,
}

impl<'a> Node<'a> {
    fn id(&self) -> Id<'a> {
        (self.kind.as_str(), self.item.key)
    }

    /// Whether it could be taken for the workshop's without being it.
    fn is_in_question(&self) -> bool {
        let may_be_other = !self.is_named && self.shown != Some(Shown::Own);
        self.may_have_any_name && (may_be_other || self.has_only_name_of_aws())
    }

    /// Whether it has a name of AWS, and is not in a VPC of the workshop.
    fn has_only_name_of_aws(&self) -> bool {
        self.kind.is_name_of_aws(self.item.name) && self.is_in_own_vpc != Some(true)
    }

    /// Whether it has other values than the signs.
    fn is_other(&self) -> bool {
        matches!(self.shown, Some(Shown::Other | Shown::Elsewhere))
    }

    /// Whether it can belong to something else. Of what has no name on the pages, only signs tell: in another VPC, it is in the
    /// wrong one.
    fn may_be_apart(&self) -> bool {
        let is_told = self.has_page_name || self.is_other();
        self.may_have_any_name && !self.is_named && is_told
    }

    /// Whether the pages tell by what it could be known.
    fn could_be_known(&self) -> bool {
        self.has_page_name || self.has_page_vpc || self.shown.is_some()
    }

    /// Whether it is the workshop's by its name. A name that others give, too, says nothing in another VPC.
    fn is_of_workshop(&self) -> bool {
        self.is_named && self.is_in_own_vpc != Some(false)
    }

    fn ties(&self) -> impl Iterator<Item = usize> + '_ {
        self.to.union(&self.from).copied()
    }
}

/// All items of the suite's kinds, and how they are tied to each other.
struct Groups<'a> {
    suite: &'a Suite,
    /// The workshop's VPCs. Where there is none yet, everything is in another one.
    vpcs: HashSet<&'a str>,
    knows_vpcs: bool,
    /// The suite names no VPC, so that nothing is in another one.
    has_no_vpc: bool,
    /// The page on which each resource is made that is not there from the start.
    pages: HashMap<&'a str, usize>,
    nodes: Vec<Node<'a>>,
    index: HashMap<Id<'a>, usize>,
    apart: HashSet<usize>,
    /// A list could not be read: what it has may show what is the workshop's.
    is_any_unread: bool,
}

impl<'a> Groups<'a> {
    fn new(suite: &'a Suite, inventories: &BTreeMap<&'a str, Inventory<'a>>) -> Self {
        let resources = suite.file.resources.iter();
        let named: Vec<(&Inventory<'a>, &Resource)> = resources
            .filter(|(_, resource)| resource.kind == ResourceKind::Vpc)
            .filter(|(_, resource)| resource.page_name().is_some())
            .filter_map(|(name, resource)| Some((inventories.get(name.as_str())?, resource)))
            .collect();
        let vpcs = named.iter().flat_map(|(inventory, resource)| {
            let items = inventory.items.iter();
            items.filter(|item| has_name_of_page(resource, item))
        });
        let mut lists = named.iter();
        Groups {
            suite,
            vpcs: vpcs.map(|vpc| vpc.key).collect(),
            knows_vpcs: lists.all(|(list, _)| list.unread.is_empty()),
            has_no_vpc: named.is_empty(),
            pages: pages(suite),
            nodes: Vec::new(),
            index: HashMap::new(),
            apart: HashSet::new(),
            is_any_unread: inventories.values().any(|list| !list.unread.is_empty()),
        }
    }

    /// Adds the items of these resources.
    fn add_all(
        &mut self,
        snapshot: &Snapshot,
        inventories: &BTreeMap<&'a str, Inventory<'a>>,
        which: impl Fn(&Resource) -> bool,
    ) {
        for (name, resource) in &self.suite.file.resources {
            if resource.kind == ResourceKind::Vpc || !which(resource) {
                continue;
            }
            for item in items(inventories, name) {
                if !resource.kind.is_default(item.name) {
                    self.add(snapshot, name, resource, item);
                }
            }
        }
    }

    /// Adds an item as what it is for a resource. Several resources may be of its kind, such as a source and a target.
    fn add(&mut self, snapshot: &Snapshot, name: &str, resource: &'a Resource, item: Item<'a>) {
        let is_in_own_vpc = self.is_in_own_vpc(snapshot, resource.kind, &item);
        let is_named = is_named(resource, &item, is_in_own_vpc);
        let page_name = resource.page_name();
        let is_exact = page_name
            .is_some_and(|page| is_nearly(page, item.name) && !is_numbered(page, item.name));
        let may_have_any_name = accepts_any_name(resource);
        let has_page_name = page_name.is_some();
        let has_page_vpc = resource.vpc.is_some();
        let shown = (!resource.signs.is_empty() && !is_named).then(|| {
            match resource.kind.json(snapshot, item.key) {
                Ok(Some(json)) => match Shown::by(&resource.signs, &json, snapshot) {
                    Shown::Nothing if resource.signs_decide => Shown::Other,
                    shown => shown,
                },
                Ok(None) | Err(_) => Shown::Nothing,
            }
        });
        let is_single = resource.signs.iter().any(|sign| sign.single);
        let page = self.pages.get(name).copied();
        let id = (resource.kind.as_str(), item.key);
        if let Some(node) = self.index.get(&id).and_then(|at| self.nodes.get_mut(*at)) {
            node.is_named |= is_named;
            node.is_exact |= is_exact;
            node.may_have_any_name |= may_have_any_name;
            node.has_page_name |= has_page_name;
            node.has_page_vpc |= has_page_vpc;
            node.shown = node.shown.max(shown);
            node.signs_decide |= resource.signs_decide;
            node.is_single |= is_single;
            node.page = node.page.into_iter().chain(page).min();
            return;
        }
        self.index.insert(id, self.nodes.len());
        self.nodes.push(Node {
            kind: resource.kind,
            item,
            is_named,
            is_exact,
            may_have_any_name,
            has_page_name,
            has_page_vpc,
            is_in_own_vpc,
            shown,
            signs_decide: resource.signs_decide,
            is_single,
            page,
            to: HashSet::new(),
            from: HashSet::new(),
            is_unread: false,
        });
    }

    /// Settles what a sign shows that shows something of a single item only.
    fn compare_single_signs(&mut self) {
        let compared = |node: &Node<'_>| {
            let shown = node.shown.filter(|_| node.is_single)?;
            let others = self
                .nodes
                .iter()
                .filter(|other| other.kind == node.kind && other.item.key != node.item.key);
            let strongest = others.filter_map(|other| other.shown).max();
            Some(shown.beside(strongest.unwrap_or(Shown::Nothing)))
        };
        let compared: Vec<Option<Shown>> = self.nodes.iter().map(compared).collect();
        for (node, shown) in self.nodes.iter_mut().zip(compared) {
            node.shown = shown.or(node.shown);
        }
    }

    fn is_in_own_vpc(
        &self,
        snapshot: &Snapshot,
        kind: ResourceKind,
        item: &Item<'_>,
    ) -> Option<bool> {
        if self.has_no_vpc {
            return None;
        }
        if let Some(vpc) = item.vpc_id {
            return Some(self.vpcs.contains(vpc));
        }
        let own = kind.subnet_ids(snapshot, item.key).ok()??;
        let all = snapshot.ec2.subnets.known().ok()?.iter();
        let mut vpcs = all
            .filter(|subnet| own.contains(&subnet.subnet_id.as_str()))
            .map(|subnet| subnet.vpc_id.as_str())
            .peekable();
        vpcs.peek()?;
        Some(vpcs.any(|vpc| self.vpcs.contains(vpc)))
    }

    /// Fills in what refers to what.
    fn tie(&mut self, snapshot: &'a Snapshot) {
        let mut kinds: Vec<ResourceKind> = Vec::new();
        for resource in self.suite.file.resources.values() {
            if resource.kind != ResourceKind::Vpc && !kinds.contains(&resource.kind) {
                kinds.push(resource.kind);
            }
        }
        for number in 0..self.nodes.len() {
            for to in &kinds {
                let Some(node) = self.nodes.get(number) else {
                    continue;
                };
                if !self.is_read(node.kind, *to) {
                    continue;
                }
                match node.kind.wired(snapshot, node.item.key, *to) {
                    Ok(keys) => {
                        let ids = keys.into_iter().map(|key| (to.as_str(), key));
                        let others = ids.filter_map(|id| self.index.get(&id).copied());
                        for other in others.collect::<Vec<_>>() {
                            self.tie_two(number, other);
                        }
                    }
                    Err(_) => {
                        if let Some(node) = self.nodes.get_mut(number) {
                            node.is_unread = true;
                        }
                    }
                }
            }
        }
    }

    fn tie_two(&mut self, from: usize, to: usize) {
        if let Some(node) = self.nodes.get_mut(from) {
            node.to.insert(to);
        }
        if let Some(node) = self.nodes.get_mut(to) {
            node.from.insert(from);
        }
    }

    /// A name with a number says nothing of what is tied only to other values than the signs: others number their things, too.
    fn forget_numbers(&mut self) {
        let is_numbered =
            |node: &Node<'_>| node.is_named && !node.is_exact && node.is_in_own_vpc != Some(true);
        let mut forgotten = Vec::new();
        for number in 0..self.nodes.len() {
            if !self.node(number).is_some_and(is_numbered) {
                continue;
            }
            let mut tied = HashSet::from([number]);
            let mut open = vec![number];
            while let Some(next) = open.pop() {
                for (other, _) in self.tied_to(next) {
                    if tied.insert(other) {
                        open.push(other);
                    }
                }
            }
            let nodes = || tied.iter().filter_map(|tied| self.node(*tied));
            let is_sure = |node: &Node<'_>| {
                let is_own =
                    node.is_named && !is_numbered(node) || node.shown >= Some(Shown::Common);
                is_own || node.is_unread
            };
            if nodes().any(Node::is_other) && !nodes().any(is_sure) {
                forgotten.push(number);
            }
        }
        for number in forgotten {
            if let Some(node) = self.nodes.get_mut(number) {
                node.is_named = false;
            }
        }
    }

    /// Whether a suite reads what items of one kind refer to of another kind. A declared kind has its references in itself.
    fn is_read(&self, from: ResourceKind, to: ResourceKind) -> bool {
        let is_declared = |kind| matches!(kind, ResourceKind::Declared(_));
        let resources = &self.suite.file.resources;
        is_declared(from)
            || resources.values().any(|resource| {
                let mut pointing = resource.wired_from.iter();
                resource.kind == to
                    && pointing
                        .any(|name| resources.get(name).is_some_and(|other| other.kind == from))
            })
    }

    fn node(&self, number: usize) -> Option<&Node<'a>> {
        self.nodes.get(number)
    }

    /// What an item is tied to, without what serves several applications.
    fn tied_to(&self, number: usize) -> impl Iterator<Item = (usize, &Node<'a>)> {
        let node = self.node(number).filter(|node| !node.kind.is_shared());
        let ties = node.into_iter().flat_map(Node::ties);
        ties.filter_map(|other| Some((other, self.node(other)?)))
            .filter(|(_, other)| !other.kind.is_shared())
    }

    /// What an item is tied to, directly or by others, without what has a name of a page.
    fn group(&self, number: usize) -> HashSet<usize> {
        let mut group = HashSet::from([number]);
        let mut open = vec![number];
        while let Some(number) = open.pop() {
            for (other, node) in self.tied_to(number) {
                if !node.is_named && group.insert(other) {
                    open.push(other);
                }
            }
        }
        group
    }

    /// Whether an item is the workshop's by itself.
    fn is_own(&self, number: usize) -> bool {
        self.node(number)
            .is_some_and(|node| node.is_of_workshop() || node.shown == Some(Shown::Own))
    }

    /// What is the workshop's by what it refers to, or is used by such, without what serves several applications.
    fn led_to(&self) -> HashSet<usize> {
        let all = 0..self.nodes.len();
        let by_itself = all.filter(|number| {
            let is_unread = |node: &Node<'_>| node.is_unread;
            // What could not be read may refer to the workshop.
            self.is_own(*number) || self.node(*number).is_some_and(is_unread)
        });
        let mut own: HashSet<usize> = by_itself.collect();
        // Where each refers to the other, one of them only repeats it, as an instance has the tests that it made.
        self.spread(&mut own, |node| {
            node.from.difference(&node.to).copied().collect()
        });
        self.spread(&mut own, |node| node.to.iter().copied().collect());
        own
    }

    /// Adds what these items lead to in one direction, directly or by others.
    fn spread(&self, own: &mut HashSet<usize>, to: impl Fn(&Node<'a>) -> Vec<usize>) {
        let is_tied = |number: usize| self.node(number).filter(|node| !node.kind.is_shared());
        let mut open: Vec<usize> = own.iter().copied().collect();
        while let Some(number) = open.pop() {
            for other in is_tied(number).into_iter().flat_map(&to) {
                let is_free = is_tied(other).is_some_and(|other| !other.is_named);
                if is_free && own.insert(other) {
                    open.push(other);
                }
            }
        }
    }

    fn find_apart(&mut self) {
        let led_to = self.led_to();
        let mut seen = HashSet::new();
        for number in 0..self.nodes.len() {
            let may_be = |node: &Node<'_>| node.may_be_apart() && !node.kind.is_shared();
            if seen.contains(&number) || !self.node(number).is_some_and(may_be) {
                continue;
            }
            let group = self.group(number);
            seen.extend(group.iter().copied());
            let apart = self.apart_of(&group, &led_to);
            self.apart.extend(apart);
        }
        // What serves several applications goes with them.
        let shared: Vec<usize> = self
            .nodes
            .iter()
            .enumerate()
            .filter(|(_, node)| node.kind.is_shared() && node.may_be_apart())
            .filter(|(_, node)| !node.from.is_empty())
            .filter(|(_, node)| node.from.iter().all(|from| self.apart.contains(from)))
            .map(|(number, _)| number)
            .collect();
        self.apart.extend(shared);
    }

    /// What has only a name of AWS, and nothing refers to, is anybody's first of its kind. Is that the page's name, too, it is the
    /// attendee's, perhaps made in the wrong VPC, as soon as anything else of the workshop is made. `is_begun` as in
    /// [`Belonging::of`].
    fn leave_what_has_a_name_of_aws(&mut self, is_begun: Option<bool>) {
        if self.is_any_unread {
            return;
        }
        let nodes = self.nodes.iter().enumerate();
        let of_aws = nodes.filter(|(number, node)| {
            let is_lone = node.may_have_any_name && node.has_page_name && node.from.is_empty();
            let is_told = node.page.is_some() && node.has_only_name_of_aws() && is_lone;
            let is_nothing_made = is_begun == Some(false) || !self.is_made_beside(*number);
            is_told && (!node.is_named || is_nothing_made)
        });
        let of_aws: Vec<usize> = of_aws.map(|(number, _)| number).collect();
        self.apart.extend(of_aws);
    }

    /// Whether anything of the workshop is made besides an item.
    fn is_made_beside(&self, item: usize) -> bool {
        let mut numbers = 0..self.nodes.len();
        numbers.any(|number| number != item && self.is_made(number))
    }

    /// Whether an item is the attendee's.
    fn is_made(&self, number: usize) -> bool {
        let node = self.node(number).filter(|node| node.page.is_some());
        node.is_some_and(|node| {
            let may_be = || {
                let group = self.group(number);
                node.may_have_any_name && self.is_shown(&group) && !self.is_undecided(&group)
            };
            !self.apart.contains(&number) && (node.is_named || may_be())
        })
    }

    /// Whether anything of the workshop is made, or that is not known.
    fn is_begun(&self, snapshot: &Snapshot) -> bool {
        let mut numbers = 0..self.nodes.len();
        numbers.any(|number| self.is_made(number))
            || self.is_any_unread
            || self.has_made_value(snapshot)
    }

    /// Whoever has made nothing of the workshop has not begun with a later page. What nothing shows to be the workshop's is then
    /// something else's.
    fn leave_what_nothing_shows(&mut self) {
        let first = self.pages.values().min().copied();
        let nodes = self.nodes.iter().enumerate();
        let unknown = nodes.filter(|(number, node)| {
            let may_be = node.may_be_apart() && node.page > first;
            let is_unknown = || {
                let group = self.group(*number);
                self.is_unknown(&group) || self.is_undecided(&group)
            };
            may_be && !self.apart.contains(number) && is_unknown()
        });
        let unknown: Vec<usize> = unknown.map(|(number, _)| number).collect();
        self.apart.extend(unknown);
    }

    /// Whether anything is made that is no resource, such as a parameter.
    fn has_made_value(&self, snapshot: &Snapshot) -> bool {
        let resolution = Resolution::default();
        let account = self.suite.account(snapshot, &resolution);
        let steps = self.suite.file.steps.iter().filter(|step| !step.given);
        let mut asserts = steps
            .flat_map(|step| &step.checks)
            .map(|check| &check.assert);
        asserts.any(|assert| {
            let is_of_value = assert.establishes().is_none() && !assert.asserts_absence();
            is_of_value && assert.is_made(&account) == Some(true)
        })
    }

    /// Whether something shows that a group is the workshop's: one of it has a sign, or is tied to what has a name of a page. Or it
    /// is in a VPC of the workshop, and one of it could have a sign, has no name on the pages, or is there before the second page.
    /// What could not be read may show it.
    fn is_shown(&self, group: &HashSet<usize>) -> bool {
        let first = self.pages.values().min().copied();
        let mut nodes = group.iter().filter_map(|number| self.node(*number));
        let is_told_by_vpc = nodes.any(|node| {
            let is_of_first = node.page.is_none() || node.page == first;
            let is_told = node.shown.is_some() || is_of_first || !node.has_page_name;
            node.may_have_any_name && is_told
        });
        group.iter().any(|member| {
            let shows = |node: &Node<'_>| {
                let is_of_sign = node.shown == Some(Shown::Own);
                let is_of_vpc = node.is_in_own_vpc == Some(true) && is_told_by_vpc;
                node.is_unread || is_of_vpc || is_of_sign
            };
            self.node(*member).is_some_and(shows)
                || self.tied_to(*member).any(|(_, other)| other.is_named)
        })
    }

    /// Those of a group that belong to something else.
    fn apart_of(&self, group: &HashSet<usize>, led_to: &HashSet<usize>) -> HashSet<usize> {
        let mut apart = HashSet::new();
        let mut rest: HashSet<usize> = group.difference(led_to).copied().collect();
        while let Some(first) = rest.iter().next().copied() {
            let part = self.part(first, &rest);
            rest.retain(|number| !part.contains(number));
            if self.is_outside(&part) || self.is_for_other(&part) || self.is_beside(&part) {
                apart.extend(part);
            }
        }
        if self.is_for_other(group) {
            // What is tied to the workshop by others only, and has other values than the signs.
            let is_loose = |number: &usize| {
                !self.touches_workshop(*number)
                    && self.node(*number).is_some_and(|node| {
                        node.may_be_apart()
                            && self.uses_other(node)
                            && self.is_named_elsewhere(node)
                    })
            };
            apart.extend(group.iter().copied().filter(is_loose));
        }
        // What they use, where what the workshop uses in its place has the page's name.
        let is_used = |number: &usize| {
            self.node(*number).is_some_and(|node| {
                let mut users = node.from.iter();
                node.may_be_apart()
                    && users.any(|user| apart.contains(user))
                    && self.is_named_elsewhere(node)
            })
        };
        let used: Vec<usize> = group.iter().copied().filter(is_used).collect();
        apart.extend(used);
        apart
    }

    /// Those of some items that are tied to one of them, directly or by others of them.
    fn part(&self, first: usize, all: &HashSet<usize>) -> HashSet<usize> {
        let mut part = HashSet::from([first]);
        let mut open = vec![first];
        while let Some(number) = open.pop() {
            for (other, _) in self.tied_to(number) {
                if all.contains(&other) && part.insert(other) {
                    open.push(other);
                }
            }
        }
        part
    }

    /// Whether some items, or what they use, are in another VPC than the workshop's. What has a name of a page is the workshop's in
    /// the wrong VPC, and so is what is tied to it.
    fn is_outside(&self, items: &HashSet<usize>) -> bool {
        let used = items.iter().filter_map(|number| self.node(*number));
        let used = used.flat_map(|node| &node.to);
        let mut vpcs = items.iter().chain(used).filter_map(|number| {
            self.node(*number)
                .filter(|node| !node.kind.is_shared())?
                .is_in_own_vpc
        });
        let mut members = items.iter();
        vpcs.clone().any(|is_own| !is_own)
            && !vpcs.any(|is_own| is_own)
            && !members.any(|number| self.tied_to(*number).any(|(_, other)| other.is_named))
    }

    /// Whether one of some items has other values than the signs, and none has a sign. They may be the workshop's all the same,
    /// with a mistake, if there is no other item that is known by a name or a sign.
    fn is_for_other(&self, items: &HashSet<usize>) -> bool {
        let nodes = || items.iter().filter_map(|number| self.node(*number));
        let is_sought = |node: &Node<'_>| node.may_have_any_name && node.has_page_name;
        let has_sign = |node: &Node<'_>| node.shown >= Some(Shown::Common);
        let is_told = |node: &Node<'_>| {
            let mut others = self.nodes.iter().filter(|other| other.kind == node.kind);
            node.shown == Some(Shown::Elsewhere)
                || node.signs_decide && nodes().any(is_sought)
                || others.any(|other| other.is_named || has_sign(other))
        };
        nodes().any(|node| node.is_other() && is_told(node)) && !nodes().any(has_sign)
    }

    /// Whether some items have only signs that others have, too, where signs decide, and use nothing of what the attendee has made by the
    /// names of the pages, but other things of these kinds.
    fn is_beside(&self, items: &HashSet<usize>) -> bool {
        let mut tied = items.iter().flat_map(|number| self.tied_to(*number));
        if tied.any(|(_, other)| other.is_named) || !self.is_undecided(items) {
            return false;
        }
        let used = items.iter().filter_map(|number| self.node(*number));
        let used: HashSet<&str> = used
            .flat_map(|node| &node.to)
            .filter_map(|number| Some(self.node(*number)?.kind.as_str()))
            .collect();
        self.nodes.iter().any(|node| {
            let is_made = node.is_named && node.is_in_own_vpc == Some(true) && node.page.is_some();
            is_made && used.contains(node.kind.as_str())
        })
    }

    /// Whether something that is the workshop's by its name refers to an item, or is referred to.
    fn touches_workshop(&self, number: usize) -> bool {
        let is_unread = self.node(number).is_some_and(|node| node.is_unread);
        is_unread
            || self
                .tied_to(number)
                .any(|(_, other)| other.is_of_workshop())
    }

    /// Whether an item, or what it refers to, has other values than the signs.
    fn uses_other(&self, node: &Node<'a>) -> bool {
        let mut to = node.to.iter().filter_map(|number| self.node(*number));
        node.is_other() || to.any(|to| !to.is_named && to.is_other())
    }

    /// Whether for each resource of the item's kind there is one with the page's name that is used, or uses something, with such
    /// a name.
    fn is_named_elsewhere(&self, node: &Node<'a>) -> bool {
        let mut resources = self.suite.file.resources.values();
        resources.all(|resource| {
            let mut others = self.nodes.iter().enumerate();
            resource.kind != node.kind
                || others.any(|(number, other)| {
                    other.kind == node.kind
                        && is_named(resource, &other.item, other.is_in_own_vpc)
                        && self.touches_workshop(number)
                })
        })
    }

    /// Whether nothing shows that an item is the workshop's, or it may be something else's, or something else uses it, too.
    fn is_unsure(&self, number: usize) -> bool {
        let Some(node) = self.node(number) else {
            return false;
        };
        if node.is_named || self.apart.contains(&number) {
            return false;
        }
        let mut users = node.from.iter();
        if node.is_in_own_vpc == Some(false) && users.any(|user| self.apart.contains(user)) {
            return true;
        }
        if node.kind.is_shared() {
            let mut users = node.from.iter();
            return node.may_have_any_name && users.all(|user| self.is_unsure(*user));
        }
        let group = self.group(number);
        self.is_unknown(&group) || self.may_be_for_other(&group) || self.has_only_signs(&group)
    }

    /// Whether nothing but a sign shows that a group is the workshop's: it is not in a VPC of the workshop, and nothing of the workshop
    /// is tied to it.
    fn has_only_signs(&self, group: &HashSet<usize>) -> bool {
        let nodes = || group.iter().filter_map(|number| self.node(*number));
        let is_here = |node: &Node<'_>| node.is_in_own_vpc == Some(true) || node.is_unread;
        // Where a single one has the sign, the VPC of its instance tells more than its own.
        let is_signed = |node: &Node<'_>| node.shown == Some(Shown::Own) && !node.is_single;
        let mut tied = group.iter().flat_map(|number| self.tied_to(*number));
        nodes().any(is_signed)
            && !nodes().any(is_here)
            && !tied.any(|(_, other)| other.is_of_workshop())
    }

    /// Whether nothing shows whose a group is.
    fn is_unknown(&self, group: &HashSet<usize>) -> bool {
        let mut nodes = group.iter().filter_map(|number| self.node(*number));
        !self.is_shown(group) && nodes.any(|node| node.may_have_any_name && node.could_be_known())
    }

    /// Whether the signs of a group decide, and it has only such as others have, too.
    fn is_undecided(&self, group: &HashSet<usize>) -> bool {
        let mut nodes = group.iter().filter_map(|number| self.node(*number));
        nodes.any(|node| node.signs_decide && node.shown.is_some()) && self.may_be_for_other(group)
    }

    /// Whether a group has signs to be known by, and none that only the workshop's has. It may be something else in the workshop's
    /// VPC, or that uses a thing of the workshop, unless what has a name of a page uses it, or it uses two such things.
    fn may_be_for_other(&self, group: &HashSet<usize>) -> bool {
        let nodes = || group.iter().filter_map(|number| self.node(*number));
        let mut signed = nodes().filter(|node| node.shown.is_some()).peekable();
        let named = |ties: &HashSet<usize>| {
            let nodes = ties.iter().filter_map(|number| self.node(*number));
            nodes
                .filter(|node| node.is_named && !node.kind.is_shared())
                .count()
        };
        signed.peek().is_some()
            && !nodes().any(|node| node.is_unread || node.shown == Some(Shown::Own))
            && !nodes().any(|node| named(&node.from) > 0)
            && !signed.any(|node| named(&node.to) > 1)
    }
}

/// The page on which each resource is made that is not there from the start.
fn pages(suite: &Suite) -> HashMap<&str, usize> {
    let steps = suite.file.steps.iter().enumerate();
    let steps = steps.filter(|(_, step)| !step.given);
    let made = steps.flat_map(|(number, step)| {
        let checks = step.checks.iter();
        checks.filter_map(move |check| Some((check.assert.establishes()?, number)))
    });
    made.collect()
}

fn items<'a>(
    inventories: &BTreeMap<&'a str, Inventory<'a>>,
    resource: &str,
) -> impl Iterator<Item = Item<'a>> {
    let inventory = inventories.get(resource).into_iter();
    inventory.flat_map(|inventory| inventory.items.iter().copied())
}

/// Whether an item has the page's name, nearly, or with a number added.
fn has_name_of_page(resource: &Resource, item: &Item<'_>) -> bool {
    let page = resource.page_name();
    page.is_some_and(|page| is_nearly(page, item.name) || is_numbered(page, item.name))
}

/// Whether an item has the name of the page. In the workshop's VPC, that may have anything added; elsewhere, others call a thing
/// of their own so, too.
fn is_named(resource: &Resource, item: &Item<'_>, is_in_own_vpc: Option<bool>) -> bool {
    let begins = |page| starts_with(page, item.name);
    has_name_of_page(resource, item)
        || is_in_own_vpc == Some(true) && resource.page_name().is_some_and(begins)
}
