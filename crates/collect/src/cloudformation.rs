//! Stacks: `cloudformation list-stacks`.

use serde::Deserialize;
use serde_json::json;

use super::caller::{Caller, Page, Read, fact};
use super::redact;
use super::service_client::{List, ServiceClient, members};
use workshop_check_core::snapshot::Call;
use workshop_check_core::snapshot::services::{CloudFormation, Stack};

/// The result of ListStacks (CloudFormation API reference).
#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Stacks {
    stack_summaries: Option<List<Stack>>,
    next_token: Option<String>,
}

/// Reads the CloudFormation part of a snapshot.
pub(super) async fn collect(caller: &Caller<'_>, client: &ServiceClient) -> CloudFormation {
    CloudFormation {
        stack_summaries: fact(stacks(caller, client).await),
    }
}

/// Lists stacks without a status filter, so that stacks in a status that AWS adds later are included. Deleted
/// stacks, which AWS lists for 90 days, show that they were there.
async fn stacks(caller: &Caller<'_>, client: &ServiceClient) -> Read<Vec<Stack>> {
    let ask = async |token: Option<String>| {
        let input = members(json!({ "NextToken": token }));
        let result: Stacks = client.ask("ListStacks", input).await?;
        Ok(Page {
            items: result.stack_summaries.map(|list| list.member),
            next: result.next_token,
        })
    };
    caller.list(Call::ListStacks, ask, masked).await
}

fn masked(stack: Stack) -> Stack {
    Stack {
        stack_status_reason: redact::optional(stack.stack_status_reason),
        ..stack
    }
}

#[cfg(test)]
mod tests;
