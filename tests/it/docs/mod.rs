//! README.md and docs/ tell the truth: their pictures are outputs, their commands run, and their links lead somewhere.

mod authoring;
mod blocks;
mod commands;
mod cookbook;
mod fragments;
mod site;

use std::fs;
use std::process::Command;

const README: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
const BEGIN: &str =
    "<!-- picture: WORKSHOP_CHECK_RECORD=1 cargo test --test it docs -->\n\n```text\n";
const END: &str = "```\n\n<!-- end of picture -->";

/// The picture is exactly the output of the demo. WORKSHOP_CHECK_RECORD=1 writes it again.
#[test]
fn the_picture_is_what_the_demo_prints() {
    let output = Command::new(env!("CARGO_BIN_EXE_workshop-check"))
        .args(["check", "--demo"])
        .env_remove("CLICOLOR_FORCE")
        .env("NO_COLOR", "1")
        .env("LC_ALL", "C.UTF-8")
        .env("COLUMNS", "80")
        .env("TZ", "UTC")
        .output()
        .expect("the program starts");
    let printed = format!(
        "$ workshop-check check --demo\n{}",
        String::from_utf8_lossy(&output.stdout)
    );
    let readme = fs::read_to_string(README).expect("README.md is there");
    let (before, rest) = readme.split_once(BEGIN).expect("README.md has a picture");
    let (picture, after) = rest.split_once(END).expect("the picture ends");
    if std::env::var_os("WORKSHOP_CHECK_RECORD").is_some() {
        fs::write(README, format!("{before}{BEGIN}{printed}{END}{after}"))
            .expect("README.md can be written");
        return;
    }
    assert_eq!(
        picture, printed,
        "run WORKSHOP_CHECK_RECORD=1 cargo test --test it docs"
    );
}

/// The demo shows one mistake, and reports it once.
#[test]
fn the_demo_shows_one_instructive_failure() {
    let output = Command::new(env!("CARGO_BIN_EXE_workshop-check"))
        .args(["check", "--demo", "--report", "json"])
        .output()
        .expect("the program starts");
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("a report");
    let failed: Vec<&str> = report["steps"]
        .as_array()
        .expect("steps")
        .iter()
        .flat_map(|step| step["checks"].as_array().expect("checks"))
        .filter(|check| check["outcome"] == "failed")
        .filter_map(|check| check["id"].as_str())
        .collect();
    assert_eq!(failed, ["mount-targets-group"]);
    assert_eq!(output.status.code(), Some(1));
}

/// The pages are read in the repository, too, where there is no reference: each link leads to a file that is there.
#[test]
fn each_link_of_a_page_leads_to_a_file_of_the_repository() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let docs = fs::read_dir(root.join("docs")).expect("the pages");
    let mut pages: Vec<std::path::PathBuf> =
        docs.map(|entry| entry.expect("a page").path()).collect();
    pages.retain(|page| page.extension().is_some_and(|ending| ending == "md"));
    pages.push(root.join("README.md"));
    let link = regex::Regex::new(r"\]\(([^)#:]+)(#[^)]*)?\)").expect("a pattern");
    let mut found = 0;
    for page in pages {
        let text = fs::read_to_string(&page).expect("a page");
        for target in link.captures_iter(&text).map(|link| link[1].to_owned()) {
            let file = page.parent().expect("a folder").join(&target);
            assert!(file.exists(), "{}: {target}", page.display());
            found += 1;
        }
    }
    assert!(found > 30, "{found} links");
}
