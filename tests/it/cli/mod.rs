//! The program as a process: arguments, files, environment, exit status and output.

mod arguments;
mod contract;
mod hints;
mod hostile_snapshots;
mod hostile_suites;
mod large_class;
mod layout;
#[cfg(target_os = "linux")]
mod limits;
mod login;
mod options;
mod outputs;
mod own_rules;
mod pictures;
mod proof;
#[cfg(unix)]
mod read_only;
mod regrade;
mod runs;
mod serve;
mod shells;
#[cfg(unix)]
mod signals;
mod slips;
mod stores;
mod submit;
mod surroundings;
mod tls_proxy;
mod verbs;
mod words;

use std::path::Path;
use std::process::Output;
use workshop_check_testing::{HANG, accounts};

use assert_cmd::Command;

/// The program, without the environment variables of the tester that would affect it.
fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_workshop-check"));
    command.timeout(HANG);
    for name in std::env::vars().map(|(name, _)| name) {
        let heeded = [
            "AWS_",
            "LC_",
            "LANG",
            "NO_COLOR",
            "CLICOLOR",
            "FORCE_COLOR",
            "RUST_LOG",
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "NO_PROXY",
            "ALL_PROXY",
            "COLUMNS",
            "TERM",
            "WORKSHOP_",
        ];
        if heeded.iter().any(|start| name.starts_with(start)) {
            command.env_remove(name);
        }
    }
    command
}

/// Runs the program with these arguments. A run of more than ten seconds is killed and has no exit status.
fn run(args: &[&str]) -> Output {
    program().args(args).output().expect("the program starts")
}

fn code(output: &Output) -> i32 {
    output
        .status
        .code()
        .unwrap_or_else(|| panic!("no exit status: {output:?}"))
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("reports are UTF-8")
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).expect("messages are UTF-8")
}

/// The program refused: status 2, nothing on standard output, one message with (at most) one hint.
fn refused(output: &Output) -> String {
    let message = stderr(output);
    assert_eq!(code(output), 2, "{message}");
    assert_eq!(stdout(output), "", "standard output is for data");
    // An error of a session is a whole sentence in the user's language.
    assert!(message.starts_with("error: "), "{message}");
    assert!(!message.contains("panicked"), "{message}");
    let lines: Vec<&str> = message.lines().filter(|line| !line.is_empty()).collect();
    assert!(
        matches!(lines.as_slice(), [_] | [_, _]),
        "one message: {message}"
    );
    if let [_, hint] = lines.as_slice() {
        assert!(hint.starts_with("  hint: "), "{message}");
    }
    message.to_owned()
}

/// A file beneath a folder of the test's own.
fn write(folder: &Path, name: &str, text: impl AsRef<[u8]>) -> String {
    let path = folder.join(name);
    std::fs::write(&path, text).expect("a test's own folder can be written to");
    path.into_os_string()
        .into_string()
        .expect("a path is UTF-8")
}

/// The accounts that come with the program, as files.
fn demo_names() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/accounts");
    let entries = std::fs::read_dir(folder).expect("the recorded accounts are there");
    let name = |path: std::path::PathBuf| {
        path.file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned()
    };
    let paths = entries.map(|entry| entry.expect("an entry").path());
    // Folders are other suites'.
    paths.filter(|path| path.is_file()).map(name).collect()
}
