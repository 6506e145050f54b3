//! Puts the nodes and the ways together.

use std::collections::HashSet;

use super::Picture;
use super::draw::Drawing;
use super::ways::Ways;
use crate::evaluate::Evaluation;
use crate::report::words::Words;

/// The picture of an evaluated account, or none if the suite follows no traffic.
pub(in crate::report) fn picture(evaluation: &Evaluation<'_>, words: Words<'_>) -> Option<Picture> {
    let drawing = Drawing {
        evaluation,
        account: evaluation.account(),
        words,
    };
    let ways = Ways::of(&drawing);
    if !ways.has_traffic() {
        return None;
    }
    let edges = ways.edges();
    let nodes = drawing.nodes(&edges);
    // A check may name a resource that is not drawn.
    let drawn: HashSet<&str> = nodes.iter().map(|node| node.id.as_str()).collect();
    let is_drawn = |id: &str| drawn.contains(id);
    let edges = edges
        .into_iter()
        .filter(|edge| is_drawn(&edge.from) && is_drawn(&edge.to))
        .collect();
    Some(Picture {
        frames: drawing.frames(),
        nodes,
        edges,
    })
}
