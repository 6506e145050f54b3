//! Clusters and services.

use aws_sdk_ecs::Client;
use aws_sdk_ecs::types as sdk;
use futures_util::future::try_join_all;

use crate::caller::{Caller, Page, Read, failed, failed_with, incomplete};
use crate::convert::{each, time, word};
use crate::redact;
use workshop_check_core::snapshot::Call;
use workshop_check_core::snapshot::ecs::{
    AdvancedConfiguration, AwsVpcConfiguration, CapacityProviderStrategyItem, Cluster, Deployment,
    DeploymentConfiguration, DeploymentController, NameValue, NetworkConfiguration, Service,
    ServiceEvent, ServiceLoadBalancer, TaskSet,
};

/// The maximum number of events to keep per service, newest first.
const EVENTS: usize = 100;

/// Lists the ARNs of all clusters.
pub(crate) async fn arns(caller: &Caller<'_>, client: &Client) -> Read<Vec<String>> {
    let ask = |token| {
        let request = client
            .list_clusters()
            .max_results(100)
            .set_next_token(token);
        async move {
            let answer = request.send().await;
            answer.map(|answer| Page {
                items: answer.cluster_arns,
                next: answer.next_token,
            })
        }
    };
    caller
        .list(Call::ListClusters, ask, |arn: String| arn)
        .await
}

/// Describes clusters, at most 100 per call.
pub(crate) async fn clusters(
    caller: &Caller<'_>,
    client: &Client,
    arns: &[String],
) -> Read<Vec<Cluster>> {
    const CALL: Call = Call::DescribeClusters;
    let batches = arns.chunks(100).map(|batch| {
        let request = client
            .describe_clusters()
            .set_clusters(Some(batch.to_vec()))
            .include(sdk::ClusterField::Settings);
        async move {
            let answer = caller.one(CALL, request.send()).await?;
            refuse_failures(CALL, answer.failures)?;
            answer.clusters.ok_or_else(|| incomplete(CALL))
        }
    });
    if arns.is_empty() && !caller.wants(CALL) {
        return Err(workshop_check_core::snapshot::Reason::NotRead { call: CALL });
    }
    let clusters = try_join_all(batches).await?.into_iter().flatten();
    Ok(clusters
        .map(|cluster| Cluster {
            cluster_arn: cluster.cluster_arn.unwrap_or_default(),
            cluster_name: cluster.cluster_name.unwrap_or_default(),
            status: cluster.status.unwrap_or_default(),
            settings: each(cluster.settings, |setting| NameValue {
                name: word(setting.name).unwrap_or_default(),
                value: setting.value,
            }),
        })
        .collect())
}

/// Fails if a response contains a failure other than MISSING, because it is incomplete then. MISSING means that the
/// resource was deleted after it was listed.
pub(super) fn refuse_failures(call: Call, failures: Option<Vec<sdk::Failure>>) -> Read<()> {
    let failures = failures.unwrap_or_default();
    match failures
        .iter()
        .find(|failure| failure.reason() != Some("MISSING"))
    {
        None => Ok(()),
        Some(failure) => Err(failed(
            call,
            failure.reason().unwrap_or("Failure"),
            &redact::text(failure.detail().unwrap_or_default()),
        )),
    }
}

/// Describes the services of a cluster, at most 10 per call.
pub(crate) async fn services(
    caller: &Caller<'_>,
    client: &Client,
    cluster: &str,
) -> Read<Vec<Service>> {
    const CALL: Call = Call::DescribeServices;
    let ask = |token| {
        let request = client
            .list_services()
            .cluster(cluster)
            .max_results(100)
            .set_next_token(token);
        async move {
            let answer = request.send().await;
            answer.map(|answer| Page {
                items: answer.service_arns,
                next: answer.next_token,
            })
        }
    };
    let arns = caller
        .list(Call::ListServices, ask, |arn: String| arn)
        .await;
    // ECS returns this error for clusters that are INACTIVE. They have no services.
    if failed_with(&arns, "ClusterNotFoundException") {
        return Ok(Vec::new());
    }
    let arns = arns?;
    let batches = arns.chunks(10).map(|batch| {
        let request = client
            .describe_services()
            .cluster(cluster)
            .set_services(Some(batch.to_vec()));
        async move {
            let answer = caller.one(CALL, request.send()).await?;
            refuse_failures(CALL, answer.failures)?;
            answer.services.ok_or_else(|| incomplete(CALL))
        }
    });
    let services = try_join_all(batches).await?.into_iter().flatten();
    Ok(services.map(service).collect())
}

fn service(service: sdk::Service) -> Service {
    Service {
        service_arn: service.service_arn.unwrap_or_default(),
        service_name: service.service_name.unwrap_or_default(),
        cluster_arn: service.cluster_arn.unwrap_or_default(),
        status: service.status.unwrap_or_default(),
        desired_count: service.desired_count,
        running_count: service.running_count,
        pending_count: service.pending_count,
        launch_type: word(service.launch_type),
        capacity_provider_strategy: each(service.capacity_provider_strategy, provider),
        platform_version: service.platform_version,
        task_definition: service.task_definition.unwrap_or_default(),
        load_balancers: each(service.load_balancers, load_balancer),
        network_configuration: service.network_configuration.map(network),
        deployment_controller: service.deployment_controller.map(|controller| {
            DeploymentController {
                kind: controller.r#type.as_str().to_owned(),
            }
        }),
        deployment_configuration: service.deployment_configuration.map(|configuration| {
            DeploymentConfiguration {
                strategy: word(configuration.strategy),
                bake_time_in_minutes: configuration.bake_time_in_minutes,
            }
        }),
        task_sets: each(service.task_sets, task_set),
        deployments: each(service.deployments, deployment),
        events: events(service.events),
        created_at: time(service.created_at),
    }
}

fn provider(item: sdk::CapacityProviderStrategyItem) -> CapacityProviderStrategyItem {
    CapacityProviderStrategyItem {
        capacity_provider: item.capacity_provider,
        weight: item.weight,
        base: item.base,
    }
}

fn load_balancer(balancer: sdk::LoadBalancer) -> ServiceLoadBalancer {
    ServiceLoadBalancer {
        target_group_arn: balancer.target_group_arn,
        container_name: balancer.container_name,
        container_port: balancer.container_port,
        advanced_configuration: balancer.advanced_configuration.map(|advanced| {
            AdvancedConfiguration {
                alternate_target_group_arn: advanced.alternate_target_group_arn,
                production_listener_rule: advanced.production_listener_rule,
                test_listener_rule: advanced.test_listener_rule,
                role_arn: advanced.role_arn,
            }
        }),
    }
}

fn task_set(set: sdk::TaskSet) -> TaskSet {
    TaskSet {
        id: set.id.unwrap_or_default(),
        task_set_arn: set.task_set_arn.unwrap_or_default(),
        status: set.status.unwrap_or_default(),
        task_definition: set.task_definition.unwrap_or_default(),
        computed_desired_count: set.computed_desired_count,
        running_count: set.running_count,
        pending_count: set.pending_count,
        launch_type: word(set.launch_type),
        capacity_provider_strategy: each(set.capacity_provider_strategy, provider),
        platform_version: set.platform_version,
        network_configuration: set.network_configuration.map(network),
        load_balancers: each(set.load_balancers, load_balancer),
        stability_status: word(set.stability_status),
    }
}

fn network(network: sdk::NetworkConfiguration) -> NetworkConfiguration {
    NetworkConfiguration {
        awsvpc_configuration: network.awsvpc_configuration.map(|vpc| AwsVpcConfiguration {
            subnets: vpc.subnets,
            security_groups: vpc.security_groups.unwrap_or_default(),
            assign_public_ip: word(vpc.assign_public_ip),
        }),
    }
}

fn deployment(deployment: sdk::Deployment) -> Deployment {
    Deployment {
        id: deployment.id.unwrap_or_default(),
        status: deployment.status.unwrap_or_default(),
        task_definition: deployment.task_definition.unwrap_or_default(),
        desired_count: deployment.desired_count,
        running_count: deployment.running_count,
        pending_count: deployment.pending_count,
        failed_tasks: deployment.failed_tasks,
        platform_version: deployment.platform_version,
        rollout_state: word(deployment.rollout_state),
        rollout_state_reason: redact::optional(deployment.rollout_state_reason),
        created_at: time(deployment.created_at),
        updated_at: time(deployment.updated_at),
    }
}

fn events(events: Option<Vec<sdk::ServiceEvent>>) -> Vec<ServiceEvent> {
    let mut events = each(events, |event| ServiceEvent {
        id: event.id.unwrap_or_default(),
        created_at: time(event.created_at),
        message: redact::text(event.message.as_deref().unwrap_or_default()),
    });
    // The sort is stable: events without a time keep the order of ECS, which is newest first as well.
    events.sort_by_key(|event| std::cmp::Reverse(event.created_at));
    events.truncate(EVENTS);
    events
}
