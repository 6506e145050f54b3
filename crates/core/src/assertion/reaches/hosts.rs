//! What a service's tasks fetch from outside their VPC.

use crate::account::Account;
use crate::network::Host;
use crate::snapshot::ecs::{ContainerDefinition, Service};
use crate::snapshot::{Call, Reason};

/// The registries, parameters and logs that the service's task definition names, each once.
pub(super) fn of(account: &Account<'_>, service: &Service) -> Result<Vec<Host>, Reason> {
    let definitions = &account.snapshot.ecs.task_definitions;
    let definition = match definitions.get(&service.task_definition) {
        Some(definition) => definition.known()?,
        None => {
            return Err(Reason::NotRead {
                call: Call::DescribeTaskDefinition,
            });
        }
    };
    let mut hosts: Vec<Host> = Vec::new();
    for host in definition.container_definitions.iter().flat_map(needed) {
        if !hosts.contains(&host) {
            hosts.push(host);
        }
    }
    Ok(hosts)
}

fn needed(container: &ContainerDefinition) -> Vec<Host> {
    let mut hosts = vec![registry(&container.image)];
    for secret in &container.secrets {
        let is_secret = secret.value_from.contains(":secretsmanager:");
        let (name, service) = if is_secret {
            ("Secrets Manager", "secretsmanager")
        } else {
            ("Parameter Store", "ssm")
        };
        hosts.push(host(name, &[service]));
    }
    let logs = container.log_configuration.as_ref();
    if logs.is_some_and(|logs| logs.log_driver == "awslogs") {
        hosts.push(host("CloudWatch Logs", &["logs"]));
    }
    hosts
}

/// An image without a registry in its name comes from Docker Hub. A private ECR registry keeps its layers in S3.
fn registry(image: &str) -> Host {
    match image.split_once('/') {
        Some((name, _)) if name.contains(".dkr.ecr.") => host(name, &["ecr.api", "ecr.dkr", "s3"]),
        Some((name, _)) if name.contains(['.', ':']) => host(name, &[]),
        _ => host("docker.io", &[]),
    }
}

fn host(name: &str, services: &[&'static str]) -> Host {
    Host {
        name: name.to_owned(),
        services: services.to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::registry;

    #[test]
    fn only_private_ecr_registries_are_served_by_endpoints() {
        let private = registry("123456789012.dkr.ecr.us-west-2.amazonaws.com/wordpress:6");
        assert_eq!(private.services, ["ecr.api", "ecr.dkr", "s3"]);
        for (image, name) in [
            ("public.ecr.aws/docker/library/wordpress", "public.ecr.aws"),
            ("localhost:5000/wordpress", "localhost:5000"),
            ("library/wordpress:latest", "docker.io"),
            ("wordpress", "docker.io"),
        ] {
            let host = registry(image);
            assert_eq!((host.name.as_str(), host.services.len()), (name, 0));
        }
    }
}
