//! Asks whether pages on the web are still there. Only `lint --links` does.

use std::time::Duration;

use futures_util::future::join_all;
use reqwest::{Client, Method, StatusCode};

use super::{classify, redact};

/// How many pages are asked for at the same time. They are all on one host.
const AT_ONCE: usize = 4;
/// The longest time for one page.
const LONGEST: Duration = Duration::from_secs(20);

/// Whether a page is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// The page answers.
    There,
    /// The site says that there is no such page: the status, 404 or 410.
    Gone(u16),
    /// Neither is known: the site cannot be reached, or answers something else. A fragment.
    Unclear(String),
}

/// Asks for each of these addresses once, a few at a time. The results are in the same order.
///
/// Pages are asked for by HEAD, and by GET where the site does not support that. Redirects are followed.
///
/// # Errors
/// If no HTTP client can be made: a fragment.
pub async fn ask(urls: &[String]) -> Result<Vec<Link>, String> {
    let client = Client::builder()
        .timeout(LONGEST)
        .user_agent(concat!(
            "Mozilla/5.0 (compatible; workshop-check/",
            env!("CARGO_PKG_VERSION"),
            ")"
        ))
        .build()
        .map_err(|error| redact::text(&classify::chain(&error)))?;
    let mut links = Vec::new();
    for some in urls.chunks(AT_ONCE) {
        links.extend(join_all(some.iter().map(|url| one(&client, url))).await);
    }
    Ok(links)
}

async fn one(client: &Client, url: &str) -> Link {
    let head = status(client, Method::HEAD, url).await;
    let is_refused = |status: &StatusCode| {
        matches!(
            *status,
            StatusCode::METHOD_NOT_ALLOWED | StatusCode::NOT_IMPLEMENTED
        )
    };
    let answer = match head {
        Ok(status) if is_refused(&status) => self::status(client, Method::GET, url).await,
        answer => answer,
    };
    match answer {
        Ok(status) if status.is_success() => Link::There,
        Ok(status @ (StatusCode::NOT_FOUND | StatusCode::GONE)) => Link::Gone(status.as_u16()),
        Ok(status) => Link::Unclear(format!("it answers with the status {}", status.as_u16())),
        Err(problem) => Link::Unclear(problem),
    }
}

async fn status(client: &Client, method: Method, url: &str) -> Result<StatusCode, String> {
    let answer = client.request(method.clone(), url).send().await;
    let address = redact::address(url);
    match answer {
        Ok(answer) => {
            tracing::info!("{method} {address}: status {}", answer.status().as_u16());
            Ok(answer.status())
        }
        Err(error) => {
            tracing::info!("{method} {address}: no answer");
            Err(redact::text(&classify::chain(&error)))
        }
    }
}
