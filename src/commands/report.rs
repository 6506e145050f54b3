use super::failure::Failure;
use super::history::other_suites;
use super::support::{check_min_score, workshop_and_locale};
use super::write::ClassReports;
use crate::args::ReportArgs;
use crate::class::store::Store;
use crate::exit::ExitStatus;
use crate::reporter::Outputs;

/// `report`: writes reports of a run that is in a store, as `grade` has written them.
///
/// # Errors
/// When the run does not exist, the store cannot be read, or a report cannot be written.
pub fn run(args: &ReportArgs) -> Result<ExitStatus, Failure> {
    let (workshop, locale) = workshop_and_locale(&args.suite)?;
    check_min_score(args.min_score, &workshop)?;
    let outputs = Outputs::open(&args.output.reports())?;
    outputs.refuse_class()?;
    let store = Store::open_for_reading(&args.store.store)?;
    let run = match args.run {
        Some(run) => store.run(run)?,
        None => match store.runs(&workshop.id)?.pop() {
            Some(run) => run,
            None => {
                other_suites(&store, &workshop.id)?;
                let hint = "\"workshop-check grade\" makes one".to_owned();
                return Err(Failure::new("find a run to report on", Some(hint)));
            }
        },
    };
    let reports = ClassReports {
        outputs: &outputs,
        args: &args.output,
        locale: &locale,
    };
    let overview = reports.write(&store, (run.id, &run.key.suite_id), Vec::new())?;
    Ok(ExitStatus::for_class(&overview, args.min_score))
}
