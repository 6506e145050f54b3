//! The stack for very large classes, and the other templates, as somebody else reads them.

use std::process::Command;

use workshop_check::scale_out::STACK;

use crate::python::Python;

#[test]
fn cfn_lint_finds_nothing_in_the_templates() {
    let python = Python::with("tests/it/packages/stack-requirements.txt");
    let linter = python.programs().join("cfn-lint");
    let folder = tempfile::tempdir().expect("a folder");
    let commands: [(&str, &[&str]); 2] = [
        ("scale-out.yaml", &["scale-out", "--cloudformation"]),
        (
            "role.json",
            &[
                "policy",
                "--cloudformation",
                "--trusted-account",
                "111122223333",
                "--external-id",
                "class-7",
            ],
        ),
    ];
    for (name, words) in commands {
        let printed = Command::new(env!("CARGO_BIN_EXE_workshop-check"))
            .args(words)
            .output()
            .expect("it runs");
        assert!(printed.status.success(), "{printed:?}");
        let file = folder.path().join(name);
        std::fs::write(&file, printed.stdout).expect("written");
        let found = Command::new(&linter)
            .arg(&file)
            .output()
            .expect("cfn-lint runs");
        assert!(
            found.status.success(),
            "{}",
            String::from_utf8_lossy(&found.stdout)
        );
    }
}

/// What a worker may do is what its requests need; what the state machine may do, too.
#[test]
fn the_worker_s_policy_has_no_more_than_its_requests() {
    let (_, policy) = STACK.split_once("  WorkerPolicy:").expect("the policy");
    let (policy, _) = policy.split_once("  WorkerRole:").expect("its end");
    let mut actions: Vec<&str> = policy
        .split([' ', ',', '[', ']', '\n'])
        .filter(|word| {
            ["sts:", "sqs:", "s3:", "states:"]
                .iter()
                .any(|service| word.starts_with(service))
        })
        .collect();
    actions.sort_unstable();
    let wanted = [
        "s3:PutObject",
        "sqs:DeleteMessage",
        // For the event source of AWS Lambda ("Using Lambda with Amazon SQS", execution role).
        "sqs:GetQueueAttributes",
        "sqs:ReceiveMessage",
        "states:SendTaskFailure",
        "states:SendTaskSuccess",
        "sts:AssumeRole",
    ];
    assert_eq!(actions, wanted);
}
