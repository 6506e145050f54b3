use super::account;
use super::failure::Failure;
use super::support::{
    demo_account, misspelt, refuse_with_demo, suite_options, unanswered, workshop_and_locale,
};
use crate::args::SnapshotArgs;
use crate::class::CheckContext;
use crate::exit::ExitStatus;
use crate::snapshot_file::SnapshotFile;
use crate::{console, suites};
use workshop_check_core::evaluate::Selection;
use workshop_check_core::report::Hints;

/// `snapshot`: writes a snapshot of the account to a file, or one that comes with the program.
pub fn run(args: &SnapshotArgs) -> Result<ExitStatus, Failure> {
    if args.demo.is_some() {
        refuse_with_demo(args.aws.first_given())?;
    }
    let (workshop, locale) = workshop_and_locale(&args.suite)?;
    let scope = workshop.scope(&Selection::default());
    let file = SnapshotFile::open(&args.file)?;
    if let Some(name) = &args.demo {
        let snapshot = demo_account(&workshop.id, name)?;
        file.write(&snapshot)?;
        let missing = unanswered(&scope, &snapshot);
        if !missing.is_empty() {
            console::note(&format!(
                "this account comes with the program and has nothing of {}, which the suite declares: what it checks of that is unknown\n\
                 without --demo, \"workshop-check snapshot FILE{}\" reads your account",
                missing.join(", "),
                suite_options(&args.suite)
            ));
        }
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
    if let Some(note) = misspelt(&scope, &snapshot).filter(|_| is_own(args)) {
        console::note(&note);
    }
    Ok(ExitStatus::Passed)
}

/// Whether the suite is its author's own. Those of the program are proved.
fn is_own(args: &SnapshotArgs) -> bool {
    !suites::is_embedded(&args.suite.suite)
}
