//! `snapshot`, then `check --snapshot`: the same report without AWS, and no secret in between.

use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::harness::{Account, Emulator, PATIENT, each, require, same};
use super::trouble::without_times;

/// Every planted secret holds it.
const PLANTED: &str = "Zaubertrank-71";

#[test]
fn a_snapshot_gives_the_same_report_as_the_account() {
    let variants = [
        "new-console",
        "efs-quick-create",
        "svc-in-progress",
        "all-renamed",
    ];
    each(
        &variants,
        |variant| (*variant).to_owned(),
        |variant| {
            let account = Emulator::shared().variant(variant);
            let folder = TempDir::new().expect("a temporary folder");
            let file = taken(&account, folder.path());
            let calls = account.calls().len();
            let snapshot = ["check", "--report", "json", "--snapshot", &file];
            let offline = account.program(snapshot).run();
            same("calls", account.calls().len(), calls)?;
            let online = account.check();
            same("exit", offline.status, online.status)?;
            let (offline, online) = (
                without_times(&offline.stdout),
                without_times(&online.stdout),
            );
            same("report", offline, online)
        },
    );
}

#[test]
fn no_secret_gets_into_a_snapshot() {
    let account = Emulator::shared().variant("param-password-plain");
    plant(&account);
    let folder = TempDir::new().expect("a temporary folder");
    let file = taken(&account, folder.path());
    let text = std::fs::read_to_string(&file).expect("the snapshot is there");
    // What the secrets lie beside is there, or this would prove nothing.
    for beside in [
        "API_TOKEN",
        "DB_PASSWORD",
        "splunk",
        "fixed-response",
        "unicorn-tg",
        "LB-SG",
        "database-1",
        "sts:ExternalId",
    ] {
        assert!(text.contains(beside), "{beside} in {text}");
    }
    let secrets = [
        PLANTED,
        &account.facts.secret_access_key,
        &account.facts.session_token,
    ];
    for secret in secrets {
        if let Some(at) = text.find(secret) {
            panic!("{secret} in …{}", &text[at.saturating_sub(300)..at]);
        }
    }

    let secure = Emulator::shared().account("create-service");
    put_password(&secure, "SecureString");
    let text = std::fs::read_to_string(taken(&secure, folder.path())).expect("the snapshot");
    assert!(
        text.contains("SecureString") && !text.contains(PLANTED),
        "{text}"
    );
    let site = account.connect_to();
    for format in ["terminal", "json", "junit"] {
        let run = account
            .program(["check", PATIENT, "--report", format, "--connect-to", &site])
            .run();
        assert!(!run.stdout.is_empty() && run.status != Some(2), "{run:?}");
        let is_shown = run.stdout.contains(PLANTED) || run.stderr.contains(PLANTED);
        assert!(!is_shown, "{format}: {run:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_snapshot_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;

    let account = Emulator::shared().account("prerequisites");
    let folder = TempDir::new().expect("a temporary folder");
    let file = taken(&account, folder.path());
    let mode = std::fs::metadata(file)
        .expect("the snapshot")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn a_file_that_cannot_be_written_is_found_out_before_any_call() {
    let account = Emulator::shared().account("prerequisites");
    let folder = TempDir::new().expect("a temporary folder");
    let nowhere = folder.path().join("missing").join("account.json");
    for path in [nowhere.as_path(), folder.path()] {
        let run = account.program([Path::new("snapshot"), path]).run();
        assert_eq!((run.status, run.stdout.as_str()), (Some(2), ""), "{run:?}");
        assert!(
            run.stderr.starts_with("error: failed to write snapshot"),
            "{}",
            run.stderr
        );
    }
    assert_eq!(account.calls().len(), 0);
    let left = std::fs::read_dir(folder.path())
        .expect("the folder")
        .count();
    assert_eq!(left, 0, "nothing half-written is left");
}

/// The path of a snapshot of the account.
fn taken(account: &Account<'_>, folder: &Path) -> String {
    let file = folder.join(format!("{}.json", account.facts.account_id));
    let file = file
        .to_str()
        .expect("temporary folders have plain names")
        .to_owned();
    let site = account.connect_to();
    let run = account
        .program(["snapshot", PATIENT, &file, "--connect-to", &site])
        .run();
    require(run.status == Some(0) && run.stdout.is_empty(), || {
        format!("{run:?}")
    })
    .expect("the snapshot is taken");
    file
}

fn put_password(account: &Account<'_>, kind: &str) {
    let parameter =
        json!({ "Name": "DB_PASSWORD", "Type": kind, "Value": PLANTED, "Overwrite": true });
    account.call("ssm", "put_parameter", parameter);
}

/// Secrets in every place where a user may leave one.
fn plant(account: &Account<'_>) {
    put_password(account, "String");
    let tags = json!([{ "Key": "api-key", "Value": PLANTED }]);
    let groups = json!([
        account.id("TargetVPC"),
        account.id("lb_sg"),
        account.id("TargetVPC-public-a")
    ]);
    account.call(
        "ec2",
        "create_tags",
        json!({ "Resources": groups, "Tags": tags }),
    );
    let file_system = json!({ "ResourceId": account.id("file_system"), "Tags": tags });
    account.call("efs", "tag_resource", file_system);
    let database = format!(
        "arn:aws:rds:{}:{}:db:database-1",
        account.facts.region, account.facts.account_id
    );
    account.call(
        "rds",
        "add_tags_to_resource",
        json!({ "ResourceName": database, "Tags": tags }),
    );
    let fixed = json!({
        "Type": "fixed-response",
        "FixedResponseConfig": { "StatusCode": "200", "ContentType": "text/plain", "MessageBody": PLANTED },
    });
    account.call(
        "elbv2",
        "create_listener",
        json!({
            "LoadBalancerArn": account.id("load_balancer"),
            "Protocol": "HTTP",
            "Port": 8081,
            "DefaultActions": [fixed],
        }),
    );
    let statement = |condition: Value| {
        json!({
            "Effect": "Allow",
            "Principal": { "Service": "ecs-tasks.amazonaws.com" },
            "Action": "sts:AssumeRole",
            "Condition": condition,
        })
    };
    let trust = json!({
        "Version": "2012-10-17",
        "Statement": [
            statement(json!({})),
            statement(json!({ "StringEquals": { "sts:ExternalId": PLANTED } })),
        ],
    });
    account.call(
        "iam",
        "update_assume_role_policy",
        json!({ "RoleName": "ecsTaskExecutionRole", "PolicyDocument": trust.to_string() }),
    );
    in_task_definition(account);
}

/// In everything of a container that takes text, and of a task that overrides it.
fn in_task_definition(account: &Account<'_>) {
    let family = json!({ "taskDefinition": account.id("task_definition") });
    let found = account.call("ecs", "describe_task_definition", family);
    let found = &found["taskDefinition"];
    let mut container = found["containerDefinitions"][0].clone();
    let environment = json!([{ "name": "API_TOKEN", "value": PLANTED }]);
    container["environment"] = environment.clone();
    container["command"] = json!(["--password", PLANTED]);
    container["entryPoint"] = json!(["sh", "-c", PLANTED]);
    container["dockerLabels"] = json!({ "label": PLANTED });
    container["healthCheck"] = json!({ "command": ["CMD", PLANTED] });
    container["logConfiguration"] = json!({
        "logDriver": "splunk",
        "options": { "splunk-token": PLANTED, "splunk-url": format!("https://a:{PLANTED}@logs.example") },
    });
    let mut request = json!({ "containerDefinitions": [container] });
    for field in [
        "family",
        "requiresCompatibilities",
        "networkMode",
        "cpu",
        "memory",
        "executionRoleArn",
        "taskRoleArn",
        "volumes",
    ] {
        request[field] = found[field].clone();
    }
    account.call("ecs", "register_task_definition", request);
    account.call(
        "ecs",
        "run_task",
        json!({
            "cluster": account.id("cluster"),
            "taskDefinition": account.id("task_definition"),
            "launchType": "FARGATE",
            "startedBy": PLANTED,
            "networkConfiguration": { "awsvpcConfiguration": {
                "subnets": [account.id("TargetVPC-private-a-web")],
                "securityGroups": [account.id("tasks_sg")],
            } },
            "overrides": { "containerOverrides": [{ "name": account.id("container"), "environment": environment }] },
        }),
    );
}
