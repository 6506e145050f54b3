//! Looking for a thousand names at once, however they are written.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Words shorter than this are replaced only as part of a whole name: they could be any word.
const SHORTEST_WORD: usize = 4;

/// Where a term may stand to be taken for what it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Anywhere,
    /// As a word of its own, and only if it is long enough to mean something.
    Word,
}

/// A name, an id or a word, and what stands for it.
pub struct Term {
    /// In its compact form.
    pub chars: Vec<char>,
    place: Place,
    pub pseudonym: String,
}

/// Terms by their first characters, so that a thousand names cost a text no more than one does.
#[derive(Default)]
pub struct Terms {
    known: HashSet<Vec<char>>,
    by_start: HashMap<Start, Vec<Term>>,
}

/// The first characters of a term; a shorter one is filled up with NUL.
type Start = [char; 4];

impl Terms {
    /// The term added first keeps its meaning.
    pub fn add(&mut self, text: &str, place: Place, pseudonym: String) {
        let chars: Vec<char> = compact(text).map(|(c, _)| c).collect();
        let too_short = place == Place::Word && chars.len() < SHORTEST_WORD;
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

    /// The longest first: "Anna Maria" before "Anna".
    pub fn sort(&mut self) {
        for terms in self.by_start.values_mut() {
            terms.sort_by_key(|term| std::cmp::Reverse(term.chars.len()));
        }
    }

    /// The longest term that the characters start with and that may stand there.
    pub fn at(&self, chars: &[char], is_word: impl Fn(usize) -> bool) -> Option<&Term> {
        let starts = (1..=chars.len().min(4)).rev();
        let terms = starts.filter_map(|length| self.by_start.get(&start(chars.get(..length)?)));
        terms.flatten().find(|term| {
            let length = term.chars.len();
            let bounded = term.place == Place::Word || length < SHORTEST_WORD;
            chars.starts_with(&term.chars) && (!bounded || is_word(length))
        })
    }
}

fn start(chars: &[char]) -> Start {
    std::array::from_fn(|position| chars.get(position).copied().unwrap_or('\0'))
}

/// Whether no letter or digit is beside it.
pub fn stands_alone(text: &str, span: Range<usize>) -> bool {
    let is_part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    !is_part(text[..span.start].chars().next_back()) && !is_part(text[span.end..].chars().next())
}

/// The characters in small letters, without what joins words, and where each stands.
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
