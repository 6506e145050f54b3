//! The recipes of docs/cookbook.md: each is a suite without problems that passes a correct account and notices a mistake.
//!
//! The first line of a recipe says how it fails: `wrong="A -> B"` with this part of it replaced, on the same account;
//! `advised="A -> B"` likewise, but it passes with advice; `broken=NAME` on another account. `account=NAME` is the correct
//! account, if that is not "complete".

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

use super::blocks::blocks;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

struct Recipe {
    title: String,
    info: String,
    yaml: String,
    messages: String,
}

fn recipes() -> Vec<Recipe> {
    let page = fs::read_to_string(Path::new(ROOT).join("docs/cookbook.md")).expect("the page");
    let sections = page.split("\n## ").skip(1);
    sections
        .map(|section| {
            let title = section.lines().next().unwrap_or_default().to_owned();
            let blocks = blocks(section);
            let of = |language: &str| {
                let mut found = blocks.iter().filter(|block| {
                    block.info == language || block.info.starts_with(&format!("{language} "))
                });
                let block = found.next();
                assert!(found.next().is_none(), "{title}: one block of {language}");
                block
            };
            let yaml = of("yaml").unwrap_or_else(|| panic!("{title}: no recipe"));
            Recipe {
                info: yaml.info.clone(),
                yaml: yaml.text.clone(),
                messages: of("ftl").map_or_else(String::new, |block| block.text.clone()),
                title,
            }
        })
        .collect()
}

impl Recipe {
    /// A word of the first line, such as `account=NAME`.
    fn word(&self, name: &str) -> Option<&str> {
        let rest = self.info.split_once(&format!(" {name}="))?.1;
        match rest.strip_prefix('"') {
            Some(quoted) => quoted.split('"').next(),
            None => rest.split(' ').next(),
        }
    }

    /// A suite of one step with this recipe.
    fn suite(&self, yaml: &str) -> TempDir {
        let (parts, checks) = yaml.split_once("checks:\n").expect("a recipe has checks");
        let mut suite = "schema: workshop-check/suite/1\nid: recipe\nregions: [us-west-2, us-east-1]\n\
            pages: { base: https://workshop.example.com, path: '/{lang}/{page}.html', languages: [en] }\n"
            .to_owned();
        suite += parts;
        if !parts.contains("resources:") {
            suite += "resources: {}\n";
        }
        suite += "steps:\n  - id: page\n    page: page\n    checks:\n";
        let mut messages = format!("suite = Recipe\nstep-page = {}\n", self.title);
        for line in checks.lines() {
            writeln!(suite, "    {line}").expect("a text");
            if let Some(id) = line.strip_prefix("  - id: ") {
                writeln!(messages, "check-{id} = Check {id}\n    .why = A reason.")
                    .expect("a text");
            }
        }
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("locales")).expect("a folder");
        fs::write(folder.path().join("suite.yaml"), suite).expect("a file");
        let messages = messages + &self.messages;
        fs::write(folder.path().join("locales/en.ftl"), messages).expect("a file");
        folder
    }

    fn replaced(&self, change: &str) -> String {
        let (from, to) = change.split_once(" -> ").expect("A -> B");
        assert_eq!(
            self.yaml.matches(from).count(),
            1,
            "{}: {from} is in it once",
            self.title
        );
        self.yaml.replace(from, to)
    }

    /// The status of a check of this account, and whether the report has advice.
    fn checked(&self, yaml: &str, account: &str) -> (Option<i32>, bool) {
        let suite = self.suite(yaml);
        let account = format!("{ROOT}/fixtures/accounts/{account}.json");
        let output = run(&[
            "check",
            "--suite",
            &suite.path().display().to_string(),
            "--snapshot",
            &account,
            "--json",
        ]);
        let report: Value = serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|error| panic!("{}: {error}: {output:?}", self.title));
        let checks = report["steps"][0]["checks"].as_array().expect("checks");
        let advised = checks.iter().any(|check| {
            let advice = check["advice"].as_array();
            advice.is_some_and(|advice| !advice.is_empty())
        });
        (output.status.code(), advised)
    }
}

fn run(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_workshop-check"))
        .args(words)
        .env_clear()
        .output()
        .expect("the program starts")
}

#[test]
fn every_recipe_passes_a_correct_account_and_notices_a_mistake() {
    let recipes = recipes();
    assert!(recipes.len() >= 12, "{} recipes", recipes.len());
    for recipe in &recipes {
        let title = &recipe.title;
        let suite = recipe.suite(&recipe.yaml);
        let linted = run(&["lint", &suite.path().display().to_string()]);
        let problems = String::from_utf8_lossy(&linted.stdout);
        assert_eq!(linted.status.code(), Some(0), "{title}: {problems}");
        assert_eq!(problems, "", "{title}");

        let account = recipe.word("account").unwrap_or("complete");
        let (status, _) = recipe.checked(&recipe.yaml, account);
        assert_eq!(status, Some(0), "{title}: the account {account} is correct");
        if let Some(change) = recipe.word("wrong") {
            let (status, _) = recipe.checked(&recipe.replaced(change), account);
            assert_eq!(status, Some(1), "{title}: {change}");
        } else if let Some(change) = recipe.word("advised") {
            let found = recipe.checked(&recipe.replaced(change), account);
            assert_eq!(found, (Some(0), true), "{title}: {change}");
        } else {
            let broken = recipe.word("broken");
            let broken = broken.unwrap_or_else(|| panic!("{title}: how does it fail?"));
            let (status, _) = recipe.checked(&recipe.yaml, broken);
            assert_eq!(status, Some(1), "{title}: the account {broken} is wrong");
        }
    }
}
