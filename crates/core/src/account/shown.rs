//! Decides which texts from parameters and variables a report may show.
//!
//! Attendees paste passwords into wrong fields. A report only shows texts that are known to be public.

use std::net::IpAddr;

use super::Account;
use crate::message::{Arg, Message};
use crate::snapshot::host::HostPort;
use crate::snapshot::is_arn;

impl Account<'_> {
    /// The text if it is public, else a message that the text is hidden.
    pub fn shown(&self, text: &str) -> Arg {
        if self.is_public(text) {
            text.into()
        } else {
            Message::new("text-hidden").into()
        }
    }

    /// Whether a text is public: an ARN, the name of a parameter, the name, host, schema or master user of a database, an IP
    /// address, or a host name of AWS. Surrounding white space, a scheme, a port and letter case do not matter.
    pub fn is_public(&self, text: &str) -> bool {
        let text = text.trim();
        let plain = text.split_once("://").map_or(text, |(_, rest)| rest);
        let host = HostPort::of(plain).host;
        text.is_empty()
            || is_arn(text)
            || self.is_parameter(text)
            || self.names_database(plain)
            || self.names_database(&host)
            || host.parse::<IpAddr>().is_ok()
            || is_aws_host(&host)
    }

    fn is_parameter(&self, text: &str) -> bool {
        let name = text.strip_prefix('/').unwrap_or(text);
        let parameters = self.snapshot.ssm.parameters.known();
        let mut names = parameters.into_iter().flatten();
        names.any(|stored| stored.name.strip_prefix('/').unwrap_or(&stored.name) == name)
    }

    fn names_database(&self, text: &str) -> bool {
        let databases = self.snapshot.rds.db_instances.known();
        let mut databases = databases.into_iter().flatten();
        databases.any(|database| {
            let names = [
                Some(&database.db_instance_identifier),
                database.db_cluster_identifier.as_ref(),
                database.db_name.as_ref(),
                database.master_username.as_ref(),
                database.endpoint.as_ref().map(|endpoint| &endpoint.address),
            ];
            let mut names = names.into_iter().flatten();
            names.any(|name| !name.is_empty() && name.eq_ignore_ascii_case(text))
        })
    }
}

/// A host name under one of AWS's domains, such as an RDS endpoint or the name of an EC2 instance.
fn is_aws_host(host: &str) -> bool {
    const DOMAINS: [&str; 4] = [
        ".amazonaws.com",
        ".amazonaws.com.cn",
        ".compute.internal",
        ".ec2.internal",
    ];
    let is_label = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
    host.chars().all(is_label) && DOMAINS.iter().any(|domain| host.ends_with(domain))
}
