//! The options of `serve`.

use std::net::SocketAddr;

use clap::Args;

use super::{ClassArgs, PseudonymArgs, Time};

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
    #[command(flatten)]
    pub class: ClassArgs,
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
    #[command(flatten)]
    pub pseudonyms: PseudonymArgs,
}
