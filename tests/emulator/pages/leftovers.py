"""What lies about before the page on cleaning up, besides what the pages on containers make."""

import json

from account import stack_tag
from mgn import Mgn
from pages import database_migration, elasticbeanstalk
from pages.cleanup import LOG_GROUPS, instance

# One of each kind under another name, which belongs to the workshop only by what it is part of.
DMS_PAGES = {"create-replication-instance": {}, "create-endpoints": {"target": {"EndpointIdentifier": "shop-target"}}, "create-task": {}}
ENVIRONMENT = "Shop-env"


def leave_more(account):
    """The servers to migrate from, a migrated one, what the other modules make, what they leave on disks, and log groups."""
    ids = account.ids
    for name, kind in (("Source-Webserver", "t3.small"), ("Source-DBServer", "t3.micro")):
        ids[name] = instance(account, name, kind, "SourceVPC-public-a", tag=stack_tag)
    ids["migrated"] = instance(account, "Webserver", "t3.small", "TargetVPC-public-a")
    for name in LOG_GROUPS:
        account.api("logs").create_log_group(logGroupName=name)
    _roles(account)
    for page, choices in DMS_PAGES.items():
        database_migration.BUILD[page](account, **choices)
    elasticbeanstalk.BUILD["create-eb-environment"](account)
    environment = account.beanstalk.environments[0]
    environment["EnvironmentName"] = ENVIRONMENT
    stack = f"awseb-{environment['EnvironmentId']}-stack"  # documented: each environment has one
    account.stacks.append({"StackName": stack, "StackId": account.arn("cloudformation", f"stack/{stack}/{account.id}"), "StackStatus": "CREATE_COMPLETE"})
    _disks(account, _source_server(account))


def _roles(account):
    """documented: the role that DMS needs, and the one that the console of MGN makes when it is used first."""
    iam = account.api("iam")
    for name, service, path in (("dms-vpc-role", "dms", "/"), ("AWSServiceRoleForApplicationMigrationService", "mgn", "/aws-service-role/mgn.amazonaws.com/")):
        trust = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": f"{service}.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
        iam.create_role(RoleName=name, Path=path, AssumeRolePolicyDocument=json.dumps(trust))


def _source_server(account):
    """One that is cut over, and not finalized."""
    account.mgn = Mgn()
    server = account.mgn.add_server(account, "ip-10-0-0-10")
    server["lifeCycle"]["state"] = "CUTTING_OVER"
    server["launchedInstance"] = {"ec2InstanceID": account.ids["migrated"], "firstBoot": "SUCCEEDED"}
    number = server["sourceServerID"]
    account.mgn.settings[number] = {"sourceServerID": number, "stagingAreaSubnetId": account.ids["TargetVPC-public-a"], "stagingAreaTags": {"planted": "planted-tag"}}
    return number


def _disks(account, server):
    """The volume of a test instance, which MGN leaves when the instance is terminated, and snapshots that were taken by hand."""
    ec2 = account.api("ec2")
    tags = [
        {"Key": "AWSApplicationMigrationServiceManaged", "Value": "mgn.amazonaws.com"},
        {"Key": "AWSApplicationMigrationServiceSourceServerID", "Value": server},
    ]
    made = ec2.create_volume(AvailabilityZone=account.zone("a"), Size=8, VolumeType="gp3", TagSpecifications=[{"ResourceType": "volume", "Tags": tags}])
    account.ids["volume"] = made["VolumeId"]
    made = ec2.create_snapshot(VolumeId=made["VolumeId"], TagSpecifications=[{"ResourceType": "snapshot", "Tags": tags}])
    account.ids["snapshot"] = made["SnapshotId"]
    account.ids["db_snapshot"] = "before-the-cleanup"
    account.api("rds").create_db_snapshot(DBInstanceIdentifier=account.ids["database"], DBSnapshotIdentifier="before-the-cleanup")
