//! Renders an evaluation as the published report in one language.

use super::anonymise;
use super::consistency::{bonus_of, score_of};
use super::picture::picture;
use super::words::{Words, what_to_do, why_unknown};
use crate::account::Account;
use crate::assertion::Assert;
use crate::change::{Change, commands, merged};
use crate::evaluate::{
    Cause, Plan, Selection, causes, direct_causes, plan, remedy, resolve, same_mistakes,
};
use crate::evaluate::{Evaluation, Judged};
use crate::locale::Locale;
use crate::message::Message;
use crate::report::{
    AccountInfo, Bonus, CheckReport, Hints, Next, PlanReport, PlanStep, REPORT_SCHEMA, Remedy,
    Report, RootCause, StepReport, SuiteInfo,
};
use crate::snapshot::Snapshot;
use crate::suite::{Check, Suite};

use crate::verdict::{Finding, NotPassed, Outcome, Pass, Wait};

/// The report of an evaluation.
pub fn render(evaluation: &Evaluation<'_>, locale: &Locale) -> Report {
    let words = Words {
        suite: evaluation.suite,
        locale,
    };
    let direct = direct_causes(evaluation);
    let same = same_mistakes(evaluation);
    let mut checks: Vec<CheckReport> = evaluation
        .checks
        .iter()
        .map(|judged| CheckReport {
            because_of: direct.get(judged.check.id.as_str()).map(|id| (*id).into()),
            same_mistake_as: same.get(judged.check.id.as_str()).map(|id| (*id).into()),
            ..check_report(evaluation, judged, words)
        })
        .collect();
    let root_causes = root_causes(evaluation, &checks, words);
    for cause in root_causes.iter().filter(|(_, deletes)| *deletes) {
        tell_all(&cause.0, &mut checks);
    }
    let root_causes: Vec<RootCause> = root_causes.into_iter().map(|(cause, _)| cause).collect();
    let steps = steps(evaluation, &checks, words);
    let snapshot = evaluation.snapshot;
    let outcome = Report::outcome_of(&checks);
    Report {
        schema: REPORT_SCHEMA.to_owned(),
        suite: SuiteInfo {
            id: evaluation.suite.file.id.clone(),
            title: words.suite_title(),
            digest: evaluation.suite.digest.clone(),
        },
        account: AccountInfo {
            id: snapshot.account.id.clone(),
            region: snapshot.account.region.clone(),
            name: snapshot.account.name.clone(),
            caller_arn: snapshot.account.caller_arn.clone(),
        },
        taken_at: snapshot.taken_at,
        duration_ms: snapshot.duration_ms,
        language: locale.language().to_owned(),
        outcome,
        score: score_of(&checks),
        bonus: bonus_of(&checks),
        modules: Vec::new(),
        still_costs: still_costs(evaluation, words),
        next: next(evaluation, &checks, &root_causes, words),
        root_causes,
        steps,
        hints: Hints::Command,
        picture: picture(evaluation, words),
        plan: None,
        submitted_at: None,
    }
}

/// What is left to do until everything passes, in words and as commands.
pub fn render_plan(
    suite: &Suite,
    snapshot: &Snapshot,
    selection: &Selection,
    locale: &Locale,
) -> PlanReport {
    plan_report(suite, plan(suite, snapshot, selection), locale)
}

/// A plan in words and as commands.
pub(crate) fn plan_report(suite: &Suite, plan: Plan, locale: &Locale) -> PlanReport {
    let words = Words { suite, locale };
    // At the end everything has a name.
    let resolution = resolve(suite, &plan.after);
    let account = suite.account(&plan.after, &resolution);
    let steps = plan.steps.into_iter().map(|planned| {
        let check = suite.check(&planned.check);
        let page = check.map(|(step, check)| words.page_url(step, Some(check)));
        let by_hand = planned.by_hand.zip(check);
        let by_hand = by_hand.map(|(fix, (_, check))| words.remedy(&fix, words.text(&fix), check));
        let phrases = Message::new("changes-list").with("changes", planned.phrases);
        PlanStep {
            page_url: page.unwrap_or_default(),
            summary: words.text(&phrases),
            by_hand,
            turns_green: planned.turns_green,
            remedy: remedy_of(&planned.changes, &account, words),
            step: planned.step,
            check: planned.check,
        }
    });
    PlanReport {
        steps: steps.collect(),
        left: plan.left,
    }
}

/// The page with the fix: the check's, or its step's.
fn page_of<'j>(judged: &'j Judged<'_>) -> &'j str {
    judged.page().unwrap_or(&judged.step.page)
}

/// The cost of what is left, of the check that adds it up.
fn still_costs(evaluation: &Evaluation<'_>, words: Words<'_>) -> Option<String> {
    let mut sums = evaluation.checks.iter().filter_map(|judged| {
        match (&judged.check.assert, &judged.verdict) {
            (Assert::DailyCost(_), Some(Err(NotPassed::Failed(finding)))) => Some(&finding.actual),
            _ => None,
        }
    });
    let sum = sums.next()?;
    let (_, amount) = sum.args.iter().find(|(name, _)| *name == "amount")?;
    let is_all = sum.id.as_str() == "daily-cost-left";
    let id = if is_all {
        "report-costs"
    } else {
        "report-costs-at-least"
    };
    Some(words.text(&Message::new(id).with("amount", amount)))
}

fn steps(evaluation: &Evaluation<'_>, checks: &[CheckReport], words: Words<'_>) -> Vec<StepReport> {
    let mut steps = Vec::new();
    for step in &evaluation.suite.file.steps {
        let checks: Vec<CheckReport> = evaluation
            .checks
            .iter()
            .zip(checks)
            .filter(|(judged, _)| judged.step.id == step.id)
            .map(|(_, report)| report.clone())
            .collect();
        if checks.is_empty() {
            continue;
        }
        steps.push(StepReport {
            id: step.id.clone(),
            title: words.step_title(step),
            own_title: None,
            page_url: words.page_url(step, None),
            started: evaluation.has_started(step),
            outcome: Outcome::worst(checks.iter().map(|check| check.outcome)),
            score: score_of(&checks),
            bonus: bonus_of(&checks),
            checks,
        });
    }
    steps
}

fn check_report(evaluation: &Evaluation<'_>, judged: &Judged<'_>, words: Words<'_>) -> CheckReport {
    let check = judged.check;
    let account = evaluation.account();
    let mut report = CheckReport {
        id: check.id.clone(),
        title: words.check_title(check),
        failed_title: (judged.outcome == Outcome::Failed)
            .then(|| {
                let pattern = judged.symptom.as_ref().and_then(|symptom| symptom.pattern);
                let told = pattern.and_then(|pattern| words.title_of_symptom(pattern));
                told.or_else(|| words.failed_title(check))
            })
            .flatten(),
        outcome: judged.outcome,
        not_made: evaluation.is_not_made(judged),
        points: if judged.is_bonus() {
            0
        } else {
            judged.points()
        },
        max: if judged.is_bonus() { 0 } else { check.points },
        bonus: judged.is_bonus().then(|| Bonus {
            done: judged.holds(),
            points: judged.points(),
            max: check.points,
        }),
        expected: Some(words.text(&check.assert.expected(&account))),
        actual: None,
        resources: Vec::new(),
        advice: Vec::new(),
        hint: None,
        page_url: words.url(page_of(judged)),
        blocked_by: judged.blocked_by.iter().map(|id| (*id).into()).collect(),
        because_of: None,
        same_mistake_as: None,
        missing_actions: Vec::new(),
        remedy: Remedy::default(),
    };
    match &judged.verdict {
        None => {}
        // A blocked check shows what was found. The fix is shown at the check that blocks it.
        Some(Err(NotPassed::Failed(Finding { actual, .. })))
        | Some(Err(NotPassed::Pending(Wait {
            waits_for: actual, ..
        }))) if judged.outcome == Outcome::Blocked => {
            report.actual = Some(words.text(actual));
        }
        Some(Ok(pass)) => {
            report.actual = Some(words.text(&pass.saw));
            report.advice = advice(pass, check, words);
            report.resources.clone_from(&pass.resources);
        }
        Some(Err(NotPassed::Failed(finding))) => {
            report.actual = Some(words.text(&finding.actual));
            let fix = with_update(&finding.fix, &finding.changes, words);
            report.hint = Some(words.remedy(&finding.fix, fix, check));
            report.resources.clone_from(&finding.resources);
            report.remedy = remedy_of(&finding.changes, &account, words);
        }
        Some(Err(NotPassed::Pending(wait))) => {
            report.actual = Some(words.text(&wait.waits_for));
            report.hint = Some(words.text(&wait.usually));
            report.resources.clone_from(&wait.resources);
        }
        Some(Err(NotPassed::Unknown(reason))) => {
            report.actual = Some(words.text(&why_unknown(reason)));
            let expected = check.assert.expected(&account);
            let hint = what_to_do(reason, expected, words.suite, account.snapshot);
            report.hint = hint.map(|message| words.text(&message));
            report.missing_actions = reason.missing_actions();
        }
        Some(Err(NotPassed::Missing { resource })) => {
            report.actual = Some(words.text(&account.missing(resource)));
            report.hint = words.fix(check);
        }
    }
    if judged.is_idea() {
        // What to do about it is an advice, because nothing is wrong.
        let idea = report.hint.take().or_else(|| report.actual.clone());
        report.advice.extend(idea);
    }
    report
}

/// The program's advice with what the author adds, or the author's own words.
fn advice(pass: &Pass, check: &Check, words: Words<'_>) -> Vec<String> {
    if let Some(own) = words.advised(check)
        && !pass.advice.is_empty()
    {
        return vec![own];
    }
    let cost = words.advice(check);
    let advice = pass.advice.iter().map(|advice| words.text(advice));
    advice
        .map(|advice| words.sentences(advice, cost.as_deref()))
        .collect()
}

/// A fix in words. A new revision is of no use until the service runs it.
fn with_update(fix: &Message, changes: &[Change], words: Words<'_>) -> String {
    let text = words.text(fix);
    // These words have every change already.
    if fix.id.as_str() == "changes-fix" {
        return text;
    }
    let is_revision = |change: &Change| matches!(change, Change::ReviseDefinition { .. });
    let updated = changes.iter().find_map(|change| match change {
        Change::UpdateService { service, .. } => Some(&service.name),
        _ => None,
    });
    match updated.filter(|_| changes.iter().any(is_revision)) {
        Some(service) => {
            let update = Message::new("changes-then-update").with("service", service);
            words.sentences(text, Some(&words.text(&update)))
        }
        None => text,
    }
}

/// The snapshot after these changes: in it, what they create has a name.
fn after(snapshot: &Snapshot, changes: &[Change]) -> Snapshot {
    let mut after = snapshot.clone();
    changes.iter().for_each(|change| change.edit(&mut after));
    after
}

/// Changes as commands, and the place in the console of the first one.
fn remedy_of(changes: &[Change], account: &Account<'_>, words: Words<'_>) -> Remedy {
    if changes.is_empty() {
        return Remedy::default();
    }
    let identity = &account.snapshot.account;
    let name = |id: &str| account.name_of(id);
    let console = changes
        .iter()
        .find_map(|change| change.console(identity, &name));
    Remedy {
        changes: Vec::new(),
        commands: commands(changes, identity),
        console_url: console.as_ref().and_then(|console| console.url.clone()),
        console_path: console.map(|console| words.text(&console.path)),
    }
}

/// Where no change tells the place of a root cause, the console's page of the resource that the check is about.
fn with_place(remedy: Remedy, check: &Check, account: &Account<'_>, words: Words<'_>) -> Remedy {
    if remedy.console_url.is_some() || remedy.console_path.is_some() {
        return remedy;
    }
    let resources = check.assert.resources();
    let place = resources
        .first()
        .and_then(|(resource, _)| account.place_of(resource));
    Remedy {
        console_url: place.as_ref().and_then(|place| place.url.clone()),
        console_path: place.map(|place| words.text(&place.path)),
        ..remedy
    }
}

/// Puts the whole remedy of a root cause that deletes something at its check, too: whoever does only a part of it is left
/// without what has to be made again.
fn tell_all(cause: &RootCause, checks: &mut [CheckReport]) {
    let mut checks = checks.iter_mut();
    let check = checks.find(|check| check.id == cause.check);
    if let (Some(check), Some(fix)) = (check, &cause.fix) {
        check.hint = Some(fix.clone());
        check.remedy = Remedy {
            changes: Vec::new(),
            ..cause.remedy.clone()
        };
    }
}

/// The root causes, and whether the remedy of each deletes something.
fn root_causes(
    evaluation: &Evaluation<'_>,
    checks: &[CheckReport],
    words: Words<'_>,
) -> Vec<(RootCause, bool)> {
    let causes = causes(evaluation).into_iter();
    let causes = causes.filter_map(|cause| {
        let id = &cause.judged.check.id;
        let report = checks.iter().find(|report| *id == report.id)?;
        let actual = report.actual.clone().unwrap_or_default();
        let summary = Message::new("root-cause-summary")
            .with("title", report.heading())
            .with("actual", &actual);
        let evidence = cause
            .evidence
            .iter()
            .map(|said| words.text(&said.message(evaluation.snapshot.taken_at)));
        let symptom = cause.judged.symptom.as_ref();
        let pattern = symptom.and_then(|symptom| symptom.pattern);
        let (told, changes) = remedy_of_cause(evaluation, &cause);
        let is_cleanup = cause.judged.check.assert.asserts_absence();
        let deletes = |change: &Change| matches!(change, Change::Delete(_));
        let deletes = !is_cleanup && changes.iter().any(deletes);
        let cause = RootCause {
            symptom: pattern.map(|pattern| pattern.text.id.clone()),
            general: class_wide(evaluation, cause.judged, words),
            check: id.clone(),
            step: cause.step.id.clone(),
            page_url: report.page_url.clone(),
            page_title: words.page_title(page_of(cause.judged)),
            summary_quotes: symptom.is_some_and(|symptom| symptom.is_quoted),
            summary: words.text(&summary),
            explains: cause.explains.iter().map(|id| (*id).into()).collect(),
            evidence: std::iter::once(actual).chain(evidence).collect(),
            fix: told.map(|told| words.remedy(&told, words.text(&told), cause.judged.check)),
            remedy: with_place(
                listed_remedy(&changes, &evaluation.account(), words),
                cause.judged.check,
                &evaluation.account(),
                words,
            ),
        };
        Some((cause, deletes))
    });
    causes.collect()
}

/// The finding independent of the account: the meaning of AWS's message, or the finding without ids.
fn class_wide(
    evaluation: &Evaluation<'_>,
    judged: &Judged<'_>,
    words: Words<'_>,
) -> Option<String> {
    if let Some(symptom) = &judged.symptom {
        let pattern = symptom.pattern?;
        return words.own(format!("symptom-{}", pattern.text.id));
    }
    let account = evaluation.account();
    match &judged.verdict {
        Some(Err(NotPassed::Failed(finding))) => {
            let text = words.text(&anonymise::class_wide(&finding.actual, &account));
            Some(anonymise::without_subject(&text).to_owned())
        }
        _ => None,
    }
}

/// The next thing to do: the first root cause, else the first unknown check, else the first pending check.
fn next(
    evaluation: &Evaluation<'_>,
    checks: &[CheckReport],
    causes: &[RootCause],
    words: Words<'_>,
) -> Option<Next> {
    let first = |outcome| checks.iter().find(|report| report.outcome == outcome);
    let cause = causes.first();
    let report = match cause {
        Some(cause) => checks.iter().find(|report| report.id == cause.check),
        None => first(Outcome::Unknown).or_else(|| first(Outcome::Pending)),
    }?;
    let mut judged = evaluation.checks.iter();
    let judged = judged.find(|judged| judged.check.id == report.id)?;
    let summary = cause
        .and_then(|cause| cause.fix.clone())
        .or_else(|| report.hint.clone())
        .or_else(|| report.actual.clone());
    Some(Next {
        check: report.id.clone(),
        step: cause.map_or(judged.step.id.clone(), |cause| cause.step.clone()),
        page_url: report.page_url.clone(),
        page_title: words.page_title(page_of(judged)),
        summary: summary.unwrap_or_else(|| words.check_title(judged.check)),
        remedy: cause.map(|cause| cause.remedy.clone()).unwrap_or_default(),
    })
}

/// The changes that fix a root cause, and the sentence about them where they are more than those of its check.
fn remedy_of_cause(
    evaluation: &Evaluation<'_>,
    cause: &Cause<'_, '_>,
) -> (Option<Message>, Vec<Change>) {
    let changes = remedy(evaluation, cause);
    let own: &[Change] = match &cause.judged.verdict {
        Some(Err(NotPassed::Failed(finding))) => &finding.changes,
        _ => &[],
    };
    let told = (changes != own).then(|| {
        let phrases = phrases(&changes, &evaluation.account());
        Message::new("changes-fix").with("changes", phrases)
    });
    (told, changes)
}

/// Changes as phrases, in the names that the account has when they are made.
fn phrases(changes: &[Change], account: &Account<'_>) -> Vec<Message> {
    let after = after(account.snapshot, changes);
    let named = Account {
        snapshot: &after,
        ..*account
    };
    merged(changes, &|id| named.name_of(id))
}

/// A remedy with its changes as a list, where they are several.
fn listed_remedy(changes: &[Change], account: &Account<'_>, words: Words<'_>) -> Remedy {
    let phrases = if changes.len() > 1 {
        phrases(changes, account)
    } else {
        Vec::new()
    };
    let listed = phrases.iter().map(|phrase| words.text(phrase));
    Remedy {
        changes: if phrases.len() > 1 {
            listed.collect()
        } else {
            Vec::new()
        },
        ..remedy_of(changes, account, words)
    }
}
