//! Formats messages as text in one language, from the Fluent bundles of the suite and of the program.
//!
//! A message that is missing in a language is taken from English. A test keeps the bundles complete.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::fmt;

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use fluent_syntax::ast::{Entry, PatternElement};
use unic_langid::LanguageIdentifier;

use crate::message::{Arg, Message};

/// The fallback language, in which every text exists.
pub const ENGLISH: &str = "en";

/// The Fluent files of the program, by language. The program embeds them and passes them to the core.
#[derive(Debug, Clone, Default)]
pub struct Bundles(BTreeMap<String, Vec<Source>>);

impl Bundles {
    /// Adds a file of a language.
    pub fn add(&mut self, language: &str, source: Source) {
        self.0.entry(language.to_owned()).or_default().push(source);
    }

    /// The tags of all languages with files, sorted.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The files of a language.
    pub fn sources(&self, language: &str) -> &[Source] {
        self.0.get(language).map(Vec::as_slice).unwrap_or_default()
    }
}

/// The loaded bundles of one language.
pub struct Locale {
    language: String,
    /// In order of preference.
    bundles: Vec<FluentBundle<FluentResource>>,
    /// The ids of the suite's own messages, in any of the bundles.
    of_suite: HashSet<String>,
    /// The variables for the suite's messages, sorted by name.
    variables: Vec<(String, Arg)>,
    /// The language of the pages to link, if it is another one.
    page_language: Option<String>,
    /// The language as the user named it, if the environment did not choose it.
    asked: Option<String>,
}

/// A Fluent file that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("read messages in {place}: {problem}")]
pub struct LocaleError {
    /// The file with line and column, or the language tag.
    pub place: String,
    /// What the parser reports.
    pub problem: String,
}

/// One Fluent file: its text, and its name for error messages.
#[derive(Debug, Clone)]
pub struct Source {
    /// The file's name.
    pub place: String,
    text: SourceText,
}

#[derive(Debug, Clone)]
enum SourceText {
    Read(String),
    Stored(&'static dyn Stored),
}

/// A file whose text is made when it is asked for, because it is stored compressed: of the languages of the program, a run needs one
/// or two.
pub trait Stored: fmt::Debug + Sync {
    /// The text of the file.
    fn text(&self) -> String;
}

impl Source {
    /// A file that was read.
    pub fn new(place: impl Into<String>, text: impl Into<String>) -> Self {
        Source {
            place: place.into(),
            text: SourceText::Read(text.into()),
        }
    }

    /// A file that is read when its text is asked for.
    pub fn stored(place: impl Into<String>, file: &'static dyn Stored) -> Self {
        Source {
            place: place.into(),
            text: SourceText::Stored(file),
        }
    }

    /// The file's text.
    pub fn text(&self) -> Cow<'_, str> {
        match &self.text {
            SourceText::Read(text) => Cow::Borrowed(text),
            SourceText::Stored(file) => Cow::Owned(file.text()),
        }
    }
}

impl Locale {
    /// Loads the bundles of `language` and, as a fallback, of English. `program` are the program's files; `suite_messages`
    /// returns the suite's file of a language, if it has one.
    ///
    /// # Errors
    /// If the tag is not a language tag, or a file is not valid Fluent.
    pub fn load(
        language: &str,
        program: &Bundles,
        suite_messages: impl Fn(&str) -> Option<Source>,
    ) -> Result<Self, LocaleError> {
        let mut bundles = Vec::new();
        let mut of_suite = HashSet::new();
        let mut wanted = vec![language];
        if language != ENGLISH {
            wanted.push(ENGLISH);
        }
        for wanted in wanted {
            let mut bundle = empty_bundle(wanted)?;
            if let Some(source) = suite_messages(wanted) {
                let resource = parse(&source)?;
                of_suite.extend(ids(&resource));
                add(&mut bundle, resource, &source)?;
            }
            for source in program.sources(wanted) {
                add(&mut bundle, parse(source)?, source)?;
            }
            bundles.push(bundle);
        }
        Ok(Locale {
            language: language.to_owned(),
            bundles,
            of_suite,
            variables: Vec::new(),
            page_language: None,
            asked: None,
        })
    }

    /// Adds variables for the suite's messages.
    pub fn with_variables(mut self, variables: Vec<(String, Arg)>) -> Self {
        // Joining a list formats a message, which sets the variables again. Joining here avoids recursion.
        let joined = |(name, arg)| match arg {
            Arg::List(texts) => (name, Arg::Text(self.join(texts, "list-last-two"))),
            arg => (name, arg),
        };
        self.variables = variables.into_iter().map(joined).collect();
        // Arguments are kept sorted: each is added at the end then, without moving the others.
        self.variables
            .sort_by(|(one, _), (other, _)| one.cmp(other));
        self
    }

    /// The same texts with links to the pages in another language, of which the program has no texts.
    pub fn with_pages_in(mut self, language: Option<&str>) -> Self {
        self.page_language = language.map(str::to_owned);
        self
    }

    /// The same texts, for whoever has named their language: commands that are shown name it, too.
    pub fn with_asked(mut self, asked: Option<&str>) -> Self {
        self.asked = asked.map(str::to_owned);
        self
    }

    /// The language as the user named it. None if the environment chose it.
    pub fn asked(&self) -> Option<&str> {
        self.asked.as_deref()
    }

    /// The tag of the language of the pages to link.
    pub fn page_language(&self) -> &str {
        self.page_language.as_deref().unwrap_or(&self.language)
    }

    /// The language's tag, such as "nl".
    pub fn language(&self) -> &str {
        &self.language
    }

    /// The text of a message; its id if no bundle has it.
    pub fn text(&self, message: &Message) -> String {
        self.try_text(message)
            .unwrap_or_else(|| message.id.to_string())
    }

    /// The text of a message without arguments.
    pub fn label(&self, id: &'static str) -> String {
        self.text(&Message::new(id))
    }

    /// A label as a prefix of a text: "failed: ".
    pub fn lead(&self, label: &str) -> String {
        self.text(&Message::new("label-lead").with("label", label))
    }

    /// A label followed by a text: "failed: LB-SG exists". The text alone if that is all the label says: with the hints of the
    /// first stage, the title of a page is all that is told.
    pub fn labelled(&self, label: &str, text: &str) -> String {
        if label == text {
            return text.to_owned();
        }
        self.lead(label) + text
    }

    /// Joins two sentences as the language does.
    pub fn two_sentences(&self, first: &str, second: &str) -> String {
        let both = Message::new("two-sentences")
            .with("first", first)
            .with("second", second);
        self.text(&both)
    }

    /// The text of a message, if any bundle has it. The id may name an attribute: `message.attribute`.
    pub fn try_text(&self, message: &Message) -> Option<String> {
        let (id, attribute) = match message.id.split_once('.') {
            Some((id, attribute)) => (id, Some(attribute)),
            None => (message.id.as_ref(), None),
        };
        let (bundle, pattern) = self.bundles.iter().find_map(|bundle| {
            let found = bundle.get_message(id)?;
            let pattern = match attribute {
                Some(attribute) => found.get_attribute(attribute)?.value(),
                None => found.value()?,
            };
            Some((bundle, pattern))
        })?;
        // Preparing the arguments takes longer than looking for the message, and most titles have none.
        let is_plain =
            |element: &PatternElement<&str>| matches!(element, PatternElement::TextElement { .. });
        let args = (!pattern.elements.iter().all(is_plain)).then(|| self.args(id, message));
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, args.as_ref(), &mut errors);
        // An error in a suite's message is the author's: Fluent keeps `{$typo}` in the text, and `lint` reports it.
        debug_assert!(
            errors.is_empty() || self.of_suite.contains(id),
            "{}: {errors:?}",
            message.id
        );
        let mut text = text.into_owned();
        // The phrase of an author may end like a sentence.
        if id == SENTENCE && ["..", "。。", ".。"].iter().any(|end| text.ends_with(end)) {
            text.pop();
        }
        Some(if id == SENTENCE && self.begins_with_a_word(message) {
            capitalized(&text)
        } else {
            text
        })
    }

    /// Whether the text of a message begins with a word of a bundle, and not with an argument such as the name of a resource.
    fn begins_with_a_word(&self, message: &Message) -> bool {
        let pattern = self.bundles.iter().find_map(|bundle| {
            let found = bundle.get_message(&message.id)?;
            found.value()
        });
        let first = pattern.and_then(|pattern| pattern.elements.first());
        match first {
            Some(PatternElement::TextElement { value }) => !value.trim().is_empty(),
            // The list of phrases, or the one phrase that it is.
            Some(PatternElement::Placeable { .. }) => {
                let mut args = message.args.iter().map(|(_, arg)| arg);
                match (args.next(), args.next()) {
                    (Some(Arg::Message(inner)), None) => self.begins_with_a_word(inner),
                    (Some(Arg::Messages(inner)), None) => inner
                        .first()
                        .is_some_and(|first| self.begins_with_a_word(first)),
                    _ => false,
                }
            }
            None => false,
        }
    }

    /// The arguments of a message: its own, and the variables of the suite if the message is the suite's.
    fn args<'m>(&'m self, id: &str, message: &'m Message) -> FluentArgs<'m> {
        let variables = self.of_suite.contains(id).then_some(&self.variables);
        let variables = variables.into_iter().flatten();
        let mut args = FluentArgs::with_capacity(self.variables.len() + message.args.len());
        for (name, value) in variables {
            args.set(name.as_str(), self.value(value));
        }
        for (name, value) in &message.args {
            args.set(*name, self.value(value));
        }
        args
    }

    fn value<'m>(&self, arg: &'m Arg) -> FluentValue<'m> {
        match arg {
            Arg::Text(text) => text.as_str().into(),
            Arg::Count(count) => (*count).into(),
            Arg::List(texts) => self.join(texts.clone(), "list-last-two").into(),
            Arg::Alternatives(texts) => self.join(texts.clone(), "list-last-or").into(),
            Arg::Message(message) => self.text(message).into(),
            Arg::Messages(messages) => self
                .join(
                    messages.iter().map(|message| self.text(message)).collect(),
                    "list-last-two",
                )
                .into(),
        }
    }

    /// "a, b and c", or "a, b or c", as the language writes it.
    fn join(&self, mut texts: Vec<String>, last_two: &'static str) -> String {
        let Some(last) = texts.pop() else {
            return self.label("list-nothing");
        };
        if texts.is_empty() {
            return last;
        }
        let rest = texts.join(&self.label("list-separator"));
        self.text(&Message::new(last_two).with("rest", rest).with("last", last))
    }
}

impl fmt::Debug for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Locale")
            .field("language", &self.language)
            .finish_non_exhaustive()
    }
}

/// The message that makes a sentence of phrases in the imperative.
const SENTENCE: &str = "changes-fix";

/// The text with a capital letter first.
fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(chars).collect()
}

/// The ids of a file's messages.
fn ids(resource: &FluentResource) -> impl Iterator<Item = String> {
    resource.entries().filter_map(|entry| match entry {
        Entry::Message(message) => Some(message.id.name.to_owned()),
        _ => None,
    })
}

fn empty_bundle(language: &str) -> Result<FluentBundle<FluentResource>, LocaleError> {
    let identifier: LanguageIdentifier = language.parse().map_err(|_| LocaleError {
        place: language.to_owned(),
        problem: "this is not a language tag".to_owned(),
    })?;
    let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
    // Isolation marks are invisible characters around every argument. Users who copy an id from a report would copy them.
    bundle.set_use_isolating(false);
    Ok(bundle)
}

/// What is wrong with an escape that [`unfinished_escape`] finds.
pub const UNFINISHED_ESCAPE: &str = "\\u takes four hexadecimal digits, and \\U takes six";

/// The place of an escape, in bytes, that is cut short by a character that is not ASCII, such as `\u2é`. The parser of
/// fluent-syntax 0.12 panics there, because it takes one byte of the character for the whole (found by fuzzing).
pub fn unfinished_escape(text: &str) -> Option<usize> {
    let is_unfinished = |(at, _): &(usize, &str)| {
        let rest = text.get(at + 1..).unwrap_or_default();
        let digits = match rest.chars().next() {
            Some('u') => 4,
            Some('U') => 6,
            _ => return false,
        };
        let mut after = rest.chars().skip(1).take(digits);
        let end = after.find(|c| !c.is_ascii_hexdigit());
        end.is_some_and(|c| !c.is_ascii())
    };
    text.match_indices('\\')
        .find(is_unfinished)
        .map(|(at, _)| at)
}

fn parse(source: &Source) -> Result<FluentResource, LocaleError> {
    let text = source.text();
    if let Some(at) = unfinished_escape(&text) {
        return Err(LocaleError {
            place: place_at(source, at),
            problem: UNFINISHED_ESCAPE.to_owned(),
        });
    }
    FluentResource::try_new(text.into_owned()).map_err(|(_, errors)| LocaleError {
        place: place_of(source, &errors),
        problem: errors.first().map(ToString::to_string).unwrap_or_default(),
    })
}

fn add(
    bundle: &mut FluentBundle<FluentResource>,
    resource: FluentResource,
    source: &Source,
) -> Result<(), LocaleError> {
    bundle.add_resource(resource).map_err(|errors| LocaleError {
        place: source.place.clone(),
        problem: errors.first().map(ToString::to_string).unwrap_or_default(),
    })
}

fn place_of(source: &Source, errors: &[fluent_syntax::parser::ParserError]) -> String {
    let Some(error) = errors.first() else {
        return source.place.clone();
    };
    place_at(source, error.pos.start)
}

/// File, line and column of a byte.
fn place_at(source: &Source, at: usize) -> String {
    let text = source.text();
    let before = text.get(..at).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
    format!("{}:{line}:{column}", source.place)
}

#[cfg(test)]
mod tests {
    use super::{Bundles, Locale, Source};
    use crate::message::Message;

    /// The defect: the parser panicked.
    #[test]
    fn an_escape_that_is_cut_short_has_a_place() {
        let load = |text: &str| {
            let words = |language: &str| Some(Source::new(format!("locales/{language}.ftl"), text));
            Locale::load("en", &Bundles::default(), words).map(|_| ())
        };
        for text in [
            "a = b\nm = { \"\\u2é\" }\n",
            "a = b\nm = { \"\\U12345é\" }\n",
        ] {
            let error = load(text).expect_err(text).to_string();
            assert!(error.contains("locales/en.ftl:2:8"), "{error}");
        }
        load("m = { \"\\u00e9\" } é C:\\url é\n").expect("valid Fluent");
    }

    #[test]
    fn a_variable_that_an_author_misspelt_stays_visible() {
        let words = |language: &str| {
            let text = "title = Use { $typo } here\n";
            Some(Source::new(format!("locales/{language}.ftl"), text))
        };
        let locale = Locale::load("en", &Bundles::default(), words).expect("valid Fluent");
        assert_eq!(locale.text(&Message::new("title")), "Use {$typo} here");
    }
}
