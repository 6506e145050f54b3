use schemars::JsonSchema;
use serde::Deserialize;

use super::role_allows::{ROLE_CALLS, filled_in, role_may};
use super::{Assertion, Context, NotPassed, Pass, Verdict, failed};
use crate::account::{Account, short};
use crate::change::Change;
use crate::ids::ResourceName;
use crate::message::Message;
use crate::resource::ResourceKind;
use crate::snapshot::{Call, Reason, Scope};

/// Asserts that the log groups of a task definition's containers exist or can be created.
///
/// The console turns on log collection with `awslogs-create-group`. If the log group does not exist and the execution role
/// may not create it, no task starts. A task definition without log collection passes.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LogGroup {
    /// The task definition, by its name under `resources`.
    pub task_definition: ResourceName,
}

impl Assertion for LogGroup {
    fn evaluate(&self, Context { account, .. }: &Context<'_>) -> Verdict {
        let definition = account.task_definition(&self.task_definition)?;
        let arn = &definition.task_definition_arn;
        let mut groups = Vec::new();
        for container in &definition.container_definitions {
            let Some(log) = container
                .log_configuration
                .as_ref()
                .filter(|log| log.log_driver == "awslogs")
            else {
                continue;
            };
            let Some(group) = log.options.get("awslogs-group") else {
                continue;
            };
            let creates = log
                .options
                .get("awslogs-create-group")
                .is_some_and(|value| value == "true");
            let role = definition.execution_role_arn.as_deref();
            let own = &account.snapshot.account.region;
            let region = log.options.get("awslogs-region").unwrap_or(own);
            let writable = (region == own && exists(account, group)?)
                || (creates && may_create(account, role, region, group)?);
            // The groups of other Regions are not read.
            if !writable && region != own {
                let what = format!("{group} ({region})");
                return Err(Reason::NotModelled { what }.into());
            }
            if !writable {
                return failed(
                    Message::new("log-group-absent")
                        .with("container", &container.name)
                        .with("group", group),
                    Message::new("log-group-fix").with("group", group),
                    [arn, group],
                );
            }
            groups.push(group.clone());
        }
        let saw = if groups.is_empty() {
            Message::new("log-group-none").with("definition", account.label(&self.task_definition))
        } else {
            Message::new("log-group-saw").with("groups", groups)
        };
        Ok(Pass::saw(saw, [arn]))
    }

    fn changes(&self, Context { account, .. }: &Context<'_>) -> Result<Vec<Change>, NotPassed> {
        let definition = account.task_definition(&self.task_definition)?;
        let mut changes: Vec<Change> = Vec::new();
        for container in &definition.container_definitions {
            let log = container
                .log_configuration
                .as_ref()
                .filter(|log| log.log_driver == "awslogs");
            let group = log.and_then(|log| log.options.get("awslogs-group"));
            if let Some(name) = group.filter(|group| matches!(exists(account, group), Ok(false))) {
                changes.push(Change::CreateLogGroup { name: name.clone() });
            }
        }
        changes.extend(account.redeploy());
        Ok(changes)
    }

    fn expected(&self, _account: &Account<'_>) -> Message {
        Message::new("log-group-expected")
    }

    fn resources(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        vec![(&self.task_definition, Some(ResourceKind::TaskDefinition))]
    }

    fn calls(&self) -> Vec<Call> {
        vec![Call::DescribeLogGroups]
    }

    fn extend_scope(&self, scope: &mut Scope) {
        // The role's permissions only matter if the log group does not exist.
        scope.calls.extend(ROLE_CALLS);
    }
}

fn exists(account: &Account<'_>, group: &str) -> Result<bool, NotPassed> {
    match account.snapshot.logs.log_groups.get(group) {
        Some(exists) => Ok(*exists.known()?),
        None => Err(Reason::NotRead {
            call: Call::DescribeLogGroups,
        }
        .into()),
    }
}

fn may_create(
    account: &Account<'_>,
    role: Option<&str>,
    region: &str,
    group: &str,
) -> Result<bool, NotPassed> {
    let Some(role) = role else {
        return Ok(false);
    };
    // AWS checks the permission on the group with an empty stream name, as its error messages show ("not authorized
    // to perform: logs:CreateLogGroup on resource: …:log-group:/ecs/x:log-stream:"), so a policy's ARN must end in `:*`
    // or in a wildcard (CloudWatch Logs user guide, "Overview of managing access permissions").
    let groups = format!("arn:{{partition}}:logs:{region}:{{account}}:log-group:");
    let resource = format!("{}{group}:log-stream:", filled_in(account, &groups));
    Ok(role_may(
        account,
        short(role),
        "logs:CreateLogGroup",
        &resource,
    )?)
}
