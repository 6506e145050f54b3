//! Edits of a recorded snapshot that find things by name, so that a fixture can be recorded again with other ids.
//!
//! A path names keys, with filters for lists: `ec2.SecurityGroups[GroupName=EFS-SG].IpPermissions`. `*` is every
//! element of a list or value of a map; `[Name=x]` also finds a resource by its tag; the `{"known": …}` around a fact
//! is not written. A text that begins with `@` stands for what is at that path, in values and in filters alike.

use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::denied;

/// One edit: a path, and one change.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edit {
    #[serde(default)]
    at: String,
    set: Option<Value>,
    #[serde(default)]
    remove: bool,
    append: Option<Value>,
    /// For each element with the left text, adds a copy with the right text.
    duplicate: Option<Map<String, Value>>,
    /// Replaces texts in all nested values and keys.
    replace: Option<Map<String, Value>>,
    /// Makes a fact unknown, for this reason.
    unknown: Option<Value>,
    /// Denies an IAM action to the caller; needs no path.
    pub deny: Option<String>,
}

/// Applies edits, in order, to a snapshot's JSON.
pub fn apply(snapshot: &mut Value, edits: &[Edit]) {
    for edit in edits {
        edit.apply(snapshot);
    }
}

impl Edit {
    fn apply(&self, snapshot: &mut Value) {
        if let Some(action) = &self.deny {
            return denied::deny_action(snapshot, action);
        }
        if let Some(value) = &self.set {
            let value = resolved(snapshot, value);
            for place in places_to_set(snapshot, &self.at) {
                put(snapshot, &place, value.clone());
            }
        } else if self.remove {
            // From behind, so that the places before stay what they are.
            for place in found(snapshot, &self.at).into_iter().rev() {
                take(snapshot, &place);
            }
        } else if let Some(value) = &self.append {
            let value = resolved(snapshot, value);
            for place in found(snapshot, &self.at) {
                let list = inside(at(snapshot, &place));
                list.as_array_mut()
                    .expect("`append` is for lists")
                    .push(value.clone());
            }
        } else if let Some(pairs) = &self.duplicate {
            let pairs = texts(snapshot, pairs);
            for place in found(snapshot, &self.at) {
                duplicate(inside(at(snapshot, &place)), &pairs);
            }
        } else if let Some(pairs) = &self.replace {
            let pairs = texts(snapshot, pairs);
            for place in found(snapshot, &self.at) {
                let value = at(snapshot, &place);
                *value = replaced(value, &pairs);
            }
        } else if let Some(reason) = &self.unknown {
            for place in found(snapshot, &self.at) {
                *at(snapshot, &place) = json!({ "unknown": reason });
            }
        } else {
            panic!("{}: what to change?", self.at);
        }
    }
}

type Place = Vec<String>;

/// All values that a path matches. Panics if there are none, because the path is wrong then.
pub fn found(root: &Value, path: &str) -> Vec<Place> {
    let places = select(root, path);
    assert!(!places.is_empty(), "nothing at {path}");
    places
}

/// The value at a path. If the path matches several values, they must be equal.
pub fn value_at(root: &Value, path: &str) -> Value {
    at(&mut root.clone(), &found(root, path)[0]).clone()
}

fn select(root: &Value, path: &str) -> Vec<Place> {
    let mut places = vec![(Place::new(), root)];
    for segment in split_outside_brackets(path, '.') {
        let mut parts = segment.split('[');
        let name = parts.next().unwrap_or_default();
        let filters = &segment[name.len()..];
        places = places
            .into_iter()
            .flat_map(|place| children(unwrapped(place), name))
            .collect();
        for filter in filters_of(filters) {
            let (key, wanted) = filter.split_once('=').expect("a filter is [Key=value]");
            let wanted = match wanted.strip_prefix('@') {
                Some(path) => text_of(&value_at(root, path)),
                None => wanted.to_owned(),
            };
            places = places
                .into_iter()
                .flat_map(|place| elements(unwrapped(place)))
                .filter(|(_, value)| has(value, key, &wanted))
                .collect();
        }
    }
    places.into_iter().map(|(place, _)| place).collect()
}

fn unwrapped((mut place, value): (Place, &Value)) -> (Place, &Value) {
    match value.get("known") {
        Some(known) => {
            place.push("known".to_owned());
            (place, known)
        }
        None => (place, value),
    }
}

fn children<'v>((place, value): (Place, &'v Value), name: &str) -> Vec<(Place, &'v Value)> {
    let below = |key: String| {
        let mut place = place.clone();
        place.push(key);
        place
    };
    match (name, value) {
        ("*", Value::Array(list)) => list
            .iter()
            .enumerate()
            .map(|(i, v)| (below(i.to_string()), v))
            .collect(),
        ("*", Value::Object(map)) => map.iter().map(|(key, v)| (below(key.clone()), v)).collect(),
        _ => value
            .get(name)
            .map(|v| (below(name.to_owned()), v))
            .into_iter()
            .collect(),
    }
}

/// A filter selects among the elements of a list; any other value is tested itself.
fn elements(place: (Place, &Value)) -> Vec<(Place, &Value)> {
    if place.1.is_array() {
        children(place, "*")
    } else {
        vec![place]
    }
}

fn has(value: &Value, key: &str, wanted: &str) -> bool {
    let tags = value
        .get("Tags")
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    value.get(key).is_some_and(|found| text_of(found) == wanted)
        || tags
            .into_iter()
            .any(|tag| tag["Key"] == key && tag["Value"] == wanted)
}

fn text_of(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

fn split_outside_brackets(path: &str, at: char) -> Vec<&str> {
    let mut depth = 0;
    path.split(|c| {
        depth += i32::from(c == '[') - i32::from(c == ']');
        c == at && depth == 0
    })
    .collect()
}

/// Splits filters: "[a=b][c=@d[e=f]]" gives "a=b" and "c=@d[e=f]".
fn filters_of(text: &str) -> Vec<&str> {
    let (mut filters, mut depth, mut start) = (Vec::new(), 0, 0);
    for (i, c) in text.char_indices() {
        depth += i32::from(c == '[') - i32::from(c == ']');
        match c {
            '[' if depth == 1 => start = i + 1,
            ']' if depth == 0 => filters.push(&text[start..i]),
            _ => {}
        }
    }
    filters
}

/// `set` may add a key that does not exist yet.
fn places_to_set(root: &Value, path: &str) -> Vec<Place> {
    let last = split_outside_brackets(path, '.').pop().unwrap_or_default();
    if last == "*" || last.contains('[') {
        return found(root, path);
    }
    let parent = path
        .strip_suffix(last)
        .unwrap_or_default()
        .trim_end_matches('.');
    let parents = if parent.is_empty() {
        vec![Place::new()]
    } else {
        found(root, parent)
    };
    let below = |parent: Place| {
        let value = parent.iter().fold(root, |value, key| child(value, key));
        let (mut place, _) = unwrapped((parent, value));
        place.push(last.to_owned());
        place
    };
    parents.into_iter().map(below).collect()
}

fn child<'v>(value: &'v Value, key: &str) -> &'v Value {
    key.parse::<usize>()
        .ok()
        .and_then(|index| value.get(index))
        .or_else(|| value.get(key))
        .unwrap_or(&Value::Null)
}

fn at<'v>(root: &'v mut Value, place: &[String]) -> &'v mut Value {
    place.iter().fold(root, |value, key| match value {
        Value::Array(list) => &mut list[key.parse::<usize>().expect("an index")],
        other => &mut other[key.as_str()],
    })
}

fn inside(value: &mut Value) -> &mut Value {
    if value.get("known").is_some() {
        &mut value["known"]
    } else {
        value
    }
}

fn put(root: &mut Value, place: &[String], value: Value) {
    *inside(at(root, place)) = value;
}

fn take(root: &mut Value, place: &[String]) {
    let (last, parent) = place.split_last().expect("not the whole snapshot");
    match at(root, parent) {
        Value::Array(list) => drop(list.remove(last.parse().expect("an index"))),
        Value::Object(map) => drop(map.remove(last)),
        other => panic!("{other} has no parts"),
    }
}

/// The value with every `@path` in it replaced by the value at that path.
fn resolved(root: &Value, value: &Value) -> Value {
    match value {
        Value::String(text) => text
            .strip_prefix('@')
            .map_or_else(|| value.clone(), |path| value_at(root, path)),
        Value::Array(list) => list.iter().map(|value| resolved(root, value)).collect(),
        Value::Object(map) => Value::Object(
            map.iter()
                .map(|(key, value)| (key.clone(), resolved(root, value)))
                .collect(),
        ),
        other => other.clone(),
    }
}

fn texts(root: &Value, pairs: &Map<String, Value>) -> Vec<(String, String)> {
    let text = |value: &Value| text_of(&resolved(root, value));
    pairs
        .iter()
        .map(|(from, to)| (text(&json!(from)), text(to)))
        .collect()
}

fn replaced(value: &Value, pairs: &[(String, String)]) -> Value {
    // Marks in between, so that what one pair puts in is not replaced by the next.
    let mut text = value.to_string();
    for (i, (from, _)) in pairs.iter().enumerate() {
        text = text.replace(from, &format!("\u{1}{i}\u{2}"));
    }
    for (i, (_, to)) in pairs.iter().enumerate() {
        text = text.replace(&format!("\u{1}{i}\u{2}"), to);
    }
    serde_json::from_str(&text).expect("replacing names leaves JSON")
}

fn duplicate(value: &mut Value, pairs: &[(String, String)]) {
    let concerned = |text: String| pairs.iter().any(|(from, _)| text.contains(from));
    match value {
        Value::Array(list) => {
            let copies: Vec<Value> = list
                .iter()
                .filter(|v| concerned(v.to_string()))
                .map(|v| replaced(v, pairs))
                .collect();
            list.extend(copies);
        }
        Value::Object(map) => {
            let copies: Vec<(String, Value)> = map
                .iter()
                .filter(|(key, value)| concerned(format!("{key} {value}")))
                .map(|(key, value)| {
                    (
                        text_of(&replaced(&json!(key), pairs)),
                        replaced(value, pairs),
                    )
                })
                .collect();
            map.extend(copies);
        }
        other => panic!("{other} has no elements"),
    }
}
