//! The option `--connect-to`, as in curl: connects to one address for requests to another.

use std::str::FromStr;

/// A rule `HOST1:PORT1:HOST2:PORT2`: a request to HOST1:PORT1 connects to HOST2:PORT2 instead. The URL, the `Host` header
/// and the TLS server name do not change. An empty HOST1 or PORT1 matches every host or port; an empty HOST2 or PORT2
/// keeps that of the request. IPv6 addresses are written in brackets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConnectTo {
    host: Option<String>,
    port: Option<u16>,
    to_host: Option<String>,
    to_port: Option<u16>,
}

/// The error for an invalid value of `--connect-to`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConnectToError {
    /// The value does not have four parts, or a bracket is not closed.
    #[error("expected HOST1:PORT1:HOST2:PORT2 with three colons, IPv6 addresses in brackets")]
    Parts,
    /// A port is not a number from 0 to 65535. Holds the text in its place.
    #[error("{0:?} is not a port number")]
    Port(String),
}

impl FromStr for ConnectTo {
    type Err = ConnectToError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut parts = Vec::with_capacity(4);
        let mut rest = Some(text);
        while let Some(text) = rest {
            let (part, after) = next_part(text)?;
            parts.push(part);
            rest = after;
        }
        let [host, port, to_host, to_port] = parts[..] else {
            return Err(ConnectToError::Parts);
        };
        Ok(ConnectTo {
            host: some_host(host),
            port: some_port(port)?,
            to_host: some_host(to_host),
            to_port: some_port(to_port)?,
        })
    }
}

/// Splits at the next colon outside of brackets. The second part is `None` if there is no colon.
fn next_part(text: &str) -> Result<(&str, Option<&str>), ConnectToError> {
    let end = match text.strip_prefix('[') {
        Some(inner) => inner.find(']').ok_or(ConnectToError::Parts)? + 2,
        None => text.find(':').unwrap_or(text.len()),
    };
    match text[end..].strip_prefix(':') {
        Some(after) => Ok((&text[..end], Some(after))),
        None if text[end..].is_empty() => Ok((text, None)),
        None => Err(ConnectToError::Parts),
    }
}

fn some_host(host: &str) -> Option<String> {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    (!host.is_empty()).then(|| host.to_ascii_lowercase())
}

fn some_port(port: &str) -> Result<Option<u16>, ConnectToError> {
    match port {
        "" => Ok(None),
        port => port
            .parse()
            .map(Some)
            .map_err(|_| ConnectToError::Port(port.to_owned())),
    }
}

impl ConnectTo {
    /// The host and port that the first matching rule gives for a request to `host` (without brackets) and `port`, or
    /// `None` if no rule matches.
    pub(super) fn target(rules: &[ConnectTo], host: &str, port: u16) -> Option<(String, u16)> {
        rules
            .iter()
            .find(|rule| {
                rule.host
                    .as_deref()
                    .is_none_or(|wanted| wanted.eq_ignore_ascii_case(host))
                    && rule.port.is_none_or(|wanted| wanted == port)
            })
            .map(|rule| {
                let host = rule.to_host.clone().unwrap_or_else(|| host.to_owned());
                (host, rule.to_port.unwrap_or(port))
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(rules: &[&str], host: &str, port: u16) -> Option<(String, u16)> {
        let rules: Vec<ConnectTo> = rules.iter().map(|rule| rule.parse().expect(rule)).collect();
        ConnectTo::target(&rules, host, port)
    }

    fn to(host: &str, port: u16) -> Option<(String, u16)> {
        Some((host.to_owned(), port))
    }

    #[test]
    fn empty_parts_match_any_and_keep_what_is() {
        assert_eq!(
            target(&["lb.example:80:127.0.0.1:8080"], "LB.example", 80),
            to("127.0.0.1", 8080)
        );
        assert_eq!(
            target(&["lb.example:80:127.0.0.1:8080"], "lb.example", 443),
            None
        );
        assert_eq!(target(&["::127.0.0.1:"], "a", 80), to("127.0.0.1", 80));
        assert_eq!(target(&[":::8080"], "a", 80), to("a", 8080));
        assert_eq!(target(&[":80::8080"], "a", 443), None);
    }

    #[test]
    fn the_first_match_wins() {
        assert_eq!(target(&["a:80:b:1", ":80:c:2"], "a", 80), to("b", 1));
        assert_eq!(target(&["a:80:b:1", ":80:c:2"], "x", 80), to("c", 2));
    }

    #[test]
    fn ipv6_stands_in_brackets() {
        assert_eq!(
            target(&["[::1]:80:[fe80::1]:8080"], "::1", 80),
            to("fe80::1", 8080)
        );
    }

    #[test]
    fn anything_else_is_refused() {
        for text in [
            "",
            "a",
            "a:80",
            "a:80:b",
            "a:80:b:1:2",
            "[::1:80:b:1",
            "[::1]x:80:b:1",
            "::1:80:b:1",
        ] {
            assert_eq!(
                text.parse::<ConnectTo>(),
                Err(ConnectToError::Parts),
                "{text}"
            );
        }
        assert_eq!(
            "a:http:b:1".parse::<ConnectTo>(),
            Err(ConnectToError::Port("http".to_owned()))
        );
        assert_eq!(
            "a:80:b:70000".parse::<ConnectTo>(),
            Err(ConnectToError::Port("70000".to_owned()))
        );
    }
}
