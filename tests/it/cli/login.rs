//! Profiles of `aws login`, the sign-in that the AWS CLI recommends since November 2025.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;

use sha2::{Digest, Sha256};

use super::{program, refused};

const SESSION: &str = "arn:aws:sts::111122223333:assumed-role/Admin/me";

/// The cache file of `aws login`, in the format that aws-config reads. The key is not used before
/// the access token expires.
const TOKEN: &str = r#"{
    "accessToken": {
        "accessKeyId": "ASIALOGIN", "secretAccessKey": "secret", "sessionToken": "token",
        "accountId": "111122223333", "expiresAt": "2100-01-01T00:00:00Z"
    },
    "tokenType": "aws_sigv4", "clientId": "arn:aws:signin:::devtools/same-device",
    "refreshToken": "refresh", "idToken": "id",
    "dpopKey": "-----BEGIN EC PRIVATE KEY-----\nnone\n-----END EC PRIVATE KEY-----\n"
}"#;

/// Answers one request with an error that ends the program, and returns the head of the request.
pub(super) fn one_request(listener: &TcpListener) -> String {
    let (mut stream, _) = listener.accept().expect("a request");
    let lines = BufReader::new(stream.try_clone().expect("a stream")).lines();
    let head: Vec<String> = lines
        .map(|line| line.expect("text"))
        .take_while(|line| !line.is_empty())
        .collect();
    let body = "<ErrorResponse><Error><Type>Sender</Type><Code>ExpiredToken</Code><Message>test</Message></Error></ErrorResponse>";
    write!(
        stream,
        "HTTP/1.1 403 X\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
    .expect("the program reads");
    head.join("\n")
}

#[test]
fn the_credentials_of_aws_login_sign_the_requests() {
    let home = tempfile::tempdir().expect("a folder");
    let cache = home.path().join("cache");
    fs::create_dir_all(&cache).expect("a folder");
    let config = home.path().join("config");
    fs::write(&config, format!("[default]\nlogin_session = {SESSION}\n")).expect("a file");
    let name = hex::encode(Sha256::digest(SESSION));
    fs::write(cache.join(name + ".json"), TOKEN).expect("a file");
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let endpoint = format!("http://{}", listener.local_addr().expect("an address"));
    let server = std::thread::spawn(move || one_request(&listener));

    let output = program()
        .args(["check", "--region", "us-east-1"])
        .env("AWS_CONFIG_FILE", &config)
        .env("AWS_SHARED_CREDENTIALS_FILE", home.path().join("none"))
        .env("AWS_LOGIN_CACHE_DIRECTORY", &cache)
        .env("AWS_EC2_METADATA_DISABLED", "true")
        .env("AWS_ENDPOINT_URL", endpoint)
        .output()
        .expect("the program starts");

    let message = refused(&output);
    assert!(message.contains("ExpiredToken"), "{message}");
    let request = server.join().expect("a request was sent");
    assert!(request.contains("Credential=ASIALOGIN/"), "{request}");
}

/// The key of this token cannot sign a refresh, so that the SDK's text is about the key. The words of a session that has
/// expired are a belief: no recording of them is at hand.
#[test]
fn a_session_of_aws_login_that_cannot_be_renewed_says_to_log_in_again() {
    let home = tempfile::tempdir().expect("a folder");
    let cache = home.path().join("cache");
    fs::create_dir_all(&cache).expect("a folder");
    let config = home.path().join("config");
    fs::write(&config, format!("[default]\nlogin_session = {SESSION}\n")).expect("a file");
    let name = hex::encode(Sha256::digest(SESSION));
    let token = TOKEN.replace("2100-01-01", "2020-01-01");
    fs::write(cache.join(name + ".json"), token).expect("a file");

    let output = program()
        .args(["check", "--region", "us-east-1"])
        .env("AWS_CONFIG_FILE", &config)
        .env("AWS_SHARED_CREDENTIALS_FILE", home.path().join("none"))
        .env("AWS_LOGIN_CACHE_DIRECTORY", &cache)
        .env("AWS_EC2_METADATA_DISABLED", "true")
        .env("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
        .output()
        .expect("the program starts");

    let message = refused(&output);
    assert!(message.contains("aws login"), "{message}");
}
