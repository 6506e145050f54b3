//! Snapshots of the terminal report, which change on purpose only (`cargo insta review`).

use workshop_check::suites::program_languages;

use crate::cli::{run, stdout};

/// Removes what differs between recordings: ids, account numbers and times.
fn masked(page: &str) -> String {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-';
    // "Checked  2026-11-22 12:39 UTC, in 1 s", in whatever language.
    let line = |line: &str| match (line.find("  "), line.contains(" UTC")) {
        (Some(label), true) => format!("{}  …", &line[..label]),
        _ => line.to_owned(),
    };
    let page = page.lines().map(line).collect::<Vec<_>>().join("\n");
    let mut text = String::new();
    let mut word = String::new();
    for c in page.chars().chain(['\n']) {
        if is_part(c) {
            word.push(c);
            continue;
        }
        text.push_str(&mask(&std::mem::take(&mut word)));
        text.push(c);
    }
    text
}

fn mask(word: &str) -> String {
    let is_id = word.split_once('-').is_some_and(|(kind, id)| {
        let kinds = [
            "acl", "fs", "fsmt", "igw", "nat", "rtb", "sg", "subnet", "vpc",
        ];
        kinds.contains(&kind) && id.len() >= 8 && id.chars().all(|c| c.is_ascii_hexdigit())
    });
    let is_account = word.len() == 12 && word.chars().all(|c| c.is_ascii_digit());
    match word.split_once('-') {
        Some((kind, id)) if is_id => format!("{kind}-{}", "0".repeat(id.len())),
        _ if is_account => "0".repeat(word.len()),
        _ => word.to_owned(),
    }
}

#[test]
fn a_complete_account() {
    insta::assert_snapshot!(masked(stdout(&run(&["check", "--demo", "complete"]))));
}

#[test]
fn a_fresh_account() {
    insta::assert_snapshot!(masked(stdout(&run(&["check", "--demo", "fresh"]))));
}

/// For readers of these languages: it shows each sentence in its context.
#[test]
fn a_mistake_in_every_language() {
    for language in program_languages() {
        let output = run(&["check", "--demo", "halfway", "--lang", language]);
        insta::assert_snapshot!(format!("halfway_{language}"), masked(stdout(&output)));
    }
}

#[test]
fn masks_hide_what_changes_and_nothing_else() {
    let cases = [
        (
            "LB-SG (sg-373b1ef5f9c00e9b0), ",
            "LB-SG (sg-00000000000000000), \n",
        ),
        ("Checked       2026-11-22 12:39 UTC, in 1 s", "Checked  …\n"),
        (
            "arn:aws:sts::210000000001:user/x",
            "arn:aws:sts::000000000000:user/x\n",
        ),
        ("create-sg 12 of 104", "create-sg 12 of 104\n"),
    ];
    for (page, wanted) in cases {
        assert_eq!(masked(page), wanted);
    }
}
