//! The values of an assertion that a page must contain, as the page spells them.

use crate::network::Ports;
use crate::resource::Resources;

/// Values that belong together on a page: in one row, if they are in a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Stated(Vec<Value>);

/// One value with its accepted spellings. Findings show the first one.
#[derive(Debug, Clone, PartialEq)]
pub struct Value(Vec<Spelling>);

/// A spelling of a value on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spelling {
    /// A name, which must match exactly.
    Name(String),
    /// A term of AWS. Case and spaces do not matter, and it may be part of a longer term: `containerInsights` matches
    /// "CloudWatch Container Insights".
    Term(String),
}

/// Ports with a name in the console, as "Type" of a rule.
/// Source: Amazon EC2 console, "Edit inbound rules"; in Japanese and Chinese the workshop's pages, which follow the
/// console in their language.
const PORT_NAMES: &[(u16, u16, &[&str])] = &[
    (22, 22, &["SSH"]),
    (80, 80, &["HTTP"]),
    (443, 443, &["HTTPS"]),
    (2049, 2049, &["NFS"]),
    (3306, 3306, &["MySQL", "MYSQL/Aurora"]),
    (5432, 5432, &["PostgreSQL"]),
    (0, 65535, &["All TCP", "すべての TCP", "所有 TCP"]),
];

impl Value {
    /// A name, which must match exactly.
    pub fn name(name: impl ToString) -> Self {
        Value(vec![Spelling::Name(name.to_string())])
    }

    /// A term of AWS.
    pub fn term(word: impl ToString) -> Self {
        Value(vec![Spelling::Term(word.to_string())])
    }

    /// Ports, as numbers or by the console's name.
    pub fn ports(ports: Ports) -> Self {
        let names = PORT_NAMES
            .iter()
            .filter(|(from, to, _)| (*from, *to) == (ports.from, ports.to))
            .flat_map(|(_, _, names)| *names);
        names.fold(Value::name(ports), |value, name| value.or_term(name))
    }

    /// A subnet, by its `Name` tag, with or without the name of its VPC as a prefix.
    pub fn subnet(name: &str, vpc: Option<&str>) -> Self {
        let short = vpc.and_then(|vpc| name.strip_prefix(vpc)?.strip_prefix('-'));
        let value = Value::name(name);
        match short {
            Some(short) => value.or(Spelling::Name(short.to_owned())),
            None => value,
        }
    }

    /// The value with another accepted term.
    pub fn or_term(self, word: impl ToString) -> Self {
        self.or(Spelling::Term(word.to_string()))
    }

    fn or(mut self, spelling: Spelling) -> Self {
        self.0.push(spelling);
        self
    }

    /// The accepted spellings.
    pub fn spellings(&self) -> &[Spelling] {
        &self.0
    }

    /// The value as findings show it.
    pub fn text(&self) -> &str {
        self.0.first().map_or("", Spelling::text)
    }
}

impl Spelling {
    fn text(&self) -> &str {
        match self {
            Spelling::Name(text) | Spelling::Term(text) => text,
        }
    }
}

impl Stated {
    /// A single value.
    pub fn value(value: Value) -> Self {
        Stated(vec![value])
    }

    /// Adds another value in the same row.
    #[must_use]
    pub fn beside(mut self, value: Value) -> Self {
        self.0.push(value);
        self
    }

    /// Adds another value in the same row, if there is one.
    #[must_use]
    pub fn beside_some(self, value: Option<Value>) -> Self {
        match value {
            Some(value) => self.beside(value),
            None => self,
        }
    }

    /// The values. The others belong to the first one.
    pub fn values(&self) -> &[Value] {
        &self.0
    }

    /// The page's name for a resource, if there is one.
    pub fn name_of(resources: &Resources, resource: &str) -> Option<Value> {
        let resource = resources.get(resource)?;
        resource.page_name().map(Value::name)
    }

    /// The subnets of a VPC, by their `Name` tags, each as a value of its own.
    pub fn subnets(resources: &Resources, vpc: &str, subnets: &[String]) -> Vec<Self> {
        let vpc = resources.get(vpc);
        let vpc = vpc.and_then(|resource| resource.page_name());
        let values = subnets.iter().map(|name| Value::subnet(name, vpc));
        values.map(Stated::value).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(value: &Value) -> Vec<&str> {
        value.spellings().iter().map(Spelling::text).collect()
    }

    #[test]
    fn ports_go_by_number_and_by_the_consoles_name() {
        let ports = |text: &str| Value::ports(text.parse().expect("ports"));
        assert_eq!(texts(&ports("2049")), ["2049", "NFS"]);
        assert_eq!(texts(&ports("8080")), ["8080"]);
        assert_eq!(
            texts(&ports("0-65535")),
            ["0-65535", "All TCP", "すべての TCP", "所有 TCP"]
        );
    }

    #[test]
    fn a_subnet_may_leave_out_its_vpc_but_no_part_of_a_word() {
        let of = |name, vpc| texts(&Value::subnet(name, vpc)).join(" ");
        assert_eq!(of("Shop-public-a", Some("Shop")), "Shop-public-a public-a");
        assert_eq!(of("Shopping-a", Some("Shop")), "Shopping-a");
        assert_eq!(of("public-a", None), "public-a");
    }
}
