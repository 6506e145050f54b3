//! The options of the commands for shells: completions and the manual.

use std::path::PathBuf;

use clap::{Args, ValueHint};
use clap_complete::Shell;

use super::SuiteArgs;

/// The options of `completions`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  workshop-check completions bash > ~/.local/share/bash-completion/completions/workshop-check
  workshop-check completions zsh > \"${fpath[1]}/_workshop-check\"
  workshop-check completions fish > ~/.config/fish/completions/workshop-check.fish
  workshop-check completions bash --suite ./my-workshop  also the ids of your suite")]
pub struct CompletionsArgs {
    /// The shell
    pub shell: Shell,
    #[command(flatten)]
    pub suite: SuiteArgs,
}

/// The options of `man`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  workshop-check man | man -l -                     the page of the program
  workshop-check man check | man -l -               the page of a command
  workshop-check man --dir ~/.local/share/man/man1  for \"man workshop-check\"")]
pub struct ManArgs {
    /// The command [default: the program itself]
    #[arg(value_name = "COMMAND", conflicts_with = "dir")]
    pub command: Option<String>,
    /// Write all pages to this folder, one file each
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub dir: Option<PathBuf>,
}
