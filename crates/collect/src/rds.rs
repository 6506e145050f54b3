//! Databases: `rds describe-db-instances`.

use serde::Deserialize;
use serde_json::json;

use super::caller::{Caller, Page, fact};
use super::service_client::{ServiceClient, members};
use workshop_check_core::snapshot::Call;
use workshop_check_core::snapshot::services::{
    DbInstance, DbSubnet, DbSubnetGroup, Endpoint, Rds, VpcSecurityGroupMembership,
};

/// The result of DescribeDBInstances (RDS API reference). XML wraps each list in an element of its own.
#[derive(Debug, Deserialize)]
struct Instances {
    #[serde(rename = "DBInstances")]
    db_instances: Option<InstanceList>,
    #[serde(rename = "Marker")]
    marker: Option<String>,
}

#[derive(Debug, Deserialize)]
struct InstanceList {
    #[serde(rename = "DBInstance", default)]
    items: Vec<Instance>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct Instance {
    #[serde(rename = "DBInstanceIdentifier")]
    db_instance_identifier: String,
    #[serde(rename = "DBInstanceArn")]
    db_instance_arn: Option<String>,
    #[serde(rename = "DBInstanceStatus")]
    db_instance_status: String,
    #[serde(rename = "DBInstanceClass")]
    db_instance_class: String,
    allocated_storage: i32,
    #[serde(rename = "MultiAZ")]
    multi_az: bool,
    engine: String,
    #[serde(rename = "DBClusterIdentifier")]
    db_cluster_identifier: Option<String>,
    #[serde(rename = "DBName")]
    db_name: Option<String>,
    master_username: Option<String>,
    endpoint: Option<Endpoint>,
    vpc_security_groups: Memberships,
    #[serde(rename = "DBSubnetGroup")]
    db_subnet_group: Option<SubnetGroup>,
    publicly_accessible: bool,
    availability_zone: Option<String>,
    deletion_protection: bool,
}

#[derive(Debug, Default, Deserialize)]
struct Memberships {
    #[serde(rename = "VpcSecurityGroupMembership", default)]
    items: Vec<VpcSecurityGroupMembership>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct SubnetGroup {
    #[serde(rename = "DBSubnetGroupName")]
    db_subnet_group_name: String,
    vpc_id: String,
    subnets: Subnets,
}

#[derive(Debug, Default, Deserialize)]
struct Subnets {
    #[serde(rename = "Subnet", default)]
    items: Vec<DbSubnet>,
}

/// Reads the RDS part of a snapshot.
pub(super) async fn collect(caller: &Caller<'_>, client: &ServiceClient) -> Rds {
    let ask = async |marker: Option<String>| {
        let input = members(json!({ "MaxRecords": 100, "Marker": marker }));
        let result: Instances = client.ask("DescribeDBInstances", input).await?;
        Ok(Page {
            items: result.db_instances.map(|list| list.items),
            next: result.marker,
        })
    };
    Rds {
        db_instances: fact(caller.list(Call::DescribeDBInstances, ask, convert).await),
    }
}

fn convert(instance: Instance) -> DbInstance {
    DbInstance {
        db_instance_identifier: instance.db_instance_identifier,
        db_instance_arn: instance.db_instance_arn,
        db_instance_status: instance.db_instance_status,
        db_instance_class: instance.db_instance_class,
        allocated_storage: instance.allocated_storage,
        multi_az: instance.multi_az,
        engine: instance.engine,
        db_cluster_identifier: instance.db_cluster_identifier,
        db_name: instance.db_name,
        master_username: instance.master_username,
        endpoint: instance.endpoint,
        vpc_security_groups: instance.vpc_security_groups.items,
        db_subnet_group: instance.db_subnet_group.map(|group| DbSubnetGroup {
            db_subnet_group_name: group.db_subnet_group_name,
            vpc_id: group.vpc_id,
            subnets: group.subnets.items,
        }),
        publicly_accessible: instance.publicly_accessible,
        availability_zone: instance.availability_zone,
        deletion_protection: instance.deletion_protection,
    }
}

#[cfg(test)]
mod tests;
