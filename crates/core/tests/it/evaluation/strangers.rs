//! What else is in an account: things that have nothing to do with the workshop, and other attendees' work.

use workshop_check_core::verdict::Outcome;

use crate::evaluation::{report_after, with};

/// Things that other people's work leaves behind, each written as an edit of the complete account.
#[rustfmt::skip]
const UNRELATED: &[(&str, &str)] = &[
    ("a group in the same VPC", "[{ at: ec2.SecurityGroups, append: { GroupId: sg-1, GroupName: bastion, VpcId: '@ec2.Vpcs[Name=TargetVPC].VpcId' } }]"),
    ("an open group in the same VPC", "[{ at: ec2.SecurityGroups, append: { GroupId: sg-1, GroupName: bastion, VpcId: '@ec2.Vpcs[Name=TargetVPC].VpcId', IpPermissions: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: 0.0.0.0/0 }] }], IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: 0.0.0.0/0 }] }] } }]"),
    ("a group of the same name in another VPC", "[{ at: ec2.SecurityGroups, append: { GroupId: sg-1, GroupName: LB-SG, VpcId: '@ec2.Vpcs[Name=SourceVPC].VpcId' } }]"),
    ("a VPC", "[{ at: ec2.Vpcs, append: { VpcId: vpc-1, CidrBlock: 10.0.0.0/16, Tags: [{ Key: Name, Value: other }] } }]"),
    ("subnets of the same names in another VPC", "[{ at: ec2.Subnets, append: { SubnetId: subnet-1, VpcId: vpc-1, AvailabilityZone: us-west-2a, CidrBlock: 10.0.100.0/24, Tags: [{ Key: Name, Value: TargetVPC-private-a-web }] } }]"),
    ("a load balancer", "[{ at: elbv2.LoadBalancers, append: { LoadBalancerArn: 'arn:aws:elasticloadbalancing:us-west-2:210000000001:loadbalancer/net/other/1', LoadBalancerName: other, Type: network, Scheme: internal, VpcId: vpc-1 } }]"),
    ("a target group", "[{ at: elbv2.TargetGroups, append: { TargetGroupArn: 'arn:aws:elasticloadbalancing:us-west-2:210000000001:targetgroup/other/1', TargetGroupName: other, TargetType: instance } }]"),
    ("a file system", "[{ at: efs.FileSystems, append: { FileSystemId: fs-1, Name: home, LifeCycleState: available, AvailabilityZoneName: us-west-2a } }]"),
    ("a cluster", "[{ at: ecs.clusters, append: { clusterArn: 'arn:aws:ecs:us-west-2:210000000001:cluster/other', clusterName: other, status: ACTIVE } }]"),
    ("a service in another cluster", "[{ at: ecs.services.other, set: { known: [{ serviceArn: 'arn:aws:ecs:us-west-2:210000000001:service/other/web', serviceName: web, clusterArn: 'arn:aws:ecs:us-west-2:210000000001:cluster/other', status: ACTIVE, desiredCount: 1, launchType: EC2, taskDefinition: 'arn:aws:ecs:us-west-2:210000000001:task-definition/other:3' }] } }]"),
    ("a task definition", "[{ at: ecs.taskDefinitions.other, set: { known: { taskDefinitionArn: 'arn:aws:ecs:us-west-2:210000000001:task-definition/other:3', family: other, revision: 3, status: ACTIVE, networkMode: bridge } } }]"),
    ("a database", "[{ at: rds.DBInstances, append: { DBInstanceIdentifier: another, DBInstanceStatus: available, Engine: postgres } }]"),
    ("a database in the same VPC", "[{ at: rds.DBInstances, append: { DBInstanceIdentifier: aaa, DBInstanceStatus: stopped, Engine: mysql, DBSubnetGroup: { VpcId: '@ec2.Vpcs[Name=TargetVPC].VpcId' } } }]"),
    ("a parameter", "[{ at: ssm.Parameters, append: { Name: /DB_HOST, Type: String, Value: elsewhere } }]"),
];

#[test]
fn what_does_not_belong_to_the_workshop_breaks_nothing() {
    for (what, edits) in UNRELATED {
        let report = report_after("complete", edits);
        let broken: Vec<&str> = report
            .steps
            .iter()
            .flat_map(|step| &step.checks)
            .filter(|check| check.outcome != Outcome::Passed)
            .map(|check| check.id.as_str())
            .collect();
        assert_eq!(broken, Vec::<&str>::new(), "{what}");
    }
}

/// Everything that an attendee makes, once more under other names and ids, in the same VPC.
const SECOND_SET: &str = r#"
- at: ec2.SecurityGroups
  duplicate:
    "@ec2.SecurityGroups[GroupName=LB-SG].GroupId": sg-lb2
    "@ec2.SecurityGroups[GroupName=ECS-Tasks-SG].GroupId": sg-tasks2
    "@ec2.SecurityGroups[GroupName=EFS-SG].GroupId": sg-efs2
    LB-SG: LB-SG-2
    ECS-Tasks-SG: ECS-Tasks-SG-2
    EFS-SG: EFS-SG-2
    DB-SG: DB-SG-2
    "@ec2.SecurityGroups[GroupName=DB-SG].GroupId": sg-db2
- { at: "ec2.SecurityGroups[GroupName=DB-SG].IpPermissions.*.UserIdGroupPairs", append: { GroupId: sg-tasks2 } }
- at: efs.MountTargetSecurityGroups
  duplicate: { fsmt-: fsmt-2, "@ec2.SecurityGroups[GroupName=EFS-SG].GroupId": sg-efs2 }
- at: efs.MountTargets
  duplicate: { "@efs.FileSystems[Name=webserver-filesystem].FileSystemId": fs-2, fsmt-: fsmt-2 }
- at: efs.FileSystems
  duplicate: { "@efs.FileSystems[Name=webserver-filesystem].FileSystemId": fs-2, webserver-filesystem: second-filesystem }
- at: elbv2.LoadBalancers
  duplicate: { unicorn-: second-, "@ec2.SecurityGroups[GroupName=LB-SG].GroupId": sg-lb2 }
- { at: elbv2.TargetGroups, duplicate: { unicorn-: second- } }
- { at: elbv2.Listeners, duplicate: { unicorn-: second- } }
- { at: elbv2.Rules, duplicate: { unicorn-: second- } }
- { at: elbv2.TargetHealth, duplicate: { unicorn-: second- } }
- { at: ecs.clusters, duplicate: { unicorns-: second- } }
- at: ecs.taskDefinitions
  duplicate: { unicorn-: second-, "@efs.FileSystems[Name=webserver-filesystem].FileSystemId": fs-2 }
- { at: ecs.taskDefinitionArns, duplicate: { unicorn-: second- } }
- at: ecs.services
  duplicate: { unicorns-: second-, unicorn-: second-, "@ec2.SecurityGroups[GroupName=ECS-Tasks-SG].GroupId": sg-tasks2 }
- { at: ecs.tasks, duplicate: { unicorns-: second-, unicorn-: second- } }
- { at: probes, duplicate: { unicorn-: second- } }
- { at: autoscaling.ScalableTargets, duplicate: { unicorns-: second- } }
- { at: autoscaling.ScalingPolicies, duplicate: { unicorns-: second-, unicorn-: second- } }
"#;

#[test]
fn of_two_whole_sets_one_is_graded_and_the_other_named() {
    let report = report_after("complete", SECOND_SET);
    assert_eq!(
        report.outcome,
        Outcome::Passed,
        "{:?}",
        with(&report, Outcome::Failed)
    );
    for id in [
        "service",
        "load-balancer",
        "cluster",
        "file-system",
        "target-group",
        "task-definition",
    ] {
        let check = report.check(id).expect("a check of the suite");
        assert!(
            check
                .actual
                .as_deref()
                .unwrap_or_default()
                .contains("unicorn")
                || id == "file-system",
            "{check:?}"
        );
        assert!(
            check.advice.iter().any(|advice| advice.contains("second-")),
            "{check:?}"
        );
    }
}

/// Half of each set is wrong: the graded one hangs together, so that not all is wrong.
#[test]
fn the_set_that_is_right_is_graded_though_the_other_has_the_page_s_names() {
    let edits = format!(
        "{SECOND_SET}
- {{ at: 'ec2.SecurityGroups[GroupName=EFS-SG].IpPermissions', set: [] }}
- {{ at: 'ec2.SecurityGroups[GroupName=ECS-Tasks-SG].IpPermissions', set: [] }}
- {{ at: 'elbv2.TargetGroups[TargetGroupName=unicorn-tg].TargetType', set: instance }}
- {{ at: 'elbv2.LoadBalancers[LoadBalancerName=unicorn-lb].Scheme', set: internal }}
"
    );
    let report = report_after("complete", &edits);
    assert_eq!(with(&report, Outcome::Failed), Vec::<&str>::new());
    for id in ["service", "load-balancer", "target-group"] {
        let check = report.check(id).expect("a check of the suite");
        assert!(
            check
                .actual
                .as_deref()
                .unwrap_or_default()
                .contains("second-"),
            "{check:?}"
        );
    }
}

#[test]
fn a_near_name_is_named() {
    let report = report_after(
        "complete",
        "
        - { at: 'ec2.SecurityGroups[GroupName=ECS-Tasks-SG].IpPermissions', set: [] }
        - { at: 'ec2.SecurityGroups[GroupName=ECS-Tasks-SG].GroupName', set: ECS-Tasks-Group }
        - { at: 'ecs.services.*', set: [] }
        ",
    );
    let check = report.check("tasks-sg").expect("a check of the suite");
    assert!(
        check
            .actual
            .as_deref()
            .unwrap_or_default()
            .contains("ECS-Tasks-Group (sg-"),
        "{check:?}"
    );
    assert!(
        check.resources.iter().any(|id| id.starts_with("sg-")),
        "{check:?}"
    );
}
