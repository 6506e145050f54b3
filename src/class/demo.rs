//! A made-up class that works through the workshop, to try `grade` and `serve` without AWS.
//!
//! Every account is the embedded account "complete" without what its attendee has not made yet, and with the attendee's
//! mistakes ([`edits`]); a service that does not run is one of the other embedded accounts. A suite or journey with
//! accounts of its own has a class whose attendees go from one of these to the next ([`way`]). Who does what in which round
//! follows from a constant seed ([`plan`]). The accounts are judged like any other: no result is stored.

mod edits;
mod plan;
mod way;

use std::sync::atomic::{AtomicUsize, Ordering};

use indexmap::IndexMap;
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use super::not_graded::NotGraded;
use super::roster::{Access, Attendee, RosterIndex};
use crate::demo;
use plan::{Plan, State};
use way::Way;
use workshop_check_collect::{Role, SessionError};
use workshop_check_core::journey::Workshop;
use workshop_check_core::snapshot::Snapshot;

/// The round in which `grade --demo` finds the class, and in which `serve --demo` begins.
pub const FIRST_ROUND: usize = 14;

#[rustfmt::skip]
const NAMES: [&str; 40] = [
    "Amara Okafor", "Bram de Wit", "Chiara Conti", "Dmitri Volkov", "Elif Yılmaz", "Farid Haddad", "Grace Mwangi",
    "Hana Kobayashi", "Ingrid Solberg", "João Almeida", "Katarzyna Nowak", "Liam O’Brien", "Mei-Ling Chen",
    "Nikhil Rao", "Olivia Brown", "Pablo Fernández", "Quynh Nguyen", "Ravi Shankar", "Sofia Lindqvist", "Tomás Herrera",
    "Uma Krishnan", "Viktor Horváth", "Wanjiru Kamau", "Xiomara Delgado", "Yusuf Demir", "Zoë Jansen", "Anders Nyström",
    "Beatriz Costa", "Cem Aydın", "Dalia Mansour", "Emeka Eze", "Fleur Dubois", "Giorgos Papadakis", "Hye-jin Park",
    "Isabel Morales", "Jakub Svoboda", "Kwame Mensah", "Lena Fischer", "Mateo Rojas", "Noor Rahman",
];

/// The class, at the end of the last round that began.
#[derive(Debug)]
pub struct DemoClass {
    plans: Vec<Plan>,
    /// The accounts of a suite that has accounts of its own.
    way: Option<Way>,
    round: AtomicUsize,
}

impl DemoClass {
    /// The class that works through a suite or a journey.
    pub fn of(workshop: &Workshop) -> Self {
        DemoClass {
            plans: (0..NAMES.len()).map(Plan::of).collect(),
            way: Way::of(workshop),
            round: AtomicUsize::new(FIRST_ROUND),
        }
    }

    /// The class as a roster has it. Nobody can get into these accounts.
    pub fn attendees() -> Vec<Attendee> {
        let attendee = |(position, name): (usize, &&str)| {
            let account_id = account_id(position);
            let arn = format!("arn:aws:iam::{account_id}:role/workshop-check");
            Attendee {
                index: RosterIndex::new(position),
                name: (*name).to_owned(),
                account_id,
                region: None,
                access: Access::Role(Role {
                    arn,
                    external_id: None,
                }),
                submit_code: None,
                columns: IndexMap::from([
                    ("seat".to_owned(), seat(position)),
                    ("username".to_owned(), format!("unicorn{:02}", position + 1)),
                ]),
            }
        };
        NAMES.iter().enumerate().map(attendee).collect()
    }

    /// The round that is being graded.
    pub fn round(&self) -> usize {
        self.round.load(Ordering::Relaxed)
    }

    /// Lets the class work on for one round.
    pub fn next_round(&self) {
        self.round.fetch_add(1, Ordering::Relaxed);
    }

    /// Whether the attendee's account is another one in this round than in the round before.
    pub fn has_changed(&self, index: RosterIndex, round: usize) -> bool {
        let Some(plan) = self.plans.get(index.get()) else {
            return false;
        };
        let Some(before) = round.checked_sub(1).map(|before| plan.state(before)) else {
            return true;
        };
        let now = plan.state(round);
        match &self.way {
            Some(way) => {
                let seen = |state: &State| (way.account(index.get(), state), state.is_refused);
                seen(&before) != seen(&now)
            }
            None => before != now,
        }
    }

    /// Whether the attendee asks for help in this round.
    pub fn asks_for_help(&self, index: RosterIndex, round: usize) -> bool {
        let plan = self.plans.get(index.get());
        plan.is_some_and(|plan| plan.asks_for_help(round))
    }

    /// The account of an attendee in a round.
    ///
    /// # Errors
    /// When the attendee's account cannot be read in this round.
    pub(super) fn snapshot(
        &self,
        attendee: &Attendee,
        round: usize,
        taken_at: Timestamp,
    ) -> Result<Snapshot, NotGraded> {
        let plan = self.plans.get(attendee.index.get());
        let state = plan.map_or_else(State::default, |plan| plan.state(round));
        if state.is_refused {
            return Err(NotGraded::Session(SessionError::RoleRefused {
                role: Some(format!(
                    "arn:aws:iam::{}:role/workshop-check",
                    attendee.account_id
                )),
                code: "AccessDenied".to_owned(),
                message: "not authorized to perform: sts:AssumeRole".to_owned(),
            }));
        }
        let name = match &self.way {
            Some(way) => way.account(attendee.index.get(), &state),
            None => state.account,
        };
        let text = match &self.way {
            Some(way) => demo::snapshot_of(way.workshop(), name),
            None => demo::snapshot(name),
        };
        let recorded = text.and_then(|text| moved(&text, &attendee.account_id, taken_at));
        // The embedded accounts are in the binary, and a test reads every one of them.
        let mut snapshot = recorded.ok_or(NotGraded::Panicked)?;
        snapshot.is_demo = true;
        match &self.way {
            Some(way) if state.hides_parameters => way::hide(&mut snapshot, way.hidden),
            Some(_) => {}
            None => edits::apply(&mut snapshot, &state),
        }
        Ok(snapshot)
    }
}

/// An embedded account with another account id, as if it had been read at another time.
fn moved(text: &str, account_id: &str, taken_at: Timestamp) -> Option<Snapshot> {
    let recorded: Value = serde_json::from_str(text).ok()?;
    let own_id = recorded.pointer("/account/id")?.as_str()?;
    let recorded_at: Timestamp = recorded.pointer("/taken_at")?.as_str()?.parse().ok()?;
    let mut moved: Value = serde_json::from_str(&text.replace(own_id, account_id)).ok()?;
    move_times(&mut moved, taken_at.duration_since(recorded_at));
    serde_json::from_value(moved).ok()
}

/// Adds a duration to every time in a JSON value, so that everything is as old as it was.
fn move_times(value: &mut Value, by: SignedDuration) {
    match value {
        Value::String(text) => {
            let time = text.parse::<Timestamp>().ok();
            if let Some(moved) = time.and_then(|time| time.checked_add(by).ok()) {
                *text = moved.to_string();
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|value| move_times(value, by)),
        Value::Object(map) => map.values_mut().for_each(|value| move_times(value, by)),
        _ => {}
    }
}

fn account_id(position: usize) -> String {
    format!("2200000000{:02}", position + 1)
}

/// Rows of eight seats: "A1" to "E8".
fn seat(position: usize) -> String {
    let row = ["A", "B", "C", "D", "E"].get(position / 8);
    format!("{}{}", row.unwrap_or(&"F"), position % 8 + 1)
}

#[cfg(test)]
mod tests;
