//! Applies every operator to every resource that matters.

use serde_json::Value;

use super::mutation::{Change, Edit, Expect, Mutation};
use super::places::{Place, child, parent, select, texts};
use super::target::Target;
use super::things::{Thing, Things};
use workshop_check_core::suite::Suite;

/// All mutations of a snapshot, in the order of its resources and of the operators.
pub fn mutations(root: &Value, things: &Things<'_>, suite: &Suite) -> Vec<Mutation> {
    let mut all: Vec<Mutation> = Vec::new();
    for thing in things.all.iter().filter(|thing| thing.matters) {
        let breaks = thing.kind.breaks.iter();
        let harmless = thing.kind.harmless.iter();
        let operators = breaks
            .map(|operator| (operator, Expect::Noticed))
            .chain(harmless.map(|operator| (operator, Expect::Harmless)));
        for (operator, expect) in operators {
            let target = Target {
                root,
                things,
                thing,
                operator,
            };
            for mut mutation in target.mutations(expect) {
                if operator.rename.is_some() && is_known_by_name(suite, thing) {
                    mutation.expect = Expect::Noticed;
                }
                if !all.iter().any(|earlier| earlier.id == mutation.id) {
                    all.push(mutation);
                }
            }
        }
    }
    all
}

/// Whether the suite knows a resource by its name alone: of a role that nothing points at, the exact name.
fn is_known_by_name(suite: &Suite, thing: &Thing<'_>) -> bool {
    suite.file.resources.values().any(|role| {
        !role.kind.has_revisions()
            && role.wired_from.is_empty()
            && role.name.as_ref() == Some(&thing.name)
    })
}

impl Target<'_, '_> {
    fn mutations(&self, expect: Expect) -> Vec<Mutation> {
        let name = |value: &Value| self.things.name_of(value);
        let carriers = &self.operator.pointed_at_by;
        let is_carried = || !self.carriers(carriers).is_empty();
        let (Some(first), true) = (
            self.thing.pointers.first(),
            carriers.is_empty() || is_carried(),
        ) else {
            return Vec::new();
        };
        let (base, path) = match self.operator.at.strip_prefix('^') {
            Some(path) => ("", path),
            None => (first.as_str(), self.operator.at.as_str()),
        };
        let places = select(self.root, base, path, &name);
        let places = places.iter().filter(|place| self.applies(&place.pointer));
        places
            .flat_map(|place| {
                let value = self.root.pointer(&place.pointer).unwrap_or(&Value::Null);
                let edits = self.edits(place, value).into_iter();
                edits.map(|edit| self.mutation(place, value, edit, expect))
            })
            .collect()
    }

    fn mutation(&self, place: &Place, value: &Value, edit: Edit, expect: Expect) -> Mutation {
        let thing = self.thing;
        let path = if place.label.is_empty() {
            String::new()
        } else {
            format!("/{}", place.label)
        };
        let verb = self.operator.label.as_ref().unwrap_or(&edit.verb);
        let mut about = [thing.ids.clone(), thing.of.clone(), edit.now].concat();
        if !place.label.is_empty() && !self.operator.at.starts_with('^') {
            about.extend(texts(value).into_iter().map(str::to_owned));
        }
        // The same is done to every copy of the resource.
        let first = thing.pointers.first().map_or("", String::as_str);
        let copies = thing.pointers.iter().skip(1);
        let copied = copies.flat_map(|copy| {
            let changes = edit.changes.iter();
            changes.map(move |change| change.moved(first, copy))
        });
        let also = self.operator.also.iter().map(|also| {
            let map = format!("/{}", also.map.replace('.', "/"));
            Change::Set(child(&map, &also.key), also.is.clone())
        });
        Mutation {
            id: format!("{}/{}{path}/{verb}", thing.kind.kind, thing.name),
            expect,
            name: thing.name.clone(),
            about: self.things.with_aliases(&about),
            call: thing.kind.call(),
            changes: edit
                .changes
                .iter()
                .cloned()
                .chain(copied)
                .chain(also)
                .collect(),
        }
    }

    /// Whether the element is one that the operator is for.
    fn applies(&self, pointer: &str) -> bool {
        let value = self.root.pointer(pointer);
        if self.operator.if_matters {
            let id = value.and_then(Value::as_str).unwrap_or_default();
            let mut mattering = self.things.all.iter().filter(|thing| thing.matters);
            if !mattering.any(|thing| thing.ids.iter().any(|own| own == id)) {
                return false;
            }
        }
        let own = value.filter(|value| value.is_object());
        let element = own.or_else(|| self.root.pointer(parent(pointer).0));
        let has = |(field, wanted): (&String, &String)| {
            let found = match element.and_then(|element| element.get(field)) {
                Some(Value::String(text)) => text.clone(),
                Some(Value::Number(number)) => number.to_string(),
                _ => return false,
            };
            match wanted.strip_suffix('*') {
                Some(start) => found.starts_with(start),
                None => found == *wanted,
            }
        };
        self.operator.when.iter().all(has) && !self.operator.unless.iter().any(has)
    }
}
