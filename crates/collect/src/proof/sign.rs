//! Signs a proof with the SDK's own signer. Nothing is sent.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use aws_runtime::auth::{HttpSignatureType, SigV4OperationSigningConfig};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::client::interceptors::Intercept;
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextMut;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::retry::RetryConfig;

use super::{BOARD_HEADER, Binding, DIGEST_HEADER, Proof};
use crate::SessionError;
use crate::classify;
use crate::session::Session;

/// How long the presigned request asks to be valid. Long enough for a slow network and a clock that is a little wrong.
const VALID_FOR: Duration = Duration::from_secs(120);

/// Signs a proof with the credentials of a session, for the STS of its Region. The credentials may be loaded again for
/// that; no other request is sent.
///
/// # Errors
/// Returns a [`SessionError`] if the credentials cannot be loaded.
pub async fn prove(session: &Session, binding: &Binding) -> Result<Proof, SessionError> {
    let unsent = Unsent::default();
    let connector = unsent.clone();
    let config = aws_sdk_sts::config::Builder::from(session.sdk())
        // The verifier sends the request to the standard endpoint of the Region, and the host name is signed.
        .use_fips(false)
        .use_dual_stack(false)
        .retry_config(RetryConfig::disabled())
        .http_client(http_client_fn(move |_, _| {
            SharedHttpConnector::new(connector.clone())
        }))
        .build();
    let answer = aws_sdk_sts::Client::from_conf(config)
        .get_caller_identity()
        .customize()
        .interceptor(Presign(binding.clone()))
        .send()
        .await;
    let query = unsent.taken();
    let proof = query.as_deref().map(Proof::parse);
    match (proof, answer) {
        (Some(Ok(proof)), _) => Ok(proof),
        (Some(Err(error)), _) => Err(SessionError::Failed {
            code: "Presigning".to_owned(),
            message: error.to_string(),
        }),
        (None, Err(error)) => Err(SessionError::from_call(
            &classify::call_error(&error),
            session.time_limit(),
        )),
        (None, Ok(_)) => Err(SessionError::Failed {
            code: "Presigning".to_owned(),
            message: "there is no request".to_owned(),
        }),
    }
}

/// Turns the request into one whose signature is in its query, with the headers of the binding.
#[derive(Debug)]
struct Presign(Binding);

impl Intercept for Presign {
    fn name(&self) -> &'static str {
        "Presign"
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let request = context.request_mut();
        let action = request.body().bytes().map(<[u8]>::to_vec);
        let action = String::from_utf8(action.ok_or("the request has no body")?)?;
        let uri = format!("{}?{action}", request.uri());
        request.set_uri(uri)?;
        request.set_method("GET")?;
        *request.body_mut() = SdkBody::empty();
        let headers = request.headers_mut();
        for name in ["content-type", "content-length"] {
            headers.remove(name);
        }
        headers.insert(DIGEST_HEADER, self.0.digest.clone());
        headers.insert(BOARD_HEADER, self.0.board.clone());
        let signing = config.load::<SigV4OperationSigningConfig>();
        let mut signing = signing.ok_or("the request is not signed")?.clone();
        signing.signing_options.signature_type = HttpSignatureType::HttpRequestQueryParams;
        signing.signing_options.expires_in = Some(VALID_FOR);
        config.interceptor_state().store_put(signing);
        Ok(())
    }
}

/// An HTTP connector that keeps the query of the request instead of sending it.
#[derive(Debug, Clone, Default)]
struct Unsent(Arc<Mutex<Option<String>>>);

impl Unsent {
    fn taken(&self) -> Option<String> {
        let mut query = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        query.take()
    }
}

impl HttpConnector for Unsent {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let query = request
            .uri()
            .split_once('?')
            .map(|(_, query)| query.to_owned());
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = query;
        HttpConnectorFuture::ready(Err(ConnectorError::other("not sent".into(), None)))
    }
}
