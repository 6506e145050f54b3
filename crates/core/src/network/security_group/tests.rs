use proptest::prelude::*;

use super::*;
use crate::network::ranges::tests::any_range;
use crate::network::rule::rules;
use crate::snapshot::ec2::{
    IpPermission, IpRange, Ipv6Range, PrefixListId, SecurityGroup, UserIdGroupPair,
};

fn admits(
    permissions: &[IpPermission],
    protocol: Protocol,
    ports: Ports,
    peer: &Peer,
) -> Admission {
    let group = SecurityGroup {
        ip_permissions: permissions.to_vec(),
        ..SecurityGroup::default()
    };
    super::admits(&rules(&[&group], false), protocol, ports, peer)
}

fn rule(protocol: &str, from: i32, to: i32) -> IpPermission {
    IpPermission {
        ip_protocol: protocol.to_owned(),
        from_port: Some(from),
        to_port: Some(to),
        ..IpPermission::default()
    }
}

fn from_group(mut rule: IpPermission, group: &str) -> IpPermission {
    rule.user_id_group_pairs.push(UserIdGroupPair {
        group_id: group.to_owned(),
    });
    rule
}

fn from_range(mut rule: IpPermission, range: &str) -> IpPermission {
    rule.ip_ranges.push(IpRange {
        cidr_ip: range.to_owned(),
    });
    rule
}

fn tasks() -> Peer {
    Peer::WithGroups {
        groups: BTreeSet::from(["sg-tasks".to_owned(), "sg-extra".to_owned()]),
        addresses: vec![
            "10.0.100.0/24".parse().unwrap(),
            "10.0.200.0/24".parse().unwrap(),
        ],
    }
}

fn nfs(rules: &[IpPermission]) -> Admission {
    admits(
        rules,
        Protocol::Tcp,
        Ports {
            from: 2049,
            to: 2049,
        },
        &tasks(),
    )
}

#[test]
fn a_group_source_admits_who_carries_it() {
    assert_eq!(
        nfs(&[from_group(rule("tcp", 2049, 2049), "sg-tasks")]),
        Admission::Exactly
    );
    assert_eq!(
        nfs(&[from_group(rule("6", 2000, 3000), "sg-extra")]),
        Admission::Exactly
    );
    assert_eq!(
        nfs(&[from_group(rule("-1", -1, -1), "sg-tasks")]),
        Admission::Exactly
    );
    assert_eq!(
        nfs(&[from_group(rule("tcp", 2049, 2049), "sg-other")]),
        Admission::Nothing
    );
}

#[test]
fn a_peer_that_may_be_anywhere_may_be_in_any_range() {
    let nowhere = Peer::WithGroups {
        groups: BTreeSet::from(["sg-tasks".to_owned()]),
        addresses: Vec::new(),
    };
    let of = |range: &str| {
        let rules = [from_range(rule("tcp", 2049, 2049), range)];
        admits(&rules, Protocol::Tcp, "2049".parse().unwrap(), &nowhere)
    };
    assert_eq!(of("10.0.0.0/16"), Admission::PerhapsByAddress);
    let everyone = Admission::ByAddress(vec![ANYWHERE]);
    assert_eq!(of("0.0.0.0/0"), everyone);
    let other = [from_group(rule("tcp", 2049, 2049), "sg-other")];
    let port = "2049".parse().unwrap();
    assert_eq!(
        admits(&other, Protocol::Tcp, port, &nowhere),
        Admission::Nothing
    );
}

#[test]
fn protocol_and_port_must_fit() {
    assert_eq!(
        nfs(&[from_group(rule("udp", 2049, 2049), "sg-tasks")]),
        Admission::Nothing
    );
    assert_eq!(
        nfs(&[from_group(rule("tcp", 2048, 2048), "sg-tasks")]),
        Admission::Nothing
    );
    assert_eq!(
        nfs(&[from_group(rule("tcp", 2050, 65535), "sg-tasks")]),
        Admission::Nothing
    );
}

#[test]
fn rules_cover_a_range_together() {
    let all = Ports { from: 0, to: 65535 };
    let halves = [
        from_group(rule("tcp", 0, 1023), "sg-tasks"),
        from_group(rule("tcp", 1024, 65535), "sg-tasks"),
    ];
    assert_eq!(
        admits(&halves, Protocol::Tcp, all, &tasks()),
        Admission::Exactly
    );
    let gap = [
        from_group(rule("tcp", 0, 1022), "sg-tasks"),
        from_group(rule("tcp", 1024, 65535), "sg-tasks"),
    ];
    assert_eq!(
        admits(&gap, Protocol::Tcp, all, &tasks()),
        Admission::Nothing
    );
}

#[test]
fn an_address_range_must_cover_all_of_the_peer() {
    let vpc = from_range(rule("tcp", 2049, 2049), "10.0.0.0/16");
    assert_eq!(
        nfs(&[vpc]),
        Admission::ByAddress(vec!["10.0.0.0/16".parse().unwrap()])
    );
    let one_subnet = from_range(rule("tcp", 2049, 2049), "10.0.100.0/24");
    assert_eq!(
        nfs(&[one_subnet]),
        Admission::Part("10.0.100.0/24".parse().unwrap())
    );
}

#[test]
fn ranges_cover_the_peer_together() {
    let net = |text: &str| text.parse::<Ipv4Net>().unwrap();
    let from = |ranges: &[&str]| {
        let mut rule = rule("tcp", 2049, 2049);
        for range in ranges {
            rule = from_range(rule, range);
        }
        rule
    };
    let (a, b) = ("10.0.100.0/24", "10.0.200.0/24");
    let both = Admission::ByAddress(vec![net(a), net(b)]);
    // In one rule, and in two.
    assert_eq!(nfs(&[from(&[a, b])]), both);
    assert_eq!(nfs(&[from(&[a]), from(&[b])]), both);
    let halves = ["10.0.0.0/17", "10.0.128.0/17"];
    let by_halves = Admission::ByAddress(halves.map(net).to_vec());
    assert_eq!(nfs(&[from(&halves)]), by_halves);
    // One range that has them all is named alone.
    let vpc = "10.0.0.0/16";
    assert_eq!(
        nfs(&[from(&[a, vpc])]),
        Admission::ByAddress(vec![net(vpc)])
    );
    assert_eq!(nfs(&[from(&halves[..1])]), Admission::Part(net(halves[0])));
    assert_eq!(
        nfs(&[from(&["10.9.0.0/16", "10.8.0.0/16"])]),
        Admission::Nothing
    );
}

#[test]
fn no_address_is_admitted_by_one_port_each() {
    let all = Ports { from: 1, to: 2 };
    let one = from_range(rule("tcp", 1, 1), "10.0.100.0/24");
    let other = from_range(rule("tcp", 2, 2), "10.0.200.0/24");
    assert_eq!(
        admits(&[one, other], Protocol::Tcp, all, &tasks()),
        Admission::Nothing
    );
}

#[test]
fn a_list_beside_ranges_may_have_the_rest() {
    let mut list = from_range(rule("tcp", 2049, 2049), "10.0.100.0/24");
    list.prefix_list_ids.push(PrefixListId {
        prefix_list_id: "pl-1".to_owned(),
    });
    assert_eq!(nfs(&[list]), Admission::Perhaps("pl-1".to_owned()));
}

proptest! {
    /// What rules make of a peer is what they make of each of its addresses, asked one by one and port by port.
    #[test]
    fn a_peer_is_admitted_as_its_addresses_are(
        given in prop::collection::vec((any_range(), 0..8u16, 0..8u16), 0..6),
        peers in prop::collection::vec(any_range(), 1..3),
    ) {
        let rules: Vec<IpPermission> = given.iter().map(|(range, from, more)| {
            let permission = rule("tcp", i32::from(*from), i32::from(from + more));
            from_range(permission, &range.to_string())
        }).collect();
        let addresses: Vec<u32> = peers.iter()
            .flat_map(|peer| peer.network().to_bits()..=peer.broadcast().to_bits())
            .collect();
        let admitted = |address: &u32| (2..=5u16).all(|port| given.iter().any(|(range, from, more)| {
            range.contains(&core::net::Ipv4Addr::from(*address)) && (*from..=from + more).contains(&port)
        }));
        let peer = Peer::WithGroups { groups: BTreeSet::new(), addresses: peers };
        let found = admits(&rules, Protocol::Tcp, Ports { from: 2, to: 5 }, &peer);
        if addresses.iter().all(admitted) {
            prop_assert!(matches!(found, Admission::ByAddress(_)), "{found:?}");
        } else if addresses.iter().any(admitted) {
            prop_assert!(matches!(found, Admission::Part(_)), "{found:?}");
        } else {
            prop_assert_eq!(found, Admission::Nothing);
        }
    }
}

#[test]
fn anywhere_means_ipv4() {
    let http = Ports { from: 80, to: 80 };
    let admits_anyone = |rule| admits(&[rule], Protocol::Tcp, http, &Peer::Anywhere);
    assert_eq!(
        admits_anyone(from_range(rule("tcp", 80, 80), "0.0.0.0/0")),
        Admission::Exactly
    );
    assert_eq!(
        admits_anyone(from_range(rule("tcp", 80, 80), "198.51.100.7/32")),
        Admission::Narrower {
            range: "198.51.100.7/32".parse().unwrap(),
            few: true,
        }
    );
    let halves = [
        from_range(rule("tcp", 80, 80), "0.0.0.0/1"),
        from_range(rule("tcp", 80, 80), "128.0.0.0/1"),
    ];
    let of = |rules: &[IpPermission]| admits(rules, Protocol::Tcp, http, &Peer::Anywhere);
    assert_eq!(of(&halves), Admission::Exactly);
    assert_eq!(
        of(&halves[1..]),
        Admission::Narrower {
            range: "128.0.0.0/1".parse().unwrap(),
            few: false,
        }
    );
    // No host on the internet has a private address.
    assert_eq!(
        admits_anyone(from_range(rule("tcp", 80, 80), "10.0.0.0/8")),
        Admission::Nothing
    );
    let mut v6 = rule("tcp", 80, 80);
    v6.ipv6_ranges.push(Ipv6Range {
        cidr_ipv6: "::/0".to_owned(),
    });
    assert_eq!(admits_anyone(v6), Admission::Nothing);
}

#[test]
fn a_prefix_list_is_not_guessed_about() {
    let mut by_list = rule("tcp", 2049, 2049);
    by_list.prefix_list_ids.push(PrefixListId {
        prefix_list_id: "pl-1".to_owned(),
    });
    assert_eq!(nfs(&[by_list]), Admission::Perhaps("pl-1".to_owned()));
}
