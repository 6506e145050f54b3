//! Snapshots of a caller who is not allowed to make one of the calls, as the collector writes them.

use serde_json::{Value, json};
use workshop_check_core::snapshot::{self, Call};

/// Makes the facts of the call with this IAM action unknown, as if the action were denied.
pub fn deny_action(snapshot: &mut Value, action: &str) {
    let call = Call::ALL.iter().find(|call| call.action() == Some(action));
    let call = call.unwrap_or_else(|| panic!("no call needs {action}"));
    let reason = json!({ "denied": { "call": call.name() } });
    forget(snapshot, *call, &reason);
}

/// Makes the facts of a call unknown, for this reason.
pub fn forget(account: &mut Value, call: Call, reason: &Value) {
    // The result does not matter: a call without facts changes nothing.
    snapshot::forget::forget(account, call, reason);
}
