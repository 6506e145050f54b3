//! Errors before the first scan: one message, a hint, status 2, no report.

use std::io::{Read, Write};
use std::net::TcpListener;

use serde_json::{Value, json};
use workshop_check_core::verdict::Outcome;

use super::harness::{Account, Emulator, Program, all_passed, steps_that};

/// `check` must refuse, and name these things.
fn refuses(program: Program, says: &[&str]) {
    let run = program.run();
    run.unusable().unwrap_or_else(|error| panic!("{error}"));
    for text in says {
        assert!(run.stderr.contains(text), "{text:?} in {}", run.stderr);
    }
}

fn check(account: &Account<'_>) -> Program {
    account.program(["check"])
}

#[test]
fn a_wrong_key() {
    let account = Emulator::shared().account("nothing");
    refuses(
        check(&account).env("AWS_ACCESS_KEY_ID", "ASIAWRONGWRONGWRONG1"),
        &["AWS does not accept the access key"],
    );
    let refused = check(&account)
        .env("AWS_ACCESS_KEY_ID", "ASIAWRONGWRONGWRONG1")
        .without("AWS_SESSION_TOKEN");
    refuses(refused, &["AWS does not accept the access key"]);
}

#[test]
fn an_expired_key() {
    let emulator = Emulator::start();
    let account = emulator.account("nothing");
    let _: Value = emulator.ask("POST", "faults", &json!([{ "fault": "expired" }]));
    refuses(
        check(&account),
        &["the AWS credentials have expired", "log in again"],
    );
}

#[test]
fn aws_with_too_much_to_do() {
    let emulator = Emulator::start();
    let account = emulator.account("nothing");
    for fault in ["throttle", "error500", "reset", "truncate"] {
        let _: Value = emulator.ask("POST", "faults", &json!([{ "fault": fault }]));
        refuses(check(&account), &[]);
    }
    let _: Value = emulator.ask("POST", "faults", &json!([{ "fault": "hang" }]));
    refuses(check(&account), &["AWS did not answer within 15 seconds"]);
}

/// The defect: STS was asked twice where the other services are asked four times, so two faults that pass ended `check`.
#[test]
fn two_passing_faults_of_sts_are_overcome() {
    let emulator = Emulator::start();
    let account = emulator.account("nothing");
    for fault in ["throttle", "error500"] {
        let twice = json!([{ "fault": fault, "service": "sts", "times": 2 }]);
        let _: Value = emulator.ask("POST", "faults", &twice);
        let report = account.check().expect_report();
        assert_eq!(report.account.id, account.facts.account_id, "{fault}");
    }
}

#[test]
fn a_caller_who_may_do_nothing_gets_a_report_of_unknowns() {
    let account = Emulator::shared().account("create-service");
    let nothing = json!({ "Version": "2012-10-17", "Statement": [] });
    account.allow_only(&nothing);
    let run = account.check();
    let report = run.expect_report();
    assert_eq!((run.status, report.score.points), (Some(3), 0));
    assert_eq!(
        steps_that(&report, Outcome::Unknown).len(),
        report.steps.len()
    );
}

#[test]
fn a_misspelt_region() {
    let account = Emulator::shared().account("nothing");
    let closed = format!("http://127.0.0.1:{}", closed_port());
    for region in ["us-wset-2", "us-west2", "us_west_2", "US-WEST-2 "] {
        let program = check(&account)
            .env("AWS_REGION", region)
            .env("AWS_ENDPOINT_URL", &closed);
        refuses(program, &["cannot be reached; did you mean us-west-2?"]);
    }
}

#[test]
fn no_region() {
    let account = Emulator::shared().account("nothing");
    refuses(
        check(&account).without("AWS_REGION"),
        &[
            "error: no Region\n",
            "us-west-2 or us-east-1) with --region",
        ],
    );
}

#[test]
fn no_credentials() {
    let program = Program::new(["check", "--region", "us-west-2"]);
    refuses(program, &["error: no AWS credentials\n", "aws sso login"]);
    let program = Program::new(["check", "--region", "us-west-2", "--profile", "workshop"]);
    refuses(
        program,
        &["the profile workshop does not exist\n", "aws configure"],
    );
}

#[test]
fn nobody_at_the_endpoint() {
    let account = Emulator::shared().account("nothing");
    let endpoint = format!("http://127.0.0.1:{}", closed_port());
    refuses(
        check(&account).env("AWS_ENDPOINT_URL", endpoint),
        &["AWS cannot be reached", "check the network"],
    );
}

#[test]
fn a_web_page_in_place_of_aws() {
    let account = Emulator::shared().account("nothing");
    for status in [
        "200 OK",
        "403 Forbidden",
        "511 Network Authentication Required",
    ] {
        let endpoint = captive_portal(status);
        refuses(
            check(&account).env("AWS_ENDPOINT_URL", endpoint),
            &["answers with a web page"],
        );
    }
}

#[test]
fn a_role_in_another_account() {
    let emulator = Emulator::shared();
    let instructor = emulator.account("nothing");
    let attendee = emulator.account("create-service");
    let trust = json!({
        "role": "workshop-grader",
        "trusted": instructor.facts.account_id,
        "external_id": "class-7",
    });
    let role: Value = attendee.ask("roles", &trust);
    let role = role["role_arn"].as_str().expect("the role's ARN");
    let site = attendee.connect_to();
    let check = |options: &[&str]| {
        let all = ["check", "--report", "json", "--connect-to", &site];
        instructor.program(all.iter().chain(options))
    };
    let run = check(&["--role-arn", role, "--external-id", "class-7"]).run();
    all_passed(&run).expect("the attendee's account is read");
    let account = run.expect_report().account;
    assert_eq!(account.id, attendee.facts.account_id);
    assert!(
        account.caller_arn.contains("workshop-grader"),
        "{account:?}"
    );

    let says = ["cannot be assumed", "--external-id"];
    refuses(check(&["--role-arn", role]), &says);
    refuses(
        check(&["--role-arn", role, "--external-id", "class-8"]),
        &says,
    );
    let nowhere = role.replace("workshop-grader", "no-such-role");
    refuses(
        check(&["--role-arn", &nowhere, "--external-id", "class-7"]),
        &says,
    );
}

/// A port without a listener.
fn closed_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("its address").port()
}

/// Answers everything with a login page.
fn captive_portal(status: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("its address");
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { continue };
            let mut head = [0; 8192];
            let _ = stream.read(&mut head);
            let page =
                "<!DOCTYPE html><html><body>Please log in to the hotel's network</body></html>";
            let length = page.len();
            // A client that hung up gets no page.
            let _ = write!(
                stream,
                "HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{page}"
            );
        }
    });
    format!("http://{address}")
}
