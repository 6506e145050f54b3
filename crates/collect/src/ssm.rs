//! Parameter Store: `ssm get-parameters`, always without decryption.

use aws_sdk_ssm::Client;
use aws_sdk_ssm::types as sdk;
use futures_util::future::try_join_all;
use tokio::join;

use super::caller::{Caller, Read, fact, incomplete};
use super::convert::word;
use super::redact;
use workshop_check_core::snapshot::services::{Parameter, Ssm};
use workshop_check_core::snapshot::{Call, Reason, Scope};

/// The maximum number of names in one call.
const NAMES: usize = 10;

/// Reads the Parameter Store part of a snapshot.
pub(super) async fn collect(caller: &Caller<'_>, client: &Client) -> Ssm {
    Ssm {
        parameters: fact(parameters(caller, client).await),
    }
}

async fn parameters(caller: &Caller<'_>, client: &Client) -> Read<Vec<Parameter>> {
    const CALL: Call = Call::GetParameters;
    if !caller.wants(CALL) {
        return Err(Reason::NotRead { call: CALL });
    }
    let mut names: Vec<String> = caller
        .scope
        .parameters
        .iter()
        .map(|parameter| parameter.name.clone())
        .collect();
    // AWS rejects a request that names one parameter twice, and takes "/NAME" for "NAME" (LocalStack's tests of it,
    // validated against AWS). So the second spelling goes in a separate call, whose failure does not affect the other names.
    names.sort();
    names.dedup();
    let all = names.clone();
    let is_twin = |name: &String| {
        name.strip_prefix('/')
            .is_some_and(|plain| all.iter().any(|other| other == plain))
    };
    let (twins, names): (Vec<String>, Vec<String>) = names.into_iter().partition(is_twin);
    let (found, found_twins) = join!(
        try_join_all(
            names
                .chunks(NAMES)
                .map(|batch| batch_of(caller, client, batch))
        ),
        try_join_all(
            twins
                .chunks(NAMES)
                .map(|batch| batch_of(caller, client, batch))
        ),
    );
    let found = found?;
    let is_found = |twin: &String| {
        let mut found = found
            .iter()
            .flatten()
            .filter_map(|parameter| parameter.name());
        twin.strip_prefix('/')
            .is_some_and(|plain| found.any(|name| name == plain))
    };
    let found_twins = match found_twins {
        Err(Reason::Failed { .. }) => Vec::new(),
        // Where the page's own spelling is there, nothing is missing.
        Err(_) if twins.iter().all(is_found) => Vec::new(),
        other => other?,
    };
    let found = found.into_iter().chain(found_twins).flatten();
    Ok(found
        .map(|parameter| convert(parameter, caller.scope))
        .collect())
}

/// Reads at most [`NAMES`] parameters in one call.
async fn batch_of(
    caller: &Caller<'_>,
    client: &Client,
    batch: &[String],
) -> Read<Vec<sdk::Parameter>> {
    const CALL: Call = Call::GetParameters;
    let request = client
        .get_parameters()
        .set_names(Some(batch.to_vec()))
        .with_decryption(false);
    let answer = caller.one(CALL, request.send()).await?;
    let found = answer.parameters.unwrap_or_default();
    // AWS returns each name either as found or as invalid. A response that lacks names is incomplete.
    if found.len() + answer.invalid_parameters.unwrap_or_default().len() < batch.len() {
        Err(incomplete(CALL))
    } else {
        Ok(found)
    }
}

/// Keeps the value only of a plain parameter that the suite declares readable. Without decryption, the value of a
/// SecureString is ciphertext on AWS, but plain text on some emulators.
fn convert(parameter: sdk::Parameter, scope: &Scope) -> Parameter {
    let name = parameter.name.unwrap_or_default();
    let plain = matches!(
        parameter.r#type,
        Some(sdk::ParameterType::String | sdk::ParameterType::StringList)
    );
    let readable = scope
        .parameters
        .iter()
        .any(|wanted| wanted.readable && wanted.name == name);
    Parameter {
        value: parameter
            .value
            .filter(|_| plain && readable)
            .map(|value| redact::value(&value)),
        name,
        kind: word(parameter.r#type).unwrap_or_default(),
        arn: parameter.arn,
        data_type: parameter.data_type,
    }
}

#[cfg(test)]
mod tests;
