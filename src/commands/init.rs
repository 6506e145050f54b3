use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use super::failure::Failure;
use super::support::word;
use crate::args::InitArgs;
use crate::authoring::draft::{DraftError, draft};
use crate::console;
use crate::exit::ExitStatus;
use crate::{snapshot_file, suites};
use workshop_check_core::suite::{self, Suite, schema};

/// The id in the files of `init/`.
const ID: &str = "my-workshop";
const SUITE: &str = include_str!("init/suite.yaml");
const ENGLISH: &str = include_str!("init/en.ftl");
const NEXT: &str = include_str!("init/NEXT.md");

/// `init`: writes a small suite to start from. Existing files are not changed.
pub fn run(args: &InitArgs) -> Result<ExitStatus, Failure> {
    let folder = &args.folder;
    let failure = |error: &io::Error| {
        let what = format!("write a suite to {}: {error}", folder.display());
        Failure::new(what, None)
    };
    match fs::read_dir(folder).map(|mut entries| entries.next().is_some()) {
        Ok(true) => {
            let what = format!(
                "write a suite to {}: there are files in it",
                folder.display()
            );
            let hint = "name a folder that does not exist yet";
            return Err(Failure::new(what, Some(hint.to_owned())));
        }
        Ok(false) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(failure(&error)),
    }
    let schema = format!("{:#}\n", schema::suite().as_value());
    let (shown, quoted) = (folder.display(), quoted(folder));
    let (texts, note) = match &args.from {
        None => {
            let suite = SUITE.replacen(&format!("id: {ID}"), &format!("id: {}", id(folder)), 1);
            let note = format!(
                "wrote {shown}: look at it with\n  workshop-check check --suite {quoted} --demo\n\
                 {shown}/NEXT.md says what to do next"
            );
            ((suite, ENGLISH.to_owned(), NEXT.to_owned()), note)
        }
        Some(path) => {
            let snapshot = snapshot_file::read(path)?;
            let draft = draft(&snapshot, &id(folder), &others(args)?)?;
            let from = self::quoted(path);
            let note = format!(
                "wrote {shown}: {} checks of {} resources, which pass on {}\n\
                 what they do not notice yet:\n  workshop-check prove --suite {quoted} --snapshot {from}\n\
                 {shown}/NEXT.md names it, and says what to do next",
                draft.checks,
                draft.resources,
                path.display()
            ) + &left_out(&draft.left_out);
            ((draft.suite, draft.english, draft.next), note)
        }
    };
    write(folder, [&texts.0, &texts.1, &texts.2], &schema).map_err(|error| failure(&error))?;
    console::note(&note);
    Ok(ExitStatus::Passed)
}

/// The suites whose declared calls and kinds a draft may take over: that of the options, then those of the program.
fn others(args: &InitArgs) -> Result<Vec<(Suite, suite::Draft)>, Failure> {
    let named = match &args.suite {
        Some(suite) => suites::places(suite)?,
        None => Vec::new(),
    };
    let own = suites::embedded_suites().into_iter().map(str::to_owned);
    let mut others = Vec::new();
    for place in named.into_iter().chain(own) {
        others.extend(suites::read(&place, &[])?.suite);
    }
    Ok(others)
}

/// What a draft does not have of its snapshot.
fn left_out(calls: &[String]) -> String {
    if calls.is_empty() {
        return String::new();
    }
    format!("\nleft out: {}", needs_suite(calls))
}

fn needs_suite(calls: &[String]) -> String {
    format!(
        "no suite of the program declares these calls: {}; \
         name the suite with which the snapshot was taken: --suite PATH",
        calls.join(", ")
    )
}

impl From<DraftError> for Failure {
    fn from(error: DraftError) -> Self {
        let hint = match &error {
            DraftError::Nothing { left_out } if !left_out.is_empty() => Some(needs_suite(left_out)),
            DraftError::Nothing { .. } => {
                Some("take the snapshot of an account in which the workshop is done, with a suite that reads it".to_owned())
            }
            DraftError::Internal(_) => None,
        };
        Failure::new(error.to_string(), hint)
    }
}

/// The path as a shell takes it for one word.
fn quoted(path: &Path) -> String {
    word(&path.display().to_string())
}

/// `texts` are those of the suite, of its messages and of what to do next.
fn write(folder: &Path, texts: [&str; 3], schema: &str) -> io::Result<()> {
    let [suite, english, next] = texts;
    fs::create_dir_all(folder.join("locales"))?;
    for (name, text) in [
        ("suite.yaml", suite),
        ("suite.schema.json", schema),
        ("locales/en.ftl", english),
        ("NEXT.md", next),
    ] {
        let mut file = OpenOptions::new();
        let mut file = file.write(true).create_new(true).open(folder.join(name))?;
        file.write_all(text.as_bytes())?;
    }
    Ok(())
}

/// The folder's name as an id. Characters that an id cannot have become hyphens.
fn id(folder: &Path) -> String {
    let name = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let name = name
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or(ID);
    let id: String = name
        .to_ascii_lowercase()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    let id = id.trim_start_matches(|c: char| !c.is_ascii_lowercase());
    let id = id.trim_end_matches('-');
    if id.is_empty() {
        ID.to_owned()
    } else {
        id.to_owned()
    }
}
