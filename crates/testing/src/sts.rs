//! A stand-in for AWS STS that verifies signatures for real, because moto does not.
//!
//! It knows some keys, computes the SigV4 signature of each request by itself (IAM User Guide, "Create a signed AWS API
//! request"), and answers `GetCallerIdentity` only if that is the signature of the request. It reads signatures in a query and
//! in the header `Authorization`. As the real STS, it takes headers that it does not know as part of what is signed, and
//! accepts a presigned request for 15 minutes, whatever `X-Amz-Expires` says.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use url::form_urlencoded;

/// A key and whose it is.
#[derive(Debug, Clone)]
pub struct Key {
    /// The access key id.
    pub id: String,
    /// The secret access key.
    pub secret: String,
    /// The session token, if the key is temporary.
    pub token: Option<String>,
    /// The account of the key.
    pub account: String,
}

impl Key {
    /// A temporary key of an account.
    pub fn of(account: &str) -> Self {
        Key {
            id: format!("ASIA{account}"),
            secret: format!("secret/{account}+x"),
            token: Some(format!("token/{account}+/=")),
            account: account.to_owned(),
        }
    }

    /// The ARN that STS names for the key.
    pub fn arn(&self) -> String {
        format!("arn:aws:sts::{}:assumed-role/attendee/ann", self.account)
    }

    /// The query of a presigned request for the caller's identity. `date` is as in SigV4, and `headers` are signed in
    /// addition to the host.
    pub fn presigned(
        &self,
        host: &str,
        region: &str,
        date: &str,
        headers: &[(&str, &str)],
    ) -> String {
        let all: BTreeMap<String, String> = headers
            .iter()
            .chain(&[("host", host)])
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        let signed = all.keys().cloned().collect::<Vec<_>>().join(";");
        let day = &date[..8];
        let scope = format!("{day}/{region}/sts/aws4_request");
        let mut pairs = vec![
            ("Action".to_owned(), "GetCallerIdentity".to_owned()),
            ("Version".to_owned(), "2011-06-15".to_owned()),
            ("X-Amz-Algorithm".to_owned(), "AWS4-HMAC-SHA256".to_owned()),
            (
                "X-Amz-Credential".to_owned(),
                format!("{}/{scope}", self.id),
            ),
            ("X-Amz-Date".to_owned(), date.to_owned()),
            ("X-Amz-Expires".to_owned(), "60".to_owned()),
            ("X-Amz-SignedHeaders".to_owned(), signed.clone()),
        ];
        if let Some(token) = &self.token {
            pairs.push(("X-Amz-Security-Token".to_owned(), token.clone()));
        }
        let request = SignedRequest {
            method: "GET",
            pairs: &pairs,
            headers: &all,
            signed: &signed,
            payload: &hex::encode(Sha256::digest(b"")),
        };
        let signature = request.signature(&self.secret, date, &scope);
        pairs.push(("X-Amz-Signature".to_owned(), signature));
        form_urlencoded::Serializer::new(String::new())
            .extend_pairs(pairs)
            .finish()
    }
}

/// A running stand-in. Its threads end with the process.
#[derive(Debug)]
pub struct Sts {
    /// Its address, "http://127.0.0.1:PORT".
    pub url: String,
    seen: Arc<Mutex<Vec<Seen>>>,
}

/// A request that it got.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The method.
    pub method: String,
    /// The path and the query.
    pub target: String,
    /// The headers, with names in lower case.
    pub headers: BTreeMap<String, String>,
    /// The body.
    pub body: Vec<u8>,
}

/// What it answers in place of the truth.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Manner {
    /// The truth.
    #[default]
    Honest,
    /// A redirect to another host.
    Redirects,
    /// A body of many megabytes.
    Floods,
    /// Nothing for ten minutes.
    Hangs,
}

impl Sts {
    /// Starts one that knows these keys.
    pub fn start(keys: Vec<Key>, manner: Manner) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let seen = Arc::default();
        let log = Arc::clone(&seen);
        let keys = Arc::new(keys);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (keys, log) = (Arc::clone(&keys), Arc::clone(&log));
                thread::spawn(move || serve(stream, &keys, manner, &log));
            }
        });
        Sts {
            url: format!("http://{address}"),
            seen,
        }
    }

    /// Its host and port.
    pub fn host(&self) -> &str {
        self.url.trim_start_matches("http://")
    }

    /// The requests that it got so far.
    pub fn seen(&self) -> Vec<Seen> {
        self.seen.lock().expect("no panic").clone()
    }
}

fn serve(stream: TcpStream, keys: &[Key], manner: Manner, log: &Mutex<Vec<Seen>>) {
    let Some(seen) = read(&stream) else { return };
    log.lock().expect("no panic").push(seen.clone());
    let (status, headers, body) = match manner {
        Manner::Honest => answer(&seen, keys),
        Manner::Redirects => (307, "Location: http://127.0.0.1:9/\r\n", String::new()),
        Manner::Floods => (200, "", "x".repeat(8 << 20)),
        Manner::Hangs => {
            thread::sleep(std::time::Duration::from_secs(600));
            return;
        }
    };
    let head = format!(
        "HTTP/1.1 {status} X\r\n{headers}Content-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    // The client may have left.
    let _ = (&stream).write_all(head.as_bytes());
    let _ = (&stream).write_all(body.as_bytes());
}

fn read(stream: &TcpStream) -> Option<Seen> {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let mut words = line.split(' ');
    let (method, target) = (words.next()?.to_owned(), words.next()?.to_owned());
    let mut headers = BTreeMap::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(':') else {
            break;
        };
        headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
    }
    let length = headers
        .get("content-length")
        .and_then(|text| text.parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    reader.read_exact(&mut body).ok()?;
    Some(Seen {
        method,
        target,
        headers,
        body,
    })
}

type Answer = (u16, &'static str, String);

fn answer(seen: &Seen, keys: &[Key]) -> Answer {
    const XML: &str = "Content-Type: text/xml\r\n";
    match caller(seen, keys) {
        Ok(key) => {
            let (arn, account) = (key.arn(), &key.account);
            let body = format!(
                "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">\
                 <GetCallerIdentityResult><Arn>{arn}</Arn><UserId>AROA:ann</UserId>\
                 <Account>{account}</Account></GetCallerIdentityResult><ResponseMetadata>\
                 <RequestId>01234567-89ab-cdef-0123-456789abcdef</RequestId></ResponseMetadata>\
                 </GetCallerIdentityResponse>"
            );
            (200, XML, body)
        }
        Err(code) => {
            let body = format!(
                "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error>\
                 <Type>Sender</Type><Code>{code}</Code><Message>Refused.</Message></Error>\
                 <RequestId>01234567-89ab-cdef-0123-456789abcdef</RequestId></ErrorResponse>"
            );
            (403, XML, body)
        }
    }
}

/// Whose the signature of a request is.
fn caller<'k>(seen: &Seen, keys: &'k [Key]) -> Result<&'k Key, &'static str> {
    let query = seen.target.split_once('?').map_or("", |(_, query)| query);
    let mut pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes())
        .into_owned()
        .collect();
    let in_query = pairs.iter().any(|(name, _)| name == "X-Amz-Signature");
    let given: BTreeMap<String, String> = if in_query {
        pairs.iter().cloned().collect()
    } else {
        authorization(&seen.headers).ok_or("MissingAuthenticationToken")?
    };
    let value = |name: &str| given.get(name).map_or("", String::as_str);
    let (id, scope) = value("X-Amz-Credential")
        .split_once('/')
        .ok_or("IncompleteSignature")?;
    let key = keys
        .iter()
        .find(|key| key.id == id)
        .ok_or("InvalidClientTokenId")?;
    if key.token.as_deref().unwrap_or_default() != value("X-Amz-Security-Token") {
        return Err("InvalidClientTokenId");
    }
    pairs.retain(|(name, _)| name != "X-Amz-Signature");
    let request = SignedRequest {
        method: &seen.method,
        pairs: &pairs,
        headers: &seen.headers,
        signed: value("X-Amz-SignedHeaders"),
        payload: &hex::encode(Sha256::digest(&seen.body)),
    };
    if request.signature(&key.secret, value("X-Amz-Date"), scope) != value("X-Amz-Signature") {
        return Err("SignatureDoesNotMatch");
    }
    let asked = pairs.iter().any(|pair| pair.1 == "GetCallerIdentity")
        || seen.body.starts_with(b"Action=GetCallerIdentity");
    // The signature of another service, or another action.
    if !asked {
        return Err("AccessDenied");
    }
    Ok(key)
}

/// The parts of the header `Authorization`, named as in a query.
fn authorization(headers: &BTreeMap<String, String>) -> Option<BTreeMap<String, String>> {
    let text = headers.get("authorization")?;
    let parts = text.strip_prefix("AWS4-HMAC-SHA256 ")?.split(',');
    let mut given: BTreeMap<String, String> = parts
        .filter_map(|part| part.trim().split_once('='))
        .map(|(name, value)| (format!("X-Amz-{name}"), value.to_owned()))
        .collect();
    for (header, name) in [
        ("x-amz-date", "X-Amz-Date"),
        ("x-amz-security-token", "X-Amz-Security-Token"),
    ] {
        if let Some(value) = headers.get(header) {
            given.insert(name.to_owned(), value.clone());
        }
    }
    Some(given)
}

struct SignedRequest<'r> {
    method: &'r str,
    pairs: &'r [(String, String)],
    headers: &'r BTreeMap<String, String>,
    /// The names of the signed headers.
    signed: &'r str,
    /// The digest of the body.
    payload: &'r str,
}

impl SignedRequest<'_> {
    fn signature(&self, secret: &str, date: &str, scope: &str) -> String {
        let mut pairs: Vec<String> = self
            .pairs
            .iter()
            .map(|(name, value)| format!("{}={}", encoded(name), encoded(value)))
            .collect();
        pairs.sort();
        let headers: String = self
            .signed
            .split(';')
            .map(|name| {
                let value = self.headers.get(name).map_or("", String::as_str);
                format!("{name}:{value}\n")
            })
            .collect();
        let canonical = format!(
            "{}\n/\n{}\n{headers}\n{}\n{}",
            self.method,
            pairs.join("&"),
            self.signed,
            self.payload
        );
        let digest = hex::encode(Sha256::digest(canonical));
        let to_sign = format!("AWS4-HMAC-SHA256\n{date}\n{scope}\n{digest}");
        let first = format!("AWS4{secret}").into_bytes();
        let key = scope.split('/').fold(first, |key, part| mac(&key, part));
        hex::encode(mac(&key, &to_sign))
    }
}

fn mac(key: &[u8], text: &str) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("any length");
    mac.update(text.as_bytes());
    mac.finalize().into_bytes().to_vec()
}

/// The encoding of RFC 3986.
fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                char::from(byte).to_string()
            }
            byte => format!("%{byte:02X}"),
        })
        .collect()
}
