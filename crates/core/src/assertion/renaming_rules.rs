use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};

use super::selection_rules::pattern;
use super::{Assertion, Context, NotPassed, Owner, Pass, Verdict, failed};
use crate::account::Account;
use crate::change::Change;
use crate::ids::ResourceName;
use crate::message::Message;
use crate::resource::ResourceKind;
use crate::snapshot::call::at;
use crate::snapshot::{Call, Reason};

/// Asserts that the transformation rules of a task of AWS DMS keep the name of a schema and of its tables.
///
/// A rule for schemas or tables may rename them, or add, remove or replace a prefix or a suffix. What is then found under another
/// name in the target is missing for whoever looks for it. A rule that changes no name of the schema or of the tables that the
/// suite names is right. Unknown are a new name with variables, one in other letter case, an action that is not known, and
/// several rules for one name of which some change it. Rules for columns are not judged: where one may rename or remove a column
/// of the tables, the result is unknown.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RenamingRules {
    /// The task, by its name under `resources`.
    pub resource: ResourceName,
    /// The property with the list of rules: `TableMappings.rules`.
    pub rules: String,
    /// The schema.
    pub schema: String,
    /// The tables that are needed.
    pub tables: Vec<String>,
    /// The change that removes rules, by its `name` among the changes of the resource's kind. In the filters of its documents,
    /// `$asked` is `{"drops": […]}`: their indexes.
    #[serde(default)]
    pub change: Option<String>,
}

/// What a rule does to a name.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Effect {
    Keeps,
    /// To this name.
    Renames(String),
    /// For this reason.
    NotKnown(String),
}

/// What all rules do to one name.
struct NameResult<'n> {
    name: &'n str,
    effect: Effect,
    /// The indexes of the rules that change it.
    by: Vec<usize>,
}

/// What the rules do to the schema and to each table.
struct Findings<'n> {
    schema: NameResult<'n>,
    tables: Vec<NameResult<'n>>,
    /// Why it is not known what happens to columns of the tables.
    columns: Option<String>,
}

impl Assertion for RenamingRules {
    fn evaluate(&self, Context { account, .. }: &Context<'_>) -> Verdict {
        let resource = account.as_json(&self.resource)?;
        let findings = self.findings(&resource)?;
        let key = &account.found(&self.resource)?.key;
        let told = |id: &'static str| {
            Message::new(id)
                .with("resource", account.label(&self.resource))
                .with("schema", &self.schema)
        };
        let renamed = |result: &&NameResult<'_>| matches!(result.effect, Effect::Renames(_));
        if let Effect::Renames(name) = &findings.schema.effect {
            let found = told("renaming-schema").with("name", name);
            return failed(found, told("renaming-fix"), [key]);
        }
        let tables: Vec<&NameResult<'_>> = findings.tables.iter().filter(renamed).collect();
        if !tables.is_empty() {
            let names: Vec<String> = tables.iter().map(|table| table.name.to_owned()).collect();
            let found = told("renaming-tables").with("tables", names);
            return failed(found, told("renaming-fix"), [key]);
        }
        let all = std::iter::once(&findings.schema).chain(&findings.tables);
        let mut unknown = all.filter_map(|result| match &result.effect {
            Effect::NotKnown(what) => Some(what.clone()),
            _ => None,
        });
        match unknown.next().or(findings.columns) {
            Some(what) => Err(Reason::NotModelled { what }.into()),
            None => Ok(Pass::saw(told("renaming-saw"), [key])),
        }
    }

    fn changes(&self, Context { account, .. }: &Context<'_>) -> Result<Vec<Change>, NotPassed> {
        let Some(change) = &self.change else {
            return Ok(Vec::new());
        };
        let resource = account.as_json(&self.resource)?;
        let findings = self.findings(&resource)?;
        let all = std::iter::once(&findings.schema).chain(&findings.tables);
        let mut drops: Vec<usize> = all.flat_map(|result| &result.by).copied().collect();
        drops.sort_unstable();
        drops.dedup();
        let present = at(&resource, &self.rules).and_then(Value::as_array);
        let after = present.into_iter().flatten().enumerate();
        let after = after.filter(|(index, _)| !drops.contains(index));
        let after: Vec<Value> = after.map(|(_, rule)| rule.clone()).collect();
        let asked = json!({ "drops": drops }).to_string();
        let change = account.changed_to(&self.resource, change, &asked, (&self.rules, after));
        Ok(change.into_iter().collect())
    }

    fn expected(&self, account: &Account<'_>) -> Message {
        Message::new("renaming-expected")
            .with("resource", account.page_name(&self.resource))
            .with("schema", &self.schema)
    }

    fn resources(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        vec![(&self.resource, None)]
    }

    fn named_change(&self) -> Option<(&ResourceName, &str)> {
        Some((&self.resource, self.change.as_deref()?))
    }

    fn properties(&self) -> Vec<(Owner<'_>, String)> {
        vec![(Owner::Resource(&self.resource), self.rules.clone())]
    }

    fn calls(&self) -> Vec<Call> {
        Vec::new()
    }

    fn problem(&self) -> Option<String> {
        let is_empty = self.schema.is_empty() || self.tables.is_empty();
        is_empty.then(|| "give `schema` and `tables`".to_owned())
    }
}

impl RenamingRules {
    /// What the rules of the task do. A task without the list is not known.
    fn findings(&self, task: &Value) -> Result<Findings<'_>, NotPassed> {
        let list = at(task, &self.rules).and_then(Value::as_array);
        let Some(list) = list else {
            let what = self.rules.clone();
            return Err(Reason::NotModelled { what }.into());
        };
        let is_transformation =
            |rule: &&Value| at(rule, "rule-type").is_none_or(|kind| kind == "transformation");
        let rules = list.iter().enumerate();
        let rules: Vec<(usize, &Value)> =
            rules.filter(|(_, rule)| is_transformation(rule)).collect();
        let of = |target: &str, name, table: Option<&str>| {
            self.together(name, &rules, |rule| self.effect(rule, target, name, table))
        };
        let tables = self.tables.iter();
        Ok(Findings {
            schema: of("schema", &self.schema, None),
            tables: tables
                .map(|table| of("table", table, Some(table)))
                .collect(),
            columns: rules.iter().find_map(|(_, rule)| self.about_columns(rule)),
        })
    }

    /// What these rules together do to a name. AWS DMS allows one rule for each name; which one counts of several is not
    /// documented, so that they have to agree that the name is kept, or that it is not.
    fn together<'n>(
        &self,
        name: &'n str,
        rules: &[(usize, &Value)],
        effect: impl Fn(&Value) -> Option<Effect>,
    ) -> NameResult<'n> {
        let applying = rules
            .iter()
            .filter_map(|(index, rule)| Some((*index, effect(rule)?)));
        let applying: Vec<(usize, Effect)> = applying.collect();
        let renames = |effect: &Effect| matches!(effect, Effect::Renames(_));
        let by: Vec<usize> = applying
            .iter()
            .filter(|(_, effect)| renames(effect))
            .map(|(index, _)| *index)
            .collect();
        let unknown = applying
            .iter()
            .find(|(_, effect)| matches!(effect, Effect::NotKnown(_)));
        let first = applying.iter().find(|(_, effect)| renames(effect));
        let effect = match (first, unknown) {
            (None, None) => Effect::Keeps,
            (Some((_, effect)), _) if by.len() == applying.len() => effect.clone(),
            (_, Some((_, effect))) => effect.clone(),
            (Some(_), None) => Effect::NotKnown(self.rules.clone()),
        };
        NameResult { name, effect, by }
    }

    /// What a rule does to a schema, or to a table of the schema. None if it is not for this name.
    fn effect(
        &self,
        rule: &Value,
        target: &str,
        name: &str,
        table: Option<&str>,
    ) -> Option<Effect> {
        let unknown = |field: &str| Some(Effect::NotKnown(format!("{}.{field}", self.rules)));
        let text = |field: &str| at(rule, field).and_then(Value::as_str);
        let (Some(kind), Some(own)) = (text("rule-type"), text("rule-target")) else {
            let missing = if text("rule-type").is_none() {
                "rule-type"
            } else {
                "rule-target"
            };
            return unknown(missing);
        };
        if kind != "transformation" || own != target {
            return None;
        }
        let is_for = |field: &str, name: &str| text(field).map(|text| pattern::matches(text, name));
        let fits = match (is_for("object-locator.schema-name", &self.schema), table) {
            (Some(false), _) => Some(false),
            (schema, None) => schema,
            (schema, Some(table)) => is_for("object-locator.table-name", table)
                .and_then(|fits| if fits { schema } else { Some(false) }),
        };
        match fits {
            Some(false) => return None,
            None => return unknown("object-locator"),
            Some(true) => {}
        }
        let action = text("rule-action").unwrap_or_default();
        Some(
            match new_name(action, name, text("value"), text("old-value")) {
                Some(new) if new == name => Effect::Keeps,
                // Where letter case does not matter, the name is found all the same.
                Some(new) if !new.eq_ignore_ascii_case(name) => Effect::Renames(new),
                _ => Effect::NotKnown(format!("rule-action = {action}")),
            },
        )
    }

    /// Why a rule may rename or remove a column of the tables.
    fn about_columns(&self, rule: &Value) -> Option<String> {
        let text = |field: &str| at(rule, field).and_then(Value::as_str);
        let action = text("rule-action").unwrap_or_default();
        let keeps = [
            "add-column",
            "add-before-image-columns",
            "change-data-type",
            "convert-lowercase",
            "convert-uppercase",
            "define-primary-key",
        ];
        let may_fit = |field: &str, names: &[String]| {
            let fits = |text: &str| names.iter().any(|name| pattern::matches(text, name));
            text(field).is_none_or(fits)
        };
        let is_for = text("rule-target") == Some("column")
            && may_fit(
                "object-locator.schema-name",
                std::slice::from_ref(&self.schema),
            )
            && may_fit("object-locator.table-name", &self.tables);
        (is_for && !keeps.contains(&action)).then(|| format!("column, rule-action = {action}"))
    }
}

/// The name that an action makes of another one. None if the action is not known, or lacks its value, or the value has
/// variables. Source: AWS DMS user guide, "Transformation rules and actions".
fn new_name(action: &str, name: &str, value: Option<&str>, old: Option<&str>) -> Option<String> {
    let value = value.filter(|value| !value.is_empty() && !value.contains('$'));
    let old = old.filter(|old| !old.is_empty());
    let kept = || name.to_owned();
    Some(match action {
        // Of a table, and not about its name.
        "define-primary-key" => kept(),
        "rename" => value?.to_owned(),
        "convert-lowercase" => name.to_lowercase(),
        "convert-uppercase" => name.to_uppercase(),
        "add-prefix" => format!("{}{name}", value?),
        "add-suffix" => format!("{name}{}", value?),
        "remove-prefix" => name.strip_prefix(value?).map_or_else(kept, str::to_owned),
        "remove-suffix" => name.strip_suffix(value?).map_or_else(kept, str::to_owned),
        "replace-prefix" => match name.strip_prefix(old?) {
            Some(rest) => format!("{}{rest}", value?),
            None => kept(),
        },
        "replace-suffix" => match name.strip_suffix(old?) {
            Some(rest) => format!("{rest}{}", value?),
            None => kept(),
        },
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_action_makes_its_name() {
        for (action, value, old, expected) in [
            ("rename", Some("shop"), None, Some("shop")),
            ("rename", Some("wp_posts"), None, Some("wp_posts")),
            ("rename", Some("new_${table-name}"), None, None),
            ("rename", None, None, None),
            ("convert-lowercase", None, None, Some("wp_posts")),
            ("convert-uppercase", None, None, Some("WP_POSTS")),
            ("add-prefix", Some("dms_"), None, Some("dms_wp_posts")),
            ("add-prefix", Some(""), None, None),
            ("add-suffix", Some("_2"), None, Some("wp_posts_2")),
            ("remove-prefix", Some("wp_"), None, Some("posts")),
            ("remove-prefix", Some("x_"), None, Some("wp_posts")),
            ("remove-suffix", Some("posts"), None, Some("wp_")),
            (
                "replace-prefix",
                Some("shop_"),
                Some("wp_"),
                Some("shop_posts"),
            ),
            (
                "replace-prefix",
                Some("shop_"),
                Some("x_"),
                Some("wp_posts"),
            ),
            ("replace-prefix", Some("shop_"), None, None),
            ("replace-suffix", Some("s2"), Some("s"), Some("wp_posts2")),
            ("define-primary-key", None, None, Some("wp_posts")),
            ("mirror", Some("x"), None, None),
        ] {
            let made = new_name(action, "wp_posts", value, old);
            assert_eq!(made.as_deref(), expected, "{action} {value:?} {old:?}");
        }
    }
}
