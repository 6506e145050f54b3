//! Edits of a task definition: of the account's own JSON by `jq`, and of a snapshot.

use serde_json::{Value, json};

use crate::snapshot::ecs::{
    ContainerDefinition, EfsVolumeConfiguration, MountPoint, PortMapping, Secret, TaskDefinition,
    Volume,
};

/// One edit of a task definition.
#[derive(Debug, Clone, PartialEq)]
pub enum DefinitionEdit {
    /// The variable comes from this parameter and from nowhere else.
    Secret {
        container: String,
        variable: String,
        from: String,
    },
    /// The container has no such variable.
    DropVariable {
        container: String,
        variable: String,
    },
    Image {
        container: String,
        image: String,
    },
    /// The container maps this TCP port.
    Port {
        container: String,
        port: u16,
    },
    /// The volume of this name is the root of this file system.
    Volume {
        name: String,
        file_system: String,
    },
    /// The container has the volume at this path, writable.
    Mount {
        container: String,
        volume: String,
        path: String,
    },
    /// By ARN.
    ExecutionRole(String),
    /// What Fargate needs: compatibility, network mode, a size.
    Fargate,
}

/// A task definition to register, with one container.
#[derive(Debug, Clone, PartialEq)]
pub struct NewDefinition {
    pub family: String,
    pub container: String,
    pub image: String,
    pub port: u16,
    /// Variables and the parameters that they come from.
    pub secrets: Vec<(String, String)>,
    /// The ARN of the role for execution and tasks.
    pub role: String,
    pub file_system: String,
    pub path: String,
}

/// The name of the volume of a new definition.
const VOLUME: &str = "wp-content";

/// What `describe-task-definition` prints and `register-task-definition` does not take.
/// Source: Amazon ECS API reference, the two operations.
pub(super) const READ_ONLY: &str = "del(.taskDefinitionArn, .revision, .status, .requiresAttributes, \
                                    .compatibilities, .registeredAt, .registeredBy, .deregisteredAt)";

impl DefinitionEdit {
    /// The edit as a `jq` filter. Texts are given to `jq` as arguments, which `arg` notes and names.
    pub(super) fn filter(&self, arg: &mut dyn FnMut(&str) -> String) -> String {
        match self {
            DefinitionEdit::Secret {
                container,
                variable,
                from,
            } => {
                let (name, from) = (arg(variable), arg(from));
                let edit = format!(
                    ".secrets = [(.secrets // [])[] | select(.name != {name})] + [{{name: {name}, valueFrom: {from}}}] \
                     | .environment = [(.environment // [])[] | select(.name != {name})]"
                );
                of_container(container, edit, arg)
            }
            DefinitionEdit::DropVariable {
                container,
                variable,
            } => {
                let name = arg(variable);
                let edit = format!(
                    ".secrets = [(.secrets // [])[] | select(.name != {name})] \
                     | .environment = [(.environment // [])[] | select(.name != {name})]"
                );
                of_container(container, edit, arg)
            }
            DefinitionEdit::Image { container, image } => {
                let edit = format!(".image = {}", arg(image));
                of_container(container, edit, arg)
            }
            DefinitionEdit::Port { container, port } => {
                let edit = format!(
                    ".portMappings = [(.portMappings // [])[] | select(.containerPort != {port})] \
                     + [{{containerPort: {port}, hostPort: {port}, protocol: \"tcp\"}}]"
                );
                of_container(container, edit, arg)
            }
            DefinitionEdit::Volume { name, file_system } => {
                let (name, file_system) = (arg(name), arg(file_system));
                format!(
                    ".volumes = [(.volumes // [])[] | select(.name != {name})] + [{{name: {name}, \
                     efsVolumeConfiguration: {{fileSystemId: {file_system}, rootDirectory: \"/\", transitEncryption: \
                     \"ENABLED\"}}}}]"
                )
            }
            DefinitionEdit::Mount {
                container,
                volume,
                path,
            } => {
                let (volume, path) = (arg(volume), arg(path));
                let edit = format!(
                    ".mountPoints = [(.mountPoints // [])[] | select(.sourceVolume != {volume} and .containerPath != \
                     {path})] + [{{sourceVolume: {volume}, containerPath: {path}, readOnly: false}}]"
                );
                of_container(container, edit, arg)
            }
            DefinitionEdit::ExecutionRole(role) => format!(".executionRoleArn = {}", arg(role)),
            DefinitionEdit::Fargate => {
                ".requiresCompatibilities = [\"FARGATE\"] | .networkMode = \"awsvpc\" | .cpu \
                                        //= \"512\" | .memory //= \"1024\" | \
                                        (.containerDefinitions[].portMappings[]?) |= del(.hostPort)"
                    .to_owned()
            }
        }
    }

    /// The same edit of a definition in a snapshot.
    pub(super) fn apply(&self, definition: &mut TaskDefinition) {
        match self {
            DefinitionEdit::Secret {
                container,
                variable,
                from,
            } => {
                if let Some(container) = container_of(definition, container) {
                    drop_variable(container, variable);
                    container.secrets.push(Secret {
                        name: variable.clone(),
                        value_from: from.clone(),
                    });
                }
            }
            DefinitionEdit::DropVariable {
                container,
                variable,
            } => {
                if let Some(container) = container_of(definition, container) {
                    drop_variable(container, variable);
                }
            }
            DefinitionEdit::Image { container, image } => {
                if let Some(container) = container_of(definition, container) {
                    container.image.clone_from(image);
                }
            }
            DefinitionEdit::Port { container, port } => {
                if let Some(container) = container_of(definition, container) {
                    let number = Some(i32::from(*port));
                    container
                        .port_mappings
                        .retain(|mapping| mapping.container_port != number);
                    container.port_mappings.push(mapping(*port));
                }
            }
            DefinitionEdit::Volume { name, file_system } => {
                definition.volumes.retain(|volume| volume.name != *name);
                definition.volumes.push(volume(name, file_system));
            }
            DefinitionEdit::Mount {
                container,
                volume,
                path,
            } => {
                if let Some(container) = container_of(definition, container) {
                    container.mount_points.retain(|mount| {
                        mount.source_volume.as_ref() != Some(volume)
                            && mount.container_path.as_ref() != Some(path)
                    });
                    container.mount_points.push(mount(volume, path));
                }
            }
            DefinitionEdit::ExecutionRole(role) => {
                definition.execution_role_arn = Some(role.clone())
            }
            DefinitionEdit::Fargate => {
                definition.requires_compatibilities = vec!["FARGATE".to_owned()];
                definition.network_mode = Some("awsvpc".to_owned());
                definition.cpu.get_or_insert_with(|| "512".to_owned());
                definition.memory.get_or_insert_with(|| "1024".to_owned());
                for container in &mut definition.container_definitions {
                    for mapping in &mut container.port_mappings {
                        mapping.host_port = mapping.container_port;
                    }
                }
            }
        }
    }
}

/// The edit of one container.
fn of_container(container: &str, edit: String, arg: &mut dyn FnMut(&str) -> String) -> String {
    let container = arg(container);
    format!("(.containerDefinitions[] | select(.name == {container})) |= ({edit})")
}

fn container_of<'d>(
    definition: &'d mut TaskDefinition,
    name: &str,
) -> Option<&'d mut ContainerDefinition> {
    let mut containers = definition.container_definitions.iter_mut();
    containers.find(|container| container.name == name)
}

fn drop_variable(container: &mut ContainerDefinition, variable: &str) {
    container.secrets.retain(|secret| secret.name != variable);
    container.environment.retain(|value| value.name != variable);
}

fn mapping(port: u16) -> PortMapping {
    PortMapping {
        container_port: Some(port.into()),
        container_port_range: None,
        host_port: Some(port.into()),
        protocol: Some("tcp".to_owned()),
    }
}

fn volume(name: &str, file_system: &str) -> Volume {
    Volume {
        name: name.to_owned(),
        efs_volume_configuration: Some(EfsVolumeConfiguration {
            file_system_id: file_system.to_owned(),
            root_directory: Some("/".to_owned()),
            transit_encryption: Some("ENABLED".to_owned()),
            authorization_config: None,
        }),
    }
}

fn mount(volume: &str, path: &str) -> MountPoint {
    MountPoint {
        source_volume: Some(volume.to_owned()),
        container_path: Some(path.to_owned()),
        read_only: Some(false),
    }
}

impl NewDefinition {
    /// What `register-task-definition` takes.
    pub(super) fn json(&self) -> Value {
        let secrets: Vec<Value> = self
            .secrets
            .iter()
            .map(|(name, from)| json!({ "name": name, "valueFrom": from }))
            .collect();
        json!({
            "family": self.family,
            "requiresCompatibilities": ["FARGATE"],
            "networkMode": "awsvpc",
            "cpu": "1024",
            "memory": "2048",
            "executionRoleArn": self.role,
            "taskRoleArn": self.role,
            "volumes": [{ "name": VOLUME, "efsVolumeConfiguration": {
                "fileSystemId": self.file_system, "rootDirectory": "/", "transitEncryption": "ENABLED" } }],
            "containerDefinitions": [{
                "name": self.container,
                "image": self.image,
                "essential": true,
                "portMappings": [{ "containerPort": self.port, "hostPort": self.port, "protocol": "tcp" }],
                "secrets": secrets,
                "mountPoints": [{ "sourceVolume": VOLUME, "containerPath": self.path, "readOnly": false }],
            }],
        })
    }

    /// The definition as a snapshot holds it.
    pub(super) fn definition(&self, arn: String) -> TaskDefinition {
        TaskDefinition {
            task_definition_arn: arn,
            family: self.family.clone(),
            revision: 1,
            status: "ACTIVE".to_owned(),
            network_mode: Some("awsvpc".to_owned()),
            requires_compatibilities: vec!["FARGATE".to_owned()],
            compatibilities: vec!["EC2".to_owned(), "FARGATE".to_owned()],
            cpu: Some("1024".to_owned()),
            memory: Some("2048".to_owned()),
            task_role_arn: Some(self.role.clone()),
            execution_role_arn: Some(self.role.clone()),
            volumes: vec![volume(VOLUME, &self.file_system)],
            container_definitions: vec![ContainerDefinition {
                name: self.container.clone(),
                image: self.image.clone(),
                essential: Some(true),
                port_mappings: vec![mapping(self.port)],
                secrets: self
                    .secrets
                    .iter()
                    .map(|(name, from)| Secret {
                        name: name.clone(),
                        value_from: from.clone(),
                    })
                    .collect(),
                mount_points: vec![mount(VOLUME, &self.path)],
                log_configuration: None,
                ..ContainerDefinition::default()
            }],
            runtime_platform: None,
        }
    }
}
