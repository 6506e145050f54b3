//! Where the AWS console makes a change: the address of the very resource, and the way through the menus.

use std::fmt::Write;

use super::command::NEW;
use super::{Carrier, Change, DatabaseName, ServiceUpdate};
use crate::message::Message;
use crate::snapshot::AccountIdentity;

/// A place in the console.
#[derive(Debug, Clone, PartialEq)]
pub struct Console {
    /// None where the partition's console is not known.
    pub url: Option<String>,
    /// The way through the menus, in the console's own labels.
    pub path: Message,
}

impl Change {
    /// Where the console makes this change. `name` gives an id the name that readers know.
    pub fn console(
        &self,
        account: &AccountIdentity,
        name: &dyn Fn(&str) -> String,
    ) -> Option<Console> {
        if let Change::Delete(deletion) = self {
            let (url, path) = deletion.place(account);
            return Some(Console { url, path });
        }
        if let Change::Declared(change) = self {
            let way = &change.console.as_ref()?.way;
            let path = Message::new("console-declared").with("way", way);
            let url = change.url(account);
            return Some(Console { url, path });
        }
        let (page, path) = self
            .network_place(name)
            .or_else(|| self.balancer_place(name))
            .or_else(|| self.storage_place(name))
            .or_else(|| self.task_place(name))?;
        Some(Console {
            url: page.url(account),
            path,
        })
    }

    fn network_place(&self, name: &dyn Fn(&str) -> String) -> Option<(Page, Message)> {
        let vpc = |fragment: String| Page::regional("vpc/home", fragment);
        let of_group = |group: &str, id: &'static str| {
            (
                vpc(format!("SecurityGroup:groupId={}", encoded(group))).or_list("SecurityGroups:"),
                Message::new(id).with("name", name(group)),
            )
        };
        let of_acl = |acl: &str, egress: bool| {
            let id = if egress {
                "console-acl-out"
            } else {
                "console-acl-in"
            };
            (
                vpc(format!("NetworkAclDetails:networkAclId={}", encoded(acl))),
                Message::new(id).with("name", acl),
            )
        };
        let of_table = |table: &str, id: &'static str| {
            (
                vpc(format!("RouteTableDetails:RouteTableId={}", encoded(table))),
                Message::new(id).with("name", name(table)),
            )
        };
        Some(match self {
            Change::CreateSecurityGroup { .. } => (
                vpc("CreateSecurityGroup:".to_owned()),
                Message::new("console-groups"),
            ),
            Change::AllowInbound { group, .. } => of_group(group, "console-group-in"),
            Change::AllowOutbound { group, .. } | Change::AllowAllOutbound { group } => {
                of_group(group, "console-group-out")
            }
            Change::AllowInAcl { acl, egress, .. } | Change::RemoveFromAcl { acl, egress, .. } => {
                of_acl(acl, *egress)
            }
            Change::PointRoute { table, .. } | Change::RemoveRoute { table, .. } => {
                of_table(table, "console-routes")
            }
            Change::CreateNatGateway { .. } => (
                vpc("CreateNatGateway:".to_owned()),
                Message::new("console-nat-gateways"),
            ),
            Change::AssociateRouteTable { table, .. } => of_table(table, "console-route-subnets"),
            Change::SetName { resource, .. } if resource.starts_with("subnet-") => (
                vpc(format!("SubnetDetails:subnetId={}", encoded(resource))),
                Message::new("console-subnet").with("name", name(resource)),
            ),
            Change::ExcludeFromBlock {
                is_refused: false, ..
            } => (
                vpc("Settings:".to_owned()),
                Message::new("console-exclusions"),
            ),
            Change::SwitchOnDns { vpc: id, .. } | Change::SetName { resource: id, .. } => (
                vpc(format!("VpcDetails:VpcId={}", encoded(id))),
                Message::new("console-vpc").with("name", name(id)),
            ),
            _ => return None,
        })
    }

    fn balancer_place(&self, name: &dyn Fn(&str) -> String) -> Option<(Page, Message)> {
        let ec2 = |fragment: String| Page::regional("ec2/home", fragment);
        let of_balancer = |arn: &str, id: &'static str| {
            let fragment = format!("LoadBalancer:loadBalancerArn={}", encoded(arn));
            (
                ec2(fragment).or_list("LoadBalancers:"),
                Message::new(id).with("name", name(arn)),
            )
        };
        Some(match self {
            Change::CreateLoadBalancer { .. } => (
                ec2("CreateALBWizard:".to_owned()),
                Message::new("console-load-balancers"),
            ),
            Change::SetGroups {
                carrier: Carrier::LoadBalancer(arn),
                ..
            } => of_balancer(arn, "console-balancer-groups"),
            Change::SetSubnets { load_balancer, .. }
            | Change::UsePublicSubnet { load_balancer, .. }
            | Change::EnableZone { load_balancer, .. } => {
                of_balancer(load_balancer, "console-balancer-subnets")
            }
            Change::CreateListener { load_balancer, .. }
            | Change::SetListener { load_balancer, .. }
            | Change::DeleteListenerRule { load_balancer, .. } => {
                of_balancer(load_balancer, "console-balancer-listeners")
            }
            Change::MakeInternetFacing { .. } => (
                ec2("CreateALBWizard:".to_owned()),
                Message::new("console-load-balancers"),
            ),
            Change::CreateTargetGroup { .. } => (
                ec2("CreateTargetGroup:".to_owned()),
                Message::new("console-target-groups"),
            ),
            Change::SetTargetGroup { target_group, .. } => (
                ec2(format!(
                    "TargetGroup:targetGroupArn={}",
                    encoded(target_group)
                ))
                .or_list("TargetGroups:"),
                Message::new("console-target-group").with("name", name(target_group)),
            ),
            _ => return None,
        })
    }

    fn storage_place(&self, name: &dyn Fn(&str) -> String) -> Option<(Page, Message)> {
        let of_file_system = |id: &str| {
            (
                Page::regional(
                    "efs/home",
                    format!("/file-systems/{}?tabId=mounts", encoded(id)),
                )
                .or_list("/file-systems"),
                Message::new("console-mount-targets").with("name", name(id)),
            )
        };
        let of_database = |database: &DatabaseName, id: &'static str| {
            let (name, is_cluster) = match &database.cluster {
                Some(cluster) => (cluster, true),
                None => (&database.instance, false),
            };
            let fragment = format!("database:id={};is-cluster={is_cluster}", encoded(name));
            (
                Page::regional("rds/home", fragment),
                Message::new(id).with("name", name),
            )
        };
        Some(match self {
            Change::CreateFileSystem { .. } => (
                Page::regional("efs/home", "/file-systems".to_owned()),
                Message::new("console-file-systems"),
            ),
            Change::AddMountTarget { file_system, .. }
            | Change::CreateMountTarget { file_system, .. }
            | Change::DeleteMountTarget { file_system, .. }
            | Change::SetGroups {
                carrier: Carrier::MountTarget { file_system, .. },
                ..
            } => of_file_system(file_system),
            Change::SetGroups {
                carrier: Carrier::Database(database),
                ..
            } => of_database(database, "console-database"),
            Change::StartDatabase { database, .. } => {
                of_database(database, "console-database-start")
            }
            Change::StartInstance {
                instance, label, ..
            } => (
                Page::regional(
                    "ec2/home",
                    format!("InstanceDetails:instanceId={}", encoded(instance)),
                ),
                Message::new("console-instance-start").with("name", label),
            ),
            Change::GrowDatabase { database, .. } => {
                of_database(database, "console-database-storage")
            }
            Change::PutParameter { exists: false, .. } => (
                Page::path("systems-manager/parameters/create"),
                Message::new("console-parameters"),
            ),
            Change::PutParameter { name, .. } => (
                Page::path(&format!(
                    "systems-manager/parameters/{}/description",
                    encoded(name)
                )),
                Message::new("console-parameter").with("name", name),
            ),
            Change::CreateRole { .. } => (
                Page::global("iam/home", "/roles/create".to_owned()),
                Message::new("console-roles"),
            ),
            Change::AllowActions { role, .. } | Change::LiftDenial { role, .. } => (
                Page::global("iam/home", format!("/roles/details/{}", encoded(role))),
                Message::new("console-role").with("name", role),
            ),
            Change::TrustService { role, .. } => (
                Page::global("iam/home", format!("/roles/details/{}", encoded(role))),
                Message::new("console-role-trust").with("name", role),
            ),
            Change::CreateLogGroup { .. } => (
                Page::regional("cloudwatch/home", "logsV2:log-groups".to_owned()),
                Message::new("console-log-groups"),
            ),
            _ => return None,
        })
    }

    fn task_place(&self, name: &dyn Fn(&str) -> String) -> Option<(Page, Message)> {
        Some(match self {
            Change::CreateCluster { .. } => (
                Page::path("ecs/v2/create-cluster"),
                Message::new("console-clusters"),
            ),
            Change::RegisterDefinition(_) => (
                Page::path("ecs/v2/create-task-definition"),
                Message::new("console-definitions"),
            ),
            Change::ReviseDefinition { definition, .. } => {
                let shown = definition.rsplit('/').next().unwrap_or(definition);
                let (family, revision) = shown.rsplit_once(':').unwrap_or((shown, "1"));
                (
                    Page::path(&format!(
                        "ecs/v2/task-definitions/{}/{}/containers",
                        encoded(family),
                        encoded(revision)
                    )),
                    Message::new("console-definition").with("name", name(definition)),
                )
            }
            Change::CreateService(service) => (
                Page::path(&format!(
                    "ecs/v2/clusters/{}/create-service",
                    encoded(&service.cluster)
                )),
                Message::new("console-services").with("cluster", &service.cluster),
            ),
            Change::UpdateService { service, updates } => {
                // The labels of the console's page "Update service".
                let part = match updates.first() {
                    Some(ServiceUpdate::Definition { .. }) => "Revision",
                    Some(ServiceUpdate::DesiredCount(_)) => "Desired tasks",
                    Some(ServiceUpdate::Groups { .. } | ServiceUpdate::Subnets(_)) => "Networking",
                    Some(ServiceUpdate::PlatformVersion(_)) => "Platform version",
                    Some(ServiceUpdate::TargetGroup { .. }) => "Load balancing",
                    Some(ServiceUpdate::Redeploy) | None => "Force new deployment",
                };
                (
                    Page::path(&format!(
                        "ecs/v2/clusters/{}/services/{}/health",
                        encoded(&service.cluster),
                        encoded(&service.name)
                    )),
                    Message::new("console-service")
                        .with("cluster", &service.cluster)
                        .with("service", &service.name)
                        .with("part", part),
                )
            }
            _ => return None,
        })
    }
}

/// A page of the console beneath its host.
pub(super) struct Page {
    path: String,
    is_global: bool,
    fragment: Option<String>,
    /// What follows the `#` if the page is that of something that does not exist yet.
    list: Option<&'static str>,
}

impl Page {
    pub(super) fn path(path: &str) -> Self {
        Page {
            path: path.to_owned(),
            is_global: false,
            fragment: None,
            list: None,
        }
    }

    pub(super) fn regional(path: &str, fragment: String) -> Self {
        Page {
            fragment: Some(fragment),
            ..Page::path(path)
        }
    }

    pub(super) fn global(path: &str, fragment: String) -> Self {
        Page {
            is_global: true,
            ..Page::regional(path, fragment)
        }
    }

    fn or_list(self, list: &'static str) -> Self {
        Page {
            list: Some(list),
            ..self
        }
    }

    /// The address in the account's partition and Region. What does not exist yet has no page, and the variable for its id is
    /// nothing for the console. Source of the hosts: AWS Management Console user guide;
    /// "Endpoints and ARNs for AWS Services in China"; AWS GovCloud (US) user guide, "Console".
    pub(super) fn url(&self, account: &AccountIdentity) -> Option<String> {
        let host = match account.partition() {
            "aws" => "console.aws.amazon.com",
            "aws-cn" => "console.amazonaws.cn",
            "aws-us-gov" => "console.amazonaws-us-gov.com",
            _ => return None,
        };
        let is_there = |text: &&str| !text.contains(NEW) && !text.contains(&encoded(NEW));
        let parts = self.path.split('/').take_while(is_there);
        let path: Vec<&str> = parts.collect();
        let mut url = format!("https://{host}/{}", path.join("/"));
        if !self.is_global {
            let _ = write!(url, "?region={}", encoded(&account.region));
        }
        let fragment = self.fragment.as_deref().filter(is_there);
        if let Some(fragment) = fragment.or(self.list) {
            let _ = write!(url, "#{fragment}");
        }
        Some(url)
    }
}

/// A text of the account as part of an address: everything but letters, digits and `-._~` is percent-encoded (RFC 3986),
/// but for the colons and slashes of ARNs, which the console expects as they are.
pub(crate) fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                encoded.push(char::from(byte))
            }
            b':' | b'/' if text.starts_with("arn:") => encoded.push(char::from(byte)),
            _ => {
                let _ = write!(encoded, "%{byte:02X}");
            }
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use ipnet::Ipv4Net;

    use super::*;

    fn console(change: &Change, region: &str, caller_arn: &str) -> Option<String> {
        let account = AccountIdentity {
            region: region.to_owned(),
            caller_arn: caller_arn.to_owned(),
            ..AccountIdentity::default()
        };
        change.console(&account, &str::to_owned)?.url
    }

    #[test]
    fn the_address_has_the_partition_the_region_and_the_very_resource() {
        let group = Change::AllowAllOutbound {
            group: "sg-1".to_owned(),
        };
        assert_eq!(
            console(&group, "us-west-2", "arn:aws:iam::1:user/u").as_deref(),
            Some(
                "https://console.aws.amazon.com/vpc/home?region=us-west-2#SecurityGroup:groupId=sg-1"
            )
        );
        assert_eq!(
            console(&group, "cn-north-1", "").as_deref(),
            Some(
                "https://console.amazonaws.cn/vpc/home?region=cn-north-1#SecurityGroup:groupId=sg-1"
            )
        );
        assert_eq!(
            console(&group, "us-gov-west-1", "").as_deref(),
            Some(
                "https://console.amazonaws-us-gov.com/vpc/home?region=us-gov-west-1#SecurityGroup:groupId=sg-1"
            )
        );
        assert_eq!(
            console(&group, "us-iso-east-1", ""),
            None,
            "its console is not public"
        );
    }

    /// The defect: the address had the name of the shell's variable, which is nothing for the console.
    #[test]
    fn what_does_not_exist_yet_is_not_in_an_address() {
        let new = |name: &str| format!("$NEW_{name}");
        let carrier = |carrier| Change::SetGroups {
            carrier,
            groups: Vec::new(),
            adds: String::new(),
        };
        for (change, place) in [
            (
                Change::AllowAllOutbound { group: new("SG") },
                "vpc/home?region=us-west-2#SecurityGroups:",
            ),
            (
                carrier(Carrier::LoadBalancer(new("LB"))),
                "ec2/home?region=us-west-2#LoadBalancers:",
            ),
            (
                carrier(Carrier::MountTarget {
                    id: new("FSMT"),
                    file_system: new("FS"),
                }),
                "efs/home?region=us-west-2#/file-systems",
            ),
            (
                Change::SetTargetGroup {
                    target_group: new("TG"),
                    settings: Vec::new(),
                },
                "ec2/home?region=us-west-2#TargetGroups:",
            ),
            (
                Change::ReviseDefinition {
                    definition: new("TASK_REVISION"),
                    edits: Vec::new(),
                },
                "ecs/v2/task-definitions?region=us-west-2",
            ),
            (
                Change::PointRoute {
                    table: new("TABLE"),
                    vpc: String::new(),
                    destination: Ipv4Net::default(),
                    to: super::super::Gateway::Nat,
                    via: None,
                    replaces: false,
                },
                "vpc/home?region=us-west-2",
            ),
        ] {
            let url = console(&change, "us-west-2", "");
            let wanted = format!("https://console.aws.amazon.com/{place}");
            assert_eq!(url, Some(wanted));
        }
    }

    #[test]
    fn a_hostile_name_stays_inside_its_part_of_the_address() {
        let name = "a/../b?x=1#y\"><script>";
        let change = Change::PutParameter {
            name: name.to_owned(),
            secure: false,
            value: None,
            exists: true,
        };
        assert_eq!(
            console(&change, "us-west-2", "").as_deref(),
            Some(
                "https://console.aws.amazon.com/systems-manager/parameters/\
                 a%2F..%2Fb%3Fx%3D1%23y%22%3E%3Cscript%3E/description?region=us-west-2"
            )
        );
    }
}
