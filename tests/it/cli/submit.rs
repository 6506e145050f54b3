//! `check --submit` and `serve --class-code` as processes. STS is a stand-in that verifies signatures; no other service answers.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use workshop_check_testing::sts::{Key, Manner, Sts};

use crate::cli::{code, stderr, write};

const CODE: &str = "k7mq-t3vd-9xwp";
const ANN: &str = "111122223333";

/// The program without the environment of the tester, with a key that the stand-in knows.
fn program(sts: &Sts, folder: &Path) -> Command {
    let key = Key::of(ANN);
    let mut command = Command::new(env!("CARGO_BIN_EXE_workshop-check"));
    command
        .env_clear()
        .current_dir(folder)
        .env("HOME", folder)
        .env("AWS_ENDPOINT_URL", &sts.url)
        .env("AWS_REGION", "us-west-2")
        .env("AWS_ACCESS_KEY_ID", &key.id)
        .env("AWS_SECRET_ACCESS_KEY", &key.secret)
        .env("AWS_SESSION_TOKEN", key.token.expect("a temporary key"))
        .env("LANG", "en")
        .stdin(Stdio::null());
    command
}

fn check(sts: &Sts, folder: &Path, url: &str, options: &[&str]) -> Output {
    program(sts, folder)
        .args(["check", "--timeout", "10s", "--submit", url, "--as", "Ann"])
        .args(options)
        .env("WORKSHOP_CHECK_CLASS_CODE", CODE)
        .output()
        .expect("the program starts")
}

/// A running board. It ends with the test.
struct Serving {
    child: Child,
    url: String,
    stderr: BufReader<std::process::ChildStderr>,
}

impl Serving {
    fn start(sts: &Sts, folder: &Path, options: &[&str]) -> Self {
        let roster = write(folder, "class.csv", "name,account_id\nAnn,\nBob,\n");
        // The instructor has no credentials at all.
        let mut child = Command::new(env!("CARGO_BIN_EXE_workshop-check"))
            .args(["serve", "--roster", &roster, "--listen", "127.0.0.1:0"])
            .args(options)
            .env_clear()
            .env("HOME", folder)
            .env("AWS_EC2_METADATA_DISABLED", "true")
            .env("AWS_ENDPOINT_URL_STS", &sts.url)
            .env("LANG", "en")
            .current_dir(folder)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut url = String::new();
        let stdout = child.stdout.take().expect("a pipe");
        BufReader::new(stdout).read_line(&mut url).expect("a line");
        let mut stderr = BufReader::new(child.stderr.take().expect("a pipe"));
        if url.is_empty() {
            let mut text = String::new();
            let _ = stderr.read_to_string(&mut text);
            panic!("{text}");
        }
        Serving {
            child,
            url: url.trim().to_owned(),
            stderr,
        }
    }

    fn page(&self, path: &str) -> String {
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        let url = format!("{}{path}", self.url);
        let page = async {
            let client = reqwest::Client::builder().no_proxy().build()?;
            client.get(url).send().await?.text().await
        };
        runtime.block_on(page).expect("a page")
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The whole way, on a board whose instructor has no credentials: no secret in a log, and the check stays what it is.
#[test]
fn an_attendee_submits_what_was_read_and_the_board_shows_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let sts = Sts::start(vec![Key::of(ANN)], Manner::Honest);
    let board = Serving::start(&sts, folder.path(), &["--class-code", CODE]);
    let alone = program(&sts, folder.path())
        .args(["check", "--timeout", "10s"])
        .output()
        .expect("the program starts");
    let output = check(&sts, folder.path(), &board.url, &["--debug", "--need-help"]);
    let told = stderr(&output);
    let submitted = format!("points, account {ANN}");
    assert!(
        told.contains("Submitted to 127.0.0.1") && told.contains(&submitted),
        "{told}"
    );
    assert_eq!(code(&output), code(&alone));
    let key = Key::of(ANN);
    let secrets = [
        CODE,
        "X-Amz-Signature",
        "Security-Token=",
        key.secret.as_str(),
    ];
    for secret in secrets {
        assert!(!told.contains(secret), "{secret}: {told}");
    }
    let page = board.page("attendee/1");
    assert!(page.contains("Submitted by the attendee"), "{page}");
    assert!(board.page("").contains("Attendees submit their accounts."));
    // The next run is a new submission.
    let again = check(&sts, folder.path(), &board.url, &[]);
    assert!(stderr(&again).contains("Submitted to"), "{again:?}");
}

/// Nothing about the board changes the attendee's own check.
#[test]
fn a_board_that_is_away_or_refuses_leaves_the_check_as_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let sts = Sts::start(vec![Key::of(ANN)], Manner::Honest);
    let board = Serving::start(&sts, folder.path(), &["--class-code", "another-code"]);
    let alone = program(&sts, folder.path())
        .args(["check", "--timeout", "10s"])
        .output()
        .expect("the program starts");
    for (url, wanted) in [
        ("http://127.0.0.1:9/", "the board does not answer"),
        (board.url.as_str(), "the class code is wrong"),
        (
            sts.url.as_str(),
            "the answer is not from a board (HTTP status 403)",
        ),
    ] {
        let output = check(&sts, folder.path(), url, &[]);
        assert!(stderr(&output).contains(wanted), "{wanted}: {output:?}");
        assert_eq!(code(&output), code(&alone), "{url}");
        assert!(!output.stdout.is_empty(), "{url}");
    }
}

#[test]
fn watch_submits_and_goes_on_while_the_board_is_away() {
    let folder = tempfile::tempdir().expect("a folder");
    let sts = Sts::start(vec![Key::of(ANN)], Manner::Honest);
    let board = Serving::start(&sts, folder.path(), &["--class-code", CODE]);
    for (url, wanted) in [
        (board.url.as_str(), "Submitted to 127.0.0.1"),
        ("http://127.0.0.1:9/", "not submitted to 127.0.0.1"),
    ] {
        let mut child = program(&sts, folder.path())
            .args(["check", "--timeout", "10s", "--watch=1s", "--submit", url])
            .args(["--as", "Ann"])
            .env("WORKSHOP_CHECK_CLASS_CODE", CODE)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let stderr = BufReader::new(child.stderr.take().expect("a pipe"));
        let found = stderr
            .lines()
            .map_while(Result::ok)
            .any(|line| line.contains(wanted));
        assert!(found, "{wanted}");
        std::thread::sleep(Duration::from_secs(2));
        let ended = child.try_wait().expect("its status");
        assert!(ended.is_none(), "{url}: it goes on: {ended:?}");
        child.kill().expect("it is killed");
        child.wait().expect("its status");
    }
}

#[test]
fn what_cannot_be_submitted_is_refused_before_anything_is_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let sts = Sts::start(vec![Key::of(ANN)], Manner::Honest);
    for (url, options, wanted) in [
        ("http://192.0.2.1:8642", vec![], "plain http"),
        (
            "https://user@board.example.org",
            vec![],
            "not the address of a board",
        ),
        (
            "https://board.example.org",
            vec!["--snapshot", "x.json"],
            "use --submit with --snapshot",
        ),
        (
            "https://board.example.org",
            vec!["--demo"],
            "use --submit with --demo",
        ),
        (
            "https://board.example.org",
            vec!["--step", "create-sg"],
            "cannot be used with",
        ),
    ] {
        let output = check(&sts, folder.path(), url, &options);
        assert_eq!(code(&output), 2, "{output:?}");
        assert!(stderr(&output).contains(wanted), "{wanted}: {output:?}");
    }
    let without = program(&sts, folder.path())
        .args([
            "check",
            "--submit",
            "https://board.example.org",
            "--as",
            "Ann",
        ])
        .output()
        .expect("the program starts");
    assert!(
        stderr(&without).contains("WORKSHOP_CHECK_CLASS_CODE"),
        "{without:?}"
    );
    assert!(sts.seen().is_empty(), "{:?}", sts.seen());
}

#[test]
fn a_new_class_code_is_printed_once_with_the_line_for_attendees() {
    let folder = tempfile::tempdir().expect("a folder");
    let sts = Sts::start(vec![Key::of(ANN)], Manner::Honest);
    let mut board = Serving::start(&sts, folder.path(), &["--class-code"]);
    let mut line = String::new();
    board.stderr.read_line(&mut line).expect("a line");
    let (_, given) = line
        .split_once("WORKSHOP_CHECK_CLASS_CODE=")
        .expect("a code");
    let given = given.split(' ').next().expect("a code").to_owned();
    assert!(
        line.contains(&format!("--submit {} --as", board.url)),
        "{line}"
    );
    let output = check(&sts, folder.path(), &board.url, &["--class-code", &given]);
    assert!(stderr(&output).contains("Submitted to"), "{output:?}");
}

/// The defect: with a code of the instructor's own, nothing said where attendees submit.
#[test]
fn with_a_class_code_of_ones_own_the_line_for_attendees_has_a_place_for_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let sts = Sts::start(vec![Key::of(ANN)], Manner::Honest);
    let mut board = Serving::start(&sts, folder.path(), &["--class-code", CODE]);
    let mut line = String::new();
    board.stderr.read_line(&mut line).expect("a line");
    let wanted = format!(
        "attendees submit with: WORKSHOP_CHECK_CLASS_CODE=\"CODE\" workshop-check check --watch --submit {} --as \"NAME\"",
        board.url
    );
    assert_eq!(line.trim_end(), wanted);
}

#[test]
fn a_class_code_that_can_be_guessed_and_a_roster_without_accounts_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let roster = "name,account_id,submit_code\nAnn,,\nBob,,bob-code-1\n";
    let roster = write(folder.path(), "class.csv", roster);
    for (options, wanted) in [
        (vec!["--class-code", "short"], "fewer than 8 characters"),
        (vec![], "line 2, column 2 (account_id): it is missing"),
        // Everybody could submit as Bob, and nobody else at all.
        (
            vec!["--class-code", "bob-code-1"],
            "it is also the submit_code of Bob",
        ),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_workshop-check"))
            .args(["serve", "--roster", &roster, "--listen", "127.0.0.1:0"])
            .args(options)
            .env_clear()
            .current_dir(folder.path())
            .output()
            .expect("the program starts");
        assert_eq!(code(&output), 2, "{output:?}");
        let told = stderr(&output);
        assert!(
            told.contains(wanted) && !told.contains("short") && !told.contains("bob-code"),
            "{told}"
        );
    }
}
