//! Resolves arguments to suites, languages, checks and demo accounts.

use workshop_check_core::locale::{self, Locale};
use workshop_check_core::message::Message;
use workshop_check_core::report::Words;
use workshop_check_core::snapshot::Snapshot;
use workshop_check_core::snapshot::parse::parse;
use workshop_check_core::suggest;
use workshop_check_core::suite::{Check, Step, Suite};

use super::failure::Failure;
use super::language::{Fit, negotiate};
use crate::args::{SelectionArgs, SuiteArgs};
use crate::{console, demo, suites};

/// A suite and its messages in the user's language.
///
/// # Errors
/// When the suite cannot be loaded, or `--lang` is not one of its languages.
pub fn suite_and_locale(args: &SuiteArgs) -> Result<(Suite, Locale), Failure> {
    let suite = suites::load_with(&args.suite, &args.set)?;
    let Some(asked) = &args.lang else {
        let (language, apart) = environment_language(&suite);
        let locale = suites::locale(&suite, &language)?;
        if let Some(asked) = apart {
            note_language(&locale, &asked);
        }
        return Ok((suite, locale));
    };
    let (language, fit) = known_language(&suite, asked)?;
    let locale = suites::locale(&suite, &language)?;
    if fit != Fit::Exact {
        note_language(&locale, asked);
    }
    Ok((suite, locale))
}

/// Says on standard error which language is used in place of the one that was asked for.
fn note_language(locale: &Locale, asked: &str) {
    let note = Message::new("language-note")
        .with("asked", asked)
        .with("name", locale.label("language-name"))
        .with("used", locale.language());
    console::note(&locale.text(&note));
}

/// The languages of both the suite and the program. English is always one of them.
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

fn known_language(suite: &Suite, asked: &str) -> Result<(String, Fit), Failure> {
    let languages = languages(suite);
    match negotiate(asked, &languages) {
        Some((language, fit)) => Ok((language.to_owned(), fit)),
        None => Err(Failure::new(
            format!("use language \"{asked}\""),
            Some(format!("this suite has {}", languages.join(", "))),
        )),
    }
}

/// The language of LC_ALL, LC_MESSAGES or LANG, the first that is set; English if there are no texts in it. The second
/// is what was asked for, if the texts read differently.
fn environment_language(suite: &Suite) -> (String, Option<String>) {
    let asked = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty());
    let languages = languages(suite);
    let found = asked
        .as_ref()
        .and_then(|asked| negotiate(asked, &languages));
    let (language, fit) = found.unwrap_or((locale::ENGLISH, Fit::Exact));
    (language.to_owned(), asked.filter(|_| fit == Fit::Apart))
}

/// The selected steps and checks by their ids, whether they were named by id or by title.
///
/// # Errors
/// When one of them does not exist.
pub fn resolved(
    suite: &Suite,
    locale: &Locale,
    args: &SelectionArgs,
) -> Result<SelectionArgs, Failure> {
    let words = Words { suite, locale };
    let step = args.step.iter().map(|asked| {
        let asked = asked.as_str();
        let steps = &suite.file.steps;
        let found = steps.iter().find(|step| step.id.as_str() == asked);
        let found = found.or_else(|| step_titled(words, asked));
        found.map(|step| step.id.clone()).ok_or_else(|| {
            let known: Vec<&str> = steps.iter().map(|step| step.id.as_str()).collect();
            unknown_id(asked, &known, "step")
        })
    });
    let check = args.check.iter().map(|asked| {
        let asked = asked.as_str();
        let found = suite.check(asked).or_else(|| check_titled(words, asked));
        found.map(|(_, check)| check.id.clone()).ok_or_else(|| {
            let known: Vec<&str> = suite.checks().map(|(_, check)| check.id.as_str()).collect();
            unknown_id(asked, &known, "check")
        })
    });
    Ok(SelectionArgs {
        step: step.collect::<Result<_, _>>()?,
        check: check.collect::<Result<_, _>>()?,
    })
}

/// The step with that title in the language of the report.
fn step_titled<'a>(words: Words<'a>, title: &str) -> Option<&'a Step> {
    let mut steps = words.suite.file.steps.iter();
    steps.find(|step| is(&words.step_title(step), title))
}

/// The check with that title, or with that title for when it fails.
pub fn check_titled<'a>(words: Words<'a>, title: &str) -> Option<(&'a Step, &'a Check)> {
    words.suite.checks().find(|(_, check)| {
        let failed = words.failed_title(check);
        let mut titles = std::iter::once(words.check_title(check)).chain(failed);
        titles.any(|known| is(&known, title))
    })
}

/// Whether a title is the one that was typed, in whatever case.
fn is(title: &str, typed: &str) -> bool {
    title.to_lowercase() == typed.trim().to_lowercase()
}

/// Checks that the suite has at least so many points.
///
/// # Errors
/// When it has fewer.
pub fn check_min_score(min_score: Option<u32>, suite: &Suite) -> Result<(), Failure> {
    let max = suite.max_points();
    match min_score {
        Some(min) if min > max => Err(Failure::new(
            format!("use --min-score {min}"),
            Some(format!("the suite has {max} points in all")),
        )),
        _ => Ok(()),
    }
}

/// The embedded account with that name: of this suite, or else of the first suite.
///
/// # Errors
/// When there is no such account.
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

/// The most ids that a hint lists.
const MOST_LISTED: usize = 12;

/// The failure for an id that does not exist. The hint is a similar one, or all if they are few.
pub fn unknown_id(asked: &str, known: &[&str], kind: &str) -> Failure {
    let hint = suggest::did_you_mean(asked, known.iter().copied()).unwrap_or_else(|| {
        if known.len() <= MOST_LISTED {
            format!("there are {}", known.join(", "))
        } else {
            "\"workshop-check list\" prints all of them".to_owned()
        }
    });
    Failure::new(format!("find a {kind} named \"{asked}\""), Some(hint))
}
