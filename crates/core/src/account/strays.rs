//! Targets of a target group that are not tasks of its services.

use std::collections::BTreeSet;

use super::Account;
use crate::snapshot::ecs::Task;
use crate::snapshot::elbv2::TargetHealthDescription;

impl<'a> Account<'a> {
    /// The targets of a target group that are not healthy and not tasks of the services that register there: somebody entered
    /// their addresses by hand, as the console offers it for a new target group. The load balancer sends them no requests while
    /// other targets are healthy (Elastic Load Balancing user guide, "Target groups", "Registered targets").
    ///
    /// If the address of a task is not known, they are known only if there are as many healthy targets as tasks. Empty if the
    /// services or their tasks could not be read, or no service registers there.
    ///
    /// # Example
    ///
    /// The tasks have the addresses 10.0.100.20 and 10.0.200.21. The group has these two targets, healthy, and 10.0.100.99,
    /// unhealthy. The result is 10.0.100.99.
    pub fn stray_targets(&self, group: &str) -> Vec<&'a TargetHealthDescription> {
        let snapshot = self.snapshot;
        let targets = snapshot.elbv2.target_health.get(group);
        let targets = targets.and_then(|targets| targets.known().ok());
        let targets = targets.into_iter().flatten();
        let (healthy, others): (Vec<_>, Vec<_>) =
            targets.partition(|target| target.target_health.state == "healthy");
        let Some(tasks) = self.tasks_behind(group) else {
            return Vec::new();
        };
        match addresses(&tasks) {
            Some(addresses) => others
                .into_iter()
                .filter(|target| !addresses.contains(&*target.target.id))
                .collect(),
            None => {
                let live = tasks.iter().filter(|task| task.last_status != "STOPPED");
                let live = live.count();
                if live > 0 && healthy.len() >= live {
                    others
                } else {
                    Vec::new()
                }
            }
        }
    }

    /// The tasks of the services that register in a target group.
    fn tasks_behind(&self, group: &str) -> Option<Vec<&'a Task>> {
        let mut tasks = Vec::new();
        for services in self.snapshot.ecs.services.values() {
            let services = services.known().ok()?.iter();
            for service in
                services.filter(|service| service.target_groups().any(|arn| arn == group))
            {
                tasks.extend(self.tasks_of(service).ok()?);
            }
        }
        Some(tasks)
    }
}

/// The addresses of all tasks, if each running task has one.
fn addresses<'a>(tasks: &[&'a Task]) -> Option<BTreeSet<&'a str>> {
    let mut addresses = BTreeSet::new();
    for task in tasks {
        let before = addresses.len();
        addresses.extend(task.addresses());
        if addresses.len() == before && task.last_status == "RUNNING" {
            return None;
        }
    }
    (!addresses.is_empty()).then_some(addresses)
}
