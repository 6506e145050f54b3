//! The time of an evaluation, for the recorded accounts and for accounts with many unrelated resources.
//!
//! Within a group, each line has twice as many unrelated resources as the line before. If a line takes more than twice the
//! time, the evaluation is worse than linear.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::too_many_lines,
    clippy::unwrap_used,
    reason = "tests fail by a panic and print what they measure"
)]

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use workshop_check::demo;
use workshop_check::suites;
use workshop_check_core::evaluate::{Selection, evaluate};
use workshop_check_core::snapshot::ec2::{
    IpPermission, IpRange, Route, RouteTable, RouteTableAssociation, SecurityGroup, Tag,
    UserIdGroupPair,
};
use workshop_check_core::snapshot::parse::parse;
use workshop_check_core::snapshot::{Fact, Snapshot};
use workshop_check_core::suite::Suite;

/// Numbers of unrelated security groups. There are a quarter as many unrelated route tables.
const BYSTANDERS: [usize; 4] = [250, 500, 1000, 2000];

/// Names of unrelated groups. The last ones differ from the workshop's names by one or two characters.
const NAMES: [&str; 8] = [
    "launch-wizard",
    "default",
    "rds-ec2",
    "eks-cluster-sg-unicorns",
    "awseb-e-webserver",
    "LB-SG",
    "ECS-Tasks-SG",
    "EFS-SG",
];

/// Some live in the workshop's VPC, most do not.
const OTHER_VPCS: [&str; 3] = ["vpc-0default", "vpc-0shared", "vpc-0legacy"];

fn evaluation(c: &mut Criterion) {
    let suite = suites::load("container-migration").expect("the embedded suite loads");
    for name in ["complete", "halfway", "fresh", "database-closed"] {
        let account = recorded(name);
        c.bench_function(&format!("evaluate/{name}"), |b| {
            b.iter(|| evaluate(&suite, &account, &Selection::default()))
        });
        for bystanders in BYSTANDERS {
            crowded(c, &suite, name, bystanders);
        }
    }
}

fn crowded(c: &mut Criterion, suite: &Suite, name: &str, bystanders: usize) {
    let mut account = recorded(name);
    fill(&mut account, bystanders);
    let id = BenchmarkId::new(format!("evaluate/{name}-in-a-crowd"), bystanders);
    c.bench_with_input(id, &account, |b, account| {
        b.iter(|| evaluate(suite, account, &Selection::default()))
    });
}

fn recorded(name: &str) -> Snapshot {
    let bytes = demo::snapshot(name).expect("an account that comes with the program");
    parse(bytes, name).expect("a recorded account is a snapshot")
}

/// Adds unrelated security groups, and a quarter as many route tables.
fn fill(account: &mut Snapshot, groups: usize) {
    let ec2 = &mut account.ec2;
    let Fact::Known(vpcs) = &ec2.vpcs else {
        panic!("the account's VPCs are known");
    };
    let mut vpc_ids: Vec<&str> = vpcs.iter().map(|vpc| vpc.vpc_id.as_str()).collect();
    vpc_ids.extend(OTHER_VPCS);
    let vpc_of = |number: usize| vpc_ids[number / NAMES.len() % vpc_ids.len()].to_owned();
    let (Fact::Known(all_groups), Fact::Known(tables)) =
        (&mut ec2.security_groups, &mut ec2.route_tables)
    else {
        panic!("the account's security groups and route tables are known");
    };
    all_groups.extend((0..groups).map(|number| group(number, vpc_of(number))));
    tables.extend((0..groups / 4).map(|number| table(number, vpc_of(number))));
}

/// A group like that of a web server, reachable from the group of its load balancer.
fn group(number: usize, vpc_id: String) -> SecurityGroup {
    let name = NAMES[number % NAMES.len()];
    SecurityGroup {
        group_id: group_id(number),
        group_name: match name {
            "default" => name.to_owned(),
            _ => format!("{name}-{number}"),
        },
        vpc_id,
        ip_permissions: vec![
            from_anywhere(rule("tcp", 22)),
            from_anywhere(rule("tcp", 443)),
            from_group(rule("tcp", 80), number / 2),
            from_group(rule("tcp", 3306), number / 3),
        ],
        ip_permissions_egress: vec![from_anywhere(rule("-1", -1))],
        tags: vec![name_tag(&format!("team-{}", number % 40))],
    }
}

fn group_id(number: usize) -> String {
    format!("sg-{:017x}", 0x0abc_0000_0000_0000_u64 + number as u64)
}

fn rule(protocol: &str, port: i32) -> IpPermission {
    IpPermission {
        ip_protocol: protocol.to_owned(),
        from_port: Some(port),
        to_port: Some(port),
        ..IpPermission::default()
    }
}

fn from_anywhere(mut rule: IpPermission) -> IpPermission {
    rule.ip_ranges.push(IpRange {
        cidr_ip: "0.0.0.0/0".to_owned(),
    });
    rule
}

fn from_group(mut rule: IpPermission, number: usize) -> IpPermission {
    rule.user_id_group_pairs.push(UserIdGroupPair {
        group_id: group_id(number),
    });
    rule
}

/// A route table of a public or of a private subnet.
fn table(number: usize, vpc_id: String) -> RouteTable {
    let subnets = (0..3).map(|zone| RouteTableAssociation {
        main: false,
        subnet_id: Some(format!("subnet-{:017x}", number * 3 + zone)),
        ..RouteTableAssociation::default()
    });
    let local = Route {
        destination_cidr_block: Some("10.0.0.0/16".to_owned()),
        gateway_id: Some("local".to_owned()),
        state: "active".to_owned(),
        ..Route::default()
    };
    let is_public = number.is_multiple_of(2);
    let out = Route {
        destination_cidr_block: Some("0.0.0.0/0".to_owned()),
        gateway_id: is_public.then(|| "igw-0shared".to_owned()),
        nat_gateway_id: (!is_public).then(|| "nat-0shared".to_owned()),
        state: "active".to_owned(),
        ..Route::default()
    };
    RouteTable {
        route_table_id: format!("rtb-{number:017x}"),
        vpc_id,
        associations: subnets.collect(),
        routes: vec![local, out],
        tags: vec![name_tag(&format!("team-{}-rt", number % 40))],
    }
}

fn name_tag(name: &str) -> Tag {
    Tag {
        key: "Name".to_owned(),
        value: name.to_owned(),
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20);
    targets = evaluation
}
criterion_main!(benches);
