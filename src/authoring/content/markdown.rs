//! The facts of one page: its anchors, the values in its tables, and other texts that look like values.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use regex::Regex;

use super::anchor::Anchors;
use super::words::{self, is_distinctive};

/// The maximum number of words of a term. Of a longer text, a sentence, only the values are kept.
const MAX_WORDS: usize = 3;
/// The number of characters that count as a word in scripts without spaces.
const CHARACTERS_A_WORD: usize = 4;
/// The maximum length of a term.
const MAX_TERM_CHARACTERS: usize = 120;
/// The maximum number of values of a page.
const MAX_VALUES: usize = 2_000;

/// The facts of one page in one language.
#[derive(Debug, Default)]
pub struct Page {
    pub anchors: BTreeSet<String>,
    /// The tables, as rows of cells without headers. Of a sentence only its values remain.
    pub tables: Vec<Vec<Vec<String>>>,
    /// Names, numbers and short terms outside of tables.
    pub values: BTreeSet<String>,
}

static SHORTCODE: LazyLock<Regex> = LazyLock::new(|| regex(r"(?s)\{\{[<%].*?[%>]\}\}"));
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| regex(r"[a-z]+://\S+"));

#[expect(
    clippy::expect_used,
    reason = "the patterns are constants, and tests of this file compile them"
)]
fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a constant pattern is valid")
}

/// Reads a page's Markdown.
pub fn read(text: &str) -> Page {
    let text = SHORTCODE.replace_all(text, " ");
    let options = Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut reader = Reader::default();
    let mut anchors = Anchors::default();
    for (event, range) in Parser::new_ext(&text, options).into_offset_iter() {
        if let Some(heading) = &mut reader.heading
            && !matches!(
                event,
                Event::Start(Tag::Heading { .. }) | Event::End(TagEnd::Heading(_))
            )
        {
            let begin = heading
                .source
                .as_ref()
                .map_or(range.start, |source| source.start);
            heading.source = Some(begin..range.end);
        }
        if let Event::End(TagEnd::Heading(_)) = event
            && let Some(heading) = reader.heading.take()
        {
            let source = heading.source.and_then(|source| text.get(source));
            anchors.add(source.unwrap_or_default(), heading.own.as_deref());
            reader.end_of_block(Block::Heading);
        }
        reader.event(event);
    }
    reader.end_of_block(Block::Text);
    reader.page.anchors = anchors.into_set();
    reader.page
}

#[derive(Clone, Copy, PartialEq)]
enum Block {
    Text,
    Heading,
}

struct Heading {
    own: Option<String>,
    source: Option<Range<usize>>,
}

#[derive(Default)]
struct Reader {
    page: Page,
    /// The text of the current block, without marks.
    text: String,
    /// The start of bold or italic text.
    spans: Vec<usize>,
    heading: Option<Heading>,
    in_cell: bool,
    in_table_head: bool,
    in_picture: usize,
}

impl Reader {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.in_picture == 0 => self.text.push_str(&text),
            Event::Code(text) if self.in_picture == 0 => {
                self.text.push_str(&text);
                self.term(&text);
            }
            Event::SoftBreak | Event::HardBreak => self.text.push(' '),
            Event::InlineHtml(html) if html.starts_with("<br") => self.text.push(' '),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Strong | Tag::Emphasis => self.spans.push(self.text.len()),
            // A link's text is a sentence, or a part of one.
            Tag::Link { .. } => {}
            Tag::Image { .. } => self.in_picture += 1,
            Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {}
            tag => {
                self.end_of_block(Block::Text);
                match tag {
                    Tag::Heading { id, .. } => {
                        self.heading = Some(Heading {
                            own: id.map(|id| id.to_string()),
                            source: None,
                        });
                    }
                    Tag::Table(_) => self.page.tables.push(Vec::new()),
                    Tag::TableHead => self.in_table_head = true,
                    Tag::TableCell => self.in_cell = true,
                    Tag::TableRow => {
                        if let Some(table) = self.page.tables.last_mut() {
                            table.push(Vec::new());
                        }
                    }
                    _ => {}
                }
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Link => {}
            TagEnd::Strong | TagEnd::Emphasis => {
                let from = self.spans.pop().unwrap_or_default();
                if let Some(text) = self.text.get(from..).map(str::to_owned) {
                    self.term(&text);
                }
            }
            TagEnd::Image => self.in_picture = self.in_picture.saturating_sub(1),
            TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript => {}
            TagEnd::TableCell => {
                self.in_cell = false;
                let text = std::mem::take(&mut self.text);
                let row = self
                    .page
                    .tables
                    .last_mut()
                    .and_then(|table| table.last_mut());
                if let Some(row) = row.filter(|_| !self.in_table_head) {
                    row.push(cell(&text));
                }
            }
            TagEnd::TableHead => {
                self.in_table_head = false;
                self.text.clear();
            }
            _ => self.end_of_block(Block::Text),
        }
    }

    /// A marked text of a few words is a term: what the console calls something, or a name.
    fn term(&mut self, text: &str) {
        // Of cells more is kept.
        if self.in_cell {
            return;
        }
        // An accented letter is of a language, and so is what stands around it.
        let is_accented = |c: char| !c.is_ascii() && c.is_alphabetic() && !is_unspaced(c);
        if text.contains(is_accented) {
            return;
        }
        let is_separator = |c: char| {
            let is_mark = !c.is_ascii() && !c.is_alphanumeric();
            is_mark || is_unspaced(c) || matches!(c, '(' | ')' | '[' | ']' | '"' | ',' | ';')
        };
        for piece in text.split(is_separator) {
            let piece = piece.trim_matches(|c: char| !c.is_ascii_alphanumeric() && c != '/');
            let words = piece.split_whitespace().count();
            let letters = piece.chars().filter(char::is_ascii_alphabetic).count();
            let is_term = words <= MAX_WORDS && letters > 1 && piece.len() <= MAX_TERM_CHARACTERS;
            if is_term && !piece.contains("://") {
                self.value(one_space(piece));
            }
        }
    }

    fn value(&mut self, value: String) {
        if self.page.values.len() < MAX_VALUES {
            self.page.values.insert(value);
        }
    }

    fn end_of_block(&mut self, block: Block) {
        let text = std::mem::take(&mut self.text);
        self.spans.clear();
        let text = ADDRESS.replace_all(&text, " ");
        // In text of another script, Latin words are terms.
        let pieces = text.split(is_unspaced);
        for piece in pieces.filter(|piece| piece.len() < text.len() && piece.trim().contains(' ')) {
            self.term(piece);
        }
        for token in words::tokens(&text).filter(|token| is_distinctive(token)) {
            // "Step 2" counts steps, not tasks.
            if block == Block::Text || token.contains(|c: char| c.is_ascii_alphabetic()) {
                self.value(token.to_owned());
            }
        }
    }
}

/// Whether a character is of a script without spaces: Chinese, Japanese, and their punctuation.
fn is_unspaced(c: char) -> bool {
    u32::from(c) > 0x2e80
}

/// The part of a table cell that is kept.
fn cell(text: &str) -> String {
    let text = text.replace(|c: char| c.is_control() || c == '|', " ");
    let text = one_space(&ADDRESS.replace_all(&text, " "));
    let unspaced = text.chars().filter(|c| is_unspaced(*c)).count();
    let words = text
        .split(' ')
        .filter(|word| word.contains(char::is_alphanumeric));
    let is_long = text.chars().count() > MAX_TERM_CHARACTERS;
    if is_long || words.count() + unspaced / CHARACTERS_A_WORD > MAX_WORDS {
        words::distinctive(&text).join(", ")
    } else {
        text
    }
}

fn one_space(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
