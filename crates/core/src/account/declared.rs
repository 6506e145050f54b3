//! The changes that a suite declares for a resource, with the values of the account filled in.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Account;
use crate::change::{
    AskedOption, Change, DeclaredChange, DeclaredCommand, DeclaredEdit, DeclaredPlace, Document,
    Output, Place, encoded, new_id,
};
use crate::ids::ResourceName;
use crate::message::Message;
use crate::resource::inventory::Item;
use crate::resource::kinds::{AnyName, DeclaredKind};
use crate::resource::recipe::{
    Ask, CommandTemplate, Condition, ConsoleTemplate, Creation, DocumentEdit, NamedSubnets, Part,
    Recipe, Referring, parts,
};
use crate::resource::{ResourceKind, fits};
use crate::snapshot::Snapshot;
use crate::snapshot::call::{texts_at, texts_of};

impl Account<'_> {
    /// The change that gives a field of a resource the value that a check asks for, if the suite declares one.
    pub fn changed(&self, name: &ResourceName, field: &str, asked: &[String]) -> Option<Change> {
        if asked.is_empty() {
            return None;
        }
        let filler = Filler::of_existing(self, name, asked)?;
        let recipe = filler.first(|recipe| recipe.fields.iter().any(|known| known == field))?;
        let values = asked.iter().cloned().map(Value::String);
        filler.change(recipe, name, Some(field), Some((field, values.collect())))
    }

    /// The change of this name, if the suite declares one for the resource. Of several, the first one that fits and for which
    /// everything is known, such as another resource that it changes, too.
    pub fn changed_by(&self, name: &ResourceName, change: &str) -> Option<Change> {
        let all = self.declared_kind(name)?.declaration().changes.iter();
        let mut named = all.filter(|recipe| recipe.name.as_deref() == Some(change));
        named.find_map(|recipe| {
            let filler = Filler::of_existing(self, name, &[])?;
            let fits = filler.fits(&recipe.condition);
            fits.then(|| filler.change(recipe, name, None, None))?
        })
    }

    /// The change that deletes a resource of a kind, if the suite says how. `id` is its id in this snapshot, which may be that
    /// of another Region.
    pub fn deleted(
        &self,
        kind: DeclaredKind,
        snapshot: &Snapshot,
        id: &str,
    ) -> Option<DeclaredChange> {
        let commands = &kind.declaration().delete;
        if commands.is_empty() {
            return None;
        }
        let item = kind.find(snapshot, id).ok()??;
        let filler = Filler {
            account: self,
            kind: Some(kind),
            id: id.to_owned(),
            shown: kind.item(item)?.name.to_owned(),
            item: item.clone(),
            asked: &[],
            subnets: Vec::new(),
            each: Value::Null,
        };
        Some(DeclaredChange {
            phrase: Message::new("change-delete").with("names", vec![filler.shown.clone()]),
            is_told: false,
            chosen_by: Vec::new(),
            frees: kind.stack(id),
            commands: filler.commands(commands)?,
            edits: filler.after_deletion()?,
            console: filler.console(None, false),
        })
    }

    /// The change of this name, if the suite declares one for the resource. `asked` goes into its commands, and a field gets
    /// these values.
    pub fn changed_to(
        &self,
        name: &ResourceName,
        change: &str,
        asked: &str,
        field: (&str, Vec<Value>),
    ) -> Option<Change> {
        let asked = [asked.to_owned()];
        let filler = Filler::of_existing(self, name, &asked)?;
        let recipe = filler.first(|recipe| recipe.name.as_deref() == Some(change))?;
        filler.change(recipe, name, None, Some(field))
    }

    /// The change that moves a database to the right VPC, if the suite declares one and another resource of the suite refers to it.
    /// The instances of a cluster are not moved one by one (RDS API reference, ModifyDBInstance, `DBSubnetGroupName`), and AWS
    /// refuses subnets that are all in other zones than the instance (RDS user guide, USER_VPC.VPC2VPC).
    pub fn relocated(&self, name: &ResourceName) -> Option<Change> {
        let recipe = self.resource(name)?.relocation.as_ref()?;
        let database = self.database(name).ok()?;
        if database.db_cluster_identifier.is_some() || !self.is_referred_to(name) {
            return None;
        }
        let filler = Filler::of_existing(self, name, &[])?;
        if !filler.fits(&recipe.condition) {
            return None;
        }
        if let Some(named) = &recipe.subnets {
            let zone = database.availability_zone.as_ref()?;
            let subnets = self.page_subnets(&named.vpc, &named.names).ok()?;
            let mut zones = subnets.iter().map(|subnet| &subnet.availability_zone);
            zones.find(|other| *other == zone)?;
        }
        filler.change(recipe, name, None, None)
    }

    /// Whether the item of another resource refers to that of this one.
    fn is_referred_to(&self, name: &ResourceName) -> bool {
        let (Some(to), Ok(found)) = (self.resource(name), self.found(name)) else {
            return false;
        };
        self.resources.iter().any(|(other, from)| {
            self.resolution.key(other).is_some_and(|key| {
                let keys = from.kind.wired(self.snapshot, key, to.kind);
                keys.is_ok_and(|keys| keys.contains(&found.key.as_str()))
            })
        })
    }

    /// The change that creates a resource that does not exist, if the suite declares one.
    pub fn created(&self, name: &ResourceName) -> Option<Change> {
        let creation = self.resource(name)?.create.as_ref()?;
        let filler = Filler::of_new(self, name, None)?;
        let phrase = match &creation.message {
            Some(own) => Message::new(own.clone()).with("name", &filler.shown),
            None => Message::new("change-create-resource")
                .with("kind", self.kind_word(name))
                .with("name", &filler.shown),
        };
        let mut change = DeclaredChange {
            phrase,
            is_told: creation.message.is_some(),
            chosen_by: Vec::new(),
            frees: None,
            commands: Vec::new(),
            edits: Vec::new(),
            console: filler.console(creation.console.as_ref(), true),
        };
        filler.create(creation, &mut change)?;
        Some(Change::Declared(Box::new(change)))
    }
}

/// Fills in the placeholders of one resource.
struct Filler<'f, 'a> {
    account: &'f Account<'a>,
    /// None for a database, which is no declared kind.
    kind: Option<DeclaredKind>,
    /// The id, or the variable for it.
    id: String,
    /// The name that readers know.
    shown: String,
    /// The resource, if it exists.
    item: Value,
    asked: &'f [String],
    subnets: Vec<String>,
    each: Value,
}

impl<'f, 'a> Filler<'f, 'a> {
    fn of_existing(
        account: &'f Account<'a>,
        name: &'f ResourceName,
        asked: &'f [String],
    ) -> Option<Self> {
        let found = account.found(name).ok()?;
        Some(Filler {
            account,
            kind: account.declared_kind(name),
            id: found.key.clone(),
            shown: found.name.clone(),
            item: account.as_json(name).ok()?,
            asked,
            subnets: Vec::new(),
            each: Value::Null,
        })
    }

    /// Of one that is to be created, after the one with the id `gone` is deleted.
    fn of_new(
        account: &'f Account<'a>,
        name: &'f ResourceName,
        gone: Option<&str>,
    ) -> Option<Self> {
        // What has no name in AWS has none on the page either: the suite's own message says what is created.
        let declared = account.resource(name)?;
        let page_name = declared.page_name().unwrap_or(name.as_str());
        let shown = account.free_name(declared.kind, page_name, None, gone);
        Some(Filler {
            account,
            kind: account.declared_kind(name),
            id: new_id(&shown),
            shown,
            item: Value::Null,
            asked: &[],
            subnets: Vec::new(),
            each: Value::Null,
        })
    }

    /// The first change of the kind that is meant and fits the present values.
    fn first(&self, is_meant: impl Fn(&Recipe) -> bool) -> Option<&'static Recipe> {
        let mut all = self.kind?.declaration().changes.iter();
        all.find(|recipe| is_meant(recipe) && self.fits(&recipe.condition))
    }

    /// The change, told as the one of a field if the recipe has no words of its own. A field gets the values of `sets`.
    fn change(
        mut self,
        recipe: &Recipe,
        name: &ResourceName,
        field: Option<&str>,
        sets: Option<(&str, Vec<Value>)>,
    ) -> Option<Change> {
        self.choose(recipe.subnets.as_ref())?;
        // What is made again is not modified on its own page.
        let creation = self.account.resource(name)?.create.as_ref();
        let creation = creation.filter(|_| recipe.again);
        let console = recipe
            .console
            .as_ref()
            .or(creation.and_then(|creation| creation.console.as_ref()));
        let mut change = DeclaredChange {
            phrase: self.phrase(recipe, field),
            is_told: true,
            chosen_by: recipe.condition.keys().cloned().collect(),
            frees: None,
            commands: self.commands(&recipe.commands)?,
            edits: Vec::new(),
            console: self.console(console, recipe.again),
        };
        for moved in &recipe.moves {
            change.edits.push(DeclaredEdit::Move {
                place: place_of(self.referring(moved)?)?,
                field: moved.field.clone(),
                from: self.id.clone(),
                to: new_id(&self.shown),
            });
        }
        if recipe.again {
            change.edits.push(self.removal()?);
            Filler::of_new(self.account, name, Some(&self.id))?.create(creation?, &mut change)?;
            return Some(Change::Declared(Box::new(change)));
        }
        let of_field = sets.map(|(field, values)| (field.to_owned(), values));
        let others = recipe.sets.iter().map(|(field, value)| {
            let values = match self.value(value)? {
                Value::Array(values) => values,
                one => vec![one],
            };
            Some((field.clone(), values))
        });
        let mut others: Vec<(String, Vec<Value>)> = others.collect::<Option<_>>()?;
        // The item is found by its id.
        let id = self.kind.map(|kind| kind.declaration().id.as_str());
        others.sort_by_key(|(field, _)| Some(field.as_str()) == id);
        for (field, values) in of_field.into_iter().chain(others) {
            let id = self.id.clone();
            change.edits.push(match self.kind {
                Some(kind) => DeclaredEdit::Set {
                    place: place_of(kind)?,
                    id,
                    field,
                    values,
                },
                None => DeclaredEdit::SetOfDatabase { id, field, values },
            });
        }
        Some(Change::Declared(Box::new(change)))
    }

    fn create(mut self, creation: &Creation, change: &mut DeclaredChange) -> Option<()> {
        self.choose(creation.subnets.as_ref())?;
        change.commands.extend(self.commands(&creation.commands)?);
        let members = creation.item.iter();
        let members = members.map(|(field, value)| Some((field.clone(), self.value(value)?)));
        let item = Value::Object(members.collect::<Option<_>>()?);
        change.edits.push(match self.kind {
            Some(kind) => DeclaredEdit::Add {
                place: place_of(kind)?,
                item,
            },
            None => DeclaredEdit::AddDatabase { item },
        });
        Some(())
    }

    /// The resource is gone, or has other values.
    fn after_deletion(&self) -> Option<Vec<DeclaredEdit>> {
        let kind = self.kind?;
        let deleted = kind.declaration().deleted.iter();
        let edits: Option<Vec<DeclaredEdit>> = deleted
            .map(|(field, value)| {
                Some(DeclaredEdit::Set {
                    place: place_of(kind)?,
                    id: self.id.clone(),
                    field: field.clone(),
                    values: vec![value.clone()],
                })
            })
            .collect();
        let edits = edits?;
        if edits.is_empty() {
            return Some(vec![self.removal()?]);
        }
        Some(edits)
    }

    /// The resource is gone.
    fn removal(&self) -> Option<DeclaredEdit> {
        let kind = self.kind?;
        Some(DeclaredEdit::Remove {
            place: place_of(kind)?,
            field: kind.declaration().id.clone(),
            text: self.id.clone(),
        })
    }

    /// The subnets of the page. Nothing if one is missing.
    fn choose(&mut self, named: Option<&NamedSubnets>) -> Option<()> {
        let Some(named) = named else {
            return Some(());
        };
        let found = self.account.page_subnets(&named.vpc, &named.names).ok()?;
        self.subnets = found
            .into_iter()
            .map(|subnet| subnet.subnet_id.clone())
            .collect();
        Some(())
    }

    fn phrase(&self, recipe: &Recipe, field: Option<&str>) -> Message {
        let asked: Vec<String> = self
            .asked
            .iter()
            .map(|text| self.account.known_as(text))
            .collect();
        let asked = asked.join(", ");
        match (&recipe.message, field) {
            (Some(own), _) => Message::new(own.clone())
                .with("name", &self.shown)
                .with("asked", asked),
            (None, Some(field)) if !recipe.again => Message::new("change-setting")
                .with("resource", &self.shown)
                .with("property", field)
                .with("value", asked),
            _ => Message::new("change-replace").with("resource", &self.shown),
        }
    }

    fn console(&self, own: Option<&ConsoleTemplate>, is_new: bool) -> Option<DeclaredPlace> {
        let of_kind = self
            .kind
            .and_then(|kind| kind.declaration().console.as_ref());
        let place = own.or(of_kind.filter(|_| !is_new))?;
        let fragment = match &place.fragment {
            Some(fragment) => Some(self.text(fragment, &encoded)?),
            None => None,
        };
        Some(DeclaredPlace {
            path: self.text(&place.path, &encoded)?,
            fragment,
            way: self.text(&place.way, &str::to_owned)?,
        })
    }

    /// A kind that refers to this one.
    fn referring(&self, referring: &Referring) -> Option<DeclaredKind> {
        let mut kinds =
            self.account
                .resources
                .values()
                .filter_map(|resource| match resource.kind {
                    ResourceKind::Declared(kind) => Some(kind),
                    _ => None,
                });
        kinds.find(|kind| kind.declaration().key == referring.kind)
    }

    fn commands(&self, templates: &[CommandTemplate]) -> Option<Vec<DeclaredCommand>> {
        let mut commands = Vec::new();
        for template in templates {
            let Some(referring) = &template.for_each else {
                if self.fits(&template.condition) {
                    commands.push(self.command(template)?);
                }
                continue;
            };
            let kind = self.referring(referring)?;
            for (item, json) in self.referring_items(referring)? {
                let each = self.of_each(json);
                if each.fits(&template.condition) {
                    let is_own = self.account.resolution.is_assigned(item.key);
                    let could_be = ResourceKind::Declared(kind).any_name() != AnyName::Never;
                    commands.push(DeclaredCommand {
                        of_other: (could_be && !is_own).then(|| item.name.to_owned()),
                        ..each.command(template)?
                    });
                }
            }
        }
        Some(commands)
    }

    /// The resources that refer to this one. Nothing if their list could not be read.
    fn referring_items(&self, referring: &Referring) -> Option<Vec<(Item<'a>, Value)>> {
        let kind = self.referring(referring)?;
        let snapshot = self.account.snapshot;
        let own = match &referring.of {
            Some(field) => texts_of(&self.item, field).into_iter().flatten().next()?,
            None => self.id.clone(),
        };
        let mut all = Vec::new();
        for (item, gone) in kind.all(snapshot).ok()? {
            let json = ResourceKind::Declared(kind).json(snapshot, item.key);
            let json = json.ok()?.unwrap_or_default();
            if gone.is_none() && texts_at(&json, &referring.field).contains(&own.as_str()) {
                all.push((item, json));
            }
        }
        Some(all)
    }

    fn of_each(&self, each: Value) -> Filler<'f, 'a> {
        Filler {
            account: self.account,
            kind: self.kind,
            id: self.id.clone(),
            shown: self.shown.clone(),
            item: self.item.clone(),
            asked: self.asked,
            subnets: self.subnets.clone(),
            each,
        }
    }

    fn command(&self, template: &CommandTemplate) -> Option<DeclaredCommand> {
        let asks = template.asks.iter().map(|(option, ask)| AskedOption {
            option: option.clone(),
            label: format!("{} {option}", self.shown),
            is_hidden: *ask == Ask::Hidden,
            variable: self.new_value(option),
        });
        let edits = template
            .edits
            .iter()
            .map(|(option, edit)| Some((option.clone(), self.document(edit)?)));
        let result = match (&template.gives, &template.until) {
            (Some(query), _) => Output::Variable {
                id: match &template.gives_as {
                    Some(name) => self.new_value(name),
                    None => new_id(&self.shown),
                },
                query: query.clone(),
            },
            (None, Some(until)) => Output::Awaited {
                query: until.query.clone(),
                text: self.text(until.is.as_ref().or(until.is_not.as_ref())?, &str::to_owned)?,
                differs: until.is.is_none(),
                minutes: until.minutes,
            },
            (None, None) => Output::Dropped,
        };
        Some(DeclaredCommand {
            aws: template.aws.clone(),
            of_other: None,
            options: self.options(&template.options)?,
            asks: asks.collect(),
            edits: edits.collect::<Option<_>>()?,
            unless: match &template.unless {
                Some(probe) => Some((probe.aws.clone(), self.options(&probe.options)?)),
                None => None,
            },
            result,
        })
    }

    fn document(&self, edit: &DocumentEdit) -> Option<Document> {
        Some(Document {
            aws: edit.aws.clone(),
            options: self.options(&edit.options)?,
            query: edit.query.clone(),
            filter: edit.filter.clone(),
            asked: self.asked.first().cloned().unwrap_or_default(),
        })
    }

    fn options(&self, options: &BTreeMap<String, Value>) -> Option<Vec<(String, Value)>> {
        let filled = options
            .iter()
            .map(|(name, value)| Some((name.clone(), self.value(value)?)));
        filled.collect()
    }

    /// Whether one of the values of each field fits one of its patterns.
    fn fits(&self, condition: &Condition) -> bool {
        let item = if self.each.is_null() {
            &self.item
        } else {
            &self.each
        };
        condition.iter().all(|(field, patterns)| {
            let values = texts_of(item, field);
            let mut texts = values.iter().flatten();
            texts.any(|text| patterns.iter().any(|pattern| fits(pattern, text)))
        })
    }

    /// A value with its placeholders filled in. An element of a list that is one placeholder becomes as many elements as it
    /// has values.
    fn value(&self, value: &Value) -> Option<Value> {
        Some(match value {
            Value::String(text) => Value::String(self.text(text, &str::to_owned)?),
            Value::Array(list) => {
                let mut filled = Vec::new();
                for element in list {
                    let parts = element.as_str().map(parts).unwrap_or_default();
                    match parts.as_slice() {
                        [Part::Placeholder(name)] => {
                            filled.extend(self.values(name)?.into_iter().map(Value::String));
                        }
                        _ => filled.push(self.value(element)?),
                    }
                }
                Value::Array(filled)
            }
            Value::Object(members) => {
                let members = members
                    .iter()
                    .map(|(name, value)| Some((name.clone(), self.value(value)?)));
                Value::Object(members.collect::<Option<_>>()?)
            }
            other => other.clone(),
        })
    }

    fn text(&self, template: &str, escape: &dyn Fn(&str) -> String) -> Option<String> {
        let mut text = String::new();
        for part in parts(template) {
            match part {
                Part::Text(part) => text.push_str(part),
                Part::Placeholder(name) => text.push_str(&escape(self.values(name)?.first()?)),
            }
        }
        Some(text)
    }

    /// A name for another one beside the present one.
    fn free_name(&self) -> Option<String> {
        let kind = ResourceKind::Declared(self.kind?);
        Some(self.account.free_name(kind, &self.shown, None, None))
    }

    /// The variable for a value that is known only when the commands run.
    fn new_value(&self, name: &str) -> String {
        new_id(&format!("{} {name}", self.shown))
    }

    /// The values of a placeholder; nothing if it has none.
    fn values(&self, placeholder: &str) -> Option<Vec<String>> {
        let fields = |item: &Value, path: &str| -> Vec<String> {
            texts_of(item, path).into_iter().flatten().collect()
        };
        let account = &self.account.snapshot.account;
        let values = match placeholder.split_once('.') {
            None => match placeholder {
                "name" => vec![self.shown.clone()],
                "id" => vec![self.id.clone()],
                "new" => vec![new_id(&self.shown)],
                "free_name" => vec![self.free_name()?],
                "asked" => self.asked.to_vec(),
                "subnets" => self.subnets.clone(),
                _ => Vec::new(),
            },
            Some(("new", name)) => vec![self.new_value(name)],
            Some(("free_subnet_group", name)) => vec![self.account.free_subnet_group(name)?],
            Some(("item", path)) => fields(&self.item, path),
            Some(("each", path)) => fields(&self.each, path),
            Some(("account", "id")) => vec![account.id.clone()],
            Some(("account", "region")) => vec![account.region.clone()],
            Some(("resources", rest)) => {
                let (name, path) = rest.split_once('.')?;
                let found = self.account.found(name).ok()?;
                // What is made in the right VPC cannot use what is in another one.
                if matches!(self.account.in_other_vpc(name, &found.key), Ok(Some(_))) {
                    return None;
                }
                match path {
                    "id" => vec![found.key.clone()],
                    "name" => vec![found.name.clone()],
                    _ => fields(&self.account.as_json(name).ok()?, path),
                }
            }
            Some(_) => Vec::new(),
        };
        (!values.is_empty()).then_some(values)
    }
}

fn place_of(kind: DeclaredKind) -> Option<Place> {
    let declaration = kind.declaration();
    Some(Place {
        call: declaration.call.declared()?,
        id: declaration.id.clone(),
    })
}

impl Account<'_> {
    fn declared_kind(&self, name: &ResourceName) -> Option<DeclaredKind> {
        match self.resource(name)?.kind {
            ResourceKind::Declared(kind) => Some(kind),
            _ => None,
        }
    }

    /// The name that readers know: of the resource of the suite with this id, or of anything else.
    fn known_as(&self, id: &str) -> String {
        let found = self.resources.keys().find_map(|name| {
            let found = self.found(name).ok()?;
            (found.key == id).then(|| found.name.clone())
        });
        found.unwrap_or_else(|| self.name_of(id))
    }
}
