//! VPC Block Public Access: a setting of the account and Region that stops traffic through internet gateways, except that of
//! the VPCs and subnets that have an exclusion.
//!
//! | mode | no exclusion | allow-egress | allow-bidirectional |
//! |---|---|---|---|
//! | block-ingress | out through NAT gateways only | the same | open |
//! | block-bidirectional | closed | out through NAT gateways; in is closed | open |
//!
//! Source: Amazon VPC user guide, "Block public access to VPCs and subnets" and "VPC BPA basics"; Amazon EC2 API reference,
//! VpcBlockPublicAccessExclusion (its ResourceArn is that of the VPC or subnet: terraform-provider-aws,
//! vpc_block_public_access_exclusion). The guide names only NAT gateways for traffic that may leave, so that of an instance's own
//! public address is closed by block-ingress, and not known with an exclusion for egress. The subnet of the NAT gateway is the
//! one that counts: what sends to it does not use the internet gateway.

use super::blocker::Obstacle;
use super::trace::Trace;
use crate::change::Change;
use crate::snapshot::ec2::{BlockPublicAccessStates, Subnet, VpcBlockPublicAccessExclusion};

/// How traffic uses an internet gateway.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Passage {
    /// Requests from the internet.
    In,
    /// Requests to the internet from a public address.
    Out,
    /// Requests to the internet from a NAT gateway.
    OutThroughNat,
}

/// Whether traffic passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Access {
    Open,
    Closed,
    NotKnown,
}

/// What a mode and the exclusion that is in effect do to traffic.
fn access(mode: &str, exclusion: Option<&str>, passage: Passage) -> Access {
    match (mode, exclusion, passage) {
        (_, Some("allow-bidirectional"), _)
        | ("block-ingress", None | Some("allow-egress"), Passage::OutThroughNat)
        | ("block-bidirectional", Some("allow-egress"), Passage::OutThroughNat) => Access::Open,
        ("block-ingress", None | Some("allow-egress"), Passage::In | Passage::Out)
        | ("block-bidirectional", None, _)
        | ("block-bidirectional", Some("allow-egress"), Passage::In) => Access::Closed,
        _ => Access::NotKnown,
    }
}

/// The exclusions of one VPC and one of its subnets.
struct Exclusions<'a> {
    in_effect: Vec<&'a VpcBlockPublicAccessExclusion>,
    /// AWS is making, changing or removing them.
    changing: Vec<&'a VpcBlockPublicAccessExclusion>,
    /// Whether there is one of which it is not known what it is for, or if it is in effect.
    has_other: bool,
}

impl<'a> Exclusions<'a> {
    fn of(all: &'a [VpcBlockPublicAccessExclusion], vpc: &str, subnet: Option<&Subnet>) -> Self {
        let mut exclusions = Exclusions {
            in_effect: Vec::new(),
            changing: Vec::new(),
            has_other: false,
        };
        // An organization that allows no exclusions disables them.
        let is_gone = |exclusion: &&VpcBlockPublicAccessExclusion| {
            let state = exclusion.state.as_str();
            matches!(
                state,
                "create-failed" | "delete-complete" | "disable-complete"
            )
        };
        for exclusion in all.iter().filter(|exclusion| !is_gone(exclusion)) {
            let resource = exclusion.resource_arn.rsplit(':').next();
            let covers = match resource.and_then(|resource| resource.split_once('/')) {
                Some(("vpc", id)) => id == vpc,
                Some(("subnet", id)) => subnet.is_some_and(|subnet| subnet.subnet_id == id),
                _ => {
                    exclusions.has_other = true;
                    false
                }
            };
            match exclusion.state.as_str() {
                _ if !covers => {}
                "create-complete" | "update-complete" => exclusions.in_effect.push(exclusion),
                state if state.ends_with("-in-progress") => exclusions.changing.push(exclusion),
                _ => exclusions.has_other = true,
            }
        }
        exclusions
    }

    /// One that AWS is changing and that may let the traffic through, now or when that is done. While one is being updated, AWS
    /// does not say whether its mode is that of before or that of afterwards.
    fn may_open(&self, mode: &str, passage: Passage) -> Option<&'a VpcBlockPublicAccessExclusion> {
        let mut changing = self.changing.iter().copied();
        changing.find(|exclusion| {
            let own = exclusion.internet_gateway_exclusion_mode.as_str();
            let is_updated = exclusion.state == "update-in-progress";
            is_updated || access(mode, Some(own), passage) != Access::Closed
        })
    }

    /// What they and the mode do to traffic. Where the exclusions of the VPC and of the subnet differ, the guide does not tell
    /// which one counts.
    fn access(&self, mode: &str, passage: Passage) -> Access {
        let modes = self.in_effect.iter();
        let modes = modes.map(|exclusion| exclusion.internet_gateway_exclusion_mode.as_str());
        let mut each = modes.map(|exclusion| access(mode, Some(exclusion), passage));
        match each.next() {
            None => access(mode, None, passage),
            Some(first) if each.all(|other| other == first) => first,
            Some(_) => Access::NotKnown,
        }
    }
}

impl Trace<'_> {
    /// Records an obstacle if VPC Block Public Access stops traffic between a subnet, or a gateway of a VPC that is in no
    /// subnet, and the internet. Returns whether that is known.
    pub(super) fn public_access(
        &mut self,
        vpc: &str,
        subnet: Option<&Subnet>,
        passage: Passage,
    ) -> bool {
        let ec2 = &self.snapshot.ec2;
        let vpcs = match ec2.vpcs.known() {
            Ok(vpcs) => vpcs,
            Err(reason) => {
                self.unknown(reason);
                return false;
            }
        };
        let of_vpc = vpcs.iter().find(|own| own.vpc_id == vpc);
        let states: Vec<&BlockPublicAccessStates> = [
            of_vpc.and_then(|vpc| vpc.block_public_access_states.as_ref()),
            subnet.and_then(|subnet| subnet.block_public_access_states.as_ref()),
        ]
        .into_iter()
        .flatten()
        .filter(|states| states.internet_gateway_block_mode.is_some())
        .collect();
        let on = states.iter().find(|states| states.is_on());
        let Some(mode) = on.and_then(|states| states.internet_gateway_block_mode.as_deref()) else {
            return true;
        };
        let place = subnet.map_or(vpc, |subnet| &subnet.subnet_id);
        let not_modelled = format!("VPC Block Public Access ({mode}, {place})");
        // The exclusions of a shared VPC are its owner's, who alone can list them.
        if self.snapshot.is_shared(vpc) {
            self.not_modelled(not_modelled);
            return false;
        }
        let exclusions = match ec2.vpc_block_public_access_exclusions.known() {
            Ok(all) => Exclusions::of(all, vpc, subnet),
            Err(reason) => {
                self.unknown(reason);
                return false;
            }
        };
        let access = exclusions.access(mode, passage);
        if access == Access::Open {
            return true;
        }
        if let Some(changing) = exclusions.may_open(mode, passage) {
            let (id, state) = (changing.exclusion_id.clone(), changing.state.clone());
            self.waits.push((id, state));
            return true;
        }
        // One of the two says that nothing is stopped, and nothing shows why.
        let is_contradicted = states.iter().any(|states| !states.is_on());
        if access == Access::NotKnown || exclusions.has_other || is_contradicted {
            self.not_modelled(not_modelled);
            return false;
        }
        let mut changing = exclusions.changing.iter();
        let narrow = exclusions
            .in_effect
            .first()
            .or_else(|| changing.find(|exclusion| exclusion.state == "create-in-progress"));
        // Amazon EC2 API reference, VpcBlockPublicAccessOptions: an organization that has enabled VPC BPA may not allow
        // exclusions. belief: those that an account has are disabled then, and AWS refuses new ones.
        let all = ec2.vpc_block_public_access_exclusions.known();
        let mut all = all.ok().into_iter().flatten();
        let is_refused = all.any(|exclusion| exclusion.state.starts_with("disable-"));
        self.block(
            Obstacle::PublicAccess {
                vpc: vpc.to_owned(),
                place: place.to_owned(),
                mode: mode.to_owned(),
            },
            Change::ExcludeFromBlock {
                vpc: vpc.to_owned(),
                exclusion: narrow.map(|exclusion| exclusion.exclusion_id.clone()),
                is_refused,
            },
        );
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot::ec2::Vpc;
    use crate::snapshot::{AccountIdentity, Call, Fact, Reason, Snapshot};

    const VPC: &str = "vpc-1";
    const SUBNET: &str = "subnet-1";

    fn states(mode: &str) -> Option<BlockPublicAccessStates> {
        Some(BlockPublicAccessStates {
            internet_gateway_block_mode: Some(mode.to_owned()),
        })
    }

    fn exclusion(resource: &str, mode: &str, state: &str) -> VpcBlockPublicAccessExclusion {
        VpcBlockPublicAccessExclusion {
            exclusion_id: format!("vpcbpa-exclude-{mode}"),
            internet_gateway_exclusion_mode: mode.to_owned(),
            resource_arn: format!("arn:aws:ec2:us-west-2:210000000001:{resource}"),
            state: state.to_owned(),
        }
    }

    /// An account with this mode for the VPC and its subnet.
    fn account(mode: &str, exclusions: Vec<VpcBlockPublicAccessExclusion>) -> Snapshot {
        let mut snapshot = Snapshot::new(AccountIdentity::default(), jiff::Timestamp::UNIX_EPOCH);
        snapshot.ec2.vpcs = Fact::Known(vec![Vpc {
            vpc_id: VPC.to_owned(),
            block_public_access_states: states(mode),
            ..Vpc::default()
        }]);
        snapshot.ec2.subnets = Fact::Known(vec![Subnet {
            subnet_id: SUBNET.to_owned(),
            vpc_id: VPC.to_owned(),
            block_public_access_states: states(mode),
            ..Subnet::default()
        }]);
        snapshot.ec2.vpc_block_public_access_exclusions = Fact::Known(exclusions);
        snapshot
    }

    /// "open", "closed", "waits" or "unknown".
    fn found(snapshot: &Snapshot, subnet: bool, passage: Passage) -> &'static str {
        let subnets = snapshot.ec2.subnets.known().expect("subnets");
        let mut trace = Trace::new(snapshot);
        let is_known = trace.public_access(VPC, subnets.first().filter(|_| subnet), passage);
        match (trace.blockers.len(), trace.waits.len(), trace.unknown.len()) {
            (0, 0, 0) if is_known => "open",
            (1, 0, 0) if is_known => "closed",
            (0, 1, 0) if is_known => "waits",
            (0, 0, 1) if !is_known => "unknown",
            other => panic!("{other:?}, {is_known}"),
        }
    }

    #[test]
    fn mode_and_exclusion_decide() {
        let both = exclusion("vpc/vpc-1", "allow-bidirectional", "create-complete");
        let of_subnet = exclusion("subnet/subnet-1", "allow-bidirectional", "update-complete");
        let egress = exclusion("subnet/subnet-1", "allow-egress", "create-complete");
        let other = exclusion("vpc/vpc-2", "allow-bidirectional", "create-complete");
        let other_subnet = exclusion("subnet/subnet-2", "allow-bidirectional", "create-complete");
        let new_word = exclusion("vpc/vpc-1", "allow-something", "create-complete");
        let of_other = exclusion("other/x-1", "allow-bidirectional", "create-complete");
        let at = |state: &str| exclusion("vpc/vpc-1", "allow-bidirectional", state);
        for (mode, exclusions, [inward, out, through_nat]) in [
            ("off", vec![], ["open"; 3]),
            ("block-ingress", vec![], ["closed", "closed", "open"]),
            ("block-bidirectional", vec![], ["closed"; 3]),
            ("block-ingress", vec![both.clone()], ["open"; 3]),
            ("block-bidirectional", vec![both.clone()], ["open"; 3]),
            ("block-bidirectional", vec![of_subnet], ["open"; 3]),
            (
                "block-ingress",
                vec![egress.clone()],
                ["closed", "closed", "open"],
            ),
            (
                "block-bidirectional",
                vec![egress.clone()],
                ["closed", "unknown", "open"],
            ),
            (
                "block-bidirectional",
                vec![both.clone(), egress],
                ["unknown", "unknown", "open"],
            ),
            (
                "block-bidirectional",
                vec![other, other_subnet],
                ["closed"; 3],
            ),
            ("block-bidirectional", vec![new_word], ["unknown"; 3]),
            ("block-something", vec![], ["unknown"; 3]),
            ("block-bidirectional", vec![of_other], ["unknown"; 3]),
            ("block-something", vec![both], ["open"; 3]),
            (
                "block-bidirectional",
                vec![at("create-in-progress")],
                ["waits"; 3],
            ),
            (
                "block-bidirectional",
                vec![at("delete-in-progress")],
                ["waits"; 3],
            ),
            (
                "block-ingress",
                vec![at("create-in-progress")],
                ["waits", "waits", "open"],
            ),
            (
                "block-bidirectional",
                vec![at("create-failed")],
                ["closed"; 3],
            ),
            (
                "block-bidirectional",
                vec![at("delete-complete")],
                ["closed"; 3],
            ),
            (
                "block-bidirectional",
                vec![at("disable-complete")],
                ["closed"; 3],
            ),
            (
                "block-bidirectional",
                vec![at("update-failed")],
                ["unknown"; 3],
            ),
        ] {
            assert_found(mode, &exclusions, [inward, out, through_nat]);
        }
    }

    fn assert_found(
        mode: &str,
        exclusions: &[VpcBlockPublicAccessExclusion],
        [inward, out, through_nat]: [&str; 3],
    ) {
        let snapshot = account(mode, exclusions.to_vec());
        for (passage, expected) in [
            (Passage::In, inward),
            (Passage::Out, out),
            (Passage::OutThroughNat, through_nat),
        ] {
            let found = found(&snapshot, true, passage);
            assert_eq!(found, expected, "{mode} {passage:?} {exclusions:?}");
        }
    }

    /// The defect: visitors were to wait for an exclusion that never lets them in.
    #[test]
    fn only_an_exclusion_that_may_open_is_waited_for() {
        let egress_at = |state: &str| exclusion("vpc/vpc-1", "allow-egress", state);
        for (mode, exclusions, expected) in [
            // An exclusion for egress never lets anything in.
            (
                "block-ingress",
                vec![egress_at("create-in-progress")],
                ["closed", "closed", "open"],
            ),
            (
                "block-bidirectional",
                vec![egress_at("create-in-progress")],
                ["closed", "waits", "waits"],
            ),
            (
                "block-bidirectional",
                vec![egress_at("delete-in-progress")],
                ["closed", "waits", "waits"],
            ),
            // It may have been for both directions before, or is going to be.
            (
                "block-bidirectional",
                vec![egress_at("update-in-progress")],
                ["waits"; 3],
            ),
        ] {
            assert_found(mode, &exclusions, expected);
        }
    }

    /// Where the organization has disabled exclusions, the attendee can make none.
    #[test]
    fn no_command_for_an_exclusion_that_is_refused() {
        let all = |state: &str| vec![exclusion("vpc/vpc-2", "allow-bidirectional", state)];
        for (state, commands) in [
            ("create-complete", 1),
            ("delete-complete", 1),
            ("disable-complete", 0),
        ] {
            let snapshot = account("block-bidirectional", all(state));
            let mut trace = Trace::new(&snapshot);
            let subnets = snapshot.ec2.subnets.known().expect("subnets");
            assert!(trace.public_access(VPC, subnets.first(), Passage::In));
            let blocker = trace.blockers.first().expect("an obstacle");
            let found = blocker.change.commands(&snapshot.account);
            assert_eq!(found.len(), commands, "{state}: {found:?}");
        }
    }

    /// A regional NAT gateway is in no subnet, so that only an exclusion for the VPC is for it.
    #[test]
    fn an_exclusion_of_a_subnet_is_not_for_a_gateway_of_the_vpc() {
        let of_subnet = exclusion("subnet/subnet-1", "allow-bidirectional", "create-complete");
        let snapshot = account("block-bidirectional", vec![of_subnet]);
        assert_eq!(found(&snapshot, true, Passage::OutThroughNat), "open");
        assert_eq!(found(&snapshot, false, Passage::OutThroughNat), "closed");
    }

    /// A snapshot of an earlier version does not have the exclusions.
    #[test]
    fn exclusions_that_were_not_read_are_unknown() {
        let mut snapshot = account("block-ingress", vec![]);
        let call = Call::DescribeVpcBlockPublicAccessExclusions;
        snapshot.ec2.vpc_block_public_access_exclusions = Fact::not_read(call);
        assert_eq!(found(&snapshot, true, Passage::In), "unknown");
        snapshot.ec2.vpc_block_public_access_exclusions = Fact::Unknown(Reason::Denied { call });
        let mut trace = Trace::new(&snapshot);
        trace.public_access(VPC, None, Passage::In);
        assert_eq!(trace.unknown, [Reason::Denied { call }]);
    }

    #[test]
    fn a_shared_vpc_and_a_contradiction_are_unknown() {
        let mut snapshot = account("block-ingress", vec![]);
        if let Fact::Known(vpcs) = &mut snapshot.ec2.vpcs {
            vpcs[0].owner_id = Some("999999999999".to_owned());
        }
        assert_eq!(found(&snapshot, true, Passage::In), "unknown");
        let mut snapshot = account("block-ingress", vec![]);
        if let Fact::Known(subnets) = &mut snapshot.ec2.subnets {
            subnets[0].block_public_access_states = states("off");
        }
        assert_eq!(found(&snapshot, true, Passage::In), "unknown");
    }
}
