//! `prove` on the command line. `tests/it/prove` tests its results.

use std::process::Output;

use serde_json::Value;

use crate::cli::{code, program, run, stderr, stdout};

/// A proof evaluates the suite some six hundred times.
fn prove(args: &[&str]) -> Output {
    let mut program = program();
    program.arg("prove");
    program.args(args).output().expect("the program starts")
}

#[test]
fn our_suite_is_proved_in_words_and_as_json() {
    let suite = "elasticbeanstalk-migration";
    let output = prove(&["--suite", suite, "--demo", "--json"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let proof: Value = serde_json::from_str(stdout(&output)).expect("JSON");
    assert_eq!(proof["schema"], "workshop-check/proof/1");
    assert_eq!(proof["suite"], suite);
    let mutants = proof["mutants"].as_array().expect("mutants");
    let drop = mutants
        .iter()
        .find(|mutant| mutant["id"] == "security-group/DB-SG/IpPermissions[tcp-3306]/drop");
    assert_eq!(
        drop.expect("a mutant")["check"],
        "database-from-environment"
    );
    let output = prove(&["--suite", suite, "--demo", "--lang", "nl", "--all"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let text = stdout(&output);
    assert!(text.contains("De suite is bewezen."), "{text}");
    assert!(!text.contains('\u{1b}'), "no colour in a pipe");
    assert!(
        text.lines()
            .any(|line| line.contains("environment-reaches-database")),
        "{text}"
    );
}

/// The account that is clean, and what was there before, come with the program.
#[test]
fn a_suite_about_cleaning_up_is_proven_without_files() {
    let output = prove(&["--suite", "cleanup", "--demo", "--json"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let proof: Value = serde_json::from_str(stdout(&output)).expect("JSON");
    let mutants = proof["mutants"].as_array().expect("mutants");
    assert!(mutants.len() >= 15, "one a check: {}", mutants.len());
    // Half-way through, there is no correct account to begin with.
    let output = prove(&["--suite", "cleanup", "--demo", "halfway"]);
    assert_eq!(code(&output), 2);
    // A few ids say which account that is.
    let error = stderr(&output);
    assert!(
        error.contains(" more") && error.lines().count() < 8,
        "{error}"
    );
}

/// A first suite has hundreds of holes. Its author gets a page of them, the largest first, and all on request.
#[test]
fn a_first_proof_is_a_page() {
    let folder = tempfile::tempdir().expect("a folder");
    let suite = folder.path().join("small").display().to_string();
    assert_eq!(code(&run(&["init", &suite])), 0);
    let short = prove(&["--suite", &suite, "--demo"]);
    let all = prove(&["--suite", &suite, "--demo", "--all"]);
    let lines = |output: &Output| stdout(output).lines().count();
    assert!(lines(&short) < 60, "{}", stdout(&short));
    assert!(lines(&all) > 2 * lines(&short), "{}", stdout(&all));
    assert!(stdout(&short).contains("--all"), "{}", stdout(&short));
}

/// They are copied to `prove.yaml`.
#[test]
fn ids_of_mutants_are_in_one_piece_in_a_narrow_terminal() {
    let folder = tempfile::tempdir().expect("a folder");
    let suite = folder.path().join("small").display().to_string();
    assert_eq!(code(&run(&["init", &suite])), 0);
    let proof = prove(&["--suite", &suite, "--demo", "--json"]);
    let proof: Value = serde_json::from_str(stdout(&proof)).expect("JSON");
    let output = program()
        .env("COLUMNS", "60")
        .args(["prove", "--suite", &suite, "--demo", "--all"])
        .output()
        .expect("the program starts");
    let mutants = proof["mutants"].as_array().expect("mutants");
    let survived = mutants
        .iter()
        .filter(|mutant| mutant["verdict"] == "survived")
        .filter_map(|mutant| mutant["id"].as_str());
    let long: Vec<&str> = survived
        .filter(|id| id.len() > 60 && !id.contains(' '))
        .collect();
    assert!(!long.is_empty(), "no id is longer than a line");
    for id in long {
        assert!(stdout(&output).contains(id), "{id}");
    }
}

/// The defect: the hint was to take a snapshot with the journey and to prove the journey on it, which is refused.
#[test]
fn a_journey_is_proved_module_by_module() {
    let journey = ["prove", "--suite", "application-migration"];
    let modules = [
        "database-migration",
        "container-migration",
        "app-mig-service",
        "elasticbeanstalk-migration",
        "optimization",
    ];
    for options in [&[][..], &["--snapshot", "account.json"]] {
        let message = stderr(&run(&[&journey[..], options].concat())).to_owned();
        let all =
            "\"workshop-check prove --suite application-migration --demo\" proves each module";
        assert!(message.contains(all), "{message}");
        for module in modules {
            let wanted = format!("\"workshop-check prove --suite {module} --snapshot FILE\"");
            assert!(message.contains(&wanted), "{wanted} in {message}");
        }
    }
    // An account in which the first module is not done.
    let set = ["--demo", "halfway", "--set", "tasks=3"];
    let output = run(&[&journey[..], &set].concat());
    let message = stderr(&output);
    let alone = "\"workshop-check prove --suite database-migration --demo\" proves this module";
    assert!(message.contains(alone), "{message}");
    assert!(!message.contains("elasticbeanstalk:"), "{message}");
}

#[test]
fn what_proves_nothing_is_a_usage_error() {
    for (options, says) in [
        (&["prove"][..], "--snapshot"),
        (
            &["prove", "--demo", "halfway"],
            "of its checks do not pass in this account",
        ),
        (&["prove", "--demo", "complet"], "did you mean"),
        (&["prove", "--snapshot", "/nowhere.json"], "/nowhere.json"),
    ] {
        let output = run(options);
        assert_eq!((code(&output), stdout(&output)), (2, ""), "{options:?}");
        assert!(
            stderr(&output).contains(says),
            "{options:?}: {}",
            stderr(&output)
        );
    }
}
