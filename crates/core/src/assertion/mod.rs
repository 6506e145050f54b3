//! What a check can assert. One kind a file, generic over its parameters: groups, ports, counts, names and images
//! come from the suite. Kinds speak in messages and have no words of their own.
//!
//! The doc comment of a kind's struct is its user documentation: `explain` prints it.

mod stated;

use std::ops::Deref;

use schemars::JsonSchema;
use serde::Deserialize;

pub use stated::{Spelling, Stated, Value as StatedValue};

use crate::account::Account;
use crate::change::Change;
use crate::diagnosis::Evidence;
use crate::diagnosis::pattern::Source;
use crate::ids::ResourceName;
use crate::message::Message;
use crate::resource::{ResourceKind, Resources};
use crate::snapshot::probe::Markers;
use crate::snapshot::{Call, Scope};
use crate::verdict::{Finding, Pass, Shortfall, Verdict, Wait, failed, pending};

/// What an assertion may look at.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    pub account: Account<'a>,
    /// The assertions of the whole suite, in order: some are about what others leave.
    pub peers: &'a [&'a Assert],
    /// The Regions that the workshop is made for.
    pub regions: &'a [String],
}

/// One kind of assertion, with its parameters.
pub trait Assertion {
    /// Judges the account. Pure: no I/O, no clock; cannot fail.
    fn evaluate(&self, context: &Context<'_>) -> Verdict;

    /// What the page asks for.
    fn expected(&self, account: &Account<'_>) -> Message;

    /// The resources it is about, and the kind each must be of (`None`: any). Where one is missing, the check is blocked.
    fn resources(&self) -> Vec<(&ResourceName, Option<ResourceKind>)>;

    /// The calls it reads, besides those that list the resources of its resources.
    fn calls(&self) -> Vec<Call>;

    /// Adds what else must be read: parameters, environment values, resources by name, and calls that matter only where
    /// the work was not done as the page says.
    fn extend_scope(&self, _scope: &mut Scope) {}

    /// The address whose front page it wants asked for, once its load balancer is known, and what to look for in it.
    fn site(&self, _account: &Account<'_>) -> Option<(String, &Markers)> {
        None
    }

    /// The changes of the account that make it pass, where it failed and they are determined. None where a person has to
    /// decide: a password, the size of a database.
    ///
    /// # Errors
    ///
    /// What the changes go by is missing or could not be read: then there are none.
    fn changes(&self, _context: &Context<'_>) -> Result<Vec<Change>, Shortfall> {
        Ok(Vec::new())
    }

    /// The resource whose existence it asserts, if that is what it asserts.
    fn establishes(&self) -> Option<&str> {
        None
    }

    /// Whether the thing whose existence it asserts has been made, right or wrong; `None` if it asserts something
    /// else. What is made is judged whatever it stands on; what is not made is blocked while its ground is missing.
    fn is_made(&self, _account: &Account<'_>) -> Option<bool> {
        None
    }

    /// Who speaks of it at run time, where it is about what happens then: that shows the effect of everything else.
    fn run_time_sources(&self) -> &'static [Source] {
        &[]
    }

    /// Whether it is about what happens at run time.
    fn is_about_run_time(&self) -> bool {
        !self.run_time_sources().is_empty()
    }

    /// What AWS and the site say about it at run time, the most telling first.
    fn evidence(&self, _account: &Account<'_>) -> Vec<Evidence> {
        Vec::new()
    }

    /// Whether satisfying it is a sign that a resource is the one meant. What only shows the effect of everything
    /// else is no such sign.
    fn identifies(&self) -> bool {
        !self.is_about_run_time()
    }

    /// Whether it asserts that something is not there. On an account that was read and holds nothing such an assertion
    /// passes, and rightly; on one of which nothing was read it is unknown, like every other.
    fn asserts_absence(&self) -> bool {
        false
    }

    /// What a page that asks for this says in so many words: `lint` looks for it on the page, in every language. Not what
    /// AWS or an earlier step makes by itself.
    fn stated_on_page(&self, _resources: &Resources) -> Vec<Stated> {
        Vec::new()
    }

    /// Messages of the suite that it says, and the attributes that each must have.
    fn messages(&self) -> Vec<(&str, &'static [&'static str])> {
        Vec::new()
    }

    /// What is wrong with the parameters themselves, as a fragment for the suite's author.
    fn problem(&self) -> Option<String> {
        None
    }
}

macro_rules! kinds {
    ($($module:ident::$kind:ident,)*) => {
        $(mod $module;)*

        /// The assertion kind is the key, its parameters the value.
        #[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
        #[serde(rename = "$workshop-check::kind", rename_all = "snake_case", deny_unknown_fields)]
        #[schemars(rename = "Assert")]
        pub enum Assert {
            $($kind($module::$kind),)*
        }

        impl Assert {
            /// Every kind's name, as suites spell it.
            pub const KINDS: &'static [&'static str] = &[$(stringify!($module),)*];

            fn as_assertion(&self) -> &(dyn Assertion + 'static) {
                match self { $(Assert::$kind(assertion) => assertion,)* }
            }

            /// The kind's name, as suites spell it.
            pub fn kind(&self) -> &'static str {
                match self { $(Assert::$kind(_) => stringify!($module),)* }
            }

            /// The JSON Schema of a kind's parameters, by its name. Its description is the doc comment of the kind's
            /// struct.
            pub fn schema_of(kind: &str) -> Option<schemars::Schema> {
                match kind {
                    $(stringify!($module) => Some(schemars::schema_for!($module::$kind)),)*
                    _ => None,
                }
            }

            /// The kind's documentation: the doc comment of its struct.
            pub fn documentation(&self) -> String {
                let schema = Self::schema_of(self.kind());
                let text = schema.as_ref().and_then(|schema| schema.get("description")?.as_str());
                text.unwrap_or_default().to_owned()
            }
        }
    };
}

// The single list: a new kind is its file and one line here.
kinds! {
    exists::Exists,
    property::Property,
    security_group_allows::SecurityGroupAllows,
    carries_security_group::CarriesSecurityGroup,
    vpc_dns::VpcDns,
    subnets_route::SubnetsRoute,
    network_acls_allow::NetworkAclsAllow,
    role_allows::RoleAllows,
    parameter::Parameter,
    mount_targets::MountTargets,
    load_balancer_subnets::LoadBalancerSubnets,
    target_group_protocol::TargetGroupProtocol,
    listener_forwards::ListenerForwards,
    cluster_setting::ClusterSetting,
    task_role::TaskRole,
    container_image::ContainerImage,
    container_port::ContainerPort,
    container_secrets::ContainerSecrets,
    efs_volume::EfsVolume,
    mount_point::MountPoint,
    log_group::LogGroup,
    launch_type::LaunchType,
    platform_version::PlatformVersion,
    task_subnets::TaskSubnets,
    service_target_group::ServiceTargetGroup,
    service_revision::ServiceRevision,
    desired_count::DesiredCount,
    auto_scaling::AutoScaling,
    reaches::Reaches,
    service_steady::ServiceSteady,
    targets_healthy::TargetsHealthy,
    site_answers::SiteAnswers,
    absent::Absent,
    daily_cost::DailyCost,
    expression::Expression,
}

impl Deref for Assert {
    type Target = dyn Assertion;

    fn deref(&self) -> &Self::Target {
        self.as_assertion()
    }
}
