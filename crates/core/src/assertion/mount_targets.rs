use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Deserialize;

use super::Assert;
use super::carries_security_group::{Carrier, CarriesSecurityGroup};
use super::{Assertion, Context, NotPassed, Pass, Stated, Verdict, failed, pending};
use crate::account::Account;
use crate::change::Change;
use crate::ids::ResourceName;
use crate::message::Message;
use crate::resource::ResourceKind;
use crate::resource::Resources;
use crate::snapshot::ec2::Subnet;
use crate::snapshot::efs::MountTarget;
use crate::snapshot::{Call, Reason};

/// Asserts that a file system has an available mount target in every zone of the named subnets and, if the service exists,
/// in every zone of its subnets, all in the workshop's VPC.
///
/// A task can only use a mount target in its own zone. A mount target in another subnet of the same zone works and is
/// advice. Source: Amazon EFS user guide, "Managing mount targets".
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MountTargets {
    /// The file system, by its name under `resources`.
    pub file_system: ResourceName,
    /// The VPC, by its name under `resources`.
    pub vpc: ResourceName,
    /// The subnets that the page names, by their Name tags.
    pub subnets: Vec<String>,
}

impl Assertion for MountTargets {
    fn evaluate(&self, Context { account, .. }: &Context<'_>) -> Verdict {
        let id = account
            .file_system(&self.file_system)?
            .file_system_id
            .as_str();
        let targets: &[MountTarget] = match account.snapshot.efs.mount_targets.get(id) {
            Some(targets) => targets.known()?,
            None => {
                return Err(Reason::NotRead {
                    call: Call::DescribeMountTargets,
                }
                .into());
            }
        };
        let subnets = account.snapshot.ec2.subnets.known()?;
        self.refuse_strays(account, targets, subnets)?;
        let named = account.page_subnets(&self.vpc, &self.subnets)?;
        let mut zones: BTreeSet<String> = named
            .iter()
            .map(|subnet| subnet.availability_zone.clone())
            .collect();
        zones.extend(task_zones(account));
        for zone in &zones {
            self.check_zone(account, targets, subnets, zone)?;
        }
        let elsewhere: Vec<String> = targets
            .iter()
            .filter(|target| {
                !named
                    .iter()
                    .any(|subnet| subnet.subnet_id == target.subnet_id)
            })
            .map(|target| account.name_of(&target.subnet_id))
            .collect();
        let ids = targets.iter().map(|target| target.mount_target_id.clone());
        let zones: Vec<String> = zones.into_iter().collect();
        let saw = Message::new("mount-targets-saw")
            .with("file_system", account.label(&self.file_system))
            .with("zones", zones);
        let advice = (!elsewhere.is_empty())
            .then(|| Message::new("mount-targets-elsewhere").with("subnets", elsewhere));
        Ok(Pass::saw(saw, std::iter::once(id.to_owned()).chain(ids)).advise_some(advice))
    }

    fn changes(&self, context: &Context<'_>) -> Result<Vec<Change>, NotPassed> {
        let account = &context.account;
        let file_system = account.file_system(&self.file_system)?;
        let id = &file_system.file_system_id;
        let vpc = &account.vpc(&self.vpc)?.vpc_id;
        let Some(targets) = account.snapshot.efs.mount_targets.get(id) else {
            return Ok(Vec::new());
        };
        let (targets, subnets) = (targets.known()?, account.snapshot.ec2.subnets.known()?);
        let named = account.page_subnets(&self.vpc, &self.subnets)?;
        let zone_of = |target: &MountTarget| {
            subnet_of(subnets, target).map(|subnet| subnet.availability_zone.clone())
        };
        let is_wrong = |target: &MountTarget| {
            let is_stray = subnet_of(subnets, target).is_none_or(|subnet| subnet.vpc_id != *vpc);
            is_stray || target.life_cycle_state == "error"
        };
        let counts = |target: &&MountTarget| {
            let state = target.life_cycle_state.as_str();
            !is_wrong(target) && matches!(state, "available" | "creating" | "updating")
        };
        let gone = targets
            .iter()
            .filter(|target| is_wrong(target))
            .map(|target| Change::DeleteMountTarget {
                file_system: id.clone(),
                mount_target: target.mount_target_id.clone(),
            });
        let served: Vec<String> = targets.iter().filter(counts).filter_map(zone_of).collect();
        let mut zones = served.clone();
        let task_zones = task_zones(account);
        let mut of_tasks: Vec<&Subnet> = subnets
            .iter()
            .filter(|subnet| {
                subnet.vpc_id == *vpc && task_zones.contains(&subnet.availability_zone)
            })
            .collect();
        of_tasks.sort_by_key(|subnet| &subnet.subnet_id);
        let mut new = Vec::new();
        for subnet in named.into_iter().chain(of_tasks) {
            if !zones.contains(&subnet.availability_zone) {
                zones.push(subnet.availability_zone.clone());
                new.push(Change::CreateMountTarget {
                    file_system: id.clone(),
                    subnet: subnet.subnet_id.clone(),
                    groups: groups_of_targets(context, &self.file_system),
                });
            }
        }
        // One Zone has a single mount target, in its own zone.
        if file_system.availability_zone_name.is_some() {
            return Ok(Vec::new());
        }
        let mut gone: Vec<Change> = gone.collect();
        gone.sort_by_key(|change| format!("{change:?}"));
        gone.extend(new);
        Ok(gone)
    }

    fn page_subnets(&self) -> Option<(&ResourceName, &[String])> {
        Some((&self.vpc, &self.subnets))
    }

    fn expected(&self, account: &Account<'_>) -> Message {
        Message::new("mount-targets-expected")
            .with("file_system", account.page_name(&self.file_system))
            .with("subnets", self.subnets.clone())
    }

    fn resources(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        vec![
            (&self.file_system, Some(ResourceKind::FileSystem)),
            (&self.vpc, Some(ResourceKind::Vpc)),
        ]
    }

    fn stated_on_page(&self, resources: &Resources) -> Vec<Stated> {
        Stated::subnets(resources, &self.vpc, &self.subnets)
    }

    fn calls(&self) -> Vec<Call> {
        vec![Call::DescribeMountTargets, Call::DescribeSubnets]
    }
}

impl MountTargets {
    /// Fails if a mount target is in another VPC. A file system has mount targets in one VPC at a time.
    fn refuse_strays(
        &self,
        account: &Account<'_>,
        targets: &[MountTarget],
        subnets: &[Subnet],
    ) -> Result<(), NotPassed> {
        let id = &account.file_system(&self.file_system)?.file_system_id;
        let vpc_id = &account.vpc(&self.vpc)?.vpc_id;
        let is_stray = |target: &&MountTarget| {
            let subnet = subnet_of(subnets, target);
            subnet.is_none_or(|subnet| subnet.vpc_id != *vpc_id)
        };
        let strays = targets.iter().filter(is_stray);
        let mut strays: Vec<String> = strays
            .map(|target| target.mount_target_id.clone())
            .collect();
        strays.sort();
        if strays.is_empty() {
            return Ok(());
        }
        let vpc = account.label(&self.vpc);
        failed(
            Message::new("mount-targets-other-vpc")
                .with("targets", strays.clone())
                .with("vpc", vpc.clone()),
            Message::new("mount-targets-other-vpc-fix")
                .with("file_system", account.label(&self.file_system))
                .with("vpc", vpc),
            std::iter::once(id.clone()).chain(strays),
        )
    }

    /// Fails if a zone has no working mount target; pending if one is being created.
    fn check_zone(
        &self,
        account: &Account<'_>,
        targets: &[MountTarget],
        subnets: &[Subnet],
        zone: &str,
    ) -> Result<(), NotPassed> {
        let id = &account.file_system(&self.file_system)?.file_system_id;
        let zone_of = |target: &MountTarget| {
            let subnet = subnet_of(subnets, target);
            subnet
                .map(|subnet| subnet.availability_zone.clone())
                .or_else(|| target.availability_zone_name.clone())
        };
        // A mount target that failed or is being deleted does not count.
        let counts = |target: &&MountTarget| {
            let state = target.life_cycle_state.as_str();
            matches!(state, "available" | "creating" | "updating")
        };
        let mut counted = targets.iter().filter(counts);
        match counted.find(|target| zone_of(target).as_deref() == Some(zone)) {
            None => {
                let counted = targets.iter().filter(counts);
                let found: Vec<String> = counted.filter_map(zone_of).collect();
                failed(
                    Message::new("mount-targets-zone")
                        .with("file_system", account.label(&self.file_system))
                        .with("zone", zone)
                        .with("found", found),
                    Message::new("mount-targets-zone-fix")
                        .with("zone", zone)
                        .with("subnets", self.subnets.clone()),
                    [id],
                )
            }
            Some(target) if target.life_cycle_state == "creating" => pending(
                Message::new("property-pending")
                    .with("resource", &target.mount_target_id)
                    .with("value", &target.life_cycle_state),
                Message::new("wait-mount-target"),
                [id, &target.mount_target_id],
            ),
            Some(_) => Ok(()),
        }
    }
}

/// The groups that the suite asks the mount targets of a file system to carry.
fn groups_of_targets(context: &Context<'_>, file_system: &str) -> Vec<String> {
    let asked = context.peers.iter().filter_map(|peer| match peer {
        Assert::CarriesSecurityGroup(CarriesSecurityGroup {
            carrier: Carrier::FileSystem(resource),
            group,
        }) if *resource == *file_system => context.account.group(group).ok(),
        _ => None,
    });
    asked.map(|group| group.group_id.clone()).collect()
}

fn subnet_of<'s>(subnets: &'s [Subnet], target: &MountTarget) -> Option<&'s Subnet> {
    subnets
        .iter()
        .find(|subnet| subnet.subnet_id == target.subnet_id)
}

/// The zones of the subnets of all services of the suite, as far as they are known.
fn task_zones(account: &Account<'_>) -> Vec<String> {
    account
        .resources
        .iter()
        .filter(|(_, resource)| resource.kind == ResourceKind::Service)
        .filter_map(|(name, _)| account.subnets_of(name).ok())
        .flatten()
        .map(|subnet| subnet.availability_zone.clone())
        .collect()
}
