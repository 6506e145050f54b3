//! A class of made-up people with recorded accounts, its store, and a board that can be stopped and started again.

use std::net::SocketAddr;
use std::sync::Arc;

use tempfile::TempDir;
use tokio::runtime::Runtime;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use workshop_check::board::{Board, BoardSettings, Hosts, RoundRecorder, RunStore, Site, serve};
use workshop_check::class::store::{RunKey, RunKind, RunOptions, SharedStore, Store};
use workshop_check::class::{Attendee, GradingObserver, roster};
use workshop_check_core::report::Entry;
use workshop_check_core::suite::Suite;

use super::{accounts, grade};

/// The attendees, each with a recorded account; `None` is an account that cannot be read.
const CLASS: [(&str, Option<&str>); 14] = [
    ("Amira Haddad", Some("complete")),
    ("Bram de Wit", Some("halfway")),
    ("Chiara Russo", Some("wrong-db-host")),
    ("Dmitri Volkov", Some("halfway")),
    ("Emeka Obi", Some("fresh")),
    ("Freya Lindqvist", Some("complete")),
    ("Goro Tanaka", Some("halfway")),
    ("Hana Novak", Some("private-load-balancer")),
    ("Ines Carvalho", Some("other-names")),
    ("", Some("fresh")),
    ("Jonas Weber", Some("database-closed")),
    ("Kavya Iyer", Some("old-revision")),
    ("Luca Moretti", None),
    ("Maya Cohen", Some("wrong-db-host")),
];

/// The place of the attendee whose name the test gives.
pub const NASTY: usize = 9;

pub struct School {
    suite: Suite,
    attendees: Vec<Attendee>,
    folder: TempDir,
    runtime: Runtime,
    served: Option<Served>,
    /// The same after every start.
    address: Option<SocketAddr>,
}

struct Served {
    board: Arc<Board>,
    stop: oneshot::Sender<()>,
    ended: JoinHandle<()>,
}

impl School {
    pub fn new(nasty: &str) -> School {
        let mut text = "name,account_id\n".to_owned();
        for (number, (name, _)) in CLASS.iter().enumerate() {
            let name = if number == NASTY { nasty } else { name };
            text.push_str(&format!("{name},{:012}\n", 210_000_000_100 + number));
        }
        let roster = roster::parse(text.as_bytes(), "class").expect("a roster");
        School {
            suite: accounts::suite(),
            attendees: roster.attendees,
            folder: TempDir::new().expect("a folder"),
            runtime: Runtime::new().expect("a runtime"),
            served: None,
            address: None,
        }
    }

    pub fn url(&self) -> String {
        format!("http://{}/", self.address.expect("it was started"))
    }

    pub fn name(&self, place: usize) -> &str {
        &self.attendees[place].name
    }

    /// Starts the board from its store. After the first start, a round scans everybody.
    pub fn start(&mut self) {
        let (store, run) = self.store();
        let about = BoardSettings {
            locale: Arc::new(workshop_check::suites::locale(&self.suite, "en").expect("English")),
            pseudonyms: None,
            delimiter: None,
            alias_key: b"school".to_vec(),
        };
        let rows = store.entries(run).expect("entries");
        let is_new = rows.is_empty();
        let board = Arc::new(Board::new(about, &self.attendees, rows));
        let address = self.address.unwrap_or(([127, 0, 0, 1], 0).into());
        let listener = tokio::net::TcpListener::bind(address);
        let listener = self.runtime.block_on(listener).expect("a port");
        let address = listener.local_addr().expect("an address");
        self.address = Some(address);
        let hosts = Hosts::new(address, &[]);
        let site = Site::new(Arc::clone(&board), hosts, None, address.port());
        let site = site.expect("randomness");
        let (stop, stopped) = oneshot::channel();
        let shutdown = async move {
            let _ = stopped.await;
        };
        let ended = self
            .runtime
            .spawn(serve(listener, Arc::new(site), shutdown));
        self.served = Some(Served { board, stop, ended });
        if is_new {
            for (place, (_, account)) in CLASS.iter().enumerate() {
                match account {
                    Some(account) => self.scan(place, account),
                    None => self.fail(place, "assume role workshop-check: access denied"),
                }
            }
            let now = jiff::Timestamp::now();
            let next = now + jiff::SignedDuration::from_secs(60);
            self.served
                .as_ref()
                .expect("it runs")
                .board
                .end_round(now, next);
        }
    }

    /// Ctrl-C.
    pub fn stop(&mut self) {
        let served = self.served.take().expect("it runs");
        served.stop.send(()).expect("it runs");
        let ended = self.runtime.block_on(served.ended);
        ended.expect("no panic");
    }

    /// Replaces the attendee's account by a recorded one.
    pub fn scan(&self, place: usize, account: &str) {
        let mut report = grade::report(&self.suite, &accounts::recorded(account), "en");
        // The recording has another time and another account.
        report.taken_at = jiff::Timestamp::now();
        report.account.name = None;
        let mut entry = self.entry(place);
        report.account.id.clone_from(&entry.account_id);
        entry.report = Some(report.into());
        self.seen(place, &entry);
    }

    /// The scan of the attendee's account fails.
    pub fn fail(&self, place: usize, reason: &str) {
        let mut entry = self.entry(place);
        entry.error = Some(reason.to_owned());
        self.seen(place, &entry);
    }

    fn seen(&self, place: usize, entry: &Entry) {
        let (store, run) = self.store();
        let run_store = RunStore {
            store: SharedStore::new(store),
            run,
            suite_id: self.suite.file.id.clone(),
            on_unsaved: |error| panic!("not saved: {error}"),
        };
        let board = &self.served.as_ref().expect("it runs").board;
        self.runtime.block_on(async {
            let recorder = RoundRecorder::new(&run_store, board).await;
            let mut recorder = recorder.expect("a recorder");
            let saved = recorder.finished(&self.attendees[place], entry, None);
            saved.await.expect("saved");
            recorder.read_history().await;
        });
    }

    fn entry(&self, place: usize) -> Entry {
        let attendee = &self.attendees[place];
        Entry {
            name: attendee.name.clone(),
            account_id: attendee.account_id.clone(),
            columns: attendee.columns.clone(),
            report: None,
            error: None,
        }
    }

    fn store(&self) -> (Store, i64) {
        let store = Store::open(&self.folder.path().join("store")).expect("a store");
        let key = RunKey {
            kind: RunKind::Live,
            suite_id: self.suite.file.id.clone(),
            suite_digest: self.suite.digest.clone(),
            roster_digest: "sha256:2".to_owned(),
            language: "en".to_owned(),
            shard: None,
            options: RunOptions::default(),
        };
        let run = store.resume_or_begin(&key, "", jiff::Timestamp::now());
        (store, run.expect("a run"))
    }
}
