use super::support::{Failure, print};
use crate::cli::LintArgs;
use crate::exit::ExitStatus;
use crate::lint::lint;
use crate::reporter::{self, ProblemFormat};
use crate::suite::{Code, Severity, load};

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
    let problems = lint(load::read(&args.suite, &args.set)?);
    print(&reporter::problems(&problems, args.report))?;
    let errors = problems
        .iter()
        .filter(|problem| problem.severity() == Severity::Error)
        .count();
    if args.report == ProblemFormat::Text {
        let count = |count: usize, word: &str| match count {
            1 => format!("1 {word}"),
            count => format!("{count} {word}s"),
        };
        let warnings = problems.len() - errors;
        let found = format!("{}, {}", count(errors, "error"), count(warnings, "warning"));
        eprintln!("{found}");
    }
    Ok(match errors {
        0 => ExitStatus::Passed,
        _ => ExitStatus::Failed,
    })
}
