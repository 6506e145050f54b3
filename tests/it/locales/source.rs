//! The message ids in the program's source: quoted words, and those that are put together from the names of kinds.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use workshop_check_core::resource::ResourceKind;

/// Every quoted word of the source that could be a message's id, and the ids that are put together.
pub fn literals() -> BTreeSet<String> {
    let mut all = composed();
    for text in sources() {
        let words = text.split('"').filter(|word| is_id(word));
        // `session-expired` has a sibling `session-expired-hint`.
        all.extend(words.flat_map(|word| [word.to_owned(), format!("{word}-hint")]));
    }
    all
}

/// The ids that are certainly meant as such: what stands in a call that takes one.
pub fn referred() -> BTreeSet<String> {
    const CALLS: &[&str] = &["Message::new(", ".label(", "near(", "counts(", "wrong("];
    let mut all = composed();
    for text in sources() {
        // What a session can come to grief by has a hint each.
        let sessions = text
            .split('"')
            .filter(|word| is_id(word) && word.starts_with("session-"));
        all.extend(sessions.map(|id| format!("{id}-hint")));
        for call in CALLS {
            for rest in text.split(call).skip(1) {
                // Up to the end of this argument: an `if` or a `match` may choose between ids.
                let argument = argument(rest);
                all.extend(
                    argument
                        .split('"')
                        .skip(1)
                        .step_by(2)
                        .filter(|word| is_id(word))
                        .map(str::to_owned),
                );
            }
        }
    }
    all
}

fn argument(rest: &str) -> &str {
    let mut depth = 0;
    let end = rest.find(|c| {
        depth += i32::from(matches!(c, '(' | '{' | '[')) - i32::from(matches!(c, ')' | '}' | ']'));
        depth < 0 || (depth == 0 && c == ',')
    });
    &rest[..end.unwrap_or(rest.len())]
}

/// The ids made by `format!`.
fn composed() -> BTreeSet<String> {
    use ResourceKind as Kind;
    let kinds = [
        Kind::Vpc,
        Kind::SecurityGroup,
        Kind::FileSystem,
        Kind::LoadBalancer,
        Kind::TargetGroup,
        Kind::Cluster,
        Kind::TaskDefinition,
        Kind::Service,
        Kind::Database,
        Kind::IamRole,
    ];
    kinds
        .iter()
        .map(|kind| format!("kind-{}", kind.as_str()))
        .collect()
}

fn is_id(word: &str) -> bool {
    let part = |part: &str| {
        !part.is_empty()
            && part
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    };
    word.contains('-')
        && word.split('-').all(part)
        && word.starts_with(|c: char| c.is_ascii_lowercase())
}

fn sources() -> Vec<String> {
    let mut texts = Vec::new();
    for folder in ["src", "crates/core/src", "crates/collect/src"] {
        read(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join(folder),
            &mut texts,
        );
    }
    assert!(texts.len() > 80, "the source is looked at");
    texts
}

fn read(folder: &Path, texts: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder of the source") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            read(&path, texts);
        } else if !path.ends_with("tests.rs") && !path.ends_with("testing.rs") {
            let text = fs::read_to_string(&path).expect("source is UTF-8");
            let code = text
                .split("#[cfg(test)]\nmod tests {")
                .next()
                .unwrap_or_default();
            texts.push(
                code.lines()
                    .filter(|line| !line.trim_start().starts_with("//"))
                    .collect::<Vec<_>>()
                    .join("\n"),
            );
        }
    }
}
