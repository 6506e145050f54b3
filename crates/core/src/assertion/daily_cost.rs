use schemars::JsonSchema;
use serde::Deserialize;

use super::absent::{Cost, Kind, Leftovers, absences, described};
use super::{Assertion, Context, Pass, Verdict, failed, pending};
use crate::account::Account;
use crate::ids::ResourceName;
use crate::message::Message;
use crate::resource::ResourceKind;
use crate::snapshot::{Call, Reason};

/// Asserts that what is left of the workshop costs nothing: the sum over all checks of the kind `absent`.
///
/// It says what everything that is left costs a day, and what nobody looked at. As long as one of the lists could not
/// be read the sum is not known.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DailyCost {
    /// What else the workshop may leave behind that costs money and that no check of the suite looks at.
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
            } else {
                Message::new("daily-cost-left-at-least").with("amount", total.plain())
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
        let others = self.not_looked_at.clone();
        let others = advice("daily-cost-not-looked-at", "others", others);
        let pass = Pass::saw(saw, [] as [&str; 0]);
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

    /// The sum is said whatever it stands on.
    fn is_made(&self, _account: &Account<'_>) -> Option<bool> {
        Some(true)
    }

    fn asserts_absence(&self) -> bool {
        true
    }
}

/// All that is left of the workshop.
#[derive(Default)]
struct Sum {
    /// What costs something, by kind.
    parts: Vec<(Kind, Cost)>,
    ids: Vec<String>,
    /// What is on its way out.
    going: Vec<Message>,
    /// Why one of the lists, or what ties one of the things to the workshop, is not known.
    unknown: Option<Reason>,
    regions: Vec<String>,
    unread: Vec<String>,
}

impl Sum {
    fn of(context: &Context<'_>) -> Self {
        let mut sum = Sum::default();
        for absent in absences(context.peers) {
            match Leftovers::of(absent, context) {
                Ok(left) => sum.take(absent.kind, absent.cost(&left), left),
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

    fn total(&self) -> Cost {
        self.parts.iter().map(|(_, cost)| cost.clone()).sum()
    }

    fn parts(&self) -> Vec<Message> {
        let part = |(kind, cost): &(Kind, Cost)| {
            Message::new("daily-cost-part")
                .with("kind", kind.word())
                .with("amount", cost.plain())
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
