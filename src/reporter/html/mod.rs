//! The report as one web page without scripts and other files.

mod shapes;
pub(crate) mod view;

use std::io::{self, Write};

use super::{Book, ClassSetup, Format, Reporter, Subject};
use workshop_check_core::locale::Locale;

pub(super) const FORMAT: Format = Format {
    name: "html",
    about: "format-html",
    about_one: false,
    make: |setup| {
        Box::new(HtmlReporter {
            locale: setup.locale,
            subject: setup.subject,
            class: setup.class,
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
    pub class: ClassSetup<'a>,
}

impl Reporter for HtmlReporter<'_> {
    fn write(&self, book: &dyn Book, out: &mut dyn Write) -> io::Result<()> {
        let class = self.subject.for_book(book) == Subject::Class;
        let overview = self.class.overview(book)?;
        view::Page::new(book, &overview, class, self.locale).write(out)
    }
}
