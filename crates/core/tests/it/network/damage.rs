//! A complete account whose network someone has damaged.

use proptest::prelude::*;
use workshop_check_core::resource::inventory::name_tag;
use workshop_check_core::snapshot::ec2::{NetworkAclEntry, PortRange};
use workshop_check_core::snapshot::{Fact, Snapshot};

use workshop_check_testing::accounts;

/// What was done to the complete account.
#[derive(Debug, Clone, Default)]
pub struct Damage {
    /// Security groups by name, and whether their outbound rules are gone, or their inbound ones.
    pub closed: Vec<(&'static str, bool)>,
    /// Rules of network ACLs of TargetVPC.
    pub denied: Vec<Denied>,
    /// Route tables by name, and whether their default route is gone, or a blackhole.
    pub routes: Vec<(&'static str, bool)>,
    pub nat_state: Option<&'static str>,
    pub nat_private: bool,
    pub internal: bool,
    pub dns_off: bool,
    pub public_tasks: bool,
    /// No mount targets, or ones in error.
    pub mount_targets: Option<bool>,
    pub zone: bool,
}

#[derive(Debug, Clone)]
pub struct Denied {
    pub default_acl: bool,
    pub egress: bool,
    pub ports: (i32, i32),
    pub peer: &'static str,
}

pub fn complete() -> Snapshot {
    let account = accounts::recorded("complete").to_string();
    workshop_check_core::snapshot::parse::parse(account.as_bytes(), "complete")
        .expect("a recorded account is a snapshot")
}

/// The list that a fact holds.
pub fn list<T>(fact: &mut Fact<Vec<T>>) -> &mut Vec<T> {
    match fact {
        Fact::Known(list) => list,
        Fact::Unknown(reason) => panic!("{reason:?}"),
    }
}

impl Damage {
    pub fn any() -> impl Strategy<Value = Damage> {
        let group = prop::sample::select(vec!["LB-SG", "ECS-Tasks-SG", "EFS-SG", "DB-SG"]);
        let table = prop::sample::select(vec!["TargetVPC-public", "TargetVPC-private-a"]);
        let peer = prop::sample::select(vec!["0.0.0.0/0", "10.0.0.0/16", "10.0.100.0/24"]);
        let denied = (
            any::<bool>(),
            any::<bool>(),
            (0..40000i32, 0..30000i32),
            peer,
        )
            .prop_map(|(default_acl, egress, (from, more), peer)| Denied {
                default_acl,
                egress,
                ports: (from, (from + more).min(65535)),
                peer,
            });
        let rarely = || prop::bool::weighted(0.2);
        (
            prop::collection::vec((group, any::<bool>()), 0..3),
            prop::collection::vec(denied, 0..3),
            prop::collection::vec((table, any::<bool>()), 0..2),
            prop::option::weighted(0.2, prop::sample::select(vec!["failed", "deleting"])),
            (rarely(), rarely(), rarely(), rarely(), rarely()),
            prop::option::weighted(0.3, any::<bool>()),
        )
            .prop_map(
                |(closed, denied, routes, nat_state, flags, mount_targets)| Damage {
                    closed,
                    denied,
                    routes,
                    nat_state,
                    nat_private: flags.0,
                    internal: flags.1,
                    dns_off: flags.2,
                    public_tasks: flags.3,
                    zone: flags.4,
                    mount_targets,
                },
            )
    }

    /// The account after it.
    pub fn done(&self) -> Snapshot {
        let mut account = complete();
        let vpcs = list(&mut account.ec2.vpcs);
        let vpc = vpcs.iter().find(|vpc| name_tag(&vpc.tags) == "TargetVPC");
        let vpc = vpc.expect("the workshop's VPC").vpc_id.clone();
        for group in list(&mut account.ec2.security_groups) {
            for (name, egress) in &self.closed {
                if group.group_name == *name {
                    if *egress {
                        group.ip_permissions_egress.clear()
                    } else {
                        group.ip_permissions.clear()
                    }
                }
            }
        }
        for (number, denied) in (1..).zip(&self.denied) {
            let own = list(&mut account.ec2.network_acls)
                .iter_mut()
                .filter(|acl| acl.vpc_id == vpc && acl.is_default == denied.default_acl);
            own.for_each(|acl| acl.entries.push(denied.entry(number)));
        }
        for (name, gone) in &self.routes {
            for table in list(&mut account.ec2.route_tables) {
                if name_tag(&table.tags) != *name {
                    continue;
                }
                let is_default = |to: &Option<String>| to.as_deref() == Some("0.0.0.0/0");
                if *gone {
                    table
                        .routes
                        .retain(|route| !is_default(&route.destination_cidr_block))
                } else {
                    table
                        .routes
                        .iter_mut()
                        .filter(|route| is_default(&route.destination_cidr_block))
                        .for_each(|route| route.state = "blackhole".to_owned())
                }
            }
        }
        for gateway in list(&mut account.ec2.nat_gateways) {
            if let Some(state) = self.nat_state {
                gateway.state = state.to_owned();
            }
            if self.nat_private {
                gateway.connectivity_type = "private".to_owned();
            }
        }
        if self.internal {
            list(&mut account.elbv2.load_balancers)[0].scheme = "internal".to_owned();
        }
        if self.dns_off {
            for attributes in account.ec2.vpc_attributes.values_mut() {
                let Fact::Known(attributes) = attributes else {
                    continue;
                };
                attributes.enable_dns_support = false;
                attributes.enable_dns_hostnames = false;
            }
        }
        let subnets = list(&mut account.ec2.subnets);
        if self.zone {
            for subnet in subnets.iter_mut() {
                if name_tag(&subnet.tags) == "TargetVPC-private-b-web" {
                    subnet.availability_zone = "us-west-2c".to_owned();
                }
            }
        }
        if self.public_tasks {
            let public = subnets
                .iter()
                .find(|subnet| name_tag(&subnet.tags) == "TargetVPC-public-a");
            let public = public.expect("a public subnet").subnet_id.clone();
            for services in account.ecs.services.values_mut() {
                for service in list(services) {
                    let network = service.network_configuration.as_mut();
                    let network = network.and_then(|network| network.awsvpc_configuration.as_mut());
                    network.expect("awsvpc").subnets = vec![public.clone()];
                }
            }
        }
        for targets in account.efs.mount_targets.values_mut().map(list) {
            match self.mount_targets {
                Some(true) => targets.clear(),
                Some(false) => targets
                    .iter_mut()
                    .for_each(|target| target.life_cycle_state = "error".to_owned()),
                None => {}
            }
        }
        account
    }
}

impl Denied {
    fn entry(&self, number: i32) -> NetworkAclEntry {
        NetworkAclEntry {
            rule_number: number,
            protocol: "6".to_owned(),
            rule_action: "deny".to_owned(),
            egress: self.egress,
            cidr_block: Some(self.peer.to_owned()),
            ipv6_cidr_block: None,
            port_range: Some(PortRange {
                from: self.ports.0,
                to: self.ports.1,
            }),
        }
    }
}

pub fn one_of_each() -> Vec<(&'static str, Damage)> {
    let none = Damage::default();
    let denied = Denied {
        default_acl: true,
        egress: true,
        ports: (0, 65535),
        peer: "0.0.0.0/0",
    };
    vec![
        (
            "a closed group",
            Damage {
                closed: vec![("LB-SG", true)],
                ..none.clone()
            },
        ),
        (
            "a network ACL",
            Damage {
                denied: vec![denied],
                ..none.clone()
            },
        ),
        (
            "no route",
            Damage {
                routes: vec![("TargetVPC-public", true)],
                ..none.clone()
            },
        ),
        (
            "a dead route",
            Damage {
                routes: vec![("TargetVPC-private-a", false)],
                ..none.clone()
            },
        ),
        (
            "a failed gateway",
            Damage {
                nat_state: Some("failed"),
                ..none.clone()
            },
        ),
        (
            "a private gateway",
            Damage {
                nat_private: true,
                ..none.clone()
            },
        ),
        (
            "an internal load balancer",
            Damage {
                internal: true,
                ..none.clone()
            },
        ),
        (
            "no names",
            Damage {
                dns_off: true,
                ..none.clone()
            },
        ),
        (
            "tasks without addresses",
            Damage {
                public_tasks: true,
                ..none.clone()
            },
        ),
        (
            "no mount targets",
            Damage {
                mount_targets: Some(true),
                ..none.clone()
            },
        ),
        (
            "mount targets in error",
            Damage {
                mount_targets: Some(false),
                ..none.clone()
            },
        ),
        ("another zone", Damage { zone: true, ..none }),
    ]
}
