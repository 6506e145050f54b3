//! A short run of the fuzzer of pages. `fuzz/README.md` has the long ones.

use std::collections::BTreeSet;

use proptest::prelude::*;
use workshop_check_testing::mutation;

use super::facts::{Facts, PageFacts};
use super::{front_matter, markdown};

/// Reads a page of a workshop, and its facts again from JSON.
fn page(text: &[u8]) {
    let text = String::from_utf8_lossy(text);
    let body = front_matter::read(&text).map_or(text.as_ref(), |(_, body)| body);
    let read = [("en", markdown::read(body))].into_iter();
    let mut facts = Facts::new(["page".to_owned()].into_iter());
    let page = PageFacts::new(read, &BTreeSet::from(["anchor"]));
    facts.pages.insert("page".to_owned(), page);
    let again = Facts::from_json(&facts.to_json()).expect("written facts can be read");
    assert!(again.same(&facts));
}

#[test]
fn the_corpus_has_no_finding() {
    mutation::corpus("page").iter().for_each(|text| page(text));
}

proptest! {
    #[test]
    fn damaged_pages_are_read(text in mutation::texts(mutation::corpus("page"))) {
        page(&text);
    }
}
