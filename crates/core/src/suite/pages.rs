//! The addresses of a workshop's pages.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::locale::ENGLISH;

/// The parts of the URL of a page.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pages {
    /// The workshop's URL, without a trailing slash.
    pub base: String,
    /// The path of a page. `{lang}` and `{page}` are filled in.
    pub path: String,
    /// The languages of the pages. Readers of other languages get the English page.
    pub languages: Vec<String>,
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
        let path = self
            .path
            .replace("{lang}", language)
            .replace("{page}", page);
        match anchor {
            Some(anchor) => format!("{}{path}#{anchor}", self.base),
            None => format!("{}{path}", self.base),
        }
    }
}
