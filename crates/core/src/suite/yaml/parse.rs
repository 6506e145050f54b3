//! Parses text to the tree with the parser of serde-saphyr, and limits the size of expanded aliases.

use std::collections::{HashMap, HashSet};

use serde_saphyr::granit_parser::{Event, Parser, ScalarStyle, ScanError, Span, Tag};

use super::{Data, Entry, Node, Place};

/// The maximum number of values after expanding aliases. A suite has some thousand; more is an attack or a mistake.
const MAX_NODES: usize = 100_000;
/// The same for the bytes of all keys and values, each copy that an alias makes included.
const MAX_BYTES: usize = 16 * 1024 * 1024;

type Problem = (Place, String);

/// Parses a file with a single document.
///
/// # Errors
/// If the text is not valid YAML, or exceeds a limit: the place and a fragment.
pub fn parse(text: &str) -> Result<Node, Problem> {
    let mut builder = Builder {
        events: Parser::new_from_str(text),
        anchors: HashMap::new(),
        total: Size::default(),
    };
    let mut root = None;
    loop {
        let (event, at) = builder.next()?;
        match event {
            Event::StreamEnd => break,
            Event::StreamStart | Event::DocumentStart(..) | Event::DocumentEnd => {}
            _ if root.is_some() => return Err((at, "a second document begins here".to_owned())),
            event => root = Some(builder.node(event, at)?),
        }
    }
    root.ok_or_else(|| (Place::START, "the file is empty".to_owned()))
}

struct Builder<'t, I: Iterator<Item = Result<(Event<'t>, Span), ScanError>>> {
    events: I,
    anchors: HashMap<usize, Node>,
    total: Size,
}

/// How much a node is, with all that is in it.
#[derive(Debug, Clone, Copy, Default)]
struct Size {
    nodes: usize,
    bytes: usize,
}

impl Size {
    /// The size of a node or key with this text, without what is in it.
    fn of(text: &str) -> Self {
        Size {
            nodes: 1,
            bytes: text.len(),
        }
    }
}

impl std::iter::Sum for Size {
    fn sum<I: Iterator<Item = Size>>(sizes: I) -> Size {
        sizes.fold(Size::default(), |sum, size| Size {
            nodes: sum.nodes.saturating_add(size.nodes),
            bytes: sum.bytes.saturating_add(size.bytes),
        })
    }
}

impl<'t, I: Iterator<Item = Result<(Event<'t>, Span), ScanError>>> Builder<'t, I> {
    fn next(&mut self) -> Result<(Event<'t>, Place), Problem> {
        match self.events.next() {
            None => Ok((Event::StreamEnd, Place::START)),
            Some(Ok((event, span))) => {
                let (line, column) = (span.start.line(), span.start.col() + 1);
                Ok((event, Place { line, column }))
            }
            Some(Err(error)) => {
                let (line, column) = (error.marker().line(), error.marker().col() + 1);
                Err((Place { line, column }, error.info()))
            }
        }
    }

    /// The node that begins with an event. The parser limits the nesting.
    fn node(&mut self, event: Event<'t>, at: Place) -> Result<Node, Problem> {
        let text = match &event {
            Event::Scalar(text, ..) => text,
            _ => "",
        };
        self.count(Size::of(text), at)?;
        let (anchor, data) = match event {
            Event::Alias(anchor) => return self.alias(anchor, at),
            Event::Scalar(text, style, anchor, tag) => {
                let text_tag = is_text(tag.as_deref(), at)?;
                let plain = style == ScalarStyle::Plain && !text_tag;
                let text = text.into_owned();
                (anchor, Data::Scalar { text, plain })
            }
            Event::SequenceStart(_, anchor, tag) => {
                is_text(tag.as_deref(), at)?;
                (anchor, Data::List(self.elements()?))
            }
            Event::MappingStart(_, anchor, tag) => {
                is_text(tag.as_deref(), at)?;
                (anchor, Data::Map(self.entries()?))
            }
            _ => return Err((at, "a value is missing here".to_owned())),
        };
        let node = Node {
            data,
            at,
            origin: None,
        };
        if anchor != 0 {
            // An anchor within another anchor is stored in both.
            self.count(size(&node), at)?;
            self.anchors.insert(anchor, node.clone());
        }
        Ok(node)
    }

    fn elements(&mut self) -> Result<Vec<Node>, Problem> {
        let mut elements = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd, _) => return Ok(elements),
                (event, at) => elements.push(self.node(event, at)?),
            }
        }
    }

    fn entries(&mut self) -> Result<Vec<Entry>, Problem> {
        let mut entries: Vec<Entry> = Vec::new();
        let mut keys = HashSet::new();
        loop {
            let (key, key_at) = match self.next()? {
                (Event::MappingEnd, _) => return Ok(entries),
                (Event::Scalar(key, ..), at) => (key.into_owned(), at),
                (_, at) => return Err((at, "a key is a text".to_owned())),
            };
            self.count(Size::of(&key), key_at)?;
            if !keys.insert(key.clone()) {
                return Err((key_at, format!("the key \"{key}\" is there twice")));
            }
            let (event, at) = self.next()?;
            let value = self.node(event, at)?;
            entries.push(Entry { key, key_at, value });
        }
    }

    /// A copy of the node with that anchor. It keeps the places of the original, where a problem can be fixed.
    fn alias(&mut self, anchor: usize, at: Place) -> Result<Node, Problem> {
        let node = self.anchors.get(&anchor).cloned();
        let node = node.ok_or_else(|| (at, "this alias has no anchor".to_owned()))?;
        self.count(size(&node), at)?;
        Ok(node)
    }

    fn count(&mut self, more: Size, at: Place) -> Result<(), Problem> {
        self.total = [self.total, more].into_iter().sum();
        let limit = match self.total {
            Size { nodes, .. } if nodes > MAX_NODES => format!("{MAX_NODES} keys and values"),
            Size { bytes, .. } if bytes > MAX_BYTES => format!("{MAX_BYTES} bytes"),
            _ => return Ok(()),
        };
        Err((at, format!("the file has more than {limit}")))
    }
}

fn size(node: &Node) -> Size {
    let own = match &node.data {
        Data::Scalar { text, .. } => Size::of(text),
        _ => Size::of(""),
    };
    let elements = node.elements().iter().map(size);
    let entries = node
        .entries()
        .iter()
        .flat_map(|entry| [Size::of(&entry.key), size(&entry.value)]);
    [own].into_iter().chain(elements).chain(entries).sum()
}

/// Whether the tag marks a scalar as text, as quotes do. Other tags are errors.
fn is_text(tag: Option<&Tag>, at: Place) -> Result<bool, Problem> {
    match tag {
        None => Ok(false),
        Some(tag) if tag.is_yaml_core_schema_tag("str") => Ok(true),
        Some(tag) => Err((
            at,
            format!("the tag {} has no meaning here", tag.original()),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(text: &str) -> String {
        parse(text)
            .err()
            .map_or_else(String::new, |(_, problem)| problem)
    }

    #[test]
    fn what_aliases_grow_to_is_bounded_in_values_and_in_bytes() {
        let long = "x".repeat(400_000);
        let copies =
            |count: usize| format!("a: &a {long}\nb: [{}]\n", vec!["*a"; count].join(", "));
        assert_eq!(problem(&copies(20)), "");
        assert!(problem(&copies(100)).contains("bytes"));
        let many = format!(
            "a: &a [{}]\nb: [{}]\n",
            vec!["1"; 1_000].join(", "),
            vec!["*a"; 200].join(", ")
        );
        assert!(problem(&many).contains("values"));
    }

    #[test]
    fn a_key_is_there_once() {
        assert!(problem("a: 1\nb: 2\na: 3\n").contains("\"a\" is there twice"));
    }
}
