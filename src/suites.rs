//! Loads suites, embedded or from a folder, and the messages of the program.

mod error;

use std::path::Path;
use std::sync::{Arc, LazyLock};
use std::{fs, io};

use workshop_check_core::journey::{self, JourneyFile, Workshop};
use workshop_check_core::locale::{Bundles, Locale, LocaleError, Source, Stored};
use workshop_check_core::suggest;
use workshop_check_core::suite::reading::{
    EXCEPTIONS_FILE, FACTS_FILE, Files, Reading, SUITE_FILE, SYMPTOMS_FILE, Text,
};
use workshop_check_core::suite::{Assignment, Messages, Problem, Severity, Suite};

pub use error::LoadError;

use crate::embedded::{CHECKS, LOCALES};
use crate::files;

/// The messages of the program.
pub static PROGRAM: LazyLock<Bundles> = LazyLock::new(|| {
    let mut bundles = Bundles::default();
    for file in LOCALES.files() {
        if let Some((language, _)) = file.path.split_once('/') {
            let place = format!("locales/{}", file.path);
            bundles.add(language, Source::stored(place, file));
        }
    }
    bundles
});

/// The languages of the program's messages, sorted.
pub fn program_languages() -> Vec<&'static str> {
    PROGRAM.languages().collect()
}

/// The program's messages in a language, without those of a suite.
///
/// # Errors
/// If `language` is not a language tag.
pub fn program_locale(language: &str) -> Result<Locale, LocaleError> {
    Locale::load(language, &PROGRAM, |_| None)
}

/// The messages of the suite and of the program in a language.
///
/// # Errors
/// If `language` is not a language tag, or a file of the suite is not valid Fluent.
pub fn locale(suite: &Suite, language: &str) -> Result<Locale, LocaleError> {
    suite.locale(language, &PROGRAM)
}

/// The maximum size of a suite's file.
const MAX_BYTES: u64 = 1 << 20;

/// The suite that commands use if none is named.
pub const DEFAULT_SUITE: &str = "container-migration";

/// The ids of the embedded suites.
pub fn embedded_suites() -> Vec<&'static str> {
    with_file(SUITE_FILE)
}

/// Loads the embedded suite with that id, or the suite at that path (a folder, or its `suite.yaml`).
///
/// # Errors
/// If there is no such suite, or it has an error.
pub fn load(id_or_path: &str) -> Result<Suite, LoadError> {
    load_with(id_or_path, &[])
}

/// Loads a suite with other values for some of its variables.
///
/// # Errors
/// As [`load`], and if a variable cannot have that value.
pub fn load_with(id_or_path: &str, assignments: &[Assignment]) -> Result<Suite, LoadError> {
    usable(id_or_path, read(id_or_path, assignments)?)
}

/// The suite that was read, if it has no error.
fn usable(id_or_path: &str, reading: Reading) -> Result<Suite, LoadError> {
    let mut problems = reading.problems.into_iter();
    let error = problems.find(|problem| problem.severity() == Severity::Error);
    match (reading.suite, error) {
        (Some((suite, _)), None) => Ok(suite),
        (_, error) => Err(malformed(id_or_path, error)),
    }
}

/// Reads a suite as far as possible, with all of its errors.
///
/// # Errors
/// If there is no such suite, or its files cannot be read.
pub fn read(id_or_path: &str, assignments: &[Assignment]) -> Result<Reading, LoadError> {
    let reading = files(id_or_path)?.read(assignments);
    reading.map_err(|(assignment, problem, hint)| LoadError::Assignment {
        assignment,
        problem,
        hint,
    })
}

/// Whether the program has a suite or a journey with that id.
pub fn is_embedded(id: &str) -> bool {
    embedded_suites().contains(&id) || embedded_journeys().contains(&id)
}

/// Whether there is a suite with that id or at that path, however wrong.
pub fn is_there(id_or_path: &str) -> bool {
    !matches!(
        files(id_or_path),
        Err(LoadError::Unknown { .. } | LoadError::Missing { .. })
    )
}

/// The files of a suite.
fn files(id_or_path: &str) -> Result<Files, LoadError> {
    if CHECKS.has_folder(id_or_path) {
        return embedded(id_or_path);
    }
    let path = Path::new(id_or_path);
    if path.exists() || id_or_path.contains(std::path::MAIN_SEPARATOR) {
        return from_path(path);
    }
    let ids = [embedded_suites(), embedded_journeys()].concat();
    Err(LoadError::Unknown {
        hint: suggest::did_you_mean(id_or_path, ids.iter().copied())
            .unwrap_or_else(|| format!("known suites: {}; or give a path", ids.join(", "))),
        id: id_or_path.to_owned(),
    })
}

fn embedded(id: &str) -> Result<Files, LoadError> {
    let place = |name: &str| format!("checks/{id}/{name}");
    let text = |name: &str| {
        let file = CHECKS.file(&format!("{id}/{name}"))?;
        let (place, text) = (place(name), file.text());
        Some((name.to_owned(), Text { place, text }))
    };
    let texts = [SUITE_FILE, SYMPTOMS_FILE].into_iter().filter_map(text);
    let mut files = Files::from_texts(texts).ok_or_else(|| LoadError::Malformed {
        place: place(SUITE_FILE),
        problem: "this folder holds no suite.yaml".to_owned(),
        hint: None,
    })?;
    // Of nine languages, one is needed.
    for (name, file) in CHECKS.in_folder(id) {
        files.add(name, Source::stored(place(name), file));
    }
    files.patterns_compile = true;
    Ok(files)
}

fn from_path(path: &Path) -> Result<Files, LoadError> {
    let file = if path.is_dir() {
        path.join(SUITE_FILE)
    } else {
        path.to_owned()
    };
    if !file.exists() {
        // A path that ends in .yaml is a file, any other a folder.
        let is_file = path.extension().is_some_and(|ending| ending == "yaml");
        let parent = path.parent().unwrap_or(path);
        let folder = if is_file { parent } else { path };
        return Err(LoadError::Missing {
            folder: folder.to_owned(),
            hint: format!(
                "\"workshop-check init {}\" writes a suite to start from; known suites: {}",
                folder.display(),
                [embedded_suites(), embedded_journeys()].concat().join(", ")
            ),
        });
    }
    let read = |name: String, path: &Path| {
        let place = path.display().to_string();
        let text = read_bounded(path)?;
        Ok::<_, LoadError>((name, Text { place, text }))
    };
    let mut texts = vec![read(SUITE_FILE.to_owned(), &file)?];
    let locales = file.with_file_name("locales");
    if locales.is_dir() {
        let entries = fs::read_dir(&locales).map_err(|error| unreadable(&locales, &error))?;
        for entry in entries {
            let path = entry.map_err(|error| unreadable(&locales, &error))?.path();
            if path.extension().is_some_and(|ending| ending == "ftl") {
                let name = path.file_name().and_then(|name| name.to_str());
                let name = format!("locales/{}", name.unwrap_or_default());
                texts.push(read(name, &path)?);
            }
        }
    }
    for name in [SYMPTOMS_FILE, FACTS_FILE, EXCEPTIONS_FILE] {
        let path = file.with_file_name(name);
        if path.exists() {
            texts.push(read(name.to_owned(), &path)?);
        }
    }
    Files::from_texts(texts).ok_or_else(|| unreadable(&file, &io::ErrorKind::NotFound.into()))
}

/// The path and the text of another file in a suite's folder; `None` if there is no such file.
///
/// # Errors
/// If the file cannot be read.
pub fn companion(id_or_path: &str, name: &str) -> Result<Option<(String, String)>, LoadError> {
    if CHECKS.has_folder(id_or_path) {
        let path = format!("{id_or_path}/{name}");
        let file = CHECKS.file(&path);
        return Ok(file.map(|file| (format!("checks/{path}"), file.text())));
    }
    let path = Path::new(id_or_path);
    let file = if path.is_dir() {
        path.join(name)
    } else {
        path.with_file_name(name)
    };
    if file.exists() {
        Ok(Some((file.display().to_string(), read_bounded(&file)?)))
    } else {
        Ok(None)
    }
}

fn read_bounded(path: &Path) -> Result<String, LoadError> {
    let bytes = files::read_bounded(path, MAX_BYTES).map_err(|problem| LoadError::Unreadable {
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

fn unreadable(path: &Path, error: &io::Error) -> LoadError {
    LoadError::Unreadable {
        path: path.to_owned(),
        problem: error.to_string(),
    }
}

/// The file that makes a folder a journey.
pub const JOURNEY_FILE: &str = "journey.yaml";

/// The ids of the embedded journeys.
pub fn embedded_journeys() -> Vec<&'static str> {
    with_file(JOURNEY_FILE)
}

/// The ids of the embedded folders that have this file.
fn with_file(name: &str) -> Vec<&'static str> {
    let folders = CHECKS.files().filter_map(|file| file.path.rsplit_once('/'));
    folders
        .filter_map(|(folder, file)| (file == name).then_some(folder))
        .collect()
}

/// The text of a journey, and its name for messages; `None` if it is not a journey.
///
/// # Errors
/// If the file cannot be read.
pub fn journey_text(id_or_path: &str) -> Result<Option<Text>, LoadError> {
    let path = Path::new(id_or_path);
    let is_file = path.file_name().is_some_and(|name| name == JOURNEY_FILE);
    let found = if is_file && path.exists() {
        Some((id_or_path.to_owned(), read_bounded(path)?))
    } else if path.is_dir() || CHECKS.has_folder(id_or_path) {
        companion(id_or_path, JOURNEY_FILE)?
    } else {
        None
    };
    Ok(found.map(|(place, text)| Text { place, text }))
}

/// The suites of a workshop, before a language is chosen.
#[derive(Debug)]
pub struct Loaded {
    journey: Option<(JourneyFile, String)>,
    messages: Messages,
    suites: Vec<Suite>,
    /// The language as the user named it.
    asked: Option<String>,
}

/// Loads the suite or the journey with that id, or at that path.
///
/// # Errors
/// As [`load_with`], for each suite of a journey.
pub fn load_workshop(id_or_path: &str, set: &[Assignment]) -> Result<Loaded, LoadError> {
    let Some(Text { place, text }) = journey_text(id_or_path)? else {
        let suite = load_with(id_or_path, set)?;
        return Ok(Loaded {
            journey: None,
            messages: suite.messages.clone(),
            suites: vec![suite],
            asked: None,
        });
    };
    let (file, problems) = journey::read(&text, &place);
    let error = problems
        .into_iter()
        .find(|problem| problem.severity() == Severity::Error);
    let file = match (file, error) {
        (Some(file), None) => file,
        (_, error) => return Err(malformed(&place, error)),
    };
    let places: Vec<String> = file
        .ways()
        .map(|(_, suite)| suite_of_journey(id_or_path, suite))
        .collect();
    let readings = read_modules(&places, set)?.into_iter();
    let suites = places.iter().zip(readings);
    let suites = suites.map(|(place, reading)| usable(place, reading));
    let suites = suites.collect::<Result<Vec<Suite>, LoadError>>()?;
    Ok(Loaded {
        journey: Some((file, text)),
        messages: journey_messages(id_or_path)?,
        suites,
        asked: None,
    })
}

/// Reads the suites of a journey. A value is for every module that has the variable.
///
/// # Errors
/// As [`read`], for each of them, and if none of them has one of the variables.
pub fn read_modules(places: &[String], set: &[Assignment]) -> Result<Vec<Reading>, LoadError> {
    let mut unused: Vec<&Assignment> = set.iter().collect();
    let mut readings = Vec::new();
    for place in places {
        let reading = read(place, &[])?;
        let Some((_, draft)) = &reading.suite else {
            // Its variables are not known.
            unused.clear();
            readings.push(reading);
            continue;
        };
        let is_known = |one: &&Assignment| draft.variables.get(&one.name).is_some();
        let own: Vec<Assignment> = set.iter().filter(is_known).cloned().collect();
        unused.retain(|one| !own.contains(one));
        readings.push(if own.is_empty() {
            reading
        } else {
            read(place, &own)?
        });
    }
    match unused.first() {
        None => Ok(readings),
        Some(assignment) => Err(LoadError::Assignment {
            assignment: (*assignment).clone(),
            problem: format!(
                "no suite of the journey has a variable \"{}\"",
                assignment.name
            ),
            hint: None,
        }),
    }
}

/// The suite of a journey: one that comes with the program, or a path relative to the journey.
pub fn suite_of_journey(journey: &str, suite: &str) -> String {
    if CHECKS.has_folder(suite) {
        return suite.to_owned();
    }
    let path = Path::new(journey);
    let folder = if path.is_dir() {
        path
    } else {
        path.parent().unwrap_or(path)
    };
    folder.join(suite).display().to_string()
}

/// Where the suites of a workshop are, in its order: ids or paths, as [`load`] takes them.
///
/// # Errors
/// If the file of a journey cannot be read.
pub fn places(id_or_path: &str) -> Result<Vec<String>, LoadError> {
    let Some(Text { place, text }) = journey_text(id_or_path)? else {
        return Ok(vec![id_or_path.to_owned()]);
    };
    let file = journey::read(&text, &place).0.unwrap_or_default();
    let suites = file
        .ways()
        .map(|(_, suite)| suite_of_journey(id_or_path, suite));
    Ok(suites.collect())
}

/// The texts of a journey itself.
fn journey_messages(id_or_path: &str) -> Result<Messages, LoadError> {
    let mut messages = Messages::default();
    for language in program_languages() {
        let name = format!("locales/{language}.ftl");
        let source = match CHECKS.file(&format!("{id_or_path}/{name}")) {
            Some(file) => Some(Source::stored(format!("checks/{}", file.path), file)),
            None => companion(id_or_path, &name)?.map(|(place, text)| Source::new(place, text)),
        };
        if let Some(source) = source {
            messages.add(language, source);
        }
    }
    Ok(messages)
}

impl Loaded {
    /// The id.
    pub fn id(&self) -> &str {
        match (&self.journey, self.suites.first()) {
            (Some((file, _)), _) => &file.id,
            (None, Some(suite)) => &suite.file.id,
            (None, None) => "",
        }
    }

    /// The languages in which it has texts.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.messages.languages()
    }

    /// The languages of the workshop's pages. The program may have no texts in some of them.
    pub fn page_languages(&self) -> impl Iterator<Item = &str> {
        let suites = self.suites.iter();
        let languages = suites.flat_map(|suite| &suite.file.pages.languages);
        languages.map(String::as_str)
    }

    /// The same, for whoever has named their language.
    pub fn with_asked(self, asked: Option<&str>) -> Self {
        Loaded {
            asked: asked.map(str::to_owned),
            ..self
        }
    }

    /// The workshop with its texts in a language, and with links to pages in the other one if there is one.
    ///
    /// # Errors
    /// If `language` is not a language tag, or a file is not valid Fluent.
    pub fn in_language(self, language: &str, pages: Option<&str>) -> Result<Workshop, LocaleError> {
        let asked = self.asked.as_deref();
        let suites = self.suites.into_iter().map(|suite| {
            let texts = locale(&suite, language)?.with_pages_in(pages);
            Ok((suite, Arc::new(texts.with_asked(asked))))
        });
        let mut suites: Vec<(Suite, Arc<Locale>)> = suites.collect::<Result<_, LocaleError>>()?;
        if self.journey.is_none()
            && let Some((suite, texts)) = suites.pop()
        {
            return Ok(Workshop::of_suite(suite, texts));
        }
        let (file, text) = self.journey.unwrap_or_default();
        let own = |language: &str| self.messages.source(language);
        let texts = Arc::new(Locale::load(language, &PROGRAM, own)?.with_asked(asked));
        Ok(Workshop::of_journey(&file, &text, suites, texts))
    }
}

fn malformed(place: &str, error: Option<Problem>) -> LoadError {
    LoadError::Malformed {
        place: error
            .as_ref()
            .map_or_else(|| place.to_owned(), Problem::place),
        problem: error
            .as_ref()
            .map(|error| error.text.clone())
            .unwrap_or_default(),
        hint: error.and_then(|error| error.hint),
    }
}
