//! The options of `check` and `snapshot`: one account.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::{Args, ValueHint};
use url::Url;

use super::{
    AwsArgs, HintsArgs, SelectionArgs, SuiteArgs, Time, points, report_help, report_spec, with_json,
};
use crate::reporter::{ReportSpec, Subject};
use workshop_check_core::suite::Assignment;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  workshop-check check --region us-east-1 --profile workshop
  workshop-check check --lang nl -o terminal -o junit=report.xml
  workshop-check check --snapshot account.json --json | jq .score
  workshop-check check --wait 10m          until nothing is in progress any more
  workshop-check check --watch             a live view, until all is done
  workshop-check check --watch --submit https://board.example.org --as \"Ada Lovelace\"
  workshop-check check --demo complete")]
pub struct CheckArgs {
    #[command(flatten)]
    pub suite: SuiteArgs,
    #[command(flatten)]
    pub selection: SelectionArgs,
    #[arg(short = 'o', long, visible_alias = "output", value_name = "FORMAT[=FILE]", value_parser = report_spec, help = report_help(Subject::Account))]
    pub report: Vec<ReportSpec>,
    /// As --report json
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub hints: HintsArgs,
    /// Reaching this many points counts as passing
    #[arg(long, value_name = "POINTS", value_parser = points)]
    pub min_score: Option<u32>,
    /// What a roster would say of the account: which of a journey's ways is taken (server=container-migration), or that
    /// a manual check is confirmed (COLUMN=yes; repeatable)
    #[arg(long, value_name = "COLUMN=VALUE")]
    pub mark: Vec<Assignment>,
    /// Check a snapshot instead of an account, offline; - is standard input
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with = "demo")]
    pub snapshot: Option<PathBuf>,
    /// Check an account that comes with the program, without AWS; SUITE/NAME is one of another suite
    #[arg(long, value_name = "NAME", num_args = 0..=1, default_missing_value = crate::demo::DEFAULT)]
    pub demo: Option<String>,
    /// Add what is left to do until everything passes, page by page, and what each step turns green
    #[arg(long, conflicts_with = "watch")]
    pub plan: bool,
    /// Wait this long at most for what is in progress, such as 90s or 10m
    #[arg(long, value_name = "DURATION", conflicts_with = "watch")]
    pub wait: Option<Time>,
    /// Check again and again until Ctrl-C, about once a minute [or about every so often]
    #[arg(long, value_name = "EVERY", num_args = 0..=1, require_equals = true)]
    pub watch: Option<Option<Time>>,
    #[command(flatten)]
    pub submit: SubmitArgs,
    #[command(flatten)]
    pub aws: AwsArgs,
}

/// The board that the account is submitted to.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Class")]
pub struct SubmitArgs {
    /// Also submit what was read to the board of a class, which grades it itself. It gets the snapshot, and a proof of
    /// the account id that is valid for some minutes, but no key. With --watch, after each change
    #[arg(long = "submit", value_name = "URL", value_hint = ValueHint::Url, requires = "name", conflicts_with_all = ["step", "check"])]
    pub url: Option<Url>,
    /// Your name, as in the roster of the class
    #[arg(long = "as", value_name = "NAME", requires = "url")]
    pub name: Option<String>,
    /// The code of the class, or your own. The command line is visible in the list of processes, the environment
    /// variable is not
    #[arg(
        long,
        value_name = "CODE",
        env = "WORKSHOP_CHECK_CLASS_CODE",
        hide_env_values = true
    )]
    pub class_code: Option<String>,
    /// Ask the instructor for help, on the board
    #[arg(long, requires = "url")]
    pub need_help: bool,
    /// Submit over plain http to another computer, although others on the network may read it
    #[arg(long, requires = "url")]
    pub allow_http: bool,
}

impl CheckArgs {
    /// What `--mark` says of the account, by column.
    pub fn marks(&self) -> BTreeMap<String, String> {
        let marks = self.mark.iter();
        let marks = marks.map(|mark| (mark.name.clone(), mark.value.clone()));
        marks.collect()
    }

    /// The reports that are wanted.
    pub fn reports(&self) -> Vec<ReportSpec> {
        with_json(&self.report, self.json)
    }
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  workshop-check snapshot - | workshop-check check --snapshot -
  workshop-check snapshot account.json && workshop-check check --snapshot account.json
  workshop-check snapshot account.json --demo complete   to try things without AWS

The file has no secrets: no decrypted parameters, and only those values that
the suite compares.")]
pub struct SnapshotArgs {
    /// The file to write, readable by you alone; - is standard output
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
    /// Write an account that comes with the program, without AWS; SUITE/NAME is one of another suite
    #[arg(long, value_name = "NAME", num_args = 0..=1, default_missing_value = crate::demo::DEFAULT)]
    pub demo: Option<String>,
    #[command(flatten)]
    pub suite: SuiteArgs,
    #[command(flatten)]
    pub aws: AwsArgs,
}
