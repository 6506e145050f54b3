//! What else is in an account: things that have nothing to do with the workshop, and other attendees' work.

use serde_json::Value;
use workshop_check_core::verdict::Outcome;

use crate::evaluation::{accounts, grade, report_after, with};

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

/// AWS answers what was deleted beside what was made again under its name: the two have one ARN.
#[test]
fn of_a_deleted_thing_and_the_one_made_again_the_new_one_counts() {
    for (place, status) in [
        ("/ecs/services", "INACTIVE"),
        ("/ecs/services", "DRAINING"),
        ("/ecs/clusters", "INACTIVE"),
    ] {
        let mut account = accounts::recorded("complete");
        let facts = account
            .pointer_mut(place)
            .expect("a fact, or several by cluster");
        let lists: Vec<&mut Value> = if facts.get("known").is_some() {
            vec![&mut facts["known"]]
        } else {
            let by_cluster = facts.as_object_mut().expect("facts by cluster");
            by_cluster
                .values_mut()
                .map(|fact| &mut fact["known"])
                .collect()
        };
        for list in lists {
            let list = list.as_array_mut().expect("a list");
            let mut deleted = list.first().expect("one of the workshop").clone();
            deleted["status"] = status.into();
            for field in ["loadBalancers", "settings"] {
                if let Some(field) = deleted.get_mut(field) {
                    *field = Value::Array(Vec::new());
                }
            }
            list.insert(0, deleted);
        }
        let report = grade::report(&accounts::suite(), &account, "en");
        assert_eq!(
            with(&report, Outcome::Failed),
            Vec::<&str>::new(),
            "{place} {status}"
        );
        assert_eq!(report.score.points, report.score.max, "{place} {status}");
    }
}

/// A bare one of a kind beside the complete one, and the next page's work uses the bare one: where that was done, the
/// mistake is.
#[rustfmt::skip]
const BARE_ONES: &[(&str, &str, &str)] = &[
    ("a bare file system is mounted", "efs-volume", "[{ at: efs.FileSystems, append: { FileSystemId: fs-bare, Name: second, LifeCycleState: available, SizeInBytes: { Value: 6144 } } }, { at: efs.MountTargets.fs-bare, set: { known: [] } }, { at: ecs.taskDefinitions.*.volumes.*.efsVolumeConfiguration.fileSystemId, set: fs-bare }]"),
    ("a bare file system is mounted, and neither has the page's name", "efs-volume", "[{ at: 'efs.FileSystems[Name=webserver-filesystem].Name', set: shop }, { at: efs.FileSystems, append: { FileSystemId: fs-bare, Name: second, LifeCycleState: available, SizeInBytes: { Value: 6144 } } }, { at: efs.MountTargets.fs-bare, set: { known: [] } }, { at: ecs.taskDefinitions.*.volumes.*.efsVolumeConfiguration.fileSystemId, set: fs-bare }]"),
    ("a bare file system of the page's name is mounted", "efs-volume", "[{ at: 'efs.FileSystems[Name=webserver-filesystem].Name', set: shop }, { at: efs.FileSystems, append: { FileSystemId: fs-bare, Name: webserver-filesystem, LifeCycleState: available, SizeInBytes: { Value: 6144 } } }, { at: efs.MountTargets.fs-bare, set: { known: [] } }, { at: ecs.taskDefinitions.*.volumes.*.efsVolumeConfiguration.fileSystemId, set: fs-bare }]"),
    ("the service registers in a bare target group", "service-target-group", "[{ at: elbv2.TargetGroups, append: { TargetGroupArn: 'arn:aws:elasticloadbalancing:us-west-2:210000000001:targetgroup/second/1', TargetGroupName: second, TargetType: instance, Protocol: HTTP, Port: 80, VpcId: '@ec2.Vpcs[Name=TargetVPC].VpcId' } }, { at: ecs.services.*.*.loadBalancers.*.targetGroupArn, set: 'arn:aws:elasticloadbalancing:us-west-2:210000000001:targetgroup/second/1' }]"),
    ("the tasks carry a bare group", "service-group", "[{ at: ec2.SecurityGroups, append: { GroupId: sg-bare, GroupName: second, VpcId: '@ec2.Vpcs[Name=TargetVPC].VpcId', IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: 0.0.0.0/0 }] }] } }, { at: ecs.services.*.*.networkConfiguration.awsvpcConfiguration.securityGroups, set: [sg-bare] }]"),
    ("the load balancer carries a bare group", "load-balancer-group", "[{ at: ec2.SecurityGroups, append: { GroupId: sg-bare, GroupName: second, VpcId: '@ec2.Vpcs[Name=TargetVPC].VpcId', IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: 0.0.0.0/0 }] }] } }, { at: 'elbv2.LoadBalancers.*.SecurityGroups', set: [sg-bare] }]"),
    ("the service runs a bare family", "service-task-definition", "[{ at: ecs.taskDefinitionArns, append: 'arn:aws:ecs:us-west-2:210000000001:task-definition/second:1' }, { at: 'ecs.taskDefinitions.arn:aws:ecs:us-west-2:210000000001:task-definition/second:1', set: { known: { taskDefinitionArn: 'arn:aws:ecs:us-west-2:210000000001:task-definition/second:1', family: second, revision: 1, status: ACTIVE, networkMode: bridge, containerDefinitions: [{ name: web, image: nginx, essential: true }] } } }, { at: ecs.services.*.*.taskDefinition, set: 'arn:aws:ecs:us-west-2:210000000001:task-definition/second:1' }]"),
];

#[test]
fn a_mistake_is_where_the_bare_one_was_chosen() {
    let mut wrong = Vec::new();
    for (what, check, edits) in BARE_ONES {
        let report = report_after("complete", edits);
        let causes: Vec<&str> = report
            .root_causes
            .iter()
            .map(|cause| cause.check.as_str())
            .collect();
        if causes != [*check] {
            wrong.push(format!("{what}: {causes:?} in place of {check}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
