//! The embedded accounts: snapshots recorded from the emulator, to try the program without AWS.

use crate::embedded::{ACCOUNTS, File};
use workshop_check_core::locale::Stored;

/// The account of `--demo` without a value: a half-way account with one instructive failure.
pub const DEFAULT: &str = "halfway";

/// The names of the accounts in which everything is done, of a suite that builds and of one that cleans up.
const FINISHED: [&str; 2] = ["complete", "cleaned"];

/// The name of the account before the cleaning.
const UNTOUCHED: &str = "untouched";

/// The names of a suite's embedded accounts: those in its folder, or else those of the first suite.
pub fn names_of(suite: &str) -> Vec<&'static str> {
    if ACCOUNTS.has_folder(suite) {
        stems(ACCOUNTS.in_folder(suite).map(|(path, _)| path))
    } else {
        names()
    }
}

/// Every name that `--demo` takes for a suite: its own accounts, and those of other suites after the id of that suite. The first
/// suite's accounts have no id before them where the suite has none of its own.
pub fn all_names(suite: &str) -> Vec<String> {
    let own = names_of(suite).into_iter().map(str::to_owned);
    let is_own = |name: &String| {
        name.split_once('/')
            .is_some_and(|(folder, _)| folder == suite)
    };
    own.chain(names_with_suites().filter(|name| !is_own(name)))
        .collect()
}

/// The accounts of all suites but the first, as `SUITE/NAME`.
pub fn names_with_suites() -> impl Iterator<Item = String> {
    ACCOUNTS.files().filter_map(|file| {
        let name = file.path.strip_suffix(".json")?;
        name.contains('/').then(|| name.to_owned())
    })
}

/// The names of the accounts in the folder of a suite or a journey; none if it has no folder.
pub fn own_names(suite: &str) -> Vec<&'static str> {
    stems(ACCOUNTS.in_folder(suite).map(|(path, _)| path))
}

/// The snapshot with that name, as JSON: of this suite, or else of the first suite, or of another one whose id is before the name.
pub fn snapshot_of(suite: &str, name: &str) -> Option<String> {
    let own = ACCOUNTS.file(&format!("{suite}/{name}.json"));
    own.map(File::text).or_else(|| snapshot(name))
}

/// The names of the embedded accounts of the first suite.
pub fn names() -> Vec<&'static str> {
    stems(ACCOUNTS.files().map(|file| file.path))
}

/// The account in which the suite's workshop is done: that of `prove --demo` without a value.
pub fn finished(suite: &str) -> &'static str {
    let names = names_of(suite);
    FINISHED
        .into_iter()
        .find(|name| names.contains(name))
        .unwrap_or(FINISHED[0])
}

/// The account of a suite about cleaning up in which nothing has been deleted yet, if it has one.
pub fn leftovers(suite: &str) -> Option<&'static str> {
    names_of(suite).into_iter().find(|name| *name == UNTOUCHED)
}

/// The names of the accounts in one folder, by the paths of the files in it and below.
fn stems(paths: impl Iterator<Item = &'static str>) -> Vec<&'static str> {
    let own = paths.filter(|path| !path.contains('/'));
    own.filter_map(|path| path.strip_suffix(".json")).collect()
}

/// The snapshot of the first suite with that name, as JSON.
pub fn snapshot(name: &str) -> Option<String> {
    Some(ACCOUNTS.file(&format!("{name}.json"))?.text())
}
