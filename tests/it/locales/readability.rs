//! The English texts are for readers whose first language is another one: short sentences, and no word that has to be
//! guessed.

use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser::parse;
use regex::Regex;

/// The most words of a sentence. A placeable counts as one word.
const LONGEST: usize = 22;

/// Words and phrases that a plain one replaces, as regular expressions with the replacement.
const BANNED: &[(&str, &str)] = &[
    (r"mend\w*", "fix"),
    (r"anew", "again"),
    (r"whom", "who, or another sentence"),
    (r"dearest", "most expensive"),
    (r"in vain", "does not answer in time"),
    (r"told", "say what happens"),
    (r"(is|are) no", "is not, or has no"),
    (r"besides", "also"),
    (r"otherwise than", "not as"),
    (r"lingers?", "stays"),
    (r"outlives?", "stays"),
    (r"hangs on", "depends on"),
    (r"stands? (on|in)", "depends on, or is in"),
    (r"sound", "healthy, or valid"),
    (r"at a rush", "under load"),
    (r"take(s|n)? (back|out|for|up)", "remove, or count as"),
    (r"look(s|ed|ing)? at", "check, or read"),
    (r"(newest|first|next) look", "check"),
    (r"by itself", "automatically"),
    (r"in place of", "instead of"),
    (r"on the way out", "being deleted"),
    (r"whoever|whatever", "name the person or thing"),
    (r"nobody (needs|is left)", "not needed, or nothing is left"),
    (r"no connections", "stateless"),
    (r"speaks?", "uses"),
    (r"serves? nobody", "does not answer"),
    (r"(was|were) ended", "was stopped, or was killed"),
    (r"fits? (best|better)", "is the one that follows the page"),
    (r"judged", "checked"),
    (r"bring", "set"),
    (r"make a new|makes it", "create"),
];

/// The texts of every English bundle: where it is, the message's id, and the text with `X` for each placeable.
fn texts() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = ftl(&root.join("locales/en"));
    for suite in workshop_check::suites::embedded_suites() {
        files.push(root.join("checks").join(suite).join("locales/en.ftl"));
    }
    files.push(root.join("src/commands/init/en.ftl"));
    let mut found = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).expect("a bundle");
        let resource = parse(text.as_str()).expect("valid Fluent");
        for entry in &resource.body {
            let Entry::Message(message) = entry else {
                continue;
            };
            let attributes = message.attributes.iter();
            let patterns = message
                .value
                .iter()
                .chain(attributes.map(|attribute| &attribute.value));
            for pattern in patterns {
                let mut forms = Vec::new();
                let whole = flat(pattern, &mut forms);
                forms.push(whole);
                found.extend(
                    forms
                        .into_iter()
                        .map(|text| (message.id.name.to_owned(), text)),
                );
            }
        }
    }
    found
}

fn ftl(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a language's folder");
    entries
        .map(|entry| entry.expect("an entry").path())
        .collect()
}

/// The text of a pattern. The forms that a selector chooses from are texts of their own.
fn flat(pattern: &Pattern<&str>, forms: &mut Vec<String>) -> String {
    let mut text = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.push_str(value),
            PatternElement::Placeable { expression } => match expression {
                Expression::Inline(InlineExpression::StringLiteral { value }) => {
                    text.push_str(value);
                }
                Expression::Inline(_) => text.push('X'),
                Expression::Select { variants, .. } => {
                    for variant in variants {
                        let form = flat(&variant.value, forms);
                        forms.push(form);
                    }
                    text.push('X');
                }
            },
        }
    }
    text
}

fn words(sentence: &str) -> usize {
    sentence
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count()
}

#[test]
fn english_sentences_are_short() {
    let long: Vec<String> = texts()
        .iter()
        .flat_map(|(id, text)| {
            // A full stop within a name or an address ends no sentence.
            let text = text.replace(". ", ".\n");
            let long = text
                .lines()
                .flat_map(|line| line.split_inclusive(['!', '?']))
                .filter(|sentence| words(sentence) > LONGEST);
            long.map(|sentence| format!("{id}: {} words: {sentence}", words(sentence)))
                .collect::<Vec<_>>()
        })
        .collect();
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn english_texts_have_no_riddles() {
    let banned: Vec<(Regex, &str)> = BANNED
        .iter()
        .map(|(pattern, plain)| {
            let regex = Regex::new(&format!(r"(?i)\b({pattern})\b")).expect("a valid expression");
            (regex, *plain)
        })
        .collect();
    let found: Vec<String> = texts()
        .iter()
        .flat_map(|(id, text)| {
            let hits = banned
                .iter()
                .filter_map(|(regex, plain)| Some((regex.find(text)?.as_str(), plain)));
            hits.map(|(word, plain)| format!("{id}: \"{word}\" → {plain}: {text}"))
                .collect::<Vec<_>>()
        })
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn the_rules_find_what_they_are_for() {
    let banned = |text: &str| {
        BANNED.iter().any(|(pattern, _)| {
            let regex = Regex::new(&format!(r"(?i)\b({pattern})\b")).expect("a valid expression");
            regex.is_match(text)
        })
    };
    for riddle in [
        "Nothing needs mending: ECS tries again.",
        "The two NAT gateways are the dearest part.",
        "the load balancer waits for the container in vain",
        "Whether made for the workshop cannot be told.",
        "Network ACLs know no connections.",
        "A stopped database serves nobody.",
    ] {
        assert!(banned(riddle), "{riddle}");
    }
    assert!(!banned("The container does not answer in time."));
}
