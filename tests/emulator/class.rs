//! `grade`: each account of a class independently of the others.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use workshop_check_core::report::{Entry, Gradebook, Report, TeachingSignal};
use workshop_check_core::verdict::Outcome;
use workshop_check_testing::HANG;

use super::classroom::{Classroom, EXTERNAL_ID, entry, gradebook};
use super::harness::{Account, Emulator, STEPS, same};
use super::replay::Replay;

/// The size of a mixed class. One attendee has made no mistake.
const MIXED: usize = 50;
/// One of so many accounts is also checked alone.
const ALSO_ALONE: usize = 5;

/// A report without its time, its caller and its account.
fn findings(entry: &Entry) -> Value {
    let report = entry
        .report
        .as_deref()
        .unwrap_or_else(|| panic!("{entry:?}"));
    let same = Report {
        taken_at: "2026-01-01T00:00:00Z".parse().expect("a time"),
        duration_ms: 0,
        ..report.clone()
    };
    json!(same)
}

/// The root causes without their evidence, which has the age of what AWS reports ("2 minutes ago").
fn causes(report: &Report) -> Value {
    let causes = report.root_causes.iter();
    causes
        .map(|cause| json!([cause.check, cause.page_url, cause.explains, cause.symptom]))
        .collect()
}

/// The defect: with a long time limit, each account had connections of its own, which were kept until the end.
#[test]
fn the_accounts_of_a_class_share_connections() {
    let emulator = Emulator::shared();
    let replay = Replay::start(&emulator.endpoint);
    let mut class = Classroom::new(emulator);
    class.add_copies("Begun", &emulator.account("create-sg"), 12, &replay);
    let connections = |limit: &str| {
        let alone = ["--concurrency", "1", "--account-timeout", limit];
        let graded = class.program(&alone);
        let run = graded.env("AWS_ENDPOINT_URL", &replay.endpoint).run();
        assert_eq!(run.status, Some(1), "{run:?}");
        assert!(replay.take_requests() > 12 * 20);
        replay.take_connections()
    };
    // The first account calls the emulator, so that more of its calls run at the same time.
    connections("60s");
    for limit in ["60s", "10m"] {
        let opened = connections(limit);
        assert!(opened < 12 * 10, "{limit}: {opened} connections");
    }
}

/// Mistakes of all pages, in the configuration and at run time.
#[test]
fn fifty_mixed_accounts_have_the_right_first_root_cause_each() {
    let emulator = Emulator::shared();
    let mut class = Classroom::new(emulator);
    let mut mistakes = emulator.variants();
    mistakes.retain(|variant| variant.expect == Outcome::Failed);
    let mistakes: Vec<_> = (0..MIXED - 1)
        .map(|place| &mistakes[place * mistakes.len() / (MIXED - 1)])
        .collect();
    let pages: BTreeSet<&str> = mistakes.iter().map(|one| one.page.as_str()).collect();
    assert_eq!(
        pages.len(),
        STEPS.len(),
        "every page has its mistakes: {pages:?}"
    );
    assert!(mistakes.iter().any(|one| one.only_runtime));
    let accounts: Vec<Account<'_>> = mistakes
        .iter()
        .map(|variant| emulator.variant(&variant.id))
        .collect();
    for (variant, account) in mistakes.iter().zip(&accounts) {
        class.add(&variant.id, account);
    }
    class.add("complete", &emulator.account("create-service"));
    let (book, run) = class.grade(&[]);
    assert_eq!((run.status, run.stderr.as_str()), (Some(1), ""), "{run:?}");
    assert_eq!(book.entries.len(), MIXED);
    let mut wrong = Vec::new();
    for (place, ((variant, account), entry)) in mistakes
        .iter()
        .zip(&accounts)
        .zip(&book.entries)
        .enumerate()
    {
        let id = &account.facts.account_id;
        assert_eq!((&entry.name, &entry.account_id), (&variant.id, id));
        assert!(entry.columns["student"].starts_with("s-"), "{entry:?}");
        let report = entry.report.as_ref().expect("a report");
        assert_eq!(report.account.id, *id);
        let first = report.root_causes.first();
        let page = variant.cause_url_part.as_str();
        if first.is_none_or(|first| !first.page_url.contains(page)) {
            wrong.push(format!("{} has its fix on {page}: {first:?}", variant.id));
        }
        if place % ALSO_ALONE == 0 {
            let alone = account.check().expect_report();
            assert_eq!(causes(report), causes(&alone), "{}", variant.id);
            assert_eq!(report.score, alone.score, "{}", variant.id);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let complete = entry(&book, "complete").report.as_ref().expect("a report");
    assert_eq!(complete.outcome, Outcome::Passed);
    what_aws_says_makes_a_group(&book);
}

/// Attendees with the same message of AWS are in one group, those who fail the same check otherwise are not, and no group
/// names an account.
fn what_aws_says_makes_a_group(book: &Gradebook) {
    let signal = TeachingSignal::new(book, None);
    let symptoms: BTreeSet<&str> = book
        .reports()
        .flat_map(|report| &report.root_causes)
        .filter_map(|cause| cause.symptom.as_deref())
        .collect();
    assert!(symptoms.len() > 3, "{symptoms:?}");
    for symptom in symptoms {
        let has_it = |entry: &Entry| {
            let report = entry.report.as_ref();
            let causes = report.into_iter().flat_map(|report| &report.root_causes);
            causes
                .into_iter()
                .any(|cause| cause.symptom.as_deref() == Some(symptom))
        };
        let members: Vec<usize> = (0..book.entries.len())
            .filter(|place| has_it(&book.entries[*place]))
            .collect();
        let groups: Vec<_> = signal
            .groups
            .iter()
            .filter(|group| group.symptom.as_deref() == Some(symptom))
            .collect();
        assert_eq!(groups.len(), 1, "{symptom}");
        assert_eq!(groups[0].members, members, "{symptom}");
    }
    let ids: Vec<&str> = book
        .entries
        .iter()
        .map(|entry| entry.account_id.as_str())
        .collect();
    for group in &signal.groups {
        let found = group.failures.iter().map(|(found, _)| found);
        for text in found.chain([&group.title]) {
            assert!(
                !text.is_empty() && !ids.iter().any(|id| text.contains(id)),
                "{text}"
            );
        }
    }
}

#[test]
fn the_way_must_lead_into_the_account_of_the_roster() {
    let emulator = Emulator::shared();
    let mut class = Classroom::new(emulator);
    let [ann, bob, eve] =
        ["create-sg", "create-efs", "create-service"].map(|page| emulator.account(page));
    let role = class.role_in(&ann);
    class.add_line("Ann", &ann, &role, EXTERNAL_ID);
    let role = class.role_in(&bob);
    class.add_line("Bob", &bob, &role, "class-8");
    // Nothing but the instructor's own credentials, and a roster that thinks they are Eve's.
    class.add_line("Eve", &eve, "", "");
    let itself = class.instructor.facts.account_id.clone();
    class.lines.push(format!("Teacher,{itself},,,us-west-2,"));
    // Nobody's credentials lead into Eve's account, so nothing is graded.
    for options in [&["--report", "json"][..], &["--check-access"]] {
        let run = class.program(options).run();
        assert_eq!((run.status, run.stdout.as_str()), (Some(2), ""), "{run:?}");
        for wanted in [
            "Eve",
            "neither role_arn nor profile",
            itself.as_str(),
            &eve.facts.account_id,
        ] {
            assert!(run.stderr.contains(wanted), "{wanted} in {}", run.stderr);
        }
        assert!(!run.stderr.contains("Teacher"), "{}", run.stderr);
    }
    let (book, run) = class.grade(&["--except", "Eve"]);
    assert_eq!(run.status, Some(1), "{run:?}");
    let names: Vec<&str> = book
        .entries
        .iter()
        .map(|entry| entry.name.as_str())
        .collect();
    assert_eq!(names, ["Ann", "Bob", "Teacher"]);
    let ann_report = entry(&book, "Ann").report.as_ref().expect("a report");
    assert_eq!(ann_report.account.id, ann.facts.account_id);
    let teacher = entry(&book, "Teacher").report.as_ref().expect("a report");
    assert_eq!(teacher.account.id, itself);
    let refused = entry(&book, "Bob").error.as_deref().expect("a reason");
    assert!(
        refused.contains("AccessDenied") && refused.contains("external id"),
        "{refused}"
    );
    let id = &ann.facts.account_id;
    let (book, _) = class.grade(&["--only", "Teacher", "--only", id]);
    let names: Vec<&str> = book
        .entries
        .iter()
        .map(|entry| entry.name.as_str())
        .collect();
    assert_eq!(names, ["Ann", "Teacher"]);
    let run = class.program(&["--only", "Anne"]).run();
    assert_eq!(run.status, Some(2), "{run:?}");
    assert!(
        run.stderr.contains("did you mean \"Ann\""),
        "{}",
        run.stderr
    );
}

#[test]
fn the_access_to_a_class_is_known_the_evening_before() {
    let emulator = Emulator::start();
    let mut class = Classroom::new(&emulator);
    let [ann, bob, dan] = ["create-sg"; 3].map(|page| emulator.account(page));
    class.add("Ann", &ann);
    let role = class.role_in(&bob);
    class.add_line("Bob", &bob, &role, "class-8");
    // There is no such role.
    let role = "arn:aws:iam::999999999999:role/workshop-check";
    class
        .lines
        .push(format!("Cid,999999999999,{role},,us-west-2,"));
    // Without an account id: the role has it.
    let role = class.role_in(&dan);
    class
        .lines
        .push(format!("Dan,,{role},{EXTERNAL_ID},us-west-2,"));
    let run = class.program(&["--check-access", "--json"]).run();
    assert_eq!(run.status, Some(1), "{run:?}");
    let access: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(access["schema"], "workshop-check/access/1");
    let of = |name: &str| {
        let attendees = access["attendees"].as_array().expect("attendees");
        let found = attendees.iter().find(|one| one["name"] == name);
        found.expect(name).clone()
    };
    for (name, account) in [("Ann", &ann), ("Dan", &dan)] {
        let one = of(name);
        assert_eq!(
            (&one["readable"], &one["region"]),
            (&json!("yes"), &json!("us-west-2")),
            "{one}"
        );
        assert_eq!(one["account_id"], account.facts.account_id.as_str());
        let caller = one["caller_arn"].as_str().expect("an ARN");
        assert!(caller.contains("assumed-role/workshop-check"), "{caller}");
    }
    let bob_access = of("Bob");
    assert_eq!(bob_access["readable"], "no");
    assert!(
        bob_access["error"]
            .as_str()
            .expect("a reason")
            .contains("AccessDenied")
    );
    let run = class.program(&["--check-access", "--only", "Ann"]).run();
    assert_eq!(run.status, Some(0), "{run:?}");
    assert!(
        run.stdout.contains("1 of 1 accounts can be read"),
        "{}",
        run.stdout
    );
    assert!(!class.file("store.sqlite").exists(), "nothing is kept");
    // What may pass is not certain.
    let fault = json!([{
        "fault": "throttle", "service": "sts", "action": "*", "account_id": ann.facts.account_id,
    }]);
    let _: Value = emulator.ask("POST", "faults", &fault);
    let run = class.program(&["--check-access", "--only", "Ann"]).run();
    assert_eq!(run.status, Some(3), "{run:?}");
}

#[test]
fn a_profile_that_leads_elsewhere_is_noticed() {
    let emulator = Emulator::shared();
    let mut class = Classroom::new(emulator);
    let [ann, eve] = ["create-sg", "create-efs"].map(|page| emulator.account(page));
    let profile = |name: &str, account: &Account<'_>| {
        let facts = &account.facts;
        format!(
            "[profile {name}]\nregion = us-west-2\naws_access_key_id = {}\naws_secret_access_key = {}\naws_session_token = {}\n",
            facts.access_key_id, facts.secret_access_key, facts.session_token
        )
    };
    let config = class.file("config");
    std::fs::write(&config, profile("ann", &ann) + &profile("eve", &ann)).expect("a file");
    class.lines = vec![
        "name;account_id;profile".to_owned(),
        format!("Ann;{};ann", ann.facts.account_id),
        format!("Eve;{};eve", eve.facts.account_id),
        format!("Zoë;{};nobody", eve.facts.account_id),
    ];
    // No attendee needs the instructor's own credentials.
    let run = class
        .program(&["--report", "json"])
        .env("AWS_CONFIG_FILE", &config)
        .without("AWS_ACCESS_KEY_ID")
        .without("AWS_REGION")
        .run();
    let book = gradebook(&run);
    let ann_report = entry(&book, "Ann").report.as_ref().expect("a report");
    assert_eq!(ann_report.account.id, ann.facts.account_id);
    let eve_error = entry(&book, "Eve").error.as_deref().expect("a reason");
    assert!(eve_error.contains(&ann.facts.account_id), "{eve_error}");
    assert!(entry(&book, "Zoë").error.is_some());
}

/// Accounts that are built alike have the same names but other ids, so they must not be confused.
#[test]
fn a_quarter_in_trouble_costs_nobody_else_anything() {
    let emulator = Emulator::start();
    let mut class = Classroom::new(&emulator);
    let mut accounts = Vec::new();
    for number in 0..20 {
        let account = match number % 2 {
            0 => emulator.account("create-service"),
            _ => emulator.account("create-ecs-cluster"),
        };
        class.add(&format!("a{number}"), &account);
        accounts.push(account);
    }
    let (before, _) = class.grade(&[]);
    let fault = |number: usize, fault: &str, service: &str, action: &str| {
        json!({
            "fault": fault, "service": service, "action": action,
            "account_id": accounts[number].facts.account_id,
        })
    };
    let faults = json!([
        fault(4, "hang", "ec2", "*"),
        fault(7, "throttle", "*", "*"),
        fault(12, "deny", "*", "*"),
        fault(15, "hang", "*", "*"),
        fault(18, "expired", "ecs", "*"),
    ]);
    let _: Value = emulator.ask("POST", "faults", &faults);
    let (after, run) = class.grade(&["--account-timeout", "30s"]);
    run.did_not_hang().unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(run.status, Some(1));
    for (number, (old, new)) in before.entries.iter().zip(&after.entries).enumerate() {
        if let 4 | 7 | 12 | 15 | 18 = number {
            let unknown = new.report.as_ref().map(|report| report.outcome);
            assert!(
                new.error.is_some() || unknown == Some(Outcome::Unknown),
                "{new:?}"
            );
        } else {
            assert!(
                findings(new) == findings(old),
                "{number}: {new:?}, was {old:?}"
            );
        }
    }
    let reason = |number: usize| after.entries[number].error.clone().unwrap_or_default();
    assert!(reason(18).contains("expired"), "{}", reason(18));
    assert!(reason(7).contains("Throttl"), "{}", reason(7));
}

#[test]
fn ctrl_c_keeps_what_is_done() {
    let emulator = Emulator::start();
    let mut class = Classroom::new(&emulator);
    let accounts: Vec<Account<'_>> = (0..6).map(|_| emulator.account("create-sg")).collect();
    for (number, account) in accounts.iter().enumerate() {
        class.add(&format!("a{number}"), account);
    }
    let hang = |number: usize| {
        json!({
            "fault": "hang", "service": "iam", "seconds": 5, "times": 1,
            "account_id": accounts[number].facts.account_id,
        })
    };
    let stop = |presses: usize| {
        let _: Value = emulator.ask("POST", "faults", &json!([hang(2), hang(3)]));
        let options = ["--report", "json", "--concurrency", "1"];
        let known = accounts[2].calls().len();
        let running = class.program(&options).start();
        let started = Instant::now();
        while accounts[2].calls().len() < known + 5 {
            assert!(started.elapsed() < HANG, "it never came");
            std::thread::sleep(Duration::from_millis(50));
        }
        for _ in 0..presses {
            running.interrupt();
            std::thread::sleep(Duration::from_millis(500));
        }
        let run = running.ended();
        let book = gradebook(&run);
        let done: Vec<bool> = book
            .entries
            .iter()
            .map(|entry| entry.report.is_some())
            .collect();
        let last = book.entries[5].error.clone().unwrap_or_default();
        assert!(last.contains("interrupted"), "{last}");
        assert_eq!(run.status, Some(1), "{run:?}");
        done
    };
    let in_flight_finishes = stop(1);
    same(
        "once",
        in_flight_finishes,
        vec![true, true, true, false, false, false],
    )
    .unwrap();
    let in_flight_is_dropped = stop(2);
    same(
        "twice",
        in_flight_is_dropped,
        vec![true, true, false, false, false, false],
    )
    .unwrap();
}

#[test]
fn the_role_that_policy_prints_is_one_that_grade_assumes() {
    let emulator = Emulator::shared();
    let mut class = Classroom::new(emulator);
    let account = emulator.account("create-service");
    let itself = class.instructor.facts.account_id.clone();
    let trust = ["--trusted-account", &itself, "--external-id", EXTERNAL_ID];
    let template = [&["policy", "--cloudformation"], &trust[..]].concat();
    let template = class.instructor.program(template).run().stdout;
    // What CloudFormation makes of it, by hand: the emulator has no stacks.
    let template: Value = serde_json::from_str(&template).expect("a template in JSON");
    let role = &template["Resources"]["WorkshopCheckRole"]["Properties"];
    let mut trust = role["AssumeRolePolicyDocument"].clone();
    let principal = &mut trust["Statement"][0]["Principal"]["AWS"];
    let named = principal["Fn::Sub"].as_str().expect("a principal");
    *principal = json!(named.replace("${AWS::Partition}", "aws"));
    let made = json!({
        "RoleName": role["RoleName"],
        "AssumeRolePolicyDocument": trust.to_string(),
    });
    let made = account.call("iam", "create_role", made);
    let arn = made["Role"]["Arn"].as_str();
    let role = arn.unwrap_or_else(|| panic!("{made}"));
    class.add_line("Ann", &account, role, EXTERNAL_ID);
    class.add_line("Bob", &account, role, "class-8");
    let (book, run) = class.grade(&[]);
    assert_eq!(run.status, Some(3), "{run:?}");
    let ann = entry(&book, "Ann").report.as_ref().expect("a report");
    assert_eq!(ann.outcome, Outcome::Passed);
    assert!(entry(&book, "Bob").error.is_some());
}

#[test]
fn without_credentials_nobody_is_graded() {
    let emulator = Emulator::shared();
    let mut class = Classroom::new(emulator);
    class.add("Ann", &emulator.account("create-sg"));
    let run = class
        .program(&[])
        .without("AWS_ACCESS_KEY_ID")
        .without("AWS_SECRET_ACCESS_KEY")
        .without("AWS_SESSION_TOKEN")
        .run();
    run.unusable().unwrap_or_else(|error| panic!("{error}"));
    class.lines.push("Bob,1.23457E+11,,,,".to_owned());
    class.lines.push("Eve,12345678901,,,,".to_owned());
    let run = class.program(&[]).run();
    run.unusable().unwrap_or_else(|error| panic!("{error}"));
    for expected in [
        "2 problems",
        "line 3, column 2 (account_id)",
        "line 4",
        "format the column as text",
    ] {
        assert!(run.stderr.contains(expected), "{expected}: {}", run.stderr);
    }
}
