//! From symptoms to their cause: what AWS says at run time, what a suite knows about such messages, and which failure
//! explains which.

pub mod evidence;
pub mod pattern;

mod causes;

pub use causes::{Cause, causes};
pub use evidence::Evidence;
pub use pattern::Pattern;

use pattern::{Kind, Source};

/// What the evidence comes down to.
#[derive(Debug, Clone, Copy)]
pub enum Reading<'p, 'e> {
    /// A known message that tells why, or that AWS's own trouble will pass.
    Known(&'p Pattern, &'e Evidence),
    /// A message of trouble that no pattern knows.
    Unknown(&'e Evidence),
    /// Nothing that tells anything.
    Nothing,
}

/// Reads evidence, newest first: the first message that a pattern knows to tell something. Failing that, the first one
/// that sounds of trouble.
pub fn read<'p, 'e>(patterns: &'p [Pattern], evidence: &'e [Evidence]) -> Reading<'p, 'e> {
    let mut unknown = None;
    for item in evidence {
        match first_fit(patterns, item.source, &item.text) {
            Some(pattern) => match pattern.text.kind {
                Kind::Cause | Kind::Heals => return Reading::Known(pattern, item),
                Kind::Ignored | Kind::Carrier => {}
            },
            None if unknown.is_none() && is_trouble(item) => unknown = Some(item),
            None => {}
        }
    }
    unknown.map_or(Reading::Nothing, Reading::Unknown)
}

/// The first pattern that fits; of a message that repeats another, the one that fits the other.
fn first_fit<'a>(patterns: &'a [Pattern], source: Source, text: &str) -> Option<&'a Pattern> {
    let (pattern, within) = patterns
        .iter()
        .find_map(|pattern| Some((pattern, pattern.fits(source, text)?)))?;
    match within {
        Some(reason) if reason.len() < text.len() => first_fit(patterns, source, reason),
        _ => Some(pattern),
    }
}

/// Whether a message that no pattern knows speaks of trouble. Stopped tasks do; of what else is said, most is news.
fn is_trouble(evidence: &Evidence) -> bool {
    match evidence.source {
        Source::Task | Source::Container => true,
        Source::Event => ["unable", "unhealthy", "failed"]
            .iter()
            .any(|word| evidence.text.contains(word)),
        Source::Deployment | Source::Target | Source::Site => false,
    }
}
