use std::sync::Arc;

use jiff::Timestamp;

use super::failure::Failure;
use super::support::suite_and_locale;
use super::write::write_class;
use crate::args::RegradeArgs;
use crate::class;
use crate::class::store::{RunKey, RunKind, RunOptions, Store, StoreError};
use crate::exit::ExitStatus;
use crate::reporter::Outputs;
use workshop_check_core::evaluate::Selection;

/// `regrade`: applies a suite to the snapshots that a run has kept, as a new run.
///
/// # Errors
/// When the run does not exist or lacks snapshots, or the store cannot be used.
pub fn run(args: &RegradeArgs) -> Result<ExitStatus, Failure> {
    let (suite, locale) = suite_and_locale(&args.suite)?;
    let store = Store::open_existing(&args.store.store)?;
    let run = store.run(args.run)?;
    let rows = store.entries(run.id)?;
    let graded = rows.iter().filter(|row| row.entry.report.is_some()).count();
    let kept = usize::try_from(store.snapshot_count(run.id)?).unwrap_or_default();
    if kept < graded || kept == 0 {
        return Err(Failure::new(
            format!("regrade run {}: it kept {kept} of {graded} snapshots", run.id),
            Some("grade with --keep-snapshots; what regrade made keeps none, so give the run before it".to_owned()),
        ));
    }
    let outputs = Outputs::open(&args.output.reports())?;
    outputs.refuse_class()?;
    let context = class::CheckContext {
        suite: &suite,
        selection: &Selection::default(),
        locale: &locale,
        hints: args.hints.hints,
    };
    let key = RunKey {
        kind: RunKind::Regrade,
        suite_id: suite.file.id.clone(),
        suite_digest: suite.digest.clone(),
        language: locale.language().to_owned(),
        options: RunOptions::regrade_of(run.id).with_hints(args.hints.hints),
        ..run.key
    };
    let regraded = rows.into_iter().map(|mut row| -> Result<_, StoreError> {
        // An entry with an error has no snapshot, and stays as it is.
        if row.entry.report.is_some() {
            let snapshot = store.snapshot(run.id, row.index)?;
            row.entry.report = snapshot.map(|snapshot| Arc::new(context.report(&snapshot)));
        }
        Ok((row, None))
    });
    let new = store.add(&key, Timestamp::now(), &[], regraded)?;
    let book = store.gradebook(new)?;
    write_class(&outputs, &args.output, &book, (&store, &key), &locale)?;
    Ok(ExitStatus::for_class(&book, None))
}
