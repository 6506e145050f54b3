use super::*;
use crate::testing::{JSON_DENIED, everything};
use workshop_check_core::snapshot::ec2::Tag;
use workshop_check_core::snapshot::{Fact, Reason};

const FILE_SYSTEM: &str = r#"{"OwnerId":"1","CreationToken":"c","FileSystemId":"fs-1","FileSystemArn":"arn:fs-1",
    "CreationTime":1.0,"LifeCycleState":"available","Name":"Wordpress-EFS","NumberOfMountTargets":2,
    "SizeInBytes":{"Value":6144},"PerformanceMode":"generalPurpose","Encrypted":true,
    "Tags":[{"Key":"Name","Value":"Wordpress-EFS"},{"Key":"x","Value":"S3CR3T"}]}"#;
const OTHER: &str = r#"{"OwnerId":"1","CreationToken":"d","FileSystemId":"fs-2","CreationTime":1.0,
    "LifeCycleState":"creating","NumberOfMountTargets":0,"SizeInBytes":{"Value":0},
    "PerformanceMode":"generalPurpose","Tags":[],"AvailabilityZoneName":"us-east-1a"}"#;

paged_call!(file_systems: aws_sdk_efs, describe_file_systems, marker, DescribeFileSystems, JSON_DENIED,
scope: everything(), also: [],
read: super::super::file_systems,
first: format!(r#"{{"FileSystems":[{FILE_SYSTEM}],"NextMarker":"page-2"}}"#),
second: format!(r#"{{"FileSystems":[{OTHER}]}}"#),
expected: vec![
    FileSystem {
        file_system_id: "fs-1".into(), file_system_arn: Some("arn:fs-1".into()), name: Some("Wordpress-EFS".into()),
        life_cycle_state: "available".into(), availability_zone_name: None,
        size_in_bytes: SizeInBytes { value: 6144 }, encrypted: Some(true),
        tags: vec![Tag { key: "Name".into(), value: "Wordpress-EFS".into() }],
    },
    FileSystem {
        file_system_id: "fs-2".into(), life_cycle_state: "creating".into(),
        availability_zone_name: Some("us-east-1a".into()), ..FileSystem::default()
    },
]);

const TARGET: &str = r#"{"MountTargetId":"fsmt-1","FileSystemId":"fs-1","SubnetId":"s-1","LifeCycleState":"available",
    "IpAddress":"10.0.0.9","AvailabilityZoneName":"us-east-1a","VpcId":"vpc-1"}"#;
const CREATING: &str = r#"{"MountTargetId":"fsmt-2","FileSystemId":"fs-1","SubnetId":"s-2","LifeCycleState":"creating"}"#;

paged_call!(mount_targets: aws_sdk_efs, describe_mount_targets, marker, DescribeMountTargets, JSON_DENIED,
scope: everything(), also: [],
read: async |caller: &Caller<'_>, client: &Client| super::super::mount_targets(caller, client, "fs-1").await,
first: format!(r#"{{"MountTargets":[{TARGET}],"NextMarker":"page-2"}}"#),
second: format!(r#"{{"MountTargets":[{CREATING}]}}"#),
expected: vec![
    MountTarget {
        mount_target_id: "fsmt-1".into(), file_system_id: "fs-1".into(), subnet_id: "s-1".into(),
        vpc_id: Some("vpc-1".into()), availability_zone_name: Some("us-east-1a".into()),
        life_cycle_state: "available".into(), ip_address: Some("10.0.0.9".into()),
    },
    MountTarget {
        mount_target_id: "fsmt-2".into(), file_system_id: "fs-1".into(), subnet_id: "s-2".into(),
        life_cycle_state: "creating".into(), ..MountTarget::default()
    },
]);

single_call!(groups: aws_sdk_efs, describe_mount_target_security_groups, DescribeMountTargetSecurityGroups, JSON_DENIED,
    scope: everything(), also: [],
    read: async |caller: &Caller<'_>, client: &Client| super::super::groups(caller, client, "fsmt-1").await,
    answer: r#"{"SecurityGroups":["sg-1","sg-2"]}"#,
    expected: vec!["sg-1".to_owned(), "sg-2".to_owned()]);

#[tokio::test]
async fn each_file_system_has_its_targets_and_each_target_its_groups() {
    let client = mocked!(
        aws_sdk_efs,
        [
            answer!(
                Client::describe_file_systems,
                |_| true,
                200,
                format!(r#"{{"FileSystems":[{FILE_SYSTEM},{OTHER}]}}"#)
            ),
            answer!(
                Client::describe_mount_targets,
                |input| input.file_system_id() == Some("fs-1"),
                200,
                format!(r#"{{"MountTargets":[{TARGET}]}}"#)
            ),
            answer!(
                Client::describe_mount_targets,
                |input| input.file_system_id() == Some("fs-2"),
                403,
                JSON_DENIED
            ),
            answer!(
                Client::describe_mount_target_security_groups,
                |input| input.mount_target_id() == Some("fsmt-1"),
                200,
                r#"{"SecurityGroups":["sg-1"]}"#
            ),
        ]
    );
    let scope = everything();
    let efs = collect(&crate::testing::caller(&scope), &client).await;
    assert!(matches!(&efs.mount_targets["fs-1"], Fact::Known(targets) if targets.len() == 1));
    assert_eq!(
        efs.mount_targets["fs-2"],
        Fact::Unknown(Reason::Denied {
            call: Call::DescribeMountTargets
        })
    );
    assert_eq!(
        efs.mount_target_security_groups,
        [("fsmt-1".to_owned(), Fact::Known(vec!["sg-1".to_owned()]))].into()
    );
}

#[tokio::test]
async fn an_empty_object_is_not_an_answer() {
    let client = mocked!(
        aws_sdk_efs,
        [
            answer!(
                Client::describe_mount_target_security_groups,
                |_| true,
                200,
                "{}"
            ),
            answer!(
                Client::describe_file_systems,
                |_| true,
                200,
                r#"{"Marker":"x"}"#
            ),
        ]
    );
    let scope = everything();
    let caller = crate::testing::caller(&scope);
    let read = super::groups(&caller, &client, "fsmt-1").await;
    assert!(crate::caller::failed_with(&read, "EmptyAnswer"), "{read:?}");
    let read = super::file_systems(&caller, &client).await;
    assert!(
        crate::caller::failed_with(&read, "IncompleteAnswer"),
        "{read:?}"
    );
}

#[tokio::test]
async fn an_answer_without_the_groups_is_not_an_empty_list() {
    for (body, read) in [
        (r#"{"message":"Service temporarily unavailable"}"#, None),
        (r#"{"SecurityGroups":null}"#, None),
        (r#"{"SecurityGroups":[]}"#, Some(Vec::new())),
    ] {
        let client = mocked!(
            aws_sdk_efs,
            [answer!(
                Client::describe_mount_target_security_groups,
                |_| true,
                200,
                body
            )]
        );
        let scope = everything();
        let groups = super::groups(&crate::testing::caller(&scope), &client, "fsmt-1").await;
        match read {
            Some(read) => assert_eq!(groups, Ok(read)),
            None => assert!(
                crate::caller::failed_with(&groups, "IncompleteAnswer"),
                "{groups:?}"
            ),
        }
    }
}

/// EFS spells the member of its errors in capitals (`ErrorCode`). This test sends `__type` in its place, so that
/// EFS's own form is shown by the recorded answers only.
#[tokio::test]
async fn a_service_control_policy_denies_in_the_words_of_efs() {
    let body = r#"{"ErrorCode":"AccessDeniedException","Message":"User: arn:aws:sts::210000000001:assumed-role/attendee/me is not
        authorized to perform: elasticfilesystem:DescribeFileSystems on the specified resource with an explicit deny in a service control policy"}"#
        .replace("\n        ", " ");
    let rule = answer!(
        Client::describe_file_systems,
        |_| true,
        403,
        body.replace("ErrorCode", "__type")
    );
    let client = mocked!(aws_sdk_efs, [rule]);
    let scope = everything();
    let read = super::file_systems(&crate::testing::caller(&scope), &client).await;
    let call = Call::DescribeFileSystems;
    let policy = workshop_check_core::snapshot::fact::Barrier::ServiceControl;
    assert_eq!(read, Err(Reason::DeniedBy { call, policy }));
}
