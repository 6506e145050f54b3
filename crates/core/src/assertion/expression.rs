mod cel;
mod facts;

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};

use self::cel::Program;
use super::{Assertion, Context, Pass, Verdict, failed};
use crate::account::Account;
use crate::ids::ResourceName;
use crate::message::{Arg, Message};
use crate::resource::ResourceKind;
use crate::snapshot::update::complete;
use crate::snapshot::{Call, Reason};

/// Asserts what no other kind expresses: a CEL expression over what the account's calls told.
///
/// The expression sees the answers of the calls under `reads` and nothing else, shaped like the AWS CLI's JSON output,
/// by service: `ecs.clusters.exists(c, c.status == "ACTIVE")`; lists that belong to something are maps by its id or ARN.
/// `account.id` and `account.region` are there, and of each role under `roles` its `id` and `name`, as
/// `roles.service.id`. If one of the calls, or one that leads to what they tell of, did not tell, the check is unknown; so it is if the expression cannot be
/// worked out, such as for a field that is not there (`has(c.field)` asks first).
///
/// `shows` is a second expression, whose value is the list of ids or names that were looked at, or, if `that` is false,
/// that are wrong. Where it is empty, nothing was looked at, and the check does not pass.
///
/// Expressions are bounded in length, nesting and in the steps they may take. Of CEL's functions there are `all`,
/// `exists`, `exists_one`, `filter`, `map`, `has`, `size`, `contains`, `startsWith`, `endsWith`, `int`, `string`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Expression {
    /// What must be true.
    pub that: String,
    /// The ids or names of what it looked at: a list of texts.
    pub shows: String,
    /// The calls whose answers it sees, such as DescribeClusters.
    pub reads: Vec<Call>,
    /// Roles whose resources it is about: where one is missing, the check is blocked.
    #[serde(default)]
    pub roles: Vec<ResourceName>,
    /// The id of the suite's message about it: what the page asks for, with the attributes `saw` (passed), `found`
    /// (failed) and `fix`. Each may fill in `{ $things }`, what `shows` gave.
    pub message: String,
}

/// The attributes that the author's message must have.
pub const ATTRIBUTES: [&str; 3] = ["saw", "found", "fix"];

impl Expression {
    fn author_message(&self, attribute: &str, things: &[String]) -> Message {
        Message::new(format!("{}.{attribute}", self.message))
            .with("things", Arg::List(things.to_vec()))
    }

    fn roles_found(&self, account: &Account<'_>) -> Result<Value, super::NotPassed> {
        let mut roles = serde_json::Map::new();
        for role in &self.roles {
            let found = account.found(role)?;
            let found = json!({ "id": found.key, "name": found.name });
            roles.insert(role.to_string(), found);
        }
        Ok(Value::Object(roles))
    }

    fn programs(&self) -> Result<(Program, Program), String> {
        let that = Program::new(&self.that).map_err(|problem| format!("that: {problem}"))?;
        let shows = Program::new(&self.shows).map_err(|problem| format!("shows: {problem}"))?;
        Ok((that, shows))
    }

    /// Both values, for these facts.
    fn outcome(&self, facts: &Value) -> Result<(bool, Vec<String>), String> {
        let (that, shows) = self.programs()?;
        let holds = match that
            .value(facts)
            .map_err(|problem| format!("that: {problem}"))?
        {
            Value::Bool(holds) => holds,
            other => return Err(format!("that: true or false is wanted, not {other}")),
        };
        let shown = shows
            .value(facts)
            .map_err(|problem| format!("shows: {problem}"))?;
        let texts = shown.as_array().and_then(|list| {
            let texts = list.iter().map(|text| text.as_str().map(str::to_owned));
            texts.collect::<Option<Vec<_>>>()
        });
        let texts =
            texts.ok_or_else(|| format!("shows: a list of texts is wanted, not {shown}"))?;
        Ok((holds, texts))
    }
}

impl Assertion for Expression {
    fn evaluate(&self, Context { account, .. }: &Context<'_>) -> Verdict {
        let roles = self.roles_found(account)?;
        let facts = facts::of(account.snapshot, &self.reads, roles)?;
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

    fn expected(&self, _: &Account<'_>) -> Message {
        Message::new(self.message.clone())
    }

    fn resources(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        self.roles.iter().map(|role| (role, None)).collect()
    }

    fn calls(&self) -> Vec<Call> {
        // With all that leads to what is read: unread, it would make an empty list of an unknown one.
        let reads = complete(&self.reads.iter().copied().collect());
        reads.into_iter().collect()
    }

    /// An author's rule may hold of anything.
    fn identifies(&self) -> bool {
        false
    }

    fn messages(&self) -> Vec<(&str, &'static [&'static str])> {
        vec![(&self.message, &ATTRIBUTES)]
    }

    fn problem(&self) -> Option<String> {
        let (that, shows) = match self.programs() {
            Ok(programs) => programs,
            Err(problem) => return Some(problem),
        };
        if self.reads.is_empty() {
            return Some("reads: without a call the expression sees nothing".to_owned());
        }
        let known = facts::names(&self.reads);
        [("that", that), ("shows", shows)]
            .into_iter()
            .find_map(|(field, program)| {
                let unknown = program
                    .variables
                    .into_iter()
                    .find(|name| !known.contains(name))?;
                Some(format!(
                    "{field}: nothing is called \"{unknown}\" here; there are {}",
                    known.join(", ")
                ))
            })
    }
}
