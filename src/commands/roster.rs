//! `roster`: a roster of the accounts of an AWS organization.

use super::account::{self, CommandError};
use super::failure::Failure;
use super::support::workshop_and_locale;
use super::write::print;
use crate::args::RosterArgs;
use crate::class::roster::{self, Access};
use crate::class::{Attendee, RosterIndex};
use crate::exit::ExitStatus;
use crate::reporter::inert_cell;
use crate::scale_out::organization::{OrganizationAccount, accounts, endpoint_region};
use workshop_check_collect::requests::{RequestError, Requests};
use workshop_check_collect::{Base, Connections, Role};
use workshop_check_core::snapshot::partition_of;

/// Writes the roster.
///
/// # Errors
/// When there are no credentials, AWS refuses, or the file cannot be written.
pub fn run(args: &RosterArgs) -> Result<ExitStatus, Failure> {
    let (_, locale) = workshop_and_locale(&args.suite)?;
    let reading = async {
        let profile = args.profile.as_deref();
        let connections = Connections::open(&args.connection.options(), profile).await?;
        let base = Base::load(args.region.as_deref(), profile, &connections).await?;
        let partition = partition_of(base.region());
        let endpoint = endpoint_region(base.region());
        let requests = Requests::of_session(&base.open(Some(endpoint), None).await?);
        let units: Vec<String> = args.ou.iter().map(|unit| unit.0.clone()).collect();
        let found = accounts(&requests, &units).await.map_err(|error| {
            let hint = hint(&error);
            CommandError::Other(Failure::new(
                format!("read the organization: {error}"),
                hint,
            ))
        })?;
        Ok((partition, found))
    };
    let (partition, found) = account::run(reading, &locale)?;
    if found.is_empty() {
        return Err(Failure::new("find an active account in it", None));
    }
    let attendees = found.into_iter().enumerate();
    let attendees: Vec<Attendee> = attendees
        .map(|(index, account)| attendee(index, partition, account, args))
        .collect();
    let text = roster::write(&attendees);
    match &args.out {
        None => print(&text)?,
        Some(path) => std::fs::write(path, text)
            .map_err(|error| Failure::new(format!("write {}: {error}", path.display()), None))?,
    }
    Ok(ExitStatus::Passed)
}

fn hint(error: &RequestError) -> Option<String> {
    if error.denied {
        let action = &error.operation;
        return Some(format!(
            "the management account or a delegated administrator may call it, if its policy allows {action}"
        ));
    }
    (error.code == "AWSOrganizationsNotInUseException")
        .then(|| "use the credentials of the organization's management account".to_owned())
}

/// The owners of the accounts choose their names, and somebody may open the file in a spreadsheet.
fn attendee(
    index: usize,
    partition: &str,
    account: OrganizationAccount,
    args: &RosterArgs,
) -> Attendee {
    let name = inert_cell(&account.name);
    let name = if name.trim().is_empty() {
        account.id.clone()
    } else {
        name
    };
    Attendee {
        index: RosterIndex::new(index),
        name,
        region: None,
        submit_code: None,
        access: Access::Role(Role {
            arn: format!(
                "arn:{partition}:iam::{}:role/{}",
                account.id, args.role_name
            ),
            external_id: args.external_id.clone(),
        }),
        account_id: account.id,
        columns: [("email".to_owned(), inert_cell(&account.email))].into(),
    }
}
