//! The live board and reports in a real browser: Chromium or Chrome, driven through chromedriver.

mod browser;
mod school;

use crate::python::{Python, debian};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use workshop_check::reporter::{Format, Setup, Subject, TerminalOptions};
use workshop_check_core::evaluate::Selection;
use workshop_check_core::report::{Gradebook, render_plan};
use workshop_check_testing::{accounts, grade, repository};

use school::School;

/// Executes the commands of `browser.py`, one per line.
fn obey(school: &mut School, order: &str) {
    match order.split(' ').collect::<Vec<_>>().as_slice() {
        ["look", number, account] => {
            let number: usize = number.parse().expect("a number");
            school.scan(number - 1, account);
        }
        ["fail", number] => {
            let number: usize = number.parse().expect("a number");
            school.fail(number - 1, "AccessDenied: the role is gone");
        }
        ["stop"] => school.stop(),
        ["start"] => school.start(),
        _ => panic!("browser.py asks for {order:?}"),
    }
}

#[test]
fn the_board_is_followed_in_a_browser() {
    let browser = browser::find();
    let python = Python::with("tests/board/requirements.txt");
    let axe = python.sources("tests/board/axe-requirements.txt");
    let mut school = School::new("<img src=x onerror=alert(1)>");
    school.start();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pictures = Path::new(env!("CARGO_TARGET_TMPDIR")).join("board");
    std::fs::create_dir_all(&pictures).expect("a folder for pictures");
    let profile = tempfile::tempdir().expect("a folder");
    let mut visitor = python
        .command()
        .arg(root.join("tests/board/browser.py"))
        .arg(school.url())
        .arg(&pictures)
        .arg(profile.path())
        .arg(school.name(school::NASTY))
        .arg(axe.join("axe_playwright_python-0.1.8/axe_playwright_python/axe.min.js"))
        .arg(&browser.program)
        .arg(&browser.driver)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Python runs");
    let mut answer = visitor.stdin.take().expect("a pipe");
    let orders = BufReader::new(visitor.stdout.take().expect("a pipe"));
    for order in orders.lines() {
        obey(&mut school, &order.expect("text"));
        answer.write_all(b"done\n").expect("it listens");
    }
    let status = visitor.wait().expect("its status");
    assert!(status.success(), "browser.py: {status}; see above");
}

/// The board of the made-up class, in the program itself. Its rounds are so long that the test sees one state.
struct Demo {
    program: std::process::Child,
    url: String,
}

impl Demo {
    fn start(folder: &Path, more: &[&str]) -> Demo {
        let mut program = Command::new(env!("CARGO_BIN_EXE_workshop-check"))
            .args(["serve", "--demo", "--listen", "0", "--every", "1h"])
            .args(more)
            .current_dir(folder)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut url = String::new();
        let out = program.stdout.take().expect("a pipe");
        BufReader::new(out).read_line(&mut url).expect("an address");
        let url = url.trim().to_owned();
        // The first round is over when its progress is gone.
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        let client = reqwest::Client::builder().no_proxy().build();
        let client = client.expect("a client");
        let page = async || {
            let answer = client.get(&url).send().await.expect("an answer");
            answer.text().await.expect("a page")
        };
        let started = std::time::Instant::now();
        while runtime.block_on(page()).contains("<progress") {
            assert!(started.elapsed().as_secs() < 120, "the round does not end");
            std::thread::sleep(std::time::Duration::from_millis(300));
        }
        Demo { program, url }
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

#[test]
fn the_board_fits_every_screen() {
    let browser = browser::find();
    let python = Python::with("tests/board/requirements.txt");
    let axe = python.sources("tests/board/axe-requirements.txt");
    let folder = tempfile::tempdir().expect("a folder");
    let board = Demo::start(folder.path(), &["--lang", "en"]);
    // German has the longest words, and these pseudonyms are longer than names.
    let hidden = Demo::start(folder.path(), &["--pseudonyms", "key", "--lang", "de"]);
    let pictures = Path::new(env!("CARGO_TARGET_TMPDIR")).join("screens");
    std::fs::create_dir_all(&pictures).expect("a folder for pictures");
    let profile = tempfile::tempdir().expect("a folder");
    let status = python
        .command()
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/board/screens.py"))
        .arg(&board.url)
        .arg(&hidden.url)
        .arg(&pictures)
        .arg(profile.path())
        .arg(axe.join("axe_playwright_python-0.1.8/axe_playwright_python/axe.min.js"))
        .arg(&browser.program)
        .arg(&browser.driver)
        .status()
        .expect("Python runs");
    assert!(status.success(), "screens.py: {status}; see above");
    if std::env::var_os("WORKSHOP_CHECK_RECORD").is_some() {
        let picture = pictures.join("board.webp");
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        std::fs::copy(picture, root.join("docs/board.webp")).expect("the picture of the board");
    }
}

/// What Mermaid must show of names that look like its syntax.
const NAMES: [&str; 9] = [
    "unicorn-lb",
    "x\"]; end `y` & #quot; %% ]]>",
    "<img src=x onerror=alert(1)>",
    "end",
    "subgraph",
    "click n0 call alert()",
    "%%{init: {}}%%",
    "@{ shape: x }",
    "負荷分散",
];

/// The account in which the load balancer has this name.
fn renamed(account: &str, name: &str) -> serde_json::Value {
    let text = accounts::recorded(account).to_string();
    let in_json = serde_json::to_string(name).expect("a text");
    let quoted = "\"LoadBalancerName\":\"unicorn-lb\"";
    assert!(text.contains(quoted), "the load balancer has a name");
    let text = text.replace(quoted, &format!("\"LoadBalancerName\":{in_json}"));
    serde_json::from_str(&text).expect("it is still JSON")
}

fn written(format: &str, book: &Gradebook) -> String {
    let locale = workshop_check::suites::program_locale("en").expect("the program has words");
    let setup = Setup {
        locale: &locale,
        terminal: TerminalOptions::PLAIN,
        subject: Subject::Account,
        class: Default::default(),
    };
    let format = Format::named(format).expect("a format");
    let mut out = Vec::new();
    let reporter = (format.make)(setup);
    reporter
        .write(book, &mut out)
        .expect("memory takes everything");
    String::from_utf8(out).expect("every format is text")
}

/// The one file of Mermaid that runs in a browser, from npm.
fn mermaid(folder: &Path) -> PathBuf {
    const PACKAGE: &str = "mermaid@11.17.2";
    let pack = || {
        let mut npm = Command::new("npm");
        npm.args(["pack", "--silent", PACKAGE]).current_dir(folder);
        npm.output()
    };
    let npm = pack()
        .or_else(|_| {
            debian::install(&["npm"]);
            pack()
        })
        .expect("the tests of reports need `npm`: on Debian, `apt-get install npm`");
    let error = String::from_utf8_lossy(&npm.stderr);
    assert!(npm.status.success(), "npm pack {PACKAGE}: {error}");
    let archive = String::from_utf8_lossy(&npm.stdout);
    let unpacked = Command::new("tar")
        .args(["xzf", archive.trim(), "package/dist/mermaid.min.js"])
        .current_dir(folder)
        .status();
    assert!(
        unpacked.is_ok_and(|status| status.success()),
        "tar unpacks it"
    );
    folder.join("package/dist/mermaid.min.js")
}

#[test]
fn reports_are_seen_in_a_browser() {
    let browser = browser::find();
    let python = Python::with("tests/board/requirements.txt");
    let axe = python.sources("tests/board/axe-requirements.txt");
    let folder = tempfile::tempdir().expect("a folder");
    let reports = folder.path();
    let suite = accounts::suite();
    for account in ["complete", "database-closed", "old-revision", "fresh"] {
        let mut report = grade::report(&suite, &accounts::recorded(account), "en");
        let snapshot = grade::snapshot(&accounts::recorded(account));
        let locale = repository::locale(&suite, "en");
        let plan = render_plan(&suite, &snapshot, &Selection::default(), &locale);
        report.plan = Some(plan);
        let page = written("html", &Gradebook::from_report(report));
        std::fs::write(reports.join(format!("{account}.html")), page).expect("a file");
    }
    for (number, name) in NAMES.iter().enumerate() {
        let report = grade::report(&suite, &renamed("database-closed", name), "en");
        let picture = report.picture.as_ref().expect("the suite follows traffic");
        let expected = serde_json::json!({
            "nodes": picture.nodes.len(),
            "edges": picture.edges.len(),
            "name": name,
        });
        let page = written("markdown", &Gradebook::from_report(report.clone()));
        let (_, rest) = page.split_once("```mermaid\n").expect("a picture");
        let (flowchart, _) = rest.split_once("```").expect("its end");
        let file = |ending: &str| reports.join(format!("{number}.{ending}"));
        std::fs::write(file("mmd"), flowchart).expect("a file");
        std::fs::write(file("json"), expected.to_string()).expect("a file");
    }
    let pictures = Path::new(env!("CARGO_TARGET_TMPDIR")).join("reports");
    std::fs::create_dir_all(&pictures).expect("a folder for pictures");
    let profile = tempfile::tempdir().expect("a folder");
    let status = python
        .command()
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/board/report.py"))
        .arg(reports)
        .arg(&pictures)
        .arg(profile.path())
        .arg(axe.join("axe_playwright_python-0.1.8/axe_playwright_python/axe.min.js"))
        .arg(mermaid(reports))
        .arg(&browser.program)
        .arg(&browser.driver)
        .status()
        .expect("Python runs");
    assert!(status.success(), "report.py: {status}; see above");
    if std::env::var_os("WORKSHOP_CHECK_RECORD").is_some() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        std::fs::copy(
            pictures.join("picture.webp"),
            root.join("docs/picture.webp"),
        )
        .expect("README's picture");
    }
}
