//! `lint --links`, against a server of the test's own.

use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

use crate::authoring::{printed, run, write};

type Asked = Arc<Mutex<Vec<String>>>;

/// A site of which some pages are gone. It ends with the test.
fn site() -> (String, Asked) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let base = format!("http://{}", listener.local_addr().expect("an address"));
    let asked = Asked::default();
    let log = Arc::clone(&asked);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { return };
            let mut buffer = [0; 2048];
            let count = stream.read(&mut buffer).unwrap_or_default();
            let text = String::from_utf8_lossy(&buffer[..count]).into_owned();
            let line = text.lines().next().unwrap_or_default();
            let line = line.trim_end_matches(" HTTP/1.1").to_owned();
            let status = match line.as_str() {
                "HEAD /en/gone" => 404,
                "HEAD /nl/page" => 405,
                "HEAD /nl/odd" => 503,
                _ => 200,
            };
            log.lock().expect("the log").push(line);
            let answer =
                format!("HTTP/1.1 {status} X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            let _ = stream.write_all(answer.as_bytes());
        }
    });
    (base, asked)
}

fn suite(base: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let text = format!(
        "\
schema: workshop-check/suite/1
id: small
pages:
  base: {base}
  path: /{{lang}}/{{page}}
  languages: [en, nl]
  mirrors:
    repository: {{ base: 'https://git.example', path: '/{{file}}' }}
resources:
  vpc: {{ kind: vpc, name: TargetVPC }}
steps:
  - id: first
    page: page#part
    checks:
      - id: the-vpc
        points: 1
        assert: {{ exists: {{ resource: vpc }} }}
      - id: dns
        points: 1
        page: gone
        assert: {{ vpc_dns: {{ vpc: vpc }} }}
  - id: second
    page: odd
    checks:
      - id: dns-again
        points: 1
        page: page
        assert: {{ vpc_dns: {{ vpc: vpc }} }}
"
    );
    write(folder.path(), "suite.yaml", &text);
    let words = "suite = S\nstep-first = F\nstep-second = S\ncheck-the-vpc = V\n    .why = W\ncheck-dns = D\n    .why = W\ncheck-dns-again = D\n    .why = W\n";
    write(folder.path(), "locales/en.ftl", words);
    write(folder.path(), "locales/nl.ftl", words);
    folder
}

/// The classes of problems that these tests show.
pub fn codes() -> BTreeSet<&'static str> {
    BTreeSet::from(["gone-page", "unchecked-page"])
}

#[test]
fn each_page_is_asked_for_once_in_each_language_and_those_that_are_gone_are_listed() {
    let (base, asked) = site();
    let folder = suite(&base);
    let path = folder.path().to_str().expect("UTF-8");
    assert_eq!(printed(&["lint", path], 0), "");
    assert!(
        asked.lock().expect("the log").is_empty(),
        "without --links nothing is sent"
    );
    let found = printed(&["lint", path, "--links"], 1);
    let file = format!("{path}/suite.yaml");
    let gone = format!(
        "{file}:20:15: error: the page \"gone\" is gone in en: {base}/en/gone answers with the status 404 [gone-page]"
    );
    let odd = format!(
        "{file}:23:11: warning: {base}/nl/odd could not be checked: it answers with the status 503 [unchecked-page]\n  \
         hint: the suite can link the pages of \"repository\" instead"
    );
    assert_eq!(found, format!("{gone}\n{odd}\n"));
    let mut asked = asked.lock().expect("the log").clone();
    asked.sort();
    let wanted = [
        "GET /nl/page",
        "HEAD /en/gone",
        "HEAD /en/odd",
        "HEAD /en/page",
        "HEAD /nl/gone",
        "HEAD /nl/odd",
        "HEAD /nl/page",
    ];
    assert_eq!(asked, wanted);
}

/// The modules of a journey cite pages of one site.
#[test]
fn a_journey_asks_once_for_each_page_of_its_modules() {
    let (base, asked) = site();
    let one = suite(&base);
    let other = suite(&base);
    let folder = tempfile::tempdir().expect("a folder");
    let text = format!(
        "schema: workshop-check/journey/1\nid: walk\nmodules:\n  - suite: {}\n  - suite: {}\n",
        one.path().display(),
        other.path().display()
    );
    // Two suites of a journey have different ids.
    let own = std::fs::read_to_string(other.path().join("suite.yaml")).expect("a suite");
    write(
        other.path(),
        "suite.yaml",
        &own.replacen("id: small", "id: other", 1),
    );
    write(folder.path(), "journey.yaml", &text);
    write(folder.path(), "locales/en.ftl", "suite = Walk\n");
    let path = folder.path().to_str().expect("UTF-8");
    let found = printed(&["lint", path, "--links"], 1);
    assert_eq!(found.matches("[gone-page]").count(), 1, "{found}");
    assert_eq!(asked.lock().expect("the log").len(), 7);
}

#[test]
fn a_site_that_is_not_there_is_one_warning_and_not_a_list_of_gone_pages() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let base = format!("http://{}", listener.local_addr().expect("an address"));
    drop(listener);
    let folder = suite(&base);
    let path = folder.path().to_str().expect("UTF-8");
    let output = run(&["lint", path, "--links"]);
    assert_eq!(output.status.code(), Some(0));
    let found = String::from_utf8(output.stdout).expect("UTF-8");
    assert_eq!(found.lines().count(), 2, "{found}");
    assert!(found.contains("6 pages could not be checked"), "{found}");
}
