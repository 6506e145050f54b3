use crate::assertion::absent::kind::{LeftoverKind, Listed, resources};
use crate::assertion::absent::thing::{Thing, by_state};
use crate::change::Doomed;
use crate::message::Message;
use crate::snapshot::{Call, Reason, Snapshot, services};

pub struct Database;

impl LeftoverKind for Database {
    fn calls(&self) -> &'static [Call] {
        &[Call::DescribeDBInstances, Call::DescribeVpcs]
    }

    fn word(&self) -> Message {
        Message::new("absent-databases")
    }

    fn doomed(&self, _: &Snapshot, thing: &Thing<'_>) -> Option<Doomed> {
        Some(Doomed::Database(thing.name.to_owned()))
    }

    fn list<'a>(&self, snapshot: &'a Snapshot, _: &[String]) -> Result<Listed<'a>, Reason> {
        resources(snapshot, |database: &services::DbInstance| {
            let thing = Thing::of(database).measuring(|measures| {
                measures.class = &database.db_instance_class;
                measures.is_stopped = database.db_instance_status == "stopped";
                measures.machines = if database.multi_az { 2 } else { 1 };
                measures.gigabytes =
                    f64::from(database.allocated_storage) * f64::from(measures.machines);
            });
            by_state(thing, &database.db_instance_status, &[], &["deleting"])
        })
    }
}
