//! `grade --check-access`: whether each account of a class can be read. It is for the evening before.

use std::sync::Arc;

use futures_util::StreamExt;
use futures_util::stream;
use serde::Serialize;

use super::account::{self, CommandError};
use super::class::ClassRequest;
use super::failure::Failure;
use super::write::print;
use crate::args::GradeArgs;
use crate::class::{Attendee, NotGraded};
use crate::exit::ExitStatus;
use crate::reporter::TerminalOptions;
use crate::ui::access_lines;
use workshop_check_core::locale::Locale;
use workshop_check_core::report::label;
use workshop_check_core::snapshot::AccountIdentity;

/// The schema that the JSON names.
const SCHEMA: &str = "workshop-check/access/1";

/// Whether the accounts of a class can be read.
#[derive(Debug, Serialize)]
struct ClassAccess {
    schema: &'static str,
    /// In the roster's order.
    attendees: Vec<Access>,
}

/// Whether the account of an attendee can be read.
#[derive(Debug, Serialize)]
struct Access {
    name: String,
    account_id: String,
    /// "yes", "no", or "unknown" if another attempt may have another result.
    readable: &'static str,
    /// The Region, if the account can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<String>,
    /// Whose credentials they are, if the account can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    caller_arn: Option<String>,
    /// Why it cannot be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

impl Access {
    fn new(
        attendee: &Attendee,
        found: Result<AccountIdentity, NotGraded>,
        locale: &Locale,
    ) -> Self {
        let readable = match &found {
            Ok(_) => "yes",
            Err(error) if error.may_pass() => "unknown",
            Err(_) => "no",
        };
        let error = found.as_ref().err().map(|error| error.text(locale));
        let account = found.ok();
        Access {
            name: attendee.name.clone(),
            account_id: attendee.account_id.clone(),
            readable,
            region: account.as_ref().map(|account| account.region.clone()),
            caller_arn: account.map(|account| account.caller_arn),
            error,
        }
    }
}

/// Asks AWS about each account, and prints the answers.
///
/// # Errors
/// When an argument cannot be used, or there are no credentials.
pub fn run(args: &GradeArgs) -> Result<ExitStatus, Failure> {
    let class = ClassRequest::read(&args.class)?;
    let attendees = class.attendees.clone();
    let locale = Arc::clone(&class.locale);
    let asking = async {
        let class = class.open(&args.class).await?;
        ClassRequest::refuse_unreachable(&class, &attendees, args.class.roster.as_deref()).await?;
        let answers = stream::iter(&attendees).map(async |attendee| {
            let found = class.check_access(attendee).await;
            Access::new(attendee, found, &class.locale)
        });
        let limit = args.class.accounts.concurrency.into();
        Ok::<_, CommandError>(answers.buffered(limit).collect::<Vec<Access>>().await)
    };
    let attendees = account::run(asking, &locale)?;
    let has = |readable: &str| attendees.iter().any(|one| one.readable == readable);
    let status = match (has("no"), has("unknown")) {
        (true, _) => ExitStatus::Failed,
        (false, true) => ExitStatus::Unknown,
        (false, false) => ExitStatus::Passed,
    };
    let text = if args.output.json {
        let access = ClassAccess {
            schema: SCHEMA,
            attendees,
        };
        serde_json::to_string_pretty(&access)
            .map(|text| text + "\n")
            .map_err(|error| Failure::new(format!("write JSON: {error}"), None))?
    } else {
        let lines = attendees.iter().map(|one| {
            let place = one.region.as_deref().unwrap_or_default();
            let told = one.error.as_deref().unwrap_or(place);
            (one.readable, label(&one.name, &one.account_id), told)
        });
        access_lines(lines, TerminalOptions::for_stdout(), &locale)
    };
    print(&text)?;
    Ok(status)
}
