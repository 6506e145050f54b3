//! The options of `serve`.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::str::FromStr;
use std::time::Duration;

use clap::Args;

use super::{ClassArgs, PseudonymArgs, Time};

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  workshop-check serve --roster class.csv
  workshop-check serve --roster class.csv --every 2m --pseudonyms \"$KEY\"
  workshop-check serve --roster class.csv --listen 0.0.0.0:8642 --allow-host teacher.example.org
  workshop-check serve --roster class.csv --class-code    attendees submit, no roles are needed
  workshop-check serve --demo

Pages: / for you, /projector for the class on one screen, and for everybody in the room, without
names: /room and /room/projector. These two need no token.

Everybody on this machine can see a board that listens on loopback. Beyond loopback, and with
--allow-host, there is always a token: yours, or a new one that is printed once, as a link. It goes
over the network in the clear: use a network that you trust, \"ssh -L\", or a proxy with TLS in front.")]
pub struct ServeArgs {
    #[command(flatten)]
    pub class: ClassArgs,
    /// Check everybody this often; a round that takes longer is followed by the next at once
    /// [default: 60s, with --demo 10s]
    #[arg(long, value_name = "DURATION")]
    pub every: Option<Time>,
    /// Where browsers find the board: an address and a port, or one of them; port 0 is any that is free
    #[arg(long, value_name = "IP:PORT", default_value = "127.0.0.1:8642")]
    pub listen: ListenAddress,
    /// A further name by which browsers may ask for the board (repeatable). With it, the board always has a token
    #[arg(long, value_name = "NAME")]
    pub allow_host: Vec<String>,
    /// What browsers must know to see the board, at least 16 characters; "-" reads it from standard input.
    /// Everybody on this machine sees a command line in the list of processes
    #[arg(
        long,
        value_name = "TOKEN",
        env = "WORKSHOP_CHECK_TOKEN",
        hide_env_values = true
    )]
    pub token: Option<String>,
    /// Take what attendees submit with "check --submit" and this code, at least 8 characters; "-" reads it from standard
    /// input, after the token. Without a value, a new code is printed once. Attendees without role_arn and profile are
    /// then not read, and need no account_id
    #[arg(
        long,
        value_name = "CODE",
        env = "WORKSHOP_CHECK_CLASS_CODE",
        hide_env_values = true,
        num_args = 0..=1,
        default_missing_value = NEW_CODE
    )]
    pub class_code: Option<String>,
    #[command(flatten)]
    pub pseudonyms: PseudonymArgs,
}

impl ServeArgs {
    /// Whether people on other computers can reach the board: it listens beyond loopback, or has another name, which a proxy
    /// on this computer forwards.
    pub fn reaches_others(&self) -> bool {
        !self.listen.0.ip().is_loopback() || !self.allow_host.is_empty()
    }

    /// The time from the start of a round to the start of the next.
    pub fn interval(&self) -> Duration {
        let default = if self.class.demo { 10 } else { 60 };
        self.every
            .map_or(Duration::from_secs(default), |time| time.0)
    }
}
/// Asks for a new class code. It is too short to be one.
pub const NEW_CODE: &str = "new";

/// Where browsers find the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListenAddress(pub SocketAddr);

impl ListenAddress {
    const IP: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);
    const PORT: u16 = 8642;
}

impl FromStr for ListenAddress {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let ip = |text: &str| match text {
            "localhost" => Some(Self::IP),
            text => text.trim_matches(['[', ']']).parse().ok(),
        };
        let whole = || text.parse::<SocketAddr>().ok();
        let port_alone = || Some(SocketAddr::new(Self::IP, text.parse().ok()?));
        let ip_alone = || Some(SocketAddr::new(ip(text)?, Self::PORT));
        let by_name = || {
            let (name, port) = text.rsplit_once(':')?;
            Some(SocketAddr::new(ip(name)?, port.parse().ok()?))
        };
        let address = whole()
            .or_else(port_alone)
            .or_else(ip_alone)
            .or_else(by_name);
        address.map(ListenAddress).ok_or(
            "write it as 8701, 127.0.0.1:8701 or [::1]:8701; a board takes no other host names",
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_may_lack_one_part() {
        for (text, wanted) in [
            ("127.0.0.1:8701", Some("127.0.0.1:8701")),
            ("8701", Some("127.0.0.1:8701")),
            ("0", Some("127.0.0.1:0")),
            ("localhost", Some("127.0.0.1:8642")),
            ("localhost:8701", Some("127.0.0.1:8701")),
            ("0.0.0.0", Some("0.0.0.0:8642")),
            ("::1", Some("[::1]:8642")),
            ("[::1]", Some("[::1]:8642")),
            ("[::1]:80", Some("[::1]:80")),
            ("teacher.example.org:80", None),
            (":8701", None),
            ("87010", None),
            ("", None),
        ] {
            let parsed = text.parse::<ListenAddress>().ok();
            assert_eq!(
                parsed.map(|address| address.0.to_string()).as_deref(),
                wanted,
                "{text}"
            );
        }
    }
}
