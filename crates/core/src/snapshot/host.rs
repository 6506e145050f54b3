//! Host names of databases, in the form that applications get: `host` or `host:port`.

/// A host name in lower case without a trailing dot (RFC 4343; RFC 1034, 3.1), and the port after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostPort {
    /// The name in lower case, without a trailing dot.
    pub host: String,
    /// `None` if the text has no port; `Some(None)` if the part after the colon is not a port number.
    pub port: Option<Option<u16>>,
}

impl HostPort {
    /// The parts of `host` or `host:port`.
    pub fn of(text: &str) -> Self {
        let (host, port) = match text.rsplit_once(':') {
            // More than one colon is an IPv6 address.
            Some((host, port)) if !host.contains(':') || host.ends_with(']') => {
                (host, Some(port.parse().ok()))
            }
            _ => (text, None),
        };
        let host = host.strip_suffix('.').unwrap_or(host);
        HostPort {
            host: host.to_ascii_lowercase(),
            port,
        }
    }
}

/// Labels with dots between them, the last one of letters: `db.example.com`, not `localhost` or `a password`.
pub fn is_host_name(host: &str) -> bool {
    let is_label = |label: &str| {
        let inner = label.chars();
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && inner
                .into_iter()
                .all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    let is_word = |label: &str| label.len() > 1 && label.chars().all(|c| c.is_ascii_alphabetic());
    host.rsplit_once('.')
        .is_some_and(|(front, last)| is_word(last) && front.split('.').all(is_label))
}

/// What a host name of Amazon RDS stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RdsHostKind {
    /// One instance.
    Instance,
    /// The instance of a cluster that takes writes.
    Writer,
    /// The read replicas of a cluster; the writer if there are none.
    Reader,
    /// Chosen instances of a cluster.
    Custom,
    /// An RDS Proxy.
    Proxy,
    /// The writer of an Aurora global database, which may be in another Region.
    GlobalWriter,
}

/// A host name of Amazon RDS in its parts: `IDENTIFIER.[KIND-]SUFFIX`.
///
/// The suffix is the same for everything of one account in one Region; a global database's names no Region. Source: Aurora
/// user guide, "Amazon Aurora endpoint connections", "Connecting to Amazon Aurora Global Database"; RDS user guide, "Working
/// with Amazon RDS Proxy endpoints".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RdsHost<'a> {
    /// The identifier of the instance, cluster, endpoint or proxy.
    pub identifier: &'a str,
    /// What the name points to.
    pub kind: RdsHostKind,
    /// `c492986b9174.us-west-2.rds.amazonaws.com`.
    pub suffix: &'a str,
}

impl<'a> RdsHost<'a> {
    /// The parts of a host name in lower case; `None` if it is not a name of RDS.
    pub fn parse(host: &'a str) -> Option<Self> {
        // In China the service comes before the Region: `…rds.cn-north-1.amazonaws.com.cn`.
        let is_rds = host.ends_with(".amazonaws.com") || host.ends_with(".amazonaws.com.cn");
        if !is_rds || !host.split('.').any(|label| label == "rds") {
            return None;
        }
        let (identifier, rest) = host.split_once('.')?;
        let rest = rest.strip_prefix("endpoint.").unwrap_or(rest);
        const KINDS: [(&str, RdsHostKind); 5] = [
            ("cluster-ro-", RdsHostKind::Reader),
            ("cluster-custom-", RdsHostKind::Custom),
            ("cluster-", RdsHostKind::Writer),
            ("proxy-", RdsHostKind::Proxy),
            ("global-", RdsHostKind::GlobalWriter),
        ];
        let kind = KINDS
            .iter()
            .find_map(|(prefix, kind)| Some((*kind, rest.strip_prefix(prefix)?)));
        let (kind, suffix) = kind.unwrap_or((RdsHostKind::Instance, rest));
        Some(RdsHost {
            identifier,
            kind,
            suffix,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_may_have_a_port_and_a_dot_at_its_end() {
        for (text, host, port) in [
            ("db.example", "db.example", None),
            ("DB.Example.", "db.example", None),
            ("db.example:3307", "db.example", Some(Some(3307))),
            ("db.example.:3307", "db.example", Some(Some(3307))),
            ("db.example:mysql", "db.example", Some(None)),
            ("db.example:99999", "db.example", Some(None)),
            ("fd00::1", "fd00::1", None),
            ("[fd00::1]:3306", "[fd00::1]", Some(Some(3306))),
        ] {
            let host = host.to_owned();
            assert_eq!(HostPort::of(text), HostPort { host, port }, "{text}");
        }
    }

    #[test]
    fn a_host_name_of_rds_says_what_it_stands_for() {
        use RdsHostKind::*;
        const SUFFIX: &str = "c492986b9174.us-west-2.rds.amazonaws.com";
        for (front, identifier, kind) in [
            ("database-1.", "database-1", Instance),
            ("database-1.cluster-", "database-1", Writer),
            ("database-1.cluster-ro-", "database-1", Reader),
            ("reports.cluster-custom-", "reports", Custom),
            ("unicorns.proxy-", "unicorns", Proxy),
            ("read.endpoint.proxy-", "read", Proxy),
        ] {
            let host = format!("{front}{SUFFIX}");
            let expected = RdsHost {
                identifier,
                kind,
                suffix: SUFFIX,
            };
            assert_eq!(RdsHost::parse(&host), Some(expected), "{host}");
        }
        let global = RdsHost::parse("unicorns.global-c492986b9174.global.rds.amazonaws.com");
        let found = global.map(|host| (host.identifier, host.kind));
        assert_eq!(found, Some(("unicorns", GlobalWriter)));
        let china = "db.cluster-c0.rds.cn-north-1.amazonaws.com.cn";
        let kind = RdsHost::parse(china).map(|host| (host.kind, host.suffix));
        let suffix = "c0.rds.cn-north-1.amazonaws.com.cn";
        assert_eq!(kind, Some((Writer, suffix)));
        for host in [
            "rds",
            "rds.example.com",
            "lb.elb.us-west-2.amazonaws.com",
            "ip-10-0-0-53.us-west-2.compute.internal",
        ] {
            assert_eq!(RdsHost::parse(host), None, "{host}");
        }
    }
}
