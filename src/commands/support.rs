//! From arguments to what they name: suites, languages, checks and demo accounts.

use workshop_check_core::evaluate::Selection;
use workshop_check_core::ids::{CheckId, StepId};
use workshop_check_core::locale::{self, Locale};
use workshop_check_core::snapshot::Snapshot;
use workshop_check_core::snapshot::parse::parse;
use workshop_check_core::suggest;
use workshop_check_core::suite::Suite;

use super::failure::Failure;
use crate::args::{SelectionArgs, SuiteArgs};
use crate::{demo, suites};

/// A suite and its words in the reader's language.
pub fn suite_and_locale(args: &SuiteArgs) -> Result<(Suite, Locale), Failure> {
    let suite = suites::load_with(&args.suite, &args.set)?;
    let language = match &args.lang {
        Some(language) => known_language(&suite, language)?,
        None => environment_language(&suite),
    };
    let locale = suites::locale(&suite, &language)?;
    Ok((suite, locale))
}

/// Languages that the suite speaks; the program speaks at least English in each.
fn languages(suite: &Suite) -> Vec<&str> {
    let program = suites::program_languages();
    let mut languages: Vec<&str> = suite
        .messages
        .languages()
        .filter(|language| program.contains(language))
        .collect();
    if !languages.contains(&locale::ENGLISH) {
        languages.push(locale::ENGLISH);
    }
    languages
}

fn known_language(suite: &Suite, asked: &str) -> Result<String, Failure> {
    let languages = languages(suite);
    let tag = primary_tag(asked);
    if languages.contains(&tag.as_str()) {
        return Ok(tag);
    }
    Err(Failure::new(
        format!("speak \"{asked}\""),
        Some(format!("this suite speaks {}", languages.join(", "))),
    ))
}

/// The language of LC_ALL, LC_MESSAGES or LANG, the first that is set; English if the suite does not speak it.
fn environment_language(suite: &Suite) -> String {
    let tag = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty())
        .map(|value| primary_tag(&value));
    tag.filter(|tag| languages(suite).contains(&tag.as_str()))
        .unwrap_or_else(|| locale::ENGLISH.to_owned())
}

/// "nl" of "nl_BE.UTF-8" and of "nl-BE".
fn primary_tag(value: &str) -> String {
    let end = value.find(['_', '-', '.', '@']).unwrap_or(value.len());
    value[..end].to_ascii_lowercase()
}

/// The checks asked for, by step and check ids that must exist.
pub fn selection(suite: &Suite, args: &SelectionArgs) -> Result<Selection, Failure> {
    let steps: Vec<&str> = suite
        .file
        .steps
        .iter()
        .map(|step| step.id.as_str())
        .collect();
    let checks: Vec<&str> = suite.checks().map(|(_, check)| check.id.as_str()).collect();
    for (asked, known, kind) in args
        .step
        .iter()
        .map(|step| (step, &steps, "step"))
        .chain(args.check.iter().map(|check| (check, &checks, "check")))
    {
        if !known.contains(&asked.as_str()) {
            return Err(unknown_id(asked, known, kind));
        }
    }
    let steps: Vec<StepId> = args.step.iter().map(|id| id.as_str().into()).collect();
    let checks: Vec<CheckId> = args.check.iter().map(|id| id.as_str().into()).collect();
    Ok(Selection::of(suite, &steps, &checks))
}

/// That there are so many points to be had.
pub fn check_min_score(min_score: Option<u32>, suite: &Suite) -> Result<(), Failure> {
    let max: u32 = suite.checks().map(|(_, check)| check.points).sum();
    match min_score {
        Some(min) if min > max => Err(Failure::new(
            format!("use --min-score {min}"),
            Some(format!("the suite has {max} points in all")),
        )),
        _ => Ok(()),
    }
}

/// The account of that name that comes with the program: the suite's own, else the first suite's.
pub fn demo_account(suite: &str, name: &str) -> Result<Snapshot, Failure> {
    let Some(bytes) = demo::snapshot_of(suite, name) else {
        let names = demo::names_of(suite);
        let hint = suggest::did_you_mean(name, names.iter().copied())
            .unwrap_or_else(|| format!("there are {}", names.join(", ")));
        return Err(Failure::new(
            format!("find a demo account named \"{name}\""),
            Some(hint),
        ));
    };
    Ok(parse(bytes, name)?)
}

/// An id that does not exist, with the nearest that does.
pub fn unknown_id(asked: &str, known: &[&str], kind: &str) -> Failure {
    let hint = suggest::did_you_mean(asked, known.iter().copied())
        .unwrap_or_else(|| "\"workshop-check list\" prints all of them".to_owned());
    Failure::new(format!("find a {kind} named \"{asked}\""), Some(hint))
}
