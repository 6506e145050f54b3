//! Rules that neither the compiler nor a lint checks: registries, dependencies, links between pages, the suite's contract.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use workshop_check_core::assertion::Assert;

mod dependencies;
mod features;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files below a folder with an ending; all without one.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of the project") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if ending.is_empty() || path.extension().is_some_and(|found| found == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[track_caller]
fn assert_none(found: Vec<String>, why: &str) {
    assert!(found.is_empty(), "{why}:\n{}", found.join("\n"));
}

#[test]
fn every_file_of_a_registry_is_in_its_list() {
    let folder = root().join("crates/core/src/assertion");
    // A kind of several files has the rest in a folder of its own.
    let kinds: Vec<String> = files(&folder, "rs")
        .iter()
        .filter(|path| path.parent() == Some(folder.as_path()))
        .map(|path| {
            path.file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned()
        })
        .filter(|name| name != "mod.rs" && name != "stated.rs")
        .map(|name| name.trim_end_matches(".rs").to_owned())
        .collect();
    let mut listed: Vec<&str> = Assert::KINDS.to_vec();
    listed.sort_unstable();
    assert_eq!(kinds, listed);
}

/// The defects: a profile of 10 MB and the store of a class were committed with the rest.
#[test]
fn what_is_committed_is_text_or_a_picture() {
    let binary = committed()
        .into_iter()
        .filter(|name| !name.ends_with(".webp"))
        // What is deleted in the working tree is still in the list.
        .filter(|name| fs::read(root().join(name)).is_ok_and(|bytes| bytes.contains(&0)))
        .collect();
    assert_none(binary, "a file of a tool was committed");
}

/// The files that git has. Where there is no git, all that were unpacked.
fn committed() -> Vec<String> {
    // Also where the checkout is somebody else's, as in containers of CI.
    let list = Command::new("git")
        .args(["-c", "safe.directory=*", "ls-files", "-z"])
        .current_dir(root())
        .output();
    let names = match list {
        Ok(list) if list.status.success() => String::from_utf8(list.stdout).expect("UTF-8"),
        _ => {
            let all = files(root(), "");
            let own = all.iter().filter_map(|path| path.strip_prefix(root()).ok());
            let names = own.map(|path| path.display().to_string());
            let is_made = |name: &String| name.starts_with("target") || name.starts_with(".git/");
            names
                .filter(|name| !is_made(name))
                .collect::<Vec<_>>()
                .join("\0")
        }
    };
    let names = names.split_terminator('\0').map(str::to_owned);
    let names: Vec<String> = names.collect();
    assert!(names.len() > 500, "{names:?}");
    names
}

#[test]
fn every_public_file_says_what_it_is_for() {
    let folders = [
        "src",
        "crates/core/src",
        "crates/collect/src",
        "crates/testing/src",
    ];
    let silent = folders
        .iter()
        .flat_map(|folder| files(&root().join(folder), "rs"))
        // One kind or one verb a file: the comment of its struct or function describes it.
        .filter(|path| {
            !path.starts_with(root().join("crates/core/src/assertion"))
                && !path.starts_with(root().join("src/commands"))
        })
        .filter(|path| !path.ends_with("tests.rs"))
        .filter(|path| !fs::read_to_string(path).is_ok_and(|text| text.starts_with("//!")))
        .map(|path| path.display().to_string())
        .collect();
    assert_none(silent, "a file begins with what it is for");
}

#[test]
fn the_suite_has_the_contract_s_steps_and_every_check_earns_points() {
    let suite =
        workshop_check::suites::load("container-migration").expect("the embedded suite loads");
    let ids: Vec<&str> = suite
        .file
        .steps
        .iter()
        .map(|step| step.id.as_str())
        .collect();
    assert_eq!(
        ids,
        [
            "prerequisites",
            "create-sg",
            "create-efs",
            "configure-parameters-store",
            "create-loadbalancer",
            "create-ecs-cluster",
            "create-task-definition",
            "create-service",
        ]
    );
    let last = suite.checks().last().map(|(_, check)| check.id.as_str());
    assert_eq!(
        last,
        Some("site"),
        "the last check is that the site answers"
    );
    for (_, check) in suite.checks() {
        assert!(check.points > 0, "{} is worth nothing", check.id);
    }
}

#[test]
fn links_between_the_project_s_own_files_lead_somewhere() {
    let mut dead = Vec::new();
    let folders = [root().to_owned(), root().join("docs")];
    let pages = folders.iter().flat_map(|folder| {
        let pages = fs::read_dir(folder).expect("a folder of the project");
        pages.map(|entry| entry.expect("an entry").path())
    });
    for page in pages.filter(|path| path.extension().is_some_and(|ending| ending == "md")) {
        let text = fs::read_to_string(&page).expect("pages are UTF-8");
        let folder = page.parent().expect("a folder");
        for target in text
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split(')').next())
        {
            let file = target.split('#').next().unwrap_or_default();
            // The pages of reference/ are made with the site, whose links its own test checks.
            let is_made = file.starts_with("reference/");
            if !target.contains("://")
                && !file.is_empty()
                && !is_made
                && !folder.join(file).exists()
            {
                dead.push(format!("{}: {target}", page.display()));
            }
        }
    }
    assert_none(dead, "dead links");
}
