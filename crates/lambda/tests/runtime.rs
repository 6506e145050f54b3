//! The function with a small stand-in for the Lambda runtime API (AWS Lambda developer guide, "Using the Lambda runtime
//! API for custom runtimes"): it hands out one event, and takes the answer.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests fail by a panic"
)]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

/// Serves one invocation, and returns what the function answered: the path and the body.
fn invoke(listener: &TcpListener, event: &Value) -> (String, Value) {
    for stream in listener.incoming() {
        let mut stream = stream.expect("a connection");
        // The client keeps its connections for several requests.
        while let Some((line, body)) = request(&mut stream) {
            if line.starts_with("GET /2018-06-01/runtime/invocation/next") {
                let event = event.to_string();
                let head = format!(
                    "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\
                     lambda-runtime-aws-request-id: 1\r\nlambda-runtime-deadline-ms: 9999999999999\r\n\
                     lambda-runtime-invoked-function-arn: arn:aws:lambda:us-west-2:111122223333:function:w\r\n\r\n",
                    event.len()
                );
                write!(stream, "{head}{event}").expect("written");
            } else {
                let body = serde_json::from_slice(&body).unwrap_or_default();
                return (line, body);
            }
        }
    }
    panic!("no answer")
}

fn request(stream: &mut TcpStream) -> Option<(String, Vec<u8>)> {
    let mut reader = BufReader::new(stream.try_clone().expect("a stream"));
    let mut first = String::new();
    reader.read_line(&mut first).ok().filter(|read| *read > 0)?;
    let (mut length, mut chunked) = (0, false);
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).expect("a header");
        let line = line.trim().to_lowercase();
        if line.is_empty() {
            break;
        }
        if let Some(value) = line.strip_prefix("content-length:") {
            length = value.trim().parse().expect("a length");
        }
        chunked |= line == "transfer-encoding: chunked";
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).expect("a body");
    while chunked {
        let mut size = String::new();
        reader.read_line(&mut size).expect("a size");
        let size = usize::from_str_radix(size.trim(), 16).expect("a size");
        let mut chunk = vec![0; size + 2];
        reader.read_exact(&mut chunk).expect("a chunk");
        body.extend_from_slice(&chunk[..size]);
        chunked = size > 0;
    }
    Some((first, body))
}

fn run(entries: &Path, records: &Value) -> (String, Value) {
    let runtime = TcpListener::bind("127.0.0.1:0").expect("a port");
    // Nobody listens here, so AWS cannot be reached.
    let nowhere = TcpListener::bind("127.0.0.1:0").expect("a port");
    let closed = nowhere.local_addr().expect("an address").to_string();
    drop(nowhere);
    let mut function = Command::new(env!("CARGO_BIN_EXE_bootstrap"))
        .env_clear()
        .env(
            "AWS_LAMBDA_RUNTIME_API",
            runtime.local_addr().expect("an address").to_string(),
        )
        .env("AWS_LAMBDA_FUNCTION_NAME", "w")
        .env("AWS_LAMBDA_FUNCTION_VERSION", "1")
        .env("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512")
        .env("AWS_LAMBDA_LOG_GROUP_NAME", "g")
        .env("AWS_LAMBDA_LOG_STREAM_NAME", "s")
        .env("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
        .env("AWS_SECRET_ACCESS_KEY", "secret")
        .env("AWS_REGION", "us-west-2")
        .env("AWS_ENDPOINT_URL", format!("http://{closed}"))
        .env(
            "WORKSHOP_CHECK_QUEUE",
            "https://sqs.us-west-2.amazonaws.com/111122223333/tasks",
        )
        .env("WORKSHOP_CHECK_ENTRIES", entries)
        .env("WORKSHOP_CHECK_ACCOUNT_TIMEOUT", "10s")
        .stdin(Stdio::null())
        .spawn()
        .expect("it starts");
    let answer = invoke(&runtime, &json!({ "Records": records }));
    function.kill().expect("ended");
    function.wait().expect("ended");
    answer
}

#[test]
fn a_task_that_could_not_be_answered_comes_again_and_its_result_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let task = json!({
        "token": "t",
        "run": "r1",
        "attendee": {
            "name": "Ann",
            "account_id": "111122223333",
            "role_arn": "arn:aws:iam::111122223333:role/workshop-check",
        },
    });
    let records = json!([
        { "messageId": "m1", "body": task.to_string() },
        { "messageId": "m2", "body": "no task" },
    ]);
    let (line, answer) = run(folder.path(), &records);
    assert!(
        line.starts_with("POST /2018-06-01/runtime/invocation/1/response"),
        "{line} {answer}"
    );
    assert_eq!(
        answer,
        json!({ "batchItemFailures": [{ "itemIdentifier": "m1" }, { "itemIdentifier": "m2" }] })
    );
    let written: Vec<_> = std::fs::read_dir(folder.path().join("r1/entries"))
        .expect("a folder")
        .collect();
    assert_eq!(written.len(), 1);
    let file = written[0].as_ref().expect("a file");
    let entry: Value =
        serde_json::from_slice(&std::fs::read(file.path()).expect("read")).expect("JSON");
    assert_eq!(entry["entry"]["name"], "Ann");
    assert!(
        entry["entry"]["error"]
            .as_str()
            .is_some_and(|error| !error.is_empty()),
        "{entry}"
    );
}
