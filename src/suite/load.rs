//! Reads a suite: one embedded in the program, or an author's own folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use super::{Suite, SuiteFile, validate};
use crate::diagnosis::pattern::SymptomFile;
use crate::locale::{Locale, LocaleError, Source};
use crate::suggest;

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/checks");

/// A suite is a page of text; a file beyond this is not one.
const MAX_BYTES: u64 = 1 << 20;

/// A suite's own Fluent files, by language.
#[derive(Debug, Clone, Default)]
pub struct Messages(BTreeMap<String, Source>);

/// Why a suite cannot be used. `Display` fits "failed to …".
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    #[error("find a suite named \"{id}\"")]
    Unknown { id: String, hint: String },
    #[error("read suite {}: {problem}", path.display())]
    Unreadable { path: PathBuf, problem: String },
    #[error("read suite {place}: {problem}")]
    Malformed { place: String, problem: String },
    #[error(transparent)]
    Locale(#[from] LocaleError),
}

impl LoadError {
    /// What to do about it, if there is something to say.
    pub fn hint(&self) -> Option<&str> {
        match self {
            LoadError::Unknown { hint, .. } => Some(hint),
            _ => None,
        }
    }
}

/// Ids of the suites inside the program.
pub fn embedded_suites() -> Vec<&'static str> {
    EMBEDDED
        .dirs()
        .filter_map(|dir| dir.path().to_str())
        .collect()
}

/// Loads the embedded suite of that id, or the suite at that path (a folder, or its `suite.yaml`).
pub fn load(id_or_path: &str) -> Result<Suite, LoadError> {
    if let Some(dir) = EMBEDDED.get_dir(id_or_path) {
        return embedded(id_or_path, dir);
    }
    let path = Path::new(id_or_path);
    if path.exists() || id_or_path.contains(std::path::MAIN_SEPARATOR) {
        return from_path(path);
    }
    let ids = embedded_suites();
    Err(LoadError::Unknown {
        hint: suggest::did_you_mean(id_or_path, ids.iter().copied())
            .unwrap_or_else(|| format!("known suites: {}; or give a path", ids.join(", "))),
        id: id_or_path.to_owned(),
    })
}

fn embedded(id: &str, dir: &Dir<'_>) -> Result<Suite, LoadError> {
    let place = format!("checks/{id}/suite.yaml");
    let text = dir
        .get_file(format!("{id}/suite.yaml"))
        .and_then(|file| file.contents_utf8())
        .ok_or_else(|| LoadError::Malformed {
            place: place.clone(),
            problem: "this folder holds no suite.yaml".to_owned(),
        })?;
    let mut messages = Messages::default();
    let locales = dir.get_dir(format!("{id}/locales"));
    for file in locales.into_iter().flat_map(|dir| dir.files()) {
        if let Some(text) = file.contents_utf8() {
            messages.add(
                file.path(),
                format!("checks/{}", file.path().display()),
                text.to_owned(),
            );
        }
    }
    let symptoms = dir
        .get_file(format!("{id}/symptoms.yaml"))
        .and_then(|file| file.contents_utf8())
        .map(|text| Text {
            place: format!("checks/{id}/symptoms.yaml"),
            text: text.to_owned(),
        });
    let suite = Text {
        place,
        text: text.to_owned(),
    };
    parse(suite, symptoms, messages)
}

fn from_path(path: &Path) -> Result<Suite, LoadError> {
    let file = if path.is_dir() {
        path.join("suite.yaml")
    } else {
        path.to_owned()
    };
    let text = read_bounded(&file)?;
    let mut messages = Messages::default();
    let locales = file.with_file_name("locales");
    if locales.is_dir() {
        let entries = fs::read_dir(&locales).map_err(|error| unreadable(&locales, &error))?;
        for entry in entries {
            let path = entry.map_err(|error| unreadable(&locales, &error))?.path();
            if path.extension().is_some_and(|ending| ending == "ftl") {
                let text = read_bounded(&path)?;
                messages.add(&path, path.display().to_string(), text);
            }
        }
    }
    let symptoms = file.with_file_name("symptoms.yaml");
    let symptoms = match symptoms.exists() {
        true => Some(Text {
            place: symptoms.display().to_string(),
            text: read_bounded(&symptoms)?,
        }),
        false => None,
    };
    let suite = Text {
        place: file.display().to_string(),
        text,
    };
    parse(suite, symptoms, messages)
}

/// The text of another file of a suite's folder, and what to call it; none if there is no such file.
pub fn companion(id_or_path: &str, name: &str) -> Result<Option<(String, String)>, LoadError> {
    if let Some(dir) = EMBEDDED.get_dir(id_or_path) {
        let file = dir.get_file(format!("{id_or_path}/{name}"));
        let text = file.and_then(|file| file.contents_utf8());
        return Ok(text.map(|text| (format!("checks/{id_or_path}/{name}"), text.to_owned())));
    }
    let path = Path::new(id_or_path);
    let file = match path.is_dir() {
        true => path.join(name),
        false => path.with_file_name(name),
    };
    match file.exists() {
        true => Ok(Some((file.display().to_string(), read_bounded(&file)?))),
        false => Ok(None),
    }
}

fn read_bounded(path: &Path) -> Result<String, LoadError> {
    let bytes =
        crate::files::read_bounded(path, MAX_BYTES).map_err(|problem| LoadError::Unreadable {
            path: path.to_owned(),
            problem,
        })?;
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        LoadError::Unreadable {
            path: path.to_owned(),
            problem: format!("byte {at} is not UTF-8 text"),
        }
    })
}

fn unreadable(path: &Path, error: &std::io::Error) -> LoadError {
    LoadError::Unreadable {
        path: path.to_owned(),
        problem: error.to_string(),
    }
}

/// A file's text, and what to call the file.
struct Text {
    place: String,
    text: String,
}

impl Text {
    fn parse<T: DeserializeOwned>(&self) -> Result<T, LoadError> {
        serde_saphyr::from_str(&self.text).map_err(|error| {
            let at = error.location().map_or(String::new(), |at| {
                format!(":{}:{}", at.line(), at.column())
            });
            LoadError::Malformed {
                place: format!("{}{at}", self.place),
                problem: one_line(&error.without_snippet().to_string()),
            }
        })
    }

    fn problem(&self, (line, column, problem): validate::Problem) -> LoadError {
        LoadError::Malformed {
            place: format!("{}:{line}:{column}", self.place),
            problem,
        }
    }
}

fn parse(text: Text, symptoms: Option<Text>, messages: Messages) -> Result<Suite, LoadError> {
    let file: SuiteFile = text.parse()?;
    let mut digest = Sha256::new_with_prefix(text.text.as_bytes());
    let mut suite = Suite {
        file,
        digest: String::new(),
        messages,
        symptoms: Vec::new(),
    };
    validate::validate(&suite, &text.text).map_err(|problem| text.problem(problem))?;
    if let Some(symptoms) = symptoms {
        let file: SymptomFile = symptoms.parse()?;
        suite.symptoms = validate::symptoms(&suite, file, &symptoms.text)
            .map_err(|problem| symptoms.problem(problem))?;
        digest.update(symptoms.text.as_bytes());
    }
    suite.digest = format!("sha256:{:x}", digest.finalize());
    Ok(suite)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Messages {
    fn add(&mut self, path: &Path, place: String, text: String) {
        if let Some(language) = path.file_stem().and_then(|stem| stem.to_str()) {
            self.0.insert(language.to_owned(), Source { place, text });
        }
    }

    /// Languages the suite has a file for.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The suite's file of a language.
    pub fn source(&self, language: &str) -> Option<Source> {
        self.0.get(language).cloned()
    }
}

impl Suite {
    /// The suite's and the program's words in a language.
    pub fn locale(&self, language: &str) -> Result<Locale, LocaleError> {
        Locale::load(language, |language| self.messages.source(language))
    }
}
