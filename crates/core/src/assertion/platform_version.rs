use schemars::JsonSchema;
use serde::Deserialize;

use super::{Assertion, Context, NotPassed, Pass, Stated, StatedValue, Verdict, failed};
use crate::account::Account;
use crate::change::{Change, ServiceUpdate};
use crate::ids::ResourceName;
use crate::message::Message;
use crate::resource::{ResourceKind, Resources};
use crate::snapshot::Call;
use crate::snapshot::ecs::Service;

/// Asserts that a Fargate service runs on a platform version that is new enough.
///
/// LATEST passes. If the service has no version number, the versions of its running tasks are checked. Source: Amazon ECS developer guide,
/// "Fargate platform versions": EFS volumes need 1.4.0.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlatformVersion {
    /// The service, by its name under `resources`.
    pub service: ResourceName,
    /// The oldest version that works: "1.4.0".
    pub at_least: String,
}

impl Assertion for PlatformVersion {
    fn evaluate(&self, Context { account, .. }: &Context<'_>) -> Verdict {
        let service = account.deployed_service(&self.service)?;
        let running = running_versions(account, service)?;
        let declared = service
            .current_platform_version()
            .unwrap_or("LATEST")
            .to_owned();
        let label = account.label(&self.service);
        let arn = &service.service_arn;
        let found: Vec<String> = match parts(&declared) {
            Some(_) => vec![declared.clone()],
            None => running,
        };
        let old: Vec<String> = found
            .iter()
            .filter(|version| older(version, &self.at_least))
            .cloned()
            .collect();
        if !old.is_empty() {
            return failed(
                Message::new("platform-old")
                    .with("service", label)
                    .with("found", old),
                Message::new("platform-fix").with("at_least", &self.at_least),
                [arn],
            );
        }
        let mut shown = found;
        if parts(&declared).is_none() {
            shown.insert(0, declared);
        }
        Ok(Pass::saw(
            Message::new("platform-saw")
                .with("service", label)
                .with("found", shown),
            [arn],
        ))
    }

    fn changes(&self, Context { account, .. }: &Context<'_>) -> Result<Vec<Change>, NotPassed> {
        let service = account.deployed_service(&self.service)?;
        let update = ServiceUpdate::PlatformVersion("LATEST".to_owned());
        Ok(account.update(service, update).into_iter().collect())
    }

    fn expected(&self, account: &Account<'_>) -> Message {
        Message::new("platform-expected")
            .with("service", account.page_name(&self.service))
            .with("at_least", &self.at_least)
    }

    fn resources(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        vec![(&self.service, Some(ResourceKind::Service))]
    }

    fn stated_on_page(&self, _resources: &Resources) -> Vec<Stated> {
        vec![Stated::value(StatedValue::name(&self.at_least))]
    }

    fn calls(&self) -> Vec<Call> {
        vec![Call::DescribeTasks]
    }

    fn problem(&self) -> Option<String> {
        parts(&self.at_least)
            .is_none()
            .then(|| format!("\"{}\" is not a version; write 1.4.0", self.at_least))
    }
}

/// The platform versions of the service's running tasks, each once.
fn running_versions(
    account: &Account<'_>,
    service: &Service,
) -> Result<Vec<String>, super::NotPassed> {
    let tasks = account.tasks_of(service)?;
    let mut versions: Vec<String> = tasks
        .filter(|task| task.last_status == "RUNNING")
        .filter_map(|task| task.platform_version.clone())
        .collect();
    versions.sort();
    versions.dedup();
    Ok(versions)
}

/// Compares versions by number: 1.10.0 is newer than 1.4.0. A text that is not a version is not older.
fn older(version: &str, than: &str) -> bool {
    match (parts(version), parts(than)) {
        (Some(version), Some(than)) => version < than,
        _ => false,
    }
}

fn parts(version: &str) -> Option<Vec<u32>> {
    version.split('.').map(|part| part.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::older;

    #[test]
    fn versions_compare_by_number() {
        assert!(older("1.3.0", "1.4.0"));
        assert!(!older("1.4.0", "1.4.0"));
        assert!(!older("1.10.0", "1.4.0"));
        assert!(!older("LATEST", "1.4.0"));
    }
}
