//! Refuses answers that do not parse whole.
//!
//! The SDK's XML reader stops quietly where a document breaks off, and an account would look emptier than it is.
//! So every client carries this interceptor, which looks at the raw body of each successful answer.

use std::collections::BTreeMap;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::Intercept;
use aws_smithy_runtime_api::client::interceptors::context::AfterDeserializationInterceptorContextRef;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use serde::de::IgnoredAny;

/// Why an answer is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum NotWhole {
    #[error("the answer is an HTML page, so it is not from AWS")]
    Html,
    #[error("the answer is empty")]
    Empty,
    #[error("the answer does not parse whole: {0}")]
    Malformed(String),
}

impl NotWhole {
    /// A code in the style of AWS's error codes.
    pub(super) fn code(&self) -> String {
        match self {
            NotWhole::Html => "HtmlAnswer",
            NotWhole::Empty => "EmptyAnswer",
            NotWhole::Malformed(_) => "MalformedAnswer",
        }
        .to_owned()
    }
}

/// The interceptor.
#[derive(Debug)]
pub(super) struct WholeBody;

impl Intercept for WholeBody {
    fn name(&self) -> &'static str {
        "WholeBody"
    }

    fn read_after_deserialization(
        &self,
        context: &AfterDeserializationInterceptorContextRef<'_>,
        _components: &RuntimeComponents,
        _config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let response = context.response();
        // A binary protocol, should a service move to one, carries its lengths with it.
        let binary = response
            .headers()
            .get("content-type")
            .is_some_and(|kind| kind.contains("cbor"));
        if binary || !response.status().is_success() {
            return Ok(());
        }
        match response.body().bytes() {
            Some(body) => Ok(check(body)?),
            None => Ok(()),
        }
    }
}

/// Whether a body is one whole XML or JSON document.
pub(super) fn check(body: &[u8]) -> Result<(), NotWhole> {
    let body = body.trim_ascii();
    match body.first() {
        None => Err(NotWhole::Empty),
        Some(b'<') if is_html(body) => Err(NotWhole::Html),
        Some(b'<') => check_xml(body),
        Some(_) => check_json(body),
    }
}

/// Every answer to a read has at least one member: `{}` says nothing, not even that there is nothing.
fn check_json(body: &[u8]) -> Result<(), NotWhole> {
    let members: BTreeMap<String, IgnoredAny> =
        serde_json::from_slice(body).map_err(|error| NotWhole::Malformed(error.to_string()))?;
    match members.is_empty() {
        true => Err(NotWhole::Empty),
        false => Ok(()),
    }
}

/// Whether a body begins as a web page does.
pub(super) fn is_html(body: &[u8]) -> bool {
    let body = body.trim_ascii_start();
    [&b"<!doctype html"[..], b"<html"].iter().any(|start| {
        body.get(..start.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(start))
    })
}

/// Checks that every element that opens also closes. AWS's answers have no CDATA and no comments with `<` in them,
/// so tags alone are looked at.
fn check_xml(body: &[u8]) -> Result<(), NotWhole> {
    let malformed = |what: &str| Err(NotWhole::Malformed(what.to_owned()));
    let Ok(text) = std::str::from_utf8(body) else {
        return malformed("not UTF-8");
    };
    let mut open: Vec<&str> = Vec::new();
    let mut rest = text;
    let mut roots = 0;
    while let Some(start) = rest.find('<') {
        let Some(end) = rest[start..].find('>').map(|length| start + length) else {
            return malformed("a tag breaks off");
        };
        let tag = &rest[start + 1..end];
        rest = &rest[end + 1..];
        if tag.starts_with(['?', '!']) {
            continue;
        }
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop() != Some(name.trim_end()) {
                return malformed("an element is closed that was not open");
            }
            continue;
        }
        if open.is_empty() {
            roots += 1;
        }
        if !tag.ends_with('/') {
            open.push(tag.split_ascii_whitespace().next().unwrap_or_default());
        }
    }
    match open.last() {
        Some(name) => malformed(&format!("the element {name} is not closed")),
        None if roots != 1 => malformed("not one document"),
        None if !rest.is_empty() => malformed("text after the document"),
        None => Ok(()),
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
        ] {
            assert_eq!(check(body.as_bytes()), Ok(()), "{body}");
        }
    }

    #[test]
    fn whatever_breaks_off_is_refused() {
        let whole = "<A><list><item><id>1</id></item></list></A>";
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
        assert!(check(b"\xff\xfe<").is_err());
    }

    #[test]
    fn a_web_page_is_told_apart() {
        assert_eq!(check(b" <!DOCTYPE html><html></html>"), Err(NotWhole::Html));
        assert_eq!(
            check(b"<HTML><body>Log in</body></HTML>"),
            Err(NotWhole::Html)
        );
        assert_eq!(check(b""), Err(NotWhole::Empty));
        assert_eq!(check(b"{}"), Err(NotWhole::Empty));
    }
}
