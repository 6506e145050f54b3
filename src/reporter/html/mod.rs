//! The report as one web page that needs nothing else: no scripts, no network.

mod shapes;
pub(crate) mod view;

use std::io::{self, Write};

use askama::Template;

use super::{Format, Reporter, Subject};
use workshop_check_core::locale::Locale;
use workshop_check_core::report::{ClassHistory, Gradebook};

pub(super) const FORMAT: Format = Format {
    name: "html",
    about: "format-html",
    about_one: false,
    make: |setup| {
        Box::new(HtmlReporter {
            locale: setup.locale,
            subject: setup.subject,
            history: setup.history,
        })
    },
};

/// Writes one self-contained page: of a class the shared root causes, the map of attendees × steps, and each attendee's
/// root causes with evidence; of one account all its checks.
///
/// The template escapes every text. Beyond that a content security policy forbids everything but this page's own style
/// sheet, so that even a hole in the escaping would run nothing and fetch nothing. Links are those to pages of the
/// workshop, and only if they lead to the web. No meaning is in a colour alone.
#[derive(Debug, Clone, Copy)]
pub struct HtmlReporter<'a> {
    pub locale: &'a Locale,
    pub subject: Subject,
    /// What earlier looks at the same attendees have shown, where they are kept.
    pub history: Option<&'a ClassHistory>,
}

impl Reporter for HtmlReporter<'_> {
    fn write(&self, book: &Gradebook, out: &mut dyn Write) -> io::Result<()> {
        let class = self.subject.of(book) == Subject::Class;
        let page = view::Page::of(book, class, self.history, self.locale);
        let text = page.render().map_err(io::Error::other)?;
        out.write_all(text.as_bytes())
    }
}
