use schemars::JsonSchema;
use serde::Deserialize;

use super::role_allows::{ROLE_CALLS, check_role};
use super::{Assertion, Context, NotPassed, Stated, StatedValue, Verdict, failed};
use crate::account::{Account, short};
use crate::change::{Change, DefinitionEdit};
use crate::iam::permissions::ECS_TASKS;
use crate::ids::ResourceName;
use crate::message::Message;
use crate::resource::{ResourceKind, Resources};
use crate::snapshot::Call;

/// Asserts that a task definition has an execution role (or a task role) that ECS tasks can assume and that allows
/// actions.
///
/// The execution role is used to pull the image and read the secrets before the container starts. The task role has the
/// permissions of the container itself.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TaskRole {
    /// The task definition, by its name under `resources`.
    pub task_definition: ResourceName,
    /// Which of the two roles is checked.
    pub which: Which,
    /// The name of the role on the page.
    pub name: String,
    /// Whether the page sets the other role to the same IAM role. A missing other role is advice.
    #[serde(default)]
    pub both: bool,
    /// The actions that the role must allow.
    #[serde(default)]
    pub actions: Vec<String>,
    /// The ARN of the resource; `{partition}`, `{region}` and `{account}` are filled in.
    #[serde(default = "any")]
    pub resource: String,
    /// Further resources to allow them on.
    #[serde(default)]
    pub resources: Vec<String>,
}

fn any() -> String {
    "*".to_owned()
}

/// The two roles of a task definition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Which {
    Execution,
    Task,
}

impl Assertion for TaskRole {
    fn evaluate(&self, Context { account, .. }: &Context<'_>) -> Verdict {
        let definition = account.task_definition(&self.task_definition)?;
        let arn = match self.which {
            Which::Execution => &definition.execution_role_arn,
            Which::Task => &definition.task_role_arn,
        };
        let Some(arn) = arn else {
            return failed(
                Message::new("task-role-none")
                    .with("definition", account.label(&self.task_definition))
                    .with("which", self.word()),
                Message::new("task-role-fix")
                    .with("which", self.word())
                    .with("role", &self.name),
                [&definition.task_definition_arn],
            );
        };
        let pass = check_role(
            account,
            short(arn),
            ECS_TASKS,
            &self.actions,
            std::iter::once(&self.resource).chain(&self.resources),
        )?;
        let other = match self.which {
            Which::Execution => &definition.task_role_arn,
            Which::Task => &definition.execution_role_arn,
        };
        let misses = self.both && other.is_none();
        Ok(pass
            .advise_some(misses.then(|| Message::new("task-role-both").with("role", &self.name))))
    }

    fn changes(&self, Context { account, .. }: &Context<'_>) -> Result<Vec<Change>, NotPassed> {
        let definition = account.task_definition(&self.task_definition)?;
        let resources = std::iter::once(&self.resource).chain(&self.resources);
        let works = check_role(account, &self.name, ECS_TASKS, &self.actions, resources).is_ok();
        let role = account.snapshot.iam.roles.get(&self.name);
        let role = role.and_then(|role| role.known().ok()?.as_ref());
        let edit = role
            .filter(|_| works && self.which == Which::Execution)
            .map(|role| DefinitionEdit::ExecutionRole(role.arn.clone()));
        Ok(account.revise(definition, edit.into_iter().collect()))
    }

    fn expected(&self, account: &Account<'_>) -> Message {
        Message::new("task-role-expected")
            .with("definition", account.page_name(&self.task_definition))
            .with("which", self.word())
            .with("role", &self.name)
    }

    fn resources(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        vec![(&self.task_definition, Some(ResourceKind::TaskDefinition))]
    }

    fn stated_on_page(&self, _resources: &Resources) -> Vec<Stated> {
        vec![Stated::value(StatedValue::name(&self.name))]
    }

    fn calls(&self) -> Vec<Call> {
        ROLE_CALLS.to_vec()
    }
}

impl TaskRole {
    fn word(&self) -> Message {
        Message::new(match self.which {
            Which::Execution => "execution-role",
            Which::Task => "task-role",
        })
    }
}
