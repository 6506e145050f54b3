//! Makes the calls that a suite declares, and keeps the fields of their answers that it asks for.

use std::sync::atomic::{AtomicBool, Ordering};

use aws_config::SdkConfig;
use aws_smithy_runtime::client::orchestrator::operation::Operation;
use aws_smithy_types::error::ErrorMetadata;
use futures_util::future::join_all;
use serde_json::{Value, json};

use super::caller::{Caller, Page, Read, fact, failed, incomplete};
use super::redact;
use super::wire::{Members, Wire};
use workshop_check_core::resource::inventory::name_tag;
use workshop_check_core::snapshot::answer::{Answer, Answers};
use workshop_check_core::snapshot::call::{Protocol, at, texts_at};
use workshop_check_core::snapshot::{Call, DeclaredCall, Reason, Snapshot};

/// The maximum number of requests with different inputs that one call makes.
const MOST_INPUTS: usize = 200;
/// The maximum number of results of one call.
const MOST_RESULTS: usize = 2_000;
/// The maximum size of the kept fields of all results of one call, in bytes.
const MOST_BYTES: usize = 4 * 1024 * 1024;

/// The members of one request, in addition to those that are the same in every request.
type Input = Members;

/// Sends the requests of one call.
type Client = Operation<Members, Value, ErrorMetadata>;

/// Makes the declared calls of the scope whose inputs do not come from calls of the program itself.
pub(super) async fn collect(caller: &Caller<'_>, sdk: &SdkConfig) -> Answers {
    let mut answers = Answers::new();
    Declared {
        caller,
        sdk,
        snapshot: None,
    }
    .run(&mut answers)
    .await;
    answers
}

/// Makes the other declared calls of the scope, with inputs from this snapshot.
pub(super) async fn complete(caller: &Caller<'_>, sdk: &SdkConfig, snapshot: &mut Snapshot) {
    let mut answers = std::mem::take(&mut snapshot.calls);
    Declared {
        caller,
        sdk,
        snapshot: Some(snapshot),
    }
    .run(&mut answers)
    .await;
    snapshot.calls = answers;
}

struct Declared<'a, 'c> {
    caller: &'a Caller<'c>,
    sdk: &'a SdkConfig,
    snapshot: Option<&'a Snapshot>,
}

impl Declared<'_, '_> {
    /// Makes each call as soon as the call that it needs has its answer.
    async fn run(&self, answers: &mut Answers) {
        let wanted = self
            .caller
            .scope
            .calls
            .iter()
            .filter_map(|call| call.declared());
        let mut open: Vec<DeclaredCall> = wanted
            .filter(|call| !answers.contains_key(call.key()))
            .collect();
        loop {
            let is_ready = |call: &DeclaredCall| {
                call.after().iter().all(|needed| match needed {
                    Call::Declared(needed) => answers.contains_key(needed.key()),
                    _ => self.snapshot.is_some(),
                })
            };
            let (mut ready, rest): (Vec<_>, Vec<_>) = open.into_iter().partition(is_ready);
            if ready.is_empty() {
                return;
            }
            ready.retain(|call| self.is_needed(*call));
            let read = join_all(ready.iter().map(|call| self.answer(*call, answers))).await;
            let read = ready.iter().zip(read);
            answers.extend(
                read.map(|(call, items)| (call.key().to_owned(), Answer::new(*call, fact(items)))),
            );
            open = rest;
        }
    }

    /// Whether the call is made at all: not if it only explains why a VPC is missing, and the VPC exists or is not known.
    fn is_needed(&self, call: DeclaredCall) -> bool {
        call.unless_vpc.is_empty() || self.has_vpc(&call.unless_vpc) == Ok(false)
    }

    async fn answer(&self, call: DeclaredCall, answers: &Answers) -> Read<Vec<Value>> {
        let own = Call::Declared(call);
        // `lint` and the reading of suites refuse such a call, too. Nothing may depend on that.
        if let Some(refusal) = call.refusals().first() {
            return Err(failed(own, "NotReadOnly", &refusal.problem));
        }
        if !self.may_find(call, answers)? {
            return Ok(Vec::new());
        }
        let inputs = self.inputs(call, answers)?;
        if inputs.len() > MOST_INPUTS {
            return Err(failed(
                own,
                "TooManyInputs",
                "the call it needs has too many results",
            ));
        }
        let wire = Wire::of(call.declaration());
        let client = wire.operation(self.sdk, Wire::value).await;
        let client = &client.map_err(|problem| failed(own, "NoEndpoint", &problem))?;
        let read = join_all(inputs.iter().map(|input| self.list(call, client, input))).await;
        let mut items: Vec<Value> = Vec::new();
        let mut bytes = 0;
        for read in read {
            for item in read? {
                bytes += item.to_string().len();
                if items.len() >= MOST_RESULTS || bytes > MOST_BYTES {
                    return Err(failed(
                        own,
                        "TooLarge",
                        "the answer is larger than any of a workshop",
                    ));
                }
                items.push(item);
            }
        }
        Ok(items)
    }

    /// Whether there is something to find: a role, and a VPC or a result of another call, without which there is nothing. One
    /// that is known to be missing is enough, although another could not be read.
    fn may_find(&self, call: DeclaredCall, answers: &Answers) -> Read<bool> {
        let place = self.has_place(call, answers);
        let role = match &call.if_role {
            Some(role) if place != Ok(false) => self.has_role(role),
            _ => Ok(true),
        };
        if role == Ok(false) {
            return role;
        }
        Ok(place? && role?)
    }

    /// Whether there is one of the VPCs, or a result of the other call.
    fn has_place(&self, call: DeclaredCall, answers: &Answers) -> Read<bool> {
        let listed = call.if_listed.as_ref().map(|listed| {
            let Some(other) = listed.call.declared() else {
                return Err(Reason::NotRead { call: listed.call });
            };
            let Some(answer) = answers.get(other.key()) else {
                return Err(Reason::NotRead { call: listed.call });
            };
            let is_one = |text: &str| listed.is_one(text);
            let mut results = answer.items.known()?.iter();
            Ok(results.any(|result| texts_at(result, &listed.field).into_iter().any(is_one)))
        });
        let vpc = (!call.if_vpc.is_empty()).then(|| self.has_vpc(&call.if_vpc));
        match (listed, vpc) {
            (None, None) | (Some(Ok(true)), _) | (_, Some(Ok(true))) => Ok(true),
            (Some(Err(reason)), _) | (_, Some(Err(reason))) => Err(reason),
            (Some(Ok(false)) | None, Some(Ok(false)) | None) => Ok(false),
        }
    }

    /// Whether there is a role of this name.
    fn has_role(&self, name: &str) -> Read<bool> {
        let not_read = || Reason::NotRead {
            call: Call::GetRole,
        };
        let snapshot = self.snapshot.ok_or_else(not_read)?;
        let role = snapshot.iam.roles.get(name).ok_or_else(not_read)?;
        Ok(role.known()?.is_some())
    }

    /// Whether there is a VPC with one of these names.
    fn has_vpc(&self, names: &[String]) -> Read<bool> {
        let not_read = || Reason::NotRead {
            call: Call::DescribeVpcs,
        };
        let snapshot = self.snapshot.ok_or_else(not_read)?;
        let mut vpcs = snapshot.ec2.vpcs.known()?.iter();
        let is_named = |name| names.iter().any(|wanted| wanted == name);
        Ok(vpcs.any(|vpc| is_named(name_tag(&vpc.tags))))
    }

    /// The inputs of the requests: one for each different result of the call that is needed.
    fn inputs(&self, call: DeclaredCall, answers: &Answers) -> Read<Vec<Input>> {
        let Some(needs) = &call.needs else {
            return Ok(vec![Input::new()]);
        };
        let results = match (needs.call, self.snapshot) {
            (Call::Declared(needed), _) => match answers.get(needed.key()) {
                Some(answer) => answer.items.known()?.clone(),
                None => return Err(Reason::NotRead { call: needs.call }),
            },
            (own, Some(snapshot)) => snapshot.results(own)?,
            (own, None) => return Err(Reason::NotRead { call: own }),
        };
        let mut inputs: Vec<Input> = Vec::new();
        for result in &results {
            let members = needs.input.iter();
            let members = members.map(|(member, field)| {
                let value =
                    at(result, field).filter(|value| value.is_string() || value.is_number());
                Some((member.clone(), value?.clone()))
            });
            // Nothing can be asked about a result without the field.
            if let Some(input) = members.collect::<Option<Input>>()
                && !inputs.contains(&input)
            {
                inputs.push(input);
            }
        }
        // An optional field may be missing in some results. Without it in any, the results are not what the suite takes them for.
        if inputs.is_empty() && !results.is_empty() {
            return Err(incomplete(needs.call));
        }
        Ok(inputs)
    }

    /// All pages of the answer to one input.
    async fn list(&self, call: DeclaredCall, client: &Client, input: &Input) -> Read<Vec<Value>> {
        let is_cut = &AtomicBool::new(false);
        let ask = |token: Option<String>| {
            let mut members = call.input.clone();
            members.extend(input.clone());
            if let (Some(page), Some(token)) = (&call.page, &token) {
                members.insert(page.send.clone(), token.as_str().into());
            }
            async move {
                let answer = client.invoke(members).await?;
                let page = call.page.as_ref();
                let next = page.and_then(|page| at(&answer, page.received()));
                let next = next.filter(|next| !next.is_null());
                if call.items.is_some()
                    && next.map_or_else(
                        || has_more(&answer, token.as_deref()),
                        |next| !next.is_string(),
                    )
                {
                    is_cut.store(true, Ordering::Relaxed);
                }
                let next = next.and_then(Value::as_str).map(str::to_owned);
                Ok(Page {
                    items: results(call, answer),
                    next,
                })
            }
        };
        let convert = |item| masked(call.kept(with_input(item, input)));
        let read = self.caller.list(Call::Declared(call), ask, convert).await;
        match read {
            Ok(_) if is_cut.load(Ordering::Relaxed) => Err(failed(
                Call::Declared(call),
                "MorePages",
                "the answer has a further page, for which `page` of the call has no right `receive`",
            )),
            Err(Reason::Failed { code, .. }) if call.none_if.contains(&code) => Ok(Vec::new()),
            read => read,
        }
    }
}

/// Whether an answer tells of a further page. `sent` is the token of this page, which some services repeat.
///
/// The names are those of the paginators of botocore: NextToken, NextPageToken, PaginationToken, NextContinuationToken, Marker,
/// NextMarker, IsTruncated, HasMoreResults, LastEvaluatedTableName and the like.
fn has_more(answer: &Value, sent: Option<&str>) -> bool {
    let tells = |(name, value): (&String, &Value)| {
        let name = name.to_ascii_lowercase();
        let is_token = ["marker", "nextmarker", "paginationtoken"].contains(&name.as_str())
            || name.starts_with("lastevaluated")
            || name.starts_with("next") && name.ends_with("token");
        let is_flag = name.ends_with("istruncated") || name.starts_with("hasmore");
        match value {
            Value::String(text) if is_flag => text == "true",
            Value::String(text) => is_token && !text.is_empty() && Some(text.as_str()) != sent,
            Value::Bool(flag) => is_flag && *flag,
            Value::Number(_) | Value::Object(_) => is_token,
            _ => false,
        }
    };
    answer
        .as_object()
        .is_some_and(|members| members.iter().any(tells))
}

/// The results in an answer; none if the answer lacks the member, or one of them has no members.
fn results(call: DeclaredCall, answer: Value) -> Option<Vec<Value>> {
    let Some(member) = &call.items else {
        return Some(vec![answer]);
    };
    // XML has no empty lists: the first element of the path without content is one.
    if call.protocol == Protocol::Query {
        let parts: Vec<&str> = member.split('.').collect();
        let is_empty = |end| at(&answer, &parts.get(..end)?.join(".")).map(|value| value == "");
        if (1..=parts.len()).any(|end| is_empty(end) == Some(true)) {
            return Some(Vec::new());
        }
    }
    let items = match at(&answer, member)? {
        Value::Array(items) => items.clone(),
        item => vec![item.clone()],
    };
    let name = member.rsplit('.').next().unwrap_or(member);
    items.into_iter().map(|item| result(name, item)).collect()
}

/// An item of the list of this name as a result: an object, or a text as an object with that one member. None if it is neither.
///
/// `{"TableNames": ["orders"]}` has the result `{"TableNames": "orders"}`.
fn result(list: &str, item: Value) -> Option<Value> {
    match item {
        Value::Object(_) => Some(item),
        Value::String(text) => Some(json!({ list: text })),
        _ => None,
    }
}

/// A result with the input that it belongs to: table statistics do not name their task.
fn with_input(mut item: Value, input: &Input) -> Value {
    if let Value::Object(members) = &mut item {
        for (member, value) in input {
            members
                .entry(member.clone())
                .or_insert_with(|| value.clone());
        }
    }
    item
}

/// The value with secrets in its texts masked, also in a text that is a document.
fn masked(value: Value) -> Value {
    match value {
        Value::String(text) => masked_text(&text).into(),
        Value::Array(list) => {
            let texts: Option<Vec<String>> = list
                .iter()
                .map(|value| value.as_str().map(str::to_owned))
                .collect();
            match texts {
                Some(texts) => redact::arguments(&texts)
                    .iter()
                    .map(|text| masked_text(text))
                    .collect(),
                None => list.into_iter().map(masked).collect(),
            }
        }
        Value::Object(members) => members
            .into_iter()
            .map(|(name, value)| (name, masked(value)))
            .collect(),
        other => other,
    }
}

fn masked_text(text: &str) -> String {
    let document = text.trim_start().starts_with(['{', '[']);
    let document = document.then(|| serde_json::from_str::<Value>(text).ok());
    if let Some(document) = document.flatten() {
        let cleaned = masked(document.clone());
        return if cleaned == document {
            text.to_owned()
        } else {
            cleaned.to_string()
        };
    }
    redact::masked(text)
}

#[cfg(test)]
mod tests;
