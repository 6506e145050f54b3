use schemars::JsonSchema;
use serde::Deserialize;

use super::{Assertion, Context, NotPassed, Pass, Stated, StatedValue, Verdict, failed};
use crate::account::{Account, short};
use crate::change::{Change, Deletion, Doomed};
use crate::ids::ResourceName;
use crate::message::{Arg, Message};
use crate::resource::{Resource, ResourceKind, Resources};
use crate::snapshot::Call;

/// Asserts that a service runs on a launch type.
///
/// The console uses capacity providers, and then the launch type is missing. A strategy with only the capacity provider of
/// the same name is equivalent.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LaunchType {
    /// The service, by its name under `resources`.
    pub service: ResourceName,
    /// The accepted launch types, such as "FARGATE".
    pub one_of: Vec<String>,
    /// Other capacity providers that work. They are advice.
    #[serde(default)]
    pub advise: Vec<String>,
}

impl Assertion for LaunchType {
    fn evaluate(&self, Context { account, .. }: &Context<'_>) -> Verdict {
        let service = account.deployed_service(&self.service)?;
        let providers: Vec<String> = service
            .current_capacity_providers()
            .iter()
            .filter(|item| item.weight > 0 || item.base > 0)
            .map(|item| item.capacity_provider.clone())
            .collect();
        let found = match service.current_launch_type() {
            Some(launch_type) if providers.is_empty() => vec![launch_type.to_owned()],
            _ => providers,
        };
        let label = account.label(&self.service);
        let saw = Message::new("launch-saw")
            .with("service", label)
            .with("found", found.clone());
        let right = |name: &String| self.one_of.contains(name);
        let works = |name: &String| right(name) || self.advise.contains(name);
        if found.is_empty() || !found.iter().all(works) {
            let asked = |id| Message::new(id).with("asked", Arg::Alternatives(self.one_of.clone()));
            let other = asked("launch-other")
                .with("service", account.label(&self.service))
                .with("found", found);
            return failed(other, asked("launch-fix"), [&service.service_arn]);
        }
        let advice =
            (!found.iter().all(right)).then(|| Message::new("launch-advice").with("found", found));
        Ok(Pass::saw(saw, [&service.service_arn]).advise_some(advice))
    }

    /// The launch type cannot be changed: delete the service and create it again, where it has the page's name.
    fn changes(&self, context: &Context<'_>) -> Result<Vec<Change>, NotPassed> {
        let account = &context.account;
        let service = account.service(&self.service)?;
        let declared = account
            .resource(&self.service)
            .and_then(Resource::page_name);
        let create = super::exists::changes_for(&self.service, context, None)?;
        if declared != Some(service.service_name.as_str()) || create.is_empty() {
            return Ok(Vec::new());
        }
        let delete = Change::Delete(Deletion {
            thing: Doomed::Service {
                arn: service.service_arn.clone(),
                cluster: short(&service.cluster_arn).to_owned(),
            },
            labels: vec![service.service_name.clone()],
            region: None,
        });
        Ok(std::iter::once(delete).chain(create).collect())
    }

    fn expected(&self, account: &Account<'_>) -> Message {
        Message::new("launch-expected")
            .with("service", account.page_name(&self.service))
            .with("asked", Arg::Alternatives(self.one_of.clone()))
    }

    fn resources(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        vec![(&self.service, Some(ResourceKind::Service))]
    }

    fn stated_on_page(&self, _resources: &Resources) -> Vec<Stated> {
        let first = self.one_of.first().map(StatedValue::term);
        first.map(Stated::value).into_iter().collect()
    }

    fn calls(&self) -> Vec<Call> {
        Vec::new()
    }
}
