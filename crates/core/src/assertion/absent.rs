mod cost;
mod kind;
mod kinds;
mod leftovers;
mod thing;
mod ties;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Assertion, Context, Pass, Verdict, failed, pending};
use crate::account::Account;
use crate::ids::ResourceName;
use crate::message::Message;
use crate::resource::ResourceKind;
use crate::snapshot::{Call, Scope};
pub use cost::{Cost, Price};
pub use kind::Kind;
use kind::prefix;
use leftovers::plain;
pub use leftovers::{Leftover, Leftovers};
pub use ties::absences;

/// Things that one sentence names.
const MOST_NAMED: usize = 8;

/// Asserts that nothing of one kind is left of the workshop: neither here nor in the workshop's other Regions.
///
/// The workshop's is what has one of its names, is in one of its VPCs, was made by its stack, or is wired to something
/// that is, and to nothing else: a service to its cluster and task definition, a load balancer to its target groups, a
/// NAT gateway or an instance to its address. Other things of the kind fail nobody; where such a thing costs money they are advice,
/// because they may have been made for the workshop under another name. What is being deleted is waited for, and so is what goes with a stack that is being
/// deleted. A list
/// that could not be read is never taken for an empty one.
///
/// What is left is given with its price, in rough figures: list prices of one Region, without taxes, traffic and free
/// tiers.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Absent {
    /// What is looked for.
    pub kind: Kind,
    /// Names that only the workshop's things have, as far as anybody can tell; `*` at the end stands for any ending.
    /// Log groups and parameters are read by these alone.
    #[serde(default)]
    pub names: Vec<String>,
    /// The names of the workshop's VPCs, by their `Name` tag: what is in one of them is the workshop's.
    #[serde(default)]
    pub vpcs: Vec<String>,
    /// The name of the workshop's stack: what it made is the workshop's, and goes with it.
    #[serde(default)]
    pub stack: Option<String>,
    /// What it costs to leave it. Nothing, if the list is empty.
    #[serde(default)]
    pub costs: Vec<Price>,
}

impl Assertion for Absent {
    fn evaluate(&self, context: &Context<'_>) -> Verdict {
        let left = Leftovers::of(self, context)?;
        if !left.there.is_empty() {
            let cost = self.cost_sentence(&left);
            return failed(
                Message::new("absent-left")
                    .with("things", described(&left.there))
                    .with("cost", cost),
                Message::new("absent-fix").with(
                    "things",
                    shortened(left.there.iter().map(|left| plain(&left.thing)).collect()),
                ),
                ids(&left.there),
            );
        }
        if !left.going.is_empty() {
            return pending(
                Message::new("absent-going").with("things", described(&left.going)),
                Message::new("absent-going-usually"),
                ids(&left.going),
            );
        }
        if let Some(reason) = left.undecided {
            return Err(reason.into());
        }
        let saw = Message::new("absent-saw")
            .with("kind", self.kind.word())
            .with("count", left.others.len())
            .with("regions", left.regions);
        let pass = Pass::saw(saw, [] as [&str; 0]);
        let is_dear = !self.costs.is_empty() && !left.others.is_empty();
        Ok(pass.advise_some(
            is_dear.then(|| Message::new("absent-others").with("things", shortened(left.others))),
        ))
    }

    fn expected(&self, _account: &Account<'_>) -> Message {
        let expected = Message::new("absent-expected").with("kind", self.kind.word());
        if self.costs.is_empty() {
            expected
        } else {
            Message::new("absent-expected-priced")
                .with("expected", expected)
                .with("sources", cost::sources(&self.costs))
        }
    }

    fn resources(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        Vec::new()
    }

    fn calls(&self) -> Vec<Call> {
        let mut calls = self.kind.calls().to_vec();
        if self.stack.is_some() {
            calls.push(Call::ListStacks);
        }
        calls
    }

    fn extend_scope(&self, scope: &mut Scope) {
        self.kind.ask_for(&self.names, scope);
    }

    fn asserts_absence(&self) -> bool {
        true
    }

    fn problem(&self) -> Option<String> {
        let by_name = self.kind.ask_for(&[], &mut Scope::default());
        if by_name && self.names.is_empty() {
            return Some("things of this kind are read by their names: give `names`".to_owned());
        }
        if !by_name && self.names.is_empty() && self.vpcs.is_empty() && self.stack.is_none() {
            return Some(
                "nothing is ever the workshop's without `names`, `vpcs` or `stack`".into(),
            );
        }
        let mut names = self.names.iter();
        let bad = names.find(|name| {
            let stem = prefix(name);
            let is_any = stem.is_empty() || stem.contains('*');
            is_any || (!self.kind.may_end_in_anything() && stem.len() < name.len())
        });
        if let Some(name) = bad {
            return Some(format!(
                "the name \"{name}\" may hold one `*`, at its end (of a parameter, none)"
            ));
        }
        cost::problem(&self.costs)
    }
}

impl Absent {
    /// Whether a name is one of the workshop's.
    fn is_named(&self, name: &str) -> bool {
        self.names.iter().any(|own| match own.strip_suffix('*') {
            Some(stem) => name.starts_with(stem),
            None => name == own,
        })
    }

    /// What it costs a day to leave these.
    pub fn cost<'a>(&self, left: &Leftovers<'a>) -> Cost {
        let costs = left
            .there
            .iter()
            .map(|left| Cost::of(&self.costs, &left.thing));
        costs.sum()
    }

    fn cost_sentence(&self, left: &Leftovers<'_>) -> Message {
        if self.costs.is_empty() {
            return Message::new("absent-no-price");
        }
        let cost = self.cost(left);
        match cost.unpriced.is_empty() {
            true if cost.is_nothing() => Message::new("absent-costs-nothing"),
            true => Message::new("absent-costs").with("amount", cost.amount()),
            false => Message::new("absent-costs-at-least")
                .with("amount", cost.plain())
                .with("classes", cost.unpriced.clone()),
        }
    }
}

/// What these are and what makes them the workshop's.
pub fn described(left: &[Leftover<'_>]) -> Vec<Message> {
    shortened(left.iter().map(|left| left.described()).collect())
}

/// As many as a sentence holds, and how many more there are.
fn shortened(mut things: Vec<Message>) -> Vec<Message> {
    let more = things.len().saturating_sub(MOST_NAMED);
    if more > 1 {
        things.truncate(MOST_NAMED);
        things.push(Message::new("report-more").with("count", more));
    }
    things
}

fn ids(left: &[Leftover<'_>]) -> Vec<String> {
    left.iter().map(|left| left.thing.id.to_owned()).collect()
}
