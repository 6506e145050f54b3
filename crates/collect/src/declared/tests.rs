use std::sync::{Arc, Mutex};

use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::*;
use crate::{Options, Session};
use workshop_check_core::iam::least_privilege;
use workshop_check_core::snapshot::call::CallDeclaration;
use workshop_check_core::snapshot::{Fact, Scope};

type Asked = Arc<Mutex<Vec<String>>>;

/// A service whose `answer` is given the text of each request, and returns status and body.
async fn service(answer: impl Fn(&str) -> (u16, String) + Send + 'static) -> (Session, Asked) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .expect("a port");
    let endpoint = format!("http://{}", listener.local_addr().expect("an address"));
    let asked = Asked::default();
    let log = Arc::clone(&asked);
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut text = String::new();
            let mut buffer = [0; 8192];
            loop {
                let count = stream.read(&mut buffer).await.unwrap_or_default();
                text.push_str(&String::from_utf8_lossy(&buffer[..count]));
                let length = text.lines().find_map(|line| {
                    line.to_lowercase()
                        .strip_prefix("content-length: ")?
                        .trim()
                        .parse()
                        .ok()
                });
                let body = text.split_once("\r\n\r\n").map(|(_, body)| body.len());
                if count == 0 || body.is_some_and(|body| body >= length.unwrap_or(0)) {
                    break;
                }
            }
            let (status, body) = answer(&text);
            log.lock().expect("the log").push(text);
            let head = format!(
                "HTTP/1.1 {status} X\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                body.len()
            );
            let _ = stream.write_all((head + &body).as_bytes()).await;
        }
    });
    (Session::for_tests(&endpoint).await, asked)
}

fn declared(declaration: Value) -> DeclaredCall {
    let declaration: CallDeclaration = serde_json::from_value(declaration).expect("a declaration");
    DeclaredCall::of(declaration).expect("a call")
}

fn tasks() -> DeclaredCall {
    declared(json!({
        "key": "tasks", "service": "dms", "operation": "DescribeReplicationTasks", "target": "AmazonDMSv20160101",
        "items": "ReplicationTasks", "page": { "send": "Marker" }, "input": { "MaxRecords": 100 },
        "json": ["TableMappings"], "keep": ["ReplicationTaskArn", "Status", "TableMappings.rules.rule-type", "Note"],
        "none_if": ["ResourceNotFoundFault"],
    }))
}

async fn read(session: &Session, calls: &[DeclaredCall]) -> Snapshot {
    let calls = calls.iter().map(|call| Call::Declared(*call));
    let scope = Scope::default().with_calls(calls.collect());
    let options = Options {
        attempts: 2,
        ..Options::default()
    };
    crate::collect(session, &scope, &options, &())
        .await
        .expect("a snapshot")
}

fn items(snapshot: &Snapshot, call: DeclaredCall) -> Result<&[Value], Reason> {
    snapshot.answer(call)
}

#[tokio::test]
async fn all_pages_are_read_and_only_the_kept_fields_stay() {
    let (session, asked) = service(|request| {
        let page = |task: Value, marker: Value| (200, json!({ "ReplicationTasks": [task], "Marker": marker }).to_string());
        if request.contains(r#""Marker":"m2""#) {
            page(json!({ "ReplicationTaskArn": "arn:2", "Password": "planted" }), Value::Null)
        } else {
            let mappings = r#"{"rules": [{"rule-type": "selection", "secret": "planted"}]}"#;
            page(json!({ "ReplicationTaskArn": "arn:1", "Status": "running", "TableMappings": mappings, "Note": "password=planted" }), "m2".into())
        }
    })
    .await;
    let snapshot = read(&session, &[tasks()]).await;
    let wanted = json!([
        { "ReplicationTaskArn": "arn:1", "Status": "running", "TableMappings": { "rules": [{ "rule-type": "selection" }] }, "Note": "password=***" },
        { "ReplicationTaskArn": "arn:2" },
    ]);
    assert_eq!(
        items(&snapshot, tasks()).map(|items| json!(items)),
        Ok(wanted)
    );
    let written = serde_json::to_string(&snapshot).expect("JSON");
    assert!(!written.contains("planted"), "{written}");
    let asked = asked.lock().expect("the log");
    let first = asked.first().expect("a request").to_lowercase();
    // As every request of the SDK: signed for the service, with its user agent, its attempt and its id.
    for part in [
        "authorization: aws4-hmac-sha256 credential=akid/",
        "/us-east-1/dms/aws4_request",
        "x-amz-user-agent: aws-sdk-rust/",
        "amz-sdk-request: attempt=1",
        "amz-sdk-invocation-id: ",
        "x-amz-date: ",
    ] {
        assert!(first.contains(part), "{part} in {first}");
    }
    assert!(first.contains(r#"{"maxrecords":100}"#), "{first}");
}

#[tokio::test]
async fn an_error_is_a_reason_and_never_an_empty_list() {
    let call = Call::Declared(tasks());
    let failed = |code: &str| Reason::Failed {
        call,
        code: code.into(),
        message: String::new(),
    };
    for (status, body, wanted) in [
        (
            400,
            r#"{"__type":"AccessDeniedException","message":"not authorized"}"#,
            Reason::Denied { call },
        ),
        (
            400,
            r#"{"__type":"AccessDeniedException","Message":"with an explicit deny in a service control policy"}"#,
            Reason::DeniedBy {
                call,
                policy: workshop_check_core::snapshot::fact::Barrier::ServiceControl,
            },
        ),
        (
            400,
            r#"{"__type":"ThrottlingException","message":"Rate exceeded"}"#,
            Reason::Throttled { call },
        ),
        (
            400,
            r#"{"__type":"com.amazon#InvalidParameterValueException:http://x"}"#,
            failed("InvalidParameterValueException"),
        ),
        (
            403,
            r#"{"__type":"UnrecognizedClientException"}"#,
            failed("UnrecognizedClientException"),
        ),
        (
            200,
            r#"{"ReplicationTasks": [{"ReplicationTaskArn": "a"}"#,
            failed("MalformedAnswer"),
        ),
        (200, r#"{"Marker": "x"}"#, failed("IncompleteAnswer")),
        (200, "", failed("EmptyAnswer")),
        (404, "<html></html>", failed("HtmlAnswer")),
        (
            200,
            r#"{"ReplicationTasks": [], "Marker": "same"}"#,
            failed("EndlessPages"),
        ),
    ] {
        let (session, asked) = service(move |_| (status, body.to_owned())).await;
        let snapshot = read(&session, &[tasks()]).await;
        let mut found = items(&snapshot, tasks()).expect_err(body).clone();
        if let Reason::Failed { message, .. } = &mut found {
            message.clear();
        }
        assert_eq!(found, wanted, "{body}");
        let tries = asked.lock().expect("the log").len();
        assert_eq!(
            tries == 2,
            matches!(wanted, Reason::Throttled { .. }) || body.contains("same"),
            "{body}: {tries}"
        );
    }
}

/// The defect: without `page`, or with another name in it, the first page counted as all.
#[tokio::test]
async fn a_list_with_a_further_page_is_never_complete() {
    let call = |page: Value| {
        let mut call = json!({
            "key": "queues", "service": "batch", "operation": "DescribeQueues", "target": "Batch",
            "items": "Queues", "keep": ["Name"],
        });
        if !page.is_null() {
            call["page"] = page;
        }
        declared(call)
    };
    let other = json!({ "send": "NextToken", "receive": "Marker" });
    let right = json!({ "send": "NextToken" });
    for (page, more, is_complete) in [
        (json!(null), json!({}), true),
        (
            json!(null),
            json!({ "NextToken": "", "IsTruncated": false }),
            true,
        ),
        (json!(null), json!({ "NextToken": "2" }), false),
        (json!(null), json!({ "IsTruncated": true }), false),
        (other, json!({ "NextToken": "2" }), false),
        (right.clone(), json!({ "NextToken": 2 }), false),
        (right.clone(), json!({ "NextToken": null }), true),
        // The tokens of something else are no pages.
        (right, json!({ "ClientToken": "x", "Token": "y" }), true),
    ] {
        let call = call(page);
        let mut body = json!({ "Queues": [{ "Name": "first" }] });
        body.as_object_mut()
            .expect("an object")
            .extend(more.as_object().expect("an object").clone());
        let answer = body.to_string();
        let (session, _) = service(move |_| (200, answer.clone())).await;
        let snapshot = read(&session, &[call]).await;
        let found = items(&snapshot, call);
        assert_eq!(found.is_ok(), is_complete, "{body}: {found:?}");
        if let Err(Reason::Failed { code, .. }) = found {
            assert_eq!(code, "MorePages", "{body}");
        }
    }
}

#[tokio::test]
async fn a_service_may_report_that_there_is_nothing_by_an_error() {
    let (session, _) = service(|_| (400, r#"{"__type":"ResourceNotFoundFault"}"#.to_owned())).await;
    let snapshot = read(&session, &[tasks()]).await;
    assert_eq!(items(&snapshot, tasks()), Ok(&[][..]));
}

fn statistics() -> DeclaredCall {
    declared(json!({
        "key": "tables", "service": "dms", "operation": "DescribeTableStatistics", "target": "AmazonDMSv20160101",
        "items": "TableStatistics",
        "needs": { "call": { "declared": {
            "key": "tasks", "service": "dms", "operation": "DescribeReplicationTasks", "target": "AmazonDMSv20160101",
            "items": "ReplicationTasks", "page": { "send": "Marker" }, "input": { "MaxRecords": 100 },
            "json": ["TableMappings"], "keep": ["ReplicationTaskArn", "Status", "TableMappings.rules.rule-type", "Note"],
            "none_if": ["ResourceNotFoundFault"],
        } }, "input": { "ReplicationTaskArn": "ReplicationTaskArn" } },
        "keep": ["ReplicationTaskArn", "TableName"],
    }))
}

#[tokio::test]
async fn a_call_is_made_for_each_result_of_another() {
    let (session, _) = service(|request| {
        let body = if request.contains("DescribeReplicationTasks") {
            json!({ "ReplicationTasks": [{ "ReplicationTaskArn": "arn:1" }, { "ReplicationTaskArn": "arn:2" }] })
        } else {
            let task = if request.contains("arn:1") { "one" } else { "two" };
            json!({ "TableStatistics": [{ "TableName": task }] })
        };
        (200, body.to_string())
    })
    .await;
    let snapshot = read(&session, &[statistics()]).await;
    let wanted = json!([{ "ReplicationTaskArn": "arn:1", "TableName": "one" }, { "ReplicationTaskArn": "arn:2", "TableName": "two" }]);
    assert_eq!(
        items(&snapshot, statistics()).map(|items| json!(items)),
        Ok(wanted)
    );
}

#[tokio::test]
async fn what_needs_a_denied_call_is_unknown_for_the_same_reason() {
    let (session, _) = service(|_| (400, r#"{"__type":"AccessDeniedException"}"#.to_owned())).await;
    let snapshot = read(&session, &[statistics()]).await;
    assert_eq!(
        items(&snapshot, statistics()),
        Err(Reason::Denied {
            call: Call::Declared(tasks())
        })
    );
}

/// The inputs of a call can come from the program's own calls.
#[tokio::test]
async fn a_call_can_need_one_of_the_program_s_own() {
    let call = declared(json!({
        "key": "tags", "service": "ecs", "operation": "ListTagsForResource", "target": "AmazonEC2ContainerServiceV20141113",
        "items": "tags", "needs": { "call": "ListTaskDefinitions", "input": { "resourceArn": "arn" } }, "keep": ["key"],
    }));
    let (session, asked) = service(|request| {
        let body = if request.contains("ListTaskDefinitions") {
            r#"{"taskDefinitionArns": ["arn:a"]}"#
        } else {
            r#"{"tags": []}"#
        };
        (200, body.to_owned())
    })
    .await;
    let snapshot = read(&session, &[call]).await;
    // The results are ARNs without fields, so nothing can be asked, and it is not known whether there are tags.
    let reason = items(&snapshot, call).expect_err("unknown");
    let of_definitions = |reason: &Reason| match reason {
        Reason::Failed { call, code, .. } => {
            *call == Call::ListTaskDefinitions && code == "IncompleteAnswer"
        }
        _ => false,
    };
    assert!(of_definitions(&reason), "{reason:?}");
    assert_eq!(asked.lock().expect("the log").len(), 1);
}

/// The defect: tables whose names are a list of texts were "no DynamoDB table", although none had been asked for.
#[tokio::test]
async fn the_texts_of_a_list_are_results_and_inputs() {
    let names = json!({
        "key": "names", "service": "dynamodb", "operation": "ListTables", "target": "DynamoDB_20120810",
        "items": "TableNames", "keep": ["TableNames"],
    });
    let tables = |field: &str| {
        declared(json!({
            "key": "tables", "service": "dynamodb", "operation": "DescribeTable", "target": "DynamoDB_20120810", "items": "Table",
            "needs": { "call": { "declared": names }, "input": { "TableName": field } }, "keep": ["TableName"],
        }))
    };
    let answer = |list: &str, table: &str| {
        let (list, table) = (list.to_owned(), table.to_owned());
        move |request: &str| {
            let body = if request.contains("ListTables") {
                &list
            } else {
                &table
            };
            (200, body.clone())
        }
    };
    let names = r#"{"TableNames": ["orders"]}"#;
    let (session, _) = service(answer(
        names,
        r#"{"Table": {"TableName": "orders", "TableStatus": "ACTIVE"}}"#,
    ))
    .await;
    let (right, misspelt) = (tables("TableNames"), tables("TableName"));
    let snapshot = read(&session, &[right]).await;
    assert_eq!(
        items(&snapshot, right).map(|items| json!(items)),
        Ok(json!([{ "TableName": "orders" }]))
    );
    let snapshot = read(&session, &[misspelt]).await;
    assert!(items(&snapshot, misspelt).is_err());
    for (names, table) in [
        (
            r#"{"TableNames": [7]}"#,
            r#"{"Table": {"TableName": "orders"}}"#,
        ),
        (names, r#"{"Table": 7}"#),
        (names, r#"{"Table": null}"#),
    ] {
        let (session, _) = service(answer(names, table)).await;
        let snapshot = read(&session, &[right]).await;
        assert!(items(&snapshot, right).is_err(), "{names} {table}");
    }
}

/// A call of DMS that is made only where there is something to find. Returns how many results it has, and how often it was
/// made. `answers` are those of other calls, by action, with their statuses.
async fn gated(
    gate: Value,
    answers: Vec<(&'static str, u16, String)>,
) -> (Result<usize, Reason>, usize) {
    let mut call = json!({
        "key": "gated", "service": "dms", "operation": "DescribeReplicationInstances", "target": "AmazonDMSv20160101",
        "items": "ReplicationInstances", "keep": ["Arn"],
    });
    let members = call.as_object_mut().expect("an object");
    members.extend(gate.as_object().expect("an object").clone());
    let call = declared(call);
    let (session, asked) = service(move |request| {
        let mut others = answers.iter();
        match others.find(|(action, _, _)| request.contains(&format!("Action={action}&"))) {
            Some((_, status, body)) => (*status, body.clone()),
            None => (
                200,
                r#"{"ReplicationInstances": [{"Arn": "a"}]}"#.to_owned(),
            ),
        }
    })
    .await;
    let snapshot = read(&session, &[call]).await;
    let found = items(&snapshot, call).map(<[Value]>::len);
    let asked = asked.lock().expect("the log");
    let sent = asked.iter();
    let sent = sent.filter(|text| text.contains("DescribeReplicationInstances"));
    (found, sent.count())
}

/// The answer of DescribeVpcs with one VPC of this name, or a denial.
fn vpcs(name: Option<&str>) -> (&'static str, u16, String) {
    let denied = "<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>no</Message></Error></Errors></Response>";
    match name {
        Some(name) => {
            let body = format!(
                "<DescribeVpcsResponse><vpcSet><item><vpcId>vpc-1</vpcId><tagSet><item><key>Name</key><value>{name}</value></item>\
                 </tagSet></item></vpcSet></DescribeVpcsResponse>"
            );
            ("DescribeVpcs", 200, body)
        }
        None => ("DescribeVpcs", 403, denied.to_owned()),
    }
}

/// An error of IAM or CloudFormation.
fn query_error(code: &str) -> String {
    format!(
        "<ErrorResponse><Error><Code>{code}</Code><Message>no</Message></Error></ErrorResponse>"
    )
}

/// Without a VPC of the name, a call has no results; if the VPCs could not be read, it has none that are known.
#[tokio::test]
async fn a_call_for_a_vpc_is_made_only_where_the_vpc_is() {
    for (name, made, wanted) in [
        (Some("TargetVPC"), 1, Ok(1)),
        (Some("Other"), 0, Ok(0)),
        (
            None,
            0,
            Err(Reason::Denied {
                call: Call::DescribeVpcs,
            }),
        ),
    ] {
        let gate = json!({ "if_vpc": ["TargetVPC"] });
        let (found, sent) = gated(gate, vec![vpcs(name)]).await;
        assert_eq!((found, sent), (wanted, made), "{name:?}");
    }
}

/// A result of another call is as good as a VPC; if neither is known to be there, nothing is known.
#[tokio::test]
async fn a_call_for_what_another_one_lists_is_made_only_where_it_is_listed() {
    let listing = json!({
        "key": "past_stacks", "service": "cloudformation", "operation": "ListStacks", "protocol": "query",
        "version": "2010-05-15", "items": "StackSummaries", "keep": ["StackName"],
    });
    let by_name = json!({
        "if_listed": { "call": { "declared": listing }, "field": "StackName", "one_of": ["mine"] },
    });
    let by_prefix = json!({
        "if_listed": { "call": { "declared": listing }, "field": "StackName", "prefix": "mi" },
    });
    let stacks = |name: &str| {
        let body = format!(
            "<ListStacksResponse><ListStacksResult><StackSummaries><member><StackName>{name}</StackName></member>\
             </StackSummaries></ListStacksResult></ListStacksResponse>"
        );
        ("ListStacks", 200, body)
    };
    let denied = ("ListStacks", 403, query_error("AccessDenied"));
    for gate in [by_name, by_prefix] {
        for (answer, made, wanted) in [
            (stacks("mine"), 1, Ok(1)),
            (stacks("other"), 0, Ok(0)),
            (denied.clone(), 0, Err(())),
        ] {
            let (found, sent) = gated(gate.clone(), vec![answer.clone()]).await;
            assert_eq!((found.map_err(drop), sent), (wanted, made), "{answer:?}");
        }
    }
}

/// A service that needs a role of its own has made nothing where there is none. If the role cannot be read, nothing is known.
#[tokio::test]
async fn a_call_of_a_service_with_a_role_is_made_only_where_there_is_the_role() {
    let role = "<GetRoleResponse><GetRoleResult><Role><RoleName>dms-vpc-role</RoleName><Arn>arn:aws:iam::1:role/dms-vpc-role</Arn>\
        <Path>/</Path><RoleId>A</RoleId><CreateDate>2026-01-01T00:00:00Z</CreateDate></Role></GetRoleResult></GetRoleResponse>";
    let denied = || {
        Err(Reason::Denied {
            call: Call::GetRole,
        })
    };
    for (status, body, made, wanted) in [
        (200, role.to_owned(), 1, Ok(1)),
        (404, query_error("NoSuchEntity"), 0, Ok(0)),
        (403, query_error("AccessDenied"), 0, denied()),
    ] {
        let gate = json!({ "if_role": "dms-vpc-role" });
        let (found, sent) = gated(gate, vec![("GetRole", status, body)]).await;
        assert_eq!((found, sent), (wanted, made), "{status}");
    }
}

/// The defect: where nobody had done the workshop, a role that could not be read made a list unknown that is empty.
#[tokio::test]
async fn one_condition_that_is_known_not_to_hold_is_enough() {
    let gate = json!({ "if_role": "dms-vpc-role", "if_vpc": ["TargetVPC"] });
    let role = |status, code: &str| ("GetRole", status, query_error(code));
    for (answers, wanted) in [
        (vec![vpcs(Some("Other")), role(403, "AccessDenied")], Ok(0)),
        (vec![vpcs(None), role(404, "NoSuchEntity")], Ok(0)),
        (vec![vpcs(None), role(403, "AccessDenied")], Err(())),
    ] {
        let (found, sent) = gated(gate.clone(), answers.clone()).await;
        assert_eq!((found.map_err(drop), sent), (wanted, 0), "{answers:?}");
    }
}

/// The defect: under the name of an operation that reads, an object of Amazon S3 was asked for.
#[tokio::test]
async fn a_call_that_may_write_is_never_sent() {
    let json = |operation: &str| {
        json!({
            "key": "bad", "service": "dms", "operation": operation, "target": "AmazonDMSv20160101", "keep": ["a"],
        })
    };
    let rest = |service: &str, operation: &str, method: &str, path: &str| {
        json!({
            "key": "bad", "service": service, "operation": operation, "protocol": "rest_json", "method": method, "path": path,
            "keep": ["a"],
        })
    };
    for call in [
        json("DeleteReplicationTask"),
        json("DescribeAndDeleteReplicationTasks"),
        json("GetMessages"),
        rest("s3", "ListBuckets", "GET", "/bucket/shop.json"),
        rest(
            "lambda",
            "ListFunctions",
            "GET",
            "/2015-03-31/functions/shop",
        ),
        rest("iot", "ListThings", "POST", "/things/listthings"),
    ] {
        let call = declared(call);
        let (session, asked) = service(|_| (200, "{}".to_owned())).await;
        let snapshot = read(&session, &[call]).await;
        let reason = items(&snapshot, call).expect_err("refused");
        assert!(
            matches!(&reason, Reason::Failed { code, .. } if code == "NotReadOnly"),
            "{reason:?}"
        );
        assert!(asked.lock().expect("the log").is_empty());
    }
}

/// AWS Batch, whose operations are POSTs beneath a version (its API model: DescribeJobDefinitions).
#[tokio::test]
async fn an_operation_beneath_a_version_is_read_without_the_secrets_of_its_arguments() {
    let definitions = declared(json!({
        "key": "definitions", "service": "batch", "operation": "DescribeJobDefinitions", "protocol": "rest_json",
        "method": "POST", "path": "/v1/describejobdefinitions", "page": { "send": "nextToken" }, "items": "jobDefinitions",
        "keep": ["jobDefinitionName", "containerProperties.command", "containerProperties.resourceRequirements", "tags", "Options"],
    }));
    let (session, asked) = service(|_| {
        let definition = json!({
            "jobDefinitionName": "import",
            "containerProperties": {
                "command": ["import", "--password", "planted", "--user", "shop", "DB_PASSWORD=planted planted"],
                "resourceRequirements": [{ "type": "VCPU", "value": "1" }],
                "environment": [{ "name": "SHOP", "value": "planted" }],
            },
            "tags": { "Name": "shop" },
            "Options": "{\"args\":[\"--token\",\"planted\"]}",
        });
        (200, json!({ "jobDefinitions": [definition] }).to_string())
    })
    .await;
    let snapshot = read(&session, &[definitions]).await;
    let wanted = json!([{
        "jobDefinitionName": "import",
        "containerProperties": {
            "command": ["import", "--password", "***", "--user", "shop", "DB_PASSWORD=***"],
            "resourceRequirements": [{ "type": "VCPU", "value": "1" }],
        },
        "tags": { "Name": "shop" },
        "Options": "{\"args\":[\"--token\",\"***\"]}",
    }]);
    assert_eq!(
        items(&snapshot, definitions).map(|items| json!(items)),
        Ok(wanted)
    );
    let asked = asked.lock().expect("the log").join("");
    assert!(
        asked.starts_with("POST /v1/describejobdefinitions HTTP"),
        "{asked}"
    );
}

/// The defect: the value of an API key is in a field that is only named `value`.
#[tokio::test]
async fn the_value_of_an_api_key_gets_into_no_snapshot() {
    let api_keys = declared(json!({
        "key": "api_keys", "service": "apigateway", "operation": "GetApiKeys", "protocol": "rest_json", "path": "/apikeys",
        "items": "item", "keep": ["id", "name", "stageKeys", "tags"], "action": "apigateway:GET",
    }));
    let with_value = declared(json!({
        "key": "with_value", "service": "apigateway", "operation": "GetApiKeys", "protocol": "rest_json", "path": "/apikeys",
        "items": "item", "keep": ["id", "value"], "action": "apigateway:GET",
    }));
    let (session, _) = service(|_| {
        let key = json!({ "id": "k1", "name": "shop", "value": "planted", "stageKeys": ["api/prod"], "tags": { "Name": "shop" } });
        (200, json!({ "item": [key] }).to_string())
    })
    .await;
    let snapshot = read(&session, &[api_keys, with_value]).await;
    let wanted = json!([{ "id": "k1", "name": "shop", "stageKeys": ["api/prod"], "tags": { "Name": "shop" } }]);
    assert_eq!(
        items(&snapshot, api_keys).map(|items| json!(items)),
        Ok(wanted)
    );
    assert!(items(&snapshot, with_value).is_err());
    let written = serde_json::to_string(&snapshot).expect("JSON");
    assert!(!written.contains("planted"), "{written}");
}

#[tokio::test]
async fn an_answer_that_is_too_large_is_unknown() {
    let many: Vec<Value> = (0..=MOST_RESULTS)
        .map(|n| json!({ "Status": n.to_string() }))
        .collect();
    let long = vec![json!({ "Status": "x".repeat(MOST_BYTES) })];
    for tasks_there in [many, long] {
        let body = json!({ "ReplicationTasks": tasks_there }).to_string();
        let (session, _) = service(move |_| (200, body.clone())).await;
        let snapshot = read(&session, &[tasks()]).await;
        let reason = items(&snapshot, tasks()).expect_err("too large");
        assert!(
            matches!(&reason, Reason::Failed { code, .. } if code == "TooLarge"),
            "{reason:?}"
        );
    }
}

/// AWS Cloud Control returns the properties of a resource as a text with JSON.
#[tokio::test]
async fn cloud_control_is_reached_the_same_way() {
    let groups = declared(json!({
        "key": "log_groups", "service": "cloudcontrolapi", "operation": "ListResources", "protocol": "json_1.0",
        "target": "CloudApiService", "input": { "TypeName": "AWS::Logs::LogGroup" }, "page": { "send": "NextToken" },
        "items": "ResourceDescriptions", "json": ["Properties"], "keep": ["Identifier", "Properties.RetentionInDays"],
        "action": "cloudformation:ListResources", "further_actions": ["logs:DescribeLogGroups"],
    }));
    let (session, asked) = service(|_| {
        let properties = r#"{"RetentionInDays": 7, "KmsKeyId": "planted"}"#;
        (
            200,
            json!({ "ResourceDescriptions": [{ "Identifier": "g", "Properties": properties }] })
                .to_string(),
        )
    })
    .await;
    let snapshot = read(&session, &[groups]).await;
    let wanted = json!([{ "Identifier": "g", "Properties": { "RetentionInDays": 7 } }]);
    assert_eq!(
        items(&snapshot, groups).map(|items| json!(items)),
        Ok(wanted)
    );
    let asked = asked.lock().expect("the log").join("").to_lowercase();
    assert!(
        asked.contains("x-amz-target: cloudapiservice.listresources")
            && asked.contains("x-amz-json-1.0"),
        "{asked}"
    );
    let scope = Scope {
        calls: [Call::Declared(groups)].into(),
        ..Scope::default()
    };
    let policy = least_privilege::document(&scope);
    assert_eq!(
        policy["Statement"][0]["Action"],
        json!(["cloudformation:ListResources", "logs:DescribeLogGroups"])
    );
}

#[test]
fn a_known_answer_of_another_scan_is_replaced_unless_aws_is_overloaded() {
    let call = Call::Declared(tasks());
    let with = |items| {
        let mut snapshot = Snapshot::default();
        snapshot
            .calls
            .insert("tasks".into(), Answer::new(tasks(), items));
        snapshot
    };
    let known = Fact::Known(vec![json!({ "Status": "running" })]);
    let mut older = with(known.clone());
    assert!(older.update(
        with(Fact::Unknown(Reason::Throttled { call })),
        &[call].into(),
        true
    ));
    assert_eq!(older.calls["tasks"].items, known);
    assert!(!older.update(with(Fact::Known(vec![])), &[call].into(), true));
    assert_eq!(older.calls["tasks"].items, Fact::Known(vec![]));
    assert!(!older.update(with(known), &[].into(), true));
    assert_eq!(
        older.calls["tasks"].items,
        Fact::Known(vec![]),
        "it was not read"
    );
}

fn environments() -> DeclaredCall {
    declared(json!({
        "key": "environments", "service": "elasticbeanstalk", "operation": "DescribeEnvironments", "protocol": "query",
        "version": "2010-12-01", "items": "Environments", "page": { "send": "NextToken" },
        "input": { "IncludeDeleted": false }, "keep": ["EnvironmentName", "Status", "Resources.LoadBalancer.Domain"],
    }))
}

/// The form of the answers is that of Elastic Beanstalk's API model.
#[tokio::test]
async fn a_service_that_speaks_forms_and_xml_is_read_page_by_page() {
    let (session, asked) = service(|request| {
        let token = if request.contains("NextToken=t2") { "" } else { "<NextToken>t2</NextToken>" };
        let name = if token.is_empty() { "two" } else { "one" };
        let body = format!(
            "<DescribeEnvironmentsResponse xmlns=\"http://x/\"><DescribeEnvironmentsResult><Environments><member>\
             <EnvironmentName>{name}</EnvironmentName><Status>Ready</Status><Secret>planted</Secret></member>\
             </Environments>{token}</DescribeEnvironmentsResult></DescribeEnvironmentsResponse>"
        );
        (200, body)
    })
    .await;
    let snapshot = read(&session, &[environments()]).await;
    let wanted = json!([{ "EnvironmentName": "one", "Status": "Ready" }, { "EnvironmentName": "two", "Status": "Ready" }]);
    assert_eq!(
        items(&snapshot, environments()).map(|items| json!(items)),
        Ok(wanted)
    );
    let asked = asked.lock().expect("the log");
    let first = asked.first().expect("a request");
    assert!(
        first.contains("Action=DescribeEnvironments&Version=2010-12-01&IncludeDeleted=false"),
        "{first}"
    );
    let first = first.to_lowercase();
    assert!(
        first.contains("content-type: application/x-www-form-urlencoded"),
        "{first}"
    );
    assert!(
        first.contains("/us-east-1/elasticbeanstalk/aws4_request"),
        "{first}"
    );
}

#[tokio::test]
async fn an_answer_in_xml_is_empty_only_if_it_says_so() {
    let call = Call::Declared(environments());
    let error = |code: &str| {
        format!(
            "<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>m</Message></Error></ErrorResponse>"
        )
    };
    let answer = |inner: &str| {
        format!(
            "<DescribeEnvironmentsResponse><DescribeEnvironmentsResult>{inner}</DescribeEnvironmentsResult></DescribeEnvironmentsResponse>"
        )
    };
    let failed = |code: &str| {
        Err(Reason::Failed {
            call,
            code: code.into(),
            message: String::new(),
        })
    };
    for (status, body, wanted) in [
        (200, answer("<Environments/>"), Ok(())),
        (200, answer("<Environments></Environments>"), Ok(())),
        (200, answer(""), failed("IncompleteAnswer")),
        (
            200,
            "<DescribeEnvironmentsResponse><Describe".to_owned(),
            failed("MalformedAnswer"),
        ),
        (403, error("AccessDenied"), Err(Reason::Denied { call })),
        (400, error("Throttling"), Err(Reason::Throttled { call })),
        (
            400,
            error("InvalidParameterValue"),
            failed("InvalidParameterValue"),
        ),
    ] {
        let shown = body.clone();
        let (session, _) = service(move |_| (status, body.clone())).await;
        let snapshot = read(&session, &[environments()]).await;
        let mut found = items(&snapshot, environments()).map(<[Value]>::len);
        if let Err(Reason::Failed { message, .. }) = &mut found {
            message.clear();
        }
        assert_eq!(found, wanted.map(|()| 0), "{shown}");
    }
}
