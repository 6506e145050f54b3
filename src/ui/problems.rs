//! The problems of `lint`, for people, programs and pull requests. They are in English, as the keys of a suite are.

use clap::ValueEnum;
use schemars::{JsonSchema, Schema};
use serde::Serialize;

use crate::reporter::github;
use crate::reporter::text::{inert_lines, message, one_line};
use workshop_check_core::report::schema::of_output;
use workshop_check_core::suite::{Problem, Severity};

/// The value of `schema` in the JSON form.
pub const LINT_SCHEMA: &str = "workshop-check/lint/1";

/// The format of the problems.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum ProblemFormat {
    /// A line each, as compilers write them
    #[default]
    Text,
    /// One object
    Json,
    /// Annotations of a GitHub Actions run
    Github,
}

/// What `lint --report json` writes.
#[derive(Serialize, JsonSchema)]
struct Book<'a> {
    #[schemars(extend("const" = LINT_SCHEMA))]
    schema: &'static str,
    problems: Vec<Line<'a>>,
}

/// One problem, at its place.
#[derive(Serialize, JsonSchema)]
struct Line<'a> {
    /// The class of the problem, as `lint --codes` lists them.
    code: &'static str,
    severity: Severity,
    /// The path of the file.
    file: &'a str,
    /// From 1.
    line: usize,
    /// From 1, in characters.
    column: usize,
    message: &'a str,
    /// What to write instead, or where to look.
    suggestion: Option<&'a str>,
}

/// The JSON Schema of the JSON form.
pub fn schema() -> Schema {
    of_output::<Book<'static>>(LINT_SCHEMA)
}

/// The problems in a format. Empty if there are none, except in JSON.
pub fn problems(problems: &[Problem], format: ProblemFormat) -> String {
    match format {
        ProblemFormat::Text => problems.iter().map(text).collect(),
        ProblemFormat::Github => problems.iter().map(annotation).collect(),
        ProblemFormat::Json => {
            let book = Book {
                schema: LINT_SCHEMA,
                problems: problems.iter().map(line).collect(),
            };
            let json = serde_json::to_string_pretty(&book).unwrap_or_default();
            format!("{json}\n")
        }
    }
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn text(problem: &Problem) -> String {
    let place = one_line(&problem.place());
    let severity = word(problem.severity());
    let (code, text) = (problem.code, message(&problem.text));
    let hint = problem.hint.as_ref();
    let hint = hint.map(|hint| format!("  hint: {}\n", message(hint)));
    let hint = hint.unwrap_or_default();
    inert_lines(&format!("{place}: {severity}: {text} [{code}]\n{hint}"))
}

fn annotation(problem: &Problem) -> String {
    let data = [Some(&problem.text), problem.hint.as_ref()];
    let data: Vec<String> = data
        .into_iter()
        .flatten()
        .map(|text| github::escaped(text))
        .collect();
    let (file, at) = (github::escaped_property(&problem.file), problem.at);
    format!(
        "::{} file={file},line={},col={},title={}::{}\n",
        word(problem.severity()),
        at.line,
        at.column,
        problem.code,
        data.join("%0A")
    )
}

fn line(problem: &Problem) -> Line<'_> {
    Line {
        code: problem.code.as_str(),
        severity: problem.severity(),
        file: &problem.file,
        line: problem.at.line,
        column: problem.at.column,
        message: &problem.text,
        suggestion: problem.hint.as_deref(),
    }
}
