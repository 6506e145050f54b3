//! The picture of an account: which way is open, which is broken, and where.

use std::collections::BTreeSet;

use workshop_check_core::report::Report;
use workshop_check_core::report::picture::{EdgeKind, Ground, Part, Picture};
use workshop_check_core::verdict::Outcome;
use workshop_check_testing::{accounts, grade, repository};

use super::{edited, report_after, sorts_of_accounts};

fn picture_of(report: Report) -> Picture {
    report.picture.expect("the suite follows traffic")
}

/// Every way that is not open, one line each: its ends, its outcome, and where it is stopped by what.
fn not_open(picture: &Picture) -> Vec<String> {
    let edges = picture.edges.iter();
    let edges = edges.filter(|edge| edge.outcome != Outcome::Passed);
    edges
        .map(|edge| {
            let stops = edge.stops.iter();
            let stops =
                stops.map(|stop| format!(" | {:?} {:?} {}", stop.side, stop.hop, stop.name));
            format!(
                "{} -> {}: {}{}",
                edge.from,
                edge.to,
                edge.outcome.as_str(),
                stops.collect::<String>()
            )
        })
        .collect()
}

const DEFAULT_ACL: &str =
    "ec2.NetworkAcls[VpcId=@ec2.Vpcs[Name=TargetVPC].VpcId][IsDefault=true].Entries";

/// One mistake each, and the ways that it breaks.
#[test]
fn a_way_is_broken_at_the_hop_that_stops_it() {
    let deny = |direction: &str, range: &str| {
        format!(
            "[{{ at: '{DEFAULT_ACL}', append: {{ RuleNumber: 9, Protocol: '-1', RuleAction: deny, Egress: {direction}, CidrBlock: {range} }} }}]"
        )
    };
    let rules = |group: &str, rules: &str| {
        format!("[{{ at: 'ec2.SecurityGroups[GroupName={group}].{rules}', set: [] }}]")
    };
    let cases: Vec<(String, &[&str])> = vec![
        ("[]".to_owned(), &[]),
        (
            rules("LB-SG", "IpPermissions"),
            &["visitors -> load_balancer: failed | To SecurityGroup LB-SG"],
        ),
        (
            rules("LB-SG", "IpPermissionsEgress"),
            // What comes after is not reached.
            &[
                "load_balancer -> target_group: failed | From SecurityGroup LB-SG",
                "target_group -> service: blocked",
            ],
        ),
        (
            rules("ECS-Tasks-SG", "IpPermissions"),
            &["target_group -> service: failed | To SecurityGroup ECS-Tasks-SG"],
        ),
        (
            rules("EFS-SG", "IpPermissions"),
            &["service -> file_system: failed | To SecurityGroup EFS-SG"],
        ),
        (
            rules("DB-SG", "IpPermissions"),
            &["service -> database: failed | To SecurityGroup DB-SG"],
        ),
        (
            rules("ECS-Tasks-SG", "IpPermissionsEgress"),
            &[
                "service -> file_system: failed | From SecurityGroup ECS-Tasks-SG",
                "service -> database: failed | From SecurityGroup ECS-Tasks-SG",
                "service -> internet: failed | From SecurityGroup ECS-Tasks-SG",
            ],
        ),
        (
            "[{ at: 'ec2.RouteTables[Name=TargetVPC-private-a].Routes[DestinationCidrBlock=0.0.0.0/0]', remove: true }]".to_owned(),
            &["service -> internet: failed | Way Route TargetVPC-private-a"],
        ),
        (
            "[{ at: 'ec2.NatGateways.*.State', set: deleted }]".to_owned(),
            &["service -> internet: failed | Way Gateway NAT | Way Gateway NAT"],
        ),
        (
            "[{ at: 'rds.DBInstances.*.DBInstanceStatus', set: stopped }]".to_owned(),
            &["service -> database: failed | To State database-1"],
        ),
        (
            "[{ at: 'rds.DBInstances.*.DBInstanceStatus', set: starting }]".to_owned(),
            &["service -> database: pending"],
        ),
        (
            "[{ at: 'efs.MountTargets.*[AvailabilityZoneName=us-west-2b]', remove: true }]".to_owned(),
            &["service -> file_system: failed | To Zone us-west-2b"],
        ),
        (
            "[{ at: 'elbv2.Listeners.*.*.Port', set: 8080 }]".to_owned(),
            &["load_balancer -> target_group: failed | Way Setting "],
        ),
        (
            deny("true", "0.0.0.0/0"),
            &[
                // A reply that is refused stops traffic, too.
                "target_group -> service: failed | To NetworkAcl ACL",
                // No ACL stands between tasks and mount targets: they are in the same subnets.
                "service -> database: failed | From NetworkAcl ACL | From NetworkAcl ACL | To NetworkAcl ACL",
                "service -> internet: failed | From NetworkAcl ACL",
            ],
        ),
    ];
    for (edits, wanted) in cases {
        let found = not_open(&picture_of(report_after("complete", &edits)));
        assert_eq!(found.len(), wanted.len(), "{edits}: {found:#?}");
        for (found, wanted) in found.iter().zip(wanted) {
            assert!(
                matches_ids(found, wanted),
                "{edits}: {found} is not {wanted}"
            );
        }
    }
}

/// Whether a line is the wanted one, in which NAT and ACL stand for ids. A line may have more stops.
fn matches_ids(line: &str, wanted: &str) -> bool {
    let id = |word: &str, wanted: &str| match wanted {
        "NAT" => word.starts_with("nat-"),
        "ACL" => word.starts_with("acl-"),
        _ => word == wanted,
    };
    let (mut words, mut wanted) = (line.split(' '), wanted.split(' '));
    wanted.all(|wanted| words.next().is_some_and(|word| id(word, wanted)))
}

#[test]
fn what_is_not_known_is_not_broken() {
    let picture = picture_of(report_after(
        "complete",
        "[{ deny: 'ec2:DescribeSecurityGroups' }]",
    ));
    let traffic = picture.edges.iter();
    for edge in traffic.filter(|edge| edge.kind == EdgeKind::Traffic) {
        assert_ne!(edge.outcome, Outcome::Failed, "{edge:?}");
    }
    let unknown = picture.edges.iter();
    let unknown: Vec<_> = unknown
        .filter(|edge| edge.outcome == Outcome::Unknown)
        .collect();
    assert!(!unknown.is_empty());
    let reasons = unknown.iter().filter_map(|edge| edge.reason.as_deref());
    assert!(
        reasons
            .into_iter()
            .any(|reason| reason.contains("ec2:DescribeSecurityGroups")),
        "{unknown:?}"
    );
}

#[test]
fn what_does_not_exist_yet_is_hollow_and_not_broken() {
    for account in ["empty", "fresh"] {
        let picture = picture_of(grade::report(
            &accounts::suite(),
            &accounts::recorded(account),
            "en",
        ));
        assert!(picture.edges.iter().all(|edge| edge.stops.is_empty()));
        let service = picture.node("service").expect("the suite has a service");
        assert!(!service.made);
        assert_eq!(
            service.name.as_deref(),
            Some("unicorns-svc"),
            "the page's name"
        );
    }
}

#[test]
fn places_are_those_of_the_account() {
    let picture = picture_of(grade::report(
        &accounts::suite(),
        &accounts::recorded("other-names"),
        "en",
    ));
    let parts = |id: &str| -> Vec<String> {
        let node = picture.node(id).expect("a node");
        let text = |part: &Part| {
            let shown = if part.name.is_empty() {
                &part.label
            } else {
                &part.name
            };
            shown.clone()
        };
        node.parts.iter().map(text).collect()
    };
    assert_eq!(
        parts("load_balancer"),
        ["alb-sg", "TargetVPC-public-a", "TargetVPC-public-b"]
    );
    assert_eq!(
        parts("service"),
        [
            "ECS-Task-SG",
            "TargetVPC-private-a-web",
            "TargetVPC-private-b-web",
            "2 of 2 tasks running"
        ]
    );
    assert_eq!(
        parts("parameters"),
        ["DB_HOST", "DB_NAME", "DB_USERNAME", "DB_PASSWORD"]
    );
    let ground = |id: &str| picture.node(id).and_then(|node| node.ground);
    assert_eq!(ground("load_balancer"), Some(Ground::Public));
    assert_eq!(ground("service"), Some(Ground::Private));
    assert_eq!(ground("file_system"), Some(Ground::Private));
    let names: Vec<_> = picture.frames.iter().map(|frame| &frame.name).collect();
    assert_eq!(names, ["TargetVPC"]);
}

#[test]
fn a_picture_agrees_with_its_report() {
    for (name, account) in sorts_of_accounts() {
        let report = grade::report(&accounts::suite(), &account, "en");
        let picture = report.picture.clone().expect("the suite follows traffic");
        let ids: BTreeSet<&str> = picture.nodes.iter().map(|node| node.id.as_str()).collect();
        assert_eq!(ids.len(), picture.nodes.len(), "{name}: ids are unique");
        let mut shown = BTreeSet::new();
        for edge in &picture.edges {
            assert!(ids.contains(edge.from.as_str()) && ids.contains(edge.to.as_str()));
            let is_failed = edge.outcome == Outcome::Failed;
            assert_eq!(is_failed, !edge.stops.is_empty(), "{name}: {edge:?}");
            let places = edge.stops.iter().map(|stop| stop.position());
            assert!(places.is_sorted(), "{name}: {edge:?}");
            shown.extend(&edge.checks);
        }
        for node in &picture.nodes {
            shown.extend(&node.checks);
            let parts = node.parts.iter();
            shown.extend(parts.flat_map(|part| &part.checks));
        }
        shown.extend(picture.frames.iter().flat_map(|frame| &frame.checks));
        for check in report.steps.iter().flat_map(|step| &step.checks) {
            assert!(shown.contains(&check.id), "{name}: {} is nowhere", check.id);
        }
        if report.outcome == Outcome::Passed {
            assert_eq!(not_open(&picture), Vec::<String>::new(), "{name}");
        }
        // Something that failed is seen to have failed, unless it does not exist.
        for node in &picture.nodes {
            for id in &node.checks {
                let check = report.check(id).expect("a check of the report");
                assert!(node.outcome.is_some_and(|outcome| outcome <= check.outcome));
            }
        }
        let json = serde_json::to_string(&picture).expect("a picture is JSON");
        let read: Picture = serde_json::from_str(&json).expect("it is read back");
        assert_eq!(read, picture);
    }
}

#[test]
fn a_suite_that_follows_no_traffic_has_no_picture() {
    let report = grade::report(
        &repository::suite("cleanup"),
        &accounts::recorded("complete"),
        "en",
    );
    assert_eq!(report.picture, None);
}

#[test]
fn rules_of_security_groups_are_ways_where_nothing_follows_the_flow() {
    let suite = repository::suite_of(
        "
resources:
  lb: { kind: load_balancer, example: unicorn-lb }
  service: { kind: service, example: unicorns-svc }
  lb_sg: { kind: security_group, name: LB-SG, wired_from: [lb] }
  tasks_sg: { kind: security_group, name: ECS-Tasks-SG, wired_from: [service] }
steps:
  - id: one
    page: one
    checks:
      - { id: web, points: 1, assert: { security_group_allows: { group: lb_sg, ports: 80, from: anywhere } } }
      - { id: tasks, points: 1, assert: { security_group_allows: { group: tasks_sg, ports: 80, from: { group: lb_sg } } } }
",
    );
    let account = edited(
        "complete",
        "[{ at: 'ec2.SecurityGroups[GroupName=ECS-Tasks-SG].IpPermissions', set: [] }]",
    );
    let picture = picture_of(grade::report(&suite, &account, "en"));
    let ends: Vec<String> = picture
        .edges
        .iter()
        .map(|edge| format!("{} -> {}: {}", edge.from, edge.to, edge.outcome.as_str()))
        .collect();
    assert_eq!(ends, ["visitors -> lb: passed", "lb -> service: failed"]);
    assert_eq!(
        not_open(&picture),
        ["lb -> service: failed | To SecurityGroup ECS-Tasks-SG"]
    );
    // The defect: a way was open from something that does not exist.
    let account = edited("complete", "[{ at: 'elbv2.LoadBalancers', set: [] }]");
    let picture = picture_of(grade::report(&suite, &account, "en"));
    assert_eq!(
        not_open(&picture),
        ["visitors -> lb: blocked", "lb -> service: blocked"]
    );
}

/// The defect: the launch settings of a server were a second node with its id, and the connection test of an endpoint one
/// with its name, so that the picture read "source-endpoint to source-endpoint".
#[test]
fn what_has_no_id_of_its_own_is_a_part() {
    for (suite, owner, part) in [
        ("app-mig-service", "source_server", "launch_settings"),
        (
            "database-migration",
            "source_endpoint",
            "endpoint_connection",
        ),
        (
            "elasticbeanstalk-migration",
            "environment",
            "environment_settings",
        ),
    ] {
        let account = accounts::recorded(&format!("{suite}/complete"));
        let report = grade::report(&repository::suite(suite), &account, "en");
        let picture = picture_of(report);
        let node = picture.node(owner).expect("the owner");
        assert!(node.parts.iter().any(|own| own.kind == part), "{node:?}");
        assert!(
            picture.nodes.iter().all(|node| node.kind != part),
            "{suite}"
        );
        let names = |id: &str| picture.node(id).and_then(|node| node.name.clone());
        // Elastic Beanstalk gives its instances the name of the environment.
        for edge in picture
            .edges
            .iter()
            .filter(|edge| edge.from != "environment")
        {
            assert_ne!(names(&edge.from), names(&edge.to), "{edge:?}");
        }
    }
    // What a part refers to is drawn from its owner.
    let account = accounts::recorded("elasticbeanstalk-migration/complete");
    let report = grade::report(
        &repository::suite("elasticbeanstalk-migration"),
        &account,
        "en",
    );
    let picture = picture_of(report);
    assert!(
        picture
            .edges
            .iter()
            .any(|edge| edge.from == "environment" && edge.to == "server")
    );
}

/// The defects: an arrow from the source endpoint to the target database, whose address must be another one; and one from the
/// launch template to the server that is launched from it.
#[test]
fn an_arrow_goes_from_what_refers_to_what_is_meant() {
    let edges = |suite: &str| -> BTreeSet<(String, String)> {
        let account = accounts::recorded(&format!("{suite}/complete"));
        let report = grade::report(&repository::suite(suite), &account, "en");
        let edges = picture_of(report).edges.into_iter();
        edges.map(|edge| (edge.from, edge.to)).collect()
    };
    let has = |edges: &BTreeSet<(String, String)>, from: &str, to: &str| {
        edges.contains(&(from.to_owned(), to.to_owned()))
    };
    let database = edges("database-migration");
    assert!(
        has(&database, "target_endpoint", "database"),
        "{database:?}"
    );
    assert!(
        !has(&database, "source_endpoint", "database"),
        "{database:?}"
    );
    let server = edges("app-mig-service");
    assert!(
        has(&server, "source_server", "launch_template"),
        "{server:?}"
    );
    assert!(
        !has(&server, "launch_template", "source_server"),
        "{server:?}"
    );
}
