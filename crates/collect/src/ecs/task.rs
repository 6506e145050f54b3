//! Tasks: the running ones, and those that stopped within about the last hour.

use std::collections::BTreeMap;

use aws_sdk_ecs::Client;
use aws_sdk_ecs::types as sdk;
use futures_util::future::{join_all, try_join_all};
use tokio::try_join;

use super::cluster::refuse_failures;
use crate::caller::{Caller, Page, Read, fact, failed_with, incomplete};
use crate::convert::{each, time, word};
use crate::redact;
use workshop_check_core::snapshot::ecs::{NameValue, Task, TaskAttachment, TaskContainer};
use workshop_check_core::snapshot::{Call, Fact};

/// The maximum number of stopped tasks to keep per service or other group, newest first. A crash loop leaves dozens.
const STOPPED: usize = 10;

/// Reads the tasks of these clusters. Returns them by cluster ARN.
pub(crate) async fn tasks_of_each(
    caller: &Caller<'_>,
    client: &Client,
    clusters: &[String],
) -> BTreeMap<String, Fact<Vec<Task>>> {
    if !caller.wants(Call::DescribeTasks) {
        return BTreeMap::new();
    }
    let reads = clusters.iter().map(|cluster| async move {
        (cluster.clone(), fact(tasks(caller, client, cluster).await))
    });
    join_all(reads).await.into_iter().collect()
}

/// Describes the tasks of a cluster, at most 100 per call.
async fn tasks(caller: &Caller<'_>, client: &Client, cluster: &str) -> Read<Vec<Task>> {
    const CALL: Call = Call::DescribeTasks;
    let (running, stopped) = try_join!(
        arns(caller, client, cluster, sdk::DesiredStatus::Running),
        arns(caller, client, cluster, sdk::DesiredStatus::Stopped),
    )?;
    let arns = [running, stopped].concat();
    let batches = arns.chunks(100).map(|batch| {
        let request = client
            .describe_tasks()
            .cluster(cluster)
            .set_tasks(Some(batch.to_vec()));
        async move {
            let answer = caller.one(CALL, request.send()).await?;
            refuse_failures(CALL, answer.failures)?;
            answer.tasks.ok_or_else(|| incomplete(CALL))
        }
    });
    let tasks = try_join_all(batches).await?.into_iter().flatten();
    Ok(newest(tasks.map(task).collect()))
}

/// Lists the ARNs of the tasks of a cluster that have this desired status.
pub(super) async fn arns(
    caller: &Caller<'_>,
    client: &Client,
    cluster: &str,
    status: sdk::DesiredStatus,
) -> Read<Vec<String>> {
    let ask = |token| {
        let request = client
            .list_tasks()
            .cluster(cluster)
            .desired_status(status.clone())
            .max_results(100)
            .set_next_token(token);
        async move {
            let answer = request.send().await;
            answer.map(|answer| Page {
                items: answer.task_arns,
                next: answer.next_token,
            })
        }
    };
    let arns = caller.list(Call::ListTasks, ask, |arn: String| arn).await;
    // ECS returns this error for clusters that are INACTIVE. They have no tasks.
    if failed_with(&arns, "ClusterNotFoundException") {
        Ok(Vec::new())
    } else {
        arns
    }
}

/// Keeps all running tasks, and the newest stopped tasks of each group.
fn newest(mut tasks: Vec<Task>) -> Vec<Task> {
    tasks.sort_by_key(|task| std::cmp::Reverse(task.stopped_at.or(task.created_at)));
    let mut stopped: BTreeMap<Option<String>, usize> = BTreeMap::new();
    tasks.retain(|task| {
        if task.last_status != "STOPPED" {
            return true;
        }
        let kept = stopped.entry(task.group.clone()).or_default();
        *kept += 1;
        *kept <= STOPPED
    });
    tasks
}

fn task(task: sdk::Task) -> Task {
    Task {
        task_arn: task.task_arn.unwrap_or_default(),
        cluster_arn: task.cluster_arn.unwrap_or_default(),
        task_definition_arn: task.task_definition_arn.unwrap_or_default(),
        group: task.group,
        last_status: task.last_status.unwrap_or_default(),
        desired_status: task.desired_status,
        launch_type: word(task.launch_type),
        platform_version: task.platform_version,
        availability_zone: task.availability_zone,
        stop_code: word(task.stop_code),
        stopped_reason: redact::optional(task.stopped_reason),
        stopped_at: time(task.stopped_at),
        started_at: time(task.started_at),
        created_at: time(task.created_at),
        containers: each(task.containers, |container| TaskContainer {
            name: container.name.unwrap_or_default(),
            last_status: container.last_status,
            exit_code: container.exit_code,
            reason: redact::optional(container.reason),
        }),
        attachments: each(task.attachments, attachment),
    }
}

fn attachment(attachment: sdk::Attachment) -> TaskAttachment {
    TaskAttachment {
        kind: attachment.r#type,
        details: each(attachment.details, |detail| NameValue {
            name: detail.name.unwrap_or_default(),
            value: detail.value,
        }),
    }
}
