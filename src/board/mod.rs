//! The live board of a class: a web page that follows every look at it.
//!
//! A page is whole when it arrives, and needs no script to be read. The script asks `/events` when something has
//! changed, fetches the page that is open once more, and takes over what differs: there is one way from a result to what
//! is shown, and it goes through the same escaping templates as the report for handing out.
//!
//! Names and texts come from strangers. Three things stand between them and the reader: templates that escape, a content
//! security policy without any inline script or style, and a script that runs nothing of what it fetches.

mod assets;
#[expect(clippy::module_inception, reason = "what is known of the class")]
mod board;
mod events;
mod guard;
mod hosts;
mod pages;
mod rounds;
mod routes;
mod site;
#[cfg(test)]
mod tests;
mod token;

use std::future::IntoFuture;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;

pub use board::{About, Board};
pub use hosts::Hosts;
pub use rounds::{Keeper, Watcher, rounds};
pub use site::Site;
pub use token::{Token, TokenError};

/// What is in flight when the board ends may take so long.
const GRACE: Duration = Duration::from_secs(3);

/// Serves the board to whoever connects, until `shutdown` ends. Event streams end with it; other requests may finish.
///
/// # Errors
/// When the listener fails for good.
pub async fn serve(
    listener: TcpListener,
    site: Arc<Site>,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let closing = Arc::clone(&site);
    let stop = async move {
        shutdown.await;
        closing.close();
    };
    // A browser may hold a connection open on which it never asks for anything.
    let out_of_patience = {
        let site = Arc::clone(&site);
        async move {
            site.closed().await;
            tokio::time::sleep(GRACE).await;
        }
    };
    let server = axum::serve(listener, routes::router(site)).with_graceful_shutdown(stop);
    tokio::select! {
        served = server.into_future() => served,
        () = out_of_patience => Ok(()),
    }
}
