use std::sync::Mutex;

use super::*;
use workshop_check_core::snapshot::{Fact, Reason};

fn is_send<T: Send>(value: T) -> T {
    value
}

#[test]
fn a_collection_can_run_on_any_thread() {
    let scope = Scope::default();
    let options = Options::default();
    // The futures are never polled. The test is that this compiles.
    let _ = |session: &Session| drop(is_send(collect(session, &scope, &options, &())));
    drop(is_send(session::open(&SessionOptions::default())));
}

#[test]
fn a_longer_collection_waits_longer_for_each_response() {
    let limits = |options: Options| (options.connect_timeout, options.read_timeout);
    let seconds = Duration::from_secs;
    let usual = limits(Options::default());
    assert_eq!(limits(Options::within(seconds(5))), usual);
    assert_eq!(limits(Options::within(seconds(60))), usual);
    let patient = Options::within(seconds(300));
    assert_eq!(patient.deadline, seconds(300));
    assert_eq!(limits(patient), (seconds(15), seconds(50)));
}

#[derive(Default)]
struct Calls(Mutex<Vec<Call>>);

impl Progress for Calls {
    fn call_started(&self, call: Call) {
        self.0.lock().expect("the calls").push(call);
    }

    fn call_finished(&self, _: Call, _: bool) {}
}

/// A listener that accepts no connection, so that every request waits.
async fn silent() -> (tokio::net::TcpListener, Session) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .expect("a port");
    let endpoint = format!("http://{}", listener.local_addr().expect("an address"));
    (listener, Session::for_tests(&endpoint).await)
}

#[tokio::test]
async fn nothing_in_scope_is_nothing_asked() {
    let (_listener, session) = silent().await;
    let snapshot = collect(&session, &Scope::default(), &Options::default(), &())
        .await
        .expect("a snapshot");
    let nothing = Snapshot::new(snapshot.account.clone(), snapshot.taken_at);
    assert_eq!(
        Snapshot {
            duration_ms: 0,
            ..snapshot
        },
        nothing
    );
}

#[tokio::test]
async fn a_silent_aws_leaves_a_snapshot_by_the_deadline() {
    let (_listener, session) = silent().await;
    let scope = Scope {
        calls: Call::ALL.iter().copied().collect(),
        roles: ["exec".to_owned()].into(),
        ..Scope::default()
    };
    let options = Options {
        deadline: std::time::Duration::from_millis(300),
        ..Options::default()
    };
    let calls = Calls::default();
    let started = std::time::Instant::now();
    let snapshot = collect(&session, &scope, &options, &calls)
        .await
        .expect("a snapshot");
    assert!(
        started.elapsed() < workshop_check_testing::HANG,
        "{:?}",
        started.elapsed()
    );
    let timed_out = |call| Reason::TimedOut { call };
    assert_eq!(
        snapshot.ec2.vpcs,
        Fact::Unknown(timed_out(Call::DescribeVpcs))
    );
    assert_eq!(
        snapshot.ecs.clusters,
        Fact::Unknown(timed_out(Call::ListClusters))
    );
    assert_eq!(
        snapshot.rds.db_instances,
        Fact::Unknown(timed_out(Call::DescribeDBInstances))
    );
    // A map by parent resource is empty if the parents are unknown.
    assert!(snapshot.ec2.vpc_attributes.is_empty() && snapshot.elbv2.listeners.is_empty());
    assert_eq!(
        snapshot.iam.roles["exec"],
        Fact::Unknown(timed_out(Call::GetRole))
    );
    // Calls that need a result of another call were not made.
    assert!(
        !calls
            .0
            .lock()
            .expect("the calls")
            .contains(&Call::DescribeServices)
    );
}

/// A server that answers every request with `status` and `body`, and counts the requests.
async fn answering(
    status: u16,
    body: &'static str,
) -> (std::sync::Arc<std::sync::atomic::AtomicUsize>, Session) {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .expect("a port");
    let endpoint = format!("http://{}", listener.local_addr().expect("an address"));
    let asked = std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(0));
    let count = asked.clone();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let _ = stream.read(&mut [0; 8192]).await;
            count.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
            let answer = format!(
                "HTTP/1.1 {status} X\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
                body.len()
            );
            let _ = stream.write_all(answer.as_bytes()).await;
        }
    });
    (asked, Session::for_tests(&endpoint).await)
}

#[tokio::test]
async fn credentials_that_expire_on_the_way_are_one_error() {
    let body = r#"{"__type":"ExpiredTokenException","message":"The security token included in the request is expired"}"#;
    let (asked, session) = answering(400, body).await;
    let scope = Scope {
        calls: [
            Call::ListClusters,
            Call::ListTaskDefinitions,
            Call::DescribeScalableTargets,
        ]
        .into(),
        ..Scope::default()
    };
    let options = Options {
        concurrency: 1,
        ..Options::default()
    };
    let error = collect(&session, &scope, &options, &())
        .await
        .expect_err("an error");
    assert_eq!(
        error,
        SessionError::Expired {
            code: "ExpiredTokenException".into()
        }
    );
    assert_eq!(asked.load(std::sync::atomic::Ordering::SeqCst), 1);
}

#[tokio::test]
async fn throttled_calls_are_tried_again_so_often_and_no_more() {
    let (asked, session) = answering(
        400,
        r#"{"__type":"ThrottlingException","message":"Rate exceeded"}"#,
    )
    .await;
    let scope = Scope {
        calls: [Call::ListTaskDefinitions].into(),
        ..Scope::default()
    };
    let options = Options {
        attempts: 2,
        ..Options::default()
    };
    let snapshot = collect(&session, &scope, &options, &())
        .await
        .expect("a snapshot");
    let throttled = Reason::Throttled {
        call: Call::ListTaskDefinitions,
    };
    assert_eq!(snapshot.ecs.task_definition_arns, Fact::Unknown(throttled));
    assert_eq!(asked.load(std::sync::atomic::Ordering::SeqCst), 2);
}

/// The SDK parses these bodies as a list with one element. Only the check of the whole body finds the error.
#[tokio::test]
async fn a_document_that_breaks_off_between_elements_is_unknown() {
    let vpcs = "<DescribeVpcsResponse><vpcSet><item><vpcId>vpc-1</vpcId></item>";
    let balancers = "<DescribeLoadBalancersResponse><DescribeLoadBalancersResult><LoadBalancers>\
        <member><LoadBalancerArn>arn:lb</LoadBalancerArn></member>";
    let malformed = |reason: Result<(), Reason>| matches!(reason, Err(Reason::Failed { code, .. }) if code == "MalformedAnswer");
    for (call, body) in [
        (Call::DescribeVpcs, vpcs),
        (Call::DescribeLoadBalancers, balancers),
    ] {
        let (_, session) = answering(200, body).await;
        let scope = Scope {
            calls: [call].into(),
            ..Scope::default()
        };
        let snapshot = collect(&session, &scope, &Options::default(), &())
            .await
            .expect("a snapshot");
        let read = match call {
            Call::DescribeVpcs => snapshot.ec2.vpcs.known().map(drop),
            _ => snapshot.elbv2.load_balancers.known().map(drop),
        };
        assert!(malformed(read.clone()), "{call:?}: {read:?}");
    }
}
