//! The report as Markdown, for a job's summary on GitHub, an issue or a wiki.

use std::io::{self, Write};

use super::details::{self, Label};
use super::picture::mermaid;
use super::plan::Plan;
use super::state::StepState;
use super::text::{inert, one_line, shortened, web_link};
use super::{Book, ClassSetup, Format, Overview, Reporter, teaching};
use workshop_check_core::locale::Locale;
use workshop_check_core::message::Message;
use workshop_check_core::report::{Entry, Next, Remedy, Report, RootCause};

pub(super) const FORMAT: Format = Format {
    name: "markdown",
    about: "format-markdown",
    about_one: false,
    make: |setup| {
        Box::new(MarkdownReporter {
            locale: setup.locale,
            class: setup.class,
        })
    },
};

/// GitHub refuses a step's summary of more than 1 MiB ("Workflow commands for GitHub Actions", GitHub Docs). A step may
/// write something else there, too.
const MOST_BYTES: usize = 1_000_000;
/// The table may fill this much; the rest is for the attendees' root causes.
const MOST_BYTES_OF_TABLE: usize = 500_000;
/// What always fits, however long its texts: the title and the note about what was left out.
const KEPT_FREE: usize = 8_000;
/// Groups after these are of a few attendees each.
const MOST_GROUPS: usize = 20;

/// Writes GitHub Flavored Markdown: the class's shared root causes, a table of attendees × steps, and for each attendee what
/// to do next, the root causes and their fixes. Where it would be longer than a step's summary may be, whole rows and whole attendees are left out, and
/// counted.
#[derive(Debug, Clone, Copy)]
pub struct MarkdownReporter<'a> {
    pub locale: &'a Locale,
    pub class: ClassSetup<'a>,
}

impl Reporter for MarkdownReporter<'_> {
    fn write(&self, book: &dyn Book, out: &mut dyn Write) -> io::Result<()> {
        let overview = self.class.overview(book)?;
        let mut page = Page::default();
        let title = overview.heading.as_ref().map(|heading| &heading.title);
        page.push(&format!(
            "# {}\n\n",
            escaped(title.map_or("workshop-check", |t| t))
        ));
        if overview.count() > 1 {
            self.teaching(&mut page, &overview);
        }
        self.table(&mut page, book, &overview)?;
        self.attendees(&mut page, book)?;
        out.write_all(page.0.as_bytes())
    }
}

impl MarkdownReporter<'_> {
    fn teaching(&self, page: &mut Page, overview: &Overview) {
        let signal = &overview.signal;
        let groups = signal.groups.iter().take(MOST_GROUPS).map(|group| {
            let counted = teaching::counted(group, signal, self.locale);
            let lesson = escaped(&teaching::lesson(group, self.locale));
            let link = link(&group.step_title, &group.page_url);
            let ways = teaching::ways(group);
            let ways = ways.iter().map(|way| format!("  - {}\n", escaped(way)));
            format!(
                "- {}{lesson} → {link}\n{}",
                self.locale.lead(&counted),
                ways.collect::<String>()
            )
        });
        self.list(page, "teaching-groups", groups.collect());
        let regressed = signal
            .checks
            .iter()
            .filter(|check| !check.regressed.is_empty());
        let regressed = regressed.take(MOST_GROUPS).map(|check| {
            let text = teaching::regressed(check, &overview.names, self.locale);
            format!("- {}\n", escaped(&text))
        });
        self.list(page, "teaching-regressed", regressed.collect());
        let took = signal.checks.iter().filter_map(|check| {
            let text = teaching::duration_of(check.to_green?, self.locale);
            let title = escaped(&check.title);
            Some(format!(
                "- {}\n",
                self.locale.labelled(&title, &escaped(&text))
            ))
        });
        self.list(page, "teaching-durations", took.collect());
        let unread =
            signal.unread.iter().take(MOST_GROUPS).map(|unread| {
                format!("- {} × {}\n", unread.members.len(), escaped(&unread.reason))
            });
        self.list(page, "teaching-unread", unread.collect());
        let unknown = signal.unknown.iter().take(MOST_GROUPS).map(|unknown| {
            let members = unknown.members.len();
            format!("- {members} × {}\n", escaped(&unknown.reason))
        });
        self.list(page, "teaching-unknown", unknown.collect());
    }

    fn list(&self, page: &mut Page, heading: &'static str, items: Vec<String>) {
        if !items.is_empty() {
            page.push(&format!("## {}\n\n", self.locale.label(heading)));
            items.iter().for_each(|item| page.push(item));
            page.push("\n");
        }
    }

    fn table(&self, page: &mut Page, book: &dyn Book, overview: &Overview) -> io::Result<()> {
        let Some(heading) = &overview.heading else {
            return Ok(());
        };
        let steps = &heading.steps;
        let mut heads = vec![self.locale.label("report-attendee")];
        heads.extend(steps.iter().map(|step| link(&step.title, &step.page_url)));
        heads.extend(["report-score", "report-result"].map(|id| self.locale.label(id)));
        page.push(&row(&heads));
        page.push(&row(&vec!["---".to_owned(); heads.len()]));
        let mut shown = 0;
        for entry in book.entries() {
            let row = row(&self.cells(&*entry?, heads.len()));
            if page.0.len() + row.len() > MOST_BYTES_OF_TABLE {
                break;
            }
            page.push(&row);
            shown += 1;
        }
        page.push("\n");
        self.note(page, book.count().saturating_sub(shown));
        Ok(())
    }

    fn cells(&self, entry: &Entry, columns: usize) -> Vec<String> {
        let mut label = escaped(&entry.label());
        if let Some(submitted) = details::submitted(entry, self.locale) {
            label.push_str(&format!(" ({submitted})"));
        }
        let mut cells = vec![label];
        match &entry.report {
            Some(report) => {
                cells.extend(report.columns().iter().map(|step| {
                    let score = step.score.or_bonus(step.bonus);
                    format!("{} {score}", StepState::of(step).marker(true))
                }));
                cells.resize(columns - 2, String::new());
                cells.push(report.score.or_bonus(report.bonus));
                cells.push(StepState::of_report(report).word(self.locale));
            }
            None => {
                cells.resize(columns - 1, String::new());
                cells.push(self.locale.label("report-not-graded"));
            }
        }
        cells
    }

    fn attendees(&self, page: &mut Page, book: &dyn Book) -> io::Result<()> {
        let mut shown = 0;
        for entry in book.entries() {
            let entry = entry?;
            let text = match (&entry.report, &entry.error) {
                (Some(report), _) if book.count() == 1 => {
                    self.picture(report) + &self.causes(report, true)
                }
                (Some(report), _) => self.causes(report, false),
                (None, error) => {
                    let reason = self.locale.label("report-not-graded");
                    let error = escaped(error.as_deref().unwrap_or_default());
                    self.locale.labelled(&reason, &error) + "\n"
                }
            };
            let text = format!("## {}\n\n{text}\n", escaped(&entry.label()));
            if page.0.len() + text.len() > MOST_BYTES - KEPT_FREE {
                break;
            }
            page.push(&text);
            shown += 1;
        }
        self.note(page, book.count().saturating_sub(shown));
        Ok(())
    }

    /// The picture of the only account, which GitHub draws.
    fn picture(&self, report: &Report) -> String {
        match &report.picture {
            Some(picture) => format!("```mermaid\n{}```\n\n", mermaid::draw(picture)),
            None => String::new(),
        }
    }

    /// `is_alone`: there is room for the commands of every root cause, not only of the first.
    fn causes(&self, report: &Report, is_alone: bool) -> String {
        let outcome = StepState::of_report(report).word(self.locale);
        let score = details::points(report, self.locale);
        let mut text = self.locale.labelled(&score, &outcome) + "\n";
        // A pending check or a missing permission is not a root cause, but still what to do next.
        if let Some(next) = &report.next {
            let label = self.locale.lead(&self.locale.label("report-next"));
            let label = label.trim_end();
            let page = link(&self.locale.label("report-page"), &next.page_url);
            match details::several(&next.remedy, self.locale) {
                Some(heading) => {
                    let heading = escaped(&heading);
                    text.push_str(&format!("\n**{label}** {heading} ({page})\n\n"));
                    for (number, change) in next.remedy.changes.iter().enumerate() {
                        text.push_str(&format!("{}. {}\n", number + 1, escaped(change)));
                    }
                }
                None => {
                    let summary = escaped(&next.summary);
                    text.push_str(&format!("\n**{label}** {summary} ({page})\n"));
                }
            }
            text.push_str(&self.commands(&next.remedy, ""));
        }
        let causes = report.shown_causes();
        text.extend(causes.map(|cause| self.cause(report, cause, is_alone)));
        let unknown = details::unknown(report, self.locale);
        if !unknown.is_empty() {
            text.push('\n');
        }
        text.extend(unknown.iter().map(|line| format!("- {}\n", escaped(line))));
        text.extend(self.not_started(report));
        text.extend(self.plan(report));
        text
    }

    /// What is left to do until everything passes.
    fn plan(&self, report: &Report) -> Option<String> {
        let plan = Plan::of(report, self.locale)?;
        let mut text = format!("\n### {}\n", escaped(&plan.heading));
        for page in &plan.pages {
            text.push_str(&format!("\n**{}**\n\n", escaped(&page.title)));
            for (number, step) in page.steps.iter().enumerate() {
                let number = page.first + number;
                match &step.first {
                    Some(first) => text.push_str(&format!(
                        "{number}. {}\n   {}\n",
                        escaped(first),
                        escaped(&step.text)
                    )),
                    None => text.push_str(&format!("{number}. {}\n", escaped(&step.text))),
                }
                if let Some(green) = &step.green {
                    text.push_str(&format!("   - {}\n", escaped(green)));
                }
            }
        }
        if let Some((heading, lines)) = &plan.by_hand {
            text.push_str(&format!("\n**{}**\n\n", escaped(heading)));
            text.extend(lines.iter().map(|line| format!("- {}\n", escaped(line))));
        }
        text.push_str(&format!("\n{}\n", escaped(&plan.end)));
        Some(text)
    }

    /// The place in the console, and the fix as commands. A command that was cut short would be another command, so that
    /// none is shortened; each is on one line, and none begins as a fence does.
    fn commands(&self, remedy: &Remedy, indentation: &str) -> String {
        let mut text = String::new();
        if let Some(path) = &remedy.console_path {
            let place = link(path, remedy.console_url.as_deref().unwrap_or_default());
            let line = self
                .locale
                .labelled(&self.locale.label("report-console"), &place);
            text.push_str(&format!("\n{indentation}{line}\n"));
        }
        let commands: Vec<String> = remedy
            .commands
            .iter()
            .map(|command| inert(&one_line(command)))
            .collect();
        if !commands.is_empty() {
            let heading = escaped(&self.locale.label("report-run"));
            text.push_str(&format!(
                "\n{indentation}{heading}\n\n{indentation}````sh\n"
            ));
            for command in commands {
                text.push_str(&format!("{indentation}{command}\n"));
            }
            text.push_str(&format!("{indentation}````\n"));
        }
        text
    }

    /// The pages of which nothing exists yet, in one line.
    fn not_started(&self, report: &Report) -> Option<String> {
        let pages: Vec<String> = report
            .not_started()
            .map(|step| link(&step.title, &step.page_url))
            .collect();
        let state = StepState::NotStarted;
        let line = self
            .locale
            .labelled(&state.word(self.locale), &pages.join(", "));
        (!pages.is_empty()).then(|| format!("\n{} {line}\n", state.marker(true)))
    }

    fn cause(&self, report: &Report, cause: &RootCause, with_commands: bool) -> String {
        let title = details::page_title(cause.page_title.as_ref(), &cause.step, report);
        let page = link(title, &cause.page_url);
        let line = match details::summary_beside(cause, title) {
            Some(summary) => self.locale.labelled(&page, &escaped(summary)),
            None => page,
        };
        let mut text = format!("\n- {line}\n");
        for evidence in cause.further_evidence() {
            text.push_str(&format!("  - {}\n", escaped(evidence)));
        }
        // The fix of the first cause is what to do next, and stands above.
        let is_next = |next: &Next| next.check == cause.check;
        if report.next.as_ref().is_some_and(is_next) {
            return text;
        }
        if let Some(fix) = details::fix(cause, report) {
            let fix = self
                .locale
                .labelled(&Label::Fix.text(self.locale), &escaped(fix));
            text.push_str(&format!("  - {fix}\n"));
        }
        if with_commands {
            text.push_str(&self.commands(&cause.remedy, "    "));
        }
        text
    }

    fn note(&self, page: &mut Page, left_out: usize) {
        if left_out > 0 {
            let message = Message::new("markdown-left-out").with("count", left_out);
            page.push(&format!("*{}*\n\n", self.locale.text(&message)));
        }
    }
}

#[derive(Default)]
struct Page(String);

impl Page {
    fn push(&mut self, text: &str) {
        self.0.push_str(text);
    }
}

fn row(cells: &[String]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

/// A link with its text, or the text alone where there is no page on the web.
fn link(text: &str, url: &str) -> String {
    match web_link(url) {
        // Inside of < > these alone could end the address, or a table's cell.
        Some(url) => {
            let url = url
                .replace('|', "%7C")
                .replace('\\', "%5C")
                .replace('<', "%3C")
                .replace('>', "%3E");
            format!("[{}](<{url}>)", escaped(text))
        }
        None => escaped(text),
    }
}

/// The text on one line, with every character that Markdown or HTML could take for its own made harmless.
fn escaped(text: &str) -> String {
    let mut harmless = String::with_capacity(text.len());
    for c in shortened(one_line(text)).chars() {
        match c {
            '&' => harmless.push_str("&amp;"),
            '<' => harmless.push_str("&lt;"),
            '>' => harmless.push_str("&gt;"),
            // These mean nothing inside of a line.
            ',' | ';' | '\'' | '"' | '/' | '?' | '%' => harmless.push(c),
            c if c.is_ascii_punctuation() => harmless.extend(['\\', c]),
            c => harmless.push(c),
        }
    }
    harmless
}
