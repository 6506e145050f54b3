//! Damaged texts for tests: a seed with some edits. `PROPTEST_CASES=1000000 cargo test fuzz` runs such tests for hours.

use std::fs;
use std::path::Path;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;

/// Parts that are special for one of the program's parsers, or for a terminal.
const PARTS: &[&str] = &[
    "",
    "0",
    "-1",
    "65536",
    "18446744073709551616",
    "1e309",
    "null",
    "true",
    "{}",
    "[]",
    "\"",
    "'",
    "{ $things }",
    "{{",
    "*a ",
    "&a ",
    "!!binary ",
    "<<: ",
    "---\n",
    ": ",
    "- ",
    "\n",
    "\r\n",
    "\t",
    "\0",
    "\u{1b}[31m",
    "\u{202e}",
    "\u{feff}",
    "\u{10ffff}",
    "::error::",
    "(?i)",
    ".*",
    "(a+)+",
    ".map(x, [x, x])",
    ".all(x, x)",
    " + ",
    "size(",
    "0.0.0.0/0",
    "arn:aws:iam::123456789012:role/x",
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
];

/// One edit of a text.
#[derive(Debug, Clone)]
enum Edit {
    Delete(Index, usize),
    Insert(Index, &'static str),
    Byte(Index, u8),
    Repeat(Index, usize, usize),
    /// A part of another seed.
    Splice(Index, Index, Index, usize),
}

fn edit() -> impl Strategy<Value = Edit> {
    let at = any::<Index>;
    prop_oneof![
        (at(), 1..200_usize).prop_map(|(at, length)| Edit::Delete(at, length)),
        (at(), select(PARTS)).prop_map(|(at, part)| Edit::Insert(at, part)),
        (at(), any::<u8>()).prop_map(|(at, byte)| Edit::Byte(at, byte)),
        (at(), 1..100_usize, 1..20_usize)
            .prop_map(|(at, length, times)| Edit::Repeat(at, length, times)),
        (at(), at(), at(), 1..400_usize)
            .prop_map(|(at, seed, from, length)| Edit::Splice(at, seed, from, length)),
    ]
}

impl Edit {
    fn apply(&self, text: &mut Vec<u8>, seeds: &[Vec<u8>]) {
        let part = |text: &[u8], from: usize, length: usize| {
            let end = text.len().min(from + length);
            text[from..end].to_vec()
        };
        match self {
            Edit::Delete(at, length) => {
                let from = at.index(text.len() + 1);
                let end = text.len().min(from + length);
                text.drain(from..end);
            }
            Edit::Insert(at, new) => {
                let at = at.index(text.len() + 1);
                text.splice(at..at, new.bytes());
            }
            Edit::Byte(at, byte) if !text.is_empty() => {
                let at = at.index(text.len());
                text[at] = *byte;
            }
            Edit::Byte(..) => {}
            Edit::Repeat(at, length, times) => {
                let at = at.index(text.len() + 1);
                let repeated = part(text, at, *length).repeat(*times);
                text.splice(at..at, repeated);
            }
            Edit::Splice(at, seed, from, length) => {
                let seed = seed.get(seeds);
                let new = part(seed, from.index(seed.len() + 1), *length);
                let at = at.index(text.len() + 1);
                text.splice(at..at, new);
            }
        }
    }
}

/// A seed with one to eight edits.
pub fn texts(seeds: Vec<Vec<u8>>) -> impl Strategy<Value = Vec<u8>> {
    (any::<Index>(), vec(edit(), 1..8)).prop_map(move |(seed, edits)| {
        let mut text = seed.get(&seeds).clone();
        edits.iter().for_each(|edit| edit.apply(&mut text, &seeds));
        text
    })
}

/// What a value of JSON is replaced by.
#[derive(Debug, Clone)]
enum NewValue {
    /// Another value of the document, of the same type if there is one.
    Other(Index),
    Part(&'static str),
    Number(i64),
    Null,
    /// Nothing in it.
    Empty,
    /// Its members or elements twice.
    Twice,
}

fn new_value() -> impl Strategy<Value = NewValue> {
    prop_oneof![
        4 => any::<Index>().prop_map(NewValue::Other),
        2 => select(PARTS).prop_map(NewValue::Part),
        1 => any::<i64>().prop_map(NewValue::Number),
        1 => Just(NewValue::Null),
        1 => Just(NewValue::Empty),
        1 => Just(NewValue::Twice),
    ]
}

/// A document with one to eight of its values replaced, mostly by values of the same type.
pub fn documents(seeds: Vec<Value>) -> impl Strategy<Value = Value> {
    (any::<Index>(), vec((any::<Index>(), new_value()), 1..8)).prop_map(move |(seed, edits)| {
        let mut document = seed.get(&seeds).clone();
        for (at, new) in edits {
            let pointers = pointers(&document);
            let at = at.get(&pointers);
            let others = pointers.iter().filter_map(|other| document.pointer(other));
            let old = document.pointer(at).expect("a pointer into it");
            let alike: Vec<&Value> = others
                .filter(|other| std::mem::discriminant(*other) == std::mem::discriminant(old))
                .collect();
            let new = replaced(old, &new, &alike);
            *document.pointer_mut(at).expect("a pointer into it") = new;
        }
        document
    })
}

fn replaced(old: &Value, new: &NewValue, alike: &[&Value]) -> Value {
    match (new, old) {
        (NewValue::Other(other), _) => (*other.get(alike)).clone(),
        (NewValue::Part(part), _) => Value::from(*part),
        (NewValue::Number(number), _) => Value::from(*number),
        (NewValue::Null, _) => Value::Null,
        (NewValue::Empty, Value::Array(_)) => Value::Array(Vec::new()),
        (NewValue::Empty, Value::Object(_)) => Value::Object(Default::default()),
        (NewValue::Empty, _) => Value::from(""),
        (NewValue::Twice, Value::Array(items)) => Value::Array([&items[..], items].concat()),
        (NewValue::Twice, Value::String(text)) => Value::from(text.repeat(2)),
        (NewValue::Twice, other) => other.clone(),
    }
}

/// The pointers (RFC 6901) to all values below the root.
fn pointers(document: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![(String::new(), document)];
    while let Some((pointer, value)) = open.pop() {
        let below: Vec<(String, &Value)> = match value {
            Value::Array(items) => items
                .iter()
                .enumerate()
                .map(|(at, item)| (format!("{pointer}/{at}"), item))
                .collect(),
            Value::Object(members) => members
                .iter()
                .map(|(name, member)| {
                    let name = name.replace('~', "~0").replace('/', "~1");
                    (format!("{pointer}/{name}"), member)
                })
                .collect(),
            _ => Vec::new(),
        };
        found.extend(below.iter().map(|(pointer, _)| pointer.clone()));
        open.extend(below);
    }
    found
}

/// The files of a fuzzer's corpus, `fuzz/corpus/<target>`.
pub fn corpus(target: &str) -> Vec<Vec<u8>> {
    let folder = crate::repository::root().join("fuzz/corpus").join(target);
    let read =
        |path: &Path| fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let files =
        fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<_> = files
        .map(|file| file.expect("a readable folder").path())
        .collect();
    paths.sort();
    paths.iter().map(|path| read(path)).collect()
}
