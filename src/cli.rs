//! The command line. Flags and their meaning are a contract; see README.md.

use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use clap::builder::styling::{AnsiColor, Styles};
use clap::{Args, Parser, Subcommand, ValueHint};
use clap_complete::Shell;

use crate::collect::{ConnectTo, Role, SessionOptions};
use crate::policy;
use crate::reporter::ReportSpec;

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
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check an account, page by page
    Check(CheckArgs),
    /// Check every account of a class, by a roster
    Grade(GradeArgs),
    /// Write what an account looks like to a file, to check it later or elsewhere
    Snapshot(SnapshotArgs),
    /// List the checks of a suite, with their points
    List(SuiteArgs),
    /// Say what a check asserts, why, and how to fix it
    Explain(ExplainArgs),
    /// Print the IAM policy that a suite needs, and no more
    Policy(PolicyArgs),
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
    pub step: Vec<String>,
    /// Only this check, with all it stands on (repeatable)
    #[arg(long, value_name = "CHECK")]
    pub check: Vec<String>,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  workshop-check check --region us-east-1 --profile workshop
  workshop-check check --lang nl --report terminal --report junit=report.xml
  workshop-check check --snapshot account.json --report json
  workshop-check check --wait 10m          until what is on its way has arrived
  workshop-check check --watch             a live view, until Ctrl-C
  workshop-check check --demo complete")]
pub struct CheckArgs {
    #[command(flatten)]
    pub suite: SuiteArgs,
    #[command(flatten)]
    pub selection: SelectionArgs,
    /// A report: terminal, json, junit, csv, html, markdown, github or gradescope, to standard output or to a file
    /// (repeatable)
    #[arg(long, value_name = "FORMAT[=FILE]", value_parser = report_spec)]
    pub report: Vec<ReportSpec>,
    /// Reaching this many points counts as passing
    #[arg(long, value_name = "POINTS")]
    pub min_score: Option<u32>,
    /// Check a snapshot instead of an account, offline
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with_all = ["demo", "region", "profile", "role_arn", "connect_to"])]
    pub snapshot: Option<PathBuf>,
    /// Check an account that comes with the program, without AWS
    #[arg(long, value_name = "NAME", num_args = 0..=1, default_missing_value = crate::demo::DEFAULT, conflicts_with_all = ["region", "profile", "role_arn", "connect_to"])]
    pub demo: Option<String>,
    /// Wait this long at most for what is on its way, such as 90s or 10m
    #[arg(long, value_name = "DURATION", conflicts_with_all = ["watch", "snapshot", "demo"])]
    pub wait: Option<Time>,
    /// Keep looking until Ctrl-C, about once a minute [or about every so often]
    #[arg(long, value_name = "EVERY", num_args = 0..=1, require_equals = true, conflicts_with_all = ["snapshot", "demo"])]
    pub watch: Option<Option<Time>>,
    #[command(flatten)]
    pub aws: AwsArgs,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  workshop-check grade --roster class.csv
  workshop-check grade --roster class.csv --report terminal --report json=class.json

A roster is CSV (or JSON, an array of objects) with the columns name and account_id, and role_arn
(with external_id) or profile, and region. Further columns are carried through.

  name,account_id,role_arn,external_id,region
  Ann,111122223333,arn:aws:iam::111122223333:role/workshop-check,class-7,us-west-2")]
pub struct GradeArgs {
    /// Who is in the class, and how to get into each account
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub roster: PathBuf,
    #[command(flatten)]
    pub suite: SuiteArgs,
    #[command(flatten)]
    pub selection: SelectionArgs,
    #[command(flatten)]
    pub output: ClassOutputArgs,
    /// Reaching this many points counts as passing
    #[arg(long, value_name = "POINTS")]
    pub min_score: Option<u32>,
    /// The most accounts looked at at the same time
    #[arg(long, value_name = "N", default_value_t = 8, value_parser = clap::value_parser!(u16).range(1..=256))]
    pub concurrency: u16,
    /// The longest that one account may take, such as 90s or 2m
    #[arg(long, value_name = "DURATION", default_value = "120s")]
    pub account_timeout: Time,
    /// Take up the last run of this roster and suite, and grade just the rest
    #[arg(long)]
    pub resume: bool,
    /// Keep what each account looked like, so that `regrade` can apply a corrected suite
    #[arg(long)]
    pub keep_snapshots: bool,
    /// Grade only this part of the roster, such as 3/8; `merge` joins the parts
    #[arg(long, value_name = "I/N")]
    pub shard: Option<crate::grading::Shard>,
    #[command(flatten)]
    pub store: StoreArgs,
    /// The Region of attendees whose roster names none [default: as for every AWS tool]
    #[arg(long, help_heading = "AWS")]
    pub region: Option<String>,
    /// The profile whose credentials assume the roles
    #[arg(long, help_heading = "AWS")]
    pub profile: Option<String>,
    /// Ask HOST2:PORT2 for the site of HOST1:PORT1, as curl does; AWS calls are not affected
    #[arg(long, value_name = "HOST1:PORT1:HOST2:PORT2", help_heading = "AWS")]
    pub connect_to: Vec<ConnectTo>,
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

/// What to say of a class.
#[derive(Debug, Clone, Args)]
pub struct ClassOutputArgs {
    /// A report: terminal, json, junit, csv, html, markdown or github, to standard output or a file (repeatable)
    #[arg(long, value_name = "FORMAT[=FILE]", value_parser = report_spec)]
    pub report: Vec<ReportSpec>,
    /// Replace names and account ids in the reports; the same key gives the same pseudonyms
    #[arg(
        long,
        value_name = "KEY",
        env = "WORKSHOP_CHECK_PSEUDONYMS",
        hide_env_values = true
    )]
    pub pseudonyms: Option<String>,
}

/// clap names the value and the option; what is left to say is what to write instead.
fn report_spec(text: &str) -> Result<ReportSpec, String> {
    text.parse::<ReportSpec>().map_err(|error| error.hint())
}

#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  workshop-check snapshot account.json && workshop-check check --snapshot account.json

The file holds no secrets: no decrypted parameters, and only those values that the suite compares.")]
pub struct SnapshotArgs {
    /// The file to write, readable by you alone
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
    #[command(flatten)]
    pub suite: SuiteArgs,
    #[command(flatten)]
    pub aws: AwsArgs,
}

#[derive(Debug, Args)]
#[command(after_help = "Example:\n  workshop-check explain mount-targets-group --lang nl")]
pub struct ExplainArgs {
    /// The check's id, as `list` prints it
    #[arg(value_name = "CHECK")]
    pub id: String,
    #[command(flatten)]
    pub suite: SuiteArgs,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  workshop-check policy > workshop-check-policy.json
  workshop-check policy --cloudformation --trusted-account 111122223333 --external-id class-7 > role.json

The template makes a role with exactly this policy that the trusted account may assume. Roll it out with
StackSets, to one Region of every account, with the capability CAPABILITY_NAMED_IAM.")]
pub struct PolicyArgs {
    #[command(flatten)]
    pub suite: SuiteArgs,
    /// Print a CloudFormation template of a role with this policy
    #[arg(long, requires = "trusted_account", requires = "external_id")]
    pub cloudformation: bool,
    /// The account that may assume the role: the instructor's
    #[arg(long, value_name = "ACCOUNT", requires = "cloudformation", value_parser = policy::account)]
    pub trusted_account: Option<String>,
    /// What the instructor has to name when assuming the role
    #[arg(long, value_name = "ID", requires = "cloudformation", value_parser = policy::external_id)]
    pub external_id: Option<String>,
    /// The role's name
    #[arg(long, value_name = "NAME", requires = "cloudformation", default_value = "workshop-check", value_parser = policy::role_name)]
    pub role_name: String,
}

/// Where results are kept.
#[derive(Debug, Clone, Args)]
pub struct StoreArgs {
    /// The file that results are kept in
    #[arg(long, value_name = "FILE", default_value = crate::grading::store::DEFAULT_FILE, value_hint = ValueHint::FilePath)]
    pub store: PathBuf,
}

#[derive(Debug, Args)]
#[command(after_help = "Example:\n  workshop-check history --attendee \"Ada Lovelace\"")]
pub struct HistoryArgs {
    /// Only this attendee, by name or account id
    #[arg(long, value_name = "NAME|ACCOUNT")]
    pub attendee: Option<String>,
    /// As JSON
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub store: StoreArgs,
    #[command(flatten)]
    pub suite: SuiteArgs,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  workshop-check diff\n  workshop-check diff 3 7 --attendee 111122223333"
)]
pub struct DiffArgs {
    /// The earlier run, as `history` numbers it [default: the last but one]
    #[arg(value_name = "RUN1", requires = "after")]
    pub before: Option<i64>,
    /// The later run [default: the last]
    #[arg(value_name = "RUN2")]
    pub after: Option<i64>,
    /// Only this attendee, by name or account id
    #[arg(long, value_name = "NAME|ACCOUNT")]
    pub attendee: Option<String>,
    /// As JSON
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub store: StoreArgs,
    #[command(flatten)]
    pub suite: SuiteArgs,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  workshop-check regrade --run 3 --suite ./corrected --report csv=grades.csv"
)]
pub struct RegradeArgs {
    /// The run, as `history` numbers it
    #[arg(long, value_name = "RUN")]
    pub run: i64,
    #[command(flatten)]
    pub output: ClassOutputArgs,
    #[command(flatten)]
    pub store: StoreArgs,
    #[command(flatten)]
    pub suite: SuiteArgs,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  workshop-check merge class.sqlite shard-*.sqlite --report json=class.json"
)]
pub struct MergeArgs {
    /// The store that gets the joined run
    #[arg(value_name = "OUT", value_hint = ValueHint::FilePath)]
    pub out: PathBuf,
    /// Stores, of which the newest run counts, or JSON gradebooks
    #[arg(value_name = "STORE|GRADEBOOK.json", required = true, value_hint = ValueHint::FilePath)]
    pub parts: Vec<PathBuf>,
    #[command(flatten)]
    pub output: ClassOutputArgs,
    #[command(flatten)]
    pub suite: SuiteArgs,
}
