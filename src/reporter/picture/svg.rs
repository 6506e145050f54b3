//! The picture as SVG. It has no scripts and no styles of its own; the style sheet `picture.css` gives its classes their
//! colours, so that it can stand in a page whose policy forbids inline styles.

use std::fmt::{Display, Write};

use workshop_check_core::locale::Locale;
use workshop_check_core::report::Picture;
use workshop_check_core::report::picture::{Edge, EdgeKind, Frame, Ground, Node, Part, Side, Stop};
use workshop_check_core::verdict::Outcome;

use super::layout::{Area, Direction, Layout, Size, count_in_layer};
use super::measure::{BOLD, fit, width};
use super::path::{Path, Point};
use super::words::{self, clean, sign};
use crate::reporter::terminal::marker;

/// Of a node's kind, of its name, and of its parts.
const LABEL: f64 = 10.5;
const NAME: f64 = 13.0 * BOLD;
const PART: f64 = 11.5;
const ROW: f64 = 17.0;
const PADDING: f64 = 9.0;
/// The room for the sign of a node or of a part.
const SIGN: f64 = 15.0;

/// What a picture is called where it stands: ids must differ within a page.
pub struct Caption<'a> {
    pub id: &'a str,
    pub title: &'a str,
    pub description: &'a str,
}

/// The picture as an `svg` element. `style` is set for a file of its own.
pub fn draw(
    picture: &Picture,
    direction: Direction,
    caption: &Caption<'_>,
    style: Option<&str>,
    locale: &Locale,
) -> String {
    let room = Room::of(picture, direction);
    let sizes: Vec<Size> = picture
        .nodes
        .iter()
        .zip(&room)
        .map(|(node, room)| size(node, *room))
        .collect();
    let layout = Layout::of(picture, &sizes, direction);
    let mut svg = Svg::default();
    svg.root(&layout, direction, caption, style, locale);
    for (frame, area) in picture.frames.iter().zip(&layout.frames) {
        if let Some(area) = area {
            svg.frame(frame, *area);
        }
    }
    for (ground, area) in &layout.grounds {
        svg.ground(*ground, *area, locale);
    }
    let edges = || picture.edges.iter().zip(&layout.edges);
    // Settings first, so that traffic is drawn over them; signs and names last, so that nothing is drawn over them.
    for kind in [EdgeKind::Wire, EdgeKind::Traffic] {
        for (edge, path) in edges().filter(|(edge, _)| edge.kind == kind) {
            path.iter().for_each(|path| svg.line(edge, path, direction));
        }
    }
    for ((node, area), room) in picture.nodes.iter().zip(&layout.nodes).zip(&room) {
        svg.node(node, *area, *room);
    }
    for (edge, path) in edges() {
        let stop = edge.stops.first();
        let stop = stop.map_or("", |stop| picture.stop_name(edge, stop));
        path.iter()
            .for_each(|path| svg.signs(edge, path, direction, stop));
    }
    svg.0.push_str("</svg>\n");
    svg.0
}

/// How large a node is drawn.
fn size(node: &Node, room: Room) -> Size {
    let most = match room {
        Room::Broad => 200.0,
        Room::Narrow => 142.0,
        Room::Setting => 162.0,
    };
    let title = match &node.name {
        Some(name) => width(&clean(name), NAME).max(width(&clean(&node.label), LABEL) + SIGN + 4.0),
        None => width(&clean(&node.label), NAME) + SIGN + 4.0,
    };
    let parts = node
        .parts
        .iter()
        .map(|part| width(&row(part, room), PART) + SIGN);
    let widest = parts.fold(title, f64::max) + 2.0 * PADDING;
    let lines = if node.name.is_some() { 34.0 } else { 20.0 };
    let rows = match node.parts.len() {
        0 => 0.0,
        count => count as f64 * ROW + 5.0,
    };
    Size {
        width: widest.clamp(88.0, most),
        height: lines + rows + 2.0 * PADDING - 4.0,
    }
}

/// The text of a part: of a place its subnet, or its zone where there is no room for more.
fn row(part: &Part, room: Room) -> String {
    let (label, name) = (clean(&part.label), clean(&part.name));
    match part.kind.as_str() {
        "zone" => format!("{label} {name}"),
        "tasks" => label,
        "subnet" | "mount_target" if room == Room::Narrow => label,
        _ => name,
    }
}

/// How much room a node has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Room {
    Broad,
    /// Beside others, on a narrow page.
    Narrow,
    /// Beside other settings, on a narrow page.
    Setting,
}

impl Room {
    fn of(picture: &Picture, direction: Direction) -> Vec<Room> {
        let in_layer = count_in_layer(picture).into_iter();
        let room = in_layer.map(|count| match (direction, count) {
            (Direction::Across, _) | (_, Some(1)) => Room::Broad,
            (Direction::Down, None) => Room::Setting,
            (Direction::Down, Some(_)) => Room::Narrow,
        });
        room.collect()
    }
}

#[derive(Default)]
struct Svg(String);

impl Svg {
    fn root(
        &mut self,
        layout: &Layout,
        direction: Direction,
        caption: &Caption<'_>,
        style: Option<&str>,
        locale: &Locale,
    ) {
        let Caption {
            id,
            title,
            description,
        } = caption;
        let (w, h) = (layout.width, layout.height);
        let class = match direction {
            Direction::Across => "picture across",
            Direction::Down => "picture down",
        };
        self.open(
            "svg",
            &[
                ("xmlns", &"http://www.w3.org/2000/svg"),
                ("class", &class),
                ("width", &w),
                ("height", &h),
                ("viewBox", &format_args!("0 0 {w} {h}")),
                ("role", &"img"),
                ("lang", &locale.language()),
                ("aria-labelledby", &format_args!("{id}-title {id}-desc")),
            ],
        );
        self.text("title", &[("id", &format_args!("{id}-title"))], title);
        self.text("desc", &[("id", &format_args!("{id}-desc"))], description);
        if let Some(style) = style {
            // The style sheet is this program's own.
            self.0.push_str("<style>");
            self.0.push_str(style);
            self.0.push_str("</style>");
            self.rect(
                "paper",
                Area {
                    x: 0.0,
                    y: 0.0,
                    width: w,
                    height: h,
                },
                0.0,
            );
        }
    }

    fn frame(&mut self, frame: &Frame, area: Area) {
        let class = class("frame", frame.made, frame.outcome);
        self.open("g", &[("class", &class)]);
        let title = format!("{} {}", frame.label, frame.name);
        self.text("title", &[], &clean(&title));
        self.rect("area", area, 12.0);
        let shown = fit(&clean(&title), NAME, area.width - 24.0 - SIGN);
        let mark = sign(frame.made, frame.outcome);
        self.label(
            "name",
            area.x + 12.0,
            area.y + 18.0,
            &format!("{shown} {mark}"),
        );
        self.close("g");
    }

    fn ground(&mut self, ground: Ground, area: Area, locale: &Locale) {
        let (class, word) = match ground {
            Ground::Public => ("ground public", "picture-public"),
            Ground::Private => ("ground private", "picture-private"),
        };
        self.open("g", &[("class", &class)]);
        self.rect("area", area, 8.0);
        let word = fit(&locale.label(word), LABEL, area.width - 12.0);
        self.label("kind", area.x + 8.0, area.y + 15.0, &word);
        self.close("g");
    }

    fn node(&mut self, node: &Node, area: Area, space: Room) {
        self.open("g", &[("class", &class("node", node.made, node.outcome))]);
        self.text("title", &[], &tip(node));
        self.rect("box", area, 6.0);
        let mark = sign(node.made, node.outcome);
        let (left, right) = (area.x + PADDING, area.x + area.width - PADDING);
        let room = area.width - 2.0 * PADDING;
        let mut y = area.y + PADDING + 9.0;
        match &node.name {
            Some(name) => {
                let label = fit(&clean(&node.label), LABEL, room - SIGN);
                self.label("kind", left, y, &label);
                y += 17.0;
                self.label("name", left, y, &fit(&clean(name), NAME, room));
            }
            None => {
                y += 2.0;
                self.label(
                    "name",
                    left,
                    y,
                    &fit(&clean(&node.label), NAME, room - SIGN),
                );
            }
        }
        if !mark.is_empty() {
            self.label("sign end", right, area.y + PADDING + 10.0, mark);
        }
        y += 5.0;
        if !node.parts.is_empty() {
            let line = [left, y + 2.0, right, y + 2.0];
            self.rule(line);
        }
        for part in &node.parts {
            y += ROW;
            let mark = match sign(part.made, part.outcome) {
                "" => "·",
                mark => mark,
            };
            self.open("g", &[("class", &class("part", part.made, part.outcome))]);
            self.label("sign", left, y, mark);
            self.label(
                "text",
                left + SIGN,
                y,
                &fit(&row(part, space), PART, room - SIGN),
            );
            self.close("g");
        }
        self.close("g");
    }

    /// The line of an edge: up to its first stop as it is, from there on as what is not reached.
    fn line(&mut self, edge: &Edge, path: &Path, direction: Direction) {
        let class = edge_class(edge);
        self.open("g", &[("class", &class)]);
        match edge.stops.first() {
            Some(stop) => {
                let (before, after) = path.split(position(stop, direction));
                self.path("line", &before.data());
                self.path("line beyond", &after.data());
            }
            None => self.path("line", &path.data()),
        }
        self.path("head", &arrow(path));
        self.close("g");
    }

    /// The ports of an edge, the signs of everything that stops it, and the name of the first of these.
    fn signs(&mut self, edge: &Edge, path: &Path, direction: Direction, name: &str) {
        let text = match (&edge.label, edge.outcome) {
            (Some(ports), Outcome::Passed) => {
                format!("{} {}", clean(ports), marker(Outcome::Passed, true))
            }
            (Some(ports), _) => clean(ports),
            (None, _) => String::new(),
        };
        self.open("g", &[("class", &edge_class(edge))]);
        let middle = path.at(0.5);
        let first = edge
            .stops
            .first()
            .map(|stop| path.at(position(stop, direction)));
        // On a narrow page there is room for the name of what stops it only.
        let is_free = direction == Direction::Across || edge.stops.is_empty();
        if !text.is_empty() && is_free {
            self.ports(&fit(&text, LABEL, 110.0), path, direction);
        }
        for (number, stop) in edge.stops.iter().enumerate() {
            // Of several stops, each has its sign; the first has its name, too: the others are in the list.
            let at = path.at(position(stop, direction));
            let name = if number == 0 { name } else { "" };
            self.stop(stop, at, name, direction, path.is_plain());
        }
        let waits = matches!(edge.outcome, Outcome::Pending | Outcome::Unknown);
        if waits && first.is_none() {
            self.badge(middle, marker(edge.outcome, true));
        }
        self.close("g");
    }

    /// The ports beside a line: above it, or at the side to which it goes.
    fn ports(&mut self, text: &str, path: &Path, direction: Direction) {
        let ends = [path.at(0.0), path.at(1.0)];
        match direction {
            Direction::Across => {
                let at = path.at(0.5);
                self.label("ports middle", at.x, at.y - 8.0, text);
            }
            Direction::Down => {
                // On a way around other nodes only its start is free.
                let at = path.at(if path.is_plain() { 0.6 } else { 0.08 });
                let goes_left = ends[1].x < ends[0].x - 1.0 && path.is_plain();
                if goes_left {
                    self.label("ports end", at.x - 7.0, at.y + 4.0, text);
                } else {
                    self.label("ports", at.x + 8.0, at.y + 4.0, text);
                }
            }
        }
    }

    /// `is_short`: the way goes straight to the next node, so that there is little room for the name.
    fn stop(&mut self, stop: &Stop, at: Point, name: &str, direction: Direction, is_short: bool) {
        self.open("g", &[]);
        self.text("title", &[], &clean(&stop.reason));
        self.badge(at, marker(Outcome::Failed, true));
        let name = clean(name);
        if !name.is_empty() {
            // Away from the node that it is next to.
            let room = match direction {
                Direction::Across if is_short => 90.0,
                Direction::Across => 150.0,
                Direction::Down => 130.0,
            };
            let (class, x, y) = match (direction, stop.side) {
                (Direction::Down, _) => ("hop", at.x + 13.0, at.y + 4.0),
                (Direction::Across, Side::From) => ("hop", at.x - 14.0, at.y + 21.0),
                (Direction::Across, Side::Way) => ("hop middle", at.x, at.y + 21.0),
                (Direction::Across, Side::To) => ("hop end", at.x + 14.0, at.y + 21.0),
            };
            self.label(class, x, y, &fit(&name, LABEL, room));
        }
        self.close("g");
    }

    fn badge(&mut self, at: Point, mark: &str) {
        self.open(
            "circle",
            &[
                ("class", &"badge"),
                ("cx", &coordinate(at.x)),
                ("cy", &coordinate(at.y)),
                ("r", &8),
            ],
        );
        self.close("circle");
        self.label("mark middle", at.x, at.y + 4.0, mark);
    }

    fn label(&mut self, class: &str, x: f64, y: f64, text: &str) {
        self.text(
            "text",
            &[
                ("class", &class),
                ("x", &coordinate(x)),
                ("y", &coordinate(y)),
            ],
            text,
        );
    }

    fn rect(&mut self, class: &str, area: Area, radius: f64) {
        self.open(
            "rect",
            &[
                ("class", &class),
                ("x", &coordinate(area.x)),
                ("y", &coordinate(area.y)),
                ("width", &coordinate(area.width)),
                ("height", &coordinate(area.height)),
                ("rx", &radius),
            ],
        );
        self.close("rect");
    }

    fn rule(&mut self, [x1, y1, x2, y2]: [f64; 4]) {
        let data = format!("M{x1:.1} {y1:.1}L{x2:.1} {y2:.1}");
        self.path("rule", &data);
    }

    fn path(&mut self, class: &str, data: &str) {
        self.open("path", &[("class", &class), ("d", &data)]);
        self.close("path");
    }

    fn open(&mut self, name: &str, attributes: &[(&str, &dyn Display)]) {
        self.0.push('<');
        self.0.push_str(name);
        for (key, value) in attributes {
            let value = escaped(&value.to_string());
            // Writing to a string cannot fail.
            let _ = write!(self.0, " {key}=\"{value}\"");
        }
        self.0.push('>');
    }

    fn close(&mut self, name: &str) {
        let _ = write!(self.0, "</{name}>");
    }

    fn text(&mut self, name: &str, attributes: &[(&str, &dyn Display)], text: &str) {
        self.open(name, attributes);
        self.0.push_str(&escaped(text));
        self.close(name);
    }
}

/// The text with every character that XML or HTML could take for markup made harmless.
pub fn escaped(text: &str) -> String {
    let mut harmless = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => harmless.push_str("&amp;"),
            '<' => harmless.push_str("&lt;"),
            '>' => harmless.push_str("&gt;"),
            '"' => harmless.push_str("&quot;"),
            '\'' => harmless.push_str("&#39;"),
            c => harmless.push(c),
        }
    }
    harmless
}

fn coordinate(value: f64) -> String {
    format!("{value:.1}")
}

/// What a pointer over a node shows: its full name and its parts.
fn tip(node: &Node) -> String {
    let parts = node.parts.iter().map(|part| {
        let mark = sign(part.made, part.outcome);
        format!("{mark} {} {}", clean(&part.label), clean(&part.name))
    });
    let first = match &node.name {
        Some(name) => format!("{}: {}", clean(&node.label), clean(name)),
        None => clean(&node.label),
    };
    let lines: Vec<String> = std::iter::once(first)
        .chain(parts.map(|line| line.trim().to_owned()))
        .collect();
    lines.join("; ")
}

fn class(base: &str, made: bool, outcome: Option<Outcome>) -> String {
    match outcome {
        _ if !made => format!("{base} unmade"),
        Some(outcome) => format!("{base} {}", outcome.as_str()),
        None => base.to_owned(),
    }
}

fn edge_class(edge: &Edge) -> String {
    let kind = match edge.kind {
        EdgeKind::Traffic => "traffic",
        EdgeKind::Wire => "wire",
    };
    format!("edge {kind} {}", edge.outcome.as_str())
}

/// The head of an arrow at the end of a path.
fn arrow(path: &Path) -> String {
    let (tip, back) = (path.at(1.0), path.at(0.98));
    let length = tip.distance(back).max(f64::EPSILON);
    let (dx, dy) = ((tip.x - back.x) / length, (tip.y - back.y) / length);
    let (x, y) = (tip.x - dx * 8.0, tip.y - dy * 8.0);
    let (a, b) = ((x - dy * 4.0, y + dx * 4.0), (x + dy * 4.0, y - dx * 4.0));
    format!(
        "M{:.1} {:.1}L{:.1} {:.1}L{:.1} {:.1}Z",
        tip.x, tip.y, a.0, a.1, b.0, b.1
    )
}

/// The picture's ways as one text, a sentence each.
pub fn description(picture: &Picture, locale: &Locale) -> String {
    let ways = words::ways(picture, locale).into_iter().map(|way| {
        let text = locale.labelled(&way.state, &way.ends);
        if way.reasons.is_empty() {
            text
        } else {
            format!("{text}: {}", way.reasons.join("; "))
        }
    });
    let sentences: Vec<String> = std::iter::once(words::summary(picture, locale))
        .chain(ways.map(|way| format!("{way}.")))
        .collect();
    sentences.join(" ")
}

/// Where a stop is on its way, as a share. From top to bottom it is in the first half: the title of the next frame covers the
/// other one.
fn position(stop: &Stop, direction: Direction) -> f64 {
    match direction {
        Direction::Across => stop.position(),
        Direction::Down => 0.12 + 0.36 * stop.position(),
    }
}
