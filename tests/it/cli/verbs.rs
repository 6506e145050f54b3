//! `policy`, `explain`, `list` and `completions`.

use serde_json::{Value, json};

use crate::cli::{accounts, code, program, refused, run, stderr, stdout};

#[test]
fn the_policy_allows_reads_and_the_parameters_one_by_one() {
    let output = run(&["policy"]);
    assert_eq!(code(&output), 0);
    let mut policy: Value = serde_json::from_str(stdout(&output)).expect("a policy is JSON");
    let actions = policy["Statement"][0]["Action"].take();
    assert_eq!(
        policy,
        json!({
            "Version": "2012-10-17",
            "Statement": [
                { "Sid": "WorkshopCheckReads", "Effect": "Allow", "Action": null, "Resource": "*" },
                {
                    "Sid": "WorkshopCheckParameters",
                    "Effect": "Allow",
                    "Action": "ssm:GetParameters",
                    "Resource": [
                        "arn:*:ssm:*:*:parameter/DB_HOST",
                        "arn:*:ssm:*:*:parameter/DB_NAME",
                        "arn:*:ssm:*:*:parameter/DB_PASSWORD",
                        "arn:*:ssm:*:*:parameter/DB_USERNAME",
                    ],
                },
            ],
        })
    );
    let actions: Vec<&str> = actions
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(Value::as_str)
        .collect();
    assert!(actions.is_sorted() && actions.len() > 20, "{actions:?}");
    for action in actions {
        let (service, name) = action.split_once(':').expect("service:Action");
        assert!(
            name.starts_with("Describe") || name.starts_with("List") || name.starts_with("Get"),
            "{action}"
        );
        assert!(
            !name.contains('*') && service != "ssm" && service != "sts" && service != "kms",
            "{action}"
        );
    }
}

#[test]
fn the_role_to_roll_out_has_that_policy_and_asks_for_the_external_id() {
    let trust = [
        "--trusted-account",
        "111122223333",
        "--external-id",
        "class-7",
    ];
    let template = run(&[&["policy", "--cloudformation"], &trust[..]].concat());
    assert_eq!(code(&template), 0, "{}", stderr(&template));
    let template: Value = serde_json::from_str(stdout(&template)).expect("JSON");
    let policy: Value = serde_json::from_str(stdout(&run(&["policy"]))).expect("JSON");
    let role = &template["Resources"]["WorkshopCheckRole"];
    assert_eq!(role["Type"], "AWS::IAM::Role");
    let role = &role["Properties"];
    assert_eq!(role["RoleName"], "workshop-check");
    assert_eq!(role["Policies"].as_array().map(Vec::len), Some(1));
    assert_eq!(role["Policies"][0]["PolicyDocument"], policy);
    assert!(role.get("ManagedPolicyArns").is_none(), "{role}");
    assert_eq!(
        role["AssumeRolePolicyDocument"]["Statement"],
        json!([{
            "Effect": "Allow",
            "Principal": { "AWS": { "Fn::Sub": "arn:${AWS::Partition}:iam::111122223333:root" } },
            "Action": "sts:AssumeRole",
            "Condition": { "StringEquals": { "sts:ExternalId": "class-7" } },
        }])
    );
    // Limits of IAM ("IAM and AWS STS quotas") and of StackSets.
    assert!(policy.to_string().len() <= 10_240 && template.to_string().len() <= 51_200);
}

#[test]
fn a_role_for_nobody_in_particular_is_refused() {
    for options in [
        &["--cloudformation"][..],
        &["--cloudformation", "--trusted-account", "111122223333"],
        &[
            "--trusted-account",
            "111122223333",
            "--external-id",
            "class-7",
        ],
        &[
            "--cloudformation",
            "--trusted-account",
            "1111",
            "--external-id",
            "class-7",
        ],
        &[
            "--cloudformation",
            "--trusted-account",
            "111122223333",
            "--external-id",
            "a b",
        ],
        &[
            "--cloudformation",
            "--trusted-account",
            "111122223333",
            "--external-id",
            "c7",
            "--role-name",
            "a/b",
        ],
    ] {
        let output = run(&[&["policy"], options].concat());
        assert_eq!((code(&output), stdout(&output)), (2, ""), "{options:?}");
    }
}

#[test]
fn every_check_is_explained() {
    let suite = accounts::suite();
    for (step, check) in suite.checks() {
        let output = run(&["explain", &check.id, "--suite", &suite.file.id]);
        assert_eq!(code(&output), 0, "{}", stderr(&output));
        let page = stdout(&output);
        let folded: String = page.split_whitespace().collect::<Vec<_>>().join(" ");
        for call in suite.calls_of(check) {
            assert!(
                call.action().is_none_or(|action| folded.contains(action)),
                "{}: {call:?}",
                check.id
            );
        }
        let url = suite
            .file
            .pages
            .url(check.page.as_deref().unwrap_or(&step.page), "en");
        assert!(
            page.contains(&url),
            "{}: a link is never broken: {page}",
            check.id
        );
        assert!(page.contains(check.assert.kind()), "{}", check.id);
        let documentation = check.assert.documentation();
        assert!(!documentation.is_empty(), "{}", check.assert.kind());
        for paragraph in documentation.split("\n\n") {
            let paragraph: String = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(folded.contains(&paragraph), "{}: {paragraph}", check.id);
        }
        for need in suite.needs_of(check) {
            assert!(folded.contains(need), "{}: {need}", check.id);
        }
        assert!(!page.contains("{ $"), "{page}");
        assert!(check.assert.problem().is_none());
    }
}

#[test]
fn the_list_has_every_check_and_adds_up() {
    let suite = accounts::suite();
    let output = run(&["list"]);
    let page = stdout(&output);
    let total: u32 = suite.checks().map(|(_, check)| check.points).sum();
    assert!(
        page.lines()
            .last()
            .is_some_and(|line| line.contains(&total.to_string())),
        "{page}"
    );
    for step in &suite.file.steps {
        let points: u32 = step.checks.iter().map(|check| check.points).sum();
        let line = page
            .lines()
            .find(|line| line.starts_with(&format!("{}: ", step.id)));
        assert!(
            line.is_some_and(|line| line.ends_with(&format!("({points})"))),
            "{}",
            step.id
        );
    }
    for (_, check) in suite.checks() {
        let line = page
            .lines()
            .find(|line| line.split_whitespace().next() == Some(check.id.as_str()));
        let shown = line.and_then(|line| line.split_whitespace().nth(1));
        assert_eq!(
            shown,
            Some(check.points.to_string().as_str()),
            "{}",
            check.id
        );
    }
}

#[test]
fn there_are_completions_for_every_shell() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = run(&["completions", shell]);
        assert_eq!(code(&output), 0, "{shell}");
        for word in [
            "workshop-check",
            "check",
            "snapshot",
            "explain",
            "policy",
            "min-score",
        ] {
            assert!(stdout(&output).contains(word), "{shell}: {word}");
        }
    }
}

#[test]
fn a_check_is_explained_by_its_titles_too() {
    let by_id = run(&["explain", "lb-sg"]);
    for title in ["LB-SG is there", "lb-sg is missing from targetvpc"] {
        let output = run(&["explain", title]);
        assert_eq!(code(&output), 0, "{}", stderr(&output));
        assert_eq!(stdout(&output), stdout(&by_id));
    }
}

/// `list` counts a bonus apart, and says so.
#[test]
fn the_list_shows_the_points_of_a_bonus() {
    let output = run(&["list", "--suite", "optimization"]);
    let page = stdout(&output);
    let suite = workshop_check::suites::load("optimization").expect("a suite");
    let bonus: u32 = suite.checks().map(|(_, check)| check.points).sum();
    let last = page.lines().last().unwrap_or_default();
    assert_eq!(
        last,
        format!("0 points in total, and a bonus of {bonus} points")
    );
    for step in &suite.file.steps {
        let points: u32 = step.checks.iter().map(|check| check.points).sum();
        let ends = format!("(+{points})");
        let mut lines = page.lines();
        assert!(
            lines.any(|line| line.ends_with(&ends)),
            "{}: {page}",
            step.id
        );
    }
}

/// An account that comes with the program is of one suite: naming it names the suite.
#[test]
fn a_demo_account_of_another_suite_says_which_suite() {
    let suite_of = |args: &[&str]| {
        let output = run(&[&["check", "--json"], args].concat());
        let report: serde_json::Value = serde_json::from_str(stdout(&output)).expect("JSON");
        report["suite"]["id"].as_str().expect("an id").to_owned()
    };
    let other = "database-migration/complete";
    assert_eq!(suite_of(&["--demo", other]), "database-migration");
    assert_eq!(
        suite_of(&["--demo", "application-migration/halfway"]),
        "application-migration"
    );
    assert_eq!(suite_of(&["--demo"]), "container-migration");
    // What is named counts, on the command line and in the environment.
    let named = ["--suite", "container-migration", "--demo", other];
    assert_eq!(suite_of(&named), "container-migration");
    let output = program()
        .args(["check", "--json", "--demo", other])
        .env("WORKSHOP_CHECK_SUITE", "cleanup")
        .output()
        .expect("it starts");
    assert!(
        stdout(&output).contains("\"id\": \"cleanup\""),
        "{output:?}"
    );
    let page = run(&["explain", "task", "--demo", other]);
    assert_eq!(code(&page), 0, "{}", stderr(&page));
    let message = refused(&run(&["check", "--demo", "cleaned"]));
    assert!(message.contains("cleanup/cleaned"), "{message}");
}

/// For authors without an account: the file that `check --snapshot`, `prove` and `init --from` read.
#[test]
fn a_demo_account_can_be_saved() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("complete.json");
    let file = file.to_str().expect("UTF-8");
    let saved = run(&["snapshot", file, "--demo", "complete"]);
    assert_eq!(code(&saved), 0, "{}", stderr(&saved));
    let checked = run(&["check", "--snapshot", file]);
    let demo = run(&["check", "--demo", "complete"]);
    assert_eq!((code(&checked), stdout(&checked)), (0, stdout(&demo)));
    let message = refused(&run(&[
        "snapshot",
        file,
        "--demo",
        "complete",
        "--region",
        "us-east-1",
    ]));
    assert!(message.contains("use --region with --demo"), "{message}");
    let message = refused(&run(&["snapshot", file, "--demo", "compleet"]));
    assert!(message.contains("did you mean \"complete\"?"), "{message}");
}

/// An id may be one of several suites.
#[test]
fn a_check_is_looked_for_in_all_suites_of_the_program() {
    // Only one suite has it.
    let page = run(&["explain", "replication-instance"]);
    assert_eq!(code(&page), 0, "{}", stderr(&page));
    let own = run(&[
        "explain",
        "replication-instance",
        "--suite",
        "database-migration",
    ]);
    assert_eq!(stdout(&page), stdout(&own));
    let named = run(&["explain", "database-migration.replication-instance"]);
    assert_eq!(stdout(&named), stdout(&own));
    // The first suite has it, and others, too.
    let page = run(&["explain", "target-vpc"]);
    let page = stdout(&page);
    assert!(
        page.contains("Other suites have a check of this name, too: "),
        "{page}"
    );
    let page = run(&["explain", "target-vpc", "--suite", "container-migration"]);
    assert!(
        !stdout(&page).contains("Other suites"),
        "it was named: {}",
        stdout(&page)
    );
    // Not the suite that was named, but others.
    let message = refused(&run(&[
        "explain",
        "replication-instance",
        "--suite",
        "cleanup",
    ]));
    assert!(message.contains("--suite database-migration"), "{message}");
}
