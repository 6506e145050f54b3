use super::failure::Failure;
use super::support::{demo_account, misspelt, suite_options, unanswered, workshop_and_locale};
use super::write::print;
use crate::args::{ProveArgs, SuiteArgs};
use crate::authoring::prove::{Justifications, Proof, ProveError, prove_with_fixes};
use crate::exit::ExitStatus;
use crate::reporter::TerminalOptions;
use crate::reporter::text::inert_lines;
use crate::ui::ProofTables;
use crate::{console, demo, snapshot_file, suites};
use workshop_check_core::journey::Workshop;
use workshop_check_core::suite::Suite;

/// The file in a suite's folder with the reasons for surviving mutants.
const JUSTIFICATIONS: &str = "prove.yaml";

/// `prove`: changes a correct account, one fact at a time, and shows which check catches each change.
pub fn run(args: &ProveArgs) -> Result<ExitStatus, Failure> {
    let (workshop, locale) = workshop_and_locale(&args.suite)?;
    let mut proofs = Vec::new();
    if workshop.is_journey() && args.snapshot.is_some() {
        return Err(one_by_one(&workshop));
    }
    let places = suites::places(&args.suite.suite)?;
    for (module, place) in workshop.modules.iter().zip(places) {
        proofs.push(proof(args, &workshop, &module.suite, &place)?);
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

/// The proof of a suite, which is at that place.
fn proof(
    args: &ProveArgs,
    workshop: &Workshop,
    suite: &Suite,
    place: &str,
) -> Result<Proof, Failure> {
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
        (None, None) => return Err(no_account(&args.suite)),
    };
    let leftovers = match (&args.leftovers, &args.demo) {
        (Some(path), _) => Some(snapshot_file::read(path)?),
        (None, Some(_)) => demo::leftovers(id)
            .map(|name| demo_account(id, name))
            .transpose()?,
        (None, None) => None,
    };
    if !suites::is_embedded(&args.suite.suite)
        && let Some(note) = misspelt(workshop, &complete)
    {
        console::note(&note);
    }
    let proof = prove_with_fixes(suite, &complete, leftovers.as_ref());
    let proof = proof.map_err(|error| not_proved(error, args, &unanswered(workshop, &complete)))?;
    Ok(proof.justified_by(&justifications))
}

/// For an account that is not complete: what would be one. An account that comes with the program has nothing of the services
/// that a suite of its author's own declares.
fn not_proved(error: ProveError, args: &ProveArgs, unanswered: &[String]) -> Failure {
    let suite = &args.suite.suite;
    let is_complete = !matches!(error, ProveError::NotComplete { .. });
    if is_complete || (unanswered.is_empty() && suites::is_embedded(suite)) {
        return error.into();
    }
    let account = match (&args.snapshot, unanswered) {
        (_, []) => "give an account in which the workshop is done".to_owned(),
        (Some(_), calls) => format!(
            "the snapshot has nothing of {}, which the suite declares",
            calls.join(", ")
        ),
        (None, calls) => format!(
            "the account that comes with the program has nothing of {}, which the suite declares",
            calls.join(", ")
        ),
    };
    let hint = format!(
        "{account}: \"workshop-check snapshot FILE{}\" in such an account, then --snapshot FILE",
        suite_options(&args.suite)
    );
    Failure::new(error.to_string(), Some(hint))
}

/// In one account, an attendee goes one of several ways, and what a module breaks may belong to another one.
fn one_by_one(workshop: &Workshop) -> Failure {
    let modules = workshop.modules.iter();
    let modules: Vec<&str> = modules
        .map(|module| module.suite.file.id.as_str())
        .collect();
    let hint = format!(
        "--demo proves each module on its own account; for accounts of yours: \"workshop-check prove --suite MODULE --snapshot FILE\", with {}",
        modules.join(", ")
    );
    Failure::new("prove a journey on one account", Some(hint))
}

/// What is missing: for a suite of its author's own, no account comes with the program.
fn no_account(suite: &SuiteArgs) -> Failure {
    let snapshot = format!(
        "--snapshot FILE; \"workshop-check snapshot FILE{}\" takes one of an account in which the workshop is done",
        suite_options(suite)
    );
    let hint = if suites::is_embedded(&suite.suite) {
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
