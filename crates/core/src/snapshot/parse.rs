//! Parses a snapshot's text. It is untrusted: its schema and nesting are checked.

use serde::Deserialize;
use serde_json::error::Category;

use super::{SCHEMA, Snapshot};

/// The deepest nesting of brackets. Snapshots of complete accounts have about 10 levels. serde_json's own limit of 128 allows
/// snapshots within snapshots (`elsewhere`) that overflow the stack, because each of them takes much of it.
const DEEPEST: usize = 32;

/// Why a snapshot's text cannot be used. `Display` fits "failed to …".
#[derive(Debug, thiserror::Error)]
pub enum ParseError {
    /// The text is not JSON, or does not fit the snapshot's types.
    #[error("read snapshot {place}: {problem}")]
    Unreadable {
        /// The file with line and column.
        place: String,
        /// What the parser reports.
        problem: String,
    },
    /// The file names a schema that this program does not read.
    #[error("read snapshot {place}: its schema is \"{found}\", this program reads \"{SCHEMA}\"")]
    OtherSchema {
        /// The file.
        place: String,
        /// The schema that it names, cut to 60 characters.
        found: String,
    },
}

/// The one field that decides whether the rest can be read.
#[derive(Deserialize)]
#[serde(expecting = "a snapshot, which is a JSON object")]
struct Header {
    schema: String,
}

/// Parses a snapshot's text; `place` is where it came from, for error messages.
///
/// # Errors
/// If the text is not JSON, is of another schema, or does not fit the snapshot's types. The error has line and column.
pub fn parse(bytes: impl AsRef<[u8]>, place: &str) -> Result<Snapshot, ParseError> {
    let bytes = bytes.as_ref();
    let unreadable = |error: serde_json::Error| ParseError::Unreadable {
        // serde_json counts columns from 0 after a line break.
        place: format!("{place}:{}:{}", error.line(), error.column().max(1)),
        problem: {
            let problem = without_place(&error.to_string());
            match error.classify() {
                Category::Eof => format!("it ends too early ({problem})"),
                Category::Syntax if problem == "expected value" => "it is not JSON".to_owned(),
                _ => problem,
            }
        },
    };
    if is_deep(bytes) {
        return Err(ParseError::Unreadable {
            place: place.to_owned(),
            problem: format!("it has more than {DEEPEST} levels of brackets"),
        });
    }
    let header: Header = serde_json::from_slice(bytes).map_err(unreadable)?;
    if header.schema != SCHEMA {
        return Err(ParseError::OtherSchema {
            place: place.to_owned(),
            found: header.schema.chars().take(60).collect(),
        });
    }
    from_json(bytes).map_err(unreadable)
}

/// A snapshot of the current schema. Everything that reads snapshots calls it: serde compiles the whole tree of types again
/// for each kind of input, such as a string or a JSON value, and that is 2 MB of the program.
///
/// # Errors
/// If it is not a snapshot.
pub fn from_json(bytes: &[u8]) -> Result<Snapshot, serde_json::Error> {
    serde_json::from_slice(bytes)
}

/// Removes the place from the end of serde_json's message, because the error already starts with it.
fn without_place(message: &str) -> String {
    match message.rsplit_once(" at line ") {
        Some((problem, _)) => problem.to_owned(),
        None => message.to_owned(),
    }
}

/// Whether brackets are nested deeper than in any account. Brackets in strings do not count.
fn is_deep(json: &[u8]) -> bool {
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    for byte in json {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => {
                depth += 1;
                if depth > DEEPEST {
                    return true;
                }
            }
            b'}' | b']' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot::AccountIdentity;

    /// The defect: 40 snapshots within each other overflowed the stack, which ended the whole program.
    #[test]
    fn snapshots_within_snapshots_do_not_overflow_the_stack() {
        let account = AccountIdentity::default();
        let mut snapshot = Snapshot::new(account, jiff::Timestamp::UNIX_EPOCH);
        for _ in 0..60 {
            let inner = snapshot.clone();
            snapshot.elsewhere = [("us-east-1".to_owned(), inner)].into();
        }
        let text = serde_json::to_vec(&snapshot).expect("JSON");
        let thread = std::thread::Builder::new().stack_size(2 << 20);
        let parsed = thread.spawn(move || parse(&text, "s")).expect("a thread");
        let refused = parsed.join().expect("no panic").expect_err("refused");
        assert!(
            refused.to_string().contains("levels of brackets"),
            "{refused}"
        );
    }

    #[test]
    fn brackets_in_strings_are_not_levels() {
        let text = format!("{{\"a\\\"{}\": 1}}", "[".repeat(1000));
        assert!(!is_deep(text.as_bytes()));
        let deep = |levels: usize| "[{".repeat(levels / 2) + &"}]".repeat(levels / 2);
        assert!(!is_deep(deep(DEEPEST).as_bytes()));
        assert!(is_deep(deep(DEEPEST + 2).as_bytes()));
    }
}
