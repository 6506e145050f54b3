//! The picture of one account: as an SVG of its own, inside of pages, as Mermaid, and in words.

mod layout;
mod measure;
pub mod mermaid;
mod path;
mod svg;
pub mod words;

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::{Book, Format, Reporter};
use layout::Direction;
use svg::{Caption, description, draw, escaped};
use words::clean;
use workshop_check_core::locale::Locale;
use workshop_check_core::report::{Entry, Hints, Picture};

pub(super) const FORMAT: Format = Format {
    name: "svg",
    about: "format-svg",
    about_one: true,
    make: |setup| {
        Box::new(SvgReporter {
            locale: setup.locale,
        })
    },
};

/// The style sheet of a picture.
const STYLE: &str = include_str!("picture.css");

/// Writes the picture of one account as an SVG file that needs nothing else: no scripts, no fonts, no network.
#[derive(Debug, Clone, Copy)]
pub struct SvgReporter<'a> {
    pub locale: &'a Locale,
}

impl Reporter for SvgReporter<'_> {
    fn write(&self, book: &dyn Book, out: &mut dyn Write) -> io::Result<()> {
        let first = book.entries().next().transpose()?;
        let drawn = first.as_deref().and_then(|entry| self.drawn(entry));
        let text = drawn.unwrap_or_else(|| self.nothing(first.as_deref()));
        out.write_all(text.as_bytes())
    }
}

impl SvgReporter<'_> {
    fn drawn(&self, entry: &Entry) -> Option<String> {
        let report = entry.report.as_deref()?;
        let picture = report.picture.as_ref()?;
        let caption = Caption {
            id: "picture",
            title: &clean(&format!("{}: {}", report.suite.title, entry.label())),
            description: &description(picture, self.locale),
        };
        Some(draw(
            picture,
            Direction::Across,
            &caption,
            Some(STYLE),
            self.locale,
        ))
    }

    /// A file with one sentence, where there is nothing to draw.
    fn nothing(&self, entry: Option<&Entry>) -> String {
        let error = entry.and_then(|entry| entry.error.as_deref());
        let text = match error {
            Some(error) => clean(error),
            // A picture shows what is wrong.
            None => self
                .locale
                .label(match entry.and_then(|entry| entry.report.as_deref()) {
                    Some(report) if report.hints < Hints::Why => "picture-hidden",
                    _ => "picture-none",
                }),
        };
        // A letter of 14 pixels is at most 8 pixels wide on average.
        let width = 40 + 8 * text.width();
        let text = escaped(&text);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"60\" viewBox=\"0 0 {width} 60\" \
             role=\"img\"><title>{text}</title><text x=\"20\" y=\"35\" font-family=\"sans-serif\" \
             font-size=\"14\">{text}</text></svg>\n"
        )
    }
}

/// The picture inside of a page: twice, for broad and for narrow screens, of which the style sheet shows one.
pub(crate) fn inline(picture: &Picture, number: usize, locale: &Locale) -> [String; 2] {
    let title = locale.label("picture-title");
    // The page has the ways as a list below the picture.
    let description = words::summary(picture, locale);
    [(Direction::Across, "across"), (Direction::Down, "down")].map(|(direction, word)| {
        let caption = Caption {
            id: &format!("picture-{number}-{word}"),
            title: &title,
            description: &description,
        };
        draw(picture, direction, &caption, None, locale)
    })
}
