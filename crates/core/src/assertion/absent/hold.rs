//! Why a leftover gets no commands: it may be somebody else's, something uses it, or AWS would refuse.

use super::kind::Kind;
use super::leftovers::Leftover;
use super::thing::{State, Thing};
use super::ties::{self, Tie, absences};
use super::{Absent, is_one_of};
use crate::account::short;
use crate::assertion::{Assert, Context};
use crate::message::Message;
use crate::snapshot::{Reason, Snapshot};

/// The reason why a leftover gets no commands.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Hold {
    /// This stack created it, which is not the workshop's.
    OfStack(String),
    /// It has another name than the pages propose.
    OtherName,
    /// Only a name shows that it is the workshop's: its own, or that of its VPC or cluster.
    NameAlone,
    /// Its VPC is gone, which may have been the workshop's.
    Outlived,
    /// This Auto Scaling group starts another one in its place.
    OfGroup(String),
    /// It is an instance of this database cluster, which has to be deleted with all its instances.
    OfCluster(String),
    /// This one uses it, which gets no commands either.
    Used(String),
    /// Something in a state in which AWS refuses.
    Busy { thing: String, state: String },
    /// What has to be deleted before could not be read.
    Unread,
}

impl Hold {
    /// What a reader does before the fix, which goes into `fix`.
    pub(super) fn before(&self, thing: &Thing<'_>) -> Message {
        let message = match self {
            Hold::OfStack(stack) => Message::new("absent-first-stack").with("stack", stack),
            Hold::OtherName => Message::new("absent-first-name"),
            Hold::NameAlone => Message::new("absent-first-alone"),
            Hold::Outlived => Message::new("absent-first-outlived"),
            Hold::OfGroup(group) => Message::new("absent-first-group").with("group", group),
            Hold::OfCluster(cluster) => {
                Message::new("absent-first-cluster").with("cluster", cluster)
            }
            Hold::Used(user) => Message::new("absent-first-used").with("user", user),
            Hold::Busy { thing, state } => {
                return Message::new("absent-first-wait")
                    .with("thing", thing)
                    .with("state", state);
            }
            Hold::Unread => Message::new("absent-first-read"),
        };
        message.with("thing", thing.label())
    }
}

impl Absent {
    /// Why this leftover gets no commands; none if it gets some.
    pub(super) fn hold(&self, context: &Context<'_>, leftover: &Leftover<'_>) -> Option<Hold> {
        let (thing, peers) = (&leftover.thing, context.peers);
        let snapshot = leftover.snapshot(context);
        let hold = self.own_hold(peers, snapshot, thing).and_then(|own| {
            let of_users = || self.hold_of_users(peers, snapshot, thing);
            own.map_or_else(of_users, |own| Ok(Some(own)))
        });
        // Who uses it says more than that nothing but a name shows whose it is.
        let by_name = || match leftover.tie {
            Tie::Outlived => Some(Hold::Outlived),
            _ => self.hold_of_name(peers, snapshot, thing),
        };
        hold.map_or(Some(Hold::Unread), |hold| hold.or_else(by_name))
    }

    fn hold_of_name(
        &self,
        peers: &[&Assert],
        snapshot: &Snapshot,
        thing: &Thing<'_>,
    ) -> Option<Hold> {
        let is_shown = self.is_shown_twice(peers, snapshot, thing);
        (!is_shown).then_some(Hold::NameAlone)
    }

    /// The reason by the thing's own facts.
    fn own_hold(
        &self,
        peers: &[&Assert],
        snapshot: &Snapshot,
        thing: &Thing<'_>,
    ) -> Result<Option<Hold>, Reason> {
        let mut goes_before = false;
        if let Some(stack) = thing.stack {
            goes_before = is_of_leftover(peers, snapshot, stack)?;
            let is_own = goes_before || ties::is_own_stack(peers, snapshot, stack)?;
            if !is_own {
                return Ok(Some(Hold::OfStack(stack.to_owned())));
            }
        }
        // An environment goes with its group.
        if let Some(group) = thing.group.filter(|_| !goes_before) {
            return Ok(Some(Hold::OfGroup(group.to_owned())));
        }
        if let Some(cluster) = thing.cluster {
            return Ok(Some(Hold::OfCluster(cluster.to_owned())));
        }
        let has_other_name = !self.usual.is_empty() && !is_one_of(&self.usual, thing.name);
        if has_other_name {
            return Ok(Some(Hold::OtherName));
        }
        let busy = self.kind.busy(snapshot, thing)?;
        Ok(busy.map(|state| busy_thing(thing, state)))
    }

    /// The reason by what uses the thing, or refers to it.
    fn hold_of_users(
        &self,
        peers: &[&Assert],
        snapshot: &Snapshot,
        thing: &Thing<'_>,
    ) -> Result<Option<Hold>, Reason> {
        // A service belongs to its cluster, which does not keep it.
        let is_kept = self.kind != Kind::Service;
        let users = is_kept.then(|| self.kind.users(snapshot, thing));
        for (kind, id) in users.transpose()?.unwrap_or_default() {
            let hold = hold_of_user(kind, |user| Ok(user.id == id), peers, snapshot)?;
            // No check of the suite is about such users.
            let is_covered = absences(peers).any(|absent| absent.kind == kind);
            if hold.is_some() || !is_covered {
                return Ok(hold.or_else(|| Some(Hold::Used(short(id).to_owned()))));
            }
        }
        let Kind::Declared(own) = self.kind else {
            return Ok(None);
        };
        let Some(item) = own.find(snapshot, thing.id)? else {
            return Ok(None);
        };
        for absent in absences(peers) {
            let Kind::Declared(kind) = absent.kind else {
                continue;
            };
            let mut to = kind.declaration().points_at.iter();
            if !to.any(|wire| wire.kind == own.declaration().key) {
                continue;
            }
            let refers = |user: &Thing<'_>| {
                let mut all = kind.results(snapshot)?;
                let other = all.find(|other| kind.item(other).is_some_and(|it| it.key == user.id));
                Ok(other.is_some_and(|other| kind.refers(other, own, item)))
            };
            if let Some(hold) = hold_of_user(absent.kind, refers, peers, snapshot)? {
                return Ok(Some(hold));
            }
        }
        Ok(None)
    }
}

fn busy_thing(thing: &Thing<'_>, state: &str) -> Hold {
    Hold::Busy {
        thing: thing.label(),
        state: state.to_owned(),
    }
}

/// The first of the users that is not the workshop's, gets no commands itself, or is being deleted.
fn hold_of_user(
    kind: Kind,
    uses: impl Fn(&Thing<'_>) -> Result<bool, Reason>,
    peers: &[&Assert],
    snapshot: &Snapshot,
) -> Result<Option<Hold>, Reason> {
    let absences: Vec<&Absent> = absences(peers)
        .filter(|absent| absent.kind == kind)
        .collect();
    let Some(first) = absences.first() else {
        return Ok(None);
    };
    let listed = kind.list(snapshot, &first.names)?;
    if let Some(reason) = listed.unread {
        return Err(reason);
    }
    for user in &listed.things {
        if !uses(user)? {
            continue;
        }
        if let State::Going(state) = user.state {
            return Ok(Some(busy_thing(user, state)));
        }
        let mut goes = false;
        for absent in &absences {
            goes |= ties::tie(absent, peers, snapshot, user)?.is_some()
                && absent.own_hold(peers, snapshot, user)?.is_none()
                && absent.hold_of_name(peers, snapshot, user).is_none();
        }
        if !goes {
            return Ok(Some(Hold::Used(user.label())));
        }
    }
    Ok(None)
}

/// Whether AWS made this stack for a leftover, such as an environment.
fn is_of_leftover(peers: &[&Assert], snapshot: &Snapshot, stack: &str) -> Result<bool, Reason> {
    for absent in absences(peers) {
        let Kind::Declared(kind) = absent.kind else {
            continue;
        };
        if kind.declaration().stack.is_none() {
            continue;
        }
        for thing in absent.kind.list(snapshot, &absent.names)?.things {
            let is_made_for = kind.stack(thing.id).as_deref() == Some(stack);
            if is_made_for && ties::tie(absent, peers, snapshot, &thing)?.is_some() {
                return Ok(true);
            }
        }
    }
    Ok(false)
}
