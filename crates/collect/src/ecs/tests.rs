use aws_sdk_ecs::Client;
use aws_sdk_ecs::types::DesiredStatus;

use super::cluster::clusters as describe_clusters;
use super::task::tasks_of_each;
use super::*;
use crate::caller::Caller;
use crate::testing::{JSON_DENIED, caller as calling, everything};
use workshop_check_core::snapshot::ecs::*;
use workshop_check_core::snapshot::{Call, Reason};

const C: &str = "arn:c";

/// The only entry of a map by cluster.
fn of_c<T: Clone>(map: std::collections::BTreeMap<String, Fact<T>>) -> Result<T, Reason> {
    map.get(C)
        .expect("an entry for the cluster")
        .known()
        .cloned()
}

async fn services(caller: &Caller<'_>, client: &Client) -> Result<Vec<Service>, Reason> {
    super::cluster::services(caller, client, C).await
}

async fn tasks(caller: &Caller<'_>, client: &Client) -> Result<Vec<Task>, Reason> {
    of_c(tasks_of_each(caller, client, &[C.to_owned()]).await)
}

paged_call!(list_clusters: aws_sdk_ecs, list_clusters, next_token, ListClusters, JSON_DENIED,
    scope: everything(), also: [], read: super::super::cluster::arns,
    first: r#"{"clusterArns":["arn:c"],"nextToken":"page-2"}"#,
    second: r#"{"clusterArns":["arn:d"]}"#,
    expected: vec!["arn:c".to_owned(), "arn:d".to_owned()]);

single_call!(describe_clusters_call: aws_sdk_ecs, describe_clusters, DescribeClusters, JSON_DENIED,
scope: everything(), also: [],
read: async |caller: &Caller<'_>, client: &Client| describe_clusters(caller, client, &[C.to_owned()]).await,
answer: r#"{"clusters":[{"clusterArn":"arn:c","clusterName":"c","status":"ACTIVE","settings":[{"name":"containerInsights","value":"enabled"}]}],
    "failures":[{"arn":"arn:d","reason":"MISSING"}]}"#,
expected: vec![Cluster {
    cluster_arn: C.into(), cluster_name: "c".into(), status: "ACTIVE".into(),
    settings: vec![NameValue { name: "containerInsights".into(), value: Some("enabled".into()) }],
}]);

const SERVICE: &str = r#"{"services":[{"serviceArn":"arn:s","serviceName":"s","clusterArn":"arn:c","status":"ACTIVE",
    "desiredCount":2,"runningCount":1,"pendingCount":1,"launchType":"FARGATE","platformVersion":"LATEST","taskDefinition":"arn:td:2",
    "capacityProviderStrategy":[{"capacityProvider":"FARGATE_SPOT","weight":1,"base":0}],
    "loadBalancers":[{"targetGroupArn":"arn:tg","containerName":"wp","containerPort":80,"advancedConfiguration":{
        "alternateTargetGroupArn":"arn:green","productionListenerRule":"arn:rule","testListenerRule":"arn:test","roleArn":"arn:role"}}],
    "deploymentController":{"type":"EXTERNAL"},
    "deploymentConfiguration":{"strategy":"BLUE_GREEN","bakeTimeInMinutes":5},
    "taskSets":[{"id":"t","taskSetArn":"arn:set","status":"PRIMARY","taskDefinition":"arn:td:3","computedDesiredCount":2,"runningCount":1,
        "pendingCount":1,"launchType":"FARGATE","capacityProviderStrategy":[{"capacityProvider":"FARGATE","weight":1,"base":1}],
        "platformVersion":"1.4.0","networkConfiguration":{"awsvpcConfiguration":{"subnets":["s-2"],"securityGroups":["sg-2"]}},
        "loadBalancers":[{"targetGroupArn":"arn:tg2","containerName":"wp","containerPort":80}],"stabilityStatus":"STABILIZING"}],
    "networkConfiguration":{"awsvpcConfiguration":{"subnets":["s-1"],"securityGroups":["sg-1"],"assignPublicIp":"DISABLED"}},
    "deployments":[{"id":"d","status":"PRIMARY","taskDefinition":"arn:td:2","desiredCount":2,"runningCount":1,"pendingCount":1,"failedTasks":3,
        "platformVersion":"1.4.0","rolloutState":"IN_PROGRESS","rolloutStateReason":"token=S3CR3T","createdAt":1.5,"updatedAt":2}],
    "events":[{"id":"e1","createdAt":1,"message":"old"},{"id":"e2","createdAt":2,"message":"GET http://u:S3CR3T@h"}],
    "createdAt":1}],"failures":[]}"#;

fn described() -> crate::testing::Rule {
    answer!(
        Client::describe_services,
        |input| input.cluster() == Some(C),
        200,
        SERVICE
    )
}

fn at(seconds: i64, nanos: i32) -> Option<jiff::Timestamp> {
    Some(jiff::Timestamp::new(seconds, nanos).expect("a time"))
}

fn task_set() -> TaskSet {
    TaskSet {
        id: "t".into(),
        task_set_arn: "arn:set".into(),
        status: "PRIMARY".into(),
        task_definition: "arn:td:3".into(),
        computed_desired_count: 2,
        running_count: 1,
        pending_count: 1,
        launch_type: Some("FARGATE".into()),
        capacity_provider_strategy: vec![CapacityProviderStrategyItem {
            capacity_provider: "FARGATE".into(),
            weight: 1,
            base: 1,
        }],
        platform_version: Some("1.4.0".into()),
        network_configuration: Some(NetworkConfiguration {
            awsvpc_configuration: Some(AwsVpcConfiguration {
                subnets: vec!["s-2".into()],
                security_groups: vec!["sg-2".into()],
                assign_public_ip: None,
            }),
        }),
        load_balancers: vec![ServiceLoadBalancer {
            target_group_arn: Some("arn:tg2".into()),
            container_name: Some("wp".into()),
            container_port: Some(80),
            advanced_configuration: None,
        }],
        stability_status: Some("STABILIZING".into()),
    }
}

fn service() -> Service {
    let event = |id: &str, second, message: &str| ServiceEvent {
        id: id.into(),
        created_at: at(second, 0),
        message: message.into(),
    };
    Service {
        service_arn: "arn:s".into(),
        service_name: "s".into(),
        cluster_arn: C.into(),
        status: "ACTIVE".into(),
        desired_count: 2,
        running_count: 1,
        pending_count: 1,
        launch_type: Some("FARGATE".into()),
        capacity_provider_strategy: vec![CapacityProviderStrategyItem {
            capacity_provider: "FARGATE_SPOT".into(),
            weight: 1,
            base: 0,
        }],
        platform_version: Some("LATEST".into()),
        task_definition: "arn:td:2".into(),
        load_balancers: vec![ServiceLoadBalancer {
            target_group_arn: Some("arn:tg".into()),
            container_name: Some("wp".into()),
            container_port: Some(80),
            advanced_configuration: Some(AdvancedConfiguration {
                alternate_target_group_arn: Some("arn:green".into()),
                production_listener_rule: Some("arn:rule".into()),
                test_listener_rule: Some("arn:test".into()),
                role_arn: Some("arn:role".into()),
            }),
        }],
        deployment_controller: Some(DeploymentController {
            kind: "EXTERNAL".into(),
        }),
        deployment_configuration: Some(DeploymentConfiguration {
            strategy: Some("BLUE_GREEN".into()),
            bake_time_in_minutes: Some(5),
        }),
        task_sets: vec![task_set()],
        network_configuration: Some(NetworkConfiguration {
            awsvpc_configuration: Some(AwsVpcConfiguration {
                subnets: vec!["s-1".into()],
                security_groups: vec!["sg-1".into()],
                assign_public_ip: Some("DISABLED".into()),
            }),
        }),
        deployments: vec![Deployment {
            id: "d".into(),
            status: "PRIMARY".into(),
            task_definition: "arn:td:2".into(),
            desired_count: 2,
            running_count: 1,
            pending_count: 1,
            failed_tasks: 3,
            platform_version: Some("1.4.0".into()),
            rollout_state: Some("IN_PROGRESS".into()),
            rollout_state_reason: Some("token=***".into()),
            created_at: at(1, 500_000_000),
            updated_at: at(2, 0),
        }],
        events: vec![event("e2", 2, "GET http://***@h"), event("e1", 1, "old")],
        created_at: at(1, 0),
    }
}

paged_call!(list_services: aws_sdk_ecs, list_services, next_token, ListServices, JSON_DENIED,
    scope: everything(), also: [described()], read: services,
    first: r#"{"serviceArns":["arn:s"],"nextToken":"page-2"}"#,
    second: r#"{"serviceArns":[]}"#,
    expected: vec![service()]);

single_call!(describe_services: aws_sdk_ecs, describe_services, DescribeServices, JSON_DENIED,
    scope: everything(),
    also: [answer!(Client::list_services, |_| true, 200, r#"{"serviceArns":["arn:s"]}"#)],
    read: services, answer: SERVICE, expected: vec![service()]);

#[tokio::test]
async fn ten_services_a_call_and_all_of_them() {
    let names: Vec<String> = (0..12).map(|n| format!("arn:s{n}")).collect();
    let listed = serde_json::json!({ "serviceArns": names }).to_string();
    let ten = answer!(
        Client::describe_services,
        |input| input.services().len() == 10,
        200,
        r#"{"services":[{"serviceName":"a"}]}"#
    );
    let two = answer!(
        Client::describe_services,
        |input| input.services().len() == 2,
        200,
        r#"{"services":[{"serviceName":"b"}]}"#
    );
    let client = mocked!(
        aws_sdk_ecs,
        [
            answer!(Client::list_services, |_| true, 200, listed),
            ten,
            two
        ]
    );
    let scope = everything();
    let found = services(&calling(&scope), &client).await.expect("services");
    assert_eq!(
        found
            .iter()
            .map(|service| service.service_name.as_str())
            .collect::<Vec<_>>(),
        ["a", "b"]
    );
}

#[tokio::test]
async fn a_cluster_that_is_inactive_has_nothing_in_it() {
    let inactive =
        r#"{"__type":"ClusterNotFoundException","message":"The referenced cluster was inactive."}"#;
    let client = mocked!(
        aws_sdk_ecs,
        [
            answer!(Client::list_services, |_| true, 400, inactive),
            answer!(Client::list_tasks, |_| true, 400, inactive),
        ]
    );
    let scope = everything();
    assert_eq!(services(&calling(&scope), &client).await, Ok(Vec::new()));
    assert_eq!(tasks(&calling(&scope), &client).await, Ok(Vec::new()));
}

#[tokio::test]
async fn a_failure_other_than_missing_is_unknown() {
    let client = mocked!(
        aws_sdk_ecs,
        [
            answer!(
                Client::list_services,
                |_| true,
                200,
                r#"{"serviceArns":["arn:s"]}"#
            ),
            answer!(
                Client::describe_services,
                |_| true,
                200,
                r#"{"services":[],"failures":[{"arn":"arn:s","reason":"DENIED"}]}"#
            ),
        ]
    );
    let scope = everything();
    let read = services(&calling(&scope), &client).await;
    assert!(crate::caller::failed_with(&read, "DENIED"), "{read:?}");
}

/// fabfuel/ecs-deploy#119: the policy allows the attendee's own cluster only.
#[tokio::test]
async fn what_may_not_be_read_of_others_costs_only_itself() {
    let theirs = "arn:other-team";
    let client = mocked!(
        aws_sdk_ecs,
        [
            answer!(
                Client::list_services,
                move |input| input.cluster() == Some(theirs),
                400,
                JSON_DENIED
            ),
            answer!(
                Client::list_services,
                |_| true,
                200,
                r#"{"serviceArns":["arn:s"]}"#
            ),
            described(),
        ]
    );
    let scope = everything();
    let caller = calling(&scope);
    let own = services(&caller, &client).await;
    assert!(own.is_ok_and(|services| services.len() == 1));
    let denied = Reason::Denied {
        call: Call::ListServices,
    };
    let found = super::cluster::services(&caller, &client, theirs).await;
    assert_eq!(found, Err(denied));
}

#[tokio::test]
async fn the_newest_hundred_events_are_kept_short_and_clean() {
    let events: Vec<_> = (0..150).map(|n| serde_json::json!({"id": n.to_string(), "createdAt": n, "message": "x".repeat(3000)})).collect();
    let body =
        serde_json::json!({"services": [{"serviceName": "s", "events": events}]}).to_string();
    let client = mocked!(
        aws_sdk_ecs,
        [
            answer!(
                Client::list_services,
                |_| true,
                200,
                r#"{"serviceArns":["arn:s"]}"#
            ),
            answer!(Client::describe_services, |_| true, 200, body),
        ]
    );
    let scope = everything();
    let found = services(&calling(&scope), &client).await.expect("services");
    let events = &found[0].events;
    assert_eq!(
        (events.len(), events[0].id.as_str(), events[99].id.as_str()),
        (100, "149", "50")
    );
    assert!(events[0].message.chars().count() < 1_100);
}

const TASKS: &str = r#"{"tasks":[{"taskArn":"arn:t","clusterArn":"arn:c","taskDefinitionArn":"arn:td:2","group":"service:s","lastStatus":"STOPPED",
    "desiredStatus":"STOPPED","launchType":"FARGATE","platformVersion":"1.4.0","availabilityZone":"us-east-1a","stopCode":"TaskFailedToStart",
    "stoppedReason":"password=S3CR3T","stoppedAt":3,"startedAt":2,"createdAt":1,
    "overrides":{"containerOverrides":[{"name":"wp","environment":[{"name":"P","value":"S3CR3T"}]}]},
    "containers":[{"name":"wp","lastStatus":"STOPPED","exitCode":1,"reason":"Bearer S3CR3T.S3CR3T"}],
    "attachments":[{"id":"a","type":"ElasticNetworkInterface","status":"ATTACHED","details":[{"name":"privateIPv4Address","value":"10.0.0.9"}]}]}],"failures":[]}"#;

fn task() -> Task {
    Task {
        task_arn: "arn:t".into(),
        cluster_arn: C.into(),
        task_definition_arn: "arn:td:2".into(),
        group: Some("service:s".into()),
        last_status: "STOPPED".into(),
        desired_status: Some("STOPPED".into()),
        launch_type: Some("FARGATE".into()),
        platform_version: Some("1.4.0".into()),
        availability_zone: Some("us-east-1a".into()),
        stop_code: Some("TaskFailedToStart".into()),
        stopped_reason: Some("password=***".into()),
        stopped_at: at(3, 0),
        started_at: at(2, 0),
        created_at: at(1, 0),
        containers: vec![TaskContainer {
            name: "wp".into(),
            last_status: Some("STOPPED".into()),
            exit_code: Some(1),
            reason: Some("Bearer ***".into()),
        }],
        attachments: vec![TaskAttachment {
            kind: Some("ElasticNetworkInterface".into()),
            details: vec![NameValue {
                name: "privateIPv4Address".into(),
                value: Some("10.0.0.9".into()),
            }],
        }],
    }
}

paged_call!(list_tasks: aws_sdk_ecs, list_tasks, next_token, ListTasks, JSON_DENIED,
    scope: everything(), also: [], read: stopped,
    first: r#"{"taskArns":["arn:t"],"nextToken":"page-2"}"#,
    second: r#"{"taskArns":["arn:u"]}"#,
    expected: vec!["arn:t".to_owned(), "arn:u".to_owned()]);

async fn stopped(caller: &Caller<'_>, client: &Client) -> Result<Vec<String>, Reason> {
    super::task::arns(caller, client, C, DesiredStatus::Stopped).await
}

single_call!(describe_tasks: aws_sdk_ecs, describe_tasks, DescribeTasks, JSON_DENIED,
    scope: everything(),
    also: [
        answer!(Client::list_tasks, |input| input.desired_status() == Some(&DesiredStatus::Running), 200, r#"{"taskArns":[]}"#),
        answer!(Client::list_tasks, |input| input.desired_status() == Some(&DesiredStatus::Stopped), 200, r#"{"taskArns":["arn:t"]}"#),
    ],
    read: tasks, answer: TASKS, expected: vec![task()]);

#[tokio::test]
async fn of_stopped_tasks_the_newest_ten_of_each_service_are_kept() {
    let stopped = |service: &str, n: i64| serde_json::json!({"taskArn": format!("{service}{n}"), "group": service, "lastStatus": "STOPPED", "stoppedAt": n});
    let mut all: Vec<_> = (0..30)
        .map(|n| stopped("service:a", n))
        .chain((0..3).map(|n| stopped("service:b", n)))
        .collect();
    all.push(serde_json::json!({"taskArn": "r", "group": "service:a", "lastStatus": "RUNNING"}));
    let client = mocked!(
        aws_sdk_ecs,
        [
            answer!(
                Client::list_tasks,
                |_| true,
                200,
                r#"{"taskArns":["arn:t"]}"#
            ),
            answer!(
                Client::describe_tasks,
                |_| true,
                200,
                serde_json::json!({ "tasks": all }).to_string()
            ),
        ]
    );
    let scope = everything();
    let kept = tasks(&calling(&scope), &client).await.expect("tasks");
    assert_eq!(kept.len(), 14);
    assert!(kept.iter().any(|task| task.task_arn == "service:a20"));
    assert!(!kept.iter().any(|task| task.task_arn == "service:a19"));
}

#[tokio::test]
async fn a_hundred_tasks_a_call() {
    let names: Vec<String> = (0..150).map(|n| format!("arn:t{n}")).collect();
    let hundred = answer!(
        Client::describe_tasks,
        |input| input.tasks().len() == 100,
        200,
        r#"{"tasks":[]}"#
    );
    let fifty = answer!(
        Client::describe_tasks,
        |input| input.tasks().len() == 50,
        200,
        r#"{"tasks":[]}"#
    );
    let client = mocked!(
        aws_sdk_ecs,
        [
            answer!(
                Client::list_tasks,
                |input| input.desired_status() == Some(&DesiredStatus::Running),
                200,
                serde_json::json!({ "taskArns": names }).to_string()
            ),
            answer!(Client::list_tasks, |_| true, 200, r#"{"taskArns":[]}"#),
            hundred,
            fifty,
        ]
    );
    let scope = everything();
    assert_eq!(tasks(&calling(&scope), &client).await, Ok(Vec::new()));
    assert_eq!((hundred.num_calls(), fifty.num_calls()), (1, 1));
}

const DEFINITION: &str = r#"{"taskDefinition":{"taskDefinitionArn":"arn:td/wp:2","family":"wp","revision":2,"status":"ACTIVE","networkMode":"awsvpc",
    "requiresCompatibilities":["FARGATE"],"compatibilities":["EC2","FARGATE"],"cpu":"1024","memory":"2048",
    "taskRoleArn":"arn:aws:iam::1:role/t","executionRoleArn":"arn:aws:iam::1:role/e",
    "volumes":[{"name":"v","efsVolumeConfiguration":{"fileSystemId":"fs-1","rootDirectory":"/","transitEncryption":"ENABLED",
        "authorizationConfig":{"accessPointId":"fsap-1","iam":"ENABLED"}}},{"name":"w"}],
    "runtimePlatform":{"cpuArchitecture":"X86_64","operatingSystemFamily":"LINUX"},
    "containerDefinitions":[{"name":"wp","image":"wordpress:latest","essential":true,"cpu":10,"memory":512,"memoryReservation":256,
        "command":["--password","S3CR3T"],"dockerLabels":{"token":"S3CR3T"},
        "portMappings":[{"containerPort":80,"hostPort":80,"protocol":"tcp"},{"containerPortRange":"8000-8010"}],
        "environment":[{"name":"WORDPRESS_DB_HOST","value":"db"},{"name":"WORDPRESS_DB_PASSWORD","value":"S3CR3T"}],
        "environmentFiles":[{"value":"arn:aws:s3:::b/wp.env","type":"s3"}],
        "secrets":[{"name":"P","valueFrom":"arn:aws:ssm:us-east-1:1:parameter/p"},
            {"name":"R","valueFrom":"/prod/DB_HOST"}],
        "mountPoints":[{"sourceVolume":"v","containerPath":"/var/www/html","readOnly":false}],
        "logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"/ecs/wp","splunk-token":"S3CR3T","awslogs-pass":"S3CR3T"}}}]}}"#;

fn definition() -> TaskDefinition {
    let some = |text: &str| Some(text.to_owned());
    TaskDefinition {
        task_definition_arn: "arn:td/wp:2".into(),
        family: "wp".into(),
        revision: 2,
        status: "ACTIVE".into(),
        network_mode: some("awsvpc"),
        requires_compatibilities: vec!["FARGATE".into()],
        compatibilities: vec!["EC2".into(), "FARGATE".into()],
        cpu: some("1024"),
        memory: some("2048"),
        task_role_arn: some("arn:aws:iam::1:role/t"),
        execution_role_arn: some("arn:aws:iam::1:role/e"),
        volumes: vec![
            Volume {
                name: "v".into(),
                efs_volume_configuration: Some(EfsVolumeConfiguration {
                    file_system_id: "fs-1".into(),
                    root_directory: some("/"),
                    transit_encryption: some("ENABLED"),
                    authorization_config: Some(EfsAuthorizationConfig {
                        access_point_id: some("fsap-1"),
                        iam: some("ENABLED"),
                    }),
                }),
            },
            Volume {
                name: "w".into(),
                efs_volume_configuration: None,
            },
        ],
        runtime_platform: Some(RuntimePlatform {
            cpu_architecture: some("X86_64"),
            operating_system_family: some("LINUX"),
        }),
        container_definitions: vec![ContainerDefinition {
            name: "wp".into(),
            image: "wordpress:latest".into(),
            essential: Some(true),
            cpu: 10,
            memory: Some(512),
            memory_reservation: Some(256),
            port_mappings: vec![
                PortMapping {
                    container_port: Some(80),
                    host_port: Some(80),
                    protocol: some("tcp"),
                    ..PortMapping::default()
                },
                PortMapping {
                    container_port_range: some("8000-8010"),
                    ..PortMapping::default()
                },
            ],
            environment_files: vec![EnvironmentFile {
                value: "arn:aws:s3:::b/wp.env".into(),
            }],
            environment: vec![
                NameValue {
                    name: "WORDPRESS_DB_HOST".into(),
                    value: some("db"),
                },
                NameValue {
                    name: "WORDPRESS_DB_PASSWORD".into(),
                    value: None,
                },
            ],
            secrets: [
                ("P", "arn:aws:ssm:us-east-1:1:parameter/p"),
                ("R", "/prod/DB_HOST"),
            ]
            .map(|(name, from)| Secret {
                name: name.into(),
                value_from: from.into(),
            })
            .into(),
            mount_points: vec![MountPoint {
                source_volume: some("v"),
                container_path: some("/var/www/html"),
                read_only: Some(false),
            }],
            log_configuration: Some(LogConfiguration {
                log_driver: "awslogs".into(),
                options: [("awslogs-group".to_owned(), "/ecs/wp".to_owned())].into(),
            }),
        }],
    }
}

fn comparing() -> workshop_check_core::snapshot::Scope {
    workshop_check_core::snapshot::Scope {
        environment: ["WORDPRESS_DB_HOST".to_owned()].into(),
        references: ["DB_HOST".to_owned()].into(),
        ..everything()
    }
}

paged_call!(list_definitions: aws_sdk_ecs, list_task_definitions, next_token, ListTaskDefinitions, JSON_DENIED,
    scope: everything(), also: [], read: super::super::definition::arns,
    first: r#"{"taskDefinitionArns":["arn:td/wp:9","arn:td/wp:2"],"nextToken":"page-2"}"#,
    second: r#"{"taskDefinitionArns":["arn:td/wp:10","arn:td/a:1"]}"#,
    expected: ["arn:td/a:1", "arn:td/wp:10", "arn:td/wp:9", "arn:td/wp:2"].map(str::to_owned).to_vec());

single_call!(describe_definition: aws_sdk_ecs, describe_task_definition, DescribeTaskDefinition, JSON_DENIED,
    scope: comparing(), also: [],
    read: async |caller: &Caller<'_>, client: &Client| {
        super::super::definition::describe(caller, client, "arn:td/wp:2").await
    },
    answer: DEFINITION, expected: definition());
