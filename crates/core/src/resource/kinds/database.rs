//! RDS database instances as a kind of resource.

use serde_json::Value;

use crate::resource::ResourceKind;
use crate::resource::inventory::Unread;
use crate::resource::kinds::{ResourceType, UniqueNames, Wire, Within, listed};
use crate::snapshot::services::DbInstance;
use crate::snapshot::{Call, Snapshot};

/// The address of the writer of a cluster.
const WRITER: &str = "WriterAddress";

impl ResourceType for DbInstance {
    const NAME: &'static str = "database";
    // The console proposes "database-1", and for the next one "database-2".
    const NAME_OF_AWS: Option<&'static str> = Some("database");
    // Source: RDS API reference, DBInstance, `DBInstanceIdentifier`, and CreateDBInstance.
    const UNIQUE_NAMES: Option<UniqueNames> = Some(UniqueNames {
        within: Within::Region,
        longest: 63,
    });
    const CALLS: &'static [Call] = &[Call::DescribeDBInstances];
    const WIRES: &'static [Wire<Self>] = &[Wire {
        to: ResourceKind::SecurityGroup,
        calls: &[],
        keys: |database, _| Ok(database.group_ids().collect()),
    }];
    const ADDED: (&'static str, &'static [&'static str]) = ("Endpoint", &[WRITER]);

    fn each<'a>(snapshot: &'a Snapshot) -> impl Iterator<Item = Result<&'a Self, Unread<'a>>> {
        listed(&snapshot.rds.db_instances)
    }

    fn key(&self) -> &str {
        &self.db_instance_identifier
    }

    fn name(&self) -> &str {
        &self.db_instance_identifier
    }

    /// With the address of the writer of its cluster, which AWS returns for the cluster only.
    fn json(&self) -> Value {
        let mut json = serde_json::to_value(self).unwrap_or_default();
        let endpoint = json.get_mut("Endpoint").and_then(Value::as_object_mut);
        if let (Some(endpoint), Some(writer)) = (endpoint, self.writer_host()) {
            endpoint.insert(WRITER.to_owned(), writer.into());
        }
        json
    }

    fn vpc_id(&self) -> Option<&str> {
        let group = self.db_subnet_group.as_ref();
        group.map(|group| group.vpc_id.as_str())
    }
}
