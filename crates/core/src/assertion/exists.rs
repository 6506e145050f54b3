use schemars::JsonSchema;
use serde::Deserialize;

use super::property::Others;
use super::{Assertion, Context, NotPassed, Pass, Stated, Verdict, failed, pending};
use crate::account::{Account, FoundBy, ResourceState, label, short};
use crate::change::Change;
use crate::diagnosis::quote::brief;
use crate::ids::ResourceName;
use crate::message::{self, Message};
use crate::resource::{ResourceKind, Resources};
use crate::snapshot::call::texts_of;
use crate::snapshot::{Call, Scope, Snapshot};

mod changes;

pub(super) use changes::changes as changes_for;

/// Asserts that a resource exists, in the right VPC.
///
/// It is found by references from other resources, by the page's name, or as the only one of its kind. Of several
/// candidates, the one that satisfies most checks is used. Another name than the page's is advice, never a failure. A
/// resource in the wrong VPC must be created again, because its VPC cannot be changed; a database is moved, with its data.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exists {
    /// The resource, by its name under `resources`.
    pub resource: ResourceName,
    /// What creates the resource. If the resource is missing, the failure tells the state of that, where it could be read.
    #[serde(default)]
    pub made_by: Option<MadeBy>,
}

/// A resource of a kind under `kinds` that creates others, such as a stack.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MadeBy {
    /// Its kind. The call of the kind is `optional`.
    pub kind: ResourceKind,
    /// Its name.
    pub name: String,
    /// The field with its state.
    pub state: String,
    /// Resources of another kind that explain the state, such as the events of a stack.
    pub explained_by_others: Others,
}

impl MadeBy {
    /// Its state, and the first reason that AWS gives for it. None if it does not exist, or could not be read.
    fn state(&self, snapshot: &Snapshot) -> Option<(String, Option<String>)> {
        let inventory = self.kind.inventory(snapshot);
        let mut items = inventory.items.iter();
        let item = items.find(|item| item.name == self.name)?;
        let json = self.kind.json(snapshot, item.key).ok()??;
        let state = texts_of(&json, &self.state).into_iter().next()??;
        let reasons = self
            .explained_by_others
            .texts(snapshot, self.kind, item.key);
        Some((state, reasons.into_iter().next()))
    }
}

impl Assertion for Exists {
    fn evaluate(&self, Context { account, .. }: &Context<'_>) -> Verdict {
        let found = match account.found(&self.resource) {
            Ok(found) => found,
            Err(NotPassed::Missing { .. }) => return self.absent(account),
            Err(other) => return Err(other),
        };
        self.check_vpc(account, &found.key)?;
        let name = label(&found.name, short(&found.key));
        let saw = match &found.found_by {
            FoundBy::Wired { from } => Message::new("found-wired")
                .with("kind", account.kind_word(from))
                .with("from", account.label(from)),
            FoundBy::Named => Message::new("found-named"),
            FoundBy::NearlyNamed => Message::new("found-nearly-named"),
            FoundBy::Sole => Message::new("found-sole"),
            FoundBy::BestFit => Message::new("found-best-fit"),
        };
        let saw = Message::new("exists-saw")
            .with("name", &name)
            .with("how", saw);
        let mut pass = Pass::saw(saw, [&found.key]);
        let asked = account
            .resource(&self.resource)
            .and_then(|resource| resource.name.as_deref());
        if let Some(asked) = asked.filter(|asked| *asked != found.name) {
            pass = pass.advise(
                Message::new("exists-other-name")
                    .with("name", &found.name)
                    .with("asked", asked),
            );
        }
        if !found.others.is_empty() {
            let others = found.others.iter();
            let others = others.map(|other| Message::new("report-list").with("names", other));
            let others = message::shortened(others.collect(), MOST_OTHERS);
            pass = pass.advise(
                Message::new("exists-others")
                    .with("name", name)
                    .with("others", others),
            );
        }
        Ok(pass)
    }

    fn changes(&self, context: &Context<'_>) -> Result<Vec<Change>, NotPassed> {
        changes::changes(&self.resource, context, None)
    }

    fn expected(&self, account: &Account<'_>) -> Message {
        let resource = account.resource(&self.resource);
        let kind = account.kind_word(&self.resource);
        let name = account.page_name(&self.resource);
        let nameless = resource.is_some_and(|resource| resource.page_name().is_none());
        let message = match resource.and_then(|resource| resource.vpc.as_deref()) {
            Some(vpc) if nameless => {
                return Message::new("exists-expected-any-in")
                    .with("kind", kind)
                    .with("vpc", account.page_name(vpc));
            }
            Some(vpc) => Message::new("exists-expected-in").with("vpc", account.page_name(vpc)),
            None if nameless => {
                return Message::new("exists-expected-any").with("kind", kind);
            }
            None => Message::new("exists-expected"),
        };
        let exact = resource.is_some_and(|resource| resource.name.is_some());
        let name =
            Message::new(if exact { "name-exact" } else { "name-example" }).with("name", name);
        message.with("kind", kind).with("name", name)
    }

    fn resources(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        vec![(&self.resource, None)]
    }

    fn stated_on_page(&self, resources: &Resources) -> Vec<Stated> {
        let resource = resources.get(&self.resource);
        let vpc = resource.and_then(|resource| resource.vpc.as_deref());
        let vpc = vpc.and_then(|vpc| Stated::name_of(resources, vpc));
        let name = Stated::name_of(resources, &self.resource);
        name.map(|name| Stated::value(name).beside_some(vpc))
            .into_iter()
            .collect()
    }

    fn calls(&self) -> Vec<Call> {
        Vec::new()
    }

    fn extend_scope(&self, scope: &mut Scope) {
        if let Some(maker) = &self.made_by {
            let kinds = [maker.kind, maker.explained_by_others.kind];
            scope
                .calls
                .extend(kinds.iter().flat_map(|kind| kind.calls()));
        }
    }

    fn establishes(&self) -> Option<&str> {
        Some(&self.resource)
    }

    fn is_made(&self, account: &Account<'_>) -> Option<bool> {
        Some(!matches!(
            account.resolution.state(&self.resource),
            Some(ResourceState::Missing { .. })
        ))
    }
}

impl Exists {
    fn check_vpc(&self, account: &Account<'_>, key: &str) -> Result<(), NotPassed> {
        let Some((actual, wanted)) = account.in_other_vpc(&self.resource, key)? else {
            return Ok(());
        };
        if let Ok(database) = account.database(&self.resource)
            && database.is_moving()
        {
            let saw = Message::new("property-pending")
                .with("resource", account.label(&self.resource))
                .with("value", &database.db_instance_status);
            return pending(saw, Message::new("wait-minutes"), [key]);
        }
        let kind = account.kind_word(&self.resource);
        let actual_label = account.vpc_label(&actual);
        let wanted = account.vpc_label(wanted);
        failed(
            Message::new("exists-other-vpc")
                .with("name", account.label(&self.resource))
                .with("vpc", actual_label),
            self.fix_of_vpc(account)
                .with("name", account.label(&self.resource))
                .with("kind", kind)
                .with("vpc", wanted),
            [key, actual.as_str()],
        )
    }

    /// A new database would be empty. Source: RDS user guide, USER_VPC.VPC2VPC; for clusters, ModifyDBInstance,
    /// `DBSubnetGroupName`.
    fn fix_of_vpc(&self, account: &Account<'_>) -> Message {
        Message::new(match account.database(&self.resource) {
            Ok(database) if database.db_cluster_identifier.is_some() => {
                "exists-other-vpc-fix-cluster"
            }
            Ok(_) => "exists-other-vpc-fix-database",
            Err(_) => "exists-other-vpc-fix",
        })
    }

    fn absent(&self, account: &Account<'_>) -> Verdict {
        let kind = account.kind_word(&self.resource);
        let (near, apart) = match account.resolution.state(&self.resource) {
            Some(ResourceState::Missing { near, apart, .. }) => (near.as_slice(), apart.as_slice()),
            _ => (&[][..], &[][..]),
        };
        let names: Vec<String> = near
            .iter()
            .map(|item| label(&item.name, short(&item.key)))
            .collect();
        let resource = account.resource(&self.resource);
        let actual = match resource.and_then(|resource| resource.page_name()) {
            None => Message::new("exists-absent-any"),
            Some(name) if names.is_empty() => Message::new("exists-absent").with("name", name),
            Some(name) => Message::new("exists-absent-near")
                .with("name", name)
                .with("near", names),
        };
        let keys: Vec<&str> = near.iter().map(|item| item.key.as_str()).collect();
        let actual = actual.with("kind", kind.clone());
        let actual = match apart {
            [] => actual,
            apart => Message::new("exists-absent-apart")
                .with("absent", actual)
                .with("others", apart.to_vec()),
        };
        let maker = self.made_by.as_ref();
        let made = maker.and_then(|maker| Some((maker, maker.state(account.snapshot)?)));
        let actual = match made {
            None => actual,
            Some((maker, (state, reason))) => {
                let id = match reason {
                    Some(_) => "exists-absent-made-by-because",
                    None => "exists-absent-made-by",
                };
                Message::new(id)
                    .with("absent", actual)
                    .with("name", &maker.name)
                    .with("state", state)
                    .with("reason", brief(&reason.unwrap_or_default(), None))
            }
        };
        failed(
            actual,
            Message::new("exists-absent-fix").with("kind", kind),
            keys,
        )
    }
}

/// The most others that an advice names.
const MOST_OTHERS: usize = 3;
