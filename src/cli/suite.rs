//! The options of the verbs about a suite itself.

use clap::Args;

use super::SuiteArgs;
use crate::policy;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  workshop-check explain mount-targets-group --lang nl
  workshop-check explain security_group_allows   an assertion kind, for authors")]
pub struct ExplainArgs {
    /// The check's id, as `list` prints it, or an assertion kind, as `list --kinds` does
    #[arg(value_name = "CHECK|KIND")]
    pub id: String,
    #[command(flatten)]
    pub suite: SuiteArgs,
}

#[derive(Debug, Args)]
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
