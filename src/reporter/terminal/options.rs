//! What the terminal can show, decided once.

use std::io::{self, IsTerminal};

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

/// Wide lines are hard to read however wide the window is.
const WIDEST: usize = 100;
/// Below this no layout helps.
const NARROWEST: usize = 40;
/// Where nobody says how wide it is.
const USUAL: usize = 80;

/// What a terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TerminalOptions {
    pub colour: bool,
    /// Columns to fill at most. A word that is longer, such as a link, is never broken: it could not be copied.
    pub width: usize,
    /// Whether symbols beyond ASCII can be shown. Texts are shown as they are either way.
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

    /// For standard output as it is now.
    pub fn for_stdout() -> Self {
        let stdout = io::stdout();
        let columns =
            terminal_size::terminal_size_of(&stdout).map(|(width, _)| usize::from(width.0));
        Self::decide(
            |name| std::env::var(name).ok(),
            stdout.is_terminal(),
            columns,
        )
    }

    /// By the environment, by whether it is a terminal, and by how wide that terminal says it is.
    ///
    /// `NO_COLOR` wins over everything: who sets it cannot bear colour. `CLICOLOR_FORCE` is for a pipeline whose
    /// log shows colour although it is no terminal.
    pub fn decide(
        env: impl Fn(&str) -> Option<String>,
        is_terminal: bool,
        columns: Option<usize>,
    ) -> Self {
        let set = |name| env(name).filter(|value| !value.is_empty());
        let forced = set("CLICOLOR_FORCE").is_some_and(|value| value != "0");
        let refused = set("CLICOLOR").is_some_and(|value| value == "0");
        let dumb = set("TERM").is_some_and(|value| value == "dumb");
        let colour = set("NO_COLOR").is_none() && (forced || (is_terminal && !dumb && !refused));
        let width = set("COLUMNS")
            .and_then(|value| value.parse().ok())
            .or(columns)
            .unwrap_or(USUAL)
            .clamp(NARROWEST, WIDEST);
        let charset = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set);
        // Many containers set no locale at all and yet are looked at through a terminal that knows UTF-8.
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
