//! The progress over time as a plot: coordinates for the SVG of the templates, which have all numbers from here.

use super::{clock, percent};
use crate::board::progress::{Progress, Sample};
use workshop_check_core::locale::Locale;
use workshop_check_core::message::Message;

const LEFT: f64 = 66.0;
const RIGHT: f64 = 628.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 208.0;

/// A plot of the template `board.html`, which is 640 wide and 240 high.
pub(super) struct Plot {
    /// What the lines show, in words.
    pub summary: String,
    /// The height and text of each line of the grid.
    pub shares: Vec<(String, String)>,
    /// The place, the `text-anchor` and the text of the times below.
    pub times: Vec<(String, &'static str, String)>,
    pub points: String,
    pub points_label: String,
    /// The line of those who are done, and its text; not for one attendee.
    pub done: Option<(String, String)>,
}

/// The plot of a progress, if it has at least two scans.
pub(super) fn plot(progress: &Progress, of_class: bool, locale: &Locale) -> Option<Plot> {
    let last = progress
        .samples
        .last()
        .filter(|_| progress.samples.len() > 1)?;
    let points_label = locale.label(if of_class {
        "board-average"
    } else {
        "report-score"
    });
    let done_label = locale.label("board-finished");
    let mut parts = vec![locale.labelled(&points_label, &percent(last.points, locale))];
    if of_class {
        parts.push(locale.labelled(&done_label, &percent(last.done, locale)));
    }
    let time = |share: f64| clock(progress.at(share));
    let x = |share: f64| number(LEFT + share * (RIGHT - LEFT));
    let times = [(0.0, "start"), (0.5, "middle"), (1.0, "end")];
    let summary = Message::new("board-plot")
        .with("from", time(0.0))
        .with("to", time(1.0))
        .with("values", parts.join(", "));
    Some(Plot {
        summary: locale.text(&summary),
        shares: [0.0, 0.5, 1.0]
            .map(|share| (number(y(share)), percent(share, locale)))
            .into(),
        times: times
            .map(|(share, anchor)| (x(share), anchor, time(share)))
            .into(),
        points: line(&progress.samples, |sample| sample.points),
        points_label,
        done: of_class.then(|| (line(&progress.samples, |sample| sample.done), done_label)),
    })
}

fn y(share: f64) -> f64 {
    BOTTOM - share * (BOTTOM - TOP)
}

/// The coordinates of a line.
fn line(samples: &[Sample], value: impl Fn(&Sample) -> f64) -> String {
    let last = samples.len().saturating_sub(1).max(1) as f64;
    let point = |(position, sample): (usize, &Sample)| {
        let x = LEFT + position as f64 / last * (RIGHT - LEFT);
        format!("{},{}", number(x), number(y(value(sample))))
    };
    let points: Vec<String> = samples.iter().enumerate().map(point).collect();
    points.join(" ")
}

fn number(value: f64) -> String {
    format!("{value:.1}")
}
