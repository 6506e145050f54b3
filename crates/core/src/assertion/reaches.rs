use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use super::parameter::proxy_before;
use super::{Assert, Assertion, Context, Finding, NotPassed, Owner, Pass, Verdict, Wait, WayEnd};
use crate::account::Account;
use crate::change::Change;
use crate::ids::ResourceName;
use crate::message::{Arg, Message};
use crate::network::{Ports, Trace};
use crate::resource::ResourceKind;
use crate::snapshot::call::at;
use crate::snapshot::{Call, Reason, Scope};
use crate::verdict::BlamedRule;

mod ends;
mod flows;
mod hosts;

use flows::Flow;

/// Asserts that TCP traffic passes from one end to the other, and the replies back.
///
/// The check follows the whole path: the security groups of both ends, the network ACLs of every subnet on the path (in both
/// directions, because replies go to other ports), routes, gateways, VPC Block Public Access and its exclusions, public
/// addresses, VPC endpoints and DNS. It lists every
/// obstacle with the explanation code of AWS's VPC Reachability Analyzer and the smallest change that removes it. An inbound
/// rule for only some internet addresses passes, because the attendee may choose the visitors. Components that are not
/// modelled (transit gateways, peering, firewalls, appliances …) make the result unknown.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reaches {
    pub from: Place,
    pub to: Place,
    /// The destination ports. Not needed for a database, because its endpoint has the port.
    #[serde(default)]
    pub ports: Option<Ports>,
    /// What may take the requests in place of an instance. Where it is there or not known, an obstacle on the way to the
    /// instance itself makes the result unknown, unless the site answers.
    #[serde(default)]
    pub behind: Option<Behind>,
}

/// A property that lists what takes requests in front of an instance, such as the load balancers of an environment.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Behind {
    /// The resource with the property, by its name under `resources`.
    pub resource: ResourceName,
    /// The property, as the AWS CLI prints it. It is an empty list if there is nothing.
    pub property: String,
}

impl Behind {
    /// Why the way to the instance itself may not be that of its visitors; none if nothing stands in front of it.
    fn reason(&self, account: &Account<'_>) -> Option<NotPassed> {
        let not_modelled = |what: String| Some(Reason::NotModelled { what }.into());
        let resource = match account.as_json(&self.resource) {
            Ok(resource) => resource,
            Err(NotPassed::Missing { .. }) => return not_modelled(self.property.clone()),
            Err(reason) => return Some(reason),
        };
        let is_nothing = |value: &Value| match value {
            Value::Null => true,
            // An empty list of XML looks like an empty text.
            Value::String(text) => text.is_empty(),
            Value::Array(list) => list.is_empty(),
            _ => false,
        };
        let listed = at(&resource, &self.property);
        (!listed.is_some_and(is_nothing)).then(|| not_modelled(self.property.clone()))?
    }
}

/// The proof that requests come through whatever stands in front of an instance: the site answers.
fn site(context: &Context<'_>) -> Option<Pass> {
    context.peers.iter().find_map(|peer| match peer {
        Assert::SiteAnswers(site) => site.evaluate(context).ok(),
        _ => None,
    })
}

/// The calls for traffic that leaves or enters a subnet.
const EDGE: [Call; 2] = [Call::DescribeRouteTables, Call::DescribeNetworkAcls];

/// One end of the traffic: the internet, or a resource.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Place {
    Internet,
    LoadBalancer(ResourceName),
    /// The tasks of a service.
    Service(ResourceName),
    FileSystem(ResourceName),
    Database(ResourceName),
    /// An EC2 instance.
    Instance(ResourceName),
}

impl Place {
    fn resource(&self) -> Option<(&ResourceName, ResourceKind)> {
        match self {
            Place::Internet => None,
            Place::LoadBalancer(resource) => Some((resource, ResourceKind::LoadBalancer)),
            Place::Service(resource) => Some((resource, ResourceKind::Service)),
            Place::FileSystem(resource) => Some((resource, ResourceKind::FileSystem)),
            Place::Database(resource) => Some((resource, ResourceKind::Database)),
            Place::Instance(resource) => Some((resource, ResourceKind::Instance)),
        }
    }

    fn message(&self, name: impl Fn(&str) -> Arg) -> Message {
        match self.resource() {
            Some((resource, _)) => Message::new("reaches-name").with("name", name(resource)),
            None => Message::new("reaches-internet"),
        }
    }
}

impl Assertion for Reaches {
    fn evaluate(&self, context: &Context<'_>) -> Verdict {
        let account = &context.account;
        let traced = self.trace(account);
        let verdict = traced.and_then(|(trace, ports)| self.verdict(account, trace, ports));
        match (&verdict, &self.to) {
            (Err(NotPassed::Failed(_)), Place::Database(database)) => {
                match proxy_before(context, database) {
                    Some(reason) => Err(reason.into()),
                    None => verdict,
                }
            }
            (Err(NotPassed::Failed(_) | NotPassed::Unknown(Reason::NotModelled { .. })), _) => {
                let behind = self.behind.as_ref();
                let Some(reason) = behind.and_then(|behind| behind.reason(account)) else {
                    return verdict;
                };
                site(context).ok_or(reason)
            }
            _ => verdict,
        }
    }

    fn changes(&self, Context { account, .. }: &Context<'_>) -> Result<Vec<Change>, NotPassed> {
        let (trace, _) = self.trace(account)?;
        let mut changes: Vec<Change> = Vec::new();
        for blocker in trace.blockers {
            if !changes.contains(&blocker.change) {
                changes.push(blocker.change);
            }
        }
        Ok(changes)
    }

    fn expected(&self, account: &Account<'_>) -> Message {
        let name = |resource: &str| account.page_name(resource);
        let id = match self.ports {
            Some(_) => "reaches-expected",
            None => "reaches-expected-endpoint",
        };
        let message = Message::new(id)
            .with("from", self.from.message(name))
            .with("to", self.to.message(name));
        match self.ports {
            Some(ports) => message.with("ports", ports.to_string()),
            None => message,
        }
    }

    fn resources(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        [&self.from, &self.to]
            .into_iter()
            .filter_map(Place::resource)
            .map(|(resource, kind)| (resource, Some(kind)))
            .collect()
    }

    fn mentions(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        let behind = self.behind.iter();
        behind.map(|behind| (&behind.resource, None)).collect()
    }

    fn properties(&self) -> Vec<(Owner<'_>, String)> {
        let behind = self.behind.iter();
        let owned =
            behind.map(|behind| (Owner::Resource(&behind.resource), behind.property.clone()));
        owned.collect()
    }

    fn calls(&self) -> Vec<Call> {
        let mut calls = vec![Call::DescribeSubnets, Call::DescribeSecurityGroups];
        calls.extend_from_slice(match (&self.from, &self.to) {
            (Place::Internet, _) => &[Call::DescribeVpcs],
            (_, Place::Internet) => &[
                Call::DescribeVpcAttribute,
                Call::DescribeNatGateways,
                Call::DescribeVpcEndpoints,
            ],
            (_, Place::FileSystem(_)) => &[
                Call::DescribeVpcAttribute,
                Call::DescribeMountTargets,
                Call::DescribeMountTargetSecurityGroups,
            ],
            (_, Place::Database(_)) => &[Call::DescribeVpcAttribute],
            _ => &[],
        });
        // Traffic to a mount target in the tasks' own subnet does not leave the subnet.
        if !matches!(self.to, Place::FileSystem(_)) {
            calls.extend(EDGE);
        }
        calls
    }

    fn extend_scope(&self, scope: &mut Scope) {
        scope.calls.extend(EDGE);
        if self.from == Place::Internet || self.to == Place::Internet {
            // Only where VPC Block Public Access is on.
            let exclusions = Call::DescribeVpcBlockPublicAccessExclusions;
            scope.calls.insert(exclusions);
        }
        // The hosts that the tasks need only matter if the VPC has endpoints.
        if self.to == Place::Internet {
            scope.calls.insert(Call::DescribeTaskDefinition);
        }
    }

    fn way(&self) -> Option<[WayEnd<'_>; 2]> {
        Some([&self.from, &self.to].map(|place| match place.resource() {
            Some((resource, _)) => WayEnd::Resource(resource),
            None => WayEnd::Internet,
        }))
    }

    fn identifies(&self) -> bool {
        false
    }

    fn problem(&self) -> Option<String> {
        let known = matches!(
            (&self.from, &self.to),
            (Place::Internet, Place::LoadBalancer(_) | Place::Instance(_))
                | (Place::LoadBalancer(_), Place::Service(_))
                | (Place::Instance(_), Place::Database(_))
                | (
                    Place::Service(_),
                    Place::FileSystem(_) | Place::Database(_) | Place::Internet
                )
        );
        if !known {
            return Some(
                "this traffic is not known; write internet → load_balancer or instance, load_balancer → service, \
                 instance → database, or service → file_system, database or internet"
                    .to_owned(),
            );
        }
        if self.behind.is_some() && !matches!(self.to, Place::Instance(_)) {
            return Some("`behind` is for traffic to an instance".to_owned());
        }
        let is_database = matches!(self.to, Place::Database(_));
        (self.ports.is_none() && !is_database).then(|| "give `ports`".to_owned())
    }
}

impl Reaches {
    /// The findings along the path, and the destination ports.
    ///
    /// # Errors
    /// If a resource is missing or could not be read.
    pub fn trace<'a>(&self, account: &Account<'a>) -> Result<(Trace<'a>, Ports), NotPassed> {
        let ports = match (&self.to, self.ports) {
            (Place::Database(resource), None) => ends::database_port(account, resource)?,
            (_, ports) => ports.unwrap_or(Ports { from: 0, to: 0 }),
        };
        let mut flow = Flow {
            account,
            ports,
            trace: Trace::new(account.snapshot),
        };
        match (&self.from, &self.to) {
            (Place::Internet, Place::LoadBalancer(resource)) => flow.visitors(resource)?,
            (Place::LoadBalancer(from), Place::Service(to)) => flow.reach_tasks(from, to)?,
            (Place::Service(from), Place::FileSystem(to)) => flow.reach_mount_targets(from, to)?,
            (Place::Service(from), Place::Database(to)) => {
                flow.reach_database(&ends::task_ends(account, from)?, to)?;
            }
            (Place::Internet, Place::Instance(resource)) => flow.visitors_of_instance(resource)?,
            (Place::Instance(from), Place::Database(to)) => {
                flow.reach_database(&[ends::instance_end(account, from)?], to)?;
            }
            (Place::Service(from), Place::Internet) => flow.outward(from)?,
            // `problem` refuses suites with another pair.
            (from, to) => flow.trace.not_modelled(format!("{from:?} → {to:?}")),
        }
        Ok((flow.trace, ports))
    }

    /// The verdict: a failure if there are blockers, else pending if AWS is still creating a resource, else unknown if a part
    /// of the path is unknown, else a pass.
    fn verdict(&self, account: &Account<'_>, trace: Trace<'_>, ports: Ports) -> Verdict {
        let name = |id: &str| account.name_of(id);
        let label = |resource: &str| account.label(resource);
        let about = |id: &'static str| {
            Message::new(id)
                .with("from", self.from.message(label))
                .with("to", self.to.message(label))
                .with("ports", ports.to_string())
        };
        if !trace.blockers.is_empty() {
            let blockers: Vec<Message> = trace
                .blockers
                .iter()
                .map(|blocker| blocker.obstacle.message(&name))
                .collect();
            let mut changes: Vec<Message> = Vec::new();
            let mut resources: Vec<String> = Vec::new();
            for blocker in &trace.blockers {
                let change = blocker.change.message(&name);
                if !changes.contains(&change) {
                    changes.push(change);
                }
                for id in blocker.obstacle.resources() {
                    if !resources.contains(&id) {
                        resources.push(id);
                    }
                }
            }
            let actual = about("reaches-blocked").with("blockers", blockers);
            let fix = Message::new("reaches-fix").with("changes", changes);
            let mut rules = trace.blockers.iter().map(|blocker| blocker.obstacle.rule());
            // The route tables of two zones are one mistake, and so is the page that is to be read about them. A VPC has one
            // setting for all its subnets.
            let is_route =
                |rule: &Option<BlamedRule>| matches!(rule, Some(BlamedRule::Route { .. }));
            let first = rules.next().flatten();
            let blamed = first.filter(|first| match first {
                BlamedRule::Route { .. } => rules.all(|rule| is_route(&rule)),
                BlamedRule::PublicAccess { .. } => rules.all(|rule| rule.as_ref() == Some(first)),
                _ => rules.len() == 0,
            });
            return Err(Finding::new(actual, fix, resources).blaming(blamed).into());
        }
        if let Some((resource, state)) = trace.waits.first() {
            return Err(NotPassed::Pending(Wait {
                waits_for: Message::new("property-pending")
                    .with("resource", name(resource))
                    .with("value", state),
                usually: Message::new("wait-minutes"),
                resources: vec![resource.clone()],
            }));
        }
        if let Some(reason) = foremost(trace.unknown) {
            return Err(reason.into());
        }
        let looked: Vec<String> = trace.traversed.iter().map(|id| name(id)).collect();
        Ok(Pass::saw(
            about("reaches-saw").with("looked", looked),
            trace.traversed,
        ))
    }
}

/// The reason to report: one that a permission can fix comes before one that is not modelled.
fn foremost(reasons: Vec<Reason>) -> Option<Reason> {
    reasons
        .into_iter()
        .min_by_key(|reason| reason.call().is_none())
}
