//! What is around the resource that is to be changed: others of a kind, what points at it, which ports it is for.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::mutation::Change;
use super::places::{select, texts};
use super::target::Target;
use super::things::Thing;
use workshop_check_core::snapshot::Call;

impl<'k> Target<'_, 'k> {
    /// Up to two other resources of a kind, with their names: one that plays no part, and one that does. They are in
    /// the VPC of those that are there, or of the resource itself.
    pub(super) fn others(&self, kind: &str, present: &[&str]) -> Vec<(String, String)> {
        let all = self.things.all.iter();
        let of_kind: Vec<&Thing<'_>> = all.filter(|thing| thing.kind.kind == kind).collect();
        let is_present = |thing: &Thing<'_>| has_id(thing, present);
        let vpc = |thing: &Thing<'_>| {
            let id = self.value(thing)?.get("VpcId")?.as_str()?;
            Some(id.to_owned())
        };
        let there = of_kind.iter().find(|thing| is_present(thing));
        let here = there.and_then(|thing| vpc(thing)).or_else(|| self.vpc());
        let here = here.filter(|_| kind != "vpc");
        let fits =
            |thing: &&&Thing<'_>| !is_present(thing) && (here.is_none() || vpc(thing) == here);
        let one = |matters| {
            let thing = of_kind
                .iter()
                .filter(fits)
                .find(|thing| thing.matters == matters)?;
            Some((thing.ids.first()?.clone(), thing.name.clone()))
        };
        [one(false), one(true)].into_iter().flatten().collect()
    }

    /// The resources of these kinds that matter and point at this one.
    pub(super) fn carriers(&self, kinds: &[String]) -> Vec<&Thing<'k>> {
        let all = self.things.all.iter().filter(|thing| thing.matters);
        let of_kind = all.filter(|thing| kinds.contains(&thing.kind.kind));
        of_kind
            .filter(|thing| has_id(self.thing, &self.texts(thing)))
            .collect()
    }

    /// The resource is gone, with what cannot be without it, and nothing points at it any more.
    pub(super) fn gone(&self) -> Vec<Change> {
        let all = self.things.all.iter().filter(|thing| thing.matters);
        let along = all.filter(|thing| self.operator.along.contains(&thing.kind.kind));
        let mut changes = Vec::new();
        for thing in std::iter::once(self.thing).chain(along) {
            // A role that is not there is known not to be: it is asked for by name.
            let is_asked = thing.kind.call() == Call::GetRole;
            let is_value = thing.kind.place.ends_with("{}");
            if is_asked || !is_value {
                changes.extend(thing.pointers.iter().cloned().map(Change::Remove));
            }
            if !is_asked {
                changes.extend(thing.ids.iter().cloned().map(Change::Forget));
            }
        }
        changes
    }

    /// What is added, with ids of this account.
    pub(super) fn filled(&self, new: &Value) -> Value {
        match new {
            Value::String(text) => {
                let region = self.root.pointer("/account/region").and_then(Value::as_str);
                let text = text.replace("@region", region.unwrap_or_default());
                let Some(kind) = text.strip_prefix('@') else {
                    return json!(text);
                };
                let id = if kind == self.thing.kind.kind {
                    self.thing.ids.first().cloned()
                } else {
                    self.others(kind, &[]).into_iter().next().map(|(id, _)| id)
                };
                json!(id.unwrap_or_default())
            }
            Value::Array(list) => list.iter().map(|value| self.filled(value)).collect(),
            Value::Object(map) => map
                .iter()
                .map(|(key, value)| (key.clone(), self.filled(value)))
                .collect(),
            other => other.clone(),
        }
    }

    /// Ports at which some group lets in what carries this group, or everyone.
    pub(super) fn ports_out(&self) -> BTreeSet<i64> {
        let own: Vec<&str> = self.thing.ids.iter().map(String::as_str).collect();
        self.let_in(&own)
    }

    /// Ports, inbound (`false`) and outbound (`true`), of what stands in the subnets of this network ACL: those that
    /// its groups open, and those at which some group lets it in, or everyone.
    pub(super) fn ports_through(&self) -> BTreeSet<(i64, bool)> {
        let subnets: Vec<&str> = self.thing.of.iter().map(String::as_str).collect();
        let mattering = || self.things.all.iter().filter(|thing| thing.matters);
        let is_network = |thing: &&Thing<'_>| {
            ["subnet", "network-acl", "route-table"].contains(&thing.kind.kind.as_str())
        };
        let residents = mattering().filter(|thing| !is_network(thing));
        let residents: Vec<&Thing<'_>> = residents
            .filter(|thing| self.texts(thing).iter().any(|text| subnets.contains(text)))
            .collect();
        // Mount targets have their groups in a list of their own.
        let lists = mattering().filter(|thing| thing.kind.kind == "mount-target-groups");
        let lists = lists.filter(|list| residents.iter().any(|thing| thing.ids == list.of));
        let texts: Vec<&str> = residents
            .iter()
            .copied()
            .chain(lists)
            .flat_map(|thing| self.texts(thing))
            .collect();
        let groups = mattering().filter(|thing| thing.kind.kind == "security-group");
        let groups: Vec<&Thing<'_>> = groups.filter(|group| has_id(group, &texts)).collect();
        let own: Vec<&str> = groups
            .iter()
            .flat_map(|group| group.ids.iter().map(String::as_str))
            .collect();
        let opened = |port: &i64| {
            let rules = groups.iter().flat_map(|group| self.rules(group));
            let mut ranges = rules.filter_map(ports);
            ranges.any(|(from, to)| (from..=to).contains(port))
        };
        let all = self.single_ports(|_| true);
        let inbound = all.into_iter().filter(opened).map(|port| (port, false));
        let outbound = self.let_in(&own).into_iter().map(|port| (port, true));
        inbound.chain(outbound).collect()
    }

    fn let_in(&self, groups: &[&str]) -> BTreeSet<i64> {
        self.single_ports(|rule| {
            let ranges = rule.get("IpRanges").and_then(Value::as_array);
            let is_open = ranges.is_some_and(|ranges| !ranges.is_empty());
            is_open || texts(rule).iter().any(|text| groups.contains(text))
        })
    }

    /// Ports that rules of groups name each for itself.
    fn single_ports(&self, is_meant: impl Fn(&Value) -> bool) -> BTreeSet<i64> {
        let all = self.things.all.iter().filter(|thing| thing.matters);
        let rules = all.flat_map(|thing| self.rules(thing));
        let ranges = rules.filter(|rule| is_meant(rule)).filter_map(ports);
        ranges
            .filter(|(from, to)| from == to)
            .map(|(from, _)| from)
            .collect()
    }

    fn rules(&self, thing: &Thing<'_>) -> Vec<&Value> {
        let pointer = thing.pointers.first().map_or("", String::as_str);
        let rules = select(self.root, pointer, "IpPermissions[]", &|_| None);
        let rules = rules.iter();
        rules
            .filter_map(|place| self.root.pointer(&place.pointer))
            .collect()
    }

    /// The VPC of the resource, wherever it says so.
    fn vpc(&self) -> Option<String> {
        let own = self.texts(self.thing);
        let mut vpcs = self.things.all.iter();
        let vpc = vpcs.find(|thing| thing.kind.kind == "vpc" && has_id(thing, &own))?;
        vpc.ids.first().cloned()
    }

    fn value(&self, thing: &Thing<'_>) -> Option<&Value> {
        self.root.pointer(thing.pointers.first()?)
    }

    fn texts(&self, thing: &Thing<'_>) -> Vec<&str> {
        self.value(thing).map_or_else(Vec::new, texts)
    }
}

fn has_id(thing: &Thing<'_>, ids: &[&str]) -> bool {
    thing.ids.iter().any(|own| ids.contains(&own.as_str()))
}

fn ports(rule: &Value) -> Option<(i64, i64)> {
    let port = |field: &str| rule.get(field)?.as_i64();
    Some((port("FromPort")?, port("ToPort")?))
}
