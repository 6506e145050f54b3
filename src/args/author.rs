//! The options of the commands for authors of suites.

use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};

use crate::ui::ProblemFormat;
use workshop_check_core::suite::Assignment;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  workshop-check lint ./my-workshop
  workshop-check lint ./my-workshop --set region=eu-west-1
  workshop-check lint ./my-workshop --report github
  workshop-check lint ./my-workshop --content ../workshop
  workshop-check lint ./my-workshop --links
  workshop-check lint --codes              the classes of problems

Exit status: 0 no errors, 1 errors, 2 the suite cannot be read.")]
pub struct LintArgs {
    /// A suite's id, or the path of one of your own
    #[arg(value_name = "ID|PATH", value_hint = ValueHint::AnyPath, default_value = "container-migration", env = "WORKSHOP_CHECK_SUITE")]
    pub suite: String,
    /// Another value for one of the suite's variables; lists by commas (repeatable)
    #[arg(long, value_name = "NAME=VALUE")]
    pub set: Vec<Assignment>,
    /// A checkout of the workshop: a Hugo site, whose pages must say what the suite says
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath, conflicts_with = "codes")]
    pub content: Option<PathBuf>,
    /// Keep the facts of its pages in this file; beside the suite as content.json, lint reads it where there is no checkout
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, requires = "content")]
    pub write_content: Option<PathBuf>,
    /// Ask for each page on the web, once in each language, and list those that are gone
    #[arg(long, conflicts_with = "codes")]
    pub links: bool,
    /// How problems are written
    #[arg(
        short = 'o',
        long,
        visible_alias = "output",
        value_name = "FORMAT",
        value_enum,
        default_value_t
    )]
    pub report: ProblemFormat,
    /// As --report json
    #[arg(long, conflicts_with_all = ["report", "codes"])]
    pub json: bool,
    /// Print the classes of problems and what each is about
    #[arg(long, conflicts_with_all = ["set", "report"])]
    pub codes: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  workshop-check init my-workshop && workshop-check lint my-workshop
  workshop-check init my-workshop --from complete.json    a draft from an account

A draft has the resources of the account and what is true of them. It passes on
that snapshot; \"prove\" says what it does not notice yet.")]
pub struct InitArgs {
    /// The folder to make; its name becomes the suite's id
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub folder: PathBuf,
    /// Draft the suite from the snapshot of an account in which the workshop is done; - is standard input.
    /// One that was taken with a suite of your own needs --suite, too
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub from: Option<PathBuf>,
    /// The suite with which the snapshot was taken, if it is one of your own: the draft takes over its calls and kinds
    #[arg(long, value_name = "ID|PATH", value_hint = ValueHint::AnyPath, requires = "from")]
    pub suite: Option<String>,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  workshop-check schema > suite.schema.json
  workshop-check schema symptoms > symptoms.schema.json
  workshop-check schema report > report.schema.json       of \"check --json\"

An editor with a YAML language server uses it if the first line of suite.yaml is
  # yaml-language-server: $schema=./suite.schema.json")]
pub struct SchemaArgs {
    /// The file or report to describe
    #[arg(value_name = "OF", value_enum, default_value_t)]
    pub of: SchemaOf,
}

/// What there is a schema of: the files of a suite, and what the program writes as JSON.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum SchemaOf {
    /// suite.yaml
    #[default]
    Suite,
    /// symptoms.yaml
    Symptoms,
    /// journey.yaml
    Journey,
    /// `check --report json`
    Report,
    /// `grade --report json`
    Gradebook,
    /// `lint --report json`
    Lint,
    /// What `worker` writes for each account
    Entry,
}
