//! Command lines that clap refuses without a helpful tip: what was probably meant.

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, CommandFactory, Error, Parser};
use workshop_check_core::snapshot::region;

use super::{Cli, Time};
use crate::{demo, suites};

/// The arguments of this process. Ends it where they are wrong, or where they ask for help or the version.
pub fn parse() -> Cli {
    Cli::try_parse().unwrap_or_else(|error| {
        let words: Vec<String> = std::env::args().skip(1).collect();
        with_tip(error, &words).exit()
    })
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
    if let Some(meant) = meant(&wrong, words) {
        let tip = StyledStr::from(format!("write '{meant}'"));
        // What clap suggests is similar in its letters only.
        error.remove(ContextKind::SuggestedArg);
        error.remove(ContextKind::SuggestedSubcommand);
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip]));
    }
    error
}

/// The option that a word without one belongs to: `check demo`, `check --watch 30s`, `check cleanup`.
fn meant(wrong: &str, words: &[String]) -> Option<String> {
    let program = Cli::command();
    let named = words
        .iter()
        .find_map(|word| program.find_subcommand(word.as_str()));
    // Without a command it is `check` that most people want.
    let (command, start) = match named {
        Some(command) => (command, String::new()),
        None => (program.find_subcommand("check")?, "check ".to_owned()),
    };
    let bare = wrong.trim_start_matches('-');
    let takes = |option: &str| has_option(command, option);
    let option = if named.is_none() && wrong.starts_with('-') {
        takes(bare).then(|| wrong.to_owned())
    } else if takes(bare) {
        (!wrong.starts_with('-')).then(|| format!("--{bare}"))
    } else if takes("watch") && wrong.parse::<Time>().is_ok() {
        // The value of an option that needs none must stand behind "=".
        let watched = words.iter().any(|word| word == "--watch");
        let option = if watched { "--watch=" } else { "--wait " };
        Some(format!("{option}{wrong}"))
    } else if takes("demo") && demo::names_of(suites::DEFAULT_SUITE).contains(&wrong) {
        Some(format!("--demo {wrong}"))
    } else if takes("suite")
        && [suites::embedded_suites(), suites::embedded_journeys()]
            .concat()
            .contains(&wrong)
    {
        Some(format!("--suite {wrong}"))
    } else if takes("region") && region::is_known(wrong) {
        Some(format!("--region {wrong}"))
    } else {
        None
    };
    option.map(|option| start + &option)
}

fn has_option(command: &Command, long: &str) -> bool {
    command
        .get_arguments()
        .any(|argument| argument.get_long() == Some(long))
}
