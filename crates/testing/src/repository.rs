//! The suites and words of this repository, read from its folders.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use std::sync::{Arc, LazyLock, Mutex};

use workshop_check_core::locale::{Bundles, Locale, Source};
use workshop_check_core::suite::Suite;
use workshop_check_core::suite::reading::{Files, Text};

/// The repository's folder.
pub fn root() -> &'static Path {
    static ROOT: LazyLock<PathBuf> = LazyLock::new(|| {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        here.ancestors()
            .nth(2)
            .expect("this crate is in crates/")
            .to_owned()
    });
    &ROOT
}

/// The suite in a folder under `checks/`. It is read once; each call returns a copy.
pub fn suite(id: &str) -> Suite {
    static READ: LazyLock<Mutex<HashMap<String, Suite>>> = LazyLock::new(Mutex::default);
    let mut read = READ.lock().expect("no test fails while it reads a suite");
    read.entry(id.to_owned())
        .or_insert_with(|| read_suite(id))
        .clone()
}

fn read_suite(id: &str) -> Suite {
    let files = Files::from_texts(texts(id)).expect("the folder has a suite.yaml");
    readable(files)
}

/// The files of the suite in a folder under `checks/`, by their names in the folder.
pub fn texts(id: &str) -> impl Iterator<Item = (String, Text)> {
    let folder = root().join("checks").join(id);
    files(&folder).map(move |path| {
        let name = path.strip_prefix(&folder).expect("a file of the folder");
        let place = format!("{}/{}", folder.display(), name.display());
        (
            name.display().to_string(),
            Text {
                place,
                text: read(&path),
            },
        )
    })
}

/// A suite without messages, from the resources and steps of its file. Its pages are only in English.
pub fn suite_of(resources_and_steps: &str) -> Suite {
    readable(files_of(resources_and_steps))
}

/// The problems of such a suite.
pub fn problems_of(resources_and_steps: &str) -> Vec<String> {
    let reading = files_of(resources_and_steps).read(&[]);
    let problems = reading.expect("there are no assignments").problems;
    problems.into_iter().map(|problem| problem.text).collect()
}

fn files_of(resources_and_steps: &str) -> Files {
    let head = "\
schema: workshop-check/suite/1
id: test
pages: { base: https://example.org, path: '/{lang}/{page}', languages: [en] }
regions: [us-west-2]
";
    let text = Text {
        place: "suite.yaml".to_owned(),
        text: format!("{head}{resources_and_steps}"),
    };
    let files = Files::from_texts([("suite.yaml".to_owned(), text)]);
    files.expect("there is a suite.yaml")
}

fn readable(files: Files) -> Suite {
    let reading = files.read(&[]).expect("there are no assignments");
    assert!(reading.problems.is_empty(), "{:?}", reading.problems);
    let (suite, _) = reading.suite.expect("the suite is readable");
    suite
}

/// The messages of the program.
pub fn program() -> &'static Bundles {
    static PROGRAM: LazyLock<Bundles> = LazyLock::new(|| {
        let folder = root().join("locales");
        let mut bundles = Bundles::default();
        for path in files(&folder) {
            let name = path.strip_prefix(&folder).expect("a file of the folder");
            let language = name.iter().next().and_then(|name| name.to_str());
            let source = Source::new(format!("locales/{}", name.display()), read(&path));
            bundles.add(language.expect("a folder by language"), source);
        }
        bundles
    });
    &PROGRAM
}

/// The messages of the suite and of the program in a language, with default variables. They are read once.
pub fn locale(suite: &Suite, language: &str) -> Arc<Locale> {
    type Read = HashMap<(String, String), Arc<Locale>>;
    static READ: LazyLock<Mutex<Read>> = LazyLock::new(Mutex::default);
    let mut read = READ.lock().expect("no test fails while it reads words");
    let key = (suite.file.id.clone(), language.to_owned());
    let locale = read
        .entry(key)
        .or_insert_with(|| Arc::new(read_locale(suite, language)));
    Arc::clone(locale)
}

fn read_locale(suite: &Suite, language: &str) -> Locale {
    suite
        .locale(language, program())
        .expect("the messages are readable")
}

/// All files in a folder and its subfolders, sorted.
fn files(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in
            fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        {
            let path = entry.expect("a readable folder").path();
            if path.is_dir() {
                folders.push(path)
            } else {
                found.push(path)
            }
        }
    }
    found.sort();
    found.into_iter()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
