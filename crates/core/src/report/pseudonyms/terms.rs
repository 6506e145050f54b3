//! Finds any of a thousand names in a text, in any spelling.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Shorter words are only replaced as part of a whole name, because they may be common words.
const SHORTEST_WORD: usize = 4;

/// Where a term is recognised.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum TermPlace {
    Anywhere,
    /// Between characters that are neither letters nor digits, and only if it is long enough.
    Word,
}

/// A name, an id or a word, and its pseudonym.
pub struct Term {
    /// In its compact form.
    pub chars: Vec<char>,
    place: TermPlace,
    pub pseudonym: String,
}

/// Terms by their first characters, so that the search time does not depend on the number of names.
#[derive(Default)]
pub struct Terms {
    known: HashSet<Vec<char>>,
    by_start: HashMap<Start, Vec<Term>>,
}

/// The first characters of a term. Shorter terms are padded with NUL.
type Start = [char; 4];

impl Terms {
    /// Adds a term. Of equal terms the first is kept.
    pub fn add(&mut self, text: &str, place: TermPlace, pseudonym: String) {
        let chars: Vec<char> = compact(text).map(|(c, _)| c).collect();
        let too_short = place == TermPlace::Word && chars.len() < SHORTEST_WORD;
        if chars.is_empty() || too_short || !self.known.insert(chars.clone()) {
            return;
        }
        let same_start = self.by_start.entry(start(&chars)).or_default();
        same_start.push(Term {
            chars,
            place,
            pseudonym,
        });
    }

    /// Sorts the longest terms first: "Anna Maria" before "Anna".
    pub fn sort(&mut self) {
        for terms in self.by_start.values_mut() {
            terms.sort_by_key(|term| std::cmp::Reverse(term.chars.len()));
        }
    }

    /// The longest term that the characters start with and that is recognised there.
    pub fn term_at_start(&self, chars: &[char], is_word: impl Fn(usize) -> bool) -> Option<&Term> {
        let starts = (1..=chars.len().min(4)).rev();
        let terms = starts.filter_map(|length| self.by_start.get(&start(chars.get(..length)?)));
        terms.flatten().find(|term| {
            let length = term.chars.len();
            let bounded = term.place == TermPlace::Word || length < SHORTEST_WORD;
            chars.starts_with(&term.chars) && (!bounded || is_word(length))
        })
    }
}

fn start(chars: &[char]) -> Start {
    std::array::from_fn(|position| chars.get(position).copied().unwrap_or('\0'))
}

/// Whether no letter or digit is next to the span.
pub fn stands_alone(text: &str, span: Range<usize>) -> bool {
    let is_part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    !is_part(text[..span.start].chars().next_back()) && !is_part(text[span.end..].chars().next())
}

/// The characters in lower case, without white space, ".", "_" and "-", each with its span in the text. "Zoë J" becomes
/// "zoëj".
pub fn compact(text: &str) -> impl Iterator<Item = (char, Range<usize>)> {
    let kept = text.char_indices().filter(|(_, c)| !joins(*c));
    kept.flat_map(|(start, c)| {
        let span = start..start + c.len_utf8();
        c.to_lowercase().map(move |small| (small, span.clone()))
    })
}

fn joins(c: char) -> bool {
    c.is_whitespace() || matches!(c, '.' | '_' | '-')
}

/// The compact form as a text.
pub fn plain(text: &str) -> String {
    compact(text).map(|(c, _)| c).collect()
}
