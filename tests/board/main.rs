//! The live board in a real browser: Chromium or Chrome, driven through chromedriver.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::too_many_lines,
    clippy::unwrap_used,
    reason = "tests fail by a panic and print what they measure"
)]

mod browser;
#[path = "../support/python.rs"]
mod python;
mod school;

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::Stdio;
use workshop_check_testing::{accounts, grade};

use python::Python;
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
    let is_recording = std::env::var_os("WORKSHOP_CHECK_RECORD").is_some();
    let mut school = School::new(if is_recording {
        "Julia Santos"
    } else {
        "<img src=x onerror=alert(1)>"
    });
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
    if is_recording {
        let picture = pictures.join("board.webp");
        std::fs::copy(picture, root.join("docs/board.webp")).expect("the picture of the board");
    }
}
