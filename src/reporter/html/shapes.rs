//! The parts of a page, for the templates of the report and of the live board. The texts are not escaped yet.

use crate::reporter::plan::Plan;

pub(crate) struct Words {
    pub(crate) groups: String,
    pub(crate) overview: String,
    pub(crate) next: String,
    pub(crate) attendee: String,
    pub(crate) score: String,
    pub(crate) result: String,
    pub(crate) checks: String,
    pub(crate) check: String,
    pub(crate) unread: String,
    pub(crate) unknown: String,
    pub(crate) regressed: String,
    /// The heading of the column about earlier scans, if there is a store.
    pub(crate) durations: Option<String>,
}

pub(crate) struct Link {
    pub(crate) text: String,
    pub(crate) url: Option<String>,
}

pub(crate) struct Row {
    pub(crate) number: usize,
    pub(crate) label: String,
    /// On the live board: a note about the whole row.
    pub(crate) note: Option<String>,
    pub(crate) cells: Vec<Cell>,
}

pub(crate) struct Cell {
    pub(crate) class: &'static str,
    pub(crate) span: usize,
    pub(crate) mark: &'static str,
    pub(crate) text: String,
    pub(crate) word: String,
}

/// What a class has in common. `M` are attendees: a list, or what makes their links when they are written.
pub(crate) struct Signal<M = Vec<Member>> {
    pub(crate) groups: Vec<Group<M>>,
    pub(crate) heads: Vec<String>,
    pub(crate) checks: Vec<Counted>,
    pub(crate) regressed: Vec<Regressed<M>>,
    pub(crate) unread: Vec<Unread<M>>,
    pub(crate) unknown: Vec<Unread<M>>,
}

impl<M> Default for Signal<M> {
    fn default() -> Self {
        Signal {
            groups: Vec::new(),
            heads: Vec::new(),
            checks: Vec::new(),
            regressed: Vec::new(),
            unread: Vec::new(),
            unknown: Vec::new(),
        }
    }
}

pub(crate) struct Group<M = Vec<Member>> {
    pub(crate) counted: String,
    pub(crate) lesson: String,
    pub(crate) page: Link,
    pub(crate) ways: Vec<String>,
    pub(crate) members: M,
}

pub(crate) struct Member {
    pub(crate) number: usize,
    pub(crate) name: String,
}

pub(crate) struct Counted {
    pub(crate) title: String,
    pub(crate) counts: [usize; 6],
    pub(crate) to_green: String,
}

pub(crate) struct Regressed<M = Vec<Member>> {
    pub(crate) title: String,
    pub(crate) members: M,
}

pub(crate) struct Unread<M = Vec<Member>> {
    pub(crate) reason: String,
    pub(crate) members: M,
}

pub(crate) struct Attendee {
    pub(crate) number: usize,
    pub(crate) label: String,
    pub(crate) lines: Vec<String>,
    pub(crate) picture: Option<Drawing>,
    pub(crate) causes: Vec<Cause>,
    /// What is left to do until everything passes, if the report has it.
    pub(crate) plan: Option<Plan>,
    pub(crate) steps: Vec<Step>,
    pub(crate) not_started: Option<NotStarted>,
}

/// The pages of which nothing exists yet, in one line.
pub(crate) struct NotStarted {
    pub(crate) class: &'static str,
    pub(crate) mark: &'static str,
    pub(crate) word: String,
    pub(crate) pages: Vec<Link>,
}

/// The picture of an account.
pub(crate) struct Drawing {
    pub(crate) title: String,
    /// What stands above the list of its ways.
    pub(crate) summary: String,
    /// SVG elements, in which every text is escaped: for broad and for narrow pages.
    pub(crate) across: String,
    pub(crate) down: String,
    /// What the list of its ways is called.
    pub(crate) list: String,
    pub(crate) ways: Vec<Way>,
}

pub(crate) struct Way {
    pub(crate) class: &'static str,
    pub(crate) mark: &'static str,
    pub(crate) state: String,
    pub(crate) ends: String,
    pub(crate) reasons: Vec<String>,
}

pub(crate) struct Cause {
    pub(crate) summary: Option<String>,
    pub(crate) page: Link,
    pub(crate) evidence: Vec<String>,
    pub(crate) fix: Option<(String, String)>,
    /// Each change, where the fix is several.
    pub(crate) changes: Vec<String>,
    /// A label, and the place in the console.
    pub(crate) console: Option<(String, Link)>,
    /// What stands above the commands.
    pub(crate) run: String,
    pub(crate) commands: Vec<String>,
}

pub(crate) struct Step {
    pub(crate) page: Link,
    pub(crate) outcome: String,
    pub(crate) checks: Vec<Check>,
}

pub(crate) struct Check {
    pub(crate) class: &'static str,
    pub(crate) mark: &'static str,
    pub(crate) word: String,
    pub(crate) title: String,
    pub(crate) details: Vec<(String, String)>,
}
