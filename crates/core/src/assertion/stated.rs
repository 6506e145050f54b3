//! What a page that asks for something says: the values of an assertion, as the page spells them.

use crate::network::Ports;
use crate::resource::Resources;

/// Values that a page states together: in one row, where they stand in a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Stated(Vec<Value>);

/// One value, and the ways in which a page may spell it. The first is the one that findings show.
#[derive(Debug, Clone, PartialEq)]
pub struct Value(Vec<Spelling>);

/// How a value stands on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spelling {
    /// A name: letter for letter.
    Name(String),
    /// A word of AWS's: its case and spaces do not matter, and it may be part of a longer term.
    /// `containerInsights` stands in "CloudWatch Container Insights".
    Term(String),
}

/// Ports that the console offers by name, as "Type" of a rule.
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
    /// A name, letter for letter.
    pub fn name(name: impl ToString) -> Self {
        Value(vec![Spelling::Name(name.to_string())])
    }

    /// A word of AWS's.
    pub fn term(word: impl ToString) -> Self {
        Value(vec![Spelling::Term(word.to_string())])
    }

    /// Ports, by number or by the console's name for them.
    pub fn ports(ports: Ports) -> Self {
        let names = PORT_NAMES
            .iter()
            .filter(|(from, to, _)| (*from, *to) == (ports.from, ports.to))
            .flat_map(|(_, _, names)| *names);
        names.fold(Value::name(ports), |value, name| value.or_term(name))
    }

    /// A subnet, by its Name tag; the name of its VPC in front may be left out.
    pub fn subnet(name: &str, vpc: Option<&str>) -> Self {
        let short = vpc.and_then(|vpc| name.strip_prefix(vpc)?.strip_prefix('-'));
        let value = Value::name(name);
        match short {
            Some(short) => value.or(Spelling::Name(short.to_owned())),
            None => value,
        }
    }

    /// Another word for it.
    pub fn or_term(self, word: impl ToString) -> Self {
        self.or(Spelling::Term(word.to_string()))
    }

    fn or(mut self, spelling: Spelling) -> Self {
        self.0.push(spelling);
        self
    }

    /// The ways in which it may be spelled.
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
    /// One value.
    pub fn value(value: Value) -> Self {
        Stated(vec![value])
    }

    /// With another value in the same row.
    #[must_use]
    pub fn beside(mut self, value: Value) -> Self {
        self.0.push(value);
        self
    }

    /// With another value in the same row, if there is one.
    #[must_use]
    pub fn beside_some(self, value: Option<Value>) -> Self {
        match value {
            Some(value) => self.beside(value),
            None => self,
        }
    }

    /// The values, the one first that the others belong to.
    pub fn values(&self) -> &[Value] {
        &self.0
    }

    /// The name that the page gives a resource, if it gives one.
    pub fn name_of(resources: &Resources, resource: &str) -> Option<Value> {
        let resource = resources.get(resource)?;
        resource.page_name().map(Value::name)
    }

    /// Subnets, by their Name tags, of the VPC of a resource; each for itself.
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
