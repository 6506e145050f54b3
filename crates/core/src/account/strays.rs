//! Targets of a target group that are not tasks of its services.

use std::collections::BTreeSet;

use super::Account;
use crate::snapshot::ecs::Service;
use crate::snapshot::elbv2::TargetHealthDescription;

impl<'a> Account<'a> {
    /// The targets of a target group that are not healthy and not tasks of the services that register there: somebody entered
    /// their addresses by hand, as the console offers it for a new target group. The load balancer sends them no requests while
    /// other targets are healthy (Elastic Load Balancing user guide, "Target groups", "Registered targets").
    ///
    /// Empty if the services, their tasks or the address of a task could not be read, or no service registers there.
    ///
    /// # Example
    ///
    /// The tasks have the addresses 10.0.100.20 and 10.0.200.21. The group has these two targets, healthy, and 10.0.100.99,
    /// unhealthy. The result is 10.0.100.99.
    pub fn stray_targets(&self, group: &str) -> Vec<&'a TargetHealthDescription> {
        let snapshot = self.snapshot;
        let Some(addresses) = self.addresses_of_tasks(group) else {
            return Vec::new();
        };
        let targets = snapshot.elbv2.target_health.get(group);
        let targets = targets.and_then(|targets| targets.known().ok());
        let is_stray = |target: &&TargetHealthDescription| {
            target.target_health.state != "healthy" && !addresses.contains(&*target.target.id)
        };
        targets.into_iter().flatten().filter(is_stray).collect()
    }

    /// The addresses of all tasks of the services that register in a target group, if each running task has one.
    fn addresses_of_tasks(&self, group: &str) -> Option<BTreeSet<&'a str>> {
        let mut own: Vec<&Service> = Vec::new();
        for services in self.snapshot.ecs.services.values() {
            let services = services.known().ok()?.iter();
            own.extend(services.filter(|service| service.target_groups().any(|arn| arn == group)));
        }
        let mut addresses = BTreeSet::new();
        for service in own {
            for task in self.tasks_of(service).ok()? {
                let before = addresses.len();
                addresses.extend(task.addresses());
                if addresses.len() == before && task.last_status == "RUNNING" {
                    return None;
                }
            }
        }
        (!addresses.is_empty()).then_some(addresses)
    }
}
