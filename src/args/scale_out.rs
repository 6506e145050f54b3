//! The options of the commands for very large classes: `worker`, `scale-out` and `roster`.

use std::path::PathBuf;

use clap::{Args, ValueHint};

use super::{AccountsArgs, ConnectionArgs, SelectionArgs, SuiteArgs, Time};
use crate::class::entry_file::EntryPlace;
use workshop_check_core::iam::least_privilege;

#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  workshop-check worker --queue https://sqs.us-west-2.amazonaws.com/111122223333/tasks --entries s3://class-7/runs

The stack of \"workshop-check scale-out --cloudformation\" makes the queue, the bucket and the policy
that a worker needs. Start as many workers as you like; Ctrl-C or SIGTERM ends one after the accounts
that it is reading.")]
pub struct WorkerArgs {
    /// The URL of the Amazon SQS queue that accounts come from
    #[arg(long, value_name = "URL", env = "WORKSHOP_CHECK_QUEUE", value_hint = ValueHint::Url)]
    pub queue: String,
    /// Where results are written: a prefix of a bucket, or a folder that all workers share
    #[arg(
        long,
        value_name = "s3://BUCKET/PREFIX|FOLDER",
        env = "WORKSHOP_CHECK_ENTRIES"
    )]
    pub entries: EntryPlace,
    /// End when there has been no account for so long [default: never]
    #[arg(long, value_name = "DURATION")]
    pub until_idle: Option<Time>,
    #[command(flatten)]
    pub suite: SuiteArgs,
    #[command(flatten)]
    pub selection: SelectionArgs,
    #[command(flatten)]
    pub accounts: AccountsArgs,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  workshop-check scale-out --cloudformation > scale-out.yaml
  aws cloudformation deploy --stack-name class --template-file scale-out.yaml --capabilities CAPABILITY_IAM")]
pub struct ScaleOutArgs {
    /// Print the AWS CloudFormation template
    #[arg(long, required = true)]
    pub cloudformation: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  workshop-check roster --from-organization > class.csv
  workshop-check roster --from-organization --ou ou-ab12-cdef3456 --external-id class-7 > class.csv")]
pub struct RosterArgs {
    /// Write a roster of the active accounts of the caller's AWS organization, without the management account
    #[arg(long, required = true)]
    pub from_organization: bool,
    /// Only the accounts of this organizational unit and of those below it (repeatable)
    #[arg(long, value_name = "OU")]
    pub ou: Vec<OuId>,
    /// The name of the role in each account
    #[arg(long, value_name = "NAME", default_value = "workshop-check", value_parser = least_privilege::role_name)]
    pub role_name: String,
    /// The external ID that the role asks for
    #[arg(long, value_name = "ID", value_parser = least_privilege::external_id)]
    pub external_id: Option<String>,
    /// The profile of the management account, or of a delegated administrator
    #[arg(long, help_heading = "AWS")]
    pub profile: Option<String>,
    /// The Region, which only matters for the partition [default: as for every AWS tool]
    #[arg(long, help_heading = "AWS")]
    pub region: Option<String>,
    #[command(flatten)]
    pub suite: SuiteArgs,
    /// The file to write [default: standard output]
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub out: Option<PathBuf>,
    #[command(flatten)]
    pub connection: ConnectionArgs,
}

/// The id of a root or of an organizational unit (AWS Organizations API reference, ListAccountsForParent).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OuId(pub String);

impl std::str::FromStr for OuId {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let is_id = text.starts_with("ou-") || text.starts_with("r-");
        if is_id && text.len() <= 68 && text.chars().all(plain) {
            Ok(OuId(text.to_owned()))
        } else {
            Err(
                "the id of an organizational unit looks like ou-ab12-cdef3456, that of a root like r-ab12",
            )
        }
    }
}
