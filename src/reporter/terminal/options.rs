//! What a terminal can show.

use std::io::{self, IsTerminal};

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use crate::console::{ColorChoice, Console};

/// The maximum width. Longer lines are hard to read.
const WIDEST: usize = 100;
/// The minimum width. Narrower lines cannot be laid out.
const NARROWEST: usize = 40;
/// The width if it is not known.
const USUAL: usize = 80;

/// What a terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TerminalOptions {
    /// Whether to write colours.
    pub colour: bool,
    /// The maximum number of columns. Longer words, such as links, are not broken, so that they can be copied.
    pub width: usize,
    /// Whether to use symbols beyond ASCII. Texts are not changed.
    pub unicode: bool,
    /// Whether times are those of this computer's time zone, not UTC.
    pub local_time: bool,
}

impl TerminalOptions {
    /// For a file or a pipe: no colour, 80 columns.
    pub const PLAIN: TerminalOptions = TerminalOptions {
        colour: false,
        width: USUAL,
        unicode: true,
        local_time: false,
    };

    /// The options for standard output now.
    pub fn for_stdout() -> Self {
        let stdout = io::stdout();
        let columns =
            terminal_size::terminal_size_of(&stdout).map(|(width, _)| usize::from(width.0));
        let options = Self::decide(
            |name| std::env::var(name).ok(),
            stdout.is_terminal(),
            columns,
        );
        match Console::get().color {
            ColorChoice::Auto => options,
            chosen => TerminalOptions {
                colour: chosen == ColorChoice::Always,
                ..options
            },
        }
    }

    /// The columns that lines must fit in; none for a pipe or a file without `COLUMNS`, where programs read line by line.
    pub fn width_to_fit() -> Option<usize> {
        let is_set = std::env::var("COLUMNS").is_ok_and(|value| value.parse::<usize>().is_ok());
        (is_set || io::stdout().is_terminal()).then(|| Self::for_stdout().width)
    }

    /// The options for an environment, and for a terminal with so many columns.
    ///
    /// `NO_COLOR` takes precedence over everything else. `CLICOLOR_FORCE` and `FORCE_COLOR` are for pipelines whose logs
    /// show colour although they are not terminals; the tools of Node use the second.
    pub fn decide(
        env: impl Fn(&str) -> Option<String>,
        is_terminal: bool,
        columns: Option<usize>,
    ) -> Self {
        let set = |name| env(name).filter(|value| !value.is_empty());
        let is_off = |value: &String| value == "0" || value == "false";
        let forces = ["CLICOLOR_FORCE", "FORCE_COLOR"].map(set);
        let forced = forces.iter().flatten().any(|value| !is_off(value));
        let refused = ["CLICOLOR", "FORCE_COLOR"]
            .map(set)
            .iter()
            .flatten()
            .any(is_off);
        let dumb = set("TERM").is_some_and(|value| value == "dumb");
        let colour = set("NO_COLOR").is_none() && (forced || (is_terminal && !dumb && !refused));
        let width = set("COLUMNS")
            .and_then(|value| value.parse().ok())
            .or(columns)
            .unwrap_or(USUAL)
            .clamp(NARROWEST, WIDEST);
        let charset = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set);
        // Many containers set no locale, but are used through a terminal with UTF-8.
        let unicode = !dumb
            && charset.is_none_or(|locale| {
                let locale = locale.to_lowercase();
                locale.ends_with("utf-8") || locale.ends_with("utf8")
            });
        TerminalOptions {
            colour,
            width,
            unicode,
            local_time: true,
        }
    }

    /// A moment in the time zone of the reader.
    pub(crate) fn zoned(self, moment: Timestamp) -> Zoned {
        moment.to_zoned(if self.local_time {
            TimeZone::system()
        } else {
            TimeZone::UTC
        })
    }
}
