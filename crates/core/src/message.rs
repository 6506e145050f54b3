//! A sentence for a reader, before it has a language: the id of a Fluent message and its arguments.
//!
//! Assertions and the evaluator return messages, never text; `locale` turns messages into text.

use crate::ids::MessageId;

/// A message id and what to fill in.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// The Fluent id, with an attribute if needed: `check-efs.fix`.
    pub id: MessageId,
    /// The arguments by their names in the Fluent message.
    pub args: Vec<(&'static str, Arg)>,
}

/// One argument of a message.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    /// Text from the account or the suite, filled in as it is. It is untrusted: reporters escape it.
    Text(String),
    /// A number, which can select a plural form.
    Count(i64),
    /// Several texts, joined as the language joins them.
    List(Vec<String>),
    /// Several texts as alternatives ("a, b or c").
    Alternatives(Vec<String>),
    /// A message within a message.
    Message(Box<Message>),
    /// Several messages, joined as the language joins them.
    Messages(Vec<Message>),
}

/// The first parts of a list, and the number of the others.
///
/// # Example
///
/// At most 3 of five names are three names and "2 more". Of four, all are shown: "1 more" would not be shorter than a name.
pub fn shortened(mut parts: Vec<Message>, most: usize) -> Vec<Message> {
    let more = parts.len().saturating_sub(most);
    if more > 1 {
        parts.truncate(most);
        parts.push(Message::new("report-more").with("count", more));
    }
    parts
}

impl Message {
    /// A message of the given id without arguments.
    pub fn new(id: impl Into<MessageId>) -> Self {
        Message {
            id: id.into(),
            args: Vec::new(),
        }
    }

    /// The same message with one more argument.
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}

impl From<&Arg> for Arg {
    fn from(arg: &Arg) -> Self {
        arg.clone()
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Arg::Text(text.to_owned())
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Arg::Text(text.clone())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Arg::Text(text)
    }
}

impl From<i64> for Arg {
    fn from(count: i64) -> Self {
        Arg::Count(count)
    }
}

impl From<i32> for Arg {
    fn from(count: i32) -> Self {
        Arg::Count(count.into())
    }
}

impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Arg::Count(count as i64)
    }
}

impl From<Vec<String>> for Arg {
    fn from(list: Vec<String>) -> Self {
        Arg::List(list)
    }
}

impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Arg::Message(Box::new(message))
    }
}

impl From<Vec<Message>> for Arg {
    fn from(list: Vec<Message>) -> Self {
        Arg::Messages(list)
    }
}
