use super::account::{self, CheckContext};
use super::support::{Failure, suite_and_locale};
use crate::cli::SnapshotArgs;
use crate::evaluate::Selection;
use crate::exit::ExitStatus;
use crate::snapshot::file::SnapshotFile;

/// `snapshot`: writes what the account looks like to a file.
pub fn run(args: &SnapshotArgs) -> Result<ExitStatus, Failure> {
    let (suite, locale) = suite_and_locale(&args.suite)?;
    let file = SnapshotFile::open(&args.file)?;
    let context = CheckContext {
        suite: &suite,
        selection: &Selection::default(),
        locale: &locale,
    };
    let look = async {
        let account = account::open(context, &args.aws).await?;
        Ok(account::first_scan(&account, &locale, &()).await?)
    };
    let snapshot = account::run(look, &locale)?;
    file.write(&snapshot)?;
    Ok(ExitStatus::Passed)
}
