//! Places in a snapshot's JSON, as JSON pointers, and paths that lead to them.
//!
//! A path names fields; `[]` is each element of a list, `{}` each value of a map. The `{"known": …}` around a fact is
//! not written, and what is not known is nowhere.

use serde_json::Value;

/// One place, and what a person calls it: the path, with names for elements.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    pub pointer: String,
    pub label: String,
}

/// Gives an element of a list a name, if its value tells one.
pub type Namer<'n> = &'n dyn Fn(&Value) -> Option<String>;

/// Every place a path leads to, beneath a pointer.
pub fn select(root: &Value, base: &str, path: &str, name: Namer<'_>) -> Vec<Place> {
    let mut places = vec![Place {
        pointer: base.to_owned(),
        label: String::new(),
    }];
    for segment in path.split('.').filter(|segment| !segment.is_empty()) {
        let (field, steps) = segment.split_at(segment.find(['[', '{']).unwrap_or(segment.len()));
        if !field.is_empty() {
            places = places
                .into_iter()
                .filter_map(|place| {
                    let place = unwrapped(root, place)?;
                    root.pointer(&place.pointer)?.get(field)?;
                    let dot = if place.label.is_empty() { "" } else { "." };
                    Some(Place {
                        pointer: child(&place.pointer, field),
                        label: format!("{}{dot}{field}", place.label),
                    })
                })
                .collect();
        }
        // "{}[]": each element of the list that is each value of the map.
        for _ in 0..steps.len() / 2 {
            places = places
                .into_iter()
                .filter_map(|place| unwrapped(root, place))
                .flat_map(|place| elements(root, &place, name))
                .collect();
        }
    }
    places
        .into_iter()
        .filter_map(|place| unwrapped(root, place))
        .collect()
}

/// The pointer of a child.
pub fn child(pointer: &str, key: &str) -> String {
    format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"))
}

/// The pointer of the parent, and the key of the child.
pub fn parent(pointer: &str) -> (&str, String) {
    let (parent, key) = pointer.rsplit_once('/').unwrap_or(("", pointer));
    (parent, key.replace("~1", "/").replace("~0", "~"))
}

/// The key of the map that a pointer leads through: the last one that is neither an index nor the frame of a fact.
pub fn map_key(pointer: &str) -> String {
    let mut keys = pointer.rsplit('/');
    let key = keys.find(|key| *key != "known" && key.parse::<usize>().is_err());
    key.unwrap_or_default()
        .replace("~1", "/")
        .replace("~0", "~")
}

/// Inside the frame of a known fact; nothing where it is not known.
fn unwrapped(root: &Value, mut place: Place) -> Option<Place> {
    let fact = root.pointer(&place.pointer)?.as_object();
    let is_framed = |frame: &str| fact.is_some_and(|map| map.len() == 1 && map.contains_key(frame));
    if is_framed("unknown") {
        return None;
    }
    if is_framed("known") {
        place.pointer.push_str("/known");
    }
    Some(place)
}

fn elements(root: &Value, place: &Place, name: Namer<'_>) -> Vec<Place> {
    let mut found: Vec<Place> = Vec::new();
    let mut push = |key: &str, called: String| {
        let mut label = format!("{}[{called}]", place.label);
        if found.iter().any(|earlier| earlier.label == label) {
            label = format!("{}[{called} {key}]", place.label);
        }
        found.push(Place {
            pointer: child(&place.pointer, key),
            label,
        });
    };
    match root.pointer(&place.pointer) {
        Some(Value::Array(list)) => {
            for (index, value) in list.iter().enumerate() {
                push(
                    &index.to_string(),
                    name(value).unwrap_or_else(|| (index + 1).to_string()),
                );
            }
        }
        Some(Value::Object(map)) => {
            for key in map.keys() {
                push(key, key.clone());
            }
        }
        _ => {}
    }
    found
}

/// Every text in a value, keys of maps included.
pub fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(list) => list.iter().flat_map(texts).collect(),
        Value::Object(map) => map
            .iter()
            .flat_map(|(key, value)| std::iter::once(key.as_str()).chain(texts(value)))
            .collect(),
        _ => Vec::new(),
    }
}
