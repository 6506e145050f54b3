//! A change as AWS CLI commands for a POSIX shell, such as the one of AWS CloudShell, which has `aws` and `jq`.

use serde_json::{Value, json};

use super::command::{Command, NEW, is_new, new_id, quoted};
use super::definition::READ_ONLY;
use super::deletion::until;
use super::{
    Allowed, Carrier, Change, DatabaseName, Gateway, Network, NewService, ServiceName,
    ServiceUpdate, Source, TargetGroupSetting,
};
use crate::snapshot::AccountIdentity;

/// Reads a value from the terminal without showing it. Without a terminal, from standard input.
pub(super) const READ: &str =
    "stty -echo 2> /dev/null || :; IFS= read -r VALUE; stty echo 2> /dev/null || :; echo";

/// The commands that make these changes, in their order. None if one of the changes has no command: half of a fix is no
/// fix. All rules of a security group in one direction are one command.
///
/// A command that needs another one to have succeeded is joined to it by `&&`. What is pasted then stops there, and the shell
/// goes on.
pub fn commands(changes: &[Change], account: &AccountIdentity) -> Vec<String> {
    let mut all: Vec<Part> = Vec::new();
    let mut made: Vec<&Change> = Vec::new();
    for (index, change) in changes.iter().enumerate() {
        if made.contains(&change) {
            continue;
        }
        let alike: Vec<&Change> = changes
            .iter()
            .filter(|other| change.is_rule_beside(other))
            .collect();
        let commands = match authorize(&alike, account) {
            Some(command) => command.quietly().into_iter().collect(),
            None => change.commands(account),
        };
        if commands.is_empty() {
            return Vec::new();
        }
        made.push(change);
        made.extend(alike);
        let later = changes.iter().skip(index + 1);
        let waits = mounted(change, later, account);
        all.push(Part {
            is_deletion: matches!(change, Change::Delete(_)),
            lines: commands.into_iter().chain(waits).collect(),
        });
    }
    joined(all)
}

/// The commands of one change.
struct Part {
    is_deletion: bool,
    lines: Vec<String>,
}

/// Joins the commands of a change, each of which needs those before it. Those of several changes are joined, too, if something is
/// deleted among other changes, or one gives an id that may be used later. What is only deleted is left to AWS to refuse.
///
/// # Example
///
/// A replication instance cannot be changed. A new one is made, the tasks are moved, and the old one is deleted. If AWS refuses
/// the new one, as for a quota, the old one stays.
fn joined(parts: Vec<Part>) -> Vec<String> {
    let mut lines = parts.iter().flat_map(|part| &part.lines);
    let is_chain = lines.any(|line| gives_id(line) || destroys(line));
    let last = parts.len().saturating_sub(1);
    let ends = |number: usize, is_deletion: bool| {
        let mut next = parts.iter().skip(number + 1);
        let are_deletions = is_deletion && next.next().is_some_and(|next| next.is_deletion);
        number == last || !is_chain || are_deletions
    };
    let mut all = Vec::new();
    for (number, part) in parts.iter().enumerate() {
        let last = part.lines.len().saturating_sub(1);
        let ends = ends(number, part.is_deletion);
        all.extend(part.lines.iter().enumerate().map(|(at, line)| {
            if at == last && ends {
                line.clone()
            } else {
                format!("{line} &&")
            }
        }));
    }
    all
}

/// Whether the result of a command is the value of a variable.
fn gives_id(line: &str) -> bool {
    line.starts_with(NEW.trim_start_matches('$'))
}

/// Whether a command takes something away that cannot be given back.
fn destroys(line: &str) -> bool {
    let operation = line.split(' ').nth(2).unwrap_or_default();
    let is_aws = line.starts_with("aws ");
    is_aws
        && [
            "delete-",
            "deregister-",
            "release-",
            "revoke-",
            "terminate-",
        ]
        .iter()
        .any(|verb| operation.starts_with(verb))
}

/// Waits after the last new mount target of a file system until all of them are available: what mounts the file system before
/// fails, and they are created at the same time.
fn mounted<'c>(
    change: &Change,
    mut later: impl Iterator<Item = &'c Change>,
    account: &AccountIdentity,
) -> Option<String> {
    let of = |change: &Change| match change {
        Change::CreateMountTarget { file_system, .. } => Some(file_system.clone()),
        _ => None,
    };
    let file_system = of(change)?;
    if later.any(|other| of(other).as_ref() == Some(&file_system)) {
        return None;
    }
    let others = mount_targets(account, &file_system, "LifeCycleState!='available'")?;
    Some(until(&format!("[ \"$({others})\" = 0 ]")))
}

/// The command that counts the mount targets of a file system that fulfil a condition.
fn mount_targets(account: &AccountIdentity, file_system: &str, condition: &str) -> Option<String> {
    Command::aws(account, "efs", "describe-mount-targets")
        .id("file-system-id", file_system)
        .option("query", &format!("length(MountTargets[?{condition}])"))
        .option("output", "text")
        .finish()
}

/// One command for new rules of one security group in one direction; nothing for other changes.
fn authorize(rules: &[&Change], account: &AccountIdentity) -> Option<Command> {
    let permissions: Vec<Value> = rules.iter().filter_map(|rule| permission(rule)).collect();
    let (group, operation) = match rules.first()? {
        Change::AllowInbound { group, .. } => (group, "authorize-security-group-ingress"),
        Change::AllowOutbound { group, .. } | Change::AllowAllOutbound { group } => {
            (group, "authorize-security-group-egress")
        }
        _ => return None,
    };
    let command = Command::aws(account, "ec2", operation);
    Some(
        command
            .id("group-id", group)
            .json("ip-permissions", &permissions.into()),
    )
}

/// The rule as EC2 takes it.
fn permission(change: &Change) -> Option<Value> {
    let (ports, peer) = match change {
        Change::AllowInbound { ports, from, .. } => (ports, from),
        Change::AllowOutbound { ports, to, .. } => (ports, to),
        Change::AllowAllOutbound { .. } => {
            return Some(json!({ "IpProtocol": "-1", "IpRanges": [{ "CidrIp": "0.0.0.0/0" }] }));
        }
        _ => return None,
    };
    let (key, peer) = match peer {
        Source::Group(id) => ("UserIdGroupPairs", json!([{ "GroupId": id }])),
        Source::Range(range) => ("IpRanges", json!([{ "CidrIp": range.to_string() }])),
    };
    Some(json!({ "IpProtocol": "tcp", "FromPort": ports.from, "ToPort": ports.to, key: peer }))
}

impl Change {
    /// Whether both are new rules of one security group in one direction.
    fn is_rule_beside(&self, other: &Change) -> bool {
        let rule_of = |change: &'_ Change| match change {
            Change::AllowInbound { group, .. } => Some((group.clone(), false)),
            Change::AllowOutbound { group, .. } | Change::AllowAllOutbound { group } => {
                Some((group.clone(), true))
            }
            _ => None,
        };
        rule_of(self).is_some_and(|rule| Some(rule) == rule_of(other))
    }

    /// The commands that make exactly this change, in their order. None where no command can, or where a text of the
    /// account cannot be quoted safely.
    pub fn commands(&self, account: &AccountIdentity) -> Vec<String> {
        let of_one = match self {
            Change::Delete(deletion) => Some(deletion.commands(account)),
            Change::CreateNatGateway { subnet, .. } => Some(create_nat_gateway(account, subnet)),
            Change::Declared(change) => Some(change.commands(account)),
            _ => None,
        };
        let commands = of_one
            .or_else(|| self.of_network(account))
            .or_else(|| self.of_identity(account))
            .or_else(|| self.of_balancer(account))
            .or_else(|| self.of_storage(account))
            .or_else(|| self.of_servers(account))
            .or_else(|| self.of_tasks(account));
        commands
            .and_then(|commands| commands.into_iter().collect())
            .unwrap_or_default()
    }

    fn of_network(&self, account: &AccountIdentity) -> Option<Vec<Option<String>>> {
        let ec2 = |operation| Command::aws(account, "ec2", operation);
        let command = match self {
            Change::CreateSecurityGroup { name, vpc } => {
                return Some(vec![
                    ec2("create-security-group")
                        .option("group-name", name)
                        .option("description", &described(name))
                        .id("vpc-id", vpc)
                        .into_variable(&new_id(name), "GroupId"),
                ]);
            }
            Change::AllowInbound { .. }
            | Change::AllowOutbound { .. }
            | Change::AllowAllOutbound { .. } => authorize(&[self], account)?,
            Change::AllowInAcl {
                acl,
                egress,
                number,
                ports,
                peer,
            } => ec2("create-network-acl-entry")
                .id("network-acl-id", acl)
                .flag(direction(*egress))
                .option("rule-number", &number.to_string())
                .option("protocol", "6")
                .option(
                    "port-range",
                    &format!("From={},To={}", ports.from, ports.to),
                )
                .option("cidr-block", &peer.to_string())
                .option("rule-action", "allow"),
            Change::RemoveFromAcl {
                acl,
                egress,
                number,
            } => ec2("delete-network-acl-entry")
                .id("network-acl-id", acl)
                .flag(direction(*egress))
                .option("rule-number", &number.to_string()),
            Change::PointRoute {
                table,
                vpc,
                destination,
                to,
                via,
                replaces,
            } => {
                let command = ec2(if *replaces {
                    "replace-route"
                } else {
                    "create-route"
                })
                .id("route-table-id", table)
                .option("destination-cidr-block", &destination.to_string());
                match (to, via) {
                    (Gateway::Nat, Some(via)) => command.id("nat-gateway-id", via),
                    (Gateway::Internet, Some(via)) => command.id("gateway-id", via),
                    (Gateway::Internet, None) => {
                        let attached = ec2("describe-internet-gateways")
                            .option("filters", &format!("Name=attachment.vpc-id,Values={vpc}"))
                            .option("query", "InternetGateways[0].InternetGatewayId")
                            .option("output", "text")
                            .finish()?;
                        command.shell("gateway-id", &format!("\"$({attached})\""))
                    }
                    (Gateway::Nat, None) => return Some(Vec::new()),
                }
            }
            Change::RemoveRoute { table, destination } => ec2("delete-route")
                .id("route-table-id", table)
                .option("destination-cidr-block", &destination.to_string()),
            Change::AssociateRouteTable { subnet, table } => ec2("associate-route-table")
                .id("subnet-id", subnet)
                .id("route-table-id", table),
            Change::SetName { resource, name } => ec2("create-tags")
                .id("resources", resource)
                .json("tags", &json!([{ "Key": "Name", "Value": name }])),
            Change::ExcludeFromBlock {
                is_refused: true, ..
            } => return Some(Vec::new()),
            Change::ExcludeFromBlock { vpc, exclusion, .. } => match exclusion {
                Some(exclusion) => {
                    ec2("modify-vpc-block-public-access-exclusion").id("exclusion-id", exclusion)
                }
                None => ec2("create-vpc-block-public-access-exclusion").id("vpc-id", vpc),
            }
            .option("internet-gateway-exclusion-mode", "allow-bidirectional"),
            Change::SwitchOnDns { vpc, attribute } => {
                let option = match *attribute {
                    "enableDnsSupport" => "enable-dns-support",
                    _ => "enable-dns-hostnames",
                };
                ec2("modify-vpc-attribute")
                    .id("vpc-id", vpc)
                    .json(option, &json!({ "Value": true }))
            }
            _ => return None,
        };
        Some(vec![command.quietly()])
    }

    fn of_balancer(&self, account: &AccountIdentity) -> Option<Vec<Option<String>>> {
        let elbv2 = |operation| Command::aws(account, "elbv2", operation);
        let command = match self {
            Change::CreateLoadBalancer {
                name,
                subnets,
                groups,
            } => {
                let arn = new_id(name);
                return Some(vec![
                    elbv2("create-load-balancer")
                        .option("name", name)
                        .ids("subnets", subnets)
                        .ids("security-groups", groups)
                        .into_variable(&arn, "LoadBalancers[0].LoadBalancerArn"),
                    elbv2("wait load-balancer-available")
                        .id("load-balancer-arns", &arn)
                        .finish(),
                ]);
            }
            Change::CreateTargetGroup {
                name,
                vpc,
                protocol,
                port,
            } => {
                return Some(vec![
                    elbv2("create-target-group")
                        .option("name", name)
                        .option("protocol", protocol)
                        .option("port", &port.to_string())
                        .option("target-type", "ip")
                        .id("vpc-id", vpc)
                        .into_variable(&new_id(name), "TargetGroups[0].TargetGroupArn"),
                ]);
            }
            Change::SetGroups {
                carrier: Carrier::LoadBalancer(arn),
                groups,
                ..
            } => elbv2("set-security-groups")
                .id("load-balancer-arn", arn)
                .ids("security-groups", groups),
            Change::SetSubnets {
                load_balancer,
                subnets,
            } => elbv2("set-subnets")
                .id("load-balancer-arn", load_balancer)
                .ids("subnets", subnets),
            Change::SetTargetGroup {
                target_group,
                settings,
            } => {
                let command = elbv2("modify-target-group").id("target-group-arn", target_group);
                settings.iter().fold(command, set_target_group)
            }
            Change::CreateListener {
                load_balancer,
                protocol,
                port,
                target_group,
            } => elbv2("create-listener")
                .id("load-balancer-arn", load_balancer)
                .option("protocol", protocol)
                .option("port", &port.to_string())
                .json("default-actions", &forward(target_group)),
            Change::SetListener {
                listener,
                protocol,
                port,
                target_group,
                ..
            } => elbv2("modify-listener")
                .id("listener-arn", listener)
                .option("protocol", protocol)
                .option("port", &port.to_string())
                .json("default-actions", &forward(target_group)),
            Change::DeleteListenerRule { rule, .. } => elbv2("delete-rule").id("rule-arn", rule),
            _ => return None,
        };
        Some(vec![command.quietly()])
    }

    fn of_storage(&self, account: &AccountIdentity) -> Option<Vec<Option<String>>> {
        let efs = |operation| Command::aws(account, "efs", operation);
        let command = match self {
            Change::CreateFileSystem { name } => {
                let id = new_id(name);
                // EFS refuses mount targets before (API reference, CreateMountTarget), and the AWS CLI has no waiter for it.
                let state = efs("describe-file-systems")
                    .id("file-system-id", &id)
                    .option("query", "FileSystems[0].LifeCycleState")
                    .option("output", "text")
                    .finish();
                return Some(vec![
                    efs("create-file-system")
                        .flag("encrypted")
                        .json("tags", &json!([{ "Key": "Name", "Value": name }]))
                        .into_variable(&id, "FileSystemId"),
                    state.map(|state| until(&format!("[ \"$({state})\" = available ]"))),
                ]);
            }
            Change::CreateMountTarget {
                file_system,
                subnet,
                groups,
            } => efs("create-mount-target")
                .id("file-system-id", file_system)
                .id("subnet-id", subnet)
                .ids("security-groups", groups),
            Change::DeleteMountTarget {
                file_system,
                mount_target,
            } => {
                // Until it is gone, there is no room for another one in its zone.
                let is_it = format!("MountTargetId=='{mount_target}'");
                let left = mount_targets(account, file_system, &is_it);
                return Some(vec![
                    efs("delete-mount-target")
                        .id("mount-target-id", mount_target)
                        .quietly(),
                    left.map(|left| until(&format!("[ \"$({left})\" = 0 ]"))),
                ]);
            }
            Change::SetGroups {
                carrier: Carrier::MountTarget { id, .. },
                groups,
                ..
            } => efs("modify-mount-target-security-groups")
                .id("mount-target-id", id)
                .ids("security-groups", groups),
            Change::PutParameter {
                name,
                secure,
                value,
                exists,
            } => {
                return Some(put_parameter(
                    account,
                    name,
                    *secure,
                    value.as_deref(),
                    *exists,
                ));
            }
            _ => return None,
        };
        Some(vec![command.quietly()])
    }

    /// Databases and instances.
    fn of_servers(&self, account: &AccountIdentity) -> Option<Vec<Option<String>>> {
        let command = match self {
            Change::SetGroups {
                carrier: Carrier::Database(database),
                groups,
                ..
            } => of_database(account, "modify", database)
                .ids("vpc-security-group-ids", groups)
                .flag("apply-immediately"),
            Change::StartDatabase { database, waits } => {
                let start = of_database(account, "start", database).quietly();
                let started = database_available(account, database).finish();
                let (operation, option, name, query) = match &database.cluster {
                    Some(cluster) => (
                        "describe-db-clusters",
                        "db-cluster-identifier",
                        cluster,
                        "DBClusters[0].Status",
                    ),
                    None => (
                        "describe-db-instances",
                        "db-instance-identifier",
                        &database.instance,
                        "DBInstances[0].DBInstanceStatus",
                    ),
                };
                let state = Command::aws(account, "rds", operation)
                    .option(option, name)
                    .option("query", query)
                    .option("output", "text")
                    .finish()
                    .map(|state| until(&format!("[ \"$({state})\" = stopped ]")));
                return Some(
                    waits
                        .then_some(state)
                        .into_iter()
                        .chain([start, started])
                        .collect(),
                );
            }
            Change::StartInstance {
                instance, waits, ..
            } => {
                let ec2 = |operation| Command::aws(account, "ec2", operation);
                let start = ec2("start-instances")
                    .ids("instance-ids", std::slice::from_ref(instance))
                    .quietly();
                let wait = |state| {
                    ec2(state)
                        .ids("instance-ids", std::slice::from_ref(instance))
                        .finish()
                };
                return Some(
                    waits
                        .then(|| wait("wait instance-stopped"))
                        .into_iter()
                        .chain([start, wait("wait instance-running")])
                        .collect(),
                );
            }
            Change::GrowDatabase {
                database,
                gigabytes,
            } => of_database(account, "modify", database)
                .option("allocated-storage", &gigabytes.to_string())
                .flag("apply-immediately"),
            _ => return None,
        };
        Some(vec![command.quietly()])
    }

    fn of_identity(&self, account: &AccountIdentity) -> Option<Vec<Option<String>>> {
        let iam = |operation| Command::global("iam", operation);
        let command = match self {
            Change::CreateRole { role, service } => {
                return Some(vec![
                    iam("create-role")
                        .option("role-name", role)
                        .json("assume-role-policy-document", &trust_policy(service))
                        .quietly(),
                    iam("wait role-exists").option("role-name", role).finish(),
                ]);
            }
            Change::AllowActions {
                role,
                policy,
                allowed,
            } => iam("put-role-policy")
                .option("role-name", role)
                .option("policy-name", policy)
                .json("policy-document", &policy_of(allowed)),
            Change::LiftDenial {
                role,
                policy,
                document: Some(document),
            } => iam("put-role-policy")
                .option("role-name", role)
                .option("policy-name", policy)
                .json("policy-document", document),
            Change::LiftDenial {
                role,
                policy,
                document: None,
            } => iam("delete-role-policy")
                .option("role-name", role)
                .option("policy-name", policy),
            Change::TrustService { role, document, .. } => iam("update-assume-role-policy")
                .option("role-name", role)
                .json("policy-document", document),
            Change::CreateLogGroup { name } => {
                Command::aws(account, "logs", "create-log-group").option("log-group-name", name)
            }
            _ => return None,
        };
        Some(vec![command.quietly()])
    }

    fn of_tasks(&self, account: &AccountIdentity) -> Option<Vec<Option<String>>> {
        let ecs = |operation| Command::aws(account, "ecs", operation);
        let command = match self {
            Change::CreateCluster { name, waits } => {
                let state = ecs("describe-clusters")
                    .option("clusters", name)
                    .option("query", "clusters[0].status")
                    .option("output", "text")
                    .finish()
                    .map(|state| until(&format!("[ \"$({state})\" = INACTIVE ]")));
                let create = ecs("create-cluster").option("cluster-name", name).json(
                    "settings",
                    &json!([{ "name": "containerInsights", "value": "enabled" }]),
                );
                let create = create.quietly();
                return Some(waits.then_some(state).into_iter().chain([create]).collect());
            }
            Change::RegisterDefinition(definition) => {
                ecs("register-task-definition").json("cli-input-json", &definition.json())
            }
            Change::ReviseDefinition { definition, edits } => {
                let mut args = Vec::new();
                let mut arg = |text: &str| {
                    let known = args.iter().position(|known| known == text);
                    let number = known.unwrap_or_else(|| {
                        args.push(text.to_owned());
                        args.len() - 1
                    });
                    format!("$a{number}")
                };
                let edits: Vec<String> = edits.iter().map(|edit| edit.filter(&mut arg)).collect();
                let filter = [READ_ONLY.to_owned()]
                    .into_iter()
                    .chain(edits)
                    .collect::<Vec<_>>()
                    .join(" | ");
                let mut jq = "jq".to_owned();
                for (number, text) in args.iter().enumerate() {
                    jq.push_str(&format!(
                        " --arg a{number} {}",
                        super::command::quoted_with_ids(text)?
                    ));
                }
                let present = ecs("describe-task-definition")
                    .option("task-definition", definition)
                    .option("query", "taskDefinition")
                    .option("output", "json")
                    .finish()?;
                let input = format!("\"$({present} | {jq} {})\"", quoted(&filter)?);
                return Some(vec![
                    ecs("register-task-definition")
                        .shell("cli-input-json", &input)
                        .into_variable(
                            &revision_of(definition),
                            "taskDefinition.taskDefinitionArn",
                        ),
                ]);
            }
            Change::CreateService(service) => {
                // Source: ECS API reference, DeleteService: until then AWS takes no service of the same name.
                let inactive = service.waits_for.iter().map(|draining| {
                    ecs("wait services-inactive")
                        .option("cluster", &service.cluster)
                        .option("services", draining)
                        .finish()
                });
                let create = create_service(ecs("create-service"), service).quietly();
                return Some(inactive.chain([create]).collect());
            }
            Change::UpdateService { service, updates } => {
                update_service(ecs("update-service"), service, updates)
            }
            _ => return None,
        };
        Some(vec![command.quietly()])
    }
}

fn create_nat_gateway(account: &AccountIdentity, subnet: &str) -> Vec<Option<String>> {
    let ec2 = |operation| Command::aws(account, "ec2", operation);
    let id = Change::new_nat_gateway(subnet);
    let address = new_id(&format!("address-{subnet}"));
    vec![
        ec2("allocate-address")
            .option("domain", "vpc")
            .into_variable(&address, "AllocationId"),
        ec2("create-nat-gateway")
            .id("subnet-id", subnet)
            .id("allocation-id", &address)
            .into_variable(&id, "NatGateway.NatGatewayId"),
        ec2("wait nat-gateway-available")
            .id("nat-gateway-ids", &id)
            .finish(),
    ]
}

/// The variable for the next revision of a definition.
pub(crate) fn revision_of(definition: &str) -> String {
    let name = definition.rsplit('/').next().unwrap_or(definition);
    let family = name.split(':').next().unwrap_or(name);
    new_id(&format!("{family}-revision"))
}

/// A command for a database, or for the cluster that it belongs to.
fn of_database(account: &AccountIdentity, verb: &str, database: &DatabaseName) -> Command {
    match &database.cluster {
        Some(cluster) => Command::aws(account, "rds", &format!("{verb}-db-cluster"))
            .option("db-cluster-identifier", cluster),
        None => Command::aws(account, "rds", &format!("{verb}-db-instance"))
            .option("db-instance-identifier", &database.instance),
    }
}

/// The waiter for a database, or for the cluster that it belongs to.
fn database_available(account: &AccountIdentity, database: &DatabaseName) -> Command {
    match &database.cluster {
        Some(cluster) => Command::aws(account, "rds", "wait db-cluster-available")
            .option("db-cluster-identifier", cluster),
        None => Command::aws(account, "rds", "wait db-instance-available")
            .option("db-instance-identifier", &database.instance),
    }
}

/// What EC2 takes as a description: `a-z`, `A-Z`, `0-9`, spaces and `._-:/()#,@[]+=&;{}!$*`.
fn described(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || " ._-:/()#,@[]+=&;{}!*".contains(c) {
                c
            } else {
                '-'
            }
        })
        .collect();
    if plain.is_empty() {
        "workshop".to_owned()
    } else {
        plain
    }
}

fn direction(egress: bool) -> &'static str {
    if egress { "egress" } else { "ingress" }
}

fn forward(target_group: &str) -> Value {
    json!([{ "Type": "forward", "TargetGroupArn": target_group }])
}

fn set_target_group(command: Command, setting: &TargetGroupSetting) -> Command {
    match setting {
        TargetGroupSetting::HealthCheckPath(path) => command.option("health-check-path", path),
        TargetGroupSetting::HealthCheckCodes(codes) => {
            command.option("matcher", &format!("HttpCode={codes}"))
        }
        TargetGroupSetting::HealthCheckProtocol(protocol) => {
            command.option("health-check-protocol", protocol)
        }
        TargetGroupSetting::HealthCheckPort(port) => command.option("health-check-port", port),
    }
}

/// A policy with one statement for each resource.
pub(super) fn policy_of(allowed: &[Allowed]) -> Value {
    let statements = allowed.iter().map(|allowed| {
        json!({ "Effect": "Allow", "Action": allowed.actions, "Resource": allowed.resource })
    });
    json!({
        "Version": "2012-10-17",
        "Statement": statements.collect::<Vec<_>>(),
    })
}

/// The trust policy of a role for one service.
pub(super) fn trust_policy(service: &str) -> Value {
    json!({
        "Version": "2012-10-17",
        "Statement": [{
            "Effect": "Allow",
            "Principal": { "Service": service },
            "Action": "sts:AssumeRole",
        }],
    })
}

/// A value that is not known here is asked for: a secret is in no command and in no history of the shell.
fn put_parameter(
    account: &AccountIdentity,
    name: &str,
    secure: bool,
    value: Option<&str>,
    exists: bool,
) -> Vec<Option<String>> {
    let mut command = Command::aws(account, "ssm", "put-parameter").option("name", name);
    // The type of an existing parameter stays.
    command = if exists {
        command.flag("overwrite")
    } else {
        command.option("type", if secure { "SecureString" } else { "String" })
    };
    match value {
        Some(value) if is_new(value) => vec![command.id("value", value).quietly()],
        Some(value) => vec![command.option("value", value).quietly()],
        None => vec![
            quoted(name).map(|name| format!("{{ printf '%s: ' {name}; {READ}; }}")),
            command.shell("value", "\"$VALUE\"").quietly(),
        ],
    }
}

fn network_json(network: &Network) -> Value {
    json!({ "awsvpcConfiguration": {
        "subnets": network.subnets,
        "securityGroups": network.groups,
        "assignPublicIp": if network.public_ip { "ENABLED" } else { "DISABLED" },
    } })
}

fn balancer(target_group: &str, container: &str, port: u16) -> Value {
    json!({ "targetGroupArn": target_group, "containerName": container, "containerPort": port })
}

fn create_service(command: Command, service: &NewService) -> Command {
    command
        .option("cluster", &service.cluster)
        .option("service-name", &service.name)
        .option("task-definition", &service.definition)
        .option("desired-count", &service.desired_count.to_string())
        .option("launch-type", "FARGATE")
        .option("platform-version", &service.platform_version)
        .json("network-configuration", &network_json(&service.network))
        .json(
            "load-balancers",
            &json!([balancer(
                &service.target_group,
                &service.container,
                service.port
            )]),
        )
}

/// All updates in one command. ECS replaces the network as a whole, so that the last one has everything.
fn update_service(command: Command, service: &ServiceName, updates: &[ServiceUpdate]) -> Command {
    let command = command
        .option("cluster", &service.cluster)
        .option("service", &service.name);
    let mut network = None;
    let mut revision = None;
    let command = updates
        .iter()
        .fold(command, |command, update| match update {
            ServiceUpdate::Definition { revision: to, .. } => {
                revision = Some(to);
                command
            }
            ServiceUpdate::DesiredCount(count) => {
                command.option("desired-count", &count.to_string())
            }
            ServiceUpdate::Groups { network: to, .. } | ServiceUpdate::Subnets(to) => {
                network = Some(to);
                command
            }
            ServiceUpdate::PlatformVersion(version) => command.option("platform-version", version),
            ServiceUpdate::TargetGroup {
                target_group,
                container,
                port,
                others,
            } => {
                let others = others
                    .iter()
                    .map(|other| balancer(&other.target_group, &other.container, other.port));
                let all = others.chain([balancer(target_group, container, *port)]);
                command.json("load-balancers", &all.collect())
            }
            ServiceUpdate::Redeploy => command,
        });
    let command = match revision {
        Some(revision) => command.id("task-definition", revision),
        None => command,
    };
    let command = match network {
        Some(network) => command.json("network-configuration", &network_json(network)),
        None => command,
    };
    command.flag("force-new-deployment")
}
