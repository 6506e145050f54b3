//! Reports every attempt of every request to `tracing`: operation, attempt, status and time. Never a header or a body.

use std::time::Instant;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::Intercept;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeTransmitInterceptorContextRef, FinalizerInterceptorContextRef,
};
use aws_smithy_runtime_api::client::orchestrator::Metadata;
use aws_smithy_runtime_api::client::retries::RequestAttempts;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};

/// The interceptor of every client.
#[derive(Debug)]
pub(super) struct RequestLog;

/// When the current attempt began.
#[derive(Debug)]
struct AttemptStart(Instant);

impl Storable for AttemptStart {
    type Storer = StoreReplace<Self>;
}

impl Intercept for RequestLog {
    fn name(&self) -> &'static str {
        "RequestLog"
    }

    fn read_before_attempt(
        &self,
        _context: &BeforeTransmitInterceptorContextRef<'_>,
        _components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let start = AttemptStart(Instant::now());
        config.interceptor_state().store_put(start);
        Ok(())
    }

    fn read_after_attempt(
        &self,
        context: &FinalizerInterceptorContextRef<'_>,
        _components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let operation = config.load::<Metadata>();
        let service = operation.map_or("AWS", Metadata::service);
        let name = operation.map_or("request", Metadata::name);
        let attempt = (config.load::<RequestAttempts>()).map_or(1, RequestAttempts::attempts);
        let milliseconds = (config.load::<AttemptStart>())
            .map_or(0, |AttemptStart(start)| start.elapsed().as_millis());
        match context
            .response()
            .map(|response| response.status().as_u16())
        {
            Some(status) => tracing::info!(
                "{service} {name}: status {status} in {milliseconds} ms (attempt {attempt})"
            ),
            None => tracing::info!(
                "{service} {name}: no answer in {milliseconds} ms (attempt {attempt})"
            ),
        }
        Ok(())
    }
}
