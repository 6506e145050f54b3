//! The AWS query protocol: a form as request, XML as answer (Smithy, "AWS query protocol").

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use aws_smithy_http::query;
use aws_smithy_types::error::ErrorMetadata;
use quick_xml::Reader;
use quick_xml::de::Deserializer;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use serde::de::{DeserializeOwned, Error, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer as _};
use serde_json::{Map, Value};

/// The maximum depth of an answer. AWS's have about ten levels.
const DEEPEST: usize = 40;

/// The name of the elements of most lists.
const MEMBER: &str = "member";

/// The form of a request. Lists are numbered: `Names.member.1=a`. A member cannot replace the operation or the version.
pub(super) fn form(operation: &str, version: &str, members: &BTreeMap<String, Value>) -> String {
    let mut pairs = vec![
        ("Action".to_owned(), operation.to_owned()),
        ("Version".to_owned(), version.to_owned()),
    ];
    for (name, value) in members {
        add(&mut pairs, name.clone(), value);
    }
    let encoded = pairs
        .iter()
        .enumerate()
        .filter_map(|(number, (name, value))| {
            let is_own = number < 2 || !(name == "Action" || name == "Version");
            let pair = || format!("{}={}", query::fmt_string(name), query::fmt_string(value));
            is_own.then(pair)
        });
    encoded.collect::<Vec<_>>().join("&")
}

fn add(pairs: &mut Vec<(String, String)>, name: String, value: &Value) {
    match value {
        Value::Null => {}
        Value::String(text) => pairs.push((name, text.clone())),
        Value::Bool(_) | Value::Number(_) => pairs.push((name, value.to_string())),
        Value::Array(list) => {
            for (value, number) in list.iter().zip(1..) {
                add(pairs, format!("{name}.{MEMBER}.{number}"), value);
            }
        }
        Value::Object(members) => {
            for (member, value) in members {
                add(pairs, format!("{name}.{member}"), value);
            }
        }
    }
}

/// The result in an answer: what is in the element `<operation>Result`.
///
/// Elements are objects, several of the same name a list, and an element with nothing but `member`s is a list, too. All
/// other values are texts, because XML has no types: a number is "3306", and an empty list is the empty text.
///
/// # Errors
/// If the answer is not XML, or too deep.
pub(super) fn result(operation: &str, body: &[u8]) -> Result<Value, String> {
    let mut answer = document(body)?;
    let result = answer
        .as_object_mut()
        .and_then(|members| members.remove(&format!("{operation}Result")));
    Ok(match result.unwrap_or(answer) {
        // An operation without a result, such as that of a service that has nothing.
        Value::String(_) => Value::Object(Map::new()),
        result => result,
    })
}

/// The result in an answer, as [`result`] finds it, with members that the program knows.
///
/// # Errors
/// If the answer is not XML, or its result is not a `T`.
pub(super) fn typed<T: DeserializeOwned>(operation: &str, body: &[u8]) -> Result<T, String> {
    let text = std::str::from_utf8(body).map_err(|error| error.to_string())?;
    let mut answer = Deserializer::from_str(text);
    let result = answer.deserialize_map(ResultOf {
        element: format!("{operation}Result"),
        result: PhantomData,
    });
    result.map_err(|error| error.to_string())
}

/// Reads the element with the result, and ignores the metadata beside it.
struct ResultOf<T> {
    element: String,
    result: PhantomData<T>,
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for ResultOf<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.element)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<T, A::Error> {
        let mut result = None;
        while let Some(name) = members.next_key::<String>()? {
            if name == self.element {
                result = Some(members.next_value()?);
            } else {
                members.next_value::<IgnoredAny>()?;
            }
        }
        result.ok_or_else(|| A::Error::custom(format!("the answer lacks {}", self.element)))
    }
}

/// The error in an answer; none if it has no code.
pub(super) fn error(body: &[u8]) -> Option<ErrorMetadata> {
    let answer = document(body).ok()?;
    // `ErrorResponse` has one error. The services that are older have a list.
    let error = answer
        .get("Error")
        .or_else(|| answer.get("Errors")?.get("Error"))?;
    let text = |name: &str| error.get(name)?.as_str();
    let mut metadata = ErrorMetadata::builder().code(text("Code")?);
    if let Some(message) = text("Message") {
        metadata = metadata.message(message);
    }
    Some(metadata.build())
}

/// An element that is not closed yet.
#[derive(Default)]
struct Open {
    name: String,
    text: String,
    children: Vec<(String, Value)>,
}

impl Open {
    fn value(self) -> Value {
        if self.children.is_empty() {
            return self.text.into();
        }
        if self.children.iter().all(|(name, _)| name == MEMBER) {
            return self.children.into_iter().map(|(_, value)| value).collect();
        }
        let mut members = Map::new();
        for (name, value) in self.children {
            match members.get_mut(&name) {
                None => {
                    members.insert(name, value);
                }
                Some(Value::Array(list)) if !value.is_array() => list.push(value),
                Some(former) => *former = vec![former.take(), value].into(),
            }
        }
        members.into()
    }
}

/// The content of a document's only element.
fn document(body: &[u8]) -> Result<Value, String> {
    let text = std::str::from_utf8(body).map_err(|error| error.to_string())?;
    let mut reader = Reader::from_str(text);
    // The first one takes the document.
    let mut open = vec![Open::default()];
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(start) => open.push(opened(&start)),
            Event::Empty(start) => {
                open.push(opened(&start));
                close(&mut open);
            }
            Event::End(_) => close(&mut open),
            Event::Text(part) => {
                let part = part.decode().map_err(|error| error.to_string())?;
                add_text(&mut open, &part);
            }
            Event::CData(part) => {
                let part = part.decode().map_err(|error| error.to_string())?;
                add_text(&mut open, &part);
            }
            Event::GeneralRef(reference) => {
                let name = reference.decode().map_err(|error| error.to_string())?;
                let character = reference.resolve_char_ref();
                match character.map_err(|error| error.to_string())? {
                    Some(character) => add_text(&mut open, character.encode_utf8(&mut [0; 4])),
                    None => match resolve_predefined_entity(&name) {
                        Some(text) => add_text(&mut open, text),
                        None => return Err(format!("it has the unknown entity {name}")),
                    },
                }
            }
            Event::Eof => break,
            _ => {}
        }
        if open.len() > DEEPEST {
            return Err("it has too many levels".to_owned());
        }
    }
    let document = open.pop().map(|document| document.children);
    let mut elements = document.into_iter().flatten();
    let (_, value) = elements.next().ok_or("it has no element")?;
    Ok(value)
}

fn opened(start: &BytesStart<'_>) -> Open {
    let name = String::from_utf8_lossy(start.local_name().into_inner()).into_owned();
    Open {
        name,
        ..Open::default()
    }
}

fn close(open: &mut Vec<Open>) {
    if open.len() > 1
        && let Some(mut closed) = open.pop()
        && let Some(parent) = open.last_mut()
    {
        let name = std::mem::take(&mut closed.name);
        // White space between elements is not text.
        if closed.text.trim().is_empty() {
            closed.text.clear();
        }
        parent.children.push((name, closed.value()));
    }
}

fn add_text(open: &mut [Open], text: &str) {
    if let Some(element) = open.last_mut() {
        element.text.push_str(text);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_request_is_a_form_and_lists_are_numbered() {
        let members = json!({ "A": "x y&z", "B": ["p", "q"], "C": { "D": true }, "N": 7, "Z": null, "Action": "DeleteAll" });
        let members = serde_json::from_value(members).expect("members");
        assert_eq!(
            form("ListX", "2010-12-01", &members),
            "Action=ListX&Version=2010-12-01&A=x%20y%26z&B.member.1=p&B.member.2=q&C.D=true&N=7"
        );
    }

    #[test]
    fn members_are_lists_and_repeated_elements_too() {
        let body = br#"<?xml version="1.0"?>
<ListXResponse xmlns="http://x/">
  <ListXResult>
    <Things><member><Id>1 &amp; &#50;</Id><Tags/></member><member><Id>2</Id><Tags><member>a</member></Tags></member></Things>
    <Rows><Row><N>1</N></Row><Row><N>2</N></Row><Row><N>3</N></Row></Rows>
    <One><Row><N>1</N></Row></One>
    <None/>
    <Marker> m </Marker>
  </ListXResult>
  <ResponseMetadata><RequestId>r</RequestId></ResponseMetadata>
</ListXResponse>"#;
        let wanted = json!({
            "Things": [{ "Id": "1 & 2", "Tags": "" }, { "Id": "2", "Tags": ["a"] }],
            "Rows": { "Row": [{ "N": "1" }, { "N": "2" }, { "N": "3" }] },
            "One": { "Row": { "N": "1" } },
            "None": "",
            "Marker": " m ",
        });
        assert_eq!(result("ListX", body), Ok(wanted));
        assert_eq!(result("ListX", b"<ListXResponse/>"), Ok(json!({})));
        for broken in ["", "<a>", "<a></b>", "<a>&x;</a>", &"<a>".repeat(99)] {
            assert!(
                result("ListX", broken.as_bytes()).is_err() || broken == "<a>",
                "{broken}"
            );
        }
    }

    #[test]
    fn a_result_has_the_members_that_the_program_knows() {
        #[derive(Debug, PartialEq, Deserialize)]
        #[serde(rename_all = "PascalCase")]
        struct Thing {
            name: String,
            count: Option<i32>,
            is_on: Option<bool>,
        }
        let read = |body: &str| typed::<Thing>("GetX", body.as_bytes());
        let thing = Thing {
            name: "a & b".to_owned(),
            count: Some(3),
            is_on: Some(true),
        };
        let result = "<GetXResult><Other><Name>c</Name></Other><Name>a &amp; b</Name><Count>3</Count><IsOn>true</IsOn></GetXResult>";
        let metadata = "<ResponseMetadata><RequestId>r</RequestId></ResponseMetadata>";
        for body in [
            format!("<GetXResponse xmlns=\"http://x/\">{result}{metadata}</GetXResponse>"),
            format!(
                "<?xml version=\"1.0\"?>\n<GetXResponse>\n{metadata}{result}\n</GetXResponse>\n"
            ),
        ] {
            assert_eq!(read(&body).as_ref(), Ok(&thing), "{body}");
        }
        let wrong = result.replace('3', "three");
        for body in ["", "<GetXResponse/>", metadata, "{}", &wrong] {
            assert!(read(body).is_err(), "{body}");
        }
    }

    #[test]
    fn an_error_has_its_code_in_either_form() {
        for body in [
            "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>no</Message></Error><RequestId>r</RequestId></ErrorResponse>",
            "<Response><Errors><Error><Code>AccessDenied</Code><Message>no</Message></Error></Errors></Response>",
        ] {
            let error = error(body.as_bytes()).expect("an error");
            assert_eq!(
                (error.code(), error.message()),
                (Some("AccessDenied"), Some("no"))
            );
        }
        assert!(error(b"<html></html>").is_none() && error(b"{}").is_none());
    }
}
