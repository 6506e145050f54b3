"""The module "database migration": its pages, done through DMS's API as an attendee does them in the console."""

import json

from pages import prerequisites
from pages.prerequisites import group

SCHEMA = "wordpress-db"
SOURCE_HOST = "ec2-203-0-113-10.us-west-2.compute.amazonaws.com"


def _setup_network(account, *, sources=("@RI-SG",), port=3306):
    group(account, "TargetVPC", "RI-SG", [])
    group(account, "TargetVPC", "DB-SG", [("tcp", port, port, source) for source in sources])


def _create_target_db(account, *, port=None):
    prerequisites.build_database(account, **({"Port": port} if port else {}))


def _create_replication_instance(account, *, subnets=("TargetVPC-public-a", "TargetVPC-public-b"), public=True, groups=("RI-SG",)):
    dms = account.api("dms")
    dms.create_replication_subnet_group(
        ReplicationSubnetGroupIdentifier="dms-subnet-group",
        ReplicationSubnetGroupDescription="Default VPC Subnet Group for DMS",
        SubnetIds=[account.ids[subnet] for subnet in subnets],
    )
    made = dms.create_replication_instance(
        ReplicationInstanceIdentifier="replication-instance",
        ReplicationInstanceClass="dms.t3.medium",
        ReplicationSubnetGroupIdentifier="dms-subnet-group",
        VpcSecurityGroupIds=[account.ids[name] for name in groups],
        PubliclyAccessible=public,
        MultiAZ=False,
    )["ReplicationInstance"]
    account.ids["replication_instance"] = made["ReplicationInstanceArn"]
    dms.describe_replication_instances()  # moto makes it available when it is asked for


def _other_instance(account, dms):
    """An instance of an earlier attempt."""
    return dms.create_replication_instance(
        ReplicationInstanceIdentifier="an-earlier-instance",
        ReplicationInstanceClass="dms.t3.medium",
        ReplicationSubnetGroupIdentifier="dms-subnet-group",
        VpcSecurityGroupIds=[account.ids["RI-SG"]],
    )["ReplicationInstance"]["ReplicationInstanceArn"]


def _create_endpoints(account, *, source=None, target=None, failing=(), source_is_target=False, earlier=(), earlier_too=False):
    """`earlier`: the ends that only an earlier instance has tested; `earlier_too`: an earlier instance has failed before."""
    dms = account.api("dms")
    if source_is_target:
        source = {"ServerName": account.ids["database_host"]}
    other = _other_instance(account, dms) if earlier or earlier_too else None
    common = {"EngineName": "mysql", "Port": 3306, "SslMode": "none"}
    wanted = {
        "source": {"EndpointIdentifier": "source-endpoint", "EndpointType": "source", "ServerName": SOURCE_HOST, "Username": "wordpress-user", "Password": "planted-source-password"},
        "target": {
            "EndpointIdentifier": "target-endpoint",
            "EndpointType": "target",
            "ServerName": account.ids["database_host"],
            "Username": "admin",
            "Password": "planted-target-password",
            "ExtraConnectionAttributes": "parallelLoadThreads=1; initstmt=SET FOREIGN_KEY_CHECKS=0",
        },
    }
    for end, changes in (("source", source), ("target", target)):
        made = dms.create_endpoint(**(common | wanted[end] | (changes or {})))["Endpoint"]["EndpointArn"]
        account.ids[f"{end}_endpoint"] = made
        if earlier_too:
            dms.test_connection(ReplicationInstanceArn=other, EndpointArn=made)
            account.dms_backend.fail_connection(made, "Test Endpoint failed: NativeError: 2003")
        tester = other if end in earlier else account.ids["replication_instance"]
        dms.test_connection(ReplicationInstanceArn=tester, EndpointArn=made)
    dms.describe_connections()  # moto ends the test when it is asked for
    for end, message in failing:
        account.dms_backend.fail_connection(account.ids[f"{end}_endpoint"], message)


def _rule(number, action, schema, table):
    name = str(number + 1)
    locator = {"schema-name": schema, "table-name": table}
    return {"rule-type": "selection", "rule-id": name, "rule-name": name, "object-locator": locator, "rule-action": action}


def _create_task(account, *, kind="full-load-and-cdc", schema=SCHEMA, rules=None, renames=(), start=True, swapped=False, stopped=False):
    dms = account.api("dms")
    rules = [_rule(number, *rule) for number, rule in enumerate(rules or [("include", schema, "%")])]
    for number, rename in enumerate(renames, len(rules) + 1):
        rules.append({"rule-type": "transformation", "rule-id": str(number), "rule-name": str(number)} | rename)
    settings = {
        "TargetMetadata": {"TargetSchema": ""},
        "FullLoadSettings": {"TargetTablePrepMode": "DO_NOTHING"},
        "Logging": {"EnableLogging": True},
        "ValidationSettings": {"EnableValidation": True},
    }
    made = dms.create_replication_task(
        ReplicationTaskIdentifier="replication-cdc",
        SourceEndpointArn=account.ids["target_endpoint" if swapped else "source_endpoint"],
        TargetEndpointArn=account.ids["source_endpoint" if swapped else "target_endpoint"],
        ReplicationInstanceArn=account.ids["replication_instance"],
        MigrationType=kind,
        TableMappings=json.dumps({"rules": rules}),
        ReplicationTaskSettings=json.dumps(settings),
    )["ReplicationTask"]["ReplicationTaskArn"]
    account.ids["replication_task"] = made
    if start:
        dms.start_replication_task(ReplicationTaskArn=made, StartReplicationTaskType="start-replication")
    if stopped:
        dms.stop_replication_task(ReplicationTaskArn=made)


def _stack(account):
    prerequisites.build(account, earlier_modules=False, database=False)


BUILD = {
    "prerequisites": _stack,
    "setup-network": _setup_network,
    "create-target-db": _create_target_db,
    "create-replication-instance": _create_replication_instance,
    "create-endpoints": _create_endpoints,
    "create-task": _create_task,
}
