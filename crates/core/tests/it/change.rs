//! The commands of a change: whatever an account calls its things, a shell reads each name as one word.

#![expect(
    clippy::disallowed_types,
    reason = "only a shell knows how a shell reads a line"
)]

use std::process::Command;

use proptest::prelude::*;
use workshop_check_core::change::{Carrier, Change, quoted};
use workshop_check_core::evaluate::Selection;
use workshop_check_core::report::render_plan;
use workshop_check_core::snapshot::AccountIdentity;
use workshop_check_testing::{accounts, grade, repository};

fn account() -> AccountIdentity {
    AccountIdentity {
        id: "123456789012".to_owned(),
        region: "us-west-2".to_owned(),
        ..AccountIdentity::default()
    }
}

/// What a POSIX shell makes of a line, with `aws` as a function that prints its arguments, one a line.
fn run(line: &str) -> String {
    let script = format!("aws() {{ printf '%s\\n' \"$@\" >&2; }}\n{line}\n");
    let output = Command::new("sh")
        .args(["-c", &script])
        .output()
        .expect("a shell");
    assert!(output.status.success(), "{line}");
    String::from_utf8(output.stderr).expect("UTF-8")
}

/// Characters that mean something to a shell, to the AWS CLI or to jq, and some that mean nothing.
fn hostile() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        any::<char>().prop_map(String::from),
        prop::sample::select(vec![
            "'", "\"", "\\", "$(id)", "`id`", "$HOME", "${x}", "!!", "^", ";", "&", "|", "\n", "~",
            "*", "-", "--", "#", " ", "=", "{}", "[a]", "$NEW", "$NEW_A", "file://", "%s",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(part, 1..8).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_quoted_text_comes_out_of_a_shell_as_it_was(text in hostile()) {
        if let Some(word) = quoted(&text) {
            let output = Command::new("sh").args(["-c", &format!("printf %s {word}")]).output().expect("a shell");
            prop_assert_eq!(String::from_utf8_lossy(&output.stdout), text);
        }
    }

    #[test]
    fn a_hostile_name_is_one_argument(name in hostile()) {
        let change = Change::CreateLogGroup { name: name.clone() };
        for command in change.commands(&account()) {
            let seen = run(&command);
            let last = name.strip_prefix('-').map(|_| format!("--log-group-name={name}"));
            let expected = format!("logs\ncreate-log-group\n--region\nus-west-2\n{}\n",
                last.unwrap_or_else(|| format!("--log-group-name\n{name}")));
            prop_assert_eq!(seen, expected);
        }
    }
}

/// Of the account's own variables none is expanded, of the new ids each is.
#[test]
fn a_new_id_is_the_one_that_the_command_before_gave() {
    let create = Change::CreateSecurityGroup {
        name: "LB-SG".to_owned(),
        vpc: "vpc-1".to_owned(),
    };
    let attach = Change::SetGroups {
        carrier: Carrier::LoadBalancer(
            "arn:aws:elasticloadbalancing:us-west-2:1:loadbalancer/app/$HOME/1".to_owned(),
        ),
        groups: vec!["$NEW_LB_SG".to_owned()],
        adds: "$NEW_LB_SG".to_owned(),
    };
    let commands: Vec<String> = [create, attach]
        .iter()
        .flat_map(|change| change.commands(&account()))
        .collect();
    let [create, attach] = commands.as_slice() else {
        panic!("two commands: {commands:?}");
    };
    assert!(
        create.starts_with("NEW_LB_SG=$(aws ec2 create-security-group "),
        "{create}"
    );
    let seen = run(&format!("NEW_LB_SG=sg-1\n{attach}"));
    assert!(
        seen.contains("/app/$HOME/1\n--security-groups\nsg-1\n"),
        "{seen}"
    );
}

/// A secret is asked for in the shell: it is in no command.
#[test]
fn a_secret_is_read_from_the_terminal() {
    let change = Change::PutParameter {
        name: "DB_PASSWORD".to_owned(),
        secure: true,
        value: None,
        exists: false,
    };
    let commands = change.commands(&account()).join("\n");
    let seen = run(&format!("{{ {commands}\n}} <<'END'\n it's $ecret \nEND"));
    assert!(
        seen.ends_with("--type\nSecureString\n--value\n it's $ecret \n"),
        "{seen}"
    );
}

/// The commands of a plan, in one script. `aws` gives one answer to everything, and nobody waits.
fn script_of(suite: &str, account: &str, answer: &str) -> std::process::Output {
    let suite = repository::suite(suite);
    let snapshot = grade::snapshot(&accounts::recorded(account));
    let locale = repository::locale(&suite, "en");
    let plan = render_plan(&suite, &snapshot, &Selection::default(), &locale);
    let steps = plan.steps.into_iter();
    let commands: Vec<String> = steps.flat_map(|step| step.remedy.commands).collect();
    let script = format!(
        "aws() {{ echo \"$1 $2\" >&2; echo {answer}; }}\nsleep() {{ :; }}\n{}",
        commands.join("\n")
    );
    Command::new("sh")
        .args(["-c", &script])
        .output()
        .expect("a shell")
}

/// The defect: a launch that took longer than the commands wait was followed by the next command, which AWS refuses or which
/// finalizes what is not there yet.
#[test]
fn what_takes_too_long_stops_what_comes_after() {
    let slow = script_of("app-mig-service", "app-mig-service/halfway", "PENDING");
    let told = String::from_utf8(slow.stderr).expect("UTF-8");
    assert!(told.contains("mgn start-test"), "{told}");
    assert!(
        !told.contains("mgn change-server-life-cycle-state"),
        "{told}"
    );
    assert!(told.contains("Not done after 60 minutes"), "{told}");
    assert!(!told.contains("Not done after 30 minutes"), "{told}");
    assert!(!slow.status.success());
}

/// The script of the next fix, with `aws` failing at one operation. It returns the operations that ran, and whether the shell goes on.
fn stopped_at(edit: impl FnOnce(&mut serde_json::Value), operation: &str) -> (String, String) {
    let suite = repository::suite("database-migration");
    let mut account = accounts::recorded("database-migration/complete");
    edit(&mut account);
    let commands = grade::report(&suite, &account, "en")
        .next
        .expect("a fix")
        .remedy
        .commands;
    let script = format!(
        "aws() {{ echo \"$1 $2 $3\" >&2; [ \"$2\" != {operation} ] || return 254; echo x; }}\nsleep() {{ :; }}\n{}\necho goes on",
        commands.join("\n")
    );
    let output = Command::new("sh")
        .args(["-c", &script])
        .output()
        .expect("a shell");
    (
        String::from_utf8(output.stderr).expect("UTF-8"),
        String::from_utf8(output.stdout).expect("UTF-8"),
    )
}

/// The defect: after `create-replication-instance` failed, as for a quota, the commands deleted the instance that was there.
#[test]
fn nothing_is_deleted_after_a_command_that_failed() {
    let private = |account: &mut serde_json::Value| {
        let known = |call: &str| format!("/calls/{call}/items/known");
        account
            .pointer_mut(&known("replication_instances"))
            .expect("instances")[0]["PubliclyAccessible"] = false.into();
        let connections = account.pointer_mut(&known("connections")).expect("tests");
        connections[0]["Status"] = "failed".into();
        connections[0]["LastFailureMessage"] = "Network error".into();
    };
    let (ran, after) = stopped_at(private, "nothing");
    assert!(ran.contains("dms delete-replication-instance"), "{ran}");
    assert!(after.ends_with("goes on\n"), "{after}");
    for operation in ["create-replication-instance", "move-replication-task"] {
        let (ran, after) = stopped_at(private, operation);
        assert!(ran.contains(operation), "{ran}");
        assert!(!ran.contains("delete-"), "{operation}: {ran}");
        assert!(after.ends_with("goes on\n"), "the shell goes on: {ran}");
    }
}

/// A command with an alternative is one command in the chain. The defect: after what failed, the alternative ran, and what follows it.
#[test]
fn nothing_is_made_again_that_could_not_be_deleted() {
    let of_changes = |account: &mut serde_json::Value| {
        let tasks = account.pointer_mut("/calls/replication_tasks/items/known");
        tasks.expect("tasks")[0]["MigrationType"] = "cdc".into();
    };
    let (ran, _) = stopped_at(of_changes, "nothing");
    assert!(ran.contains("dms create-replication-task"), "{ran}");
    let (ran, _) = stopped_at(of_changes, "get-role");
    assert!(ran.contains("iam create-role"), "{ran}");
    let (ran, after) = stopped_at(of_changes, "delete-replication-task");
    assert!(ran.contains("dms delete-replication-task"), "{ran}");
    assert!(!ran.contains("iam ") && !ran.contains("create-"), "{ran}");
    assert!(after.ends_with("goes on\n"), "{after}");
}
