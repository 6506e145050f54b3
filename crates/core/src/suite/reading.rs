//! From a suite's files to a suite, with everything that is wrong with it.

use sha2::{Digest, Sha256};

use super::draft::{self, Draft};
use super::messages::Messages;
use super::problem::{Problem, Problems};
use super::rules;
use super::variables::{Assignment, BadAssignment, Variables};
use super::yaml::Node;
use super::{Suite, SuiteFile};
use crate::locale::Source;

/// A file's text, and what to call the file.
#[derive(Debug, Clone)]
pub struct Text {
    pub place: String,
    pub text: String,
}

/// The files of a suite.
#[derive(Debug, Clone)]
pub struct Files {
    pub suite: Text,
    pub symptoms: Option<Text>,
    pub messages: Messages,
    pub content: ContentFiles,
    /// Whether the patterns of `symptoms` are known to compile: those of the program's own suites are, by a test. Others are
    /// compiled as soon as they are read.
    pub patterns_compile: bool,
}

/// What is kept of the workshop's pages, and exceptions from that the suite agrees with them.
#[derive(Debug, Clone, Default)]
pub struct ContentFiles {
    pub facts: Option<Text>,
    pub exceptions: Option<Text>,
}

/// What became of a suite's files.
#[derive(Debug)]
pub struct Reading {
    /// Read as far as possible; only where nothing is wrong may it be used.
    pub suite: Option<(Suite, Draft)>,
    /// The name of the suite's file.
    pub file: String,
    /// The name of the file of symptoms and what is in it.
    pub symptoms: Option<(String, Node)>,
    /// What is kept of the workshop's pages: only `lint` reads it.
    pub content: ContentFiles,
    /// In the order in which they were found.
    pub problems: Vec<Problem>,
}

/// A suite's own file, in the suite's folder.
pub const SUITE_FILE: &str = "suite.yaml";
/// Beside a suite: the run-time messages it knows.
pub const SYMPTOMS_FILE: &str = "symptoms.yaml";
/// Beside a suite: the facts of its pages, for where the pages themselves are not at hand.
pub const FACTS_FILE: &str = "content.json";
/// Beside a suite: what its pages do not say as it does, and why that is right.
pub const EXCEPTIONS_FILE: &str = "content.yaml";

impl Files {
    /// The files of a suite's folder, by their names relative to it: `suite.yaml`, `locales/en.ftl`. Others are
    /// ignored. `None` without a `suite.yaml`.
    pub fn from_texts(texts: impl IntoIterator<Item = (String, Text)>) -> Option<Files> {
        let mut suite = None;
        let mut symptoms = None;
        let mut messages = Messages::default();
        let mut content = ContentFiles::default();
        for (name, text) in texts {
            match name.as_str() {
                SUITE_FILE => suite = Some(text),
                SYMPTOMS_FILE => symptoms = Some(text),
                FACTS_FILE => content.facts = Some(text),
                EXCEPTIONS_FILE => content.exceptions = Some(text),
                name => {
                    let language = name.strip_prefix("locales/");
                    if let Some(language) = language.and_then(|name| name.strip_suffix(".ftl")) {
                        let Text { place, text } = text;
                        messages.add(language, Source { place, text });
                    }
                }
            }
        }
        Some(Files {
            suite: suite?,
            symptoms,
            messages,
            content,
            patterns_compile: false,
        })
    }

    /// Reads them. The only error is an assignment that does not fit; what is wrong with the files is told.
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

/// "sha256:…" of the suite's text. Other values than the defaults make it another suite.
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
