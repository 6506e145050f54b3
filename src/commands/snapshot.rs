use super::support::{Failure, read_account, suite_and_locale};
use crate::cli::SnapshotArgs;
use crate::evaluate::Selection;
use crate::exit::ExitStatus;
use crate::snapshot::file::SnapshotFile;

/// `snapshot`: writes what the account looks like to a file.
pub fn run(args: &SnapshotArgs) -> Result<ExitStatus, Failure> {
    let (suite, locale) = suite_and_locale(&args.suite)?;
    let file = SnapshotFile::open(&args.file)?;
    let snapshot = read_account(&suite, &Selection::default(), &args.aws, &locale)?;
    file.write(&snapshot)?;
    Ok(ExitStatus::Passed)
}
