//! The results of the calls that a suite declares.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use super::{Call, DeclaredCall, Fact, Reason, Snapshot, document};

/// The maximum number of declared calls in a snapshot.
const MOST_ANSWERS: usize = 64;

/// The results of the declared calls, by name.
pub type Answers = BTreeMap<String, Answer>;

/// The results of one declared call.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The service.
    pub service: String,
    /// The operation.
    pub operation: String,
    /// The kept fields of each result.
    #[serde(deserialize_with = "document::list")]
    pub items: Fact<Vec<Value>>,
}

impl Answer {
    /// The results of a call.
    pub fn new(call: DeclaredCall, items: Fact<Vec<Value>>) -> Self {
        Answer {
            service: call.service.clone(),
            operation: call.operation.clone(),
            items,
        }
    }

    fn is_of(&self, call: DeclaredCall) -> bool {
        self.service == call.service && self.operation == call.operation
    }
}

impl Snapshot {
    /// The results of a declared call.
    ///
    /// # Errors
    /// The reason, if they could not be read, or if the snapshot was taken for a suite without this call.
    pub fn answer(&self, call: DeclaredCall) -> Result<&[Value], Reason> {
        match self
            .calls
            .get(call.key())
            .filter(|answer| answer.is_of(call))
        {
            None => Err(Reason::NotRead {
                call: Call::Declared(call),
            }),
            Some(answer) => match &answer.items {
                Fact::Known(items) => Ok(items),
                Fact::Unknown(reason) => Err(reason.clone()),
            },
        }
    }

    /// Whether a field of the results of a declared call can be read, wherever one lacks it. Without it, nothing shows that the
    /// suite spells the field as AWS does.
    ///
    /// # Errors
    /// If there are results, none of them has the field, and the call does not say that it may be missing.
    pub fn has_field(&self, call: DeclaredCall, field: &str) -> Result<(), Reason> {
        let items = self.answer(call)?;
        if items.is_empty() || call.may_be_missing(field) {
            return Ok(());
        }
        let names: Vec<&str> = field.split('.').collect();
        if items.iter().any(|item| may_lead(item, &names)) {
            return Ok(());
        }
        Err(Reason::NoField {
            call: Call::Declared(call),
            field: field.to_owned(),
        })
    }
}

/// Whether a path leads to a value. Nothing on the way does not tell, and neither does a list without elements, which is an empty
/// text in XML.
fn may_lead(value: &Value, names: &[&str]) -> bool {
    match (value, names) {
        (_, []) | (Value::Null, _) => true,
        (Value::String(text), _) => text.is_empty(),
        (Value::Array(list), _) => {
            list.is_empty() || list.iter().any(|value| may_lead(value, names))
        }
        (Value::Object(members), [name, rest @ ..]) => members
            .get(*name)
            .is_some_and(|value| may_lead(value, rest)),
        _ => false,
    }
}

/// Reads the results of declared calls of a limited number.
///
/// # Errors
/// If there are more than any suite has.
pub(super) fn answers<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Answers, D::Error> {
    document::limited_map(deserializer, MOST_ANSWERS, "declared calls")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::snapshot::call::CallDeclaration;

    fn tasks() -> CallDeclaration {
        CallDeclaration {
            key: "tasks".into(),
            service: "dms".into(),
            operation: "DescribeReplicationTasks".into(),
            ..CallDeclaration::default()
        }
    }

    /// A snapshot of another suite may have a call of the same name.
    #[test]
    fn the_answer_of_another_call_is_not_read() {
        let mut snapshot = Snapshot::default();
        let batch = DeclaredCall::of(CallDeclaration {
            service: "batch".into(),
            ..tasks()
        })
        .expect("a call");
        let call = DeclaredCall::of(tasks()).expect("a call");
        snapshot.calls.insert(
            "tasks".into(),
            Answer::new(batch, Fact::Known(vec![json!({})])),
        );
        assert_eq!(
            snapshot.answer(call),
            Err(Reason::NotRead {
                call: Call::Declared(call)
            })
        );
        assert!(snapshot.answer(batch).is_ok());
    }

    /// The defect: a misspelt field was missing in every account, so that no attendee could pass.
    #[test]
    fn a_field_that_no_result_has_is_told_from_one_that_a_result_lacks() {
        let call = DeclaredCall::of(CallDeclaration {
            keep: vec![
                "Status".into(),
                "Groups.Id".into(),
                "Statos".into(),
                "Failure".into(),
            ],
            may_lack: vec!["Failure".into()],
            ..tasks()
        })
        .expect("a call");
        let with = |items: Value| {
            let items = serde_json::from_value(items).expect("a list");
            let mut snapshot = Snapshot::default();
            let answer = Answer::new(call, Fact::Known(items));
            snapshot.calls.insert("tasks".into(), answer);
            snapshot
        };
        let missing = |snapshot: &Snapshot, field: &str| snapshot.has_field(call, field).is_err();
        let some = with(json!([
            { "Groups": [{ "Id": "a" }, {}] },
            { "Status": "running", "Groups": [{}] },
        ]));
        for field in ["Status", "Groups.Id", "Failure", "Failure.Code"] {
            assert!(!missing(&some, field), "{field}");
        }
        for field in ["Statos", "Groups.Ids", "Status.Code", "Group.Id"] {
            assert!(missing(&some, field), "{field}");
        }
        let empty = with(json!([{ "Groups": [], "Status": null, "Rules": "" }]));
        for field in ["Status.Code", "Groups.Id", "Rules.Id"] {
            assert!(!missing(&empty, field), "{field}");
        }
        assert!(!missing(&with(json!([])), "Statos"), "there is no result");
        assert_eq!(
            some.has_field(call, "Statos"),
            Err(Reason::NoField {
                call: Call::Declared(call),
                field: "Statos".into()
            })
        );
    }

    /// A snapshot file is untrusted.
    #[test]
    fn a_snapshot_cannot_hold_endless_answers() {
        let answer = |items: &str| {
            format!("{{\"service\":\"s\",\"operation\":\"o\",\"items\":{{\"known\":{items}}}}}")
        };
        let read = |text: &str| serde_json::from_str::<Answer>(text);
        assert!(read(&answer("[{},{\"a\":[1]}]")).is_ok());
        assert!(read(&answer(&format!("[{}]", vec!["0"; 100_000].join(",")))).is_err());
        let many: Vec<String> = (0..=MOST_ANSWERS)
            .map(|n| format!("\"{n}\":{}", answer("[]")))
            .collect();
        let text = format!("{{{}}}", many.join(","));
        assert!(answers(&mut serde_json::Deserializer::from_str(&text)).is_err());
    }
}
