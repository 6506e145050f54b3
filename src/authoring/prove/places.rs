//! Places in a snapshot's JSON, as JSON pointers, and paths that select them.
//!
//! A path names fields; `[]` is each element of a list, `{}` each value of a map. The `{"known": …}` around a fact is
//! not written. A path into an unknown fact selects nothing.

use serde_json::Value;

/// One place in the JSON, and a label for people: the path, with names in place of indices.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    pub pointer: String,
    pub label: String,
}

/// The name of a list element for the label, if its value has one.
pub type Namer<'n> = &'n dyn Fn(&Value) -> Option<String>;

/// Every place that a path selects, starting at the pointer `base`.
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

/// The last key of a pointer that is neither a list index nor the `known` of a fact: the key of the innermost map.
pub fn map_key(pointer: &str) -> String {
    let mut keys = pointer.rsplit('/');
    let key = keys.find(|key| *key != "known" && key.parse::<usize>().is_err());
    key.unwrap_or_default()
        .replace("~1", "/")
        .replace("~0", "~")
}

/// The value of a known fact; `None` if it is not known.
fn unwrapped(root: &Value, mut place: Place) -> Option<Place> {
    let fact = root.pointer(&place.pointer)?.as_object();
    let is_fact = |state: &str| fact.is_some_and(|map| map.len() == 1 && map.contains_key(state));
    if is_fact("unknown") {
        return None;
    }
    if is_fact("known") {
        place.pointer.push_str("/known");
    }
    Some(place)
}

fn elements(root: &Value, place: &Place, name: Namer<'_>) -> Vec<Place> {
    let mut found: Vec<Place> = Vec::new();
    let mut push = |key: &str, name_of_element: String| {
        let mut label = format!("{}[{name_of_element}]", place.label);
        if found.iter().any(|earlier| earlier.label == label) {
            label = format!("{}[{name_of_element} {key}]", place.label);
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

/// Every text in a value, including the keys of maps.
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
