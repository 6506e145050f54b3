//! Clients of services that the program itself reads without an SDK crate.
//!
//! The SDK's crates for these services are a third of all that the SDK takes to build, and the program calls eleven of their
//! operations. Like the calls that suites declare, those go through the runtime of the SDK.

use std::fmt;

use aws_config::SdkConfig;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::error::ErrorMetadata;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::operation::Service;
use super::wire::{Members, Wire};
use workshop_check_core::snapshot::call::{Method, Protocol};

/// A service, and how its operations are asked. Source: the API models of the services.
#[derive(Debug, Clone, Copy)]
pub(super) struct Api {
    service: Service,
    protocol: Protocol,
    target: Option<&'static str>,
    version: Option<&'static str>,
}

pub(super) const APPLICATION_AUTO_SCALING: Api = Api {
    service: Service {
        id: "Application Auto Scaling",
        endpoint_prefix: "application-autoscaling",
        signing_name: "application-autoscaling",
        is_global: false,
    },
    protocol: Protocol::Json11,
    target: Some("AnyScaleFrontendService"),
    version: None,
};

pub(super) const CLOUD_FORMATION: Api = Api {
    service: Service {
        id: "CloudFormation",
        endpoint_prefix: "cloudformation",
        signing_name: "cloudformation",
        is_global: false,
    },
    protocol: Protocol::Query,
    target: None,
    version: Some("2010-05-15"),
};

pub(super) const CLOUD_WATCH_LOGS: Api = Api {
    service: Service {
        id: "CloudWatch Logs",
        endpoint_prefix: "logs",
        signing_name: "logs",
        is_global: false,
    },
    protocol: Protocol::Json11,
    target: Some("Logs_20140328"),
    version: None,
};

pub(super) const IAM: Api = Api {
    service: Service {
        id: "IAM",
        endpoint_prefix: "iam",
        signing_name: "iam",
        is_global: true,
    },
    protocol: Protocol::Query,
    target: None,
    version: Some("2010-05-08"),
};

pub(super) const RDS: Api = Api {
    service: Service {
        id: "RDS",
        endpoint_prefix: "rds",
        signing_name: "rds",
        is_global: false,
    },
    protocol: Protocol::Query,
    target: None,
    version: Some("2014-10-31"),
};

/// Asks the operations of one service.
#[derive(Debug, Clone)]
pub(super) struct ServiceClient {
    sdk: SdkConfig,
    api: Api,
}

impl ServiceClient {
    /// A client with the credentials, the Region and the settings of the SDK's own clients.
    pub(super) fn new(sdk: &SdkConfig, api: Api) -> Self {
        ServiceClient {
            sdk: sdk.clone(),
            api,
        }
    }

    /// Sends one request.
    ///
    /// # Errors
    /// As with the SDK's own clients.
    pub(super) async fn ask<T>(
        &self,
        operation: &'static str,
        members: Members,
    ) -> Result<T, SdkError<ErrorMetadata, HttpResponse>>
    where
        T: DeserializeOwned + fmt::Debug + Send + Sync + 'static,
    {
        let Api {
            service,
            protocol,
            target,
            version,
        } = self.api;
        let wire = Wire {
            service,
            operation,
            protocol,
            target,
            version,
            method: Method::Post,
            path: None,
        };
        let operation = wire.operation(&self.sdk, Wire::typed).await;
        operation
            .map_err(SdkError::construction_failure)?
            .invoke(members)
            .await
    }
}

/// A list in XML, which has an element of its own around the `member`s.
#[derive(Debug, Deserialize)]
pub(super) struct List<T> {
    #[serde(default = "Vec::new")]
    pub member: Vec<T>,
}

/// The members of a JSON object that are not null.
pub(super) fn members(object: Value) -> Members {
    match object {
        Value::Object(members) => members
            .into_iter()
            .filter(|(_, value)| !value.is_null())
            .collect(),
        _ => Members::new(),
    }
}

#[cfg(test)]
mod tests;
