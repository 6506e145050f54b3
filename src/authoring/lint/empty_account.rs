//! Checks that no check passes in an empty account.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use workshop_check_core::assertion::Context;
use workshop_check_core::evaluate::resolve;
use workshop_check_core::ids::CheckId;
use workshop_check_core::snapshot::answer::Answer;
use workshop_check_core::snapshot::parse::{from_json, parse};
use workshop_check_core::snapshot::{AccountIdentity, Fact, Snapshot};
use workshop_check_core::suite::code::Code;
use workshop_check_core::suite::problem::Problems;
use workshop_check_core::suite::yaml::Node;
use workshop_check_core::suite::{Draft, Suite};

/// Adds a problem for each check that passes in an account in which nobody has made anything.
pub fn lint(suite: &Suite, draft: &Draft, problems: &mut Problems) {
    let passing = passing(suite);
    for (_, check, node) in draft.checks() {
        if passing.contains(&check.id) {
            let kinds = node.get("assert").map(Node::entries).unwrap_or_default();
            let at = kinds.first().map_or(node.at, |kind| kind.key_at);
            let text = format!(
                "\"{}\" passes on an account in which nobody has made anything",
                check.id
            );
            problems.add(Code::PassesOnNothing, at, text);
        }
    }
}

/// The checks that pass in an account in which nobody has made anything. Those of absence may.
pub fn passing(suite: &Suite) -> BTreeSet<CheckId> {
    let mut accounts = accounts();
    let checks = suite.checks().map(|(_, check)| check);
    let calls = suite.scope(checks).calls;
    for call in calls.iter().filter_map(|call| call.declared()) {
        for account in &mut accounts {
            let nothing = Answer::new(call, Fact::Known(Vec::new()));
            account.calls.insert(call.key().to_owned(), nothing);
        }
    }
    let accounts: Vec<_> = accounts
        .iter()
        .map(|snapshot| (snapshot, resolve(suite, snapshot)))
        .collect();
    let peers = suite.assertions();
    let checks = suite.checks().map(|(_, check)| check);
    let passing = checks.filter(|check| {
        !check.assert.asserts_absence()
            && accounts.iter().any(|(snapshot, resolution)| {
                let context = Context {
                    account: suite.account(snapshot, resolution),
                    peers: &peers,
                    regions: &suite.file.regions,
                };
                check.assert.evaluate(&context).is_ok()
            })
    });
    passing.map(|check| check.id.clone()).collect()
}

/// Two accounts: one in which every list was read and is empty, and one with the resources that AWS creates in every new
/// account.
fn accounts() -> Vec<Snapshot> {
    let unread = Snapshot::new(AccountIdentity::default(), jiff::Timestamp::UNIX_EPOCH);
    let empty = serde_json::to_value(unread).ok().and_then(|mut snapshot| {
        read_and_empty(&mut snapshot);
        from_json(&serde_json::to_vec(&snapshot).ok()?).ok()
    });
    let fresh = crate::demo::snapshot("empty").and_then(|text| parse(text, "empty").ok());
    empty.into_iter().chain(fresh).collect()
}

/// Replaces every unknown fact by an empty list.
fn read_and_empty(value: &mut Value) {
    match value.as_object_mut() {
        Some(fact) if fact.len() == 1 && fact.contains_key("unknown") => {
            *value = json!({ "known": [] });
        }
        Some(facts) => facts.values_mut().for_each(read_and_empty),
        None => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Without these snapshots the lint would find nothing.
    #[test]
    fn both_accounts_are_there_and_were_read() {
        let accounts = accounts();
        assert_eq!(accounts.len(), 2);
        for account in &accounts {
            assert!(account.ec2.vpcs.known().is_ok());
            assert!(account.elbv2.load_balancers.known().is_ok());
            assert!(account.ssm.parameters.known().is_ok());
            assert!(account.rds.db_instances.known().is_ok());
            assert!(account.ecs.clusters.known().is_ok());
        }
    }
}
