//! What a suite needs to be read, computed from its checks and never kept by hand.

use std::collections::BTreeSet;

use super::{Check, Suite};
use crate::resource::{ResourceKind, Role};
use crate::snapshot::{Call, Scope};

impl Suite {
    /// Everything the collector has to read for these checks.
    pub fn scope<'a>(&self, checks: impl IntoIterator<Item = &'a Check>) -> Scope {
        let mut scope = Scope::default();
        let mut calls = BTreeSet::from([Call::GetCallerIdentity]);
        let mut roles = BTreeSet::new();
        for check in checks {
            calls.extend(check.assert.calls());
            check.assert.extend_scope(&mut scope);
            roles.extend(
                check
                    .assert
                    .roles()
                    .into_iter()
                    .map(|(role, _)| role.to_owned()),
            );
        }
        for role in self.with_wiring(roles) {
            calls.extend(role.kind.calls());
            calls.extend(role.kind.calls_if_none());
            for from in role
                .wired_from
                .iter()
                .filter_map(|from| self.file.resources.get(from))
            {
                calls.extend(from.kind.calls_of_wires(role.kind));
            }
            if role.kind == ResourceKind::IamRole {
                scope.roles.extend(role.name.clone());
            }
        }
        calls.append(&mut scope.calls);
        scope.calls = Call::with_inputs(calls);
        scope
    }

    /// The calls one check's outcome depends on where all is right: those of its kind and of finding its resources.
    pub fn calls_of(&self, check: &Check) -> BTreeSet<Call> {
        let mut calls: BTreeSet<Call> = check.assert.calls().into_iter().collect();
        let established = check.assert.establishes();
        for (name, _) in check.assert.roles() {
            let Some(role) = self.file.resources.get(name) else {
                continue;
            };
            calls.extend(role.kind.calls());
            // Whether it is in the right VPC is part of its being there.
            let vpc = role.vpc.as_ref().filter(|_| established == Some(name));
            if let Some(vpc) = vpc.and_then(|vpc| self.file.resources.get(vpc)) {
                calls.extend(vpc.kind.calls());
            }
        }
        Call::with_inputs(calls)
    }

    /// All that is read for one check, whatever the account looks like.
    pub fn reads_of(&self, check: &Check) -> BTreeSet<Call> {
        let mut scope = Scope {
            calls: self.calls_of(check),
            ..Scope::default()
        };
        check.assert.extend_scope(&mut scope);
        Call::with_inputs(scope.calls)
    }

    /// The roles of these names and all roles from which they are wired.
    fn with_wiring(&self, names: BTreeSet<String>) -> Vec<&Role> {
        let mut seen = BTreeSet::new();
        let mut open: Vec<String> = names.into_iter().collect();
        let mut roles = Vec::new();
        while let Some(name) = open.pop() {
            let Some(role) = self.file.resources.get(&name) else {
                continue;
            };
            if seen.insert(name) {
                open.extend(role.wired_from.iter().cloned());
                open.extend(role.vpc.clone());
                roles.push(role);
            }
        }
        roles
    }
}
