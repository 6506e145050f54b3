use super::*;

/// "10.0.0.0/16 local", "0.0.0.0/0 tgw-1", "52.0.0.0/8 nat-1 blackhole", "pl-1 vpce-1".
fn table(routes: &[&str]) -> RouteTable {
    let routes = routes.iter().map(|text| {
        let words: Vec<&str> = text.split(' ').collect();
        let some = |wanted: bool, word: &str| wanted.then(|| word.to_owned());
        let (to, target) = (words[0], words[1]);
        Route {
            destination_cidr_block: some(!to.starts_with("pl-") && !to.contains(':'), to),
            destination_ipv6_cidr_block: some(to.contains(':'), to),
            destination_prefix_list_id: some(to.starts_with("pl-"), to),
            nat_gateway_id: some(target.starts_with("nat-"), target),
            transit_gateway_id: some(target.starts_with("tgw-"), target),
            gateway_id: some(
                !target.starts_with("nat-") && !target.starts_with("tgw-"),
                target,
            ),
            state: words.get(2).unwrap_or(&"active").to_string(),
            ..Route::default()
        }
    });
    RouteTable {
        route_table_id: "rtb-1".to_owned(),
        routes: routes.collect(),
        ..RouteTable::default()
    }
}

#[test]
fn the_most_specific_route_leads_to_a_range() {
    let range = "10.0.1.0/24".parse().unwrap();
    for (routes, hop) in [
        (vec!["10.0.0.0/16 local", "0.0.0.0/0 igw-1"], Hop::Local),
        (vec!["0.0.0.0/0 igw-1"], Hop::InternetGateway("igw-1")),
        (vec!["10.9.0.0/16 local"], Hop::None),
        (
            vec!["10.0.1.0/24 vpce-1", "10.0.0.0/16 local"],
            Hop::NotModelled("vpce-1"),
        ),
        (
            vec!["10.0.0.0/16 local", "10.0.1.128/25 tgw-1"],
            Hop::NotModelled("tgw-1"),
        ),
        (vec!["10.0.0.0/16 local", "10.0.2.0/24 tgw-1"], Hop::Local),
        (
            vec!["10.0.0.0/16 local", "pl-1 tgw-1"],
            Hop::NotModelled("tgw-1"),
        ),
        (vec!["10.0.0.0/16 local", "pl-1 vpce-1"], Hop::Local),
    ] {
        assert_eq!(
            to_range(&Ec2::default(), &table(&routes), range),
            hop,
            "{routes:?}"
        );
    }
    let gone = table(&["10.0.0.0/16 local", "10.0.1.0/24 tgw-1 blackhole"]);
    let (destination, target) = (range, "tgw-1");
    assert_eq!(
        to_range(&Ec2::default(), &gone, range),
        Hop::Dead {
            destination,
            target
        }
    );
}

#[test]
fn the_internet_is_where_the_default_route_leads_if_all_of_it_does() {
    for (routes, hop) in [
        (vec!["10.0.0.0/16 local"], Hop::None),
        (vec!["0.0.0.0/0 nat-1"], Hop::NatGateway("nat-1")),
        (vec!["0.0.0.0/0 vpce-1"], Hop::NotModelled("vpce-1")),
        (vec!["0.0.0.0/0 nat-1 filtered"], Hop::NotModelled("nat-1")),
        (vec!["::/0 eigw-1"], Hop::NotModelled("eigw-1")),
        (
            vec!["::/0 eigw-1", "0.0.0.0/0 nat-1"],
            Hop::NatGateway("nat-1"),
        ),
        (vec!["::/0 eigw-1 blackhole"], Hop::None),
        (vec!["0.0.0.0/1 nat-1"], Hop::NotModelled("rtb-1")),
        (
            vec!["0.0.0.0/1 nat-1", "128.0.0.0/1 nat-1"],
            Hop::NatGateway("nat-1"),
        ),
        (
            vec!["0.0.0.0/1 nat-1", "128.0.0.0/1 nat-2"],
            Hop::NotModelled("nat-1"),
        ),
        (
            vec!["0.0.0.0/1 nat-1 blackhole", "128.0.0.0/1 nat-1 blackhole"],
            Hop::Dead {
                destination: "0.0.0.0/1".parse().unwrap(),
                target: "nat-1",
            },
        ),
        (
            vec!["0.0.0.0/0 nat-1", "pl-1 tgw-1"],
            Hop::NotModelled("tgw-1"),
        ),
        (
            vec!["0.0.0.0/0 nat-1", "10.0.0.0/33 tgw-1"],
            Hop::NotModelled("tgw-1"),
        ),
        (
            vec!["198.18.0.0/16 local", "0.0.0.0/0 nat-1"],
            Hop::NatGateway("nat-1"),
        ),
        (
            vec!["0.0.0.0/0 nat-1", "52.0.0.0/8 tgw-1"],
            Hop::NotModelled("tgw-1"),
        ),
        (
            vec!["0.0.0.0/0 nat-1", "52.0.0.0/8 nat-1"],
            Hop::NatGateway("nat-1"),
        ),
        (
            vec!["0.0.0.0/0 nat-1", "192.168.0.0/16 tgw-1"],
            Hop::NatGateway("nat-1"),
        ),
    ] {
        assert_eq!(
            to_internet(&Ec2::default(), &table(&routes)),
            hop,
            "{routes:?}"
        );
    }
}

#[test]
fn most_of_the_internet_goes_the_default_way() {
    for (routes, hop) in [
        (vec!["10.0.0.0/16 local"], Hop::None),
        (vec!["203.0.113.0/24 igw-1"], Hop::None),
        (vec!["::/0 igw-1"], Hop::NotModelled("igw-1")),
        (vec!["pl-1 igw-1"], Hop::NotModelled("igw-1")),
        (vec!["pl-1 vpce-1"], Hop::None),
        (vec!["0.0.0.0/0 igw-1"], Hop::InternetGateway("igw-1")),
        (
            vec!["0.0.0.0/1 igw-1", "128.0.0.0/1 igw-1"],
            Hop::InternetGateway("igw-1"),
        ),
        (vec!["0.0.0.0/1 igw-1"], Hop::NotModelled("rtb-1")),
        (
            vec!["0.0.0.0/1 igw-1", "128.0.0.0/1 nat-1"],
            Hop::NotModelled("igw-1"),
        ),
        (
            vec!["0.0.0.0/0 nat-1", "53.0.0.0/8 tgw-1", "pl-1 tgw-1"],
            Hop::NatGateway("nat-1"),
        ),
        (vec!["0.0.0.0/0 vpce-1"], Hop::NotModelled("vpce-1")),
    ] {
        assert_eq!(
            default_way(&Ec2::default(), &table(&routes)),
            hop,
            "{routes:?}"
        );
    }
}

mod by_address {
    use proptest::prelude::*;

    use super::*;
    use crate::network::ranges::tests::any_range;

    proptest! {
        /// What all addresses agree on, asked one by one, is the answer for their range.
        #[test]
        fn a_range_goes_where_each_of_its_addresses_goes(
            routes in prop::collection::vec((any_range(), prop::sample::select(vec!["nat-1", "igw-1"])), 0..6),
            range in any_range(),
        ) {
            let mut routes = routes;
            // A table has one route for a destination.
            routes.sort();
            routes.dedup_by_key(|(destination, _)| *destination);
            let texts: Vec<String> = routes.iter().map(|(to, target)| format!("{to} {target}")).collect();
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let table = table(&texts);
            let alone = |address: core::net::Ipv4Addr| {
                let matching = routes.iter().filter(|(destination, _)| destination.contains(&address));
                matching.max_by_key(|(destination, _)| destination.prefix_len()).map(|(_, target)| *target)
            };
            let each: std::collections::BTreeSet<Option<&str>> = range_addresses(range).map(alone).collect();
            let hop = to_range(&Ec2::default(), &table, range);
            match each.len() {
                1 => prop_assert_eq!(hop.target(), each.first().copied().flatten()),
                _ => prop_assert!(matches!(hop, Hop::NotModelled(_)), "{hop:?}"),
            }
        }
    }

    fn range_addresses(range: Ipv4Net) -> impl Iterator<Item = core::net::Ipv4Addr> {
        (range.network().to_bits()..=range.broadcast().to_bits()).map(Into::into)
    }
}
