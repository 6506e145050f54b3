//! The surroundings of the resource that is changed: others of a kind, what points at it, and the ports it must allow.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::mutation::Change;
use super::places::{Place, child, select, texts};
use super::resources::Resource;
use super::target::Target;
use workshop_check_core::snapshot::Call;
use workshop_check_core::snapshot::call::texts_of;

impl<'k> Target<'_, 'k> {
    /// Up to two other resources of a kind, as (id, name): one that is not relevant, and one that is. They are in the VPC
    /// of the `present` ones, or of the resource itself.
    pub(super) fn others(&self, kind: &str, present: &[&str]) -> Vec<(String, String)> {
        let all = self.resources.all.iter();
        let of_kind: Vec<&Resource<'_>> =
            all.filter(|resource| resource.kind.kind == kind).collect();
        let is_present = |resource: &Resource<'_>| has_id(resource, present);
        let vpc = |resource: &Resource<'_>| {
            let id = self.value(resource)?.get("VpcId")?.as_str()?;
            Some(id.to_owned())
        };
        let there = of_kind.iter().find(|resource| is_present(resource));
        let here = there
            .and_then(|resource| vpc(resource))
            .or_else(|| self.vpc());
        let here = here.filter(|_| kind != "vpc");
        let fits = |resource: &&&Resource<'_>| {
            !is_present(resource) && (here.is_none() || vpc(resource) == here)
        };
        let one = |matters| {
            let resource = of_kind
                .iter()
                .filter(fits)
                .find(|resource| resource.matters == matters)?;
            Some((resource.ids.first()?.clone(), resource.name.clone()))
        };
        [one(false), one(true)].into_iter().flatten().collect()
    }

    /// The id of a resource of this kind in a VPC.
    pub(super) fn in_vpc(&self, kind: &str, vpc: &str) -> Option<String> {
        let mut all = self.resources.all.iter();
        let found = all.find(|resource| {
            let is_there = |value: &Value| value.get("VpcId").is_some_and(|own| own == vpc);
            resource.kind.kind == kind && self.value(resource).is_some_and(is_there)
        });
        found?.ids.first().cloned()
    }

    /// The relevant resources of these kinds that point at this one.
    pub(super) fn referrers(&self, kinds: &[String]) -> Vec<&Resource<'k>> {
        let all = self
            .resources
            .all
            .iter()
            .filter(|resource| resource.matters);
        let of_kind = all.filter(|resource| kinds.contains(&resource.kind.kind));
        of_kind
            .filter(|resource| has_id(self.resource, &self.texts(resource)))
            .collect()
    }

    /// Removes the resource, the dependent resources that the operator names (`along`), and all references to them.
    pub(super) fn removal(&self) -> Vec<Change> {
        let all = self
            .resources
            .all
            .iter()
            .filter(|resource| resource.matters);
        let along = all.filter(|resource| self.operator.along.contains(&resource.kind.kind));
        let mut changes = Vec::new();
        for resource in std::iter::once(self.resource).chain(along) {
            // Roles are read by name: a missing one is `null`, not left out.
            let is_read_by_name = resource.kind.call() == Call::GetRole;
            let is_value = resource.kind.place.ends_with("{}");
            if is_read_by_name || !is_value {
                changes.extend(resource.pointers.iter().cloned().map(Change::Remove));
            }
            if !is_read_by_name {
                changes.extend(resource.ids.iter().cloned().map(Change::Forget));
            }
        }
        changes.extend(self.listings());
        changes
    }

    /// The removal of the results that list the resource by its name, if another call than the one that describes it does.
    fn listings(&self) -> Vec<Change> {
        let needs = self.resource.kind.listed_by;
        let Some((needs, listing)) = needs.and_then(|needs| Some((needs, needs.call.declared()?)))
        else {
            return Vec::new();
        };
        let place = format!("/calls/{}/items/known", listing.key());
        let listed = self.root.pointer(&place).and_then(Value::as_array);
        let is_own = |item: &&Value| {
            let mut fields = needs.input.values();
            fields.all(|field| {
                let mut texts = texts_of(item, field).into_iter().flatten();
                texts.any(|text| self.resource.ids.contains(&text) || self.resource.name == text)
            })
        };
        let listed = listed.into_iter().flatten().enumerate();
        listed
            .filter(|(_, item)| is_own(item))
            .map(|(index, _)| Change::Remove(child(&place, &index.to_string())))
            .collect()
    }

    /// A new value with ids of this account: "@subnet" at the end of a text becomes the id of a subnet, "@region" the Region.
    pub(super) fn with_ids_of_account(&self, new: &Value) -> Value {
        match new {
            Value::String(text) => {
                let region = self.root.pointer("/account/region").and_then(Value::as_str);
                let text = text.replace("@region", region.unwrap_or_default());
                let Some((before, kind)) = text.split_once('@') else {
                    return json!(text);
                };
                let id = if kind == self.resource.kind.kind {
                    self.resource.ids.first().cloned()
                } else {
                    self.others(kind, &[]).into_iter().next().map(|(id, _)| id)
                };
                json!(format!("{before}{}", id.unwrap_or_default()))
            }
            Value::Array(list) => list
                .iter()
                .map(|value| self.with_ids_of_account(value))
                .collect(),
            Value::Object(map) => map
                .iter()
                .map(|(key, value)| (key.clone(), self.with_ids_of_account(value)))
                .collect(),
            other => other.clone(),
        }
    }

    /// The ids of the suite's markers for the site that `place` is in, except those that its answer has.
    pub(super) fn other_markers(&self, place: &Place, present: &Value) -> Vec<String> {
        let present = texts(present);
        let own = self.sites.iter().find(|(url, _)| {
            let site = child("/probes", url);
            let rest = place.pointer.strip_prefix(&site);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        });
        own.into_iter()
            .flat_map(|(_, markers)| markers.keys())
            .filter(|marker| !present.contains(&marker.as_str()))
            .cloned()
            .collect()
    }

    /// Outbound ports to keep: those at which some group allows traffic from this group, or from any address.
    pub(super) fn ports_out(&self) -> BTreeSet<i64> {
        let own: Vec<&str> = self.resource.ids.iter().map(String::as_str).collect();
        self.ports_allowed_from(&own)
    }

    /// Ports that the resources in the subnets of this network ACL use: inbound (`false`) those that their groups open,
    /// outbound (`true`) those at which some group allows traffic from them, or from any address.
    pub(super) fn ports_through(&self) -> BTreeSet<(i64, bool)> {
        let relevant = || {
            self.resources
                .all
                .iter()
                .filter(|resource| resource.matters)
        };
        let residents = self.residents();
        // The groups of mount targets are in a separate list.
        let lists = relevant().filter(|resource| resource.kind.kind == "mount-target-groups");
        let lists = lists.filter(|list| residents.iter().any(|resource| resource.ids == list.of));
        let texts: Vec<&str> = residents
            .iter()
            .copied()
            .chain(lists)
            .flat_map(|resource| self.texts(resource))
            .collect();
        let groups = relevant().filter(|resource| resource.kind.kind == "security-group");
        let groups: Vec<&Resource<'_>> = groups.filter(|group| has_id(group, &texts)).collect();
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
        let outbound = if self.has_talkers() {
            self.ports_allowed_from(&own)
        } else {
            BTreeSet::new()
        };
        let outbound = outbound.into_iter().map(|port| (port, true));
        inbound.chain(outbound).collect()
    }

    /// The relevant resources in the subnets of this network ACL or route table.
    fn residents(&self) -> Vec<&Resource<'k>> {
        let subnets: Vec<&str> = self.resource.of.iter().map(String::as_str).collect();
        let is_network = |resource: &&Resource<'_>| {
            ["subnet", "network-acl", "route-table"].contains(&resource.kind.kind.as_str())
        };
        let is_here = |resource: &&Resource<'_>| {
            let texts = self.texts(resource);
            texts.iter().any(|text| subnets.contains(text))
        };
        let all = self.resources.all.iter();
        let relevant = all.filter(|resource| resource.matters && !is_network(resource));
        relevant.filter(is_here).collect()
    }

    /// Whether something in its subnets begins to talk. A database only answers, and within the VPC it needs no route for that.
    pub(super) fn has_talkers(&self) -> bool {
        self.residents().iter().any(|resident| resident.kind.talks)
    }

    /// What these groups themselves open to any address is for others.
    fn ports_allowed_from(&self, groups: &[&str]) -> BTreeSet<i64> {
        let own = self.resources.all.iter();
        let own = own.filter(|resource| resource.matters && has_id(resource, groups));
        let own: Vec<&Value> = own.flat_map(|group| self.rules(group)).collect();
        self.single_ports(|rule| {
            let ranges = rule.get("IpRanges").and_then(Value::as_array);
            let is_open = ranges.is_some_and(|ranges| !ranges.is_empty());
            let is_own = own.iter().any(|known| std::ptr::eq(*known, rule));
            (is_open && !is_own) || texts(rule).iter().any(|text| groups.contains(text))
        })
    }

    /// The ports of rules for exactly one port that fit.
    fn single_ports(&self, fits: impl Fn(&Value) -> bool) -> BTreeSet<i64> {
        let all = self
            .resources
            .all
            .iter()
            .filter(|resource| resource.matters);
        let rules = all.flat_map(|resource| self.rules(resource));
        let ranges = rules.filter(|rule| fits(rule)).filter_map(ports);
        ranges
            .filter(|(from, to)| from == to)
            .map(|(from, _)| from)
            .collect()
    }

    fn rules(&self, resource: &Resource<'_>) -> Vec<&Value> {
        let pointer = resource.pointers.first().map_or("", String::as_str);
        let rules = select(self.root, pointer, "IpPermissions[]", &|_| None);
        let rules = rules.iter();
        rules
            .filter_map(|place| self.root.pointer(&place.pointer))
            .collect()
    }

    /// The VPC whose id occurs anywhere in the resource.
    fn vpc(&self) -> Option<String> {
        let own = self.texts(self.resource);
        let mut vpcs = self.resources.all.iter();
        let vpc = vpcs.find(|resource| resource.kind.kind == "vpc" && has_id(resource, &own))?;
        vpc.ids.first().cloned()
    }

    fn value(&self, resource: &Resource<'_>) -> Option<&Value> {
        self.root.pointer(resource.pointers.first()?)
    }

    fn texts(&self, resource: &Resource<'_>) -> Vec<&str> {
        self.value(resource).map_or_else(Vec::new, texts)
    }
}

fn has_id(resource: &Resource<'_>, ids: &[&str]) -> bool {
    resource.ids.iter().any(|own| ids.contains(&own.as_str()))
}

fn ports(rule: &Value) -> Option<(i64, i64)> {
    let port = |field: &str| rule.get(field)?.as_i64();
    Some((port("FromPort")?, port("ToPort")?))
}
