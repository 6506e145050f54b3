//! What a snapshot looks like to someone who may not make one of the calls: as the collector leaves it behind.

use serde_json::{Value, json};
use workshop_check_core::snapshot::{self, Call};

/// Takes an action away, by its name in IAM.
pub fn deny_action(snapshot: &mut Value, action: &str) {
    let call = Call::ALL.iter().find(|call| call.action() == Some(action));
    let call = call.unwrap_or_else(|| panic!("no call needs {action}"));
    let reason = json!({ "denied": { "call": call.name() } });
    forget(snapshot, *call, &reason);
}

/// Makes what a call tells unknown, for a reason.
pub fn forget(account: &mut Value, call: Call, reason: &Value) {
    // A call that told nothing takes nothing away.
    snapshot::forget::forget(account, call, reason);
}
