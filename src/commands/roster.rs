//! `roster`: a roster of the accounts of an AWS organization.

use super::account::{self, CommandError};
use super::failure::Failure;
use super::support::suite_and_locale;
use super::write::print;
use crate::args::RosterArgs;
use crate::exit::ExitStatus;
use crate::reporter::inert;
use crate::scale_out::organization::{OrganizationAccount, accounts, endpoint_region};
use workshop_check_collect::requests::{RequestError, Requests};
use workshop_check_collect::{Base, Connections};
use workshop_check_core::snapshot::partition_of;

/// Writes the roster.
///
/// # Errors
/// When there are no credentials, AWS refuses, or the file cannot be written.
pub fn run(args: &RosterArgs) -> Result<ExitStatus, Failure> {
    let (_, locale) = suite_and_locale(&args.suite)?;
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
    let text = csv(partition, &found, args)
        .map_err(|error| Failure::new(format!("write the roster: {error}"), None))?;
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

fn csv(
    partition: &str,
    accounts: &[OrganizationAccount],
    args: &RosterArgs,
) -> Result<String, Box<dyn std::error::Error>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["name", "account_id", "role_arn", "external_id", "email"])?;
    for account in accounts {
        let role = format!(
            "arn:{partition}:iam::{}:role/{}",
            account.id, args.role_name
        );
        let name = if account.name.trim().is_empty() {
            &account.id
        } else {
            &account.name
        };
        let external_id = args.external_id.as_deref().unwrap_or_default();
        // The owners of the accounts choose these two, and somebody may open the file in a spreadsheet.
        let (name, email) = (inert(name), inert(&account.email));
        writer.write_record([&*name, &account.id, &role, external_id, &*email])?;
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}
