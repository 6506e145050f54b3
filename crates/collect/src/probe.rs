//! Requests the front page of a site, as a browser does.

use std::error::Error;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use futures_util::future::join_all;
use reqwest::header::{ACCEPT, HOST, LOCATION, SERVER};
use reqwest::{Client, RequestBuilder, Response};
use url::Url;

use super::Progress;
use super::caller::{fact, failed};
use super::{ConnectTo, Options, classify, redact};
use workshop_check_core::snapshot::probe::{Answer, Marker, NoAnswer, Probe, Probes, Redirect};
use workshop_check_core::snapshot::{Call, Fact, Reason};

/// The maximum number of redirects to follow.
const REDIRECTS: usize = 5;

/// The maximum number of bytes of a body to read.
const BODY: usize = 256 * 1024;

/// Time limits of one request of a probe.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// Time limit to open the connection, and to resolve the host name of a `--connect-to` rule.
    pub connect: Duration,
    /// Time limit from the request to the end of the response. Longer than the ten seconds after which a load balancer
    /// gives up connecting to a target, because its 504 response tells more than a timeout of our own.
    pub answer: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Patience {
            connect: Duration::from_secs(5),
            answer: Duration::from_secs(15),
        }
    }
}

/// Probes these URLs at the same time, each for at most `deadline`. Returns the results by URL.
pub async fn sites(
    urls: impl IntoIterator<Item = String>,
    options: &Options,
    deadline: Duration,
    progress: &dyn Progress,
) -> Probes {
    let probes = urls.into_iter().map(|url| async move {
        progress.call_started(Call::ProbeSite);
        let work = probe(&url, &options.connect_to, options.site);
        let fact = match tokio::time::timeout(deadline, work).await {
            Ok(fact) => fact,
            Err(_) => Fact::Unknown(Reason::TimedOut {
                call: Call::ProbeSite,
            }),
        };
        progress.call_finished(Call::ProbeSite, matches!(fact, Fact::Known(_)));
        (url, fact)
    });
    join_all(probes).await.into_iter().collect()
}

/// Requests a page and follows at most five redirects, as long as they stay on the same host.
///
/// `Known` holds the response, or the way in which the request failed. `Unknown` means that no request could be sent.
pub async fn probe(url: &str, connect_to: &[ConnectTo], patience: Patience) -> Fact<Probe> {
    let mut redirects = Vec::new();
    let mut url = match Url::parse(url) {
        Ok(url) => url,
        Err(error) => {
            return fact(Err(failed(
                Call::ProbeSite,
                "InvalidUrl",
                &error.to_string(),
            )));
        }
    };
    loop {
        let kind = match ask(&url, connect_to, patience).await {
            Err(Trouble::Setup(message)) => {
                return fact(Err(failed(Call::ProbeSite, "Setup", &message)));
            }
            Err(Trouble::NoAnswer(kind)) => kind,
            Ok(response) => match step(response, &url).await {
                Err(kind) => kind,
                Ok(Step::Done(mut answer)) => {
                    answer.redirects = redirects;
                    return Fact::Known(Probe::Answered(answer));
                }
                Ok(Step::Follow(status, next)) => {
                    redirects.push(Redirect {
                        status,
                        location: redact::address(next.as_str()),
                    });
                    if redirects.len() <= REDIRECTS {
                        url = next;
                        continue;
                    }
                    NoAnswer::TooManyRedirects
                }
            },
        };
        return Fact::Known(Probe::NoAnswer { kind, redirects });
    }
}

enum Trouble {
    NoAnswer(NoAnswer),
    Setup(String),
}

enum Step {
    Done(Answer),
    Follow(u16, Url),
}

/// Sends one request, to the address that `connect_to` gives.
async fn ask(url: &Url, connect_to: &[ConnectTo], patience: Patience) -> Result<Response, Trouble> {
    let request = request(url, connect_to, patience).await?;
    request
        .send()
        .await
        .map_err(|error| Trouble::NoAnswer(kind_of(&error)))
}

async fn request(
    url: &Url,
    connect_to: &[ConnectTo],
    patience: Patience,
) -> Result<RequestBuilder, Trouble> {
    let builder = Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .connect_timeout(patience.connect)
        .timeout(patience.answer)
        .user_agent(concat!(
            "Mozilla/5.0 (compatible; workshop-check/",
            env!("CARGO_PKG_VERSION"),
            ")"
        ));
    let host = url.host_str().unwrap_or_default();
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let port = url.port_or_known_default().unwrap_or(80);
    let accept = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5";
    let Some((to_host, to_port)) = ConnectTo::target(connect_to, bare, port) else {
        let client = builder.build().map_err(setup)?;
        return Ok(client.get(url.clone()).header(ACCEPT, accept));
    };
    let addresses = lookup(&to_host, to_port, patience.connect).await?;
    // reqwest prefers the port of the URL to that of the address, so the port moves to the Host header.
    let mut direct = url.clone();
    let is_address = bare.parse::<IpAddr>().is_ok();
    let moved = match (is_address, addresses.first()) {
        (true, Some(address)) => direct
            .set_ip_host(address.ip())
            .and_then(|()| direct.set_port(Some(address.port()))),
        _ => direct.set_port(None),
    };
    moved.map_err(|()| Trouble::Setup("cannot connect elsewhere for this URL".to_owned()))?;
    // A proxy would not know the other address.
    let client = builder
        .no_proxy()
        .resolve_to_addrs(host, &addresses)
        .build()
        .map_err(setup)?;
    let authority = match url.port() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    };
    Ok(client
        .get(direct)
        .header(ACCEPT, accept)
        .header(HOST, authority))
}

fn setup(error: reqwest::Error) -> Trouble {
    Trouble::Setup(redact::text(&classify::chain(&error)))
}

async fn lookup(host: &str, port: u16, patience: Duration) -> Result<Vec<SocketAddr>, Trouble> {
    match tokio::time::timeout(patience, tokio::net::lookup_host((host, port))).await {
        Ok(Ok(addresses)) => Ok(addresses.collect()),
        _ => Err(Trouble::NoAnswer(NoAnswer::NameNotFound)),
    }
}

/// Evaluates one response: it is either the result, or a redirect to follow.
async fn step(response: Response, url: &Url) -> Result<Step, NoAnswer> {
    let status = response.status().as_u16();
    let header = |name| {
        response
            .headers()
            .get(name)
            .and_then(|value: &reqwest::header::HeaderValue| value.to_str().ok())
    };
    let mut answer = Answer {
        status,
        url: redact::address(url.as_str()),
        server: header(SERVER).map(|server| redact::cap(&redact::text(server), 100)),
        ..Answer::default()
    };
    let location = header(LOCATION).filter(|_| response.status().is_redirection());
    if let Some(location) = location {
        return Ok(match url.join(location) {
            Ok(next) if same_site(url, &next) => Step::Follow(status, next),
            Ok(next) => {
                answer.leaves_for = Some(redact::address(next.as_str()));
                Step::Done(answer)
            }
            Err(_) => {
                answer.leaves_for = Some(redact::address(location));
                Step::Done(answer)
            }
        });
    }
    answer.markers = markers(url, &body(response).await?);
    Ok(Step::Done(answer))
}

/// Whether both URLs have the same host. The scheme (http or https) and the port may differ.
fn same_site(url: &Url, next: &Url) -> bool {
    matches!(next.scheme(), "http" | "https") && url.host() == next.host()
}

async fn body(mut response: Response) -> Result<Vec<u8>, NoAnswer> {
    let mut body = Vec::new();
    while body.len() < BODY {
        match response.chunk().await {
            Ok(Some(chunk)) => body.extend_from_slice(&chunk),
            Ok(None) => break,
            Err(error) => return Err(kind_of(&error)),
        }
    }
    body.truncate(BODY);
    Ok(body)
}

fn markers(url: &Url, body: &[u8]) -> Vec<Marker> {
    let text = String::from_utf8_lossy(body).to_ascii_lowercase();
    let has = |needles: &[&str]| needles.iter().any(|needle| text.contains(needle));
    let installer = url.path().ends_with("/wp-admin/install.php")
        || url.path().ends_with("/wp-admin/setup-config.php");
    [
        (
            Marker::Wordpress,
            has(&["wp-content", "wp-includes", "content=\"wordpress"]),
        ),
        (
            Marker::WordpressInstall,
            installer || has(&["install.php?step=", "setup-config.php?step="]),
        ),
        (
            Marker::DatabaseError,
            has(&["error establishing a database connection"]),
        ),
    ]
    .into_iter()
    .filter_map(|(marker, found)| found.then_some(marker))
    .collect()
}

/// The way in which a request failed.
fn kind_of(error: &reqwest::Error) -> NoAnswer {
    if error.is_dns() {
        return NoAnswer::NameNotFound;
    }
    if error.is_timeout() {
        return if error.is_connect() {
            NoAnswer::ConnectTimedOut
        } else {
            NoAnswer::ReadTimedOut
        };
    }
    match io_kind(error) {
        Some(
            io::ErrorKind::HostUnreachable
            | io::ErrorKind::NetworkUnreachable
            | io::ErrorKind::TimedOut,
        ) => NoAnswer::ConnectTimedOut,
        Some(
            io::ErrorKind::ConnectionRefused
            | io::ErrorKind::ConnectionReset
            | io::ErrorKind::ConnectionAborted
            | io::ErrorKind::BrokenPipe
            | io::ErrorKind::UnexpectedEof,
        ) => NoAnswer::Refused,
        _ if classify::chain(error).contains("connection closed before message completed") => {
            NoAnswer::Refused
        }
        _ => NoAnswer::NotHttp,
    }
}

fn io_kind(error: &(dyn Error + 'static)) -> Option<io::ErrorKind> {
    classify::find::<io::Error>(error).map(io::Error::kind)
}

#[cfg(test)]
mod tests;
