//! What the reports of a class say about the class as a whole: it is counted once, for all of them.

use std::collections::BTreeMap;
use std::io;

use indexmap::IndexSet;
use jiff::Timestamp;

use super::Book;
use super::state::StepState;
use workshop_check_core::ids::{CheckId, StepId};
use workshop_check_core::report::{
    Entry, Report, Score, StepReport, TeachingCounter, TeachingSignal, label,
};
use workshop_check_core::verdict::Outcome;

/// A class as a whole. Of each attendee it has the name and the account id; everything else is counted.
#[derive(Debug, Clone, Default)]
pub struct Overview {
    /// The attendees, in the order of the roster.
    pub names: Names,
    /// What heads the class: the suite and the pages of the first report.
    pub heading: Option<Heading>,
    /// The times of the first and of the last scan.
    pub taken_at: Option<(Timestamp, Timestamp)>,
    /// The further columns of the roster, in the order in which they appear.
    pub columns: IndexSet<String>,
    /// The steps of all reports.
    pub steps: IndexSet<StepId>,
    /// The checks of all reports.
    pub checks: IndexSet<CheckId>,
    /// What the class has in common.
    pub signal: TeachingSignal,
    /// Whether there is a store of earlier scans.
    pub has_history: bool,
    /// How many accounts have each result.
    pub results: BTreeMap<AccountResult, usize>,
}

/// The result of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct AccountResult {
    /// None for an account that could not be graded.
    pub outcome: Option<Outcome>,
    /// What is shown of it.
    pub state: Option<StepState>,
    /// The points earned.
    pub points: u32,
    /// The points of all checks.
    pub max: u32,
    /// The points of its bonus, if it has one.
    pub bonus: Option<Score>,
}

/// The suite and its pages.
#[derive(Debug, Clone)]
pub struct Heading {
    /// The suite's title.
    pub title: String,
    /// The suite's points.
    pub max: u32,
    /// The steps; their checks are left out.
    pub steps: Vec<StepReport>,
}

/// The names and account ids of a class, in one text: a hundred thousand of them take 3 MB.
#[derive(Debug, Clone, Default)]
pub struct Names {
    text: String,
    /// For each attendee, where the name and where the account id ends.
    ends: Vec<(usize, usize)>,
}

impl Overview {
    /// Reads a book once, and counts it.
    ///
    /// # Errors
    /// Those of the book.
    pub fn new(book: &dyn Book) -> io::Result<Self> {
        let mut overview = Overview {
            has_history: book.has_history(),
            ..Overview::default()
        };
        let mut counter = TeachingCounter::default();
        for entry in book.entries_with_past() {
            let (entry, past) = entry?;
            counter.add(&entry, past.as_ref());
            overview.add(&entry);
        }
        overview.signal = counter.finish();
        Ok(overview)
    }

    /// How many entries the book has.
    pub fn count(&self) -> usize {
        self.names.ends.len()
    }

    fn add(&mut self, entry: &Entry) {
        self.names.add(entry);
        for column in entry.columns.keys() {
            if !self.columns.contains(column) {
                self.columns.insert(column.clone());
            }
        }
        let report = entry.report.as_deref();
        *self.results.entry(AccountResult::of(report)).or_default() += 1;
        if let Some(report) = report {
            self.add_report(report);
        }
    }

    fn add_report(&mut self, report: &Report) {
        let at = report.taken_at;
        self.taken_at = Some(match self.taken_at {
            Some((first, last)) => (first.min(at), last.max(at)),
            None => (at, at),
        });
        if self.heading.is_none() {
            self.heading = Some(Heading::of(report));
        }
        for step in &report.steps {
            if !self.steps.contains(&step.id) {
                self.steps.insert(step.id.clone());
            }
            for check in &step.checks {
                if !self.checks.contains(&check.id) {
                    self.checks.insert(check.id.clone());
                }
            }
        }
    }
}

impl AccountResult {
    fn of(report: Option<&Report>) -> Self {
        let score = report.map(|report| report.score).unwrap_or_default();
        AccountResult {
            outcome: report.map(|report| report.outcome),
            state: report.map(StepState::of_report),
            points: score.points,
            max: score.max,
            bonus: report.and_then(|report| report.bonus),
        }
    }
}

impl Heading {
    fn of(report: &Report) -> Self {
        let columns = report.columns();
        let steps = columns.iter().map(|step| StepReport {
            id: step.id.clone(),
            title: step.title.clone(),
            own_title: step.own_title.clone(),
            page_url: step.page_url.clone(),
            started: step.started,
            outcome: step.outcome,
            score: step.score,
            bonus: step.bonus,
            checks: Vec::new(),
        });
        Heading {
            title: report.suite.title.clone(),
            max: report.score.max,
            steps: steps.collect(),
        }
    }
}

impl Names {
    fn add(&mut self, entry: &Entry) {
        self.text.push_str(&entry.name);
        let name = self.text.len();
        self.text.push_str(&entry.account_id);
        self.ends.push((name, self.text.len()));
    }

    /// The name and the account id of the attendee at that position.
    pub fn get(&self, position: usize) -> Option<(&str, &str)> {
        let (name_end, id_end) = *self.ends.get(position)?;
        let before = position
            .checked_sub(1)
            .and_then(|before| self.ends.get(before));
        let start = before.map_or(0, |(_, end)| *end);
        Some((
            self.text.get(start..name_end)?,
            self.text.get(name_end..id_end)?,
        ))
    }

    /// The name, followed by the account id unless that is the name.
    pub fn label(&self, position: usize) -> Option<String> {
        let (name, account_id) = self.get(position)?;
        Some(label(name, account_id))
    }

    /// All names and account ids.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        (0..self.ends.len()).filter_map(|position| self.get(position))
    }
}
