//! The options about AWS: whose account, where, and how it is reached.

use std::path::PathBuf;

use clap::{Args, ValueHint};
use url::Url;

use super::Time;
use workshop_check_collect::{ConnectTo, ConnectionOptions, Role, SessionOptions};

/// Whose account, and where.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "AWS")]
pub struct AwsArgs {
    /// The Region [default: as for every AWS tool]
    #[arg(long)]
    pub region: Option<String>,
    /// A profile of your AWS configuration
    #[arg(long)]
    pub profile: Option<String>,
    /// A role to assume first
    #[arg(long, value_name = "ARN")]
    pub role_arn: Option<String>,
    /// The external id that the role asks for; the command line is visible in the list of processes, a roster
    /// or a profile is not
    #[arg(long, value_name = "ID", requires = "role_arn")]
    pub external_id: Option<String>,
    /// Ask HOST2:PORT2 for the site of HOST1:PORT1, as curl does; AWS calls are not affected
    #[arg(long, value_name = "HOST1:PORT1:HOST2:PORT2")]
    pub connect_to: Vec<ConnectTo>,
    /// The longest that reading the account may take, and the sign-in before it, such as 30s or 2m; more than a minute also
    /// waits longer for each response [default: 60s, and 15s for the sign-in]
    #[arg(long, value_name = "DURATION")]
    pub timeout: Option<Time>,
    #[command(flatten)]
    pub connection: ConnectionArgs,
}

/// How AWS is reached.
#[derive(Debug, Clone, Default, Args)]
pub struct ConnectionArgs {
    /// The address of every AWS service, for an emulator or a proxy [default: AWS_ENDPOINT_URL, else AWS]
    #[arg(long, value_name = "URL", value_parser = web_address, help_heading = "AWS")]
    pub endpoint_url: Option<String>,
    /// Certificates to trust, a PEM file [default: AWS_CA_BUNDLE, else ca_bundle of the profile]
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = "AWS")]
    pub ca_bundle: Option<PathBuf>,
}

impl AwsArgs {
    /// How to open a session.
    pub fn session(&self) -> SessionOptions {
        SessionOptions {
            region: self.region.clone(),
            profile: self.profile.clone(),
            role: self.role_arn.clone().map(|arn| Role {
                arn,
                external_id: self.external_id.clone(),
            }),
            connections: ConnectionOptions {
                time_limit: self.timeout.map(|time| time.0),
                ..self.connection.options()
            },
        }
    }

    /// The first of these options that was given. None of them means anything without AWS.
    pub fn first_given(&self) -> Option<&'static str> {
        [
            ("--region", self.region.is_some()),
            ("--profile", self.profile.is_some()),
            ("--role-arn", self.role_arn.is_some()),
            ("--connect-to", !self.connect_to.is_empty()),
            ("--timeout", self.timeout.is_some()),
            ("--endpoint-url", self.connection.endpoint_url.is_some()),
            ("--ca-bundle", self.connection.ca_bundle.is_some()),
        ]
        .into_iter()
        .find_map(|(name, is_given)| is_given.then_some(name))
    }
}

impl ConnectionArgs {
    /// The same for the part of the program that calls AWS.
    pub fn options(&self) -> ConnectionOptions {
        ConnectionOptions {
            endpoint_url: self.endpoint_url.clone(),
            ca_bundle: self.ca_bundle.clone(),
            time_limit: None,
        }
    }
}

/// An address that the SDK can send requests to. Without the check, a missing "http://" would fail at the first call.
fn web_address(text: &str) -> Result<String, &'static str> {
    let url = Url::parse(text).ok();
    let is_web = url.is_some_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
    if is_web {
        Ok(text.to_owned())
    } else {
        Err("write it as http://HOST:PORT or https://HOST:PORT")
    }
}
