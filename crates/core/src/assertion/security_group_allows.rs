use ipnet::Ipv4Net;
use schemars::JsonSchema;
use serde::Deserialize;

use super::parameter::proxy_before;
use super::property::started;
use super::{Assertion, Context, Finding, NotPassed, Pass, Stated, StatedValue, Verdict, WayEnd};
use crate::account::{Account, Carried, GroupSet};
use crate::change::{Carrier, Change, DatabaseName, Source};
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
/// A group as peer means all resources with that group; `anywhere` means the whole IPv4 internet (`::/0` does not admit
/// IPv4). The rules of all groups of the same resource are combined. Rules for all protocols and for wider port ranges
/// count. Address ranges that together cover the peer, or "My IP" in place of anywhere, work and are advice.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SecurityGroupAllows {
    /// The security group, by its name under `resources`.
    #[serde(default)]
    pub group: Option<ResourceName>,
    /// In place of `group`: a database, by its name under `resources`. The rules of all its groups are combined.
    #[serde(default)]
    pub groups_of_database: Option<ResourceName>,
    /// In place of `group`: any other resource with security groups, such as an instance.
    #[serde(default)]
    pub groups_of: Option<ResourceName>,
    /// "tcp", "udp" or a protocol number.
    #[serde(default = "tcp")]
    pub protocol: Protocol,
    /// The ports that the page asks for: `80` or `0-65535`. For a database, its own port is used; if that differs from these
    /// ports, it is advice.
    pub ports: Ports,
    /// A database, by its name under `resources`, whose own port is used as soon as it has one. For rules between two groups.
    #[serde(default)]
    pub port_of: Option<ResourceName>,
    /// The ports that are sufficient, if fewer than `ports`. Missing other ports are then advice.
    #[serde(default)]
    pub at_least: Option<Ports>,
    /// For inbound rules: the sender.
    #[serde(default)]
    pub from: Option<PeerResource>,
    /// For outbound rules: the receiver.
    #[serde(default)]
    pub to: Option<PeerResource>,
}

fn tcp() -> Protocol {
    Protocol::Tcp
}

/// The peer of a rule.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum PeerResource {
    /// The whole IPv4 internet.
    Anywhere,
    /// All resources with this security group.
    Group(ResourceName),
    /// The security groups of this database.
    Database(ResourceName),
    /// The security groups of any other resource, such as an instance.
    Resource(ResourceName),
}

impl Assertion for SecurityGroupAllows {
    fn evaluate(&self, context: &Context<'_>) -> Verdict {
        let account = &context.account;
        let groups = account.groups_of(self.subject())?;
        let (peer, unread) = self.peer(account)?;
        let verdict = self.about_database(account, self.judge(account, &groups, &peer, unread));
        // Without the database it is not known whether it listens on the port of the page.
        let listens = self.port_of.as_ref().map(|name| account.database(name));
        if let (Err(NotPassed::Failed(_)), Some(Err(NotPassed::Unknown(reason)))) =
            (&verdict, listens)
        {
            return Err(reason.into());
        }
        match (&verdict, self.database()) {
            (Err(NotPassed::Failed(_)), Some(database)) => match proxy_before(context, database) {
                Some(reason) => Err(reason.into()),
                None => verdict,
            },
            _ => verdict,
        }
    }

    fn changes(&self, Context { account, .. }: &Context<'_>) -> Result<Vec<Change>, NotPassed> {
        let groups = account.groups_of(self.subject())?;
        let (peer, _) = self.peer(account)?;
        let ports = self.effective_ports(account);
        if let Some(group) = self.unattached(account, &groups, &peer, ports) {
            let resource = self.groups_of_database.as_deref().unwrap_or_default();
            let database = account.database(resource)?;
            let (adds, mut carried) = (group.group_id.clone(), groups.ids());
            carried.retain(|id| !account.is_replaced_by(&adds, resource, id));
            let set = Change::SetGroups {
                carrier: Carrier::Database(DatabaseName::of(database)),
                groups: carried.into_iter().chain([adds.clone()]).collect(),
                adds,
            };
            return Ok(started(database).into_iter().chain([set]).collect());
        }
        let is_default = |group: &SecurityGroup| group.group_name == "default";
        let first = groups
            .all
            .iter()
            .copied()
            .min_by_key(|group| (is_default(group), &group.group_id));
        let Some(group) = groups.group.or(first) else {
            return Ok(Vec::new());
        };
        let vpc = &group.vpc_id;
        let group = group.group_id.clone();
        if self.egress() && groups.rules(true).is_empty() {
            return Ok(vec![Change::AllowAllOutbound { group }]);
        }
        let source = match &peer {
            Peer::Anywhere => Some(Source::Range(ANYWHERE)),
            // AWS refuses a group of another VPC, unless the VPCs are peered, which is not read.
            Peer::WithGroups { groups, .. } => {
                let mut groups = groups.iter();
                let near = groups.find(|id| account.vpc_of_group(id) == Some(vpc));
                near.cloned().map(Source::Group)
            }
        };
        let Some(source) = source.filter(|_| self.protocol == Protocol::Tcp) else {
            return Ok(Vec::new());
        };
        Ok(vec![Change::allow(self.egress(), group, ports, source)])
    }

    fn expected(&self, account: &Account<'_>) -> Message {
        Message::new("sg-expected")
            .with("group", account.page_name(self.subject()))
            .with("protocol", self.protocol.to_string())
            .with("ports", self.ports.to_string())
            .with("direction", self.direction(account))
    }

    fn way(&self) -> Option<[WayEnd<'_>; 2]> {
        let subject = self.subject_name()?;
        let peer = match self.peer_resource()? {
            PeerResource::Anywhere => WayEnd::Internet,
            PeerResource::Group(resource)
            | PeerResource::Database(resource)
            | PeerResource::Resource(resource) => WayEnd::Resource(resource),
        };
        let subject = WayEnd::Resource(subject);
        Some(if self.egress() {
            [subject, peer]
        } else {
            [peer, subject]
        })
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
        resources.extend(self.groups_of.as_ref().map(|resource| (resource, None)));
        match self.peer_resource() {
            Some(PeerResource::Resource(resource)) => resources.push((resource, None)),
            Some(PeerResource::Group(resource)) => {
                resources.push((resource, Some(ResourceKind::SecurityGroup)))
            }
            Some(PeerResource::Database(resource)) => {
                resources.push((resource, Some(ResourceKind::Database)))
            }
            Some(PeerResource::Anywhere) | None => {}
        }
        resources
    }

    fn mentions(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        let database = self.port_of.iter();
        database
            .map(|database| (database, Some(ResourceKind::Database)))
            .collect()
    }

    fn stated_on_page(&self, resources: &Resources) -> Vec<Stated> {
        // The default outbound rule of a new group is not stated on the pages.
        if self.egress() {
            return Vec::new();
        }
        let protocol = StatedValue::term(self.protocol.to_string());
        let peer = match self.peer_resource() {
            Some(PeerResource::Group(resource)) => Stated::name_of(resources, resource),
            Some(
                PeerResource::Database(_) | PeerResource::Resource(_) | PeerResource::Anywhere,
            )
            | None => None,
        };
        let ports = Stated::value(StatedValue::ports(self.ports));
        vec![ports.beside(protocol).beside_some(peer)]
    }

    fn calls(&self) -> Vec<Call> {
        vec![Call::DescribeSecurityGroups]
    }

    fn extend_scope(&self, scope: &mut Scope) {
        // Only needed if a rule names an address range in place of the group.
        let peer = self.peer_resource();
        if peer.is_some_and(|peer| *peer != PeerResource::Anywhere) {
            scope.calls.insert(Call::DescribeSubnets);
        }
        if self.port_of.is_some() {
            scope.calls.insert(Call::DescribeDBInstances);
        }
    }

    fn problem(&self) -> Option<String> {
        let subjects = [&self.group, &self.groups_of_database, &self.groups_of];
        let problem = if subjects.into_iter().flatten().count() != 1 {
            "give one of `group`, `groups_of_database` and `groups_of`"
        } else if self.from.is_some() == self.to.is_some() {
            "give either `from` (inbound) or `to` (outbound)"
        } else {
            return None;
        };
        Some(problem.to_owned())
    }
}

impl SecurityGroupAllows {
    /// Judges the rules of these groups for a peer. `unread` is the reason if the peer's addresses are not known.
    fn judge(
        &self,
        account: &Account<'_>,
        groups: &GroupSet<'_>,
        peer: &Peer,
        unread: Option<Reason>,
    ) -> Verdict {
        let rules = groups.rules(self.egress());
        let ids = groups.ids();
        let ports = self.effective_ports(account);
        let saw = Message::new("sg-saw")
            .with("group", self.subject_label(account, groups))
            .with("protocol", self.protocol.to_string())
            .with("ports", ports.to_string())
            .with("direction", self.direction(account));
        let other_port = (ports != self.ports).then(|| {
            Message::new("sg-database-port")
                .with("port", ports.to_string())
                .with("asked", self.ports.to_string())
        });
        let pass = || Pass::saw(saw.clone(), ids.iter()).advise_some(other_port.clone());
        match security_group::admits(&rules, self.protocol, ports, peer) {
            Admission::Exactly => Ok(pass()),
            // The default outbound rule of a new group is for anywhere, and the pages do not change it.
            Admission::ByAddress(_) if self.egress() => Ok(pass()),
            Admission::ByAddress(ranges) => Ok(pass().advise(self.by_address(account, &ranges))),
            // The attendee may limit the senders. A limit on receivers may exclude a host that the tasks need.
            Admission::Narrower { range, .. } if !self.egress() => {
                Ok(pass().advise(Message::new("sg-narrower").with("range", range.to_string())))
            }
            short => {
                let fewer = match self.at_least {
                    Some(ports) => security_group::admits(&rules, self.protocol, ports, peer),
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
                    // The ranges are wide enough to contain the hosts that the tasks need.
                    (Admission::Narrower { range, few: false }, _) => {
                        Err(not_modelled(range.to_string()))
                    }
                    (Admission::Perhaps(what), _) => Err(not_modelled(what)),
                    // The rules of a group that is not listed are not known.
                    _ if !groups.unlisted.is_empty() => {
                        Err(not_modelled(groups.unlisted.join(", ")))
                    }
                    _ => self.refused(account, groups, &rules, peer, ports),
                }
            }
        }
    }

    /// Judges the rules for a resource that has other groups in place of the suite's group `in_place_of`. If the other end is a
    /// group of the suite, the groups that its resource has in fact count. None if the assertion is not about that group.
    ///
    /// # Example
    ///
    /// The page asks that EFS-SG admits ECS-Tasks-SG on port 2049. One mount target has `nfs-b` in place of EFS-SG, and the
    /// service has ECS-Tasks-SG. So `nfs-b` must admit ECS-Tasks-SG, or its address ranges, on port 2049.
    pub(super) fn judge_in_place(
        &self,
        account: &Account<'_>,
        in_place_of: &ResourceName,
        carried: &Carried,
    ) -> Option<Verdict> {
        let peer_group = match self.peer_resource() {
            Some(PeerResource::Group(name)) => Some(name),
            _ => None,
        };
        let mut ends = self.group.iter().chain(peer_group);
        ends.any(|name| name == in_place_of)
            .then(|| self.judge_pairs(account, peer_group, in_place_of, carried))
    }

    /// The worst verdict of all pairs of network interfaces of both ends.
    fn judge_pairs(
        &self,
        account: &Account<'_>,
        peer_group: Option<&ResourceName>,
        in_place_of: &ResourceName,
        carried: &Carried,
    ) -> Verdict {
        let in_fact = |name: &ResourceName| {
            if name == in_place_of {
                Ok(vec![carried.clone()])
            } else {
                account.in_use(name)
            }
        };
        let peers = match peer_group {
            Some(name) => {
                let peers = in_fact(name)?.into_iter();
                let peers = peers
                    .map(|Carried { groups, addresses }| Peer::WithGroups { groups, addresses });
                peers.map(|peer| (peer, None)).collect()
            }
            None => vec![self.peer(account)?],
        };
        let subjects = self.group.as_ref().map(in_fact).transpose()?;
        let groups = match &subjects {
            Some(subjects) => subjects
                .iter()
                .map(|subject| account.group_set(&subject.groups))
                .collect::<Result<Vec<_>, _>>()?,
            None => vec![account.groups_of(self.subject())?],
        };
        let pairs = groups.iter().flat_map(|groups| {
            peers
                .iter()
                .map(move |(peer, unread)| (groups, peer, unread))
        });
        let verdicts =
            pairs.map(|(groups, peer, unread)| self.judge(account, groups, peer, unread.clone()));
        let badness = |verdict: &Verdict| match verdict {
            Ok(_) => 0,
            Err(NotPassed::Unknown(_)) => 1,
            Err(_) => 2,
        };
        verdicts.max_by_key(badness).unwrap_or_else(|| {
            let resource = in_place_of.clone();
            Err(NotPassed::Missing { resource })
        })
    }

    /// The verdict, whose failure also names the database if its port is not that of the page.
    fn about_database(&self, account: &Account<'_>, verdict: Verdict) -> Verdict {
        let database = self.port_of.as_ref();
        let database = database.and_then(|name| account.database(name).ok());
        match (verdict, database) {
            (Err(NotPassed::Failed(mut finding)), Some(database))
                if self.effective_ports(account) != self.ports =>
            {
                let id = database.db_instance_identifier.clone();
                finding.resources.push(id);
                Err(NotPassed::Failed(finding))
            }
            (verdict, _) => verdict,
        }
    }

    fn subject(&self) -> &str {
        self.subject_name().map_or("", ResourceName::as_str)
    }

    fn subject_name(&self) -> Option<&ResourceName> {
        let subjects = [&self.group, &self.groups_of_database, &self.groups_of];
        subjects.into_iter().flatten().next()
    }

    /// The advice for rules that name address ranges in place of the peer.
    fn by_address(&self, account: &Account<'_>, ranges: &[Ipv4Net]) -> Message {
        Message::new("sg-by-address")
            .with("count", i64::try_from(ranges.len()).unwrap_or(i64::MAX))
            .with("ranges", texts(ranges))
            .with("peer", self.peer_label(account))
    }

    /// The database at one end, if there is one.
    fn database(&self) -> Option<&ResourceName> {
        match (&self.groups_of_database, self.peer_resource()) {
            (Some(database), _) | (None, Some(PeerResource::Database(database))) => Some(database),
            _ => None,
        }
    }

    /// The ports that must be open: the port of the database at one end, else the page's ports.
    fn effective_ports(&self, account: &Account<'_>) -> Ports {
        let Some(database) = self.database().or(self.port_of.as_ref()) else {
            return self.ports;
        };
        let port = account.database(database).ok().and_then(DbInstance::port);
        port.map_or(self.ports, Ports::one)
    }

    fn egress(&self) -> bool {
        self.to.is_some()
    }

    fn peer_resource(&self) -> Option<&PeerResource> {
        self.from.as_ref().or(self.to.as_ref())
    }

    /// The peer, and the reason if its addresses are not known.
    fn peer(&self, account: &Account<'_>) -> Result<(Peer, Option<Reason>), NotPassed> {
        let (resource, addresses) = match self.peer_resource() {
            Some(PeerResource::Group(resource)) => (resource, account.addresses_of(resource)),
            Some(PeerResource::Database(resource)) => {
                (resource, account.database_addresses(resource))
            }
            Some(PeerResource::Resource(resource)) => {
                let vpc = account.vpc_of(resource, &account.found(resource)?.key)?;
                let addresses = account.addresses_of_resource(resource, &vpc.unwrap_or_default());
                (resource, addresses)
            }
            Some(PeerResource::Anywhere) | None => return Ok((Peer::Anywhere, None)),
        };
        let groups = account.groups_of(resource)?.ids();
        let (addresses, unread) = match addresses {
            Ok(addresses) => (addresses, None),
            Err(reason) => (Vec::new(), Some(reason)),
        };
        Ok((Peer::WithGroups { groups, addresses }, unread))
    }

    /// The load balancer with this group, if its visitors only come by IPv6.
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
            (Some(PeerResource::Anywhere), Some(group)) if rules.iter().any(is_for_ipv6) => {
                account.balancer_without_ipv4(group)
            }
            _ => None,
        }
    }

    fn peer_label(&self, account: &Account<'_>) -> Message {
        match self.peer_resource() {
            Some(
                PeerResource::Group(resource)
                | PeerResource::Database(resource)
                | PeerResource::Resource(resource),
            ) => Message::new("sg-peer").with("name", account.label(resource)),
            Some(PeerResource::Anywhere) | None => Message::new("sg-anywhere"),
        }
    }

    /// What a rule can name: the first group that a database or another resource carries.
    fn rule_peer(&self, account: &Account<'_>, peer: &Peer) -> Message {
        match (self.peer_resource(), peer) {
            (
                Some(PeerResource::Database(_) | PeerResource::Resource(_)),
                Peer::WithGroups { groups, .. },
            ) => match groups.first() {
                Some(group) => Message::new("sg-peer").with("name", account.group_label(group)),
                None => self.peer_label(account),
            },
            _ => self.peer_label(account),
        }
    }

    /// A group has the rule already, and the database does not carry it.
    fn not_carried(
        &self,
        account: &Account<'_>,
        groups: &GroupSet<'_>,
        group: &SecurityGroup,
    ) -> Verdict {
        let database = account.label(self.groups_of_database.as_deref().unwrap_or_default());
        let group_label = account.group_label(&group.group_id);
        let carried: Vec<String> = groups
            .ids()
            .iter()
            .map(|id| account.group_label(id))
            .collect();
        let actual = if carried.is_empty() {
            Message::new("sg-carries-none")
        } else {
            Message::new("sg-not-carried").with("carried", carried)
        };
        let actual = actual
            .with("database", database.clone())
            .with("group", &group_label);
        let fix = Message::new("sg-attach-fix")
            .with("database", database)
            .with("group", group_label);
        let ids = groups.ids().into_iter().chain([group.group_id.clone()]);
        let resource = self
            .groups_of_database
            .as_deref()
            .and_then(|name| account.found(name).ok());
        Err(Finding::new(
            actual,
            fix,
            ids.chain(resource.map(|found| found.key.clone())),
        )
        .into())
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
            let admits =
                || security_group::admits(&rules(&[group], false), self.protocol, ports, peer);
            group.vpc_id == *vpc
                && !carried.contains(&group.group_id)
                && admits() == Admission::Exactly
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

    /// The failure. It names the most similar rule, and blames it if it is the only wrong one.
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
            let fix =
                Message::new("sg-fix-all-out").with("group", self.subject_label(account, groups));
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
        // If the database has another port than the page's, findings about the application's settings share this cause.
        let database = self.database().filter(|_| ports != self.ports);
        let found = database.and_then(|database| account.found(database).ok());
        let ids = groups.ids().into_iter();
        let ids = ids.chain(found.map(|found| found.key.clone()));
        Err(Finding::new(actual, fix, ids).blaming(blamed).into())
    }

    /// A rule in the terms of the console, which need no translation: "TCP 80 from sg-1".
    fn rule_label(&self, account: &Account<'_>, rule: &Rule<'_>) -> String {
        self.rule_text(rule, |id| account.group_label(id))
    }

    /// A rule as text. `name` maps a group's id to its label.
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

fn not_modelled(what: String) -> NotPassed {
    Reason::NotModelled { what }.into()
}

fn texts(ranges: &[Ipv4Net]) -> Vec<String> {
    ranges.iter().map(ToString::to_string).collect()
}
