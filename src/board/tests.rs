//! A board as a browser reaches it: over TCP, through the guard.

mod views;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use reqwest::header::{COOKIE, HOST, LOCATION, SET_COOKIE};
use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder, Response};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::time::timeout;

use super::connections::HEADER_TIMEOUT;
use super::places::MOST_CONNECTIONS;
use super::site::MOST_STREAMS;
use super::*;
use crate::class::store::testing::{denied, graded, key, report};
use crate::class::store::{SharedStore, Store};
use crate::class::{Attendee, GradingObserver, roster};
use workshop_check_core::report::{Entry, Hints, Pseudonyms, Report};

const TOKEN: &str = "0123456789abcdef";
const SOON: Duration = workshop_check_testing::HANG;

/// A class that is kept in a store.
struct Kept {
    folder: TempDir,
    attendees: Vec<Attendee>,
}

impl Kept {
    fn new(names: &[&str]) -> Self {
        let mut text = "name,account_id\n".to_owned();
        for (position, name) in names.iter().enumerate() {
            text.push_str(&format!("\"{name}\",{position:012}\n"));
        }
        let roster = roster::parse(text.as_bytes(), "class").expect("a roster");
        Kept {
            folder: TempDir::new().expect("a folder"),
            attendees: roster.attendees,
        }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("store")
    }

    fn store(&self) -> (Store, i64) {
        let store = Store::open(&self.path()).expect("a store");
        let run = store.resume_or_begin(&key(), "", jiff::Timestamp::now());
        (store, run.expect("a run"))
    }

    fn run_store(&self) -> RunStore {
        let (store, run) = self.store();
        RunStore {
            store: SharedStore::new(store),
            run,
            suite_id: "container-migration".to_owned(),
            on_unsaved: |_| (),
        }
    }

    /// The board as the program would have it after a start.
    fn board(&self, pseudonyms: Option<&str>) -> Arc<Board> {
        let (store, run) = self.store();
        let suite = crate::suites::load("container-migration").expect("a suite");
        let settings = BoardSettings {
            locale: Arc::new(crate::suites::locale(&suite, "en").expect("English")),
            pseudonyms: pseudonyms.map(|key| Pseudonyms::new(key.as_bytes())),
            delimiter: None,
            alias_key: b"room".to_vec(),
        };
        let saved = store.entries(run).expect("entries");
        let board = Board::new(settings, &self.attendees, saved);
        board.restore_help(&store.help(run).expect("help"));
        Arc::new(board)
    }

    /// A round with these results, from the first attendee on.
    async fn round(&self, board: &Board, entries: Vec<Entry>) {
        let run_store = self.run_store();
        let recorder = RoundRecorder::new(&run_store, board).await;
        let mut recorder = recorder.expect("a recorder");
        board.begin_round();
        for (attendee, entry) in self.attendees.iter().zip(&entries) {
            let saved = recorder.finished(attendee, entry, None);
            saved.await.expect("saved");
        }
        recorder.read_history().await;
    }

    fn entry(&self, position: usize, report: Result<Report, &str>) -> Entry {
        let attendee = &self.attendees[position];
        let mut entry = match report {
            Ok(mut report) => {
                report.taken_at = jiff::Timestamp::now();
                graded(position, report).entry
            }
            Err(reason) => Entry {
                error: Some(reason.to_owned()),
                ..denied(position).entry
            },
        };
        entry.name.clone_from(&attendee.name);
        entry.account_id.clone_from(&attendee.account_id);
        entry
    }
}

/// A site that is being served.
struct Served {
    url: String,
    client: Client,
    stop: oneshot::Sender<()>,
    ended: tokio::task::JoinHandle<()>,
}

impl Served {
    async fn new(board: Arc<Board>, token: Option<&str>) -> Self {
        Served::with(board, token, |site| site).await
    }

    /// As [`Served::new`], with a change of the site.
    async fn with(
        board: Arc<Board>,
        token: Option<&str>,
        change: impl FnOnce(Site) -> Site,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let hosts = Hosts::new(address, &["board.example".to_owned()]);
        let token = token.map(|text| Token::new(text).expect("a token"));
        let site = Site::new(board, hosts, token, address.port()).expect("randomness");
        let site = Arc::new(change(site));
        let (stop, stopped) = oneshot::channel();
        let shutdown = async move {
            let _ = stopped.await;
        };
        Served {
            url: format!("http://{address}"),
            client: Client::builder()
                .redirect(Policy::none())
                .no_proxy()
                .build()
                .expect("a client"),
            stop,
            ended: tokio::spawn(serve(listener, site, shutdown)),
        }
    }

    fn get(&self, path: &str) -> RequestBuilder {
        self.client.get(format!("{}{path}", self.url))
    }

    async fn page(&self, path: &str) -> String {
        let response = sent(self.get(path)).await;
        assert_eq!(response.status(), 200, "{path}");
        response.text().await.expect("a page")
    }
}

async fn sent(request: RequestBuilder) -> Response {
    timeout(SOON, request.send())
        .await
        .expect("in time")
        .expect("an answer")
}

fn header<'r>(response: &'r Response, name: &str) -> &'r str {
    let value = response.headers().get(name);
    value.map_or("", |value| value.to_str().expect("text"))
}

/// The next event of that name in a stream, with its data.
async fn event(stream: &mut Response) -> String {
    let mut text = String::new();
    while !text.contains("\n\n") {
        let chunk = timeout(SOON, stream.chunk()).await.expect("in time");
        text += std::str::from_utf8(&chunk.expect("bytes").expect("more")).expect("text");
    }
    assert!(text.contains("event: state\n"), "{text}");
    let data = text.lines().find_map(|line| line.strip_prefix("data: "));
    data.expect("data").to_owned()
}

#[tokio::test]
async fn every_answer_forbids_what_the_board_does_not_need() {
    let class = Kept::new(&["Ann"]);
    let served = Served::new(class.board(None), None).await;
    for path in [
        "/",
        "/attendee/1",
        "/nothing",
        "/attendee/9",
        "/assets/board.js",
        "/events",
    ] {
        let response = sent(served.get(path)).await;
        let policy = header(&response, "content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self';"),
            "{path}"
        );
        assert!(policy.contains("frame-ancestors 'none'"), "{path}");
        assert!(
            !policy.contains("unsafe") && !policy.contains("http"),
            "{path}"
        );
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-resource-policy", "same-origin"),
            ("x-frame-options", "DENY"),
        ] {
            assert_eq!(header(&response, name), value, "{path}");
        }
        let cached = header(&response, "cache-control");
        assert!(cached.contains("no-store"), "{path}: {cached}");
    }
}

#[tokio::test]
async fn another_host_s_name_leads_nowhere() {
    let class = Kept::new(&["Ann"]);
    let served = Served::new(class.board(None), None).await;
    for path in ["/", "/events", "/assets/board.js", "/login"] {
        let response = sent(served.get(path).header(HOST, "evil.example")).await;
        assert_eq!(response.status(), 403, "{path}");
        assert!(
            !response.text().await.expect("text").contains("Ann"),
            "{path}"
        );
    }
    let response = sent(served.get("/").header(HOST, "board.example:80")).await;
    assert_eq!(response.status(), 200);
}

#[tokio::test]
async fn nothing_but_looking_and_signing_in_is_possible() {
    let class = Kept::new(&["Ann"]);
    let served = Served::new(class.board(None), Some(TOKEN)).await;
    let url = |path: &str| format!("{}{path}", served.url);
    for request in [
        served.client.post(url("/")),
        served.client.put(url("/login")),
        served.client.delete(url("/attendee/1")),
        served.client.post(url("/assets/board.js")),
    ] {
        assert_eq!(sent(request).await.status(), 405);
    }
    let large = served.client.post(url("/login")).body("x".repeat(1 << 20));
    // The server may close the connection before all of it was sent.
    let answer = timeout(SOON, large.send()).await.expect("in time");
    assert!(answer.is_err() || answer.is_ok_and(|answer| answer.status() == 403));
}

#[tokio::test]
async fn without_the_token_nobody_sees_anything() {
    let class = Kept::new(&["Ann"]);
    let served = Served::new(class.board(None), Some(TOKEN)).await;
    for path in ["/", "/attendee/1", "/nothing", "/assets/nothing"] {
        let response = sent(served.get(path)).await;
        assert_eq!(
            (response.status().as_u16(), header(&response, "location")),
            (303, "/login")
        );
    }
    for cookie in ["", "x", "=", "workshop-check-1=0", TOKEN] {
        let response = sent(served.get("/events").header(COOKIE, cookie)).await;
        assert_eq!(response.status(), 401, "{cookie}");
    }
    let form = served.page("/login").await;
    assert!(form.contains("type=\"password\"") && !form.contains("Ann"));
    for wrong in ["/login?token=wrong-wrong-wrong", "/login?token="] {
        let response = sent(served.get(wrong)).await;
        assert_eq!(response.status(), 403);
        assert!(response.headers().get(SET_COOKIE).is_none());
        assert!(!response.text().await.expect("text").contains("wrong-wrong"));
    }

    let by_form = served.client.post(format!("{}/login", served.url));
    let by_form = by_form
        .header("content-type", "application/x-www-form-urlencoded")
        .body(format!("token={TOKEN}"));
    for right in [served.get(&format!("/login?token={TOKEN}")), by_form] {
        let response = sent(right).await;
        assert_eq!(
            (
                response.status().as_u16(),
                response.headers()[LOCATION].to_str().ok()
            ),
            (303, Some("/"))
        );
        let cookie = response.headers()[SET_COOKIE]
            .to_str()
            .expect("text")
            .to_owned();
        assert!(
            cookie.ends_with("; Path=/; Max-Age=43200; HttpOnly; SameSite=Lax"),
            "{cookie}"
        );
        assert!(!cookie.contains(TOKEN));
        let pair = cookie.split(';').next().expect("a pair").to_owned();
        let page = sent(served.get("/").header(COOKIE, format!("a=b; {pair}"))).await;
        assert_eq!(page.status(), 200);
        let page = page.text().await.expect("a page");
        let session = pair.split_once('=').expect("a pair").1;
        assert!(page.contains("Ann") && !page.contains(TOKEN) && !page.contains(session));
    }
}

#[tokio::test]
async fn hostile_names_are_text_on_every_page() {
    let hostile = "<img src=x onerror=alert(1)>' data-x=1 &amp;";
    let class = Kept::new(&[hostile, "Bob", "Cid"]);
    let board = class.board(None);
    let mut attacked = report("halfway");
    attacked.suite.title = hostile.to_owned();
    for cause in &mut attacked.root_causes {
        cause.summary = hostile.to_owned();
        cause.evidence.push(hostile.to_owned());
        cause.page_url = "javascript:alert(1)".to_owned();
    }
    for step in &mut attacked.steps {
        step.title = hostile.to_owned();
        step.page_url = "javascript:alert(1)".to_owned();
        for check in &mut step.checks {
            check.title = hostile.to_owned();
            check.resources.push(hostile.to_owned());
            check.actual = Some(hostile.to_owned());
            check.hint = Some(hostile.to_owned());
        }
    }
    let broken = class.entry(0, Ok(attacked.clone()));
    let entries = vec![
        broken,
        class.entry(1, Ok(attacked)),
        class.entry(2, Err(hostile)),
    ];
    class.round(&board, entries).await;
    // One scan failed with a hostile error, and in another a check passed newly: those texts are shown, too.
    let mut green = report("complete");
    for check in green.steps.iter_mut().flat_map(|step| &mut step.checks) {
        check.title = hostile.to_owned();
    }
    let entries = vec![class.entry(0, Ok(green)), class.entry(1, Err(hostile))];
    class.round(&board, entries).await;
    let served = Served::new(board, None).await;
    let paths = [
        "/",
        "/attendee/1",
        "/attendee/2",
        "/attendee/3",
        "/attendee/<img src=x>",
        "/<img src=x>",
    ];
    for path in paths {
        let page = sent(served.get(path)).await.text().await.expect("a page");
        assert!(
            !page.contains("<img") && !page.contains("javascript:"),
            "{path}: {page}"
        );
        assert!(
            !page.contains("=x onerror=alert(1)> ") && !page.contains("style="),
            "{path}"
        );
        let scripts: Vec<&str> = page.split("<script").skip(1).collect();
        assert!(
            scripts
                .iter()
                .all(|script| script.starts_with(" src=\"/assets/board.js\" defer></script>")),
            "{path}"
        );
    }
    let page = served.page("/").await;
    assert!(
        page.matches("&#60;img src=x onerror=alert(1)&#62;").count() > 5,
        "{page}"
    );
    assert!(
        page.contains("role=\"log\"") && page.contains("id=\"turned-1-"),
        "{page}"
    );
}

#[tokio::test]
async fn a_page_hears_of_every_change_and_a_restart_shows_the_former_state() {
    let class = Kept::new(&["Ann", "Bob"]);
    let board = class.board(None);
    let served = Served::new(Arc::clone(&board), None).await;
    assert!(served.page("/").await.contains("<td class=\"not-yet\""));
    let mut stream = sent(served.get("/events")).await;
    let first = event(&mut stream).await;
    assert!(
        served
            .page("/")
            .await
            .contains(&format!("data-version=\"{first}\""))
    );

    class
        .round(
            &board,
            vec![
                class.entry(0, Ok(report("halfway"))),
                class.entry(1, Err("no way in")),
            ],
        )
        .await;
    let second = event(&mut stream).await;
    assert_ne!(first, second);
    let page = served.page("/").await;
    assert!(
        page.contains("9/12") && page.contains("no way in"),
        "{page}"
    );
    assert!(
        page.contains("72/123") && !page.contains("<td class=\"not-yet\""),
        "{page}"
    );

    // After a reconnect the present version is sent at once.
    let mut again = sent(served.get("/events").header("last-event-id", &first)).await;
    assert_eq!(event(&mut again).await, second);

    // A failed scan leaves the earlier report in place.
    class
        .round(&board, vec![class.entry(0, Err("throttled to death"))])
        .await;
    let page = served.page("/").await;
    assert!(
        page.contains("9/12") && page.contains("throttled to death") && page.contains("as of"),
        "{page}"
    );
    let detail = served.page("/attendee/1").await;
    assert!(
        detail.contains("throttled to death") && detail.contains("create-efs"),
        "{detail}"
    );

    // Ctrl-C ends the streams, and the server.
    served.stop.send(()).expect("it runs");
    while timeout(SOON, stream.chunk())
        .await
        .expect("in time")
        .is_ok_and(|chunk| chunk.is_some())
    {}
    timeout(SOON, served.ended)
        .await
        .expect("in time")
        .expect("no panic");

    let board = class.board(None);
    let served = Served::new(Arc::clone(&board), None).await;
    let page = served.page("/").await;
    assert!(
        page.contains("9/12") && page.contains("no way in"),
        "{page}"
    );
    let mut stream = sent(served.get("/events")).await;
    assert_ne!(
        event(&mut stream).await,
        second,
        "an old page is out of date"
    );

    class
        .round(&board, vec![class.entry(0, Ok(report("complete")))])
        .await;
    let page = served.page("/").await;
    assert!(
        page.contains("id=\"turned-1-") && page.contains("more checks"),
        "{page}"
    );
}

#[tokio::test]
async fn there_are_only_so_many_streams_and_each_is_given_back() {
    let class = Kept::new(&["Ann"]);
    let served = Served::new(class.board(None), None).await;
    let mut streams = Vec::new();
    for _ in 0..MOST_STREAMS {
        streams.push(sent(served.get("/events")).await);
    }
    let refused = sent(served.get("/events")).await;
    assert_eq!(
        (refused.status().as_u16(), header(&refused, "retry-after")),
        (503, "10")
    );
    assert_eq!(sent(served.get("/")).await.status(), 200);
    drop(streams);
    let free = async {
        while sent(served.get("/events")).await.status() != 200 {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    timeout(SOON, free).await.expect("given back");
}

#[tokio::test]
async fn with_pseudonyms_nobody_can_be_recognised() {
    let class = Kept::new(&["Ann Archer", "Bob Baker"]);
    let board = class.board(Some("key"));
    let reason = "account 000000000001 of Bob Baker: access denied";
    class
        .round(
            &board,
            vec![
                class.entry(0, Ok(report("halfway"))),
                class.entry(1, Err(reason)),
            ],
        )
        .await;
    class
        .round(&board, vec![class.entry(0, Err("Ann Archer has gone"))])
        .await;
    let served = Served::new(board, None).await;
    for path in ["/", "/attendee/1", "/attendee/2"] {
        let page = served.page(path).await;
        for name in ["Archer", "Baker", "000000000001", "210000000003"] {
            assert!(!page.contains(name), "{path}: {name} in {page}");
        }
    }
    assert!(served.page("/").await.contains("has gone"));
}

/// SQLite waits for the lock. On a worker it would keep everybody else waiting, too.
#[tokio::test]
async fn the_board_answers_while_another_process_locks_the_store() {
    let class = Kept::new(&["Ann"]);
    let board = class.board(None);
    let served = Served::new(Arc::clone(&board), None).await;
    let run_store = class.run_store();
    let other = rusqlite::Connection::open(class.path()).expect("opened");
    other.execute_batch("BEGIN IMMEDIATE").expect("locked");

    let entry = class.entry(0, Ok(report("halfway")));
    let recorder = RoundRecorder::new(&run_store, &board).await;
    let mut recorder = recorder.expect("a recorder");
    let saving = recorder.finished(&class.attendees[0], &entry, None);
    let looking = async {
        // The save is under way now. If it held up this thread, the lock would stay and the save would fail.
        tokio::time::sleep(Duration::from_millis(100)).await;
        let page = served.page("/").await;
        other.execute_batch("COMMIT").expect("unlocked");
        page
    };
    let (saved, page) = tokio::join!(saving, looking);
    assert!(page.contains("Not checked yet"), "nothing unsaved is shown");
    saved.expect("saved as soon as the store was free");
    assert!(served.page("/").await.contains("9/12"));
}

/// The defect: a backup that locked the store for more than five seconds ended the board in front of the class.
#[tokio::test]
async fn a_store_that_stays_locked_does_not_end_the_board() {
    let class = Kept::new(&["Ann", "Bob"]);
    let board = class.board(None);
    let served = Served::new(Arc::clone(&board), None).await;
    let run_store = class.run_store();
    let recorder = RoundRecorder::new(&run_store, &board).await;
    let mut recorder = recorder.expect("a recorder");
    let other = rusqlite::Connection::open(class.path()).expect("opened");
    other.execute_batch("BEGIN IMMEDIATE").expect("locked");
    let ann = class.entry(0, Ok(report("halfway")));
    let saved = recorder.finished(&class.attendees[0], &ann, None).await;
    saved.expect("the board goes on");
    let page = served.page("/").await;
    assert!(
        page.contains("9/12") && page.contains("id=\"unsaved\""),
        "{page}"
    );
    assert!(served.page("/attendee/1").await.contains("cannot be saved"));

    other.execute_batch("COMMIT").expect("unlocked");
    let bob = class.entry(1, Err("no way in"));
    let saved = recorder.finished(&class.attendees[1], &bob, None).await;
    saved.expect("the board goes on");
    assert!(!served.page("/").await.contains("id=\"unsaved\""));
    let (store, run) = class.store();
    let entries = store.entries(run).expect("entries");
    let entries: Vec<&Entry> = entries.iter().map(|row| &row.entry).collect();
    assert_eq!(
        entries,
        [&ann, &bob],
        "what could not be saved is saved later"
    );

    drop(store);
    std::fs::remove_file(class.path()).expect("deleted");
    let saved = recorder.finished(&class.attendees[1], &bob, None).await;
    saved.expect("the board goes on");
    assert!(
        served.page("/").await.contains("id=\"unsaved\""),
        "the file is gone"
    );
}

/// Sends bytes, and returns what comes back until the server closes the connection.
async fn raw(served: &Served, bytes: &[u8]) -> String {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let address = served.url.strip_prefix("http://").expect("a URL");
    let mut stream = tokio::net::TcpStream::connect(address)
        .await
        .expect("connected");
    stream.write_all(bytes).await.expect("sent");
    let mut answer = Vec::new();
    let closed = timeout(SOON, stream.read_to_end(&mut answer)).await;
    // A reset also closes it.
    let _ = closed.expect("the server closes the connection");
    String::from_utf8_lossy(&answer).into_owned()
}

/// The defect: such connections stayed open for good, and 1,024 of them shut everybody out.
#[tokio::test]
async fn a_connection_without_a_request_is_closed() {
    let class = Kept::new(&["Ann"]);
    let served = Served::new(class.board(None), Some(TOKEN)).await;
    let host = served.url.strip_prefix("http://").expect("a URL");
    let idle = format!("GET /login HTTP/1.1\r\nHost: {host}\r\n\r\n");
    let slow_body = format!(
        "POST /login HTTP/1.1\r\nHost: {host}\r\nContent-Length: 30\r\n\
         Content-Type: application/x-www-form-urlencoded\r\n\r\ntoken="
    );
    let started = Instant::now();
    let (nothing, half, idle, slow_body) = tokio::join!(
        raw(&served, b""),
        raw(&served, b"GET / HTTP/1.1\r\nHost: "),
        raw(&served, idle.as_bytes()),
        raw(&served, slow_body.as_bytes()),
    );
    let took = started.elapsed();
    assert!(took >= HEADER_TIMEOUT, "{took:?}");
    assert!(!nothing.contains(" 200 ") && !half.contains(" 200 "));
    assert!(idle.starts_with("HTTP/1.1 200 "), "{idle}");
    assert!(slow_body.starts_with("HTTP/1.1 408 "), "{slow_body}");
}

/// RFC 9112, section 3.2: a request with two Host headers is refused, because a proxy may take the other one.
#[tokio::test]
async fn one_host_is_asked_for_and_http_1_is_spoken() {
    let class = Kept::new(&["Ann"]);
    let served = Served::new(class.board(None), None).await;
    let host = served.url.strip_prefix("http://").expect("a URL");
    let twice = format!(
        "GET / HTTP/1.1\r\nHost: {host}\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
    );
    let answer = raw(&served, twice.as_bytes()).await;
    assert!(answer.starts_with("HTTP/1.1 400 "), "{answer}");
    let http2 = raw(&served, b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").await;
    assert!(
        http2.is_empty() || http2.starts_with("HTTP/1.1 "),
        "{http2:?}"
    );
}

/// The defect: with 1,024 open files, the usual limit, 1,500 idle connections left no room for a page or a scan.
#[tokio::test]
async fn there_are_only_so_many_connections_and_idle_ones_make_room() {
    let class = Kept::new(&["Ann"]);
    let served = Served::new(class.board(None), None).await;
    let address = served
        .url
        .strip_prefix("http://")
        .expect("a URL")
        .to_owned();
    let mut idle = Vec::new();
    for _ in 0..MOST_CONNECTIONS {
        idle.push(
            tokio::net::TcpStream::connect(&address)
                .await
                .expect("connected"),
        );
    }
    let at_once = timeout(Duration::from_secs(1), served.get("/").send()).await;
    assert!(at_once.is_err(), "there is no place for one more");
    let page = timeout(SOON, served.get("/").send()).await;
    let page = page
        .expect("as soon as the idle ones are closed")
        .expect("an answer");
    assert_eq!(page.status(), 200);
    assert!(idle.iter().all(|stream| stream.peer_addr().is_ok()));
}

/// The defect: as many peers as there may be connections, which ask and do not read, held them all for good.
#[tokio::test]
async fn a_connection_that_asks_and_does_not_read_is_closed() {
    use tokio::io::AsyncWriteExt;
    let class = Kept::new(&["Ann"]);
    let served = Served::new(class.board(None), None).await;
    let host = served.url.strip_prefix("http://").expect("a URL");
    let mut stream = tokio::net::TcpStream::connect(host)
        .await
        .expect("connected");
    let request = format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n");
    let writing = async { while stream.write_all(request.as_bytes()).await.is_ok() {} };
    timeout(SOON, writing).await.expect("the server closes it");
}

/// Statements of the one store that the test below traces.
static STATEMENTS: AtomicUsize = AtomicUsize::new(0);

fn count(event: rusqlite::trace::TraceEvent<'_>) {
    if let rusqlite::trace::TraceEvent::Stmt(..) = event {
        STATEMENTS.fetch_add(1, Ordering::SeqCst);
    }
}

#[tokio::test]
async fn the_history_of_a_class_takes_as_many_queries_for_fifty_as_for_two() {
    let mut queries = Vec::new();
    for size in [2, 50] {
        let names: Vec<String> = (0..size)
            .map(|number| format!("Attendee {number}"))
            .collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let class = Kept::new(&names);
        let board = class.board(None);
        let entries = (0..size).map(|place| class.entry(place, Ok(report("fresh"))));
        class.round(&board, entries.collect()).await;
        let run_store = class.run_store();
        let trace = |store: &Store| {
            store.trace_statements(count);
            Ok(())
        };
        run_store.store.call(trace).await.expect("traced");
        let recorder = RoundRecorder::new(&run_store, &board).await;
        let mut recorder = recorder.expect("a recorder");
        let before = STATEMENTS.load(Ordering::SeqCst);
        recorder.read_history().await;
        queries.push(STATEMENTS.load(Ordering::SeqCst) - before);
        let pasts = &board.view().history.pasts;
        assert!(pasts.len() == size && pasts.iter().all(Option::is_some));
    }
    assert_eq!(queries, [1, 1]);
}

/// The store and the board get reports that are limited already, so that a page cannot tell more.
#[tokio::test]
async fn a_board_tells_no_more_than_the_hints() {
    for (stage, tells_why, tells_fix) in [
        (Hints::Page, false, false),
        (Hints::Why, true, false),
        (Hints::Command, true, true),
    ] {
        let class = Kept::new(&["Ada", "Bob"]);
        let board = class.board(None);
        let limited = || report("wrong-db-host").limited_to(stage);
        let entries = vec![class.entry(0, Ok(limited())), class.entry(1, Ok(limited()))];
        class.round(&board, entries).await;
        let served = Served::new(Arc::clone(&board), None).await;
        let mut pages = String::new();
        for page in ["/", "/attendee/1", "/projector"] {
            pages += &served.page(page).await;
        }
        for (format, _) in super::download::FORMATS {
            pages += &served.page(&format!("/download/class.{format}")).await;
        }
        let tells = |text: &str| pages.contains(text);
        assert_eq!(
            tells("an address with http://"),
            tells_why,
            "{stage}: {pages}"
        );
        assert_eq!(tells("Health checks failed"), tells_why, "{stage}");
        // Of several changes each begins with a small letter.
        assert_eq!(tells("et DB_HOST to"), tells_fix, "{stage}");
        assert!(tells("configure-parameters-store.html"), "{stage}");
        let (store, run) = class.store();
        let saved = format!("{:?}", store.entries(run).expect("entries"));
        assert_eq!(
            saved.contains("an address with http://"),
            tells_why,
            "{stage}"
        );
        assert_eq!(saved.contains("et DB_HOST to"), tells_fix, "{stage}");
    }
}
