use std::sync::Arc;

use jiff::Timestamp;

use super::failure::Failure;
use super::support::suite_and_locale;
use super::write::write_class;
use crate::args::RegradeArgs;
use crate::class;
use crate::class::store::{RunEntry, RunKey, RunKind, RunOptions, Store, StoreError};
use crate::console;
use crate::exit::ExitStatus;
use crate::reporter::Outputs;
use workshop_check_core::evaluate::Selection;
use workshop_check_core::report::Gradebook;
use workshop_check_core::snapshot::Snapshot;

/// `regrade`: applies a suite to the snapshots that a run has kept, as a new run. A store that cannot be written gets no new
/// run, but there are reports.
///
/// # Errors
/// When the run does not exist or lacks snapshots, or the store cannot be used.
pub fn run(args: &RegradeArgs) -> Result<ExitStatus, Failure> {
    let (suite, locale) = suite_and_locale(&args.suite)?;
    let store = Store::open_for_reading(&args.store.store)?;
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
    };
    let key = RunKey {
        kind: RunKind::Regrade,
        suite_id: suite.file.id.clone(),
        suite_digest: suite.digest.clone(),
        language: locale.language().to_owned(),
        options: RunOptions::regrade_of(run.id),
        ..run.key
    };
    let regraded = rows.into_iter().map(|mut row| -> Result<_, StoreError> {
        // An entry with an error has no snapshot, and stays as it is.
        if row.entry.report.is_some() {
            match store.snapshot(run.id, row.index) {
                Ok(snapshot) => {
                    row.entry.report = snapshot.map(|snapshot| Arc::new(context.report(&snapshot)));
                }
                // One damaged snapshot does not keep the others from being graded.
                Err(StoreError::Damaged { problem, .. }) => {
                    row.entry.report = None;
                    row.entry.error =
                        Some(format!("the snapshot in the store is damaged: {problem}"));
                }
                Err(error) => return Err(error),
            }
        }
        Ok((row, None))
    });
    let book = if store.is_writable() {
        let writer = Store::open_existing(&args.store.store)?;
        let new = writer.add(&key, Timestamp::now(), &[], regraded)?;
        writer.gradebook(new)?
    } else {
        let note = format!(
            "the new run is not saved, because store {} cannot be written",
            store.path().display()
        );
        console::note(&note);
        let rows = regraded.collect::<Result<Vec<(RunEntry, _)>, StoreError>>()?;
        Gradebook::from_entries(
            rows.into_iter()
                .map(|(row, _): (RunEntry, Option<Snapshot>)| row.entry)
                .collect(),
        )
    };
    write_class(&outputs, &args.output, &book, (&store, &key), &locale)?;
    Ok(ExitStatus::for_class(&book, None))
}
