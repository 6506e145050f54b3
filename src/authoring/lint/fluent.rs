//! The messages of a suite's Fluent files: their attributes and variables, with places.

use std::collections::BTreeMap;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser::parse;

use crate::suites::PROGRAM;

use workshop_check_core::locale::{ENGLISH, Source, UNFINISHED_ESCAPE, unfinished_escape};
use workshop_check_core::suite::Suite;
use workshop_check_core::suite::yaml::Place;

/// The messages of one language.
#[derive(Debug)]
pub struct Words {
    pub language: String,
    /// The path of the file.
    pub place: String,
    pub messages: BTreeMap<String, Message>,
    /// Syntax errors and repeated messages, with their places.
    pub broken: Vec<(Place, String)>,
}

/// One message.
#[derive(Debug)]
pub struct Message {
    pub at: Place,
    /// Its attributes, with their places.
    pub attributes: BTreeMap<String, Place>,
    /// Its variables, with the place of the first use.
    pub variables: BTreeMap<String, Place>,
    /// Whether it has a text, not only attributes.
    pub has_text: bool,
}

impl Words {
    /// Whether any message uses this variable.
    pub fn uses(&self, variable: &str) -> bool {
        let mut messages = self.messages.values();
        messages.any(|message| message.variables.contains_key(variable))
    }

    fn read(language: &str, source: &Source) -> Self {
        let text = source.text();
        let text = &Lines::of(&text);
        if let Some(at) = unfinished_escape(text.text) {
            return Words {
                language: language.to_owned(),
                place: source.place.clone(),
                messages: BTreeMap::new(),
                broken: vec![(text.place(at), UNFINISHED_ESCAPE.to_owned())],
            };
        }
        let (resource, errors) = match parse(text.text) {
            Ok(resource) => (resource, Vec::new()),
            Err((resource, errors)) => (resource, errors),
        };
        let mut words = Words {
            language: language.to_owned(),
            place: source.place.clone(),
            messages: BTreeMap::new(),
            broken: errors
                .into_iter()
                .map(|error| (text.place(error.pos.start), error.kind.to_string()))
                .collect(),
        };
        for entry in resource.body {
            let Entry::Message(found) = entry else {
                continue;
            };
            let at = text.place_of(found.id.name);
            let mut message = Message {
                at,
                attributes: BTreeMap::new(),
                variables: BTreeMap::new(),
                has_text: found.value.is_some(),
            };
            found
                .value
                .iter()
                .for_each(|pattern| message.read(text, pattern));
            for attribute in &found.attributes {
                let (name, at) = (attribute.id.name, text.place_of(attribute.id.name));
                if message.attributes.insert(name.to_owned(), at).is_some() {
                    words
                        .broken
                        .push((at, format!("the attribute .{name} is there twice")));
                }
                message.read(text, &attribute.value);
            }
            let name = found.id.name.to_owned();
            if words.messages.insert(name.clone(), message).is_some() {
                let twice = format!("the message \"{name}\" is there twice");
                words.broken.push((at, twice));
            }
        }
        words
    }
}

impl Message {
    fn read(&mut self, text: &Lines<'_>, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(text, expression);
            }
        }
    }

    fn expression(&mut self, text: &Lines<'_>, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(text, inline),
            Expression::Select { selector, variants } => {
                self.inline(text, selector);
                variants
                    .iter()
                    .for_each(|variant| self.read(text, &variant.value));
            }
        }
    }

    fn inline(&mut self, text: &Lines<'_>, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                let at = text.place_of(id.name);
                self.variables.entry(id.name.to_owned()).or_insert(at);
            }
            InlineExpression::Placeable { expression } => self.expression(text, expression),
            InlineExpression::FunctionReference { arguments, .. } => {
                arguments
                    .positional
                    .iter()
                    .for_each(|inline| self.inline(text, inline));
            }
            _ => {}
        }
    }
}

/// The messages of a suite in each of its languages.
pub fn of_suite(suite: &Suite) -> Vec<Words> {
    let languages = suite.messages.languages();
    languages
        .filter_map(|language| Some(Words::read(language, &suite.messages.source(language)?)))
        .collect()
}

/// The program's own messages in English, one entry for each file.
pub fn of_program() -> Vec<Words> {
    let sources = PROGRAM.sources(ENGLISH).iter();
    sources.map(|source| Words::read(ENGLISH, source)).collect()
}

/// A text, and where its lines begin: a large file has thousands of places.
struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    fn of(text: &'t str) -> Self {
        let ends = text.match_indices('\n').map(|(end, _)| end + 1);
        let starts = std::iter::once(0).chain(ends).collect();
        Lines { text, starts }
    }

    /// The place of a slice of the text. The parser returns slices of the text that it parses.
    fn place_of(&self, part: &str) -> Place {
        self.place((part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize))
    }

    fn place(&self, offset: usize) -> Place {
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = line.checked_sub(1).and_then(|line| self.starts.get(line));
        let before = start.and_then(|start| self.text.get(*start..offset));
        Place {
            line,
            column: before.unwrap_or_default().chars().count() + 1,
        }
    }
}
