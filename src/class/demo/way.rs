//! The way of a made-up class through the accounts that a suite or a journey has of its own.

use super::plan::{Stage, State};
use crate::demo;
use workshop_check_core::journey::Workshop;
use workshop_check_core::snapshot::{Call, Fact, Reason, Snapshot};

/// The names of accounts in which nothing is done yet, in the order in which they are looked for.
const BEGINNINGS: [&str; 3] = ["fresh", "untouched", "not-started"];

/// The embedded accounts of a suite or a journey, in the order in which an attendee comes to them.
#[derive(Debug)]
pub struct Way {
    workshop: String,
    beginning: &'static str,
    /// Half-way, and with mistakes.
    between: Vec<&'static str>,
    end: &'static str,
    /// The call that is denied in the account that cannot be read as a whole.
    pub hidden: Call,
}

impl Way {
    /// None for a suite without accounts of its own.
    pub fn of(workshop: &Workshop) -> Option<Self> {
        let end = demo::finished(&workshop.id);
        let names = demo::own_names(&workshop.id);
        let mut beginnings = BEGINNINGS.into_iter();
        let beginning = beginnings.find(|name| names.contains(name))?;
        names.contains(&end).then(|| Way {
            workshop: workshop.id.clone(),
            hidden: hidden(workshop),
            beginning,
            between: names
                .into_iter()
                .filter(|name| *name != end && !BEGINNINGS.contains(name))
                .collect(),
            end,
        })
    }

    /// The id of the suite or the journey.
    pub fn workshop(&self) -> &str {
        &self.workshop
    }

    /// The account of the attendee at that position in a state. A mistake or a service that does not run is one of the accounts
    /// with mistakes, and each attendee has another one.
    pub fn account(&self, position: usize, state: &State) -> &'static str {
        let is_wrong = !state.mistakes.is_empty() || state.account != "complete";
        let number = match state.stage {
            Stage::Service if !is_wrong => return self.end,
            stage if stage < Stage::FileSystem => return self.beginning,
            _ if is_wrong => position,
            _ => return self.halfway(),
        };
        let count = self.between.len().max(1);
        self.between
            .get(number % count)
            .copied()
            .unwrap_or(self.beginning)
    }

    fn halfway(&self) -> &'static str {
        let mut between = self.between.iter();
        let halfway = between.find(|name| **name == demo::DEFAULT);
        halfway.copied().unwrap_or(self.beginning)
    }
}

/// The call that is denied in the account that cannot be read as a whole: one that the workshop declares, if there is one.
fn hidden(workshop: &Workshop) -> Call {
    let suites = workshop.modules.iter().map(|module| &module.suite);
    let calls = suites.flat_map(|suite| suite.scope(suite.checks().map(|(_, check)| check)).calls);
    let mut declared = calls.filter(|call| call.declared().is_some());
    declared.next().unwrap_or(Call::DescribeSecurityGroups)
}

/// Denies a call.
pub fn hide(snapshot: &mut Snapshot, call: Call) {
    let reason = Reason::Denied { call };
    let answer = call
        .declared()
        .and_then(|declared| snapshot.calls.get_mut(declared.key()));
    match answer {
        Some(answer) => answer.items = Fact::Unknown(reason),
        None => snapshot.ec2.security_groups = Fact::Unknown(reason),
    }
}
