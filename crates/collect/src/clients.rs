//! The clients, one per service. Each rejects truncated responses and logs its requests.

use aws_config::SdkConfig;

use super::complete_body::CompleteBody;
use super::request_log::RequestLog;
use super::service_client::{self, ServiceClient};

macro_rules! clients {
    (sdk: $($field:ident $service:ident,)*; other: $($other:ident $api:ident,)*) => {
        /// The clients of one collection.
        pub(super) struct Clients {
            $(pub $field: $service::Client,)*
            $(pub $other: ServiceClient,)*
        }

        impl Clients {
            pub(super) fn new(sdk: &SdkConfig) -> Self {
                Clients {
                    $($field: $service::Client::from_conf(
                        $service::config::Builder::from(sdk)
                            .interceptor(CompleteBody)
                            .interceptor(RequestLog)
                            .build(),
                    ),)*
                    $($other: ServiceClient::new(sdk, service_client::$api),)*
                }
            }
        }
    };
}

clients! {
    sdk:
    ec2 aws_sdk_ec2,
    ecs aws_sdk_ecs,
    efs aws_sdk_efs,
    elbv2 aws_sdk_elasticloadbalancingv2,
    ssm aws_sdk_ssm,
    ;
    other:
    autoscaling APPLICATION_AUTO_SCALING,
    cloudformation CLOUD_FORMATION,
    iam IAM,
    logs CLOUD_WATCH_LOGS,
    rds RDS,
}
