//! The command line. Flags and their meaning are a contract; see README.md.

mod author;
mod check;
mod class;
mod serve;
mod suite;

use std::str::FromStr;
use std::time::Duration;

use clap::builder::styling::{AnsiColor, Styles};
use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;

use crate::reporter::{FORMATS, Format, ReportSpec, Subject};
use workshop_check_collect::{ConnectTo, Role, SessionOptions};
use workshop_check_core::ids::{CheckId, StepId};
use workshop_check_core::suite::Assignment;

pub use author::{InitArgs, LintArgs, SchemaArgs, SchemaOf};
pub use check::{CheckArgs, SnapshotArgs};
pub use class::{
    ClassArgs, ClassOutputArgs, DiffArgs, GradeArgs, HistoryArgs, MergeArgs, PseudonymArgs,
    RegradeArgs,
};
pub use serve::ServeArgs;
pub use suite::{ExplainArgs, ListArgs, PolicyArgs, ProveArgs};

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

/// Checks an AWS account against the pages of a hands-on workshop, read-only, and says what to fix next.
#[derive(Debug, Parser)]
#[command(version, styles = STYLES, propagate_version = true, max_term_width = 100)]
#[command(after_help = "\
Examples:
  workshop-check check --demo              a half-way account, without AWS
  workshop-check check                     your own account, as the AWS CLI would find it
  workshop-check check --step create-efs   one page, with all it stands on
  workshop-check explain mount-targets     what a check asserts, and why

Exit status: 0 all passed, 1 something failed, 2 usage or configuration error,
3 something could not be evaluated, 4 something is still on its way.")]
pub struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check an account, page by page
    Check(CheckArgs),
    /// Check every account of a class, by a roster
    Grade(GradeArgs),
    /// Look at a class again and again, and show it live in a browser
    Serve(ServeArgs),
    /// Write what an account looks like to a file, to check it later or elsewhere
    Snapshot(SnapshotArgs),
    /// List the checks of a suite, with their points
    List(ListArgs),
    /// Say what a check asserts, why, and how to fix it
    Explain(ExplainArgs),
    /// Print the IAM policy that a suite needs, and no more
    Policy(PolicyArgs),
    /// Break a correct account, one fact at a time, and show which check notices
    Prove(ProveArgs),
    /// Write a small suite to start your own from
    Init(InitArgs),
    /// Find every problem of a suite, at its place
    Lint(LintArgs),
    /// Print the JSON Schema of a suite's file, for editors
    Schema(SchemaArgs),
    /// List the runs of a class, or one attendee's results from run to run
    History(HistoryArgs),
    /// Say what changed between two runs of a class
    Diff(DiffArgs),
    /// Apply a corrected suite to the snapshots a run has kept, without touching an account
    Regrade(RegradeArgs),
    /// Join what several processes graded into one run
    Merge(MergeArgs),
    /// Print shell completions
    #[command(after_help = "\
Examples:
  workshop-check completions bash > ~/.local/share/bash-completion/completions/workshop-check
  workshop-check completions zsh > \"${fpath[1]}/_workshop-check\"")]
    Completions {
        /// The shell
        shell: Shell,
    },
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
    /// Another value for one of the suite's variables; lists by commas (repeatable)
    #[arg(long, value_name = "NAME=VALUE")]
    pub set: Vec<Assignment>,
    /// The language of all texts and links [default: that of your environment, else en]
    #[arg(long, value_name = "LANG")]
    pub lang: Option<String>,
}

/// Whose account, and where.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "AWS")]
pub struct AwsArgs {
    /// The Region [default: as for every AWS tool]
    #[arg(long)]
    pub region: Option<String>,
    /// A profile of your AWS configuration
    #[arg(long)]
    pub profile: Option<String>,
    /// A role to assume first
    #[arg(long, value_name = "ARN")]
    pub role_arn: Option<String>,
    /// The external id that the role asks for
    #[arg(long, value_name = "ID", requires = "role_arn")]
    pub external_id: Option<String>,
    /// Ask HOST2:PORT2 for the site of HOST1:PORT1, as curl does; AWS calls are not affected
    #[arg(long, value_name = "HOST1:PORT1:HOST2:PORT2")]
    pub connect_to: Vec<ConnectTo>,
}

impl AwsArgs {
    /// How to open a session.
    pub fn session(&self) -> SessionOptions {
        SessionOptions {
            region: self.region.clone(),
            profile: self.profile.clone(),
            role: self.role_arn.clone().map(|arn| Role {
                arn,
                external_id: self.external_id.clone(),
            }),
        }
    }
}

/// Which checks.
#[derive(Debug, Clone, Default, Args)]
pub struct SelectionArgs {
    /// Only this step, with all it stands on (repeatable)
    #[arg(long, value_name = "STEP")]
    pub step: Vec<StepId>,
    /// Only this check, with all it stands on (repeatable)
    #[arg(long, value_name = "CHECK")]
    pub check: Vec<CheckId>,
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

/// clap names the value and the option; what is left to say is what to write instead.
fn report_spec(text: &str) -> Result<ReportSpec, String> {
    text.parse::<ReportSpec>().map_err(|error| error.hint())
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
