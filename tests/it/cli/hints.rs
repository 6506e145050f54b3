//! `--hints` from the command line to every format. Each text below is of one stage.

use crate::cli::{run, stdout};
use crate::reporters::in_words;

/// On one line, without the marks that formats put before punctuation.
fn report(format: &str, stage: &[&str]) -> String {
    let mut args = vec!["check", "--demo", "wrong-db-host", "-o", format];
    args.extend(stage);
    let output = run(&args);
    assert_eq!(output.status.code(), Some(1), "{format} {stage:?}");
    let text = stdout(&output).replace('\\', "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn each_stage_tells_its_own_and_no_more() {
    for format in in_words() {
        for (number, stage) in ["page", "why", "fix", "command"].into_iter().enumerate() {
            let text = report(format, &["--hints", stage]);
            let place = format!("{format} at {stage}: {text}");
            assert!(text.contains("configure-parameters-store"), "{place}");
            for found in ["the value is an address with http", "Health checks failed"] {
                assert!(number > 0 || !text.contains(found), "{place}");
            }
            assert_eq!(
                text.contains("the value is an address with http"),
                number >= 1,
                "{place}"
            );
            assert_eq!(text.contains("et DB_HOST to"), number >= 2, "{place}");
        }
        assert_eq!(report(format, &[]), report(format, &["--hints", "command"]));
    }
}

/// The log tells requests and their fate, and nothing of what is wrong.
#[test]
fn no_log_tells_more() {
    for log in ["-v", "--debug"] {
        let output = run(&["check", "--demo", "wrong-db-host", "--hints", "page", log]);
        let error = String::from_utf8_lossy(&output.stderr);
        for text in [error.as_ref(), stdout(&output)] {
            for told in [
                "an address with http",
                "Health checks failed",
                "et DB_HOST to",
                "put-parameter",
            ] {
                assert!(!text.contains(told), "{log}: {text}");
            }
        }
    }
}

#[test]
fn a_stage_that_does_not_exist_is_refused() {
    let output = run(&["check", "--demo", "--hints", "all"]);
    assert_eq!(output.status.code(), Some(2));
    let error = String::from_utf8_lossy(&output.stderr);
    for stage in ["page", "why", "fix", "command"] {
        assert!(error.contains(stage), "{error}");
    }
}
