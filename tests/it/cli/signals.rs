//! SIGTERM and SIGHUP, as service managers, containers and closed terminals send them, end a command as Ctrl-C does.

use std::net::TcpListener;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::cli::write;

/// The program in front of AWS that takes connections and never answers, as soon as it has connected.
fn hanging(folder: &Path, shell: Option<&str>, verb: &[&str]) -> Child {
    let aws = TcpListener::bind("127.0.0.1:0").expect("a port");
    let endpoint = format!("http://{}", aws.local_addr().expect("an address"));
    let roster = write(
        folder,
        "class.csv",
        "name,role_arn\nAnn,arn:aws:iam::111122223333:role/workshop-check\n",
    );
    let program = env!("CARGO_BIN_EXE_workshop-check");
    let mut command = match shell {
        Some(script) => {
            let mut command = Command::new("sh");
            command.args(["-c", &format!("{script}; exec \"$0\" \"$@\""), program]);
            command
        }
        None => Command::new(program),
    };
    let child = command
        .args(verb)
        .args(["--roster", &roster, "--lang", "en"])
        .current_dir(folder)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("AWS_REGION", "us-west-2")
        .env("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE")
        .env(
            "AWS_SECRET_ACCESS_KEY",
            "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        )
        .env("AWS_ENDPOINT_URL", endpoint)
        .env("HOME", folder)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let connection = aws.accept().expect("the program asks AWS");
    // For the rest of the test: it ends with the process.
    std::mem::forget((aws, connection));
    child
}

fn signal(child: &Child, name: &str) {
    let pid = child.id().to_string();
    let sent = Command::new("kill").args([name, &pid]).status();
    assert!(sent.expect("kill runs").success());
}

fn ended(mut child: Child) -> Output {
    let started = Instant::now();
    while child.try_wait().expect("a status").is_none() {
        if started.elapsed() > workshop_check_testing::HANG {
            child.kill().expect("killed");
            panic!("it goes on: {:?}", child.wait_with_output());
        }
        sleep(Duration::from_millis(50));
    }
    child.wait_with_output().expect("its output")
}

#[test]
fn a_board_ends_in_order() {
    for name in ["-TERM", "-HUP"] {
        let folder = tempfile::tempdir().expect("a folder");
        let child = hanging(folder.path(), None, &["serve", "--listen", "127.0.0.1:0"]);
        signal(&child, name);
        let output = ended(child);
        assert_eq!(output.status.code(), Some(0), "{name}: {output:?}");
        let log = folder.path().join("workshop-check.sqlite-wal");
        assert!(!log.exists(), "{name}: the store is closed");
    }
}

/// The second signal drops what is in flight, as a second Ctrl-C does.
#[test]
fn a_class_ends_with_a_report() {
    let folder = tempfile::tempdir().expect("a folder");
    let child = hanging(folder.path(), None, &["grade", "--report", "json"]);
    // Two signals at once may arrive as one, so it is sent until the program has ended.
    let mut child = child;
    while child.try_wait().expect("a status").is_none() {
        signal(&child, "-TERM");
        sleep(Duration::from_millis(500));
    }
    let output = ended(child);
    assert_eq!(output.status.code(), Some(3), "{output:?}");
    let book = String::from_utf8_lossy(&output.stdout);
    assert!(
        book.contains("\"Ann\"") && book.contains("interrupted"),
        "{book}"
    );
}

/// A handler for SIGHUP would end what `nohup` protects.
#[test]
#[cfg(target_os = "linux")]
fn a_closed_terminal_does_not_end_what_nohup_started() {
    let folder = tempfile::tempdir().expect("a folder");
    let serve = ["serve", "--listen", "127.0.0.1:0"];
    let mut child = hanging(folder.path(), Some("trap '' HUP"), &serve);
    signal(&child, "-HUP");
    sleep(Duration::from_secs(1));
    assert_eq!(child.try_wait().expect("a status"), None, "it goes on");
    signal(&child, "-TERM");
    let output = ended(child);
    assert_eq!(
        (output.status.code(), output.status.signal()),
        (Some(0), None)
    );
}
