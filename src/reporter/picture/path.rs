//! A curve of several pieces, which can be cut anywhere.

use std::fmt::Write;

/// A place in the drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

impl Point {
    /// The distance to another place.
    pub fn distance(self, other: Point) -> f64 {
        let (x, y) = (self.x - other.x, self.y - other.y);
        // `f64::hypot` needs glibc 2.35, and AWS CloudShell has 2.34.
        (x * x + y * y).sqrt()
    }
}

/// Cubic Bézier curves, each of which starts where the one before it ends.
#[derive(Debug, Clone, PartialEq)]
pub struct Path {
    pieces: Vec<[Point; 4]>,
}

impl Path {
    /// A path through these points that leaves and enters each of them along the main axis. `across` says that the main
    /// axis is horizontal.
    pub fn smooth(points: &[Point], across: bool) -> Path {
        let pieces = points.windows(2).filter_map(|pair| {
            let [a, b] = *pair else { return None };
            let half = |a: f64, b: f64| (a + b) / 2.0;
            let (c, d) = if across {
                let x = half(a.x, b.x);
                (Point { x, y: a.y }, Point { x, y: b.y })
            } else {
                let y = half(a.y, b.y);
                (Point { x: a.x, y }, Point { x: b.x, y })
            };
            Some([a, c, d, b])
        });
        Path {
            pieces: pieces.collect(),
        }
    }

    /// A path of straight lines.
    pub fn straight(points: &[Point]) -> Path {
        let pieces = points.windows(2).filter_map(|pair| {
            let [a, b] = *pair else { return None };
            Some([a, between(a, b, 1.0 / 3.0), between(a, b, 2.0 / 3.0), b])
        });
        Path {
            pieces: pieces.collect(),
        }
    }

    /// The two parts before and after a place, from 0 to 1 of the length.
    pub fn split(&self, place: f64) -> (Path, Path) {
        let (index, t) = self.find(place);
        let (mut before, mut after) = (Vec::new(), Vec::new());
        for (number, piece) in self.pieces.iter().enumerate() {
            match number.cmp(&index) {
                std::cmp::Ordering::Less => before.push(*piece),
                std::cmp::Ordering::Greater => after.push(*piece),
                std::cmp::Ordering::Equal => {
                    let (first, second) = halves(*piece, t);
                    before.push(first);
                    after.push(second);
                }
            }
        }
        (Path { pieces: before }, Path { pieces: after })
    }

    /// The point at a place, from 0 to 1 of the length.
    pub fn at(&self, place: f64) -> Point {
        let (_, after) = self.split(place);
        let start = after.pieces.first().map(|piece| piece[0]);
        start.unwrap_or(Point { x: 0.0, y: 0.0 })
    }

    /// Where it starts and ends, and what it bends towards.
    pub fn points(&self) -> impl Iterator<Item = Point> + '_ {
        self.pieces.iter().flatten().copied()
    }

    /// Moves every point.
    pub fn shift(&mut self, dx: f64, dy: f64) {
        for point in self.pieces.iter_mut().flatten() {
            point.x += dx;
            point.y += dy;
        }
    }

    /// Whether it is one curve.
    pub fn is_plain(&self) -> bool {
        self.pieces.len() == 1
    }

    /// The `d` of an SVG path.
    pub fn data(&self) -> String {
        let mut data = String::new();
        for (number, [a, b, c, d]) in self.pieces.iter().enumerate() {
            if number == 0 {
                // Writing to a string cannot fail.
                let _ = write!(data, "M{:.1} {:.1}", a.x, a.y);
            }
            let _ = write!(
                data,
                "C{:.1} {:.1} {:.1} {:.1} {:.1} {:.1}",
                b.x, b.y, c.x, c.y, d.x, d.y
            );
        }
        data
    }

    /// The piece at a place of the whole length, and where in it.
    fn find(&self, place: f64) -> (usize, f64) {
        let lengths: Vec<f64> = self.pieces.iter().map(|piece| length(*piece)).collect();
        let mut rest = lengths.iter().sum::<f64>() * place.clamp(0.0, 1.0);
        for (index, length) in lengths.iter().enumerate() {
            if rest <= *length || index + 1 == lengths.len() {
                let t = if *length > 0.0 { rest / length } else { 0.0 };
                return (index, t.clamp(0.0, 1.0));
            }
            rest -= length;
        }
        (0, 0.0)
    }
}

/// The length, from a few points on the curve.
fn length(piece: [Point; 4]) -> f64 {
    const STEPS: u32 = 16;
    let mut last = piece[0];
    let mut sum = 0.0;
    for step in 1..=STEPS {
        let (before, _) = halves(piece, f64::from(step) / f64::from(STEPS));
        let point = before[3];
        sum += point.distance(last);
        last = point;
    }
    sum
}

/// De Casteljau's algorithm: the two curves that meet at `t`.
fn halves([a, b, c, d]: [Point; 4], t: f64) -> ([Point; 4], [Point; 4]) {
    let (ab, bc, cd) = (between(a, b, t), between(b, c, t), between(c, d, t));
    let (abc, bcd) = (between(ab, bc, t), between(bc, cd, t));
    let middle = between(abc, bcd, t);
    ([a, ab, abc, middle], [middle, bcd, cd, d])
}

fn between(a: Point, b: Point, t: f64) -> Point {
    Point {
        x: a.x + (b.x - a.x) * t,
        y: a.y + (b.y - a.y) * t,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_cut_where_its_length_says() {
        let corner = [
            Point { x: 0.0, y: 0.0 },
            Point { x: 30.0, y: 0.0 },
            Point { x: 30.0, y: 10.0 },
        ];
        let path = Path::straight(&corner);
        for (place, wanted) in [
            (0.0, (0.0, 0.0)),
            (0.5, (20.0, 0.0)),
            (0.875, (30.0, 5.0)),
            (1.0, (30.0, 10.0)),
        ] {
            let point = path.at(place);
            assert!(
                (point.x - wanted.0).abs() < 0.5 && (point.y - wanted.1).abs() < 0.5,
                "{place}: {point:?}"
            );
        }
        let (before, after) = path.split(0.5);
        assert_eq!(before.points().last(), after.points().next());
    }
}
