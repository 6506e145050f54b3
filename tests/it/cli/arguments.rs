//! Invalid arguments: status 2, no work, and a suggestion.

use crate::cli::{code, demo_names, program, refused, run, stderr, stdout};

#[test]
fn help_and_version_are_data() {
    for args in [
        &["--help"][..],
        &["check", "--help"],
        &["help", "snapshot"],
        &["-h"],
        &["--version"],
        &["-V"],
    ] {
        let output = run(args);
        assert_eq!(code(&output), 0, "{args:?}");
        assert!(stdout(&output).contains("workshop-check"), "{args:?}");
        assert_eq!(stderr(&output), "", "{args:?}");
    }
    let help = run(&["--help"]);
    for word in [
        "Examples:",
        "check",
        "grade",
        "snapshot",
        "list",
        "explain",
        "policy",
        "history",
        "diff",
        "regrade",
        "merge",
        "completions",
        "Exit status",
    ] {
        assert!(stdout(&help).contains(word), "{word}");
    }
    assert!(stdout(&run(&["--version"])).contains(env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_misspelt_name_is_refused_and_the_right_one_suggested() {
    for (args, asked, meant) in [
        (
            ["--suite", "container-migraton"],
            "suite",
            "container-migration",
        ),
        (
            ["--step", "create-loadbalancr"],
            "step",
            "create-loadbalancer",
        ),
        (["--check", "mount-target"], "check", "mount-targets"),
        (["--demo", "complet"], "demo", "complete"),
    ] {
        let mut all = vec!["check"];
        if args[0] != "--demo" {
            all.extend(["--demo", "complete"]);
        }
        all.extend(args);
        let message = refused(&run(&all));
        assert!(
            message.contains(asked) && message.contains(args[1]),
            "{message}"
        );
        assert!(
            message.contains(&format!("did you mean \"{meant}\"?")),
            "{message}"
        );
    }
    let message = refused(&run(&["explain", "mount-target"]));
    assert!(
        message.contains("did you mean \"mount-targets\"?"),
        "{message}"
    );
}

#[test]
fn a_name_like_no_other_is_refused_with_a_way_to_find_one() {
    for (args, hint) in [
        (
            &["check", "--demo", "complete", "--step", "xyzzy"][..],
            "create-efs, configure-parameters-store",
        ),
        (
            &["check", "--demo", "complete", "--suite", "xyzzy"],
            "container-migration",
        ),
        (&["check", "--demo", "xyzzy"], "complete"),
        (&["check", "--demo", "complete", "--lang", "xx"], "nl"),
        (&["explain", "xyzzy"], "workshop-check list"),
    ] {
        let message = refused(&run(args));
        assert!(
            message.contains("hint: ") && message.contains(hint),
            "{message}"
        );
    }
}

#[test]
fn what_does_not_parse_is_refused_by_name() {
    for (args, words) in [
        (
            &["check", "--demo", "complete", "--report", "jsn"][..],
            &["jsn", "json"][..],
        ),
        (
            &["check", "--demo", "complete", "--report", "xyzzy"],
            &["terminal", "json", "junit"],
        ),
        (
            &["check", "--demo", "complete", "--report", "json="],
            &["json="],
        ),
        (&["check", "--connect-to", "nonsense"], &["nonsense"]),
        (&["check", "--min-score", "-1"], &["-1"]),
        (&["check", "--min-score", "many"], &["many"]),
        (&["check", "--wait", "soon"], &["soon", "10m"]),
        (&["check", "--wait", "10"], &["10", "10m"]),
        (&["check", "--wait=-5m"], &["-5m", "10m"]),
        (&["check", "--wait", "0s"], &["0s", "10m"]),
        (
            &["check", "--wait", "5m", "--watch"],
            &["--wait", "--watch"],
        ),
        (&["check", "--wait", "5m", "--demo"], &["--wait", "--demo"]),
        (
            &["check", "--watch", "--snapshot", "x.json"],
            &["--watch", "--snapshot"],
        ),
        (&["check", "--watch=often"], &["often", "10m"]),
        (&["chek"], &["chek", "check"]),
        (&["check", "--lnag", "nl"], &["--lnag", "--lang"]),
        (&["completions", "bsh"], &["bsh", "bash"]),
        (&[], &["Usage"]),
    ] {
        let output = run(args);
        assert_eq!(code(&output), 2, "{args:?}");
        assert_eq!(stdout(&output), "", "{args:?}");
        let error_text = stderr(&output);
        assert!(
            words.iter().all(|word| error_text.contains(word)),
            "{args:?}: {error_text}"
        );
    }
}

#[test]
fn options_that_contradict_each_other_are_refused() {
    for args in [
        &["--snapshot", "x.json", "--demo", "complete"][..],
        &["--snapshot", "x.json", "--connect-to", "a:80:b:80"],
        &["--demo", "complete", "--region", "us-west-2"],
        &["--demo", "complete", "--profile", "x"],
        &["--demo", "complete", "--role-arn", "arn:aws:iam::1:role/x"],
        &["--external-id", "x"],
    ] {
        let output = program()
            .arg("check")
            .args(args)
            .output()
            .expect("the program starts");
        assert_eq!(code(&output), 2, "{args:?}: {}", stderr(&output));
        assert_eq!(stdout(&output), "", "{args:?}");
        // If a connection were opened first, its error would be reported first.
        assert!(
            stderr(&output).contains("--"),
            "{args:?}: {}",
            stderr(&output)
        );
    }
}

/// Options of AWS have no effect on a snapshot, so they are refused.
#[test]
fn a_snapshot_is_checked_without_aws_options() {
    for option in ["--region", "--profile", "--role-arn"] {
        let output = program()
            .args(["check", "--snapshot", "x.json", option, "x"])
            .output()
            .expect("it starts");
        assert_eq!(code(&output), 2);
        assert!(
            stderr(&output).contains(option),
            "{option}: {}",
            stderr(&output)
        );
    }
}

#[test]
fn a_minimum_score_decides_and_must_be_reachable() {
    for (account, min, status) in [
        ("complete", "1", 0),
        ("fresh", "1", 0),
        ("empty", "0", 0),
        ("empty", "1", 1),
    ] {
        let output = run(&["check", "--demo", account, "--min-score", min]);
        assert_eq!(
            code(&output),
            status,
            "{account} {min}: {}",
            stdout(&output)
        );
    }
    let message = refused(&run(&[
        "check",
        "--demo",
        "complete",
        "--min-score",
        "100000",
    ]));
    assert!(message.contains("points in all"), "{message}");
}

#[test]
fn the_exit_status_is_that_of_the_report() {
    for name in demo_names() {
        let output = run(&["check", "--demo", &name, "--report", "json"]);
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let expected = match report["outcome"].as_str() {
            Some("passed") => 0,
            Some("failed") => 1,
            Some("unknown") => 3,
            Some("pending") => 4,
            other => panic!("{name}: {other:?}"),
        };
        assert_eq!(code(&output), expected, "{name}");
        assert_eq!(stderr(&output), "", "{name}: nothing to say");
    }
}

#[test]
fn the_account_shown_without_a_name_has_one_instructive_failure() {
    if !demo_names()
        .iter()
        .any(|name| name == workshop_check::demo::DEFAULT)
    {
        return;
    }
    let output = run(&["check", "--demo"]);
    assert_eq!(code(&output), 1);
    assert_eq!(
        stdout(&output),
        stdout(&run(&["check", "--demo", workshop_check::demo::DEFAULT]))
    );
    let json = run(&["check", "--demo", "--report", "json"]);
    let report: workshop_check_core::report::Report =
        serde_json::from_slice(&json.stdout).expect("a report");
    assert_eq!(report.root_causes.len(), 1, "{:?}", report.root_causes);
}
