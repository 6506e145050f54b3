use super::account;
use super::failure::Failure;
use super::support::{demo_account, refuse_with_demo, workshop_and_locale};
use crate::args::SnapshotArgs;
use crate::class::CheckContext;
use crate::exit::ExitStatus;
use crate::snapshot_file::SnapshotFile;
use workshop_check_core::evaluate::Selection;
use workshop_check_core::report::Hints;

/// `snapshot`: writes a snapshot of the account to a file, or one that comes with the program.
pub fn run(args: &SnapshotArgs) -> Result<ExitStatus, Failure> {
    if args.demo.is_some() {
        refuse_with_demo(args.aws.first_given())?;
    }
    let (workshop, locale) = workshop_and_locale(&args.suite)?;
    let file = SnapshotFile::open(&args.file)?;
    if let Some(name) = &args.demo {
        file.write(&demo_account(&workshop.id, name)?)?;
        return Ok(ExitStatus::Passed);
    }
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
