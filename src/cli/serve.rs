//! The options of `serve`.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, ValueHint};

use super::{SelectionArgs, StoreArgs, SuiteArgs, Time};
use crate::collect::ConnectTo;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  workshop-check serve --roster class.csv
  workshop-check serve --roster class.csv --every 2m --pseudonyms \"$KEY\"
  workshop-check serve --roster class.csv --listen 0.0.0.0:8642 --allow-host teacher.example.org

Everybody on this machine can see a board that listens on loopback. Beyond loopback there is always
a token: yours, or a new one that is printed once, as a link. It goes over the network in the clear:
use a network that you trust, \"ssh -L\", or a proxy with TLS in front.")]
pub struct ServeArgs {
    /// Who is in the class, and how to get into each account
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub roster: PathBuf,
    /// Look at everybody this often; a round that takes longer is followed by the next at once
    #[arg(long, value_name = "DURATION", default_value = "60s")]
    pub every: Time,
    /// Where browsers find the board; port 0 is any that is free
    #[arg(long, value_name = "IP:PORT", default_value = "127.0.0.1:8642")]
    pub listen: SocketAddr,
    /// A further name by which browsers may ask for the board (repeatable)
    #[arg(long, value_name = "NAME")]
    pub allow_host: Vec<String>,
    /// What browsers must know to see the board, at least 16 characters
    #[arg(
        long,
        value_name = "TOKEN",
        env = "WORKSHOP_CHECK_TOKEN",
        hide_env_values = true
    )]
    pub token: Option<String>,
    /// Replace names and account ids on the board
    #[arg(
        long,
        value_name = "KEY",
        env = "WORKSHOP_CHECK_PSEUDONYMS",
        hide_env_values = true
    )]
    pub pseudonyms: Option<String>,
    #[command(flatten)]
    pub suite: SuiteArgs,
    #[command(flatten)]
    pub selection: SelectionArgs,
    /// The most accounts looked at at the same time
    #[arg(long, value_name = "N", default_value_t = 8, value_parser = clap::value_parser!(u16).range(1..=256))]
    pub concurrency: u16,
    /// The longest that one account may take, such as 90s or 2m
    #[arg(long, value_name = "DURATION", default_value = "120s")]
    pub account_timeout: Time,
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
