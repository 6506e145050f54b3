//! Reads a suite: one embedded in the program, or an author's own folder.

use std::fs;
use std::path::Path;

use include_dir::{Dir, include_dir};

use super::Suite;
use super::code::Severity;
use super::load_error::LoadError;
use super::messages::Messages;
use super::reading::{Files, Reading, Text};
use super::variables::Assignment;
use crate::suggest;

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/checks");

/// A suite is a page of text; a file beyond this is not one.
const MAX_BYTES: u64 = 1 << 20;

/// Ids of the suites inside the program.
pub fn embedded_suites() -> Vec<&'static str> {
    EMBEDDED
        .dirs()
        .filter_map(|dir| dir.path().to_str())
        .collect()
}

/// Loads the embedded suite of that id, or the suite at that path (a folder, or its `suite.yaml`).
pub fn load(id_or_path: &str) -> Result<Suite, LoadError> {
    load_with(id_or_path, &[])
}

/// Loads a suite with other values for some of its variables.
pub fn load_with(id_or_path: &str, assignments: &[Assignment]) -> Result<Suite, LoadError> {
    let reading = read(id_or_path, assignments)?;
    let mut problems = reading.problems.into_iter();
    let error = problems.find(|problem| problem.severity() == Severity::Error);
    match (reading.suite, error) {
        (Some((suite, _)), None) => Ok(suite),
        (_, error) => Err(LoadError::Malformed {
            place: error
                .as_ref()
                .map_or_else(|| id_or_path.to_owned(), |error| error.place()),
            problem: error
                .as_ref()
                .map(|error| error.text.clone())
                .unwrap_or_default(),
            hint: error.and_then(|error| error.hint),
        }),
    }
}

/// Reads a suite as far as possible, and tells everything that keeps it from being used.
pub fn read(id_or_path: &str, assignments: &[Assignment]) -> Result<Reading, LoadError> {
    let reading = files(id_or_path)?.read(assignments);
    reading.map_err(|(assignment, problem, hint)| LoadError::Assignment {
        assignment,
        problem,
        hint,
    })
}

/// The files of a suite.
fn files(id_or_path: &str) -> Result<Files, LoadError> {
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

fn embedded(id: &str, dir: &Dir<'_>) -> Result<Files, LoadError> {
    let place = format!("checks/{id}/suite.yaml");
    let text = dir
        .get_file(format!("{id}/suite.yaml"))
        .and_then(|file| file.contents_utf8())
        .ok_or_else(|| LoadError::Malformed {
            place: place.clone(),
            problem: "this folder holds no suite.yaml".to_owned(),
            hint: None,
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
    Ok(Files {
        suite,
        symptoms,
        messages,
    })
}

fn from_path(path: &Path) -> Result<Files, LoadError> {
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
    Ok(Files {
        suite,
        symptoms,
        messages,
    })
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
