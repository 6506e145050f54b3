//! The report as Gradescope's `results.json`, for an autograder.

use std::io::{self, Write};

use serde::Serialize;

use super::book::only_entry;
use super::details;
use super::terminal::word;
use super::text::{one_line, shortened};
use super::{Book, Format, Reporter};
use workshop_check_core::locale::Locale;
use workshop_check_core::report::{CheckReport, Entry, Report, StepReport};
use workshop_check_core::verdict::Outcome;

pub(super) const FORMAT: Format = Format {
    name: "gradescope",
    about: "format-gradescope",
    about_one: true,
    make: |setup| {
        Box::new(GradescopeReporter {
            locale: setup.locale,
        })
    },
};

/// Writes the object that Gradescope reads from `/autograder/results/results.json`
/// (<https://gradescope-autograders.readthedocs.io/en/latest/specs/>, "Output format"): one test case per check, numbered
/// by page. All strings are of format `text`, which Gradescope renders as they are; its own default for the top level
/// is HTML.
///
/// Gradescope has two states: a check that has not passed is `failed`, also if it is pending or unknown, and its text says
/// which. A check with advice is `passed`.
///
/// One submission is one account, so a class is refused: [`super::Outputs::refuse_class`].
#[derive(Debug, Clone, Copy)]
pub struct GradescopeReporter<'a> {
    pub locale: &'a Locale,
}

#[derive(Serialize)]
struct Results {
    score: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    execution_time: Option<u64>,
    output: String,
    output_format: &'static str,
    test_output_format: &'static str,
    test_name_format: &'static str,
    tests: Vec<Test>,
}

#[derive(Serialize)]
struct Test {
    score: u32,
    max_score: u32,
    status: &'static str,
    name: String,
    number: String,
    output: String,
    tags: Vec<String>,
}

impl Reporter for GradescopeReporter<'_> {
    fn write(&self, book: &dyn Book, out: &mut dyn Write) -> io::Result<()> {
        let Some(entry) = only_entry(book)? else {
            return Err(io::Error::new(
                io::ErrorKind::Unsupported,
                "a Gradescope submission is one account",
            ));
        };
        serde_json::to_writer_pretty(&mut *out, &self.results(&entry))?;
        out.write_all(b"\n")
    }
}

impl GradescopeReporter<'_> {
    fn results(&self, entry: &Entry) -> Results {
        let report = entry.report.as_ref();
        let steps = report.into_iter().flat_map(|report| &report.steps);
        let tests = steps.zip(1..).flat_map(|(step, page)| {
            let checks = step.checks.iter().zip(1..);
            checks.filter_map(move |(check, number)| {
                Some(self.test(report?, step, check, format!("{page}.{number}")))
            })
        });
        Results {
            score: report.map_or(0, |report| report.score.points),
            execution_time: report.map(|report| report.duration_ms.div_ceil(1000)),
            output: self.output(entry),
            output_format: "text",
            test_output_format: "text",
            test_name_format: "text",
            tests: tests.collect(),
        }
    }

    fn test(
        &self,
        report: &Report,
        step: &StepReport,
        check: &CheckReport,
        number: String,
    ) -> Test {
        let details = details::lines(check, report, self.locale).into_iter();
        let details = details.map(|detail| {
            self.locale
                .labelled(&detail.label.text(self.locale), &clean(&detail.text))
        });
        let outcome = word(check.outcome, self.locale);
        Test {
            score: check.points,
            max_score: check.max,
            status: match check.outcome {
                Outcome::Passed => "passed",
                _ => "failed",
            },
            name: self
                .locale
                .labelled(&clean(&step.title), &clean(&check.title)),
            number,
            output: std::iter::once(outcome)
                .chain(details)
                .collect::<Vec<_>>()
                .join("\n"),
            tags: vec![clean(&check.id), check.outcome.as_str().to_owned()],
        }
    }

    /// The text at the top: what to do next.
    fn output(&self, entry: &Entry) -> String {
        let Some(report) = &entry.report else {
            let error = entry.error.as_deref().unwrap_or_default();
            let label = self.locale.label("report-not-graded");
            return self.locale.labelled(&label, &clean(error));
        };
        let score = details::score(report, self.locale);
        let mut lines = vec![clean(&report.suite.title), score];
        if let Some(next) = &report.next {
            let label = self.locale.label("report-next");
            lines.push(self.locale.labelled(&label, &clean(&next.summary)));
            lines.push(clean(&next.page_url));
        }
        lines.join("\n")
    }
}

fn clean(text: &str) -> String {
    shortened(one_line(text))
}
