"""The page on cleaning up, part by part, in an order that works."""

from account import STACK
from tasks import forget_tasks

IMAGE = "ami-12345678"
# Written by tasks, Container Insights and the stack's functions, and left by all of them.
LOG_GROUPS = (
    "/ecs/unicorn-task-def",
    "/aws/ecs/containerinsights/unicorns-cluster/performance",
    f"/aws/lambda/{STACK}-SSHKeyGenerator-1A2B3C",
)


def instance(account, name, kind, subnet, tag=None):
    tags = (tag or _plain)("instance", name)
    made = account.api("ec2").run_instances(
        ImageId=IMAGE, InstanceType=kind, SubnetId=account.ids[subnet], MinCount=1, MaxCount=1, TagSpecifications=tags
    )
    return made["Instances"][0]["InstanceId"]


def _plain(kind, name):
    return [{"ResourceType": kind, "Tags": [{"Key": "Name", "Value": name}]}]


def _service(account):
    ecs, ids = account.api("ecs"), account.ids
    forget_tasks(account)
    ecs.update_service(cluster=ids["cluster"], service=ids["service"], desiredCount=0)
    ecs.delete_service(cluster=ids["cluster"], service=ids["service"], force=True)


def _containers(account):
    _service(account)
    ecs = account.api("ecs")
    ecs.delete_cluster(cluster=account.ids["cluster"])
    for arn in ecs.list_task_definitions()["taskDefinitionArns"]:
        ecs.deregister_task_definition(taskDefinition=arn)


def _load_balancer(account):
    elbv2 = account.api("elbv2")
    elbv2.delete_load_balancer(LoadBalancerArn=account.ids["load_balancer"])


def _load_balancing(account):
    _load_balancer(account)
    account.api("elbv2").delete_target_group(TargetGroupArn=account.ids["target_group"])


def _files(account):
    efs = account.api("efs")
    system = account.ids["file_system"]
    for target in efs.describe_mount_targets(FileSystemId=system)["MountTargets"]:
        efs.delete_mount_target(MountTargetId=target["MountTargetId"])
    efs.delete_file_system(FileSystemId=system)


def _database(account):
    rds = account.api("rds")
    rds.delete_db_instance(DBInstanceIdentifier=account.ids["database"], SkipFinalSnapshot=True)
    rds.delete_db_subnet_group(DBSubnetGroupName="database-subnet-group")


def _database_migration(account):
    dms, ids = account.api("dms"), account.ids
    dms.stop_replication_task(ReplicationTaskArn=ids["replication_task"])
    dms.delete_replication_task(ReplicationTaskArn=ids["replication_task"])
    for end in ("source_endpoint", "target_endpoint"):
        dms.delete_endpoint(EndpointArn=ids[end])
    dms.delete_replication_instance(ReplicationInstanceArn=ids["replication_instance"])
    dms.describe_replication_instances()  # moto deletes it when it is asked for
    dms.delete_replication_subnet_group(ReplicationSubnetGroupIdentifier="dms-subnet-group")


def _beanstalk(account):
    account.beanstalk.delete_application(account, "my-eb-app")


def _migrated_servers(account):
    for server in account.mgn.servers:
        account.mgn.archive(server["sourceServerID"])
    account.api("ec2").terminate_instances(InstanceIds=[account.ids["migrated"]])


def _stack(account):
    """What CloudFormation does: all that the stack made goes, its VPCs with all that is in them."""
    ec2 = account.api("ec2")
    ec2.terminate_instances(InstanceIds=[account.ids["Source-Webserver"], account.ids["Source-DBServer"]])
    for zone in "ab":
        ec2.delete_nat_gateway(NatGatewayId=account.ids[f"TargetVPC-nat-{zone}"])
        ec2.release_address(AllocationId=account.ids[f"TargetVPC-address-{zone}"])
    for name in ("SourceVPC", "TargetVPC"):
        _vpc(account.ec2_backend, ec2, account.ids[name])
    account.deleted_stacks += [stack | {"StackStatus": "DELETE_COMPLETE"} for stack in account.stacks]
    account.stacks.clear()


def _stack_goes(account):
    """It takes minutes."""
    for stack in account.stacks:
        stack |= {"StackStatus": "DELETE_IN_PROGRESS"}


def _stack_fails(account):
    """It ran into something that an attendee has made in its VPC."""
    for stack in account.stacks:
        stack |= {"StackStatus": "DELETE_FAILED", "StackStatusReason": "The following resource(s) failed to delete: [TargetVPC]."}


def _vpc(backend, ec2, vpc):
    """Past the API where it would insist on an order: it is not this order that is tested."""
    mine = [{"Name": "vpc-id", "Values": [vpc]}]
    for interface in ec2.describe_network_interfaces(Filters=mine)["NetworkInterfaces"]:
        backend.enis.pop(interface["NetworkInterfaceId"], None)
    for zone in backend.subnets.values():
        for subnet in [subnet for subnet in zone.values() if subnet.vpc_id == vpc]:
            del zone[subnet.id]
    for table in [table for table in backend.route_tables.values() if table.vpc_id == vpc]:
        del backend.route_tables[table.id]
    for acl in [acl for acl in backend.network_acls.values() if acl.vpc_id == vpc]:
        del backend.network_acls[acl.id]
    backend.groups.pop(vpc, None)
    del backend.vpcs[vpc]


def _storage(account):
    ec2 = account.api("ec2")
    ec2.delete_snapshot(SnapshotId=account.ids["snapshot"])
    ec2.delete_volume(VolumeId=account.ids["volume"])
    account.api("rds").delete_db_snapshot(DBSnapshotIdentifier=account.ids["db_snapshot"])


def _small_things(account):
    for name in LOG_GROUPS:
        account.api("logs").delete_log_group(logGroupName=name)
    account.api("ssm").delete_parameters(Names=["DB_HOST", "DB_NAME", "DB_USERNAME", "DB_PASSWORD"])


# The parts by the steps of the suite, and some that stop half-way.
CLEAN_UP = {
    "service": _service,
    "load-balancer": _load_balancer,
    "containers": _containers,
    "load-balancing": _load_balancing,
    "files": _files,
    "database": _database,
    "database-migration": _database_migration,
    "beanstalk": _beanstalk,
    "migrated-servers": _migrated_servers,
    "stack": _stack,
    "stack-fails": _stack_fails,
    "stack-goes": _stack_goes,
    "storage": _storage,
    "small-things": _small_things,
}
