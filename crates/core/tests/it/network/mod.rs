//! What holds of reachability whatever the network looks like: allowing more never blocks, order never matters, and
//! what is suggested helps.

mod apply;
mod damage;

use proptest::prelude::*;
use workshop_check_core::assertion::Assert;
use workshop_check_core::evaluate::{Selection, evaluate};
use workshop_check_core::network::{Blocker, Obstacle};
use workshop_check_core::snapshot::Snapshot;
use workshop_check_core::snapshot::ec2::{
    IpPermission, IpRange, Route, SecurityGroup, UserIdGroupPair,
};
use workshop_check_core::verdict::NotPassed;
use workshop_check_testing::accounts;

use apply::apply;
use damage::{Damage, complete, list};

/// Every flow's check, and what blocks it.
fn blockers(snapshot: &Snapshot) -> Vec<(String, Vec<Blocker>)> {
    let suite = accounts::suite();
    let evaluation = evaluate(&suite, snapshot, &Selection::default());
    let flows = suite.checks().filter_map(|(_, check)| match &check.assert {
        Assert::Reaches(reaches) => Some((check, reaches)),
        _ => None,
    });
    flows
        .map(|(check, reaches)| {
            let found = match reaches.trace(&evaluation.account()) {
                Ok((trace, _)) => trace.blockers,
                Err(NotPassed::Unknown(_)) => Vec::new(),
                Err(other) => panic!("{}: {other:?}", check.id),
            };
            (check.id.to_string(), found)
        })
        .collect()
}

fn obstacles(snapshot: &Snapshot) -> Vec<(String, Vec<Obstacle>)> {
    let of = |found: Vec<Blocker>| found.into_iter().map(|blocker| blocker.obstacle).collect();
    blockers(snapshot)
        .into_iter()
        .map(|(check, found)| (check, of(found)))
        .collect()
}

#[test]
fn nothing_blocks_a_complete_account() {
    let found = blockers(&complete());
    assert_eq!(found.len(), 5);
    for (check, found) in found {
        assert_eq!(found, vec![], "{check}");
    }
}

/// Damage of each kind does block something: the properties below are about more than nothing.
#[test]
fn each_kind_of_damage_blocks() {
    for (name, damage) in damage::one_of_each() {
        let blocked = blockers(&damage.done())
            .iter()
            .any(|(_, found)| !found.is_empty());
        assert!(blocked, "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_suggested_removes_its_blocker(damage in Damage::any()) {
        let damaged = damage.done();
        for (check, found) in blockers(&damaged) {
            for blocker in found {
                let mut repaired = damaged.clone();
                apply(&blocker.change, &mut repaired);
                let left = obstacles(&repaired);
                let left = &left.iter().find(|(id, _)| *id == check).expect("the same checks").1;
                prop_assert!(!left.contains(&blocker.obstacle), "{check}: {blocker:#?} still in {left:#?}");
            }
        }
    }

    #[test]
    fn one_more_rule_that_allows_blocks_nothing(
        damage in Damage::any(),
        group in any::<prop::sample::Index>(),
        peer in any::<prop::sample::Index>(),
        egress in any::<bool>(),
        range in prop::option::of(prop::sample::select(vec!["0.0.0.0/0", "10.0.0.0/16", "10.0.100.0/24"])),
        ports in (0..400i32, 400..65536i32),
    ) {
        let mut damaged = damage.done();
        let before = obstacles(&damaged);
        let groups = list(&mut damaged.ec2.security_groups);
        let peer = groups[peer.index(groups.len())].group_id.clone();
        let index = group.index(groups.len());
        let rule = IpPermission {
            ip_protocol: "tcp".to_owned(),
            from_port: Some(ports.0),
            to_port: Some(ports.1),
            ip_ranges: range.iter().map(|range| IpRange { cidr_ip: range.to_string() }).collect(),
            user_id_group_pairs: match range {
                Some(_) => Vec::new(),
                None => vec![UserIdGroupPair { group_id: peer }],
            },
            ..IpPermission::default()
        };
        rules(&mut groups[index], egress).push(rule);
        for ((check, before), (_, after)) in before.iter().zip(obstacles(&damaged)) {
            let new: Vec<&Obstacle> = after.iter().filter(|found| !before.contains(found)).collect();
            prop_assert!(new.is_empty(), "{check}: {new:#?}");
        }
    }

    #[test]
    fn a_range_in_two_halves_is_the_range(damage in Damage::any()) {
        let damaged = damage.done();
        let mut halved = damaged.clone();
        for group in list(&mut halved.ec2.security_groups) {
            for rule in group.ip_permissions.iter_mut().chain(&mut group.ip_permissions_egress) {
                rule.ip_ranges = rule.ip_ranges.iter().flat_map(|range| {
                    halves(&range.cidr_ip).map(|cidr_ip| IpRange { cidr_ip })
                }).collect();
            }
        }
        for table in list(&mut halved.ec2.route_tables) {
            table.routes = table.routes.iter().flat_map(|route| match &route.destination_cidr_block {
                // A blackhole is named by its destination, and the VPC's own route is one.
                Some(range) if route.state == "active" && route.gateway_id.as_deref() != Some("local") => {
                    halves(range).map(|half| Route { destination_cidr_block: Some(half), ..route.clone() }).to_vec()
                }
                _ => vec![route.clone()],
            }).collect();
        }
        let told = |snapshot: &Snapshot| -> Vec<_> {
            let name = |id: &str| id.to_owned();
            let told = |blocker: Blocker| (blocker.obstacle, blocker.change.message(&name));
            let all = blockers(snapshot).into_iter();
            all.map(|(check, found)| (check, found.into_iter().map(told).collect::<Vec<_>>())).collect()
        };
        prop_assert_eq!(told(&damaged), told(&halved));
    }

    #[test]
    fn neither_the_order_of_rules_nor_that_of_entries_matters(damage in Damage::any(), turn in 1..7usize) {
        let damaged = damage.done();
        let mut turned = damaged.clone();
        for group in list(&mut turned.ec2.security_groups) {
            for egress in [false, true] {
                let rules = rules(group, egress);
                let by = turn % rules.len().max(1);
                rules.rotate_left(by);
            }
        }
        for acl in list(&mut turned.ec2.network_acls) {
            let by = turn % acl.entries.len().max(1);
            acl.entries.rotate_left(by);
            acl.entries.reverse();
        }
        prop_assert_eq!(blockers(&damaged), blockers(&turned));
    }
}

fn halves(range: &str) -> [String; 2] {
    let range: ipnet::Ipv4Net = range.parse().expect("a range");
    let mut halves = range.subnets(range.prefix_len() + 1).expect("halves");
    [(); 2].map(|()| halves.next().expect("a half").to_string())
}

fn rules(group: &mut SecurityGroup, egress: bool) -> &mut Vec<IpPermission> {
    if egress {
        &mut group.ip_permissions_egress
    } else {
        &mut group.ip_permissions
    }
}
