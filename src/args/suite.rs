//! The options of the commands about a suite itself.

use std::path::PathBuf;

use clap::{Args, ValueHint};

use super::{SuiteArgs, TableArgs};
use workshop_check_core::iam::least_privilege;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  workshop-check explain mount-targets-group --lang nl
  workshop-check explain lb-sg --demo fresh      with what an account has, and its fix as commands
  workshop-check explain security_group_allows   an assertion kind, for authors")]
pub struct ExplainArgs {
    /// The check's id, as `list` prints it, or its title, or an assertion kind, as `list --kinds` prints it
    #[arg(value_name = "CHECK|KIND")]
    pub id: Option<String>,
    /// Also what was found in this account, and the fix as commands: "workshop-check snapshot FILE" takes a snapshot; - is standard input
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with = "demo")]
    pub snapshot: Option<PathBuf>,
    /// The same of an account that comes with the program
    #[arg(long, value_name = "NAME", num_args = 0..=1, default_missing_value = crate::demo::DEFAULT)]
    pub demo: Option<String>,
    #[command(flatten)]
    pub suite: SuiteArgs,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  workshop-check list --lang nl
  workshop-check list --suite cleanup
  workshop-check list --variables      what --set can change
  workshop-check list --kinds          the kinds of assertions, for authors")]
pub struct ListArgs {
    #[command(flatten)]
    pub suite: SuiteArgs,
    /// List the kinds of assertions in place of checks
    #[arg(long)]
    pub kinds: bool,
    /// List the suite's variables, with the values they have, in place of checks
    #[arg(long, conflicts_with = "kinds")]
    pub variables: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  workshop-check prove --demo complete
  workshop-check prove --suite ./my-suite --snapshot complete.json
  workshop-check prove --suite cleanup --demo
  workshop-check prove --suite ./my-suite --snapshot complete.json --json | jq '.mutants[] | select(.verdict == \"survived\")'

Reasons for mutants that survive on purpose go into prove.yaml beside suite.yaml.

Exit status: 0 every mutant is caught by the right check or justified, 1 some
are not, 2 usage or configuration error.")]
pub struct ProveArgs {
    #[command(flatten)]
    pub suite: SuiteArgs,
    /// The snapshot of an account in which the workshop is done: "workshop-check snapshot FILE" takes one; - is standard input
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with = "demo")]
    pub snapshot: Option<PathBuf>,
    /// An account that comes with the program [default: that in which the workshop is done]
    #[arg(long, value_name = "NAME", num_args = 0..=1)]
    pub demo: Option<Option<String>>,
    /// Of a suite that asserts that things are gone: the snapshot of an account in which they are still there; --demo has one for "cleanup"
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub leftovers: Option<PathBuf>,
    /// Everything of every list: the table of all checks, each mutant that is a problem, each reason
    #[arg(long)]
    pub all: bool,
    /// List every mutant, with the check that caught it; JSON always has them
    #[arg(long, conflicts_with = "json")]
    pub mutants: bool,
    #[command(flatten)]
    pub table: TableArgs,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  workshop-check policy > workshop-check-policy.json
  workshop-check policy --cloudformation --trusted-account 111122223333 --external-id class-7 > role.json

The template makes a role with exactly this policy, which the trusted account
may assume. Roll it out with StackSets, to one Region of every account, with
the capability CAPABILITY_NAMED_IAM.")]
pub struct PolicyArgs {
    #[command(flatten)]
    pub suite: SuiteArgs,
    /// Print a CloudFormation template of a role with this policy
    #[arg(long, requires = "trusted_account", requires = "external_id")]
    pub cloudformation: bool,
    /// The account that may assume the role: the instructor's
    #[arg(long, value_name = "ACCOUNT", requires = "cloudformation", value_parser = least_privilege::account)]
    pub trusted_account: Option<String>,
    /// What the instructor has to name when assuming the role
    #[arg(long, value_name = "ID", requires = "cloudformation", value_parser = least_privilege::external_id)]
    pub external_id: Option<String>,
    /// The role's name
    #[arg(long, value_name = "NAME", requires = "cloudformation", default_value = "workshop-check", value_parser = least_privilege::role_name)]
    pub role_name: String,
}
