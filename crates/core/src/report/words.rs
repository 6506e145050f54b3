//! The texts of a suite, and of what could not be read.

use crate::assertion::VALUE_FIXES;
use crate::diagnosis::Pattern;
use crate::locale::Locale;
use crate::message::{Arg, Message};
use crate::snapshot::fact::{Barrier, Obstacle};
use crate::snapshot::{Call, Reason, Snapshot};
use crate::suite::{Check, Step, Suite};

/// The texts of a suite in one language.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    /// The suite.
    pub suite: &'a Suite,
    /// The language.
    pub locale: &'a Locale,
}

impl Words<'_> {
    /// The suite's title.
    pub fn suite_title(&self) -> String {
        self.own("suite".to_owned())
            .unwrap_or_else(|| self.suite.file.id.clone())
    }

    /// A step's title.
    pub fn step_title(&self, step: &Step) -> String {
        self.own(format!("step-{}", step.id))
            .unwrap_or_else(|| step.id.to_string())
    }

    /// A check's title.
    pub fn check_title(&self, check: &Check) -> String {
        self.own(format!("check-{}", check.id))
            .unwrap_or_else(|| check.id.to_string())
    }

    /// A check's title for when it fails, if the author gives one.
    pub fn failed_title(&self, check: &Check) -> Option<String> {
        self.own(format!("check-{}.failed", check.id))
    }

    /// The title of a check that fails with this message of AWS, if the author gives one.
    pub(super) fn title_of_symptom(&self, pattern: &Pattern) -> Option<String> {
        self.own(format!("symptom-{}.failed", pattern.text.id))
    }

    /// The title of a page, given as its path: the author's own, or that of the step it belongs to.
    pub fn page_title(&self, page: &str) -> Option<String> {
        let own = self.own(page_message(page));
        let mut steps = self.suite.file.steps.iter();
        own.or_else(|| {
            let step = steps.find(|step| step.page == page)?;
            Some(self.step_title(step))
        })
    }

    /// Why a check matters, if the suite has a text for it.
    pub fn why(&self, check: &Check) -> Option<String> {
        self.own(format!("check-{}.why", check.id))
    }

    /// The suite's hint for a check, if there is one.
    pub fn fix(&self, check: &Check) -> Option<String> {
        self.own(format!("check-{}.fix", check.id))
    }

    /// The page of a check, in the reader's language.
    pub fn page_url(&self, step: &Step, check: Option<&Check>) -> String {
        let page = check.and_then(|check| check.page.as_deref());
        self.url(page.unwrap_or(&step.page))
    }

    /// The author's own words for an advice, in place of the program's.
    pub(super) fn advised(&self, check: &Check) -> Option<String> {
        self.own(format!("check-{}.advised", check.id))
    }

    /// The consequence of ignoring this check's advice, if the suite has a text for it.
    pub(super) fn advice(&self, check: &Check) -> Option<String> {
        self.own(format!("check-{}.advice", check.id))
    }

    /// A sentence of the program, followed by a sentence of the suite if there is one.
    pub(super) fn sentences(&self, first: String, second: Option<&str>) -> String {
        match second {
            Some(second) => self.locale.two_sentences(&first, second),
            None => first,
        }
    }

    /// What to do about a finding: `text`, the program's sentences for `fix`, and those of the check if it has some. Where the
    /// program only knows that a value has to be another one, those of the check stand alone.
    pub(super) fn remedy(&self, fix: &Message, text: String, check: &Check) -> String {
        match self.fix(check) {
            Some(own) if VALUE_FIXES.contains(&fix.id.as_str()) => own,
            Some(own) if is_about_value(fix) => {
                let args = fix.args.iter().map(|(name, arg)| match arg {
                    Arg::Message(_) if *name == "fix" => (*name, Arg::Text(own.clone())),
                    arg => (*name, arg.clone()),
                });
                self.text(&Message {
                    id: fix.id.clone(),
                    args: args.collect(),
                })
            }
            own => self.sentences(text, own.as_deref()),
        }
    }

    pub(super) fn url(&self, page: &str) -> String {
        self.suite.file.pages.url(page, self.locale.page_language())
    }

    pub(super) fn own(&self, id: String) -> Option<String> {
        self.locale.try_text(&Message::new(id))
    }

    pub(super) fn text(&self, message: &Message) -> String {
        self.locale.text(message)
    }
}

/// Whether the fix within a fix, as in "first check whether it is part of the workshop", only knows which value is right.
fn is_about_value(fix: &Message) -> bool {
    fix.args.iter().any(|(name, arg)| match arg {
        Arg::Message(inner) => *name == "fix" && VALUE_FIXES.contains(&inner.id.as_str()),
        _ => false,
    })
}

/// The id of the message with a page's title: `page-intro-on-your-own` for the page "intro/on-your-own".
pub fn page_message(page: &str) -> String {
    format!("page-{}", page.replace('/', "-"))
}

/// The message for the reason why a fact could not be read.
pub(super) fn why_unknown(reason: &Reason) -> Message {
    let name = reason.call().map_or("", |call| call.name());
    let message = match reason {
        Reason::Denied { call } => {
            return Message::new("unknown-denied").with("action", actions_of(*call));
        }
        Reason::DeniedBy { call, policy } => {
            return Message::new(denied_by(*policy)).with("action", actions_of(*call));
        }
        Reason::InTheWay { obstacle, how, .. } => {
            return Message::new(in_the_way(*obstacle)).with("how", how);
        }
        Reason::Throttled { .. } => "unknown-throttled",
        Reason::TimedOut { .. } => "unknown-timed-out",
        Reason::Failed { code, message, .. } => {
            return Message::new("unknown-failed")
                .with("call", name)
                .with("code", code)
                .with("message", message);
        }
        Reason::NotRead { .. } => "unknown-not-read",
        Reason::NoField { field, .. } => {
            return Message::new("unknown-no-field")
                .with("call", name)
                .with("field", field);
        }
        Reason::NotModelled { what } => {
            return Message::new("unknown-not-modelled").with("what", what);
        }
        Reason::NotConfirmed { .. } => "unknown-not-confirmed",
    };
    Message::new(message).with("call", name)
}

fn denied_by(policy: Barrier) -> &'static str {
    match policy {
        Barrier::ServiceControl => "unknown-denied-scp",
        Barrier::ResourceControl => "unknown-denied-rcp",
        Barrier::PermissionsBoundary => "unknown-denied-boundary",
        Barrier::Session => "unknown-denied-session",
        Barrier::VpcEndpoint => "unknown-denied-endpoint",
    }
}

fn in_the_way(obstacle: Obstacle) -> &'static str {
    match obstacle {
        Obstacle::Proxy => "unknown-site-proxy",
        Obstacle::Portal => "unknown-site-portal",
        Obstacle::Resolver => "unknown-site-resolver",
        Obstacle::Inspection => "unknown-site-inspection",
        Obstacle::Network => "unknown-site-network",
        Obstacle::AdmittedAddresses => "unknown-site-addresses",
    }
}

/// What to do about a fact that could not be read, if there is anything.
pub(super) fn what_to_do(
    reason: &Reason,
    expected: Message,
    suite: &Suite,
    snapshot: &Snapshot,
) -> Option<Message> {
    Some(match reason {
        Reason::NotModelled { .. } => {
            Message::new("unknown-not-modelled-hint").with("expected", expected)
        }
        Reason::Denied { call } => Message::new("unknown-denied-hint")
            .with("action", actions_of(*call))
            .with("suite", &suite.file.id),
        Reason::Throttled { .. } | Reason::TimedOut { .. } => Message::new("unknown-again-hint"),
        Reason::DeniedBy { .. } => Message::new("unknown-denied-by-hint"),
        Reason::InTheWay {
            obstacle: Obstacle::AdmittedAddresses,
            ..
        } => Message::new("unknown-site-addresses-hint"),
        Reason::InTheWay { .. } => Message::new("unknown-site-hint"),
        Reason::NotRead { .. } if snapshot.is_demo => Message::new("unknown-not-recorded-hint"),
        Reason::NotRead { .. } => Message::new("unknown-not-read-hint"),
        Reason::NoField { .. } => Message::new("unknown-no-field-hint"),
        Reason::NotConfirmed { column } => {
            Message::new("unknown-not-confirmed-hint").with("column", column)
        }
        Reason::Failed { .. } => return None,
    })
}

/// The IAM actions of a call, or its name if it needs none.
pub(super) fn actions_of(call: Call) -> Vec<String> {
    match call.action() {
        Some(_) => call.actions().map(str::to_owned).collect(),
        None => vec![call.name().to_owned()],
    }
}
