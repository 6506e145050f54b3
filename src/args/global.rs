//! The options that every command has: messages on standard error, and colours.

use clap::{ArgAction, Args};

use crate::console::ColorChoice;

/// Messages and colours.
#[derive(Debug, Clone, Copy, Default, Args)]
#[command(next_help_heading = "Messages")]
pub struct GlobalArgs {
    /// No progress and no notes: errors only
    #[arg(short, long, global = true, conflicts_with_all = ["verbose", "debug"])]
    pub quiet: bool,
    /// A line on standard error for each request: operation, status, time, attempt
    #[arg(short, long, global = true, action = ArgAction::SetTrue)]
    pub verbose: bool,
    /// As -v, with the messages of the AWS SDK; RUST_LOG chooses others. Secrets and bodies are left out
    #[arg(long, global = true)]
    pub debug: bool,
    /// Colours: always, never or auto [default: auto, as the terminal, NO_COLOR and FORCE_COLOR say]
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        value_enum,
        default_value_t,
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub color: ColorChoice,
}
