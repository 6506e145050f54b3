//! Reads policy documents of limited size.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Number, Value};

use super::Fact;

/// The maximum number of values and member names in a document. The longest documents are those of VPC endpoints, with
/// 20,480 characters (AWS PrivateLink quotas); IAM allows a role 10,240 characters of inline policies (IAM and AWS STS
/// quotas). A value takes much more memory than its text: 30 MiB of zeros would take a gigabyte.
const MOST_VALUES: usize = 20_480;
/// The maximum number of values and member names in the results of one declared call.
const MOST_RESULTS: usize = 50_000;

/// Deserializes one document.
///
/// # Errors
/// If it has more values than any policy.
pub(super) fn one<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Value, D::Error> {
    Bounded::deserialize(deserializer).map(|document| document.0)
}

/// Deserializes a document that may be missing.
///
/// # Errors
/// As [`one`].
pub(super) fn optional<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Value>, D::Error> {
    let document = Option::<Bounded>::deserialize(deserializer)?;
    Ok(document.map(|document| document.0))
}

/// The documents of inline policies, by role name, then policy name.
type Inline<T> = BTreeMap<String, Fact<BTreeMap<String, Fact<T>>>>;

/// Deserializes the inline policies of roles.
///
/// # Errors
/// As [`one`].
pub(super) fn inline<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Inline<Value>, D::Error> {
    let roles = Inline::<Bounded>::deserialize(deserializer)?;
    let plain = |policies: BTreeMap<String, Fact<Bounded>>| {
        let policies = policies.into_iter();
        policies
            .map(|(name, document)| (name, document.map(|document| document.0)))
            .collect()
    };
    let roles = roles.into_iter();
    Ok(roles
        .map(|(name, policies)| (name, policies.map(plain)))
        .collect())
}

/// Deserializes the results of a declared call.
///
/// # Errors
/// If they have more values than any account of a workshop.
pub(super) fn list<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Fact<Vec<Value>>, D::Error> {
    let results = Fact::<Results>::deserialize(deserializer)?;
    Ok(results.map(|results| results.0))
}

struct Results(Vec<Value>);

impl<'de> Deserialize<'de> for Results {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut left = MOST_RESULTS;
        let limited = Limited {
            left: &mut left,
            most: MOST_RESULTS,
        };
        match limited.deserialize(deserializer)? {
            Value::Array(results) => Ok(Results(results)),
            _ => Err(D::Error::custom("a list of results is wanted here")),
        }
    }
}

/// Deserializes a map with at most this many entries.
///
/// # Errors
/// If there are more.
pub(super) fn limited_map<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
    most: usize,
    what: &'static str,
) -> Result<BTreeMap<String, T>, D::Error> {
    struct Entries<T> {
        most: usize,
        what: &'static str,
        of: std::marker::PhantomData<T>,
    }

    impl<'de, T: Deserialize<'de>> Visitor<'de> for Entries<T> {
        type Value = BTreeMap<String, T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a map")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
            let mut entries = BTreeMap::new();
            while let Some((name, value)) = members.next_entry()? {
                entries.insert(name, value);
                if entries.len() > self.most {
                    let (most, what) = (self.most, self.what);
                    return Err(A::Error::custom(format!(
                        "there are more than {most} {what}"
                    )));
                }
            }
            Ok(entries)
        }
    }

    deserializer.deserialize_map(Entries {
        most,
        what,
        of: std::marker::PhantomData,
    })
}

struct Bounded(Value);

impl<'de> Deserialize<'de> for Bounded {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut left = MOST_VALUES;
        let limited = Limited {
            left: &mut left,
            most: MOST_VALUES,
        };
        limited.deserialize(deserializer).map(Bounded)
    }
}

/// Reads one value, and counts it.
struct Limited<'a> {
    left: &'a mut usize,
    /// The number of values that are allowed in all.
    most: usize,
}

impl Limited<'_> {
    fn count<E: Error>(&mut self) -> Result<(), E> {
        *self.left = self.left.checked_sub(1).ok_or_else(|| {
            E::custom(format!("this document has more than {} values", self.most))
        })?;
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Limited<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(mut self, deserializer: D) -> Result<Value, D::Error> {
        self.count()?;
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Limited<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<Value, A::Error> {
        let mut read = Vec::new();
        while let Some(value) = values.next_element_seed(Limited {
            left: &mut *self.left,
            most: self.most,
        })? {
            read.push(value);
        }
        Ok(Value::Array(read))
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut members: A) -> Result<Value, A::Error> {
        let mut read = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            self.count()?;
            let value = members.next_value_seed(Limited {
                left: &mut *self.left,
                most: self.most,
            })?;
            read.insert(name, value);
        }
        Ok(Value::Object(read))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot::ec2::VpcEndpoint;
    use crate::snapshot::services::{Iam, PolicyVersion, Role};

    /// The defect: a snapshot of 30 MiB with one policy document `[0,0,…]` took 1.2 GB.
    #[test]
    fn a_document_has_no_more_values_than_a_policy() {
        let zeros = |count: usize| format!("[{}]", vec!["0"; count].join(","));
        let members: Vec<String> = (0..MOST_VALUES / 2).map(|n| format!("\"{n}\":0")).collect();
        let members = format!("{{{}}}", members.join(","));
        let read = |text: &str| serde_json::from_str::<PolicyVersion>(text);
        let version = |document: &str| format!("{{\"Document\":{document}}}");
        assert!(read(&version(&zeros(MOST_VALUES - 1))).is_ok());
        for document in [&zeros(MOST_VALUES), &members] {
            let error = read(&version(document)).expect_err("too many").to_string();
            assert!(error.contains("more than 20480 values"), "{error}");
            let role = format!("{{\"AssumeRolePolicyDocument\":{document}}}");
            assert!(serde_json::from_str::<Role>(&role).is_err());
            let endpoint = format!("{{\"PolicyDocument\":{document}}}");
            assert!(serde_json::from_str::<VpcEndpoint>(&endpoint).is_err());
            let iam = format!(
                "{{\"RolePolicies\":{{\"r\":{{\"known\":{{\"p\":{{\"known\":{document}}}}}}}}}}}"
            );
            assert!(serde_json::from_str::<Iam>(&iam).is_err());
        }
    }

    #[test]
    fn a_document_is_read_as_it_is() {
        let document = serde_json::json!({"a": [null, true, 1, -1, 1.5, "x", {"b": {}}], "c": []});
        let text = format!("{{\"Document\":{document}}}");
        let read: PolicyVersion = serde_json::from_str(&text).expect("a document");
        assert_eq!(read.document, document);
        let iam = serde_json::json!({"RolePolicies": {"r": {"known": {"p": {"known": document}}}}});
        let read: Iam = serde_json::from_value(iam).expect("inline policies");
        let Some(Fact::Known(policies)) = read.role_policies.get("r") else {
            panic!("{read:?}");
        };
        assert_eq!(policies["p"], Fact::Known(document));
    }
}
