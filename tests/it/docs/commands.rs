//! The commands of README.md and of the pages: the program knows their verbs and options.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use super::blocks::blocks;

/// README.md and every page of docs/ except the guide for authors, whose commands are run in full.
fn pages() -> Vec<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let docs = fs::read_dir(root.join("docs")).expect("the pages");
    let pages = docs.map(|entry| entry.expect("a page").path());
    pages
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .filter(|path| !path.ends_with("authoring.md"))
        .chain([root.join("README.md")])
        .collect()
}

/// The words of each command: in blocks of a shell, in indented lines, and those whose output the site shows.
fn commands(page: &str) -> Vec<Vec<String>> {
    let fenced = blocks(page)
        .into_iter()
        .filter(|block| block.info == "sh")
        .flat_map(|block| block.text.lines().map(str::to_owned).collect::<Vec<_>>());
    let indented = page.lines().filter_map(|line| line.strip_prefix("    "));
    let shown = page
        .lines()
        .filter_map(|line| line.strip_prefix("<!-- output: ")?.strip_suffix(" -->"));
    fenced
        .chain(indented.chain(shown).map(str::to_owned))
        .filter_map(|line| {
            let line = line.strip_prefix("uvx ").unwrap_or(&line);
            let words = line.strip_prefix("workshop-check ")?;
            // Comments and redirections are the shell's.
            let words = words.split([' ', '\t']).filter(|word| !word.is_empty());
            let words = words.take_while(|word| !word.starts_with(['#', '>', '|']));
            Some(words.map(str::to_owned).collect())
        })
        .collect()
}

/// With `--help` at the end nothing is run, but an unknown option or a wrong value in front of it is an error.
fn problem(words: &[String]) -> Option<String> {
    let output = Command::new(env!("CARGO_BIN_EXE_workshop-check"))
        .args(words)
        .arg("--help")
        .env_clear()
        .output()
        .expect("the program starts");
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    (!output.status.success()).then_some(message)
}

#[test]
fn the_program_knows_every_command_of_the_pages() {
    let mut run = 0;
    for page in pages() {
        let text = fs::read_to_string(&page).expect("pages are UTF-8");
        for words in commands(&text) {
            if let Some(message) = problem(&words) {
                panic!("{}: {words:?}: {message}", page.display());
            }
            run += 1;
        }
    }
    assert!(run > 35, "{run} commands");
}

#[test]
fn a_verb_or_an_option_that_does_not_exist_is_noticed() {
    let wrong = [
        "    workshop-check chekc",
        "```sh",
        "workshop-check check --no-such-option   # text",
        "```",
        "<!-- output: workshop-check check --wait later -->",
    ];
    let commands = commands(&wrong.join("\n"));
    assert_eq!(commands.len(), 3, "{commands:?}");
    for words in commands {
        assert!(problem(&words).is_some(), "{words:?}");
    }
}

/// The table has the statuses that `--help` has, and no other.
#[test]
fn the_page_about_the_exit_status_has_every_status() {
    let root = env!("CARGO_MANIFEST_DIR");
    let page = fs::read_to_string(format!("{root}/docs/exit-status.md")).expect("the page");
    let rows = page.lines().filter_map(|line| {
        let cell = line.strip_prefix("| ")?.split(' ').next()?;
        cell.parse::<u8>().ok()
    });
    let help = Command::new(env!("CARGO_BIN_EXE_workshop-check"))
        .arg("--help")
        .output()
        .expect("the program starts");
    let help = String::from_utf8(help.stdout).expect("UTF-8");
    let (_, statuses) = help
        .split_once("Exit status: ")
        .expect("--help has the statuses");
    let named = statuses
        .split(", ")
        .flat_map(|part| part.split(",\n"))
        .filter_map(|part| part.split(' ').next()?.parse::<u8>().ok());
    assert_eq!(rows.collect::<Vec<_>>(), named.collect::<Vec<_>>());
}
