//! Snapshots without the permission for one of the calls, as the collector writes them.

use serde_json::{Value, json};
use workshop_check_core::snapshot::{self, Call};

/// Makes the results of all calls of an IAM action denied.
pub fn deny_action(snapshot: &mut Value, action: &str) {
    let call = Call::ALL.iter().find(|call| call.action() == Some(action));
    let call = call.unwrap_or_else(|| panic!("no call needs {action}"));
    let reason = json!({ "denied": { "call": call.name() } });
    forget(snapshot, *call, &reason);
}

/// Makes the results of a call unknown, for this reason.
pub fn forget(account: &mut Value, call: Call, reason: &Value) {
    // A call without results changes nothing.
    snapshot::forget::forget(account, call, reason);
}
