//! Run-time messages of AWS and the site, and the patterns by which a suite knows their causes.

pub mod evidence;
pub mod pattern;
pub mod quote;

pub use evidence::Evidence;
pub use pattern::Pattern;

use pattern::{Kind, Source};

/// The result of matching evidence with patterns.
#[derive(Debug, Clone, Copy)]
pub struct Assessment<'p, 'e> {
    /// The most specific message.
    pub diagnosis: Diagnosis<'p, 'e>,
    /// Whether the deployment has stopped starting tasks.
    pub gave_up: bool,
}

/// The most specific message of the evidence.
#[derive(Debug, Clone, Copy)]
pub enum Diagnosis<'p, 'e> {
    /// A message with a known cause, or about a temporary fault of AWS.
    Known(&'p Pattern, &'e Evidence),
    /// A message about a problem without a known cause.
    Unrecognised(&'e Evidence),
    /// No message is about a problem.
    Nothing,
}

/// Matches evidence, ordered from the most specific message, with patterns. The result is the first message with a known
/// cause, else the first message about a problem.
///
/// # Example
///
/// The evidence is "exitCode 1" (no pattern), then "CannotPullContainerError: … no such host" (a cause), then "deployment
/// failed: tasks failed to start" (gave up). The diagnosis is the second message, and `gave_up` is true.
pub fn diagnose<'p, 'e>(patterns: &'p [Pattern], evidence: &'e [Evidence]) -> Assessment<'p, 'e> {
    let read: Vec<(&Evidence, Option<&Pattern>)> = evidence
        .iter()
        .map(|item| (item, fit(patterns, item.source, &item.text)))
        .collect();
    let kind = |pattern: &Option<&Pattern>| pattern.map(|pattern| pattern.text.kind);
    let known = read.iter().find_map(|(item, pattern)| match pattern {
        Some(pattern) if matches!(pattern.text.kind, Kind::Cause | Kind::Transient) => {
            Some(Diagnosis::Known(pattern, item))
        }
        _ => None,
    });
    let unrecognised = || {
        let is_problem = |(item, pattern): &&(&Evidence, Option<&Pattern>)| match kind(pattern) {
            Some(Kind::Wrapper | Kind::GaveUp) => true,
            Some(_) => false,
            None => has_problem(item),
        };
        let first = read.iter().find(is_problem);
        first.map_or(Diagnosis::Nothing, |(item, _)| {
            Diagnosis::Unrecognised(item)
        })
    };
    Assessment {
        diagnosis: known.unwrap_or_else(unrecognised),
        gave_up: read
            .iter()
            .any(|(_, pattern)| kind(pattern) == Some(Kind::GaveUp)),
    }
}

/// The first pattern that matches. If the message repeats another message (group `reason`), the pattern of that message.
pub fn fit<'a>(patterns: &'a [Pattern], source: Source, text: &str) -> Option<&'a Pattern> {
    let (pattern, within) = patterns
        .iter()
        .find_map(|pattern| Some((pattern, pattern.fits(source, text)?)))?;
    match within {
        Some(reason) if reason.len() < text.len() => fit(patterns, source, reason),
        _ => Some(pattern),
    }
}

/// Whether a message without a pattern is about a problem. Messages of stopped tasks and of failed resources are; most other
/// messages are not.
fn has_problem(evidence: &Evidence) -> bool {
    match evidence.source {
        Source::Task | Source::Container | Source::Sidecar | Source::Resource => true,
        Source::Event => ["unable", "unhealthy", "failed"]
            .iter()
            .any(|word| evidence.text.contains(word)),
        Source::Deployment | Source::Target | Source::Site => false,
    }
}
