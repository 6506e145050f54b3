use ipnet::Ipv4Net;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{Assertion, Context, Finding, Pass, Shortfall, Stated, StatedValue, Verdict};
use crate::account::{Account, GroupSet};
use crate::change::{Carrier, Change, Source};
use crate::ids::ResourceName;
use crate::message::Message;
use crate::network::Ports;
use crate::network::next_hop::ANYWHERE;
use crate::network::rule::{Protocol, Rule, RuleSource, rules};
use crate::network::security_group;
use crate::network::security_group::{Admission, Peer, names_peer};
use crate::resource::ResourceKind;
use crate::resource::Resources;
use crate::snapshot::ec2::SecurityGroup;
use crate::snapshot::services::DbInstance;
use crate::snapshot::{Call, Reason, Scope};
use crate::verdict::BlamedRule;

/// Asserts that a security group admits traffic from a peer (`from`) or to a peer (`to`).
///
/// A group as peer means everything that carries it; `anywhere` means the whole IPv4 internet (`::/0` admits no
/// IPv4). All groups carried by the same resource count together, since their rules are added up. Protocol "all" and
/// wider port ranges count. Address ranges that together cover the peer, or "My IP" where the page says anywhere, work
/// and are advice.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SecurityGroupAllows {
    /// The security group, by its name under `resources`.
    #[serde(default)]
    pub group: Option<ResourceName>,
    /// In place of `group`: the resource of a database, all of whose groups count.
    #[serde(default)]
    pub groups_of_database: Option<ResourceName>,
    /// "tcp", "udp" or a protocol number.
    #[serde(default = "tcp")]
    pub protocol: Protocol,
    /// The ports the page asks for: `80` or `0-65535`. Of a database, the port that it listens on counts, and another
    /// than this one is advice.
    pub ports: Ports,
    /// The ports without which it cannot work, if fewer: the rest is then advice.
    #[serde(default)]
    pub at_least: Option<Ports>,
    /// For inbound rules: who may send.
    #[serde(default)]
    pub from: Option<PeerRole>,
    /// For outbound rules: to whom may be sent.
    #[serde(default)]
    pub to: Option<PeerRole>,
}

fn tcp() -> Protocol {
    Protocol::Tcp
}

/// The other end, as a suite names it.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum PeerRole {
    /// The whole IPv4 internet.
    Anywhere,
    /// Whatever carries the group of this resource.
    Group(ResourceName),
    /// The groups that this database carries.
    Database(ResourceName),
}

impl Assertion for SecurityGroupAllows {
    fn evaluate(&self, Context { account, .. }: &Context<'_>) -> Verdict {
        let groups = account.groups_of(self.subject())?;
        let rules = groups.rules(self.egress());
        let (peer, unread) = self.peer(account)?;
        let ids = groups.ids();
        let ports = self.effective_ports(account);
        let saw = Message::new("sg-saw")
            .with("group", self.subject_label(account, &groups))
            .with("protocol", self.protocol.to_string())
            .with("ports", ports.to_string())
            .with("direction", self.direction(account));
        let other_port = (ports != self.ports).then(|| {
            Message::new("sg-database-port")
                .with("port", ports.to_string())
                .with("asked", self.ports.to_string())
        });
        let pass = || Pass::saw(saw.clone(), ids.iter()).advise_some(other_port.clone());
        match security_group::admits(&rules, self.protocol, ports, &peer) {
            Admission::Exactly => Ok(pass()),
            // A new group's outbound rule is for everyone: that is how the pages leave it.
            Admission::ByAddress(_) if self.egress() => Ok(pass()),
            Admission::ByAddress(ranges) => Ok(pass().advise(self.by_address(account, &ranges))),
            // Who may come in is a choice; what the tasks must reach is not.
            Admission::Narrower { range, .. } if !self.egress() => {
                Ok(pass().advise(Message::new("sg-narrower").with("range", range.to_string())))
            }
            short => {
                let fewer = match self.at_least {
                    Some(ports) => security_group::admits(&rules, self.protocol, ports, &peer),
                    None => short,
                };
                let fewer_ports = || {
                    let advice = Message::new("sg-fewer-ports");
                    pass().advise(advice.with("ports", self.ports.to_string()))
                };
                match &fewer {
                    Admission::Exactly => return Ok(fewer_ports()),
                    Admission::ByAddress(_) if self.egress() => return Ok(fewer_ports()),
                    Admission::ByAddress(ranges) => {
                        return Ok(fewer_ports().advise(self.by_address(account, ranges)));
                    }
                    _ => {}
                }
                if let Some(name) = self.ipv6_visitors(account, &rules, ports) {
                    return Err(not_modelled(format!("{name} (IPv6)")));
                }
                match (fewer, unread) {
                    (Admission::PerhapsByAddress, Some(reason)) => Err(reason.into()),
                    // The hosts they must reach may well be among so many addresses.
                    (Admission::Narrower { range, few: false }, _) => {
                        Err(not_modelled(range.to_string()))
                    }
                    (Admission::Perhaps(what), _) => Err(not_modelled(what)),
                    // What a group that is not listed admits is not known.
                    _ if !groups.unlisted.is_empty() => {
                        Err(not_modelled(groups.unlisted.join(", ")))
                    }
                    _ => self.refused(account, &groups, &rules, &peer, ports),
                }
            }
        }
    }

    fn changes(&self, Context { account, .. }: &Context<'_>) -> Result<Vec<Change>, Shortfall> {
        let groups = account.groups_of(self.subject())?;
        let (peer, _) = self.peer(account)?;
        let ports = self.effective_ports(account);
        if let Some(group) = self.unattached(account, &groups, &peer, ports) {
            let database = self.groups_of_database.as_deref().unwrap_or_default();
            let database = account.database(database)?.db_instance_identifier.clone();
            let (adds, mut carried) = (group.group_id.clone(), groups.ids());
            // The VPC's own group is what a forgotten choice looks like.
            let default = groups.all.iter().filter(|group| group.group_name == "default");
            for group in default {
                carried.remove(&group.group_id);
            }
            return Ok(vec![Change::SetGroups {
                carrier: Carrier::Database(database),
                groups: carried.into_iter().chain([adds.clone()]).collect(),
                adds,
            }]);
        }
        let is_default = |group: &SecurityGroup| group.group_name == "default";
        let first = groups.all.iter().copied().min_by_key(|group| (is_default(group), &group.group_id));
        let Some(group) = groups.group.or(first) else {
            return Ok(Vec::new());
        };
        let group = group.group_id.clone();
        if self.egress() && groups.rules(true).is_empty() {
            return Ok(vec![Change::AllowAllOutbound { group }]);
        }
        let source = match &peer {
            Peer::Anywhere => Some(Source::Range(ANYWHERE)),
            Peer::Carrying { groups, .. } => groups.first().cloned().map(Source::Group),
        };
        let Some(source) = source.filter(|_| self.protocol == Protocol::Tcp) else {
            return Ok(Vec::new());
        };
        Ok(vec![if self.egress() {
            Change::AllowOutbound {
                group,
                ports,
                to: source,
            }
        } else {
            Change::AllowInbound {
                group,
                ports,
                from: source,
            }
        }])
    }

    fn expected(&self, account: &Account<'_>) -> Message {
        Message::new("sg-expected")
            .with("group", account.page_name(self.subject()))
            .with("protocol", self.protocol.to_string())
            .with("ports", self.ports.to_string())
            .with("direction", self.direction(account))
    }

    fn resources(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        let mut resources = Vec::new();
        resources.extend(
            self.group
                .as_ref()
                .map(|resource| (resource, Some(ResourceKind::SecurityGroup))),
        );
        resources.extend(
            self.groups_of_database
                .as_ref()
                .map(|resource| (resource, Some(ResourceKind::Database))),
        );
        match self.peer_role() {
            Some(PeerRole::Group(resource)) => {
                resources.push((resource, Some(ResourceKind::SecurityGroup)))
            }
            Some(PeerRole::Database(resource)) => {
                resources.push((resource, Some(ResourceKind::Database)))
            }
            Some(PeerRole::Anywhere) | None => {}
        }
        resources
    }

    fn stated_on_page(&self, resources: &Resources) -> Vec<Stated> {
        // A new group's outbound rule is for everyone: that is how the pages leave it.
        if self.egress() {
            return Vec::new();
        }
        let protocol = StatedValue::term(self.protocol.to_string());
        let peer = match self.peer_role() {
            Some(PeerRole::Group(resource)) => Stated::name_of(resources, resource),
            Some(PeerRole::Database(_) | PeerRole::Anywhere) | None => None,
        };
        let ports = Stated::value(StatedValue::ports(self.ports));
        vec![ports.beside(protocol).beside_some(peer)]
    }

    fn calls(&self) -> Vec<Call> {
        vec![Call::DescribeSecurityGroups]
    }

    fn extend_scope(&self, scope: &mut Scope) {
        // Where a rule names an address range, and not the group that the page asks for.
        if let Some(PeerRole::Group(_) | PeerRole::Database(_)) = self.peer_role() {
            scope.calls.insert(Call::DescribeSubnets);
        }
    }

    fn problem(&self) -> Option<String> {
        let problem = if self.group.is_some() == self.groups_of_database.is_some() {
            "give either `group` or `groups_of_database`"
        } else if self.from.is_some() == self.to.is_some() {
            "give either `from` (inbound) or `to` (outbound)"
        } else {
            return None;
        };
        Some(problem.to_owned())
    }
}

impl SecurityGroupAllows {
    fn subject(&self) -> &str {
        self.group
            .as_deref()
            .or(self.groups_of_database.as_deref())
            .unwrap_or_default()
    }

    /// The advice where the rules name address ranges in place of the peer.
    fn by_address(&self, account: &Account<'_>, ranges: &[Ipv4Net]) -> Message {
        Message::new("sg-by-address")
            .with("count", i64::try_from(ranges.len()).unwrap_or(i64::MAX))
            .with("ranges", texts(ranges))
            .with("peer", self.peer_label(account))
    }

    /// The database at one end, if one is.
    fn database(&self) -> Option<&ResourceName> {
        match (&self.groups_of_database, self.peer_role()) {
            (Some(database), _) | (None, Some(PeerRole::Database(database))) => Some(database),
            _ => None,
        }
    }

    /// The ports that must be open: that of the database at one end, else the page's.
    fn effective_ports(&self, account: &Account<'_>) -> Ports {
        let Some(database) = self.database() else {
            return self.ports;
        };
        let port = account.database(database).ok().and_then(DbInstance::port);
        port.map_or(self.ports, Ports::one)
    }

    fn egress(&self) -> bool {
        self.to.is_some()
    }

    fn peer_role(&self) -> Option<&PeerRole> {
        self.from.as_ref().or(self.to.as_ref())
    }

    /// The other end, and why its addresses are not known if they are not.
    fn peer(&self, account: &Account<'_>) -> Result<(Peer, Option<Reason>), Shortfall> {
        let (resource, addresses) = match self.peer_role() {
            Some(PeerRole::Group(resource)) => (resource, account.addresses_of(resource)),
            Some(PeerRole::Database(resource)) => (resource, account.database_addresses(resource)),
            Some(PeerRole::Anywhere) | None => return Ok((Peer::Anywhere, None)),
        };
        let groups = account.groups_of(resource)?.ids();
        let (addresses, unread) = match addresses {
            Ok(addresses) => (addresses, None),
            Err(reason) => (Vec::new(), Some(reason)),
        };
        Ok((Peer::Carrying { groups, addresses }, unread))
    }

    /// The load balancer for whose visitors the rules are, where these come by IPv6 only.
    fn ipv6_visitors<'a>(
        &self,
        account: &Account<'a>,
        rules: &[Rule<'_>],
        ports: Ports,
    ) -> Option<&'a str> {
        let is_for_ipv6 = |rule: &Rule<'_>| {
            let mut sources = rule.sources.iter();
            rule.is_for(self.protocol)
                && rule.ports.contains(ports)
                && sources.any(|source| matches!(source, RuleSource::Range6(_)))
        };
        match (&self.from, &self.group) {
            (Some(PeerRole::Anywhere), Some(group)) if rules.iter().any(is_for_ipv6) => {
                account.carrier_without_ipv4(group)
            }
            _ => None,
        }
    }

    fn peer_label(&self, account: &Account<'_>) -> Message {
        match self.peer_role() {
            Some(PeerRole::Group(resource) | PeerRole::Database(resource)) => {
                Message::new("sg-peer").with("name", account.label(resource))
            }
            Some(PeerRole::Anywhere) | None => Message::new("sg-anywhere"),
        }
    }

    /// What a rule can name: a database is not, the first group that it carries is.
    fn rule_peer(&self, account: &Account<'_>, peer: &Peer) -> Message {
        match (self.peer_role(), peer) {
            (Some(PeerRole::Database(_)), Peer::Carrying { groups, .. }) => match groups.first() {
                Some(group) => Message::new("sg-peer").with("name", account.group_label(group)),
                None => self.peer_label(account),
            },
            _ => self.peer_label(account),
        }
    }

    /// A group has the rule already, and the database does not carry it.
    fn not_carried(&self, account: &Account<'_>, groups: &GroupSet<'_>, group: &SecurityGroup) -> Verdict {
        let database = account.label(self.groups_of_database.as_deref().unwrap_or_default());
        let group_label = account.group_label(&group.group_id);
        let carried: Vec<String> = groups.ids().iter().map(|id| account.group_label(id)).collect();
        let actual = match carried.is_empty() {
            true => Message::new("sg-carries-none")
                .with("database", database.clone())
                .with("group", &group_label),
            false => Message::new("sg-not-carried")
                .with("database", database.clone())
                .with("carried", carried)
                .with("group", &group_label),
        };
        let fix = Message::new("sg-attach-fix")
            .with("database", database)
            .with("group", group_label);
        let ids = groups.ids().into_iter().chain([group.group_id.clone()]);
        let resource = self.groups_of_database.as_deref().and_then(|name| account.found(name).ok());
        Err(Finding::new(actual, fix, ids.chain(resource.map(|found| found.key.clone()))).into())
    }

    /// "from LB-SG", "to anywhere".
    fn direction(&self, account: &Account<'_>) -> Message {
        let id = if self.egress() { "sg-to" } else { "sg-from" };
        Message::new(id).with("peer", self.peer_label(account))
    }

    /// The group that has the rule already, but that the database does not carry, if there is exactly one.
    fn unattached<'a>(
        &self,
        account: &Account<'a>,
        groups: &GroupSet<'_>,
        peer: &Peer,
        ports: Ports,
    ) -> Option<&'a SecurityGroup> {
        let database = account.database(self.groups_of_database.as_deref()?).ok()?;
        let vpc = &database.db_subnet_group.as_ref()?.vpc_id;
        let carried = groups.ids();
        let all = account.snapshot.ec2.security_groups.known().ok()?;
        let mut fitting = all.iter().filter(|group| {
            let admits = || security_group::admits(&rules(&[group], false), self.protocol, ports, peer);
            group.vpc_id == *vpc && !carried.contains(&group.group_id) && admits() == Admission::Exactly
        });
        let first = fitting.next()?;
        fitting.next().is_none().then_some(first)
    }

    fn subject_label(&self, account: &Account<'_>, groups: &GroupSet<'_>) -> String {
        match groups.group {
            Some(group) => account.group_label(&group.group_id),
            None => {
                let names: Vec<String> = groups
                    .all
                    .iter()
                    .map(|group| account.group_label(&group.group_id))
                    .collect();
                names.join(" + ")
            }
        }
    }

    /// What is wrong, said by the rule that comes nearest.
    fn refused(
        &self,
        account: &Account<'_>,
        groups: &GroupSet<'_>,
        rules: &[Rule<'_>],
        peer: &Peer,
        ports: Ports,
    ) -> Verdict {
        let is_peer = |rule: &Rule<'_>| names_peer(rule, peer);
        let wanted = self.at_least.unwrap_or(ports);
        let is_port = |rule: &Rule<'_>| rule.ports.contains(wanted);
        let is_protocol = |rule: &Rule<'_>| rule.is_for(self.protocol);
        let find = |test: &dyn Fn(&Rule<'_>) -> bool| rules.iter().find(|rule| test(rule));
        let near = |id: &'static str, rule: &Rule<'_>| {
            Message::new(id).with("rule", self.rule_label(account, rule))
        };
        let (why, blamed) = if rules.is_empty() {
            let id = if self.egress() {
                "sg-no-rules-out"
            } else {
                "sg-no-rules-in"
            };
            (Message::new(id), None)
        } else if let Some(rule) =
            find(&|rule| is_port(rule) && is_peer(rule) && !is_protocol(rule))
        {
            let why = near("sg-other-protocol", rule);
            (why.with("protocol", self.protocol.to_string()), Some(rule))
        } else if let Some(rule) =
            find(&|rule| is_port(rule) && is_protocol(rule) && only_ipv6(rule))
        {
            (near("sg-only-ipv6", rule), Some(rule))
        } else if let Some(rule) = find(&|rule| is_peer(rule) && is_protocol(rule)) {
            let why = near("sg-other-port", rule);
            (why.with("ports", wanted.to_string()), Some(rule))
        } else if let Some(rule) = find(&|rule| is_port(rule) && is_protocol(rule)) {
            let why = near("sg-other-peer", rule);
            (why.with("peer", self.peer_label(account)), Some(rule))
        } else {
            let listed: Vec<String> = rules
                .iter()
                .take(4)
                .map(|rule| self.rule_label(account, rule))
                .collect();
            let only = match rules {
                [rule] => Some(rule),
                _ => None,
            };
            (Message::new("sg-none-fits").with("rules", listed), only)
        };
        if let Some(group) = self.unattached(account, groups, peer, ports) {
            return self.not_carried(account, groups, group);
        }
        if rules.is_empty() && self.egress() {
            let actual = Message::new("sg-refused")
                .with("group", self.subject_label(account, groups))
                .with("why", why);
            let fix = Message::new("sg-fix-all-out").with("group", self.subject_label(account, groups));
            return Err(Finding::new(actual, fix, groups.ids()).into());
        }
        let fix = Message::new(if self.egress() {
            "sg-fix-out"
        } else {
            "sg-fix-in"
        })
        .with("group", self.subject_label(account, groups))
        .with("protocol", self.protocol.to_string())
        .with("ports", ports.to_string())
        .with("peer", self.rule_peer(account, peer));
        let actual = Message::new("sg-refused")
            .with("group", self.subject_label(account, groups))
            .with("why", why);
        let blamed = blamed.map(|rule| BlamedRule::SecurityGroup {
            groups: groups.ids().into_iter().collect(),
            egress: self.egress(),
            rule: self.rule_text(rule, str::to_owned),
        });
        // Where the database has another port than the page's, it is what the rule and the applications' settings share.
        let database = self.database().filter(|_| ports != self.ports);
        let found = database.and_then(|database| account.found(database).ok());
        let ids = groups.ids().into_iter();
        let ids = ids.chain(found.map(|found| found.key.clone()));
        Err(Finding::new(actual, fix, ids).blaming(blamed).into())
    }

    /// "TCP 80 from sg-1", in the console's terms, which need no translation.
    fn rule_label(&self, account: &Account<'_>, rule: &Rule<'_>) -> String {
        self.rule_text(rule, |id| account.group_label(id))
    }

    /// A rule as text. `name` gives the text of a group's id.
    fn rule_text(&self, rule: &Rule<'_>, name: impl Fn(&str) -> String) -> String {
        let peer = |source: &RuleSource<'_>| match source {
            RuleSource::Group(id) => name(id),
            other => other.to_string(),
        };
        let peers: Vec<String> = rule.sources.iter().map(peer).collect();
        let protocol = match rule.protocol {
            None => "all".to_owned(),
            Some(protocol) => format!("{protocol} {}", rule.ports),
        };
        let arrow = if self.egress() { "→" } else { "←" };
        format!("{protocol} {arrow} {}", peers.join(", "))
    }
}

fn only_ipv6(rule: &Rule<'_>) -> bool {
    let has = |test: fn(&RuleSource<'_>) -> bool| rule.sources.iter().any(test);
    has(|source| matches!(source, RuleSource::Range6(_)))
        && !has(|source| matches!(source, RuleSource::Range(_) | RuleSource::Group(_)))
}

fn not_modelled(what: String) -> Shortfall {
    Reason::NotModelled { what }.into()
}

fn texts(ranges: &[Ipv4Net]) -> Vec<String> {
    ranges.iter().map(ToString::to_string).collect()
}
