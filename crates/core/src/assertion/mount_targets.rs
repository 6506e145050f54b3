use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Assertion, Context, NotPassed, Pass, Stated, Verdict, failed, pending};
use crate::account::Account;
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
            .map(|target| target.subnet_id.clone())
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
