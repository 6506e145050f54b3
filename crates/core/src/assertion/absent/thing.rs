//! A resource of any kind, reduced to the fields that checks of absence need.

use crate::account::{label, short};
use crate::resource::ResourceType;
use crate::snapshot::Reason;
use crate::snapshot::ec2::{GROUP_TAG, STACK_TAG, Tag};

/// A resource that may be left over.
#[derive(Debug, Clone)]
pub struct Thing<'a> {
    /// The ARN, or the id for kinds without ARNs in the snapshot.
    pub id: &'a str,
    pub name: &'a str,
    pub state: State<'a>,
    /// The ids of its VPCs, or why they are not known; empty if it is in no VPC.
    pub vpcs: Result<Vec<&'a str>, Reason>,
    /// Whether the subnets are gone that it was in, so that nothing tells in which VPC.
    pub has_outlived_vpc: bool,
    /// The name of the stack that created it, by its tag.
    pub stack: Option<&'a str>,
    /// The name of the Auto Scaling group that starts another one in its place, by its tag.
    pub group: Option<&'a str>,
    /// The name of the database cluster of which it is an instance. The cluster keeps the data, which costs money.
    pub cluster: Option<&'a str>,
    pub measures: Measures<'a>,
}

/// The state of a thing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum State<'a> {
    There,
    /// Its deletion failed, with AWS's reason.
    Stuck(&'a str),
    /// It is being deleted, with AWS's word for the state.
    Going(&'a str),
    /// This stack created it and is being deleted, so the stack will delete it.
    GoingWithStack(&'a str),
}

/// The quantities that determine the price of a thing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Measures<'a> {
    /// The instance type or the database class.
    pub class: &'a str,
    /// Whether the machine is stopped. A stopped machine costs nothing for its hours.
    pub is_stopped: bool,
    /// The number of machines: 2 for a Multi-AZ database, else 1.
    pub machines: u32,
    pub tasks: u32,
    pub zones: u32,
    pub gigabytes: f64,
}

impl<'a> Thing<'a> {
    /// An existing thing in no VPC, with the price of one machine.
    pub(super) fn new(id: &'a str, name: &'a str) -> Self {
        Thing {
            id,
            name,
            state: State::There,
            vpcs: Ok(Vec::new()),
            has_outlived_vpc: false,
            stack: None,
            group: None,
            cluster: None,
            measures: Measures {
                machines: 1,
                ..Measures::default()
            },
        }
    }

    /// An existing resource in its VPC, with the price of one machine.
    pub(super) fn of(resource: &'a impl ResourceType) -> Self {
        Thing::new(resource.key(), resource.name()).in_vpc(resource.vpc_id())
    }

    /// The label in reports.
    pub fn label(&self) -> String {
        let id = short(self.id);
        match self.id.starts_with("arn:") {
            // For a task definition the revision matters, so the id is shown; for a stack the name is enough.
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
        self.group = tag(tags, GROUP_TAG);
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

/// The status of a stack that is being deleted.
pub const STACK_GOES: &str = "DELETE_IN_PROGRESS";

/// The name of the stack that created a resource, by its tags.
pub fn stack_of(tags: &[Tag]) -> Option<&str> {
    tag(tags, STACK_TAG)
}

fn tag<'a>(tags: &'a [Tag], key: &str) -> Option<&'a str> {
    let mut tags = tags.iter();
    tags.find(|tag| tag.key == key)
        .map(|tag| tag.value.as_str())
}

/// The thing with its state, by AWS's word. None if the word is in `gone`; being deleted if it is in `going`.
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

/// Converts bytes to GiB, the unit of the prices. The result is approximate.
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
