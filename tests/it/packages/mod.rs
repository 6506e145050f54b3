//! The packages, and what installs and runs them in CI.

mod ci;
mod install;
mod stack;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;
use std::thread;
use std::time::Duration;

use crate::python::Python;

/// What makes the packages, and what tries them out.
static TOOLS: LazyLock<Python> = LazyLock::new(|| Python::with("dist/requirements.txt"));

/// The packages of this build, made by `dist/build` from the debug program, which `cargo test` has built already.
///
/// maturin takes the program away from the target folder while it packs, but other tests run it meanwhile. So Cargo and maturin
/// get a target folder of their own, with links to the files of this one.
static PACKAGES: LazyLock<PathBuf> = LazyLock::new(|| {
    let tests = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let program = Path::new(env!("CARGO_BIN_EXE_workshop-check"));
    let debug = program.parent().expect("target/debug/…");
    let target = tests.join("target-of-packages");
    if target.exists() {
        fs::remove_dir_all(&target).expect("the folder of the last run is deleted");
    }
    for part in [".fingerprint", "build", "deps"] {
        link(&debug.join(part), &target.join("debug").join(part));
    }
    let folder = tests.join("packages");
    let mut build = TOOLS.command();
    build
        .arg(root().join("dist/build"))
        .args(["--profile", "dev", "--fast", "--out"])
        .arg(&folder)
        .env("CARGO_TARGET_DIR", target);
    thread::scope(|scope| {
        let built = scope.spawn(|| succeeded(&mut build));
        while !built.is_finished() {
            assert!(program.exists(), "the program is away while it is packed");
            thread::sleep(Duration::from_millis(2));
        }
        let printed = built.join().expect("the packages are built");
        assert!(!printed.contains("Compiling"), "built again: {printed}");
    });
    folder
});

/// Makes links to the files of a folder, and of the folders in it.
fn link(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder that Cargo made") {
        let entry = entry.expect("an entry");
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            link(&entry.path(), &to);
        } else {
            fs::hard_link(entry.path(), to).expect("both are in the target folder");
        }
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Runs a command without what Cargo tells a test: a build script that reads it would run again.
fn run(command: &mut Command) -> Output {
    let told = ["CARGO_PKG_", "CARGO_MANIFEST_", "LD_LIBRARY_PATH"];
    for (name, _) in std::env::vars() {
        if name == "CARGO" || told.iter().any(|start| name.starts_with(start)) {
            command.env_remove(name);
        }
    }
    command.output().expect("the command starts")
}

/// Runs a command that must succeed. Gives what it printed.
#[track_caller]
fn succeeded(command: &mut Command) -> String {
    let output = run(command);
    let text = text(&output);
    assert!(output.status.success(), "{command:?}: {text}");
    text
}

/// What a command printed, its errors after the rest.
fn text(output: &Output) -> String {
    let both = [&output.stdout, &output.stderr];
    both.map(|bytes| String::from_utf8_lossy(bytes).into_owned())
        .concat()
}
