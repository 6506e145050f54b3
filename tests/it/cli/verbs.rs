//! `policy`, `explain`, `list` and `completions`.

use serde_json::{Value, json};

use crate::cli::{accounts, code, run, stderr, stdout};

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
        let output = run(&["explain", &check.id]);
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
