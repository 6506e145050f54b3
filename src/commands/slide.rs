//! What `serve` prints for others: the address of the board as they reach it, and the line with which attendees submit.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket};

use super::support::suite_options;
use crate::args::{AccountsArgs, SuiteArgs};
use workshop_check_core::change::quoted;
use workshop_check_core::locale::Locale;
use workshop_check_core::message::Message;

/// How others reach a board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// At a proxy with TLS, which is assumed. `plain` is the address without one.
    Proxy { url: String, plain: String },
    /// Over plain HTTP, from other computers.
    Plain { url: String },
    /// From this computer only.
    Loopback { url: String },
}

impl Reach {
    /// How a board that listens on `address` is reached; `names` are those of `--allow-host`.
    pub fn of(address: SocketAddr, names: &[String]) -> Self {
        Self::with(address, names, own_address)
    }

    fn with(
        address: SocketAddr,
        names: &[String],
        own_address: impl FnOnce() -> Option<IpAddr>,
    ) -> Self {
        let port = address.port();
        if let Some(name) = names.first() {
            return Reach::Proxy {
                url: format!("https://{name}/"),
                plain: format!("http://{name}:{port}/"),
            };
        }
        let ip = match address.ip() {
            // Every address of this computer leads to the board: others need one that is not loopback.
            ip if ip.is_unspecified() => own_address().unwrap_or(Ipv4Addr::LOCALHOST.into()),
            ip => ip,
        };
        let url = format!("http://{}/", SocketAddr::new(ip, port));
        if ip.is_loopback() {
            Reach::Loopback { url }
        } else {
            Reach::Plain { url }
        }
    }

    /// The address of the board.
    pub fn url(&self) -> &str {
        match self {
            Reach::Proxy { url, .. } | Reach::Plain { url } | Reach::Loopback { url } => url,
        }
    }

    /// What is assumed, if anything is.
    pub fn assumption(&self, locale: &Locale) -> Option<String> {
        let Reach::Proxy { url, plain } = self else {
            return None;
        };
        let text = Message::new("board-proxy")
            .with("url", url)
            .with("plain", plain);
        Some(locale.text(&text))
    }

    /// The command with which attendees submit, for a POSIX shell. A code that is not to be shown is filled in by hand, as the
    /// name is.
    pub fn command(
        &self,
        code: Option<&str>,
        suite: &SuiteArgs,
        accounts: &AccountsArgs,
    ) -> String {
        let word = |text: &str| quoted(text).unwrap_or_default();
        let mut line = format!(
            "WORKSHOP_CHECK_CLASS_CODE={} workshop-check check --watch --submit {} --as \"NAME\"",
            code.map_or("\"CODE\"".to_owned(), word),
            self.url()
        );
        line.push_str(&suite_options(suite));
        if let Some(region) = &accounts.region {
            line.push_str(&format!(" --region {}", word(region)));
        }
        if matches!(self, Reach::Plain { .. }) {
            line.push_str(" --allow-http");
        }
        line
    }
}

/// The address from which this computer reaches others. Connecting a UDP socket sends nothing: it only chooses a route. The
/// destinations are reserved for documentation (RFC 5737, RFC 3849).
fn own_address() -> Option<IpAddr> {
    let routes: [(IpAddr, IpAddr); 2] = [
        (
            Ipv4Addr::UNSPECIFIED.into(),
            Ipv4Addr::new(192, 0, 2, 1).into(),
        ),
        (
            Ipv6Addr::UNSPECIFIED.into(),
            Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1).into(),
        ),
    ];
    let own = |(from, to): (IpAddr, IpAddr)| {
        let socket = UdpSocket::bind((from, 0)).ok()?;
        socket.connect((to, 9)).ok()?;
        let ip = socket.local_addr().ok()?.ip();
        Some(ip).filter(|ip| !ip.is_unspecified() && !ip.is_loopback())
    };
    routes.into_iter().find_map(own)
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::args::{Cli, Command};

    fn line(options: &[&str], listens_on: &str) -> String {
        let program = ["workshop-check", "serve", "--roster", "class.csv"];
        let all = program.iter().chain(options);
        let cli = Cli::try_parse_from(all).expect("arguments");
        let Command::Serve(args) = cli.command else {
            panic!("serve was asked for");
        };
        let own = || Some(IpAddr::from([10, 1, 2, 3]));
        let address = listens_on.parse().expect("an address");
        let reach = Reach::with(address, &args.allow_host, own);
        reach.command(
            Some("k7mq-t3vd-9xwp"),
            &args.class.suite,
            &args.class.accounts,
        )
    }

    /// The defects: behind a proxy the line had plain HTTP and the board's own port, on all interfaces it had the attendee's own
    /// computer, and it had no `--suite`.
    #[test]
    fn the_line_for_attendees_works_as_it_is() {
        let start =
            "WORKSHOP_CHECK_CLASS_CODE=k7mq-t3vd-9xwp workshop-check check --watch --submit";
        let host = ["--allow-host", "board.example.org"];
        for (options, listens_on, wanted) in [
            (
                &host[..],
                "0.0.0.0:8703",
                "https://board.example.org/ --as \"NAME\"",
            ),
            (
                &host,
                "127.0.0.1:8703",
                "https://board.example.org/ --as \"NAME\"",
            ),
            (
                &[],
                "0.0.0.0:8703",
                "http://10.1.2.3:8703/ --as \"NAME\" --allow-http",
            ),
            (
                &[],
                "[::]:8703",
                "http://10.1.2.3:8703/ --as \"NAME\" --allow-http",
            ),
            (
                &[],
                "192.0.2.7:80",
                "http://192.0.2.7:80/ --as \"NAME\" --allow-http",
            ),
            (
                &[],
                "[2001:db8::7]:8703",
                "http://[2001:db8::7]:8703/ --as \"NAME\" --allow-http",
            ),
            (
                &[],
                "127.0.0.1:8703",
                "http://127.0.0.1:8703/ --as \"NAME\"",
            ),
            (
                &["--suite", "cleanup", "--region", "eu-west-1"],
                "127.0.0.1:8703",
                "http://127.0.0.1:8703/ --as \"NAME\" --suite cleanup --region eu-west-1",
            ),
            (
                &["--region", "eu-west-1", "--lang", "nl"],
                "127.0.0.1:8703",
                "http://127.0.0.1:8703/ --as \"NAME\" --lang nl --region eu-west-1",
            ),
            (
                &[
                    "--suite",
                    "./my suite",
                    "--set",
                    "pages_base=https://a.example/x y",
                ],
                "127.0.0.1:1",
                "http://127.0.0.1:1/ --as \"NAME\" --suite './my suite' --set 'pages_base=https://a.example/x y'",
            ),
        ] {
            assert_eq!(line(options, listens_on), format!("{start} {wanted}"));
        }
    }

    #[test]
    fn the_own_address_is_never_one_that_leads_elsewhere_on_another_computer() {
        if let Some(ip) = own_address() {
            assert!(!ip.is_loopback() && !ip.is_unspecified(), "{ip}");
        }
    }
}
