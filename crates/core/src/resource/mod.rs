//! The resources that a suite declares, how they are recognised in an account, and the kinds of resources.

pub mod fields;
pub mod inventory;
pub mod kinds;
pub mod recipe;
pub mod visitor;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use crate::ids::ResourceName;
use crate::snapshot::Snapshot;
use crate::snapshot::call::texts_of;
use crate::snapshot::ec2::Vpc;
use inventory::name_tag;
use recipe::{Creation, Recipe};

pub use kinds::{Kind, ResourceKind, ResourceType};

/// The resources that a suite declares, by name, in the suite's order.
pub type Resources = IndexMap<ResourceName, Resource>;

/// How a resource of the workshop is recognised in an account: by the resources that refer to it, by its name, or as the
/// only one of its kind.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Resource {
    /// The kind of AWS resource.
    pub kind: ResourceKind,
    /// The exact name that the page asks for. Another name is advice, never a failure.
    #[serde(default)]
    pub name: Option<String>,
    /// A name that the page gives as an example. Any other name is equally good.
    #[serde(default)]
    pub example: Option<String>,
    /// The VPC that it must be in, by its name under `resources`.
    #[serde(default, rename = "in")]
    pub vpc: Option<ResourceName>,
    /// Resources that refer to this one when the workshop is done, by their names under `resources`.
    #[serde(default)]
    pub wired_from: Vec<ResourceName>,
    /// Whether only an item to which all of `wired_from` refer is it, as the test of a connection belongs to an endpoint and to
    /// a replication instance.
    #[serde(default)]
    pub wired_from_all: bool,
    /// Values of which one shows that an item with any name is of the workshop, in whatever VPC it is. If there is another item
    /// with a sign or with the page's name, one with other values belongs to something else, unless what it is tied to shows that it
    /// is the workshop's.
    #[serde(default)]
    pub signs: Vec<Sign>,
    /// Whether an item with none of the signs belongs to something else even if there is no other item. Only for signs that
    /// whoever makes a mistake has all the same.
    #[serde(default)]
    pub signs_decide: bool,
    /// How it is created if it does not exist, for databases and for kinds under `kinds`.
    #[serde(default)]
    pub create: Option<Creation>,
    /// How one in another VPC is moved to the right one, for databases. It is offered only where another resource of the suite refers
    /// to it: a name alone may be that of another database.
    #[serde(default, rename = "move")]
    pub relocation: Option<Recipe>,
}

/// Values of a property.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sign {
    /// The property, such as `containerDefinitions.image`.
    pub property: String,
    /// The values. `*` stands for any text.
    pub any_of: Vec<String>,
    /// Whether other applications have such values, too. Then they show nothing in another VPC than the workshop's.
    #[serde(default)]
    pub common: bool,
    /// Whether it shows something only where no other item of the kind has a sign: of several with such a value, nothing shows which is
    /// the workshop's.
    #[serde(default)]
    pub single: bool,
    /// Whether the property is the id of an instance, and the values are names of the VPC that the instance is in. Then the VPC
    /// decides: in another one, the item has no sign. Of an instance that is not found, the other signs are common.
    #[serde(default)]
    pub vpc_of_instance: bool,
    /// Other properties of which the item has such values, too.
    #[serde(default)]
    pub and: Vec<Values>,
}

/// Values of another property of a sign.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Values {
    /// The property.
    pub property: String,
    /// The values. `*` stands for any text.
    pub any_of: Vec<String>,
}

/// Whether an item has one of the values; none if it does not have the property.
fn has_value(json: &Value, property: &str, any_of: &[String]) -> Option<bool> {
    let found = texts_of(json, property);
    let mut found = found.into_iter().flatten().peekable();
    found.peek()?;
    Some(found.any(|text| any_of.iter().any(|pattern| fits(pattern, &text))))
}

/// What the [signs](Resource::signs) of a resource say of an item. The greater says more for the workshop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shown {
    /// It is of an instance in another VPC than the workshop's.
    Elsewhere,
    /// It has other values than the workshop's.
    Other,
    /// It has none of the properties, or could not be read.
    Nothing,
    /// It has a value that other applications have, too.
    Common,
    /// It has a value that only the workshop's has, if no other item has a sign.
    Single,
    /// It has a value that only the workshop's has.
    Own,
}

impl Shown {
    /// What signs say of an item, as the AWS CLI prints it.
    pub fn by(signs: &[Sign], json: &Value, snapshot: &Snapshot) -> Self {
        let mut shown = Shown::Nothing;
        let mut most = Shown::Own;
        for sign in signs {
            let own = if sign.vpc_of_instance {
                match is_in_vpc(snapshot, json, sign) {
                    None => None,
                    Some(Some(false)) => return Shown::Elsewhere,
                    Some(Some(true)) => Some(true),
                    Some(None) => {
                        most = Shown::Common;
                        None
                    }
                }
            } else {
                has_value(json, &sign.property, &sign.any_of)
            };
            let mut others = sign.and.iter();
            let has_others =
                others.all(|more| has_value(json, &more.property, &more.any_of) == Some(true));
            shown = match (shown, own) {
                (shown, Some(true)) if has_others => shown.max(sign.shows()),
                (Shown::Nothing, Some(_)) => Shown::Other,
                (shown, _) => shown,
            };
        }
        shown.min(most)
    }

    /// What is left of it beside what the strongest sign of another item shows.
    pub fn beside(self, other: Self) -> Self {
        match (self, other) {
            (Shown::Common | Shown::Single, Shown::Own) => Shown::Other,
            (Shown::Single, Shown::Common | Shown::Single) => Shown::Common,
            (Shown::Single, _) => Shown::Own,
            (shown, _) => shown,
        }
    }
}

impl Sign {
    fn shows(&self) -> Shown {
        match (self.common, self.single) {
            (true, _) => Shown::Common,
            (false, true) => Shown::Single,
            (false, false) => Shown::Own,
        }
    }
}

/// Whether the instance that an item names is in a VPC with a name of the sign; none if it names none. Nothing tells if the instance is
/// not found, or there is no such VPC.
fn is_in_vpc(snapshot: &Snapshot, json: &Value, sign: &Sign) -> Option<Option<bool>> {
    let mut ids = texts_of(json, &sign.property).into_iter().flatten();
    let id = ids.next().filter(|id| !id.is_empty())?;
    let is_named = |vpc: &Vpc| {
        let mut patterns = sign.any_of.iter();
        patterns.any(|pattern| fits(pattern, name_tag(&vpc.tags)))
    };
    let is_in_one = || {
        let mut instances = snapshot.ec2.instances.known().ok()?.iter();
        let instance = instances.find(|instance| instance.instance_id == id)?;
        let vpcs = snapshot.ec2.vpcs.known().ok()?.iter();
        let mut named = vpcs.filter(|vpc| is_named(vpc)).peekable();
        named.peek()?;
        Some(named.any(|vpc| Some(&vpc.vpc_id) == instance.vpc_id.as_ref()))
    };
    Some(is_in_one())
}

/// Whether a text fits a pattern, in which `*` stands for any text.
pub(crate) fn fits(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = text.strip_prefix(first) else {
        return false;
    };
    let Some(last) = parts.next_back() else {
        return rest.is_empty();
    };
    for part in parts {
        match rest.split_once(part) {
            Some((_, after)) => rest = after,
            None => return false,
        }
    }
    rest.ends_with(last)
}

impl Resource {
    /// A declaration with this kind and nothing else.
    pub fn of(kind: ResourceKind) -> Self {
        Resource {
            kind,
            name: None,
            example: None,
            vpc: None,
            wired_from: Vec::new(),
            wired_from_all: false,
            signs: Vec::new(),
            signs_decide: false,
            create: None,
            relocation: None,
        }
    }

    /// Whether nothing but the references of other resources tells which item it is: the suite gives no name, and an item with
    /// any other name is not it.
    pub fn is_found_by_references(&self) -> bool {
        self.page_name().is_none() && self.kind.any_name() == kinds::AnyName::Never
    }

    /// The name on the page, exact or not.
    pub fn page_name(&self) -> Option<&str> {
        self.name.as_deref().or(self.example.as_deref())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn one_sign_is_enough_and_an_absent_property_says_nothing() {
        let sign = |property: &str, pattern: &str, common: bool| Sign {
            property: property.to_owned(),
            any_of: vec![pattern.to_owned()],
            common,
            single: false,
            vpc_of_instance: false,
            and: Vec::new(),
        };
        let signs = [
            sign("Schema", "shop", false),
            sign("Image", "*wordpress*", true),
        ];
        for (json, expected) in [
            (json!({}), Shown::Nothing),
            (json!({ "Schema": [] }), Shown::Nothing),
            (json!({ "Schema": "erp" }), Shown::Other),
            (json!({ "Image": "nginx" }), Shown::Other),
            (
                json!({ "Schema": "erp", "Image": "wordpress:6" }),
                Shown::Common,
            ),
            (
                json!({ "Schema": ["erp", "shop"], "Image": "nginx" }),
                Shown::Own,
            ),
            (
                json!({ "Schema": "shop", "Image": "wordpress" }),
                Shown::Own,
            ),
        ] {
            assert_eq!(
                Shown::by(&signs, &json, &Snapshot::default()),
                expected,
                "{json}"
            );
        }
    }

    #[test]
    fn a_sign_of_several_properties_needs_all_of_them() {
        let signs = [Sign {
            property: "Name".to_owned(),
            any_of: vec!["SHOP_*".to_owned()],
            common: false,
            single: false,
            vpc_of_instance: false,
            and: vec![Values {
                property: "From".to_owned(),
                any_of: vec!["DB_HOST".to_owned()],
            }],
        }];
        for (json, expected) in [
            (json!({ "Name": "SHOP_DB", "From": "DB_HOST" }), Shown::Own),
            (json!({ "Name": "SHOP_DB", "From": "HOST" }), Shown::Other),
            (json!({ "Name": "SHOP_DB" }), Shown::Other),
            (json!({ "From": "DB_HOST" }), Shown::Nothing),
        ] {
            assert_eq!(
                Shown::by(&signs, &json, &Snapshot::default()),
                expected,
                "{json}"
            );
        }
    }

    #[test]
    fn the_vpc_of_an_instance_decides_and_a_single_sign_counts_alone() {
        let sign = |property: &str, pattern: &str, vpc_of_instance: bool| Sign {
            property: property.to_owned(),
            any_of: vec![pattern.to_owned()],
            common: false,
            single: !vpc_of_instance,
            vpc_of_instance,
            and: Vec::new(),
        };
        let signs = [sign("Instance", "Old*", true), sign("Host", "ip-*", false)];
        let vpc = |id: &str, name: &str| json!({ "VpcId": id, "Tags": [{ "Key": "Name", "Value": name }] });
        let instance = |id: &str, vpc: &str| json!({ "InstanceId": id, "VpcId": vpc });
        let account = |vpcs: Value| {
            let instances = json!([instance("i-1", "vpc-1"), instance("i-2", "vpc-2")]);
            let mut snapshot = Snapshot::default();
            let known = |value: Value| json!({ "known": value });
            snapshot.ec2.vpcs = serde_json::from_value(known(vpcs)).expect("VPCs");
            snapshot.ec2.instances = serde_json::from_value(known(instances)).expect("instances");
            snapshot
        };
        let both = account(json!([vpc("vpc-1", "OldVPC"), vpc("vpc-2", "Prod")]));
        let renamed = account(json!([vpc("vpc-1", "Mine"), vpc("vpc-2", "Prod")]));
        for (snapshot, json, expected) in [
            (
                &both,
                json!({ "Instance": "i-1", "Host": "web" }),
                Shown::Own,
            ),
            (
                &both,
                json!({ "Instance": "i-2", "Host": "ip-1" }),
                Shown::Elsewhere,
            ),
            // It is gone, or was never in this account.
            (
                &both,
                json!({ "Instance": "i-3", "Host": "ip-1" }),
                Shown::Common,
            ),
            (
                &both,
                json!({ "Instance": "i-3", "Host": "web" }),
                Shown::Other,
            ),
            (
                &both,
                json!({ "Instance": "", "Host": "ip-1" }),
                Shown::Single,
            ),
            (&both, json!({ "Host": "ip-1" }), Shown::Single),
            (&both, json!({}), Shown::Nothing),
            // Without a VPC of that name, the instance tells nothing.
            (
                &renamed,
                json!({ "Instance": "i-1", "Host": "ip-1" }),
                Shown::Common,
            ),
            (
                &renamed,
                json!({ "Instance": "i-2", "Host": "ip-1" }),
                Shown::Common,
            ),
        ] {
            assert_eq!(Shown::by(&signs, &json, snapshot), expected, "{json}");
        }
        for (own, other, expected) in [
            (Shown::Single, Shown::Nothing, Shown::Own),
            (Shown::Single, Shown::Other, Shown::Own),
            (Shown::Single, Shown::Single, Shown::Common),
            (Shown::Single, Shown::Common, Shown::Common),
            (Shown::Single, Shown::Own, Shown::Other),
            (Shown::Common, Shown::Own, Shown::Other),
            (Shown::Own, Shown::Single, Shown::Own),
            (Shown::Own, Shown::Own, Shown::Own),
            (Shown::Nothing, Shown::Own, Shown::Nothing),
        ] {
            assert_eq!(own.beside(other), expected, "{own:?} beside {other:?}");
        }
    }

    #[test]
    fn a_star_stands_for_any_text_and_nothing_else_does() {
        for (pattern, text, expected) in [
            ("ready", "ready", true),
            ("ready", "ready now", false),
            ("", "", true),
            ("", "a", false),
            ("*", "", true),
            ("*wordpress*", "docker.io/wordpress:6", true),
            ("DB_*", "DB_HOST", true),
            ("DB_*", "MY_DB_HOST", false),
            ("a*b*c", "a-b\nb-c", true),
            ("a*b*c", "a-c-b", false),
            // The ends do not share text.
            ("ab*bc", "abc", false),
            ("a**c", "ac", true),
            ("a.c", "abc", false),
            ("a?c", "abc", false),
        ] {
            assert_eq!(fits(pattern, text), expected, "{pattern} {text}");
        }
    }
}
