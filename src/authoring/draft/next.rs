//! `NEXT.md` of a draft: what the draft has, what it does not notice yet, and what is left out.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use workshop_check_core::ids::CheckId;
use workshop_check_core::resource::ResourceKind;
use workshop_check_core::snapshot::Snapshot;
use workshop_check_core::suite::Suite;

use super::checks::Check;
use crate::authoring::prove::{Expect, Proof, Verdict};

/// So many changes of a resource are listed.
const MOST_CHANGES: usize = 6;

/// The checks that a harmless change makes fail.
pub fn false_alarms(proof: &Proof) -> BTreeSet<String> {
    let alarms = proof
        .mutants
        .iter()
        .filter_map(|mutant| match &mutant.verdict {
            Verdict::FalseAlarm { checks } if mutant.expect == Expect::Harmless => Some(checks),
            _ => None,
        });
    alarms.flatten().map(ToString::to_string).collect()
}

/// What the text says.
pub struct Next<'a> {
    pub snapshot: &'a Snapshot,
    pub suite: &'a Suite,
    /// The proof of the draft before the checks were left out that raise false alarms.
    pub proof: &'a Proof,
    /// The checks that ask for a state which changes by itself.
    pub transient: &'a [Check],
    /// The declared calls that are left out.
    pub left_out: &'a [String],
}

impl Next<'_> {
    /// `NEXT.md`.
    pub fn text(&self) -> String {
        let mut text = "# What to do next\n\n".to_owned();
        let checks = self.suite.checks().count();
        let _ = writeln!(
            text,
            "This draft has {checks} checks of {} resources. They pass on the account of the snapshot (Region {}).\n\n\
             \x20   workshop-check lint .\n\
             \x20   workshop-check check --suite . --snapshot FILE\n\
             \x20   workshop-check prove --suite . --snapshot FILE --all\n",
            self.suite.file.resources.len(),
            code(&self.snapshot.account.region),
        );
        self.unnoticed(&mut text);
        self.unfixed(&mut text);
        self.dropped(&mut text);
        text.push_str(
            "## Then\n\n\
             1. Put each check on the page that asks for it, and remove what no page asks for. The pages are `page` of the steps.\n\
             2. Write `example` in place of `name` where a page gives a name \"for example\".\n\
             3. Write in `locales/en.ftl` why each check matters: `.why` is the same everywhere in the draft. Copy the file for other\n\
             \x20  languages.\n\
             4. Repeat `lint` and `prove` until nothing is left. The reasons for what need not be noticed go into `prove.yaml`.\n\n\
             The guide for authors, docs/authoring.md in workshop-check's repository, goes through all of it.\n",
        );
        text
    }

    /// The changes of the account that no check notices, by resource.
    fn unnoticed(&self, text: &mut String) {
        let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let is_left_out = |check: &CheckId| self.suite.check(check).is_none();
        let missed = self.proof.mutants.iter().filter(|mutant| {
            let is_missed = match &mutant.verdict {
                Verdict::Survived => true,
                Verdict::Caught { check, .. } => is_left_out(check),
                _ => false,
            };
            mutant.expect == Expect::Noticed && is_missed
        });
        for mutant in missed {
            // "database/database-1/Endpoint.Port/=3307": a kind, a name, and what changes.
            let mut parts = mutant.id.splitn(3, '/');
            let kind = parts.next().unwrap_or_default();
            let name = parts.next().unwrap_or_default();
            let change = parts.next().unwrap_or("all of it");
            let changes = all.entry(format!("{kind} {name}")).or_default();
            changes.push(change.to_owned());
        }
        text.push_str("## What it does not notice yet\n\n");
        if all.is_empty() {
            text.push_str("Each change of these resources that `prove` makes fails a check.\n\n");
            return;
        }
        text.push_str(
            "No check fails if one of these is changed. Write a check for what a page asks for; `workshop-check list --kinds` says what can\n\
             be asserted, and `workshop-check explain KIND` how.\n\n",
        );
        for (resource, changes) in all {
            let listed: Vec<String> = changes
                .iter()
                .take(MOST_CHANGES)
                .map(|change| code(change))
                .collect();
            let more = match changes.len().saturating_sub(MOST_CHANGES) {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            let _ = writeln!(text, "- {}: {}{more}", code(&resource), listed.join(", "));
        }
        text.push('\n');
    }

    /// The kinds whose failures have no commands.
    fn unfixed(&self, text: &mut String) {
        let kinds = self.suite.file.resources.values();
        let kinds: BTreeSet<String> = kinds
            .filter_map(|resource| match resource.kind {
                ResourceKind::Declared(kind) => Some(code(&kind.declaration().key)),
                _ => None,
            })
            .collect();
        if kinds.is_empty() {
            return;
        }
        let kinds: Vec<String> = kinds.into_iter().collect();
        let _ = writeln!(
            text,
            "## What it does not fix yet\n\n\
             A failure of these kinds names no commands, because the draft has no `changes` for them, and their resources no\n\
             `create`: {}. The guide says how to write them.\n",
            kinds.join(", ")
        );
    }

    fn dropped(&self, text: &mut String) {
        let alarming = false_alarms(self.proof);
        if alarming.is_empty() && self.transient.is_empty() && self.left_out.is_empty() {
            return;
        }
        text.push_str("## What is left out\n\n");
        if !alarming.is_empty() {
            let checks: Vec<String> = alarming.iter().map(|check| code(check)).collect();
            let _ = writeln!(
                text,
                "- Checks that a change fails which most workshops allow. Add them if a page asks for it: {}",
                checks.join(", ")
            );
        }
        if !self.transient.is_empty() {
            let titles: Vec<String> = self
                .transient
                .iter()
                .map(|check| code(&check.title))
                .collect();
            let _ = writeln!(
                text,
                "- States that change by themselves: {}. Take the snapshot again when AWS is done, or write the state to wait for.",
                titles.join(", ")
            );
        }
        if !self.left_out.is_empty() {
            let calls: Vec<String> = self.left_out.iter().map(|call| code(call)).collect();
            let _ = writeln!(
                text,
                "- Calls of the snapshot that no suite of the program declares: {}. Draft again with `--suite`, the folder of the suite\n\
                 \x20 with which the snapshot was taken.",
                calls.join(", ")
            );
        }
        text.push('\n');
    }
}

/// A text of an account as code in Markdown. Nothing in it can end the code.
fn code(text: &str) -> String {
    let inert = text.chars().map(|c| match c {
        '`' => '\'',
        c if c.is_control() => ' ',
        c => c,
    });
    format!("`{}`", inert.collect::<String>())
}
