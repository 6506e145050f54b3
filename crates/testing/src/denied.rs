//! Snapshots of a caller who is not allowed to make one of the calls, as the collector writes them.

use serde_json::{Value, json};
use workshop_check_core::snapshot::{self, Call};

/// Makes the facts of the call with this IAM action unknown, as if the action were denied.
pub fn deny_action(snapshot: &mut Value, action: &str) {
    let call = Call::ALL.iter().find(|call| call.action() == Some(action));
    let Some(call) = call else {
        return deny_declared(snapshot, action);
    };
    let reason = json!({ "denied": { "call": call.name() } });
    forget(snapshot, *call, &reason);
}

/// The same for a call that a suite declares.
fn deny_declared(snapshot: &mut Value, action: &str) {
    let (service, operation) = action
        .split_once(':')
        .expect("an action is SERVICE:OPERATION");
    let answers = snapshot["calls"].as_object_mut().expect("declared calls");
    let mut answers = answers.iter_mut();
    let found = answers
        .find(|(_, answer)| answer["service"] == service && answer["operation"] == operation);
    let (key, answer) = found.unwrap_or_else(|| panic!("no call needs {action}"));
    let call = json!({ "key": key, "service": service, "operation": operation, "action": action });
    answer["items"] = json!({ "unknown": { "denied": { "call": { "declared": call } } } });
}

/// Makes the facts of a call unknown, for this reason.
pub fn forget(account: &mut Value, call: Call, reason: &Value) {
    // The result does not matter: a call without facts changes nothing.
    snapshot::forget::forget(account, call, reason);
}
