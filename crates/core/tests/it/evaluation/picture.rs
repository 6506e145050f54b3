//! The picture of an account: which way is open, which is broken, and where.

use std::fmt::Write;

use workshop_check_core::report::Report;
use workshop_check_core::report::picture::Picture;
use workshop_check_testing::{accounts, grade};

use super::edited;

fn picture(account: &serde_json::Value) -> Picture {
    let report: Report = grade::report(&accounts::suite(), account, "en");
    report.picture.expect("the suite follows traffic")
}

/// One line an edge: its ends, its outcome, and each stop with its place.
fn ways(picture: &Picture) -> String {
    let mut text = String::new();
    for edge in &picture.edges {
        write!(text, "{} -> {}: {}", edge.from, edge.to, edge.outcome.as_str()).expect("a string");
        for stop in &edge.stops {
            write!(text, " | {:?} {:?} {} ({})", stop.side, stop.hop, stop.name, stop.reason).expect("a string");
        }
        text.extend(edge.reason.iter().map(|reason| format!(" | {reason}")));
        text.push('\n');
    }
    text
}

#[test]
fn dump() {
    for name in accounts::names() {
        let picture = picture(&accounts::recorded(&name));
        println!("== {name}\n{}", ways(&picture));
        for node in &picture.nodes {
            println!("  {} {:?} made {} {:?} {:?} {:?} {:?}", node.id, node.name, node.made, node.outcome, node.group, node.ground, node.checks.iter().map(|c| c.as_str()).collect::<Vec<_>>());
            for part in &node.parts {
                println!("      {} {} {} {} {:?}", part.kind, part.label, part.name, part.made, part.outcome);
            }
        }
    }
    let _ = edited("complete", "[]");
}
