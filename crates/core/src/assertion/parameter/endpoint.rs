//! Judges whether the value of a parameter is a host name of a database.

use std::net::{IpAddr, Ipv4Addr};

use crate::account::Account;
use crate::assertion::pending;
use crate::change::is_new;
use crate::message::{Arg, Message};
use crate::snapshot::Reason;
use crate::snapshot::host::{HostPort, RdsHost, RdsHostKind, is_host_name};
use crate::snapshot::services::DbInstance;
use crate::verdict::NotPassed;

/// The judgement of a value for a database.
pub(super) enum Judgement {
    /// It leads to the database. The advice describes a deviation from the page.
    Right(Option<Message>),
    /// It does not lead to the database, for this reason.
    Wrong(Message),
    /// It leads to the database's host, but not to its port.
    WrongPort(Message),
}

/// A value, and the database that it should lead to.
pub(super) struct Endpoint<'a, 'b> {
    pub account: &'b Account<'a>,
    /// The database's name in the suite.
    pub resource: &'b str,
    pub database: &'a DbInstance,
    /// The parameter's name.
    pub parameter: &'b str,
    pub value: &'b str,
}

impl Endpoint<'_, '_> {
    /// The value that the page asks for, or a description while the database has no endpoint. For a cluster it is the writer
    /// endpoint, which stays valid after a failover.
    pub(super) fn asked(&self) -> Arg {
        let database = self.database;
        let address = database.endpoint.as_ref().map(|own| own.address.as_str());
        // The variable of a database that is to be created. In other letters, no shell would know it.
        if let Some(variable) = address.filter(|address| is_new(address)) {
            return variable.into();
        }
        let host = database.writer_host().unwrap_or_else(|| database.host());
        match database.port() {
            _ if host.is_empty() => Message::new("parameter-value-endpoint")
                .with("database", self.account.label(self.resource))
                .into(),
            Some(port) if !database.is_usual_port(port) => format!("{host}:{port}").into(),
            _ => host.into(),
        }
    }

    /// Judges the value.
    ///
    /// # Errors
    /// The reason, if it is not known whether the value leads to the database.
    pub(super) fn judge(&self) -> Result<Judgement, NotPassed> {
        if self.value.contains("://") {
            return Ok(Judgement::Wrong(self.with_value("parameter-scheme")));
        }
        let HostPort { host, port } = HostPort::of(self.value);
        let advice = match self.judge_host(&host)? {
            Judgement::Right(advice) => advice,
            wrong @ (Judgement::Wrong(_) | Judgement::WrongPort(_)) => return Ok(wrong),
        };
        let Some(listens) = self.database.port() else {
            return Ok(Judgement::Right(advice));
        };
        let listens_text = listens.to_string();
        Ok(match port {
            None if self.database.is_usual_port(listens) => Judgement::Right(advice),
            None => Judgement::WrongPort(
                Message::new("parameter-port-missing").with("port", listens_text),
            ),
            Some(port) if port == Some(listens) => {
                Judgement::Right(advice.or_else(|| Some(self.with_value("parameter-port"))))
            }
            Some(_) => Judgement::WrongPort(
                self.with_value("parameter-port-other")
                    .with("port", listens_text),
            ),
        })
    }

    fn judge_host(&self, host: &str) -> Result<Judgement, NotPassed> {
        let database = self.database;
        if host.is_empty() {
            return Ok(Judgement::Wrong(self.with_value("parameter-other-host")));
        }
        if host == database.host() {
            let advice = self
                .has_siblings()
                .then(|| self.instead("parameter-instance"));
            return Ok(Judgement::Right(advice));
        }
        if Some(host) == database.writer_host().as_deref() {
            return Ok(Judgement::Right(None));
        }
        let cluster = database.db_cluster_identifier.as_deref();
        if [Some(&*database.db_instance_identifier), cluster]
            .into_iter()
            .flatten()
            .any(|name| name.eq_ignore_ascii_case(host))
        {
            return Ok(Judgement::Wrong(self.with_value("parameter-identifier")));
        }
        if let Some(other) = self.others().find(|other| other.host() == host) {
            // The writer instance of a cluster is not read.
            if self.is_sibling(other) {
                return Err(self.not_modelled("RDS"));
            }
            let wrong = Message::new("parameter-other-database")
                .with("value", self.value)
                .with("database", &other.db_instance_identifier);
            return Ok(Judgement::Wrong(wrong));
        }
        if let Some(rds) = RdsHost::parse(host) {
            return self.judge_rds_host(rds);
        }
        self.judge_other_host(host)
    }

    /// Judges a host name of RDS that is not an instance of this account in this Region.
    fn judge_rds_host(&self, rds: RdsHost<'_>) -> Result<Judgement, NotPassed> {
        let own = self.database.host();
        let other = Ok(Judgement::Wrong(self.with_value("parameter-other-host")));
        let cluster = self.database.db_cluster_identifier.as_deref();
        let is_own = cluster.is_some_and(|own| own.eq_ignore_ascii_case(rds.identifier));
        // Which cluster of a global database takes writes is not read.
        if rds.kind == RdsHostKind::GlobalWriter && cluster.is_some() {
            return Err(self.not_modelled("Aurora"));
        }
        if own.is_empty() {
            let id = &self.database.db_instance_identifier;
            return match rds.kind {
                RdsHostKind::Instance if id.eq_ignore_ascii_case(rds.identifier) => {
                    self.no_endpoint()
                }
                RdsHostKind::Writer | RdsHostKind::Reader if is_own => self.no_endpoint(),
                RdsHostKind::Custom if cluster.is_some() => Err(self.not_modelled("RDS")),
                RdsHostKind::Proxy => Err(self.not_modelled("RDS Proxy")),
                _ => other,
            };
        }
        // In another account or Region: the database is reached by no such name.
        if RdsHost::parse(&own).is_none_or(|own| own.suffix != rds.suffix) {
            return other;
        }
        match rds.kind {
            // Without other instances, the reader endpoint leads to the writer. Source: Aurora user guide, "Reader endpoints".
            RdsHostKind::Reader if is_own && self.has_siblings() => {
                Ok(Judgement::Wrong(self.with_value("parameter-read-only")))
            }
            RdsHostKind::Reader if is_own => {
                Ok(Judgement::Right(Some(self.instead("parameter-reader"))))
            }
            // The instances of a custom endpoint are not read.
            RdsHostKind::Custom if cluster.is_some() => Err(self.not_modelled("RDS")),
            // The target of a proxy is not read.
            RdsHostKind::Proxy => Err(self.not_modelled("RDS Proxy")),
            _ => other,
        }
    }

    /// A name with the database's identifier, while the database has no endpoint to compare it with.
    fn no_endpoint<T>(&self) -> Result<T, NotPassed> {
        let database = self.database;
        if database.db_instance_status == "available" {
            return Err(self.not_modelled("Endpoint"));
        }
        let id = &database.db_instance_identifier;
        pending(
            Message::new("property-pending")
                .with("resource", id)
                .with("value", &database.db_instance_status),
            Message::new("wait-minutes"),
            [id],
        )
    }

    /// An address, or a name that is not one of RDS.
    fn judge_other_host(&self, host: &str) -> Result<Judgement, NotPassed> {
        let other = Ok(Judgement::Wrong(self.with_value("parameter-other-host")));
        match host.parse() {
            Ok(IpAddr::V4(address)) if self.may_be_at(address)? => Err(self.not_modelled("IP")),
            Ok(_) => other,
            // A custom DNS name may lead to the database. The name of an EC2 instance cannot.
            Err(_) if is_host_name(host) && !is_instance_of_ec2(host) => {
                Err(self.not_modelled("DNS"))
            }
            Err(_) => other,
        }
    }

    /// Whether the database may have this address, because one of its subnets contains it.
    fn may_be_at(&self, address: Ipv4Addr) -> Result<bool, Reason> {
        let ranges = self.account.database_addresses(self.resource)?;
        Ok(ranges.is_empty() || ranges.iter().any(|range| range.contains(&address)))
    }

    fn others(&self) -> impl Iterator<Item = &DbInstance> {
        let instances = self.account.snapshot.rds.db_instances.known();
        instances
            .into_iter()
            .flatten()
            .filter(|other| other.db_instance_identifier != self.database.db_instance_identifier)
    }

    fn is_sibling(&self, other: &DbInstance) -> bool {
        other.db_cluster_identifier.is_some()
            && other.db_cluster_identifier == self.database.db_cluster_identifier
    }

    /// Whether the database's cluster has other instances.
    fn has_siblings(&self) -> bool {
        self.others().any(|other| self.is_sibling(other))
    }

    fn with_value(&self, id: &'static str) -> Message {
        Message::new(id).with("value", self.account.shown(self.value))
    }

    fn instead(&self, id: &'static str) -> Message {
        Message::new(id)
            .with("value", self.value)
            .with("asked", self.asked())
    }

    /// Not modelled. The value is only shown if it is known to be public.
    fn not_modelled(&self, what: &str) -> NotPassed {
        let what = if self.account.is_public(self.value) {
            format!("{} = {} ({what})", self.parameter, self.value)
        } else {
            format!("{} ({what})", self.parameter)
        };
        Reason::NotModelled { what }.into()
    }
}

/// Source: Amazon EC2 user guide, "Amazon EC2 instance hostnames and domains".
fn is_instance_of_ec2(host: &str) -> bool {
    host.ends_with(".compute.internal")
        || host.ends_with(".ec2.internal")
        || host.ends_with(".compute.amazonaws.com")
        || host.ends_with(".compute-1.amazonaws.com")
}
