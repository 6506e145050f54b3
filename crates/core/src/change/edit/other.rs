//! Edits of file systems, parameters, databases, roles and log groups.

use std::collections::BTreeMap;

use super::super::commands::{policy_of, trust_policy};
use super::super::{Carrier, Change, new_id};
use super::{add, items};
use crate::snapshot::efs::{FileSystem, MountTarget, SizeInBytes};
use crate::snapshot::services::{Parameter, Role, VpcSecurityGroupMembership};
use crate::snapshot::{Fact, Snapshot};

/// The smallest size that EFS meters. Source: Amazon EFS user guide, "Metering".
const EMPTY: i64 = 6144;

impl Change {
    /// Makes the change. `None` if it is another kind of change.
    #[expect(clippy::too_many_lines, reason = "one short arm for each change")]
    pub(super) fn edit_storage(&self, snapshot: &mut Snapshot) -> Option<()> {
        match self {
            Change::CreateFileSystem { name } => {
                // One that is being deleted is gone by then.
                if let Fact::Known(systems) = &mut snapshot.efs.file_systems {
                    systems.retain(|system| {
                        system.name.as_ref() != Some(name)
                            || !["deleting", "deleted"].contains(&system.life_cycle_state.as_str())
                    });
                }
                let id = new_id(name);
                let file_system = FileSystem {
                    file_system_id: id.clone(),
                    name: Some(name.clone()),
                    life_cycle_state: "available".to_owned(),
                    size_in_bytes: SizeInBytes { value: EMPTY },
                    encrypted: Some(true),
                    ..FileSystem::default()
                };
                add(&mut snapshot.efs.file_systems, file_system);
                snapshot
                    .efs
                    .mount_targets
                    .insert(id, Fact::Known(Vec::new()));
            }
            Change::CreateMountTarget {
                file_system,
                subnet,
                groups,
            } => create_mount_target(snapshot, file_system, subnet, groups),
            Change::DeleteMountTarget {
                file_system,
                mount_target,
            } => {
                if let Some(Fact::Known(targets)) = snapshot.efs.mount_targets.get_mut(file_system)
                {
                    targets.retain(|target| target.mount_target_id != *mount_target);
                }
                snapshot
                    .efs
                    .mount_target_security_groups
                    .remove(mount_target);
            }
            Change::SetGroups {
                carrier: Carrier::MountTarget { id, .. },
                groups,
                ..
            } => {
                let known = Fact::Known(groups.clone());
                snapshot
                    .efs
                    .mount_target_security_groups
                    .insert(id.clone(), known);
            }
            Change::SetGroups {
                carrier: Carrier::Database(database),
                groups,
                ..
            } => {
                let instances = items(&mut snapshot.rds.db_instances);
                for found in instances.filter(|found| database.includes(found)) {
                    let carried = groups.iter().map(|id| VpcSecurityGroupMembership {
                        vpc_security_group_id: id.clone(),
                        status: Some("active".to_owned()),
                    });
                    found.vpc_security_groups = carried.collect();
                }
            }
            Change::StartDatabase { database, .. } => {
                let instances = items(&mut snapshot.rds.db_instances);
                for found in instances.filter(|found| database.includes(found)) {
                    found.db_instance_status = "available".to_owned();
                }
            }
            Change::StartInstance { instance, .. } => {
                let mut instances = items(&mut snapshot.ec2.instances);
                if let Some(found) = instances.find(|found| found.instance_id == *instance) {
                    found.state.name = "running".to_owned();
                }
            }
            Change::GrowDatabase {
                database,
                gigabytes,
            } => {
                let instances = items(&mut snapshot.rds.db_instances);
                for found in instances.filter(|found| database.includes(found)) {
                    found.allocated_storage = *gigabytes;
                    found.db_instance_status = "available".to_owned();
                }
            }
            Change::PutParameter {
                name,
                secure,
                value,
                ..
            } => put_parameter(snapshot, name, *secure, value.as_deref()),
            Change::CreateLogGroup { name } => {
                snapshot
                    .logs
                    .log_groups
                    .insert(name.clone(), Fact::Known(true));
            }
            Change::CreateRole { role, service } => create_role(snapshot, role, service),
            Change::AllowActions {
                role,
                policy,
                allowed,
            } => {
                if let Some(Fact::Known(policies)) = snapshot.iam.role_policies.get_mut(role) {
                    policies.insert(policy.clone(), Fact::Known(policy_of(allowed)));
                }
            }
            Change::LiftDenial {
                role,
                policy,
                document,
            } => {
                if let Some(Fact::Known(policies)) = snapshot.iam.role_policies.get_mut(role) {
                    match document {
                        Some(document) => {
                            policies.insert(policy.clone(), Fact::Known(document.clone()))
                        }
                        None => policies.remove(policy),
                    };
                }
            }
            Change::TrustService { role, document, .. } => {
                if let Some(Fact::Known(Some(role))) = snapshot.iam.roles.get_mut(role) {
                    role.assume_role_policy_document = document.clone();
                }
            }
            _ => return None,
        }
        Some(())
    }
}

fn create_role(snapshot: &mut Snapshot, name: &str, service: &str) {
    let account = &snapshot.account;
    let role = Role {
        role_name: name.to_owned(),
        arn: format!(
            "arn:{}:iam::{}:role/{name}",
            account.partition(),
            account.id
        ),
        path: "/".to_owned(),
        assume_role_policy_document: trust_policy(service),
        permissions_boundary: None,
    };
    let iam = &mut snapshot.iam;
    iam.roles.insert(name.to_owned(), Fact::Known(Some(role)));
    iam.role_policies
        .insert(name.to_owned(), Fact::Known(BTreeMap::new()));
    iam.attached_policies
        .insert(name.to_owned(), Fact::Known(Vec::new()));
}

fn create_mount_target(
    snapshot: &mut Snapshot,
    file_system: &str,
    subnet: &str,
    groups: &[String],
) {
    let id = new_id(&format!("mount-target-{subnet}"));
    let found = items(&mut snapshot.ec2.subnets).find(|found| found.subnet_id == subnet);
    let (zone, vpc) = found
        .map(|found| (found.availability_zone.clone(), found.vpc_id.clone()))
        .unzip();
    let target = MountTarget {
        mount_target_id: id.clone(),
        file_system_id: file_system.to_owned(),
        subnet_id: subnet.to_owned(),
        vpc_id: vpc,
        availability_zone_name: zone,
        life_cycle_state: "available".to_owned(),
        ip_address: None,
    };
    if let Some(targets) = snapshot.efs.mount_targets.get_mut(file_system) {
        add(targets, target);
    }
    snapshot
        .efs
        .mount_target_security_groups
        .insert(id, Fact::Known(groups.to_vec()));
}

fn put_parameter(snapshot: &mut Snapshot, name: &str, secure: bool, value: Option<&str>) {
    let value = value.map(str::to_owned).filter(|_| !secure);
    let parameters = &mut snapshot.ssm.parameters;
    if let Some(stored) = items(parameters).find(|stored| stored.name == name) {
        stored.value = value;
        return;
    }
    let kind = if secure { "SecureString" } else { "String" };
    let stored = Parameter {
        name: name.to_owned(),
        kind: kind.to_owned(),
        value,
        arn: None,
        data_type: Some("text".to_owned()),
    };
    add(parameters, stored);
}
