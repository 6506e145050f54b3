//! The language of `--lang` and of the environment, among those that the suite has texts in.

use fluent_langneg::{NegotiationStrategy, negotiate_languages};
use unic_langid::LanguageIdentifier;

/// How well a language fits the one that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// The language of that script and Region, such as "pt" (Portuguese of Brazil) for "pt-BR".
    Exact,
    /// The same language of another Region, such as "de" for "de-AT".
    Variety,
    /// The same language in a form that reads differently, such as "zh" (simplified) for "zh-TW", or "pt" (of Brazil)
    /// for "pt-PT".
    Apart,
}

/// Languages whose varieties differ in the words of a console, although they share a script.
const APART: [&str; 1] = ["pt"];

/// A language that there are texts in.
#[derive(PartialEq)]
struct Available<'a> {
    tag: &'a str,
    /// With its most likely script and Region, such as zh-Hans-CN for "zh".
    identifier: LanguageIdentifier,
}

impl AsRef<LanguageIdentifier> for Available<'_> {
    fn as_ref(&self) -> &LanguageIdentifier {
        &self.identifier
    }
}

/// The best of the available languages for the one that was asked for, such as "pt-BR" or "pt_BR.UTF-8". None if there
/// are no texts in that language at all.
pub fn negotiate<'a>(asked: &str, available: &[&'a str]) -> Option<(&'a str, Fit)> {
    let wanted = parse(asked)?;
    let available: Vec<Available<'a>> = available
        .iter()
        .filter_map(|tag| {
            let identifier = maximized(parse(tag)?);
            Some(Available { tag, identifier })
        })
        .collect();
    let exact = maximized(wanted.clone());
    if let Some(found) = available.iter().find(|one| one.identifier == exact) {
        return Some((found.tag, Fit::Exact));
    }
    // First in the same script, then in any.
    let language_only = LanguageIdentifier::from_parts(wanted.language, None, None, &[]);
    [wanted, language_only].into_iter().find_map(|wanted| {
        let strategy = NegotiationStrategy::Lookup;
        let found = negotiate_languages(&[wanted], &available, None, strategy);
        found.first().map(|found| (found.tag, fit(&exact, found)))
    })
}

/// How well another variety of a language fits.
fn fit(wanted: &LanguageIdentifier, found: &Available<'_>) -> Fit {
    let is_apart =
        wanted.script != found.identifier.script || APART.contains(&wanted.language.as_str());
    if is_apart { Fit::Apart } else { Fit::Variety }
}

/// Reads a tag, or the name of a POSIX locale: language, Region, character set and modifier, as in "de_AT.UTF-8@euro".
fn parse(text: &str) -> Option<LanguageIdentifier> {
    let tag = text.split(['.', '@']).next().unwrap_or_default();
    let identifier: LanguageIdentifier = tag.parse().ok()?;
    (!identifier.language.is_empty()).then_some(identifier)
}

/// With the most likely script and Region (Unicode CLDR, "Likely Subtags").
fn maximized(mut identifier: LanguageIdentifier) -> LanguageIdentifier {
    identifier.maximize();
    identifier
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROGRAM: [&str; 9] = ["de", "en", "es", "fr", "it", "ja", "nl", "pt", "zh"];

    #[test]
    fn the_same_language_is_found_and_another_variety_is_told_from_it() {
        use Fit::{Apart, Exact, Variety};
        for (asked, wanted) in [
            ("zh", Some(("zh", Exact))),
            ("zh_CN.UTF-8", Some(("zh", Exact))),
            ("zh-Hans", Some(("zh", Exact))),
            ("zh_TW", Some(("zh", Apart))),
            ("zh-Hant", Some(("zh", Apart))),
            ("zh-Hant-TW", Some(("zh", Apart))),
            ("pt-PT", Some(("pt", Apart))),
            ("pt_BR.UTF-8", Some(("pt", Exact))),
            ("en-GB", Some(("en", Variety))),
            ("en_US.UTF-8", Some(("en", Exact))),
            ("EN", Some(("en", Exact))),
            ("de-AT", Some(("de", Variety))),
            ("de_DE@euro", Some(("de", Exact))),
            ("xx", None),
            ("ko-KR", None),
            ("C", None),
            ("POSIX", None),
            ("", None),
            ("und", None),
        ] {
            assert_eq!(negotiate(asked, &PROGRAM), wanted, "{asked}");
        }
    }

    #[test]
    fn of_several_varieties_the_asked_one_wins() {
        let available = ["zh-Hans", "zh-Hant", "pt-PT", "pt-BR"];
        let found = |asked| negotiate(asked, &available).map(|(tag, _)| tag);
        assert_eq!(found("zh-TW"), Some("zh-Hant"));
        assert_eq!(found("zh-HK"), Some("zh-Hant"));
        assert_eq!(found("zh-SG"), Some("zh-Hans"));
        assert_eq!(found("pt-PT"), Some("pt-PT"));
        assert_eq!(found("pt"), Some("pt-BR"));
    }
}
