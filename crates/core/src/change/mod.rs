//! One change of an account: data with three uses. A reader gets it as words, a shell as AWS CLI commands, and a
//! snapshot as the edit that AWS would make.
//!
//! The commands are printed and never run by this program.
//!
//! A change may create something whose id AWS has not given yet. Until then the id is the name of a shell variable, such
//! as `$NEW_LB_SG`: the command that creates the thing assigns it, and later commands of the same shell use it.

#![allow(
    missing_docs,
    reason = "the fields are named as the options of the AWS CLI"
)]

mod command;
mod commands;
mod console;
mod declared;
mod definition;
mod deletion;
mod edit;
mod merge;
mod place;
mod words;

use ipnet::Ipv4Net;

pub use command::{is_new, new_id, quoted};
pub use commands::commands;
pub(crate) use commands::revision_of;
pub use console::Console;
pub(crate) use console::encoded;
pub use declared::{
    AskedOption, DeclaredChange, DeclaredCommand, DeclaredEdit, DeclaredPlace, Document, Output,
    Place,
};
pub use definition::{DefinitionEdit, NewDefinition};
pub use deletion::{Deletion, Doomed, MountTarget};
pub use words::merged;

use crate::ports::Ports;
use crate::snapshot::services::DbInstance;

/// Who may send or receive, in a new security-group rule.
#[derive(Debug, Clone, PartialEq)]
pub enum Source {
    /// Whatever carries this group.
    Group(String),
    Range(Ipv4Net),
}

/// The kind of gateway a route must point at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gateway {
    Internet,
    Nat,
}

/// What carries security groups and can be given others. A service gets its groups by [`ServiceUpdate::Groups`].
#[derive(Debug, Clone, PartialEq)]
pub enum Carrier {
    /// By ARN.
    LoadBalancer(String),
    /// By id, with that of its file system.
    MountTarget {
        id: String,
        file_system: String,
    },
    Database(DatabaseName),
}

/// A database, by its identifier. One of a cluster, such as those of Aurora, has its security groups, its storage and whether it
/// runs from the cluster. Source: RDS API reference, ModifyDBInstance, StartDBInstance.
#[derive(Debug, Clone, PartialEq)]
pub struct DatabaseName {
    pub instance: String,
    pub cluster: Option<String>,
}

impl DatabaseName {
    /// The identifiers of an instance and of its cluster.
    pub fn of(instance: &DbInstance) -> Self {
        DatabaseName {
            instance: instance.db_instance_identifier.clone(),
            cluster: instance.db_cluster_identifier.clone(),
        }
    }

    /// Whether a change of this database is one of that instance.
    fn includes(&self, instance: &DbInstance) -> bool {
        match &self.cluster {
            Some(_) => instance.db_cluster_identifier == self.cluster,
            None => instance.db_instance_identifier == self.instance,
        }
    }
}

/// The network configuration of a service, which ECS replaces as a whole.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Network {
    pub subnets: Vec<String>,
    pub groups: Vec<String>,
    /// Whether the tasks get public addresses.
    pub public_ip: bool,
}

/// One change of a service. Each starts a new deployment.
#[derive(Debug, Clone, PartialEq)]
pub enum ServiceUpdate {
    /// This revision of the family, by ARN, or by a variable for the newest one.
    Definition {
        family: String,
        revision: String,
    },
    DesiredCount(i32),
    /// `adds` is the group that the service did not carry.
    Groups {
        network: Network,
        adds: String,
    },
    Subnets(Network),
    PlatformVersion(String),
    TargetGroup {
        target_group: String,
        container: String,
        port: u16,
        /// The other target groups of the service, which it keeps: ECS replaces the list as a whole.
        others: Vec<Registration>,
    },
    /// Nothing but a new deployment.
    Redeploy,
}

/// A target group in which a service registers a container's port.
#[derive(Debug, Clone, PartialEq)]
pub struct Registration {
    /// By ARN.
    pub target_group: String,
    pub container: String,
    pub port: u16,
}

/// The service to change: its ARN, the name of its cluster, and its own name.
#[derive(Debug, Clone, PartialEq)]
pub struct ServiceName {
    pub arn: String,
    pub cluster: String,
    pub name: String,
}

/// A setting of a target group that can be changed after it was made.
#[derive(Debug, Clone, PartialEq)]
pub enum TargetGroupSetting {
    HealthCheckPath(String),
    HealthCheckCodes(String),
    HealthCheckProtocol(String),
    HealthCheckPort(String),
}

/// Actions on one resource, by ARN, that a policy allows.
#[derive(Debug, Clone, PartialEq)]
pub struct Allowed {
    pub actions: Vec<String>,
    pub resource: String,
}

/// A service to create. The security group and subnets are ids, the target group an ARN.
#[derive(Debug, Clone, PartialEq)]
pub struct NewService {
    pub name: String,
    pub cluster: String,
    /// The family of its task definition.
    pub definition: String,
    pub desired_count: i32,
    pub platform_version: String,
    pub network: Network,
    pub target_group: String,
    pub container: String,
    pub port: u16,
    /// The ARN of a deleted service of this name that is still draining.
    pub waits_for: Option<String>,
}

/// One change of an account. All traffic here is TCP.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    CreateSecurityGroup {
        name: String,
        vpc: String,
    },
    AllowInbound {
        group: String,
        ports: Ports,
        from: Source,
    },
    AllowOutbound {
        group: String,
        ports: Ports,
        to: Source,
    },
    /// The outbound rule of a new group: all traffic to everywhere.
    AllowAllOutbound {
        group: String,
    },
    /// `number` is free, and before every rule that denies this traffic.
    AllowInAcl {
        acl: String,
        egress: bool,
        number: i32,
        ports: Ports,
        peer: Ipv4Net,
    },
    /// Where no number is free before the rule that denies.
    RemoveFromAcl {
        acl: String,
        egress: bool,
        number: i32,
    },
    /// `via` is a gateway of this kind that works, if one is known; an internet gateway is found by its VPC.
    /// `replaces`: the table has a route with this destination.
    PointRoute {
        table: String,
        vpc: String,
        destination: Ipv4Net,
        to: Gateway,
        via: Option<String>,
        replaces: bool,
    },
    /// A public one with an Elastic IP address, in a public subnet. Its id is [`Change::new_nat_gateway`].
    CreateNatGateway {
        subnet: String,
        vpc: String,
    },
    RemoveRoute {
        table: String,
        destination: Ipv4Net,
    },
    /// A subnet without a table of its own gets this one.
    AssociateRouteTable {
        subnet: String,
        table: String,
    },
    /// `attribute` is "enableDnsSupport" or "enableDnsHostnames".
    SwitchOnDns {
        vpc: String,
        attribute: &'static str,
    },
    /// An exclusion of VPC Block Public Access for the whole VPC, in both directions. `exclusion` is one that is for the VPC or
    /// a subnet, with another mode. `is_refused`: the organization has disabled exclusions, so that AWS makes none.
    ExcludeFromBlock {
        vpc: String,
        exclusion: Option<String>,
        is_refused: bool,
    },
    AssignPublicIp {
        service: String,
    },
    CreateFileSystem {
        name: String,
    },
    /// A mount target in a zone, where the subnet is the reader's choice.
    AddMountTarget {
        file_system: String,
        zone: String,
    },
    CreateMountTarget {
        file_system: String,
        subnet: String,
        groups: Vec<String>,
    },
    DeleteMountTarget {
        file_system: String,
        mount_target: String,
    },
    /// `groups` are all groups that it carries from then on, `adds` the one that it did not carry.
    SetGroups {
        carrier: Carrier,
        groups: Vec<String>,
        adds: String,
    },
    /// Without a value it is asked for in the shell: it is a secret or not known here.
    PutParameter {
        name: String,
        secure: bool,
        value: Option<String>,
        exists: bool,
    },
    /// `waits`: it is still being stopped.
    StartDatabase {
        database: DatabaseName,
        waits: bool,
    },
    /// `waits`: it is still being stopped.
    StartInstance {
        instance: String,
        label: String,
        waits: bool,
    },
    /// More storage, in GiB.
    GrowDatabase {
        database: DatabaseName,
        gigabytes: i32,
    },
    CreateLoadBalancer {
        name: String,
        subnets: Vec<String>,
        groups: Vec<String>,
    },
    SetSubnets {
        load_balancer: String,
        subnets: Vec<String>,
    },
    CreateTargetGroup {
        name: String,
        vpc: String,
        protocol: String,
        port: u16,
    },
    SetTargetGroup {
        target_group: String,
        settings: Vec<TargetGroupSetting>,
    },
    CreateListener {
        load_balancer: String,
        protocol: String,
        port: u16,
        target_group: String,
    },
    /// Protocol, port and default action.
    SetListener {
        load_balancer: String,
        listener: String,
        protocol: String,
        port: u16,
        target_group: String,
    },
    DeleteListenerRule {
        load_balancer: String,
        rule: String,
        priority: String,
    },
    /// `waits`: one of this name is still being deleted.
    CreateCluster {
        name: String,
        waits: bool,
    },
    RegisterDefinition(NewDefinition),
    /// A new revision: the present one with these edits.
    ReviseDefinition {
        definition: String,
        edits: Vec<DefinitionEdit>,
    },
    CreateService(NewService),
    /// All of them at once, in one deployment.
    UpdateService {
        service: ServiceName,
        updates: Vec<ServiceUpdate>,
    },
    /// A role that this service may assume.
    CreateRole {
        role: String,
        service: String,
    },
    /// In a new inline policy of the role.
    AllowActions {
        role: String,
        policy: String,
        allowed: Vec<Allowed>,
    },
    /// A statement more in the role's trust policy, and none that denies it to the service. `document` is the whole policy
    /// afterwards.
    TrustService {
        role: String,
        service: String,
        document: serde_json::Value,
        lifts: bool,
    },
    /// An inline policy without the statements that deny what the role has to do: the whole policy afterwards, or nothing
    /// if no statement is left.
    LiftDenial {
        role: String,
        policy: String,
        document: Option<serde_json::Value>,
    },
    CreateLogGroup {
        name: String,
    },
    /// The tag "Name" of a VPC or a subnet.
    SetName {
        resource: String,
        name: String,
    },
    Delete(Deletion),
    /// As the suite declares it.
    Declared(Box<DeclaredChange>),
    /// Delete it and make it again: nothing else fixes it.
    Replace {
        resource: String,
    },
    /// Make it again with the scheme "internet-facing", which cannot be changed.
    MakeInternetFacing {
        load_balancer: String,
    },
    /// Use a public subnet of the same zone in place of this one.
    UsePublicSubnet {
        load_balancer: String,
        subnet: String,
    },
    EnableZone {
        load_balancer: String,
        zone: String,
    },
    /// Make it again in this VPC.
    MoveToVpc {
        resource: String,
        vpc: String,
    },
}

impl Change {
    /// The variable for the id of a new NAT gateway in a subnet.
    pub fn new_nat_gateway(subnet: &str) -> String {
        new_id(&format!("nat-{subnet}"))
    }

    /// A new rule of a security group: outbound to `peer`, or inbound from it.
    pub fn allow(egress: bool, group: String, ports: Ports, peer: Source) -> Self {
        if egress {
            Change::AllowOutbound {
                group,
                ports,
                to: peer,
            }
        } else {
            Change::AllowInbound {
                group,
                ports,
                from: peer,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot::{AccountIdentity, Fact, Snapshot};

    fn instance(name: &str, cluster: Option<&str>) -> DbInstance {
        DbInstance {
            db_instance_identifier: name.to_owned(),
            db_cluster_identifier: cluster.map(str::to_owned),
            ..DbInstance::default()
        }
    }

    fn changes(database: &DatabaseName) -> [Change; 3] {
        [
            Change::SetGroups {
                carrier: Carrier::Database(database.clone()),
                groups: vec!["sg-1".to_owned()],
                adds: "sg-1".to_owned(),
            },
            Change::StartDatabase {
                database: database.clone(),
                waits: true,
            },
            Change::GrowDatabase {
                database: database.clone(),
                gigabytes: 100,
            },
        ]
    }

    /// The defect: RDS refuses to change the security groups of an instance of Aurora, which are its cluster's.
    #[test]
    fn an_instance_of_a_cluster_is_changed_by_its_cluster() {
        let account = AccountIdentity::default();
        for (cluster, name) in [
            (None, "db-instance-identifier database-1"),
            (Some("shop"), "db-cluster-identifier shop"),
        ] {
            let database = DatabaseName::of(&instance("database-1", cluster));
            for change in changes(&database) {
                let commands = change.commands(&account);
                assert!(!commands.is_empty(), "{change:?}");
                for command in commands {
                    assert!(command.contains(name), "{command}");
                    let operation = if cluster.is_some() {
                        "-db-cluster"
                    } else {
                        "-db-instance"
                    };
                    assert!(command.contains(operation), "{command}");
                }
            }
        }
    }

    #[test]
    fn the_groups_of_a_cluster_are_those_of_all_its_instances() {
        let mut snapshot = Snapshot::new(AccountIdentity::default(), jiff::Timestamp::UNIX_EPOCH);
        let all = [("a", Some("shop")), ("b", Some("shop")), ("c", None)];
        let all = all.map(|(name, cluster)| instance(name, cluster));
        let database = DatabaseName::of(&all[0]);
        snapshot.rds.db_instances = Fact::Known(all.to_vec());
        changes(&database)[0].edit(&mut snapshot);
        let found = snapshot.rds.db_instances.known().expect("databases");
        let groups: Vec<usize> = found
            .iter()
            .map(|own| own.vpc_security_groups.len())
            .collect();
        assert_eq!(groups, [1, 1, 0]);
    }
}
