//! Which failures are one mistake.

use workshop_check_testing::edit::{Edit, apply};
use workshop_check_testing::{accounts, grade};

const ONLY_UDP: &str = "
- at: 'ec2.SecurityGroups[GroupName=LB-SG].IpPermissionsEgress'
  set: &udp [{ IpProtocol: udp, FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: 0.0.0.0/0 }] }]
- at: 'ec2.SecurityGroups[GroupName=ECS-Tasks-SG].IpPermissionsEgress'
  set: *udp
";

/// The root causes of two outbound checks of one family, where each group's only outbound rule is for UDP 443.
fn causes_of_family(checks: [&str; 2]) -> Vec<String> {
    let mut suite = accounts::suite();
    let steps = suite.file.steps.iter_mut();
    for check in steps.flat_map(|step| &mut step.checks) {
        let is_member = checks.iter().any(|id| check.id == *id);
        check.family = is_member.then(|| "udp".to_owned());
    }
    let mut account = accounts::recorded("complete");
    apply(
        &mut account,
        &serde_saphyr::from_str::<Vec<Edit>>(ONLY_UDP).expect("edits"),
    );
    let report = grade::report(&suite, &account, "en");
    let causes = report.root_causes.into_iter().map(|cause| cause.check);
    causes
        .filter(|id| checks.contains(&id.as_str()))
        .map(|id| id.to_string())
        .collect()
}

#[test]
fn one_rule_that_two_checks_blame_is_one_mistake() {
    let causes = causes_of_family(["tasks-sg-out-https", "tasks-sg-out-nfs"]);
    assert_eq!(causes, ["tasks-sg-out-https"]);
}

/// "UDP 443 → 0.0.0.0/0" of one group is another rule than "UDP 443 → 0.0.0.0/0" of the other.
#[test]
fn rules_of_the_same_text_in_two_groups_are_two_mistakes() {
    let causes = causes_of_family(["lb-sg-out", "tasks-sg-out-https"]);
    assert_eq!(causes, ["lb-sg-out", "tasks-sg-out-https"]);
}
