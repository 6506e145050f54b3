//! The content of the page as plain text, which the template escapes.

use std::cell::RefCell;
use std::io::{self, Write};

use askama::Template;
use jiff::Timestamp;

pub(crate) use super::shapes::*;
use crate::reporter::details;
use crate::reporter::details::Label;
use crate::reporter::picture;
use crate::reporter::picture::words;
use crate::reporter::plan::{Plan, PlanItem, PlanPage};
use crate::reporter::state::StepState;
use crate::reporter::teaching;
use crate::reporter::terminal::{marker, word};
use crate::reporter::text::{one_line, shortened, web_link};
use crate::reporter::{Book, Names, Overview};
use workshop_check_core::diagnosis::quote::brief;
use workshop_check_core::locale::Locale;
use workshop_check_core::report::{
    CheckReport, CheckSignal, Entry, Gradebook, Next, Picture, Report, RootCause, StepReport,
    TeachingSignal, Unread as UnreadAccounts,
};
use workshop_check_core::verdict::Outcome;

/// The page as a whole. What is about one attendee is made when it is written.
#[derive(Template)]
#[template(path = "html/page.html")]
pub struct Page<'a> {
    language: String,
    title: String,
    checked: Option<String>,
    style: &'static str,
    /// The hash of `style`, which the page's policy allows. A test checks it.
    style_hash: &'static str,
    words: Words,
    steps: Vec<Link>,
    rows: Streamed<'a, Row>,
    signal: Signal<Members<'a>>,
    attendees: Streamed<'a, Attendee>,
}

/// Makes a part of the page of the entry with this number.
type MakePart<'a, P> = Box<dyn Fn(usize, &Entry) -> P + 'a>;

/// Parts of the page, one for each entry of the book.
struct Streamed<'a, P> {
    book: &'a dyn Book,
    make: MakePart<'a, P>,
    /// The error of the book. A template ends the list there.
    error: RefCell<Option<io::Error>>,
}

impl<P> Streamed<'_, P> {
    fn is_empty(&self) -> bool {
        self.book.count() == 0
    }
}

impl<'s, P> IntoIterator for &'s Streamed<'_, P> {
    type Item = P;
    type IntoIter = Box<dyn Iterator<Item = P> + 's>;

    fn into_iter(self) -> Self::IntoIter {
        let entries = self.book.entries().enumerate();
        Box::new(entries.map_while(|(number, entry)| match entry {
            Ok(entry) => Some((self.make)(number, &entry)),
            Err(error) => {
                *self.error.borrow_mut() = Some(error);
                None
            }
        }))
    }
}

/// The links to some attendees of a class.
struct Members<'a> {
    positions: &'a [usize],
    names: &'a Names,
}

impl Members<'_> {
    fn iter(&self) -> impl Iterator<Item = Member> {
        self.positions.iter().filter_map(|position| {
            let (name, _) = self.names.get(*position)?;
            Some(Member {
                number: position + 1,
                name: clean(name),
            })
        })
    }
}

impl<'a> Page<'a> {
    /// The page of a class, or of the one account in the book.
    pub fn new(
        book: &'a dyn Book,
        overview: &'a Overview,
        class: bool,
        locale: &'a Locale,
    ) -> Self {
        let heading = overview.heading.as_ref();
        let steps = heading.map_or(&[][..], |heading| &heading.steps);
        let columns = steps.len() + RESULT_COLUMNS;
        let members = |positions: &'a [usize]| Members {
            positions,
            names: &overview.names,
        };
        Page {
            language: locale.language().to_owned(),
            title: heading.map_or_else(|| "workshop-check".into(), |heading| clean(&heading.title)),
            checked: overview.taken_at.map(checked),
            style: concat!(
                include_str!("style.css"),
                include_str!("../picture/picture.css")
            ),
            style_hash: "sha256-OM0/3lirZFJ2MDPpNTxz9wZfcuN1R3pOqNlYZExzxFs=",
            words: Words::new(overview.has_history, locale),
            steps: steps
                .iter()
                .map(|step| link(&step.title, &step.page_url))
                .collect(),
            rows: Streamed {
                book,
                make: Box::new(move |number, entry| row(number, entry, columns, locale)),
                error: RefCell::default(),
            },
            signal: if class {
                signal_of(&overview.signal, members, locale)
            } else {
                Signal::default()
            },
            attendees: Streamed {
                book,
                make: Box::new(move |number, entry| attendee(number, entry, class, locale)),
                error: RefCell::default(),
            },
        }
    }

    /// Writes the page.
    ///
    /// # Errors
    /// Those of `out` and of the book.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        self.write_into(out)?;
        let errors = [&self.rows.error, &self.attendees.error];
        match errors.into_iter().find_map(RefCell::take) {
            Some(error) => Err(error),
            None => Ok(()),
        }
    }
}

/// The columns of the score and of the result.
const RESULT_COLUMNS: usize = 2;

impl Words {
    /// The words of a class, of which earlier scans are known or not.
    pub(crate) fn new(has_history: bool, locale: &Locale) -> Self {
        Words {
            groups: locale.label("teaching-groups"),
            overview: locale.label("report-overview"),
            next: locale.label("report-next"),
            attendee: locale.label("report-attendee"),
            score: locale.label("report-score"),
            result: locale.label("report-result"),
            checks: locale.label("teaching-checks"),
            check: locale.label("report-check"),
            unread: locale.label("teaching-unread"),
            regressed: locale.label("teaching-regressed"),
            unknown: locale.label("teaching-unknown"),
            durations: has_history.then(|| locale.label("teaching-durations")),
        }
    }
}

/// The steps at the head of the map, as the first report has them.
pub(crate) fn headings(book: &Gradebook) -> Vec<Link> {
    let Some(report) = book.reports().next() else {
        return Vec::new();
    };
    let columns = report.columns();
    let links = columns.iter();
    links
        .map(|step| link(&step.title, &step.page_url))
        .collect()
}

/// The times of the first and the last scan.
fn checked((first, last): (Timestamp, Timestamp)) -> String {
    let [first, last] = [first, last].map(|time| time.strftime("%Y-%m-%d %H:%M UTC").to_string());
    if first == last {
        first
    } else {
        format!("{first} – {last}")
    }
}

/// The row of one attendee; `columns` is the number of steps plus two.
pub(crate) fn row(number: usize, entry: &Entry, columns: usize, locale: &Locale) -> Row {
    let cell_of = |state: StepState, text: String| Cell {
        class: state.class(),
        span: 1,
        mark: state.marker(true),
        text,
        word: state.word(locale),
    };
    let cells = match &entry.report {
        Some(report) => {
            let columns = report.columns();
            let steps = columns
                .iter()
                .map(|step| cell_of(StepState::of(step), step.score.or_bonus(step.bonus)));
            let state = StepState::of_report(report);
            let mut result = cell_of(state, state.word(locale));
            result.word.clear();
            let total = cell_of(state, report.score.or_bonus(report.bonus));
            steps.chain([total, result]).collect()
        }
        None => vec![Cell {
            span: columns,
            ..without_report(entry, cell_of, locale)
        }],
    };
    Row {
        number: number + 1,
        label: clean(&entry.label()),
        note: details::submitted(entry, locale),
        cells,
    }
}

/// The cell of an account without a report: it could not be read, or it was not read yet.
fn without_report(
    entry: &Entry,
    cell_of: impl Fn(StepState, String) -> Cell,
    locale: &Locale,
) -> Cell {
    let text = not_graded(entry, locale);
    match entry.error {
        Some(_) => cell_of(StepState::Judged(Outcome::Unknown), text),
        None => Cell {
            // The text is what would be spoken.
            word: String::new(),
            ..cell_of(StepState::NotYet, text)
        },
    }
}

/// What a gradebook in memory has in common, for the live board.
pub(crate) fn signal(signal: &TeachingSignal, book: &Gradebook, locale: &Locale) -> Signal {
    let members = |positions: &[usize]| {
        let member = |position: &usize| {
            let entry = book.entries.get(*position)?;
            Some(Member {
                number: position + 1,
                name: clean(&entry.name),
            })
        };
        positions.iter().filter_map(member).collect()
    };
    signal_of(signal, members, locale)
}

fn signal_of<'s, M>(
    signal: &'s TeachingSignal,
    members: impl Fn(&'s [usize]) -> M,
    locale: &Locale,
) -> Signal<M> {
    let groups = signal.groups.iter().map(|group| Group {
        counted: teaching::counted(group, signal, locale),
        lesson: clean(&teaching::lesson(group, locale)),
        page: link(&group.step_title, &group.page_url),
        ways: teaching::ways(group).iter().map(|way| clean(way)).collect(),
        members: members(&group.members),
    });
    let has_regressed = |check: &&CheckSignal| !check.regressed.is_empty();
    let regressed = signal.checks.iter().filter(has_regressed);
    let regressed = regressed.map(|check| Regressed {
        title: clean(check.failed_title.as_ref().unwrap_or(&check.title)),
        members: members(&check.regressed),
    });
    let checks = signal.checks.iter().map(|check| Counted {
        title: clean(&check.title),
        counts: [
            check.failed(),
            check.not_made,
            check.blocked,
            check.pending,
            check.unknown,
            check.passed,
        ],
        to_green: check
            .to_green
            .map_or_else(String::new, |took| teaching::duration_of(took, locale)),
    });
    let reasons = |unread: &'s [UnreadAccounts]| {
        let reasons = unread.iter().map(|unread| Unread {
            reason: clean(&unread.reason),
            members: members(&unread.members),
        });
        reasons.collect()
    };
    let counted = [
        StepState::Judged(Outcome::Failed),
        StepState::NotDone,
        StepState::Judged(Outcome::Blocked),
        StepState::Judged(Outcome::Pending),
        StepState::Judged(Outcome::Unknown),
        StepState::Judged(Outcome::Passed),
    ];
    Signal {
        groups: groups.collect(),
        heads: counted.map(|state| state.word(locale)).into(),
        checks: checks.collect(),
        regressed: regressed.collect(),
        unread: reasons(&signal.unread),
        unknown: reasons(&signal.unknown),
    }
}

pub(crate) fn attendee(number: usize, entry: &Entry, class: bool, locale: &Locale) -> Attendee {
    let report = entry.report.as_ref();
    let causes = report.into_iter().flat_map(|report| {
        let causes = report.shown_causes();
        causes.map(move |found| cause(report, found, locale))
    });
    let steps = report.filter(|_| !class).into_iter().flat_map(|report| {
        let steps = report.steps.iter().filter(|step| step.started);
        steps.map(move |found| step(report, found, locale))
    });
    Attendee {
        number: number + 1,
        label: clean(&entry.label()),
        lines: lines(entry, locale),
        // Of a class, a picture each would be most of the page.
        picture: report
            .filter(|_| !class)
            .and_then(|report| Some(drawing(report.picture.as_ref()?, number + 1, locale))),
        causes: causes.collect(),
        plan: report.and_then(|report| plan(report, locale)),
        steps: steps.collect(),
        not_started: report.and_then(|report| not_started(report, locale)),
    }
}

/// What is left to do, without what a page must not hold.
fn plan(report: &Report, locale: &Locale) -> Option<Plan> {
    let plan = Plan::of(report, locale)?;
    let page = |page: PlanPage| PlanPage {
        title: clean(&page.title),
        first: page.first,
        steps: page
            .steps
            .iter()
            .map(|step| PlanItem {
                first: step.first.as_deref().map(clean),
                text: clean(&step.text),
                green: step.green.as_deref().map(clean),
            })
            .collect(),
    };
    let lines = |lines: Vec<String>| lines.iter().map(|line| clean(line)).collect();
    Some(Plan {
        heading: plan.heading,
        pages: plan.pages.into_iter().map(page).collect(),
        by_hand: plan.by_hand.map(|(heading, all)| (heading, lines(all))),
        end: clean(&plan.end),
    })
}

/// The pages of which nothing exists yet.
fn not_started(report: &Report, locale: &Locale) -> Option<NotStarted> {
    let pages: Vec<Link> = report
        .not_started()
        .map(|step| link(&step.title, &step.page_url))
        .collect();
    let state = StepState::NotStarted;
    (!pages.is_empty()).then(|| NotStarted {
        class: state.class(),
        mark: state.marker(true),
        word: state.word(locale),
        pages,
    })
}

fn drawing(picture: &Picture, number: usize, locale: &Locale) -> Drawing {
    let [across, down] = picture::inline(picture, number, locale);
    let ways = words::ways(picture, locale).into_iter().map(|way| Way {
        class: way.outcome.as_str(),
        mark: way.mark,
        state: way.state,
        ends: way.ends,
        reasons: way.reasons,
    });
    Drawing {
        title: locale.label("picture-title"),
        summary: words::summary(picture, locale),
        across,
        down,
        list: locale.label("picture-ways"),
        ways: ways.collect(),
    }
}

/// The result, and what to do next if no root cause says it; or why there is no report.
fn lines(entry: &Entry, locale: &Locale) -> Vec<String> {
    let Some(report) = &entry.report else {
        let reason = entry.error.iter().map(|error| clean(error));
        return [not_graded(entry, locale)]
            .into_iter()
            .chain(reason)
            .collect();
    };
    let result = StepState::of_report(report).word(locale);
    let mut lines = vec![locale.labelled(&details::score(report, locale), &result)];
    let notes = report.modules.iter().flat_map(|module| &module.notes);
    lines.extend(notes.map(|note| clean(note)));
    // A root cause says itself what to do.
    let is_said = |next: &&Next| report.shown_causes().any(|cause| cause.check == next.check);
    let next = report.next.iter().filter(|next| !is_said(next));
    lines.extend(
        next.map(|next| locale.labelled(&locale.label("report-next"), &clean(&next.summary))),
    );
    let unknown = details::unknown(report, locale);
    lines.extend(unknown.iter().map(|line| clean(line)));
    lines
}

/// The text in place of a report: the account was not scanned yet, or the scan failed.
fn not_graded(entry: &Entry, locale: &Locale) -> String {
    locale.label(match entry.error {
        Some(_) => "report-not-graded",
        None => "board-not-yet",
    })
}

fn cause(report: &Report, cause: &RootCause, locale: &Locale) -> Cause {
    let title = details::page_title(cause.page_title.as_ref(), &cause.step, report);
    Cause {
        summary: details::summary_beside(cause, title).map(clean),
        page: link(title, &cause.page_url),
        evidence: (cause.further_evidence())
            .map(|text| clean(&brief(text, None)))
            .collect(),
        fix: fix(report, cause, locale).map(|fix| (Label::Fix.text(locale), clean(&fix))),
        changes: cause
            .remedy
            .changes
            .iter()
            .map(|change| clean(change))
            .collect(),
        console: cause.remedy.console_path.as_deref().map(|path| {
            let url = cause.remedy.console_url.as_deref().unwrap_or_default();
            (locale.label("report-console"), link(path, url))
        }),
        run: locale.label("report-run"),
        // A command that was cut short would be another command.
        commands: cause
            .remedy
            .commands
            .iter()
            .map(|command| one_line(command))
            .collect(),
    }
}

/// The heading of the list of changes, or the fix in one sentence.
fn fix(report: &Report, cause: &RootCause, locale: &Locale) -> Option<String> {
    details::several(&cause.remedy, locale)
        .or_else(|| details::fix(cause, report).map(str::to_owned))
}

fn step(report: &Report, step: &StepReport, locale: &Locale) -> Step {
    let shown = StepState::of_check;
    let check = |check: &CheckReport| Check {
        class: shown(check).class(),
        mark: shown(check).marker(true),
        word: shown(check).word(locale),
        title: clean(check.heading()),
        details: details::lines(check, report, locale)
            .into_iter()
            // What is wrong and its fix stand at the root cause above.
            .filter(|detail| {
                let is_cause = || report.shown_causes().any(|cause| cause.check == check.id);
                !matches!(detail.label, Label::Fix | Label::Found) || !is_cause()
            })
            .map(|detail| (detail.label.text(locale), clean(&detail.text)))
            .collect(),
    };
    let unnamed = details::unnamed(step, report, locale).into_iter();
    let unnamed = unnamed.map(|(outcome, checks)| Check {
        class: outcome.as_str(),
        mark: marker(outcome, true),
        word: word(outcome, locale),
        title: checks,
        details: Vec::new(),
    });
    let named = step.checks.iter();
    let named = named.filter(|check| details::is_named(check, report));
    let points = step.score.or_bonus(step.bonus);
    Step {
        page: link(&step.title, &step.page_url),
        outcome: format!("{} {points}", StepState::of_begun(step).word(locale)),
        checks: named.map(check).chain(unnamed).collect(),
    }
}

pub(crate) fn link(text: &str, url: &str) -> Link {
    Link {
        text: clean(text),
        url: web_link(url),
    }
}

pub(crate) fn clean(text: &str) -> String {
    shortened(one_line(text))
}
