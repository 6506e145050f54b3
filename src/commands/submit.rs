//! `check --submit`: submits what was read to the board of a class.
//!
//! Nothing here fails the attendee's own check: if the board is away or refuses, a message on standard error says so.

use std::time::{Duration, Instant};

use tokio::time::sleep;
use url::Url;

use super::failure::Failure;
use crate::args::SubmitArgs;
use crate::class::submission::{
    BoardAnswer, PATH, PROOF_HEADER, Receipt, Refusal, SCHEMA, Submission, SubmissionHead, digest,
};
use crate::class::{CheckContext, session_message};
use crate::console;
use workshop_check_collect::post::{Post, PostError, is_loopback, post};
use workshop_check_collect::proof::{BOARD_HEADER, Binding, prove};
use workshop_check_collect::{CaBundle, Session};
use workshop_check_core::message::Message;
use workshop_check_core::snapshot::Snapshot;

/// The longest time for one request: the board waits for STS, and evaluates.
const TIME_LIMIT: Duration = Duration::from_secs(30);

/// The delays before further attempts of one submission, if the board is busy.
const DELAYS: [Duration; 2] = [Duration::from_secs(2), Duration::from_secs(5)];

/// With `--watch`, the delay after a failed submission. It doubles with each further one.
const FIRST_BACKOFF: Duration = Duration::from_secs(15);

/// The longest of these delays.
const LONGEST_BACKOFF: Duration = Duration::from_secs(300);

/// With `--watch`, how often to submit although nothing has changed, so that the board shows that somebody is there.
const SIGN_OF_LIFE: Duration = Duration::from_secs(600);

/// Submits to one board.
pub struct Submitter<'a> {
    context: CheckContext<'a>,
    url: Url,
    /// The name of the board that proofs are for.
    board: String,
    name: String,
    code: String,
    /// Whether the next submission asks for help.
    needs_help: bool,
    accepted_at: Option<Instant>,
    /// How many submissions have failed since the last one that was accepted.
    failures: u32,
    retry_at: Option<Instant>,
    /// What was shown last.
    shown: Option<String>,
}

/// A submission that is ready to be sent. It is valid for some minutes.
pub struct Sealed {
    post: Post,
    ca_bundle: Option<CaBundle>,
}

impl<'a> Submitter<'a> {
    /// The submitter of the arguments, if there is one.
    ///
    /// # Errors
    /// When the URL cannot be used, would send secrets over plain http, or there is no code.
    pub fn new(args: &SubmitArgs, context: CheckContext<'a>) -> Result<Option<Self>, Failure> {
        let (Some(url), Some(name)) = (&args.url, &args.name) else {
            return Ok(None);
        };
        let (url, board) = target(url, args.allow_http)?;
        let code = args.class_code.as_deref().map(str::trim);
        let Some(code) = code.filter(|code| !code.is_empty()) else {
            let hint = "set WORKSHOP_CHECK_CLASS_CODE to the code that your instructor gave you";
            return Err(Failure::new(
                "submit without a class code",
                Some(hint.to_owned()),
            ));
        };
        Ok(Some(Submitter {
            context,
            url,
            board,
            name: name.trim().to_owned(),
            code: code.to_owned(),
            needs_help: args.need_help,
            accepted_at: None,
            failures: 0,
            retry_at: None,
            shown: None,
        }))
    }

    /// Makes a submission of a snapshot, with the proof of its account.
    ///
    /// # Errors
    /// The reason, as a message.
    pub async fn sealed(&self, session: &Session, snapshot: &Snapshot) -> Result<Sealed, Message> {
        let workshop = self.context.workshop;
        let head = SubmissionHead {
            schema: SCHEMA.to_owned(),
            name: self.name.clone(),
            suite_id: workshop.id.clone(),
            suite_digest: workshop.digest.clone(),
            needs_help: self.needs_help,
        };
        let body = Submission::to_body(&head, snapshot)
            .map_err(|error| Message::new("submit-malformed").with("problem", error.to_string()))?;
        let binding = Binding {
            digest: digest(&body),
            board: self.board.clone(),
        };
        let proof = prove(session, &binding).await;
        let proof = proof.map_err(|error| session_message::problem(&error))?;
        Ok(Sealed {
            post: Post {
                url: self.url.clone(),
                bearer: self.code.clone(),
                secret: (PROOF_HEADER, proof.expose()),
                headers: vec![(BOARD_HEADER, binding.board)],
                body,
            },
            ca_bundle: session.ca_bundle.clone(),
        })
    }

    /// Sends a submission, a few times if the board is busy, and shows what came of it.
    pub async fn submit(&mut self, sealed: Result<Sealed, Message>) {
        let result = match sealed {
            Err(reason) => Err(reason),
            Ok(sealed) => {
                let mut result = sent(&sealed).await;
                for delay in DELAYS {
                    match &result {
                        Err(NotTaken::Refused(refusal)) if refusal.may_pass() => {
                            sleep(delay).await;
                            result = sent(&sealed).await;
                        }
                        _ => break,
                    }
                }
                result.map_err(|not_taken| not_taken.message())
            }
        };
        self.note(result);
    }

    /// With `--watch`: submits a snapshot if it has `changed` or the last submission failed, and every ten minutes. After a
    /// failure, it waits longer and longer.
    pub async fn offer(&mut self, session: &Session, snapshot: &Snapshot, changed: bool) {
        let now = Instant::now();
        if self.retry_at.is_some_and(|at| now < at) {
            return;
        }
        let is_quiet = |at: Instant| now.duration_since(at) >= SIGN_OF_LIFE;
        if changed || self.failures > 0 || self.accepted_at.is_none_or(is_quiet) {
            let sealed = self.sealed(session, snapshot).await;
            let result = match &sealed {
                Ok(sealed) => sent(sealed).await.map_err(|not_taken| not_taken.message()),
                Err(reason) => Err(reason.clone()),
            };
            self.note(result);
        }
    }

    /// Keeps the result, and shows it unless it is the same as before.
    fn note(&mut self, result: Result<Receipt, Message>) {
        let locale = self.context.locale;
        let now = Instant::now();
        match result {
            Ok(receipt) => {
                let is_news = self.accepted_at.is_none() || self.failures > 0;
                self.needs_help = false;
                self.accepted_at = Some(now);
                self.failures = 0;
                self.retry_at = None;
                self.shown = None;
                if is_news {
                    console::note(&locale.text(&self.done(&receipt)));
                    if receipt.other_suite_version {
                        console::note(&locale.label("submit-other-version"));
                    }
                }
            }
            Err(reason) => {
                let delay = FIRST_BACKOFF.saturating_mul(1 << self.failures.min(5));
                self.retry_at = Some(now + delay.min(LONGEST_BACKOFF));
                self.failures += 1;
                let failed = Message::new("submit-failed")
                    .with("board", &self.board)
                    .with("reason", reason);
                let text = locale.text(&failed);
                if self.shown.as_ref() != Some(&text) {
                    Failure::sentence(text.clone(), None).print();
                    self.shown = Some(text);
                }
            }
        }
    }

    fn done(&self, receipt: &Receipt) -> Message {
        Message::new("submit-done")
            .with("board", &self.board)
            .with("account", &receipt.account_id)
            .with("points", i64::from(receipt.score.points))
            .with("max", i64::from(receipt.score.max))
    }
}

/// Where to submit, and the name of the board.
fn target(url: &Url, allow_http: bool) -> Result<(Url, String), Failure> {
    let board = url
        .host_str()
        .filter(|_| matches!(url.scheme(), "http" | "https"));
    let is_bare = url.username().is_empty()
        && url.password().is_none()
        && url.query().is_none()
        && url.fragment().is_none();
    let Some(board) = board.filter(|_| is_bare) else {
        return Err(Failure::new(
            "submit: --submit is not the address of a board",
            Some("write it as the board prints it, such as https://board.example.org".to_owned()),
        ));
    };
    if url.scheme() == "http" && !is_loopback(url) && !allow_http {
        return Err(Failure::new(
            format!("submit to {board} over plain http: others on the network could read it"),
            Some(
                "ask for an https address; --allow-http submits in a network that you trust"
                    .to_owned(),
            ),
        ));
    }
    let board = board.to_owned();
    let mut url = url.clone();
    let path = format!("{}/{PATH}", url.path().trim_end_matches('/'));
    url.set_path(&path);
    Ok((url, board))
}

/// Why a board did not take a submission.
enum NotTaken {
    Refused(Refusal),
    Away(PostError),
    /// Something else than a board has answered.
    OtherAnswer(u16),
}

impl NotTaken {
    fn message(&self) -> Message {
        match self {
            NotTaken::Refused(refusal) => refusal.message(),
            NotTaken::Away(error) => Message::new("submit-away").with("problem", error.to_string()),
            NotTaken::OtherAnswer(status) => {
                Message::new("submit-other-answer").with("status", i64::from(*status))
            }
        }
    }
}

async fn sent(sealed: &Sealed) -> Result<Receipt, NotTaken> {
    let answer = post(&sealed.post, sealed.ca_bundle.as_ref(), TIME_LIMIT).await;
    let answer = answer.map_err(NotTaken::Away)?;
    match serde_json::from_slice(&answer.body) {
        Ok(BoardAnswer::Accepted(receipt)) => Ok(receipt),
        Ok(BoardAnswer::Refused(refusal)) => Err(NotTaken::Refused(refusal)),
        Err(_) => Err(NotTaken::OtherAnswer(answer.status)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target_of(text: &str, allow_http: bool) -> Option<(String, String)> {
        let url = Url::parse(text).expect("a URL");
        let (url, board) = target(&url, allow_http).ok()?;
        Some((url.to_string(), board))
    }

    /// The defect that this prevents: the code of the class and the account on a network that everybody can read.
    #[test]
    fn plain_http_leads_to_this_computer_only_unless_it_is_asked_for() {
        for (text, allow_http, wanted) in [
            (
                "https://Board.example.org",
                false,
                Some(("https://board.example.org/submit", "board.example.org")),
            ),
            (
                "https://board.example.org/class/",
                false,
                Some((
                    "https://board.example.org/class/submit",
                    "board.example.org",
                )),
            ),
            (
                "http://127.0.0.1:8642/",
                false,
                Some(("http://127.0.0.1:8642/submit", "127.0.0.1")),
            ),
            (
                "http://localhost",
                false,
                Some(("http://localhost/submit", "localhost")),
            ),
            (
                "http://[::1]:8642",
                false,
                Some(("http://[::1]:8642/submit", "[::1]")),
            ),
            ("http://192.0.2.1:8642", false, None),
            ("http://localhost.example.org", false, None),
            ("http://127.0.0.1.example.org", false, None),
            (
                "http://192.0.2.1:8642",
                true,
                Some(("http://192.0.2.1:8642/submit", "192.0.2.1")),
            ),
            ("ftp://board.example.org", true, None),
            ("https://user@board.example.org", false, None),
            ("https://board.example.org/login?token=x", false, None),
            ("https://board.example.org/#x", false, None),
        ] {
            let wanted = wanted.map(|(url, board)| (url.to_owned(), board.to_owned()));
            assert_eq!(target_of(text, allow_http), wanted, "{text}");
        }
    }
}
