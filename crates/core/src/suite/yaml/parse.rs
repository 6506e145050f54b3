//! Parses text to the tree with the parser of serde-saphyr, and limits the size of expanded aliases.

use std::collections::HashMap;

use serde_saphyr::granit_parser::{Event, Parser, ScalarStyle, ScanError, Span, Tag};

use super::{Data, Entry, Node, Place};

/// The maximum number of values after expanding aliases. A suite has some thousand; more is an attack or a mistake.
const MAX_NODES: usize = 100_000;

type Problem = (Place, String);

/// Parses a file with a single document.
///
/// # Errors
/// If the text is not valid YAML, or exceeds a limit: the place and a fragment.
pub fn parse(text: &str) -> Result<Node, Problem> {
    let mut builder = Builder {
        events: Parser::new_from_str(text),
        anchors: HashMap::new(),
        nodes: 0,
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
    nodes: usize,
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
        self.count(1, at)?;
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
        loop {
            let (key, key_at) = match self.next()? {
                (Event::MappingEnd, _) => return Ok(entries),
                (Event::Scalar(key, ..), at) => (key.into_owned(), at),
                (_, at) => return Err((at, "a key is a text".to_owned())),
            };
            if entries.iter().any(|entry| entry.key == key) {
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

    fn count(&mut self, more: usize, at: Place) -> Result<(), Problem> {
        self.nodes = self.nodes.saturating_add(more);
        if self.nodes > MAX_NODES {
            Err((at, format!("the file has more than {MAX_NODES} values")))
        } else {
            Ok(())
        }
    }
}

fn size(node: &Node) -> usize {
    let children: usize = node.elements().iter().map(size).sum();
    let entries: usize = node.entries().iter().map(|entry| size(&entry.value)).sum();
    1 + children + entries
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
