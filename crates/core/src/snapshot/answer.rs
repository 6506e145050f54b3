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
