//! The packages, and what installs and runs them in CI.

mod ci;
mod install;
#[path = "../../support/python.rs"]
mod python;
mod stack;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

use python::Python;

/// What makes the packages, and what tries them out.
static TOOLS: LazyLock<Python> = LazyLock::new(|| Python::with("dist/requirements.txt"));

/// The packages of this build, made by `dist/build` from the debug program, which `cargo test` has built already.
static PACKAGES: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("packages");
    let program = Path::new(env!("CARGO_BIN_EXE_workshop-check"));
    let target = program.ancestors().nth(2).expect("target/debug/…");
    let mut build = TOOLS.command();
    build
        .arg(root().join("dist/build"))
        .args(["--profile", "dev", "--fast", "--out"])
        .arg(&folder)
        .env("CARGO_TARGET_DIR", target);
    succeeded(&mut build);
    folder
});

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
