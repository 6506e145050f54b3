//! `serve`: the live board of a class.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::sync::Arc;

use jiff::Timestamp;

use super::account::{self, Trouble, warn_of_region};
use super::support::{Failure, print, selection, suite_and_locale};
use super::wait::interrupt;
use crate::cli::ServeArgs;
use crate::dashboard::{self, About, Board, Hosts, Keeper, Site, Token, TokenError};
use crate::exit::ExitStatus;
use crate::grading::record::roster_digest;
use crate::grading::store::{LIVE, RunKey, Store};
use crate::grading::{Attendee, Class, Plan, roster};
use crate::locale::Locale;
use crate::report::Pseudonyms;
use crate::suite::Suite;

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
    let (suite, locale) = suite_and_locale(&args.suite)?;
    let selection = selection(&suite, &args.selection)?;
    let attendees = roster::read(&args.roster)?.attendees;
    let (token, told) = token(args)?;
    let (listener, address) = listen(args.listen)?;
    let store = Store::open(&args.store.store)?;
    let key = key(args, &suite, &locale, &attendees);
    let regions = attendees.iter().filter_map(|one| one.region.as_deref());
    for region in regions
        .chain(args.region.as_deref())
        .collect::<BTreeSet<_>>()
    {
        warn_of_region(&suite, region, &locale);
    }
    let locale = Arc::new(locale);
    let plan = Plan {
        concurrency: args.concurrency.into(),
        account_timeout: args.account_timeout.0,
        region: args.region.clone(),
        profile: args.profile.clone(),
        connect_to: args.connect_to.clone(),
    };
    let serving = async {
        let class = Class::open(suite, selection, Arc::clone(&locale), plan, &attendees).await?;
        let class = Arc::new(class);
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
            served = dashboard::serve(listener, Arc::new(site), interrupt()) => {
                served.map_err(|error| cannot_listen(address, &error))?;
            }
            Err(problem) = dashboard::rounds(&class, &attendees, &keeper, &board, every) => {
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

/// What makes this board's run another than any other of the store.
fn key(args: &ServeArgs, suite: &Suite, locale: &Locale, attendees: &[Attendee]) -> RunKey {
    let options = (&args.selection.step, &args.selection.check, &args.region);
    RunKey {
        suite_id: suite.file.id.clone(),
        suite_digest: suite.digest.clone(),
        roster_digest: roster_digest(attendees),
        language: locale.language().to_owned(),
        shard: String::new(),
        options: format!("{LIVE} {options:?}"),
    }
}
