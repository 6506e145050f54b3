//! Drafts a suite from the snapshot of an account in which the workshop is done.
//!
//! Pure: snapshot → texts. The draft has the resources that an attendee may have created, with their names and what refers
//! to them, and checks for what the account shows. Checks that do not pass on that snapshot are left out, so that the
//! draft passes it. So are those that pass where nobody has made anything, those that a harmless change makes fail, and those of
//! states that change by themselves. What the draft does not notice, `prove` finds, and [`next`] says.

mod checks;
mod declared;
mod found;
mod next;
mod text;

use std::collections::BTreeSet;

use workshop_check_core::evaluate::{Selection, evaluate};
use workshop_check_core::snapshot::Snapshot;
use workshop_check_core::suite::reading::{Files, SUITE_FILE, Text};
use workshop_check_core::suite::{self, Suite};

use super::lint::passing_on_nothing;
use super::prove::prove;
use checks::{Check, checks};
use declared::declared;
use found::found;
use next::Next;

/// The texts of a drafted suite.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// `suite.yaml`.
    pub suite: String,
    /// `locales/en.ftl`.
    pub english: String,
    /// How many resources it names.
    pub resources: usize,
    /// How many checks it has.
    pub checks: usize,
    /// The declared calls of the snapshot that are left out, because no suite declares them: name and operation.
    pub left_out: Vec<String>,
    /// `NEXT.md`.
    pub next: String,
}

/// Why there is no draft. `Display` fits "failed to …".
#[derive(Debug, thiserror::Error)]
pub enum DraftError {
    /// The account has nothing that a suite could be about.
    #[error("draft a suite: the snapshot has no resource that a workshop creates")]
    Nothing {
        /// The calls of the snapshot that no suite declares.
        left_out: Vec<String>,
    },
    /// A defect of this program.
    #[error("draft a suite: {0}")]
    Internal(String),
}

/// Drafts a suite with this id. The calls and kinds of which the snapshot has results come from the other suites.
///
/// # Errors
/// If the snapshot has nothing that a suite could be about.
pub fn draft(
    snapshot: &Snapshot,
    id: &str,
    others: &[(Suite, suite::Draft)],
) -> Result<Draft, DraftError> {
    let declared = declared(snapshot, others);
    let resources = found(snapshot, &declared.resource_kinds);
    if resources.is_empty() {
        return Err(DraftError::Nothing {
            left_out: declared.left_out,
        });
    }
    let (transient, mut checks): (Vec<Check>, Vec<Check>) = checks(snapshot, &resources)
        .into_iter()
        .partition(|check| check.is_transient);
    let mut proof = None;
    // Dropping a check can only unblock others, so that this ends.
    loop {
        let used: BTreeSet<&str> = checks.iter().flat_map(Check::uses).collect();
        let kept: Vec<_> = resources
            .iter()
            .filter(|resource| used.contains(resource.name.as_str()))
            .collect();
        let drafted = text::suite(id, &snapshot.account.region, &declared, &kept, &checks);
        let suite = read(&drafted)?;
        let mut failing = not_passing(&suite, snapshot);
        // One proof is enough: without the checks that raise false alarms, the others catch what they caught.
        if failing.is_empty() && proof.is_none() {
            let proved = prove(&suite, snapshot, None)
                .map_err(|error| DraftError::Internal(error.to_string()))?;
            failing = next::false_alarms(&proved);
            proof = Some(proved);
        }
        if let Some(proof) = proof.as_ref().filter(|_| failing.is_empty()) {
            let next = Next {
                snapshot,
                suite: &suite,
                proof,
                transient: &transient,
                left_out: &declared.left_out,
            };
            return Ok(Draft {
                english: text::english(id, &declared, &kept, &checks),
                suite: drafted,
                resources: kept.len(),
                checks: checks.len(),
                next: next.text(),
                left_out: declared.left_out,
            });
        }
        let before = checks.len();
        checks.retain(|check| !failing.contains(check.id.as_str()));
        for check in &mut checks {
            check.needs.retain(|need| !failing.contains(need));
        }
        if checks.len() == before || checks.is_empty() {
            return Err(DraftError::Nothing {
                left_out: declared.left_out,
            });
        }
    }
}

/// The ids of the checks that do not pass, that give advice about the account that is right, or that pass on nothing.
fn not_passing(suite: &Suite, snapshot: &Snapshot) -> BTreeSet<String> {
    let evaluation = evaluate(suite, snapshot, &Selection::default());
    let checks = evaluation.checks.iter();
    let failing = checks.filter(|judged| !judged.holds());
    let failing = failing.map(|judged| judged.check.id.to_string());
    let on_nothing = passing_on_nothing(suite).into_iter();
    failing
        .chain(on_nothing.map(|check| check.to_string()))
        .collect()
}

/// The drafted suite.
fn read(suite: &str) -> Result<Suite, DraftError> {
    let text = Text {
        place: SUITE_FILE.to_owned(),
        text: suite.to_owned(),
    };
    let files = Files::from_texts([(SUITE_FILE.to_owned(), text)]);
    let internal = |problem: &str| DraftError::Internal(problem.to_owned());
    let reading = files
        .ok_or_else(|| internal("no text"))?
        .read(&[])
        .map_err(|(_, problem, _)| DraftError::Internal(problem))?;
    if let Some(problem) = reading.problems.first() {
        let text = format!("{}: {}", problem.place(), problem.text);
        return Err(DraftError::Internal(text));
    }
    let (suite, _) = reading.suite.ok_or_else(|| internal("unreadable"))?;
    Ok(suite)
}
