//! The options that people know from other tools, above all from the AWS CLI.

use std::fs;
use std::net::TcpListener;
use std::process::Output;

use serde_json::Value;

use super::login::one_request;
use super::{code, program, refused, run, stderr, stdout, write};

fn demo_snapshot() -> Vec<u8> {
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/fixtures/accounts/halfway.json"
    );
    fs::read(file).expect("a recorded account")
}

fn with_input(args: &[&str], input: &[u8]) -> Output {
    let mut command = program();
    command.args(args).write_stdin(input.to_vec());
    command.output().expect("the program starts")
}

#[test]
fn a_format_is_chosen_in_any_of_the_ways_of_other_tools() {
    let demo = ["check", "--demo"];
    let json = run(&[&demo[..], &["--report", "json"]].concat());
    for option in [
        &["-o", "json"][..],
        &["-ojson"],
        &["--output", "json"],
        &["--output=json"],
        &["--json"],
    ] {
        let output = run(&[&demo[..], option].concat());
        assert_eq!(
            (code(&output), stdout(&output)),
            (1, stdout(&json)),
            "{option:?}"
        );
    }
    let text = run(&demo);
    for format in ["terminal", "text", "table"] {
        let output = run(&[&demo[..], &["-o", format]].concat());
        assert_eq!(stdout(&output), stdout(&text), "{format}");
    }
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("report.xml");
    let spec = format!("junit={}", file.display());
    let output = run(&[&demo[..], &["-o", &spec, "--json"]].concat());
    assert_eq!(stdout(&output), stdout(&json));
    assert!(
        fs::read_to_string(file)
            .expect("a file")
            .starts_with("<?xml")
    );
}

#[test]
fn a_file_in_the_place_of_a_format_gets_the_way_to_write_it() {
    let output = run(&["check", "--demo", "-o", "report.json"]);
    assert_eq!(code(&output), 2);
    assert!(
        stderr(&output).contains("json=report.json"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn lint_takes_the_same_options() {
    let lint = stdout(&run(&["lint", "--report", "json"])).to_owned();
    assert_eq!(stdout(&run(&["lint", "-o", "json"])), lint);
    assert_eq!(stdout(&run(&["lint", "--json"])), lint);
}

#[test]
fn standard_input_stands_in_for_a_file() {
    let snapshot = demo_snapshot();
    let output = with_input(&["check", "--snapshot", "-", "-o", "json"], &snapshot);
    assert_eq!(
        stdout(&output),
        stdout(&run(&["check", "--demo", "--json"]))
    );
    let message = refused(&with_input(&["check", "--snapshot", "-"], b"{"));
    assert!(message.contains("standard input:1:1"), "{message}");
    let message = refused(&with_input(&["grade", "--roster", "-"], b"name\nAnn\n"));
    assert!(message.contains("standard input"), "{message}");
    let both = ["prove", "--snapshot", "-", "--leftovers", "-"];
    let message = refused(&with_input(&both, &snapshot));
    assert!(message.contains("only once"), "{message}");
}

#[test]
fn a_gradebook_from_standard_input_is_merged_and_its_run_is_a_table_or_json() {
    let folder = tempfile::tempdir().expect("a folder");
    let report: Value =
        serde_json::from_str(stdout(&run(&["check", "--demo", "--json"]))).expect("JSON");
    let book = serde_json::json!({
        "schema": "workshop-check/gradebook/1",
        "entries": [{"name": "Ann", "account_id": report["account"]["id"], "report": report}],
    });
    let store = folder.path().join("class.sqlite");
    let store = store.to_str().expect("a path in UTF-8");
    let output = with_input(
        &["merge", store, "-", "--json"],
        book.to_string().as_bytes(),
    );
    let history = |option: &[&str]| {
        let output = run(&[&["history", "--store", store], option].concat());
        stdout(&output).to_owned()
    };
    let json = history(&["--json"]);
    serde_json::from_str::<Value>(&json).expect("JSON");
    assert_eq!(history(&["-o", "json"]), json);
    assert_eq!(history(&["-o", "text"]), history(&[]));
    let merged: Value =
        serde_json::from_str(stdout(&output)).unwrap_or_else(|_| panic!("{}", stderr(&output)));
    assert_eq!(merged["entries"][0]["name"], "Ann");
}

#[test]
fn colours_follow_the_option_before_the_environment() {
    let coloured = |args: &[&str], env: &[(&str, &str)]| {
        let output = program()
            .args(["check", "--demo"])
            .args(args)
            .envs(env.iter().copied())
            .output();
        stdout(&output.expect("it starts")).contains('\u{1b}')
    };
    assert!(!coloured(&[], &[]), "not into a pipe");
    assert!(coloured(&["--color", "always"], &[]));
    assert!(coloured(&["--color=always"], &[("NO_COLOR", "1")]));
    assert!(!coloured(&["--color", "never"], &[("FORCE_COLOR", "1")]));
    assert!(coloured(&["--color", "auto"], &[("FORCE_COLOR", "1")]));
    assert!(coloured(&[], &[("FORCE_COLOR", "true")]));
    assert!(coloured(&[], &[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(&[], &[("FORCE_COLOR", "0")]));
    assert!(!coloured(&[], &[("FORCE_COLOR", "1"), ("NO_COLOR", "1")]));
}

#[test]
fn quiet_leaves_errors_only() {
    let noted = run(&["check", "--demo", "--lang", "de-AT"]);
    assert_ne!(stderr(&noted), "");
    let quiet = run(&["check", "--demo", "--lang", "de-AT", "-q"]);
    assert_eq!(stderr(&quiet), "");
    assert_eq!(stdout(&quiet), stdout(&noted));
    assert_ne!(stderr(&run(&["-q", "check", "--suite", "nosuch"])), "");
    assert_eq!(
        code(&run(&["list", "-q", "-v"])),
        2,
        "they contradict each other"
    );
}

#[test]
fn a_minimum_score_that_is_reached_with_failures_says_so() {
    let output = run(&["check", "--demo", "--min-score", "50"]);
    assert_eq!(code(&output), 0);
    assert_eq!(stderr(&output).lines().count(), 1);
    for word in ["--min-score 50", "72", "29"] {
        assert!(
            stderr(&output).contains(word),
            "{word}: {}",
            stderr(&output)
        );
    }
    assert_eq!(
        stderr(&run(&["check", "--demo", "complete", "--min-score", "50"])),
        ""
    );
    assert_eq!(stderr(&run(&["check", "--demo", "--min-score", "100"])), "");
}

/// With keys of nobody, and all calls to this address.
fn aws(args: &[&str]) -> assert_cmd::Command {
    let mut command = program();
    command
        .args(["check", "--region", "us-west-2"])
        .args(args)
        .env("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
        .env("AWS_SECRET_ACCESS_KEY", "secret")
        .env("AWS_ENDPOINT_URL", "http://127.0.0.1:9");
    command
}

#[test]
fn an_endpoint_of_the_option_wins_over_the_environment() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let endpoint = format!("http://{}", listener.local_addr().expect("an address"));
    let server = std::thread::spawn(move || one_request(&listener));
    let output = aws(&["--endpoint-url", &endpoint])
        .output()
        .expect("it starts");
    assert!(refused(&output).contains("ExpiredToken"));
    let request = server.join().expect("a request was sent");
    assert!(request.contains("Credential=AKIDEXAMPLE/"), "{request}");
    let output = run(&["check", "--endpoint-url", "localhost:80"]);
    assert!(
        stderr(&output).contains("http://HOST:PORT"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn a_server_that_never_answers_is_waited_for_as_long_as_asked() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let endpoint = format!("http://{}", listener.local_addr().expect("an address"));
    let output = aws(&["--endpoint-url", &endpoint, "--timeout", "1s"]).output();
    let message = refused(&output.expect("it starts"));
    assert!(message.contains("1 s"), "{message}");
    drop(listener);
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_a_plain_check_with_status_130() {
    use std::os::unix::process::ExitStatusExt;
    use std::process::Stdio;

    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let endpoint = format!("http://{}", listener.local_addr().expect("an address"));
    // Tests that run in the background of a script ignore the signal, and so would what they start.
    let as_in_a_terminal = "import os, signal, sys\n\
         signal.signal(signal.SIGINT, signal.SIG_DFL)\n\
         os.execv(sys.argv[1], sys.argv[1:])";
    let mut check = std::process::Command::new("python3")
        .args(["-c", as_in_a_terminal])
        .arg(env!("CARGO_BIN_EXE_workshop-check"))
        .args([
            "check",
            "--region",
            "us-west-2",
            "--endpoint-url",
            &endpoint,
        ])
        .envs([
            ("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"),
            ("AWS_SECRET_ACCESS_KEY", "secret"),
        ])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    // The request shows that it runs.
    let (stream, _) = listener.accept().expect("a request");
    let interrupt = std::process::Command::new("kill")
        .args(["-INT", &check.id().to_string()])
        .status();
    assert!(interrupt.expect("kill runs").success());
    let status = check.wait().expect("it ends");
    drop(stream);
    // A shell shows the signal 2 as 128 + 2.
    assert_eq!(status.signal(), Some(2));
}

#[test]
fn a_board_is_served_at_an_address_of_which_one_part_is_given() {
    for (listen, is_refused) in [
        ("nobody.example:80", true),
        (":80", true),
        ("localhost:99999", true),
    ] {
        let output = run(&["serve", "--roster", "x.csv", "--listen", listen]);
        assert_eq!(code(&output) == 2, is_refused);
        assert!(
            stderr(&output).contains("127.0.0.1:8701"),
            "{}",
            stderr(&output)
        );
    }
    let folder = tempfile::tempdir().expect("a folder");
    let roster = write(
        folder.path(),
        "class.csv",
        "name,account_id\nAnn,111122223333\n",
    );
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port();
    for listen in [format!("{port}"), format!("localhost:{port}")] {
        let output = program()
            .args(["serve", "--roster", &roster, "--listen", &listen])
            .current_dir(folder.path())
            .output()
            .expect("it starts");
        let message = refused(&output);
        assert!(message.contains(&format!("127.0.0.1:{port}")), "{message}");
    }
}
