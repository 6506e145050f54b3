//! What fixes a root cause: the changes of the check that failed, and of those that failed with it.

use std::cell::LazyCell;

use super::symptom::IN_ORDER;
use super::{Cause, Evaluation, Judged, Selection, evaluate_after};
use crate::account::{Account, Found, ResourceState};
use crate::assertion::{Assert, Context};
use crate::change::{Change, commands, is_new, merged};
use crate::diagnosis::pattern::Source;
use crate::message::{Arg, Message};
use crate::snapshot::{AccountIdentity, Snapshot};
use crate::suite::Suite;
use crate::verdict::{NotPassed, Outcome};

/// Fills in the changes of every check that failed by itself.
pub(super) fn fill_in(context: &Context<'_>, checks: &mut [Judged<'_>]) {
    for judged in checks {
        if judged.outcome != Outcome::Failed && !judged.is_idea() {
            continue;
        }
        // A message that AWS gives at run time has a remedy of its own.
        let is_explained = judged
            .symptom
            .as_ref()
            .is_some_and(|symptom| symptom.pattern.is_some());
        // What a resource says of its failure comes with the changes of the check: to test again, to start again.
        let is_of_resource = judged
            .symptom
            .as_ref()
            .is_some_and(|symptom| symptom.evidence.source == Source::Resource);
        let Some(Err(NotPassed::Failed(finding))) = &mut judged.verdict else {
            continue;
        };
        let changes = match changes_of(&judged.check.assert, context) {
            Ok(changes) => changes,
            Err(Unsure(name)) => {
                finding.fix = Message::new("unsure-fix")
                    .with("name", name)
                    .with("fix", finding.fix.clone());
                continue;
            }
        };
        let told = told_by_changes(&changes, &finding.fix, &context.account);
        if !is_explained || finding.fix.id.as_str() == IN_ORDER {
            finding.changes = changes;
            finding.fix = told.unwrap_or_else(|| finding.fix.clone());
        } else if is_of_resource || told.is_some() {
            // What the message means says more than the suite's own changes do, but they go with it.
            finding.changes = changes;
        }
    }
}

/// Fixes that say what has to be right in the end, and leave the way there to the reader. Determined changes say more.
const VAGUE: [&str; 11] = [
    "acl-fix-in",
    "acl-fix-out",
    "lb-subnets-fix",
    "listener-fix",
    "mount-targets-zone-fix",
    "property-fix",
    "property-fixed-fix",
    "property-state-fix",
    "route-fix",
    "service-tg-fix",
    "task-subnets-fix",
];

/// The changes as a sentence, in place of a fix that says less. The suite knows more of its own changes than that a value has
/// to be another one. What only lacks its name is not to be created, as the check says.
fn told_by_changes(changes: &[Change], fix: &Message, account: &Account<'_>) -> Option<Message> {
    let is_of_suite = |change: &Change| match change {
        Change::Declared(change) => change.is_told,
        Change::SetName { .. } => true,
        _ => false,
    };
    let is_told = VAGUE.contains(&fix.id.as_str()) || changes.iter().all(is_of_suite);
    if changes.is_empty() || !is_told {
        return None;
    }
    // What is created has its name in the account after the changes, and what is renamed is known by its present name.
    let after = LazyCell::new(|| {
        let mut after = account.snapshot.clone();
        changes.iter().for_each(|change| change.edit(&mut after));
        after
    });
    let name = |id: &str| {
        if is_new(id) {
            let snapshot = &after;
            return Account {
                snapshot,
                ..*account
            }
            .name_of(id);
        }
        account.name_of(id)
    };
    Some(Message::new("changes-fix").with("changes", merged(changes, &name)))
}

/// The label of an item of which nothing shows that it is the workshop's.
struct Unsure(Arg);

/// The changes that an assertion determines, or the names of subnets that were lost.
///
/// # Errors
/// If they would change or use what may serve something else. What a person finds to be the workshop's can be changed by hand.
fn changes_of(assert: &Assert, context: &Context<'_>) -> Result<Vec<Change>, Unsure> {
    let changes = determined(assert, context);
    let account = &context.account;
    let unsure = |name: &str| match account.resolution.state(name) {
        Some(ResourceState::Found(found)) if found.is_unsure => Some(found),
        _ => None,
    };
    let about = assert.resources().into_iter();
    let mut about = about.map(|(name, _)| name.as_str());
    // A new one beside it changes nothing of it.
    let is_new = assert.establishes().is_some();
    let identity = &account.snapshot.account;
    let mut all = account.resolution.states().map(|(name, _)| name);
    let concerned = about
        .find(|name| !is_new && unsure(name).is_some())
        .or_else(|| {
            all.find(|name| unsure(name).is_some_and(|found| names(&changes, identity, found)))
        });
    if let Some(name) = concerned {
        return Err(Unsure(account.label(name)));
    }
    match of_other(&changes) {
        Some(name) => Err(Unsure(name.into())),
        None => Ok(changes),
    }
}

/// The name of what changes would change, too, although it is none of the workshop's resources.
fn of_other(changes: &[Change]) -> Option<&str> {
    let commands = changes.iter().flat_map(|change| match change {
        Change::Declared(change) => change.commands.as_slice(),
        _ => &[],
    });
    let mut names = commands.filter_map(|command| command.of_other.as_deref());
    names.next()
}

/// Whether the commands of changes name an item: by its key anywhere, or by its name as the value of an option, as
/// `--cluster jobs`.
fn names(changes: &[Change], identity: &AccountIdentity, found: &Found) -> bool {
    let is_of_key = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':' | '/');
    commands(changes, identity).iter().any(|command| {
        let mut words = command.split(|c| !is_of_key(c));
        let values = shlex::split(command).unwrap_or_default();
        let mut options = values.windows(2);
        words.any(|word| word == found.key)
            || options.any(|pair| match pair {
                [option, value] => option.starts_with("--") && *value == found.name,
                _ => false,
            })
    })
}

fn determined(assert: &Assert, context: &Context<'_>) -> Vec<Change> {
    let own = assert.changes(context).unwrap_or_default();
    match assert.page_subnets() {
        Some((vpc, names)) if own.is_empty() => {
            let all = context.peers.iter().filter_map(|peer| peer.page_subnets());
            let all: Vec<&str> = all
                .flat_map(|(_, names)| names.iter().map(String::as_str))
                .collect();
            let account = &context.account;
            account.named_again(vpc, names, &all, |subnet| assert.could_be(account, subnet))
        }
        _ => own,
    }
}

/// The changes that fix a root cause, in their order: its own, then those of the checks of the configuration that failed
/// because of the same mistake and would still fail.
///
/// Example: one rule of ECS-Tasks-SG has the wrong protocol. The root cause is the check about HTTPS; the changes are
/// three rules, for HTTPS, NFS and MySQL.
pub fn remedy(evaluation: &Evaluation<'_>, cause: &Cause<'_, '_>) -> Vec<Change> {
    let own = changes(cause.judged);
    if own.is_empty() {
        return Vec::new();
    }
    let mut remedy = Remedy::new(evaluation.snapshot);
    remedy.add(own.to_vec());
    // A revision cannot be changed afterwards: all that is wrong with a task definition goes into one.
    for judged in &evaluation.checks {
        if remedy.revises_with(changes(judged)) {
            remedy.add(changes(judged).to_vec());
        }
    }
    for judged in &evaluation.checks {
        let assert = &judged.check.assert;
        let is_of_cause = cause.explains.contains(&judged.check.id.as_str());
        if !is_of_cause || assert.is_about_run_time() {
            continue;
        }
        if assert.asserts_absence() {
            // A thing that belongs to the workshop because of another one is deleted with it: without that, nobody would
            // know any more whose it is.
            remedy.add(changes(judged).to_vec());
        } else if changes(judged).is_empty() {
            continue;
        }
        let more = still_needed(evaluation.suite, evaluation, &remedy.after, judged);
        remedy.add(more);
    }
    if !cause.judged.check.assert.asserts_absence() {
        let more = broken_by(evaluation, cause, &remedy);
        remedy.add(more);
    }
    remedy.all
}

/// The changes that make again what the remedy deletes with something else.
///
/// Example: an internal load balancer is deleted and made again. Its listener is deleted with it, and has to be made again, too.
fn broken_by(
    evaluation: &Evaluation<'_>,
    cause: &Cause<'_, '_>,
    remedy: &Remedy<'_>,
) -> Vec<Change> {
    let deletes = |change: &Change| matches!(change, Change::Delete(_));
    if !remedy.all.iter().any(deletes) {
        return Vec::new();
    }
    let is_begun = Some(evaluation.resolution.is_begun);
    let all = Selection::default();
    let now = evaluate_after(evaluation.suite, &remedy.after, &all, is_begun);
    let checks = evaluation.checks.iter();
    let others = checks.filter(|judged| {
        // A check that waited for this cause may have been right as well.
        let waited = cause.explains.contains(&judged.check.id.as_str());
        let was_right = judged.outcome == Outcome::Passed || waited;
        was_right && !judged.check.assert.is_about_run_time()
    });
    let broken = others.filter_map(|before| {
        let mut checks = now.checks.iter();
        checks.find(|judged| judged.check.id == before.check.id)
    });
    // A new deployment comes later, when everything that it needs is there again: mount targets of a new file system.
    let deploys = |change: &Change| matches!(change, Change::UpdateService { .. });
    let broken = broken.map(changes);
    let broken = broken.filter(|changes| !changes.iter().any(deploys));
    broken.flatten().cloned().collect()
}

/// The changes of a check that failed on its own account; none for one that waits for others.
fn changes<'j>(judged: &'j Judged<'_>) -> &'j [Change] {
    match &judged.verdict {
        Some(Err(NotPassed::Failed(finding))) if judged.outcome == Outcome::Failed => {
            &finding.changes
        }
        _ => &[],
    }
}

fn still_needed(
    suite: &Suite,
    evaluation: &Evaluation<'_>,
    after: &Snapshot,
    judged: &Judged<'_>,
) -> Vec<Change> {
    let peers = suite.assertions();
    let context = Context {
        account: Account {
            snapshot: after,
            ..evaluation.account()
        },
        peers: &peers,
        regions: &suite.file.regions,
    };
    match judged.check.assert.evaluate(&context) {
        Err(NotPassed::Failed(_)) => changes_of(&judged.check.assert, &context).unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// Changes, and the account after them.
struct Remedy<'s> {
    before: &'s Snapshot,
    after: Snapshot,
    all: Vec<Change>,
}

impl<'s> Remedy<'s> {
    fn new(before: &'s Snapshot) -> Self {
        Remedy {
            before,
            after: before.clone(),
            all: Vec::new(),
        }
    }

    /// Whether other changes revise a task definition that this remedy revises, too.
    fn revises_with(&self, others: &[Change]) -> bool {
        let revised = |change: &Change| match change {
            Change::ReviseDefinition { definition, .. } => Some(definition.clone()),
            _ => None,
        };
        let mut own = self.all.iter().filter_map(revised);
        own.any(|own| others.iter().filter_map(revised).any(|other| other == own))
    }

    fn add(&mut self, more: Vec<Change>) {
        if more.is_empty() {
            return;
        }
        for change in more {
            let is_made = self.all.contains(&change);
            if !is_made && !self.all.iter_mut().any(|known| known.absorb(&change)) {
                self.all.push(change);
            }
        }
        // The sort is stable.
        self.all.sort_by_key(rank);
        self.after = self.before.clone();
        for change in &self.all {
            change.edit(&mut self.after);
        }
    }
}

/// What is deleted makes room. What is created comes first, so that everything else can name it. One deployment is enough,
/// at the end, when everything else is in place.
fn rank(change: &Change) -> (u8, u8) {
    match change {
        Change::CreateSecurityGroup { .. } => (0, 0),
        Change::Delete(deletion) => (1, deletion.thing.rank()),
        Change::UpdateService { .. } => (3, 0),
        _ => (2, 0),
    }
}
