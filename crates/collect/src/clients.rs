//! The SDK clients, one per service. Each rejects truncated responses and logs its requests.

use aws_config::SdkConfig;

use super::complete_body::CompleteBody;
use super::request_log::RequestLog;

macro_rules! clients {
    ($($field:ident $service:ident,)*) => {
        /// The SDK clients of one collection.
        pub(super) struct Clients {
            $(pub $field: $service::Client,)*
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
                }
            }
        }
    };
}

clients! {
    autoscaling aws_sdk_applicationautoscaling,
    cloudformation aws_sdk_cloudformation,
    ec2 aws_sdk_ec2,
    ecs aws_sdk_ecs,
    efs aws_sdk_efs,
    elbv2 aws_sdk_elasticloadbalancingv2,
    iam aws_sdk_iam,
    logs aws_sdk_cloudwatchlogs,
    rds aws_sdk_rds,
    ssm aws_sdk_ssm,
}
