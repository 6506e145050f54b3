//! Resources that are found one after the other, each by what points at it.

use serde_json::json;
use workshop_check_core::account::ResourceState;
use workshop_check_core::evaluate::resolve;
use workshop_check_core::snapshot::Snapshot;

use crate::evaluation::{accounts, grade};
use workshop_check_testing::repository;

/// Five links, declared from the far end: a search that goes through them in this order learns one link a pass.
const LONG_CHAIN: &str = "
resources:
  group: { kind: security_group, name: Inner-SG, wired_from: [inner_balancer] }
  inner_balancer: { kind: load_balancer, example: inner, wired_from: [inner_targets] }
  inner_targets: { kind: target_group, example: inner-targets, wired_from: [outer_balancer] }
  outer_balancer: { kind: load_balancer, example: outer, wired_from: [outer_targets] }
  outer_targets: { kind: target_group, example: outer-targets, wired_from: [service] }
  service: { kind: service, example: web }
steps:
  - id: step
    page: page
    checks:
      - id: carries
        points: 1
        assert: { carries_security_group: { carrier: { load_balancer: inner_balancer }, group: group } }
";

/// A load balancer of another team has the page's name and carries a group of the page's name: that these two fit
/// together must not hide that nothing leads to them. AWS lets a target group have one load balancer; that the inner
/// targets name another than the one that forwards to them is made up, to have wires for so long a chain.
fn two_ends() -> Snapshot {
    let mut account = accounts::recorded("empty");
    let balancer = |name: &str, group: &str| json!({ "LoadBalancerArn": name, "LoadBalancerName": name, "VpcId": "vpc-1", "SecurityGroups": [group] });
    let targets = |name: &str, of: &str| json!({ "TargetGroupArn": name, "TargetGroupName": name, "LoadBalancerArns": [of] });
    account["elbv2"]["LoadBalancers"] = json!({ "known": [
        balancer("inner", "sg-other"),
        balancer("own-inner", "sg-own"),
        balancer("another-outer", "sg-outer"),
        balancer("own-outer", "sg-outer"),
    ] });
    account["elbv2"]["TargetGroups"] = json!({ "known": [
        targets("another-inner-targets", "inner"),
        targets("own-inner-targets", "own-inner"),
        targets("another-outer-targets", "another-outer"),
        targets("own-outer-targets", "own-outer"),
    ] });
    let forwarding = |to: &str| json!({ "known": [{ "ListenerArn": to, "DefaultActions": [{ "Type": "forward", "TargetGroupArn": to }] }] });
    account["elbv2"]["Listeners"] = json!({
        "another-outer": forwarding("another-inner-targets"),
        "own-outer": forwarding("own-inner-targets"),
    });
    account["ec2"]["SecurityGroups"] = json!({ "known": [
        { "GroupId": "sg-other", "GroupName": "Inner-SG", "VpcId": "vpc-1" },
        { "GroupId": "sg-own", "GroupName": "own", "VpcId": "vpc-1" },
    ] });
    account["ecs"]["services"] = json!({ "cluster": { "known": [{
        "serviceArn": "service", "serviceName": "web", "status": "ACTIVE",
        "loadBalancers": [{ "targetGroupArn": "own-outer-targets" }],
    }] } });
    grade::snapshot(&account)
}

#[test]
fn a_chain_is_followed_to_its_end() {
    let suite = repository::suite_of(LONG_CHAIN);
    let snapshot = two_ends();
    let resolution = resolve(&suite, &snapshot);
    let keys = suite.file.resources.keys().map(|name| {
        let key = match resolution.state(name) {
            Some(ResourceState::Found(found)) => found.key.as_str(),
            _ => "missing",
        };
        (name.as_str(), key)
    });
    assert_eq!(
        keys.collect::<Vec<_>>(),
        [
            ("group", "sg-own"),
            ("inner_balancer", "own-inner"),
            ("inner_targets", "own-inner-targets"),
            ("outer_balancer", "own-outer"),
            ("outer_targets", "own-outer-targets"),
            ("service", "service"),
        ]
    );
}
