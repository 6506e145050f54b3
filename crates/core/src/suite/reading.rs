//! Reads a suite's files, and collects all problems.

use sha2::{Digest, Sha256};

use super::draft::{self, Draft};
use super::messages::Messages;
use super::problem::{Problem, Problems};
use super::rules;
use super::variables::{Assignment, BadAssignment, Variables};
use super::yaml::Node;
use super::{Suite, SuiteFile};
use crate::locale::Source;

/// A file's text, and its name for messages.
#[derive(Debug, Clone)]
pub struct Text {
    /// The path of the file.
    pub place: String,
    /// The content.
    pub text: String,
}

/// The files of a suite.
#[derive(Debug, Clone)]
pub struct Files {
    /// `suite.yaml`.
    pub suite: Text,
    /// `symptoms.yaml`, if there is one.
    pub symptoms: Option<Text>,
    /// The files under `locales/`.
    pub messages: Messages,
    /// `content.json` and `content.yaml`.
    pub content: ContentFiles,
    /// Whether the patterns of `symptoms` are known to compile: those of the program's own suites are, by a test. Others are
    /// compiled as soon as they are read.
    pub patterns_compile: bool,
}

/// The facts of the workshop's pages, and the accepted differences between the pages and the suite.
#[derive(Debug, Clone, Default)]
pub struct ContentFiles {
    /// `content.json`, if there is one.
    pub facts: Option<Source>,
    /// `content.yaml`, if there is one.
    pub exceptions: Option<Source>,
}

/// The result of reading a suite's files.
#[derive(Debug)]
pub struct Reading {
    /// The parts that could be read. The suite may only be used if there are no errors.
    pub suite: Option<(Suite, Draft)>,
    /// The name of the suite's file.
    pub file: String,
    /// The name and the tree of `symptoms.yaml`.
    pub symptoms: Option<(String, Node)>,
    /// The facts of the workshop's pages. Only `lint` uses them.
    pub content: ContentFiles,
    /// All problems, in the order in which they were found.
    pub problems: Vec<Problem>,
}

/// The main file in a suite's folder.
pub const SUITE_FILE: &str = "suite.yaml";
/// The file of run-time messages in a suite's folder.
pub const SYMPTOMS_FILE: &str = "symptoms.yaml";
/// The file with the facts of the pages in a suite's folder. It replaces the pages if they are not available.
pub const FACTS_FILE: &str = "content.json";
/// The file with accepted differences from the pages in a suite's folder, each with a reason.
pub const EXCEPTIONS_FILE: &str = "content.yaml";

impl Files {
    /// Selects the files of a suite by their names relative to its folder: `suite.yaml`, `locales/en.ftl`. Other files are
    /// ignored. `None` if there is no `suite.yaml`.
    pub fn from_texts(texts: impl IntoIterator<Item = (String, Text)>) -> Option<Files> {
        let mut suite = None;
        let mut symptoms = None;
        let mut others = Vec::new();
        for (name, text) in texts {
            match name.as_str() {
                SUITE_FILE => suite = Some(text),
                SYMPTOMS_FILE => symptoms = Some(text),
                _ => others.push((name, Source::new(text.place, text.text))),
            }
        }
        let mut files = Files {
            suite: suite?,
            symptoms,
            messages: Messages::default(),
            content: ContentFiles::default(),
            patterns_compile: false,
        };
        for (name, source) in others {
            files.add(&name, source);
        }
        Some(files)
    }

    /// Adds a file that is read only when it is needed: messages, facts of the pages, or accepted differences, by its name relative
    /// to the suite's folder. Other files are ignored.
    pub fn add(&mut self, name: &str, source: Source) {
        match name {
            FACTS_FILE => self.content.facts = Some(source),
            EXCEPTIONS_FILE => self.content.exceptions = Some(source),
            name => {
                let language = name.strip_prefix("locales/");
                if let Some(language) = language.and_then(|name| name.strip_suffix(".ftl")) {
                    self.messages.add(language, source);
                }
            }
        }
    }

    /// Reads the files. Problems with the files are part of the result.
    ///
    /// # Errors
    /// If an assignment does not match the suite's variables.
    pub fn read(self, assignments: &[Assignment]) -> Result<Reading, BadAssignment> {
        let mut problems = Problems::of(&self.suite.place);
        let Some(draft) = draft::read(&self.suite.text, assignments, &mut problems)? else {
            return Ok(Reading {
                suite: None,
                file: self.suite.place,
                symptoms: None,
                content: self.content,
                problems: problems.into_found(),
            });
        };
        let file: SuiteFile = draft.file.clone();
        let mut suite = Suite {
            file,
            digest: digest(&self.suite, self.symptoms.as_ref(), &draft.variables),
            messages: self.messages,
            symptoms: Vec::new(),
            variables: draft.variables.clone(),
        };
        rules::check(&suite, &draft, &mut problems);
        let mut found = problems.into_found();
        let mut symptoms = None;
        if let Some(file) = self.symptoms {
            let mut problems = Problems::of(&file.place);
            let (patterns, tree) = rules::symptoms(
                &suite,
                &draft.unread,
                &file.text,
                self.patterns_compile,
                &mut problems,
            );
            found.extend(problems.into_found());
            suite.symptoms = patterns;
            symptoms = tree.map(|tree| (file.place, tree));
        }
        Ok(Reading {
            suite: Some((suite, draft)),
            file: self.suite.place,
            symptoms,
            content: self.content,
            problems: found,
        })
    }
}

/// "sha256:…" of the suite's text, its symptoms, and the variables that differ from their defaults.
fn digest(suite: &Text, symptoms: Option<&Text>, variables: &Variables) -> String {
    let mut digest = Sha256::new_with_prefix(suite.text.as_bytes());
    if let Some(symptoms) = symptoms {
        digest.update(symptoms.text.as_bytes());
    }
    let differences = variables.differences();
    if !differences.is_empty() {
        digest.update(serde_json::to_vec(&differences).unwrap_or_default());
    }
    format!("sha256:{}", hex::encode(digest.finalize()))
}
