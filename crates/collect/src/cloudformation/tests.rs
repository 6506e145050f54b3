use super::*;
use crate::service_client::CLOUD_FORMATION;
use crate::testing::{Paged, QUERY_DENIED, caller, everything};

fn page(stacks: &str, next: &str) -> String {
    let token = match next {
        "" => String::new(),
        next => format!("<NextToken>{next}</NextToken>"),
    };
    format!(
        "<ListStacksResponse xmlns=\"http://cloudformation.amazonaws.com/doc/2010-05-15/\"><ListStacksResult>\
        <StackSummaries>{stacks}</StackSummaries>{token}</ListStacksResult></ListStacksResponse>"
    )
}

#[tokio::test]
async fn stacks_are_read() {
    let scope = everything();
    let listed = Paged {
        api: CLOUD_FORMATION,
        operation: "ListStacks",
        token: "NextToken",
        call: Call::ListStacks,
        denied: QUERY_DENIED,
        first: page(
            "<member><StackName>A</StackName><StackId>arn:a</StackId><StackStatus>DELETE_FAILED</StackStatus>\
    <StackStatusReason>in use</StackStatusReason></member>\
    <member><StackName>A</StackName><StackId>arn:older</StackId><StackStatus>DELETE_COMPLETE</StackStatus></member>",
            "page-2",
        ),
        second: page(
            "<member><StackName>B</StackName><StackId>arn:b</StackId><StackStatus>A_STATUS_OF_TOMORROW</StackStatus></member>",
            "",
        ),
        also: Vec::new(),
        expected: vec![
            Stack {
                stack_name: "A".into(),
                stack_id: "arn:a".into(),
                stack_status: "DELETE_FAILED".into(),
                stack_status_reason: Some("in use".into()),
            },
            // AWS lists it for 90 days: it shows that it was there.
            Stack {
                stack_name: "A".into(),
                stack_id: "arn:older".into(),
                stack_status: "DELETE_COMPLETE".into(),
                stack_status_reason: None,
            },
            Stack {
                stack_name: "B".into(),
                stack_id: "arn:b".into(),
                stack_status: "A_STATUS_OF_TOMORROW".into(),
                stack_status_reason: None,
            },
        ],
    };
    listed
        .verify(async |client| stacks(&caller(&scope), client).await)
        .await;
}
