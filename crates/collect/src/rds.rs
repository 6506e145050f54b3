//! Databases: `rds describe-db-instances`.

use aws_sdk_rds::Client;
use aws_sdk_rds::types as sdk;

use super::caller::{Caller, Page, fact};
use super::convert::each;
use workshop_check_core::snapshot::Call;
use workshop_check_core::snapshot::services::{
    DbInstance, DbSubnet, DbSubnetGroup, Endpoint, Rds, VpcSecurityGroupMembership,
};

/// Reads the RDS part of a snapshot.
pub(super) async fn collect(caller: &Caller<'_>, client: &Client) -> Rds {
    let ask = |marker| {
        let request = client
            .describe_db_instances()
            .max_records(100)
            .set_marker(marker);
        async move {
            let answer = request.send().await;
            answer.map(|answer| Page {
                items: answer.db_instances,
                next: answer.marker,
            })
        }
    };
    Rds {
        db_instances: fact(caller.list(Call::DescribeDBInstances, ask, convert).await),
    }
}

fn convert(instance: sdk::DbInstance) -> DbInstance {
    DbInstance {
        db_instance_identifier: instance.db_instance_identifier.unwrap_or_default(),
        db_instance_arn: instance.db_instance_arn,
        db_instance_status: instance.db_instance_status.unwrap_or_default(),
        db_instance_class: instance.db_instance_class.unwrap_or_default(),
        allocated_storage: instance.allocated_storage.unwrap_or_default(),
        multi_az: instance.multi_az.unwrap_or_default(),
        engine: instance.engine.unwrap_or_default(),
        db_cluster_identifier: instance.db_cluster_identifier,
        db_name: instance.db_name,
        master_username: instance.master_username,
        endpoint: instance.endpoint.map(|endpoint| Endpoint {
            address: endpoint.address.unwrap_or_default(),
            port: endpoint.port.unwrap_or_default(),
        }),
        vpc_security_groups: each(instance.vpc_security_groups, |group| {
            VpcSecurityGroupMembership {
                vpc_security_group_id: group.vpc_security_group_id.unwrap_or_default(),
                status: group.status,
            }
        }),
        db_subnet_group: instance.db_subnet_group.map(|group| DbSubnetGroup {
            db_subnet_group_name: group.db_subnet_group_name.unwrap_or_default(),
            vpc_id: group.vpc_id.unwrap_or_default(),
            subnets: each(group.subnets, |subnet| DbSubnet {
                subnet_identifier: subnet.subnet_identifier.unwrap_or_default(),
            }),
        }),
        publicly_accessible: instance.publicly_accessible.unwrap_or_default(),
        availability_zone: instance.availability_zone,
    }
}

#[cfg(test)]
mod tests;
