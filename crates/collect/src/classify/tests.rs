use aws_sdk_ecs::Client;

use super::*;
use crate::caller::{Page, Read};
use crate::testing::{caller, everything};

#[test]
fn codes_have_kinds() {
    for (code, kind) in [
        ("AccessDenied", ErrorKind::Denied),
        ("AccessDeniedException", ErrorKind::Denied),
        ("UnauthorizedOperation", ErrorKind::Denied),
        ("AuthorizationError", ErrorKind::Denied),
        ("Throttling", ErrorKind::Throttled),
        ("ThrottlingException", ErrorKind::Throttled),
        ("ThrottledException", ErrorKind::Throttled),
        ("RequestThrottled", ErrorKind::Throttled),
        ("RequestLimitExceeded", ErrorKind::Throttled),
        ("TooManyRequestsException", ErrorKind::Throttled),
        ("SlowDown", ErrorKind::Throttled),
        ("EC2ThrottledException", ErrorKind::Throttled),
        ("ExpiredToken", ErrorKind::Expired),
        ("ExpiredTokenException", ErrorKind::Expired),
        ("RequestExpired", ErrorKind::Expired),
        ("InvalidClientTokenId", ErrorKind::Key),
        ("UnrecognizedClientException", ErrorKind::Key),
        ("AuthFailure", ErrorKind::Key),
        ("OptInRequired", ErrorKind::Key),
        ("SignatureDoesNotMatch", ErrorKind::Signature),
        ("RequestTimeout", ErrorKind::TimedOut),
        ("InternalError", ErrorKind::Other),
    ] {
        assert_eq!(error_kind(code), kind, "{code}");
    }
}

/// The result of a call to which AWS answers with this status and body.
async fn read(status: u16, body: &str) -> Read<()> {
    let client = mocked!(
        aws_sdk_ecs,
        [answer!(Client::list_clusters, |_| true, status, body)]
    );
    let scope = everything();
    let caller = caller(&scope);
    let ask = |token| {
        let request = client.list_clusters().set_next_token(token);
        async move {
            request.send().await.map(|answer| Page {
                items: answer.cluster_arns,
                next: answer.next_token,
            })
        }
    };
    caller
        .list(Call::ListClusters, ask, |arn: String| arn)
        .await
        .map(drop)
}

fn code(read: Read<()>) -> String {
    match read {
        Err(Reason::Failed { code, .. }) => code,
        other => panic!("not a failure: {other:?}"),
    }
}

const CALL: Call = Call::ListClusters;

#[tokio::test]
async fn answers_have_reasons() {
    let json = |code: &str| format!(r#"{{"__type":"com.amazonaws.ecs#{code}","message":"m"}}"#);
    assert_eq!(
        read(400, &json("AccessDeniedException")).await,
        Err(Reason::Denied { call: CALL })
    );
    assert_eq!(
        read(400, &json("ThrottlingException")).await,
        Err(Reason::Throttled { call: CALL })
    );
    assert_eq!(
        read(429, "busy").await,
        Err(Reason::Throttled { call: CALL })
    );
    assert_eq!(
        code(read(400, &json("ExpiredTokenException")).await),
        "ExpiredTokenException"
    );
    assert_eq!(
        code(read(500, &json("ServerException")).await),
        "ServerException"
    );
    assert_eq!(code(read(502, "").await), "HTTP 502");
    assert_eq!(
        code(read(502, "<html>Bad gateway</html>").await),
        "HTTP 502"
    );
    assert_eq!(code(read(511, "<html>Log in</html>").await), "HtmlAnswer");
    assert_eq!(code(read(403, "<html>Blocked</html>").await), "HtmlAnswer");
    assert_eq!(
        code(read(200, "<!doctype html><html></html>").await),
        "HtmlAnswer"
    );
    assert_eq!(code(read(200, "").await), "EmptyAnswer");
    assert_eq!(code(read(200, "{}").await), "EmptyAnswer");
    assert_eq!(code(read(200, r#"{"other":1}"#).await), "IncompleteAnswer");
    assert_eq!(
        code(read(200, r#"{"clusterArns":["a""#).await),
        "MalformedAnswer"
    );
    assert_eq!(
        code(read(200, r#"{"clusterArns":["a"]"#).await),
        "MalformedAnswer"
    );
    assert_eq!(
        code(read(200, r#"{"clusterArns":{"a":1}}"#).await),
        "MalformedAnswer"
    );
}

#[tokio::test]
async fn messages_are_clean() {
    let secret = r#"{"__type":"ServerException","message":"token=S3CR3T AKIAIOSFODNN7EXAMPLE"}"#;
    let Err(Reason::Failed { message, .. }) = read(500, secret).await else {
        panic!("not a failure");
    };
    assert_eq!(message, "token=*** ***");
}

#[tokio::test]
async fn a_policy_that_is_not_the_callers_is_told_apart() {
    let denied = |rest: &str| {
        let who =
            "User: arn:aws:sts::210000000001:assumed-role/attendee/me is not authorized to perform";
        format!(
            r#"{{"__type":"AccessDeniedException","message":"{who}: ecs:ListClusters on resource: * {rest}"}}"#
        )
    };
    let by = |policy| Reason::DeniedBy {
        call: Call::ListClusters,
        policy,
    };
    for (rest, policy) in [
        (
            "with an explicit deny in a service control policy",
            Barrier::ServiceControl,
        ),
        (
            "because no service control policy allows the ecs:ListClusters action",
            Barrier::ServiceControl,
        ),
        (
            "with an explicit deny in a resource control policy",
            Barrier::ResourceControl,
        ),
        (
            "because no permissions boundary allows the ecs:ListClusters action",
            Barrier::PermissionsBoundary,
        ),
        (
            "because no session policy allows the ecs:ListClusters action",
            Barrier::Session,
        ),
        (
            "with an explicit deny in a VPC endpoint policy",
            Barrier::VpcEndpoint,
        ),
    ] {
        assert_eq!(read(400, &denied(rest)).await, Err(by(policy)), "{rest}");
    }
    for rest in [
        "because no identity-based policy allows the ecs:ListClusters action",
        "with an explicit deny in an identity-based policy",
        "",
    ] {
        let call = Call::ListClusters;
        assert_eq!(
            read(400, &denied(rest)).await,
            Err(Reason::Denied { call }),
            "{rest}"
        );
    }
}
