//! The report as one web page without scripts and other files.

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
/// The template escapes every text. In addition, a content security policy allows only the page's own style sheet, so that
/// a mistake in the escaping could not run or load anything. Only links to http and https addresses are written. No
/// information is in a colour only.
#[derive(Debug, Clone, Copy)]
pub struct HtmlReporter<'a> {
    pub locale: &'a Locale,
    pub subject: Subject,
    /// The results of earlier scans of the attendees, if there is a store.
    pub history: Option<&'a ClassHistory>,
}

impl Reporter for HtmlReporter<'_> {
    fn write(&self, book: &Gradebook, out: &mut dyn Write) -> io::Result<()> {
        let class = self.subject.for_book(book) == Subject::Class;
        let page = view::Page::new(book, class, self.history, self.locale);
        let text = page.render().map_err(io::Error::other)?;
        out.write_all(text.as_bytes())
    }
}
