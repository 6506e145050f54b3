//! One AWS CLI command, quoted for POSIX shells.

use std::borrow::Cow;
use std::fmt::Write;

use serde_json::Value;

use crate::snapshot::AccountIdentity;

/// What the names of variables for new ids begin with.
pub(super) const NEW: &str = "$NEW_";

/// The variable that stands for the id of something of this name that does not exist yet: `$NEW_LB_SG` for "LB-SG".
pub fn new_id(name: &str) -> String {
    let letters = name.chars().map(|c| match c.to_ascii_uppercase() {
        c if c.is_ascii_uppercase() || c.is_ascii_digit() => c,
        _ => '_',
    });
    letters.fold(NEW.to_owned(), |mut id, c| {
        id.push(c);
        id
    })
}

/// Whether an id is a variable for one that AWS has not given yet. Nothing else of a shell is ever expanded.
pub fn is_new(id: &str) -> bool {
    id.strip_prefix(NEW)
        .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(is_of_variable))
}

fn is_of_variable(byte: u8) -> bool {
    byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_'
}

/// A text as one word of a POSIX shell.
///
/// Nothing for a text that cannot be pasted: control characters act on the terminal before the shell sees them, and
/// characters that change the direction of the text make it look like another command.
pub fn quoted(text: &str) -> Option<String> {
    if text.chars().any(is_hidden) {
        return None;
    }
    shlex::try_quote(text).ok().map(Cow::into_owned)
}

/// Whether a character acts on the terminal, cannot be seen, or changes the direction of the text.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
                | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}'
        )
}

/// A text with ids in it as one word of a shell. Variables for new ids are expanded, everything else is quoted.
pub(super) fn quoted_with_ids(text: &str) -> Option<String> {
    let mut word = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(NEW) {
        let (before, from) = rest.split_at(at);
        let name = from.strip_prefix('$').unwrap_or_default();
        let end = name.bytes().position(|byte| !is_of_variable(byte));
        let (name, after) = name.split_at(end.unwrap_or(name.len()));
        if !before.is_empty() {
            word.push_str(&quoted(before)?);
        }
        let _ = write!(word, "\"${name}\"");
        rest = after;
    }
    if !rest.is_empty() || word.is_empty() {
        word.push_str(&quoted(rest)?);
    }
    Some(word)
}

/// A command that is being written. A part that cannot be quoted makes it none.
#[derive(Debug)]
pub(super) struct Command {
    text: Option<String>,
}

impl Command {
    /// `aws SERVICE OPERATION` in the account's Region.
    pub fn aws(account: &AccountIdentity, service: &str, operation: &str) -> Self {
        let command = Command::global(service, operation);
        match account.region.as_str() {
            "" => command,
            region => command.option("region", region),
        }
    }

    /// `aws SERVICE OPERATION` of a service without Regions.
    pub fn global(service: &str, operation: &str) -> Self {
        Command {
            text: Some(format!("aws {service} {operation}")),
        }
    }

    fn push(mut self, option: &str, joint: char, value: Option<String>) -> Self {
        self.text = match (self.text, value) {
            (Some(text), Some(value)) => Some(format!("{text} --{option}{joint}{value}")),
            _ => None,
        };
        self
    }

    /// An option with a text. The AWS CLI reads a value that looks like the address of a file from that file, so there is
    /// no command with one. Source: AWS CLI user guide, "Load parameters from a file".
    pub fn option(self, name: &str, value: &str) -> Self {
        let is_loaded = ["file://", "fileb://", "http://", "https://"]
            .iter()
            .any(|scheme| value.starts_with(scheme));
        // `--name -x` would be read as two options.
        let joint = if value.starts_with('-') { '=' } else { ' ' };
        self.push(name, joint, if is_loaded { None } else { quoted(value) })
    }

    /// An option with one or more texts, in which ids may be variables. The rules of [`Command::option`] hold for each.
    pub fn values<'v>(self, name: &str, values: impl Iterator<Item = &'v str>) -> Self {
        let values: Vec<&str> = values.collect();
        match values.as_slice() {
            [one] if !one.contains(NEW) => self.option(name, one),
            several => {
                let words = several.iter().map(|value| {
                    let is_unsafe = value.starts_with('-') || value.contains("://");
                    if is_unsafe {
                        None
                    } else {
                        quoted_with_ids(value)
                    }
                });
                let words: Option<Vec<String>> = words.collect();
                let words = words.filter(|words| !words.is_empty());
                self.push(name, ' ', words.map(|words| words.join(" ")))
            }
        }
    }

    /// An option with an id or an ARN, which may be a variable for a new one.
    pub fn id(self, name: &str, id: &str) -> Self {
        self.push(name, ' ', quoted_with_ids(id))
    }

    /// An option with several ids.
    pub fn ids(self, name: &str, ids: &[String]) -> Self {
        let ids: Option<Vec<String>> = ids.iter().map(|id| quoted_with_ids(id)).collect();
        self.push(
            name,
            ' ',
            ids.filter(|ids| !ids.is_empty()).map(|ids| ids.join(" ")),
        )
    }

    /// An option with JSON, in which ids may be variables.
    pub fn json(self, name: &str, value: &Value) -> Self {
        self.push(name, ' ', quoted_with_ids(&value.to_string()))
    }

    /// An option whose value is an expression of the shell.
    pub fn shell(self, name: &str, expression: &str) -> Self {
        self.push(name, ' ', Some(expression.to_owned()))
    }

    /// An option without a value.
    pub fn flag(mut self, name: &str) -> Self {
        self.text = self.text.map(|text| format!("{text} --{name}"));
        self
    }

    /// The command without its output. The AWS CLI would show it in a pager, which takes the next pasted lines for keys.
    pub fn quietly(self) -> Option<String> {
        self.text.map(|text| format!("{text} > /dev/null"))
    }

    /// The command with its result in a variable: what `query` finds in the output.
    pub fn into_variable(self, id: &str, query: &str) -> Option<String> {
        let variable = id.strip_prefix('$')?;
        let command = self.option("query", query).option("output", "text");
        command.text.map(|text| format!("{variable}=$({text})"))
    }

    /// The command alone.
    pub fn finish(self) -> Option<String> {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account() -> AccountIdentity {
        AccountIdentity {
            region: "us-west-2".to_owned(),
            ..AccountIdentity::default()
        }
    }

    #[test]
    fn only_variables_for_new_ids_are_expanded() {
        assert_eq!(quoted_with_ids("sg-1").as_deref(), Some("sg-1"));
        assert_eq!(
            quoted_with_ids("$NEW_LB_SG").as_deref(),
            Some("\"$NEW_LB_SG\"")
        );
        assert_eq!(quoted_with_ids("$HOME").as_deref(), Some("'$HOME'"));
        assert_eq!(
            quoted_with_ids("$NEW_A$(id)").as_deref(),
            Some("\"$NEW_A\"'$(id)'")
        );
        assert_eq!(
            quoted_with_ids("[\"$NEW_A\",\"b\"]").as_deref(),
            Some("'[\"'\"$NEW_A\"'\",\"b\"]'")
        );
        assert!(is_new(&new_id("LB-SG é")) && !is_new("$NEW_") && !is_new("$NEW_a"));
    }

    #[test]
    fn a_value_is_never_taken_for_an_option_or_a_file() {
        let with = |value: &str| {
            Command::aws(&account(), "ssm", "put-parameter")
                .option("value", value)
                .finish()
        };
        let start = "aws ssm put-parameter --region us-west-2 --value";
        assert_eq!(with("a b"), Some(format!("{start} 'a b'")));
        assert_eq!(with("-x y"), Some(format!("{start}='-x y'")));
        assert_eq!(with("-x"), Some(format!("{start}=-x")));
        assert_eq!(with("plain"), Some(format!("{start} plain")));
        for unsafe_value in [
            "file:///etc/passwd",
            "fileb://x",
            "https://a",
            "a\nb",
            "a\u{202e}b",
            "a\u{200b}b",
            "\u{1b}[0m",
        ] {
            assert_eq!(with(unsafe_value), None, "{unsafe_value:?}");
        }
    }
}
