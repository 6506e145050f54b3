use jiff::Timestamp;

use super::failure::Failure;
use super::support::suite_and_locale;
use super::write::ClassReports;
use crate::args::MergeArgs;
use crate::class::merge::{MergeError, Part, merge};
use crate::class::store::Store;
use crate::console;
use crate::exit::ExitStatus;
use crate::reporter::Outputs;
use workshop_check_core::message::{Arg, Message};

/// `merge`: merges the results of several processes into one run of a store, and reports on it.
///
/// # Errors
/// When a part or the store cannot be used, or the parts contradict each other.
pub fn run(args: &MergeArgs) -> Result<ExitStatus, Failure> {
    let (_, locale) = suite_and_locale(&args.suite)?;
    let outputs = Outputs::open(&args.output.reports())?;
    outputs.refuse_class()?;
    let parts: Result<Vec<Part>, MergeError> =
        args.parts.iter().map(|path| Part::read(path)).collect();
    let merged = merge(parts?)?;
    if !merged.missing.is_empty() {
        let shards = merged.missing.iter().map(ToString::to_string).collect();
        let note = Message::new("merge-missing").with("shards", Arg::List(shards));
        console::note(&locale.text(&note));
    }
    let store = Store::open(&args.out)?;
    let run = merged.save(&store, Timestamp::now())?;
    let reports = ClassReports {
        outputs: &outputs,
        args: &args.output,
        locale: &locale,
        delimiter: None,
    };
    let overview = reports.write(&store, (run, &merged.key.suite_id), Vec::new())?;
    Ok(ExitStatus::for_class(&overview, None))
}
