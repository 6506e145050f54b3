"""The same facts read with boto3, one call after the other or in threads: `boto.py sequential|threaded OUT.json`.

It reads what `check` reads of a complete account of the workshop, and judges nothing.
"""

import json
import sys
from concurrent.futures import ThreadPoolExecutor

import boto3
from botocore.config import Config

ROLE = "ecsTaskExecutionRole"
NAMES = ["DB_HOST", "DB_NAME", "DB_USERNAME", "DB_PASSWORD"]


class Sequential:
    def start(self, work, *arguments):
        return Done(work(*arguments))


class Done:
    def __init__(self, value):
        self._value = value

    def result(self):
        return self._value


class Threaded:
    """As many threads as there are calls: a call starts as soon as its inputs are known."""

    def __init__(self):
        self._pool = ThreadPoolExecutor(64)

    def start(self, work, *arguments):
        return self._pool.submit(work, *arguments)


def read(run):
    session = boto3.Session()
    config = Config(max_pool_connections=64)
    services = ("sts", "ec2", "efs", "ssm", "elbv2", "ecs", "rds", "iam", "application-autoscaling")
    # Clients are made in one thread: boto3's session is not safe for several.
    clients = {service: session.client(service, config=config) for service in services}
    facts = {}

    def call(service, operation, **parameters):
        answer = getattr(clients[service], operation)(**parameters)
        facts[f"{service} {operation} {parameters}"] = answer
        return answer

    def vpcs():
        found = call("ec2", "describe_vpcs")["Vpcs"]
        named = [vpc["VpcId"] for vpc in found if any(tag["Value"] == "TargetVPC" for tag in vpc.get("Tags", []))]
        attributes = ("enableDnsHostnames", "enableDnsSupport")
        return [run.start(lambda v=v, a=a: call("ec2", "describe_vpc_attribute", VpcId=v, Attribute=a)) for v in named for a in attributes]

    def file_systems():
        def mount_targets(file_system):
            targets = call("efs", "describe_mount_targets", FileSystemId=file_system)["MountTargets"]
            return [run.start(lambda t=t: call("efs", "describe_mount_target_security_groups", MountTargetId=t["MountTargetId"])) for t in targets]

        found = call("efs", "describe_file_systems")["FileSystems"]
        return [run.start(mount_targets, one["FileSystemId"]) for one in found]

    def balancers():
        def listeners(arn):
            found = call("elbv2", "describe_listeners", LoadBalancerArn=arn)["Listeners"]
            return [run.start(lambda l=l: call("elbv2", "describe_rules", ListenerArn=l["ListenerArn"])) for l in found]

        found = call("elbv2", "describe_load_balancers")["LoadBalancers"]
        return [run.start(listeners, one["LoadBalancerArn"]) for one in found]

    def target_groups():
        found = call("elbv2", "describe_target_groups")["TargetGroups"]
        return [run.start(lambda g=g: call("elbv2", "describe_target_health", TargetGroupArn=g["TargetGroupArn"])) for g in found]

    def clusters():
        def services(cluster):
            arns = call("ecs", "list_services", cluster=cluster)["serviceArns"]
            if arns:
                call("ecs", "describe_services", cluster=cluster, services=arns)

        def tasks(cluster):
            both = [run.start(lambda s=s: call("ecs", "list_tasks", cluster=cluster, desiredStatus=s)["taskArns"]) for s in ("RUNNING", "STOPPED")]
            arns = [arn for one in both for arn in one.result()]
            if arns:
                call("ecs", "describe_tasks", cluster=cluster, tasks=arns)

        arns = call("ecs", "list_clusters")["clusterArns"]
        described = [run.start(lambda: call("ecs", "describe_clusters", clusters=arns, include=["SETTINGS"]))]
        return described + [run.start(work, arn) for arn in arns for work in (services, tasks)]

    def definitions():
        arns = call("ecs", "list_task_definitions", sort="DESC")["taskDefinitionArns"]
        return [run.start(lambda a=a: call("ecs", "describe_task_definition", taskDefinition=a)) for a in arns]

    def role_policies():
        names = call("iam", "list_role_policies", RoleName=ROLE)["PolicyNames"]
        return [run.start(lambda n=n: call("iam", "get_role_policy", RoleName=ROLE, PolicyName=n)) for n in names]

    plain = [
        ("sts", "get_caller_identity", {}),
        *(("ec2", f"describe_{name}", {}) for name in ("subnets", "security_groups", "route_tables", "nat_gateways", "network_acls", "vpc_endpoints")),
        ("ssm", "get_parameters", {"Names": NAMES}),
        ("ssm", "get_parameters", {"Names": [f"/{name}" for name in NAMES]}),
        ("rds", "describe_db_instances", {}),
        ("iam", "get_role", {"RoleName": ROLE}),
        ("iam", "list_attached_role_policies", {"RoleName": ROLE}),
        ("application-autoscaling", "describe_scalable_targets", {"ServiceNamespace": "ecs"}),
        ("application-autoscaling", "describe_scaling_policies", {"ServiceNamespace": "ecs"}),
    ]
    open_ = [run.start(work) for work in (clusters, balancers, file_systems, vpcs, target_groups, definitions, role_policies)]
    open_ += [run.start(lambda s=s, o=o, p=p: call(s, o, **p)) for s, o, p in plain]
    while open_:
        further = open_.pop().result()
        if isinstance(further, list):
            open_ += further
    return facts


if __name__ == "__main__":
    found = read(Threaded() if sys.argv[1] == "threaded" else Sequential())
    with open(sys.argv[2], "w") as file:
        json.dump(found, file, default=str)
