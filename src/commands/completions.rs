use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, Command, CommandFactory, ValueHint};

use super::failure::Failure;
use super::support::workshop_and_locale;
use super::write::print;
use crate::args::{Cli, CompletionsArgs, SuiteArgs};
use crate::exit::ExitStatus;
use crate::reporter::FORMATS;
use crate::{demo, suites};
use workshop_check_core::assertion::Assert;
use workshop_check_core::snapshot::region;

/// `completions`: a script for the user's shell. It has the ids of the suites in the program, and of the suite that is
/// named, so that completing starts no process and needs no account.
pub fn run(args: &CompletionsArgs) -> Result<ExitStatus, Failure> {
    let known = Known::of(args)?;
    let mut command = Cli::command();
    let names: Vec<String> = command
        .get_subcommands()
        .map(|command| command.get_name().to_owned())
        .collect();
    for name in &names {
        command = command.mut_subcommand(name, |command| known.fill(command, &names));
    }
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "workshop-check", &mut script);
    print(&with_right_states(&String::from_utf8_lossy(&script)))?;
    Ok(ExitStatus::Passed)
}

/// The script for bash with the same name of a state wherever it occurs. clap_complete writes two names if that of the
/// program has a hyphen, and then completes nothing after a command (clap-rs/clap#6421).
fn with_right_states(script: &str) -> String {
    script.replace("workshop__subcmd__check", "workshop__check")
}

/// What can be written for an option.
struct Known {
    suites: Vec<PossibleValue>,
    steps: Vec<PossibleValue>,
    checks: Vec<PossibleValue>,
    demos: Vec<PossibleValue>,
}

impl Known {
    fn of(args: &CompletionsArgs) -> Result<Self, Failure> {
        let mut known = Known {
            suites: plain([suites::embedded_suites(), suites::embedded_journeys()].concat()),
            steps: Vec::new(),
            checks: Vec::new(),
            demos: plain(demo::names()),
        };
        let of_suites = demo::names_with_suites();
        extend(
            &mut known.demos,
            of_suites.map(|name| (name, String::new())),
        );
        let mut named = [suites::embedded_suites(), suites::embedded_journeys()].concat();
        if !named.contains(&args.suite.suite.as_str()) {
            named.push(&args.suite.suite);
        }
        for suite in named {
            let args = SuiteArgs {
                suite: suite.to_owned(),
                is_default: false,
                set: Vec::new(),
                lang: args.suite.lang.clone(),
            };
            known.add(&args)?;
        }
        Ok(known)
    }

    fn add(&mut self, args: &SuiteArgs) -> Result<(), Failure> {
        let (workshop, _) = workshop_and_locale(args)?;
        let steps = workshop.steps();
        let steps =
            steps.map(|(module, step)| (module.id(&step.id), module.words().step_title(step)));
        let checks = workshop.checks();
        let checks = checks
            .map(|(module, _, check)| (module.id(&check.id), module.words().check_title(check)));
        extend(&mut self.steps, steps);
        extend(&mut self.checks, checks);
        // Behind --suite, an account goes by its own name.
        let demos = demo::names_of(&workshop.id).into_iter();
        extend(
            &mut self.demos,
            demos.map(|name| (name.to_owned(), String::new())),
        );
        Ok(())
    }

    /// The command with the values for its options.
    fn fill(&self, command: Command, names: &[String]) -> Command {
        let is_explain = command.get_name() == "explain";
        let is_class = command.get_name() != "check";
        command.mut_args(|arg| {
            let values = match arg.get_id().as_str() {
                // An author lints a suite by its path.
                "suite" if !arg.is_positional() => self.suites.clone(),
                "step" => self.steps.clone(),
                "check" => self.checks.clone(),
                "demo" => self.demos.clone(),
                "lang" => plain(suites::program_languages()),
                "region" => plain(region::known().to_vec()),
                // clap knows the formats of `lint`.
                "report" if arg.get_possible_values().is_empty() => plain(formats(is_class)),
                "command" => plain(names.iter().map(String::as_str).collect()),
                "set" => return arg.value_hint(ValueHint::Other),
                "id" if is_explain => {
                    let kinds = plain(Assert::KINDS.to_vec());
                    [self.checks.clone(), kinds].concat()
                }
                _ => return arg,
            };
            with_values(arg, values)
        })
    }
}

fn with_values(arg: Arg, values: Vec<PossibleValue>) -> Arg {
    arg.value_parser(PossibleValuesParser::new(values))
}

/// The formats of `--report`, of a class or of one account.
fn formats(is_class: bool) -> Vec<&'static str> {
    let fits = FORMATS
        .iter()
        .filter(|format| !(is_class && format.about_one));
    fits.map(|format| format.name).collect()
}

fn plain(names: Vec<&str>) -> Vec<PossibleValue> {
    names
        .into_iter()
        .map(|name| PossibleValue::new(name.to_owned()))
        .collect()
}

/// Adds the values that are not there yet.
fn extend(values: &mut Vec<PossibleValue>, more: impl Iterator<Item = (String, String)>) {
    for (id, title) in more {
        if values.iter().all(|value| value.get_name() != id) {
            let value = PossibleValue::new(id);
            values.push(match title.as_str() {
                "" => value,
                title => value.help(title.to_owned()),
            });
        }
    }
}
