//! Accounts that come with the program: snapshots recorded from the emulator, to try it without AWS.

use include_dir::{Dir, include_dir};

static ACCOUNTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/fixtures/accounts");

/// What bare `--demo` shows: a half-way account with one instructive failure.
pub const DEFAULT: &str = "halfway";

/// The names of the accounts.
pub fn names() -> Vec<&'static str> {
    ACCOUNTS
        .files()
        .filter_map(|file| file.path().file_stem()?.to_str())
        .collect()
}

/// The snapshot of a name, as text.
pub fn snapshot(name: &str) -> Option<&'static [u8]> {
    Some(ACCOUNTS.get_file(format!("{name}.json"))?.contents())
}
