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

    fn doomed(&self, snapshot: &Snapshot, thing: &Thing<'_>) -> Option<Doomed> {
        let mut all = snapshot.rds.db_instances.known().ok()?.iter();
        let database = all.find(|database| database.db_instance_identifier == thing.name)?;
        Some(Doomed::Database {
            id: thing.name.to_owned(),
            is_protected: database.deletion_protection,
            is_stopped: thing.measures.is_stopped,
        })
    }

    fn list<'a>(&self, snapshot: &'a Snapshot, _: &[String]) -> Result<Listed<'a>, Reason> {
        resources(snapshot, |database: &services::DbInstance| {
            let mut thing = Thing::of(database).measuring(|measures| {
                measures.class = &database.db_instance_class;
                measures.is_stopped = database.db_instance_status == "stopped";
                measures.machines = if database.multi_az { 2 } else { 1 };
                measures.gigabytes =
                    f64::from(database.allocated_storage) * f64::from(measures.machines);
            });
            thing.cluster = database.db_cluster_identifier.as_deref();
            by_state(thing, &database.db_instance_status, &[], &["deleting"])
        })
    }
}
