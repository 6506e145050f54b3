mod cost;
mod deletions;
mod hold;
mod kind;
mod kinds;
mod leftovers;
mod thing;
mod ties;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Assertion, Context, NotPassed, Pass, Verdict, failed, pending};
use crate::account::Account;
use crate::change::Change;
use crate::ids::ResourceName;
use crate::message::{self, Message};
use crate::resource::ResourceKind;
use crate::snapshot::{Call, Scope};
pub use cost::{Cost, Price};
pub use kind::Kind;
use kind::prefix;
use leftovers::plain;
pub use leftovers::{Leftover, Leftovers};
pub use ties::absences;

/// The maximum number of things in one sentence.
const MOST_NAMED: usize = 8;

/// Asserts that no resource of one kind is left over from the workshop, in the current Region and in the workshop's other
/// Regions.
///
/// A resource belongs to the workshop if it has one of the workshop's names, is in one of its VPCs, was created by its
/// stack, or is used only by resources of the workshop: a cluster or a task definition by a service, a target group by a
/// load balancer, an Elastic IP address by a NAT gateway or an instance. Other resources of the kind never fail the check.
/// If the kind costs money they are advice, because they may have been created for the workshop under another name.
/// No command deletes what only a name shows to be the workshop's, what another stack created, what something else uses, or what
/// AWS refuses to delete now.
/// Resources that are being deleted, by themselves or with their stack, are pending. A list that could not be read never
/// counts as empty.
///
/// Leftovers are shown with an approximate price: list prices of one Region, without taxes, traffic and free tiers.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Absent {
    /// The kind of resource.
    pub kind: Kind,
    /// Names that the workshop gives. A leftover gets commands if its VPC or its stack shows the same, or if it is in no VPC, its name is
    /// unique in the account, and the workshop's stack is or was there. `*` at the end stands for any ending. Log groups and parameters are
    /// only read by these names.
    #[serde(default)]
    pub names: Vec<String>,
    /// The `Name` tags of the workshop's VPCs. All resources in them belong to the workshop.
    #[serde(default)]
    pub vpcs: Vec<String>,
    /// Whether nothing that is in another VPC belongs to the workshop, whatever its name.
    #[serde(default)]
    pub vpcs_decide: bool,
    /// Names that the pages propose, but that others give, too. Leftovers with other names get no commands: somebody has to look
    /// at them first. `*` at the end stands for any ending.
    #[serde(default)]
    pub usual: Vec<String>,
    /// The name of the workshop's stack. All resources that it created belong to the workshop and are deleted with it.
    #[serde(default)]
    pub stack: Option<String>,
    /// The prices of a leftover. An empty list means that it costs nothing.
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
                self.fix(context, &left),
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
        let costs_money = !self.costs.is_empty() && !left.others.is_empty();
        Ok(pass.advise_some(
            costs_money
                .then(|| Message::new("absent-others").with("things", shortened(left.others))),
        ))
    }

    fn changes(&self, context: &Context<'_>) -> Result<Vec<Change>, NotPassed> {
        self.deletions(context)
    }

    fn expected(&self, _account: &Account<'_>) -> Message {
        Message::new("absent-expected").with("kind", self.kind.word())
    }

    fn sources(&self) -> Vec<String> {
        cost::sources(&self.costs)
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

    fn messages(&self) -> Vec<(&str, &'static [&'static str])> {
        match self.kind {
            Kind::Declared(kind) => vec![(kind.word(), &["plural"])],
            _ => Vec::new(),
        }
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
                "no resource belongs to the workshop without `names`, `vpcs` or `stack`".into(),
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
    /// Whether a name matches one of the workshop's names.
    fn is_named(&self, name: &str) -> bool {
        is_one_of(&self.names, name)
    }

    /// Delete the things, or the stack that deletes them.
    fn fix(&self, context: &Context<'_>, left: &Leftovers<'_>) -> Message {
        let stacks: Option<Vec<&str>> = left
            .there
            .iter()
            .map(|left| {
                let stack = self.living_stack_of(&left.thing, left.snapshot(context));
                stack.map(|stack| stack.stack_name.as_str())
            })
            .collect();
        let fix = match stacks.as_deref() {
            Some([stack, ..]) => Message::new("absent-fix-with-stack").with("stack", *stack),
            _ => Message::new("absent-fix"),
        };
        let things = left.there.iter().map(|left| plain(&left.thing));
        let fix = fix.with("things", shortened(things.collect()));
        let kind = match stacks {
            Some(_) => Kind::Stack,
            None => self.kind,
        };
        let fix = match kind.protection() {
            Some(id) => Message::new(id).with("fix", fix),
            None => fix,
        };
        let holds = left.there.iter().filter_map(|leftover| {
            let hold = self.hold(context, leftover)?;
            Some(hold.before(&leftover.thing))
        });
        holds
            .take(MOST_NAMED)
            .fold(fix, |fix, before| before.with("fix", fix))
    }

    /// The cost of these leftovers for one day.
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
            false => {
                let classes = cost.unpriced.iter().filter(|class| !class.is_empty());
                let classes: Vec<String> = classes.cloned().collect();
                let id = match (cost.amount > 0.0, classes.is_empty()) {
                    (true, false) => "absent-costs-at-least",
                    (false, false) => "absent-price-unknown",
                    (_, true) => "absent-costs-unknown",
                };
                Message::new(id)
                    .with("amount", cost.plain())
                    .with("classes", classes)
            }
        }
    }
}

/// Descriptions of leftovers, each with the reason why it belongs to the workshop.
pub fn described(left: &[Leftover<'_>]) -> Vec<Message> {
    shortened(left.iter().map(|left| left.described()).collect())
}

/// The first descriptions, and the number of the others.
pub fn shortened(things: Vec<Message>) -> Vec<Message> {
    message::shortened(things, MOST_NAMED)
}

/// Whether a name is one of these, with `*` at the end for any ending.
fn is_one_of(names: &[String], name: &str) -> bool {
    names.iter().any(|own| match own.strip_suffix('*') {
        Some(stem) => name.starts_with(stem),
        None => name == own,
    })
}

fn ids(left: &[Leftover<'_>]) -> Vec<String> {
    left.iter().map(|left| left.thing.id.to_owned()).collect()
}
