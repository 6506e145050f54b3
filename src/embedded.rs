//! The files that come with the program: suites, messages and accounts. `build.rs` compresses them.

use workshop_check_core::locale::Stored;

mod files {
    include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
}

/// The folder `checks`: a folder for each suite and each journey.
pub const CHECKS: Folder = Folder(files::CHECKS);
/// The folder `locales`: a folder for each language.
pub const LOCALES: Folder = Folder(files::LOCALES);
/// The folder `fixtures/accounts`: snapshots, in a folder for each suite but the first.
pub const ACCOUNTS: Folder = Folder(files::ACCOUNTS);

/// The files of a folder and of the folders in it, sorted by path.
#[derive(Debug, Clone, Copy)]
pub struct Folder(&'static [File]);

/// One file.
#[derive(Debug)]
pub struct File {
    /// The path in its folder, with `/`.
    pub path: &'static str,
    compressed: &'static [u8],
}

impl Folder {
    /// All files.
    pub fn files(self) -> impl Iterator<Item = &'static File> {
        self.0.iter()
    }

    /// The file with this path.
    pub fn file(self, path: &str) -> Option<&'static File> {
        self.0.iter().find(|file| file.path == path)
    }

    /// The files in the folder with this name, each with its path there.
    pub fn in_folder(self, name: &str) -> impl Iterator<Item = (&'static str, &'static File)> {
        self.0.iter().filter_map(move |file| {
            let path = file.path.strip_prefix(name)?.strip_prefix('/')?;
            Some((path, file))
        })
    }

    /// Whether there is a folder with this name.
    pub fn has_folder(self, name: &str) -> bool {
        self.in_folder(name).next().is_some()
    }
}

impl Stored for File {
    fn text(&self) -> String {
        let bytes = miniz_oxide::inflate::decompress_to_vec(self.compressed);
        // `build.rs` compressed a text file; the test below reads every one.
        String::from_utf8(bytes.unwrap_or_default()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn every_file_is_embedded_as_it_is() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        for (folder, name) in [
            (CHECKS, "checks"),
            (LOCALES, "locales"),
            (ACCOUNTS, "fixtures/accounts"),
        ] {
            let mut count = 0;
            for file in folder.files() {
                let path = root.join(name).join(file.path);
                let text = std::fs::read_to_string(&path).expect("the file is readable");
                assert!(file.text() == text, "{}", path.display());
                count += 1;
            }
            assert_eq!(count, files_below(&root.join(name)), "{name}");
        }
    }

    fn files_below(folder: &Path) -> usize {
        let entries = std::fs::read_dir(folder).expect("the folder is readable");
        entries
            .map(|entry| entry.expect("an entry").path())
            .map(|path| if path.is_dir() { files_below(&path) } else { 1 })
            .sum()
    }

    #[test]
    fn a_folder_is_not_the_beginning_of_another_name() {
        assert!(CHECKS.has_folder("cleanup") && !CHECKS.has_folder("clean"));
        assert!(
            CHECKS
                .in_folder("cleanup")
                .any(|(path, _)| path == "suite.yaml")
        );
        assert!(CHECKS.file("cleanup/suite.yaml").is_some() && CHECKS.file("cleanup").is_none());
    }
}
