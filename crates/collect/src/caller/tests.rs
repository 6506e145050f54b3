use std::sync::atomic::{AtomicUsize, Ordering};

use aws_sdk_ecs::operation::list_clusters::ListClustersError;
use futures_util::future::join_all;

use super::*;
use crate::testing::everything;

const CALL: Call = Call::ListClusters;

type Answer<T> = Result<T, SdkError<ListClustersError, HttpResponse>>;

#[derive(Default)]
struct Counting {
    started: AtomicUsize,
    finished: AtomicUsize,
    failed: AtomicUsize,
}

impl Progress for Counting {
    fn call_started(&self, _: Call) {
        self.started.fetch_add(1, Ordering::SeqCst);
    }

    fn call_finished(&self, _: Call, ok: bool) {
        self.finished.fetch_add(1, Ordering::SeqCst);
        self.failed.fetch_add(usize::from(!ok), Ordering::SeqCst);
    }
}

fn never_sent() -> Answer<()> {
    panic!("sent")
}

fn page(next: Option<String>) -> Answer<Page<u32>> {
    Ok(Page {
        items: Some(vec![1]),
        next,
    })
}

#[tokio::test]
async fn a_server_that_repeats_its_token_is_left() {
    let scope = everything();
    let caller = Caller::new(&scope, 4, Duration::from_secs(5), &());
    let asked = AtomicUsize::new(0);
    let ask = |_| {
        asked.fetch_add(1, Ordering::SeqCst);
        async { page(Some("again".to_owned())) }
    };
    let read = caller.list(CALL, ask, |item| item).await;
    assert!(failed_with(&read, "EndlessPages"), "{read:?}");
    assert_eq!(asked.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn a_server_that_never_ends_is_left_too() {
    let scope = everything();
    let caller = Caller::new(&scope, 4, Duration::from_secs(5), &());
    let asked = AtomicUsize::new(0);
    let ask = |_| {
        let next = asked.fetch_add(1, Ordering::SeqCst).to_string();
        async { page(Some(next)) }
    };
    let read = caller.list(CALL, ask, |item| item).await;
    assert!(failed_with(&read, "EndlessPages"), "{read:?}");
}

#[tokio::test]
async fn an_empty_token_ends_the_list() {
    let scope = everything();
    let caller = Caller::new(&scope, 4, Duration::from_secs(5), &());
    let read = caller
        .list(CALL, |_| async { page(Some(String::new())) }, |item| item)
        .await;
    assert_eq!(read, Ok(vec![1]));
}

#[tokio::test]
async fn what_is_not_there_by_the_deadline_timed_out() {
    let scope = everything();
    let progress = Counting::default();
    let caller = Caller::new(&scope, 1, Duration::from_millis(50), &progress);
    // The first call never ends, the second one waits for the only permit.
    let hang = || caller.one(CALL, std::future::pending::<Answer<u32>>());
    let reads = join_all([hang(), hang()]).await;
    assert_eq!(reads, vec![Err(Reason::TimedOut { call: CALL }); 2]);
    let late = caller.one(CALL, async { Answer::Ok(1) }).await;
    assert!(
        matches!(late, Ok(1) | Err(Reason::TimedOut { .. })),
        "{late:?}"
    );
    assert_eq!(
        progress.started.load(Ordering::SeqCst),
        progress.finished.load(Ordering::SeqCst)
    );
    assert!(progress.failed.load(Ordering::SeqCst) >= 2);
}

#[tokio::test]
async fn so_many_in_flight_and_no_more() {
    let scope = everything();
    let caller = Caller::new(&scope, 3, Duration::from_secs(5), &());
    let (now, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let call = || {
        caller.one(CALL, async {
            most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            tokio::time::sleep(Duration::from_millis(5)).await;
            now.fetch_sub(1, Ordering::SeqCst);
            Answer::Ok(())
        })
    };
    join_all((0..20).map(|_| call())).await;
    assert_eq!(most.load(Ordering::SeqCst), 3);
}

#[tokio::test]
async fn what_is_out_of_scope_is_not_sent() {
    let scope = Scope::default();
    let progress = Counting::default();
    let caller = Caller::new(&scope, 3, Duration::from_secs(5), &progress);
    let read = caller.one(CALL, async { never_sent() }).await;
    assert_eq!(read, Err(Reason::NotRead { call: CALL }));
    assert_eq!(progress.started.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn nothing_more_is_sent_once_the_credentials_expired() {
    let expired = r#"{"__type":"ExpiredTokenException","message":"The security token included in the request is expired"}"#;
    let client = mocked!(
        aws_sdk_ecs,
        [answer!(
            aws_sdk_ecs::Client::list_clusters,
            |_| true,
            400,
            expired
        )]
    );
    let scope = everything();
    let caller = Caller::new(&scope, 3, Duration::from_secs(5), &());
    let read = caller.one(CALL, client.list_clusters().send()).await;
    assert!(failed_with(&read, "ExpiredTokenException"), "{read:?}");
    assert_eq!(
        caller.lost(),
        Some(SessionError::Expired {
            code: "ExpiredTokenException".into()
        })
    );
    let read = caller.one(CALL, async { never_sent() }).await;
    assert!(failed_with(&read, "CredentialsLost"), "{read:?}");
}
