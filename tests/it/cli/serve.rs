//! `serve`: access to the board before the first scan.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};

use crate::cli::{program, refused, write};

fn roster(folder: &std::path::Path) -> String {
    write(folder, "class.csv", "name,account_id\nAnn,111122223333\n")
}

/// The board with credentials that lead nowhere.
fn start(folder: &std::path::Path, listen: &str) -> Child {
    start_with(folder, &["--listen", listen])
}

fn start_with(folder: &std::path::Path, options: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_workshop-check"))
        .args(["serve", "--roster", &roster(folder)])
        .args(options)
        .args(["--account-timeout", "1s", "--lang", "en"])
        .current_dir(folder)
        .env_clear()
        .env("AWS_REGION", "us-west-2")
        .env("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE")
        .env(
            "AWS_SECRET_ACCESS_KEY",
            "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        )
        .env("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
        .env("HOME", folder)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts")
}

fn line(pipe: impl std::io::Read) -> String {
    let mut line = String::new();
    let read = BufReader::new(pipe).read_line(&mut line);
    read.expect("a line");
    line.trim_end().to_owned()
}

fn status(url: &str) -> u16 {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let client = reqwest::Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none());
    let client = client.build().expect("a client");
    let answer = runtime.block_on(client.get(url).send()).expect("an answer");
    answer.status().as_u16()
}

#[test]
fn a_token_that_can_be_guessed_is_refused_and_not_repeated() {
    let folder = tempfile::tempdir().expect("a folder");
    let roster = roster(folder.path());
    let output = program()
        .args(["serve", "--roster", &roster, "--token", "hunter2"])
        .current_dir(folder.path())
        .output()
        .expect("the program starts");
    let message = refused(&output);
    assert!(
        message.contains("16 characters") && !message.contains("hunter2"),
        "{message}"
    );
}

#[test]
fn a_taken_port_is_reported_before_anything_is_looked_at() {
    let folder = tempfile::tempdir().expect("a folder");
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("an address").to_string();
    let roster = roster(folder.path());
    let output = program()
        .args(["serve", "--roster", &roster, "--listen", &address])
        .current_dir(folder.path())
        .output()
        .expect("the program starts");
    let message = refused(&output);
    assert!(
        message.contains(&address) && message.contains("--listen"),
        "{message}"
    );
}

#[test]
fn beyond_loopback_there_is_a_token_and_on_it_none() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut open = start(folder.path(), "127.0.0.1:0");
    let url = line(open.stdout.take().expect("a pipe"));
    let seen = status(&url);
    open.kill().expect("it ran");
    open.wait().expect("it ends");
    assert_eq!(seen, 200, "{url}");

    let mut guarded = start(folder.path(), "0.0.0.0:0");
    let url = line(guarded.stdout.take().expect("a pipe"));
    let link = line(guarded.stderr.take().expect("a pipe"));
    let link = link.strip_prefix("sign in once: ").expect("a link");
    let seen = [url.as_str(), link].map(status);
    guarded.kill().expect("it ran");
    guarded.wait().expect("it ends");
    assert_eq!(
        seen,
        [303, 303],
        "to the login, and from there to the board"
    );
    let token = link.split_once("login?token=").expect("a token").1;
    assert!(token.len() >= 32 && !url.contains(token), "{link}");
}

/// The defect: a board behind a proxy on the same computer had no token, although everybody could reach it.
#[test]
fn a_board_with_another_name_has_a_token() {
    let folder = tempfile::tempdir().expect("a folder");
    let options = ["--listen", "127.0.0.1:0", "--allow-host", "board.example"];
    let mut board = start_with(folder.path(), &options);
    let url = line(board.stdout.take().expect("a pipe"));
    let mut told = BufReader::new(board.stderr.take().expect("a pipe")).lines();
    let mut next = || told.next().expect("a line").expect("text");
    let link = next();
    // The note has the address without the proxy, and with it the port.
    let port = |line: String| {
        let (_, rest) = line.split_once("http://board.example:")?;
        Some(rest.split_once('/')?.0.to_owned())
    };
    let port = std::iter::repeat_with(next).find_map(port).expect("a note");
    let seen = status(&format!("http://127.0.0.1:{port}/"));
    board.kill().expect("it ran");
    board.wait().expect("it ends");
    assert_eq!(url, "https://board.example/", "that of the proxy");
    assert_eq!(seen, 303, "to the login");
    let start = "sign in once: https://board.example/login?token=";
    assert!(link.starts_with(start), "{link}");
}

/// The defect: two boards wrote to one run, and each accepted what the other had accepted already.
#[test]
fn a_store_has_one_board_at_a_time_and_a_killed_one_does_not_keep_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut first = start(folder.path(), "127.0.0.1:0");
    let url = line(first.stdout.take().expect("a pipe"));
    assert!(url.starts_with("http://"), "{url}");
    let mut second = start(folder.path(), "127.0.0.1:0");
    let nothing = line(second.stdout.take().expect("a pipe"));
    let told = line(second.stderr.take().expect("a pipe"));
    let holder = format!("it is being graded by process {}", first.id());
    // It never ends if it has begun to serve.
    second.kill().expect("it ran");
    second.wait().expect("it ends");
    assert!(
        nothing.is_empty() && told.contains(&holder),
        "{nothing} {told}"
    );
    first.kill().expect("it ran");
    first.wait().expect("it ends");
    let mut third = start(folder.path(), "127.0.0.1:0");
    let url = line(third.stdout.take().expect("a pipe"));
    third.kill().expect("it ran");
    third.wait().expect("it ends");
    assert!(url.starts_with("http://"), "{url}");
}

/// The command line of a process is visible to everybody on the machine.
#[test]
fn a_token_can_come_from_a_pipe() {
    let folder = tempfile::tempdir().expect("a folder");
    let roster = roster(folder.path());
    let output = program()
        .args(["serve", "--roster", &roster, "--token", "-"])
        .write_stdin("hunter2-hunter\n")
        .current_dir(folder.path())
        .output()
        .expect("the program starts");
    let message = refused(&output);
    assert!(
        message.contains("16 characters") && !message.contains("hunter"),
        "{message}"
    );
    let help = program().args(["serve", "--help"]).output().expect("help");
    let help = String::from_utf8_lossy(&help.stdout).into_owned();
    assert!(help.contains("list of processes"), "{help}");
}

/// The defect: standard error passed characters that hide or reorder text, and commands of pipelines.
#[test]
fn names_of_a_roster_are_inert_in_messages() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = "name,account_id\nAnn,\u{202e}##[error]32\u{200b}1\n";
    let roster = write(folder.path(), "class.csv", text);
    let output = program()
        .args(["grade", "--roster", &roster])
        .current_dir(folder.path())
        .output()
        .expect("the program starts");
    let message = refused(&output);
    assert!(
        message.contains("\u{fffd}## [error]32\u{fffd}1"),
        "{message:?}"
    );
}

/// No roster, no AWS, no file left behind: the made-up class is graded, and reports on 40 attendees.
#[test]
fn a_class_can_be_tried_without_aws() {
    let folder = tempfile::tempdir().expect("a folder");
    let grade = |more: &[&str]| {
        let output = program()
            .timeout(std::time::Duration::from_secs(60))
            .args(["grade", "--demo", "--lang", "en"])
            .args(more)
            .current_dir(folder.path())
            .output();
        output.expect("the program starts")
    };
    let output = grade(&["--json"]);
    assert_eq!(output.status.code(), Some(1), "some attendees are not done");
    let book: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let entries = book["entries"].as_array().expect("entries");
    assert_eq!(entries.len(), 40);
    let reports = entries.iter().filter(|entry| entry["report"].is_object());
    assert_eq!(reports.count(), 38, "two roles cannot be assumed");
    let left = std::fs::read_dir(folder.path()).expect("a folder").count();
    assert_eq!(left, 0, "results are kept only if --store names a file");

    // With a store of its own, the other commands about a class can be tried, too.
    let kept = grade(&["--store", "tried.sqlite"]);
    assert_eq!(kept.status.code(), Some(1));
    let history = program()
        .args([
            "history",
            "--store",
            "tried.sqlite",
            "--attendee",
            "Amara Okafor",
            "--lang",
            "en",
        ])
        .current_dir(folder.path())
        .output()
        .expect("the program starts");
    let history = String::from_utf8_lossy(&history.stdout).into_owned();
    assert!(history.contains("123/123"), "{history}");
}

#[test]
fn the_made_up_class_has_no_accounts_in_aws() {
    for (option, value) in [
        ("--roster", "class.csv"),
        ("--region", "us-west-2"),
        ("--profile", "teacher"),
        ("--endpoint-url", "http://127.0.0.1:9"),
    ] {
        let output = program().args(["grade", "--demo", option, value]).output();
        let output = output.expect("the program starts");
        assert_eq!(output.status.code(), Some(2), "{option}");
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            error.contains("--demo") && error.contains(option),
            "{error}"
        );
    }
}

/// Its board begins with a past, so that progress and durations are there at once.
#[test]
fn the_board_of_the_made_up_class_has_a_past() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut board = Command::new(env!("CARGO_BIN_EXE_workshop-check"))
        .args([
            "serve", "--demo", "--listen", "0", "--every", "1h", "--lang", "en",
        ])
        .current_dir(folder.path())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let url = line(board.stdout.take().expect("a pipe"));
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let client = reqwest::Client::builder().no_proxy().build();
    let client = client.expect("a client");
    let page = || {
        runtime.block_on(async {
            let answer = client.get(&url).send().await.expect("an answer");
            answer.text().await.expect("a page")
        })
    };
    let started = std::time::Instant::now();
    while !page().contains("Amara Okafor") || page().contains("<progress") {
        assert!(
            started.elapsed() < workshop_check_testing::HANG,
            "{}",
            page()
        );
        std::thread::sleep(std::time::Duration::from_millis(200));
    }
    let page = page();
    board.kill().expect("killed");
    board.wait().expect("ended");
    assert!(page.contains("123/123"), "{page}");
    assert!(page.contains("id=\"turned-"), "checks have passed: {page}");
}
