//! A short run of the fuzzers that need more than the core, on any Rust. `fuzz/README.md` has the long ones.

use std::sync::{Arc, LazyLock};

use proptest::prelude::*;
use serde_json::Value;
use workshop_check::class::roster;
use workshop_check::class::submission::{BoardAnswer, SCHEMA, Submission, SubmissionHead};
use workshop_check_collect::proof::{BOARD_HEADER, DIGEST_HEADER, Proof};
use workshop_check_core::evaluate::{Selection, evaluate};
use workshop_check_core::locale::Locale;
use workshop_check_core::report::Report;
use workshop_check_core::report::render::render;
use workshop_check_core::suite::Suite;
use workshop_check_testing::sts::Key;
use workshop_check_testing::{accounts, mutation, repository};

fn cases(number: u32) -> ProptestConfig {
    let from_environment = std::env::var_os("PROPTEST_CASES").is_some();
    let of_environment = ProptestConfig::default().cases;
    ProptestConfig {
        cases: if from_environment {
            of_environment
        } else {
            number
        },
        failure_persistence: None,
        max_shrink_time: 60_000,
        ..ProptestConfig::default()
    }
}

/// Reads a roster, and prints what is wrong with it.
fn roster(text: &[u8]) {
    match roster::parse(text, "fuzz") {
        Ok(roster) => {
            for (place, attendee) in roster.attendees.iter().enumerate() {
                assert_eq!(attendee.index.get(), place);
                assert!(attendee.account_id.len() == 12, "{attendee:?}");
            }
        }
        Err(error) => {
            assert!(!error.problems.is_empty());
            for problem in &error.problems {
                let _ = (problem.to_string(), problem.hint);
            }
        }
    }
}

static SUITE: LazyLock<(Suite, Arc<Locale>)> = LazyLock::new(|| {
    let suite = repository::suite("container-migration");
    let locale = repository::locale(&suite, "en");
    (suite, locale)
});

/// Recorded accounts.
fn snapshots() -> Vec<Value> {
    ["complete", "halfway", "wrong-db-host", "old-revision"]
        .map(accounts::recorded)
        .into()
}

/// The body with which a program submits a snapshot.
fn submitted(snapshot: &Value) -> Vec<u8> {
    let (suite, _) = &*SUITE;
    let head = SubmissionHead {
        schema: SCHEMA.to_owned(),
        name: "Zoë Jansen".to_owned(),
        suite_id: suite.file.id.clone(),
        suite_digest: suite.digest.clone(),
        needs_help: true,
    };
    let head = serde_json::to_string(&head).expect("JSON");
    format!("{head}\n{snapshot}").into_bytes()
}

/// The bodies that correct programs submit: of recorded accounts, and the corpus.
fn submissions() -> Vec<Vec<u8>> {
    let recorded = snapshots();
    let recorded = recorded.iter().map(submitted);
    recorded.chain(mutation::corpus("submission")).collect()
}

/// Reads a body as a board does, and grades it.
fn submission(body: &[u8]) {
    let Ok(submission) = Submission::parse(body) else {
        return;
    };
    let (suite, locale) = &*SUITE;
    let evaluation = evaluate(suite, &submission.snapshot, &Selection::default());
    let report = render(&evaluation, locale);
    let json = serde_json::to_string(&report).expect("a report can be written");
    let again: Report = serde_json::from_str(&json).expect("a written report can be read");
    assert_eq!(again, report);
    // The store keeps the snapshot, and `regrade` reads it.
    let body = Submission::to_body(&submission.head, &submission.snapshot);
    let again = Submission::parse(&body.expect("it can be written"));
    assert_eq!(again.as_ref(), Ok(&submission));
}

/// Proofs that correct programs send, with and without a session's token.
fn proofs() -> Vec<Vec<u8>> {
    let mut key = Key::of("111122223333");
    let headers = [
        (DIGEST_HEADER, "e3b0c44298fc1c149afbf4c8996fb924"),
        (BOARD_HEADER, "board.example:8642"),
    ];
    let mut proof = |token: Option<&str>| {
        key.token = token.map(str::to_owned);
        let host = "sts.us-west-2.amazonaws.com";
        let query = key.presigned(host, "us-west-2", "20260101T000000Z", &headers);
        query.into_bytes()
    };
    vec![proof(None), proof(Some("token+/="))]
}

/// Reads the header with the proof. What is read is the same request again.
fn proof(text: &[u8]) {
    let Ok(proof) = Proof::parse(&String::from_utf8_lossy(text)) else {
        return;
    };
    let again = Proof::parse(&proof.expose()).expect("a written proof can be read");
    assert_eq!(
        (again.signature(), again.signed_at(), again.region()),
        (proof.signature(), proof.signed_at(), proof.region())
    );
    assert!(!format!("{proof:?}").contains(proof.signature()));
}

/// Reads what a board answers, which may be hostile to attendees, too.
fn answer(text: &[u8]) {
    match serde_json::from_slice::<BoardAnswer>(text) {
        Ok(BoardAnswer::Refused(refusal)) => {
            let (_, locale) = &*SUITE;
            assert!(!locale.text(&refusal.message()).is_empty());
        }
        Ok(BoardAnswer::Accepted(_)) | Err(_) => {}
    }
}

/// A name, its seeds, and what gets the bytes.
type Target = (&'static str, fn(&[u8]));

#[test]
fn the_corpus_has_no_finding() {
    let targets: [Target; 3] = [
        ("roster", roster),
        ("submission", submission),
        ("answer", answer),
    ];
    for (name, target) in targets {
        mutation::corpus(name).iter().for_each(|text| target(text));
    }
    submissions().iter().for_each(|text| submission(text));
    proofs().iter().for_each(|text| proof(text));
}

/// The seeds get far: a run in which every input is refused at once would find nothing.
#[test]
fn the_seeds_are_accepted() {
    for body in submissions() {
        Submission::parse(&body).unwrap_or_else(|error| panic!("{error}"));
    }
    for text in proofs() {
        Proof::parse(&String::from_utf8_lossy(&text)).expect("a proof");
    }
    for text in mutation::corpus("answer") {
        serde_json::from_slice::<BoardAnswer>(&text).expect("an answer");
    }
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn damaged_rosters_are_read(text in mutation::texts(mutation::corpus("roster"))) {
        roster(&text);
    }

    #[test]
    fn damaged_proofs_are_read(text in mutation::texts(proofs())) {
        proof(&text);
    }

    #[test]
    fn damaged_answers_are_read(text in mutation::texts(mutation::corpus("answer"))) {
        answer(&text);
    }
}

proptest! {
    #![proptest_config(cases(40))]

    /// Valid JSON in which some values are replaced, so that most of it is graded.
    #[test]
    fn changed_submissions_are_graded(snapshot in mutation::documents(snapshots())) {
        submission(&submitted(&snapshot));
    }

    #[test]
    fn damaged_submissions_are_graded(body in mutation::texts(submissions())) {
        submission(&body);
    }
}
