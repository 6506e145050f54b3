//! What the board knows of one attendee, and of the present round.

use jiff::Timestamp;

use workshop_check_core::report::Entry;

/// One attendee.
#[derive(Debug, Clone)]
pub(super) struct BoardRow {
    /// The latest entry with a report, or else the latest.
    pub entry: Entry,
    pub scanned_at: Option<Timestamp>,
    /// Why the latest scan failed, if an earlier one gave a report.
    pub scan_error: Option<String>,
    /// Whether the account is read in each round. Otherwise the attendee submits it.
    pub is_scanned: bool,
    /// The name in files, on a board with pseudonyms; none if files have the name of the entry.
    pub name_in_files: Option<String>,
    /// Since when the attendee asks for help.
    pub help: Option<Timestamp>,
}

/// The progress of the present round, or the time of the next.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Round {
    pub done: usize,
    /// How many attendees a round scans.
    pub total: usize,
    /// The end of the last complete round.
    pub ended: Option<Timestamp>,
    /// None during a round.
    pub next: Option<Timestamp>,
}
