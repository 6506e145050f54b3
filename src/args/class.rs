//! The options of the commands about a class: `grade`, and those that work on its store.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, ValueHint};

use super::{
    ConnectionArgs, HintsArgs, SelectionArgs, SuiteArgs, TableArgs, Time, points, report_help,
    report_spec, with_json,
};
use crate::class::entry_file::EntryPlace;
use crate::class::{GradingOptions, Shard, ShardError};
use crate::reporter::{Columns, Delimiter, ReportSpec, Subject};
use workshop_check_collect::ConnectTo;
use workshop_check_core::report::Pseudonyms;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  workshop-check grade --roster class.csv
  workshop-check grade --roster class.csv --check-access      the evening before
  workshop-check grade --roster class.csv --report terminal --report json=class.json
  workshop-check grade --demo
  workshop-check grade --roster class.csv --report canvas=grades.csv

A roster is CSV (or JSON, an array of objects) with the columns name and
account_id, and role_arn (with external_id) or profile, and region. A role's
ARN has the account id, too. Without role_arn and profile a row is of your own
account. Further columns are copied to the reports.

  name,account_id,role_arn,external_id,region
  Ann,111122223333,arn:aws:iam::111122223333:role/workshop-check,class-7,us-west-2")]
pub struct GradeArgs {
    #[command(flatten)]
    pub class: ClassArgs,
    #[command(flatten)]
    pub output: ClassOutputArgs,
    /// Reaching this many points counts as passing
    #[arg(long, value_name = "POINTS", value_parser = points)]
    pub min_score: Option<u32>,
    /// Continue the last run of this roster and suite: grade the rest, and retry who could not be graded
    #[arg(long)]
    pub resume: bool,
    /// Keep what each account looked like, so that `regrade` can apply a corrected suite
    #[arg(long)]
    pub keep_snapshots: bool,
    /// Ask only whether each account can be read: roles, Regions and account ids. Nothing is checked or kept.
    /// Exit status 0 all can, 1 one cannot, 3 it is not certain of one
    #[arg(long, conflicts_with_all = ["report", "min_score", "resume", "keep_snapshots", "shard", "key"])]
    pub check_access: bool,
    /// Grade only this part of the roster, such as 3/8; `merge` joins the parts. With auto, the variables of a job
    /// scheduler say which part it is (AWS Batch, Slurm, GitLab, CircleCI, Buildkite; auto/8 on Kubernetes)
    #[arg(long, value_name = "I/N|auto")]
    pub shard: Option<ShardOption>,
}

/// A part of a roster: by its number, or by the variables of a job scheduler.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShardOption {
    /// Written as 3/8.
    Part(Shard),
    /// Written as auto, or as auto/8 where the scheduler does not tell the number of parts.
    OfScheduler(Option<u32>),
}

impl ShardOption {
    /// The part, with the environment of this process.
    ///
    /// # Errors
    /// When no scheduler has set its variables, or they do not name a part of a whole.
    pub fn part(self) -> Result<Shard, ShardError> {
        match self {
            ShardOption::Part(shard) => Ok(shard),
            ShardOption::OfScheduler(count) => {
                Shard::of_scheduler(count, |name| std::env::var(name).ok())
            }
        }
    }
}

impl FromStr for ShardOption {
    type Err = ShardError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.strip_prefix("auto") {
            None => text.parse().map(ShardOption::Part),
            Some("") => Ok(ShardOption::OfScheduler(None)),
            Some(rest) => {
                let count = rest.strip_prefix('/').and_then(|count| count.parse().ok());
                let count = count.ok_or(ShardError::NotWritten)?;
                Ok(ShardOption::OfScheduler(Some(count)))
            }
        }
    }
}

/// Who is in a class, what they are checked for, and how their accounts are read.
#[derive(Debug, Clone, Args)]
pub struct ClassArgs {
    /// Who is in the class, and how to get into each account; - is standard input
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, required_unless_present = "demo")]
    pub roster: Option<PathBuf>,
    /// A made-up class of 40 in place of a roster, without AWS; results are kept only in a file that --store names
    #[arg(long, conflicts_with_all = ["roster", "region", "profile", "connect_to", "endpoint_url", "ca_bundle"])]
    pub demo: bool,
    /// Only this attendee of the roster, by name or account id (repeatable)
    #[arg(long, value_name = "NAME|ACCOUNT")]
    pub only: Vec<String>,
    /// All attendees of the roster but this one, by name or account id (repeatable)
    #[arg(long, value_name = "NAME|ACCOUNT")]
    pub except: Vec<String>,
    #[command(flatten)]
    pub suite: SuiteArgs,
    #[command(flatten)]
    pub selection: SelectionArgs,
    #[command(flatten)]
    pub accounts: AccountsArgs,
    #[command(flatten)]
    pub store: StoreArgs,
}

/// How the accounts of a class are read.
#[derive(Debug, Clone, Args)]
pub struct AccountsArgs {
    #[command(flatten)]
    pub hints: HintsArgs,
    /// The most accounts checked in parallel
    #[arg(long, value_name = "N", default_value_t = 8, value_parser = clap::value_parser!(u16).range(1..=256))]
    pub concurrency: u16,
    /// The longest that one account may take, such as 90s or 2m
    #[arg(
        long,
        value_name = "DURATION",
        default_value = "120s",
        env = "WORKSHOP_CHECK_ACCOUNT_TIMEOUT"
    )]
    pub account_timeout: Time,
    /// The Region of attendees whose roster names none; of a worker, also that of its queue and bucket
    /// [default: as for every AWS tool]
    #[arg(long, help_heading = "AWS")]
    pub region: Option<String>,
    /// The profile whose credentials assume the roles
    #[arg(long, help_heading = "AWS")]
    pub profile: Option<String>,
    /// Ask HOST2:PORT2 for the site of HOST1:PORT1, as curl does; AWS calls are not affected
    #[arg(long, value_name = "HOST1:PORT1:HOST2:PORT2", help_heading = "AWS")]
    pub connect_to: Vec<ConnectTo>,
    #[command(flatten)]
    pub connection: ConnectionArgs,
}

impl AccountsArgs {
    /// The same for the part of the program that grades.
    pub fn options(&self) -> GradingOptions {
        GradingOptions {
            hints: self.hints.hints,
            concurrency: self.concurrency.into(),
            account_timeout: self.account_timeout.0,
            region: self.region.clone(),
            profile: self.profile.clone(),
            connect_to: self.connect_to.clone(),
            connections: self.connection.options(),
        }
    }
}

/// What to say of a class.
#[derive(Debug, Clone, Args)]
pub struct ClassOutputArgs {
    #[arg(short = 'o', long, visible_alias = "output", value_name = "FORMAT[=FILE]", value_parser = report_spec, help = report_help(Subject::Class))]
    pub report: Vec<ReportSpec>,
    /// As --report json
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub pseudonyms: PseudonymArgs,
    #[command(flatten)]
    pub sheet: SheetArgs,
}

/// The form of tables for spreadsheets and learning platforms.
#[derive(Debug, Clone, Args)]
pub struct SheetArgs {
    /// What has a column in a CSV report: each step, or also each check
    #[arg(long, value_name = "WHAT", value_enum, default_value_t)]
    pub columns: Columns,
    /// What separates the cells of tables [default: what separates them in the roster, else a comma]
    #[arg(long, value_name = "NAME", value_enum)]
    pub delimiter: Option<Delimiter>,
    /// The name of the grade in Canvas or Moodle; "Title (1234)" is assignment 1234 of Canvas [default: the suite's title]
    #[arg(long, value_name = "TITLE")]
    pub assignment: Option<String>,
}

/// Whether names are shown.
#[derive(Debug, Clone, Args)]
pub struct PseudonymArgs {
    /// Replace names and account ids; the same key gives the same pseudonyms. The command line is visible
    /// in the list of processes, the environment variable is not
    #[arg(
        long = "pseudonyms",
        value_name = "KEY",
        env = "WORKSHOP_CHECK_PSEUDONYMS",
        hide_env_values = true
    )]
    pub key: Option<String>,
}

impl PseudonymArgs {
    /// The pseudonyms of the key, if there is one.
    pub fn pseudonyms(&self) -> Option<Pseudonyms> {
        let key = self.key.as_ref()?;
        Some(Pseudonyms::new(key.as_bytes()))
    }
}

impl ClassOutputArgs {
    /// The reports that are wanted.
    pub fn reports(&self) -> Vec<ReportSpec> {
        with_json(&self.report, self.json)
    }
}

/// Where results are kept.
#[derive(Debug, Clone, Args)]
pub struct StoreArgs {
    /// The file that results are kept in
    #[arg(long, value_name = "FILE", default_value = crate::class::store::DEFAULT_FILE, value_hint = ValueHint::FilePath)]
    pub store: PathBuf,
}

#[derive(Debug, Args)]
#[command(after_help = "Example:\n  workshop-check history --attendee \"Ada Lovelace\"")]
pub struct HistoryArgs {
    /// Only this attendee, by name or account id
    #[arg(long, value_name = "NAME|ACCOUNT")]
    pub attendee: Option<String>,
    #[command(flatten)]
    pub table: TableArgs,
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
    /// Also the checks in which nobody's outcome changed; JSON always has them
    #[arg(long)]
    pub all: bool,
    #[command(flatten)]
    pub table: TableArgs,
    #[command(flatten)]
    pub store: StoreArgs,
    #[command(flatten)]
    pub suite: SuiteArgs,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  workshop-check report --report csv=grades.csv --columns checks
  workshop-check report --run 3 --report canvas=grades.csv --assignment \"Workshop (1234)\"")]
pub struct ReportArgs {
    /// The run, as `history` numbers it [default: the last of the suite]
    #[arg(long, value_name = "RUN")]
    pub run: Option<i64>,
    /// Reaching this many points counts as passing
    #[arg(long, value_name = "POINTS", value_parser = points)]
    pub min_score: Option<u32>,
    #[command(flatten)]
    pub output: ClassOutputArgs,
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
    pub hints: HintsArgs,
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
    /// Stores, of which the newest run counts, JSON gradebooks (- is standard input), or the results of
    /// workers: a folder, or s3://BUCKET/PREFIX of a run
    #[arg(value_name = "STORE|GRADEBOOK.json|FOLDER|s3://…", required = true, value_hint = ValueHint::AnyPath)]
    pub parts: Vec<EntryPlace>,
    /// The roster whose order the run gets; a note names who has no result
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub roster: Option<PathBuf>,
    /// Write a roster of those who have no result, to grade them
    #[arg(long, value_name = "FILE", requires = "roster", value_hint = ValueHint::FilePath)]
    pub rest: Option<PathBuf>,
    /// The Region of the bucket [default: as for every AWS tool]
    #[arg(long, help_heading = "AWS")]
    pub region: Option<String>,
    /// The profile whose credentials read the bucket
    #[arg(long, help_heading = "AWS")]
    pub profile: Option<String>,
    #[command(flatten)]
    pub connection: ConnectionArgs,
    #[command(flatten)]
    pub output: ClassOutputArgs,
    #[command(flatten)]
    pub suite: SuiteArgs,
}
