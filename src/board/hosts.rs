//! The host names of the board. Requests with other names are refused, which prevents DNS rebinding.

use std::net::{IpAddr, SocketAddr};

/// The host names of a board.
#[derive(Debug, Clone)]
pub struct Hosts {
    listens_on: IpAddr,
    /// In lower case.
    more: Vec<String>,
}

impl Hosts {
    /// The names of a listener, and further names.
    pub fn new(listener: SocketAddr, more: &[String]) -> Self {
        let more = more.iter().map(|name| name.to_ascii_lowercase());
        Hosts {
            listens_on: listener.ip(),
            more: more.collect(),
        }
    }

    /// Whether a `Host` header names this board. The port is ignored, because it may be forwarded from another.
    pub fn contains(&self, host: &str) -> bool {
        let name = without_port(host).to_ascii_lowercase();
        let bare = name.trim_start_matches('[').trim_end_matches(']');
        match bare.parse::<IpAddr>() {
            // DNS cannot change an address. The addresses of a listener on all interfaces are not known here.
            Ok(ip) => self.listens_on.is_unspecified() || ip == self.listens_on || ip.is_loopback(),
            Err(_) => name == "localhost" || self.more.contains(&name),
        }
    }

    /// Whether a name is one of this board's own, for a connection that came to the address `local`. Other than
    /// [`Hosts::contains`], this is not about what a browser may ask for: the name in a proof must be that of this board and of
    /// no other, so that nobody can hand in at this board what was meant for theirs.
    pub fn is_own(&self, name: &str, local: IpAddr) -> bool {
        let name = name.to_ascii_lowercase();
        if self.more.contains(&name) {
            return true;
        }
        let local = local.to_canonical();
        let bare = name.trim_start_matches('[').trim_end_matches(']');
        match bare.parse::<IpAddr>() {
            // The two addresses of loopback lead to the same computer.
            Ok(ip) => ip.to_canonical() == local || (ip.is_loopback() && local.is_loopback()),
            Err(_) => name == "localhost" && local.is_loopback(),
        }
    }
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        // "[::1]" has colons of its own.
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_board_answers_to_its_own_names_only() {
        let hosts = |listener: &str, more: &[&str]| {
            let more: Vec<String> = more.iter().map(|name| (*name).to_owned()).collect();
            Hosts::new(listener.parse().expect("an address"), &more)
        };
        let local = hosts("127.0.0.1:8642", &[]);
        for host in [
            "127.0.0.1:8642",
            "localhost:9000",
            "LocalHost",
            "[::1]:8642",
            "[::1]",
        ] {
            assert!(local.contains(host), "{host}");
        }
        for host in [
            "",
            "evil.example",
            "evil.example:8642",
            "localhost.evil.example",
            "192.0.2.7",
            "127.0.0.1.evil.example:8642",
            "localhost:8642@evil.example",
        ] {
            assert!(!local.contains(host), "{host}");
        }
        let known = hosts("192.0.2.7:80", &["Board.Example"]);
        assert!(
            known.contains("board.example")
                && known.contains("192.0.2.7")
                && !known.contains("192.0.2.8")
        );
        let everywhere = hosts("0.0.0.0:80", &[]);
        assert!(everywhere.contains("192.0.2.8:80") && !everywhere.contains("board.example"));
    }

    /// The defect that this prevents: a board on all interfaces would accept what was signed for any other address.
    #[test]
    fn a_proof_is_for_the_address_that_it_came_to() {
        let everywhere = Hosts::new(
            "0.0.0.0:80".parse().expect("an address"),
            &["Board.Example".to_owned(), "203.0.113.9".to_owned()],
        );
        let local = "192.0.2.8".parse().expect("an address");
        let mapped = "::ffff:192.0.2.8".parse().expect("an address");
        for name in ["192.0.2.8", "board.example", "BOARD.example", "203.0.113.9"] {
            assert!(everywhere.is_own(name, local), "{name}");
        }
        assert!(everywhere.is_own("192.0.2.8", mapped));
        for name in ["192.0.2.9", "127.0.0.1", "localhost", "other.example", ""] {
            assert!(!everywhere.is_own(name, local), "{name}");
        }
        let loopback = "127.0.0.1".parse().expect("an address");
        for name in ["127.0.0.1", "localhost", "[::1]"] {
            assert!(everywhere.is_own(name, loopback), "{name}");
        }
        assert!(!everywhere.is_own("192.0.2.8", loopback));
    }
}
