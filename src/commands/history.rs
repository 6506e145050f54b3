use jiff::Timestamp;
use serde::Serialize;
use serde_json::json;

use super::failure::Failure;
use super::support::workshop_and_locale;
use super::write::print;
use crate::args::{DiffArgs, HistoryArgs, SuiteArgs};
use crate::class::comparison::Comparison;
use crate::class::roster::is_same_name;
use crate::class::store::{Run, Store, Tally};
use crate::exit::ExitStatus;
use crate::reporter::TerminalOptions;
use crate::reporter::text::inert_lines;
use crate::ui::{AttendeeRun, RunTables};
use crate::{console, suites};
use workshop_check_core::report::Entry;
use workshop_check_core::suggest;

/// `history`: the runs of a store, or the results of one attendee in each run.
///
/// # Errors
/// When the store cannot be read, or the attendee is in no run.
pub fn run(args: &HistoryArgs) -> Result<ExitStatus, Failure> {
    let store = Store::open_for_reading(&args.store.store)?;
    let (workshop, locale) = workshop_and_locale(&suite_of(&args.suite, &store)?)?;
    let tables = RunTables {
        locale: &locale,
        options: TerminalOptions::for_stdout(),
    };
    let text = match &args.attendee {
        Some(attendee) => {
            let name = as_stored(&store, attendee)?;
            let history = store.history(&workshop.id, &name)?;
            if history.is_empty() {
                if store.runs(&workshop.id)?.is_empty() {
                    other_suites(&store, &workshop.id)?;
                }
                return Err(unknown_attendee(&store, attendee));
            }
            let results = history.into_iter().map(|(run, row)| {
                let earlier_errors = store.earlier_errors(run.id, row.index)?;
                Ok(AttendeeRun {
                    run,
                    row,
                    earlier_errors,
                })
            });
            let results = results.collect::<Result<Vec<AttendeeRun>, Failure>>()?;
            if args.table.is_json() {
                pretty(&results.iter().map(AttendeeRun::json).collect::<Vec<_>>())?
            } else {
                inert_lines(&tables.attendee(&results))
            }
        }
        None => {
            let mut runs: Vec<(Run, Tally)> = Vec::new();
            for run in store.runs(&workshop.id)? {
                let tally = store.tally(run.id)?;
                runs.push((run, tally));
            }
            if runs.is_empty() {
                match elsewhere(&store)? {
                    // A program gets an empty list, whoever reads standard error the reason.
                    Some(hint) if args.table.is_json() => console::note(&hint),
                    _ => other_suites(&store, &workshop.id)?,
                }
            }
            if args.table.is_json() {
                pretty(&runs.iter().map(RunSummary::new).collect::<Vec<_>>())?
            } else {
                inert_lines(&tables.runs(&runs))
            }
        }
    };
    print(&text)?;
    Ok(ExitStatus::Passed)
}

/// The suite of the options. If none is named, and the store has runs of one suite of the program only, that one.
///
/// # Errors
/// When the store cannot be read.
pub fn suite_of(args: &SuiteArgs, store: &Store) -> Result<SuiteArgs, Failure> {
    let mut suite = args.clone();
    if suite.is_default
        && let [only] = store.suites()?.as_slice()
        && suites::is_embedded(only)
    {
        suite.suite.clone_from(only);
    }
    Ok(suite)
}

/// The name as the store has it. "é" may be typed as one character or as two.
fn as_stored(store: &Store, asked: &str) -> Result<String, Failure> {
    let names = store.attendees()?;
    let mut names = names.into_iter();
    let same = names.find(|name| is_same_name(name, asked));
    Ok(same.unwrap_or_else(|| asked.to_owned()))
}

/// An error if the store has runs, but of other suites only.
pub fn other_suites(store: &Store, asked: &str) -> Result<(), Failure> {
    let Some(hint) = elsewhere(store)? else {
        return Ok(());
    };
    let what = format!(
        "find runs of suite \"{asked}\" in {}",
        store.path().display()
    );
    Err(Failure::new(what, Some(hint)))
}

/// How the suites are named of which the store has runs.
fn elsewhere(store: &Store) -> Result<Option<String>, Failure> {
    let suites = store.suites()?;
    Ok((!suites.is_empty()).then(|| named_by_option(&suites)))
}

/// How these suites of a store are named.
fn named_by_option(suites: &[String]) -> String {
    let is_own = |suite: &String| !suites::is_embedded(suite);
    let how = if suites.iter().any(is_own) {
        "name the suite with --suite, one of your own by its folder"
    } else {
        "name the suite with --suite"
    };
    format!("it has runs of {}: {how}", suites.join(", "))
}

/// The id of a run of this suite. A run of another one would be told in words that do not fit.
fn run_of(store: &Store, id: i64, workshop: &str) -> Result<i64, Failure> {
    let suite = store.run(id)?.key.suite_id;
    if suite == workshop {
        return Ok(id);
    }
    let what = format!(
        "find run {id} of suite \"{workshop}\" in {}",
        store.path().display()
    );
    Err(Failure::new(what, Some(named_by_option(&[suite]))))
}

/// `diff`: what changed between two runs.
///
/// # Errors
/// When the store cannot be read, or a run or the attendee does not exist.
pub fn diff(args: &DiffArgs) -> Result<ExitStatus, Failure> {
    let store = Store::open_for_reading(&args.store.store)?;
    let (workshop, locale) = workshop_and_locale(&suite_of(&args.suite, &store)?)?;
    let (before, after) = match (args.before, args.after) {
        (Some(before), Some(after)) => (
            run_of(&store, before, &workshop.id)?,
            run_of(&store, after, &workshop.id)?,
        ),
        _ => match store.runs(&workshop.id)?.as_slice() {
            [.., before, after] => (before.id, after.id),
            runs => {
                if runs.is_empty() {
                    other_suites(&store, &workshop.id)?;
                }
                let hint = "\"workshop-check history\" lists the runs".to_owned();
                return Err(Failure::new("find two runs to compare", Some(hint)));
            }
        },
    };
    let asked = args.attendee.as_deref();
    let is_asked = |entry: &Entry| {
        asked.is_none_or(|asked| is_same_name(&entry.name, asked) || entry.account_id == asked)
    };
    let comparison = Comparison::of_runs(&store, before, after, is_asked)?;
    if let Some(attendee) = asked.filter(|_| comparison.is_empty()) {
        return Err(unknown_attendee(&store, attendee));
    }
    let tables = RunTables {
        locale: &locale,
        options: TerminalOptions::for_stdout(),
    };
    let text = if args.table.is_json() {
        pretty(&json!({"before": before, "after": after, "comparison": comparison.json()}))?
    } else {
        inert_lines(&tables.comparison(before, after, &comparison, args.all))
    };
    print(&text)?;
    Ok(ExitStatus::Passed)
}

/// One run of `history --json`.
#[derive(Serialize)]
struct RunSummary<'a> {
    run: i64,
    started_at: Timestamp,
    finished_at: Option<Timestamp>,
    suite_digest: &'a str,
    /// "3/8", or empty for the whole roster.
    shard: String,
    /// The run of a live board, which has the latest result of each attendee.
    live: bool,
    #[serde(flatten)]
    tally: Tally,
}

impl<'a> RunSummary<'a> {
    fn new((run, tally): &'a (Run, Tally)) -> Self {
        RunSummary {
            run: run.id,
            started_at: run.started_at,
            finished_at: run.finished_at,
            suite_digest: &run.key.suite_digest,
            shard: run
                .key
                .shard
                .map_or_else(String::new, |shard| shard.to_string()),
            live: run.is_live(),
            tally: *tally,
        }
    }
}

fn unknown_attendee(store: &Store, attendee: &str) -> Failure {
    let names = store.attendees().unwrap_or_default();
    let hint = meant(attendee, &names)
        .unwrap_or_else(|| "give a name or an account id of the roster".to_owned());
    Failure::new(format!("find an attendee named \"{attendee}\""), Some(hint))
}

/// So many names of people are suggested at most.
const MOST_SUGGESTED: usize = 3;

/// Who was meant: those with this part of a name, or the one with a similar name. A name that differs from another one in its number
/// is another person's, and so is one with another first or last name.
fn meant(asked: &str, names: &[String]) -> Option<String> {
    let part = asked.trim().to_lowercase();
    let has_part = |name: &&String| {
        name.to_lowercase()
            .split_whitespace()
            .any(|word| word == part)
    };
    let same: Vec<&String> = names.iter().filter(has_part).collect();
    if !same.is_empty() && same.len() <= MOST_SUGGESTED {
        let quoted = same.iter().map(|name| format!("\"{name}\""));
        let quoted: Vec<String> = quoted.collect();
        return Some(format!("did you mean {}?", quoted.join(" or ")));
    }
    let words = |name: &str| -> Vec<String> {
        let words = name.split(|c: char| !c.is_alphanumeric());
        words.map(str::to_lowercase).collect()
    };
    let wanted = words(asked);
    let is_alike = |name: &&str| {
        let own = words(name);
        let mut pairs = own.iter().zip(&wanted);
        own.len() == wanted.len()
            && pairs.all(|(own, wanted)| {
                let has_digit = |text: &str| text.contains(|c: char| c.is_ascii_digit());
                own == wanted
                    || !has_digit(own)
                        && !has_digit(wanted)
                        && suggest::nearest(wanted, [own.as_str()]).is_some()
            })
    };
    let alike = names.iter().map(String::as_str).filter(is_alike);
    suggest::did_you_mean(asked, alike)
}

fn pretty(value: &impl Serialize) -> Result<String, Failure> {
    serde_json::to_string_pretty(value)
        .map(|text| text + "\n")
        .map_err(|error| Failure::new(format!("write JSON: {error}"), None))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_was_meant_is_nobody_else() {
        let names = [
            "Amara Okafor",
            "Bram de Wit",
            "Dmitri Volkov",
            "Chiara Conti",
            "team-7",
            "team-17",
        ];
        let names = names.map(str::to_owned);
        for (asked, wanted) in [
            ("amara", Some("did you mean \"Amara Okafor\"?")),
            ("Amara Okafo", Some("did you mean \"Amara Okafor\"?")),
            ("Wit", Some("did you mean \"Bram de Wit\"?")),
            // Other people.
            ("Chiara Volkov", None),
            ("team-18", None),
            ("Nobody", None),
        ] {
            assert_eq!(meant(asked, &names).as_deref(), wanted, "{asked}");
        }
    }
}
