//! The assertion kinds, one file each. A kind has no resource names or values of its own: groups, ports, counts, names and
//! images are parameters from the suite. Its results are messages, not text.
//!
//! The doc comment of a kind's struct is its user documentation, which `explain` prints.

mod stated;

use std::ops::Deref;

use schemars::JsonSchema;
use serde::Deserialize;

pub use manual::confirms;
pub use property::VALUE_FIXES;
pub use security_group_allows::PeerResource;
pub use stated::{Spelling, Stated, Value as StatedValue};

use crate::account::Account;
use crate::change::Change;
use crate::diagnosis::Evidence;
use crate::diagnosis::pattern::Source;
use crate::ids::ResourceName;
use crate::message::Message;
use crate::resource::{ResourceKind, Resources};
use crate::snapshot::ec2::Subnet;
use crate::snapshot::probe::Markers;
use crate::snapshot::scope::TypedScope;
use crate::snapshot::{Call, Scope};
use crate::verdict::{Finding, NotPassed, Pass, Verdict, Wait, failed, pending};

/// The input of an assertion.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The snapshot, with the resources that were chosen.
    pub account: Account<'a>,
    /// The assertions of the whole suite, in order. Some assertions use the parameters of others.
    pub peers: &'a [&'a Assert],
    /// The Regions of the workshop.
    pub regions: &'a [String],
}

/// One end of traffic: the internet, or a resource of the suite. A security group stands for the resources that it is attached to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WayEnd<'a> {
    /// The internet.
    Internet,
    /// A resource, by its name in the suite.
    Resource(&'a ResourceName),
}

/// What has a property that an assertion reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner<'a> {
    /// A resource, by its name in the suite.
    Resource(&'a ResourceName),
    /// Every resource of a kind.
    Kind(ResourceKind),
}

/// A property that an assertion compares, by its name.
#[derive(Debug, Clone)]
pub struct Compared<'a> {
    /// The resource, by its name in the suite.
    pub resource: &'a ResourceName,
    /// The property.
    pub property: String,
    /// Values that are known not to be right, or not yet.
    pub others: Vec<String>,
    /// The minimum, if the property is a number with one.
    pub at_least: Option<i64>,
    /// The resource of the suite, and its property, whose value is not right.
    pub differs_from: Option<(&'a ResourceName, &'a str)>,
}

/// One kind of assertion, with its parameters.
pub trait Assertion {
    /// Judges the account. Pure: no I/O and no clock. It cannot fail.
    fn evaluate(&self, context: &Context<'_>) -> Verdict;

    /// What the page asks for.
    fn expected(&self, account: &Account<'_>) -> Message;

    /// The sources of prices that the parameters state, each with its day.
    fn sources(&self) -> Vec<String> {
        Vec::new()
    }

    /// The resources that the assertion is about, with the kind that each must have (`None`: any). If one is missing, the
    /// check is blocked.
    fn resources(&self) -> Vec<(&ResourceName, Option<ResourceKind>)>;

    /// Further resources that the parameters name, with the kind that each must have. The assertion is judged whether they exist
    /// or not.
    fn mentions(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        Vec::new()
    }

    /// The resource whose kind must have a change of this name, if the parameters name a change.
    fn named_change(&self) -> Option<(&ResourceName, &str)> {
        None
    }

    /// The calls that the assertion reads, in addition to those that list its resources.
    fn calls(&self) -> Vec<Call>;

    /// A field that people type into, which a snapshot keeps only where it looks like what it is for, and its resource.
    fn typed(&self) -> Option<(&ResourceName, TypedScope)> {
        None
    }

    /// Adds further reads to the scope: parameters, environment values, resources by name, and calls that only matter for
    /// accounts that differ from the page.
    fn extend_scope(&self, _scope: &mut Scope) {}

    /// The URL to probe, when its load balancer is known, and the markers to look for.
    fn site(&self, _account: &Account<'_>) -> Option<(String, &Markers)> {
        None
    }

    /// The changes of the account that make it pass, where it failed and they are determined. None where a person has to
    /// decide: a password, the size of a database.
    ///
    /// # Errors
    ///
    /// What the changes go by is missing or could not be read: then there are none.
    fn changes(&self, _context: &Context<'_>) -> Result<Vec<Change>, NotPassed> {
        Ok(Vec::new())
    }

    /// The VPC and the subnets by their names on the page, if the assertion names subnets.
    fn page_subnets(&self) -> Option<(&ResourceName, &[String])> {
        None
    }

    /// Whether a subnet without a name of the page could be one of `page_subnets`, by what else the assertion asks of them.
    fn could_be(&self, _account: &Account<'_>, _subnet: &Subnet) -> bool {
        true
    }

    /// The resource of which the assertion asserts the existence, if it does.
    fn establishes(&self) -> Option<&str> {
        None
    }

    /// Whether the resource or parameter that the assertion is about exists, right or wrong; `None` if the assertion is not
    /// about existence. An existing one is judged even if prerequisites fail; a missing one is blocked then.
    fn is_made(&self, _account: &Account<'_>) -> Option<bool> {
        None
    }

    /// Whether the account is as it was before the work that the assertion asks for: its resource or parameter does not exist,
    /// or has the value that it has at first.
    fn is_not_begun(&self, account: &Account<'_>) -> bool {
        self.is_made(account) == Some(false)
    }

    /// The sources of run-time messages about it, if the assertion is about run time: it shows the effect of all other
    /// checks. Empty if it is about the configuration.
    fn run_time_sources(&self) -> &'static [Source] {
        &[]
    }

    /// Whether the assertion is about run time.
    fn is_about_run_time(&self) -> bool {
        !self.run_time_sources().is_empty()
    }

    /// What AWS and the site say about it at run time, the most telling first.
    fn evidence(&self, _context: &Context<'_>) -> Vec<Evidence> {
        Vec::new()
    }

    /// Whether satisfying it shows that a candidate is the right resource. Assertions about run time do not show that,
    /// because they depend on all other resources.
    fn identifies(&self) -> bool {
        !self.is_about_run_time()
    }

    /// Whether it asserts that something does not exist. Such an assertion passes on an empty account that was read. If
    /// nothing could be read, it is unknown, like every other.
    fn asserts_absence(&self) -> bool {
        false
    }

    /// The ends of the traffic that it is about, from where connections are opened to where they lead.
    fn way(&self) -> Option<[WayEnd<'_>; 2]> {
        None
    }

    /// The values that the workshop's page must contain. `lint` searches for them on the page in every language. Values that
    /// AWS or an earlier step sets by default are not included.
    fn stated_on_page(&self, _resources: &Resources) -> Vec<Stated> {
        Vec::new()
    }

    /// The column of the roster that decides it, if whoever runs the workshop does.
    fn mark(&self) -> Option<&str> {
        None
    }

    /// The properties that it reads, as the AWS CLI prints them.
    fn properties(&self) -> Vec<(Owner<'_>, String)> {
        Vec::new()
    }

    /// The properties that the assertion compares, if it is about properties by their names.
    fn compares(&self) -> Vec<Compared<'_>> {
        Vec::new()
    }

    /// The ids of messages of the suite that it uses, with the attributes that each must have.
    fn messages(&self) -> Vec<(&str, &'static [&'static str])> {
        Vec::new()
    }

    /// A deprecated key that the parameters have, and the key that replaces it.
    fn deprecated_key(&self) -> Option<(&'static str, &'static str)> {
        None
    }

    /// The problem with the parameters, if there is one, as a fragment for the suite's author.
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
        #[expect(missing_docs, reason = "the doc comment of each kind is at its struct")]
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
    selection_rules::SelectionRules,
    renaming_rules::RenamingRules,
    manual::Manual,
}

impl Deref for Assert {
    type Target = dyn Assertion;

    fn deref(&self) -> &Self::Target {
        self.as_assertion()
    }
}
