//! A store on a disk that cannot be written.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::process::Command;

use workshop_check::class::store::Store;

/// A user without rights. Root may write everywhere.
const NOBODY: u32 = 65_534;

/// The defect: `history` failed with "unable to open database file".
#[test]
fn the_history_is_read_where_nothing_can_be_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("class.sqlite");
    drop(Store::open(&store).expect("made"));
    fs::set_permissions(&store, Permissions::from_mode(0o444)).expect("set");
    fs::set_permissions(folder.path(), Permissions::from_mode(0o555)).expect("set");
    let is_root = fs::write(folder.path().join("probe"), "").is_ok();
    if is_root {
        fs::remove_file(folder.path().join("probe")).expect("deleted");
    }
    let run = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_workshop-check"));
        command.args(args).arg("--store").arg(&store).env_clear();
        if is_root {
            command.uid(NOBODY).gid(NOBODY);
        }
        command.output().expect("the program starts")
    };
    let history = run(&["history", "--json"]);
    assert_eq!(history.status.code(), Some(0), "{history:?}");
    assert_eq!(String::from_utf8_lossy(&history.stdout).trim(), "[]");
    let diff = run(&["diff"]);
    let message = String::from_utf8_lossy(&diff.stderr);
    assert!(message.contains("find two runs"), "{message}");
    let files = fs::read_dir(folder.path()).expect("read").count();
    assert_eq!(files, 1, "nothing was made beside it");
    fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).expect("set");
}
