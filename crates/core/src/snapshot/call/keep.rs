//! Selects the fields of a result by paths with dots. Lists on the way are traversed.

use serde_json::{Map, Value};

use super::Only;
use super::secret::{is_environment, is_secret_kind, is_secret_member, is_secret_name};

/// The value at a path of objects; none if the path leads through a list.
pub fn at<'a>(value: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('.')
        .try_fold(value, |value, name| value.get(name))
}

/// All texts at a path, through lists.
///
/// `Groups.Id` of `{"Groups": [{"Id": "a"}, {"Id": "b"}]}` gives "a" and "b".
pub fn texts_at<'a>(value: &'a Value, path: &str) -> Vec<&'a str> {
    let values = elements_at(value, path).into_iter();
    values.filter_map(Value::as_str).collect()
}

/// All values at a path, through lists. An element that is no list counts as a list of itself: a list of XML with one element
/// looks like that.
pub fn elements_at<'a>(value: &'a Value, path: &str) -> Vec<&'a Value> {
    let mut values = vec![value];
    for name in path.split('.') {
        let members = values.into_iter().flat_map(elements);
        values = members.filter_map(|member| member.get(name)).collect();
    }
    values.into_iter().flat_map(elements).collect()
}

/// The values at a path as texts, through lists. If there is none, a single `None`.
pub fn texts_of(value: &Value, path: &str) -> Vec<Option<String>> {
    let Some((name, rest)) = path.split_once('.') else {
        return texts(value.get(path));
    };
    match value.get(name) {
        Some(Value::Array(elements)) => {
            let found = elements.iter().flat_map(|element| texts_of(element, rest));
            let found: Vec<_> = found.filter(Option::is_some).collect();
            if found.is_empty() { vec![None] } else { found }
        }
        Some(other) => texts_of(other, rest),
        None => vec![None],
    }
}

/// The values of a property as texts. A missing or empty property gives a single `None`.
fn texts(value: Option<&Value>) -> Vec<Option<String>> {
    match value {
        None | Some(Value::Null) => vec![None],
        Some(Value::Array(values)) if values.is_empty() => vec![None],
        Some(Value::Array(values)) => values.iter().flat_map(|value| texts(Some(value))).collect(),
        Some(Value::String(text)) => vec![Some(text.clone())],
        Some(other) => vec![Some(other.to_string())],
    }
}

fn elements(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(list) => list.iter().flat_map(elements).collect(),
        other => vec![other],
    }
}

/// The result with only the fields of these paths. Texts at the paths of `json` are read as JSON documents first; a text
/// that is not a document is dropped.
///
/// # Example
///
/// `kept(r, &["Rules"], &[], &["Id", "Rules.Name"])` of `{"Id": "a", "Password": "p", "Rules": "[{\"Name\": \"x\", \"Key\": 1}]"}`
/// is `{"Id": "a", "Rules": [{"Name": "x"}]}`.
pub(super) fn kept(result: &Value, json: &[String], within: Within<'_>, keep: &[String]) -> Value {
    let mut result = result.clone();
    for path in json {
        let names: Vec<&str> = path.split('.').collect();
        parse(&mut result, &names);
    }
    without_secrets(&mut result, within);
    let mut kept = Value::Object(Map::new());
    for path in keep {
        let names: Vec<&str> = path.split('.').collect();
        if let Some(selected) = selected(&result, &names) {
            merge(&mut kept, selected);
        }
    }
    kept
}

/// Adds a field with the texts of others, separated by spaces. Not if one of them is missing.
///
/// # Example
///
/// `join(r, "Id", &["A", "B"])` of `{"A": "x", "B": "y"}` makes it `{"A": "x", "B": "y", "Id": "x y"}`.
pub(super) fn join(result: &mut Value, field: &str, parts: &[String]) {
    let texts: Option<Vec<&str>> = parts
        .iter()
        .map(|part| at(result, part).and_then(Value::as_str))
        .collect();
    let joined = texts.map(|texts| Value::from(texts.join(" ")));
    if let (Value::Object(members), Some(joined)) = (result, joined) {
        members.insert(field.to_owned(), joined);
    }
}

/// Removes the elements of a list that are not asked for.
pub(super) fn retain(result: &mut Value, only: &Only) {
    let names: Vec<&str> = only.list.split('.').collect();
    for_each(result, &names, &mut |list| {
        let is_asked = |element: &Value| {
            let text = element.get(&only.field).and_then(Value::as_str);
            text.is_some_and(|text| only.one_of.iter().any(|asked| asked == text))
        };
        match &mut *list {
            Value::Array(elements) => elements.retain(is_asked),
            // A list of XML with one element looks like that element.
            other if is_asked(other) => {}
            other => *other = Value::Array(Vec::new()),
        }
        if let Some(value) = &only.value {
            *list = by_name(list, &only.field, value);
        }
    });
}

/// A list of names and values as an object.
///
/// `[{"OptionName": "a", "Value": "1"}, {"OptionName": "b"}]` becomes `{"a": "1"}`: what has no value is not set.
fn by_name(list: &Value, field: &str, value: &str) -> Value {
    let mut members = Map::new();
    for element in elements(list) {
        let name = element.get(field).and_then(Value::as_str);
        if let (Some(name), Some(value)) = (name, element.get(value)) {
            members.entry(name).or_insert_with(|| value.clone());
        }
    }
    Value::Object(members)
}

/// Calls `edit` for each value at a path.
fn for_each(value: &mut Value, names: &[&str], edit: &mut impl FnMut(&mut Value)) {
    match (value, names) {
        (value, []) => edit(value),
        (Value::Array(list), _) => {
            for value in list {
                for_each(value, names, edit);
            }
        }
        (Value::Object(members), [name, rest @ ..]) => {
            if let Some(value) = members.get_mut(*name) {
                for_each(value, rest, edit);
            }
        }
        _ => {}
    }
}

/// What is known of a result before it is read.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Within<'a> {
    /// The lists of settings of which the suite names those to keep.
    pub only: &'a [Only],
    /// A result is a secret as a whole, as an API key is.
    pub is_secret: bool,
    /// A result is a setting with a name that people chose.
    pub is_setting: bool,
}

/// Removes the fields with the names of secrets, and the values of settings with such names, as of
/// `{"OptionName": "RDS_PASSWORD", "Value": "…"}`, and of what is a secret as a whole. Of settings that people name as they like, no
/// value stays, unless `only` names those to keep. Also in a text that is a document.
pub(super) fn without_secrets(value: &mut Value, within: Within<'_>) {
    clean(value, "", within);
}

fn clean(value: &mut Value, path: &str, within: Within<'_>) {
    match value {
        Value::String(text) if text.trim_start().starts_with(['{', '[']) => {
            if let Ok(document) = serde_json::from_str::<Value>(text) {
                let mut cleaned = document.clone();
                clean(&mut cleaned, path, within);
                if cleaned != document {
                    *text = cleaned.to_string();
                }
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|value| clean(value, path, within)),
        Value::Object(members) => {
            // Whether a password is asked for is no secret.
            members.retain(|name, value| {
                let is_whole = within.is_secret && !value.is_object() && is_secret_member(name);
                value.is_boolean() || !is_secret_name(name) && !is_whole
            });
            let names_secret = members.iter().any(|(name, text)| {
                names_setting(name) && text.as_str().is_some_and(is_secret_name)
            });
            let is_named = within.only.iter().any(|only| only.list == path);
            if names_secret {
                members.retain(|name, _| !is_value(name) && !is_other_value(name));
            } else if (within.is_setting || is_setting(members, path)) && !is_named {
                members.retain(|name, _| !is_value(name));
            }
            for (name, value) in members {
                let inner = inner(name, value, within);
                let path = if path.is_empty() {
                    name.clone()
                } else {
                    format!("{path}.{name}")
                };
                clean(value, &path, inner);
            }
        }
        _ => {}
    }
}

/// What is known of a member. An object in a secret is part of it. A list is something else, except that of XML, whose elements
/// have one of these names, and tags, which are about it.
fn inner<'a>(name: &str, value: &Value, within: Within<'a>) -> Within<'a> {
    let is_same = is_element(name) || !value.is_array() && !ends(name, "tags");
    Within {
        is_secret: is_secret_kind(name) || is_same && within.is_secret,
        is_setting: within.is_setting && !ends(name, "tags"),
        ..within
    }
}

/// Whether a member of this name has the elements of the list around it.
pub(super) fn is_element(name: &str) -> bool {
    ["item", "items", "member"].contains(&name.to_ascii_lowercase().as_str())
}

/// Whether this is a setting with a name that people chose: an element of an environment, or a parameter of a stack.
fn is_setting(members: &Map<String, Value>, path: &str) -> bool {
    let list = path.rsplit('.').next().unwrap_or(path);
    let of_environment = is_environment(list) && members.keys().any(|key| is_name_of_setting(key));
    // AWS Elastic Beanstalk lists them among its own settings.
    let namespace = members.get("Namespace").and_then(Value::as_str);
    let of_beanstalk = namespace.is_some_and(|namespace| namespace.ends_with(":environment"));
    of_environment || of_beanstalk || members.contains_key("ParameterKey")
}

fn is_name_of_setting(member: &str) -> bool {
    ends(member, "name") || ends(member, "key")
}

/// Whether a member may tell what the one beside it is. That of AWS has the word `name` or `key`; other programs have others.
fn names_setting(member: &str) -> bool {
    const NAMES: &[&str] = &[
        "identifier",
        "field",
        "label",
        "option",
        "parameter",
        "variable",
        "property",
        "attribute",
        "header",
    ];
    is_name_of_setting(member)
        || member.eq_ignore_ascii_case("id")
        || NAMES.iter().any(|name| ends(member, name))
}

/// Whether a member beside the name of a secret has its value, although it is not named so.
fn is_other_value(member: &str) -> bool {
    const VALUES: &[&str] = &[
        "content", "contents", "data", "default", "setting", "string", "text",
    ];
    VALUES.contains(&member.to_ascii_lowercase().as_str())
}

/// Whether a member of a setting has its value.
pub(super) fn is_value(member: &str) -> bool {
    ends(member, "value") || ends(member, "values")
}

fn ends(name: &str, ending: &str) -> bool {
    name.to_ascii_lowercase().ends_with(ending)
}

fn parse(value: &mut Value, names: &[&str]) {
    match (value, names) {
        (Value::Array(list), _) => list.iter_mut().for_each(|value| parse(value, names)),
        (value @ Value::String(_), []) => {
            let document = value
                .as_str()
                .and_then(|text| serde_json::from_str(text).ok());
            *value = document.unwrap_or(Value::Null);
        }
        (Value::Object(members), [name, rest @ ..]) => {
            members
                .get_mut(*name)
                .into_iter()
                .for_each(|value| parse(value, rest));
        }
        _ => {}
    }
}

/// The value with nothing but the path; none if the path leads nowhere.
fn selected(value: &Value, names: &[&str]) -> Option<Value> {
    let [name, rest @ ..] = names else {
        return Some(value.clone());
    };
    match value {
        // An element without the field stays, so that the elements of several paths have the same order.
        Value::Array(list) => Some(
            list.iter()
                .map(|value| selected(value, names).unwrap_or_else(|| Value::Object(Map::new())))
                .collect(),
        ),
        Value::Object(members) => {
            let member = selected(members.get(*name)?, rest)?;
            Some(Value::Object(Map::from_iter([(
                (*name).to_owned(),
                member,
            )])))
        }
        _ => None,
    }
}

fn merge(into: &mut Value, from: Value) {
    match (into, from) {
        (Value::Object(into), Value::Object(from)) => {
            for (name, value) in from {
                match into.get_mut(&name) {
                    Some(former) => merge(former, value),
                    None => {
                        into.insert(name, value);
                    }
                }
            }
        }
        (Value::Array(into), Value::Array(from)) => {
            into.iter_mut()
                .zip(from)
                .for_each(|(into, from)| merge(into, from));
        }
        (into, from) => *into = from,
    }
}
