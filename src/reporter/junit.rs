//! The report as JUnit XML, for pipelines.

use std::io::{self, Write};

use junit_report::{
    Duration, OffsetDateTime, ReportBuilder, TestCase, TestResult, TestSuite, TestSuiteBuilder,
};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, Writer};

use super::details::{self, Label};
use super::text::{one_line, without_invalid_xml};
use super::{Book, Format, Reporter, Subject};
use workshop_check_core::locale::Locale;
use workshop_check_core::report::{CheckReport, Entry, Report, StepReport};
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
/// The checks of a page that is not started fail or are skipped like others, because a pipeline must not take them for
/// passed; the property `started` is "false" then.
///
/// The properties of a test suite say by what it was checked and where: `suite`, `suite_digest`, `step`, `started`,
/// `region`, `language` and `page_url`.
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
    fn write(&self, book: &dyn Book, out: &mut dyn Write) -> io::Result<()> {
        let subject = self.subject.for_book(book);
        let reporter = JunitReporter { subject, ..*self };
        let mut document = Document { out, suites: 0 };
        for entry in book.entries() {
            let entry = entry?;
            let mut junit = ReportBuilder::new();
            junit.add_testsuites(reporter.suites(&entry));
            // Through memory, because the crate hides what kind of error a writer gave.
            let mut xml = Vec::new();
            junit
                .build()
                .write_xml(&mut xml)
                .map_err(io::Error::other)?;
            document.add(&xml, properties(&entry))?;
        }
        document.finish()
    }
}

/// The document of a class, which is joined from one document of the crate for each account, so that only one is in memory.
struct Document<'o> {
    out: &'o mut dyn Write,
    /// How many test suites it has.
    suites: usize,
}

impl Document<'_> {
    /// Adds the test suites of the crate's document, each with its number in this document and with its properties, which
    /// the crate does not have.
    fn add(
        &mut self,
        xml: &[u8],
        properties: impl IntoIterator<Item = Properties>,
    ) -> io::Result<()> {
        let mut properties = properties.into_iter();
        let mut reader = Reader::from_reader(xml);
        // A line for each element, for those who look into the file.
        let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
        loop {
            let event = reader.read_event().map_err(io::Error::other)?;
            match event {
                Event::Eof => break,
                Event::Decl(_) => {}
                Event::Start(root) | Event::Empty(root) if is(&root, b"testsuites") => {}
                Event::End(root) if root.local_name().as_ref() == b"testsuites" => {}
                Event::Start(start) if is(&start, b"testsuite") => {
                    writer.write_event(Event::Start(self.numbered(&start)?))?;
                    let of_suite = properties.next().unwrap_or_default();
                    if !of_suite.is_empty() {
                        write_properties(&mut writer, &of_suite)?;
                    }
                }
                Event::Empty(empty) if is(&empty, b"testsuite") => {
                    properties.next();
                    writer.write_event(Event::Empty(self.numbered(&empty)?))?;
                }
                event => writer.write_event(event)?,
            }
        }
        self.out.write_all(&writer.into_inner())?;
        self.out.write_all(b"\n")
    }

    /// The start of a test suite, with the next number. The start of the document goes before the first one.
    fn numbered(&mut self, start: &BytesStart<'_>) -> io::Result<BytesStart<'static>> {
        if self.suites == 0 {
            self.out.write_all(DECLARATION)?;
            self.out.write_all(b"\n<testsuites>\n")?;
        }
        let mut numbered = BytesStart::new("testsuite");
        let number = self.suites.to_string();
        for attribute in start.attributes() {
            let attribute = attribute.map_err(io::Error::other)?;
            if attribute.key.as_ref() == b"id" {
                numbered.push_attribute(("id", number.as_str()));
            } else {
                numbered.push_attribute(attribute);
            }
        }
        self.suites += 1;
        Ok(numbered)
    }

    fn finish(self) -> io::Result<()> {
        if self.suites == 0 {
            self.out.write_all(DECLARATION)?;
            return self.out.write_all(b"\n<testsuites/>\n");
        }
        self.out.write_all(b"</testsuites>\n")
    }
}

/// What the crate begins a document with.
const DECLARATION: &[u8] = b"<?xml version=\"1.0\" encoding=\"utf-8\"?>";

fn is(start: &BytesStart<'_>, name: &[u8]) -> bool {
    start.local_name().as_ref() == name
}

impl JunitReporter<'_> {
    fn suites(&self, entry: &Entry) -> Vec<TestSuite> {
        let Some(report) = &entry.report else {
            return vec![self.not_graded(entry)];
        };
        let mut suites: Vec<TestSuite> = report
            .steps
            .iter()
            .map(|step| self.suite(entry, report, step))
            .collect();
        let first = suites
            .iter_mut()
            .flat_map(|suite| &mut suite.testcases)
            .next();
        if let Some(first) = first {
            first.time = printable(report.duration_ms);
        }
        suites
    }

    fn suite(&self, entry: &Entry, report: &Report, step: &StepReport) -> TestSuite {
        let class_name = match self.subject {
            Subject::Account => format!("{}.{}", report.suite.id, step.id),
            Subject::Class => format!("{}.{}.{}", report.suite.id, label_of(entry), step.id),
        };
        let cases = step.checks.iter().map(|check| {
            let mut case = self.case(check, report);
            case.set_classname(&clean(&class_name));
            case
        });
        let mut suite = TestSuiteBuilder::new(&self.suite_name(entry, &step.title))
            .set_timestamp(timestamp(report))
            .add_testcases(cases)
            .build();
        suite.package = clean(&report.suite.id);
        suite.hostname = clean(&report.account.id);
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
        let body = cdata(&lines.join("\n"));
        let mut case = TestCase::success(
            &clean(&format!("{}: {}", check.id, check.title)),
            Duration::ZERO,
        );
        let type_ = check.outcome.as_str().to_owned();
        let message = clean(&self.reason(check, report));
        let cause = Some(body.clone());
        case.result = match check.outcome {
            Outcome::Failed => TestResult::Failure {
                type_,
                message,
                cause,
            },
            Outcome::Unknown => TestResult::Error {
                type_,
                message,
                cause,
            },
            Outcome::Pending | Outcome::Blocked => TestResult::SkippedWithCause {
                type_,
                message,
                cause,
            },
            Outcome::Passed => {
                case.system_out = (!lines.is_empty()).then_some(body);
                TestResult::Success
            }
        };
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
        let mut case = TestCase::error(&clean(&name), Duration::ZERO, "not-graded", &clean(error));
        case.set_classname(&clean(label_of(entry)));
        let mut suite = TestSuiteBuilder::new(&self.suite_name(entry, &name))
            // Without a time the crate would use the clock, and there is no report with a time.
            .set_timestamp(OffsetDateTime::UNIX_EPOCH)
            .add_testcase(case)
            .build();
        suite.package = String::new();
        suite.hostname = clean(&entry.account_id);
        suite
    }

    fn suite_name(&self, entry: &Entry, step: &str) -> String {
        clean(&match self.subject {
            Subject::Account => step.to_owned(),
            Subject::Class => format!("{}: {step}", entry.label()),
        })
    }
}

/// The names and values of the properties of one test suite.
type Properties = Vec<(&'static str, String)>;

/// The properties of the test suites of an entry, in their order.
fn properties(entry: &Entry) -> Vec<Properties> {
    let Some(report) = &entry.report else {
        return vec![Properties::new()];
    };
    let of_step = |step: &StepReport| {
        let properties = [
            ("suite", report.suite.id.as_str()),
            ("suite_digest", &report.suite.digest),
            ("step", step.id.as_str()),
            ("started", if step.started { "true" } else { "false" }),
            ("region", &report.account.region),
            ("language", &report.language),
            ("page_url", &step.page_url),
        ];
        properties.map(|(name, value)| (name, clean(value))).into()
    };
    report.steps.iter().map(of_step).collect()
}

fn write_properties(writer: &mut Writer<Vec<u8>>, properties: &[(&str, String)]) -> io::Result<()> {
    let element = writer.create_element("properties");
    element.write_inner_content(|writer| {
        for (name, value) in properties {
            writer
                .create_element("property")
                .with_attributes([("name", *name), ("value", value.as_str())])
                .write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}

/// What distinguishes the accounts in a class name: the account id, or else the name.
fn label_of(entry: &Entry) -> &str {
    match entry.account_id.as_str() {
        "" => &entry.name,
        id => id,
    }
}

fn clean(text: &str) -> String {
    one_line(&without_invalid_xml(text))
}

/// The crate writes bodies as CDATA and leaves it to its caller that no section ends early.
fn cdata(text: &str) -> String {
    text.replace("]]>", "]]]]><![CDATA[>")
}

/// The crate prints seconds as a binary fraction, and the schema allows three decimals: 1.118 would come out as
/// 1.1179999999999999. The next millisecond that prints exactly is at most a few away.
fn printable(milliseconds: u64) -> Duration {
    let mut milliseconds = i64::try_from(milliseconds).unwrap_or(i64::MAX / 2);
    loop {
        let time = Duration::milliseconds(milliseconds);
        let printed = time.as_seconds_f64().to_string();
        let decimals = printed
            .split_once('.')
            .map_or(0, |(_, decimals)| decimals.len());
        if decimals <= 3 {
            return time;
        }
        milliseconds += 1;
    }
}

/// In whole seconds. The crate panics on years that RFC 3339 does not have; a snapshot file may claim any.
fn timestamp(report: &Report) -> OffsetDateTime {
    OffsetDateTime::from_unix_timestamp(report.taken_at.as_second().max(0))
        .unwrap_or(OffsetDateTime::UNIX_EPOCH)
}
