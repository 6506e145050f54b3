//! Resolves arguments to suites, languages, checks and demo accounts.

use std::collections::BTreeSet;
use std::sync::Arc;

use workshop_check_core::change::quoted;
use workshop_check_core::ids::{CheckId, StepId};
use workshop_check_core::journey::{Module, Workshop};
use workshop_check_core::locale::{self, Locale};
use workshop_check_core::message::Message;
use workshop_check_core::snapshot::parse::parse;
use workshop_check_core::snapshot::{Reason, Scope, Snapshot};
use workshop_check_core::suggest;
use workshop_check_core::suite::{Check, Step};

use super::failure::Failure;
use super::language::{Fit, negotiate};
use crate::args::{SelectionArgs, SuiteArgs};
use crate::suites::Loaded;
use crate::{console, demo, suites};

/// A suite or a journey with its messages in the user's language, and the messages once more.
///
/// # Errors
/// When it cannot be loaded, or there are neither texts nor pages in the language of `--lang`.
pub fn workshop_and_locale(args: &SuiteArgs) -> Result<(Workshop, Arc<Locale>), Failure> {
    let loaded = suites::load_workshop(&args.suite, &args.set)?;
    let (language, apart) = match &args.lang {
        None => environment_language(&loaded),
        Some(asked) => asked_language(&loaded, asked)?,
    };
    let pages = apart.as_ref().and_then(|asked| pages_in(&loaded, asked));
    let loaded = loaded.with_asked(args.lang.as_deref());
    let is_of_program_only = !languages(&loaded).contains(&language.as_str());
    let workshop = loaded.in_language(&language, pages.as_deref())?;
    let locale = Arc::clone(&workshop.locale);
    if let Some(asked) = apart {
        note_language(&locale, &asked, is_of_program_only);
    }
    Ok((workshop, locale))
}

/// The language of the pages that is closest to the one that was asked for, if the program has no texts in it.
fn pages_in(workshop: &Loaded, asked: &str) -> Option<String> {
    let program = suites::program_languages();
    let pages = workshop.page_languages();
    let others: Vec<&str> = pages.filter(|page| !program.contains(page)).collect();
    let (language, _) = negotiate(asked, &others)?;
    Some(language.to_owned())
}

/// Says on standard error which language is used in place of the one that was asked for, or that only the program has it.
fn note_language(locale: &Locale, asked: &str, is_of_program_only: bool) {
    let id = if is_of_program_only {
        "language-note-suite"
    } else {
        "language-note"
    };
    let note = Message::new(id)
        .with("asked", asked)
        .with("name", locale.label("language-name"))
        .with("used", locale.language());
    console::note(&locale.text(&note));
}

/// The languages of both the workshop and the program. English is always one of them.
fn languages(workshop: &Loaded) -> Vec<&str> {
    let program = suites::program_languages();
    let mut languages: Vec<&str> = workshop
        .languages()
        .filter(|language| program.contains(language))
        .collect();
    if !languages.contains(&locale::ENGLISH) {
        languages.push(locale::ENGLISH);
    }
    languages
}

/// The language of `--lang`: one of the suite, else one of the program, in which the suite's own texts are English, else English
/// with pages in that language. The second is what was asked for, if that is not quite what is used.
fn asked_language(workshop: &Loaded, asked: &str) -> Result<(String, Option<String>), Failure> {
    if let Some((language, fit)) = negotiate(asked, &languages(workshop)) {
        let apart = (fit != Fit::Exact).then(|| asked.to_owned());
        return Ok((language.to_owned(), apart));
    }
    let program = suites::program_languages();
    let of_program = negotiate(asked, &program).map(|(language, _)| language);
    let of_pages = || pages_in(workshop, asked).map(|_| locale::ENGLISH);
    match of_program.or_else(of_pages) {
        Some(language) => Ok((language.to_owned(), Some(asked.to_owned()))),
        None => Err(Failure::new(
            format!("use language \"{asked}\""),
            Some(format!("there are texts in {}", program.join(", "))),
        )),
    }
}

/// The language of LC_ALL, LC_MESSAGES or LANG, the first that is set; English if there are no texts in it. The second
/// is what was asked for, if the texts read differently.
fn environment_language(workshop: &Loaded) -> (String, Option<String>) {
    let asked = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty());
    let languages = languages(workshop);
    let found = asked
        .as_ref()
        .and_then(|asked| negotiate(asked, &languages));
    let (language, fit) = found.unwrap_or((locale::ENGLISH, Fit::Exact));
    let in_pages = |asked: &String| found.is_none() && pages_in(workshop, asked).is_some();
    let note = asked.filter(|asked| fit == Fit::Apart || in_pages(asked));
    (language.to_owned(), note)
}

/// The selected steps and checks by their ids, whether they were named by id or by title.
///
/// # Errors
/// When one of them does not exist.
pub fn resolved(
    workshop: &Workshop,
    suite: &SuiteArgs,
    args: &SelectionArgs,
) -> Result<SelectionArgs, Failure> {
    let step = args.step.iter().map(|asked| {
        let asked = asked.as_str();
        let mut steps = workshop.steps();
        let named = steps.find(|(module, step)| module.id(&step.id) == asked);
        let titled = || {
            let mut steps = workshop.steps();
            steps.find(|(module, step)| is(&module.words().step_title(step), asked))
        };
        let found = named.or_else(titled);
        let id = found.map(|(module, step)| StepId::from(module.id(&step.id)));
        id.ok_or_else(|| {
            let known = workshop.steps().map(|(module, step)| module.id(&step.id));
            unknown_id(asked, &known.collect::<Vec<_>>(), "step", suite)
        })
    });
    let check = args.check.iter().map(|asked| {
        let asked = asked.as_str();
        let found = check_named(workshop, asked);
        let id = found.map(|(module, _, check)| CheckId::from(module.id(&check.id)));
        id.ok_or_else(|| {
            let known = workshop.checks();
            let known = known.map(|(module, _, check)| module.id(&check.id));
            unknown_id(asked, &known.collect::<Vec<_>>(), "check", suite)
        })
    });
    Ok(SelectionArgs {
        step: step.collect::<Result<_, _>>()?,
        check: check.collect::<Result<_, _>>()?,
    })
}

/// The check with that id, or with that title in the language of the report, also that for when it fails.
pub fn check_named<'w>(
    workshop: &'w Workshop,
    asked: &str,
) -> Option<(&'w Module, &'w Step, &'w Check)> {
    let titled = || {
        workshop.checks().find(|(module, _, check)| {
            let failed = module.words().failed_title(check);
            let mut titles = std::iter::once(module.words().check_title(check)).chain(failed);
            titles.any(|known| is(&known, asked))
        })
    };
    workshop.check(asked).or_else(titled)
}

/// Whether a title is the one that was typed, in whatever case.
fn is(title: &str, typed: &str) -> bool {
    title.to_lowercase() == typed.trim().to_lowercase()
}

/// Checks that the suite has at least so many points.
///
/// # Errors
/// When it has fewer.
pub fn check_min_score(min_score: Option<u32>, workshop: &Workshop) -> Result<(), Failure> {
    let max = workshop.max_points();
    match min_score {
        Some(min) if min > max => Err(Failure::new(
            format!("use --min-score {min}"),
            Some(format!("the suite has {max} points in all")),
        )),
        _ => Ok(()),
    }
}

/// An option that means nothing with `--snapshot` is refused: silently without effect, it would mislead.
///
/// # Errors
/// When there is one.
pub fn refuse_with_snapshot(option: Option<&str>) -> Result<(), Failure> {
    let why = "a snapshot never changes, and is of one account and Region";
    refuse_offline("--snapshot", why, option)
}

/// The same with `--demo`.
///
/// # Errors
/// When there is one.
pub fn refuse_with_demo(option: Option<&str>) -> Result<(), Failure> {
    let why = "this account comes with the program, and never changes";
    refuse_offline("--demo", why, option)
}

fn refuse_offline(offline: &str, why: &str, option: Option<&str>) -> Result<(), Failure> {
    match option {
        None => Ok(()),
        Some(option) => Err(Failure::new(
            format!("use {option} with {offline}: {why}"),
            Some(format!(
                "leave out {option}, or {offline} to read your own account"
            )),
        )),
    }
}

/// An account of another suite than the first, as an example.
const ANOTHER: &str = "database-migration/complete";

/// The embedded account with that name: of this suite, of the first suite, or of another one as `SUITE/NAME`.
///
/// # Errors
/// When there is no such account.
pub fn demo_account(suite: &str, name: &str) -> Result<Snapshot, Failure> {
    let Some(text) = demo::snapshot_of(suite, name) else {
        let all = demo::all_names(suite);
        let elsewhere = all.iter().find(|known| {
            let own = known.split_once('/').map(|(_, own)| own);
            own == Some(name)
        });
        let elsewhere = elsewhere.map(|known| format!("write {known}, which is of another suite"));
        let near = || suggest::did_you_mean(name, all.iter().map(String::as_str));
        let hint = elsewhere.or_else(near);
        let hint = hint.unwrap_or_else(|| {
            let own = demo::names_of(suite).join(", ");
            format!("there are {own}; one of another suite is SUITE/NAME, such as {ANOTHER}")
        });
        return Err(Failure::new(
            format!("find a demo account named \"{name}\""),
            Some(hint),
        ));
    };
    let mut snapshot = parse(text, name)?;
    snapshot.is_demo = true;
    Ok(snapshot)
}

/// The declared calls of a scope that a snapshot has no answers of, such as `batch:DescribeJobQueues`.
pub fn unanswered(scope: &Scope, snapshot: &Snapshot) -> Vec<String> {
    let own = scope.calls.iter().filter_map(|call| call.declared());
    let own = own.filter(|call| !call.optional && call.unless_vpc.is_empty());
    let missing = own.filter(|call| matches!(snapshot.answer(*call), Err(Reason::NotRead { .. })));
    missing
        .map(|call| format!("{}:{}", call.service, call.operation))
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect()
}

/// A note about the fields under `keep` that no result in a snapshot has; none if there are no such fields.
pub fn misspelt(scope: &Scope, snapshot: &Snapshot) -> Option<String> {
    let mut lines = Vec::new();
    for call in scope.calls.iter().filter_map(|call| call.declared()) {
        let is_missing = |field: &&String| {
            matches!(snapshot.has_field(call, field), Err(Reason::NoField { .. }))
        };
        let fields: Vec<&str> = call
            .keep
            .iter()
            .filter(is_missing)
            .map(String::as_str)
            .collect();
        if !fields.is_empty() {
            lines.push(format!(
                "no result of {}:{} has {}, which `keep` of {} names",
                call.service,
                call.operation,
                fields.join(", "),
                call.key()
            ));
        }
    }
    (!lines.is_empty()).then(|| {
        lines.join("\n")
            + "\nspell each field as the answer does, or name it under `may_lack` as well, if results may be without it"
    })
}

/// The most ids that a hint lists.
const MOST_LISTED: usize = 12;

/// The failure for an id that a suite does not have.
pub fn unknown_id(asked: &str, known: &[String], kind: &str, suite: &SuiteArgs) -> Failure {
    let is_long = known.len() > MOST_LISTED && near(asked, known).is_none();
    let hint = if is_long {
        let options = suite_options(suite);
        format!("\"workshop-check list{options}\" prints all of them")
    } else {
        known_names(asked, known)
    };
    Failure::new(format!("find a {kind} named \"{asked}\""), Some(hint))
}

/// The hint for a name that does not exist: a similar one, or all.
pub fn known_names(asked: &str, known: &[String]) -> String {
    near(asked, known).unwrap_or_else(|| format!("there are {}", known.join(", ")))
}

/// The id of a journey without its module is an id of one of the modules, or of several.
fn near(asked: &str, known: &[String]) -> Option<String> {
    let of_modules = known.iter().filter(|known| {
        let own = known.split_once('.').map(|(_, own)| own);
        own == Some(asked)
    });
    let of_modules: Vec<String> = of_modules.map(|known| format!("\"{known}\"")).collect();
    if !of_modules.is_empty() && of_modules.len() <= MOST_LISTED {
        return Some(format!("did you mean {}?", of_modules.join(" or ")));
    }
    suggest::did_you_mean(asked, known.iter().map(String::as_str))
}

/// The options by which a command that is shown is about the same suite, in the same language: empty, or with a space first.
pub fn suite_options(suite: &SuiteArgs) -> String {
    options_of(suite, suite.suite != suites::DEFAULT_SUITE)
}

/// As [`suite_options`], with the suite by its name, whichever it is.
pub fn named_suite_options(suite: &SuiteArgs) -> String {
    options_of(suite, true)
}

fn options_of(suite: &SuiteArgs, is_named: bool) -> String {
    let mut options = Vec::new();
    if is_named {
        options.push(("--suite", suite.suite.clone()));
    }
    for set in &suite.set {
        options.push(("--set", format!("{}={}", set.name, set.value)));
    }
    if let Some(lang) = &suite.lang {
        options.push(("--lang", lang.clone()));
    }
    let options = options.into_iter();
    options
        .map(|(name, value)| format!(" {name} {}", quoted(&value).unwrap_or_default()))
        .collect()
}

/// A text as a shell takes it for one word.
pub fn word(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '_' | '-' | '~');
    if text.chars().all(is_plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}
