//! Whatever a suite may want gone, in one shape.

use crate::account::{label, short};
use crate::resource::ResourceType;
use crate::snapshot::Reason;
use crate::snapshot::ec2::{STACK_TAG, Tag};

/// One thing that can be left.
#[derive(Debug, Clone)]
pub struct Thing<'a> {
    /// Its ARN, or its id where it has no ARN.
    pub id: &'a str,
    pub name: &'a str,
    pub state: State<'a>,
    /// The VPCs it is in, or why they are not known; none where it is in no VPC.
    pub vpcs: Result<Vec<&'a str>, Reason>,
    /// The name of the stack that made it, by its tag.
    pub stack: Option<&'a str>,
    pub measures: Measures<'a>,
}

/// Whether it is there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum State<'a> {
    There,
    /// Its deletion failed, with AWS's reason.
    Stuck(&'a str),
    /// On its way out, by AWS's word for it.
    Going(&'a str),
    /// Made by this stack, which is being deleted: it is that one's turn to delete it.
    GoingWithStack(&'a str),
}

/// What its price goes by.
#[derive(Debug, Clone, Copy, Default)]
pub struct Measures<'a> {
    /// The type of an instance, the class of a database.
    pub class: &'a str,
    /// A machine that is stopped costs no hours.
    pub is_stopped: bool,
    /// Machines: two of a database in two zones, else one.
    pub machines: u32,
    pub tasks: u32,
    pub zones: u32,
    pub gigabytes: f64,
}

impl<'a> Thing<'a> {
    /// One that is there, in no VPC, and costs what one machine does.
    pub(super) fn new(id: &'a str, name: &'a str) -> Self {
        Thing {
            id,
            name,
            state: State::There,
            vpcs: Ok(Vec::new()),
            stack: None,
            measures: Measures {
                machines: 1,
                ..Measures::default()
            },
        }
    }

    /// A resource that is there and costs what one machine does.
    pub(super) fn of(resource: &'a impl ResourceType) -> Self {
        Thing::new(resource.key(), resource.name()).in_vpc(resource.vpc_id())
    }

    /// As a reader knows it.
    pub fn label(&self) -> String {
        let id = short(self.id);
        match self.id.starts_with("arn:") {
            // Of a task definition the revision counts, of a stack nobody knows the number.
            true if id.starts_with(self.name) => id.to_owned(),
            true => self.name.to_owned(),
            false => label(self.name, id),
        }
    }

    pub(super) fn in_vpc(mut self, vpc: Option<&'a str>) -> Self {
        self.vpcs = Ok(vpc.into_iter().collect());
        self
    }

    pub(super) fn tagged(mut self, tags: &'a [Tag]) -> Self {
        self.stack = stack_of(tags);
        self
    }

    pub(super) fn in_state(mut self, state: State<'a>) -> Self {
        self.state = state;
        self
    }

    pub(super) fn measuring(mut self, measure: impl FnOnce(&mut Measures<'a>)) -> Self {
        measure(&mut self.measures);
        self
    }
}

/// A stack that is being deleted.
pub const STACK_GOES: &str = "DELETE_IN_PROGRESS";

/// The stack that made a thing, by its tags.
pub fn stack_of(tags: &[Tag]) -> Option<&str> {
    let mut tags = tags.iter();
    tags.find(|tag| tag.key == STACK_TAG)
        .map(|tag| tag.value.as_str())
}

/// A thing by AWS's word for its state: gone, going, or there.
pub(super) fn by_state<'a>(
    thing: Thing<'a>,
    word: &'a str,
    gone: &[&str],
    going: &[&str],
) -> Option<Thing<'a>> {
    match word {
        word if gone.contains(&word) => None,
        word if going.contains(&word) => Some(thing.in_state(State::Going(word))),
        _ => Some(thing),
    }
}

/// Prices are by gibibytes, rough figures anyway.
pub(super) fn gigabytes(bytes: i64) -> f64 {
    bytes.max(0) as f64 / f64::from(1 << 30)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A thing of these measures.
    pub fn measured(measure: impl FnOnce(&mut Measures<'static>)) -> Thing<'static> {
        Thing::new("id", "name").measuring(measure)
    }
}
