//! Rules for the changes that a suite declares: the commands are commands, and every name exists.

use std::collections::BTreeSet;

use super::calls::kept_field;
use super::{unknown_field, unknown_resource};
use crate::resource::kinds::DeclaredKind;
use crate::resource::recipe::{
    CommandTemplate, ConsoleTemplate, Part, Recipe, Referring, is_operation, is_word, parts,
};
use crate::resource::{Resource, ResourceKind};
use crate::snapshot::Call;
use crate::suggest;
use crate::suite::code::Code;
use crate::suite::draft::Draft;
use crate::suite::problem::Problems;
use crate::suite::yaml::{Node, Place};

/// What a placeholder may begin with.
const PLACEHOLDERS: [&str; 11] = [
    "name",
    "id",
    "new",
    "free_name",
    "free_subnet_group",
    "asked",
    "subnets",
    "item",
    "each",
    "resources",
    "account",
];

pub fn check(draft: &Draft, problems: &mut Problems) {
    let kinds = draft.tree.get("kinds").map(Node::entries);
    for entry in kinds.unwrap_or_default() {
        let Some(declaration) = draft.file.kinds.get(&entry.key) else {
            continue;
        };
        let call = declaration.call.declared();
        let keep = call.map_or(&[][..], |call| call.declaration().keep.as_slice());
        let mut rules = Rules {
            draft,
            keep,
            given: Vec::new(),
            each: None,
            problems,
        };
        if let Some(console) = &declaration.console {
            let at = entry.value.place_of("console");
            rules.console(console, at);
            if let Some(node) = entry.value.get("console") {
                rules.texts(node, at);
            }
        }
        let nodes = entry.value.get("changes").map(Node::elements);
        for (recipe, node) in declaration.changes.iter().zip(nodes.unwrap_or_default()) {
            rules.recipe(recipe, node);
        }
        if let Some(node) = entry.value.get("delete") {
            if declaration.console.is_none() {
                rules.bad(
                    node.at,
                    "what can be deleted needs its place in the `console`",
                );
            }
            rules.given = given(&declaration.delete);
            rules.commands_at(&declaration.delete, node);
        }
    }
    for (name, resource) in &draft.file.resources {
        if let (Some(recipe), Some(entry)) = (&resource.relocation, draft.resource(name)) {
            relocation(draft, resource, recipe, &entry.value, problems);
        }
        let (Some(creation), Some(entry)) = (&resource.create, draft.resource(name)) else {
            continue;
        };
        let at = entry.value.place_of("create");
        let kind = match resource.kind {
            ResourceKind::Declared(kind) => Some(kind),
            ResourceKind::Database => None,
            _ => {
                let text = "`create` is for kinds that the suite declares, and for databases";
                problems.add(Code::BadParameters, at, text);
                continue;
            }
        };
        if resource.page_name().is_none() && creation.message.is_none() {
            let text = "what is created needs a `name`, an `example` or a `message`";
            problems.add(Code::BadParameters, at, text);
        }
        let mut rules = Rules {
            draft,
            keep: kind.map_or(&[], keep_of),
            given: given(&creation.commands),
            each: None,
            problems,
        };
        let node = entry.value.get("create").unwrap_or(&entry.value);
        rules.commands(&creation.commands, node);
        rules.texts(node, at);
        for field in creation.item.keys().filter(|_| kind.is_some()) {
            let is_kept = rules.keep.iter().any(|kept| {
                kept == field
                    || kept
                        .strip_prefix(field.as_str())
                        .is_some_and(|rest| rest.starts_with('.'))
            });
            if !is_kept {
                kept_field(rules.keep, field, at, rules.problems);
            }
        }
    }
    invented_values(draft, problems);
}

/// How a database is moved to another VPC.
fn relocation<'r>(
    draft: &'r Draft,
    resource: &Resource,
    recipe: &'r Recipe,
    entry: &Node,
    problems: &'r mut Problems,
) {
    let at = entry.place_of("move");
    if resource.kind != ResourceKind::Database {
        problems.add(Code::BadParameters, at, "`move` is for databases");
        return;
    }
    if recipe.message.is_none() {
        problems.add(Code::BadParameters, at, "`move` needs a `message`");
    }
    for field in recipe.condition.keys().chain(recipe.sets.keys()) {
        unknown_field(resource.kind, field, at, problems);
    }
    let mut rules = Rules {
        draft,
        keep: &[],
        given: given(&recipe.commands),
        each: None,
        problems,
    };
    let node = entry.get("move").unwrap_or(entry);
    rules.commands(&recipe.commands, node);
    rules.texts(node, at);
}

/// The values that are known only when these commands run.
fn given(commands: &[CommandTemplate]) -> Vec<&str> {
    commands.iter().flat_map(CommandTemplate::given).collect()
}

/// A command that uses a field of a resource that `create` makes needs the value that this resource has in AWS: what `create`
/// gave it, or what AWS tells.
fn invented_values(draft: &Draft, problems: &mut Problems) {
    let kinds = draft.file.kinds.values();
    let of_kinds = kinds.flat_map(|kind| kind.changes.iter().flat_map(|recipe| &recipe.commands));
    let resources = draft.file.resources.values();
    let of_resources = resources.flat_map(|resource| &resource.create);
    let commands = of_kinds.chain(of_resources.flat_map(|creation| &creation.commands));
    let texts = commands.flat_map(CommandTemplate::texts);
    let used = texts.flat_map(parts).filter_map(|part| match part {
        Part::Placeholder(name) => name.strip_prefix("resources.")?.split_once('.'),
        Part::Text(_) => None,
    });
    for (name, field) in used.collect::<BTreeSet<_>>() {
        let declared = draft.file.resources.get(name);
        let create = declared.and_then(|resource| resource.create.as_ref());
        let node = draft.resource(name);
        let (Some(creation), Some(node)) = (create, node) else {
            continue;
        };
        let item = node.value.get("create").and_then(|node| node.get("item"));
        let value = item.and_then(|item| field.split('.').try_fold(item, Node::get));
        let Some((value, text)) = value.and_then(|value| Some((value, value.text()?))) else {
            continue;
        };
        let is_filled = parts(text)
            .iter()
            .any(|part| matches!(part, Part::Placeholder(_)));
        let is_set = creation
            .commands
            .iter()
            .flat_map(CommandTemplate::values)
            .any(|value| value == text);
        if !is_filled && !is_set {
            let problem = format!(
                "a command uses {field} of \"{name}\", and no command of `create` sets it to \"{text}\""
            );
            problems
                .add(Code::BadParameters, value.at, problem)
                .hint("read it with `gives` and `as`, and write `{new.NAME}`");
        }
    }
}

fn keep_of(kind: DeclaredKind) -> &'static [String] {
    match kind.declaration().call {
        Call::Declared(call) => &call.declaration().keep,
        _ => &[],
    }
}

struct Rules<'r> {
    draft: &'r Draft,
    keep: &'r [String],
    /// The values that the commands give.
    given: Vec<&'r str>,
    /// In a command with `for_each`: the kind of each of these resources.
    each: Option<DeclaredKind>,
    problems: &'r mut Problems,
}

impl<'r> Rules<'r> {
    fn bad(&mut self, at: Place, text: impl Into<String>) {
        self.problems.add(Code::BadParameters, at, text.into());
    }

    fn recipe(&mut self, recipe: &'r Recipe, node: &Node) {
        if recipe.fields.is_empty() && recipe.name.is_none() {
            self.bad(
                node.at,
                "nothing uses this change: give `fields`, or a `name` for `expression`",
            );
        }
        let creates =
            |command: &CommandTemplate| command.gives.is_some() && command.gives_as.is_none();
        if recipe.commands.iter().any(creates) && recipe.console.is_none() {
            self.bad(
                node.at,
                "a change that creates something needs its own `console`: that of the kind is for one that exists",
            );
        }
        for field in recipe.fields.iter().chain(recipe.condition.keys()) {
            kept_field(self.keep, field, node.place_of("fields"), self.problems);
        }
        for field in recipe.sets.keys() {
            kept_field(self.keep, field, node.place_of("sets"), self.problems);
        }
        for referring in &recipe.moves {
            self.referring(referring, node.place_of("moves"));
        }
        if let Some(named) = &recipe.subnets
            && !self.draft.file.resources.contains_key(&named.vpc)
        {
            unknown_resource(
                self.draft,
                &named.vpc,
                node.place_of("subnets"),
                self.problems,
            );
        }
        self.given = given(&recipe.commands);
        self.commands(&recipe.commands, node);
        self.texts(node, node.at);
        if let Some(console) = &recipe.console {
            self.console(console, node.place_of("console"));
        }
    }

    fn console(&mut self, console: &ConsoleTemplate, at: Place) {
        let is_path = |c: char| c.is_ascii_alphanumeric() || "/-_.{}".contains(c);
        if console.path.starts_with('/') || !console.path.chars().all(is_path) {
            self.bad(at, "`path` is not a path beneath the console's host");
        }
    }

    fn commands(&mut self, commands: &[CommandTemplate], node: &Node) {
        if let Some(list) = node.get("commands") {
            self.commands_at(commands, list);
        }
    }

    fn commands_at(&mut self, commands: &[CommandTemplate], list: &Node) {
        for (command, node) in commands.iter().zip(list.elements()) {
            self.command(command, node);
            let each = command.for_each.as_ref();
            self.each = each.and_then(|referring| self.kind_of(referring));
            self.texts(node, node.at);
            self.each = None;
        }
    }

    fn command(&mut self, command: &CommandTemplate, node: &Node) {
        if let Some(text) = command.operations().find(|text| !is_operation(text)) {
            let text = format!("\"{text}\" is not a command of the AWS CLI");
            self.problems
                .add(Code::BadParameters, node.place_of("aws"), text)
                .hint("the service and the operation, as in `dms modify-endpoint`");
        }
        if let Some(text) = command.bare_words().find(|text| !is_word(text)) {
            let text = format!("\"{text}\" is not an option of the AWS CLI");
            self.problems
                .add(Code::BadParameters, node.at, text)
                .hint("without hyphens before it, as in `server-name`");
        }
        if command.gives_as.is_some() && command.gives.is_none() {
            self.bad(node.place_of("as"), "`as` is a name for what `gives` finds");
        }
        if let Some(until) = &command.until
            && until.is.is_some() == until.is_not.is_some()
        {
            self.bad(node.place_of("until"), "give `is` or `is_not`");
        }
        if let Some(referring) = &command.for_each {
            self.referring(referring, node.place_of("for_each"));
        }
    }

    /// The kind of the resources that refer to this one, if a resource of the suite has it.
    fn kind_of(&self, referring: &Referring) -> Option<DeclaredKind> {
        let mut used = self.draft.file.resources.values();
        used.find_map(|resource| match resource.kind {
            ResourceKind::Declared(kind) if kind.declaration().key == referring.kind => Some(kind),
            _ => None,
        })
    }

    fn referring(&mut self, referring: &Referring, at: Place) {
        if let Some(own) = &referring.of {
            kept_field(self.keep, own, at, self.problems);
        }
        let kinds = &self.draft.file.kinds;
        if kinds.contains_key(&referring.kind) {
            match self.kind_of(referring) {
                Some(kind) => {
                    unknown_field(
                        ResourceKind::Declared(kind),
                        &referring.field,
                        at,
                        self.problems,
                    );
                }
                None => {
                    let text = format!("no resource is of the kind \"{}\"", referring.kind);
                    self.bad(at, text);
                }
            }
            return;
        }
        if !self.draft.unread.contains(&referring.kind) {
            let text = format!("unknown kind \"{}\"", referring.kind);
            let hint = suggest::did_you_mean(&referring.kind, kinds.keys().map(String::as_str));
            self.problems
                .add(Code::UnknownKind, at, text)
                .hint_some(hint);
        }
    }

    /// The placeholders of every text of a node, apart from its commands.
    fn texts(&mut self, node: &Node, at: Place) {
        let mut copy = node.without_items(&["commands"]);
        let texts: Vec<(Place, String)> = copy
            .scalars_mut()
            .into_iter()
            .filter_map(|scalar| Some((scalar.at, scalar.text()?.to_owned())))
            .collect();
        for (place, text) in texts {
            for part in parts(&text) {
                if let Part::Placeholder(name) = part {
                    let is_placed = place != Place::START;
                    self.placeholder(name, if is_placed { place } else { at });
                }
            }
        }
    }

    /// What follows `resources.` in a placeholder.
    fn resource_field(&mut self, rest: &str, at: Place) {
        let (name, field) = match rest.split_once('.') {
            Some((name, field)) => (name, Some(field)),
            None => (rest, None),
        };
        let Some(resource) = self.draft.file.resources.get(name) else {
            unknown_resource(self.draft, name, at, self.problems);
            return;
        };
        match field {
            None => self.bad(
                at,
                format!("\"{{resources.{name}}}\" names no field: add `.id`, `.name` or one of its fields"),
            ),
            Some("id" | "name") => {}
            Some(field) => unknown_field(resource.kind, field, at, self.problems),
        }
    }

    fn placeholder(&mut self, name: &str, at: Place) {
        let (first, rest) = match name.split_once('.') {
            Some((first, rest)) => (first, Some(rest)),
            None => (name, None),
        };
        let takes_path =
            ["item", "each", "resources", "account", "free_subnet_group"].contains(&first);
        let is_complete = first == "new" || takes_path == rest.is_some();
        if !PLACEHOLDERS.contains(&first) || !is_complete {
            let text = format!("unknown placeholder \"{{{name}}}\"");
            self.problems
                .add(Code::BadParameters, at, text)
                .hint(format!("they begin with {}", PLACEHOLDERS.join(", ")));
            return;
        }
        match (first, rest) {
            ("new", Some(value)) if !self.given.contains(&value) => {
                let text = format!("no command gives \"{value}\"");
                let hint = suggest::did_you_mean(value, self.given.iter().copied());
                self.problems
                    .add(Code::BadParameters, at, text)
                    .hint_some(hint);
            }
            ("item", Some(field)) => kept_field(self.keep, field, at, self.problems),
            ("each", Some(field)) => match self.each {
                Some(kind) => {
                    unknown_field(ResourceKind::Declared(kind), field, at, self.problems);
                }
                None => self.bad(at, "`each` is known in a command with `for_each` only"),
            },
            ("resources", Some(rest)) => self.resource_field(rest, at),
            ("account", Some(rest)) if rest != "id" && rest != "region" => {
                self.bad(at, "of the account, `id` and `region` are known");
            }
            _ => {}
        }
    }
}
