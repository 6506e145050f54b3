//! Takes out of the embedded account "complete" what an attendee has not made yet, and makes their mistakes.

use jiff::SignedDuration;

use super::plan::{Mistake, Stage, State};
use workshop_check_core::snapshot::probe::Probe;
use workshop_check_core::snapshot::{Call, Fact, Reason, Snapshot};

/// A file system without files. Source: "How Amazon EFS reports file system and object sizes" in the EFS User Guide: an
/// empty file system has 6 KiB.
const EMPTY_FILE_SYSTEM: i64 = 6144;

/// Makes the account "complete" that of a state.
pub fn apply(snapshot: &mut Snapshot, state: &State) {
    if state.account == "complete" {
        remove(snapshot, state.stage);
        for mistake in &state.mistakes {
            make(snapshot, *mistake);
        }
    }
    if state.hides_parameters {
        let call = Call::GetParameters;
        snapshot.ssm.parameters = Fact::Unknown(Reason::Denied { call });
    }
}

fn known<T>(fact: &mut Fact<T>) -> Option<&mut T> {
    match fact {
        Fact::Known(value) => Some(value),
        Fact::Unknown(_) => None,
    }
}

fn items<T>(fact: &mut Fact<Vec<T>>) -> impl Iterator<Item = &mut T> {
    known(fact).into_iter().flatten()
}

fn clear<T>(fact: &mut Fact<Vec<T>>) {
    *fact = Fact::Known(Vec::new());
}

/// Removes what is made after a stage, the last things first.
fn remove(snapshot: &mut Snapshot, stage: Stage) {
    if stage == Stage::Deploying {
        deploying(snapshot);
    }
    if stage < Stage::Deploying {
        remove_service(snapshot);
    }
    let ecs = &mut snapshot.ecs;
    if stage < Stage::TaskDefinition {
        clear(&mut ecs.task_definition_arns);
        ecs.task_definitions.clear();
    }
    if stage < Stage::Cluster {
        clear(&mut ecs.clusters);
        ecs.services.clear();
        ecs.tasks.clear();
    }
    if stage < Stage::LoadBalancer {
        let elb = &mut snapshot.elbv2;
        clear(&mut elb.load_balancers);
        clear(&mut elb.target_groups);
        elb.listeners.clear();
        elb.rules.clear();
        elb.target_health.clear();
        snapshot.probes.clear();
    }
    if let Some(parameters) = known(&mut snapshot.ssm.parameters) {
        parameters.retain(|parameter| match parameter.name.as_str() {
            "DB_HOST" | "DB_NAME" => stage >= Stage::HostAndName,
            _ => stage >= Stage::AllParameters,
        });
    }
    remove_file_system(snapshot, stage);
    remove_groups(snapshot, stage);
}

fn remove_service(snapshot: &mut Snapshot) {
    snapshot.ecs.services.values_mut().for_each(clear);
    snapshot.ecs.tasks.values_mut().for_each(clear);
    clear(&mut snapshot.autoscaling.scalable_targets);
    clear(&mut snapshot.autoscaling.scaling_policies);
    snapshot.elbv2.target_health.values_mut().for_each(clear);
    without_site(snapshot);
}

/// A load balancer without healthy targets answers 503. Source: "HTTP 503: Service unavailable" in "Troubleshoot your
/// Application Load Balancers".
fn without_site(snapshot: &mut Snapshot) {
    for probe in snapshot.probes.values_mut() {
        if let Some(Probe::Answered(answer)) = known(probe) {
            answer.status = 503;
            answer.markers.clear();
        }
    }
}

/// The service was made two minutes ago.
fn deploying(snapshot: &mut Snapshot) {
    let since = snapshot.taken_at.checked_sub(SignedDuration::from_mins(2));
    let since = since.ok();
    for service in snapshot.ecs.services.values_mut().flat_map(items) {
        (service.running_count, service.pending_count) = (0, service.desired_count);
        service.created_at = since;
        service.events.clear();
        for deployment in &mut service.deployments {
            (deployment.running_count, deployment.pending_count) = (0, deployment.desired_count);
            (deployment.created_at, deployment.updated_at) = (since, since);
            deployment.rollout_state = Some("IN_PROGRESS".to_owned());
            let reason = format!("ECS deployment {} in progress.", deployment.id);
            deployment.rollout_state_reason = Some(reason);
        }
    }
    for task in snapshot.ecs.tasks.values_mut().flat_map(items) {
        task.last_status = "PENDING".to_owned();
        (task.created_at, task.started_at) = (since, None);
        for container in &mut task.containers {
            container.last_status = Some("PENDING".to_owned());
        }
    }
    snapshot.elbv2.target_health.values_mut().for_each(clear);
    without_site(snapshot);
}

fn remove_file_system(snapshot: &mut Snapshot, stage: Stage) {
    let efs = &mut snapshot.efs;
    if stage < Stage::MountTargets {
        efs.mount_targets.values_mut().for_each(clear);
        efs.mount_target_security_groups.clear();
        for system in items(&mut efs.file_systems) {
            system.size_in_bytes.value = EMPTY_FILE_SYSTEM;
        }
    }
    if stage < Stage::FileSystem {
        clear(&mut efs.file_systems);
        efs.mount_targets.clear();
    }
}

/// Removes groups, and the rules of other groups that name them.
fn remove_groups(snapshot: &mut Snapshot, stage: Stage) {
    let made = [
        ("LB-SG", Stage::LoadBalancerGroup),
        ("ECS-Tasks-SG", Stage::TasksGroup),
        ("EFS-SG", Stage::AllGroups),
    ];
    let is_made = |name: &str| {
        let made = made.iter().find(|(own, _)| *own == name);
        made.is_none_or(|(_, when)| stage >= *when)
    };
    let Some(groups) = known(&mut snapshot.ec2.security_groups) else {
        return;
    };
    let tasks = groups
        .iter()
        .find(|group| group.group_name == "ECS-Tasks-SG");
    let tasks = tasks.map(|group| group.group_id.clone());
    groups.retain(|group| is_made(&group.group_name));
    if stage < Stage::AllGroups {
        // The database lets the tasks in only after the last group was made.
        let databases = groups
            .iter_mut()
            .filter(|group| group.group_name == "DB-SG");
        for permission in databases.flat_map(|group| &mut group.ip_permissions) {
            let pairs = &mut permission.user_id_group_pairs;
            pairs.retain(|pair| Some(&pair.group_id) != tasks.as_ref());
        }
    }
}

fn make(snapshot: &mut Snapshot, mistake: Mistake) {
    match mistake {
        Mistake::ClosedTasksGroup => close(snapshot, "ECS-Tasks-SG"),
        Mistake::ClosedFileSystemGroup => close(snapshot, "EFS-SG"),
        Mistake::DefaultGroup => default_group(snapshot),
        Mistake::HostWithScheme => {
            for parameter in items(&mut snapshot.ssm.parameters) {
                if let ("DB_HOST", Some(value)) = (parameter.name.as_str(), &mut parameter.value) {
                    value.insert_str(0, "http://");
                }
            }
        }
        Mistake::NoPassword => {
            if let Some(parameters) = known(&mut snapshot.ssm.parameters) {
                parameters.retain(|parameter| parameter.name != "DB_PASSWORD");
            }
        }
        Mistake::InternalLoadBalancer => {
            for balancer in items(&mut snapshot.elbv2.load_balancers) {
                balancer.scheme = "internal".to_owned();
            }
        }
        Mistake::HealthCheckPath => {
            for group in items(&mut snapshot.elbv2.target_groups) {
                group.health_check_path = Some("/health".to_owned());
            }
        }
        Mistake::NoHostVariable => {
            let definitions = snapshot.ecs.task_definitions.values_mut();
            let containers = definitions.filter_map(known);
            for container in containers.flat_map(|known| &mut known.container_definitions) {
                let secrets = &mut container.secrets;
                secrets.retain(|secret| secret.name != "WORDPRESS_DB_HOST");
            }
        }
        Mistake::NoVolume => {
            for definition in snapshot.ecs.task_definitions.values_mut().filter_map(known) {
                definition.volumes.clear();
                for container in &mut definition.container_definitions {
                    container.mount_points.clear();
                }
            }
        }
    }
}

fn close(snapshot: &mut Snapshot, name: &str) {
    for group in items(&mut snapshot.ec2.security_groups) {
        if group.group_name == name {
            group.ip_permissions.clear();
        }
    }
}

fn default_group(snapshot: &mut Snapshot) {
    let targets = snapshot.efs.mount_targets.values_mut().flat_map(items);
    let vpc = targets.filter_map(|target| target.vpc_id.clone()).next();
    let mut groups = items(&mut snapshot.ec2.security_groups);
    let default =
        groups.find(|group| group.group_name == "default" && Some(&group.vpc_id) == vpc.as_ref());
    let Some(default) = default.map(|group| group.group_id.clone()) else {
        return;
    };
    for groups in snapshot.efs.mount_target_security_groups.values_mut() {
        *groups = Fact::Known(vec![default.clone()]);
    }
}
