mod cel;
mod facts;
mod paths;

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};

use self::cel::{Source, Variables};
use super::{Assertion, Context, NotPassed, Pass, Verdict, failed};
use crate::account::Account;
use crate::change::Change;
use crate::ids::ResourceName;
use crate::message::{Arg, Message};
use crate::resource::ResourceKind;
use crate::resource::fields::unknown_part;
use crate::snapshot::update::complete;
use crate::snapshot::{Call, Reason};
use crate::suggest;

/// Asserts a CEL expression over the results of AWS calls, for checks that no other kind covers.
///
/// The expression sees only the results of the calls under `reads`, by service, in the form of the AWS CLI's JSON output:
/// `ecs.clusters.exists(c, c.status == "ACTIVE")`. The results of a call that the suite declares are a list under `calls`:
/// `calls.replication_tasks.exists(t, t.Status == "running")`. Lists that belong to a resource are maps by its id or ARN. The
/// variables `account.id` and `account.region` are available, and for each resource under `resources` its `id` and `name`, as
/// `resources.service.id`. With DescribeSubnets and DescribeRouteTables, `ways` says by the id of a subnet where its traffic to
/// the internet goes, by its routes: `ways[s.SubnetId] == "internet_gateway"`, or `nat_gateway` or `nowhere`. If one of the calls, or a call that provides its input, could not be read, the check is unknown. It
/// is also unknown if the evaluation fails, for example for a missing field (test with `has(c.field)` first).
///
/// `shows` is a second expression. Its value is the list of ids or names that were checked or, if `that` is false, that are
/// wrong. If it is empty, nothing was checked, and the check does not pass.
///
/// The length, the nesting and the number of steps of an expression are limited. The available functions of CEL are `all`,
/// `exists`, `exists_one`, `filter`, `map`, `has`, `size`, `contains`, `startsWith`, `endsWith`, `int`, `string`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Expression {
    /// The expression that must be true.
    #[schemars(with = "String")]
    pub that: Source,
    /// The expression for the ids or names that were checked: a list of texts.
    #[schemars(with = "String")]
    pub shows: Source,
    /// The calls with results that the expression sees, such as DescribeClusters, or those that the suite declares under
    /// `calls`.
    pub reads: Vec<Call>,
    /// The resources that it is about, by their names under `resources`. If one is missing, the check is blocked.
    #[serde(default)]
    pub resources: Vec<ResourceName>,
    /// Deprecated: use `resources`, in the expressions, too.
    #[serde(default)]
    #[schemars(extend("deprecated" = true))]
    pub roles: Vec<ResourceName>,
    /// The id of the suite's message for it: what the page asks for, with the attributes `saw` (passed), `found` (failed) and
    /// `fix`. Each may use `{ $things }`, the value of `shows`.
    pub message: String,
    /// The change that makes it true, by its `name` among the changes of the first of `resources`.
    #[serde(default)]
    pub change: Option<String>,
}

/// The attributes that the author's message must have.
pub const ATTRIBUTES: [&str; 3] = ["saw", "found", "fix"];

impl Expression {
    fn author_message(&self, attribute: &str, things: &[String]) -> Message {
        Message::new(format!("{}.{attribute}", self.message))
            .with("things", Arg::List(things.to_vec()))
    }

    fn found(&self, account: &Account<'_>) -> Result<Value, NotPassed> {
        let mut all = serde_json::Map::new();
        for name in self.resources.iter().chain(&self.roles) {
            let found = account.found(name)?;
            let found = json!({ "id": found.key, "name": found.name });
            all.insert(name.to_string(), found);
        }
        Ok(Value::Object(all))
    }

    /// The values of both expressions for these facts.
    fn outcome(&self, facts: &Value) -> Result<(bool, Vec<String>), String> {
        let variables = Variables::new(facts)?;
        let value = |field: &str, source: &Source| {
            let value = source.program()?.value(&variables);
            value.map_err(|problem| format!("{field}: {problem}"))
        };
        let holds = match value("that", &self.that)? {
            Value::Bool(holds) => holds,
            other => return Err(format!("that: true or false is wanted, not {other}")),
        };
        let shown = value("shows", &self.shows)?;
        let texts = shown.as_array().and_then(|list| {
            let texts = list.iter().map(|text| text.as_str().map(str::to_owned));
            texts.collect::<Option<Vec<_>>>()
        });
        let texts =
            texts.ok_or_else(|| format!("shows: a list of texts is wanted, not {shown}"))?;
        Ok((holds, texts))
    }

    /// What is wrong with one of the two expressions.
    fn problem_of(&self, field: &str, source: &Source) -> Option<String> {
        let program = match source.program() {
            Ok(program) => program,
            Err(problem) => return Some(format!("{field}: {problem}")),
        };
        let known = facts::names(&self.reads);
        let mut variables = program.variables.iter();
        if let Some(unknown) = variables.find(|name| !known.contains(name)) {
            return Some(format!(
                "{field}: unknown variable \"{unknown}\"; the variables are {}",
                known.join(", ")
            ));
        }
        let resources: Vec<&ResourceName> = self.resources.iter().chain(&self.roles).collect();
        let at = |path: &[&str]| facts::fields(&self.reads, &resources, path);
        program.fields.iter().find_map(|path| {
            let path = path.join(".");
            let (part, known) = unknown_part(&path, &at)?;
            let near = suggest::did_you_mean(part, known.iter().map(String::as_str));
            let hint = near.unwrap_or_else(|| match known.as_slice() {
                [] => format!("\"{part}\" would be a field of a value that has none"),
                known => format!("known there: {}", known.join(", ")),
            });
            Some(format!("{field}: there is no field \"{path}\"; {hint}"))
        })
    }
}

impl Assertion for Expression {
    fn evaluate(&self, Context { account, .. }: &Context<'_>) -> Verdict {
        let found = self.found(account)?;
        let facts = facts::of(account.snapshot, &self.reads, found)?;
        let (holds, things) = self
            .outcome(&facts)
            .map_err(|problem| Reason::NotModelled { what: problem })?;
        if holds && !things.is_empty() {
            return Ok(Pass::saw(self.author_message("saw", &things), things));
        }
        failed(
            self.author_message("found", &things),
            self.author_message("fix", &things),
            things,
        )
    }

    fn changes(&self, Context { account, .. }: &Context<'_>) -> Result<Vec<Change>, NotPassed> {
        let resource = self.resources.iter().chain(&self.roles).next();
        let change = resource.zip(self.change.as_deref());
        let change = change.and_then(|(resource, change)| account.changed_by(resource, change));
        Ok(change.into_iter().collect())
    }

    fn expected(&self, _: &Account<'_>) -> Message {
        Message::new(self.message.clone())
    }

    fn resources(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        let all = self.resources.iter().chain(&self.roles);
        all.map(|name| (name, None)).collect()
    }

    fn named_change(&self) -> Option<(&ResourceName, &str)> {
        let first = self.resources.iter().chain(&self.roles).next();
        first.zip(self.change.as_deref())
    }

    fn calls(&self) -> Vec<Call> {
        // Includes the calls that provide inputs. Without them, an unknown list would look empty.
        let reads = complete(&self.reads.iter().copied().collect());
        reads.into_iter().collect()
    }

    /// An expression may be true for any resource, so it does not identify one.
    fn identifies(&self) -> bool {
        false
    }

    fn messages(&self) -> Vec<(&str, &'static [&'static str])> {
        vec![(&self.message, &ATTRIBUTES)]
    }

    fn deprecated_key(&self) -> Option<(&'static str, &'static str)> {
        (!self.roles.is_empty()).then_some(("roles", "resources"))
    }

    fn problem(&self) -> Option<String> {
        if !self.roles.is_empty() && !self.resources.is_empty() {
            return Some(
                "`roles` is the former name of `resources`: give `resources` only".to_owned(),
            );
        }
        if self.reads.is_empty() {
            return Some("reads: without a call the expression sees nothing".to_owned());
        }
        self.problem_of("that", &self.that)
            .or_else(|| self.problem_of("shows", &self.shows))
    }
}
