//! Where everything goes: nodes in layers along the way of the traffic, and below them what only has settings.
//!
//! Worked example, the module "container migration": traffic goes visitors → load balancer → target group → service →
//! file system, database. These are the layers 0 to 4. The internet is an end of traffic outside of the VPC, so it is
//! alone in the layer 5, and the way to it passes the layer 4 as a free lane. Task definition, cluster and parameters
//! have no traffic: they are settings. The task definition goes below the service, which refers to it.
//!
//! No crate draws this: those that place layers (rust-sugiyama, dagre) know neither frames around layers nor a row of
//! settings, and what they add is a better order within layers, of which there are two or three nodes here.

use std::collections::BTreeMap;

use workshop_check_core::report::picture::{Edge, EdgeKind, Ground, Picture};

use super::path::{Path, Point};

/// Which way the traffic goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// From left to right, for screens.
    Across,
    /// From top to bottom, for phones and paper.
    Down,
}

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

/// How large a node is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    pub width: f64,
    pub height: f64,
}

/// A picture with coordinates.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    pub width: f64,
    pub height: f64,
    /// As many as nodes, in their order.
    pub nodes: Vec<Area>,
    /// As many as edges, in their order. None for an edge that this direction leaves out.
    pub edges: Vec<Option<Path>>,
    /// As many as frames, in their order. None for a frame without nodes.
    pub frames: Vec<Option<Area>>,
    /// Behind the nodes of layers that are all in one kind of subnets.
    pub grounds: Vec<(Ground, Area)>,
}

const MARGIN: f64 = 10.0;
/// Between the edge of a frame and what is in it.
const PADDING: f64 = 12.0;
/// The room for the name of a frame, and for that of its subnets.
const HEAD: f64 = 24.0;
/// Between two settings' lines.
const LANE: f64 = 8.0;

/// Between two settings' lines beside the layers: as much as a sign on one of them.
const GUTTER: f64 = 14.0;

/// Lengths that depend on the direction.
struct Gaps {
    /// Between layers.
    layers: f64,
    /// Between the nodes of a layer.
    nodes: f64,
    /// The width of a free lane in a layer.
    lane: f64,
}

impl Direction {
    fn gaps(self) -> Gaps {
        match self {
            Direction::Across => Gaps {
                layers: 84.0,
                nodes: 22.0,
                lane: 20.0,
            },
            Direction::Down => Gaps {
                layers: 66.0,
                nodes: 14.0,
                lane: 14.0,
            },
        }
    }
}

/// A side of a node that settings' lines meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Top,
    Bottom,
}

/// What stands in a layer.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Slot {
    Node(usize),
    /// A free lane for an edge that goes on to a later layer.
    Lane(usize),
}

impl Layout {
    /// Places the nodes of a picture, whose sizes are those of `sizes`, in its order.
    pub fn of(picture: &Picture, sizes: &[Size], direction: Direction) -> Layout {
        let mut plan = Plan::new(picture, sizes, direction);
        plan.place_traffic();
        plan.place_settings();
        plan.finish()
    }
}

impl Layout {
    /// The same layout with a margin around all that is in it.
    fn trimmed(mut self) -> Layout {
        let grounds = self.grounds.iter().map(|(_, area)| area);
        let areas = self.nodes.iter().chain(self.frames.iter().flatten());
        let corners = areas.chain(grounds).flat_map(|area| {
            [
                Point {
                    x: area.x,
                    y: area.y,
                },
                Point {
                    x: area.x + area.width,
                    y: area.y + area.height,
                },
            ]
        });
        let bends = self.edges.iter().flatten().flat_map(Path::points);
        let points: Vec<Point> = corners.chain(bends).collect();
        let (xs, ys) = (
            || points.iter().map(|point| point.x),
            || points.iter().map(|point| point.y),
        );
        let (left, top) = (
            xs().fold(f64::INFINITY, f64::min),
            ys().fold(f64::INFINITY, f64::min),
        );
        if points.is_empty() {
            return self;
        }
        let (dx, dy) = (MARGIN - left, MARGIN - top);
        self.width = (xs().fold(0.0, f64::max) + dx + MARGIN).ceil();
        self.height = (ys().fold(0.0, f64::max) + dy + MARGIN).ceil();
        let grounds = self.grounds.iter_mut().map(|(_, area)| area);
        let frames = self.frames.iter_mut().flatten();
        for area in self.nodes.iter_mut().chain(frames).chain(grounds) {
            area.x += dx;
            area.y += dy;
        }
        for path in self.edges.iter_mut().flatten() {
            path.shift(dx, dy);
        }
        self
    }
}

/// A layout being made. `main` is the axis of the traffic, `cross` the other one.
struct Plan<'a> {
    picture: &'a Picture,
    sizes: Vec<Size>,
    direction: Direction,
    gaps: Gaps,
    /// The layer of each node that has traffic.
    ranks: Vec<Option<usize>>,
    layers: Vec<Vec<Slot>>,
    /// Where each layer starts and how long it is, on the main axis.
    spans: Vec<(f64, f64)>,
    /// The middle of each lane, by edge and layer, on the cross axis.
    lanes: BTreeMap<(usize, usize), f64>,
    areas: Vec<Area>,
    /// The end of the traffic on the axis on which settings follow it.
    traffic_end: f64,
    /// How many lines of settings run beside the layers.
    gutter: f64,
}

impl<'a> Plan<'a> {
    fn new(picture: &'a Picture, sizes: &'a [Size], direction: Direction) -> Self {
        let ranks = ranks(picture);
        let layers = layers(picture, &ranks);
        let sizes = stretched(sizes, &layers, direction);
        let nothing = Area {
            x: 0.0,
            y: 0.0,
            width: 0.0,
            height: 0.0,
        };
        let mut plan = Plan {
            picture,
            sizes,
            direction,
            gaps: direction.gaps(),
            ranks,
            layers,
            spans: Vec::new(),
            lanes: BTreeMap::new(),
            areas: vec![nothing; picture.nodes.len()],
            traffic_end: 0.0,
            gutter: 0.0,
        };
        if direction == Direction::Down {
            let beside = picture.edges.iter().filter(|edge| plan.is_beside(edge));
            plan.gutter = beside.count() as f64 * GUTTER;
        }
        plan
    }

    fn size(&self, node: usize) -> Size {
        self.sizes.get(node).copied().unwrap_or(Size {
            width: 0.0,
            height: 0.0,
        })
    }

    /// The length of a node along the layers and across them.
    fn extent(&self, node: usize) -> (f64, f64) {
        let Size { width, height } = self.size(node);
        match self.direction {
            Direction::Across => (width, height),
            Direction::Down => (height, width),
        }
    }

    fn thickness(&self, slot: Slot) -> f64 {
        match slot {
            Slot::Node(node) => self.extent(node).1,
            Slot::Lane(_) => self.gaps.lane,
        }
    }

    /// How broad a layer is, across the traffic.
    fn breadth(&self, slots: &[Slot]) -> f64 {
        let sum: f64 = slots.iter().map(|slot| self.thickness(*slot)).sum();
        sum + self.gaps.nodes * slots.len().saturating_sub(1) as f64
    }

    fn index(&self, id: &str) -> Option<usize> {
        self.picture.nodes.iter().position(|node| node.id == id)
    }

    fn rank(&self, id: &str) -> Option<usize> {
        *self.ranks.get(self.index(id)?)?
    }

    /// Whether an edge joins a setting with something that has traffic, and is drawn beside the layers.
    fn is_beside(&self, edge: &Edge) -> bool {
        let ends = (self.rank(&edge.from), self.rank(&edge.to));
        let crosses = matches!(ends, (Some(_), None) | (None, Some(_)));
        crosses && edge.kind == EdgeKind::Wire && matters(edge)
    }

    fn place_traffic(&mut self) {
        let layers = self.layers.iter();
        let broadest = layers.map(|slots| self.breadth(slots)).fold(0.0, f64::max);
        let bare = self.picture.frames.is_empty();
        let head = if bare { 0.0 } else { 2.0 * HEAD + PADDING };
        // On the cross axis, what a frame adds; across, its names are above the nodes.
        let start = match self.direction {
            Direction::Across => MARGIN + head,
            Direction::Down => MARGIN + PADDING + self.gutter,
        };
        let mut main = MARGIN;
        let mut spans = Vec::new();
        for (number, slots) in self.layers.clone().iter().enumerate() {
            let nodes = slots.iter().filter_map(|slot| match slot {
                Slot::Node(node) => Some(self.extent(*node).0),
                Slot::Lane(_) => None,
            });
            let length = nodes.fold(0.0, f64::max);
            // Down, a frame's names stand in the way of the traffic.
            if self.direction == Direction::Down {
                main += self.heads_before(number) * HEAD;
            }
            let mut cross = start + (broadest - self.breadth(slots)) / 2.0;
            for slot in slots {
                let own = self.thickness(*slot);
                match slot {
                    Slot::Node(node) => {
                        let (along, _) = self.extent(*node);
                        self.put(*node, main + (length - along) / 2.0, cross);
                    }
                    Slot::Lane(edge) => drop(self.lanes.insert((*edge, number), cross + own / 2.0)),
                }
                cross += own + self.gaps.nodes;
            }
            spans.push((main, length));
            main += length + self.gaps.layers;
        }
        self.spans = spans;
        self.traffic_end = match self.direction {
            Direction::Across => start + broadest + if bare { 0.0 } else { PADDING * 2.0 },
            Direction::Down => {
                (main - self.gaps.layers).max(MARGIN) + if bare { 0.0 } else { PADDING * 2.0 }
            }
        };
    }

    /// How many names stand before a layer: that of its frame, and that of its subnets, where they begin.
    fn heads_before(&self, layer: usize) -> f64 {
        let frame = |layer: usize| self.frame_of_layer(layer);
        let ground = |layer: usize| self.ground_of_layer(layer);
        let before = layer.checked_sub(1);
        let begins_frame = frame(layer).is_some() && before.and_then(frame) != frame(layer);
        let begins_ground = ground(layer).is_some() && before.and_then(ground) != ground(layer);
        f64::from(u8::from(begins_frame)) + f64::from(u8::from(begins_ground))
    }

    fn nodes_of_layer(&self, layer: usize) -> impl Iterator<Item = usize> + '_ {
        let slots = self.layers.get(layer).into_iter().flatten();
        slots.filter_map(|slot| match slot {
            Slot::Node(node) => Some(*node),
            Slot::Lane(_) => None,
        })
    }

    /// The frame that all nodes of a layer are in.
    fn frame_of_layer(&self, layer: usize) -> Option<&'a str> {
        let mut frames = self
            .nodes_of_layer(layer)
            .map(|node| self.picture.nodes.get(node)?.group.as_deref());
        let first = frames.next()??;
        frames.all(|frame| frame == Some(first)).then_some(first)
    }

    /// The subnets that all nodes of a layer are in.
    fn ground_of_layer(&self, layer: usize) -> Option<Ground> {
        self.frame_of_layer(layer)?;
        let mut grounds = self
            .nodes_of_layer(layer)
            .map(|node| self.picture.nodes.get(node)?.ground);
        let first = grounds.next()??;
        grounds.all(|ground| ground == Some(first)).then_some(first)
    }

    /// Puts a node at a place on both axes.
    fn put(&mut self, node: usize, main: f64, cross: f64) {
        let Size { width, height } = self.size(node);
        let (x, y) = match self.direction {
            Direction::Across => (main, cross),
            Direction::Down => (cross, main),
        };
        if let Some(area) = self.areas.get_mut(node) {
            *area = Area {
                x,
                y,
                width,
                height,
            };
        }
    }

    fn place_settings(&mut self) {
        match self.direction {
            Direction::Across => self.settings_across(),
            Direction::Down => self.settings_down(),
        }
    }

    fn settings(&self) -> Vec<usize> {
        let ranks = self.ranks.iter().enumerate();
        ranks
            .filter(|(_, rank)| rank.is_none())
            .map(|(node, _)| node)
            .collect()
    }

    /// In a row below the traffic, each near what refers to it.
    fn settings_across(&mut self) {
        let settings = self.settings();
        if settings.is_empty() {
            return;
        }
        let order = self.order_of_settings(&settings);
        let lanes = self
            .picture
            .edges
            .iter()
            .filter(|edge| edge.kind == EdgeKind::Wire);
        let y = self.traffic_end + 20.0 + lanes.count() as f64 * LANE / 2.0;
        let gap = self.gaps.nodes * 2.2;
        let total: f64 = order
            .iter()
            .map(|node| self.size(*node).width + gap)
            .sum::<f64>()
            - gap;
        // The row is centred below what refers to it, as far as the layers reach.
        let anchors: Vec<f64> = order.iter().filter_map(|node| self.anchor(*node)).collect();
        let end = self
            .spans
            .last()
            .map_or(0.0, |(start, length)| start + length);
        let centre = match anchors.len() {
            0 => end / 2.0,
            count => anchors.iter().sum::<f64>() / count as f64,
        };
        let last = (end - total).max(MARGIN);
        let mut x = (centre - total / 2.0).clamp(MARGIN, last);
        for node in order {
            let Size { width, height } = self.size(node);
            if let Some(area) = self.areas.get_mut(node) {
                *area = Area {
                    x,
                    y,
                    width,
                    height,
                };
            }
            x += width + gap;
        }
    }

    /// The middle of what has traffic and refers to a setting, or is referred to by it.
    fn anchor(&self, node: usize) -> Option<f64> {
        let id = &self.picture.nodes.get(node)?.id;
        let others = self.picture.edges.iter().filter_map(|edge| {
            let other = match (edge.from == *id, edge.to == *id) {
                (true, false) => &edge.to,
                (false, true) => &edge.from,
                _ => return None,
            };
            self.rank(other)?;
            self.areas.get(self.index(other)?)
        });
        let middles: Vec<f64> = others.map(|area| area.x + area.width / 2.0).collect();
        let count = middles.len();
        (count > 0).then(|| middles.iter().sum::<f64>() / count as f64)
    }

    /// From left to right: by the middle of what they are joined to. Those that are joined to other settings only are
    /// beside these.
    fn order_of_settings(&self, settings: &[usize]) -> Vec<usize> {
        let id = |node: usize| {
            self.picture
                .nodes
                .get(node)
                .map_or("", |node| node.id.as_str())
        };
        let mut keyed: Vec<(f64, usize)> = settings
            .iter()
            .map(|node| {
                let own = self.anchor(*node);
                let beside = settings.iter().filter_map(|other| {
                    let joined = self.picture.edges.iter().any(|edge| {
                        (edge.from == id(*node) && edge.to == id(*other))
                            || (edge.to == id(*node) && edge.from == id(*other))
                    });
                    self.anchor(*other).filter(|_| joined)
                });
                let key = own.or(beside.into_iter().next().map(|x| x - 1.0));
                (key.unwrap_or(0.0), *node)
            })
            .collect();
        keyed.sort_by(|a, b| a.0.total_cmp(&b.0));
        keyed.into_iter().map(|(_, node)| node).collect()
    }

    /// In rows below the traffic, two beside each other where they fit.
    fn settings_down(&mut self) {
        let settings = self.settings();
        let left = MARGIN + self.gutter;
        let areas = self.areas.iter();
        let right = areas.map(|area| area.x + area.width).fold(0.0, f64::max) + PADDING;
        let mut x = left;
        let mut y = self.traffic_end + 26.0;
        let mut row: f64 = 0.0;
        for node in settings {
            let Size { width, height } = self.size(node);
            if x > left && x + width > right {
                x = left;
                y += row + self.gaps.nodes * 1.6;
                row = 0.0;
            }
            if let Some(area) = self.areas.get_mut(node) {
                *area = Area {
                    x,
                    y,
                    width,
                    height,
                };
            }
            x += width + self.gaps.nodes;
            row = row.max(height);
        }
    }

    fn finish(self) -> Layout {
        let frames: Vec<Option<Area>> = self
            .picture
            .frames
            .iter()
            .map(|frame| {
                self.enclosed(
                    |layer| self.frame_of_layer(layer) == Some(&frame.id),
                    PADDING,
                    2.0 * HEAD,
                )
            })
            .map(|areas| areas.into_iter().next())
            .collect();
        let mut grounds = Vec::new();
        for ground in [Ground::Public, Ground::Private] {
            let areas = self.enclosed(
                |layer| self.ground_of_layer(layer) == Some(ground),
                PADDING / 2.0,
                HEAD,
            );
            grounds.extend(areas.into_iter().map(|area| (ground, area)));
        }
        let edges: Vec<Option<Path>> = self.paths();
        Layout {
            width: 0.0,
            height: 0.0,
            nodes: self.areas,
            edges,
            frames,
            grounds,
        }
        .trimmed()
    }

    /// The areas around each run of layers that `is_in`: as high as the highest layer, with room for `head`.
    fn enclosed(&self, is_in: impl Fn(usize) -> bool, padding: f64, head: f64) -> Vec<Area> {
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for layer in 0..self.layers.len() {
            match runs.last_mut() {
                Some((_, last)) if is_in(layer) && *last + 1 == layer => *last = layer,
                _ if is_in(layer) => runs.push((layer, layer)),
                _ => {}
            }
        }
        // All areas of one kind are as broad as the broadest layer of all.
        let traffic = || (0..self.layers.len()).flat_map(|layer| self.nodes_of_layer(layer));
        let areas = || traffic().filter_map(|node| self.areas.get(node));
        let top = areas().map(|area| area.y).fold(f64::INFINITY, f64::min);
        let bottom = areas().map(|area| area.y + area.height).fold(0.0, f64::max);
        let left = areas().map(|area| area.x).fold(f64::INFINITY, f64::min);
        let right = areas().map(|area| area.x + area.width).fold(0.0, f64::max);
        let lanes = self.lanes.values().copied();
        let lane_end = lanes.fold(0.0, f64::max) + self.gaps.lane / 2.0;
        runs.into_iter()
            .filter_map(|(first, last)| {
                let (start, _) = self.spans.get(first)?;
                let (end, length) = self.spans.get(last)?;
                Some(match self.direction {
                    Direction::Across => Area {
                        x: start - padding,
                        y: top - padding - head,
                        width: end + length - start + 2.0 * padding,
                        height: bottom.max(lane_end) - top + 2.0 * padding + head,
                    },
                    Direction::Down => {
                        let head = if head > HEAD {
                            self.heads_before(first) * HEAD
                        } else {
                            HEAD
                        };
                        Area {
                            x: left - padding,
                            y: start - padding - head,
                            width: right.max(lane_end) - left + 2.0 * padding,
                            height: end + length - start + 2.0 * padding + head,
                        }
                    }
                })
            })
            .collect()
    }

    fn paths(&self) -> Vec<Option<Path>> {
        let mut lanes_used = 0.0;
        let edges = self.picture.edges.iter().enumerate();
        edges
            .map(|(number, edge)| {
                let (from, to) = (self.index(&edge.from)?, self.index(&edge.to)?);
                match (self.rank(&edge.from), self.rank(&edge.to)) {
                    (Some(a), Some(b)) if a < b => Some(self.along(number, from, to, a, b)),
                    (Some(_), Some(_)) => Some(self.back(from, to)),
                    (None, None) => self.between_settings(from, to),
                    _ => {
                        lanes_used += 1.0;
                        self.beside(edge, from, to, lanes_used)
                    }
                }
            })
            .collect()
    }

    /// From layer to layer, by a free lane in each between them.
    fn along(&self, number: usize, from: usize, to: usize, first: usize, last: usize) -> Path {
        let across = self.direction == Direction::Across;
        let mut points = vec![self.port(number, from, true)];
        for layer in first + 1..last {
            if let (Some((start, length)), Some(cross)) =
                (self.spans.get(layer), self.lanes.get(&(number, layer)))
            {
                for main in [*start, start + length] {
                    points.push(if across {
                        Point { x: main, y: *cross }
                    } else {
                        Point { x: *cross, y: main }
                    });
                }
            }
        }
        points.push(self.port(number, to, false));
        Path::smooth(&points, across)
    }

    /// Between nodes of which the second is not in a later layer: straight from middle to middle.
    fn back(&self, from: usize, to: usize) -> Path {
        let middle = |node: usize| {
            let area = self.area(node);
            Point {
                x: area.x + area.width / 2.0,
                y: area.y + area.height / 2.0,
            }
        };
        Path::straight(&[middle(from), middle(to)])
    }

    fn area(&self, node: usize) -> Area {
        self.areas.get(node).copied().unwrap_or(Area {
            x: 0.0,
            y: 0.0,
            width: 0.0,
            height: 0.0,
        })
    }

    /// Where an edge leaves a node or enters it: those of one side share it, in the order of their other ends.
    fn port(&self, number: usize, node: usize, leaves: bool) -> Point {
        let id = self
            .picture
            .nodes
            .get(node)
            .map_or("", |node| node.id.as_str());
        let mut shares: Vec<(f64, usize)> = Vec::new();
        for (other, edge) in self.picture.edges.iter().enumerate() {
            let (own, far) = if leaves {
                (&edge.from, &edge.to)
            } else {
                (&edge.to, &edge.from)
            };
            let (Some(a), Some(b)) = (self.rank(&edge.from), self.rank(&edge.to)) else {
                continue;
            };
            if own != id || a >= b {
                continue;
            }
            let lane = self.lanes.get(&(other, a + 1)).copied();
            let far = self.index(far).map(|far| self.area(far));
            let middle = far.map(|far| match self.direction {
                Direction::Across => far.y + far.height / 2.0,
                Direction::Down => far.x + far.width / 2.0,
            });
            shares.push((lane.or(middle).unwrap_or(0.0), other));
        }
        shares.sort_by(|a, b| a.0.total_cmp(&b.0));
        let place = shares.iter().position(|(_, other)| *other == number);
        let part = (place.unwrap_or(0) as f64 + 1.0) / (shares.len() as f64 + 1.0);
        let area = self.area(node);
        match self.direction {
            Direction::Across => Point {
                x: if leaves { area.x + area.width } else { area.x },
                y: area.y + area.height * part,
            },
            Direction::Down => Point {
                x: area.x + area.width * part,
                y: if leaves { area.y + area.height } else { area.y },
            },
        }
    }

    /// Between two settings of one row, side to side; else from the bottom of the upper to the top of the lower.
    fn between_settings(&self, from: usize, to: usize) -> Option<Path> {
        let (a, b) = (self.area(from), self.area(to));
        let same_row = a.y < b.y + b.height && b.y < a.y + a.height;
        if !same_row {
            let (start, end) = if a.y < b.y {
                (a.y + a.height, b.y)
            } else {
                (a.y, b.y + b.height)
            };
            let shared = (a.x.max(b.x), (a.x + a.width).min(b.x + b.width));
            let (from, to) = if shared.0 < shared.1 {
                let middle = (shared.0 + shared.1) / 2.0;
                (middle, middle)
            } else {
                (a.x + a.width / 2.0, b.x + b.width / 2.0)
            };
            return Some(Path::straight(&[
                Point { x: from, y: start },
                Point { x: to, y: end },
            ]));
        }
        let y = (a.y.max(b.y) + (a.y + a.height).min(b.y + b.height)) / 2.0;
        let (left, right) = if a.x < b.x { (a, b) } else { (b, a) };
        let is_between = |area: &Area| {
            area.x > left.x
                && area.x < right.x
                && area.y < left.y + left.height
                && left.y < area.y + area.height
        };
        if self.areas.iter().any(is_between) {
            // Over what stands between them.
            let top = a.y.min(b.y) - 10.0;
            let (a_x, b_x) = (a.x + a.width / 2.0, b.x + b.width / 2.0);
            return Some(Path::straight(&[
                Point { x: a_x, y: a.y },
                Point { x: a_x, y: top },
                Point { x: b_x, y: top },
                Point { x: b_x, y: b.y },
            ]));
        }
        let (start, end) = if a.x < b.x {
            (a.x + a.width, b.x)
        } else {
            (a.x, b.x + b.width)
        };
        Some(Path::straight(&[
            Point { x: start, y },
            Point { x: end, y },
        ]))
    }

    /// Between a setting and something that has traffic. Down, only what is not in order is drawn, to the left of the
    /// layers.
    fn beside(&self, edge: &Edge, from: usize, to: usize, lane: f64) -> Option<Path> {
        let down = self.direction == Direction::Down;
        if down && !self.is_beside(edge) {
            return None;
        }
        let from_is_setting = self.rank(&edge.from).is_none();
        let (setting, other) = if from_is_setting {
            (from, to)
        } else {
            (to, from)
        };
        let points = if down {
            self.by_gutter(setting, other, edge)
        } else {
            self.by_corridor(setting, other, lane)
        };
        let mut points = points;
        if !from_is_setting {
            points.reverse();
        }
        Some(Path::straight(&points))
    }

    /// Where an edge to or from a setting meets one of its ends, on the x axis. Those of one side share it, in the order
    /// of their other ends.
    fn port_of_setting(&self, node: usize, far: usize, side: Side) -> f64 {
        let has_traffic = |node: usize| self.ranks.get(node).is_some_and(Option::is_some);
        let mut others: Vec<usize> = Vec::new();
        for edge in &self.picture.edges {
            let ends = (self.index(&edge.from), self.index(&edge.to));
            let (Some(from), Some(to)) = ends else {
                continue;
            };
            let other = match (from == node, to == node) {
                (true, false) => to,
                (false, true) => from,
                _ => continue,
            };
            // A setting's top leads to traffic, and what has traffic is met from below by settings.
            let is_of_side = match side {
                Side::Top => has_traffic(other),
                Side::Bottom => !has_traffic(other),
            };
            if is_of_side && !others.contains(&other) {
                others.push(other);
            }
        }
        let middle = |node: usize| {
            let area = self.area(node);
            area.x + area.width / 2.0
        };
        others.sort_by(|a, b| middle(*a).total_cmp(&middle(*b)));
        let place = others.iter().position(|other| *other == far).unwrap_or(0);
        let area = self.area(node);
        area.x + area.width * (place as f64 + 1.0) / (others.len() as f64 + 1.0)
    }

    fn by_gutter(&self, setting: usize, other: usize, edge: &Edge) -> Vec<Point> {
        let beside = self
            .picture
            .edges
            .iter()
            .filter(|edge| self.is_beside(edge));
        let place = beside.take_while(|known| *known != edge).count() as f64;
        let x = MARGIN + place * GUTTER;
        let (a, b) = (self.area(setting), self.area(other));
        // Into the setting from above, so that no other setting of its row is in the way.
        let top = a.y - 8.0 - place * 4.0;
        let into = a.x + a.width / 2.0;
        let y = b.y + b.height / 2.0;
        vec![
            Point { x: into, y: a.y },
            Point { x: into, y: top },
            Point { x, y: top },
            Point { x, y },
            Point { x: b.x, y },
        ]
    }

    /// Up from a setting, along the corridor above the settings, and into the other from below or from its left side.
    fn by_corridor(&self, setting: usize, other: usize, lane: f64) -> Vec<Point> {
        let (a, b) = (self.area(setting), self.area(other));
        let corridor = a.y - 8.0 - lane * LANE / 2.0;
        let start = self.port_of_setting(setting, other, Side::Top);
        let is_below = |area: &Area| {
            area.y > b.y + b.height - 1.0 && area.x < b.x + b.width && b.x < area.x + area.width
        };
        let layers = self
            .ranks
            .iter()
            .zip(&self.areas)
            .filter(|(rank, _)| rank.is_some());
        let is_lowest = !layers.map(|(_, area)| area).any(is_below);
        if is_lowest {
            // Straight up where that leads to it.
            let bottom = b.y + b.height;
            let inner = (b.x + 12.0)..(b.x + b.width - 12.0);
            if inner.contains(&start) {
                return vec![
                    Point { x: start, y: a.y },
                    Point {
                        x: start,
                        y: bottom,
                    },
                ];
            }
            let end = self.port_of_setting(other, setting, Side::Bottom);
            return vec![
                Point { x: start, y: a.y },
                Point {
                    x: start,
                    y: corridor,
                },
                Point {
                    x: end,
                    y: corridor,
                },
                Point { x: end, y: bottom },
            ];
        }
        let x = b.x - 10.0 - lane * 3.0;
        let y = b.y + b.height * 0.8;
        vec![
            Point { x: start, y: a.y },
            Point {
                x: start,
                y: corridor,
            },
            Point { x, y: corridor },
            Point { x, y },
            Point { x: b.x, y },
        ]
    }
}

/// The sizes, with the nodes of a layer made as long as the longest of them.
fn stretched(sizes: &[Size], layers: &[Vec<Slot>], direction: Direction) -> Vec<Size> {
    let mut sizes = sizes.to_vec();
    for slots in layers {
        let nodes: Vec<usize> = slots
            .iter()
            .filter_map(|slot| match slot {
                Slot::Node(node) => Some(*node),
                Slot::Lane(_) => None,
            })
            .collect();
        let of_layer = nodes.iter().filter_map(|node| sizes.get(*node));
        let longest = match direction {
            Direction::Across => of_layer.map(|size| size.width).fold(0.0, f64::max),
            Direction::Down => of_layer.map(|size| size.height).fold(0.0, f64::max),
        };
        for node in nodes {
            if let Some(size) = sizes.get_mut(node) {
                match direction {
                    Direction::Across => size.width = longest,
                    Direction::Down => size.height = longest,
                }
            }
        }
    }
    sizes
}

/// Whether an edge has something to tell.
fn matters(edge: &Edge) -> bool {
    use workshop_check_core::verdict::Outcome;
    !matches!(edge.outcome, Outcome::Passed | Outcome::Blocked)
}

/// How many nodes there are in the layer of each. None for a setting, which is in no layer.
pub fn count_in_layer(picture: &Picture) -> Vec<Option<usize>> {
    let ranks = ranks(picture);
    let same = |rank: &Option<usize>| ranks.iter().filter(|other| *other == rank).count();
    ranks.iter().map(|rank| rank.map(|_| same(rank))).collect()
}

/// The layer of each node that has traffic: one more than that of the last node before it. What ends traffic outside of
/// every frame is in a layer after all others.
fn ranks(picture: &Picture) -> Vec<Option<usize>> {
    let index = |id: &str| picture.nodes.iter().position(|node| node.id == id);
    let traffic: Vec<(usize, usize)> = picture
        .edges
        .iter()
        .filter(|edge| edge.kind == EdgeKind::Traffic)
        .filter_map(|edge| Some((index(&edge.from)?, index(&edge.to)?)))
        .filter(|(from, to)| from != to)
        .collect();
    let mut ranks: Vec<Option<usize>> = vec![None; picture.nodes.len()];
    for end in traffic.iter().flat_map(|(from, to)| [*from, *to]) {
        if let Some(rank) = ranks.get_mut(end) {
            *rank = Some(0);
        }
    }
    // Traffic in a circle would push its nodes on without end: there are never more layers than nodes.
    for _ in 0..picture.nodes.len() {
        for (from, to) in &traffic {
            let next = ranks.get(*from).copied().flatten().map(|rank| rank + 1);
            let limit = picture.nodes.len();
            if let (Some(next), Some(Some(rank))) = (next, ranks.get_mut(*to))
                && *rank < next
                && next < limit
            {
                *rank = next;
            }
        }
    }
    let is_sink = |node: usize| !traffic.iter().any(|(from, _)| *from == node);
    let outside: Vec<usize> = (0..picture.nodes.len())
        .filter(|node| {
            let is_free = picture
                .nodes
                .get(*node)
                .is_some_and(|node| node.group.is_none());
            is_free
                && ranks
                    .get(*node)
                    .is_some_and(|rank| rank.is_some_and(|rank| rank > 0))
                && is_sink(*node)
        })
        .collect();
    let inside = ranks
        .iter()
        .enumerate()
        .filter(|(node, _)| !outside.contains(node));
    let last = inside.filter_map(|(_, rank)| *rank).max().unwrap_or(0);
    for node in outside {
        if let Some(rank) = ranks.get_mut(node) {
            *rank = Some(last + 1);
        }
    }
    without_gaps(ranks)
}

/// The same order of layers, without empty ones.
fn without_gaps(ranks: Vec<Option<usize>>) -> Vec<Option<usize>> {
    let mut used: Vec<usize> = ranks.iter().flatten().copied().collect();
    used.sort_unstable();
    used.dedup();
    let place = |rank: usize| used.iter().position(|known| *known == rank);
    ranks.into_iter().map(|rank| rank.and_then(place)).collect()
}

/// What stands in each layer: its nodes in the order of the traffic that comes to them, then the lanes.
fn layers(picture: &Picture, ranks: &[Option<usize>]) -> Vec<Vec<Slot>> {
    let count = ranks.iter().flatten().max().map_or(0, |last| last + 1);
    let mut layers: Vec<Vec<Slot>> = vec![Vec::new(); count];
    let index = |id: &str| picture.nodes.iter().position(|node| node.id == id);
    let mut add = |node: usize, rank: usize| {
        if let Some(layer) = layers.get_mut(rank)
            && !layer.contains(&Slot::Node(node))
        {
            layer.push(Slot::Node(node));
        }
    };
    let rank = |node: usize| ranks.get(node).copied().flatten();
    let traffic = || {
        picture
            .edges
            .iter()
            .filter(|edge| edge.kind == EdgeKind::Traffic)
    };
    for edge in traffic() {
        for end in [&edge.from, &edge.to] {
            if let Some((node, rank)) = index(end).and_then(|node| Some((node, rank(node)?))) {
                add(node, rank);
            }
        }
    }
    for (number, edge) in picture.edges.iter().enumerate() {
        let ends = [&edge.from, &edge.to].map(|end| index(end).and_then(rank));
        if let [Some(first), Some(last)] = ends {
            for layer in first + 1..last {
                if let Some(layer) = layers.get_mut(layer) {
                    layer.push(Slot::Lane(number));
                }
            }
        }
    }
    layers
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use workshop_check_core::report::picture::{Frame, Node};
    use workshop_check_core::verdict::Outcome;

    use super::*;

    fn node(id: usize, group: bool) -> Node {
        Node {
            id: format!("n{id}"),
            kind: "service".into(),
            label: "service".into(),
            name: None,
            made: true,
            outcome: None,
            checks: vec![],
            group: group.then(|| "vpc".to_owned()),
            ground: group.then_some(Ground::Private),
            parts: vec![],
        }
    }

    fn edge(from: usize, to: usize, kind: EdgeKind, outcome: Outcome) -> Edge {
        Edge {
            from: format!("n{from}"),
            to: format!("n{to}"),
            kind,
            label: None,
            outcome,
            checks: vec![],
            stops: vec![],
            reason: None,
        }
    }

    fn picture(groups: &[bool], edges: Vec<Edge>) -> Picture {
        let nodes = groups.iter().enumerate();
        Picture {
            frames: vec![Frame {
                id: "vpc".into(),
                label: "VPC".into(),
                name: "TargetVPC".into(),
                made: true,
                outcome: None,
                checks: vec![],
            }],
            nodes: nodes.map(|(id, group)| node(id, *group)).collect(),
            edges,
        }
    }

    fn apart(a: &Area, b: &Area) -> bool {
        a.x + a.width <= b.x
            || b.x + b.width <= a.x
            || a.y + a.height <= b.y
            || b.y + b.height <= a.y
    }

    #[test]
    fn layers_are_those_of_the_worked_example() {
        // Visitors, load balancer, target group, service, file system, internet; task definition.
        let groups = [false, true, true, true, true, false, false];
        let traffic = [(0, 1), (1, 2), (2, 3), (3, 4), (3, 5)];
        let mut edges: Vec<Edge> = traffic
            .map(|(from, to)| edge(from, to, EdgeKind::Traffic, Outcome::Passed))
            .into();
        edges.push(edge(3, 6, EdgeKind::Wire, Outcome::Passed));
        let picture = picture(&groups, edges);
        let ranks = ranks(&picture);
        assert_eq!(
            ranks,
            [Some(0), Some(1), Some(2), Some(3), Some(4), Some(5), None]
        );
        assert_eq!(layers(&picture, &ranks)[4], [Slot::Node(4), Slot::Lane(4)]);
    }

    proptest! {
        /// Whatever is joined to what, in circles, too: nothing overlaps, and nothing is cut off.
        #[test]
        fn nothing_overlaps_and_nothing_is_cut_off(
            nodes in prop::collection::vec((any::<bool>(), 60.0..220.0_f64, 30.0..160.0_f64), 1..10),
            pairs in prop::collection::vec((0..10_usize, 0..10_usize, any::<bool>(), any::<bool>()), 0..16),
        ) {
            let groups: Vec<bool> = nodes.iter().map(|(group, ..)| *group).collect();
            let sizes: Vec<Size> = nodes.iter().map(|(_, width, height)| Size { width: *width, height: *height }).collect();
            let edges = pairs.iter().map(|(from, to, traffic, failed)| {
                let kind = if *traffic { EdgeKind::Traffic } else { EdgeKind::Wire };
                let outcome = if *failed { Outcome::Failed } else { Outcome::Passed };
                edge(from % groups.len(), to % groups.len(), kind, outcome)
            });
            let picture = picture(&groups, edges.filter(|edge| edge.from != edge.to).collect());
            for direction in [Direction::Across, Direction::Down] {
                let layout = Layout::of(&picture, &sizes, direction);
                for (number, a) in layout.nodes.iter().enumerate() {
                    prop_assert!(a.x >= 0.0 && a.y >= 0.0, "{direction:?}: {a:?}");
                    prop_assert!(a.x + a.width <= layout.width && a.y + a.height <= layout.height);
                    for b in &layout.nodes[..number] {
                        prop_assert!(apart(a, b), "{direction:?}: {a:?} and {b:?}");
                    }
                }
                for point in layout.edges.iter().flatten().flat_map(Path::points) {
                    prop_assert!((0.0..=layout.width).contains(&point.x), "{direction:?}: {point:?}");
                    prop_assert!((0.0..=layout.height).contains(&point.y), "{direction:?}: {point:?}");
                }
                prop_assert_eq!(&layout, &Layout::of(&picture, &sizes, direction));
            }
        }
    }
}
