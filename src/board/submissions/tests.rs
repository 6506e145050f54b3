//! Submissions as an attendee's program sends them: over TCP, with proofs that a stand-in for STS verifies.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

use jiff::ToSpan;
use reqwest::Client;
use tempfile::TempDir;
use tokio::net::TcpListener;

use super::*;
use crate::board::{BoardSettings, Hosts, Site, serve};
use crate::class::roster::{self, AccountIds};
use crate::class::store::testing::{account, key};
use crate::class::store::{SharedStore, Store};
use crate::class::submission::{BoardAnswer, PROOF_HEADER, SCHEMA, Unsaved, digest};
use crate::class::{Class, GradingOptions};
use crate::suites;
use workshop_check_collect::proof::{BOARD_HEADER, DIGEST_HEADER};
use workshop_check_collect::{ConnectionOptions, Connections};
use workshop_check_core::evaluate::Selection;
use workshop_check_core::report::Hints;
use workshop_check_testing::sts::{Key, Manner, Sts};

const CODE: &str = "k7mq-t3vd-9xwp";
const ANN: &str = "111111111111";
const BOB: &str = "222222222222";
const EVE: &str = "999999999999";

/// Ann's account is known, Bob's and Cem's are not, and Dee has a code of her own. Of two called Fay, one has an account.
const ROSTER: &str = "name,account_id,region,submit_code\n\
    Ann,111111111111,,\nBob,,,\nCem,,us-east-1,\nDee,,,dee-secret-1\n\
    Fay,,,\nFay,444444444444,,\nZo\u{eb},,,\n";

const FAY: &str = "444444444444";

/// How often the instructor is told that something is not saved.
static UNSAVED: AtomicUsize = AtomicUsize::new(0);

/// A board that takes submissions.
struct Fixture {
    site: Arc<Site>,
    folder: Arc<TempDir>,
    sts: Sts,
    board: Arc<Board>,
    url: String,
    client: Client,
}

impl Fixture {
    async fn new() -> Self {
        Self::with(Manner::Honest, Arc::new(TempDir::new().expect("a folder"))).await
    }

    async fn with(manner: Manner, folder: Arc<TempDir>) -> Self {
        Self::telling(Hints::default(), manner, folder).await
    }

    async fn telling(hints: Hints, manner: Manner, folder: Arc<TempDir>) -> Self {
        let sts = Sts::start([ANN, BOB, EVE, FAY].map(Key::of).into(), manner);
        let attendees = roster::parse_with(ROSTER.as_bytes(), "class", AccountIds::OfSubmissions);
        let attendees = attendees.expect("a roster").attendees;
        let loaded = suites::load_workshop("container-migration", &[]).expect("a suite");
        let workshop = loaded.in_language("en", None).expect("English");
        let locale = Arc::clone(&workshop.locale);
        let options = GradingOptions {
            hints,
            concurrency: 1,
            account_timeout: Duration::from_secs(1),
            region: None,
            profile: None,
            connect_to: Vec::new(),
            connections: ConnectionOptions::default(),
        };
        let class = Class::open(
            workshop,
            Selection::default(),
            Arc::clone(&locale),
            options,
            &[],
        );
        let class = Arc::new(class.await.expect("no credentials are needed"));
        let store = Store::open(&Self::store_path(&folder)).expect("a store");
        let run = store.resume_or_begin(&key(), "", Timestamp::now());
        let run = run.expect("a run");
        let saved = store.entries(run).expect("entries");
        let settings = BoardSettings {
            locale,
            pseudonyms: None,
            delimiter: None,
            alias_key: Vec::new(),
        };
        let board = Arc::new(Board::new(settings, &attendees, saved));
        board.set_scanned(&[]);
        let run_store = RunStore {
            store: SharedStore::new(store),
            run,
            suite_id: "container-migration".to_owned(),
            on_unsaved: |_| {
                UNSAVED.fetch_add(1, Ordering::SeqCst);
            },
        };
        let to_sts = ConnectionOptions {
            endpoint_url: Some(sts.url.clone()),
            ..ConnectionOptions::default()
        };
        let connections = Connections::open(&to_sts, None);
        let verifier = Verifier::new(connections.await.expect("connections"));
        let (shown, code) = (Arc::clone(&board), Some(CODE));
        let submissions = Submissions::new(class, &attendees, run_store, shown, verifier, code);
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let hosts = Hosts::new(address, &["board.example".to_owned()]);
        let site = Site::new(Arc::clone(&board), hosts, None, address.port())
            .expect("randomness")
            .with_submissions(Some(submissions));
        let site = Arc::new(site);
        let serving = serve(listener, Arc::clone(&site), std::future::pending());
        tokio::spawn(serving);
        Fixture {
            site,
            folder,
            sts,
            board,
            url: format!("http://{address}"),
            client: Client::builder().no_proxy().build().expect("a client"),
        }
    }

    fn submissions(&self) -> &Arc<Submissions> {
        let submissions = self.site.submissions.as_ref();
        submissions.expect("the board takes submissions")
    }

    fn store_path(folder: &TempDir) -> PathBuf {
        folder.path().join("store")
    }

    /// What a correct program of this attendee would send.
    fn of(&self, name: &str, account_id: &str) -> Draft {
        let (mut snapshot, _) = account("complete");
        snapshot.account.id = account_id.to_owned();
        snapshot.account.caller_arn = "arn:aws:iam::000000000000:user/forged".to_owned();
        snapshot.taken_at = Timestamp::now();
        let suite = suites::load("container-migration").expect("a suite");
        Draft {
            head: SubmissionHead {
                schema: SCHEMA.to_owned(),
                name: name.to_owned(),
                suite_id: suite.file.id,
                suite_digest: suite.digest,
                needs_help: false,
            },
            snapshot,
            key: Key::of(account_id),
            sts: self.sts.host().to_owned(),
            code: CODE.to_owned(),
            board: "board.example".to_owned(),
            signed_at: Timestamp::now(),
        }
    }

    async fn send(&self, request: &Request) -> Result<Receipt, Refusal> {
        let text = self.text(request).await;
        match serde_json::from_str(&text) {
            Ok(BoardAnswer::Accepted(receipt)) => Ok(receipt),
            Ok(BoardAnswer::Refused(refusal)) => Err(refusal),
            Err(error) => panic!("{error}: {text}"),
        }
    }

    async fn text(&self, request: &Request) -> String {
        let mut post = self.client.post(format!("{}/submit", self.url));
        for (name, value) in &request.headers {
            post = post.header(name, value);
        }
        let response = post.body(request.body.clone()).send().await;
        response.expect("an answer").text().await.expect("text")
    }

    async fn submit(&self, draft: &Draft) -> Result<Receipt, Refusal> {
        self.send(&draft.request()).await
    }

    async fn page(&self, path: &str) -> String {
        let response = self.client.get(format!("{}{path}", self.url)).send().await;
        response.expect("an answer").text().await.expect("text")
    }
}

/// A submission before it is signed.
#[derive(Clone)]
struct Draft {
    head: SubmissionHead,
    snapshot: Snapshot,
    key: Key,
    sts: String,
    code: String,
    board: String,
    signed_at: Timestamp,
}

/// A signed submission.
#[derive(Clone)]
struct Request {
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Draft {
    fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }

    /// Taken and signed later than the last one.
    fn later(&self) -> Self {
        self.clone().with(|draft| {
            draft.snapshot.taken_at += 1.microsecond();
            draft.signed_at -= 1.second();
        })
    }

    fn request(&self) -> Request {
        let body = Submission::to_body(&self.head, &self.snapshot).expect("JSON");
        self.request_of(body)
    }

    fn request_of(&self, body: Vec<u8>) -> Request {
        let date = self.signed_at.strftime("%Y%m%dT%H%M%SZ").to_string();
        let digest = digest(&body);
        let signed = [
            (DIGEST_HEADER, digest.as_str()),
            (BOARD_HEADER, &self.board),
        ];
        let proof = self.key.presigned(&self.sts, "us-west-2", &date, &signed);
        let headers = [
            ("authorization", format!("Bearer {}", self.code)),
            (PROOF_HEADER, proof),
            (BOARD_HEADER, self.board.clone()),
        ];
        Request {
            headers: headers.map(|(name, value)| (name.to_owned(), value)).into(),
            body,
        }
    }
}

impl Request {
    fn with_header(mut self, name: &str, value: &str) -> Self {
        self.headers.retain(|(known, _)| known != name);
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    fn header(&self, name: &str) -> &str {
        let mut headers = self.headers.iter();
        let found = headers.find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value)
    }
}

fn bad_proof(problem: &str) -> Result<Receipt, Refusal> {
    let problem = problem.to_owned();
    Err(Refusal::BadProof { problem })
}

#[tokio::test]
async fn a_submission_is_graded_here_and_what_it_claims_of_the_caller_is_replaced() {
    let fixture = Fixture::new().await;
    let draft = fixture.of("ann ", ANN).with(|draft| {
        draft.head.needs_help = true;
        draft.snapshot.account.name = Some("Somebody else".to_owned());
    });
    let receipt = fixture.submit(&draft).await.expect("accepted");
    let (_, wanted) = account("complete");
    assert_eq!(
        (receipt.score, receipt.outcome),
        (wanted.score, wanted.outcome)
    );
    assert_eq!(
        (receipt.account_id.as_str(), receipt.other_suite_version),
        (ANN, false)
    );
    let entry = fixture.board.gradebook().entries.remove(0);
    let report = entry.report.expect("a report");
    assert_eq!(report.account.caller_arn, Key::of(ANN).arn());
    assert_eq!(report.account.name.as_deref(), Some("Ann"));
    assert!(report.submitted_at.is_some());
    let overview = fixture.page("/").await;
    assert!(
        overview.contains("submitted ") && overview.contains("123/123"),
        "{overview}"
    );
    let page = fixture.page("/attendee/1").await;
    assert!(page.contains("its content is not"), "{page}");
    assert!(fixture.board.asks_for_help(RosterIndex::new(0)));
    assert!(!fixture.board.asks_for_help(RosterIndex::new(1)));
    // The store has it, too.
    let store = Store::open(&Fixture::store_path(&fixture.folder)).expect("a store");
    let saved = store.entries(1).expect("entries").remove(0);
    assert_eq!(saved.entry.report.expect("a report"), report);
    let index = RosterIndex::new(0);
    let asking = store.help(1).expect("help");
    assert!(matches!(asking.as_slice(), [(one, _)] if *one == index));
    // The snapshot is kept as it was graded, and only the last one.
    let kept = store.snapshot(1, index).expect("read").expect("a snapshot");
    assert_eq!(kept.account.caller_arn, Key::of(ANN).arn());
    drop(store);
    fixture.submit(&draft.later()).await.expect("accepted");
    let store = Store::open(&Fixture::store_path(&fixture.folder)).expect("a store");
    let again = store.snapshot(1, index).expect("read").expect("a snapshot");
    assert!(again.taken_at > kept.taken_at);
    assert_eq!(store.snapshot_count(1).expect("a count"), 1);
}

#[tokio::test]
async fn a_failing_account_is_not_made_better_by_what_it_says_of_itself() {
    let fixture = Fixture::new().await;
    let (fresh, wanted) = account("fresh");
    let draft = fixture.of("Ann", ANN).with(|draft| {
        let identity = draft.snapshot.account.clone();
        draft.snapshot = fresh;
        draft.snapshot.account = identity;
        draft.snapshot.taken_at = Timestamp::now();
    });
    let receipt = fixture.submit(&draft).await.expect("accepted");
    assert_eq!(
        (receipt.score, receipt.outcome),
        (wanted.score, wanted.outcome)
    );
}

/// Neither the board, nor the store, nor the receipt tells more of a submission than the board's `--hints`.
#[tokio::test]
async fn a_submission_tells_no_more_than_the_hints() {
    for (stage, tells_why, tells_fix) in [
        (Hints::Page, false, false),
        (Hints::Why, true, false),
        (Hints::Command, true, true),
    ] {
        let folder = Arc::new(TempDir::new().expect("a folder"));
        let fixture = Fixture::telling(stage, Manner::Honest, folder).await;
        let (wrong, _) = account("wrong-db-host");
        let draft = fixture.of("Ann", ANN).with(|draft| {
            let identity = draft.snapshot.account.clone();
            draft.snapshot = wrong;
            draft.snapshot.account = identity;
            draft.snapshot.taken_at = Timestamp::now();
        });
        let receipt = fixture.submit(&draft).await.expect("accepted");
        let store = Store::open(&Fixture::store_path(&fixture.folder)).expect("a store");
        let saved = format!("{:?}", store.entries(1).expect("entries"));
        let pages = fixture.page("/").await + &fixture.page("/attendee/1").await;
        let receipt = serde_json::to_string(&receipt).expect("JSON");
        for text in [&saved, &pages] {
            assert_eq!(
                text.contains("an address with http://"),
                tells_why,
                "{stage}: {text}"
            );
            assert_eq!(text.contains("et DB_HOST to"), tells_fix, "{stage}: {text}");
            assert_eq!(
                text.contains("ssm put-parameter"),
                tells_fix,
                "{stage}: {text}"
            );
        }
        assert!(!receipt.contains("an address with http://"), "{receipt}");
    }
}

/// Each is refused with its reason, and nothing of it gets onto the board.
#[tokio::test]
async fn what_does_not_belong_to_its_proof_is_refused() {
    let fixture = Fixture::new().await;
    let draft = || fixture.of("Ann", ANN);
    let mismatch = bad_proof("SignatureDoesNotMatch");
    // Another body than the one that was signed.
    let mut forged = draft().request();
    forged.body.push(b' ');
    assert_eq!(fixture.send(&forged).await, mismatch);
    // A digest that is sent along counts for nothing.
    let claimed = digest(&forged.body);
    let claimed = forged.with_header(DIGEST_HEADER, &claimed);
    assert_eq!(fixture.send(&claimed).await, mismatch);
    // Signed for another board, and handed in here under a name of this one.
    let other = draft().with(|draft| draft.board = "other.example".to_owned());
    let name = "other.example".to_owned();
    let refused = fixture.submit(&other).await;
    assert_eq!(refused, Err(Refusal::WrongBoard { name }));
    let relayed = other.request().with_header(BOARD_HEADER, "board.example");
    assert_eq!(fixture.send(&relayed).await, mismatch);
    // The proof of another account, with a snapshot that says it is Ann's.
    let foreign = draft().with(|draft| draft.key = Key::of(EVE));
    let account_id = EVE.to_owned();
    let refused = fixture.submit(&foreign).await;
    assert_eq!(refused, Err(Refusal::OtherSnapshot { account_id }));
    // A whole other account.
    let account_id = EVE.to_owned();
    let refused = fixture.submit(&fixture.of("Ann", EVE)).await;
    assert_eq!(refused, Err(Refusal::OtherAccount { account_id }));
    // A key that AWS does not know, and one with another secret.
    let unknown = draft().with(|draft| draft.key = Key::of("333333333333"));
    assert_eq!(
        fixture.submit(&unknown).await,
        bad_proof("InvalidClientTokenId")
    );
    let guessed = draft().with(|draft| draft.key.secret.push('x'));
    assert_eq!(fixture.submit(&guessed).await, mismatch);
    assert!(fixture.board.gradebook().entries[0].report.is_none());
    // None of that keeps Ann from submitting.
    assert!(fixture.submit(&draft()).await.is_ok());
}

#[tokio::test]
async fn the_host_of_sts_is_never_taken_from_a_submission() {
    let fixture = Fixture::new().await;
    let trap = Sts::start(vec![Key::of(ANN)], Manner::Honest);
    let draft = fixture.of("Ann", ANN);
    let proof = draft.request().header(PROOF_HEADER).to_owned();
    for hostile in [
        format!("{}/?{proof}", trap.url),
        format!("{proof}&Host={}", trap.host()),
        format!("{proof}&Endpoint={}", trap.url),
        proof.replace("us-west-2", trap.host()),
        proof.replace("us-west-2", "us-west-2.evil.example%2F"),
        proof.replace("GetCallerIdentity", "AssumeRole"),
        proof.replace("host%3B", ""),
        proof.replace("%3Bx-workshop-check-digest", ""),
        format!("@{}?{proof}", trap.host()),
        String::new(),
    ] {
        let request = draft.request().with_header(PROOF_HEADER, &hostile);
        let request = request.with_header("x-forwarded-host", trap.host());
        let refused = fixture.send(&request).await;
        assert!(
            matches!(refused, Err(Refusal::BadProof { .. })),
            "{hostile}: {refused:?}"
        );
    }
    assert!(trap.seen().is_empty() && fixture.sts.seen().is_empty());
    // What does reach STS has only the headers of the binding, and none of whoever submits.
    let request = draft.request().with_header("x-forwarded-for", "192.0.2.1");
    assert!(fixture.send(&request).await.is_ok());
    let [seen] = fixture.sts.seen().try_into().expect("one request");
    assert_eq!(
        seen.headers.get(BOARD_HEADER).map(String::as_str),
        Some("board.example")
    );
    for name in ["authorization", "x-forwarded-for", PROOF_HEADER] {
        assert!(!seen.headers.contains_key(name), "{name}");
    }
}

#[tokio::test]
async fn a_submission_counts_once_and_only_while_it_is_fresh() {
    let fixture = Fixture::new().await;
    let draft = fixture.of("Ann", ANN);
    let request = draft.request();
    assert!(fixture.send(&request).await.is_ok());
    assert_eq!(fixture.send(&request).await, Err(Refusal::Replayed));
    // Signed again, but the same or an older snapshot.
    let again = draft.clone().with(|draft| draft.signed_at -= 1.second());
    assert_eq!(fixture.submit(&again).await, Err(Refusal::Replayed));
    let older = draft.clone().with(|draft| {
        draft.snapshot.taken_at -= 1.second();
        draft.signed_at -= 2.seconds();
    });
    assert_eq!(fixture.submit(&older).await, Err(Refusal::Replayed));
    assert!(fixture.submit(&draft.later()).await.is_ok());
    let stale = |signed: jiff::Span, taken: jiff::Span| {
        draft.later().with(|draft| {
            draft.signed_at = Timestamp::now() - signed;
            draft.snapshot.taken_at = Timestamp::now() - taken;
        })
    };
    for (signed, taken) in [
        (6.minutes(), 0.minutes()),
        (-6.minutes(), 0.minutes()),
        (0.minutes(), 16.minutes()),
        (0.minutes(), -6.minutes()),
    ] {
        let refused = fixture.submit(&stale(signed, taken)).await;
        assert!(matches!(refused, Err(Refusal::Stale { .. })), "{refused:?}");
    }
    // After a restart, the store tells what was submitted before.
    let restarted = Fixture::with(Manner::Honest, Arc::clone(&fixture.folder)).await;
    let replayed = Draft {
        sts: restarted.sts.host().to_owned(),
        ..draft
    };
    assert_eq!(restarted.submit(&replayed).await, Err(Refusal::Replayed));
}

#[tokio::test]
async fn a_class_takes_its_own_names_codes_suite_and_regions() {
    let fixture = Fixture::new().await;
    let draft = || fixture.of("Ann", ANN);
    let submit = async |change: fn(&mut Draft)| fixture.submit(&draft().with(change)).await;
    let wrong_code = Err(Refusal::WrongCode);
    assert_eq!(
        submit(|draft| draft.code = "k7mq-t3vd-9xwq".to_owned()).await,
        wrong_code
    );
    assert_eq!(submit(|draft| draft.code = String::new()).await, wrong_code);
    let mut without = draft().request();
    without.headers.retain(|(name, _)| name != "authorization");
    assert_eq!(fixture.send(&without).await, wrong_code);
    let unknown = submit(|draft| draft.head.name = "Zoe".to_owned()).await;
    assert_eq!(unknown, Err(Refusal::UnknownName));
    let region = submit(|draft| draft.snapshot.account.region = "eu-west-1".to_owned()).await;
    assert!(
        matches!(region, Err(Refusal::OtherRegion { .. })),
        "{region:?}"
    );
    let cem = fixture.of("Cem", BOB);
    let wanted = vec!["us-east-1".to_owned()];
    assert_eq!(
        fixture.submit(&cem).await,
        Err(Refusal::OtherRegion { wanted })
    );
    let suite = submit(|draft| draft.head.suite_id = "cleanup".to_owned()).await;
    let wanted = "container-migration".to_owned();
    assert_eq!(suite, Err(Refusal::OtherSuite { wanted }));
    let version = submit(|draft| draft.head.suite_digest = "sha256:other".to_owned()).await;
    assert!(version.expect("accepted").other_suite_version);
}

/// Without an account in the roster, the first submission decides, and nobody else can have that account.
#[tokio::test]
async fn the_first_account_of_a_name_stays_its_account() {
    let fixture = Fixture::new().await;
    let bob = fixture.of("Bob", BOB);
    assert!(fixture.submit(&bob).await.is_ok());
    assert_eq!(fixture.board.gradebook().entries[1].account_id, BOB);
    let account_id = EVE.to_owned();
    let refused = fixture.submit(&fixture.of("Bob", EVE)).await;
    assert_eq!(refused, Err(Refusal::OtherAccount { account_id }));
    let taken = |account_id: &str| {
        let account_id = account_id.to_owned();
        Err(Refusal::AccountTaken { account_id })
    };
    let as_cem = |account_id: &str| {
        fixture.of("Cem", account_id).with(|draft| {
            draft.snapshot.account.region = "us-east-1".to_owned();
        })
    };
    // Bob's by his submission, and Ann's by the roster, although she has not submitted yet.
    for account_id in [BOB, ANN] {
        let request = fixture.submit(&as_cem(account_id)).await;
        assert_eq!(request, taken(account_id));
        let text = fixture
            .text(
                &as_cem(account_id)
                    .with(|draft| draft.signed_at -= 1.second())
                    .request(),
            )
            .await;
        assert!(!text.contains("Ann") && !text.contains("Bob"), "{text}");
    }
    let restarted = Fixture::with(Manner::Honest, Arc::clone(&fixture.folder)).await;
    let account_id = EVE.to_owned();
    let refused = restarted.submit(&restarted.of("Bob", EVE)).await;
    assert_eq!(refused, Err(Refusal::OtherAccount { account_id }));
    assert!(restarted.submit(&restarted.of("Bob", BOB)).await.is_ok());
}

#[tokio::test]
async fn a_code_of_ones_own_is_for_nobody_else() {
    let fixture = Fixture::new().await;
    let with_code = |name: &str, code: &str| {
        fixture
            .of(name, EVE)
            .with(|draft| draft.code = code.to_owned())
    };
    let wrong_code = Err(Refusal::WrongCode);
    assert_eq!(fixture.submit(&with_code("Dee", CODE)).await, wrong_code);
    assert_eq!(
        fixture.submit(&with_code("Bob", "dee-secret-1")).await,
        wrong_code
    );
    assert!(
        fixture
            .submit(&with_code("Dee", "dee-secret-1"))
            .await
            .is_ok()
    );
}

#[tokio::test]
async fn what_is_too_large_compressed_or_hostile_is_refused_and_the_board_lives() {
    let fixture = Fixture::new().await;
    let draft = fixture.of("Ann", ANN);
    let most_bytes = MOST_BYTES;
    let large = draft.request_of(vec![b' '; MOST_BYTES + 1]);
    assert_eq!(
        fixture.send(&large).await,
        Err(Refusal::TooLarge { most_bytes })
    );
    // Names that would be on the pages of the whole class.
    let names = draft.clone().with(|draft| {
        if let workshop_check_core::snapshot::Fact::Known(groups) =
            &mut draft.snapshot.ec2.security_groups
        {
            for group in groups.iter_mut() {
                group.group_name = "x".repeat(MOST_BYTES / 100);
            }
        }
    });
    let refused = fixture.submit(&names).await;
    assert_eq!(refused, Err(Refusal::TooLarge { most_bytes }));
    let compressed = draft.request().with_header("content-encoding", "gzip");
    let problem = "it is compressed".to_owned();
    assert_eq!(
        fixture.send(&compressed).await,
        Err(Refusal::Malformed { problem })
    );
    let head = serde_json::to_string(&draft.head).expect("JSON");
    for body in [
        String::new(),
        "x".repeat(100_000),
        format!("{head}\n{}", "[".repeat(1_000_000)),
        format!("{head}\n{}", "{\"a\":".repeat(100_000)),
        format!("{head}\n{{\"schema\":\"workshop-check/snapshot/1\"}}"),
        format!("{head}\nnull"),
    ] {
        let request = draft.request_of(body.into_bytes());
        let refused = fixture.send(&request).await;
        assert!(
            matches!(refused, Err(Refusal::Malformed { .. })),
            "{refused:?}"
        );
    }
    assert!(fixture.submit(&draft.later()).await.is_ok());
}

#[tokio::test]
async fn an_attendee_who_submits_too_often_has_to_wait_and_others_do_not() {
    let fixture = Fixture::new().await;
    let mut draft = fixture.of("Ann", ANN);
    for _ in 0..12 {
        assert!(fixture.submit(&draft).await.is_ok());
        draft = draft.later();
    }
    let refused = fixture.submit(&draft).await;
    assert!(
        matches!(refused, Err(Refusal::TooOften { .. })),
        "{refused:?}"
    );
    assert!(fixture.submit(&fixture.of("Bob", BOB)).await.is_ok());
}

/// A board that cannot reach STS says so, and takes the same submission later.
#[tokio::test]
async fn without_sts_nobody_is_accepted_and_nobody_is_locked_out() {
    let fixture = Fixture::with(Manner::Floods, Arc::new(TempDir::new().expect("a folder"))).await;
    let request = fixture.of("Ann", ANN).request();
    for _ in 0..2 {
        assert_eq!(fixture.send(&request).await, Err(Refusal::StsUnavailable));
    }
    assert!(fixture.board.gradebook().entries[0].report.is_none());
}

#[tokio::test]
async fn only_posts_to_a_board_that_takes_submissions_are_answered() {
    let fixture = Fixture::new().await;
    let request = fixture.of("Ann", ANN).request();
    let elsewhere = request.clone().with_header("host", "evil.example");
    let name = "evil.example".to_owned();
    assert_eq!(
        fixture.send(&elsewhere).await,
        Err(Refusal::WrongBoard { name })
    );
    let get = fixture
        .client
        .get(format!("{}/submit", fixture.url))
        .send()
        .await;
    assert_eq!(get.expect("an answer").status(), 405);
}

/// The defect that this prevents: names and proofs are untrusted texts, and the log is for people.
#[test]
fn no_secret_is_shown_by_debug() {
    let draft = Key::of(ANN).presigned(
        "sts.us-west-2.amazonaws.com",
        "us-west-2",
        "20261128T131500Z",
        &[(DIGEST_HEADER, "0"), (BOARD_HEADER, "b")],
    );
    let proof = Proof::parse(&draft).expect("a proof");
    assert_eq!(format!("{proof:?}"), "Proof");
    let codes = Codes::new(Some(CODE), &[]);
    assert_eq!(format!("{codes:?}"), "Codes(1)");
}

/// The defect: the first row of the name took the account of the second, whose attendee was then refused.
#[tokio::test]
async fn of_two_rows_of_one_name_that_with_the_account_is_meant() {
    let fixture = Fixture::new().await;
    assert!(fixture.submit(&fixture.of("Fay", FAY)).await.is_ok());
    let entries = fixture.board.gradebook().entries;
    let has_report = |position: usize| entries[position].report.is_some();
    assert_eq!((has_report(4), has_report(5)), (false, true));
    // The other Fay is still free.
    assert!(fixture.submit(&fixture.of("Fay", EVE)).await.is_ok());
    assert!(fixture.board.gradebook().entries[4].report.is_some());
}

/// The defect: the attendee was told that the board is busy, and the instructor nothing.
#[tokio::test]
async fn what_cannot_be_saved_is_told_to_the_attendee_and_to_the_instructor() {
    let fixture = Fixture::new().await;
    let path = Fixture::store_path(&fixture.folder);
    let away = fixture.folder.path().join("away");
    std::fs::rename(&path, &away).expect("renamed");
    let draft = fixture.of("Ann", ANN);
    let why = Unsaved::Gone;
    let refused = fixture.submit(&draft).await;
    assert_eq!(refused, Err(Refusal::NotSaved { why }));
    assert!(fixture.page("/").await.contains("cannot be saved"));
    assert!(UNSAVED.load(Ordering::SeqCst) > 0);
    std::fs::rename(&away, &path).expect("renamed");
    assert!(fixture.submit(&draft.later()).await.is_ok());
    assert!(!fixture.page("/").await.contains("cannot be saved"));
}

/// The defect: 120 bad proofs for one name kept everybody behind the same address out for a minute.
#[tokio::test]
async fn bad_proofs_for_one_name_keep_no_other_name_out() {
    let fixture = Fixture::new().await;
    let forged = fixture
        .of("Ann", ANN)
        .with(|draft| draft.key.secret.push('x'));
    let forged = forged.request();
    let mut refused = Ok(());
    for _ in 0..200 {
        refused = fixture.send(&forged).await.map(|_| ());
        if matches!(refused, Err(Refusal::TooOften { .. })) {
            break;
        }
    }
    assert!(
        matches!(refused, Err(Refusal::TooOften { .. })),
        "{refused:?}"
    );
    assert!(fixture.submit(&fixture.of("Bob", BOB)).await.is_ok());
    // What is of another account counts, too: it costs as much.
    let foreign = fixture.of("Cem", EVE).request();
    let foreign = foreign.with_header("x-attempt", "again");
    let refused = fixture.send(&foreign).await;
    assert!(!matches!(refused, Err(Refusal::TooOften { .. })));
}

/// The defect: 16 bodies of which one byte came kept all others from submitting.
#[tokio::test]
async fn slow_bodies_keep_nobody_from_submitting() {
    use tokio::io::AsyncWriteExt;
    let fixture = Fixture::new().await;
    let host = fixture.url.strip_prefix("http://").expect("a URL");
    let draft = fixture.of("Ann", ANN).request();
    let mut headers =
        format!("POST /submit HTTP/1.1\r\nHost: {host}\r\nContent-Length: 1000000\r\n");
    for (name, value) in &draft.headers {
        headers.push_str(&format!("{name}: {value}\r\n"));
    }
    let mut slow = Vec::new();
    for _ in 0..100 {
        let stream = tokio::net::TcpStream::connect(host).await;
        let mut stream = stream.expect("connected");
        let start = format!("{headers}\r\n{{");
        stream.write_all(start.as_bytes()).await.expect("sent");
        slow.push(stream);
    }
    // Each request after those is behind them in the queue of the listener.
    for _ in 0..20 {
        fixture.page("/room").await;
    }
    assert!(fixture.submit(&fixture.of("Ann", ANN)).await.is_ok());
}

/// The large bodies of one name and one peer leave places for others.
#[tokio::test]
async fn large_bodies_have_places_for_each_name() {
    let fixture = Fixture::new().await;
    let submissions = fixture.submissions();
    let peer = "192.0.2.1".parse().expect("an address");
    let large = |name: &str| {
        let head = serde_json::to_string(&fixture.of(name, ANN).head).expect("JSON");
        submissions.admit_large(format!("{head}\n").as_bytes(), CodeOf::Class, peer)
    };
    let taken: Vec<_> = (0..3).map(|_| large("Ann")).collect();
    let admitted: Vec<bool> = taken.iter().map(Result::is_ok).collect();
    assert_eq!(admitted, [true, true, false]);
    assert!(large("Bob").is_ok());
    assert!(matches!(large("Zoe"), Err(Refusal::UnknownName)));
    drop(taken);
    assert!(large("Ann").is_ok());
}

/// The defect: evaluations that took too long kept their permits, so honest submissions waited for them.
#[tokio::test]
async fn what_takes_too_long_keeps_no_permit() {
    let fixture = Fixture::new().await;
    let submissions = fixture.submissions();
    let (end, ended) = mpsc::channel::<()>();
    let endless = move || ended.recv().is_ok();
    let result = submissions.computed_within(Duration::ZERO, endless).await;
    assert!(matches!(result, Err(Refusal::Malformed { .. })));
    assert_eq!(
        submissions.evaluations.available_permits(),
        MOST_EVALUATIONS
    );
    end.send(()).expect("it still runs");
}

/// The defect: a Mac types "ë" as two characters in some programs, and the board knew nobody of that name.
#[tokio::test]
async fn a_name_is_the_same_in_both_unicode_forms() {
    let fixture = Fixture::new().await;
    let decomposed = fixture.of("Zoe\u{308}", EVE);
    let answer = fixture.submit(&decomposed).await;
    assert!(answer.is_ok(), "{answer:?}");
    let other = fixture.of("Zoe", EVE);
    assert_eq!(fixture.submit(&other).await, Err(Refusal::UnknownName));
}
