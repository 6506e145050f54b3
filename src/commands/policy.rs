use super::support::{Failure, print, suite_and_locale};
use crate::cli::PolicyArgs;
use crate::exit::ExitStatus;
use crate::policy;

/// `policy`: the IAM policy that the suite needs.
pub fn run(args: &PolicyArgs) -> Result<ExitStatus, Failure> {
    let (suite, _) = suite_and_locale(&args.suite)?;
    let scope = suite.scope(suite.checks().map(|(_, check)| check));
    print(&format!("{:#}\n", policy::document(&scope)))?;
    Ok(ExitStatus::Passed)
}
