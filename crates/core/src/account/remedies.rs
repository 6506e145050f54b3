//! Parts of changes that go by what the account has now.

use super::Account;
use crate::change::{Change, DefinitionEdit, Network, ServiceName, ServiceUpdate};
use crate::resource::ResourceKind;
use crate::snapshot::ecs::{Service, TaskDefinition};

impl<'a> Account<'a> {
    /// An update of a service, if ECS itself deploys it: CodeDeploy and external controllers have ways of their own.
    /// Source: Amazon ECS API reference, UpdateService.
    pub fn update(&self, service: &Service, update: ServiceUpdate) -> Option<Change> {
        let controller = service.deployment_controller.as_ref();
        let is_own =
            controller.is_none_or(|controller| matches!(controller.kind.as_str(), "" | "ECS"));
        let service = ServiceName {
            arn: service.service_arn.clone(),
            cluster: last(&service.cluster_arn).to_owned(),
            name: service.service_name.clone(),
        };
        is_own.then_some(Change::UpdateService { service, update })
    }

    /// A new deployment of every service of the suite.
    pub fn redeploy(&self) -> Vec<Change> {
        let services = self
            .resources
            .iter()
            .filter(|(_, resource)| resource.kind == ResourceKind::Service);
        let services = services.filter_map(|(name, _)| self.service(name).ok());
        services
            .filter_map(|service| self.update(service, ServiceUpdate::Redeploy))
            .collect()
    }

    /// A new revision with these edits, and the services that use the present one updated to it.
    pub fn revise(&self, definition: &TaskDefinition, edits: Vec<DefinitionEdit>) -> Vec<Change> {
        if edits.is_empty() {
            return Vec::new();
        }
        let arn = &definition.task_definition_arn;
        let revision = Change::ReviseDefinition {
            definition: arn.clone(),
            edits,
        };
        let services = self
            .snapshot
            .ecs
            .services
            .values()
            .filter_map(|services| services.known().ok());
        let mut using: Vec<&Service> = services
            .flatten()
            .filter(|service| {
                service.status == "ACTIVE" && service.current_task_definition() == Some(arn)
            })
            .collect();
        using.sort_by_key(|service| &service.service_arn);
        let updates = using.into_iter().filter_map(|service| {
            self.update(
                service,
                ServiceUpdate::Definition(definition.family.clone()),
            )
        });
        std::iter::once(revision).chain(updates).collect()
    }

    /// The present network of a service.
    pub fn network_of(&self, service: &Service) -> Network {
        let network = service.current_network();
        network.map_or_else(Network::default, |network| Network {
            subnets: network.subnets.clone(),
            groups: network.security_groups.clone(),
            public_ip: network.assign_public_ip.as_deref() == Some("ENABLED"),
        })
    }
}

/// The last part of an ARN, or a name.
fn last(arn: &str) -> &str {
    arn.rsplit('/').next().unwrap_or(arn)
}
