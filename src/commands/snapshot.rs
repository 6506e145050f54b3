use super::account;
use super::failure::Failure;
use super::support::workshop_and_locale;
use crate::args::SnapshotArgs;
use crate::class::CheckContext;
use crate::exit::ExitStatus;
use crate::snapshot_file::SnapshotFile;
use workshop_check_core::evaluate::Selection;
use workshop_check_core::report::Hints;

/// `snapshot`: writes a snapshot of the account to a file.
pub fn run(args: &SnapshotArgs) -> Result<ExitStatus, Failure> {
    let (workshop, locale) = workshop_and_locale(&args.suite)?;
    let file = SnapshotFile::open(&args.file)?;
    let context = CheckContext {
        workshop: &workshop,
        selection: &Selection::default(),
        locale: &locale,
        hints: Hints::default(),
    };
    let scan = async {
        let account = account::open(context, &args.aws).await?;
        Ok(account::first_scan(&account, &locale, &()).await?)
    };
    let snapshot = account::run(scan, &locale)?;
    file.write(&snapshot)?;
    Ok(ExitStatus::Passed)
}
