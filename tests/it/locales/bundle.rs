//! Fluent files, taken apart.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser::parse;

/// One language of one speaker.
#[derive(Debug, Default)]
pub struct Bundle {
    pub place: String,
    pub messages: BTreeMap<String, Message>,
    /// Ids that are there twice.
    pub repeated: Vec<String>,
}

/// One message, reduced to what must be alike in all languages.
#[derive(Debug, Default)]
pub struct Message {
    pub file: String,
    pub attributes: BTreeSet<String>,
    pub variables: BTreeSet<String>,
    /// Variables by which a form is chosen.
    pub selectors: BTreeSet<String>,
    pub has_text: bool,
    pub has_markup: bool,
}

impl Bundle {
    pub fn ids(&self) -> BTreeSet<String> {
        self.messages.keys().cloned().collect()
    }

    fn read(place: &Path, files: Vec<PathBuf>) -> Self {
        let mut bundle = Bundle {
            place: place.display().to_string(),
            ..Bundle::default()
        };
        for path in files {
            let text = fs::read_to_string(&path)
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let resource = parse(text.as_str())
                .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
            for entry in resource.body {
                let Entry::Message(found) = entry else {
                    assert!(
                        !matches!(entry, Entry::Term(_)),
                        "{}: terms are not looked at",
                        path.display()
                    );
                    continue;
                };
                let mut message = Message {
                    file: path
                        .file_name()
                        .expect("a name")
                        .to_string_lossy()
                        .into_owned(),
                    ..Message::default()
                };
                found.value.iter().for_each(|pattern| message.read(pattern));
                for attribute in &found.attributes {
                    message.attributes.insert(attribute.id.name.to_owned());
                    message.read(&attribute.value);
                }
                if bundle
                    .messages
                    .insert(found.id.name.to_owned(), message)
                    .is_some()
                {
                    bundle.repeated.push(found.id.name.to_owned());
                }
            }
        }
        bundle
    }
}

impl Message {
    fn read(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => {
                    self.has_text |= !value.trim().is_empty();
                    self.has_markup |= value
                        .chars()
                        .any(|c| (c.is_control() && c != '\n') || c == '\u{fffd}');
                }
                PatternElement::Placeable { expression } => {
                    self.has_text = true;
                    self.expression(expression);
                }
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                if let InlineExpression::VariableReference { id } = selector {
                    self.selectors.insert(id.name.to_owned());
                }
                self.inline(selector);
                variants
                    .iter()
                    .for_each(|variant| self.read(&variant.value));
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            _ => {}
        }
    }
}

/// The program's own words.
pub fn program(language: &str) -> Bundle {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("locales")
        .join(language);
    let entries = fs::read_dir(&folder).expect("a language's folder");
    let files = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    Bundle::read(&folder, files)
}

/// A suite's words. Each language is one file, so that its name says nothing.
pub fn suite(id: &str, language: &str) -> Bundle {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("checks")
        .join(id)
        .join("locales");
    let file = folder.join(format!("{language}.ftl"));
    let mut bundle = Bundle::read(&file, vec![file.clone()]);
    bundle
        .messages
        .values_mut()
        .for_each(|message| message.file.clear());
    bundle
}
