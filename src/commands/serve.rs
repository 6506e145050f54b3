//! `serve`: the live board of a class.

use std::io::{self, Write};
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;

use super::account::{self, CommandError};
use super::class::{ClassRequest, StorePlace};
use super::failure::Failure;
use super::interrupt::interrupt;
use super::write::print;
use crate::args::ServeArgs;
use crate::board;
use crate::board::{Board, BoardSettings, Hosts, RunStore, Site, Token, TokenError};
use crate::class::store::{RunKind, SharedStore, Store, StoreError};
use crate::console;
use crate::exit::ExitStatus;
use crate::files;
use workshop_check_core::message::Message;

/// The maximum number of bytes of standard input with a token.
const LONGEST_TOKEN: u64 = 1 << 20;

impl From<TokenError> for Failure {
    fn from(error: TokenError) -> Self {
        let hint = match error {
            TokenError::NoRandomness(_) => None,
            _ => Some("\"openssl rand -hex 24\" makes a good one".to_owned()),
        };
        Failure::new(error.to_string(), hint)
    }
}

/// Scans the class round after round, and serves the board until Ctrl-C.
///
/// # Errors
/// When an argument cannot be used, there are no credentials, or the store cannot be written.
pub fn run(args: &ServeArgs) -> Result<ExitStatus, Failure> {
    let class = ClassRequest::read(&args.class)?;
    let (token, new_token_text) = token(args)?;
    let (listener, address) = listen(args.listen.0)?;
    let place = StorePlace::of(&args.class)?;
    let store = SharedStore::new(Store::open(&place.path)?);
    let request = class.run(&args.class, RunKind::Live, None, true);
    let locale = Arc::clone(&class.locale);
    let attendees = class.attendees.clone();
    let serving = async {
        let class = Arc::new(class.open(&args.class).await?);
        let suite_id = request.key.suite_id.clone();
        let resume = move |store: &Store| {
            let (key, former) = (&request.key, &request.former_roster_digest);
            let run = store.resume_or_begin(key, former, Timestamp::now())?;
            Ok((run, store.entries(run)?))
        };
        let (run, mut saved) = store.call(resume).await?;
        let interval = args.interval();
        if saved.is_empty() {
            let past = class
                .demo_past(&attendees, interval, Timestamp::now())
                .await;
            let save = move |store: &Store| {
                past.iter()
                    .try_for_each(|rows| store.replace_all(run, rows))?;
                store.entries(run)
            };
            saved = store.call(save).await?;
        }
        let settings = BoardSettings {
            locale: Arc::clone(&locale),
            pseudonyms: args.pseudonyms.pseudonyms(),
            alias_key: match &args.pseudonyms.key {
                Some(key) => key.clone().into_bytes(),
                None => store.call(Store::secret).await?,
            },
        };
        let board = Arc::new(Board::new(settings, &attendees, saved));
        let run_store = RunStore {
            store,
            run,
            suite_id,
            on_unsaved: warn_unsaved,
        };
        let hosts = Hosts::new(address, &args.allow_host);
        let site =
            Site::new(Arc::clone(&board), hosts, token, address.port()).map_err(Failure::from)?;
        let listener = tokio::net::TcpListener::from_std(listener)
            .map_err(|error| cannot_listen(address, &error))?;
        let url = print_address(address, &args.allow_host, new_token_text.as_deref())?;
        let seconds = i64::try_from(interval.as_secs()).unwrap_or(i64::MAX);
        let started = Message::new("board-started")
            .with("attendees", attendees.len())
            .with("seconds", seconds)
            .with("room", format!("{url}room"));
        console::note(&locale.text(&started));
        tokio::select! {
            () = board::serve(listener, Arc::new(site), interrupt()) => {}
            Err(error) = board::scan_rounds(&class, &attendees, &run_store, &board, interval) => {
                return Err(error.into());
            }
        }
        Ok::<_, CommandError>(())
    };
    account::run(serving, &locale)?;
    Ok(ExitStatus::Passed)
}

/// The board says itself that it cannot save; this is for whoever started it.
fn warn_unsaved(error: &StoreError) {
    let what = "the newest results are on the board, but not saved: failed to";
    Failure::sentence(format!("{what} {error}"), error.hint()).print();
}

/// The token that browsers need, and its text if it was made here and must be printed.
fn token(args: &ServeArgs) -> Result<(Option<Token>, Option<String>), Failure> {
    match &args.token {
        Some(text) if text == files::DASH => Ok((Some(Token::new(&first_line_of_stdin()?)?), None)),
        Some(text) => Ok((Some(Token::new(text)?), None)),
        None if args.listen.0.ip().is_loopback() => Ok((None, None)),
        None => {
            let (token, text) = Token::random()?;
            Ok((Some(token), Some(text)))
        }
    }
}

/// Reads a token from a pipe, so that it is not in the list of processes.
fn first_line_of_stdin() -> Result<String, Failure> {
    let bytes = files::read_bounded(Path::new(files::DASH), LONGEST_TOKEN).map_err(|problem| {
        Failure::new(
            format!("read the token from standard input: {problem}"),
            None,
        )
    })?;
    let text = String::from_utf8_lossy(&bytes);
    Ok(text.lines().next().unwrap_or_default().to_owned())
}

fn listen(address: SocketAddr) -> Result<(TcpListener, SocketAddr), Failure> {
    let bound = TcpListener::bind(address).and_then(|listener| {
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        Ok((listener, address))
    });
    bound.map_err(|error| cannot_listen(address, &error))
}

fn cannot_listen(address: SocketAddr, error: &io::Error) -> Failure {
    let hint = "--listen names another address; port 0 is any that is free".to_owned();
    Failure::new(format!("listen on {address}: {error}"), Some(hint))
}

/// Prints the address to standard output, and a token that was made here to standard error. Returns the address.
fn print_address(
    address: SocketAddr,
    names: &[String],
    token: Option<&str>,
) -> Result<String, Failure> {
    let host = match (names.first(), address.ip()) {
        (Some(name), _) => name.clone(),
        (None, IpAddr::V4(ip)) if ip.is_unspecified() => "127.0.0.1".to_owned(),
        (None, IpAddr::V6(ip)) if ip.is_unspecified() => "[::1]".to_owned(),
        (None, IpAddr::V4(ip)) => ip.to_string(),
        (None, IpAddr::V6(ip)) => format!("[{ip}]"),
    };
    let url = format!("http://{host}:{}/", address.port());
    print(&format!("{url}\n"))?;
    if let Some(token) = token {
        // A failed write is ignored: the user can start again with --token.
        let _ = writeln!(io::stderr(), "sign in once: {url}login?token={token}");
    }
    Ok(url)
}
