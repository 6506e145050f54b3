//! From symptoms to their cause: what AWS says at run time, what a suite knows about such messages, and which failure
//! explains which.

pub mod evidence;
pub mod pattern;
pub mod quote;

pub use evidence::Evidence;
pub use pattern::Pattern;

use pattern::{Kind, Source};

/// What the evidence comes down to.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'p, 'e> {
    pub tells: Tells<'p, 'e>,
    /// The deployment starts nothing more.
    pub gave_up: bool,
}

/// The most telling of what was said.
#[derive(Debug, Clone, Copy)]
pub enum Tells<'p, 'e> {
    /// A known message that tells why, or that AWS's own trouble will pass.
    Known(&'p Pattern, &'e Evidence),
    /// Trouble, in words that tell no cause.
    Trouble(&'e Evidence),
    Nothing,
}

/// Reads evidence, the most telling first: the first message of which a pattern knows the meaning. Failing that, the
/// first one that speaks of trouble.
pub fn read<'p, 'e>(patterns: &'p [Pattern], evidence: &'e [Evidence]) -> Reading<'p, 'e> {
    let read: Vec<(&Evidence, Option<&Pattern>)> = evidence
        .iter()
        .map(|item| (item, fit(patterns, item.source, &item.text)))
        .collect();
    let kind = |pattern: &Option<&Pattern>| pattern.map(|pattern| pattern.text.kind);
    let known = read.iter().find_map(|(item, pattern)| match pattern {
        Some(pattern) if matches!(pattern.text.kind, Kind::Cause | Kind::Heals) => {
            Some(Tells::Known(pattern, item))
        }
        _ => None,
    });
    let trouble = || {
        let troubles = |(item, pattern): &&(&Evidence, Option<&Pattern>)| match kind(pattern) {
            Some(Kind::Carrier | Kind::GaveUp) => true,
            Some(_) => false,
            None => is_trouble(item),
        };
        let first = read.iter().find(troubles);
        first.map_or(Tells::Nothing, |(item, _)| Tells::Trouble(item))
    };
    Reading {
        tells: known.unwrap_or_else(trouble),
        gave_up: read
            .iter()
            .any(|(_, pattern)| kind(pattern) == Some(Kind::GaveUp)),
    }
}

/// The first pattern that fits; of a message that repeats another, the one that fits the other.
pub fn fit<'a>(patterns: &'a [Pattern], source: Source, text: &str) -> Option<&'a Pattern> {
    let (pattern, within) = patterns
        .iter()
        .find_map(|pattern| Some((pattern, pattern.fits(source, text)?)))?;
    match within {
        Some(reason) if reason.len() < text.len() => fit(patterns, source, reason),
        _ => Some(pattern),
    }
}

/// Whether a message that no pattern knows speaks of trouble. Stopped tasks do; of what else is said, most is news.
fn is_trouble(evidence: &Evidence) -> bool {
    match evidence.source {
        Source::Task | Source::Container | Source::Sidecar => true,
        Source::Event => ["unable", "unhealthy", "failed"]
            .iter()
            .any(|word| evidence.text.contains(word)),
        Source::Deployment | Source::Target | Source::Site => false,
    }
}
