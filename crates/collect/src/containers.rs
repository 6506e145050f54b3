//! Reads ECS, and the IAM roles and log groups that its task definitions name.
//!
//! Every read starts as soon as its input is known. The longest chains are ListClusters, ListServices, DescribeServices,
//! DescribeTaskDefinition, GetRole (only if a service does not use the newest revision of its family), and
//! ListTaskDefinitions, DescribeTaskDefinition, ListRolePolicies, GetRolePolicy.

use futures_util::future::join_all;
use tokio::join;

use super::caller::{Caller, Read, fact};
use super::clients::Clients;
use super::ecs::{self, Definitions, cluster, definition, task};
use super::{iam, logs};
use workshop_check_core::snapshot::ecs::{Ecs, TaskDefinition};
use workshop_check_core::snapshot::services::{Iam, Logs};
use workshop_check_core::snapshot::{Call, Fact};

#[cfg(test)]
mod tests;

/// What one branch of the collection has read.
#[derive(Default)]
struct Branch {
    definitions: Definitions,
    iam: Iam,
    logs: Logs,
}

impl Branch {
    fn merge(branches: impl IntoIterator<Item = Branch>) -> Self {
        let mut all = Branch::default();
        for branch in branches {
            all.definitions.extend(branch.definitions);
            iam::extend(&mut all.iam, branch.iam);
            logs::extend(&mut all.logs, branch.logs);
        }
        all
    }
}

/// The caller and the clients of one collection. `region` is the Region of the clients.
#[derive(Clone, Copy)]
struct Reader<'a> {
    caller: &'a Caller<'a>,
    clients: &'a Clients,
    region: &'a str,
}

/// Reads the ECS part of a snapshot, the roles of the scope and of the task definitions, and their log groups.
pub(super) async fn collect(
    caller: &Caller<'_>,
    clients: &Clients,
    region: &str,
) -> (Ecs, Iam, Logs) {
    let reader = Reader {
        caller,
        clients,
        region,
    };
    let ((arns, newest), (mut ecs, used), iam, logs) = join!(
        reader.newest(),
        reader.clusters(),
        iam::collect(caller, &clients.iam, caller.scope.roles.clone()),
        logs::by_prefix(caller, &clients.logs),
    );
    let read = Branch {
        iam,
        logs,
        ..Branch::default()
    };
    // The revisions that services use come last: they replace "not read" of a family over the limit.
    let all = Branch::merge([read, newest, used]);
    ecs.task_definition_arns = fact(arns);
    ecs.task_definitions = all.definitions;
    ecs::pasted::mask(&mut ecs, caller.scope);
    (ecs, all.iam, all.logs)
}

impl Reader<'_> {
    /// The ARNs of all revisions, and the newest revision of each family. Most services use the newest one, so that it
    /// is read without waiting for the services.
    async fn newest(self) -> (Read<Vec<String>>, Branch) {
        let arns = definition::arns(self.caller, &self.clients.ecs).await;
        let (read, over) = definition::newest(arns.as_deref().unwrap_or_default());
        let mut branch = self.definitions(read).await;
        // A family over the limit is recorded as not read, so that it does not count as absent.
        if self.caller.wants(Call::DescribeTaskDefinition) {
            let not_read = Fact::not_read(Call::DescribeTaskDefinition);
            branch
                .definitions
                .extend(over.into_iter().map(|arn| (arn, not_read.clone())));
        }
        (arns, branch)
    }

    /// Clusters with their services and tasks, and the revisions that the services use.
    async fn clusters(self) -> (Ecs, Branch) {
        let Reader {
            caller, clients, ..
        } = self;
        let client = &clients.ecs;
        let arns = match cluster::arns(caller, client).await {
            Ok(arns) => arns,
            Err(reason) => {
                // Clusters that cannot be listed cannot be described either, so the reason of the list applies.
                let mut ecs = Ecs::default();
                if caller.wants(Call::DescribeClusters) {
                    ecs.clusters = Fact::Unknown(reason);
                }
                return (ecs, Branch::default());
            }
        };
        let wants_services = caller.wants(Call::DescribeServices);
        let with_services = arns
            .iter()
            .filter(|_| wants_services)
            .map(|arn| async move {
                let services = cluster::services(caller, client, arn).await;
                let used = ecs::used(services.iter().flatten());
                let branch = self.definitions(used).await;
                (arn.clone(), fact(services), branch)
            });
        let (clusters, services, tasks) = join!(
            cluster::clusters(caller, client, &arns),
            join_all(with_services),
            task::tasks_of_each(caller, client, &arns),
        );
        let mut branches = Vec::new();
        let mut ecs = Ecs {
            clusters: fact(clusters),
            tasks,
            ..Ecs::default()
        };
        for (arn, services, branch) in services {
            ecs.services.insert(arn, services);
            branches.push(branch);
        }
        (ecs, Branch::merge(branches))
    }

    /// Reads these revisions, unless another branch has started to, with their roles and log groups.
    async fn definitions(self, arns: impl IntoIterator<Item = String>) -> Branch {
        const CALL: Call = Call::DescribeTaskDefinition;
        if !self.caller.wants(CALL) {
            return Branch::default();
        }
        let reads = arns
            .into_iter()
            .filter(|arn| self.caller.is_first(CALL, arn))
            .map(|arn| self.definition(arn));
        Branch::merge(join_all(reads).await)
    }

    async fn definition(self, arn: String) -> Branch {
        let Reader {
            caller,
            clients,
            region,
        } = self;
        let definition = definition::describe(caller, &clients.ecs, &arn).await;
        let read: &[TaskDefinition] = definition.as_ref().map_or(&[], std::slice::from_ref);
        let (iam, logs) = join!(
            iam::collect(caller, &clients.iam, iam::roles_of(read.iter())),
            logs::of_definitions(caller, &clients.logs, read.iter(), region),
        );
        Branch {
            definitions: [(arn, fact(definition))].into(),
            iam,
            logs,
        }
    }
}
