use crate::assertion::absent::kind::{LeftoverKind, Listed, each};
use crate::assertion::absent::thing::{STACK_GOES, State, Thing, by_state};
use crate::change::Doomed;
use crate::message::Message;
use crate::snapshot::{Call, Reason, Snapshot};

pub struct Stack;

impl LeftoverKind for Stack {
    fn calls(&self) -> &'static [Call] {
        &[Call::ListStacks, Call::DescribeVpcs]
    }

    fn word(&self) -> Message {
        Message::new("absent-stacks")
    }

    fn doomed(&self, _: &Snapshot, thing: &Thing<'_>) -> Option<Doomed> {
        Some(Doomed::Stack {
            id: thing.id.to_owned(),
            name: thing.name.to_owned(),
        })
    }

    /// AWS CloudFormation user guide, "Protect stacks from being deleted". ListStacks does not tell.
    fn protection(&self) -> Option<&'static str> {
        Some("absent-protected-stack")
    }

    fn list<'a>(&self, snapshot: &'a Snapshot, _: &[String]) -> Result<Listed<'a>, Reason> {
        each(&snapshot.cloudformation.stack_summaries, |stack| {
            let thing = Thing::new(&stack.stack_id, &stack.stack_name);
            match (stack.stack_status.as_str(), &stack.stack_status_reason) {
                ("DELETE_FAILED", Some(reason)) => Some(thing.in_state(State::Stuck(reason))),
                (status, _) => by_state(thing, status, &["DELETE_COMPLETE"], &[STACK_GOES]),
            }
        })
    }
}
