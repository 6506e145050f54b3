//! Sends a proof to STS, to learn whose account it is.

use std::time::Duration;

use aws_config::retry::RetryConfig;
use aws_config::timeout::TimeoutConfig;
use aws_config::{BehaviorVersion, Region};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::Intercept;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeDeserializationInterceptorContextMut, BeforeTransmitInterceptorContextMut,
};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use http_body_util::Limited;

use super::{BOARD_HEADER, Binding, DIGEST_HEADER, Proof};
use crate::classify::{self, ErrorKind};
use crate::complete_body::CompleteBody;
use crate::request_log::RequestLog;
use crate::session::Connections;

/// The maximum number of bytes of a response. Those of STS have less than a kilobyte.
const MOST_RESPONSE: usize = 64 * 1024;

/// The account that STS names for a proof.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProvedAccount {
    /// The account id.
    pub id: String,
    /// The ARN of the caller.
    pub arn: String,
}

/// Why a proof proves nothing. `Display` is for logs.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VerifyError {
    /// STS refuses it.
    #[error("STS refuses it: {code}")]
    Refused {
        /// The AWS error code.
        code: String,
    },
    /// STS did not answer, or not as STS does.
    #[error("STS does not answer: {code}")]
    Unavailable {
        /// The AWS error code, or a word of this program.
        code: String,
    },
}

/// Verifies proofs. It has no credentials: a request is sent with those of the proof or with none.
#[derive(Debug, Clone)]
pub struct Verifier {
    connections: Connections,
}

impl Verifier {
    /// A verifier with these connections to AWS.
    pub fn new(connections: Connections) -> Self {
        Verifier { connections }
    }

    /// Sends the proof to the STS of its Region, with the headers of this binding. The host follows from the Region by the
    /// SDK's rules, or from the endpoint of this program's own options and environment.
    ///
    /// # Errors
    /// Returns a [`VerifyError`] within 8 seconds if STS does not confirm the proof.
    pub async fn verify(
        &self,
        proof: &Proof,
        binding: &Binding,
    ) -> Result<ProvedAccount, VerifyError> {
        let mut loader = aws_config::defaults(BehaviorVersion::latest())
            .region(Region::new(proof.region().to_owned()))
            .http_client(self.connections.http.clone())
            .no_credentials()
            .use_fips(false)
            .use_dual_stack(false)
            .retry_config(RetryConfig::standard().with_max_attempts(2))
            .timeout_config(timeouts());
        if let Some(url) = &self.connections.endpoint_url {
            loader = loader.endpoint_url(url);
        }
        let sdk = loader.load().await;
        let config = aws_sdk_sts::config::Builder::from(&sdk)
            .allow_no_auth()
            .interceptor(CompleteBody)
            .interceptor(RequestLog)
            .build();
        let answer = aws_sdk_sts::Client::from_conf(config)
            .get_caller_identity()
            .customize()
            .interceptor(Presigned {
                query: proof.expose(),
                binding: binding.clone(),
            })
            .send()
            .await;
        let answer = answer.map_err(|error| {
            let error = classify::call_error(&error);
            let code = error.code;
            match error.kind {
                ErrorKind::Denied | ErrorKind::Expired | ErrorKind::Key | ErrorKind::Signature => {
                    VerifyError::Refused { code }
                }
                _ => VerifyError::Unavailable { code },
            }
        })?;
        match (answer.account, answer.arn) {
            (Some(id), Some(arn)) if is_account_id(&id) => Ok(ProvedAccount { id, arn }),
            _ => Err(VerifyError::Unavailable {
                code: "IncompleteAnswer".to_owned(),
            }),
        }
    }
}

fn is_account_id(id: &str) -> bool {
    id.len() == 12 && id.bytes().all(|byte| byte.is_ascii_digit())
}

fn timeouts() -> TimeoutConfig {
    TimeoutConfig::builder()
        .connect_timeout(Duration::from_secs(3))
        .operation_attempt_timeout(Duration::from_secs(5))
        .operation_timeout(Duration::from_secs(8))
        .build()
}

/// Replaces the request by the presigned one. Only the host stays.
struct Presigned {
    query: String,
    binding: Binding,
}

/// Without the query, which is a secret.
impl std::fmt::Debug for Presigned {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Presigned")
    }
}

impl Intercept for Presigned {
    fn name(&self) -> &'static str {
        "Presigned"
    }

    fn modify_before_transmit(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        _config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let request = context.request_mut();
        let uri = format!("{}?{}", request.uri(), self.query);
        request.set_uri(uri)?;
        request.set_method("GET")?;
        *request.body_mut() = SdkBody::empty();
        let headers = request.headers_mut();
        for name in ["content-type", "content-length"] {
            headers.remove(name);
        }
        headers.insert(DIGEST_HEADER, self.binding.digest.clone());
        headers.insert(BOARD_HEADER, self.binding.board.clone());
        Ok(())
    }

    fn modify_before_deserialization(
        &self,
        context: &mut BeforeDeserializationInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        _config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let body = context.response_mut().take_body();
        let limited = SdkBody::from_body_1_x(Limited::new(body, MOST_RESPONSE));
        *context.response_mut().body_mut() = limited;
        Ok(())
    }
}
