use super::*;
use crate::service_client::RDS;
use crate::testing::{Paged, QUERY_DENIED, caller, everything, reply, replying};
use workshop_check_core::snapshot::Fact;

fn page(items: &str, next: &str) -> String {
    let marker = if next.is_empty() {
        String::new()
    } else {
        format!("<Marker>{next}</Marker>")
    };
    format!(
        "<DescribeDBInstancesResponse xmlns=\"http://rds.amazonaws.com/doc/2014-10-31/\"><DescribeDBInstancesResult>\
        <DBInstances>{items}</DBInstances>{marker}</DescribeDBInstancesResult></DescribeDBInstancesResponse>"
    )
}

const INSTANCE: &str = "<DBInstance><DBInstanceIdentifier>wordpress</DBInstanceIdentifier><DBInstanceArn>arn:db</DBInstanceArn>\
    <DBInstanceStatus>available</DBInstanceStatus><DBInstanceClass>db.t3.micro</DBInstanceClass>\
    <AllocatedStorage>20</AllocatedStorage><MultiAZ>true</MultiAZ><Engine>aurora-mysql</Engine><DBClusterIdentifier>unicorns</DBClusterIdentifier><DBName>wordpress</DBName>\
    <MasterUsername>admin</MasterUsername><Endpoint><Address>db.example</Address><Port>3306</Port></Endpoint>\
    <PendingModifiedValues><MasterUserPassword>S3CR3T</MasterUserPassword></PendingModifiedValues>\
    <VpcSecurityGroups><VpcSecurityGroupMembership><VpcSecurityGroupId>sg-1</VpcSecurityGroupId><Status>active</Status></VpcSecurityGroupMembership></VpcSecurityGroups>\
    <DBSubnetGroup><DBSubnetGroupName>g</DBSubnetGroupName><VpcId>vpc-1</VpcId><Subnets><Subnet><SubnetIdentifier>s-1</SubnetIdentifier></Subnet></Subnets></DBSubnetGroup>\
    <PubliclyAccessible>true</PubliclyAccessible><AvailabilityZone>z-1</AvailabilityZone>\
    <DeletionProtection>true</DeletionProtection></DBInstance>";

#[tokio::test]
async fn instances_are_read() {
    let scope = everything();
    let instances = Paged {
        api: RDS,
        operation: "DescribeDBInstances",
        token: "Marker",
        call: Call::DescribeDBInstances,
        denied: QUERY_DENIED,
        first: page(INSTANCE, "page-2"),
        second: page(
            "<DBInstance><DBInstanceIdentifier>other</DBInstanceIdentifier></DBInstance>",
            "",
        ),
        also: Vec::new(),
        expected: vec![
            DbInstance {
                db_instance_identifier: "wordpress".into(),
                db_instance_arn: Some("arn:db".into()),
                db_instance_status: "available".into(),
                db_instance_class: "db.t3.micro".into(),
                allocated_storage: 20,
                multi_az: true,
                engine: "aurora-mysql".into(),
                db_cluster_identifier: Some("unicorns".into()),
                db_name: Some("wordpress".into()),
                master_username: Some("admin".into()),
                endpoint: Some(Endpoint {
                    address: "db.example".into(),
                    port: 3306,
                }),
                vpc_security_groups: vec![VpcSecurityGroupMembership {
                    vpc_security_group_id: "sg-1".into(),
                    status: Some("active".into()),
                }],
                db_subnet_group: Some(DbSubnetGroup {
                    db_subnet_group_name: "g".into(),
                    vpc_id: "vpc-1".into(),
                    subnets: vec![DbSubnet {
                        subnet_identifier: "s-1".into(),
                    }],
                }),
                publicly_accessible: true,
                availability_zone: Some("z-1".into()),
                deletion_protection: true,
            },
            DbInstance {
                db_instance_identifier: "other".into(),
                ..DbInstance::default()
            },
        ],
    };
    instances
        .verify(async |client| {
            let rds = collect(&caller(&scope), client).await;
            rds.db_instances.known().cloned()
        })
        .await;
}

#[tokio::test]
async fn an_account_without_databases_has_an_empty_list() {
    for empty in ["", "\n  "] {
        let reply = reply("DescribeDBInstances", |_| true, 200, page(empty, ""));
        let scope = everything();
        let rds = collect(&caller(&scope), &replying(RDS, vec![reply])).await;
        assert_eq!(rds.db_instances, Fact::Known(Vec::new()));
    }
}
