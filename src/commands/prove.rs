use super::failure::Failure;
use super::support::{demo_account, suite_and_locale};
use super::write::print;
use crate::args::ProveArgs;
use crate::authoring::prove::{Justifications, ProveError, prove};
use crate::exit::ExitStatus;
use crate::reporter::TerminalOptions;
use crate::reporter::text::inert_lines;
use crate::ui::ProofTables;
use crate::{snapshot_file, suites};

/// The file in a suite's folder with the reasons for surviving mutants.
const JUSTIFICATIONS: &str = "prove.yaml";

/// `prove`: changes a correct account, one fact at a time, and shows which check catches each change.
pub fn run(args: &ProveArgs) -> Result<ExitStatus, Failure> {
    let (suite, locale) = suite_and_locale(&args.suite)?;
    let justifications = match suites::companion(&args.suite.suite, JUSTIFICATIONS)? {
        Some((place, text)) => Justifications::parse(&text, &place)?,
        None => Justifications::default(),
    };
    let complete = match (&args.snapshot, &args.demo) {
        (Some(path), _) => snapshot_file::read(path)?,
        (None, name) => demo_account(&suite.file.id, name.as_deref().unwrap_or_default())?,
    };
    let leftovers = args
        .leftovers
        .as_ref()
        .map(|path| snapshot_file::read(path));
    let leftovers = leftovers.transpose()?;
    let proof = prove(&suite, &complete, leftovers.as_ref())?.justified_by(&justifications);
    let text = if args.json {
        serde_json::to_string_pretty(&proof)
            .map(|text| text + "\n")
            .map_err(|error| Failure::new(format!("write JSON: {error}"), None))?
    } else {
        let tables = ProofTables {
            locale: &locale,
            options: TerminalOptions::for_stdout(),
        };
        inert_lines(&tables.proof(&proof, args.mutants))
    };
    print(&text)?;
    Ok(if proof.holds() {
        ExitStatus::Passed
    } else {
        ExitStatus::Failed
    })
}

impl From<ProveError> for Failure {
    fn from(error: ProveError) -> Self {
        Failure::new(error.to_string(), error.hint().map(str::to_owned))
    }
}
