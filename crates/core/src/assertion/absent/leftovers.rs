//! The leftovers of one kind in every Region that was read.

use super::Absent;
use super::kind::Kind;
use super::thing::{State, Thing};
use super::ties::{self, Tie};
use crate::assertion::Context;
use crate::message::Message;
use crate::snapshot::{Reason, Snapshot, region};

/// One leftover.
#[derive(Debug, Clone)]
pub struct Leftover<'a> {
    pub thing: Thing<'a>,
    pub tie: Tie,
    /// Its Region, if it is not the account's own.
    pub elsewhere: Option<&'a str>,
}

/// All leftovers of one kind.
#[derive(Debug, Clone, Default)]
pub struct Leftovers<'a> {
    /// Leftovers that stay until somebody deletes them.
    pub there: Vec<Leftover<'a>>,
    /// Leftovers that are being deleted.
    pub going: Vec<Leftover<'a>>,
    /// Things that do not belong to the workshop, as far as is known.
    pub others: Vec<Message>,
    /// Set if it is not known whether one of the things belongs to the workshop.
    pub undecided: Option<Reason>,
    /// The Regions that were read, the account's own first.
    pub regions: Vec<String>,
    /// The workshop's other Regions that could not be read.
    pub unread: Vec<String>,
}

impl<'a> Leftovers<'a> {
    /// The leftovers in the account's own Region and in the workshop's other Regions that were read.
    ///
    /// # Errors
    /// If the list of the account's own Region, or the state of the workshop's stack, could not be read.
    pub fn of(absent: &Absent, context: &Context<'a>) -> Result<Self, Reason> {
        let snapshot = context.account.snapshot;
        let here = &snapshot.account.region;
        let mut left = Leftovers::within(absent, context, snapshot, None)?;
        left.regions.push(here.clone());
        for region in region::others(context.regions, here) {
            let there = snapshot.elsewhere.get_key_value(&region);
            let there = there.map(|(region, there)| {
                Leftovers::within(absent, context, there, Some(region)).ok()
            });
            match there.flatten() {
                Some(there) => left.take(there, region),
                None => left.unread.push(region),
            }
        }
        Ok(left)
    }

    fn within(
        absent: &Absent,
        context: &Context<'a>,
        snapshot: &'a Snapshot,
        elsewhere: Option<&'a str>,
    ) -> Result<Self, Reason> {
        let mut left = Leftovers::default();
        let mut is_going = None;
        let listed = absent.kind.list(snapshot, &absent.names)?;
        left.undecided = listed.unread;
        for mut thing in listed.things {
            match ties::tie(absent, context.peers, snapshot, &thing) {
                Err(reason) => left.undecided = Some(reason),
                // Another check of the suite reports it.
                Ok(None) if ties::is_of_another_check(absent, context.peers, snapshot, &thing) => {}
                Ok(None) => left.others.push(placed(plain(&thing), elsewhere)),
                Ok(Some(tie)) => {
                    // The kinds of a suite are made by attendees and services: a stack deletes only what bears its tag.
                    let is_made_by_others = matches!(absent.kind, Kind::Declared(_));
                    let goes_with_it = !is_made_by_others || thing.stack == absent.stack.as_deref();
                    if thing.state == State::There && goes_with_it {
                        let stack = match is_going {
                            Some(stack) => stack,
                            None => *is_going.insert(ties::stack_that_goes(absent, snapshot)?),
                        };
                        thing.state = stack.map_or(State::There, State::GoingWithStack);
                    }
                    let leftovers = match thing.state {
                        State::There | State::Stuck(_) => &mut left.there,
                        State::Going(_) | State::GoingWithStack(_) => &mut left.going,
                    };
                    leftovers.push(Leftover {
                        thing,
                        tie,
                        elsewhere,
                    });
                }
            }
        }
        Ok(left)
    }

    /// Adds the leftovers of another Region.
    fn take(&mut self, there: Leftovers<'a>, region: String) {
        self.there.extend(there.there);
        self.going.extend(there.going);
        self.others.extend(there.others);
        match there.undecided {
            Some(_) => self.unread.push(region),
            None => self.regions.push(region),
        }
    }
}

impl Leftover<'_> {
    /// A description with the reason why it belongs to the workshop.
    pub fn described(&self) -> Message {
        let tied = match &self.tie {
            Tie::Named => Message::new("absent-thing"),
            Tie::InVpc(vpc) => Message::new("absent-thing-in").with("vpc", vpc),
            Tie::OfStack(stack) => Message::new("absent-thing-of-stack").with("stack", stack),
            Tie::Outlived => Message::new("absent-thing-outlived"),
            Tie::Wired(user) => Message::new("absent-thing-of").with("user", user),
        };
        let message = placed(tied.with("thing", self.thing.label()), self.elsewhere);
        match self.thing.state {
            State::There => message,
            // AWS's sentence is a part of another one here.
            State::Stuck(reason) => Message::new("absent-thing-stuck")
                .with("thing", message)
                .with("reason", reason.trim_end().trim_end_matches('.')),
            State::Going(state) => Message::new("absent-thing-going")
                .with("thing", message)
                .with("state", state),
            State::GoingWithStack(stack) => Message::new("absent-thing-going-with")
                .with("thing", message)
                .with("stack", stack),
        }
    }
}

/// The description of a thing without a reason.
pub(super) fn plain(thing: &Thing<'_>) -> Message {
    Message::new("absent-thing").with("thing", thing.label())
}

/// Adds the Region to a description, if it is another Region.
fn placed(thing: Message, elsewhere: Option<&str>) -> Message {
    match elsewhere {
        None => thing,
        Some(region) => Message::new("absent-thing-elsewhere")
            .with("thing", thing)
            .with("region", region),
    }
}
