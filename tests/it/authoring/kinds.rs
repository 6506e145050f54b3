//! `list` and `explain` as an author's reference: no Rust is needed to know what can be asserted.

use workshop_check_core::assertion::Assert;

use crate::authoring::{printed, refused};

#[test]
fn every_kind_is_listed_and_explained() {
    let list = printed(&["list", "--kinds"], 0);
    for kind in Assert::KINDS {
        let mut lines = list.lines().skip_while(|line| line != kind);
        assert_eq!(lines.next(), Some(*kind));
        let about = lines.next().unwrap_or_default();
        assert!(
            about.starts_with("  ") && about.len() > 20,
            "{kind}: {about}"
        );
        let explained = printed(&["explain", kind], 0);
        assert!(explained.lines().count() > 4, "{explained}");
        assert!(
            !explained.contains("u32") && !explained.contains("$ref"),
            "{explained}"
        );
    }
}

#[test]
fn parameters_are_told_with_what_may_be_written() {
    let text = printed(&["explain", "security_group_allows"], 0);
    for line in [
        "  ports: text",
        "  from: anywhere | { group: text } | { database: text } | { resource: text } (optional)",
    ] {
        assert!(text.lines().any(|found| found == line), "{text}");
    }
    // The defect: a line ended where the line of the doc comment does.
    let flowing = "its own\n    port is used; if that differs from these ports, it is advice.\n";
    assert!(text.contains(flowing), "{text}");
    let error_text = refused(&["explain", "security_group_alows"]);
    assert!(
        error_text.contains("did you mean \"security_group_allows\"?"),
        "{error_text}"
    );
}

#[test]
fn variables_are_listed_as_they_would_be_set() {
    let text = printed(&["list", "--variables", "--set", "tasks=3"], 0);
    for line in ["tasks=3", "vpc=TargetVPC", "regions=us-west-2,us-east-1"] {
        assert!(text.lines().any(|found| found == line), "{text}");
    }
}
