//! Requests the front page of a site, as a browser does.

use std::error::Error;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::time::{Duration, Instant};

use futures_util::future::join_all;
use hyper_util::client::proxy::matcher::Matcher;
use reqwest::header::{ACCEPT, HOST, LOCATION, SERVER};
use reqwest::{Certificate, Client, RequestBuilder, Response};
use url::Url;

use super::Progress;
use super::caller::{fact, failed};
use super::{ConnectTo, Options, classify, redact};
use workshop_check_core::snapshot::probe::{
    Answer, HEADERS, Markers, NoAnswer, Probe, Probes, Redirect,
};
use workshop_check_core::snapshot::{Call, Fact, Reason};

/// The maximum number of redirects to follow.
const REDIRECTS: usize = 5;

/// The maximum number of bytes of a body to read.
const BODY: usize = 256 * 1024;

/// Time limits of one request of a probe.
#[derive(Debug, Clone, Copy)]
pub struct ProbeTimeouts {
    /// Time limit to open the connection, and to resolve the host name of a `--connect-to` rule.
    pub connect: Duration,
    /// Time limit from the request to the end of the response. Longer than the ten seconds after which a load balancer
    /// gives up connecting to a target, because its 504 response tells more than a timeout of our own.
    pub answer: Duration,
}

impl Default for ProbeTimeouts {
    fn default() -> Self {
        ProbeTimeouts {
            connect: Duration::from_secs(5),
            answer: Duration::from_secs(15),
        }
    }
}

/// Probes these URLs at the same time, each for at most `deadline`, and looks for the markers in what each answers.
/// Returns the results by URL.
pub async fn sites(
    sites: impl IntoIterator<Item = (String, Markers)>,
    options: &Options,
    deadline: Duration,
    progress: &dyn Progress,
) -> Probes {
    let probes = sites.into_iter().map(|(url, markers)| async move {
        progress.call_started(Call::ProbeSite);
        let work = probe(&url, &markers, options);
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
pub async fn probe(url: &str, markers: &Markers, options: &Options) -> Fact<Probe> {
    let proxies = Matcher::from_system();
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
        let proxy = proxy(&proxies, &url, &options.connect_to);
        let tls = needs_tls(&proxies, &url);
        let kind = match ask(&url, tls, options).await {
            Err(RequestError::Setup(message)) => {
                return fact(Err(failed(Call::ProbeSite, "Setup", &message)));
            }
            Err(RequestError::NoAnswer(kind)) => kind,
            Ok(response) => match step(response, &url, markers).await {
                Err(kind) => kind,
                Ok(ProbeStep::Done(mut answer)) => {
                    answer.redirects = redirects;
                    answer.proxy = proxy;
                    return Fact::Known(Probe::Answered(answer));
                }
                Ok(ProbeStep::Follow(status, next)) => {
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
        return Fact::Known(Probe::NoAnswer {
            kind,
            redirects,
            proxy,
        });
    }
}

/// The proxy (host and port) that a request for this URL goes to, as reqwest finds it: by the environment or the
/// settings of the system. A rule of `--connect-to` goes around it.
fn proxy(proxies: &Matcher, url: &Url, connect_to: &[ConnectTo]) -> Option<String> {
    let port = url.port_or_known_default().unwrap_or(80);
    if ConnectTo::target(connect_to, bare(url), port).is_some() {
        return None;
    }
    let intercept = proxies.intercept(&url.as_str().parse().ok()?)?;
    let authority = intercept.uri().authority()?;
    // Without the password that a proxy's URL may have.
    let (host, port) = (authority.host(), authority.port());
    Some(match port {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    })
}

/// Whether a request for this URL may use TLS: to the site, or to the proxy.
fn needs_tls(proxies: &Matcher, url: &Url) -> bool {
    let through = || {
        let intercept = proxies.intercept(&url.as_str().parse().ok()?)?;
        Some(intercept.uri().scheme_str() == Some("https"))
    };
    url.scheme() != "http" || through().unwrap_or_default()
}

/// The host of a URL, without the brackets of an IPv6 address.
fn bare(url: &Url) -> &str {
    let host = url.host_str().unwrap_or_default();
    host.trim_start_matches('[').trim_end_matches(']')
}

enum RequestError {
    NoAnswer(NoAnswer),
    Setup(String),
}

enum ProbeStep {
    Done(Answer),
    Follow(u16, Url),
}

/// Sends one request, to the address that `connect_to` gives.
async fn ask(url: &Url, tls: bool, options: &Options) -> Result<Response, RequestError> {
    let request = request(url, tls, options).await?;
    let started = Instant::now();
    let answer = request.send().await;
    let (address, milliseconds) = (redact::address(url.as_str()), started.elapsed().as_millis());
    match &answer {
        Ok(response) => tracing::info!(
            "GET {address}: status {} in {milliseconds} ms",
            response.status().as_u16()
        ),
        Err(_) => tracing::info!("GET {address}: no answer in {milliseconds} ms"),
    }
    answer.map_err(|error| RequestError::NoAnswer(failure_kind(&error)))
}

async fn request(url: &Url, tls: bool, options: &Options) -> Result<RequestBuilder, RequestError> {
    let (connect_to, timeouts) = (&options.connect_to, options.site);
    let builder = Client::builder();
    // Reading the certificates of the system takes longer than all other work on an account.
    let builder = match &options.ca_bundle {
        _ if !tls => builder.tls_certs_only([]),
        Some(bundle) => {
            builder.tls_certs_merge(Certificate::from_pem_bundle(&bundle.pem).map_err(setup)?)
        }
        None => builder,
    };
    let builder = builder
        .redirect(reqwest::redirect::Policy::none())
        .connect_timeout(timeouts.connect)
        .timeout(timeouts.answer)
        .user_agent(concat!(
            "Mozilla/5.0 (compatible; workshop-check/",
            env!("CARGO_PKG_VERSION"),
            ")"
        ));
    let host = url.host_str().unwrap_or_default();
    let bare = bare(url);
    let port = url.port_or_known_default().unwrap_or(80);
    let accept = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5";
    let Some((to_host, to_port)) = ConnectTo::target(connect_to, bare, port) else {
        let client = builder.build().map_err(setup)?;
        return Ok(client.get(url.clone()).header(ACCEPT, accept));
    };
    let addresses = lookup(&to_host, to_port, timeouts.connect).await?;
    // reqwest prefers the port of the URL to that of the address, so the port moves to the Host header.
    let mut direct = url.clone();
    let is_address = bare.parse::<IpAddr>().is_ok();
    let moved = match (is_address, addresses.first()) {
        (true, Some(address)) => direct
            .set_ip_host(address.ip())
            .and_then(|()| direct.set_port(Some(address.port()))),
        _ => direct.set_port(None),
    };
    moved.map_err(|()| RequestError::Setup("cannot connect elsewhere for this URL".to_owned()))?;
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

fn setup(error: reqwest::Error) -> RequestError {
    RequestError::Setup(redact::text(&classify::chain(&error)))
}

async fn lookup(
    host: &str,
    port: u16,
    timeouts: Duration,
) -> Result<Vec<SocketAddr>, RequestError> {
    match tokio::time::timeout(timeouts, tokio::net::lookup_host((host, port))).await {
        Ok(Ok(addresses)) => Ok(addresses.collect()),
        _ => Err(RequestError::NoAnswer(NoAnswer::NameNotFound)),
    }
}

/// Evaluates one response: it is either the result, or a redirect to follow.
async fn step(response: Response, url: &Url, markers: &Markers) -> Result<ProbeStep, NoAnswer> {
    let status = response.status().as_u16();
    let header = |name: &str| {
        let value = response.headers().get(name)?;
        value.to_str().ok()
    };
    let mut answer = Answer {
        status,
        url: redact::address(url.as_str()),
        server: header(SERVER.as_str()).map(kept),
        headers: HEADERS
            .iter()
            .filter_map(|name| Some(((*name).to_owned(), header(name)?)))
            .map(|(name, value)| {
                let value = match name.as_str() {
                    // The realm may name the employer of the user.
                    "proxy-authenticate" => value.split(' ').next().unwrap_or_default(),
                    _ => value,
                };
                (name, kept(value))
            })
            .collect(),
        ..Answer::default()
    };
    let location = header(LOCATION.as_str()).filter(|_| response.status().is_redirection());
    if let Some(location) = location {
        return Ok(match url.join(location) {
            Ok(next) if same_site(url, &next) => ProbeStep::Follow(status, next),
            Ok(next) => {
                answer.leaves_for = Some(redact::address(next.as_str()));
                ProbeStep::Done(answer)
            }
            Err(_) => {
                answer.leaves_for = Some(redact::address(location));
                ProbeStep::Done(answer)
            }
        });
    }
    let page = body(response).await?;
    let page = String::from_utf8_lossy(&page).to_ascii_lowercase();
    let fitting = markers
        .iter()
        .filter(|(_, marker)| marker.fits(url.path(), &page));
    answer.markers = fitting.map(|(id, _)| id.clone()).collect();
    Ok(ProbeStep::Done(answer))
}

/// A header as it is stored: masked, and at most 100 characters.
fn kept(value: &str) -> String {
    redact::cap(&redact::text(value), 100)
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
            Err(error) => return Err(failure_kind(&error)),
        }
    }
    body.truncate(BODY);
    Ok(body)
}

/// The way in which a request failed.
fn failure_kind(error: &reqwest::Error) -> NoAnswer {
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
            | io::ErrorKind::NetworkDown
            | io::ErrorKind::PermissionDenied,
        ) => NoAnswer::Unreachable,
        Some(io::ErrorKind::TimedOut) => NoAnswer::ConnectTimedOut,
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
        // rustls: "invalid peer certificate: UnknownIssuer".
        _ if classify::chain(error).contains("UnknownIssuer") => NoAnswer::UntrustedCertificate,
        _ => NoAnswer::NotHttp,
    }
}

fn io_kind(error: &(dyn Error + 'static)) -> Option<io::ErrorKind> {
    classify::find::<io::Error>(error).map(io::Error::kind)
}

#[cfg(test)]
mod tests;
