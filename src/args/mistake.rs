//! Command lines that clap refuses without a helpful tip: what was probably meant.

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command, CommandFactory, Error, FromArgMatches};
use workshop_check_core::snapshot::region;

use super::{Cli, Time};
use crate::{demo, suites};

/// The arguments of this process. Ends it where they are wrong, or where they ask for help or the version.
pub fn parse() -> Cli {
    try_parse().unwrap_or_else(|error| {
        let words: Vec<String> = std::env::args().skip(1).collect();
        with_tip(error.with_cmd(&Cli::command()), &words).exit()
    })
}

fn try_parse() -> Result<Cli, Error> {
    let matches = Cli::command().try_get_matches()?;
    let mut cli = Cli::from_arg_matches(&matches)?;
    if is_default_suite(&matches) {
        cli.command.choose_suite();
    }
    Ok(cli)
}

/// Whether the command takes a suite, and none is named.
fn is_default_suite(matches: &ArgMatches) -> bool {
    let Some((_, command)) = matches.subcommand() else {
        return false;
    };
    // An argument that the command does not have is an error here.
    command.try_contains_id("suite").is_ok()
        && command.value_source("suite") == Some(ValueSource::DefaultValue)
}

/// The error with a tip, if there is one to give. `words` are the arguments without the program.
fn with_tip(mut error: Error, words: &[String]) -> Error {
    let what = match error.kind() {
        ErrorKind::UnknownArgument => ContextKind::InvalidArg,
        ErrorKind::InvalidSubcommand => ContextKind::InvalidSubcommand,
        _ => return error,
    };
    let wrong = match error.get(what) {
        Some(ContextValue::String(wrong)) => wrong.clone(),
        _ => return error,
    };
    // That it could be passed as a value after "--" helps nobody.
    error.remove(ContextKind::Suggested);
    if let Some(meant) = meant(&wrong, words) {
        let tip = StyledStr::from(format!("write '{meant}'"));
        // What clap suggests is similar in its letters only.
        error.remove(ContextKind::SuggestedArg);
        error.remove(ContextKind::SuggestedSubcommand);
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip]));
    }
    error
}

/// What other tools call an option, and what it is called here.
const ELSEWHERE: [(&str, &str); 4] = [
    ("--format", "--output"),
    ("-f", "--output"),
    ("--no-color", "--color never"),
    ("--no-colour", "--color never"),
];

/// The option that a word without one belongs to: `check demo`, `check --watch 30s`, `check cleanup`. Or the word that an option
/// was: `lint --suite cleanup`.
fn meant(wrong: &str, words: &[String]) -> Option<String> {
    let mut program = Cli::command();
    // Gives each command the options that all have.
    program.build();
    if wrong == "version" {
        return Some("--version".to_owned());
    }
    let named = words
        .iter()
        .find_map(|word| program.find_subcommand(word.as_str()));
    // Without a command it is `check` that most people want.
    let (command, start) = match named {
        Some(command) => (command, String::new()),
        None => (program.find_subcommand("check")?, "check ".to_owned()),
    };
    let option = if wrong.starts_with('-') {
        for_option(command, named.is_some(), wrong, words)
    } else {
        for_word(command, wrong, words)
    };
    option.map(|option| start + &option)
}

/// What was meant by an option that the command does not have.
fn for_option(command: &Command, is_named: bool, wrong: &str, words: &[String]) -> Option<String> {
    let (wrong, glued) = match wrong.split_once('=') {
        Some((option, value)) => (option, Some(value)),
        None => (wrong, None),
    };
    let value = || {
        let mut after = words.iter().skip_while(|word| *word != wrong).skip(1);
        let next = after.next().map(String::as_str);
        glued.or(next.filter(|next| !next.starts_with('-')))
    };
    let bare = wrong.trim_start_matches('-');
    if !is_named {
        return has_option(command, bare).then(|| wrong.to_owned());
    }
    if let Some((_, ours)) = ELSEWHERE.iter().find(|(theirs, _)| *theirs == wrong)
        && has_option(command, ours.trim_start_matches('-').split(' ').next()?)
    {
        return Some(match value() {
            Some(value) if !ours.contains(' ') => format!("{ours} {value}"),
            _ => (*ours).to_owned(),
        });
    }
    // What is an option elsewhere may be a word here.
    let mut positionals = command.get_positionals();
    let takes_word = positionals.any(|word| {
        word.get_id() == bare || (word.get_id() == "id" && ["check", "kind"].contains(&bare))
    });
    let value = value().filter(|_| takes_word)?;
    Some(format!("{} {value}", command.get_name()))
}

/// What was meant by a word that the command does not take.
fn for_word(command: &Command, wrong: &str, words: &[String]) -> Option<String> {
    let takes = |option: &str| has_option(command, option);
    let ends = |ending: &str| wrong.to_lowercase().ends_with(ending);
    let takes_name = || {
        let mut options = command.get_arguments();
        let demo = options.find(|argument| argument.get_long() == Some("demo"));
        demo.is_some_and(|demo| demo.get_action().takes_values())
    };
    let is_demo = || {
        demo::names_of(suites::DEFAULT_SUITE).contains(&wrong)
            || demo::names_with_suites().any(|name| name == wrong)
    };
    Some(if takes(wrong) {
        format!("--{wrong}")
    } else if takes("watch") && wrong.parse::<Time>().is_ok() {
        // The value of an option that needs none must stand behind "=".
        let watched = words.iter().any(|word| word == "--watch");
        let option = if watched { "--watch=" } else { "--wait " };
        format!("{option}{wrong}")
    } else if takes_name() && is_demo() {
        format!("--demo {wrong}")
    } else if takes("suite") && suites::is_embedded(wrong) {
        format!("--suite {wrong}")
    } else if takes("region") && region::is_known(wrong) {
        format!("--region {wrong}")
    } else if takes("roster") && (ends(".csv") || ends(".json")) {
        format!("--roster {wrong}")
    } else if takes("snapshot") && ends(".json") {
        format!("--snapshot {wrong}")
    } else if takes("attendee") && wrong.parse::<u64>().is_err() {
        format!("--attendee {}", quoted(wrong))
    } else {
        return None;
    })
}

/// A text as one word of a shell.
fn quoted(text: &str) -> String {
    if text
        .chars()
        .all(|c| c.is_alphanumeric() || "-_.@".contains(c))
    {
        text.to_owned()
    } else {
        format!("\"{text}\"")
    }
}

fn has_option(command: &Command, long: &str) -> bool {
    let is_it = |argument: &Arg| {
        let others = argument.get_all_aliases().unwrap_or_default();
        argument.get_long() == Some(long) || others.contains(&long)
    };
    command.get_arguments().any(is_it)
}
