//! Stacks: `cloudformation list-stacks`.

use aws_sdk_cloudformation::Client;
use aws_sdk_cloudformation::types as sdk;

use super::caller::{Caller, Page, Read, fact};
use super::convert::word;
use super::redact;
use workshop_check_core::snapshot::Call;
use workshop_check_core::snapshot::services::{CloudFormation, Stack};

/// Reads the CloudFormation part of a snapshot.
pub(super) async fn collect(caller: &Caller<'_>, client: &Client) -> CloudFormation {
    CloudFormation {
        stack_summaries: fact(stacks(caller, client).await),
    }
}

/// Lists stacks without a status filter, so that stacks in a status that AWS adds later are included. AWS lists deleted
/// stacks for 90 days; they are removed here.
async fn stacks(caller: &Caller<'_>, client: &Client) -> Read<Vec<Stack>> {
    let ask = |token| {
        let request = client.list_stacks().set_next_token(token);
        async move {
            let answer = request.send().await;
            answer.map(|answer| Page {
                items: answer.stack_summaries,
                next: answer.next_token,
            })
        }
    };
    let mut stacks = caller.list(Call::ListStacks, ask, stack).await?;
    stacks.retain(|stack| stack.stack_status != "DELETE_COMPLETE");
    Ok(stacks)
}

fn stack(stack: sdk::StackSummary) -> Stack {
    Stack {
        stack_name: stack.stack_name.unwrap_or_default(),
        stack_id: stack.stack_id.unwrap_or_default(),
        stack_status: word(stack.stack_status).unwrap_or_default(),
        stack_status_reason: redact::optional(stack.stack_status_reason),
    }
}

#[cfg(test)]
mod tests;
