//! The output of `aws ecs describe-…` for clusters, task definitions, services and tasks. ECS spells its keys in camelCase.
//!
//! Fields are described in the Amazon ECS API reference, under the data type of the struct's name:
//! <https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Types.html>.

#![expect(
    missing_docs,
    reason = "types and fields have the names and meanings of the Amazon ECS API; doc comments say only what differs"
)]

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::image::ImageReference;
use super::{Call, Fact, Reason};

/// The ECS part of a snapshot.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Ecs {
    pub clusters: Fact<Vec<Cluster>>,
    /// By cluster ARN.
    pub services: BTreeMap<String, Fact<Vec<Service>>>,
    /// Running and recently stopped tasks, by cluster ARN.
    pub tasks: BTreeMap<String, Fact<Vec<Task>>>,
    /// ARNs of the active revisions, newest first.
    pub task_definition_arns: Fact<Vec<String>>,
    /// By revision ARN: the newest revision of each family, and those that services use.
    pub task_definitions: BTreeMap<String, Fact<TaskDefinition>>,
}

impl Default for Ecs {
    fn default() -> Self {
        Ecs {
            clusters: Fact::not_read(Call::DescribeClusters),
            services: BTreeMap::new(),
            tasks: BTreeMap::new(),
            task_definition_arns: Fact::not_read(Call::ListTaskDefinitions),
            task_definitions: BTreeMap::new(),
        }
    }
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Cluster {
    pub cluster_arn: String,
    pub cluster_name: String,
    /// "ACTIVE", "PROVISIONING", "DEPROVISIONING", "FAILED" or "INACTIVE".
    pub status: String,
    pub settings: Vec<NameValue>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct NameValue {
    pub name: String,
    pub value: Option<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Service {
    pub service_arn: String,
    pub service_name: String,
    pub cluster_arn: String,
    /// "ACTIVE", "DRAINING" or "INACTIVE".
    pub status: String,
    pub desired_count: i32,
    pub running_count: i32,
    pub pending_count: i32,
    /// Absent when a capacity provider strategy is used.
    pub launch_type: Option<String>,
    pub capacity_provider_strategy: Vec<CapacityProviderStrategyItem>,
    pub platform_version: Option<String>,
    pub task_definition: String,
    pub load_balancers: Vec<ServiceLoadBalancer>,
    pub network_configuration: Option<NetworkConfiguration>,
    pub deployment_controller: Option<DeploymentController>,
    pub deployment_configuration: Option<DeploymentConfiguration>,
    /// Only for services that CodeDeploy or an external controller deploys.
    pub task_sets: Vec<TaskSet>,
    pub deployments: Vec<Deployment>,
    /// Newest first.
    pub events: Vec<ServiceEvent>,
    pub created_at: Option<jiff::Timestamp>,
}

impl Service {
    /// The task set that serves production traffic, if CodeDeploy or an external controller deploys the service.
    ///
    /// The service's own task definition, network and load balancers are then missing, or those of its first deployment.
    /// Source: Amazon ECS API reference, "TaskSet", status PRIMARY.
    fn primary(&self) -> Option<&TaskSet> {
        self.task_sets.iter().find(|set| set.status == "PRIMARY")
    }

    /// The service, if the configuration of its production tasks is known.
    ///
    /// # Errors
    ///
    /// If an external controller deploys the service and no task set is PRIMARY.
    pub fn deployed(&self) -> Result<&Self, Reason> {
        let controller = self.deployment_controller.as_ref();
        let is_external = controller.is_some_and(|controller| controller.kind == "EXTERNAL");
        if is_external && self.primary().is_none() {
            let what = format!("{} (EXTERNAL, no PRIMARY task set)", self.service_name);
            return Err(Reason::NotModelled { what });
        }
        Ok(self)
    }

    /// The ARN of the task definition of the production tasks.
    pub fn current_task_definition(&self) -> Option<&str> {
        let of_set = self.primary().map(|set| set.task_definition.as_str());
        [of_set, Some(&self.task_definition)]
            .into_iter()
            .flatten()
            .find(|arn| !arn.is_empty())
    }

    /// The launch type of the production tasks; none if they use a capacity provider strategy.
    pub fn current_launch_type(&self) -> Option<&str> {
        let of_set = self.primary().and_then(|set| set.launch_type.as_deref());
        of_set.or(self.launch_type.as_deref())
    }

    /// The capacity providers of the production tasks.
    pub fn current_capacity_providers(&self) -> &[CapacityProviderStrategyItem] {
        match self.primary() {
            Some(set) if !set.capacity_provider_strategy.is_empty() => {
                &set.capacity_provider_strategy
            }
            _ => &self.capacity_provider_strategy,
        }
    }

    /// The platform version that the production tasks request, such as "LATEST".
    pub fn current_platform_version(&self) -> Option<&str> {
        let of_set = self
            .primary()
            .and_then(|set| set.platform_version.as_deref());
        of_set.or(self.platform_version.as_deref())
    }

    /// The network configuration of the production tasks; none if they do not use the network mode awsvpc.
    pub fn current_network(&self) -> Option<&AwsVpcConfiguration> {
        let of_set = self
            .primary()
            .and_then(|set| set.network_configuration.as_ref());
        of_set
            .or(self.network_configuration.as_ref())
            .and_then(|network| network.awsvpc_configuration.as_ref())
    }

    /// The load balancers with which the production tasks are registered.
    pub fn current_load_balancers(&self) -> &[ServiceLoadBalancer] {
        match self.primary() {
            Some(set) if !set.load_balancers.is_empty() => &set.load_balancers,
            _ => &self.load_balancers,
        }
    }

    /// Whether a task set has not reached its desired number of tasks yet.
    pub fn is_stabilizing(&self) -> bool {
        let mut sets = self.task_sets.iter();
        sets.any(|set| set.stability_status.as_deref() == Some("STABILIZING"))
    }

    /// The ARNs of all target groups in which the tasks can be registered. Blue/green, linear and canary deployments switch
    /// between a group and its alternate.
    pub fn target_groups(&self) -> impl Iterator<Item = &str> {
        let balancers = self.current_load_balancers().iter();
        balancers.flat_map(ServiceLoadBalancer::target_groups)
    }
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct DeploymentController {
    /// "ECS", "CODE_DEPLOY" or "EXTERNAL".
    #[serde(rename = "type")]
    pub kind: String,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct DeploymentConfiguration {
    /// "ROLLING", "BLUE_GREEN", "LINEAR" or "CANARY".
    pub strategy: Option<String>,
    pub bake_time_in_minutes: Option<i32>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct TaskSet {
    pub id: String,
    pub task_set_arn: String,
    /// "PRIMARY", "ACTIVE" or "DRAINING".
    pub status: String,
    pub task_definition: String,
    pub computed_desired_count: i32,
    pub running_count: i32,
    pub pending_count: i32,
    pub launch_type: Option<String>,
    pub capacity_provider_strategy: Vec<CapacityProviderStrategyItem>,
    pub platform_version: Option<String>,
    pub network_configuration: Option<NetworkConfiguration>,
    pub load_balancers: Vec<ServiceLoadBalancer>,
    /// "STEADY_STATE" or "STABILIZING".
    pub stability_status: Option<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct CapacityProviderStrategyItem {
    pub capacity_provider: String,
    pub weight: i32,
    pub base: i32,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ServiceLoadBalancer {
    pub target_group_arn: Option<String>,
    pub container_name: Option<String>,
    pub container_port: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub advanced_configuration: Option<AdvancedConfiguration>,
}

impl ServiceLoadBalancer {
    /// The ARNs of the target group and of the alternate one, as far as they are set.
    pub fn target_groups(&self) -> impl Iterator<Item = &str> {
        let alternate = self.advanced_configuration.as_ref();
        let alternate = alternate.and_then(|config| config.alternate_target_group_arn.as_deref());
        self.target_group_arn
            .as_deref()
            .into_iter()
            .chain(alternate)
    }
}

/// Where blue/green, linear and canary deployments shift the traffic.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct AdvancedConfiguration {
    pub alternate_target_group_arn: Option<String>,
    /// The rule (or, of a network load balancer, the listener) with the weights that ECS changes.
    pub production_listener_rule: Option<String>,
    /// The rule for test traffic. It does not serve visitors.
    pub test_listener_rule: Option<String>,
    pub role_arn: Option<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct NetworkConfiguration {
    pub awsvpc_configuration: Option<AwsVpcConfiguration>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct AwsVpcConfiguration {
    pub subnets: Vec<String>,
    pub security_groups: Vec<String>,
    /// "ENABLED" or "DISABLED".
    pub assign_public_ip: Option<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Deployment {
    pub id: String,
    /// "PRIMARY", "ACTIVE" or "INACTIVE".
    pub status: String,
    pub task_definition: String,
    pub desired_count: i32,
    pub running_count: i32,
    pub pending_count: i32,
    pub failed_tasks: i32,
    pub platform_version: Option<String>,
    /// "COMPLETED", "FAILED" or "IN_PROGRESS".
    pub rollout_state: Option<String>,
    pub rollout_state_reason: Option<String>,
    pub created_at: Option<jiff::Timestamp>,
    pub updated_at: Option<jiff::Timestamp>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ServiceEvent {
    pub id: String,
    pub created_at: Option<jiff::Timestamp>,
    pub message: String,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Task {
    pub task_arn: String,
    pub cluster_arn: String,
    pub task_definition_arn: String,
    /// "service:<name>" for a service's tasks.
    pub group: Option<String>,
    pub last_status: String,
    pub desired_status: Option<String>,
    pub launch_type: Option<String>,
    /// The resolved version number, even if the service requests LATEST.
    pub platform_version: Option<String>,
    pub availability_zone: Option<String>,
    pub stop_code: Option<String>,
    pub stopped_reason: Option<String>,
    pub stopped_at: Option<jiff::Timestamp>,
    pub started_at: Option<jiff::Timestamp>,
    pub created_at: Option<jiff::Timestamp>,
    pub containers: Vec<TaskContainer>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<TaskAttachment>,
}

impl Task {
    /// The private addresses of the task's network interfaces.
    ///
    /// Source: ECS API reference, `Attachment`: the details of a network interface have its `privateIPv4Address`.
    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        let details = self.attachments.iter().flat_map(|own| &own.details);
        let is_address =
            |detail: &&NameValue| matches!(&*detail.name, "privateIPv4Address" | "ipv6Address");
        details
            .filter(is_address)
            .filter_map(|detail| detail.value.as_deref())
    }
}

/// Something that belongs to a task, such as its network interface. AWS leaves details out until they are known.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct TaskAttachment {
    /// "ElasticNetworkInterface", "Service Connect", ….
    #[serde(rename = "type")]
    pub kind: Option<String>,
    pub details: Vec<NameValue>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct TaskContainer {
    pub name: String,
    pub last_status: Option<String>,
    pub exit_code: Option<i32>,
    pub reason: Option<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct TaskDefinition {
    pub task_definition_arn: String,
    pub family: String,
    pub revision: i32,
    pub status: String,
    pub network_mode: Option<String>,
    pub requires_compatibilities: Vec<String>,
    pub compatibilities: Vec<String>,
    /// CPU units: 1024 is one vCPU.
    pub cpu: Option<String>,
    /// MiB.
    pub memory: Option<String>,
    pub task_role_arn: Option<String>,
    pub execution_role_arn: Option<String>,
    pub volumes: Vec<Volume>,
    pub container_definitions: Vec<ContainerDefinition>,
    pub runtime_platform: Option<RuntimePlatform>,
}

impl TaskDefinition {
    /// The operating system family, such as "WINDOWS_SERVER_2022_CORE", if it is one of Windows.
    pub fn windows(&self) -> Option<&str> {
        let family = self
            .runtime_platform
            .as_ref()?
            .operating_system_family
            .as_deref()?;
        family.starts_with("WINDOWS").then_some(family)
    }
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct RuntimePlatform {
    pub cpu_architecture: Option<String>,
    pub operating_system_family: Option<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Volume {
    pub name: String,
    pub efs_volume_configuration: Option<EfsVolumeConfiguration>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct EfsVolumeConfiguration {
    pub file_system_id: String,
    pub root_directory: Option<String>,
    /// "ENABLED" or "DISABLED" (the default).
    pub transit_encryption: Option<String>,
    pub authorization_config: Option<EfsAuthorizationConfig>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct EfsAuthorizationConfig {
    pub access_point_id: Option<String>,
    pub iam: Option<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ContainerDefinition {
    pub name: String,
    pub image: String,
    pub essential: Option<bool>,
    pub cpu: i32,
    /// Hard limit, MiB.
    pub memory: Option<i32>,
    /// Soft limit, MiB.
    pub memory_reservation: Option<i32>,
    pub port_mappings: Vec<PortMapping>,
    /// All variable names, but only the values that the suite compares.
    pub environment: Vec<NameValue>,
    pub secrets: Vec<Secret>,
    /// Files in Amazon S3 with more variables. Their contents are not read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub environment_files: Vec<EnvironmentFile>,
    pub mount_points: Vec<MountPoint>,
    pub log_configuration: Option<LogConfiguration>,
}

impl ContainerDefinition {
    /// The parsed image reference, if it is valid.
    pub fn image_reference(&self) -> Option<ImageReference<'_>> {
        ImageReference::parse(&self.image)
    }

    /// Whether the container maps this TCP port.
    pub fn maps_tcp(&self, port: u16) -> bool {
        self.port_mappings
            .iter()
            .any(|mapping| mapping.maps_tcp(port))
    }

    /// Whether the task ends when this container ends. Containers are essential by default.
    pub fn is_essential(&self) -> bool {
        self.essential != Some(false)
    }

    /// Whether the container has a variable of this name, from a secret or as a plain value.
    pub fn has_variable(&self, name: &str) -> bool {
        self.secrets.iter().any(|secret| secret.name == name)
            || self.environment.iter().any(|value| value.name == name)
    }
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PortMapping {
    pub container_port: Option<i32>,
    /// In place of `container_port`: "80-90".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub container_port_range: Option<String>,
    pub host_port: Option<i32>,
    pub protocol: Option<String>,
}

impl PortMapping {
    /// The mapping's protocol; the default is "tcp".
    pub fn protocol(&self) -> &str {
        self.protocol.as_deref().unwrap_or("tcp")
    }

    /// Whether the mapping contains this TCP port, alone or in a range.
    pub fn maps_tcp(&self, port: u16) -> bool {
        let in_range = |range: &String| {
            let ends = range.split_once('-');
            let ends = ends.and_then(|(from, to)| Some((from.parse().ok()?, to.parse().ok()?)));
            ends.is_some_and(|(from, to): (u16, u16)| (from..=to).contains(&port))
        };
        self.protocol() == "tcp"
            && (self.container_port == Some(i32::from(port))
                || self.container_port_range.as_ref().is_some_and(in_range))
    }

    /// The port or the port range, as the console shows it.
    pub fn ports(&self) -> String {
        match (&self.container_port_range, self.container_port) {
            (Some(range), _) => range.clone(),
            (None, port) => port.unwrap_or_default().to_string(),
        }
    }
}

/// A file of variables. `value` is the ARN of an object in Amazon S3.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct EnvironmentFile {
    pub value: String,
}

/// `value_from` is the name or ARN of a parameter, or the ARN of a secret. The collector masks any other text, because it
/// may be a password.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Secret {
    pub name: String,
    pub value_from: String,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct MountPoint {
    pub source_volume: Option<String>,
    pub container_path: Option<String>,
    pub read_only: Option<bool>,
}

/// Only options that begin with "awslogs-" are kept, because the options of other drivers may contain tokens.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct LogConfiguration {
    pub log_driver: String,
    pub options: BTreeMap<String, String>,
}
