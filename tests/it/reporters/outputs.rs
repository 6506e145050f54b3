//! Several reports at once, and their destinations.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use workshop_check::reporter::{OutputError, Outputs, ReportSpec, Setup, Subject, TerminalOptions};
use workshop_check_core::report::Gradebook;

use crate::reporters::books;
use crate::reporters::locale;

fn open(specs: &[String]) -> Result<Outputs, OutputError> {
    let specs: Vec<ReportSpec> = specs
        .iter()
        .map(|spec| spec.parse().expect("a valid spec"))
        .collect();
    Outputs::open(&specs)
}

fn to(format: &str, path: &Path) -> String {
    format!("{format}={}", path.display())
}

fn write(outputs: &Outputs, stdout: &mut dyn Write) -> Result<(), Vec<OutputError>> {
    let locale = locale("en");
    let terminal = TerminalOptions {
        colour: true,
        width: 40,
        unicode: false,
        local_time: false,
    };
    let setup = Setup {
        locale: &locale,
        terminal,
        subject: Subject::Account,
        class: Default::default(),
    };
    outputs.write(&Gradebook::from_report(books::halfway("en")), setup, stdout)
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn several_reports_go_each_to_its_place_and_again_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    let (json, text) = (folder.path().join("r.json"), folder.path().join("r.txt"));
    let outputs = open(&[to("json", &json), "junit".into(), to("terminal", &text)]).unwrap();
    assert_eq!(outputs.stdout_format(), Some("junit"));
    assert_eq!(
        names(folder.path()),
        Vec::<String>::new(),
        "opening leaves nothing behind"
    );
    for _ in 0..2 {
        let mut stdout = Vec::new();
        write(&outputs, &mut stdout).unwrap();
        assert!(stdout.starts_with(b"<?xml"));
        assert!(fs::read_to_string(&json).unwrap().starts_with('{'));
        let text = fs::read_to_string(&text).unwrap();
        assert!(
            !text.contains('\x1b') && text.contains('✗'),
            "a file is not the terminal: {text}"
        );
        assert_eq!(names(folder.path()), ["r.json", "r.txt"]);
    }
}

#[test]
fn without_a_wish_it_is_text_on_standard_output() {
    let outputs = open(&[]).unwrap();
    let mut stdout = Vec::new();
    write(&outputs, &mut stdout).unwrap();
    assert!(
        String::from_utf8(stdout).unwrap().contains("\x1b["),
        "as colourful as standard output can be"
    );
}

#[test]
fn a_place_that_cannot_be_written_to_is_known_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    fs::write(here.join("file"), "x").unwrap();
    for (path, wanted) in [
        (here.join("missing/r.json"), io::ErrorKind::NotFound),
        (here.to_owned(), io::ErrorKind::IsADirectory),
        (here.join("file/r.json"), io::ErrorKind::NotADirectory),
    ] {
        let error = open(&[to("json", &path)]).unwrap_err();
        let OutputError::Open { source, .. } = &error else {
            panic!("{error}")
        };
        assert_eq!(source.kind(), wanted, "{}", path.display());
        assert!(
            error.to_string().contains(path.to_str().unwrap()),
            "{error}"
        );
        assert!(error.hint().is_some(), "{error}");
    }
}

#[test]
fn two_reports_cannot_share_a_place() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("r");
    let detour = folder
        .path()
        .join("../")
        .join(folder.path().file_name().unwrap())
        .join("r");
    let same = |a: String, b: String| matches!(open(&[a, b]), Err(OutputError::SamePlace { .. }));
    assert!(same("json".into(), "terminal=-".into()));
    assert!(same("json".into(), "junit=/dev/stdout".into()));
    assert!(same(to("json", &path), to("junit", &detour)));
    assert!(!same(
        to("json", &path),
        to("junit", &folder.path().join("s"))
    ));
}

#[test]
fn a_report_that_fails_leaves_the_file_as_it_was_and_the_others_are_written() {
    let folder = tempfile::tempdir().unwrap();
    let (gone, kept) = (folder.path().join("gone"), folder.path().join("kept.json"));
    fs::create_dir(&gone).unwrap();
    let outputs = open(&[to("junit", &gone.join("r.xml")), to("json", &kept)]).unwrap();
    fs::remove_dir(&gone).unwrap();
    let errors = write(&outputs, &mut Vec::new()).unwrap_err();
    assert_eq!(errors.len(), 1);
    assert!(errors[0].to_string().contains("r.xml"), "{}", errors[0]);
    assert!(kept.exists());
}

#[test]
fn a_reader_that_stops_reading_is_not_a_failure_but_a_full_disk_is() {
    struct Stdout(io::ErrorKind);
    impl Write for Stdout {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Err(self.0.into())
        }
    }
    let outputs = open(&["terminal".into()]).unwrap();
    write(&outputs, &mut Stdout(io::ErrorKind::BrokenPipe)).unwrap();
    write(&outputs, &mut Stdout(io::ErrorKind::StorageFull)).unwrap_err();
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn permissions_and_links_stay_and_a_new_file_is_an_ordinary_one() {
        let folder = tempfile::tempdir().unwrap();
        let [target, link, ordinary, new] =
            ["target", "link", "ordinary", "new"].map(|name| folder.path().join(name));
        fs::write(&target, "old and much longer than nothing").unwrap();
        fs::set_permissions(&target, fs::Permissions::from_mode(0o646)).unwrap();
        symlink("target", &link).unwrap();
        symlink("new", folder.path().join("dangling")).unwrap();
        fs::write(&ordinary, "").unwrap();
        let dangling = to("junit", &folder.path().join("dangling"));
        write(
            &open(&[to("json", &link), dangling]).unwrap(),
            &mut Vec::new(),
        )
        .unwrap();
        assert!(link.is_symlink(), "the link is followed, not replaced");
        assert!(fs::read_to_string(&target).unwrap().starts_with('{'));
        assert_eq!(mode(&target), 0o646);
        assert_eq!(mode(&new), mode(&ordinary), "as the umask says");
    }

    #[test]
    /// A pipe of its own: with the defect, this test as root would delete /dev/null.
    fn a_pipe_is_written_to_and_never_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        let made = std::process::Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap();
        assert!(made.success());
        let reader = std::thread::spawn({
            let pipe = pipe.clone();
            move || fs::read_to_string(pipe).unwrap()
        });
        {
            let outputs = open(&[to("json", &pipe)]).unwrap();
            write(&outputs, &mut Vec::new()).unwrap();
        }
        assert!(reader.join().unwrap().starts_with('{'));
        assert!(!fs::metadata(&pipe).unwrap().is_file());
    }
}
