use workshop_check_testing::HANG;
use workshop_check_testing::sts::{Key, Manner, Sts};

use super::*;
use crate::session::{ConnectionOptions, Connections, Session};

const ACCOUNT: &str = "111122223333";

fn binding() -> Binding {
    Binding {
        digest: "0".repeat(64),
        board: "board.example.org".to_owned(),
    }
}

async fn verifier(endpoint: &str) -> Verifier {
    let options = ConnectionOptions {
        endpoint_url: Some(endpoint.to_owned()),
        ..ConnectionOptions::default()
    };
    let connections = Connections::open(&options, None).await;
    Verifier::new(connections.expect("connections"))
}

/// STS, and a proof that the SDK has signed with a key that STS knows.
async fn proved() -> (Sts, Proof) {
    let key = Key::of(ACCOUNT);
    let sts = Sts::start(vec![key.clone()], Manner::Honest);
    let session = Session::with_key(&sts.url, &key).await;
    let proof = prove(&session, &binding()).await;
    (sts, proof.expect("a proof"))
}

#[tokio::test]
async fn what_the_sdk_signs_names_the_account_and_nothing_is_sent_before() {
    let (sts, proof) = proved().await;
    assert!(sts.seen().is_empty(), "{:?}", sts.seen());
    let verifier = verifier(&sts.url).await;
    let account = verifier.verify(&proof, &binding()).await.expect("proved");
    assert_eq!(account.id, ACCOUNT);
    assert!(account.arn.contains("assumed-role"), "{account:?}");
    let [request] = sts.seen().try_into().expect("one request");
    assert_eq!(request.method, "GET");
    // With other credentials, STS would name the verifier's own account.
    assert!(!request.headers.contains_key("authorization"));
    assert!(!request.headers.contains_key("x-amz-security-token"));
    assert!(request.body.is_empty());
    let age = Timestamp::now().duration_since(proof.signed_at());
    assert!(age.abs() < jiff::SignedDuration::from_secs(10), "{age}");
    assert_eq!(proof.region(), "us-east-1");
    assert_eq!(format!("{proof:?}"), "Proof");
}

/// The bond between the proof and what it is about. Without the signed headers, both of these would be accepted.
#[tokio::test]
async fn another_digest_or_another_board_breaks_the_signature() {
    let (sts, proof) = proved().await;
    let verifier = verifier(&sts.url).await;
    let refused = Err(VerifyError::Refused {
        code: "SignatureDoesNotMatch".to_owned(),
    });
    let digest = format!("1{}", "0".repeat(63));
    for other in [
        Binding {
            digest,
            ..binding()
        },
        Binding {
            board: "other.example.org".to_owned(),
            ..binding()
        },
    ] {
        assert_eq!(verifier.verify(&proof, &other).await, refused, "{other:?}");
    }
}

#[tokio::test]
async fn keys_that_sts_does_not_know_prove_nothing() {
    let (_, proof) = proved().await;
    let other = Sts::start(vec![Key::of("999988887777")], Manner::Honest);
    let verified = verifier(&other.url).await.verify(&proof, &binding()).await;
    let code = "InvalidClientTokenId".to_owned();
    assert_eq!(verified, Err(VerifyError::Refused { code }));
}

/// A redirect is not followed, a flood is not read, and a server that does not answer costs 8 seconds at most.
#[tokio::test]
async fn an_sts_that_does_not_answer_as_sts_does_is_unavailable() {
    let (_, proof) = proved().await;
    for manner in [Manner::Redirects, Manner::Floods, Manner::Hangs] {
        let sts = Sts::start(vec![Key::of(ACCOUNT)], manner);
        let verifier = verifier(&sts.url).await;
        let verified = tokio::time::timeout(HANG, verifier.verify(&proof, &binding())).await;
        let verified = verified.unwrap_or_else(|_| panic!("{manner:?} hangs"));
        let unavailable = matches!(verified, Err(VerifyError::Unavailable { .. }));
        assert!(unavailable, "{manner:?}: {verified:?}");
    }
}

#[tokio::test]
async fn only_a_presigned_request_for_the_identity_with_both_headers_is_a_proof() {
    let (_, proof) = proved().await;
    let text = proof.expose();
    assert_eq!(Proof::parse(&text), Ok(proof));
    let with = |name: &str, value: &str| {
        let pairs = form_urlencoded::parse(text.as_bytes());
        let pairs = pairs.map(|(known, old)| {
            let new = if known == name { value.into() } else { old };
            (known, new)
        });
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(pairs).finish()
    };
    let date = form_urlencoded::parse(text.as_bytes())
        .find(|(name, _)| name == "X-Amz-Date")
        .expect("a date")
        .1
        .into_owned();
    let day = &date[..8];
    let credential = |scope: &str| with("X-Amz-Credential", &format!("ASIA1/{day}/{scope}"));
    for other in [
        String::new(),
        "x".repeat(MOST_BYTES + 1),
        format!("https://sts.evil.example/?{text}"),
        format!("{text}&Host=evil.example"),
        format!("{text}&Action=GetCallerIdentity"),
        format!("{text}&X-Amz-Signature=0"),
        text.replace("Action=GetCallerIdentity&", ""),
        with("Action", "AssumeRole"),
        with("Version", "2012-12-01"),
        with("X-Amz-Algorithm", "AWS4-ECDSA-P256-SHA256"),
        // The defect that would undo the binding: a header that is sent, but not signed.
        with("X-Amz-SignedHeaders", "host"),
        with("X-Amz-SignedHeaders", "host;x-workshop-check-board"),
        with("X-Amz-Expires", "86400"),
        with("X-Amz-Expires", "+60"),
        with("X-Amz-Date", "20260230T000000Z"),
        with("X-Amz-Date", "yesterday"),
        with("X-Amz-Signature", "abc"),
        with("X-Amz-Security-Token", "a b"),
        credential("us-east-1/iam/aws4_request"),
        credential("evil.example/sts/aws4_request"),
        credential("xx-test-9/sts/aws4_request"),
        credential("us-east-1/sts/aws4_request/x"),
    ] {
        assert!(Proof::parse(&other).is_err(), "{other}");
    }
    assert!(Proof::parse(&credential("eu-west-1/sts/aws4_request")).is_ok());
}
