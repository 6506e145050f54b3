//! A proxy that reads TLS with an authority of its own: `--ca-bundle`, AWS_CA_BUNDLE and `ca_bundle` of a profile, for
//! the calls to AWS and for the site; and what `--verbose` and `--debug` tell of the requests.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Output, Stdio};
use std::sync::mpsc::{Receiver, channel};

use serde_json::Value;
use tempfile::TempDir;
use workshop_check_collect::probe::probe;
use workshop_check_collect::{ConnectionOptions, Connections, Options};
use workshop_check_core::snapshot::Fact;
use workshop_check_core::snapshot::probe::{Markers, NoAnswer, Probe};

use super::{code, program, refused, stderr, stdout};
use crate::python::Python;

/// Keys in the form of real ones, to be found in no output.
const KEY: &str = "AKIAIOSFODNN7EXAMPLE";
const SECRET: &str = "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY";
const TOKEN: &str = "IQoJb3JpZ2luX2VjEXAMPLETOKEN";

/// The running proxy. Its requests are lines of `requests`.
struct TlsProxy {
    process: Child,
    folder: TempDir,
    proxy: u16,
    site: u16,
    requests: Receiver<String>,
}

impl TlsProxy {
    fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut python = Python::with("tests/it/cli/tls-requirements.txt").command();
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/cli/tls_proxy.py");
        let python = python.arg(script).arg(folder.path());
        let mut process = python
            .stdout(Stdio::piped())
            .spawn()
            .expect("Python starts");
        let mut lines = BufReader::new(process.stdout.take().expect("a pipe"));
        let mut ports = String::new();
        lines.read_line(&mut ports).expect("two ports");
        let mut ports = ports
            .split_whitespace()
            .map(|port| port.parse().expect("a port"));
        let (proxy, site) = (ports.next().expect("one"), ports.next().expect("two"));
        let requests = lines_of(lines);
        TlsProxy {
            process,
            folder,
            proxy,
            site,
            requests,
        }
    }

    fn ca(&self) -> PathBuf {
        self.folder.path().join("ca.pem")
    }

    /// `check` through the proxy, without configuration files but that of the test.
    fn check(&self, args: &[&str], env: &[(&str, &str)]) -> Output {
        let none = self.folder.path().join("none");
        let mut command = program();
        command
            .args(["check", "--region", "us-west-2", "--json"])
            .args(args)
            .env("HTTPS_PROXY", format!("http://127.0.0.1:{}", self.proxy))
            .env("AWS_ACCESS_KEY_ID", KEY)
            .env("AWS_SECRET_ACCESS_KEY", SECRET)
            .env("AWS_SESSION_TOKEN", TOKEN)
            .env("AWS_EC2_METADATA_DISABLED", "true")
            .env("AWS_CONFIG_FILE", self.folder.path().join("config"))
            .env("AWS_SHARED_CREDENTIALS_FILE", none)
            .envs(env.iter().copied());
        command.timeout(workshop_check_testing::HANG);
        command.output().expect("the program starts")
    }

    fn seen(&self) -> Vec<String> {
        self.requests.try_iter().collect()
    }
}

impl Drop for TlsProxy {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn lines_of(pipe: BufReader<ChildStdout>) -> Receiver<String> {
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        for line in pipe.lines().map_while(Result::ok) {
            let _ = sender.send(line);
        }
    });
    receiver
}

#[track_caller]
fn reads_the_account(output: &Output) {
    let report: Value = serde_json::from_str(stdout(output))
        .unwrap_or_else(|error| panic!("{error}: {}", stderr(output)));
    assert_eq!(report["account"]["id"], "111122223333");
    // Everything else is denied by the proxy.
    assert_eq!(code(output), 3);
}

#[test]
fn aws_is_reached_through_a_proxy_whose_authority_is_named_in_any_way() {
    let proxy = TlsProxy::start();
    let ca = proxy.ca();
    let ca = ca.to_str().expect("a path in UTF-8");

    let message = refused(&proxy.check(&[], &[]));
    assert!(message.contains("certificate"), "{message}");
    assert!(
        proxy.seen().is_empty(),
        "nothing is sent to a server that is not trusted"
    );

    reads_the_account(&proxy.check(&["--ca-bundle", ca], &[]));
    reads_the_account(&proxy.check(&[], &[("AWS_CA_BUNDLE", ca)]));
    let config = format!("[default]\nca_bundle = {ca}\n[profile other]\nregion = us-west-2\n");
    fs::write(proxy.folder.path().join("config"), config).expect("a file");
    reads_the_account(&proxy.check(&[], &[]));
    // The setting is that of the profile in use, and the option and the variable win over it.
    refused(&proxy.check(&[], &[("AWS_PROFILE", "other")]));
    reads_the_account(&proxy.check(&["--ca-bundle", ca], &[("AWS_CA_BUNDLE", "/nowhere")]));
    let message = refused(&proxy.check(&[], &[("AWS_CA_BUNDLE", "/nowhere/ca.pem")]));
    assert!(message.contains("AWS_CA_BUNDLE names"), "{message}");
    let message = refused(&proxy.check(&["--ca-bundle", "/nowhere/ca.pem"], &[]));
    assert!(message.contains("--ca-bundle names"), "{message}");

    let name = concat!("app/workshop-check-", env!("CARGO_PKG_VERSION"));
    let requests = proxy.seen();
    let sts: Vec<&String> = requests
        .iter()
        .filter(|line| line.contains("sts."))
        .collect();
    assert!(!sts.is_empty());
    for request in &requests {
        assert!(
            request.contains(".us-west-2.") || request.contains("iam."),
            "{request}"
        );
        assert!(request.contains(name), "{request}");
    }
}

#[test]
fn a_name_that_the_user_has_chosen_for_the_requests_is_kept() {
    let proxy = TlsProxy::start();
    let ca = proxy.ca();
    let ca = ca.to_str().expect("a path in UTF-8");
    let own = ("AWS_SDK_UA_APP_ID", "event-7");
    reads_the_account(&proxy.check(&["--ca-bundle", ca], &[own]));
    let requests = proxy.seen();
    assert!(!requests.is_empty());
    for request in requests {
        assert!(request.contains("app/event-7"), "{request}");
    }
}

#[tokio::test]
async fn the_site_is_asked_with_the_same_trust() {
    let proxy = TlsProxy::start();
    let url = format!("https://localhost:{}/", proxy.site);
    let answer = probe(&url, &Markers::default(), &Options::default()).await;
    let Fact::Known(Probe::NoAnswer { kind, .. }) = answer else {
        panic!("{answer:?}");
    };
    assert_eq!(kind, NoAnswer::UntrustedCertificate);

    let options = ConnectionOptions {
        ca_bundle: Some(proxy.ca()),
        ..ConnectionOptions::default()
    };
    let connections = Connections::open(&options, None).await.expect("a bundle");
    let options = Options {
        ca_bundle: connections.ca_bundle(),
        ..Options::default()
    };
    let answer = probe(&url, &Markers::default(), &options).await;
    let Fact::Known(Probe::Answered(answer)) = answer else {
        panic!("{answer:?}");
    };
    assert_eq!(answer.status, 200);
}

#[test]
fn each_request_is_a_line_of_the_log_and_no_secret_is() {
    let proxy = TlsProxy::start();
    let ca = proxy.ca();
    let ca = ["--ca-bundle", ca.to_str().expect("a path in UTF-8")];
    let logged = |option: &str, env: &[(&str, &str)]| {
        let output = proxy.check(&[&ca[..], &[option]].concat(), env);
        reads_the_account(&output);
        stderr(&output).to_owned()
    };
    assert_eq!(logged("--quiet", &[("RUST_LOG", "trace")]), "");

    let verbose = logged("-v", &[("RUST_LOG", "trace")]);
    assert!(verbose.lines().count() > 10, "{verbose}");
    for line in verbose.lines() {
        assert!(line.contains(" INFO workshop_check"), "{line}");
    }
    let sts = verbose
        .lines()
        .find(|line| line.contains("GetCallerIdentity"));
    let sts = sts.expect("a line for each request");
    assert!(
        sts.contains("status 200 in ") && sts.ends_with("ms (attempt 1)"),
        "{sts}"
    );
    assert!(
        verbose.contains("ECS ListClusters: status 403"),
        "{verbose}"
    );

    let debug = logged("--debug", &[]);
    let other = logged("--debug", &[("RUST_LOG", "hyper_util=debug")]);
    assert!(
        debug.contains("aws_smithy_runtime") && debug.contains("try_attempt"),
        "{debug}"
    );
    assert!(debug.contains("ECS ListClusters: status 403"), "{debug}");
    assert!(
        other.contains("hyper_util") && !other.contains("ListClusters"),
        "{other}"
    );

    let everything = logged("--debug", &[("RUST_LOG", "trace")]);
    assert!(everything.len() > debug.len());
    for log in [verbose, debug, other, everything] {
        for secret in [KEY, SECRET, TOKEN, "Signature=", "BODY-MARK"] {
            assert!(!log.contains(secret), "{secret}");
        }
    }
}

#[test]
fn a_wrong_rust_log_is_an_error_of_its_own() {
    let output = program()
        .args(["list", "--debug"])
        .env("RUST_LOG", "aws_config=loud")
        .output()
        .expect("the program starts");
    let message = refused(&output);
    assert!(message.contains("RUST_LOG"), "{message}");
}
