//! The picture as a Mermaid flowchart, which GitHub draws inside of Markdown.
//!
//! Source of the syntax: Mermaid's documentation, "Flowcharts": "Entity codes to escape characters", "Links between
//! nodes", "Styling links".

use std::fmt::Write;

use workshop_check_core::report::Picture;
use workshop_check_core::report::picture::{Edge, EdgeKind, Node};
use workshop_check_core::verdict::Outcome;

use super::words::{clean, name, sign};
use crate::reporter::terminal::marker;

/// The flowchart, without the fence around it.
pub fn draw(picture: &Picture) -> String {
    let mut text = String::from("flowchart LR\n");
    // Writing to a string cannot fail.
    for (number, node) in picture.nodes.iter().enumerate() {
        if node.group.is_none() {
            let _ = writeln!(text, "  n{number}[\"{}\"]", label(node));
        }
    }
    for (number, frame) in picture.frames.iter().enumerate() {
        let title = format!(
            "{} {} {}",
            frame.label,
            frame.name,
            sign(frame.made, frame.outcome)
        );
        let _ = writeln!(
            text,
            "  subgraph f{number}[\"{}\"]",
            escaped(&clean(&title))
        );
        for (number, node) in picture.nodes.iter().enumerate() {
            if node.group.as_ref() == Some(&frame.id) {
                let _ = writeln!(text, "    n{number}[\"{}\"]", label(node));
            }
        }
        text.push_str("  end\n");
    }
    let index = |id: &str| picture.nodes.iter().position(|node| node.id == id);
    let mut colours: Vec<(usize, &str)> = Vec::new();
    for edge in &picture.edges {
        if let (Some(from), Some(to)) = (index(&edge.from), index(&edge.to)) {
            let _ = writeln!(
                text,
                "  n{from} {}{} n{to}",
                arrow(edge),
                link_label(picture, edge)
            );
            colours.push((colours.len(), colour(edge)));
        }
    }
    for (number, colour) in colours {
        let _ = writeln!(text, "  linkStyle {number} stroke:{colour}");
    }
    for (number, node) in picture.nodes.iter().enumerate() {
        let style = match node.outcome {
            _ if !node.made => "stroke:#6a737d,stroke-dasharray:5 4",
            Some(Outcome::Passed) => "stroke:#1a7f37",
            Some(Outcome::Failed) => "stroke:#cf222e,stroke-width:3px",
            Some(Outcome::Pending) => "stroke:#9a6700",
            _ => continue,
        };
        let _ = writeln!(text, "  style n{number} {style}");
    }
    text
}

/// The kind of a node, its name and its sign, and the parts that are not in order.
fn label(node: &Node) -> String {
    let mark = sign(node.made, node.outcome);
    let first = match &node.name {
        Some(_) => format!(
            "{}<br/>{} {mark}",
            escaped(&clean(&node.label)),
            escaped(&name(node))
        ),
        None => format!("{} {mark}", escaped(&name(node))),
    };
    let is_open = |outcome: Option<Outcome>| {
        outcome.is_some_and(|outcome| !matches!(outcome, Outcome::Passed | Outcome::Blocked))
    };
    let parts = node.parts.iter().filter(|part| is_open(part.outcome));
    let parts = parts.map(|part| {
        let mark = sign(part.made, part.outcome);
        format!("<br/>{mark} {}", escaped(&clean(&part.name)))
    });
    first.trim_end().to_owned() + &parts.collect::<String>()
}

fn arrow(edge: &Edge) -> &'static str {
    match (edge.kind, edge.outcome) {
        (_, Outcome::Failed) => "--x",
        (EdgeKind::Traffic, Outcome::Passed) => "==>",
        _ => "-.->",
    }
}

fn link_label(picture: &Picture, edge: &Edge) -> String {
    let stop = edge.stops.first();
    let stop = stop.map(|stop| picture.stop_name(edge, stop));
    let mark = match (edge.kind, edge.outcome) {
        (EdgeKind::Wire, Outcome::Passed | Outcome::Blocked) | (_, Outcome::Blocked) => "",
        (_, outcome) => marker(outcome, true),
    };
    let texts = [edge.label.as_deref(), Some(mark), stop];
    let texts = texts.into_iter().flatten().filter(|text| !text.is_empty());
    let text = texts.map(clean).collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        text
    } else {
        format!("|\"{}\"|", escaped(&text))
    }
}

fn colour(edge: &Edge) -> &'static str {
    match (edge.kind, edge.outcome) {
        (_, Outcome::Failed) => "#cf222e,stroke-width:3px",
        (_, Outcome::Pending) => "#9a6700",
        (EdgeKind::Traffic, Outcome::Passed) => "#1a7f37",
        _ => "#6a737d",
    }
}

/// The text as Mermaid shows it, whatever is in it: everything that is not a letter, digit, space or harmless sign as the
/// number of its character.
fn escaped(text: &str) -> String {
    let mut harmless = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            ' ' | '-' | '_' | '.' | '/' | ',' | '✓' | '✗' | '…' | '○' | '⊘' => {
                harmless.push(c)
            }
            c if c.is_alphanumeric() => harmless.push(c),
            c => {
                let _ = write!(harmless, "#{};", c as u32);
            }
        }
    }
    harmless
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_in_a_name_is_syntax() {
        assert_eq!(escaped("unicorn-lb 漢字"), "unicorn-lb 漢字");
        assert_eq!(
            escaped("a\"]; end `x` <b>#1"),
            "a#34;#93;#59; end #96;x#96; #60;b#62;#35;1"
        );
    }
}
