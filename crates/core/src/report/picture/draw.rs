//! Which nodes a suite has, and which check is about which of them.

use super::{Edge, Frame, INTERNET, Node, PARAMETERS, Part, VISITORS};
use crate::account::{Account, ResourceState};
use crate::assertion::Assert;
use crate::diagnosis::pattern::Source;
use crate::evaluate::{Evaluation, Judged};
use crate::ids::{CheckId, ResourceName};
use crate::message::{Arg, Message};
use crate::report::words::Words;
use crate::resource::{Resource, ResourceKind};
use crate::verdict::Outcome;

/// What a check is about.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Subject<'a> {
    /// A node, by its id.
    Node(&'a str),
    /// A security group, as a part of what carries it.
    Group(&'a str),
    /// Something that AWS keeps apart from a resource but knows by that one's id, as a part of it: the launch settings of a
    /// source server, the connection test of an endpoint.
    Aspect(&'a str),
    /// A VPC.
    Frame(&'a str),
}

/// An evaluation, about to be drawn.
pub(super) struct Drawing<'e, 'a> {
    pub(super) evaluation: &'e Evaluation<'a>,
    pub(super) account: Account<'e>,
    pub(super) words: Words<'e>,
}

impl<'e, 'a> Drawing<'e, 'a> {
    pub(super) fn judged(&self) -> impl Iterator<Item = &'e Judged<'a>> {
        self.evaluation.checks.iter()
    }

    pub(super) fn resources(&self) -> impl Iterator<Item = (&'e ResourceName, &'e Resource)> {
        self.account.resources.iter()
    }

    pub(super) fn kind(&self, resource: &str) -> Option<ResourceKind> {
        Some(self.account.resource(resource)?.kind)
    }

    pub(super) fn text(&self, message: &Message) -> String {
        self.words.locale.text(message)
    }

    /// What carries a security group; any other resource stands for itself.
    pub(super) fn carriers(&self, resource: &'e ResourceName) -> &'e [ResourceName] {
        let declared = self.account.resource(resource);
        match declared {
            Some(declared) if declared.kind == ResourceKind::SecurityGroup => &declared.wired_from,
            _ => std::slice::from_ref(resource),
        }
    }

    /// How a resource is drawn.
    pub(super) fn subject<'n>(&self, resource: &'n str) -> Subject<'n> {
        match self.account.resource(resource) {
            Some(Resource {
                kind: ResourceKind::Vpc,
                ..
            }) => Subject::Frame(resource),
            Some(Resource {
                kind: ResourceKind::SecurityGroup,
                wired_from,
                ..
            }) if !wired_from.is_empty() => Subject::Group(resource),
            _ if self.owner(resource).is_some() => Subject::Aspect(resource),
            _ => Subject::Node(resource),
        }
    }

    /// The resource of which another one is only an aspect: that one has no id but the id or the name of this one, or one that
    /// its call joins from the id of this one and others.
    pub(super) fn owner(&self, resource: &str) -> Option<&'e ResourceName> {
        let declared = self.account.resource(resource)?;
        let ResourceKind::Declared(kind) = declared.kind else {
            return None;
        };
        let kind = kind.declaration();
        let joined = kind.call.declared();
        let joined = joined.and_then(|call| call.declaration().join.get(&kind.id)?.first());
        declared.wired_from.iter().find(|owner| {
            let Some(ResourceKind::Declared(of)) = self.kind(owner) else {
                return false;
            };
            let of = of.declaration();
            of.points_at.iter().any(|wire| {
                let repeats = wire.field == of.id || Some(&wire.field) == of.name.as_ref();
                let is_id = wire.equals.is_none() || wire.equals.as_ref() == joined;
                wire.kind == kind.key && is_id && repeats
            })
        })
    }

    /// What a check is about, unless an edge has it.
    fn subject_of(&self, judged: &'e Judged<'a>) -> Option<Subject<'e>> {
        let assert = &judged.check.assert;
        if matches!(assert, Assert::Parameter(_)) {
            return Some(Subject::Node(PARAMETERS));
        }
        // What the site answers is what visitors see.
        if assert.run_time_sources() == [Source::Site] {
            return Some(Subject::Node(VISITORS));
        }
        let resources = assert.resources();
        let subjects = || {
            let resources = resources.iter();
            resources.map(|(resource, _)| self.subject(resource.as_str()))
        };
        // "The load balancer carries LB-SG" is shown where LB-SG is shown, if it is carried by that.
        if let Assert::CarriesSecurityGroup(_) = assert
            && let Some(group) = subjects().find(|subject| matches!(subject, Subject::Group(_)))
        {
            return Some(group);
        }
        subjects().next()
    }

    fn checks_of(&self, subject: &Subject<'_>, taken: &[Edge]) -> Vec<&'e Judged<'a>> {
        // A rule of a security group is shown at the group, and a flow at its edge only.
        let has_edge = |judged: &Judged<'_>| {
            let is_group = matches!(subject, Subject::Group(_));
            let on_edges = taken.iter().any(|edge| {
                edge.checks.contains(&judged.check.id)
                    && !matches!(judged.check.assert, Assert::SecurityGroupAllows(_))
            });
            on_edges && !is_group
        };
        self.judged()
            .filter(|judged| self.subject_of(judged).as_ref() == Some(subject) && !has_edge(judged))
            .collect()
    }

    pub(super) fn frames(&self) -> Vec<Frame> {
        let frames = self
            .resources()
            .filter(|(_, resource)| resource.kind == ResourceKind::Vpc);
        let frames = frames.map(|(id, _)| {
            let checks = self.checks_of(&Subject::Frame(id), &[]);
            Frame {
                id: id.to_string(),
                label: self.kind_word(id),
                name: self.name(id).unwrap_or_default(),
                made: self.is_made(id),
                outcome: worst(&checks),
                checks: ids(&checks),
            }
        });
        frames.collect()
    }

    pub(super) fn nodes(&self, edges: &[Edge]) -> Vec<Node> {
        let mut nodes = Vec::new();
        let is_end = |id: &str| edges.iter().any(|edge| edge.from == id || edge.to == id);
        if is_end(VISITORS) {
            nodes.push(self.outside(VISITORS, "picture-visitors", edges));
        }
        for (id, resource) in self.resources() {
            if self.subject(id) != Subject::Node(id) {
                continue;
            }
            let node = self.node(id, resource, edges);
            // With `--check` only what the selected checks are about is drawn.
            if is_end(id) || !node.checks.is_empty() {
                nodes.push(node);
            }
        }
        nodes.extend(self.parameters());
        if is_end(INTERNET) {
            let mut internet = self.outside(INTERNET, "picture-internet", edges);
            internet.parts = self.ways_out(edges);
            nodes.push(internet);
        }
        nodes
    }

    fn outside(&self, id: &str, label: &'static str, edges: &[Edge]) -> Node {
        let checks = self.checks_of(&Subject::Node(id), edges);
        Node {
            id: id.to_owned(),
            kind: id.to_owned(),
            label: self.words.locale.label(label),
            name: None,
            made: true,
            outcome: worst(&checks),
            checks: ids(&checks),
            group: None,
            ground: None,
            parts: Vec::new(),
        }
    }

    fn node(&self, id: &'e ResourceName, resource: &Resource, edges: &[Edge]) -> Node {
        let checks = self.checks_of(&Subject::Node(id), edges);
        let mut parts = self.groups(id, edges);
        parts.extend(self.aspects(id, edges));
        let places = self.places(id);
        let is_shown = |place: &Part, shown: &[Part]| {
            let mut shown = shown.iter();
            shown.any(|part| part.kind == place.kind && part.name == place.name)
        };
        for place in places {
            if !is_shown(&place, &parts) {
                parts.push(place);
            }
        }
        let part_outcomes = parts.iter().filter_map(|part| part.outcome);
        let own = checks.iter().map(|judged| judged.outcome);
        Node {
            id: id.to_string(),
            kind: resource.kind.as_str().replace('-', "_"),
            label: self.kind_word(id),
            name: self.name(id),
            made: self.is_made(id),
            outcome: own.chain(part_outcomes).min(),
            checks: ids(&checks),
            group: self.frame_of(id, resource, edges),
            ground: self.ground(id),
            parts,
        }
    }

    /// The parameters of a suite, each a part of one node.
    pub(super) fn parameters(&self) -> Option<Node> {
        let parts: Vec<Part> = self
            .judged()
            .filter_map(|judged| match &judged.check.assert {
                Assert::Parameter(parameter) => Some(self.parameter(judged, &parameter.name)),
                _ => None,
            })
            .collect();
        let outcome = parts.iter().filter_map(|part| part.outcome).min()?;
        Some(Node {
            id: PARAMETERS.to_owned(),
            kind: "parameter".to_owned(),
            label: self.words.locale.label("picture-parameters"),
            name: None,
            made: parts.iter().any(|part| part.made),
            outcome: Some(outcome),
            checks: Vec::new(),
            group: None,
            ground: None,
            parts,
        })
    }

    /// The security groups that a resource is meant to carry.
    fn groups(&self, carrier: &str, edges: &[Edge]) -> Vec<Part> {
        let groups = self.resources().filter(|(id, resource)| {
            resource.kind == ResourceKind::SecurityGroup
                && self.carriers(id).iter().any(|known| known == carrier)
        });
        let groups = groups.filter_map(|(id, _)| {
            let mut checks = self.checks_of(&Subject::Group(id), edges);
            // Of a group that two resources carry, each shows its own "carries".
            checks.retain(|judged| match judged.check.assert {
                Assert::CarriesSecurityGroup(_) => {
                    let resources = judged.check.assert.resources();
                    resources.iter().any(|(resource, _)| *resource == carrier)
                }
                _ => true,
            });
            worst(&checks)?;
            Some(Part {
                kind: "security_group".to_owned(),
                label: self.kind_word(id),
                name: self.name(id).unwrap_or_default(),
                made: self.is_made(id),
                outcome: worst(&checks),
                checks: ids(&checks),
            })
        });
        groups.collect()
    }

    /// What AWS keeps apart from a resource, and what no check is about is not shown.
    fn aspects(&self, owner: &str, edges: &[Edge]) -> Vec<Part> {
        let own = self.resources();
        let own = own.filter(|(id, _)| self.owner(id).is_some_and(|known| known == owner));
        let parts = own.filter_map(|(id, resource)| {
            let checks = self.checks_of(&Subject::Aspect(id), edges);
            let outcome = Some(worst(&checks)?);
            Some(Part {
                kind: resource.kind.as_str().replace('-', "_"),
                label: self.kind_word(id),
                // It has no name of its own.
                name: self.kind_word(id),
                made: self.is_made(id),
                outcome,
                checks: ids(&checks),
            })
        });
        parts.collect()
    }

    /// The frame that a resource belongs in: the one that the suite declares, else that of the other end of its traffic.
    fn frame_of(&self, id: &str, resource: &Resource, edges: &[Edge]) -> Option<String> {
        if let Some(vpc) = &resource.vpc {
            return Some(vpc.to_string());
        }
        // All that traffic goes to or comes from is in a network. Suites have one.
        let is_end = |edge: &&Edge| {
            edge.kind == super::EdgeKind::Traffic && (edge.from == id || edge.to == id)
        };
        edges.iter().find(is_end)?;
        let mut frames = self.resources();
        let (frame, _) = frames.find(|(_, resource)| resource.kind == ResourceKind::Vpc)?;
        Some(frame.to_string())
    }

    /// The name in the account, else the page's.
    pub(super) fn name(&self, resource: &str) -> Option<String> {
        let page_name = || self.account.resource(resource)?.page_name();
        match self.account.resolution.state(resource) {
            Some(ResourceState::Found(found)) if !found.name.is_empty() => Some(found.name.clone()),
            Some(ResourceState::Found(found)) => Some(crate::account::short(&found.key).to_owned()),
            _ => page_name().map(str::to_owned),
        }
    }

    pub(super) fn kind_word(&self, resource: &str) -> String {
        match self.account.kind_word(resource) {
            Arg::Message(word) => self.text(&word),
            Arg::Text(word) => word,
            _ => resource.to_owned(),
        }
    }

    pub(super) fn is_made(&self, resource: &str) -> bool {
        matches!(
            self.account.resolution.state(resource),
            Some(ResourceState::Found(_) | ResourceState::Unknown(_))
        )
    }
}

fn worst(checks: &[&Judged<'_>]) -> Option<Outcome> {
    checks.iter().map(|judged| judged.outcome).min()
}

fn ids(checks: &[&Judged<'_>]) -> Vec<CheckId> {
    checks
        .iter()
        .map(|judged| judged.check.id.clone())
        .collect()
}
