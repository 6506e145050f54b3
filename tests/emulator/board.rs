//! `serve`: the board of a class whose accounts change.

use std::io::{BufRead, BufReader};
use std::time::{Duration, Instant};

use workshop_check_testing::HANG;

use super::classroom::Classroom;
use super::harness::{Emulator, Running};

/// A running board, and its address.
struct Live {
    running: Running,
    url: String,
    runtime: tokio::runtime::Runtime,
}

impl Live {
    fn start(class: &Classroom<'_>, options: &[&str]) -> Live {
        let serve = ["--listen", "127.0.0.1:0"].iter().chain(options);
        let serve: Vec<&str> = serve.copied().collect();
        let mut running = class.verb("serve", &serve).start();
        let mut url = String::new();
        let stdout = running.child.stdout.as_mut().expect("a pipe");
        let read = BufReader::new(stdout).read_line(&mut url);
        read.expect("a line");
        if !url.starts_with("http://127.0.0.1:") {
            panic!("{url:?}: {:?}", running.ended());
        }
        Live {
            running,
            url: url.trim().to_owned(),
            runtime: tokio::runtime::Runtime::new().expect("a runtime"),
        }
    }

    fn page(&self, path: &str) -> String {
        let get = async {
            let client = reqwest::Client::builder().no_proxy().build()?;
            let response = client.get(format!("{}{path}", self.url)).send().await?;
            response.error_for_status()?.text().await
        };
        self.runtime.block_on(get).expect("a page")
    }

    /// The page, as soon as it contains this text.
    fn until(&self, text: &str) -> String {
        let started = Instant::now();
        loop {
            let page = self.page("");
            if page.contains(text) {
                return page;
            }
            assert!(started.elapsed() < HANG, "never {text:?}: {page}");
            std::thread::sleep(Duration::from_millis(200));
        }
    }

    /// Ctrl-C.
    fn stop(self) {
        self.running.interrupt();
        let run = self.running.ended();
        // It begins with a note on who is checked.
        assert_eq!(run.status, Some(0), "{run:?}");
        assert!(!run.stderr.contains("error"), "{run:?}");
        assert_eq!(run.stdout, "", "one line, which was read");
    }
}

#[test]
fn the_board_follows_the_accounts_and_outlives_a_restart() {
    let emulator = Emulator::start();
    let mut class = Classroom::new(&emulator);
    let [mut ann, bob, eve] =
        ["create-sg", "create-service", "nothing"].map(|page| emulator.account(page));
    class.add("Ann", &ann);
    class.add("Bob", &bob);
    let role = class.role_in(&eve);
    class.add_line("Eve", &eve, &role, "class-8");

    let live = Live::start(&class, &["--every", "1s"]);
    let page = live.until("All attendees were checked");
    assert!(
        page.contains("1 of 3") && page.contains("123/123"),
        "{page}"
    );
    assert!(page.contains("AccessDenied"), "{page}");
    assert!(
        !page.contains("id=\"turned-"),
        "nothing has turned yet: {page}"
    );
    ann.go_on("create-efs");
    let page = live.until("id=\"turned-1-");
    assert!(page.contains("12/12"), "{page}");
    let detail = live.page("attendee/1");
    assert!(
        detail.contains("configure-parameters-store.html"),
        "{detail}"
    );
    live.stop();

    // The instructor's way into the accounts is gone: what is known of them is still shown, at once.
    class
        .instructor
        .allow_only(&serde_json::json!({ "Version": "2012-10-17", "Statement": [] }));
    let live = Live::start(&class, &["--every", "1h"]);
    let page = live.page("");
    assert!(
        page.contains("id=\"turned-1-") && page.contains("123/123"),
        "{page}"
    );
    let page = live.until("All attendees were checked");
    assert!(page.contains("123/123") && page.contains("as of"), "{page}");
    live.stop();
}
