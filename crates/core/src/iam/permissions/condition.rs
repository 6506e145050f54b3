//! Evaluates the conditions of a statement with the condition keys that are known.
//!
//! Source: IAM user guide, "Condition operators": all operators and keys must match. For a key, one of the values must
//! match; with a negated operator none may match. A key that the request does not have matches no value.

use serde_json::Value as Json;

use super::document::{Text, one_or_many};
use super::holds::Holds;
use super::pattern::Pattern;
use super::request::Value;

/// Whether all conditions of a statement hold.
pub(super) fn hold(conditions: Option<&Json>, text: Text<'_>) -> Holds {
    Holds::all(each(conditions, text).map(|(_, holds)| holds))
}

/// The key of the first condition that is certain not to hold.
pub(super) fn failing(conditions: Option<&Json>, text: Text<'_>) -> Option<String> {
    each(conditions, text)
        .find(|(_, holds)| *holds == Holds::No)
        .map(|(key, _)| key.to_owned())
}

fn each<'a>(
    conditions: Option<&'a Json>,
    text: Text<'a>,
) -> impl Iterator<Item = (&'a str, Holds)> {
    let operators = conditions.and_then(Json::as_object).into_iter().flatten();
    operators.flat_map(move |(operator, keys)| {
        let keys = keys.as_object().into_iter().flatten();
        keys.map(move |(key, values)| {
            let values: Vec<String> = one_or_many(Some(values)).filter_map(plain).collect();
            (key.as_str(), holds(operator, key, &values, text))
        })
    })
}

/// A value as text: `"true"` and `true` are the same to IAM.
fn plain(value: &Json) -> Option<String> {
    match value {
        Json::String(text) => Some(text.clone()),
        Json::Bool(_) | Json::Number(_) => Some(value.to_string()),
        _ => None,
    }
}

fn holds(operator: &str, key: &str, values: &[String], text: Text<'_>) -> Holds {
    let unknown = || Holds::perhaps(key);
    // All known keys have a single value, for which ForAnyValue and ForAllValues are equal. They differ for absent keys.
    let (set, base) = match operator.split_once(':') {
        Some((set, base)) => (Some(set), base),
        None => (None, operator),
    };
    let (base, if_exists) = match base.strip_suffix("IfExists") {
        Some(base) => (base, true),
        None => (base, false),
    };
    let Some(value) = text.request.value(key) else {
        return unknown();
    };
    if base == "Null" {
        let wants_absent = values
            .iter()
            .any(|value| value.eq_ignore_ascii_case("true"));
        return (wants_absent == (*value == Value::Absent)).into();
    }
    let Some((compare, negated)) = operator_of(base) else {
        return unknown();
    };
    let matched = match value {
        Value::Absent => match set {
            Some("ForAllValues") => return Holds::Yes,
            Some(_) => return Holds::No,
            None if if_exists => return Holds::Yes,
            None => Holds::No,
        },
        value => {
            let one = |wanted: &String| compare(value, wanted, key, text);
            Holds::any(values.iter().map(one))
        }
    };
    if negated { matched.not() } else { matched }
}

type Compare = fn(&Value, &str, &str, Text<'_>) -> Holds;

/// The comparison of an operator, and whether it is negated. None for operators on keys that are never known.
fn operator_of(base: &str) -> Option<(Compare, bool)> {
    let positive = |base: &str| -> Option<Compare> {
        Some(match base {
            "StringEquals" => equal,
            "StringEqualsIgnoreCase" | "Bool" => equal_in_any_case,
            "StringLike" => alike,
            "ArnEquals" | "ArnLike" => arn_alike,
            "DateLessThan" | "DateLessThanEquals" => before,
            "DateGreaterThan" | "DateGreaterThanEquals" => after,
            _ => return None,
        })
    };
    match base {
        "StringNotEquals" => Some((equal, true)),
        "StringNotEqualsIgnoreCase" => Some((equal_in_any_case, true)),
        "StringNotLike" => Some((alike, true)),
        "ArnNotEquals" | "ArnNotLike" => Some((arn_alike, true)),
        base => positive(base).map(|compare| (compare, false)),
    }
}

fn equal(value: &Value, wanted: &str, key: &str, text: Text<'_>) -> Holds {
    compared(value, &text.pattern(wanted, Pattern::exact), key)
}

fn alike(value: &Value, wanted: &str, key: &str, text: Text<'_>) -> Holds {
    compared(value, &text.pattern(wanted, Pattern::wild), key)
}

fn equal_in_any_case(value: &Value, wanted: &str, key: &str, text: Text<'_>) -> Holds {
    let wanted = text.pattern(wanted, Pattern::exact).folded();
    match value {
        Value::Text(value) => wanted.matches(&Pattern::wild(value).folded(), key),
        _ => Holds::perhaps(key),
    }
}

fn compared(value: &Value, wanted: &Pattern, key: &str) -> Holds {
    match value {
        Value::Text(value) => wanted.matches(&Pattern::wild(value), key),
        _ => Holds::perhaps(key),
    }
}

/// Compares each of the six parts of an ARN separately. `ArnEquals` and `ArnLike` behave identically.
fn arn_alike(value: &Value, wanted: &str, key: &str, text: Text<'_>) -> Holds {
    let Value::Text(value) = value else {
        return Holds::perhaps(key);
    };
    let wanted = text.pattern(wanted, Pattern::wild).arn_parts();
    let value = Pattern::wild(value).arn_parts();
    // AWS does not document how a text that is not an ARN compares.
    if wanted.len() != 6 || value.len() != 6 {
        return Holds::perhaps(key);
    }
    let parts = wanted.iter().zip(&value);
    Holds::all(parts.map(|(wanted, value)| wanted.matches(value, key)))
}

fn before(value: &Value, wanted: &str, key: &str, _: Text<'_>) -> Holds {
    later_than(value, wanted, key).not()
}

fn after(value: &Value, wanted: &str, key: &str, _: Text<'_>) -> Holds {
    later_than(value, wanted, key)
}

/// Whether a time is later than the policy's time. Time only moves forward, so "later" stays true and "earlier" may change.
fn later_than(value: &Value, wanted: &str, key: &str) -> Holds {
    match (value, date(wanted)) {
        (Value::Since(value), Some(wanted)) if *value > wanted => Holds::Yes,
        _ => Holds::perhaps(key),
    }
}

/// Parses an ISO 8601 date, with or without a time of day.
fn date(text: &str) -> Option<jiff::Timestamp> {
    text.parse()
        .or_else(|_| format!("{text}T00:00:00Z").parse())
        .ok()
}
