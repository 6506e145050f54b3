//! `serve`: the live board of a class.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use super::account::{self, CommandError};
use super::class::{ClassRequest, StorePlace};
use super::failure::Failure;
use super::interrupt::interrupt;
use super::slide::Reach;
use super::write::print;
use crate::args::{NEW_CODE, ServeArgs};
use crate::board;
use crate::board::{Board, BoardSettings, Hosts, RunStore, Site, Submissions, Token, TokenError};
use crate::class::roster::{AccountIds, SHORTEST_CODE};
use crate::class::store::{RosterRow, RunEntry, RunKind, SharedStore, Store, StoreError};
use crate::class::{Attendee, Class, RosterIndex};
use crate::console;
use crate::exit::ExitStatus;
use crate::files;
use workshop_check_collect::Connections;
use workshop_check_collect::proof::Verifier;
use workshop_check_core::locale::Locale;
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
    let accounts = match args.class_code {
        Some(_) => AccountIds::OfSubmissions,
        None => AccountIds::OfOwnCodes,
    };
    let mut class = ClassRequest::read_with(&args.class, accounts)?;
    let Secrets {
        token,
        new_token_text,
        class_code,
        new_class_code,
    } = secrets(args)?;
    class.submits = takes_submissions(&class.attendees, class_code.as_deref())?;
    let (listener, address) = listen(args.listen.0)?;
    let place = StorePlace::of(&args.class)?;
    let store = SharedStore::new(Store::open(&place.path)?);
    let request = class.run(&args.class, RunKind::Live, None, true);
    let locale = Arc::clone(&class.locale);
    let attendees = class.attendees.clone();
    let (submits, scanned) = (class.submits, class.scanned());
    let class_delimiter = class.delimiter;
    let roster = roster_rows(&attendees, &scanned);
    let serving = async {
        let class = Arc::new(class.open(&args.class).await?);
        let suite_id = request.key.suite_id.clone();
        let resume = move |store: &Store| {
            let (key, former) = (&request.key, &request.former_roster_digest);
            let run = store.resume_or_begin(key, former, Timestamp::now())?;
            // Before the entries are read, so that no other process adds one afterwards.
            let lease = store.lease(run)?;
            store.set_roster(run, roster, class_delimiter)?;
            Ok((
                (run, lease),
                store.entries(run)?,
                store.help(run)?,
                store.ticks(run)?,
            ))
        };
        // Held until the board ends.
        let ((run, _lease), mut saved, asking, ticks) = store.call(resume).await?;
        for (index, column, ticked) in &ticks {
            class.ticks.set(*index, column, *ticked);
        }
        let interval = args.interval();
        if saved.is_empty() {
            saved = first_results(&class, &attendees, interval, &store, run).await?;
        }
        let settings = BoardSettings {
            locale: Arc::clone(&locale),
            pseudonyms: args.pseudonyms.pseudonyms(),
            delimiter: class_delimiter,
            alias_key: match &args.pseudonyms.key {
                Some(key) => key.clone().into_bytes(),
                None => store.call(Store::secret).await?,
            },
        };
        let board = Arc::new(Board::new(settings, &attendees, saved));
        board.restore_help(&asking);
        let run_store = RunStore {
            store,
            run,
            suite_id,
            on_unsaved: warn_unsaved,
        };
        let hosts = Hosts::new(address, &args.allow_host);
        let submissions = if submits {
            let verifier = verifier(args).await?;
            let (class, code) = (Arc::clone(&class), class_code.as_deref());
            let (run_store, board) = (run_store.clone(), Arc::clone(&board));
            Some(Submissions::new(
                class, &attendees, run_store, board, verifier, code,
            ))
        } else {
            None
        };
        board.set_scanned(&scanned);
        let site = Site::new(Arc::clone(&board), hosts, token, address.port())
            .map_err(Failure::from)?
            .with_run_store(run_store.clone())
            .with_class(Arc::clone(&class))
            .with_submissions(submissions);
        let listener = tokio::net::TcpListener::from_std(listener)
            .map_err(|error| cannot_listen(address, &error))?;
        let reach = Reach::of(address, &args.allow_host);
        print_address(address, &reach, new_token_text.as_deref())?;
        let new_code = new_class_code.as_deref();
        print_line_for_attendees(submits, &reach, new_code, args, &locale);
        note_start(
            reach.url(),
            (attendees.len(), scanned.len()),
            interval,
            &locale,
        );
        tokio::select! {
            () = board::serve(listener, Arc::new(site), interrupt()) => {}
            Err(error) = board::scan_rounds(&class, &scanned, &run_store, &board, interval) => {
                return Err(error.into());
            }
        }
        Ok::<_, CommandError>(())
    };
    account::run(serving, &locale)?;
    Ok(ExitStatus::Passed)
}

/// What asks STS whose account a submission is of.
async fn verifier(args: &ServeArgs) -> Result<Verifier, CommandError> {
    let accounts = &args.class.accounts;
    let options = accounts.connection.options();
    let connections = Connections::open(&options, accounts.profile.as_deref()).await?;
    Ok(Verifier::new(connections))
}

/// The roster as the store keeps it.
fn roster_rows(attendees: &[Attendee], scanned: &[Attendee]) -> Vec<RosterRow> {
    let scanned: BTreeSet<RosterIndex> = scanned.iter().map(|one| one.index).collect();
    let row = |one: &Attendee| RosterRow::new(one, !scanned.contains(&one.index));
    attendees.iter().map(row).collect()
}

/// Says how many are checked how often, and which address is for everybody.
fn note_start(
    url: &str,
    (attendees, scanned): (usize, usize),
    interval: Duration,
    locale: &Locale,
) {
    let seconds = i64::try_from(interval.as_secs()).unwrap_or(i64::MAX);
    let id = match scanned {
        0 => "board-started-submissions",
        all if all == attendees => "board-started",
        _ => "board-started-mixed",
    };
    let started = Message::new(id)
        .with("attendees", attendees)
        .with("scanned", scanned)
        .with("seconds", seconds)
        .with("room", format!("{url}room"));
    console::note(&locale.text(&started));
}

/// The results of a new board: those of the rounds before the first, if the class is made up.
async fn first_results(
    class: &Arc<Class>,
    attendees: &[Attendee],
    interval: Duration,
    store: &SharedStore,
    run: i64,
) -> Result<Vec<RunEntry>, StoreError> {
    let past = class.demo_past(attendees, interval, Timestamp::now()).await;
    let save = move |store: &Store| {
        past.iter()
            .try_for_each(|rows| store.replace_all(run, rows))?;
        store.entries(run)
    };
    store.call(save).await
}

/// The board says itself that it cannot save; this is for whoever started it.
fn warn_unsaved(error: &StoreError) {
    let what = "the newest results are on the board, but not saved: failed to";
    Failure::sentence(format!("{what} {error}"), error.hint()).print();
}

/// What browsers and attendees must know.
#[derive(Default)]
struct Secrets {
    /// None if browsers need no token.
    token: Option<Token>,
    /// The token's text, if it was made here and must be printed.
    new_token_text: Option<String>,
    /// None if the class has no code.
    class_code: Option<String>,
    /// The same, if it was made here and must be printed.
    new_class_code: Option<String>,
}

fn secrets(args: &ServeArgs) -> Result<Secrets, Failure> {
    let is_dash = |text: &Option<String>| text.as_deref() == Some(files::DASH);
    let piped = if is_dash(&args.token) || is_dash(&args.class_code) {
        stdin()?
    } else {
        String::new()
    };
    let mut lines = piped.lines();
    let mut secrets = Secrets::default();
    match &args.token {
        Some(text) if text == files::DASH => {
            secrets.token = Some(Token::new(lines.next().unwrap_or_default())?);
        }
        Some(text) => secrets.token = Some(Token::new(text)?),
        None if !args.reaches_others() => {}
        None => {
            let (token, text) = Token::random()?;
            secrets.token = Some(token);
            secrets.new_token_text = Some(text);
        }
    }
    match args.class_code.as_deref() {
        None => {}
        Some(NEW_CODE) => {
            let code = board::new_class_code()?;
            secrets.class_code = Some(code.clone());
            secrets.new_class_code = Some(code);
        }
        Some(text) => {
            let text = match text {
                files::DASH => lines.next().unwrap_or_default(),
                text => text,
            };
            secrets.class_code = Some(usable_code(text.trim())?.to_owned());
        }
    }
    Ok(secrets)
}

fn usable_code(text: &str) -> Result<&str, Failure> {
    // Without the code, which is a secret.
    let problem = if text.len() < SHORTEST_CODE {
        format!("it has fewer than {SHORTEST_CODE} characters")
    } else if !text.bytes().all(|byte| byte.is_ascii_graphic()) {
        "it has other characters than letters, digits and punctuation of ASCII".to_owned()
    } else {
        return Ok(text);
    };
    let hint = "--class-code without a value makes a good one".to_owned();
    Err(Failure::new(
        format!("use the class code: {problem}"),
        Some(hint),
    ))
}

/// Whether attendees submit: with the code of the class, or with codes of their own.
///
/// # Errors
/// When an attendee's own code is that of the class, which everybody knows.
fn takes_submissions(attendees: &[Attendee], class_code: Option<&str>) -> Result<bool, Failure> {
    let mut own_codes = attendees
        .iter()
        .filter_map(|one| Some((one, one.submit_code.as_ref()?)))
        .peekable();
    let submits = class_code.is_some() || own_codes.peek().is_some();
    let is_of_class = |code: &str| class_code.is_some_and(|of_class| code.trim() == of_class);
    match own_codes.find(|(_, code)| is_of_class(&code.0)) {
        None => Ok(submits),
        Some((attendee, _)) => Err(Failure::new(
            format!(
                "use the class code: it is also the submit_code of {}",
                attendee.name
            ),
            Some("give the attendee another code, which only they know".to_owned()),
        )),
    }
}

/// Reads secrets from a pipe, so that they are not in the list of processes.
fn stdin() -> Result<String, Failure> {
    let bytes = files::read_bounded(Path::new(files::DASH), LONGEST_TOKEN).map_err(|problem| {
        Failure::new(
            format!("read the token from standard input: {problem}"),
            None,
        )
    })?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
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

/// Prints the address to standard output, and a token that was made here to standard error.
fn print_address(address: SocketAddr, reach: &Reach, token: Option<&str>) -> Result<(), Failure> {
    let ip = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    let url = match reach {
        // The name is that of a proxy in front of the board.
        Reach::Proxy { url, .. } => url.clone(),
        _ => format!("http://{}/", SocketAddr::new(ip, address.port())),
    };
    print(&format!("{url}\n"))?;
    if let Some(token) = token {
        // A failed write is ignored: the user can start again with --token.
        let _ = writeln!(io::stderr(), "sign in once: {url}login?token={token}");
    }
    Ok(())
}

/// Prints the line for the slide to standard error, if attendees submit, and what it assumes. The class code is in it only if it
/// was made here: one that came from elsewhere may be in no log.
fn print_line_for_attendees(
    submits: bool,
    reach: &Reach,
    new_code: Option<&str>,
    args: &ServeArgs,
    locale: &Locale,
) {
    if submits {
        let line = reach.command(new_code, &args.class.suite, &args.class.accounts);
        // A failed write is ignored: the user can start again with a code of their own.
        let _ = writeln!(io::stderr(), "attendees submit with: {line}");
    }
    if let Some(assumption) = reach.assumption(locale) {
        console::note(&assumption);
    }
}
