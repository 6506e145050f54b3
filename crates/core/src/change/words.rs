//! A change as words: phrases in the imperative, which a sentence lists.

use super::{
    Carrier, Change, DefinitionEdit, Doomed, Gateway, ServiceName, ServiceUpdate, Source,
    TargetGroupSetting, is_new,
};
use crate::message::{Arg, Message};

/// Gives an id or an ARN the name that readers know.
type Name<'n> = &'n dyn Fn(&str) -> String;

/// The phrases of several changes. Changes of one kind that differ in a name only are one phrase with all the names:
/// "create LB-SG, ECS-Tasks-SG and EFS-SG in TargetVPC".
pub fn merged(changes: &[Change], name: Name<'_>) -> Vec<Message> {
    let mut phrases: Vec<Message> = Vec::new();
    let mut told: Vec<&Change> = Vec::new();
    for change in changes {
        if told.contains(&change) {
            continue;
        }
        let alike: Vec<&Change> = changes
            .iter()
            .filter(|other| change.merges_with(other))
            .collect();
        let phrase = match change.merged_phrase(&alike, name) {
            Some(phrase) => {
                told.extend(alike);
                phrase
            }
            None => {
                told.push(change);
                change.message(name)
            }
        };
        let more = match change {
            Change::UpdateService { service, updates } => updates
                .iter()
                .skip(1)
                .map(|update| update.phrase(service, name))
                .collect(),
            _ => Vec::new(),
        };
        for phrase in std::iter::once(phrase).chain(more) {
            if !phrases.contains(&phrase) {
                phrases.push(phrase);
            }
        }
    }
    phrases
}

/// What is deleted together: the stack comes after what keeps it from being deleted, logs and parameters after the stack.
fn phase(thing: &Doomed) -> u8 {
    match thing {
        Doomed::Groups(_) => 1,
        Doomed::Stack { .. } => 2,
        Doomed::LogGroup(_) | Doomed::Parameter(_) => 3,
        _ => 0,
    }
}

impl Change {
    /// Whether both are told in one phrase.
    fn merges_with(&self, other: &Change) -> bool {
        match (self, other) {
            (
                Change::CreateSecurityGroup { vpc, .. },
                Change::CreateSecurityGroup { vpc: other, .. },
            ) => vpc == other,
            (Change::PutParameter { exists, .. }, Change::PutParameter { exists: other, .. }) => {
                !exists && !other
            }
            (Change::SetGroups { adds, .. }, Change::SetGroups { adds: other, .. }) => {
                adds == other
            }
            (Change::Delete(deletion), Change::Delete(other)) => {
                deletion.region == other.region && phase(&deletion.thing) == phase(&other.thing)
            }
            _ => self == other,
        }
    }

    fn merged_phrase(&self, alike: &[&Change], name: Name<'_>) -> Option<Message> {
        let names = |of: &dyn Fn(&Change) -> Option<String>| -> Vec<String> {
            let mut names: Vec<String> = Vec::new();
            for name in alike.iter().filter_map(|change| of(change)) {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            names
        };
        Some(match self {
            Change::CreateSecurityGroup { vpc, .. } => {
                let created = |change: &Change| match change {
                    Change::CreateSecurityGroup { name, .. } => Some(name.clone()),
                    _ => None,
                };
                Message::new("change-create-groups")
                    .with("names", names(&created))
                    .with("vpc", name(vpc))
            }
            Change::PutParameter { exists: false, .. } => {
                let created = |change: &Change| match change {
                    Change::PutParameter { name, .. } => Some(name.clone()),
                    _ => None,
                };
                Message::new("change-create-parameters").with("names", names(&created))
            }
            Change::SetGroups { adds, .. } => {
                let carrier = |change: &Change| match change {
                    Change::SetGroups { carrier, .. } => Some(carrier.shown(name)),
                    _ => None,
                };
                Message::new("change-groups")
                    .with("group", name(adds))
                    .with("carriers", names(&carrier))
            }
            Change::Delete(deletion) => {
                let mut labels: Vec<String> = Vec::new();
                let all = alike.iter().filter_map(|change| match change {
                    Change::Delete(other) => Some(&other.labels),
                    _ => None,
                });
                for label in all.flatten() {
                    if !labels.contains(label) {
                        labels.push(label.clone());
                    }
                }
                let id = match (&deletion.thing, &deletion.region) {
                    (Doomed::Groups(_), _) => "change-delete-groups",
                    (Doomed::Stack { .. }, _) => "change-delete-stack",
                    (_, None) => "change-delete",
                    (_, Some(_)) => "change-delete-in",
                };
                Message::new(id)
                    .with("names", labels)
                    .with("region", deletion.region.clone().unwrap_or_default())
            }
            _ => return None,
        })
    }

    /// The change as a phrase in the imperative; `name` gives an id the name that readers know.
    pub fn message(&self, name: &dyn Fn(&str) -> String) -> Message {
        if let Change::Declared(change) = self {
            return change.phrase.clone();
        }
        self.network_phrase(name)
            .or_else(|| self.edge_phrase(name))
            .or_else(|| self.storage_phrase(name))
            .or_else(|| self.merged_phrase(&[self], name))
            .unwrap_or_else(|| self.task_phrase(name))
    }

    fn network_phrase(&self, name: Name<'_>) -> Option<Message> {
        let source = |source: &Source| match source {
            Source::Group(id) => name(id),
            Source::Range(range) => range.to_string(),
        };
        Some(match self {
            Change::AllowInbound { group, ports, from } => Message::new("change-allow-in")
                .with("group", name(group))
                .with("ports", ports.to_string())
                .with("peer", source(from)),
            Change::AllowOutbound { group, ports, to } => Message::new("change-allow-out")
                .with("group", name(group))
                .with("ports", ports.to_string())
                .with("peer", source(to)),
            Change::AllowAllOutbound { group } => {
                Message::new("change-allow-all-out").with("group", name(group))
            }
            Change::AllowInAcl {
                acl,
                egress,
                number,
                ports,
                peer,
            } => Message::new(if *egress {
                "change-acl-out"
            } else {
                "change-acl-in"
            })
            .with("acl", acl)
            .with("number", number.to_string())
            .with("ports", ports.to_string())
            .with("peer", peer.to_string()),
            Change::RemoveFromAcl {
                acl,
                egress,
                number,
            } => Message::new(if *egress {
                "change-acl-remove-out"
            } else {
                "change-acl-remove-in"
            })
            .with("acl", acl)
            .with("number", number.to_string()),
            Change::PointRoute {
                table,
                destination,
                to,
                via,
                ..
            } => {
                let (id, gateway) = match (via, to) {
                    (Some(id), Gateway::Nat) if is_new(id) => {
                        ("change-route-via", Message::new("new-nat-gateway").into())
                    }
                    (Some(id), _) => ("change-route-via", Arg::from(name(id))),
                    // Its id is not read. A VPC has one at most.
                    (None, Gateway::Internet) => (
                        "change-route-via",
                        Message::new("own-internet-gateway").into(),
                    ),
                    (None, Gateway::Nat) => ("change-route", Message::new("nat-gateway").into()),
                };
                Message::new(id)
                    .with("table", name(table))
                    .with("destination", destination.to_string())
                    .with("gateway", gateway)
            }
            Change::CreateNatGateway { subnet, .. } => {
                Message::new("change-nat-gateway").with("subnet", name(subnet))
            }
            Change::RemoveRoute { table, destination } => Message::new("change-route-remove")
                .with("table", name(table))
                .with("destination", destination.to_string()),
            Change::AssociateRouteTable { subnet, table } => Message::new("change-route-table")
                .with("subnet", name(subnet))
                .with("table", name(table)),
            Change::SetName {
                resource,
                name: wanted,
            } => Message::new("change-name")
                .with("resource", name(resource))
                .with("name", wanted),
            Change::ExcludeFromBlock {
                vpc,
                is_refused: true,
                ..
            } => Message::new("change-exclusion-refused").with("vpc", name(vpc)),
            Change::ExcludeFromBlock {
                vpc,
                exclusion: None,
                ..
            } => Message::new("change-exclusion").with("vpc", name(vpc)),
            Change::ExcludeFromBlock {
                exclusion: Some(exclusion),
                ..
            } => Message::new("change-exclusion-mode").with("exclusion", exclusion),
            Change::SwitchOnDns { vpc, attribute } => Message::new("change-dns")
                .with("vpc", name(vpc))
                .with("attribute", *attribute),
            _ => return None,
        })
    }

    /// Load balancers, their target groups and listeners.
    fn edge_phrase(&self, name: Name<'_>) -> Option<Message> {
        let names = |ids: &[String]| -> Vec<String> { ids.iter().map(|id| name(id)).collect() };
        Some(match self {
            Change::CreateLoadBalancer {
                name: own, subnets, ..
            } => Message::new("change-load-balancer")
                .with("name", own)
                .with("subnets", names(subnets)),
            Change::SetSubnets {
                load_balancer,
                subnets,
            } => Message::new("change-subnets")
                .with("load_balancer", name(load_balancer))
                .with("subnets", names(subnets)),
            Change::CreateTargetGroup {
                name,
                protocol,
                port,
                ..
            } => Message::new("change-target-group")
                .with("name", name)
                .with("listener", format!("{protocol}:{port}")),
            Change::SetTargetGroup {
                target_group,
                settings,
            } => {
                let pairs = settings.iter().map(|setting| match setting {
                    TargetGroupSetting::HealthCheckPath(value) => ("HealthCheckPath", value),
                    TargetGroupSetting::HealthCheckCodes(value) => ("Matcher.HttpCode", value),
                    TargetGroupSetting::HealthCheckProtocol(value) => {
                        ("HealthCheckProtocol", value)
                    }
                    TargetGroupSetting::HealthCheckPort(value) => ("HealthCheckPort", value),
                });
                let (properties, values): (Vec<&str>, Vec<&String>) = pairs.unzip();
                let listed = |texts: Vec<String>| texts.join(", ");
                Message::new("change-setting")
                    .with("resource", name(target_group))
                    .with(
                        "property",
                        listed(properties.into_iter().map(str::to_owned).collect()),
                    )
                    .with("value", listed(values.into_iter().cloned().collect()))
            }
            Change::CreateListener {
                load_balancer,
                protocol,
                port,
                target_group,
            } => Message::new("change-listener-new")
                .with("load_balancer", name(load_balancer))
                .with("listener", format!("{protocol}:{port}"))
                .with("target_group", name(target_group)),
            Change::SetListener {
                load_balancer,
                protocol,
                port,
                target_group,
                ..
            } => Message::new("change-listener")
                .with("load_balancer", name(load_balancer))
                .with("listener", format!("{protocol}:{port}"))
                .with("target_group", name(target_group)),
            Change::DeleteListenerRule {
                load_balancer,
                priority,
                ..
            } => Message::new("change-listener-rule")
                .with("load_balancer", name(load_balancer))
                .with("priority", priority),
            Change::MakeInternetFacing { load_balancer } => {
                Message::new("change-internet-facing").with("load_balancer", name(load_balancer))
            }
            Change::UsePublicSubnet {
                load_balancer,
                subnet,
            } => Message::new("change-public-subnet")
                .with("load_balancer", name(load_balancer))
                .with("subnet", name(subnet)),
            Change::EnableZone {
                load_balancer,
                zone,
            } => Message::new("change-zone")
                .with("load_balancer", name(load_balancer))
                .with("zone", zone),
            Change::MoveToVpc { resource, vpc } => Message::new("change-vpc")
                .with("resource", name(resource))
                .with("vpc", name(vpc)),
            Change::Replace { resource } => {
                Message::new("change-replace").with("resource", name(resource))
            }
            _ => return None,
        })
    }

    fn storage_phrase(&self, name: Name<'_>) -> Option<Message> {
        Some(match self {
            Change::CreateFileSystem { name } => {
                Message::new("change-file-system").with("name", name)
            }
            Change::AddMountTarget { file_system, zone } => Message::new("change-mount-target")
                .with("file_system", name(file_system))
                .with("zone", zone),
            Change::CreateMountTarget {
                file_system,
                subnet,
                ..
            } => Message::new("change-mount-target")
                .with("file_system", name(file_system))
                .with("zone", name(subnet)),
            Change::DeleteMountTarget { mount_target, .. } => {
                Message::new("change-mount-target-delete").with("mount_target", mount_target)
            }
            Change::PutParameter {
                name,
                value,
                exists: true,
                ..
            } => match value {
                Some(value) => Message::new("change-parameter")
                    .with("name", name)
                    .with("value", value),
                None => Message::new("change-parameter-ask").with("name", name),
            },
            Change::StartDatabase { database, waits } => Message::new(if *waits {
                "change-database-start-later"
            } else {
                "change-database-start"
            })
            .with("database", &database.instance),
            Change::StartInstance { label, waits, .. } => Message::new(if *waits {
                "change-instance-start-later"
            } else {
                "change-instance-start"
            })
            .with("instance", label),
            Change::GrowDatabase {
                database,
                gigabytes,
            } => Message::new("change-database-grow")
                .with("database", &database.instance)
                .with("gigabytes", gigabytes.to_string()),
            Change::CreateRole { role, service } => Message::new("change-role")
                .with("role", role)
                .with("service", service),
            Change::AllowActions { role, allowed, .. } => {
                let mut actions: Vec<String> = Vec::new();
                for action in allowed.iter().flat_map(|allowed| &allowed.actions) {
                    if !actions.contains(action) {
                        actions.push(action.clone());
                    }
                }
                Message::new("change-allow-actions")
                    .with("role", role)
                    .with("actions", actions)
            }
            Change::LiftDenial { role, policy, .. } => Message::new("change-lift")
                .with("role", role)
                .with("policy", policy),
            Change::TrustService {
                role,
                service,
                lifts,
                ..
            } => Message::new(if *lifts {
                "change-trust-lift"
            } else {
                "change-trust"
            })
            .with("role", role)
            .with("service", service),
            Change::CreateLogGroup { name } => Message::new("change-log-group").with("name", name),
            _ => return None,
        })
    }

    fn task_phrase(&self, name: Name<'_>) -> Message {
        match self {
            Change::CreateCluster { name, .. } => Message::new("change-cluster").with("name", name),
            Change::RegisterDefinition(definition) => {
                Message::new("change-definition").with("name", &definition.family)
            }
            Change::ReviseDefinition { definition, edits } => Message::new("change-revision")
                .with("definition", name(definition))
                .with(
                    "edits",
                    edits
                        .iter()
                        .map(|edit| edit.message(name))
                        .collect::<Vec<_>>(),
                ),
            Change::CreateService(service) => Message::new("change-service-new")
                .with("service", &service.name)
                .with("cluster", &service.cluster),
            Change::UpdateService { service, updates } => match updates.first() {
                Some(update) => update.phrase(service, name),
                None => ServiceUpdate::Redeploy.phrase(service, name),
            },
            Change::AssignPublicIp { service } => {
                Message::new("change-public-ip").with("service", name(service))
            }
            // Every other change has a phrase above.
            other => Message::new("change-replace").with("resource", format!("{other:?}")),
        }
    }
}

impl ServiceUpdate {
    fn phrase(&self, service: &ServiceName, name: Name<'_>) -> Message {
        let names = |ids: &[String]| -> Vec<String> { ids.iter().map(|id| name(id)).collect() };
        match self {
            ServiceUpdate::Definition { family, .. } => {
                Message::new("change-service-definition").with("definition", family)
            }
            ServiceUpdate::DesiredCount(count) => {
                Message::new("change-service-count").with("count", count.to_string())
            }
            ServiceUpdate::Groups { adds, .. } => {
                Message::new("change-service-group").with("group", name(adds))
            }
            ServiceUpdate::Subnets(network) => {
                Message::new("change-service-subnets").with("subnets", names(&network.subnets))
            }
            ServiceUpdate::PlatformVersion(version) => {
                Message::new("change-service-platform").with("version", version)
            }
            ServiceUpdate::TargetGroup {
                target_group, port, ..
            } => Message::new("change-service-target-group")
                .with("target_group", name(target_group))
                .with("port", port.to_string()),
            ServiceUpdate::Redeploy => Message::new("change-service-deploy"),
        }
        .with("service", &service.name)
    }
}

impl Carrier {
    fn shown(&self, name: Name<'_>) -> String {
        match self {
            Carrier::LoadBalancer(arn) => name(arn),
            Carrier::MountTarget { id, .. } => id.clone(),
            Carrier::Database(database) => database.instance.clone(),
        }
    }
}

impl DefinitionEdit {
    /// What is in the new revision, in the names that the console shows.
    fn message(&self, name: Name<'_>) -> Message {
        match self {
            DefinitionEdit::DropVariable { variable, .. } => {
                Message::new("change-edit-without").with("variable", variable)
            }
            DefinitionEdit::Secret { variable, from, .. } => {
                Message::new("change-edit").with("text", format!("{variable} = {from} (ValueFrom)"))
            }
            DefinitionEdit::Image { image, .. } => {
                Message::new("change-edit-image").with("image", image)
            }
            DefinitionEdit::Port { port, .. } => {
                Message::new("change-edit-port").with("port", port.to_string())
            }
            DefinitionEdit::Volume {
                name: volume,
                file_system,
            } => Message::new("change-edit-volume")
                .with("volume", volume)
                .with("file_system", name(file_system)),
            DefinitionEdit::Mount { volume, path, .. } => Message::new("change-edit-mount")
                .with("volume", volume)
                .with("path", path),
            DefinitionEdit::ExecutionRole(role) => {
                Message::new("change-edit-role").with("role", name(role))
            }
            DefinitionEdit::Fargate => Message::new("change-edit-fargate"),
        }
    }
}
