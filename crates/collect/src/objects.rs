//! Objects of Amazon S3: written, read and listed. Source of the requests: Amazon S3 API reference, PutObject, GetObject
//! and ListObjectsV2.

use std::fmt::{self, Write};
use std::str::FromStr;

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_types::error::ErrorMetadata;
use serde::Deserialize;

use super::requests::{Request, RequestError, Requests, Service};

const S3: Service = Service {
    id: "S3",
    endpoint_prefix: "s3",
    signing_name: "s3",
    is_global: false,
};

/// A place in a bucket: `s3://bucket/prefix`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// The bucket's name.
    pub bucket: String,
    /// The start of the keys, or a whole key. It may be empty.
    pub prefix: String,
}

impl Location {
    /// The place of a key below this one.
    pub fn join(&self, name: &str) -> Location {
        let prefix = self.prefix.trim_end_matches('/');
        let slash = if prefix.is_empty() { "" } else { "/" };
        Location {
            bucket: self.bucket.clone(),
            prefix: format!("{prefix}{slash}{name}"),
        }
    }
}

impl FromStr for Location {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const FORM: &str = "write it as s3://BUCKET/PREFIX";
        let rest = text.strip_prefix("s3://").ok_or(FORM)?;
        let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
        // Amazon S3 user guide, "General purpose bucket naming rules".
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-".contains(c);
        if !(3..=63).contains(&bucket.len())
            || !bucket.chars().all(allowed)
            || bucket.contains("..")
        {
            return Err("the name of a bucket has 3 to 63 small letters, digits, dots and hyphens");
        }
        if prefix.len() > 1024 || prefix.chars().any(char::is_control) {
            return Err("a key has at most 1024 bytes and no control characters");
        }
        Ok(Location {
            bucket: bucket.to_owned(),
            prefix: prefix.to_owned(),
        })
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "s3://{}/{}", self.bucket, self.prefix)
    }
}

impl Requests {
    /// Writes an object. One that exists is replaced.
    ///
    /// # Errors
    /// When AWS refuses, or there is no answer.
    pub async fn put_object(
        &self,
        place: &Location,
        content_type: &str,
        body: Vec<u8>,
    ) -> Result<(), RequestError> {
        let headers = vec![("content-type", content_type.to_owned())];
        self.s3("PutObject", "PUT", path(place), headers, body)
            .await
            .map(drop)
    }

    /// Reads an object.
    ///
    /// # Errors
    /// When AWS refuses, or there is no answer.
    pub async fn get_object(&self, place: &Location) -> Result<Vec<u8>, RequestError> {
        self.s3("GetObject", "GET", path(place), Vec::new(), Vec::new())
            .await
    }

    /// The keys that start with the prefix, in their order, of all pages.
    ///
    /// # Errors
    /// When AWS refuses, there is no answer, or an answer cannot be read.
    pub async fn list_objects(&self, place: &Location) -> Result<Vec<Location>, RequestError> {
        let mut found = Vec::new();
        let mut token: Option<String> = None;
        loop {
            let prefix = encoded(&place.prefix, false);
            let mut path = format!("/{}?list-type=2&prefix={prefix}", place.bucket);
            if let Some(token) = &token {
                let _ = write!(path, "&continuation-token={}", encoded(token, false));
            }
            let body = self
                .s3("ListObjectsV2", "GET", path, Vec::new(), Vec::new())
                .await?;
            let page = page(&body).map_err(|message| RequestError {
                operation: "s3:ListObjectsV2".to_owned(),
                code: "MalformedAnswer".to_owned(),
                message,
                denied: false,
                expired: false,
            })?;
            found.extend(page.contents.into_iter().map(|object| Location {
                bucket: place.bucket.clone(),
                prefix: object.key,
            }));
            token = page.next_continuation_token;
            if token.is_none() {
                return Ok(found);
            }
        }
    }

    /// The bucket is part of the path, which works with every name of a bucket and with every endpoint (Amazon S3 user
    /// guide, "Path-style requests").
    async fn s3(
        &self,
        operation: &str,
        method: &'static str,
        path: String,
        headers: Vec<(&'static str, String)>,
        body: Vec<u8>,
    ) -> Result<Vec<u8>, RequestError> {
        let request = Request {
            method,
            path,
            headers,
            body,
        };
        self.send(S3, operation, request, xml_error).await
    }
}

fn path(place: &Location) -> String {
    format!("/{}/{}", place.bucket, encoded(&place.prefix, true))
}

/// Percent-encoded, as Amazon S3 signs it. Slashes separate the parts of a path.
fn encoded(text: &str, is_path: bool) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || (is_path && byte == b'/') {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// A page of ListObjectsV2.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct Page {
    contents: Vec<Object>,
    next_continuation_token: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Object {
    key: String,
}

fn page(body: &[u8]) -> Result<Page, String> {
    let text = std::str::from_utf8(body).map_err(|error| error.to_string())?;
    // A truncated list would seem to lack objects.
    if !text.trim_end().ends_with("</ListBucketResult>") {
        return Err("the answer lacks </ListBucketResult>".to_owned());
    }
    quick_xml::de::from_str(text).map_err(|error| error.to_string())
}

/// The code and the message of an error of Amazon S3.
fn xml_error(response: &HttpResponse) -> ErrorMetadata {
    #[derive(Default, Deserialize)]
    #[serde(rename_all = "PascalCase", default)]
    struct Body {
        code: Option<String>,
        message: Option<String>,
    }
    let body: Body = response
        .body()
        .bytes()
        .and_then(|body| std::str::from_utf8(body).ok())
        .and_then(|text| quick_xml::de::from_str(text).ok())
        .unwrap_or_default();
    let status = || format!("status {}", response.status().as_u16());
    ErrorMetadata::builder()
        .code(body.code.unwrap_or_else(status))
        .message(body.message.unwrap_or_default())
        .build()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_a_bucket_and_a_prefix() {
        let place: Location = "s3://class-7/runs/1".parse().expect("a place");
        assert_eq!(
            (place.bucket.as_str(), place.prefix.as_str()),
            ("class-7", "runs/1")
        );
        assert_eq!(
            place.join("a.json").to_string(),
            "s3://class-7/runs/1/a.json"
        );
        let bucket: Location = "s3://class-7".parse().expect("a place");
        assert_eq!(bucket.join("a.json").to_string(), "s3://class-7/a.json");
        for wrong in [
            "class-7",
            "s3://",
            "s3://ab",
            "s3://Class",
            "s3://a..b",
            "s3://a/../b",
            "s3://abc/\n",
        ] {
            assert!(wrong.parse::<Location>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_key_is_encoded_as_it_is_signed() {
        assert_eq!(encoded("runs/a b+ü.json", true), "runs/a%20b%2B%C3%BC.json");
        assert_eq!(encoded("runs/1", false), "runs%2F1");
    }

    #[test]
    fn a_list_is_read_whole_or_not_at_all() {
        let text = "<?xml version=\"1.0\"?><ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">\
            <Name>b</Name><IsTruncated>true</IsTruncated><Contents><Key>a &amp; b</Key><Size>1</Size></Contents>\
            <Contents><Key>c</Key></Contents><NextContinuationToken>t</NextContinuationToken></ListBucketResult>";
        let page_of = page(text.as_bytes()).expect("a page");
        let keys: Vec<&str> = page_of
            .contents
            .iter()
            .map(|object| object.key.as_str())
            .collect();
        assert_eq!(keys, ["a & b", "c"]);
        assert_eq!(page_of.next_continuation_token.as_deref(), Some("t"));
        let empty = page(b"<ListBucketResult></ListBucketResult>").expect("a page");
        assert!(empty.contents.is_empty() && empty.next_continuation_token.is_none());
        let cut = &text.as_bytes()[..text.len() / 2];
        assert!(page(cut).is_err());
    }
}
