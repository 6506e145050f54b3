use proptest::prelude::*;

use super::*;
use crate::network::ranges::tests::any_range;
use crate::snapshot::ec2::PortRange;

fn rule(number: i32, action: &str, range: &str, ports: Option<(i32, i32)>) -> NetworkAclEntry {
    NetworkAclEntry {
        rule_number: number,
        protocol: if ports.is_some() { "6" } else { "-1" }.to_owned(),
        rule_action: action.to_owned(),
        egress: false,
        cidr_block: Some(range.to_owned()),
        port_range: ports.map(|(from, to)| PortRange { from, to }),
        ..NetworkAclEntry::default()
    }
}

fn blocked(entries: Vec<NetworkAclEntry>) -> Option<i32> {
    let acl = NetworkAcl {
        entries,
        ..NetworkAcl::default()
    };
    let peer = "10.0.0.0/16".parse().unwrap();
    let ports = Ports {
        from: 1024,
        to: 65535,
    };
    match filter(&acl, false, ports, peer) {
        Filter::Passes => None,
        Filter::Blocks { rule, .. } => Some(rule),
        Filter::Partly(range) => panic!("partly, by {range}"),
    }
}

#[test]
fn the_lowest_number_decides() {
    let deny_all = rule(32767, "deny", "0.0.0.0/0", None);
    assert_eq!(
        blocked(vec![
            deny_all.clone(),
            rule(100, "allow", "0.0.0.0/0", None)
        ]),
        None
    );
    assert_eq!(
        blocked(vec![
            rule(100, "allow", "0.0.0.0/0", None),
            rule(90, "deny", "10.0.0.0/8", None)
        ]),
        Some(90)
    );
    assert_eq!(blocked(vec![deny_all]), Some(32767));
    assert_eq!(blocked(vec![]), Some(32767));
}

#[test]
fn every_port_must_pass() {
    let lower = rule(100, "allow", "0.0.0.0/0", Some((0, 32767)));
    let upper = rule(110, "allow", "0.0.0.0/0", Some((32768, 65535)));
    assert_eq!(blocked(vec![lower.clone(), upper]), None);
    assert_eq!(
        blocked(vec![
            lower.clone(),
            rule(110, "allow", "0.0.0.0/0", Some((42769, 65535)))
        ]),
        Some(32767)
    );
    assert_eq!(
        blocked(vec![
            lower,
            rule(105, "deny", "0.0.0.0/0", Some((40000, 60001)))
        ]),
        Some(105)
    );
}

#[test]
fn a_rule_against_one_service_closes_no_way_back() {
    let mysql = rule(90, "deny", "0.0.0.0/0", Some((3306, 3306)));
    let allow = rule(100, "allow", "0.0.0.0/0", None);
    assert_eq!(blocked(vec![mysql, allow]), None);
}

#[test]
fn rules_for_other_peers_and_protocols_decide_nothing() {
    let mut udp = rule(90, "deny", "0.0.0.0/0", Some((0, 65535)));
    udp.protocol = "17".to_owned();
    let other_peer = rule(95, "deny", "192.0.2.0/24", None);
    let allow = rule(100, "allow", "0.0.0.0/0", None);
    assert_eq!(blocked(vec![udp, other_peer, allow]), None);
}

#[test]
fn rules_for_part_of_a_range_leave_it_open_unless_they_make_no_difference() {
    let judge = |entries: Vec<NetworkAclEntry>, peer: &str| {
        let acl = NetworkAcl {
            entries,
            ..NetworkAcl::default()
        };
        filter(&acl, false, "80".parse().unwrap(), peer.parse().unwrap())
    };
    let part = |number, action| rule(number, action, "10.0.0.0/25", None);
    let all = |number, action| rule(number, action, "0.0.0.0/0", None);
    let partly = Filter::Partly("10.0.0.0/25".to_owned());
    for (rules, outcome) in [
        (vec![part(90, "deny"), all(100, "allow")], partly.clone()),
        (vec![part(90, "allow"), all(100, "deny")], partly),
        (vec![part(90, "allow"), all(100, "allow")], Filter::Passes),
        (vec![all(80, "allow"), part(90, "deny")], Filter::Passes),
        (
            vec![part(90, "deny"), all(100, "deny")],
            Filter::Blocks {
                rule: 100,
                first: 90,
            },
        ),
    ] {
        assert_eq!(judge(rules.clone(), "10.0.0.0/24"), outcome, "{rules:?}");
    }
}

#[test]
fn a_few_addresses_of_the_internet_decide_nothing() {
    let judge = |entries: &[(i32, &str, &str)]| {
        let entries = entries.iter();
        let acl = NetworkAcl {
            entries: entries
                .map(|(number, action, range)| rule(*number, action, range, None))
                .collect(),
            ..NetworkAcl::default()
        };
        let anywhere = "0.0.0.0/0".parse().unwrap();
        filter(&acl, false, "80".parse().unwrap(), anywhere)
    };
    let everyone = (100, "allow", "0.0.0.0/0");
    let closed = Filter::Blocks {
        rule: FINAL,
        first: FINAL,
    };
    let partly = |range: &str| Filter::Partly(range.to_owned());
    for (entries, outcome) in [
        (vec![everyone], Filter::Passes),
        (
            vec![(90, "deny", "203.0.113.0/24"), everyone],
            Filter::Passes,
        ),
        (vec![(90, "deny", "10.0.0.0/8"), everyone], Filter::Passes),
        (
            vec![(100, "allow", "203.0.113.7/32")],
            partly("203.0.113.7/32"),
        ),
        (vec![(100, "allow", "10.0.0.0/8")], closed),
        (
            vec![(100, "allow", "0.0.0.0/1"), (110, "allow", "128.0.0.0/1")],
            Filter::Passes,
        ),
        (vec![(100, "allow", "0.0.0.0/1")], partly("0.0.0.0/1")),
        (
            vec![(90, "deny", "0.0.0.0/1"), everyone],
            partly("0.0.0.0/1"),
        ),
        (
            vec![
                (90, "deny", "0.0.0.0/1"),
                (95, "deny", "128.0.0.0/1"),
                everyone,
            ],
            Filter::Blocks {
                rule: 95,
                first: 90,
            },
        ),
        (
            vec![(90, "deny", "0.0.0.0/99"), everyone],
            partly("0.0.0.0/99"),
        ),
        (
            vec![(90, "permit", "0.0.0.0/0"), everyone],
            partly("0.0.0.0/0"),
        ),
    ] {
        assert_eq!(judge(&entries), outcome, "{entries:?}");
    }
}

proptest! {
    /// What the range comes to is what each of its addresses comes to, asked one by one and port by port.
    #[test]
    fn a_range_passes_as_its_addresses_do(
        entries in prop::collection::vec((any_range(), 0..8i32, 0..8i32, any::<bool>()), 0..6),
        peer in any_range(),
    ) {
        let rules: Vec<NetworkAclEntry> = entries.iter().zip(1..).map(|((range, from, more, allows), number)| {
            let action = if *allows { "allow" } else { "deny" };
            rule(number, action, &range.to_string(), Some((*from, from + more)))
        }).collect();
        let ports = Ports { from: 2, to: 5 };
        let passes = |address: core::net::Ipv4Addr, port: i32| {
            let first = entries.iter().find(|(range, from, more, _)| {
                range.contains(&address) && *from <= port && port <= from + more
            });
            first.is_some_and(|(_, _, _, allows)| *allows)
        };
        let open = |address: u32| (2..=5).all(|port| passes(address.into(), port));
        let addresses = || peer.network().to_bits()..=peer.broadcast().to_bits();
        let acl = NetworkAcl { entries: rules, ..NetworkAcl::default() };
        let found = filter(&acl, false, ports, peer);
        if addresses().all(open) {
            prop_assert_eq!(found, Filter::Passes);
        } else if addresses().any(open) {
            prop_assert!(matches!(found, Filter::Partly(_)), "{found:?}");
        } else {
            prop_assert!(matches!(found, Filter::Blocks { .. }), "{found:?}");
        }
    }
}

#[test]
fn a_new_rule_gets_a_free_number_before_the_one_that_denies() {
    let acl = NetworkAcl {
        entries: vec![
            rule(1, "deny", "0.0.0.0/0", None),
            rule(99, "allow", "0.0.0.0/0", None),
            rule(100, "deny", "0.0.0.0/0", None),
            rule(FINAL, "deny", "0.0.0.0/0", None),
        ],
        ..NetworkAcl::default()
    };
    let free =
        |before, taken: &[i32]| free_number(&acl, false, before, &taken.iter().copied().collect());
    assert_eq!(free(FINAL, &[]), Some(110));
    assert_eq!(free(FINAL, &[110]), Some(120));
    assert_eq!(free(FINAL, &[32766]), Some(32765));
    assert_eq!(free(100, &[]), Some(98));
    assert_eq!(free(1, &[]), None);
    assert_eq!(free_number(&acl, true, FINAL, &BTreeSet::new()), Some(100));
}
