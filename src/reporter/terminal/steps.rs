//! The list of steps. Only steps that need attention have details.

use super::canvas::Canvas;
use super::labelled;
use super::outcome::{marker, word};
use super::style::Style;
use crate::reporter::details;
use crate::reporter::details::Label;
use crate::reporter::state::StepState;
use workshop_check_core::locale::Locale;
use workshop_check_core::message::Message;
use workshop_check_core::report::{CheckReport, ModuleReport, Report, StepReport};
use workshop_check_core::verdict::Outcome;

/// Writes every step.
pub fn write(canvas: &mut Canvas, report: &Report, locale: &Locale) {
    let steps = StepList {
        report,
        locale,
        states: padded_states(canvas, report, locale),
        points: report
            .steps
            .iter()
            .map(|step| points(step).len())
            .max()
            .unwrap_or(0),
        labels: labelled(&Label::ALL.map(|label| label.text(locale))).collect(),
    };
    if report.modules.is_empty() {
        steps.all(canvas, report.steps.iter());
    } else {
        steps.modules(canvas);
    }
    canvas.gap();
}

struct StepList<'a> {
    report: &'a Report,
    locale: &'a Locale,
    /// Marker and word of each state, padded to one width.
    states: Vec<(StepState, String)>,
    /// The width of the points.
    points: usize,
    /// The labels of details, indented and padded, in the order of `Label::ALL`.
    labels: Vec<String>,
}

impl StepList<'_> {
    /// Steps of the report, those that are not started in one line at the end.
    fn all<'s>(&self, canvas: &mut Canvas, all: impl Iterator<Item = &'s StepReport> + Clone) {
        let mut unfolded = false;
        for step in all.clone().filter(|step| step.started) {
            let attention = step.outcome != Outcome::Passed;
            if unfolded || (attention && shows_details(step)) {
                canvas.gap();
            }
            unfolded = attention && shows_details(step);
            self.step(canvas, step);
        }
        let not_started = all.filter(|step| !step.started);
        if let Some(pages) = details::titles(not_started, self.locale) {
            if unfolded {
                canvas.gap();
            }
            let state = StepState::NotStarted;
            let word = self.locale.lead(&state.word(self.locale));
            let lead = format!("{} {word}", state.marker(canvas.unicode()));
            canvas.item(&lead, state.style(), &pages, Style::Faint);
        }
    }

    /// The modules of a journey, one line each, and the steps of the one that has the next thing to do.
    fn modules(&self, canvas: &mut Canvas) {
        let open = self.open_module();
        let mut notes: &[String] = &[];
        for module in &self.report.modules {
            if !module.graded {
                let other = Message::new("report-way-other").with("title", &module.title);
                canvas.item("  ", Style::Faint, &self.locale.text(&other), Style::Faint);
                continue;
            }
            // After all ways of the choice.
            self.notes(canvas, std::mem::replace(&mut notes, &module.notes));
            let is_open = open.is_some_and(|open| open.id == module.id);
            if is_open {
                canvas.gap();
            }
            let state = StepState::of_module(module, self.report);
            let lead = format!(
                "{} {} {}  ",
                state.marker(canvas.unicode()),
                state.word(self.locale),
                module.score.or_bonus(module.bonus),
            );
            let title = details::with_bonus(module.title.clone(), module.bonus, self.locale);
            canvas.item(&lead, state.style(), &title, Style::Strong);
            if is_open {
                canvas.gap();
                let steps = self.report.steps.iter();
                self.all(canvas, steps.filter(|step| module.steps.contains(&step.id)));
                canvas.gap();
            }
        }
        self.notes(canvas, notes);
    }

    fn notes(&self, canvas: &mut Canvas, notes: &[String]) {
        for note in notes {
            canvas.item("  ", Style::Plain, note, Style::Plain);
        }
    }

    /// The module with the next thing to do. A journey in which everything passed has none.
    fn open_module(&self) -> Option<&ModuleReport> {
        let next = self.report.next.as_ref()?;
        let steps = self.report.steps.iter();
        let mut of_next =
            steps.filter(|step| step.checks.iter().any(|check| check.id == next.check));
        let step = of_next.next()?;
        let mut modules = self.report.modules.iter();
        modules.find(|module| module.steps.contains(&step.id))
    }

    fn step(&self, canvas: &mut Canvas, step: &StepReport) {
        let state = StepState::of_begun(step);
        let lead = format!(
            "{}{:>width$}  ",
            self.state(state),
            points(step),
            width = self.points
        );
        let advised = step
            .checks
            .iter()
            .filter(|check| !check.advice.is_empty())
            .count();
        let title = match advised {
            0 => step.own_title.as_ref().unwrap_or(&step.title).clone(),
            count => self.locale.text(
                &Message::new("report-step-with-advice")
                    .with("title", step.own_title.as_ref().unwrap_or(&step.title))
                    .with("count", count),
            ),
        };
        let title = details::with_bonus(title, step.bonus, self.locale);
        let title_ink = match step.outcome {
            Outcome::Passed | Outcome::Blocked => Style::Plain,
            _ => Style::Strong,
        };
        canvas.item(&lead, state.style(), &title, title_ink);
        self.passed(canvas, step);
        for (outcome, checks) in details::unnamed(step, self.report, self.locale) {
            self.line(canvas, outcome, &checks, Style::Plain);
        }
        let is_named = |check: &&CheckReport| details::is_named(check, self.report);
        let open = (step.checks.iter()).filter(is_named).filter(is_unfolded);
        let groups = self.alike(open);
        for (position, group) in groups.iter().enumerate() {
            let Some((last, others)) = group.split_last() else {
                continue;
            };
            for check in others {
                self.line(canvas, check.outcome, check.heading(), Style::Strong);
            }
            // A page that several checks share is shown once, below the last of them.
            let mut later = groups.iter().skip(position + 1).flatten();
            let is_last = !later.any(|later| later.page_url == last.page_url);
            self.check(canvas, last, is_last);
        }
        self.blocked(canvas, step);
    }

    /// The checks, those together that are unknown for the same reason: an action that is denied is named once.
    fn alike<'c>(
        &self,
        checks: impl Iterator<Item = &'c CheckReport>,
    ) -> Vec<Vec<&'c CheckReport>> {
        let lines = |check: &CheckReport| details::lines(check, self.report, self.locale);
        let mut groups: Vec<Vec<&CheckReport>> = Vec::new();
        for check in checks {
            let is_alike = |group: &&mut Vec<&CheckReport>| {
                check.outcome == Outcome::Unknown
                    && group.first().is_some_and(|first| {
                        first.outcome == Outcome::Unknown && lines(first) == lines(check)
                    })
            };
            match groups.iter_mut().find(is_alike) {
                Some(group) => group.push(check),
                None => groups.push(vec![check]),
            }
        }
        groups
    }

    /// The passed checks of a step that has others, in one line, and their advice.
    fn passed(&self, canvas: &mut Canvas, step: &StepReport) {
        let passed = || {
            step.checks
                .iter()
                .filter(|check| check.outcome == Outcome::Passed)
        };
        if step.outcome != Outcome::Passed && passed().count() > 0 {
            let message = Message::new("report-checks").with("count", passed().count());
            self.line(
                canvas,
                Outcome::Passed,
                &self.locale.text(&message),
                Style::Plain,
            );
        }
        let mut pages = Vec::new();
        for check in passed() {
            for advice in &check.advice {
                let lead = format!("  ! {}", self.locale.lead(&Label::Advice.text(self.locale)));
                let text = self.locale.labelled(&check.title, advice);
                canvas.item(&lead, Style::Busy, &text, Style::Plain);
            }
            if !check.advice.is_empty() && !pages.contains(&&check.page_url) {
                pages.push(&check.page_url);
            }
        }
        // A page of a check that is unfolded is shown there.
        let is_open = |page: &&String| {
            let mut open = step.checks.iter().filter(is_unfolded);
            open.any(|check| check.page_url == **page)
        };
        for page in pages.into_iter().filter(|page| !is_open(page)) {
            self.detail(canvas, Label::Page, page);
        }
    }

    fn check(&self, canvas: &mut Canvas, check: &CheckReport, with_page: bool) {
        self.line(canvas, check.outcome, check.heading(), Style::Strong);
        for detail in details::lines(check, self.report, self.locale) {
            if with_page || detail.label != Label::Page {
                self.detail(canvas, detail.label, &detail.text);
            }
        }
    }

    fn detail(&self, canvas: &mut Canvas, label: Label, text: &str) {
        let position = Label::ALL.iter().position(|known| *known == label);
        let word = position.and_then(|position| self.labels.get(position));
        let (label_ink, ink) = match label {
            Label::Page => (Style::Faint, Style::Link),
            Label::Fix => (Style::Good, Style::Plain),
            Label::Advice => (Style::Busy, Style::Plain),
            _ => (Style::Faint, Style::Plain),
        };
        let lead = format!("    {}", word.map(String::as_str).unwrap_or_default());
        canvas.item(&lead, label_ink, text, ink);
    }

    /// The blocked checks of a step in one line, because they need no separate fix.
    fn blocked(&self, canvas: &mut Canvas, step: &StepReport) {
        let blocked = || {
            let named = step
                .checks
                .iter()
                .filter(|check| details::is_named(check, self.report));
            named.filter(|check| check.outcome == Outcome::Blocked)
        };
        if blocked().count() == 0 {
            return;
        }
        let blockers = details::blockers(blocked(), self.report, self.locale);
        let message = match details::some_of(blockers, self.locale) {
            Some(blockers) => Message::new("report-checks-wait-for").with("blockers", blockers),
            None => Message::new("report-checks"),
        };
        let message = message.with("count", blocked().count());
        self.line(
            canvas,
            Outcome::Blocked,
            &self.locale.text(&message),
            Style::Plain,
        );
    }

    fn line(&self, canvas: &mut Canvas, outcome: Outcome, text: &str, style: Style) {
        let lead = format!(
            "  {} {}",
            marker(outcome, canvas.unicode()),
            self.locale.lead(&word(outcome, self.locale))
        );
        canvas.item(&lead, Style::of_outcome(outcome), text, style);
    }

    fn state(&self, wanted: StepState) -> &str {
        let found = self.states.iter().find(|(state, _)| *state == wanted);
        found.map(|(_, text)| text.as_str()).unwrap_or_default()
    }
}

fn padded_states(canvas: &Canvas, report: &Report, locale: &Locale) -> Vec<(StepState, String)> {
    let mut all = Outcome::ALL.map(StepState::Judged).to_vec();
    let mut steps = report.steps.iter();
    if steps.any(|step| StepState::of_begun(step) == StepState::NotDone) {
        all.push(StepState::NotDone);
    }
    let text = |state: &StepState| {
        let marker = state.marker(canvas.unicode());
        format!("{marker} {}", state.word(locale))
    };
    let texts: Vec<String> = all.iter().map(text).collect();
    let texts: Vec<String> = labelled(&texts).collect();
    all.into_iter().zip(texts).collect()
}

fn points(step: &StepReport) -> String {
    step.score.or_bonus(step.bonus)
}

/// Whether a check has lines of its own.
fn is_unfolded(check: &&CheckReport) -> bool {
    !matches!(check.outcome, Outcome::Passed | Outcome::Blocked)
}

fn shows_details(step: &StepReport) -> bool {
    step.checks
        .iter()
        .any(|check| check.outcome != Outcome::Passed)
}
