//! Edits of clusters, task definitions and services.

use super::super::{Change, Network, NewService, ServiceName, ServiceUpdate, is_new, new_id};
use super::items;
use crate::snapshot::ecs::{
    AwsVpcConfiguration, Cluster, Deployment, NameValue, NetworkConfiguration, Service,
    ServiceLoadBalancer, Task,
};
use crate::snapshot::elbv2::{Target, TargetHealth, TargetHealthDescription};
use crate::snapshot::probe::{NoAnswer, Probe};
use crate::snapshot::{Call, Fact, Snapshot};

/// What LATEST stands for on Linux. Source: Amazon ECS developer guide, "Fargate Linux platform versions".
const LATEST: &str = "1.4.0";

impl Change {
    /// Nothing if it does not change what Amazon ECS runs.
    pub(super) fn edit_tasks(&self, snapshot: &mut Snapshot) -> Option<()> {
        match self {
            Change::CreateCluster { name, .. } => create_cluster(snapshot, name),
            Change::RegisterDefinition(definition) => {
                let arn = arn(
                    snapshot,
                    &format!("task-definition/{}:1", definition.family),
                );
                let definition = definition.definition(arn.clone());
                snapshot
                    .ecs
                    .task_definitions
                    .insert(arn.clone(), Fact::Known(definition));
                list_first(snapshot, arn);
            }
            Change::ReviseDefinition { definition, edits } => {
                let Some(Fact::Known(present)) = snapshot.ecs.task_definitions.get(definition)
                else {
                    return Some(());
                };
                let mut next = present.clone();
                next.revision = 1 + newest_revision(snapshot, &present.family);
                let stem = definition
                    .rsplit_once(':')
                    .map_or(definition.as_str(), |(stem, _)| stem);
                next.task_definition_arn = format!("{stem}:{}", next.revision);
                for edit in edits {
                    edit.apply(&mut next);
                }
                let arn = next.task_definition_arn.clone();
                snapshot
                    .ecs
                    .task_definitions
                    .insert(arn.clone(), Fact::Known(next));
                list_first(snapshot, arn);
            }
            Change::CreateService(service) => create_service(snapshot, service),
            Change::UpdateService { service, updates } => {
                for update in updates {
                    update_service(snapshot, service, update);
                }
            }
            _ => return None,
        }
        Some(())
    }
}

fn arn(snapshot: &Snapshot, resource: &str) -> String {
    let account = &snapshot.account;
    format!(
        "arn:{}:ecs:{}:{}:{resource}",
        account.partition(),
        account.region,
        account.id
    )
}

fn list_first(snapshot: &mut Snapshot, arn: String) {
    if let Fact::Known(arns) = &mut snapshot.ecs.task_definition_arns {
        arns.insert(0, arn);
    }
}

fn newest_revision(snapshot: &Snapshot, family: &str) -> i32 {
    let known = snapshot
        .ecs
        .task_definitions
        .values()
        .filter_map(|found| found.known().ok());
    let revisions = known
        .filter(|found| found.family == family)
        .map(|found| found.revision);
    revisions.max().unwrap_or_default()
}

fn newest_of(snapshot: &Snapshot, family: &str) -> Option<String> {
    let known = snapshot
        .ecs
        .task_definitions
        .values()
        .filter_map(|found| found.known().ok());
    let of_family = known.filter(|found| found.family == family);
    let newest = of_family.max_by_key(|found| found.revision)?;
    Some(newest.task_definition_arn.clone())
}

fn create_cluster(snapshot: &mut Snapshot, name: &str) {
    let arn = arn(snapshot, &format!("cluster/{name}"));
    let cluster = Cluster {
        cluster_arn: arn.clone(),
        cluster_name: name.to_owned(),
        status: "ACTIVE".to_owned(),
        settings: vec![NameValue {
            name: "containerInsights".to_owned(),
            value: Some("enabled".to_owned()),
        }],
    };
    if let Fact::Known(clusters) = &mut snapshot.ecs.clusters {
        clusters.retain(|found| found.cluster_name != name);
        clusters.push(cluster);
    }
    snapshot
        .ecs
        .services
        .insert(arn.clone(), Fact::Known(Vec::new()));
    snapshot.ecs.tasks.insert(arn, Fact::Known(Vec::new()));
}

fn network(network: &Network) -> NetworkConfiguration {
    NetworkConfiguration {
        awsvpc_configuration: Some(AwsVpcConfiguration {
            subnets: network.subnets.clone(),
            security_groups: network.groups.clone(),
            assign_public_ip: Some(
                if network.public_ip {
                    "ENABLED"
                } else {
                    "DISABLED"
                }
                .to_owned(),
            ),
        }),
    }
}

fn balancer(target_group: &str, container: &str, port: u16) -> ServiceLoadBalancer {
    ServiceLoadBalancer {
        target_group_arn: Some(target_group.to_owned()),
        container_name: Some(container.to_owned()),
        container_port: Some(port.into()),
        advanced_configuration: None,
    }
}

fn create_service(snapshot: &mut Snapshot, new: &NewService) {
    let service_arn = arn(snapshot, &format!("service/{}/{}", new.cluster, new.name));
    let cluster_arn = items(&mut snapshot.ecs.clusters)
        .find(|cluster| cluster.cluster_name == new.cluster)
        .map(|cluster| cluster.cluster_arn.clone())
        .unwrap_or_default();
    let service = Service {
        service_arn: service_arn.clone(),
        service_name: new.name.clone(),
        cluster_arn: cluster_arn.clone(),
        status: "ACTIVE".to_owned(),
        desired_count: new.desired_count,
        launch_type: Some("FARGATE".to_owned()),
        platform_version: Some(new.platform_version.clone()),
        task_definition: newest_of(snapshot, &new.definition).unwrap_or_default(),
        load_balancers: vec![balancer(&new.target_group, &new.container, new.port)],
        network_configuration: Some(network(&new.network)),
        created_at: Some(snapshot.taken_at),
        ..Service::default()
    };
    if let Some(Fact::Known(services)) = snapshot.ecs.services.get_mut(&cluster_arn) {
        services.retain(|found| found.service_name != new.name);
        services.push(service);
    }
    deploy(snapshot, &service_arn);
}

fn update_service(snapshot: &mut Snapshot, service: &ServiceName, update: &ServiceUpdate) {
    let revision = match update {
        ServiceUpdate::Definition { family, revision } if is_new(revision) => {
            newest_of(snapshot, family)
        }
        ServiceUpdate::Definition { revision, .. } => Some(revision.clone()),
        _ => None,
    };
    let Some(found) = service_of(snapshot, &service.arn) else {
        return;
    };
    match update {
        ServiceUpdate::Definition { .. } => found.task_definition = revision.unwrap_or_default(),
        ServiceUpdate::DesiredCount(count) => found.desired_count = *count,
        ServiceUpdate::Groups { network: new, .. } | ServiceUpdate::Subnets(new) => {
            found.network_configuration = Some(network(new));
        }
        ServiceUpdate::PlatformVersion(version) => found.platform_version = Some(version.clone()),
        ServiceUpdate::TargetGroup {
            target_group,
            container,
            port,
            others,
        } => {
            let others = others
                .iter()
                .map(|other| balancer(&other.target_group, &other.container, other.port));
            found.load_balancers = others
                .chain([balancer(target_group, container, *port)])
                .collect();
        }
        ServiceUpdate::Redeploy => {}
    }
    deploy(snapshot, &service.arn);
}

fn service_of<'s>(snapshot: &'s mut Snapshot, arn: &str) -> Option<&'s mut Service> {
    let services = snapshot.ecs.services.values_mut();
    services
        .flat_map(items)
        .find(|service| service.service_arn == arn)
}

/// A deployment that is complete: one deployment, as many running tasks as desired, all of them healthy targets.
fn deploy(snapshot: &mut Snapshot, arn: &str) {
    let now = snapshot.taken_at;
    let Some(service) = service_of(snapshot, arn) else {
        return;
    };
    service.running_count = service.desired_count;
    service.pending_count = 0;
    service.deployments = vec![Deployment {
        id: format!("ecs-svc/{}", new_id("deployment")),
        status: "PRIMARY".to_owned(),
        task_definition: service.task_definition.clone(),
        desired_count: service.desired_count,
        running_count: service.desired_count,
        platform_version: service.platform_version.clone(),
        rollout_state: Some("COMPLETED".to_owned()),
        created_at: Some(now),
        updated_at: Some(now),
        ..Deployment::default()
    }];
    let service = service.clone();
    forget_answers(snapshot);
    let group = format!("service:{}", service.service_name);
    if let Some(Fact::Known(tasks)) = snapshot.ecs.tasks.get_mut(&service.cluster_arn) {
        tasks.retain(|task| task.group.as_ref() != Some(&group) || task.last_status == "STOPPED");
        tasks.extend((0..service.desired_count).map(|number| task(&service, &group, number, now)));
    }
    let targets: Vec<TargetHealthDescription> = (0..service.desired_count)
        .map(|number| target(&service, number))
        .collect();
    for arn in service.target_groups() {
        snapshot
            .elbv2
            .target_health
            .insert(arn.to_owned(), Fact::Known(targets.clone()));
    }
}

/// What the site answered because its tasks did not is over. Whether the new tasks answer is known when it is asked again.
fn forget_answers(snapshot: &mut Snapshot) {
    for probe in snapshot.probes.values_mut() {
        let is_over = match probe.known() {
            Ok(Probe::Answered(answer)) => matches!(answer.status, 502..=504),
            Ok(Probe::NoAnswer { kind, .. }) => *kind == NoAnswer::ReadTimedOut,
            Err(_) => false,
        };
        if is_over {
            *probe = Fact::not_read(Call::ProbeSite);
        }
    }
}

fn task(service: &Service, group: &str, number: i32, now: jiff::Timestamp) -> Task {
    let version = service
        .platform_version
        .as_deref()
        .filter(|version| *version != "LATEST");
    Task {
        task_arn: format!("{}_{number}", new_id("task")),
        cluster_arn: service.cluster_arn.clone(),
        task_definition_arn: service.task_definition.clone(),
        group: Some(group.to_owned()),
        last_status: "RUNNING".to_owned(),
        desired_status: Some("RUNNING".to_owned()),
        launch_type: service.launch_type.clone(),
        platform_version: Some(version.unwrap_or(LATEST).to_owned()),
        created_at: Some(now),
        started_at: Some(now),
        ..Task::default()
    }
}

fn target(service: &Service, number: i32) -> TargetHealthDescription {
    let balancers = service.load_balancers.first();
    TargetHealthDescription {
        target: Target {
            id: format!("{}_{number}", new_id("task")),
            port: balancers.and_then(|balancer| balancer.container_port),
            availability_zone: None,
        },
        target_health: TargetHealth {
            state: "healthy".to_owned(),
            ..TargetHealth::default()
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_was_not_read_stays_so() {
        let mut snapshot = Snapshot::default();
        let before = snapshot.ecs.clusters.clone();
        Change::CreateCluster {
            name: "a".to_owned(),
            waits: false,
        }
        .edit(&mut snapshot);
        assert_eq!(snapshot.ecs.clusters, before);
    }
}
