use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{
    Assertion, Compared, Context, NotPassed, Owner, Pass, Stated, StatedValue, Verdict, failed,
};
use crate::account::Account;
use crate::change::Change;
use crate::ids::ResourceName;
use crate::message::Message;
use crate::resource::{ResourceKind, Resources};
use crate::snapshot::call::at;
use crate::snapshot::{Call, Reason};

pub(super) mod pattern;

/// Asserts that the rules of a resource select all that is in a container, such as all tables of a schema.
///
/// A rule includes or excludes what its patterns match: `%` stands for any text, `_` for one character, `[ab]` for one of
/// these. What a rule excludes is not selected, in whatever order the rules are. Rules that select only parts of the
/// container pass with advice if they select every part that the suite names, and fail otherwise. A rule without an action or
/// a pattern is unknown.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SelectionRules {
    /// The resource, by its name under `resources`.
    pub resource: ResourceName,
    /// The property with the list of rules. The fields of a rule are named with dots for nested objects.
    pub rules: String,
    /// The field, and its value, by which an element of the list is such a rule. Others are not looked at.
    pub only: Names,
    /// The field that says what a rule does.
    pub action: Action,
    /// The field with the pattern for the container, and the container's name.
    pub container: Names,
    /// The field with the pattern for its parts, and the names of parts that are needed.
    pub parts: Names,
    /// The change that corrects the rules, by its `name` among the changes of the resource's kind. In the filters of its
    /// documents, `$asked` is `{"drops": […], "adds": …}`: the indexes of rules to remove, and whether a rule has to be added
    /// that includes the whole container.
    #[serde(default)]
    pub change: Option<String>,
}

/// A field, and names.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Names {
    /// The field of a rule.
    pub field: String,
    /// The names.
    pub names: Vec<String>,
}

/// The field with the action of a rule, and its values.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Action {
    /// The field of a rule.
    pub field: String,
    /// The value of rules that include what their patterns match.
    pub include: String,
    /// The value of rules that exclude it.
    pub exclude: String,
    /// The value of rules that include only what has exactly their names.
    #[serde(default)]
    pub exact: Option<String>,
}

/// A rule, as far as it counts.
#[derive(Debug, Clone, Copy)]
struct Rule<'r> {
    index: usize,
    does: Does,
    container: &'r str,
    part: &'r str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Does {
    Include,
    IncludeExactly,
    Exclude,
}

impl Rule<'_> {
    fn is(&self, pattern: &str, name: &str) -> bool {
        match self.does {
            Does::IncludeExactly => pattern == name,
            Does::Include | Does::Exclude => pattern::matches(pattern, name),
        }
    }

    fn is_for(&self, container: &str) -> bool {
        self.is(self.container, container)
    }

    fn applies(&self, container: &str, part: &str) -> bool {
        self.is_for(container) && self.is(self.part, part)
    }

    fn includes(&self) -> bool {
        self.does != Does::Exclude
    }
}

/// What the rules select.
#[derive(Debug, PartialEq, Eq)]
enum Selected {
    Everything,
    /// All parts that are needed, but not everything.
    Enough,
    /// Not the parts with these names.
    Without(Vec<String>),
}

impl Assertion for SelectionRules {
    fn evaluate(&self, Context { account, .. }: &Context<'_>) -> Verdict {
        let resource = account.as_json(&self.resource)?;
        let rules = self.read(&resource)?;
        let key = &account.found(&self.resource)?.key;
        let label = account.label(&self.resource);
        let container = self.container.names.clone();
        let told = |id: &'static str| {
            Message::new(id)
                .with("resource", label.clone())
                .with("container", container.clone())
        };
        match self.selected(&rules) {
            Selected::Everything => Ok(Pass::saw(told("selection-saw"), [key])),
            Selected::Enough => {
                Ok(Pass::saw(told("selection-saw-parts"), [key]).advise(told("selection-advice")))
            }
            Selected::Without(parts) => {
                let id = if parts.len() == self.parts.names.len() {
                    "selection-none"
                } else {
                    "selection-without"
                };
                failed(told(id).with("parts", parts), told("selection-fix"), [key])
            }
        }
    }

    fn changes(&self, Context { account, .. }: &Context<'_>) -> Result<Vec<Change>, NotPassed> {
        let Some(change) = &self.change else {
            return Ok(Vec::new());
        };
        let resource = account.as_json(&self.resource)?;
        let rules = self.read(&resource)?;
        let (drops, adds) = self.correction(&rules);
        let present = at(&resource, &self.rules).and_then(Value::as_array);
        let mut after: Vec<Value> = present
            .into_iter()
            .flatten()
            .enumerate()
            .filter(|(index, _)| !drops.contains(index))
            .map(|(_, rule)| rule.clone())
            .collect();
        if adds {
            after.push(self.rule_for_everything());
        }
        let asked = json!({ "drops": drops, "adds": adds }).to_string();
        let change = account.changed_to(&self.resource, change, &asked, (&self.rules, after));
        Ok(change.into_iter().collect())
    }

    fn expected(&self, account: &Account<'_>) -> Message {
        Message::new("selection-expected")
            .with("resource", account.page_name(&self.resource))
            .with("container", self.container.names.clone())
    }

    fn resources(&self) -> Vec<(&ResourceName, Option<ResourceKind>)> {
        vec![(&self.resource, None)]
    }

    fn named_change(&self) -> Option<(&ResourceName, &str)> {
        Some((&self.resource, self.change.as_deref()?))
    }

    fn calls(&self) -> Vec<Call> {
        Vec::new()
    }

    fn properties(&self) -> Vec<(Owner<'_>, String)> {
        let fields = [&self.only.field, &self.action.field];
        let fields = fields
            .into_iter()
            .chain([&self.container.field, &self.parts.field]);
        let named = |field| {
            (
                Owner::Resource(&self.resource),
                format!("{}.{field}", self.rules),
            )
        };
        fields.map(named).collect()
    }

    fn compares(&self) -> Vec<Compared<'_>> {
        let field = |field: &str, others: Vec<String>| Compared {
            resource: &self.resource,
            property: format!("{}.{field}", self.rules),
            others,
            at_least: None,
            differs_from: None,
        };
        vec![
            field(&self.container.field, Vec::new()),
            field(&self.parts.field, Vec::new()),
            field(&self.action.field, vec![self.action.exclude.clone()]),
        ]
    }

    fn stated_on_page(&self, _resources: &Resources) -> Vec<Stated> {
        let names = self.container.names.iter().cloned();
        names
            .map(|name| Stated::value(StatedValue::term(name)))
            .collect()
    }

    fn problem(&self) -> Option<String> {
        let is_empty = self.container.names.is_empty() || self.parts.names.is_empty();
        is_empty.then(|| "`container` and `parts` need names".to_owned())
    }
}

impl SelectionRules {
    /// The rules of the resource. A resource without the list is not known.
    fn read<'r>(&self, resource: &'r Value) -> Result<Vec<Rule<'r>>, NotPassed> {
        let unknown = |what: String| NotPassed::from(Reason::NotModelled { what });
        let list = at(resource, &self.rules).and_then(Value::as_array);
        let list = list.ok_or_else(|| unknown(self.rules.clone()))?;
        let mut rules = Vec::new();
        for (index, rule) in list.iter().enumerate() {
            let text = |field: &str| {
                let text = at(rule, field).and_then(Value::as_str);
                text.ok_or_else(|| unknown(format!("{}.{field}", self.rules)))
            };
            if !self
                .only
                .names
                .iter()
                .any(|name| text(&self.only.field) == Ok(name))
            {
                // Without the field it is not known whether it is such a rule.
                text(&self.only.field)?;
                continue;
            }
            let action = text(&self.action.field)?;
            let does = if action == self.action.include {
                Does::Include
            } else if action == self.action.exclude {
                Does::Exclude
            } else if Some(action) == self.action.exact.as_deref() {
                Does::IncludeExactly
            } else {
                return Err(unknown(format!("{} = {action}", self.action.field)));
            };
            rules.push(Rule {
                index,
                does,
                container: text(&self.container.field)?,
                part: text(&self.parts.field)?,
            });
        }
        Ok(rules)
    }

    fn selected(&self, rules: &[Rule<'_>]) -> Selected {
        let is_selected = |container: &str, part: &str| {
            let applying = || rules.iter().filter(|rule| rule.applies(container, part));
            applying().any(Rule::includes) && applying().all(Rule::includes)
        };
        let is_whole = |container: &String| {
            let mut own = rules.iter().filter(|rule| rule.is_for(container));
            let includes =
                |rule: &Rule<'_>| rule.does == Does::Include && pattern::is_everything(rule.part);
            own.clone().any(includes) && own.all(Rule::includes)
        };
        let containers = &self.container.names;
        if containers.iter().all(is_whole) {
            return Selected::Everything;
        }
        let parts = self.parts.names.iter();
        let missing: Vec<String> = parts
            .filter(|part| {
                !containers
                    .iter()
                    .all(|container| is_selected(container, part))
            })
            .cloned()
            .collect();
        if missing.is_empty() {
            Selected::Enough
        } else {
            Selected::Without(missing)
        }
    }

    /// The indexes of the rules to remove, and whether one that includes everything has to be added: rules that exclude what is
    /// needed, and the only one that includes anything, if it includes something else.
    ///
    /// # Example
    ///
    /// The page asks for the schema `shop`. Of `include test` nothing is left but a rule that includes `shop`. To
    /// `include test, include more` such a rule is added. Of `include %, exclude shop` the second one is removed.
    fn correction(&self, rules: &[Rule<'_>]) -> (Vec<usize>, bool) {
        let is_needed = |rule: &Rule<'_>| {
            self.container.names.iter().any(|container| {
                let mut parts = self.parts.names.iter();
                parts.any(|part| rule.applies(container, part))
            })
        };
        let (wrong, kept): (Vec<Rule<'_>>, Vec<Rule<'_>>) = rules
            .iter()
            .partition(|rule| !rule.includes() && is_needed(rule));
        let mut drops: Vec<usize> = wrong.iter().map(|rule| rule.index).collect();
        let adds = matches!(self.selected(&kept), Selected::Without(_));
        let mut including = kept.iter().filter(|rule| rule.includes());
        if let (true, Some(only), None) = (adds, including.next(), including.next()) {
            drops.push(only.index);
            drops.sort_unstable();
        }
        (drops, adds)
    }

    /// The rule that includes the whole container, as far as the snapshot keeps rules.
    fn rule_for_everything(&self) -> Value {
        let first = |names: &[String]| names.first().cloned().unwrap_or_default();
        let mut rule = json!({});
        let fields = [
            (&self.only.field, first(&self.only.names)),
            (&self.action.field, self.action.include.clone()),
            (&self.container.field, first(&self.container.names)),
            (&self.parts.field, "%".to_owned()),
        ];
        for (path, text) in fields {
            let mut place = &mut rule;
            for name in path.split('.') {
                if !place.is_object() {
                    *place = json!({});
                }
                let Value::Object(members) = place else {
                    break;
                };
                place = members.entry(name).or_insert(Value::Null);
            }
            *place = text.into();
        }
        rule
    }
}
