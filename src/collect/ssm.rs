//! Parameter Store: `ssm get-parameters`, never decrypted.

use aws_sdk_ssm::Client;
use aws_sdk_ssm::types as sdk;
use futures::future::try_join_all;

use super::caller::{Caller, Read, fact, incomplete};
use super::convert::word;
use super::redact;
use crate::snapshot::services::{Parameter, Ssm};
use crate::snapshot::{Call, Reason, Scope};

/// The most names one call takes.
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
    // AWS refuses a request that names one parameter twice.
    names.sort();
    names.dedup();
    let batches = names.chunks(NAMES).map(|batch| {
        let request = client
            .get_parameters()
            .set_names(Some(batch.to_vec()))
            .with_decryption(false);
        async move {
            let answer = caller.one(CALL, request.send()).await?;
            let found = answer.parameters.unwrap_or_default();
            // A name is either found or invalid; an answer that forgets names is not whole.
            match found.len() + answer.invalid_parameters.unwrap_or_default().len() < batch.len() {
                true => Err(incomplete(CALL)),
                false => Ok(found),
            }
        }
    });
    let found = try_join_all(batches).await?.into_iter().flatten();
    Ok(found
        .map(|parameter| convert(parameter, caller.scope))
        .collect())
}

/// Keeps the value only of a plain parameter that the suite declares readable: without decryption a SecureString's
/// value is ciphertext on AWS, but plain text on some emulators.
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
