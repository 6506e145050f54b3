//! The help of the program itself: its commands, grouped by who needs them.

use clap::builder::StyledStr;
use clap::{Command, Subcommand};

use super::STYLES;

/// Who needs which command. A test insists that every command is in one group.
const GROUPS: [(&str, &[&str]); 4] = [
    (
        "For attendees",
        &["check", "explain", "list", "policy", "snapshot"],
    ),
    (
        "For instructors",
        &[
            "grade",
            "serve",
            "history",
            "diff",
            "report",
            "regrade",
            "merge",
            "roster",
            "worker",
            "scale-out",
        ],
    ),
    ("For authors of suites", &["init", "lint", "prove"]),
    ("For CI and shells", &["schema", "completions", "man"]),
];

/// The template of the help. clap itself lists commands only without groups.
pub fn template() -> StyledStr {
    let commands = super::Command::augment_subcommands(Command::new("commands"));
    let (header, literal) = (STYLES.get_header(), STYLES.get_literal());
    let mut text = "{about-with-newline}\n{usage-heading} {usage}\n".to_owned();
    for (group, names) in GROUPS {
        text.push_str(&format!("\n{header}{group}:{header:#}\n"));
        for name in names {
            let about = commands.find_subcommand(name).and_then(Command::get_about);
            let about = about.map(ToString::to_string).unwrap_or_default();
            text.push_str(&format!("  {literal}{name:<11}{literal:#}  {about}\n"));
        }
    }
    text.push_str(&format!(
        "\n{header}Options:{header:#}\n{{options}}{{after-help}}"
    ));
    text.into()
}

/// The examples and links below the options.
pub const AFTER_HELP: &str = "\
Examples:
  workshop-check check --demo              a half-way account, without AWS
  workshop-check check                     your own account, as the AWS CLI would find it
  workshop-check check --step create-efs   one page, with all it depends on
  workshop-check explain mount-targets     what a check asserts, and why
  workshop-check grade --roster class.csv  every account of a class
  workshop-check check -o terminal -o junit=report.xml    for a pipeline

\"workshop-check COMMAND --help\" has the options and examples of a command.
\"workshop-check man\" prints the manual.
The workshop: https://application-migration-with-aws.workshop.aws/en/container-migration.html

Exit status: 0 all passed, 1 something failed, 2 usage or configuration error,
3 something could not be evaluated, 4 something is still in progress, 130 ended by Ctrl-C.";
