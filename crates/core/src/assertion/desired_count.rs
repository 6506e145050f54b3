use schemars::JsonSchema;
use serde::Deserialize;

use super::{Assertion, Context, NotPassed, Pass, Stated, StatedValue, Verdict, failed};
use crate::account::Account;
use crate::change::{Change, ServiceUpdate};
use crate::ids::ResourceName;
use crate::message::Message;
use crate::resource::{ResourceKind, Resources};
use crate::snapshot::Call;

/// Asserts that a service has a desired count of at least one. Fewer tasks than the page asks for work and are advice.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DesiredCount {
    /// The service, by its name under `resources`.
    pub service: ResourceName,
    /// The desired count that the page asks for.
    pub count: i32,
}

impl Assertion for DesiredCount {
    fn evaluate(&self, Context { account, .. }: &Context<'_>) -> Verdict {
        let service = account.service(&self.service)?;
        let saw = Message::new("desired-saw")
            .with("service", account.label(&self.service))
            .with("count", service.desired_count);
        let arn = [&service.service_arn];
        if service.desired_count < 1 {
            return failed(
                saw,
                Message::new("desired-fix").with("count", self.count),
                arn,
            );
        }
        let few = service.desired_count < self.count;
        Ok(Pass::saw(saw, arn)
            .advise_some(few.then(|| Message::new("desired-few").with("count", self.count))))
    }

    fn changes(&self, Context { account, .. }: &Context<'_>) -> Result<Vec<Change>, NotPassed> {
        let service = account.service(&self.service)?;
        let update = ServiceUpdate::DesiredCount(self.count);
        Ok(account.update(service, update).into_iter().collect())
    }

    fn expected(&self, account: &Account<'_>) -> Message {
        Message::new("desired-expected")
            .with("service", account.page_name(&self.service))
            .with("count", self.count)
    }

    fn resources(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        vec![(&self.service, Some(ResourceKind::Service))]
    }

    fn stated_on_page(&self, _resources: &Resources) -> Vec<Stated> {
        vec![Stated::value(StatedValue::name(self.count))]
    }

    fn calls(&self) -> Vec<Call> {
        Vec::new()
    }

    fn problem(&self) -> Option<String> {
        (self.count < 1).then(|| format!("a service of {} tasks does nothing", self.count))
    }
}
