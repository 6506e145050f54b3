use std::sync::Arc;

use jiff::Timestamp;

use super::failure::Failure;
use super::grade::note_confirmed;
use super::support::workshop_and_locale;
use super::write::ClassReports;
use crate::args::RegradeArgs;
use crate::class;
use crate::class::Confirmed;
use crate::class::store::{
    NewEntry, OpenStore, RunKey, RunKind, RunOptions, Store, StoreError, TemporaryStore,
};
use crate::console;
use crate::exit::ExitStatus;
use crate::reporter::Outputs;
use crate::suites;
use workshop_check_core::evaluate::Selection;

/// Why an entry of a board is not graded again.
const NOT_KEPT: &str =
    "the board kept no snapshot of this account, because it can read it again: grade it";

/// `regrade`: applies a suite to the snapshots that a run has kept, as a new run. A store that cannot be written gets no new
/// run, but there are reports.
///
/// # Errors
/// When the run does not exist or lacks snapshots, or the store cannot be used.
pub fn run(args: &RegradeArgs) -> Result<ExitStatus, Failure> {
    let (workshop, locale) = workshop_and_locale(&args.suite)?;
    let store = Store::open_for_reading(&args.store.store)?;
    let run = store.run(args.run)?;
    // Another suite of the program reads other things, so that everything would be unknown. An author's own may have any id.
    let own = &run.key.suite_id;
    let mut embedded = suites::embedded_suites();
    embedded.extend(suites::embedded_journeys());
    if workshop.id != *own && embedded.contains(&args.suite.suite.as_str()) {
        return Err(Failure::new(
            format!(
                "regrade run {} with suite \"{}\": it was graded with \"{own}\"",
                run.id, workshop.id
            ),
            Some(format!(
                "give --suite {own}, or the path of your own version"
            )),
        ));
    }
    let kept = usize::try_from(store.snapshot_count(run.id)?).unwrap_or_default();
    let graded = store.entry_count(run.id)? - store.not_graded(run.id)?.len();
    // A board keeps what is submitted; the other accounts can be read again.
    let is_complete = kept >= graded || run.is_live();
    if kept == 0 || !is_complete {
        return Err(Failure::new(
            format!("regrade run {}: it kept {kept} of {graded} snapshots", run.id),
            Some("grade with --keep-snapshots; what regrade made keeps none, so give the run before it".to_owned()),
        ));
    }
    let outputs = Outputs::open(&args.output.reports())?;
    outputs.refuse_class()?;
    let context = class::CheckContext {
        workshop: &workshop,
        selection: &Selection::default(),
        locale: &locale,
        hints: args.hints.hints,
    };
    let key = RunKey {
        kind: RunKind::Regrade,
        suite_id: workshop.id.clone(),
        suite_digest: workshop.digest.clone(),
        language: locale.language().to_owned(),
        options: RunOptions::regrade_of(run.id).with_hints(args.hints.hints),
        ..run.key
    };
    let confirmed = Confirmed::of(&store, own)?;
    let mut with_marks = 0;
    let regraded = store.each_entry(run.id).map(|row| {
        let mut row = row?;
        let (name, account_id) = (&row.entry.name, &row.entry.account_id);
        let marks = confirmed.marks(row.index, name, account_id);
        // An entry with an error has no snapshot, and stays as it is.
        if let Some(report) = &row.entry.report {
            match store.snapshot(run.id, row.index) {
                Ok(Some(mut snapshot)) => {
                    with_marks += usize::from(!marks.is_empty());
                    snapshot.account.marks.extend(marks);
                    let mut regraded = context.report(&snapshot);
                    regraded.submitted_at = report.submitted_at;
                    row.entry.report = Some(Arc::new(regraded));
                }
                Ok(None) => {
                    row.entry.report = None;
                    row.entry.error = Some(NOT_KEPT.to_owned());
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
        Ok(NewEntry::from(row))
    });
    let is_kept = store.is_writable();
    if !is_kept {
        let note = format!(
            "the new run is not saved, because store {} cannot be written",
            store.path().display()
        );
        console::note(&note);
    }
    let target = if is_kept {
        OpenStore::Kept(Store::open_existing(&args.store.store)?)
    } else {
        OpenStore::Temporary(TemporaryStore::new()?)
    };
    let writer = target.store();
    let new = writer.add(&key, Timestamp::now(), regraded)?;
    note_confirmed(with_marks, &locale);
    let (missing, delimiter) = (store.without_entry(run.id)?, store.delimiter(run.id)?);
    writer.set_roster(new, missing, delimiter)?;
    let reports = ClassReports {
        outputs: &outputs,
        args: &args.output,
        locale: &locale,
    };
    let overview = reports.write(writer, (new, &key.suite_id), Vec::new())?;
    Ok(ExitStatus::for_class(&overview, None))
}
