use super::failure::Failure;
use super::support::{
    demo_account, misspelt, named_suite_options, suite_options, unanswered, workshop_and_locale,
};
use super::write::print;
use crate::args::{ProveArgs, SuiteArgs};
use crate::authoring::prove::{Justifications, Proof, ProveError, prove_with_fixes};
use crate::exit::ExitStatus;
use crate::reporter::TerminalOptions;
use crate::reporter::text::inert_lines;
use crate::ui::ProofTables;
use crate::{console, demo, snapshot_file, suites};
use workshop_check_core::journey::Workshop;
use workshop_check_core::suite::{Assignment, Suite};

/// The file in a suite's folder with the reasons for surviving mutants.
const JUSTIFICATIONS: &str = "prove.yaml";

/// `prove`: changes a correct account, one fact at a time, and shows which check catches each change.
pub fn run(args: &ProveArgs) -> Result<ExitStatus, Failure> {
    let (workshop, locale) = workshop_and_locale(&args.suite)?;
    let mut proofs = Vec::new();
    let places = suites::places(&args.suite.suite)?;
    if workshop.is_journey() && args.demo.is_none() {
        return Err(one_by_one(args, &workshop, &places));
    }
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
    let scope = suite.scope(suite.checks().map(|(_, check)| check));
    if !suites::is_embedded(place)
        && let Some(note) = misspelt(&scope, &complete)
    {
        console::note(&note);
    }
    let proof = prove_with_fixes(suite, &complete, leftovers.as_ref());
    let proof = proof.map_err(|error| {
        if workshop.is_journey() {
            module_not_proved(error, args, suite, place)
        } else {
            not_proved(error, args, &unanswered(&scope, &complete))
        }
    })?;
    Ok(proof.justified_by(&justifications))
}

/// For an account that is not complete: what would be one. An account that comes with the program has nothing of the services
/// that a suite of its author's own declares.
fn not_proved(error: ProveError, args: &ProveArgs, unanswered: &[String]) -> Failure {
    let is_complete = !matches!(error, ProveError::NotComplete { .. });
    if is_complete || (unanswered.is_empty() && suites::is_embedded(&args.suite.suite)) {
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

/// For a module of a journey: how it is proved alone. No account is for all modules of a journey.
fn module_not_proved(error: ProveError, args: &ProveArgs, suite: &Suite, place: &str) -> Failure {
    let options = options_of_module(&args.suite, suite, place);
    let is_named = matches!(&args.demo, Some(Some(_)));
    let hint = match &error {
        ProveError::NotComplete { .. } if is_named && suites::is_embedded(place) => {
            format!(
                "\"workshop-check prove{options} --demo\" proves this module on its own account"
            )
        }
        ProveError::NotComplete { .. } => format!(
            "\"workshop-check snapshot FILE{options}\" in an account in which this module is done, then \"workshop-check prove{options} --snapshot FILE\""
        ),
        _ => return error.into(),
    };
    Failure::new(error.to_string(), Some(hint))
}

/// In one account, an attendee goes one of several ways, and what a module breaks may belong to another one: each module is
/// proved alone.
fn one_by_one(args: &ProveArgs, workshop: &Workshop, places: &[String]) -> Failure {
    let problem = match args.snapshot {
        Some(_) => "prove a journey on one account",
        None => "prove a journey without correct accounts",
    };
    let commands = workshop.modules.iter().zip(places).map(|(module, place)| {
        let options = options_of_module(&args.suite, &module.suite, place);
        format!("\"workshop-check prove{options} --snapshot FILE\"")
    });
    let commands = commands.collect::<Vec<_>>().join(", ");
    let hint = if places.iter().all(|place| suites::is_embedded(place)) {
        let options = suite_options(&args.suite);
        format!(
            "\"workshop-check prove{options} --demo\" proves each module on its own account; on accounts of yours: {commands}"
        )
    } else {
        format!("prove each module on an account in which it is done: {commands}")
    };
    Failure::new(problem, Some(hint))
}

/// The options of a command about one module of a journey. It has its own variables only.
fn options_of_module(journey: &SuiteArgs, suite: &Suite, place: &str) -> String {
    let mut options = SuiteArgs {
        suite: place.to_owned(),
        ..journey.clone()
    };
    let is_own = |one: &Assignment| suite.variables.get(&one.name).is_some();
    options.set.retain(is_own);
    named_suite_options(&options)
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
