//! Lays out lines of a given width. Every text for the terminal passes through here and is made harmless here.

use std::io::{self, Write};
use std::ops::Range;

use textwrap::core::Word;
use textwrap::{WordSeparator, WordSplitter, WrapAlgorithm};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::TerminalOptions;
use super::style::Style;
use crate::reporter::text::{inert, one_line, shortened, typeset};

/// The minimum width of a column, however deep the indentation is.
const NARROWEST_COLUMN: usize = 20;

/// Text being laid out.
pub struct Canvas {
    text: String,
    options: TerminalOptions,
}

impl Canvas {
    pub fn new(options: TerminalOptions) -> Self {
        Canvas {
            text: String::new(),
            options,
        }
    }

    /// The text.
    pub fn finish(mut self) -> String {
        // No gap after the last line.
        if self.text.ends_with("\n\n") {
            self.text.pop();
        }
        self.text
    }

    /// Writes the text so far, except the line breaks at its end, of which the last may still be removed.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn flush(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let kept = self.text.len() - self.text.trim_end_matches('\n').len();
        let rest = self.text.split_off(self.text.len() - kept.min(2));
        let text = std::mem::replace(&mut self.text, rest);
        out.write_all(text.as_bytes())
    }

    /// What the terminal can show.
    pub fn options(&self) -> TerminalOptions {
        self.options
    }

    /// Whether symbols beyond ASCII may be used.
    pub fn unicode(&self) -> bool {
        self.options.unicode
    }

    /// Whether colour may be used.
    pub fn colour(&self) -> bool {
        self.options.colour
    }

    /// The number of columns.
    pub fn width(&self) -> usize {
        self.options.width
    }

    /// Adds a line that is laid out and harmless already.
    pub fn line(&mut self, line: &str) {
        self.text.push_str(&inert(line));
        self.text.push('\n');
    }

    /// Adds an empty line, unless there is one already or it would be the first.
    pub fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// Adds a lead, such as a marker or a label, and a text. Further lines of the text are aligned with its first.
    pub fn item(&mut self, lead: &str, lead_style: Style, text: &str, style: Style) {
        let text = shortened(one_line(text));
        let text = typeset(&text, self.options.unicode);
        let lead = &*typeset(lead, self.options.unicode);
        let room = self.options.width.saturating_sub(lead.width());
        let wrapping = textwrap::Options::new(room.max(NARROWEST_COLUMN))
            .break_words(false)
            .word_splitter(WordSplitter::NoHyphenation)
            .word_separator(WordSeparator::Custom(words))
            .wrap_algorithm(WrapAlgorithm::FirstFit);
        for (number, line) in textwrap::wrap(&text, wrapping).iter().enumerate() {
            let line = inert(line);
            if number == 0 {
                let lead = if line.is_empty() {
                    lead.trim_end()
                } else {
                    lead
                };
                self.put(lead, lead_style);
            } else {
                self.text.push_str(&" ".repeat(lead.width()));
            }
            self.put(&line, style);
            self.text.push('\n');
        }
    }

    /// A command of a shell: one line however long, so that it can be copied whole. The terminal folds it.
    pub fn command(&mut self, command: &str) {
        self.put(&inert(&one_line(command)), Style::Plain);
        self.text.push('\n');
    }

    fn put(&mut self, text: &str, style: Style) {
        if !self.options.colour {
            return self.text.push_str(text);
        }
        // Indentation stays outside, so that a copied line does not begin with an escape sequence.
        let body = text.trim();
        let start = text.len() - text.trim_start().len();
        self.text.push_str(&text[..start]);
        if !body.is_empty() {
            self.text.push_str(&style.paint(body));
            self.text.push_str(&text[start + body.len()..]);
        }
    }
}

/// The places to break a line: at spaces, and next to characters of scripts without spaces. Not after slashes and hyphens,
/// where Unicode allows a break, so that links and ids stay whole.
fn words<'a>(line: &'a str) -> Box<dyn Iterator<Item = Word<'a>> + 'a> {
    let beside_wide = |end: &usize| {
        let (before, after) = line.split_at(*end);
        is_wide(before.chars().next_back()) || is_wide(after.chars().next())
    };
    let mut ends: Vec<usize> = word_ends(WordSeparator::UnicodeBreakProperties, line)
        .filter(beside_wide)
        .chain(word_ends(WordSeparator::AsciiSpace, line))
        .chain(list_ends(line))
        .collect();
    let commands = commands(line);
    ends.retain(|end| !commands.iter().any(|command| command.contains(end)));
    ends.sort_unstable();
    ends.dedup();
    let mut start = 0;
    Box::new(ends.into_iter().map(move |end| {
        let word = Word::from(&line[start..end]);
        start = end;
        word
    }))
}

/// The places of this program's commands in a line: all of it, or in quotation marks.
fn commands(line: &str) -> Vec<Range<usize>> {
    const PROGRAM: &str = "workshop-check ";
    const QUOTES: [char; 9] = ['"', '“', '”', '„', '«', '»', '「', '」', '`'];
    let places = line.match_indices(PROGRAM).filter_map(|(start, _)| {
        let before = line[..start].trim_end().chars().next_back();
        if before.is_some_and(|c| !QUOTES.contains(&c)) {
            return None;
        }
        let end = line[start..].find(QUOTES);
        match (before, end) {
            (None, None) => Some(start..line.len()),
            (Some(_), Some(end)) => Some(start..start + end),
            _ => None,
        }
    });
    places.collect()
}

fn word_ends(separator: WordSeparator, line: &str) -> impl Iterator<Item = usize> {
    separator.find_words(line).scan(0, |end, word| {
        *end += word.word.len() + word.whitespace.len();
        Some(*end)
    })
}

/// The places after the commas of lists of names. Unicode allows no break before a slash, with which some names begin.
fn list_ends(line: &str) -> impl Iterator<Item = usize> {
    let commas = line.match_indices(['、', '，']);
    let ends = commas.map(|(start, comma)| start + comma.len());
    ends.filter(|end| line[*end..].starts_with(|next: char| next.is_ascii_graphic()))
}

fn is_wide(c: Option<char>) -> bool {
    c.and_then(UnicodeWidthChar::width) == Some(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn laid_out(lead: &str, text: &str, width: usize) -> String {
        let mut canvas = Canvas::new(TerminalOptions {
            width,
            ..TerminalOptions::PLAIN
        });
        canvas.item(lead, Style::Plain, text, Style::Plain);
        canvas.finish()
    }

    /// The defect: a list of log groups in Japanese was one line, however long.
    #[test]
    fn a_list_of_paths_is_broken_after_its_commas() {
        let list = "/ecs/unicorn-task-def、/aws/ecs/containerinsights、/aws/lambda/Key";
        assert_eq!(
            laid_out("", list, 30),
            "/ecs/unicorn-task-def、\n/aws/ecs/containerinsights、\n/aws/lambda/Key\n"
        );
    }

    #[test]
    fn further_lines_hang_under_the_first() {
        assert_eq!(
            laid_out("fix  ", "change the source of the rule to anywhere", 30),
            "fix  change the source of the\n     rule to anywhere\n"
        );
    }

    #[test]
    fn what_is_to_be_copied_stays_whole() {
        let link = "https://example.aws/en/container-migration/create-sg.html";
        let arn = "arn:aws:iam::123456789012:role/ecs-task-execution-role";
        let page = laid_out("  ", &format!("see {link} or {arn}"), 40);
        assert_eq!(page, format!("  see\n  {link}\n  or\n  {arn}\n"));
        assert_eq!(
            laid_out("", "a volume mounted on /var/www/html", 22),
            "a volume mounted on\n/var/www/html\n"
        );
    }

    /// The defect: a command was folded between its words, and its first line was copied without the rest.
    #[test]
    fn a_command_stays_whole() {
        let command = "workshop-check explain databases --suite cleanup";
        assert_eq!(
            laid_out("more  ", command, 30),
            format!("more  {command}\n")
        );
        let policy = "“workshop-check policy --suite cleanup” prints the policy";
        assert_eq!(
            laid_out("", &format!("Ask for it. {policy}"), 30),
            "Ask for it.\n“workshop-check policy --suite cleanup”\nprints the policy\n"
        );
        assert_eq!(
            laid_out("", "what workshop-check finds is graded again", 20),
            "what workshop-check\nfinds is graded\nagain\n"
        );
    }

    #[test]
    fn scripts_without_spaces_are_broken_too() {
        let page = laid_out("", &"負荷分散装置".repeat(6), 40);
        assert_eq!(page.lines().count(), 2);
        assert!(page.lines().all(|line| line.width() <= 40), "{page}");
    }

    #[test]
    fn a_name_cannot_become_a_command_of_the_pipeline() {
        let page = laid_out(
            "  ",
            "named 012345678901234567890 ::error::gone ##[error]x",
            30,
        );
        assert_eq!(
            page,
            "  named 012345678901234567890\n  : :error::gone ## [error]x\n"
        );
        assert_eq!(laid_out("to ", "::/0", 30), "to ::/0\n");
    }
}
