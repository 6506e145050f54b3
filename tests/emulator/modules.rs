//! The modules whose suites are data: what the tests of each have in common.

use serde_json::{Value, json};
use workshop_check::suites;
use workshop_check_core::report::Report;
use workshop_check_core::verdict::Outcome;

use super::fixes::{AwsCli, run};
use super::harness::{
    Account, Emulator, PATIENT, Program, Run, all_passed, checks_that, each, require, same,
};
use super::permissions::without;

/// More fixes than any account of these tests needs.
const MOST_ROUNDS: usize = 12;

/// A module of the workshop.
pub struct Module {
    /// The id of its suite, and of its pages in the emulator.
    pub suite: &'static str,
    /// The pages, in order.
    pub steps: &'static [&'static str],
}

/// One mistake: what the attendee does otherwise on which page, and the check that must be the only root cause.
pub struct Mistake {
    pub about: &'static str,
    pub choices: Value,
    cause: &'static str,
}

impl Mistake {
    /// A mistake on one page.
    pub fn on(about: &'static str, step: &str, choices: Value, cause: &'static str) -> Self {
        Mistake::of(about, json!({ step: choices }), cause)
    }

    /// A mistake with what it leads to on later pages.
    pub fn of(about: &'static str, choices: Value, cause: &'static str) -> Self {
        Mistake {
            about,
            choices,
            cause,
        }
    }
}

impl Module {
    pub fn check(&self, account: &Account<'_>) -> Run {
        account.check_with(&["--suite", self.suite])
    }

    /// Does these pages, with what the attendee does otherwise, by page.
    pub fn do_pages(&self, account: &Account<'_>, steps: &[&str], choices: &Value) {
        let body = json!({ "steps": steps, "choices": choices });
        let _: Value = account.ask(self.suite, &body);
    }

    /// An account with all pages done, and with these choices.
    pub fn done(&self, choices: &Value) -> Account<'static> {
        let account = Emulator::shared().account("nothing");
        self.do_pages(&account, self.steps, choices);
        account
    }

    pub fn each_page_turns_exactly_its_step_green(&self) {
        let account = Emulator::shared().account("nothing");
        for (done, step) in self.steps.iter().enumerate() {
            self.do_pages(&account, &[step], &json!({}));
            let report = self.check(&account).expect_report();
            let green: Vec<&str> = report
                .steps
                .iter()
                .filter(|step| step.outcome == Outcome::Passed)
                .map(|step| step.id.as_str())
                .collect();
            assert_eq!(green, self.steps[..=done], "after {step}");
            assert_eq!(checks_that(&report, Outcome::Unknown), Vec::<&str>::new());
        }
        all_passed(&self.check(&account)).expect("all pages are done");
    }

    pub fn each_mistake_has_its_root_cause(&self, mistakes: &[Mistake]) {
        each(
            mistakes,
            |mistake| mistake.about.to_owned(),
            |mistake| {
                let account = self.done(&mistake.choices);
                let report = self.check(&account).report()?;
                same("root causes", root_causes(&report), vec![mistake.cause])?;
                same("unknown", checks_that(&report, Outcome::Unknown), vec![])
            },
        );
    }

    /// Runs the commands of the next fix until everything passes.
    ///
    /// # Errors
    /// If a fix has no command, a command fails, or the account does not turn green.
    pub fn heal(&self, account: &Account<'_>, aws: &AwsCli) -> Result<(), String> {
        for ran in 0..MOST_ROUNDS {
            let report = self.check(account).report()?;
            let next = match (report.outcome, &report.next) {
                (Outcome::Passed, _) => {
                    return require(ran > 0, || "it is green without a fix".to_owned());
                }
                (_, Some(next)) => next,
                (outcome, None) => return Err(format!("{outcome:?}, and nothing to do")),
            };
            let commands = &next.remedy.commands;
            require(!commands.is_empty(), || {
                format!("no command: {} {}", next.check, next.summary)
            })?;
            run(account, &commands.join("\n"), aws.path())?;
        }
        let report = self.check(account).report()?;
        Err(format!("not green: {:?}", report.next))
    }

    /// The commands of the fixes, run by the AWS CLI one after the other, turn each account with one mistake green.
    pub fn our_commands_turn_each_mistake_green(&self, mistakes: &[Mistake]) {
        let aws = AwsCli::start();
        each(
            mistakes,
            |mistake| mistake.about.to_owned(),
            |mistake| self.heal(&self.done(&mistake.choices), &aws),
        );
        let count = mistakes.len();
        println!("{count} accounts turned green by our own commands");
    }

    /// All that the printed policy allows is needed, and nothing else: without one of `count` actions that begin with one of
    /// these prefixes, some checks are unknown and name it. Calls of EC2 may only matter for accounts that differ from the
    /// pages.
    pub fn policy_is_exactly_enough(&self, prefixes: &[&str], count: usize) {
        let account = self.done(&json!({}));
        let policy = Program::new(["policy", "--suite", self.suite]).run();
        let policy: Value = serde_json::from_str(&policy.stdout).expect("a policy");
        account.allow_only(&policy);
        // A suite of ideas has no points but those of its bonus.
        let all = self.check(&account).expect_report();
        assert_eq!(
            all.outcome,
            Outcome::Passed,
            "the policy allows all that is read"
        );
        assert_eq!(
            (all.score.points, all.bonus.map(|bonus| bonus.points)),
            (all.score.max, all.bonus.map(|bonus| bonus.max))
        );
        let actions: Vec<String> = policy["Statement"][0]["Action"]
            .as_array()
            .expect("actions")
            .iter()
            .map(|action| action.as_str().expect("a text").to_owned())
            .collect();
        let own: Vec<&String> = actions
            .iter()
            .filter(|action| prefixes.iter().any(|prefix| action.starts_with(prefix)))
            .collect();
        assert_eq!(own.len(), count, "{actions:?}");
        each(
            &own,
            |action| (*action).clone(),
            |action| {
                let account = self.done(&json!({}));
                account.allow_only(&without(&policy, action));
                let report = self.check(&account).report()?;
                same("failed", checks_that(&report, Outcome::Failed), vec![])?;
                let unknown = checks_that(&report, Outcome::Unknown);
                require(!unknown.is_empty(), || "no check needs it".to_owned())?;
                for id in unknown {
                    let missing = report.check(id).map(|check| check.missing_actions.clone());
                    same(id, missing, Some(vec![(*action).clone()]))?;
                }
                Ok(())
            },
        );
    }

    /// The text of a snapshot of the account.
    pub fn snapshot(&self, account: &Account<'_>) -> String {
        assert!(suites::load(self.suite).is_ok());
        let folder = tempfile::TempDir::new().expect("a folder");
        let file = folder.path().join("snapshot.json");
        let arguments = ["snapshot", PATIENT, "--suite", self.suite].map(std::ffi::OsString::from);
        let run = account
            .program(arguments.into_iter().chain([file.clone().into()]))
            .run();
        assert_eq!(run.status, Some(0), "{}", run.stderr);
        std::fs::read_to_string(&file).expect("a snapshot")
    }

    pub fn lists_are_read_to_their_end(&self) {
        let emulator = Emulator::start();
        let account = emulator.account("nothing");
        self.do_pages(&account, self.steps, &json!({}));
        let _: Value = emulator.ask("POST", "paging", &json!({ "page_size": 1 }));
        all_passed(&self.check(&account)).expect("what counts is not on the first page");
    }
}

/// The ids of the checks that are root causes.
pub fn root_causes(report: &Report) -> Vec<&str> {
    let causes = report.root_causes.iter();
    causes.map(|cause| cause.check.as_str()).collect()
}
