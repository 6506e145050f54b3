use schemars::JsonSchema;
use serde::Deserialize;

use super::{Assertion, Context, Pass, Stated, StatedValue, Verdict};
use crate::account::Account;
use crate::ids::ResourceName;
use crate::message::{Arg, Message};
use crate::resource::{ResourceKind, Resources};
use crate::snapshot::Call;

/// Checks a setting of an ECS cluster. A value other than the page's works and is advice.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClusterSetting {
    /// The cluster, by its name under `resources`.
    pub cluster: ResourceName,
    /// The name of the setting, such as "containerInsights".
    pub name: String,
    /// The values that match the page.
    pub one_of: Vec<String>,
}

impl Assertion for ClusterSetting {
    fn evaluate(&self, Context { account, .. }: &Context<'_>) -> Verdict {
        let cluster = account.cluster(&self.cluster)?;
        let value = cluster
            .settings
            .iter()
            .find(|setting| setting.name == self.name)
            .and_then(|setting| setting.value.clone())
            .unwrap_or_else(|| "disabled".to_owned());
        let right = self.one_of.contains(&value);
        let saw = Message::new("property-saw")
            .with("resource", account.label(&self.cluster))
            .with("property", &self.name)
            .with("value", value);
        let asked =
            Message::new("asked-one-of").with("values", Arg::Alternatives(self.one_of.clone()));
        let advice = (!right).then(|| {
            Message::new("property-advice")
                .with("actual", saw.clone())
                .with("asked", asked)
        });
        Ok(Pass::saw(saw, [&cluster.cluster_arn]).advise_some(advice))
    }

    fn expected(&self, account: &Account<'_>) -> Message {
        Message::new("property-expected")
            .with("resource", account.page_name(&self.cluster))
            .with("property", &self.name)
            .with(
                "asked",
                Message::new("asked-one-of").with("values", Arg::Alternatives(self.one_of.clone())),
            )
    }

    fn resources(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        vec![(&self.cluster, Some(ResourceKind::Cluster))]
    }

    fn stated_on_page(&self, _resources: &Resources) -> Vec<Stated> {
        vec![Stated::value(StatedValue::term(&self.name))]
    }

    fn calls(&self) -> Vec<Call> {
        Vec::new()
    }
}
