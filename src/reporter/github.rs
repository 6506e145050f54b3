//! Annotations of a GitHub Actions run.

use std::io::{self, Write};

use super::details::{self, Label};
use super::state::StepState;
use super::text::{inert, one_line, shortened};
use super::{Book, Format, Reporter, Subject};
use workshop_check_core::locale::Locale;
use workshop_check_core::message::Message;
use workshop_check_core::report::{CheckReport, Entry, Remedy, Report};
use workshop_check_core::verdict::Outcome;

pub(super) const FORMAT: Format = Format {
    name: "github",
    about: "format-github",
    about_one: false,
    make: |setup| {
        Box::new(GithubReporter {
            locale: setup.locale,
            subject: setup.subject,
        })
    },
};

/// GitHub shows this many annotations of each level for a step, and drops the rest without a word.
const MOST_OF_A_LEVEL: usize = 10;
/// So many names are in the notice about those who are not done yet.
const MOST_NAMES: usize = 20;
/// Longer ones would fill the page of a run; the other reports have them.
const MOST_BYTES_OF_COMMANDS: usize = 8_000;

/// Writes workflow commands ("Workflow commands for GitHub Actions", GitHub Docs), to be printed to standard output of a
/// step: `::error` for a root cause with its fix, `::warning` for what could not be read, `::notice` for what is on its way, and for
/// an account where all is well, and one for the pages that are not started. Of a class each account has its first root cause only,
/// and all who have made no mistake but are not done yet are one `::notice`.
///
/// GitHub shows the text of an annotation as it is, without HTML or Markdown (hadolint-gh-action#6, isaacs/github#1684), so that
/// `<` stays `<`.
///
/// A last notice says how many annotations there was no room for, because GitHub itself would not.
#[derive(Debug, Clone, Copy)]
pub struct GithubReporter<'a> {
    pub locale: &'a Locale,
    pub subject: Subject,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Level {
    Error,
    Warning,
    Notice,
}

struct Annotation {
    level: Level,
    title: String,
    lines: Vec<String>,
    /// Commands of a shell, which are never shortened; escaped already.
    commands: Vec<String>,
}

impl Reporter for GithubReporter<'_> {
    fn write(&self, book: &dyn Book, out: &mut dyn Write) -> io::Result<()> {
        let class = self.subject.for_book(book) == Subject::Class;
        let mut kept =
            [Level::Error, Level::Warning, Level::Notice].map(|level| (level, Vec::new()));
        let mut left_out = 0;
        let mut unfinished = Unfinished::default();
        for entry in book.entries() {
            let entry = entry?;
            let report = entry.report.as_deref();
            if class && report.is_some_and(Report::is_unfinished) {
                unfinished.add(&entry);
                continue;
            }
            for annotation in self.annotations(&entry, class) {
                // The last notice is for what was left out.
                let room = MOST_OF_A_LEVEL - usize::from(annotation.level == Level::Notice);
                let mut levels = kept.iter_mut();
                match levels.find(|(level, _)| *level == annotation.level) {
                    Some((_, kept)) if kept.len() < room => kept.push(annotation),
                    _ => left_out += 1,
                }
            }
        }
        if unfinished.count > 0 {
            let notices = kept.iter_mut().filter(|(level, _)| *level == Level::Notice);
            for (_, notices) in notices {
                // Those who have passed make room for those who have not.
                if notices.len() + 1 == MOST_OF_A_LEVEL && notices.pop().is_some() {
                    left_out += 1;
                }
                notices.insert(0, unfinished.notice(self.locale));
            }
        }
        let mut text = String::new();
        for annotation in kept.into_iter().flat_map(|(_, kept)| kept) {
            text.push_str(&annotation.command());
        }
        if left_out > 0 {
            let message = Message::new("github-left-out").with("count", left_out);
            let notice = Annotation {
                level: Level::Notice,
                title: "workshop-check".to_owned(),
                lines: vec![self.locale.text(&message)],
                commands: Vec::new(),
            };
            text.push_str(&notice.command());
        }
        out.write_all(text.as_bytes())
    }
}

/// Those of a class who have made no mistake, but are not done yet.
#[derive(Debug, Default)]
struct Unfinished {
    count: usize,
    /// The first of them.
    names: Vec<String>,
}

impl Unfinished {
    fn add(&mut self, entry: &Entry) {
        self.count += 1;
        if self.names.len() < MOST_NAMES {
            self.names.push(one_line(&entry.label()));
        }
    }

    fn notice(&self, locale: &Locale) -> Annotation {
        let further = self.count - self.names.len();
        let more = Message::new("report-more").with("count", further);
        let more = (further > 0).then(|| locale.text(&more));
        let names: Vec<String> = self.names.iter().cloned().chain(more).collect();
        let message = Message::new("github-not-done")
            .with("count", self.count)
            .with("names", names.join(", "));
        Annotation {
            level: Level::Notice,
            title: StepState::NotDone.word(locale),
            lines: vec![locale.text(&message)],
            commands: Vec::new(),
        }
    }
}

impl GithubReporter<'_> {
    fn annotations(&self, entry: &Entry, class: bool) -> Vec<Annotation> {
        let Some(report) = &entry.report else {
            let error = entry.error.clone().unwrap_or_default();
            return vec![Annotation {
                level: Level::Warning,
                title: entry.label(),
                lines: vec![self.locale.label("report-not-graded"), error],
                commands: Vec::new(),
            }];
        };
        let title = |step: &str| {
            if class {
                self.locale.labelled(&entry.label(), step)
            } else {
                step.to_owned()
            }
        };
        let mut annotations = self.causes(report, &title);
        annotations.extend(self.open(report, &title));
        let word = StepState::NotStarted.word(self.locale);
        let pages = details::not_started(report, self.locale);
        annotations.extend(pages.map(|pages| Annotation {
            level: Level::Notice,
            title: title(&word),
            lines: vec![pages],
            commands: Vec::new(),
        }));
        if annotations.is_empty() {
            annotations.push(Annotation {
                level: Level::Notice,
                title: entry.label(),
                lines: vec![self.score(report)],
                commands: Vec::new(),
            });
        }
        if class {
            annotations.truncate(1);
        }
        annotations
    }

    fn causes(&self, report: &Report, title: &dyn Fn(&str) -> String) -> Vec<Annotation> {
        let causes = report.shown_causes().map(|cause| {
            let page = details::page_title(cause.page_title.as_ref(), &cause.step, report);
            let summary = details::summary_beside(cause, page);
            let mut lines: Vec<String> = summary.map(str::to_owned).into_iter().collect();
            lines.extend(cause.further_evidence().map(str::to_owned));
            let fix = details::fix(cause, report);
            lines.extend(fix.map(|fix| self.locale.labelled(&Label::Fix.text(self.locale), fix)));
            lines.push(cause.page_url.clone());
            let remedy = &cause.remedy;
            let console = remedy.console_path.iter();
            lines.extend(console.map(|path| {
                self.locale
                    .labelled(&self.locale.label("report-console"), path)
            }));
            lines.extend(remedy.console_url.clone());
            Annotation {
                level: Level::Error,
                title: title(page),
                lines,
                commands: self.commands(remedy),
            }
        });
        causes.collect()
    }

    /// The fix as commands, where an annotation has room for them.
    fn commands(&self, remedy: &Remedy) -> Vec<String> {
        let all: Vec<String> = remedy
            .commands
            .iter()
            .map(|command| escaped_command(command))
            .collect();
        let length: usize = all.iter().map(String::len).sum();
        if all.is_empty() || length > MOST_BYTES_OF_COMMANDS {
            return Vec::new();
        }
        let heading = escaped(&self.locale.label("report-run"));
        std::iter::once(heading).chain(all).collect()
    }

    /// What could not be read, and what is on its way.
    fn open(&self, report: &Report, title: &dyn Fn(&str) -> String) -> Vec<Annotation> {
        let checks = report.steps.iter().flat_map(|step| &step.checks);
        let annotation = |check: &CheckReport| {
            let level = match check.outcome {
                Outcome::Unknown => Level::Warning,
                Outcome::Pending => Level::Notice,
                Outcome::Failed | Outcome::Blocked | Outcome::Passed => return None,
            };
            let details = details::lines(check, report, self.locale).into_iter();
            let texts = details
                .filter(|detail| detail.label != Label::Page)
                .map(|detail| {
                    self.locale
                        .labelled(&detail.label.text(self.locale), &detail.text)
                });
            let lines = texts.chain([check.page_url.clone()]).collect();
            Some(Annotation {
                level,
                title: title(&check.title),
                lines,
                commands: Vec::new(),
            })
        };
        let mut open: Vec<Annotation> = checks.filter_map(annotation).collect();
        open.sort_by_key(|annotation| annotation.level == Level::Notice);
        open
    }

    fn score(&self, report: &Report) -> String {
        details::points(report, self.locale)
    }
}

impl Annotation {
    fn command(&self) -> String {
        let level = match self.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Notice => "notice",
        };
        let lines = self
            .lines
            .iter()
            .map(|line| escaped(line))
            .filter(|line| !line.is_empty())
            .chain(self.commands.iter().cloned());
        let data = lines.collect::<Vec<_>>().join("%0A");
        let title = escaped_property(&self.title);
        format!("::{level} title={title}::{data}\n")
    }
}

/// A value in front of the data: colons and commas end it.
pub(crate) fn escaped_property(text: &str) -> String {
    escaped(text).replace(':', "%3A").replace(',', "%2C")
}

/// A command of a shell on one line. Cut short it would be another command.
fn escaped_command(command: &str) -> String {
    inert(&one_line(command)).replace('%', "%25")
}

/// As the runner's own toolkit escapes data (`@actions/core`, command.ts). Line breaks are gone already; "##[" is the
/// runner's older mark of a command, which it recognises anywhere in a line.
pub(crate) fn escaped(text: &str) -> String {
    shortened(one_line(text))
        .replace('%', "%25")
        .replace("##[", "## [")
}
