//! The variables of an expression: the results of the calls that it declares, without the `known` and `unknown` keys of
//! facts.

use serde_json::{Map, Value, json};

use crate::ids::ResourceName;
use crate::network::next_hop::Hop;
use crate::network::route::way_of;
use crate::resource::fields::{Fields, fields_at, kept_fields};
use crate::snapshot::ec2::Subnet;
use crate::snapshot::update::{FILLED, complete, spelled};
use crate::snapshot::{Call, Reason, Snapshot};

/// The variable with the results of the suite's own calls, by name.
const DECLARED: &str = "calls";

/// The variable with the resources of the expression.
const RESOURCES: &str = "resources";

/// The variable that says where the traffic of each subnet to the internet goes, by the subnet's id.
const WAYS: &str = "ways";

/// The calls without which the ways are not known.
const OF_WAYS: [Call; 2] = [Call::DescribeSubnets, Call::DescribeRouteTables];

/// The former name of [`RESOURCES`], which suites may still use.
const ROLES: &str = "roles";

/// The names of the variables for these calls.
pub fn names(reads: &[Call]) -> Vec<String> {
    let mut names = ["account", RESOURCES, ROLES].map(str::to_owned).to_vec();
    for (service, _, _) in FILLED.iter().filter(|(_, _, call)| reads.contains(call)) {
        if !names.iter().any(|name| name == service) {
            names.push((*service).to_owned());
        }
    }
    if reads.iter().any(|call| call.declared().is_some()) {
        names.push(DECLARED.to_owned());
    }
    if has_ways(reads) {
        names.push(WAYS.to_owned());
    }
    names
}

fn has_ways(reads: &[Call]) -> bool {
    OF_WAYS.iter().all(|call| reads.contains(call))
}

/// Where the traffic of each subnet goes. A way that is not modelled is not in it, so that an expression that asks for it is unknown.
fn ways(snapshot: &Snapshot) -> Result<Value, Reason> {
    let ec2 = &snapshot.ec2;
    let tables = ec2.route_tables.known()?;
    let way = |subnet: &Subnet| {
        let way = match way_of(ec2, tables, subnet) {
            Hop::InternetGateway(_) => "internet_gateway",
            Hop::NatGateway(_) => "nat_gateway",
            Hop::Dead { .. } | Hop::Local | Hop::None => "nowhere",
            Hop::NotModelled(_) => return None,
        };
        Some((subnet.subnet_id.clone(), Value::from(way)))
    };
    let ways = ec2.subnets.known()?.iter().filter_map(way);
    Ok(Value::Object(ways.collect()))
}

/// What is at a path from a variable on, for these calls and resources.
pub fn fields(reads: &[Call], resources: &[&ResourceName], path: &[&str]) -> Fields {
    let named = |names: &[&str]| Fields::Named(names.iter().map(|name| (*name).into()).collect());
    match path {
        [] => Fields::Named(names(reads)),
        ["account"] => named(&["id", "region"]),
        [RESOURCES | ROLES] => {
            let names = resources.iter().map(|name| name.to_string());
            Fields::Named(names.collect())
        }
        [RESOURCES | ROLES, _] => named(&["id", "name"]),
        ["account", ..] | [RESOURCES | ROLES, ..] | [WAYS, _, ..] => Fields::Value,
        [WAYS] => Fields::Anything,
        [DECLARED] => {
            let calls = reads.iter().filter_map(|call| call.declared());
            Fields::Named(calls.map(|call| call.key().to_owned()).collect())
        }
        [DECLARED, key, within @ ..] => {
            let mut calls = reads.iter().filter_map(|call| call.declared());
            let call = calls.find(|call| call.key() == *key);
            call.map_or(Fields::Anything, |call| kept_fields(&call.keep, within))
        }
        [service] => {
            let own = FILLED
                .iter()
                .filter(|(part, _, call)| part == service && reads.contains(call));
            let own = own.filter_map(|(part, field, _)| spelled(part, field));
            Fields::Named(own.map(str::to_owned).collect())
        }
        path => fields_at::<Snapshot>(path),
    }
}

/// The results of these calls as one object.
///
/// # Errors
/// If one of the calls, or a call that provides its input, could not be read. Services are listed by cluster, so without the
/// list of clusters there would seem to be no services.
pub fn of(snapshot: &Snapshot, reads: &[Call], resources: Value) -> Result<Value, Reason> {
    let account = &snapshot.account;
    let mut facts = Map::new();
    facts.insert(
        "account".to_owned(),
        json!({ "id": account.id, "region": account.region }),
    );
    facts.insert(ROLES.to_owned(), resources.clone());
    facts.insert(RESOURCES.to_owned(), resources);
    let needed = complete(&reads.iter().copied().collect());
    for call in &needed {
        for (service, name, fact) in snapshot.filled_by(*call) {
            let value = value_of(&fact)?;
            if !reads.contains(call) {
                continue;
            }
            let seen = facts.entry(service).or_insert_with(|| json!({}));
            if let Some(seen) = seen.as_object_mut() {
                seen.insert(name.to_owned(), value);
            }
        }
    }
    if has_ways(reads) {
        facts.insert(WAYS.to_owned(), ways(snapshot)?);
    }
    let mut answers = Map::new();
    for call in needed.iter().filter_map(|call| call.declared()) {
        let items = snapshot.answer(call)?;
        if reads.contains(&Call::Declared(call)) {
            answers.insert(call.key().to_owned(), items.into());
        }
    }
    if !answers.is_empty() {
        facts.insert(DECLARED.to_owned(), answers.into());
    }
    Ok(Value::Object(facts))
}

fn value_of(fact: &Value) -> Result<Value, Reason> {
    let Value::Object(fields) = fact else {
        return Ok(fact.clone());
    };
    if let (1, Some(known)) = (fields.len(), fields.get("known")) {
        return value_of(known);
    }
    if let (1, Some(reason)) = (fields.len(), fields.get("unknown"))
        && let Ok(reason) = serde_json::from_value(reason.clone())
    {
        return Err(reason);
    }
    let values = fields
        .iter()
        .map(|(name, fact)| Ok((name.clone(), value_of(fact)?)));
    Ok(Value::Object(values.collect::<Result<_, Reason>>()?))
}
