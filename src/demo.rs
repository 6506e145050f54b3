//! Accounts that come with the program: snapshots recorded from the emulator, to try it without AWS.

use include_dir::{Dir, include_dir};

static ACCOUNTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/fixtures/accounts");

/// What bare `--demo` shows: a half-way account with one instructive failure.
pub const DEFAULT: &str = "halfway";

/// The names of the accounts that a suite is tried on: those in its own folder, else those of the first suite.
pub fn names_of(suite: &str) -> Vec<&'static str> {
    match ACCOUNTS.get_dir(suite) {
        Some(folder) => stems(folder),
        None => names(),
    }
}

/// The snapshot of a name, as text: the suite's own, else the first suite's.
pub fn snapshot_of(suite: &str, name: &str) -> Option<&'static [u8]> {
    let own = ACCOUNTS.get_file(format!("{suite}/{name}.json"));
    own.map(|file| file.contents()).or_else(|| snapshot(name))
}

/// The names of the accounts of the first suite.
pub fn names() -> Vec<&'static str> {
    stems(&ACCOUNTS)
}

fn stems(folder: &'static Dir<'_>) -> Vec<&'static str> {
    let files = folder.files();
    files
        .filter_map(|file| file.path().file_stem()?.to_str())
        .collect()
}

/// The snapshot of a name, as text.
pub fn snapshot(name: &str) -> Option<&'static [u8]> {
    Some(ACCOUNTS.get_file(format!("{name}.json"))?.contents())
}
