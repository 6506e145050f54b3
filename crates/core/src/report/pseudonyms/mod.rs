//! Replaces the names and ids of a gradebook, so that it can be shown on a projector or given to others.
//!
//! Pseudonyms depend on a key. With the same key, an attendee has the same pseudonym in every run and every format. Without
//! the key, nobody can find an account by trying all account ids.

mod terms;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use hmac::digest::{Key, Output};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use super::{AccountInfo, Entry, Gradebook, Remedy, Report};
use terms::{TermPlace, Terms, compact, plain, stands_alone};

const ACCOUNT_DIGITS: usize = 12;

/// Makes pseudonyms.
#[derive(Clone)]
pub struct Pseudonyms {
    mac: Hmac<Sha256>,
}

impl Pseudonyms {
    /// Pseudonyms with a key. The key must be secret: with it, names can be found by trying.
    pub fn new(key: &[u8]) -> Self {
        // A key of exactly one block needs no error handling. RFC 2104: longer keys are hashed, shorter ones zero-padded.
        let mut block = Key::<Hmac<Sha256>>::default();
        match block.get_mut(..key.len()) {
            Some(start) => start.copy_from_slice(key),
            None => {
                let hashed = Sha256::digest(key);
                block
                    .iter_mut()
                    .zip(hashed)
                    .for_each(|(to, from)| *to = from);
            }
        }
        Pseudonyms {
            mac: Hmac::new(&block),
        }
    }

    /// The gradebook with every name, account id and other column replaced, also within texts and in other spellings ("Zoë
    /// Jansen" in "zoë-jansen-cluster"). Any other number of twelve digits counts as an account id. The ids of suites, steps
    /// and checks stay.
    pub fn apply(&self, book: &Gradebook) -> Gradebook {
        self.replacer(book).book(book)
    }

    /// The replacer for the names and ids of a gradebook. It can also be used for texts outside the gradebook.
    pub fn replacer(&self, book: &Gradebook) -> Replacer {
        let mut names = self.names();
        book.entries.iter().for_each(|entry| names.add(entry));
        names.finish()
    }

    /// Collects the names and ids of a class entry by entry, so that the reports need not be in memory at the same time.
    pub fn names(&self) -> NameCollector {
        NameCollector {
            pseudonyms: self.clone(),
            terms: Terms::default(),
            words: HashMap::new(),
        }
    }

    fn account(&self, id: &str) -> String {
        let number = self.number("account", id) % 100_000_000_000;
        // Twelve digits like an account id, so that texts and ARNs keep their format.
        format!("0{number:011}")
    }

    fn attendee(&self, name: &str) -> String {
        format!("attendee-{:010x}", self.number("name", &plain(name)) >> 24)
    }

    fn value(&self, value: &str) -> String {
        format!("value-{:010x}", self.number("value", &plain(value)) >> 24)
    }

    fn number(&self, kind: &str, text: &str) -> u64 {
        let mac = self.mac_of(format!("{kind}\0{text}").as_bytes());
        mac.iter()
            .take(8)
            .fold(0, |number, byte| number << 8 | u64::from(*byte))
    }

    /// HMAC-SHA-256 of the text.
    fn mac_of(&self, text: &[u8]) -> Output<Sha256> {
        self.mac.clone().chain_update(text).finalize().into_bytes()
    }
}

/// Collects the names and ids of a class.
pub struct NameCollector {
    pseudonyms: Pseudonyms,
    terms: Terms,
    /// The words of the names, each with the pseudonym of the only attendee who has it in the name.
    words: HashMap<String, Option<String>>,
}

impl NameCollector {
    /// Adds the names and ids of an entry.
    pub fn add(&mut self, entry: &Entry) {
        self.add_parts(entry, entry.report.as_deref().map(|report| &report.account));
    }

    /// Adds the names and ids of an entry and of the account that was read, without its report.
    pub fn add_parts(&mut self, entry: &Entry, info: Option<&AccountInfo>) {
        let pseudonyms = &self.pseudonyms;
        let read = info.map(|info| info.id.as_str());
        for id in read.into_iter().chain([entry.account_id.as_str()]) {
            let pseudonym = || pseudonyms.account(id);
            self.terms.add(id, TermPlace::Anywhere, pseudonym);
        }
        let own = info.and_then(|info| info.name.as_deref());
        for name in own.into_iter().chain([entry.name.as_str()]) {
            let pseudonym = || pseudonyms.attendee(name);
            self.terms.add(name, TermPlace::Anywhere, pseudonym);
        }
        let session = info.and_then(|info| session_name(&info.caller_arn));
        for value in entry.columns.values().map(String::as_str).chain(session) {
            let pseudonym = || pseudonyms.value(value);
            self.terms.add(value, TermPlace::Word, pseudonym);
        }
        for word in entry.name.split_whitespace() {
            self.words
                .entry(plain(word))
                // A word that is in several names, such as "Team", does not identify an attendee.
                .and_modify(|of| *of = None)
                .or_insert_with(|| Some(pseudonyms.attendee(&entry.name)));
        }
    }

    /// The replacer for all these names.
    pub fn finish(mut self) -> Replacer {
        for (word, pseudonym) in self.words {
            if let Some(pseudonym) = pseudonym {
                self.terms.add(&word, TermPlace::Word, || pseudonym);
            }
        }
        Replacer {
            pseudonyms: self.pseudonyms,
            terms: self.terms,
        }
    }
}

/// Replaces the names and ids of one gradebook.
pub struct Replacer {
    pseudonyms: Pseudonyms,
    terms: Terms,
}

impl Replacer {
    /// Whether both replace the same names and ids. They must be of the same key.
    pub fn has_same_names(&self, other: &Replacer) -> bool {
        self.terms == other.terms
    }

    /// The gradebook with pseudonyms. Its reports are copies; `book` does not change.
    pub fn book(&self, book: &Gradebook) -> Gradebook {
        let mut book = book.clone();
        for entry in &mut book.entries {
            self.replace_in(entry);
        }
        book
    }

    /// A text with pseudonyms.
    pub fn replaced(&self, text: &str) -> String {
        let mut text = text.to_owned();
        self.text(&mut text);
        text
    }

    /// Replaces the names and ids of an entry. A report that others share is copied first.
    pub fn replace_in(&self, entry: &mut Entry) {
        let pseudonyms = &self.pseudonyms;
        entry.name = if entry.name == entry.account_id {
            pseudonyms.account(&entry.account_id)
        } else {
            pseudonyms.attendee(&entry.name)
        };
        // An entry without an account id stays without one.
        if !entry.account_id.is_empty() {
            entry.account_id = pseudonyms.account(&entry.account_id);
        }
        for value in entry.columns.values_mut().filter(|value| !value.is_empty()) {
            *value = pseudonyms.value(value);
        }
        entry.error.iter_mut().for_each(|error| self.text(error));
        if let Some(report) = &mut entry.report {
            self.report(Arc::make_mut(report));
        }
    }

    fn report(&self, report: &mut Report) {
        let account = &mut report.account;
        self.text(&mut account.id);
        account.name.iter_mut().for_each(|name| self.text(name));
        self.text(&mut account.caller_arn);
        report
            .still_costs
            .iter_mut()
            .for_each(|text| self.text(text));
        if let Some(next) = &mut report.next {
            self.text(&mut next.summary);
            self.remedy(&mut next.remedy);
        }
        for cause in &mut report.root_causes {
            self.text(&mut cause.summary);
            let texts = cause
                .evidence
                .iter_mut()
                .chain(&mut cause.general)
                .chain(&mut cause.fix);
            texts.for_each(|text| self.text(text));
            self.remedy(&mut cause.remedy);
        }
        for planned in report.plan.iter_mut().flat_map(|plan| &mut plan.steps) {
            self.text(&mut planned.summary);
            self.remedy(&mut planned.remedy);
        }
        let picture = report.picture.iter_mut();
        picture
            .flat_map(|picture| picture.texts_mut())
            .for_each(|text| self.text(text));
        for step in &mut report.steps {
            self.text(&mut step.title);
            for check in &mut step.checks {
                let optional = [&mut check.expected, &mut check.actual, &mut check.hint];
                optional
                    .into_iter()
                    .flatten()
                    .for_each(|text| self.text(text));
                self.text(&mut check.title);
                self.remedy(&mut check.remedy);
                let lists = [&mut check.resources, &mut check.advice];
                lists.into_iter().flatten().for_each(|text| self.text(text));
            }
        }
    }

    fn remedy(&self, remedy: &mut Remedy) {
        let optional = [&mut remedy.console_url, &mut remedy.console_path];
        let texts = optional
            .into_iter()
            .flatten()
            .chain(&mut remedy.commands)
            .chain(&mut remedy.changes);
        texts.for_each(|text| self.text(text));
    }

    fn text(&self, text: &mut String) {
        let (chars, places): (Vec<char>, Vec<Range<usize>>) = compact(text).unzip();
        let mut replaced = String::with_capacity(text.len());
        let (mut copied, mut position) = (0, 0);
        while position < chars.len() {
            let place = |position: usize| {
                let place = places.get(position).cloned();
                place.unwrap_or(text.len()..text.len())
            };
            let span = |length: usize| place(position).start..place(position + length - 1).end;
            let is_word = |length: usize| stands_alone(text, span(length));
            let found = {
                let rest = chars.get(position..).unwrap_or_default();
                self.terms.term_at_start(rest, is_word)
            };
            let pseudonym = found
                .map(|term| (term.length, term.pseudonym.to_owned()))
                .or_else(|| self.account(text, place(position).start));
            let Some((length, pseudonym)) = pseudonym else {
                position += 1;
                continue;
            };
            // The range is empty if a character has two lower-case letters and each belongs to another term.
            replaced.push_str(text.get(copied..span(length).start).unwrap_or_default());
            replaced.push_str(&pseudonym);
            copied = span(length).end;
            position += length;
        }
        replaced.push_str(text.get(copied..).unwrap_or_default());
        *text = replaced;
    }

    /// The length and pseudonym of an account id that starts there, even if it is not in the class.
    fn account(&self, text: &str, start: usize) -> Option<(usize, String)> {
        let end = start + ACCOUNT_DIGITS;
        let id = text.get(start..end)?;
        let is_id = id.bytes().all(|byte| byte.is_ascii_digit()) && stands_alone(text, start..end);
        is_id.then(|| (ACCOUNT_DIGITS, self.pseudonyms.account(id)))
    }
}

/// The session or user name: the last part of "arn:aws:sts::…:assumed-role/Role/session" or "arn:aws:iam::…:user/name".
fn session_name(arn: &str) -> Option<&str> {
    let (_, resource) = arn.rsplit_once(':')?;
    let (_, session) = resource.rsplit_once('/')?;
    Some(session)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 4231, test cases 2 and 6: a key shorter and one longer than a block.
    #[test]
    fn the_code_is_hmac_sha_256() {
        let mac = |key: &[u8], text: &[u8]| hex::encode(Pseudonyms::new(key).mac_of(text));
        assert_eq!(
            mac(b"Jefe", b"what do ya want for nothing?"),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
        assert_eq!(
            mac(
                &[0xaa; 131],
                b"Test Using Larger Than Block-Size Key - Hash Key First"
            ),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        );
    }

    /// Computed with Python's `hmac`, and equal to what the code before the crate `hmac` gave.
    #[test]
    fn pseudonyms_stay_the_same_across_versions() {
        let pseudonyms = Pseudonyms::new(b"key");
        assert_eq!(pseudonyms.account("123456789012"), "019431683579");
        assert_eq!(pseudonyms.attendee("Zoë Jansen"), "attendee-db84159f13");
        assert_eq!(pseudonyms.value("zoe@example.com"), "value-dfc30f5d64");
    }

    #[test]
    fn terms_that_share_a_character_do_no_harm() {
        let mut terms = Terms::default();
        // "İ" is both of these in small letters.
        terms.add("i", TermPlace::Anywhere, || "X".into());
        terms.add("\u{307}", TermPlace::Anywhere, || "Y".into());
        let replacer = Replacer {
            pseudonyms: Pseudonyms::new(b"k"),
            terms,
        };
        let mut text = "( İ )".to_owned();
        replacer.text(&mut text);
        assert_eq!(text, "( XY )");
    }

    #[test]
    fn a_name_is_one_name_however_it_is_written() {
        let mut terms = Terms::default();
        terms.add("Zoë Jansen", TermPlace::Anywhere, || "X".into());
        terms.add("Al", TermPlace::Anywhere, || "Y".into());
        terms.add("Mark", TermPlace::Word, || "Z".into());
        let replacer = Replacer {
            pseudonyms: Pseudonyms::new(b"k"),
            terms,
        };
        for (text, wanted) in [
            ("ZOË  Jansen", "X"),
            ("cluster zoë-jansen-2 and zoëjansens", "cluster X-2 and Xs"),
            ("Mark’s Marketplace", "Z’s Marketplace"),
            ("Al also calls AL", "Y also calls Y"),
            ("İZOË JANSEN", "İX"),
            (
                "id 1234567890123, 0x123456789012",
                "id 1234567890123, 0x123456789012",
            ),
        ] {
            let mut replaced = text.to_owned();
            replacer.text(&mut replaced);
            assert_eq!(replaced, wanted);
        }
    }
}
