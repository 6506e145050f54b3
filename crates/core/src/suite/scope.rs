//! Computes the scope of a suite from its checks.

use std::collections::BTreeSet;

use super::{Check, Suite};
use crate::ids::ResourceName;
use crate::resource::{Resource, ResourceKind};
use crate::snapshot::{Call, Scope};

impl Suite {
    /// Everything that the collector must read for these checks.
    pub fn scope<'a>(&self, checks: impl IntoIterator<Item = &'a Check>) -> Scope {
        let mut scope = Scope::default();
        let mut calls = BTreeSet::from([Call::GetCallerIdentity]);
        let mut resources = BTreeSet::new();
        for check in checks {
            calls.extend(check.assert.calls());
            check.assert.extend_scope(&mut scope);
            self.extend_typed(check, &mut scope);
            let named = check.assert.resources().into_iter();
            let named = named.chain(check.assert.mentions());
            resources.extend(named.map(|(resource, _)| resource.clone()));
        }
        for resource in self.with_wiring(resources) {
            calls.extend(resource.kind.calls());
            calls.extend(resource.kind.calls_if_none());
            // The VPC of the subnets tells whose the resource is.
            if let ResourceKind::Declared(kind) = resource.kind
                && kind.declaration().subnets.is_some()
            {
                calls.insert(Call::DescribeSubnets);
            }
            for from in resource
                .wired_from
                .iter()
                .filter_map(|from| self.file.resources.get(from))
            {
                calls.extend(from.kind.calls_of_wires(resource.kind));
            }
            if let Some(name) = &resource.name {
                resource.kind.ask_for(name, &mut scope);
            }
        }
        calls.append(&mut scope.calls);
        scope.with_calls(calls)
    }

    /// The calls that the outcome of a check depends on in a correct account: those of its kind, and those that find its
    /// resources.
    pub fn calls_of(&self, check: &Check) -> BTreeSet<Call> {
        let mut calls: BTreeSet<Call> = check.assert.calls().into_iter().collect();
        let established = check.assert.establishes();
        for (name, _) in check.assert.resources() {
            let Some(resource) = self.file.resources.get(name) else {
                continue;
            };
            calls.extend(resource.kind.calls());
            // A check of existence also checks the VPC of the resource.
            let vpc = resource
                .vpc
                .as_ref()
                .filter(|_| established == Some(name.as_str()));
            if let Some(vpc) = vpc.and_then(|vpc| self.file.resources.get(vpc)) {
                calls.extend(vpc.kind.calls());
            }
        }
        Call::with_inputs(calls)
    }

    /// All calls for one check, for any account.
    pub fn reads_of(&self, check: &Check) -> BTreeSet<Call> {
        let mut scope = Scope {
            calls: self.calls_of(check),
            ..Scope::default()
        };
        check.assert.extend_scope(&mut scope);
        let mentioned = check.assert.mentions().into_iter();
        for resource in mentioned.filter_map(|(name, _)| self.file.resources.get(name)) {
            scope.calls.extend(resource.kind.calls());
        }
        let named = check.assert.resources().into_iter();
        let resources = named.filter_map(|(name, _)| self.file.resources.get(name));
        let by_references =
            |resource: &&Resource| resource.is_found_by_references() || resource.wired_from_all;
        for resource in resources.filter(by_references) {
            let from = resource.wired_from.iter();
            for from in from.filter_map(|name| self.file.resources.get(name)) {
                scope.calls.extend(from.kind.calls());
            }
        }
        Call::with_inputs(scope.calls)
    }

    fn extend_typed(&self, check: &Check, scope: &mut Scope) {
        let Some((resource, mut typed)) = check.assert.typed() else {
            return;
        };
        let Some(resource) = self.file.resources.get(resource.as_str()) else {
            return;
        };
        if let ResourceKind::Declared(kind) = resource.kind
            && let Some(call) = kind.declaration().call.declared()
        {
            // By these it is recognised.
            let signs = resource.signs.iter();
            let signs = signs.filter(|sign| sign.property == typed.field);
            typed
                .asked
                .extend(signs.flat_map(|sign| sign.any_of.clone()));
            scope.typed.push((call, typed));
        }
    }

    /// The resources with these names, and all resources that they are found by, directly or indirectly.
    fn with_wiring(&self, names: BTreeSet<ResourceName>) -> Vec<&Resource> {
        let mut seen = BTreeSet::new();
        let mut open: Vec<ResourceName> = names.into_iter().collect();
        let mut resources = Vec::new();
        while let Some(name) = open.pop() {
            let Some(resource) = self.file.resources.get(name.as_str()) else {
                continue;
            };
            if seen.insert(name) {
                open.extend(resource.wired_from.iter().cloned());
                open.extend(resource.vpc.clone());
                resources.push(resource);
            }
        }
        resources
    }
}
