use super::*;
use crate::testing::{QUERY_DENIED, everything};
use workshop_check_core::snapshot::Reason;

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
    <PubliclyAccessible>true</PubliclyAccessible><AvailabilityZone>z-1</AvailabilityZone></DBInstance>";

paged_call!(instances: aws_sdk_rds, describe_db_instances, marker, DescribeDBInstances, QUERY_DENIED,
scope: everything(), also: [],
read: async |caller: &Caller<'_>, client: &Client| super::super::collect(caller, client).await.db_instances.known().cloned(),
first: page(INSTANCE, "page-2"),
second: page("<DBInstance><DBInstanceIdentifier>other</DBInstanceIdentifier></DBInstance>", ""),
expected: vec![
    DbInstance {
        db_instance_identifier: "wordpress".into(), db_instance_arn: Some("arn:db".into()),
        db_instance_status: "available".into(), db_instance_class: "db.t3.micro".into(),
        allocated_storage: 20, multi_az: true, engine: "aurora-mysql".into(),
        db_cluster_identifier: Some("unicorns".into()), db_name: Some("wordpress".into()),
        master_username: Some("admin".into()),
        endpoint: Some(Endpoint { address: "db.example".into(), port: 3306 }),
        vpc_security_groups: vec![VpcSecurityGroupMembership {
            vpc_security_group_id: "sg-1".into(), status: Some("active".into()),
        }],
        db_subnet_group: Some(DbSubnetGroup {
            db_subnet_group_name: "g".into(), vpc_id: "vpc-1".into(),
            subnets: vec![DbSubnet { subnet_identifier: "s-1".into() }],
        }),
        publicly_accessible: true,
        availability_zone: Some("z-1".into()),
    },
    DbInstance { db_instance_identifier: "other".into(), ..DbInstance::default() },
]);
