//! What an account shows about its resources, as checks.

use serde_json::{Value, json};

use workshop_check_core::resource::ResourceKind;
use workshop_check_core::resource::kinds::DeclaredKind;
use workshop_check_core::snapshot::Snapshot;
use workshop_check_core::snapshot::call::{at, texts_at};
use workshop_check_core::snapshot::ec2::IpPermission;
use workshop_check_core::snapshot::services::DbInstance;

use super::declared::{is_transient, properties};
use super::found::Found;

/// The pages of the draft, one for each group of kinds.
pub const PAGES: [(&str, &str, &[ResourceKind]); 6] = [
    (
        "network",
        "Network",
        &[ResourceKind::Vpc, ResourceKind::SecurityGroup],
    ),
    ("database", "Database", &[ResourceKind::Database]),
    ("file-system", "File system", &[ResourceKind::FileSystem]),
    (
        "load-balancer",
        "Load balancer",
        &[ResourceKind::TargetGroup, ResourceKind::LoadBalancer],
    ),
    (
        "containers",
        "Containers",
        &[
            ResourceKind::IamRole,
            ResourceKind::Cluster,
            ResourceKind::TaskDefinition,
            ResourceKind::Service,
        ],
    ),
    // The kinds that suites declare.
    ("other-services", "Other services", &[]),
];

/// Properties that a page usually asks for, as the AWS CLI prints them.
const PROPERTIES: [(ResourceKind, &[&str]); 3] = [
    (ResourceKind::LoadBalancer, &["Type", "Scheme"]),
    (
        ResourceKind::Database,
        &[
            "Engine",
            "MultiAZ",
            "PubliclyAccessible",
            "DBInstanceStatus",
        ],
    ),
    (ResourceKind::FileSystem, &["Encrypted"]),
];

/// A check of the draft.
#[derive(Debug, Clone)]
pub struct Check {
    pub id: String,
    /// The page, as its position in [`PAGES`].
    pub page: usize,
    pub kind: &'static str,
    pub parameters: Value,
    /// Ids of the checks of what it refers to.
    pub needs: Vec<String>,
    /// What holds if it passes.
    pub title: String,
    /// Whether it asks for a state that changes by itself, such as `creating`.
    pub is_transient: bool,
}

impl Check {
    /// The texts among its parameters; the names of its resources are some of them.
    pub fn uses(&self) -> Vec<&str> {
        fn texts<'v>(value: &'v Value, all: &mut Vec<&'v str>) {
            match value {
                Value::String(text) => all.push(text),
                Value::Array(list) => list.iter().for_each(|value| texts(value, all)),
                Value::Object(members) => members.values().for_each(|value| texts(value, all)),
                _ => {}
            }
        }
        let mut all = Vec::new();
        texts(&self.parameters, &mut all);
        all
    }
}

/// All checks, in the order of the pages: first what exists, then what is true of it.
pub fn checks(snapshot: &Snapshot, resources: &[Found]) -> Vec<Check> {
    let draft = Drafted {
        snapshot,
        resources,
    };
    let mut all = Vec::new();
    for (page, (_, _, kinds)) in PAGES.iter().enumerate() {
        let own = || {
            let of_page = kinds
                .iter()
                .flat_map(|kind| resources.iter().filter(move |found| found.kind == *kind));
            let is_declared = |found: &&Found| {
                kinds.is_empty() && matches!(found.kind, ResourceKind::Declared(_))
            };
            of_page.chain(resources.iter().filter(is_declared))
        };
        for found in own() {
            let title = format!("{} is there", shown(found));
            let exists = json!({ "resource": found.name });
            let exists = check(page, &found.name, "exists", exists, title);
            // What it refers to is created before it.
            let needs = draft.refers_to(found);
            let needs = needs.map(|other| id_of(&other.name));
            let needs = needs.filter(|id| all.iter().any(|earlier: &Check| earlier.id == *id));
            all.push(Check {
                needs: needs.collect(),
                ..exists
            });
        }
        for found in own() {
            draft.add(page, found, &mut all);
        }
    }
    // Two rules may differ in nothing that a check asks for.
    let mut ids = std::collections::BTreeSet::new();
    all.retain(|check| ids.insert(check.id.clone()));
    all
}

/// The name that people know a resource by.
fn shown(found: &Found) -> &str {
    if found.label.is_empty() {
        &found.name
    } else {
        &found.label
    }
}

/// A text as the id of a check.
fn id_of(text: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    text.to_ascii_lowercase().chars().map(plain).collect()
}

fn check(page: usize, id: &str, kind: &'static str, parameters: Value, title: String) -> Check {
    Check {
        id: id_of(id),
        page,
        kind,
        parameters,
        needs: Vec::new(),
        title,
        is_transient: false,
    }
}

struct Drafted<'a> {
    snapshot: &'a Snapshot,
    resources: &'a [Found],
}

impl Drafted<'_> {
    /// What is true of a resource, apart from its existence.
    fn add(&self, page: usize, found: &Found, all: &mut Vec<Check>) {
        match found.kind {
            ResourceKind::SecurityGroup => self.rules(page, found, all),
            ResourceKind::LoadBalancer => {
                self.carries(page, found, "load_balancer", all);
                self.listeners(page, found, all);
            }
            ResourceKind::FileSystem => self.carries(page, found, "file_system", all),
            ResourceKind::Database => self.carries(page, found, "resource", all),
            ResourceKind::Service => {
                self.carries(page, found, "service", all);
                self.service(page, found, all);
            }
            ResourceKind::TaskDefinition => self.definition(page, found, all),
            ResourceKind::Declared(kind) => {
                self.carries(page, found, "resource", all);
                self.references(page, found, kind, all);
            }
            _ => {}
        }
        let asked = PROPERTIES.iter().filter(|(kind, _)| *kind == found.kind);
        let json = found.kind.json(self.snapshot, &found.key).ok().flatten();
        let own = asked
            .flat_map(|(_, names)| names.iter())
            .filter_map(|name| {
                let value = json.as_ref().and_then(|json| at(json, name));
                let value = match value {
                    Some(Value::String(text)) => text.clone(),
                    Some(value @ (Value::Bool(_) | Value::Number(_))) => value.to_string(),
                    _ => return None,
                };
                Some(((*name).to_owned(), value))
            });
        let is_declared = matches!(found.kind, ResourceKind::Declared(_));
        let declared = json.as_ref().filter(|_| is_declared).map(properties);
        for (name, value) in own.chain(declared.into_iter().flatten()) {
            let is_available =
                name == "DBInstanceStatus" && DbInstance::SERVES.contains(&value.as_str());
            let parameters = if is_available {
                json!({ "resource": found.name, "name": name, "one_of": DbInstance::SERVES, "pending": DbInstance::COMES_BACK })
            } else {
                json!({ "resource": found.name, "name": name, "one_of": [value] })
            };
            let becomes =
                name == "DBInstanceStatus" && DbInstance::COMES_BACK.contains(&value.as_str());
            let id = format!("{}-{name}", found.name);
            let title = format!("{name} of {} is {value}", shown(found));
            all.push(Check {
                is_transient: becomes || is_transient(&name, &value),
                ..check(page, &id, "property", parameters, title)
            });
        }
    }

    /// The resources that a resource refers to, and its VPC.
    fn refers_to<'f>(&'f self, found: &'f Found) -> impl Iterator<Item = &'f Found> {
        self.resources.iter().filter(move |other| {
            let is_vpc = other.kind == ResourceKind::Vpc && found.vpc.as_ref() == Some(&other.key);
            is_vpc || other.wired_from.contains(&found.name)
        })
    }

    fn with_key(&self, kind: ResourceKind, key: &str) -> Option<&Found> {
        let mut all = self.resources.iter();
        all.find(|found| found.kind == kind && found.key == key)
    }

    /// The security groups that a resource has.
    fn carries(&self, page: usize, found: &Found, carrier: &str, all: &mut Vec<Check>) {
        let groups = found
            .kind
            .wired(self.snapshot, &found.key, ResourceKind::SecurityGroup);
        for key in groups.unwrap_or_default() {
            if let Some(group) = self.with_key(ResourceKind::SecurityGroup, key) {
                all.push(check(
                    page,
                    &format!("{}-has-{}", found.name, group.name),
                    "carries_security_group",
                    json!({ "carrier": { carrier: found.name }, "group": group.name }),
                    format!("{} has {}", shown(found), shown(group)),
                ));
            }
        }
    }

    /// The resources that one of a declared kind refers to.
    fn references(&self, page: usize, found: &Found, kind: DeclaredKind, all: &mut Vec<Check>) {
        let Some(own) = found.kind.json(self.snapshot, &found.key).ok().flatten() else {
            return;
        };
        for wire in &kind.declaration().points_at {
            // Its own id refers back from the other one, and groups have an assertion of their own.
            if wire.field == kind.declaration().id || wire.kind == "security_group" {
                continue;
            }
            let texts = texts_at(&own, &wire.field);
            let is_meant = |other: &&Found| {
                let json = other.kind.json(self.snapshot, &other.key).ok().flatten();
                other.kind.as_str().replace('-', "_") == wire.kind
                    && match (&wire.equals, json) {
                        (None, _) => texts.contains(&other.key.as_str()),
                        (Some(field), Some(json)) => texts_at(&json, field)
                            .iter()
                            .any(|text| texts.contains(text)),
                        (Some(_), None) => false,
                    }
            };
            let mut others = self.resources.iter();
            // A field that several resources repeat leads to none of them alone.
            let Some(other) = others
                .find(is_meant)
                .filter(|_| !others.any(|other| is_meant(&other)))
            else {
                continue;
            };
            let mut same_as = json!({ "resource": other.name });
            if let (Some(field), Some(members)) = (&wire.equals, same_as.as_object_mut()) {
                members.insert("property".to_owned(), field.as_str().into());
            }
            let field = wire.field.rsplit('.').next().unwrap_or(&wire.field);
            all.push(check(
                page,
                &format!("{}-{field}-{}", found.name, other.name),
                "property",
                json!({ "resource": found.name, "name": wire.field, "same_as": same_as }),
                format!("{field} of {} leads to {}", shown(found), shown(other)),
            ));
        }
    }

    /// The inbound rules of a group from anywhere and from other groups.
    fn rules(&self, page: usize, found: &Found, all: &mut Vec<Check>) {
        let groups = self.snapshot.ec2.security_groups.known();
        let groups = groups.map(Vec::as_slice).unwrap_or_default();
        let Some(group) = groups.iter().find(|group| group.group_id == found.key) else {
            return;
        };
        for rule in &group.ip_permissions {
            let Some((protocol, ports)) = protocol_and_ports(rule) else {
                continue;
            };
            let shown_ports = ports.replace('-', " to ");
            let mut add = |peer: Value, id: &str, from: &str| {
                let mut parameters = json!({ "group": found.name, "ports": ports, "from": peer });
                if protocol != "tcp"
                    && let Some(parameters) = parameters.as_object_mut()
                {
                    parameters.insert("protocol".to_owned(), protocol.into());
                }
                all.push(check(
                    page,
                    &format!("{}-{protocol}-{ports}-{id}", found.name),
                    "security_group_allows",
                    parameters,
                    format!("{} lets {from} in on port {shown_ports}", shown(found)),
                ));
            };
            if rule
                .ip_ranges
                .iter()
                .any(|range| range.cidr_ip == "0.0.0.0/0")
            {
                add("anywhere".into(), "anywhere", "everybody");
            }
            for pair in &rule.user_id_group_pairs {
                if let Some(peer) = self.with_key(ResourceKind::SecurityGroup, &pair.group_id) {
                    add(json!({ "group": peer.name }), &peer.name, shown(peer));
                }
            }
        }
    }

    fn listeners(&self, page: usize, found: &Found, all: &mut Vec<Check>) {
        let listeners = self.snapshot.elbv2.listeners.get(&found.key);
        let listeners = listeners.and_then(|fact| fact.known().ok());
        let groups = found
            .kind
            .wired(self.snapshot, &found.key, ResourceKind::TargetGroup)
            .unwrap_or_default();
        for listener in listeners.into_iter().flatten() {
            let (Some(port), Some(protocol)) = (listener.port, &listener.protocol) else {
                continue;
            };
            for group in groups
                .iter()
                .filter_map(|key| self.with_key(ResourceKind::TargetGroup, key))
            {
                all.push(check(
                    page,
                    &format!("{}-{port}-{}", found.name, group.name),
                    "listener_forwards",
                    json!({ "load_balancer": found.name, "target_group": group.name, "port": port, "protocol": protocol }),
                    format!("{} forwards port {port} to {}", shown(found), shown(group)),
                ));
            }
        }
    }

    fn service(&self, page: usize, found: &Found, all: &mut Vec<Check>) {
        let services = self.snapshot.ecs.services.values();
        let services = services.filter_map(|fact| fact.known().ok()).flatten();
        let Some(service) = services
            .into_iter()
            .find(|one| one.service_arn == found.key)
        else {
            return;
        };
        let count = service.desired_count;
        all.push(check(
            page,
            &format!("{}-count", found.name),
            "desired_count",
            json!({ "service": found.name, "count": count }),
            format!("{} wants {count} tasks", shown(found)),
        ));
        for balancer in &service.load_balancers {
            let groups = balancer.target_groups();
            for group in groups.filter_map(|key| self.with_key(ResourceKind::TargetGroup, key)) {
                let Some(port) = balancer.container_port else {
                    continue;
                };
                all.push(check(
                    page,
                    &format!("{}-in-{}", found.name, group.name),
                    "service_target_group",
                    json!({ "service": found.name, "target_group": group.name, "port": port }),
                    format!("{} registers its tasks in {}", shown(found), shown(group)),
                ));
                all.push(check(
                    page,
                    &format!("{}-healthy", group.name),
                    "targets_healthy",
                    json!({ "target_group": group.name }),
                    format!("All targets of {} are healthy", shown(group)),
                ));
            }
        }
        all.push(check(
            page,
            &format!("{}-steady", found.name),
            "service_steady",
            json!({ "service": found.name }),
            format!("{} runs as it should", shown(found)),
        ));
    }

    fn definition(&self, page: usize, found: &Found, all: &mut Vec<Check>) {
        let definition = self.snapshot.ecs.task_definitions.get(&found.key);
        let Some(definition) = definition.and_then(|fact| fact.known().ok()) else {
            return;
        };
        let containers = definition.container_definitions.iter();
        let mappings = containers.flat_map(|container| &container.port_mappings);
        for port in mappings.filter_map(|mapping| mapping.container_port) {
            all.push(check(
                page,
                &format!("{}-port-{port}", found.name),
                "container_port",
                json!({ "task_definition": found.name, "port": port }),
                format!("{} opens port {port}", shown(found)),
            ));
        }
        let systems = found
            .kind
            .wired(self.snapshot, &found.key, ResourceKind::FileSystem);
        for key in systems.unwrap_or_default() {
            if let Some(system) = self.with_key(ResourceKind::FileSystem, key) {
                all.push(check(
                    page,
                    &format!("{}-mounts-{}", found.name, system.name),
                    "efs_volume",
                    json!({ "task_definition": found.name, "file_system": system.name }),
                    format!("{} mounts {}", shown(found), shown(system)),
                ));
            }
        }
    }
}

/// The protocol and the ports of a rule, as a suite writes them; none for those that no page asks for.
fn protocol_and_ports(rule: &IpPermission) -> Option<(&'static str, String)> {
    let protocol = match rule.ip_protocol.as_str() {
        "tcp" | "6" => "tcp",
        "udp" | "17" => "udp",
        _ => return None,
    };
    let (from, to) = (rule.from_port?, rule.to_port?);
    let ports = if from == to {
        from.to_string()
    } else {
        format!("{from}-{to}")
    };
    Some((protocol, ports))
}
