//! The live board of a class: web pages that show the latest result of each attendee.
//!
//! The server renders complete pages, which are readable without a script. The script listens to `/events`; after a
//! change it fetches the open page again and replaces the parts that differ. So every result is rendered by the same
//! escaping templates as the HTML report.
//!
//! Names and texts are untrusted. Three measures protect the reader: templates that escape, a content security policy
//! without inline scripts and styles, and a script that executes nothing of what it fetches.

mod aliases;
mod assets;
mod connections;
mod csrf;
mod download;
mod events;
mod guard;
mod hosts;
mod listing;
mod pages;
mod paths;
mod places;
mod progress;
mod pseudonym_rows;
mod rounds;
mod routes;
mod row;
mod site;
mod state;
mod submissions;
#[cfg(test)]
mod tests;
mod token;
mod view;
mod write_limit;

use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;

pub use hosts::Hosts;
pub(crate) use rounds::scan_rounds;
pub use rounds::{RoundRecorder, RunStore};
pub use site::Site;
pub use state::{Board, BoardSettings};
pub use submissions::{Submissions, new_class_code};
pub use token::Token;
pub(crate) use token::TokenError;

/// How long open requests may take after the board has been stopped.
const GRACE: Duration = Duration::from_secs(3);

/// Serves the board until `shutdown` ends. Event streams then end at once; other requests may finish.
pub async fn serve(
    listener: TcpListener,
    site: Arc<Site>,
    shutdown: impl Future<Output = ()> + Send,
) {
    let serving = connections::accept(listener, routes::router(Arc::clone(&site)), &site);
    // A browser may keep a connection open without a request.
    let stopped = async {
        shutdown.await;
        site.close();
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        () = serving => {}
        () = stopped => {}
    }
}
