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
    assert!(!slow.status.success());
}
