//! The ways between nodes: whether each is open, and what stops it.

use super::draw::{Drawing, Subject};
use super::{Edge, EdgeKind, Hop, INTERNET, PARAMETERS, Side, Stop, VISITORS};
use crate::assertion::{Assert, WayEnd};
use crate::evaluate::Judged;
use crate::ids::ResourceName;
use crate::network::Obstacle;
use crate::resource::ResourceKind;
use crate::snapshot::Reason;
use crate::verdict::{NotPassed, Outcome};

/// The edges of a picture, being collected.
pub(super) struct Ways<'d, 'e, 'a> {
    drawing: &'d Drawing<'e, 'a>,
    edges: Vec<Edge>,
}

/// How traffic fares.
#[derive(Clone)]
struct Passage {
    outcome: Outcome,
    stops: Vec<Stop>,
    reason: Option<String>,
}

impl Passage {
    fn plain(outcome: Outcome) -> Self {
        Passage {
            outcome,
            stops: Vec::new(),
            reason: None,
        }
    }

    fn because(outcome: Outcome, reason: String) -> Self {
        Passage {
            outcome,
            stops: Vec::new(),
            reason: Some(reason),
        }
    }

    fn stopped(stops: Vec<Stop>) -> Self {
        Passage {
            outcome: Outcome::Failed,
            stops,
            reason: None,
        }
    }
}

impl<'d, 'e, 'a> Ways<'d, 'e, 'a> {
    pub(super) fn of(drawing: &'d Drawing<'e, 'a>) -> Self {
        let mut ways = Ways {
            drawing,
            edges: Vec::new(),
        };
        // What follows traffic from end to end decides; the rules of single groups are steps of that.
        let is_flow = |judged: &&Judged<'_>| matches!(judged.check.assert, Assert::Reaches(_));
        drawing
            .judged()
            .filter(is_flow)
            .for_each(|judged| ways.flow(judged));
        drawing
            .judged()
            .filter(|judged| !is_flow(judged))
            .for_each(|judged| ways.rule(judged));
        drawing.judged().for_each(|judged| ways.setting(judged));
        ways.declared();
        ways
    }

    pub(super) fn has_traffic(&self) -> bool {
        let mut edges = self.edges.iter();
        edges.any(|edge| edge.kind == EdgeKind::Traffic)
    }

    pub(super) fn edges(self) -> Vec<Edge> {
        let mut edges = self.edges;
        // The sort is stable: within a kind, the suite's order stays.
        edges.sort_by_key(|edge| edge.kind == EdgeKind::Wire);
        edges
    }

    /// Traffic from end to end. A resource that both ends refer to is between them: a target group.
    fn flow(&mut self, judged: &Judged<'a>) {
        let Some([from, to]) = judged.check.assert.way() else {
            return;
        };
        let passage = self.passage(judged, from, to);
        let label = self.ports(judged);
        let (from, to) = (id_of(from, VISITORS), id_of(to, INTERNET));
        let id = &judged.check.id;
        let edge = |from: &str, to: &str, passage: Passage| Edge {
            from: from.to_owned(),
            to: to.to_owned(),
            kind: EdgeKind::Traffic,
            label: label.clone(),
            outcome: passage.outcome,
            checks: vec![id.clone()],
            stops: passage.stops,
            reason: passage.reason,
        };
        let Some(between) = self.between(from, to) else {
            self.edges.push(edge(from, to, passage));
            return;
        };
        // What stops traffic as it leaves stops it before what is between.
        let (before, after): (Vec<Stop>, Vec<Stop>) = passage
            .stops
            .iter()
            .cloned()
            .partition(|stop| stop.side == Side::From);
        let (first, second) = match (before.is_empty(), after.is_empty()) {
            (false, false) => (Passage::stopped(before), Passage::stopped(after)),
            (false, true) => (Passage::stopped(before), Passage::plain(Outcome::Blocked)),
            (true, false) => (Passage::plain(Outcome::Passed), Passage::stopped(after)),
            (true, true) => (passage.clone(), passage),
        };
        self.edges.push(edge(from, between, first));
        self.edges.push(edge(between, to, second));
    }

    fn between(&self, from: &str, to: &str) -> Option<&'e ResourceName> {
        let refer = |resource: &&(&ResourceName, &crate::resource::Resource)| {
            let wired_from = &resource.1.wired_from;
            wired_from.iter().any(|name| name == from) && wired_from.iter().any(|name| name == to)
        };
        let mut resources = self.drawing.resources();
        let is_node = |id: &str| self.drawing.subject(id) == Subject::Node(id);
        resources
            .find(|resource| refer(&resource) && is_node(resource.0))
            .map(|(name, _)| name)
    }

    /// A rule of a security group: a step of a flow, or a way of its own where nothing follows the flow.
    fn rule(&mut self, judged: &Judged<'a>) {
        let Some([from, to]) = judged.check.assert.way() else {
            return;
        };
        for from in self.ids(from, VISITORS) {
            for to in self.ids(to, INTERNET) {
                self.rule_between(judged, &from, &to);
            }
        }
    }

    fn ids(&self, end: WayEnd<'_>, outside: &str) -> Vec<String> {
        match end {
            WayEnd::Internet => vec![outside.to_owned()],
            WayEnd::Resource(resource) => {
                match self.drawing.account.resources.get_key_value(resource) {
                    Some((resource, _)) => {
                        let carriers = self.drawing.carriers(resource).iter();
                        carriers.map(ToString::to_string).collect()
                    }
                    None => Vec::new(),
                }
            }
        }
    }

    fn rule_between(&mut self, judged: &Judged<'a>, from: &str, to: &str) {
        let between = self.between(from, to).map(ToString::to_string);
        let start = between.as_deref().unwrap_or(from);
        let known = self
            .edges
            .iter_mut()
            .find(|edge| edge.kind == EdgeKind::Traffic && edge.from == start && edge.to == to);
        let id = judged.check.id.clone();
        if let Some(edge) = known {
            if !edge.checks.contains(&id) {
                edge.checks.push(id);
            }
            return;
        }
        let stops = self.failure(judged).map(|reason| Stop {
            hop: Hop::SecurityGroup,
            side: self.side_of_rule(judged),
            name: self.group_of(judged),
            reason,
        });
        // Where one end does not exist, a rule that is right opens no way yet.
        let is_made = self.is_made(from) && self.is_made(to);
        let outcome = match judged.outcome {
            Outcome::Passed if !is_made => Outcome::Blocked,
            outcome => outcome,
        };
        self.edges.push(Edge {
            from: from.to_owned(),
            to: to.to_owned(),
            kind: EdgeKind::Traffic,
            label: None,
            outcome,
            checks: vec![id],
            stops: stops.into_iter().collect(),
            reason: None,
        });
    }

    /// Whether a node exists. What is outside of the account always does.
    fn is_made(&self, id: &str) -> bool {
        match id {
            VISITORS | INTERNET => true,
            PARAMETERS => self.drawing.parameters().is_some_and(|node| node.made),
            id => self.drawing.is_made(id),
        }
    }

    fn side_of_rule(&self, judged: &Judged<'_>) -> Side {
        // The group that the rule belongs to is the first resource that the check names.
        let resources = judged.check.assert.resources();
        let subject = resources.first().map(|(resource, _)| resource.as_str());
        let from = match judged.check.assert.way() {
            Some([WayEnd::Resource(from), _]) => Some(from.as_str()),
            _ => None,
        };
        if subject.is_some() && subject == from {
            Side::From
        } else {
            Side::To
        }
    }

    fn group_of(&self, judged: &Judged<'_>) -> String {
        let resources = judged.check.assert.resources();
        let subject = resources.first().map(|(resource, _)| resource.as_str());
        subject
            .and_then(|subject| self.drawing.name(subject))
            .unwrap_or_default()
    }

    /// A setting of one resource that names another.
    fn setting(&mut self, judged: &Judged<'a>) {
        let Some((from, to)) = self.ends_of_setting(judged) else {
            return;
        };
        // A setting of something that does not exist is not wrong yet.
        let outcome = if self.is_made(from) && self.is_made(to) {
            judged.outcome
        } else {
            judged.outcome.max(Outcome::Blocked)
        };
        let stops: Vec<Stop> = self
            .failure(judged)
            .filter(|_| outcome == Outcome::Failed)
            .map(|reason| Stop {
                hop: Hop::Setting,
                side: Side::Way,
                name: String::new(),
                reason,
            })
            .into_iter()
            .collect();
        let joins = |edge: &&mut Edge| {
            (edge.from == from && edge.to == to) || (edge.from == to && edge.to == from)
        };
        let id = judged.check.id.clone();
        match self.edges.iter_mut().find(joins) {
            Some(edge) if edge.checks.contains(&id) => {}
            Some(edge) => {
                edge.outcome = edge.outcome.min(outcome);
                edge.checks.push(id);
                edge.stops.extend(stops);
                sort(&mut edge.stops);
            }
            None => self.edges.push(Edge {
                from: from.to_owned(),
                to: to.to_owned(),
                kind: EdgeKind::Wire,
                label: None,
                outcome,
                checks: vec![id],
                stops,
                reason: None,
            }),
        }
    }

    /// The two nodes that a check of a setting names, from the one that refers to the other.
    fn ends_of_setting(&self, judged: &'e Judged<'a>) -> Option<(&'e str, &'e str)> {
        let assert = &judged.check.assert;
        if assert.way().is_some() {
            return None;
        }
        let resources = assert.resources();
        let nodes = || {
            let nodes = resources.iter().map(|(resource, _)| resource.as_str());
            nodes.filter(|id| self.drawing.subject(id) == Subject::Node(id))
        };
        match assert {
            Assert::Parameter(_) => return Some((PARAMETERS, nodes().next()?)),
            Assert::ContainerSecrets(_) => return Some((nodes().next()?, PARAMETERS)),
            // What must be another one is not referred to.
            Assert::Property(property) if property.differs_from.is_some() => return None,
            Assert::TaskRole(role) => {
                let named = |(_, resource): &(&ResourceName, &crate::resource::Resource)| {
                    resource.kind == ResourceKind::IamRole
                        && resource.page_name() == Some(role.name.as_str())
                };
                let (role, _) = self.drawing.resources().find(named)?;
                return Some((nodes().next()?, role.as_str()));
            }
            _ => {}
        }
        let first = nodes().next()?;
        let second = nodes().find(|id| *id != first)?;
        let declared = self.drawing.account.resource(first)?;
        // What an aspect of a resource refers to, that resource refers to.
        let refers = |from: &ResourceName| *self.drawing.owner(from).unwrap_or(from) == *second;
        if declared.wired_from.iter().any(refers) {
            Some((second, first))
        } else {
            Some((first, second))
        }
    }

    /// What the suite declares to refer to each other, where no check says more.
    fn declared(&mut self) {
        for (to, resource) in self.drawing.resources() {
            for referring in &resource.wired_from {
                // What an aspect of a resource refers to is drawn from that resource.
                let from = self.drawing.owner(referring).unwrap_or(referring);
                let is_node = |id: &str| self.drawing.subject(id) == Subject::Node(id);
                let is_known = self.edges.iter().any(|edge| {
                    (edge.from == **from && edge.to == **to)
                        || (edge.from == **to && edge.to == **from)
                });
                if !is_node(from) || !is_node(to) || is_known {
                    continue;
                }
                self.edges.push(Edge {
                    from: from.to_string(),
                    to: to.to_string(),
                    kind: EdgeKind::Wire,
                    label: None,
                    outcome: self.wired(referring, to, resource.kind),
                    checks: Vec::new(),
                    stops: Vec::new(),
                    reason: None,
                });
            }
        }
    }

    fn wired(&self, from: &str, to: &str, kind: ResourceKind) -> Outcome {
        let account = &self.drawing.account;
        let ends = (account.found(from), account.found(to));
        let (Ok(found), Ok(target), Some(from)) = (ends.0, ends.1, self.drawing.kind(from)) else {
            return Outcome::Blocked;
        };
        match from.wired(account.snapshot, &found.key, kind) {
            Ok(keys) if keys.contains(&target.key.as_str()) => Outcome::Passed,
            Ok(_) => Outcome::Blocked,
            Err(_) => Outcome::Unknown,
        }
    }

    /// How traffic fares, also where its check is blocked by another.
    fn passage(&self, judged: &Judged<'a>, from: WayEnd<'_>, to: WayEnd<'_>) -> Passage {
        let evaluation = self.drawing.evaluation;
        let verdict = match &judged.verdict {
            Some(verdict) if judged.outcome != Outcome::Blocked => verdict.clone(),
            _ => evaluation.verdict_of(judged.check),
        };
        match &verdict {
            Ok(_) if judged.outcome == Outcome::Blocked => self.state_of_ends(judged, from, to),
            Ok(_) => Passage::plain(Outcome::Passed),
            Err(NotPassed::Failed(finding)) => {
                let stops = self.stops(judged, from, to);
                if stops.is_empty() {
                    Passage::stopped(vec![Stop {
                        hop: Hop::Setting,
                        side: Side::Way,
                        name: String::new(),
                        reason: self.drawing.text(&finding.actual),
                    }])
                } else {
                    Passage::stopped(stops)
                }
            }
            Err(NotPassed::Pending(wait)) => {
                Passage::because(Outcome::Pending, self.drawing.text(&wait.waits_for))
            }
            Err(NotPassed::Unknown(reason)) => {
                Passage::because(Outcome::Unknown, self.why_unknown(reason))
            }
            Err(NotPassed::Missing { .. }) => Passage::plain(Outcome::Blocked),
        }
    }

    fn why_unknown(&self, reason: &Reason) -> String {
        self.drawing
            .text(&crate::report::words::why_unknown(reason))
    }

    /// Traffic passes, but its check is blocked. It gets nowhere if one of the ends is not in service.
    fn state_of_ends(&self, judged: &Judged<'a>, from: WayEnd<'_>, to: WayEnd<'_>) -> Passage {
        let roots = judged.blocked_by.iter();
        let roots = roots.filter_map(|id| {
            let mut judged = self.drawing.judged();
            judged.find(|judged| judged.check.id == **id)
        });
        for root in roots.filter(|root| matches!(root.check.assert, Assert::Property(_))) {
            let resources = root.check.assert.resources();
            let is_about = |end: WayEnd<'_>| match end {
                WayEnd::Resource(end) => resources.iter().any(|(resource, _)| *resource == end),
                WayEnd::Internet => false,
            };
            let side = match (is_about(from), is_about(to)) {
                (true, _) => Side::From,
                (_, true) => Side::To,
                _ => continue,
            };
            match &root.verdict {
                Some(Err(NotPassed::Failed(finding))) => {
                    return Passage::stopped(vec![Stop {
                        hop: Hop::State,
                        side,
                        name: self.group_of(root),
                        reason: self.drawing.text(&finding.actual),
                    }]);
                }
                Some(Err(NotPassed::Pending(wait))) => {
                    let reason = self.drawing.text(&wait.waits_for);
                    return Passage::because(Outcome::Pending, reason);
                }
                _ => {}
            }
        }
        Passage::plain(Outcome::Passed)
    }

    /// Everything that stops the traffic of a flow, in the order in which traffic meets it.
    fn stops(&self, judged: &Judged<'a>, from: WayEnd<'_>, to: WayEnd<'_>) -> Vec<Stop> {
        let Assert::Reaches(reaches) = &judged.check.assert else {
            return Vec::new();
        };
        let account = &self.drawing.account;
        let Ok((trace, _)) = reaches.trace(account) else {
            return Vec::new();
        };
        let subnets = |end: WayEnd<'_>| -> Vec<&str> {
            let WayEnd::Resource(resource) = end else {
                return Vec::new();
            };
            let subnets = self.drawing.subnets_of(resource).into_iter();
            subnets.map(|subnet| subnet.subnet_id.as_str()).collect()
        };
        let ends = [subnets(from), subnets(to)];
        let name = |id: &str| account.name_of(id);
        let mut stops: Vec<Stop> = Vec::new();
        for blocker in &trace.blockers {
            let (hop, side, id) = place(&blocker.obstacle, &ends, to == WayEnd::Internet);
            let stop = Stop {
                hop,
                side,
                name: plain_name(&name(id)),
                reason: self.drawing.text(&blocker.obstacle.phrase(&name)),
            };
            if !stops.contains(&stop) {
                stops.push(stop);
            }
        }
        sort(&mut stops);
        stops
    }

    fn ports(&self, judged: &Judged<'a>) -> Option<String> {
        let Assert::Reaches(reaches) = &judged.check.assert else {
            return None;
        };
        let ports = match reaches.ports {
            Some(ports) => ports,
            None => reaches.trace(&self.drawing.account).ok()?.1,
        };
        Some(format!("TCP {ports}"))
    }

    /// What is wrong, if the check failed.
    fn failure(&self, judged: &Judged<'_>) -> Option<String> {
        match &judged.verdict {
            Some(Err(NotPassed::Failed(finding))) if judged.outcome == Outcome::Failed => {
                Some(self.drawing.text(&finding.actual))
            }
            _ => None,
        }
    }
}

fn id_of<'n>(end: WayEnd<'n>, outside: &'n str) -> &'n str {
    match end {
        WayEnd::Internet => outside,
        WayEnd::Resource(resource) => resource,
    }
}

fn sort(stops: &mut [Stop]) {
    stops.sort_by(|a, b| a.position().total_cmp(&b.position()));
}

/// The name without the id behind it.
pub(super) fn plain_name(label: &str) -> String {
    match label
        .strip_suffix(')')
        .and_then(|label| label.rsplit_once(" ("))
    {
        Some((name, _)) => name.to_owned(),
        None => label.to_owned(),
    }
}

/// What stops traffic, at which end, and the id of what it is. `ends` are the subnets of both ends.
fn place<'o>(obstacle: &'o Obstacle, ends: &[Vec<&str>; 2], outward: bool) -> (Hop, Side, &'o str) {
    match obstacle {
        Obstacle::Groups { groups, egress, .. } => {
            let side = if *egress { Side::From } else { Side::To };
            let group = groups.first().map_or("", String::as_str);
            (Hop::SecurityGroup, side, group)
        }
        Obstacle::Acl {
            acl,
            subnet,
            egress,
            ..
        } => {
            let [from, to] = ends
                .each_ref()
                .map(|subnets| subnets.contains(&subnet.as_str()));
            let side = match (from, to) {
                (true, false) => Side::From,
                (false, true) => Side::To,
                // Both ends have something in this subnet: what goes out of it comes from there.
                (true, true) if *egress => Side::From,
                (true, true) => Side::To,
                // A database's subnets are not always told, and a NAT gateway has a subnet of its own.
                (false, false) if outward => Side::Way,
                (false, false) => Side::To,
            };
            (Hop::NetworkAcl, side, acl)
        }
        Obstacle::NoRoute { table, .. } | Obstacle::DeadRoute { table, .. } => {
            (Hop::Route, Side::Way, table)
        }
        Obstacle::State { resource, .. } if outward => (Hop::Gateway, Side::Way, resource),
        Obstacle::State { resource, .. } => (Hop::State, Side::To, resource),
        Obstacle::PrivateNat { gateway } => (Hop::Gateway, Side::Way, gateway),
        Obstacle::PublicAccess { place, .. } => (Hop::Gateway, Side::Way, place),
        Obstacle::NoPublicAddress { subnet, .. } => (Hop::Address, Side::From, subnet),
        Obstacle::Internal { load_balancer } => (Hop::Address, Side::To, load_balancer),
        Obstacle::OtherVpc { to, .. } => (Hop::Vpc, Side::Way, to),
        Obstacle::NoMountTarget { zone, .. } => (Hop::Zone, Side::To, zone),
        Obstacle::ZoneNotEnabled { zone, .. } => (Hop::Zone, Side::From, zone),
        Obstacle::Dns { attribute, .. } => (Hop::Dns, Side::From, attribute),
    }
}
