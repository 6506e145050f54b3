use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::*;
use workshop_check_core::snapshot::probe::Marker;

/// Time limits that the silence of a server exceeds soon.
const QUICK: ProbeTimeouts = ProbeTimeouts {
    connect: Duration::from_millis(500),
    answer: Duration::from_millis(500),
};
/// Time limits that no answer exceeds, however slow the machine is.
const PATIENT: ProbeTimeouts = ProbeTimeouts {
    connect: workshop_check_testing::HANG,
    answer: workshop_check_testing::HANG,
};

/// These time limits, and these rules of `--connect-to`.
fn options(site: ProbeTimeouts, rules: &[ConnectTo]) -> Options {
    Options {
        site,
        connect_to: rules.to_vec(),
        ..Options::default()
    }
}

/// A server that answers each connection with the result of `serve` for the head of the request. Returns the port.
async fn server<F>(serve: impl Fn(String, TcpStream) -> F + Send + Sync + 'static) -> u16
where
    F: Future<Output = ()> + Send + 'static,
{
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut head = vec![0; 4096];
            let length = stream.read(&mut head).await.unwrap_or(0);
            let head = String::from_utf8_lossy(&head[..length]).into_owned();
            tokio::spawn(serve(head, stream));
        }
    });
    port
}

/// A server that answers by path: (path, status line and headers, body).
async fn site(pages: &'static [(&'static str, &'static str, &'static str)]) -> u16 {
    server(move |head, mut stream| async move {
        let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
        let (_, status, body) = pages.iter().find(|(page, ..)| *page == path).copied().unwrap_or(("", "404 Not Found", ""));
        let answer = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\nServer: Apache\r\nConnection: close\r\n\r\n{body}", body.len());
        let _ = stream.write_all(answer.as_bytes()).await;
    })
    .await
}

/// Markers as a suite gives them.
fn markers() -> Markers {
    let marker = |texts: &[&str], paths: &[&str]| Marker {
        texts: texts.iter().map(|text| (*text).to_owned()).collect(),
        paths: paths.iter().map(|path| (*path).to_owned()).collect(),
        says: None,
    };
    [
        ("shop", marker(&["wp-content", "WP-includes"], &[])),
        ("installer", marker(&[], &["/wp-admin/install.php"])),
        ("no_database", marker(&["error establishing"], &[])),
    ]
    .into_iter()
    .map(|(id, marker)| (id.to_owned(), marker))
    .collect()
}

async fn known(url: &str, rules: &[ConnectTo]) -> Probe {
    read(url, &options(PATIENT, rules)).await
}

async fn read(url: &str, options: &Options) -> Probe {
    match probe(url, &markers(), options).await {
        Fact::Known(probe) => probe,
        Fact::Unknown(reason) => panic!("unknown: {reason:?}"),
    }
}

async fn answered(port: u16) -> Answer {
    match known(&format!("http://127.0.0.1:{port}/"), &[]).await {
        Probe::Answered(answer) => answer,
        other => panic!("no answer: {other:?}"),
    }
}

async fn no_answer(url: &str) -> NoAnswer {
    no_answer_within(PATIENT, url).await
}

async fn no_answer_within(limits: ProbeTimeouts, url: &str) -> NoAnswer {
    match read(url, &options(limits, &[])).await {
        Probe::NoAnswer { kind, .. } => kind,
        other => panic!("an answer: {other:?}"),
    }
}

#[tokio::test]
async fn markers_are_found_in_the_page() {
    let port = site(&[(
        "/",
        "200 OK",
        "<html><link href='/WP-Content/themes/x'></html>",
    )])
    .await;
    let answer = answered(port).await;
    assert_eq!(
        (answer.status, answer.markers, answer.server.as_deref()),
        (200, vec!["shop".to_owned()], Some("Apache"))
    );
    assert_eq!(answer.url, format!("http://127.0.0.1:{port}/"));
    assert_eq!((answer.redirects, answer.leaves_for), (vec![], None));
}

#[tokio::test]
async fn the_installer_is_recognised_where_the_redirect_leads() {
    let port = site(&[
        ("/", "302 Found\r\nLocation: /wp-admin/install.php", ""),
        (
            "/wp-admin/install.php",
            "200 OK",
            "<form action='install.php?step=1'><link href='/wp-includes/x'>",
        ),
    ])
    .await;
    let answer = answered(port).await;
    assert_eq!(
        (answer.status, answer.markers),
        (200, ["shop", "installer"].map(str::to_owned).to_vec())
    );
    assert_eq!(
        answer.redirects,
        vec![Redirect {
            status: 302,
            location: format!("http://127.0.0.1:{port}/wp-admin/install.php")
        }]
    );
}

#[tokio::test]
async fn errors_are_answers() {
    let port = site(&[(
        "/",
        "500 Internal Server Error",
        "<h1>Error establishing a database connection</h1>",
    )])
    .await;
    let answer = answered(port).await;
    assert_eq!(
        (answer.status, answer.markers),
        (500, vec!["no_database".to_owned()])
    );
    let port = site(&[("/", "503 Service Temporarily Unavailable", "")]).await;
    assert_eq!(answered(port).await.status, 503);
}

#[tokio::test]
async fn headers_that_tell_who_answered_are_kept_and_no_others() {
    let port = site(&[(
        "/",
        "407 Proxy Authentication Required\r\nVia: 1.1 proxy (squid/6.6)\r\nX-Squid-Error: ERR_ACCESS_DENIED 0\r\n\
         Proxy-Authenticate: Basic realm=\"corp\"\r\nSet-Cookie: S3CR3T\r\nX-Cache: https://u:S3CR3T@h/",
        "",
    )])
    .await;
    let answer = answered(port).await;
    let headers: Vec<(&str, &str)> = answer
        .headers
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    assert_eq!(
        headers,
        [
            ("proxy-authenticate", "Basic"),
            ("via", "1.1 proxy (squid/6.6)"),
            ("x-cache", "https://***@h/"),
            ("x-squid-error", "ERR_ACCESS_DENIED 0"),
        ]
    );
}

/// The defect: the certificates of the system were read for each request, which took longer than all other work.
#[test]
fn only_tls_needs_certificates() {
    let tls = |proxies: &Matcher, url: &str| needs_tls(proxies, &Url::parse(url).expect("a URL"));
    let direct = Matcher::builder().build();
    assert!(!tls(&direct, "http://lb.example/"));
    assert!(tls(&direct, "https://lb.example/"));
    let plain = Matcher::builder().http("http://proxy.example:3128").build();
    assert!(!tls(&plain, "http://lb.example/"));
    let secure = Matcher::builder().http("https://proxy.example").build();
    assert!(tls(&secure, "http://lb.example/"));
}

#[test]
fn the_proxy_is_the_one_of_reqwest_without_its_password() {
    let proxies = Matcher::builder()
        .http("http://u:S3CR3T@proxy.example:3128")
        .no("local.example")
        .build();
    let of =
        |url: &str, rules: &[ConnectTo]| proxy(&proxies, &Url::parse(url).expect("a URL"), rules);
    assert_eq!(
        of("http://lb.example/", &[]).as_deref(),
        Some("proxy.example:3128")
    );
    assert_eq!(of("http://local.example/", &[]), None);
    let rule: ConnectTo = "lb.example:80:127.0.0.1:1".parse().expect("a rule");
    assert_eq!(of("http://lb.example/", &[rule]), None);
}

#[tokio::test]
async fn five_redirects_and_no_more() {
    let port = site(&[("/", "301 Moved\r\nLocation: /", "")]).await;
    match known(&format!("http://127.0.0.1:{port}/"), &[]).await {
        Probe::NoAnswer {
            kind, redirects, ..
        } => {
            assert_eq!(
                (kind, redirects.len()),
                (NoAnswer::TooManyRedirects, REDIRECTS + 1)
            );
        }
        other => panic!("{other:?}"),
    }
    let port = site(&[
        ("/", "301 Moved\r\nLocation: /1", ""),
        ("/1", "301 Moved\r\nLocation: /2", ""),
        ("/2", "301 Moved\r\nLocation: /3", ""),
        ("/3", "301 Moved\r\nLocation: /4", ""),
        ("/4", "301 Moved\r\nLocation: /5", ""),
        ("/5", "200 OK", "there"),
    ])
    .await;
    assert_eq!(answered(port).await.redirects.len(), REDIRECTS);
}

#[tokio::test]
async fn another_host_is_not_followed_and_loses_its_secrets() {
    let port = site(&[(
        "/",
        "302 Found\r\nLocation: https://u:S3CR3T@login.example/x?token=S3CR3T&a=1",
        "",
    )])
    .await;
    let answer = answered(port).await;
    assert_eq!((answer.status, answer.redirects.len()), (302, 0));
    assert_eq!(
        answer.leaves_for.as_deref(),
        Some("https://***@login.example/x?token=***&a=***")
    );
}

#[tokio::test]
async fn a_redirect_without_a_usable_location_ends_there() {
    let port = site(&[("/", "302 Found\r\nLocation: http://[", "")]).await;
    assert_eq!(answered(port).await.leaves_for.as_deref(), Some("http://["));
    let port = site(&[("/", "302 Found", "")]).await;
    assert_eq!(
        (answered(port).await.status, answered(port).await.leaves_for),
        (302, None)
    );
}

#[tokio::test]
async fn an_endless_body_is_cut() {
    let port = server(|_, mut stream| async move {
        let _ = stream
            .write_all(b"HTTP/1.1 200 OK\r\n\r\n<link href='/wp-includes/'>")
            .await;
        while stream.write_all(&[b'x'; 8192]).await.is_ok() {}
    })
    .await;
    assert_eq!(answered(port).await.markers, vec!["shop".to_owned()]);
}

#[tokio::test]
async fn silence_is_a_read_timeout_and_a_trickle_too() {
    let port = server(|_, stream| async move {
        let _stream = stream;
        std::future::pending::<()>().await;
    })
    .await;
    assert_eq!(
        no_answer_within(QUICK, &format!("http://127.0.0.1:{port}/")).await,
        NoAnswer::ReadTimedOut
    );
    let port = server(|_, mut stream| async move {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await;
        while stream.write_all(b"x").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    })
    .await;
    assert_eq!(
        no_answer_within(QUICK, &format!("http://127.0.0.1:{port}/")).await,
        NoAnswer::ReadTimedOut
    );
}

#[tokio::test]
async fn refused_and_dropped_are_told_from_nonsense() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    drop(listener);
    assert_eq!(
        no_answer(&format!("http://127.0.0.1:{port}/")).await,
        NoAnswer::Refused
    );
    let port = server(|_, stream| async move { drop(stream) }).await;
    assert_eq!(
        no_answer(&format!("http://127.0.0.1:{port}/")).await,
        NoAnswer::Refused
    );
    let port = server(|_, mut stream| async move {
        let _ = stream.write_all(b"SSH-2.0-OpenSSH_9.2\r\n").await;
    })
    .await;
    assert_eq!(
        no_answer(&format!("http://127.0.0.1:{port}/")).await,
        NoAnswer::NotHttp
    );
    assert_eq!(
        no_answer(&format!("https://127.0.0.1:{port}/")).await,
        NoAnswer::NotHttp
    );
}

#[tokio::test]
async fn a_name_that_does_not_resolve_is_told_apart() {
    assert_eq!(
        no_answer("http://no-such-site.invalid/").await,
        NoAnswer::NameNotFound
    );
}

#[tokio::test]
async fn what_is_not_a_url_cannot_be_tried() {
    assert!(matches!(
        probe("lb.example", &markers(), &options(PATIENT, &[])).await,
        Fact::Unknown(_)
    ));
}

/// A server that answers with the Host header of the request.
async fn echo() -> u16 {
    server(|head, mut stream| async move {
        let host = head.lines().find_map(|line| {
            line.to_ascii_lowercase()
                .strip_prefix("host: ")
                .map(str::to_owned)
        });
        let host = host.unwrap_or_default();
        let answer = format!(
            "HTTP/1.1 200 OK\r\nServer: {host}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        );
        let _ = stream.write_all(answer.as_bytes()).await;
    })
    .await
}

#[tokio::test]
async fn connect_to_changes_where_but_not_what_is_asked() {
    let port = echo().await;
    for (url, rule, host) in [
        (
            "http://lb.example/",
            format!("lb.example:80:127.0.0.1:{port}"),
            "lb.example",
        ),
        (
            "http://lb.example/",
            format!("::localhost:{port}"),
            "lb.example",
        ),
        (
            "http://lb.example:8080/",
            format!("lb.example::127.0.0.1:{port}"),
            "lb.example:8080",
        ),
        (
            "http://192.0.2.1/",
            format!("192.0.2.1:80:127.0.0.1:{port}"),
            "192.0.2.1",
        ),
        (
            "http://[2001:db8::1]/",
            format!("[2001:db8::1]:80:127.0.0.1:{port}"),
            "[2001:db8::1]",
        ),
    ] {
        let rule: ConnectTo = rule.parse().expect("a rule");
        match known(url, &[rule]).await {
            Probe::Answered(answer) => assert_eq!(
                (answer.server.as_deref(), answer.url.as_str()),
                (Some(host), url)
            ),
            other => panic!("{url}: {other:?}"),
        }
    }
}

#[test]
fn from_http_to_https_is_the_same_site() {
    let same = |a: &str, b: &str| {
        same_site(
            &Url::parse(a).expect("a URL"),
            &Url::parse(b).expect("a URL"),
        )
    };
    assert!(same("http://lb.example/", "https://LB.example:443/x"));
    assert!(!same("http://lb.example/", "http://www.lb.example/"));
    assert!(!same("http://lb.example/", "ftp://lb.example/"));
}

#[tokio::test]
async fn sites_are_probed_until_the_deadline() {
    let port = site(&[("/", "200 OK", "wp-content")]).await;
    let options = Options {
        connect_to: vec![format!(":80:127.0.0.1:{port}").parse().expect("a rule")],
        ..Options::default()
    };
    let url = "http://a.example/".to_owned();
    let probes = sites(
        [(url.clone(), markers())],
        &options,
        Duration::from_secs(60),
        &(),
    )
    .await;
    assert!(matches!(&probes[&url], Fact::Known(Probe::Answered(answer)) if answer.status == 200));

    // A site that never answers: only the deadline can end this probe.
    let silent = server(|_, stream| async move {
        std::future::pending::<()>().await;
        drop(stream);
    })
    .await;
    let options = Options {
        connect_to: vec![format!(":80:127.0.0.1:{silent}").parse().expect("a rule")],
        ..Options::default()
    };
    let deadline = Duration::from_millis(50);
    let late = sites([(url.clone(), markers())], &options, deadline, &()).await;
    let timed_out = Reason::TimedOut {
        call: Call::ProbeSite,
    };
    assert_eq!(late[&url], Fact::Unknown(timed_out));
}
