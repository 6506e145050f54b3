//! The command line. Flags and their meaning are a contract; see docs/options.md.

mod author;
mod aws;
mod check;
mod class;
mod global;
mod help;
mod mistake;
mod scale_out;
mod serve;
mod shells;
mod suite;

use std::str::FromStr;
use std::time::Duration;

use clap::builder::styling::{AnsiColor, Styles};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::reporter::{FORMATS, Format, ReportSpec, Subject};
use crate::suites;
use workshop_check_core::ids::{CheckId, StepId};
use workshop_check_core::report::Hints;
use workshop_check_core::suite::Assignment;

pub use author::{InitArgs, LintArgs, SchemaArgs, SchemaOf};
pub use aws::{AwsArgs, ConnectionArgs};
pub use check::{CheckArgs, SnapshotArgs, SubmitArgs};
pub use class::{
    AccountsArgs, ClassArgs, ClassOutputArgs, DiffArgs, GradeArgs, HistoryArgs, MergeArgs,
    PseudonymArgs, RegradeArgs, ReportArgs, ShardOption,
};
pub use global::GlobalArgs;
pub use mistake::parse;
pub use scale_out::{RosterArgs, ScaleOutArgs, WorkerArgs};
pub use serve::{NEW_CODE, ServeArgs};
pub use shells::{CompletionsArgs, ManArgs};
pub use suite::{ExplainArgs, ListArgs, PolicyArgs, ProveArgs};

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

/// Checks an AWS account against the pages of a hands-on workshop, read-only, and says what to fix next.
#[derive(Debug, Parser)]
#[command(version, styles = STYLES, propagate_version = true, max_term_width = 100)]
#[command(help_template = help::template(), after_help = help::AFTER_HELP)]
pub struct Cli {
    /// Options about messages and colours.
    #[command(flatten)]
    pub global: GlobalArgs,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check an account, page by page
    Check(CheckArgs),
    /// Check every account of a class, by a roster
    Grade(GradeArgs),
    /// Show a class live in a browser
    Serve(ServeArgs),
    /// Save an account to a file, to check it later or elsewhere
    Snapshot(SnapshotArgs),
    /// List the checks of a suite, with their points
    List(ListArgs),
    /// Say what a check asserts, why, and how to fix it
    Explain(ExplainArgs),
    /// Print the IAM policy that a suite needs, and no more
    Policy(PolicyArgs),
    /// Break a correct account in many ways, and show which check notices
    Prove(ProveArgs),
    /// Write a small suite to start your own from
    Init(InitArgs),
    /// Find every problem of a suite, at its place
    Lint(LintArgs),
    /// Print the JSON Schema of a report or of a suite's file
    Schema(SchemaArgs),
    /// List the runs of a class, or the results of an attendee
    History(HistoryArgs),
    /// Say what changed between two runs of a class
    Diff(DiffArgs),
    /// Write reports of a run again, without grading
    Report(ReportArgs),
    /// Apply a corrected suite to the snapshots that a run has kept
    Regrade(RegradeArgs),
    /// Join what several processes graded into one run
    Merge(MergeArgs),
    /// Write a roster of the accounts of an AWS organization
    Roster(RosterArgs),
    /// Grade accounts that come from a queue, for very large classes
    Worker(WorkerArgs),
    /// Print the AWS CloudFormation stack that grades a very large class
    ScaleOut(ScaleOutArgs),
    /// Print completions for a shell, with the ids of checks, steps, suites and accounts
    Completions(CompletionsArgs),
    /// Print the manual page of a command, or write all pages to a folder
    Man(ManArgs),
}

impl Command {
    /// No suite is named: `--demo SUITE/NAME` says which one, or a store.
    pub(crate) fn choose_suite(&mut self) {
        let (suite, demo) = match self {
            Command::Check(args) => (&mut args.suite, args.demo.as_deref()),
            Command::Snapshot(args) => (&mut args.suite, args.demo.as_deref()),
            Command::Explain(args) => (&mut args.suite, args.demo.as_deref()),
            Command::Prove(args) => (
                &mut args.suite,
                args.demo.as_ref().and_then(Option::as_deref),
            ),
            Command::History(args) => (&mut args.suite, None),
            Command::Diff(args) => (&mut args.suite, None),
            Command::Report(args) => (&mut args.suite, None),
            _ => return,
        };
        suite.is_default = true;
        if let Some((folder, _)) = demo.and_then(|name| name.split_once('/'))
            && suites::is_embedded(folder)
        {
            folder.clone_into(&mut suite.suite);
            suite.is_default = false;
        }
    }
}

/// Which suite, and in which words.
#[derive(Debug, Clone, Args)]
pub struct SuiteArgs {
    /// A suite's id, or the path of one of your own
    #[arg(
        long,
        value_name = "ID|PATH",
        default_value = "container-migration",
        env = "WORKSHOP_CHECK_SUITE"
    )]
    pub suite: String,
    /// Whether the suite is that of the program, because no other one is named.
    #[arg(skip)]
    pub is_default: bool,
    /// Another value for one of the suite's variables; lists by commas (repeatable)
    #[arg(long, value_name = "NAME=VALUE")]
    pub set: Vec<Assignment>,
    /// The language of all texts and links [default: that of your environment, else en]
    #[arg(long, value_name = "LANG")]
    pub lang: Option<String>,
}

/// Which checks.
#[derive(Debug, Clone, Default, Args)]
pub struct SelectionArgs {
    /// Only this step, by id or title, with all it depends on (repeatable)
    #[arg(long, value_name = "STEP")]
    pub step: Vec<StepId>,
    /// Only this check, by id or title, with all it depends on (repeatable)
    #[arg(long, value_name = "CHECK")]
    pub check: Vec<CheckId>,
}

/// How much a report tells.
#[derive(Debug, Clone, Copy, Default, Args)]
pub struct HintsArgs {
    /// How much reports tell: which page is next, also why, also the fix, or also its commands
    #[arg(long, value_name = "STAGE", default_value = Hints::Command.as_str(), value_parser = hints())]
    pub hints: Hints,
}

/// The stages, which completions offer.
fn hints() -> impl TypedValueParser<Value = Hints> {
    let words = PossibleValuesParser::new(Hints::ALL.map(Hints::as_str));
    words.try_map(|word| word.parse::<Hints>())
}

/// A length of time as people write it: 90s, 10m, 1h30m.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Time(pub Duration);

impl FromStr for Time {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse::<jiff::SignedDuration>()
            .ok()
            .and_then(|time| Duration::try_from(time).ok())
            .filter(|time| *time >= Duration::from_secs(1))
            .map(Time)
            .ok_or("write it as 90s, 10m or 1h30m, at least a second")
    }
}

/// A number of points.
fn points(text: &str) -> Result<u32, &'static str> {
    text.parse()
        .map_err(|_| "write it as a whole number of points, such as 100")
}

/// How the commands that print tables write them.
#[derive(Debug, Clone, Copy, Default, Args)]
pub struct TableArgs {
    /// text for people, or json for programs [default: text]
    #[arg(
        short,
        long,
        value_name = "FORMAT",
        value_enum,
        default_value_t,
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub output: TableFormat,
    /// As --output json
    #[arg(long)]
    pub json: bool,
}

/// The format of a table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum TableFormat {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
}

impl TableArgs {
    /// Whether JSON is wanted.
    pub fn is_json(&self) -> bool {
        self.json || self.output == TableFormat::Json
    }
}

/// clap names the value and the option; what is left to say is what to write instead.
fn report_spec(text: &str) -> Result<ReportSpec, String> {
    text.parse::<ReportSpec>().map_err(|error| error.hint())
}

/// The reports of `--report` and of `--json`.
fn with_json(reports: &[ReportSpec], json: bool) -> Vec<ReportSpec> {
    let also = json.then(|| "json".parse().ok()).flatten();
    reports.iter().cloned().chain(also).collect()
}

/// The help of `--report`, with the formats that have a place for the subject.
fn report_help(subject: Subject) -> String {
    let fits = |format: &&Format| subject == Subject::Account || !format.about_one;
    let names: Vec<&str> = FORMATS
        .iter()
        .filter(fits)
        .map(|format| format.name)
        .collect();
    let names = match names.split_last() {
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => String::new(),
    };
    format!("A report: {names}, to standard output or to a file (repeatable)")
}
