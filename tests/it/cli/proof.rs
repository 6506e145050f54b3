//! `prove` on the command line. `tests/it/prove` tests its results.

use std::process::Output;
use std::time::Duration;

use serde_json::Value;

use crate::cli::{code, program, run, stderr, stdout};

/// A proof evaluates the suite some six hundred times: four seconds, unoptimised, on a machine with nothing else to do.
fn prove(args: &[&str]) -> Output {
    let mut program = program();
    program.timeout(Duration::from_secs(120)).arg("prove");
    program.args(args).output().expect("the program starts")
}

#[test]
fn our_suite_is_proved_in_words_and_as_json() {
    let output = prove(&["--demo", "--json"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let proof: Value = serde_json::from_str(stdout(&output)).expect("JSON");
    assert_eq!(proof["schema"], "workshop-check/proof/1");
    assert_eq!(proof["suite"], "container-migration");
    let mutants = proof["mutants"].as_array().expect("mutants");
    let drop = mutants
        .iter()
        .find(|mutant| mutant["id"] == "file-system/webserver-filesystem/drop");
    assert_eq!(drop.expect("a mutant")["check"], "file-system");
    let output = prove(&["--demo", "--lang", "nl"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let text = stdout(&output);
    assert!(text.contains("De suite is bewezen."), "{text}");
    assert!(!text.contains('\u{1b}'), "no colour in a pipe");
    assert!(
        text.lines().any(|line| line.contains("efs-sg-nfs")),
        "{text}"
    );
}

#[test]
fn what_proves_nothing_is_a_usage_error() {
    for (options, says) in [
        (&["prove"][..], "--snapshot"),
        (
            &["prove", "--demo", "halfway"],
            "its checks do not all pass in this account",
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
