//! Finds any of many names in a text, in any spelling.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ops::Range;

/// Shorter words are only replaced as part of a whole name, because they may be common words.
const SHORTEST_WORD: usize = 4;

/// Where a term is recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermPlace {
    Anywhere,
    /// Between characters that are neither letters nor digits, and only if it is long enough.
    Word,
}

/// What replaces a name, an id or a word.
#[derive(Debug, PartialEq, Eq)]
struct Term {
    place: TermPlace,
    pseudonym: Box<str>,
}

/// A term that was found in a text.
pub struct FoundTerm<'a> {
    /// How many characters of the compact form it has.
    pub length: usize,
    /// What replaces it.
    pub pseudonym: &'a str,
}

/// Terms by their compact form. Neither the memory for a term nor the time of a search depends on how many terms begin
/// alike, as "Attendee 1" and "Attendee 2" do.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Terms {
    by_text: HashMap<Box<str>, Term>,
    /// The lengths, in characters, of the terms that begin alike; the longest first.
    lengths: HashMap<Start, Vec<usize>>,
    /// Says of most places in a text that no term begins there, without a search in the maps.
    filter: StartFilter,
}

/// A bit for each value of a small hash of the first characters of a term.
#[derive(Debug, PartialEq, Eq)]
struct StartFilter(Box<[u64]>);

impl Default for StartFilter {
    fn default() -> Self {
        StartFilter(vec![0; FILTER_BITS / 64].into())
    }
}

/// With ten thousand terms, 4 % of the bits are set.
const FILTER_BITS: usize = 1 << 18;

impl StartFilter {
    fn add(&mut self, start: Start) {
        let bit = filter_bit(start);
        if let Some(bits) = self.0.get_mut(bit / 64) {
            *bits |= 1 << (bit % 64);
        }
    }

    fn may_have(&self, start: Start) -> bool {
        let bit = filter_bit(start);
        self.0
            .get(bit / 64)
            .is_some_and(|bits| bits >> (bit % 64) & 1 == 1)
    }
}

fn filter_bit(start: Start) -> usize {
    // FNV-1a, over characters in place of bytes.
    let hash = start.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, c| {
        (hash ^ u64::from(*c)).wrapping_mul(0x0100_0000_01b3)
    });
    let bits = u64::try_from(FILTER_BITS).unwrap_or(u64::MAX);
    usize::try_from((hash >> 24) % bits).unwrap_or_default()
}

/// The first characters of a term. Shorter terms are padded with NUL.
type Start = [char; START];

const START: usize = 4;

impl Terms {
    /// Adds a term. Of equal terms the first is kept.
    pub fn add(&mut self, text: &str, place: TermPlace, pseudonym: impl FnOnce() -> String) {
        let chars: Vec<char> = compact(text).map(|(c, _)| c).collect();
        let too_short = place == TermPlace::Word && chars.len() < SHORTEST_WORD;
        if chars.is_empty() || too_short {
            return;
        }
        let Entry::Vacant(free) = self.by_text.entry(chars.iter().collect()) else {
            return;
        };
        free.insert(Term {
            place,
            pseudonym: pseudonym().into(),
        });
        self.filter.add(start(&chars));
        let lengths = self.lengths.entry(start(&chars)).or_default();
        // Longer terms first: "Anna Maria" before "Anna".
        if let Err(place) = lengths.binary_search_by(|length| chars.len().cmp(length)) {
            lengths.insert(place, chars.len());
        }
    }

    /// The longest term that the characters start with and that is recognised there.
    pub fn term_at_start(
        &self,
        chars: &[char],
        is_word: impl Fn(usize) -> bool,
    ) -> Option<FoundTerm<'_>> {
        let starts = (1..=chars.len().min(START)).rev();
        let lengths = starts.filter_map(|length| {
            let start = start(chars.get(..length)?);
            let may_have = self.filter.may_have(start);
            may_have.then(|| self.lengths.get(&start)).flatten()
        });
        let mut found = lengths.flatten().filter_map(|length| {
            let text: String = chars.get(..*length)?.iter().collect();
            Some((*length, self.by_text.get(text.as_str())?))
        });
        let (length, term) = found.find(|(length, term)| {
            let bounded = term.place == TermPlace::Word || *length < SHORTEST_WORD;
            !bounded || is_word(*length)
        })?;
        Some(FoundTerm {
            length,
            pseudonym: &term.pseudonym,
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
