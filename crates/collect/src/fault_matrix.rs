//! Every call × every fault × accounts: what could not be read is unknown, and nothing else changes.
//!
//! The answers of each account are recorded from the emulator (`fixtures/answers`, `tests/emulator/answers.rs`) and
//! answered by an HTTP client in this process. A cell of the matrix reads one call and everything that depends on it
//! again, with the fault, and puts the result into the undisturbed snapshot as a rescan does.
//!
//! Beliefs that no recording shows: the error codes of the faults, which are from the services' documentation.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write};
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_types::body::SdkBody;
use futures_util::StreamExt;
use serde::Deserialize;
use workshop_check_core::evaluate::{Judged, Selection, evaluate, further_reads};
use workshop_check_core::snapshot::update::complete;
use workshop_check_core::snapshot::{Call, Fact, Reason, Scope, Snapshot};
use workshop_check_core::suite::Suite;
use workshop_check_core::verdict::{NotPassed, Outcome};
use workshop_check_testing::{accounts, repository};

use crate::{Options, Session, SessionError, collect};

/// Declares the faults, and the list of all of them.
macro_rules! faults {
    ($($(#[$documentation:meta])* $fault:ident,)*) => {
        /// What goes wrong.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        enum Fault {
            $($(#[$documentation])* $fault,)*
        }

        use Fault::{$($fault,)*};

        const FAULTS: &[Fault] = &[$($fault,)*];
    };
}

faults! {
    // First, because it takes longest.
    TimedOut,
    TimedOutOnce,
    Denied,
    DeniedByServiceControlPolicy,
    Throttled,
    Reset,
    InternalError,
    /// A page of HTML with status 503.
    Unavailable,
    /// A page of HTML with status 200, as of a captive portal.
    WebPage,
    Truncated,
    Malformed,
    Empty,
    /// An empty object or element.
    NoMember,
    /// The right document with another member in place of its own.
    OtherMember,
    /// The Region is not enabled, so it does not know the key.
    RegionNotEnabled,
    Expired,
    ThrottledOnce,
    ResetOnce,
    InternalErrorOnce,
}

impl Fault {
    /// The fault of the first attempt, if a second attempt has the right answer.
    fn once(self) -> Option<Fault> {
        match self {
            ThrottledOnce => Some(Throttled),
            TimedOutOnce => Some(TimedOut),
            ResetOnce => Some(Reset),
            InternalErrorOnce => Some(InternalError),
            _ => None,
        }
    }

    fn is_denial(self) -> bool {
        matches!(self, Denied | DeniedByServiceControlPolicy)
    }
}

/// A recorded account.
#[derive(Deserialize)]
struct Recording {
    account: String,
    region: String,
    suite: String,
    answers: Vec<Recorded>,
}

#[derive(Deserialize)]
struct Recorded {
    service: String,
    request: String,
    status: u16,
    body: String,
}

/// The answers of an account, by service and request.
type Answers = BTreeMap<(String, String), (u16, String)>;

/// An HTTP client with recorded answers, and a fault of one operation.
struct Account {
    answers: Arc<Answers>,
    fault: Option<(Call, Fault)>,
    /// The requests of the operation with the fault.
    attempts: AtomicUsize,
}

impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.fault)
    }
}

#[derive(Debug, Clone)]
struct Connector(Arc<Account>);

impl HttpConnector for Connector {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let account = Arc::clone(&self.0);
        HttpConnectorFuture::ready(account.answer(&request))
    }
}

impl Account {
    fn answer(&self, request: &HttpRequest) -> Result<HttpResponse, ConnectorError> {
        let (service, request) = asked(request);
        let operation = operation(&service, &request);
        let (status, body) = self.right(&service, &request);
        let fault = self.fault.filter(|(call, _)| call.name() == operation);
        let Some((_, fault)) = fault else {
            return Ok(response(status, body));
        };
        let is_first = self.attempts.fetch_add(1, Ordering::SeqCst) == 0;
        match fault.once() {
            Some(fault) if is_first => faulty(&service, &operation, fault, body),
            Some(_) => Ok(response(status, body)),
            None => faulty(&service, &operation, fault, body),
        }
    }
}

impl Account {
    /// The recorded answer. After a fault the program may ask for more, such as for the attributes of every VPC; then the
    /// answer is that to the same call for another resource.
    fn right(&self, service: &str, request: &str) -> (u16, &str) {
        let asked = (service.to_owned(), request.to_owned());
        let name = operation(service, request);
        let same_call = |(other, recorded): &(String, String)| {
            other == service && operation(other, recorded) == name
        };
        let recorded = self.answers.get(&asked);
        let recorded = recorded.or_else(|| {
            let mut alike = self.answers.iter().filter(|(asked, _)| same_call(asked));
            alike.next().map(|(_, answer)| answer)
        });
        let (status, body) =
            recorded.unwrap_or_else(|| panic!("no answer is recorded for {service} {request}"));
        (*status, body)
    }
}

fn response(status: u16, body: &str) -> HttpResponse {
    let status = status.try_into().expect("an HTTP status");
    HttpResponse::new(status, SdkBody::from(body))
}

/// The service that a request is signed for, and what it asks.
fn asked(request: &HttpRequest) -> (String, String) {
    let header = |name| request.headers().get(name).unwrap_or_default();
    let scope = header("authorization").split('/').nth(3);
    let path = path_and_query(request.uri());
    let body = String::from_utf8_lossy(request.body().bytes().unwrap_or_default());
    let target = header("x-amz-target");
    (
        scope.unwrap_or_default().to_owned(),
        format!("{} {} {target} {body}", request.method(), path),
    )
}

/// `https://host/path?query` without scheme and host.
fn path_and_query(uri: &str) -> &str {
    let after_scheme = uri.split_once("://").map_or(uri, |(_, rest)| rest);
    after_scheme.find('/').map_or("/", |at| &after_scheme[at..])
}

/// The name of the operation.
fn operation(service: &str, request: &str) -> String {
    let mut words = request.split(' ');
    let path = words.nth(1).unwrap_or_default();
    let target = words.next().unwrap_or_default();
    let name = if service == "elasticfilesystem" {
        match path.split('?').next().unwrap_or_default() {
            path if path.ends_with("/security-groups") => "DescribeMountTargetSecurityGroups",
            path if path.contains("/mount-targets") => "DescribeMountTargets",
            _ => "DescribeFileSystems",
        }
    } else if let Some((_, name)) = target.split_once('.') {
        name
    } else {
        let (_, action) = request.split_once("Action=").unwrap_or_default();
        action.split('&').next().unwrap_or_default()
    };
    name.to_owned()
}

/// The protocols of the services.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Protocol {
    Ec2,
    Query,
    Json,
}

fn protocol(service: &str) -> Protocol {
    match service {
        "ec2" => Protocol::Ec2,
        "elasticloadbalancing" | "elasticbeanstalk" | "rds" | "iam" | "cloudformation" | "sts" => {
            Protocol::Query
        }
        _ => Protocol::Json,
    }
}

fn faulty(
    service: &str,
    operation: &str,
    fault: Fault,
    right: &str,
) -> Result<HttpResponse, ConnectorError> {
    let protocol = protocol(service);
    let page = "<!DOCTYPE html><html><body>Please log in</body></html>";
    let is_xml = protocol != Protocol::Json;
    Ok(match fault {
        // What the SDK's own client returns after the read timeout.
        TimedOut => return Err(ConnectorError::timeout("the read timed out".into())),
        Reset => {
            let reset = io::Error::from(io::ErrorKind::ConnectionReset);
            return Err(ConnectorError::io(reset.into()));
        }
        Unavailable => response(503, page),
        WebPage => response(200, page),
        Truncated => response(200, &right[..right.len() / 2]),
        Malformed if is_xml => response(200, &right.replacen("</", "<//", 1)),
        Malformed => response(200, &right.replacen(':', "=", 1)),
        Empty => response(200, ""),
        NoMember if is_xml => response(200, &format!("<{operation}Response/>")),
        NoMember => response(200, "{}"),
        OtherMember if is_xml => {
            let other = "<message>Service temporarily unavailable</message>";
            let (open, close) = match protocol {
                Protocol::Ec2 => (String::new(), String::new()),
                _ => (
                    format!("<{operation}Result>"),
                    format!("</{operation}Result>"),
                ),
            };
            let body = format!("<{operation}Response>{open}{other}{close}</{operation}Response>");
            response(200, &body)
        }
        OtherMember => response(200, r#"{"message":"Service temporarily unavailable"}"#),
        _ => refusal(protocol, operation, fault),
    })
}

/// An error in the service's own form.
fn refusal(protocol: Protocol, operation: &str, fault: Fault) -> HttpResponse {
    let because = match fault {
        DeniedByServiceControlPolicy => "with an explicit deny in a service control policy",
        _ => "because no identity-based policy allows the action",
    };
    let denied =
        format!("User: arn:aws:iam::1:user/u is not authorized to perform: {operation} {because}");
    let (codes, message) = match fault {
        Denied | DeniedByServiceControlPolicy => (
            [
                ("UnauthorizedOperation", 403),
                ("AccessDenied", 403),
                ("AccessDeniedException", 400),
            ],
            denied.as_str(),
        ),
        Throttled => (
            [
                ("RequestLimitExceeded", 503),
                ("Throttling", 400),
                ("ThrottlingException", 400),
            ],
            "Rate exceeded",
        ),
        Expired => (
            [
                ("RequestExpired", 400),
                ("ExpiredToken", 403),
                ("ExpiredTokenException", 400),
            ],
            "The security token included in the request is expired",
        ),
        RegionNotEnabled => (
            [
                ("AuthFailure", 401),
                ("InvalidClientTokenId", 403),
                ("UnrecognizedClientException", 400),
            ],
            "The security token included in the request is invalid",
        ),
        _ => (
            [
                ("InternalError", 500),
                ("InternalFailure", 500),
                ("ServerException", 500),
            ],
            "An internal error has occurred",
        ),
    };
    let [ec2, query, json] = codes;
    let error = |code: &str| format!("<Code>{code}</Code><Message>{message}</Message>");
    let (status, body) = match protocol {
        Protocol::Ec2 => (
            ec2.1,
            format!(
                "<Response><Errors><Error>{}</Error></Errors></Response>",
                error(ec2.0)
            ),
        ),
        Protocol::Query => (
            query.1,
            format!(
                "<ErrorResponse><Error>{}</Error></ErrorResponse>",
                error(query.0)
            ),
        ),
        Protocol::Json => (
            json.1,
            format!(
                r#"{{"__type":"{}","ErrorCode":"{0}","message":"{message}"}}"#,
                json.0
            ),
        ),
    };
    response(status, &body)
}

/// An account, its suite, and the results without a fault.
struct Undisturbed {
    name: &'static str,
    suite: Suite,
    scope: Scope,
    answers: Arc<Answers>,
    recording: Recording,
    sdk: aws_config::SdkConfig,
    snapshot: Snapshot,
    outcomes: BTreeMap<String, Outcome>,
}

/// The complete account, with VPC Block Public Access on and an exclusion for each VPC. The emulator does not have this, so that
/// the recording is edited.
const EXCLUDED: &str = "complete, but excluded from VPC Block Public Access";

/// Turns VPC Block Public Access on in a recording.
fn exclude(recording: &mut Recording) {
    let mode = "<blockPublicAccessStates><internetGatewayBlockMode>block-bidirectional</internetGatewayBlockMode></blockPublicAccessStates>";
    let mut exclusions = String::new();
    for answer in &mut recording.answers {
        if answer.service == "ec2" && operation("ec2", &answer.request) == "DescribeVpcs" {
            for part in answer.body.split("<vpcId>").skip(1) {
                let (vpc, _) = part.split_once("</vpcId>").expect("an id");
                exclusions += &format!(
                    "<item><exclusionId>vpcbpa-exclude-1</exclusionId><state>create-complete</state><resourceArn>arn:aws:ec2:us-west-2:1:vpc/{vpc}</resourceArn>\
                    <internetGatewayExclusionMode>allow-bidirectional</internetGatewayExclusionMode></item>"
                );
            }
            answer.body = answer.body.replace("<vpcId>", &format!("{mode}<vpcId>"));
        }
    }
    assert!(!exclusions.is_empty());
    let name = EXCLUSIONS.name();
    let list = "vpcBlockPublicAccessExclusionSet";
    recording.answers.push(Recorded {
        service: "ec2".to_owned(),
        request: format!("POST /  Action={name}&Version=2016-11-15"),
        status: 200,
        body: format!("<{name}Response><{list}>{exclusions}</{list}></{name}Response>"),
    });
}

const EXCLUSIONS: Call = Call::DescribeVpcBlockPublicAccessExclusions;

impl Undisturbed {
    async fn read(name: &'static str) -> Self {
        let file = if name == EXCLUDED { "complete" } else { name };
        let path = repository::root().join(format!("fixtures/answers/{file}.json"));
        let text = std::fs::read_to_string(path).expect("a recording");
        let mut recording: Recording = serde_json::from_str(&text).expect("a recording");
        if name == EXCLUDED {
            exclude(&mut recording);
        }
        let answers = std::mem::take(&mut recording.answers).into_iter();
        let answers = answers.map(|one| ((one.service, one.request), (one.status, one.body)));
        let suite = repository::suite(&recording.suite);
        let scope = suite.scope(suite.checks().map(|(_, check)| check));
        let sdk = Session::sdk_for_tests().await;
        let nothing = Snapshot::new(Default::default(), jiff::Timestamp::UNIX_EPOCH);
        let mut account = Undisturbed {
            name,
            scope,
            answers: Arc::new(answers.collect()),
            recording,
            sdk,
            snapshot: nothing,
            outcomes: BTreeMap::new(),
            suite,
        };
        let scope = account.scope.clone();
        let (read, _) = account.collect(&scope, None, "0").await;
        account.snapshot = read.expect("without a fault everything is read");
        // The site is not AWS, and its answers have tests of their own (`probe`).
        let of_site = if name == "database-closed" {
            name
        } else {
            "complete"
        };
        let recorded = accounts::recorded(of_site);
        let probe = recorded["probes"]
            .as_object()
            .and_then(|probes| probes.values().next());
        let probe: Fact<_> =
            serde_json::from_value(probe.expect("a probe").clone()).expect("a probe");
        let reads = further_reads(&account.suite, &account.snapshot, &Selection::default());
        let urls = reads.sites.into_keys();
        account.snapshot.probes = urls.map(|url| (url, probe.clone())).collect();
        account.outcomes = account.judged(&account.snapshot, |judged| judged.outcome);
        account
    }

    /// Reads the account with a fault. Also returns how often the call with the fault was attempted.
    async fn collect(
        &self,
        scope: &Scope,
        fault: Option<(Call, Fault)>,
        cell: &str,
    ) -> (Result<Snapshot, SessionError>, usize) {
        let account = Arc::new(Account {
            answers: Arc::clone(&self.answers),
            fault,
            attempts: AtomicUsize::new(0),
        });
        let connector = SharedHttpConnector::new(Connector(Arc::clone(&account)));
        let http = http_client_fn(move |_, _| connector.clone());
        let is_identity = fault.is_some_and(|(call, _)| call == Call::GetCallerIdentity);
        let known = (!is_identity).then(|| self.recording.account.clone());
        let session = Session::for_cell(&self.sdk, http, &self.recording.region, known, cell);
        let options = Options {
            attempts: 2,
            ..Options::default()
        };
        let read = collect(&session, scope, &options, &()).await;
        (read, account.attempts.load(Ordering::SeqCst))
    }

    fn judged<T>(&self, snapshot: &Snapshot, of: impl Fn(&Judged<'_>) -> T) -> BTreeMap<String, T> {
        let selection = Selection::default();
        let evaluation = evaluate(&self.suite, snapshot, &selection);
        let checks = evaluation.checks.iter();
        checks
            .map(|judged| (judged.check.id.as_str().to_owned(), of(judged)))
            .collect()
    }

    /// The calls of the suite to AWS.
    fn calls(&self) -> impl Iterator<Item = Call> {
        let calls = self.scope.calls.iter().copied();
        calls.filter(|&call| call != Call::ProbeSite)
    }

    /// The calls to make again for this one: itself, those that depend on it, and the inputs of these.
    fn with_dependents(&self, call: Call) -> BTreeSet<Call> {
        let wanted = self.calls();
        let dependent = wanted.filter(|&other| complete(&[other].into()).contains(&call));
        &complete(&dependent.collect()) & &self.scope.calls
    }

    /// Makes one cell of the matrix.
    async fn cell(&self, call: Call, fault: Fault, number: usize) -> Cell {
        let calls = self.with_dependents(call);
        let scope = Scope {
            calls: calls.clone(),
            ..self.scope.clone()
        };
        let (read, attempts) = self
            .collect(&scope, Some((call, fault)), &number.to_string())
            .await;
        let mut cell = Cell {
            account: self.name,
            call,
            fault,
            made: attempts > 0,
            unknown: 0,
            refused: false,
            wrong: Vec::new(),
        };
        let newer = match read {
            Ok(newer) => newer,
            Err(error) => {
                cell.refused = true;
                cell.judge_refusal(&error);
                return cell;
            }
        };
        if fault == Expired && cell.made {
            cell.wrong
                .push("a report with expired credentials".to_owned());
        }
        let mut snapshot = self.snapshot.clone();
        snapshot.update(newer, &calls, false);
        let results = self.judged(&snapshot, |judged| CheckResult {
            outcome: judged.outcome,
            reason: match &judged.verdict {
                Some(Err(NotPassed::Unknown(reason))) => Some(reason.clone()),
                _ => None,
            },
            is_about_run_time: judged.check.assert.is_about_run_time(),
        });
        for (check, result) in results {
            cell.judge(&check, self.outcomes[&check], &result);
        }
        cell
    }
}

/// The result of a check.
struct CheckResult {
    outcome: Outcome,
    /// Why it is unknown.
    reason: Option<Reason>,
    is_about_run_time: bool,
}

/// The result of one cell.
struct Cell {
    account: &'static str,
    call: Call,
    fault: Fault,
    /// Whether the account has what the call asks for.
    made: bool,
    /// Checks that are unknown because of the fault.
    unknown: usize,
    /// There is an error about the session and no report.
    refused: bool,
    wrong: Vec<String>,
}

impl Cell {
    fn judge_refusal(&mut self, error: &SessionError) {
        // Nothing can be read with credentials that are not accepted, and the caller must be identified.
        let is_right = match self.fault {
            Expired => matches!(error, SessionError::Expired { .. }),
            Denied | DeniedByServiceControlPolicy => false,
            fault => fault.once().is_none() && self.call == Call::GetCallerIdentity,
        };
        if !is_right {
            self.wrong.push(format!("no report: {error:?}"));
        }
    }

    /// Compares the outcome of a check with and without the fault.
    fn judge(&mut self, check: &str, before: Outcome, result: &CheckResult) {
        let (after, reason) = (result.outcome, result.reason.as_ref());
        if before == after {
            return;
        }
        let is_unknown = after == Outcome::Unknown && self.fault.once().is_none();
        // A message of AWS or the site is reported as it is where its cause cannot be read.
        let is_symptom = before == Outcome::Blocked && after == Outcome::Failed;
        if is_symptom && result.is_about_run_time && self.fault.once().is_none() {
            return;
        }
        if !is_unknown {
            self.wrong
                .push(format!("{check}: {before:?}, then {after:?}"));
            return;
        }
        self.unknown += 1;
        let Some(reason) = reason else {
            self.wrong
                .push(format!("{check} is unknown without a reason"));
            return;
        };
        if reason.call() != Some(self.call) {
            self.wrong
                .push(format!("{check} is unknown because of {reason:?}"));
        }
        let names_action = reason
            .missing_actions()
            .iter()
            .map(String::as_str)
            .eq(self.call.actions());
        let wants_action = self.fault.is_denial();
        let is_throttled = matches!(reason, Reason::Throttled { .. });
        if names_action != wants_action || is_throttled != (self.fault == Throttled) {
            self.wrong
                .push(format!("{check} has the reason {reason:?}"));
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_fault_of_every_call_is_unknown_where_it_matters_and_nowhere_else() {
    let started = Instant::now();
    let mut all = Vec::new();
    for name in [
        "complete",
        "database-closed",
        "untouched",
        "cleaned",
        EXCLUDED,
    ] {
        all.push(Undisturbed::read(name).await);
    }
    assert!(
        all[0]
            .outcomes
            .values()
            .all(|&outcome| outcome == Outcome::Passed),
        "{:?}",
        all[0].outcomes
    );
    for passed in [&all[3], &all[4]] {
        assert!(
            passed
                .outcomes
                .values()
                .all(|&outcome| outcome == Outcome::Passed),
            "{:?}",
            passed.outcomes
        );
    }
    let is_failed =
        |account: &Undisturbed| account.outcomes.values().any(|&one| one == Outcome::Failed);
    assert!(is_failed(&all[1]) && is_failed(&all[2]));
    let mut cells = Vec::new();
    for &fault in FAULTS {
        for account in &all {
            // Of this account, only the call that the others do not need.
            let calls = account
                .calls()
                .filter(|&call| account.name != EXCLUDED || call == EXCLUSIONS);
            cells.extend(calls.map(|call| (account, call, fault)));
        }
    }
    let results = futures_util::stream::iter(cells.into_iter().enumerate())
        .map(|(number, (account, call, fault))| account.cell(call, fault, number + 1))
        .buffer_unordered(64)
        .collect::<Vec<Cell>>()
        .await;
    let (results, not_made): (Vec<Cell>, Vec<Cell>) =
        results.into_iter().partition(|cell| cell.made);
    println!("{}", table(&results));
    println!(
        "{} further cells of calls that the accounts do not need",
        not_made.len()
    );
    println!("{:.1} s", started.elapsed().as_secs_f64());
    let wrong: Vec<String> = results
        .iter()
        .filter(|cell| !cell.wrong.is_empty())
        .map(|cell| {
            format!(
                "{} {:?} {:?}: {:?}",
                cell.account, cell.call, cell.fault, cell.wrong
            )
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{} cells are wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    // Otherwise the matrix would show nothing about the call.
    let needed = |call: Call| {
        let of_call = |cell: &&Cell| cell.call == call && cell.fault == Truncated;
        results
            .iter()
            .filter(of_call)
            .any(|cell| cell.unknown > 0 || cell.refused)
    };
    let calls: BTreeSet<Call> = results.iter().map(|cell| cell.call).collect();
    let name = |call: Call| match call.declared() {
        Some(declared) => declared.declaration().key.clone(),
        None => format!("{call:?}"),
    };
    let unneeded = calls.into_iter().filter(|&call| !needed(call)).map(name);
    let unneeded: Vec<String> = unneeded.collect();
    assert_eq!(unneeded, [""; 0], "calls without an effect");
}

/// The figures: a line for each fault.
fn table(cells: &[Cell]) -> String {
    let mut lines = String::new();
    for &fault in FAULTS {
        let of_fault: Vec<&Cell> = cells.iter().filter(|cell| cell.fault == fault).collect();
        let count = |is: fn(&Cell) -> bool| of_fault.iter().filter(|cell| is(cell)).count();
        let name = format!("{fault:?}");
        let _ = writeln!(
            lines,
            "{name:<30} {:>4} cells, {:>4} with unknown checks, {:>4} without a change, {:>4} without a report, {} wrong",
            of_fault.len(),
            count(|cell| cell.unknown > 0),
            count(|cell| cell.unknown == 0 && !cell.refused),
            count(|cell| cell.refused),
            count(|cell| !cell.wrong.is_empty()),
        );
    }
    let wrong = cells.iter().filter(|cell| !cell.wrong.is_empty()).count();
    let _ = writeln!(lines, "{} cells, {wrong} wrong", cells.len());
    lines
}
