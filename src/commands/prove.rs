use super::failure::Failure;
use super::support::{demo_account, workshop_and_locale};
use super::write::print;
use crate::args::ProveArgs;
use crate::authoring::prove::{Justifications, Proof, ProveError, prove_with_fixes};
use crate::exit::ExitStatus;
use crate::reporter::TerminalOptions;
use crate::reporter::text::inert_lines;
use crate::ui::ProofTables;
use crate::{console, demo, snapshot_file, suites};
use workshop_check_core::message::Message;
use workshop_check_core::suite::Suite;

/// The file in a suite's folder with the reasons for surviving mutants.
const JUSTIFICATIONS: &str = "prove.yaml";

/// `prove`: changes a correct account, one fact at a time, and shows which check catches each change.
pub fn run(args: &ProveArgs) -> Result<ExitStatus, Failure> {
    let (workshop, locale) = workshop_and_locale(&args.suite)?;
    let mut proofs = Vec::new();
    let places = suites::places(&args.suite.suite)?;
    for (module, place) in workshop.modules.iter().zip(places) {
        match (proof(args, &module.suite, &place), &module.choice) {
            (Ok(proof), _) => proofs.push(proof),
            // An attendee goes one of the ways, and in the others nothing is done.
            (Err(Unproved::Prove(ProveError::NotComplete { suite, .. })), Some(_)) => {
                let way = Message::new("prove-other-way").with("suite", suite);
                console::note(&locale.text(&way));
            }
            (Err(Unproved::Prove(error)), _) => return Err(error.into()),
            (Err(Unproved::Other(failure)), _) => return Err(failure),
        }
    }
    let text = if args.table.is_json() {
        let json = match proofs.as_slice() {
            [only] if !workshop.is_journey() => serde_json::to_string_pretty(only),
            all => serde_json::to_string_pretty(all),
        };
        json.map(|text| text + "\n")
            .map_err(|error| Failure::new(format!("write JSON: {error}"), None))?
    } else {
        let tables = ProofTables {
            locale: &locale,
            options: TerminalOptions::for_stdout(),
        };
        let texts = proofs.iter().map(|proof| {
            let title = if workshop.is_journey() {
                format!("{}:\n", proof.suite)
            } else {
                String::new()
            };
            title + &inert_lines(&tables.proof(proof, args.mutants, args.all))
        });
        texts.collect::<Vec<_>>().join("\n")
    };
    print(&text)?;
    Ok(if proofs.iter().all(Proof::holds) {
        ExitStatus::Passed
    } else {
        ExitStatus::Failed
    })
}

/// Why there is no proof.
enum Unproved {
    /// The account is not that of a finished workshop, or the suite cannot be proved.
    Prove(ProveError),
    /// Something could not be read.
    Other(Failure),
}

impl<E: Into<Failure>> From<E> for Unproved {
    fn from(error: E) -> Self {
        Unproved::Other(error.into())
    }
}

/// The proof of a suite, which is at that place.
fn proof(args: &ProveArgs, suite: &Suite, place: &str) -> Result<Proof, Unproved> {
    let id = &suite.file.id;
    let justifications = match suites::companion(place, JUSTIFICATIONS)? {
        Some((place, text)) => Justifications::parse(&text, &place)?,
        None => Justifications::default(),
    };
    let complete = match (&args.snapshot, &args.demo) {
        (Some(path), _) => snapshot_file::read(path)?,
        (None, Some(name)) => {
            let name = name.as_deref();
            demo_account(id, name.unwrap_or_else(|| demo::finished(id)))?
        }
        (None, None) => return Err(no_account(&args.suite.suite).into()),
    };
    let leftovers = match (&args.leftovers, &args.demo) {
        (Some(path), _) => Some(snapshot_file::read(path)?),
        (None, Some(_)) => demo::leftovers(id)
            .map(|name| demo_account(id, name))
            .transpose()?,
        (None, None) => None,
    };
    let proof =
        prove_with_fixes(suite, &complete, leftovers.as_ref()).map_err(Unproved::Prove)?;
    Ok(proof.justified_by(&justifications))
}

/// What is missing: for a suite of its author's own, no account comes with the program.
fn no_account(suite: &str) -> Failure {
    let snapshot = format!(
        "--snapshot FILE; \"workshop-check snapshot FILE --suite {suite}\" takes one of an account in which the workshop is done"
    );
    let is_embedded = suites::embedded_suites().contains(&suite)
        || suites::embedded_journeys().contains(&suite);
    let hint = if is_embedded {
        format!("give --demo for the account that comes with the program, or {snapshot}")
    } else {
        format!("give {snapshot}")
    };
    Failure::new("prove a suite without a correct account", Some(hint))
}

impl From<ProveError> for Failure {
    fn from(error: ProveError) -> Self {
        Failure::new(error.to_string(), error.hint().map(str::to_owned))
    }
}
