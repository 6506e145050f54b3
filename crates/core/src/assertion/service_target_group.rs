use schemars::JsonSchema;
use serde::Deserialize;

use super::{Assert, Assertion, Context, NotPassed, Pass, Verdict, failed};
use crate::account::{Account, registrations_beside, short};
use crate::change::{Change, ServiceUpdate};
use crate::ids::ResourceName;
use crate::message::Message;
use crate::resource::ResourceKind;
use crate::snapshot::Call;
use crate::snapshot::ecs::ServiceLoadBalancer;

/// Asserts that a service registers its tasks in a target group, on a container port.
///
/// The alternate target group of a blue/green, linear or canary deployment counts, too. If CodeDeploy or an external
/// controller deploys the service, the target group of its primary task set counts.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ServiceTargetGroup {
    /// The service, by its name under `resources`.
    pub service: ResourceName,
    /// The target group, by its name under `resources`.
    pub target_group: ResourceName,
    /// The container's port.
    pub port: u16,
}

impl Assertion for ServiceTargetGroup {
    fn evaluate(&self, Context { account, .. }: &Context<'_>) -> Verdict {
        let service = account.deployed_service(&self.service)?;
        let group = account.target_group(&self.target_group)?;
        let arn = &service.service_arn;
        let wanted = account.label(&self.target_group);
        let label = account.label(&self.service);
        let fix = Message::new("service-tg-fix")
            .with("target_group", wanted.clone())
            .with("port", self.port.to_string());
        let uses = |balancer: &&ServiceLoadBalancer| {
            let mut arns = balancer.target_groups();
            arns.any(|arn| arn == group.target_group_arn)
        };
        let balancers = service.current_load_balancers();
        let Some(used) = balancers.iter().find(uses) else {
            let others: Vec<String> = service
                .target_groups()
                .map(|arn| short(arn).to_owned())
                .collect();
            let actual = if others.is_empty() {
                Message::new("service-tg-none").with("service", label)
            } else {
                Message::new("service-tg-other")
                    .with("service", label)
                    .with("found", others)
            };
            return failed(actual, fix, [arn, &group.target_group_arn]);
        };
        let port = used.container_port.unwrap_or_default();
        if port != i32::from(self.port) {
            return failed(
                Message::new("service-tg-port")
                    .with("service", label)
                    .with("port", port.to_string()),
                fix,
                [arn, &group.target_group_arn],
            );
        }
        let saw = Message::new("service-tg-saw")
            .with("service", label)
            .with("target_group", wanted)
            .with("container", used.container_name.clone().unwrap_or_default())
            .with("port", port.to_string());
        Ok(Pass::saw(saw, [arn, &group.target_group_arn]))
    }

    fn changes(&self, context: &Context<'_>) -> Result<Vec<Change>, NotPassed> {
        let account = &context.account;
        let service = account.deployed_service(&self.service)?;
        let group = account.target_group(&self.target_group)?;
        let arn = service.current_task_definition().unwrap_or_default();
        let Some(definition) = account.snapshot.ecs.task_definitions.get(arn) else {
            return Ok(Vec::new());
        };
        let mut containers = definition.known()?.container_definitions.iter();
        let Some(container) = containers.find(|container| container.maps_tcp(self.port)) else {
            return Ok(Vec::new());
        };
        // A single wrong target group is replaced. Of several it is not known which one is wrong, so all stay.
        let others = match service.current_load_balancers() {
            [_] => Some(Vec::new()),
            several => registrations_beside(several, &group.target_group_arn),
        };
        let Some(others) = others else {
            return Ok(Vec::new());
        };
        let update = ServiceUpdate::TargetGroup {
            target_group: group.target_group_arn.clone(),
            container: container.name.clone(),
            port: self.port,
            others,
        };
        let Some(update) = account.update(service, update) else {
            return Ok(Vec::new());
        };
        let mut changes = forwarded_to(context, &self.target_group)?;
        if changes.is_empty() && group.load_balancer_arns.is_empty() {
            return Ok(Vec::new());
        }
        changes.push(update);
        Ok(changes)
    }

    fn expected(&self, account: &Account<'_>) -> Message {
        Message::new("service-tg-expected")
            .with("service", account.page_name(&self.service))
            .with("target_group", account.page_name(&self.target_group))
            .with("port", self.port.to_string())
    }

    fn resources(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        vec![
            (&self.service, Some(ResourceKind::Service)),
            (&self.target_group, Some(ResourceKind::TargetGroup)),
        ]
    }

    fn calls(&self) -> Vec<Call> {
        Vec::new()
    }
}

/// The changes by which a listener forwards to a target group, if none does. ECS refuses a service whose target group no load
/// balancer uses: "The target group does not have an associated load balancer".
pub(super) fn forwarded_to(
    context: &Context<'_>,
    target_group: &ResourceName,
) -> Result<Vec<Change>, NotPassed> {
    let group = context.account.target_group(target_group)?;
    let mut listeners = context.peers.iter().filter_map(|peer| match peer {
        Assert::ListenerForwards(listener) if listener.target_group == *target_group => {
            Some(listener)
        }
        _ => None,
    });
    match listeners.next() {
        Some(listener) if group.load_balancer_arns.is_empty() => listener.changes(context),
        _ => Ok(Vec::new()),
    }
}
