//! The flows that `reaches` supports.

use crate::account::Account;
use crate::change::Change;
use crate::network::Ports;
use crate::network::trace::EPHEMERAL;
use crate::network::{End, Obstacle, Trace, attached_groups};
use crate::snapshot::Call;
use crate::snapshot::ec2::Instance;
use crate::snapshot::efs::MountTarget;
use crate::verdict::NotPassed;

use super::ends::{
    address, balancer_ends, database_ends, instance_end, network, not_modelled, not_read, subnet,
    task_ends,
};
use super::hosts;

/// A flow in an account, and the findings along its path.
pub(super) struct Flow<'f, 'a> {
    pub account: &'f Account<'a>,
    /// The destination ports.
    pub ports: Ports,
    pub trace: Trace<'a>,
}

impl<'f, 'a> Flow<'f, 'a> {
    fn parts(&mut self) -> (&'f Account<'a>, Ports, &mut Trace<'a>) {
        (self.account, self.ports, &mut self.trace)
    }

    /// Follows requests from the internet to a load balancer.
    pub(super) fn visitors(&mut self, resource: &str) -> Result<(), NotPassed> {
        let (account, ports, trace) = self.parts();
        let balancer = account.load_balancer(resource)?;
        let ends = balancer_ends(account, balancer)?;
        if balancer.ip_address_type == "dualstack-without-public-ipv4" {
            trace.not_modelled(&balancer.ip_address_type);
        }
        if balancer.scheme == "internal" {
            let load_balancer = balancer.load_balancer_arn.clone();
            trace.block(
                Obstacle::Internal {
                    load_balancer: load_balancer.clone(),
                },
                Change::MakeInternetFacing { load_balancer },
            );
        }
        // One that is impaired serves all the same.
        let resource = balancer.load_balancer_arn.clone();
        let state = balancer.state.code.clone();
        match state.as_str() {
            "provisioning" => trace.waits.push((resource, state)),
            "failed" => trace.block(
                Obstacle::State {
                    resource: resource.clone(),
                    state,
                },
                Change::Replace { resource },
            ),
            _ => {}
        }
        for end in &ends {
            trace.from_internet(end, ports);
        }
        Ok(())
    }

    /// Follows requests from the internet to an instance. Without a public address, a device that is not modelled may have one.
    pub(super) fn visitors_of_instance(&mut self, resource: &str) -> Result<(), NotPassed> {
        let (account, ports, trace) = self.parts();
        let instance = account.get::<Instance>(resource)?;
        if instance.public_ip_address.is_none() {
            trace.not_modelled(&instance.instance_id);
            return Ok(());
        }
        trace.from_internet(&instance_end(account, resource)?, ports);
        Ok(())
    }

    /// Follows traffic from a load balancer to a service's tasks.
    pub(super) fn reach_tasks(&mut self, from: &str, to: &str) -> Result<(), NotPassed> {
        let (account, ports, trace) = self.parts();
        let balancer = account.load_balancer(from)?;
        let nodes = balancer_ends(account, balancer)?;
        for task in &task_ends(account, to)? {
            let zone = task.subnet.availability_zone.clone();
            if nodes
                .iter()
                .all(|node| node.subnet.availability_zone != zone)
            {
                let load_balancer = balancer.load_balancer_arn.clone();
                trace.block(
                    Obstacle::ZoneNotEnabled {
                        load_balancer: load_balancer.clone(),
                        zone: zone.clone(),
                    },
                    Change::EnableZone {
                        load_balancer,
                        zone,
                    },
                );
            }
            for node in &nodes {
                trace.between(node, task, ports);
            }
        }
        Ok(())
    }

    /// Follows traffic from a service's tasks to the mount target in their zone.
    pub(super) fn reach_mount_targets(&mut self, from: &str, to: &str) -> Result<(), NotPassed> {
        let (account, ports, trace) = self.parts();
        let file_system = account.file_system(to)?;
        let id = file_system.file_system_id.as_str();
        let efs = &account.snapshot.efs;
        let targets: &'a [MountTarget] = match efs.mount_targets.get(id) {
            Some(targets) => targets.known()?,
            None => return Err(not_read(Call::DescribeMountTargets)),
        };
        for task in &task_ends(account, from)? {
            trace.names(&task.subnet.vpc_id, true);
            let zone = &task.subnet.availability_zone;
            let mut in_zone = Vec::new();
            for target in targets {
                let subnet = subnet(account, &target.subnet_id)?;
                // All mount targets are in one VPC. A task uses the one in its own zone.
                if subnet.availability_zone == *zone {
                    in_zone.push((target, subnet));
                }
            }
            let usable =
                |state: &str| matches!(state, "available" | "creating" | "updating" | "error");
            let target = in_zone
                .iter()
                .find(|(target, _)| usable(&target.life_cycle_state));
            let Some((target, subnet)) = target else {
                let (file_system, zone) = (id.to_owned(), zone.clone());
                trace.block(
                    Obstacle::NoMountTarget {
                        file_system: file_system.clone(),
                        zone: zone.clone(),
                    },
                    Change::AddMountTarget { file_system, zone },
                );
                continue;
            };
            let resource = target.mount_target_id.clone();
            let state = target.life_cycle_state.clone();
            match state.as_str() {
                "creating" => trace.waits.push((resource, state)),
                "error" => trace.block(
                    Obstacle::State {
                        resource: resource.clone(),
                        state,
                    },
                    Change::Replace { resource },
                ),
                _ => {}
            }
            let groups = match efs
                .mount_target_security_groups
                .get(&target.mount_target_id)
            {
                Some(groups) => groups.known()?,
                None => return Err(not_read(Call::DescribeMountTargetSecurityGroups)),
            };
            let end = End {
                resource: &target.mount_target_id,
                groups: attached_groups(&account.snapshot.ec2, groups, &subnet.vpc_id)?,
                subnet,
                address: address(target.ip_address.as_deref(), subnet)?,
                opens_from: EPHEMERAL,
            };
            trace.between(task, &end, ports);
        }
        Ok(())
    }

    /// Follows traffic from these ends to a database.
    pub(super) fn reach_database(&mut self, from: &[End<'a>], to: &str) -> Result<(), NotPassed> {
        let (account, ports, trace) = self.parts();
        let database = account.database(to)?;
        let ends = database_ends(account, database)?;
        for task in from {
            trace.names(&task.subnet.vpc_id, false);
            // From another VPC, the name of a public database resolves to its public address.
            let elsewhere = |end: &End<'_>| end.subnet.vpc_id != task.subnet.vpc_id;
            if database.publicly_accessible && ends.iter().any(elsewhere) {
                return Err(not_modelled(format!(
                    "{} (public)",
                    database.db_instance_identifier
                )));
            }
        }
        // The database's address is in one of these subnets. If only some of them are blocked, the result is not known.
        let mut attempts: Vec<Trace<'a>> = Vec::new();
        for end in &ends {
            let mut attempt = Trace::new(account.snapshot);
            for task in from {
                attempt.between(task, end, ports);
            }
            attempts.push(attempt);
        }
        let is_open = |attempt: &Trace<'_>| attempt.blockers.is_empty();
        if attempts.iter().any(is_open) && !attempts.iter().all(is_open) {
            let subnets: Vec<&str> = ends
                .iter()
                .map(|end| end.subnet.subnet_id.as_str())
                .collect();
            trace.not_modelled(subnets.join(" / "));
        } else {
            for attempt in attempts {
                trace.absorb(attempt);
            }
        }
        Ok(())
    }

    /// Follows traffic from a service's tasks to hosts outside the VPC.
    pub(super) fn outward(&mut self, resource: &str) -> Result<(), NotPassed> {
        let (account, ports, trace) = self.parts();
        let service = account.service(resource)?;
        let hosts = hosts::of(account, service);
        let network = network(account, resource)?;
        let public_ip = network.assign_public_ip.as_deref() == Some("ENABLED");
        for task in &task_ends(account, resource)? {
            trace.names(&task.subnet.vpc_id, false);
            trace.outward(task, ports, public_ip, &hosts);
        }
        Ok(())
    }
}
