//! The pages of a checkout, by address and language.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::{ContentError, front_matter};
use crate::files::read_bounded;
use workshop_check_core::locale::ENGLISH;

/// The maximum size of a page.
const MAX_PAGE_BYTES: u64 = 1 << 20;
/// The maximum size of all pages.
const MAX_TOTAL_BYTES: usize = 64 << 20;
const MAX_ENTRIES: usize = 20_000;
const MAX_DEPTH: usize = 16;

/// Texts of pages without their heads: address → language → text.
#[derive(Debug, Default)]
pub struct Tree {
    pub pages: BTreeMap<String, BTreeMap<String, String>>,
}

/// Reads every page under a folder: a checkout, a Hugo site, or its content folder.
pub fn read(dir: &Path) -> Result<Tree, ContentError> {
    let root = content_folder(dir)?;
    let mut walk = Walk::default();
    walk.folder(&root, &[])?;
    if walk.tree.pages.is_empty() {
        return Err(ContentError::new(dir, "no page (.md) is in this folder"));
    }
    Ok(walk.tree)
}

/// The folder "content" in this folder, or in its only subfolder that has one, or else this folder.
fn content_folder(dir: &Path) -> Result<PathBuf, ContentError> {
    let own = dir.join("content");
    if is_folder(&own) {
        return Ok(own);
    }
    let below = entries(dir)?.into_iter().map(|path| path.join("content"));
    let mut below = below.filter(|path| path.parent().is_some_and(is_folder) && is_folder(path));
    Ok(match (below.next(), below.next()) {
        (Some(only), None) => only,
        _ => dir.to_owned(),
    })
}

/// Whether it is a folder, not a link to one.
fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_dir())
}

/// The entries of a folder, by name.
fn entries(dir: &Path) -> Result<Vec<PathBuf>, ContentError> {
    let list = fs::read_dir(dir).map_err(|error| ContentError::new(dir, error))?;
    let mut paths = Vec::new();
    for entry in list.take(MAX_ENTRIES + 1) {
        paths.push(entry.map_err(|error| ContentError::new(dir, error))?.path());
    }
    paths.sort();
    Ok(paths)
}

#[derive(Default)]
struct Walk {
    tree: Tree,
    entries: usize,
    bytes: usize,
}

impl Walk {
    fn folder(&mut self, dir: &Path, section: &[String]) -> Result<(), ContentError> {
        if section.len() > MAX_DEPTH {
            return Err(ContentError::new(dir, "folders are nested too deeply"));
        }
        for path in entries(dir)? {
            self.entries += 1;
            if self.entries > MAX_ENTRIES {
                let problem = format!("more than {MAX_ENTRIES} files are in this folder");
                return Err(ContentError::new(dir, problem));
            }
            let found = fs::symlink_metadata(&path);
            let found = found.map_err(|error| ContentError::new(&path, error))?;
            // Links may lead out of the folder: Hugo does not follow them in content either.
            // A name that is not UTF-8 cannot be an address.
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
                continue;
            };
            if found.is_dir() {
                let mut section = section.to_vec();
                section.push(name.to_owned());
                self.folder(&path, &section)?;
            } else if found.is_file()
                && let Some(name) = name.strip_suffix(".md")
            {
                self.page(&path, section, name)?;
            }
        }
        Ok(())
    }

    fn page(&mut self, path: &Path, section: &[String], name: &str) -> Result<(), ContentError> {
        let bytes = read_bounded(path, MAX_PAGE_BYTES);
        let bytes = bytes.map_err(|problem| ContentError::new(path, problem))?;
        let text = String::from_utf8(bytes);
        let text = text.map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            ContentError::new(path, format!("byte {at} is not UTF-8 text"))
        })?;
        self.bytes += text.len();
        if self.bytes > MAX_TOTAL_BYTES {
            let problem = format!("pages are larger than {} MiB", MAX_TOTAL_BYTES >> 20);
            return Err(ContentError::new(path, problem));
        }
        let (head, body) = front_matter::read(&text)
            .map_err(|problem| ContentError::new(path, format!("in the head: {problem}")))?;
        if head.draft {
            return Ok(());
        }
        let (name, language) = name_and_language(name);
        let address = match (&head.url, &head.slug) {
            (Some(url), _) => url_address(url, language),
            (None, Some(slug)) => address(section, slug),
            (None, None) => address(section, name),
        };
        let translations = self.tree.pages.entry(address).or_default();
        // Of two files with one address Hugo publishes one; which, it does not promise.
        let text = translations.entry(language.to_owned()).or_default();
        text.push_str(body);
        text.push('\n');
        Ok(())
    }
}

/// "create-sg.nl" is the Dutch page "create-sg"; without a language it is in the site's first one, which is English.
fn name_and_language(name: &str) -> (&str, &str) {
    let is_language = |text: &str| {
        let mut parts = text.split('-');
        let letters = |part: &str, most: usize| {
            (2..=most).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphabetic())
        };
        parts.next().is_some_and(|part| letters(part, 3)) && parts.all(|part| letters(part, 4))
    };
    match name.rsplit_once('.') {
        Some((name, language)) if is_language(language) => (name, language),
        _ => (name, ENGLISH),
    }
}

/// The address that Hugo gives a file: lower case, and a folder's own page is the folder.
fn address(section: &[String], name: &str) -> String {
    let mut parts: Vec<&str> = section.iter().map(String::as_str).collect();
    if !matches!(name, "_index" | "index") {
        parts.push(name);
    }
    parts.join("/").to_lowercase().replace(' ', "-")
}

fn url_address(url: &str, language: &str) -> String {
    let path = url.trim_matches('/').trim_end_matches(".html");
    let own = path
        .strip_prefix(language)
        .and_then(|path| path.strip_prefix('/'));
    own.unwrap_or(path).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_address_and_language() {
        let of = |section: &[&str], file| {
            let section: Vec<String> = section.iter().map(ToString::to_string).collect();
            let (name, language) = name_and_language(file);
            (address(&section, name), language)
        };
        let cases = [
            (
                &["a"][..],
                "Create-Target-DB.nl",
                ("a/create-target-db", "nl"),
            ),
            (&["a", "b c"], "_index.pt-br", ("a/b-c", "pt-br")),
            (&[], "about", ("about", "en")),
            (&[], "release.v2", ("release.v2", "en")),
            (&["a"], "index.zh", ("a", "zh")),
        ];
        for (section, file, (address, language)) in cases {
            assert_eq!(of(section, file), (address.to_owned(), language), "{file}");
        }
        assert_eq!(url_address("/nl/Other/page.html", "nl"), "other/page");
    }
}
