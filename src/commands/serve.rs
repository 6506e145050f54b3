//! `serve`: the live board of a class.

use std::io::{self, Write};
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::sync::Arc;

use jiff::Timestamp;

use super::account::{self, Trouble};
use super::class::Asked;
use super::failure::Failure;
use super::interrupt::interrupt;
use super::write::print;
use crate::args::ServeArgs;
use crate::board;
use crate::board::{About, Board, Hosts, Keeper, Site, Token, TokenError};
use crate::class::store::{LIVE, RunKey, Store};
use crate::exit::ExitStatus;
use workshop_check_core::report::Pseudonyms;

impl From<TokenError> for Failure {
    fn from(error: TokenError) -> Self {
        let hint = match error {
            TokenError::NoRandomness(_) => None,
            _ => Some("\"openssl rand -hex 24\" makes a good one".to_owned()),
        };
        Failure::new(error.to_string(), hint)
    }
}

/// Looks at the class again and again, and serves the board until Ctrl-C.
pub fn run(args: &ServeArgs) -> Result<ExitStatus, Failure> {
    let asked = Asked::read(&args.class)?;
    let (token, told) = token(args)?;
    let (listener, address) = listen(args.listen)?;
    let store = Store::open(&args.class.store.store)?;
    let key = asked.key(&args.class, String::new());
    let key = RunKey {
        options: format!("{LIVE} {}", key.options),
        ..key
    };
    let locale = Arc::clone(&asked.locale);
    let attendees = asked.attendees.clone();
    let serving = async {
        let class = Arc::new(asked.open(&args.class).await?);
        let keeper = Keeper {
            store: &store,
            run: store
                .take_up(&key, Timestamp::now())
                .map_err(Failure::from)?,
            suite_id: &key.suite_id,
        };
        let rows = store.rows(keeper.run).map_err(Failure::from)?;
        let about = About {
            locale: Arc::clone(&locale),
            pseudonyms: (args.pseudonyms.as_ref()).map(|key| Pseudonyms::new(key.as_bytes())),
        };
        let board = Arc::new(Board::new(about, &attendees, rows));
        let hosts = Hosts::new(address, &args.allow_host);
        let site = Site::new(Arc::clone(&board), hosts, token, address.port());
        let listener = tokio::net::TcpListener::from_std(listener)
            .map_err(|error| cannot_listen(address, &error))?;
        tell(address, &args.allow_host, told.as_deref())?;
        let every = args.every.0;
        tokio::select! {
            served = board::serve(listener, Arc::new(site), interrupt()) => {
                served.map_err(|error| cannot_listen(address, &error))?;
            }
            Err(problem) = board::rounds(&class, &attendees, &keeper, &board, every) => {
                return Err(Failure::new(problem, None).into());
            }
        }
        Ok::<_, Trouble>(())
    };
    account::run(serving, &locale)?;
    Ok(ExitStatus::Passed)
}

/// The token that browsers need, and its text where it must be told: nobody has chosen it.
fn token(args: &ServeArgs) -> Result<(Option<Token>, Option<String>), Failure> {
    match &args.token {
        Some(text) => Ok((Some(Token::new(text)?), None)),
        None if args.listen.ip().is_loopback() => Ok((None, None)),
        None => {
            let (token, text) = Token::random()?;
            Ok((Some(token), Some(text)))
        }
    }
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

/// Where the board is goes to standard output; a token that was made goes to standard error only, once.
fn tell(address: SocketAddr, names: &[String], token: Option<&str>) -> Result<(), Failure> {
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
        // Whoever cannot read it can start again with a token of their own.
        let _ = writeln!(io::stderr(), "sign in once: {url}login?token={token}");
    }
    Ok(())
}
