//! Rejects truncated responses.
//!
//! The SDK's XML parser accepts a truncated document without an error, so an account would seem to have fewer resources
//! than it has. Every client therefore has this interceptor, which checks the raw body of each successful response.

use std::collections::BTreeMap;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::Intercept;
use aws_smithy_runtime_api::client::interceptors::context::AfterDeserializationInterceptorContextRef;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use quick_xml::Reader;
use quick_xml::events::Event;
use serde::de::IgnoredAny;

/// Why a response is rejected.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum BodyError {
    #[error("the answer is an HTML page, so it is not from AWS")]
    Html,
    #[error("the answer is empty")]
    Empty,
    #[error("the answer lacks {0}")]
    Lacks(&'static str),
    #[error("the answer does not parse whole: {0}")]
    Malformed(String),
}

impl BodyError {
    /// A code in the style of AWS error codes.
    pub(super) fn code(&self) -> String {
        match self {
            BodyError::Html => "HtmlAnswer",
            BodyError::Empty => "EmptyAnswer",
            BodyError::Lacks(_) => "IncompleteAnswer",
            BodyError::Malformed(_) => "MalformedAnswer",
        }
        .to_owned()
    }
}

/// The interceptor that checks response bodies.
#[derive(Debug)]
pub(super) struct CompleteBody;

impl Intercept for CompleteBody {
    fn name(&self) -> &'static str {
        "CompleteBody"
    }

    fn read_after_deserialization(
        &self,
        context: &AfterDeserializationInterceptorContextRef<'_>,
        _components: &RuntimeComponents,
        _config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let response = context.response();
        // CBOR contains the lengths of its values, so the SDK's parser itself notices truncation.
        let binary = response
            .headers()
            .get("content-type")
            .is_some_and(|kind| kind.contains("cbor"));
        match successful_body(response) {
            Some(body) if !binary => Ok(check(body)?),
            _ => Ok(()),
        }
    }
}

/// The body of a response with a status of 200 to 299.
fn successful_body(response: &HttpResponse) -> Option<&[u8]> {
    let body = response.body().bytes();
    body.filter(|_| response.status().is_success())
}

/// An interceptor for single calls that checks that a response has a member which the SDK would treat as empty if it is
/// missing. The name is that of the XML element or of the JSON key.
#[derive(Debug)]
pub(super) struct RequiredMember(pub &'static str);

impl Intercept for RequiredMember {
    fn name(&self) -> &'static str {
        "RequiredMember"
    }

    fn read_after_deserialization(
        &self,
        context: &AfterDeserializationInterceptorContextRef<'_>,
        _components: &RuntimeComponents,
        _config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        match successful_body(context.response()) {
            // An incomplete body is reported by the other interceptor.
            Some(body) if check(body).is_ok() && !has(body, self.0) => {
                Err(BodyError::Lacks(self.0).into())
            }
            _ => Ok(()),
        }
    }
}

/// Whether a document has a member of this name. Its value may be empty, but not null.
fn has(body: &[u8], name: &str) -> bool {
    let text = String::from_utf8_lossy(body);
    if text.trim_start().starts_with('<') {
        let start = format!("<{name}");
        let ends = |rest: &str| rest.starts_with(['>', '/', ' ']);
        return text.split(&start).skip(1).any(ends);
    }
    let members: Result<BTreeMap<String, serde_json::Value>, _> = serde_json::from_str(&text);
    members.is_ok_and(|members| members.get(name).is_some_and(|value| !value.is_null()))
}

/// Checks that a body is one complete XML or JSON document.
pub(super) fn check(body: &[u8]) -> Result<(), BodyError> {
    let body = body.trim_ascii();
    match body.first() {
        None => Err(BodyError::Empty),
        Some(b'<') if is_html(body) => Err(BodyError::Html),
        Some(b'<') => check_xml(body),
        Some(_) => check_json(body),
    }
}

/// Checks a JSON object. It must have a member: every response that we read has one, even if all lists are empty.
fn check_json(body: &[u8]) -> Result<(), BodyError> {
    let members: BTreeMap<String, IgnoredAny> =
        serde_json::from_slice(body).map_err(|error| BodyError::Malformed(error.to_string()))?;
    if members.is_empty() {
        Err(BodyError::Empty)
    } else {
        Ok(())
    }
}

/// Whether a body begins like an HTML page.
pub(super) fn is_html(body: &[u8]) -> bool {
    let body = body.trim_ascii_start();
    [&b"<!doctype html"[..], b"<html"].iter().any(|start| {
        body.get(..start.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(start))
    })
}

/// Checks that the body is one element in which every element is closed, with nothing but white space around it.
fn check_xml(body: &[u8]) -> Result<(), BodyError> {
    let text =
        std::str::from_utf8(body).map_err(|error| BodyError::Malformed(error.to_string()))?;
    let mut reader = Reader::from_str(text);
    let (mut depth, mut documents) = (0_usize, 0_usize);
    loop {
        // The reader itself compares the names of start and end tags.
        let event = reader
            .read_event()
            .map_err(|error| BodyError::Malformed(error.to_string()))?;
        let is_outside = depth == 0;
        match event {
            Event::Start(_) => {
                documents += usize::from(is_outside);
                depth += 1;
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Empty(_) => documents += usize::from(is_outside),
            Event::Text(text) if is_outside && !text.trim_ascii().is_empty() => {
                return Err(BodyError::Malformed(
                    "text outside of the document".to_owned(),
                ));
            }
            Event::CData(_) | Event::GeneralRef(_) if is_outside => {
                return Err(BodyError::Malformed(
                    "text outside of the document".to_owned(),
                ));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    match (depth, documents) {
        (0, 1) => Ok(()),
        (0, _) => Err(BodyError::Malformed(format!(
            "{documents} documents in place of one"
        ))),
        _ => Err(BodyError::Malformed(format!(
            "{depth} elements are not closed"
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_documents_pass() {
        for body in [
            r#"{"clusterArns": []}"#,
            "<?xml version=\"1.0\"?>\n<A xmlns=\"x\"><b/><c>1</c></A>\n",
            "<A/>",
            r#"<A><b c="x > y"/><d e='<'>1</d></A>"#,
            "<A><b><![CDATA[<c> & </d>]]></b><!-- <e> --></A>",
            "<A>a &amp; b &#62; c</A>",
        ] {
            assert_eq!(check(body.as_bytes()), Ok(()), "{body}");
        }
    }

    #[test]
    fn whatever_breaks_off_is_refused() {
        let whole = r#"<A><list><item a="b > c"><id>1</id><t><![CDATA[<x>]]></t></item></list><!-- e --></A>"#;
        for length in 1..whole.len() {
            assert!(
                check(&whole.as_bytes()[..length]).is_err(),
                "{}",
                &whole[..length]
            );
        }
        let whole = r#"{"clusterArns": ["a", "b"]}"#;
        for length in 0..whole.len() {
            assert!(
                check(&whole.as_bytes()[..length]).is_err(),
                "{}",
                &whole[..length]
            );
        }
        assert!(check(b"{} {}").is_err());
        assert!(check(b"<A></B>").is_err());
        assert!(check(b"<A/><B/>").is_err());
        assert!(check(b"<A/>text").is_err());
        assert!(check(b"<A/><![CDATA[text]]>").is_err());
        assert!(check(b"<?xml version=\"1.0\"?>").is_err());
        assert!(check(b"\xff\xfe<").is_err());
    }

    #[test]
    fn a_member_may_be_empty_but_not_missing() {
        for body in [
            "<A><Role/></A>",
            "<A><Role><RoleName>r</RoleName></Role></A>",
            "<A><Role x='1'></Role></A>",
            r#"{"Role": []}"#,
        ] {
            assert!(has(body.as_bytes(), "Role"), "{body}");
        }
        for body in [
            "<A><RoleName>r</RoleName></A>",
            "<A/>",
            r#"{"message": "Role"}"#,
            r#"{"Role": null}"#,
        ] {
            assert!(!has(body.as_bytes(), "Role"), "{body}");
        }
    }

    #[test]
    fn a_web_page_is_told_apart() {
        assert_eq!(
            check(b" <!DOCTYPE html><html></html>"),
            Err(BodyError::Html)
        );
        assert_eq!(
            check(b"<HTML><body>Log in</body></HTML>"),
            Err(BodyError::Html)
        );
        assert_eq!(check(b""), Err(BodyError::Empty));
        assert_eq!(check(b"{}"), Err(BodyError::Empty));
    }
}
