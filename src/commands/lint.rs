use std::fs;

use super::failure::Failure;
use super::write::print;
use crate::args::LintArgs;
use crate::authoring::content;
use crate::authoring::lint::{self, Pages, cited};
use crate::console;
use crate::exit::ExitStatus;
use crate::reporter::text::one_line;
use crate::suites;
use crate::ui::{ProblemFormat, problems};
use workshop_check_collect::links::ask;
use workshop_check_core::suite::{Code, Problem, Reading, Severity};

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
    let (found, modules) = match suites::journey_text(&args.suite)? {
        Some(journey) => {
            let own = lint::journey::lint(&args.suite, &journey)?;
            let readings = suites::read_modules(&own.suites, &args.set)?;
            let mut found = own.problems;
            found.extend(of_suites(args, readings)?);
            (found, own.suites)
        }
        None => {
            let reading = suites::read(&args.suite, &args.set)?;
            (of_suites(args, vec![reading])?, Vec::new())
        }
    };
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
        let (errors, warnings) = (count(errors, "error"), count(warnings, "warning"));
        let suite = one_line(&args.suite);
        let of = match modules.as_slice() {
            [] => suite,
            modules => format!("{suite} with {}", one_line(&modules.join(", "))),
        };
        console::note(&format!("{of}: {errors}, {warnings}"));
    }
    Ok(match errors {
        0 => ExitStatus::Passed,
        _ => ExitStatus::Failed,
    })
}

/// The problems of suites, one after the other. A page that several of them cite is asked for once.
fn of_suites(args: &LintArgs, readings: Vec<Reading>) -> Result<Vec<Problem>, Failure> {
    let links = if args.links {
        links(&readings)?
    } else {
        Vec::new()
    };
    if args.write_content.is_some() && readings.len() > 1 {
        let what = "write the facts of several suites to one file";
        let hint = "lint each suite of the journey by itself with --write-content";
        return Err(Failure::new(what, Some(hint.to_owned())));
    }
    let mut found = Vec::new();
    for reading in readings {
        let pages = pages(args, &reading)?;
        found.extend(lint::lint(reading, pages));
    }
    found.extend(links);
    Ok(found)
}

/// The problems of pages that are not on the web. Nothing else of `lint` sends requests.
fn links(readings: &[Reading]) -> Result<Vec<Problem>, Failure> {
    let asked = lint::links::to_ask(readings);
    let urls: Vec<String> = asked.iter().map(|asked| asked.url.clone()).collect();
    let failure = |problem: String| Failure::new(format!("ask for the pages: {problem}"), None);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| failure(error.to_string()))?;
    let links = runtime.block_on(ask(&urls)).map_err(failure)?;
    let suites = readings.iter().flat_map(|reading| &reading.suite);
    let mirrors = suites.flat_map(|(suite, _)| suite.file.pages.mirrors.keys());
    let mirrors: Vec<&str> = mirrors.map(String::as_str).collect();
    Ok(lint::links::lint(&asked, &links, &mirrors))
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
