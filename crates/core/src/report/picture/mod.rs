//! The picture of an account: the suite's resources as nodes, and the ways between them as edges that say where they
//! are open and where they are cut.
//!
//! It is computed from the suite's data and from the account, and says nothing about coordinates: each reporter draws it
//! for its own format. Names come from the account. They are untrusted, and each reporter escapes them.

mod compose;
mod draw;
mod parts;
mod ways;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::ids::CheckId;
use crate::verdict::Outcome;

pub(super) use compose::picture;

/// The id of the node from which visitors come.
pub const VISITORS: &str = "visitors";
/// The id of the node for what resources reach outside of their VPC.
pub const INTERNET: &str = "internet";
/// The id of the node that holds the suite's parameters.
pub const PARAMETERS: &str = "parameters";

/// What an account looks like as a graph.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Picture {
    /// What encloses nodes: VPCs.
    pub frames: Vec<Frame>,
    /// In the order of the suite's resources. Visitors come first and the internet comes last.
    pub nodes: Vec<Node>,
    /// Traffic first, in the order of the suite's checks.
    pub edges: Vec<Edge>,
}

/// Something that encloses nodes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Frame {
    /// The suite's name for the resource.
    pub id: String,
    /// The word for its kind, in the reader's language.
    pub label: String,
    /// Its name in the account, or the page's name if it does not exist.
    pub name: String,
    /// Whether it exists.
    pub made: bool,
    /// The worst outcome of its checks.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub outcome: Option<Outcome>,
    /// The checks about it.
    pub checks: Vec<CheckId>,
}

/// One resource, or one of the ends outside of the account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Node {
    /// The suite's name for the resource, or `visitors`, `internet` or `parameters`.
    pub id: String,
    /// The suite's word for the kind of the resource.
    pub kind: String,
    /// The word for its kind, in the reader's language.
    pub label: String,
    /// Its name in the account, or the page's name if it does not exist.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub name: Option<String>,
    /// Whether it exists.
    pub made: bool,
    /// The worst outcome of its own checks and of its parts. None if no check is about it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub outcome: Option<Outcome>,
    /// The checks about it that no part and no edge has.
    pub checks: Vec<CheckId>,
    /// The id of the frame that it is in.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub group: Option<String>,
    /// The kind of subnets that it is in, if they are all of one kind.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub ground: Option<Ground>,
    /// What belongs to it.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub parts: Vec<Part>,
}

/// A kind of subnets, by where their default route leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// To an internet gateway.
    Public,
    /// Anywhere else.
    Private,
}

/// Something that belongs to a node: a security group that it carries, its place in a zone, a parameter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Part {
    /// What it is: `security_group`, `subnet`, `mount_target`, `zone`, `tasks`, `parameter`, `nat_gateway` or `vpc`.
    pub kind: String,
    /// Its zone, or the word for its kind in the reader's language. Of tasks, how many run.
    pub label: String,
    /// Its name in the account, or the page's name if it does not exist. Empty for tasks.
    pub name: String,
    /// Whether it exists.
    pub made: bool,
    /// The worst outcome of its checks. None if no check is about it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub outcome: Option<Outcome>,
    /// The checks about it.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub checks: Vec<CheckId>,
}

/// A way between two nodes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Edge {
    /// The id of a node.
    pub from: String,
    /// The id of a node.
    pub to: String,
    /// What it stands for.
    pub kind: EdgeKind,
    /// The ports of traffic: "TCP 80".
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub label: Option<String>,
    /// Passed if it is open, failed if something stops it, blocked if it is not there yet.
    pub outcome: Outcome,
    /// The checks about it. The first one that has `outcome` decides.
    pub checks: Vec<CheckId>,
    /// What stops it, in the order in which traffic meets it. Empty unless `outcome` is failed.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub stops: Vec<Stop>,
    /// What it waits for, or why it is not known.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reason: Option<String>,
}

/// What an edge stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EdgeKind {
    /// Packets.
    Traffic,
    /// A setting of one resource that names the other.
    Wire,
}

/// What stops a way, and where.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Stop {
    /// The kind of what stops it.
    pub hop: Hop,
    /// The end to which it is next.
    pub side: Side,
    /// The name of what stops it, or an empty text if it has none.
    pub name: String,
    /// What is wrong, as a sentence without its full stop.
    pub reason: String,
}

/// What traffic meets on its way.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Hop {
    /// The DNS attributes of the VPC.
    Dns,
    /// The rules of security groups.
    SecurityGroup,
    /// The entries of a network ACL.
    NetworkAcl,
    /// The routes of a route table.
    Route,
    /// A NAT gateway.
    Gateway,
    /// A public address that is missing.
    Address,
    /// Two VPCs without a connection.
    Vpc,
    /// A zone in which one end has nothing.
    Zone,
    /// A resource that is not in service.
    State,
    /// A setting that names something else.
    Setting,
}

/// The end to which a stop is next.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Where the traffic comes from.
    From,
    /// Between the ends.
    Way,
    /// Where the traffic goes.
    To,
}

impl Stop {
    /// Where it is on its edge, from 0 (at `from`) to 1 (at `to`).
    ///
    /// Traffic leaves by the security group and then the network ACL of its own end, follows routes and gateways, and
    /// enters by the network ACL and then the security group of the other end.
    pub fn position(&self) -> f64 {
        let from_end = match self.hop {
            Hop::Dns | Hop::State | Hop::Zone => 0.12,
            Hop::SecurityGroup => 0.2,
            Hop::NetworkAcl => 0.32,
            Hop::Address | Hop::Vpc | Hop::Route => 0.42,
            Hop::Gateway | Hop::Setting => 0.5,
        };
        match self.side {
            Side::From => from_end,
            Side::Way if self.hop == Hop::Route => 0.42,
            Side::Way if self.hop == Hop::NetworkAcl => 0.58,
            Side::Way => 0.5,
            Side::To => 1.0 - from_end,
        }
    }
}

impl Picture {
    /// The node of that id.
    pub fn node(&self, id: &str) -> Option<&Node> {
        self.nodes.iter().find(|node| node.id == id)
    }

    /// The name of what stops a way. It is empty for an end of the way, whose name is drawn already.
    pub fn stop_name<'s>(&self, edge: &Edge, stop: &'s Stop) -> &'s str {
        let ends = [&edge.from, &edge.to];
        let mut ends = ends.into_iter().filter_map(|end| self.node(end));
        if ends.any(|node| node.name.as_ref() == Some(&stop.name)) {
            ""
        } else {
            &stop.name
        }
    }

    /// Every text, any of which may hold a name of the account.
    pub(super) fn texts_mut(&mut self) -> impl Iterator<Item = &mut String> {
        let frames = self.frames.iter_mut();
        let frames = frames.flat_map(|frame| [&mut frame.label, &mut frame.name]);
        let nodes = self.nodes.iter_mut().flat_map(|node| {
            let parts = node.parts.iter_mut();
            let parts = parts.flat_map(|part| [&mut part.label, &mut part.name]);
            node.name.iter_mut().chain([&mut node.label]).chain(parts)
        });
        let edges = self.edges.iter_mut().flat_map(|edge| {
            let stops = edge.stops.iter_mut();
            let stops = stops.flat_map(|stop| [&mut stop.name, &mut stop.reason]);
            edge.reason.iter_mut().chain(&mut edge.label).chain(stops)
        });
        frames.chain(nodes).chain(edges)
    }
}
