mod changes;

pub(super) use changes::started;

use regex::Regex;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    Assertion, Compared, Context, NotPassed, Owner, Pass, Stated, StatedValue, Verdict, failed,
    pending,
};
use crate::account::{Account, missing};
use crate::change::Change;
use crate::diagnosis::pattern::Source;
use crate::diagnosis::{Evidence, evidence};
use crate::ids::ResourceName;
use crate::message::{Arg, Message};
use crate::resource::recipe::Condition;
use crate::resource::{ResourceKind, Resources, fits};
use crate::snapshot::call::texts_of;
use crate::snapshot::host::{HostPort, is_host_name};
use crate::snapshot::public::Typed;
use crate::snapshot::scope::TypedScope;
use crate::snapshot::{Call, Reason, Scope, Snapshot};

/// Asserts that a property of a resource has one of the values the page asks for.
///
/// The property is named as the AWS CLI prints it, with dots for nested objects and through lists (`Endpoint.Port`,
/// `Subnets.SubnetIdentifier`). A list matches if one of its elements matches. `same_as` asks for the id of another resource, or for one of its properties,
/// `differs_from` for any value but that. Values under `pending` make the check pending, and so do those under `unfinished` until
/// other fields show the end. Values under `not_yet` are those before an attendee begins with the page: "not done yet". `otherwise` decides
/// whether any other value is a failure or advice. If `wrong` is given, a value that is in no list is unknown, because AWS may add values, and so is one
/// that AWS leaves out.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Property {
    /// The resource, by its name under `resources`.
    pub resource: ResourceName,
    /// The property, as the AWS CLI prints it.
    pub name: String,
    /// Its name in the console, such as `Migration lifecycle`, by which reports call it. Without it, they use the last part of
    /// `name`.
    #[serde(default)]
    pub label: Option<String>,
    /// Values that are right. `~` stands for an absent property.
    #[serde(default)]
    pub one_of: Vec<Option<String>>,
    /// Values that work as well, although the page asks for another one: they are advice.
    #[serde(default)]
    pub works: Vec<String>,
    /// The right value is the id of another resource, or one of its properties.
    #[serde(default)]
    pub same_as: Option<SameAs>,
    /// The value must be another one than the id of another resource, or than its properties.
    #[serde(default)]
    pub differs_from: Option<Box<SameAs>>,
    /// The change that makes it right, by its `name` among the changes of the resource's kind, where no value is known that
    /// would be right.
    #[serde(default)]
    pub change: Option<String>,
    /// For numbers: the minimum.
    #[serde(default)]
    pub at_least: Option<i64>,
    /// Values that change to a right value without further action. `~` stands for an absent property.
    #[serde(default)]
    pub pending: Vec<Option<String>>,
    /// Values that AWS sets at the start of something that takes time: they are pending until its end.
    #[serde(default)]
    pub unfinished: Option<Box<Unfinished>>,
    /// Wrong values. If given, a value that is in no list is unknown, and so is an absent one.
    #[serde(default)]
    pub wrong: Vec<String>,
    /// Wrong values that the property has before an attendee begins with the page. Reports then say "not done yet", and a page
    /// with nothing else is not started. `~` stands for an absent property.
    #[serde(default)]
    pub not_yet: Vec<Option<String>>,
    /// Whether any other value is a failure (the default) or advice.
    #[serde(default)]
    pub otherwise: Otherwise,
    /// What people type here, who may paste a password one row off. Reports and snapshots have only values that look like this.
    #[serde(default)]
    pub typed: Option<Typed>,
    /// A property with AWS's own explanation of the value, such as `LastFailureMessage`. It is shown if the value is not
    /// right, and the suite's `symptoms.yaml` may say what it means.
    #[serde(default)]
    pub explained_by: Option<String>,
    /// Other resources that explain the value: those of a kind that the resource points at.
    #[serde(default)]
    pub explained_by_others: Option<Others>,
    /// Another resource. If that one exists and this one does not, it was made in another way, and the check passes.
    #[serde(default)]
    pub made_otherwise: Option<ResourceName>,
    /// For a target group with `otherwise: advise`: a regular expression. If it matches what AWS reports of an unhealthy
    /// target, the other value is a failure, because it is what makes the health checks fail.
    #[serde(default)]
    pub unless_targets_report: Option<String>,
}

/// When something that AWS has started is not over.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unfinished {
    /// The values of the property that are set at the start.
    pub values: Vec<String>,
    /// The values of other fields that are there only at the end, with `*` for any text.
    pub until: Condition,
    /// A field with the number of the job whose result `until` is about, and the one with the number of the job that was started.
    /// If both are there, they must be the same.
    #[serde(default)]
    pub same: Option<(String, String)>,
}

/// A value of another resource.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SameAs {
    /// The other resource, by its name under `resources`.
    pub resource: ResourceName,
    /// Its property, as the AWS CLI prints it. Without it, the ARN or the id.
    #[serde(default)]
    pub property: Option<String>,
    /// Further properties of it whose values are as good: a database of a cluster has `Endpoint.Address` and, for the writer,
    /// `Endpoint.WriterAddress`.
    #[serde(default)]
    pub or: Vec<String>,
}

/// Resources of another kind, such as the events of a stack.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Others {
    /// The kind, one of those that the resource's kind points at. AWS lists the newest first, and the oldest explains most.
    pub kind: ResourceKind,
    /// Their property with AWS's explanation.
    pub property: String,
}

/// The result for a value that is not right.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Otherwise {
    #[default]
    Fail,
    Advise,
}

/// The message for a value of a declared kind that has to be another one.
const DECLARED_FIX: &str = "property-declared-fix";

/// The message for a value that has to be another one.
const SET_FIX: &str = "property-fix";

/// The message for a state, which nobody can set.
const STATE_FIX: &str = "property-state-fix";

/// The message for a value that is given when the resource is made, and cannot be changed later.
const FIXED_FIX: &str = "property-fixed-fix";

/// Fixes that only know which value is right. If the check has a fix of its own, that replaces them.
pub const VALUE_FIXES: [&str; 4] = [DECLARED_FIX, FIXED_FIX, SET_FIX, STATE_FIX];

/// The values of another resource; none if no other is named.
fn other_values(other: Option<&SameAs>, account: &Account<'_>) -> Result<Vec<String>, NotPassed> {
    let Some(other) = other else {
        return Ok(Vec::new());
    };
    let Some(property) = &other.property else {
        return Ok(vec![account.found(&other.resource)?.key.clone()]);
    };
    let json = account.as_json(&other.resource)?;
    let properties = std::iter::once(property).chain(&other.or);
    let mut told = Err(missing(&other.resource));
    let mut values = Vec::new();
    for property in properties {
        values.extend(texts_of(&json, property).into_iter().flatten());
        told = told.or_else(|_| account.has_property(&other.resource, property));
    }
    if values.is_empty() {
        told?;
    }
    Ok(values)
}

/// The other resource does not have the value yet, such as the address of a database that is being created.
fn not_there_yet(account: &Account<'_>, other: &SameAs, key: &str) -> Verdict {
    let saw = Message::new("property-saw")
        .with("resource", account.label(&other.resource))
        .with(
            "property",
            last_part(other.property.as_deref().unwrap_or_default()),
        )
        .with("value", value_of(&[]));
    let other = &account.found(&other.resource)?.key;
    pending(saw, Message::new("wait-minutes"), [key, other])
}

/// The values of a property, in a sentence.
fn value_of(values: &[String]) -> Arg {
    if values.is_empty() {
        return Message::new("asked-absent").into();
    }
    values.to_vec().into()
}

/// The last part of a path that says what the value is: `RDS_HOSTNAME` of `OptionSettings.RDS_HOSTNAME`, but `State` of
/// `State.Name`.
fn last_part(path: &str) -> &str {
    let (before, last) = path.rsplit_once('.').unwrap_or(("", path));
    match last {
        "Code" | "Id" | "Name" | "Value" if !before.is_empty() => last_part(before),
        last => last,
    }
}

/// Whether two values are the same; host names as DNS compares them.
fn is_alike(value: &str, wanted: &str) -> bool {
    value == wanted || (is_host_name(wanted) && HostPort::of(value) == HostPort::of(wanted))
}

impl Unfinished {
    /// The value that was set at the start of what is not over.
    fn value<'v>(&self, item: &serde_json::Value, values: &'v [String]) -> Option<&'v String> {
        let value = values.iter().find(|value| self.values.contains(value))?;
        let texts = |field: &str| texts_of(item, field).into_iter().flatten();
        let shows = |(field, patterns): (&String, &Vec<String>)| {
            texts(field).any(|text| patterns.iter().any(|pattern| fits(pattern, &text)))
        };
        let is_of_another = self.same.as_ref().is_some_and(|(of, started)| {
            let jobs = texts(of).next().zip(texts(started).next());
            jobs.is_some_and(|(of, started)| of != started)
        });
        (is_of_another || !self.until.iter().all(shows)).then_some(value)
    }

    /// The fields that it reads.
    fn fields(&self) -> impl Iterator<Item = &String> {
        let jobs = self.same.iter().flat_map(|(of, started)| [of, started]);
        self.until.keys().chain(jobs)
    }
}

impl Others {
    /// What those say to which a resource of this kind and key points, the oldest first.
    pub(super) fn texts(&self, snapshot: &Snapshot, kind: ResourceKind, key: &str) -> Vec<String> {
        let keys = kind.wired(snapshot, key, self.kind);
        let keys = keys.unwrap_or_default().into_iter().rev();
        keys.filter_map(|key| self.kind.json(snapshot, key).ok()?)
            .flat_map(|json| texts_of(&json, &self.property))
            .flatten()
            .collect()
    }
}

impl Assertion for Property {
    fn evaluate(&self, Context { account, .. }: &Context<'_>) -> Verdict {
        if let Some(pass) = self.is_made_otherwise(account) {
            return Ok(pass);
        }
        let resource = account.as_json(&self.resource)?;
        let values = texts_of(&resource, &self.name);
        let is_told = |value: &Option<String>| {
            let listed = [&self.one_of, &self.pending, &self.not_yet];
            value.is_some() || listed.iter().any(|values| values.contains(value))
        };
        if !values.iter().any(is_told) {
            account.has_property(&self.resource, &self.name)?;
        }
        let key = &account.found(&self.resource)?.key;
        let label = account.label(&self.resource);
        let shown = values.iter().flatten().cloned().collect::<Vec<_>>();
        let saw = Message::new("property-saw")
            .with("resource", label.clone())
            .with("property", self.label())
            .with("value", self.value_shown(account, &shown));
        if let Some(other) = &self.differs_from {
            return self.differs(account, other, &shown, saw, key);
        }
        let same = other_values(self.same_as.as_ref(), account)?;
        if let Some(other) = self.same_as.as_ref().filter(|_| same.is_empty()) {
            return not_there_yet(account, other, key);
        }
        let goes_on = self
            .unfinished
            .as_ref()
            .and_then(|unfinished| unfinished.value(&resource, &shown));
        if let Some(value) = goes_on {
            let value = std::slice::from_ref(value);
            let found = Message::new("property-unfinished")
                .with("resource", label)
                .with("value", self.value_shown(account, value));
            return pending(found, Message::new("wait-minutes"), [key]);
        }
        let is_same = |value: &Option<String>| {
            let value = value.as_deref();
            value.is_some_and(|value| same.iter().any(|wanted| is_alike(value, wanted)))
        };
        if values
            .iter()
            .any(|value| self.is_right(value.as_deref()) || is_same(value))
        {
            return Ok(Pass::saw(saw, [key]));
        }
        if let Some(value) = values.iter().find(|value| self.pending.contains(value)) {
            let found = match value {
                Some(value) => Message::new("property-pending")
                    .with("resource", label)
                    .with("value", value),
                None => saw,
            };
            return pending(found, Message::new("wait-minutes"), [key]);
        }
        let is_known = |value: &Option<String>| {
            let is_wrong = |value: &String| self.wrong.contains(value);
            self.not_yet.contains(value) || value.as_ref().is_some_and(is_wrong)
        };
        let unknown = values.iter().find(|value| !is_known(value));
        if let Some(value) = unknown.filter(|_| !self.wrong.is_empty()) {
            let what = match value {
                Some(value) => format!("{} = {value}", self.label()),
                None => self.label().to_owned(),
            };
            return Err(Reason::NotModelled { what }.into());
        }
        let asked = self.asked(account);
        if shown.iter().any(|value| self.works.contains(value)) {
            let advice = Message::new("property-advice")
                .with("actual", saw.clone())
                .with("asked", asked);
            return Ok(Pass::saw(saw, [key]).advise(advice));
        }
        match self.otherwise {
            Otherwise::Advise if !self.is_reported(account, key) => {
                Ok(Pass::saw(saw.clone(), [key]).advise(
                    Message::new("property-advice")
                        .with("actual", saw)
                        .with("asked", asked),
                ))
            }
            Otherwise::Advise | Otherwise::Fail => failed(
                saw,
                self.fix(account)
                    .with("resource", label)
                    .with("property", self.label())
                    .with("asked", asked),
                [key],
            ),
        }
    }

    fn changes(&self, context: &Context<'_>) -> Result<Vec<Change>, NotPassed> {
        self.changes_to_a_right_value(context)
    }

    fn expected(&self, account: &Account<'_>) -> Message {
        Message::new("property-expected")
            .with("resource", account.page_name(&self.resource))
            .with("property", self.label())
            .with("asked", self.asked(account))
    }

    fn resources(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        let others = self.same_as.iter().chain(self.differs_from.as_deref());
        let others = others.map(|other| &other.resource);
        let all = [&self.resource].into_iter().chain(others);
        all.map(|resource| (resource, None)).collect()
    }

    fn mentions(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        let other = self.made_otherwise.iter();
        other.map(|other| (other, None)).collect()
    }

    fn named_change(&self) -> Option<(&ResourceName, &str)> {
        Some((&self.resource, self.change.as_deref()?))
    }

    fn is_not_begun(&self, account: &Account<'_>) -> bool {
        let Ok(resource) = account.as_json(&self.resource) else {
            return false;
        };
        let mut values = texts_of(&resource, &self.name).into_iter().peekable();
        values.peek().is_some() && values.all(|value| self.not_yet.contains(&value))
    }

    /// A value that AWS explains is a state at run time.
    fn run_time_sources(&self) -> &'static [Source] {
        if self.explained_by.is_some() || self.explained_by_others.is_some() {
            &[Source::Resource]
        } else {
            &[]
        }
    }

    fn evidence(&self, context: &Context<'_>) -> Vec<Evidence> {
        if !self.is_about_run_time() {
            return Vec::new();
        }
        // What AWS reported of an earlier attempt is not evidence while the next one runs.
        if !matches!(self.evaluate(context), Err(NotPassed::Failed(_))) {
            return Vec::new();
        }
        let account = &context.account;
        let own = self.explained_by.iter().flat_map(|field| {
            let resource = account.as_json(&self.resource);
            resource.map_or_else(|_| Vec::new(), |resource| texts_of(&resource, field))
        });
        let others = self.explained_by_others.iter();
        let others = others.flat_map(|others| self.texts_of_others(account, others));
        others
            .chain(own.flatten())
            .filter_map(|text| evidence::of_resource(&text))
            .collect()
    }

    /// Of several resources, the one whose state is right is the one that is meant.
    fn identifies(&self) -> bool {
        true
    }

    fn properties(&self) -> Vec<(Owner<'_>, String)> {
        let ends = self
            .unfinished
            .iter()
            .flat_map(|unfinished| unfinished.fields());
        let own = std::iter::once(&self.name)
            .chain(&self.explained_by)
            .chain(ends);
        let own = own.map(|name| (Owner::Resource(&self.resource), name.clone()));
        let others = self.same_as.iter().chain(self.differs_from.as_deref());
        let others = others.flat_map(|other| {
            let names = other.property.iter().chain(&other.or);
            names.map(|name| (Owner::Resource(&other.resource), name.clone()))
        });
        let explaining = self.explained_by_others.iter();
        let explaining =
            explaining.map(|others| (Owner::Kind(others.kind), others.property.clone()));
        own.chain(others).chain(explaining).collect()
    }

    fn compares(&self) -> Vec<Compared<'_>> {
        let others = self.pending.iter().chain(&self.not_yet).flatten();
        let others = others.chain(&self.wrong);
        let differs = self.differs_from.as_deref();
        vec![Compared {
            resource: &self.resource,
            property: self.name.clone(),
            others: others.chain(&self.works).cloned().collect(),
            at_least: self.at_least,
            differs_from: differs
                .and_then(|other| Some((&other.resource, other.property.as_deref()?))),
        }]
    }

    fn stated_on_page(&self, _resources: &Resources) -> Vec<Stated> {
        // A property with pending values is a state, which pages do not state.
        if !self.pending.is_empty() {
            return Vec::new();
        }
        let word = self
            .one_of
            .first()
            .cloned()
            .flatten()
            .map(StatedValue::term);
        let number = self.at_least.map(StatedValue::name);
        word.into_iter().chain(number).map(Stated::value).collect()
    }

    fn calls(&self) -> Vec<Call> {
        Vec::new()
    }

    fn typed(&self) -> Option<(&ResourceName, TypedScope)> {
        let typed = TypedScope {
            field: self.name.clone(),
            typed: self.typed?,
            asked: self.asked_texts(),
        };
        Some((&self.resource, typed))
    }

    fn extend_scope(&self, scope: &mut Scope) {
        if let Some(others) = &self.explained_by_others {
            scope.calls.extend(others.kind.calls());
        }
        if self.unless_targets_report.is_some() {
            scope.calls.insert(Call::DescribeTargetHealth);
        }
    }

    fn problem(&self) -> Option<String> {
        let expression = self.unless_targets_report.as_deref();
        if expression.is_some_and(|text| Regex::new(text).is_err()) {
            return Some("`unless_targets_report` is not a valid regular expression".to_owned());
        }
        let right = self.one_of.iter().chain(&self.pending);
        let mut both = right.filter(|value| self.not_yet.contains(value));
        if let Some(value) = both.next() {
            let value = value.as_deref().unwrap_or("~");
            return Some(format!(
                "{value} is in `not_yet`, and in `one_of` or `pending`"
            ));
        }
        let is_given = !self.one_of.is_empty()
            || self.at_least.is_some()
            || self.same_as.is_some()
            || self.differs_from.is_some();
        (!is_given).then(|| {
            "give `one_of`, `same_as`, `differs_from` or `at_least`: this assertion could never pass"
                .to_owned()
        })
    }
}

impl Property {
    /// What to do. Only the suite knows whether a value of a declared kind can be set, and whether such a resource may be
    /// deleted.
    fn fix(&self, account: &Account<'_>) -> Message {
        let declared = account.resource(&self.resource);
        match declared.map(|resource| (resource.kind, self.name.as_str())) {
            _ if self.is_state() => Message::new(STATE_FIX),
            Some((ResourceKind::Declared(_), _)) => Message::new(DECLARED_FIX),
            // AWS has no call that changes these.
            Some(
                (ResourceKind::Database, "Engine")
                | (ResourceKind::FileSystem, "AvailabilityZoneName")
                | (ResourceKind::LoadBalancer, "Scheme" | "Type")
                | (ResourceKind::TargetGroup, "TargetType" | "Protocol" | "Port"),
            ) => Message::new(FIXED_FIX),
            _ => Message::new(SET_FIX),
        }
    }

    /// The values in a sentence, if they may be shown.
    fn value_shown(&self, account: &Account<'_>, values: &[String]) -> Arg {
        let is_shown = |value: &String| {
            let typed = self.typed.as_ref();
            typed
                .is_none_or(|typed| typed.may_be_kept(value, &self.asked_texts(), account.snapshot))
        };
        if values.iter().all(is_shown) {
            value_of(values)
        } else {
            Message::new("text-hidden").into()
        }
    }

    /// The texts that the page asks for.
    fn asked_texts(&self) -> Vec<String> {
        let asked = self.one_of.iter().flatten().chain(&self.works);
        asked.cloned().collect()
    }

    fn is_made_otherwise(&self, account: &Account<'_>) -> Option<Pass> {
        let other = self.made_otherwise.as_ref()?;
        let is_missing = matches!(
            account.found(&self.resource),
            Err(NotPassed::Missing { .. })
        );
        let found = is_missing.then(|| account.found(other).ok())??;
        let saw = Message::new("property-otherwise")
            .with("resource", account.page_name(&self.resource))
            .with("other", account.label(other));
        Some(Pass::saw(saw, [&found.key]))
    }

    /// What the resources of another kind say to which this one points, the oldest first.
    fn texts_of_others(&self, account: &Account<'_>, others: &Others) -> Vec<String> {
        let (Ok(found), Some(own)) = (
            account.found(&self.resource),
            account.resource(&self.resource),
        ) else {
            return Vec::new();
        };
        others.texts(account.snapshot, own.kind, &found.key)
    }

    /// Whether AWS reports of an unhealthy target what shows this property to be at fault.
    fn is_reported(&self, account: &Account<'_>, arn: &str) -> bool {
        let expression = self.unless_targets_report.as_deref();
        let Some(expression) = expression.and_then(|text| Regex::new(text).ok()) else {
            return false;
        };
        let targets = account.snapshot.elbv2.target_health.get(arn);
        let targets = targets.and_then(|targets| targets.known().ok());
        targets.into_iter().flatten().any(|target| {
            let health = &target.target_health;
            let reported = health.description.as_deref();
            health.state == "unhealthy" && reported.is_some_and(|text| expression.is_match(text))
        })
    }

    /// Whether the property is a state, such as "available": it changes by itself, and nobody sets it.
    fn is_state(&self) -> bool {
        !self.pending.is_empty() || !self.wrong.is_empty()
    }

    fn is_right(&self, value: Option<&str>) -> bool {
        let enough = |least: i64| {
            value
                .and_then(|value| value.parse::<i64>().ok())
                .is_some_and(|value| value >= least)
        };
        self.one_of.iter().any(|right| right.as_deref() == value)
            || self.at_least.is_some_and(enough)
    }

    /// What reports call the property.
    fn label(&self) -> &str {
        let own = self.label.as_deref();
        own.unwrap_or_else(|| last_part(&self.name))
    }

    /// Judges values that must not be those of another resource.
    fn differs(
        &self,
        account: &Account<'_>,
        other: &SameAs,
        shown: &[String],
        saw: Message,
        key: &str,
    ) -> Verdict {
        if shown.is_empty() {
            let what = self.name.clone();
            return Err(Reason::NotModelled { what }.into());
        }
        let others = other_values(Some(other), account)?;
        let is_other = |value: &String| others.iter().any(|other| is_alike(value, other));
        if !shown.iter().any(is_other) {
            return Ok(Pass::saw(saw, [key]));
        }
        let fix = self
            .fix(account)
            .with("resource", account.label(&self.resource))
            .with("property", self.label())
            .with("asked", self.asked(account));
        let other_key = &account.found(&other.resource)?.key;
        failed(saw, fix, [key, other_key])
    }

    /// The value that a change gives to the property: the first one that is right.
    fn asked_values(&self, account: &Account<'_>) -> Result<Vec<String>, NotPassed> {
        if let Some(same) = &self.same_as {
            let mut values = other_values(Some(same), account)?;
            values.truncate(1);
            return Ok(values);
        }
        let least = self.at_least.map(|least| least.to_string());
        let first = self.one_of.iter().flatten().next().cloned().or(least);
        Ok(first.into_iter().collect())
    }

    fn asked(&self, account: &Account<'_>) -> Message {
        let named = |other: &SameAs| {
            let own = other_values(Some(other), account).unwrap_or_default();
            match other.property {
                Some(_) if !own.is_empty() => Arg::Alternatives(own),
                _ => account.label(&other.resource),
            }
        };
        if let Some(same) = &self.same_as {
            return Message::new("asked-one-of").with("values", named(same));
        }
        if let Some(other) = &self.differs_from {
            return Message::new("asked-other-than").with("values", named(other));
        }
        let mut one_of: Vec<String> = self.one_of.iter().flatten().cloned().collect();
        // The first state is the one to be in; the others count as it.
        if self.is_state() {
            one_of.truncate(1);
        }
        match (self.at_least, one_of.is_empty()) {
            (Some(least), _) => Message::new("asked-at-least").with("least", least.to_string()),
            (None, true) => Message::new("asked-absent"),
            (None, false) => Message::new("asked-one-of").with("values", Arg::Alternatives(one_of)),
        }
    }
}
