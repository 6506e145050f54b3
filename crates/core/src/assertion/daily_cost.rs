use schemars::JsonSchema;
use serde::Deserialize;

use super::absent::{Cost, Kind, Leftovers, absences, described, shortened};
use super::{Assertion, Context, Pass, Verdict, failed, pending};
use crate::account::Account;
use crate::ids::ResourceName;
use crate::message::Message;
use crate::resource::ResourceKind;
use crate::snapshot::{Call, Reason};

/// Asserts that the leftovers of the workshop cost nothing: the sum over all checks of the kind `absent`.
///
/// The failure shows the cost of all leftovers for one day. A pass lists what was not checked. If one of the lists could not
/// be read, the sum is unknown.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DailyCost {
    /// Other leftovers of the workshop that may cost money and that no check of the suite covers.
    #[serde(default)]
    pub not_looked_at: Vec<String>,
}

impl Assertion for DailyCost {
    fn evaluate(&self, context: &Context<'_>) -> Verdict {
        let sum = Sum::of(context);
        if !sum.parts.is_empty() {
            let total = sum.total();
            let left = if sum.unknown.is_none() && total.unpriced.is_empty() {
                Message::new("daily-cost-left").with("amount", total.amount())
            } else if total.amount > 0.0 {
                Message::new("daily-cost-left-at-least").with("amount", total.plain())
            } else {
                Message::new("daily-cost-left-unknown")
            };
            let left = left.with("parts", sum.parts());
            return failed(left, Message::new("daily-cost-fix"), sum.ids);
        }
        if let Some(reason) = sum.unknown {
            return Err(reason.into());
        }
        if !sum.going.is_empty() {
            return pending(
                Message::new("absent-going").with("things", sum.going),
                Message::new("absent-going-usually"),
                [] as [&str; 0],
            );
        }
        let saw = Message::new("daily-cost-saw").with("regions", sum.regions);
        let advice = |id, name, list: Vec<String>| {
            let is_some = !list.is_empty();
            is_some.then(|| Message::new(id).with(name, list))
        };
        let unread = advice("daily-cost-unread", "regions", sum.unread);
        let unsure = (!sum.others.is_empty())
            .then(|| Message::new("absent-others").with("things", shortened(sum.others)));
        let others = self.not_looked_at.clone();
        let others = advice("daily-cost-not-looked-at", "others", others);
        let pass = Pass::saw(saw, [] as [&str; 0]);
        let pass = pass.advise_some(unsure);
        Ok(pass.advise_some(unread).advise_some(others))
    }

    fn expected(&self, _account: &Account<'_>) -> Message {
        Message::new("daily-cost-expected")
    }

    fn resources(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        Vec::new()
    }

    fn calls(&self) -> Vec<Call> {
        Vec::new()
    }

    /// The sum is always evaluated, even if prerequisites fail.
    fn is_made(&self, _account: &Account<'_>) -> Option<bool> {
        Some(true)
    }

    fn asserts_absence(&self) -> bool {
        true
    }
}

/// All leftovers of the workshop.
#[derive(Default)]
struct Sum {
    /// The cost of each kind that costs something.
    parts: Vec<(Kind, Cost)>,
    ids: Vec<String>,
    /// Leftovers that are being deleted.
    going: Vec<Message>,
    /// What costs money and may or may not belong to the workshop.
    others: Vec<Message>,
    /// Set if a list could not be read, or it is not known whether a thing belongs to the workshop.
    unknown: Option<Reason>,
    regions: Vec<String>,
    unread: Vec<String>,
}

impl Sum {
    fn of(context: &Context<'_>) -> Self {
        let mut sum = Sum::default();
        for absent in absences(context.peers) {
            match Leftovers::of(absent, context) {
                Ok(mut left) => {
                    let others = std::mem::take(&mut left.others);
                    let is_priced = !absent.costs.is_empty();
                    sum.others.extend(others.into_iter().filter(|_| is_priced));
                    sum.take(absent.kind, absent.cost(&left), left);
                }
                Err(reason) => sum.unknown = sum.unknown.or(Some(reason)),
            }
        }
        let unread = sum.unread.clone();
        sum.regions.retain(|region| !unread.contains(region));
        sum
    }

    fn take(&mut self, kind: Kind, cost: Cost, left: Leftovers<'_>) {
        self.unknown = self.unknown.take().or(left.undecided);
        push_new(&mut self.regions, left.regions);
        push_new(&mut self.unread, left.unread);
        self.going.extend(described(&left.going));
        if cost.is_nothing() {
            return;
        }
        self.ids
            .extend(left.there.iter().map(|left| left.thing.id.to_owned()));
        match self.parts.iter_mut().find(|(other, _)| *other == kind) {
            Some((_, part)) => *part = [part.clone(), cost].into_iter().sum(),
            None => self.parts.push((kind, cost)),
        }
    }

    /// The sum of the parts as they are shown, so that whoever adds them up gets the same.
    fn total(&self) -> Cost {
        let in_cents = |(_, cost): &(Kind, Cost)| Cost {
            amount: (cost.amount * 100.0).round() / 100.0,
            ..cost.clone()
        };
        let total: Cost = self.parts.iter().map(in_cents).sum();
        if total.amount > 0.0 {
            return total;
        }
        // Less than a cent in all is still something.
        self.parts.iter().map(|(_, cost)| cost.clone()).sum()
    }

    fn parts(&self) -> Vec<Message> {
        let part = |(kind, cost): &(Kind, Cost)| {
            Message::new("daily-cost-part")
                .with("kind", kind.word())
                .with("amount", cost.part())
        };
        self.parts.iter().map(part).collect()
    }
}

fn push_new(list: &mut Vec<String>, more: Vec<String>) {
    for one in more {
        if !list.contains(&one) {
            list.push(one);
        }
    }
}
