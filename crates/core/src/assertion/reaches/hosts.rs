//! The hosts outside the VPC that a service's tasks need.

use crate::account::Account;
use crate::network::Host;
use crate::snapshot::ecs::{ContainerDefinition, Service};
use crate::snapshot::image::ImageReference;
use crate::snapshot::{Call, Reason};

/// The distinct hosts for images, parameters, secrets and logs of the service's task definition.
///
/// # Errors
/// If the task definition could not be read.
pub(super) fn of(account: &Account<'_>, service: &Service) -> Result<Vec<Host>, Reason> {
    let definitions = &account.snapshot.ecs.task_definitions;
    let definition = match definitions.get(service.current_task_definition().unwrap_or_default()) {
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
    let mut hosts: Vec<Host> = registry(&container.image).into_iter().collect();
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

/// The registry of an image. A private ECR registry also needs S3, which stores its layers; by its dual-stack name no
/// endpoint serves it (Amazon ECR user guide, "Making requests to Amazon ECR registries"). None for an invalid image
/// reference, which the check of the image reports.
fn registry(image: &str) -> Option<Host> {
    let image = ImageReference::parse(image)?;
    let services: &[&'static str] = if image.is_private_ecr() && !image.is_dual_stack() {
        &["ecr.api", "ecr.dkr", "s3"]
    } else {
        &[]
    };
    Some(host(image.registry, services))
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
        let registry = |image| registry(image).expect("a valid image name");
        let private = registry("123456789012.dkr.ecr.us-west-2.amazonaws.com/wordpress:6");
        assert_eq!(private.services, ["ecr.api", "ecr.dkr", "s3"]);
        for (image, name) in [
            ("public.ecr.aws/docker/library/wordpress", "public.ecr.aws"),
            ("localhost:5000/wordpress", "localhost:5000"),
            (
                "123456789012.dkr-ecr.us-west-2.on.aws/wordpress:6",
                "123456789012.dkr-ecr.us-west-2.on.aws",
            ),
            ("library/wordpress:latest", "docker.io"),
            ("wordpress", "docker.io"),
            ("index.docker.io/library/wordpress", "docker.io"),
        ] {
            let host = registry(image);
            assert_eq!((host.name.as_str(), host.services.len()), (name, 0));
        }
    }
}
