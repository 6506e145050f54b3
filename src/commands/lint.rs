use std::fs;

use super::failure::Failure;
use super::write::print;
use crate::args::LintArgs;
use crate::authoring::content;
use crate::authoring::lint::{Pages, cited, lint};
use crate::console;
use crate::exit::ExitStatus;
use crate::suites;
use crate::ui::{ProblemFormat, problems};
use workshop_check_core::suite::{Code, Reading, Severity};

/// `lint`: every problem of a suite, at its place.
pub fn run(args: &LintArgs) -> Result<ExitStatus, Failure> {
    if args.codes {
        let width = Code::ALL.iter().map(|code| code.as_str().len()).max();
        let width = width.unwrap_or_default();
        for code in Code::ALL {
            let (severity, about) = (format!("{:?}", code.severity()), code.documentation());
            print(&format!(
                "{:width$}  {:7}  {about}\n",
                code.as_str(),
                severity.to_lowercase()
            ))?;
        }
        return Ok(ExitStatus::Passed);
    }
    let reading = suites::read(&args.suite, &args.set)?;
    let pages = pages(args, &reading)?;
    let found = lint(reading, pages);
    let format = if args.json {
        ProblemFormat::Json
    } else {
        args.report
    };
    print(&problems(&found, format))?;
    let errors = found
        .iter()
        .filter(|problem| problem.severity() == Severity::Error)
        .count();
    if format == ProblemFormat::Text {
        let count = |count: usize, word: &str| match count {
            1 => format!("1 {word}"),
            count => format!("{count} {word}s"),
        };
        let warnings = found.len() - errors;
        let errors = count(errors, "error");
        console::note(&format!("{errors}, {}", count(warnings, "warning")));
    }
    Ok(match errors {
        0 => ExitStatus::Passed,
        _ => ExitStatus::Failed,
    })
}

/// Where the facts of the workshop's pages come from; written to a file where that is wanted.
fn pages(args: &LintArgs, reading: &Reading) -> Result<Pages, Failure> {
    let Some(dir) = &args.content else {
        return Ok(Pages::Kept);
    };
    let Some(cited) = cited(reading) else {
        let hint = "fix the suite first: lint it without --content";
        let what = "find the pages of a suite that cannot be read";
        return Err(Failure::new(what, Some(hint.to_owned())));
    };
    let facts = content::read(dir, cited)?;
    match &args.write_content {
        None => Ok(Pages::Checkout(facts)),
        Some(file) => {
            let written = fs::write(file, facts.to_json());
            written.map_err(|error| {
                Failure::new(format!("write {}: {error}", file.display()), None)
            })?;
            Ok(Pages::Written(facts))
        }
    }
}
