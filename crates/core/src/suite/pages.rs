//! The addresses of a workshop's pages.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::locale::ENGLISH;

/// The parts of the URL of a page.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pages {
    /// The workshop's URL, without a trailing slash.
    pub base: String,
    /// The path of a page. `{lang}` and `{page}` are filled in; `{lang/}` is the language and a slash, and nothing for
    /// English, as Hugo builds a site whose own language is English. `{file}` is the page's file, see `files`.
    pub path: String,
    /// The languages of the pages. Readers of other languages get the English page.
    pub languages: Vec<String>,
    /// Other places of the same pages, by names of the author's choice, such as the workshop's repository.
    #[serde(default)]
    pub mirrors: IndexMap<String, Mirror>,
    /// The mirror to link instead, usually a variable: an instructor sets it where the workshop's own site is gone. `site`, or the
    /// default of the variable, is the site itself.
    #[serde(default)]
    pub from: Option<String>,
    /// The paths of files in the workshop's repository that are not spelt like their pages: `create-sg: Create-SG`. For a
    /// `path` with `{file}`.
    #[serde(default)]
    pub files: IndexMap<String, String>,
}

/// Another place of the same pages.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mirror {
    /// Its URL, without a trailing slash.
    pub base: String,
    /// The path of a page, as that of the site.
    pub path: String,
}

impl Pages {
    /// The URL of a page in the reader's language. An anchor (`page#anchor`) stays at the end.
    pub fn url(&self, page: &str, language: &str) -> String {
        let language = if self.languages.iter().any(|known| known == language) {
            language
        } else {
            ENGLISH
        };
        let (page, anchor) = match page.split_once('#') {
            Some((page, anchor)) => (page, Some(anchor)),
            None => (page, None),
        };
        let mirror = self.from.as_ref().and_then(|name| self.mirrors.get(name));
        let (base, path) = match mirror {
            Some(mirror) => (&mirror.base, &mirror.path),
            None => (&self.base, &self.path),
        };
        let before = if language == ENGLISH {
            String::new()
        } else {
            format!("{language}/")
        };
        let path = path
            .replace("{lang}", language)
            .replace("{lang/}", &before)
            .replace("{file}", self.files.get(page).map_or(page, String::as_str))
            .replace("{page}", page);
        match anchor {
            Some(anchor) => format!("{base}{path}#{anchor}"),
            None => format!("{base}{path}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages(from: &str) -> Pages {
        let pages = serde_json::json!({
            "base": "https://site.example", "path": "/{lang/}{page}/", "languages": ["en", "vi"], "from": from,
            "mirrors": { "repository": { "base": "https://git.example/blob", "path": "/{file}.{lang}.md" } },
            "files": { "a/create-db": "a/Create-DB" },
        });
        serde_json::from_value(pages).expect("pages")
    }

    #[test]
    fn a_page_has_an_address_in_each_language_and_at_each_place() {
        for (from, page, language, url) in [
            ("site", "a/b#c", "en", "https://site.example/a/b/#c"),
            ("site", "a/b", "vi", "https://site.example/vi/a/b/"),
            ("site", "a/b", "nl", "https://site.example/a/b/"),
            (
                "repository",
                "a/b#c",
                "vi",
                "https://git.example/blob/a/b.vi.md#c",
            ),
            (
                "repository",
                "a/create-db",
                "nl",
                "https://git.example/blob/a/Create-DB.en.md",
            ),
        ] {
            assert_eq!(pages(from).url(page, language), url);
        }
    }
}
