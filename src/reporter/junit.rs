//! The report as JUnit XML, for pipelines.

use std::io::{self, Write};
use std::time::Duration;

use chrono::{DateTime, Utc};
use quick_junit::{
    NonSuccessKind, Property, Report as Document, TestCase, TestCaseStatus, TestSuite,
};

use super::details::{self, Label};
use super::text::{one_line, without_invalid_xml};
use super::{Format, Reporter, Subject};
use workshop_check_core::locale::Locale;
use workshop_check_core::report::{CheckReport, Entry, Gradebook, Report, StepReport};
use workshop_check_core::verdict::Outcome;

pub(super) const FORMAT: Format = Format {
    name: "junit",
    about: "format-junit",
    about_one: false,
    make: |setup| {
        Box::new(JunitReporter {
            locale: setup.locale,
            subject: setup.subject,
        })
    },
};

/// Writes one test suite per step and one test case per check.
///
/// | outcome | JUnit |
/// |---|---|
/// | failed | `failure` |
/// | unknown | `error`: it could not be read, so it is neither right nor wrong |
/// | pending, blocked | `skipped`, with the outcome as its `type` and what it waits for as its `message` |
/// | passed | nothing; advice, if any, in `system-out` |
///
/// The properties of a test suite say by what it was checked and where: `suite`, `suite_digest`, `step`, `region`,
/// `language` and `page_url`.
///
/// The whole time goes to the first case of the first suite: an account is read once, before any check, and checks
/// themselves take microseconds. JUnit readers add up cases, so the total is right and nothing is counted twice.
///
/// In a class, suites and class names carry the account as well; otherwise a reader such as Jenkins would take the
/// same check of two accounts for one.
#[derive(Debug, Clone, Copy)]
pub struct JunitReporter<'a> {
    pub locale: &'a Locale,
    pub subject: Subject,
}

impl Reporter for JunitReporter<'_> {
    fn write(&self, book: &Gradebook, out: &mut dyn Write) -> io::Result<()> {
        let subject = self.subject.for_book(book);
        let reporter = JunitReporter { subject, ..*self };
        let mut junit = Document::unnamed();
        for entry in &book.entries {
            junit.add_test_suites(reporter.suites(entry));
        }
        // Through memory, because the crate hides what kind of error a writer gave.
        let mut xml = Vec::new();
        junit.serialize(&mut xml).map_err(io::Error::other)?;
        out.write_all(without_total(&String::from_utf8_lossy(&xml)).as_bytes())
    }
}

impl JunitReporter<'_> {
    fn suites(&self, entry: &Entry) -> Vec<TestSuite> {
        let Some(report) = &entry.report else {
            return vec![self.not_graded(entry)];
        };
        let mut time = Duration::from_millis(report.duration_ms);
        let suite = |step| self.suite(entry, report, step, std::mem::take(&mut time));
        report.steps.iter().map(suite).collect()
    }

    fn suite(
        &self,
        entry: &Entry,
        report: &Report,
        step: &StepReport,
        time: Duration,
    ) -> TestSuite {
        let class_name = match self.subject {
            Subject::Account => format!("{}.{}", report.suite.id, step.id),
            Subject::Class => format!("{}.{}.{}", report.suite.id, label_of(entry), step.id),
        };
        let mut suite = TestSuite::new(self.suite_name(entry, &step.title));
        suite.set_timestamp(timestamp(report)).set_time(time);
        for (name, value) in [
            ("package", &report.suite.id),
            ("hostname", &report.account.id),
        ] {
            suite.extra.insert(name.into(), clean(value).into());
        }
        suite.add_properties([
            property("suite", &report.suite.id),
            property("suite_digest", &report.suite.digest),
            property("step", &step.id),
            property("region", &report.account.region),
            property("language", &report.language),
            property("page_url", &step.page_url),
        ]);
        let mut time = time;
        for check in &step.checks {
            let mut case = self.case(check, report);
            case.set_classname(clean(&class_name));
            case.set_time(std::mem::take(&mut time));
            suite.add_test_case(case);
        }
        suite
    }

    fn case(&self, check: &CheckReport, report: &Report) -> TestCase {
        let lines: Vec<String> = details::lines(check, report, self.locale)
            .into_iter()
            .map(|detail| {
                format!(
                    "{}: {}",
                    detail.label.text(self.locale),
                    clean(&detail.text)
                )
            })
            .collect();
        let body = lines.join("\n");
        let mut status = match check.outcome {
            Outcome::Failed => TestCaseStatus::non_success(NonSuccessKind::Failure),
            Outcome::Unknown => TestCaseStatus::non_success(NonSuccessKind::Error),
            Outcome::Pending | Outcome::Blocked => TestCaseStatus::skipped(),
            Outcome::Passed => TestCaseStatus::success(),
        };
        let passed = check.outcome == Outcome::Passed;
        if !passed {
            status
                .set_type(check.outcome.as_str())
                .set_message(clean(&self.reason(check, report)))
                .set_description(body.as_str());
        }
        let name = clean(&format!("{}: {}", check.id, check.title));
        let mut case = TestCase::new(name, status);
        if passed && !body.is_empty() {
            case.set_system_out(body);
        }
        case
    }

    /// The one sentence most viewers show: what was found, or what is waited for.
    fn reason(&self, check: &CheckReport, report: &Report) -> String {
        let wanted = match check.outcome {
            Outcome::Pending | Outcome::Blocked => Label::WaitsFor,
            Outcome::Unknown => Label::Cause,
            Outcome::Failed | Outcome::Passed => Label::Found,
        };
        details::lines(check, report, self.locale)
            .into_iter()
            .find(|detail| detail.label == wanted)
            .map(|detail| match wanted {
                Label::WaitsFor => format!("{}: {}", wanted.text(self.locale), detail.text),
                _ => detail.text,
            })
            .unwrap_or_else(|| check.title.clone())
    }

    fn not_graded(&self, entry: &Entry) -> TestSuite {
        let error = entry.error.as_deref().unwrap_or_default();
        let name = self.locale.label("report-not-graded");
        let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
        status.set_type("not-graded").set_message(clean(error));
        let mut case = TestCase::new(clean(&name), status);
        case.set_classname(clean(label_of(entry)));
        case.set_time(Duration::ZERO);
        let mut suite = TestSuite::new(self.suite_name(entry, &name));
        // There is no report to take a time from, and the schema wants one.
        suite
            .set_timestamp(DateTime::UNIX_EPOCH)
            .set_time(Duration::ZERO);
        let hostname = clean(&entry.account_id);
        suite.extra.insert("hostname".into(), hostname.into());
        suite.add_test_case(case);
        suite
    }

    fn suite_name(&self, entry: &Entry, step: &str) -> String {
        clean(&match self.subject {
            Subject::Account => step.to_owned(),
            Subject::Class => format!("{}: {step}", entry.label()),
        })
    }
}

/// What tells one account from another in a class name.
fn label_of(entry: &Entry) -> &str {
    match entry.account_id.as_str() {
        "" => &entry.name,
        id => id,
    }
}

/// The document without the number of skipped cases in its root element: the crate writes it there, and Jenkins's schema,
/// by which its xUnit plugin validates, does not allow it. The test suites have their own.
fn without_total(xml: &str) -> String {
    const ATTRIBUTE: &str = " skipped=\"";
    let root_ends = xml
        .find("<testsuites")
        .and_then(|start| Some(start + xml.get(start..)?.find('>')?));
    let Some((root, rest)) = root_ends.and_then(|end| xml.split_at_checked(end)) else {
        return xml.to_owned();
    };
    match root.split_once(ATTRIBUTE) {
        Some((before, after)) => {
            let after = after.split_once('"').map_or("", |(_, after)| after);
            format!("{before}{after}{rest}")
        }
        None => xml.to_owned(),
    }
}

fn clean(text: &str) -> String {
    one_line(&without_invalid_xml(text))
}

fn property(name: &str, value: &str) -> Property {
    Property::new(name, clean(value))
}

/// In whole seconds. A snapshot file may claim any time, also one that the schema has no form for.
fn timestamp(report: &Report) -> DateTime<Utc> {
    DateTime::from_timestamp(report.taken_at.as_second().max(0), 0).unwrap_or_default()
}
