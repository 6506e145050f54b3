"""Every correction made to moto, in one place.

Two sorts. "documented": moto differs from what AWS documents or botocore's models say. "belief, not shown by
moto": we put a value there because we believe AWS returns it; a check resting on it is tested against belief.
"""

import base64
import copy
import functools
import hashlib
import json
import os
import threading
import time
from datetime import timedelta

os.environ["MOTO_IAM_LOAD_MANAGED_POLICIES"] = "true"
os.environ["MOTO_EC2_LOAD_DEFAULT_AMIS"] = "false"  # 1,300 images and snapshots in every account; we run none

import moto.backends
import moto.core.responses
import moto.iam.models as iam
from botocore.loaders import Loader
from moto.core.responses import ActionResult
from moto.core.utils import utcnow
from moto.dms.exceptions import InvalidResourceStateFault, ResourceNotFoundFault
from moto.dms.models import DatabaseMigrationServiceBackend, FakeConnection, FakeReplicationInstance, FakeReplicationSubnetGroup
from moto.dms.responses import DatabaseMigrationServiceResponse
from moto.ec2.models import ec2_backends
from moto.ec2.models.elastic_network_interfaces import NetworkInterface
from moto.ec2.models.network_acls import NetworkAclBackend
from moto.ec2.models.route_tables import Route
from moto.ecs.exceptions import InvalidParameterException
from moto.ecs.models import EC2ContainerServiceBackend, Service, Task, TaskDefinition
from moto.ecs.responses import EC2ContainerServiceResponse
from moto.efs.models import EFSBackend, MountTarget
from moto.elbv2.models import ELBv2Backend, FakeHealthStatus, FakeLoadBalancer, FakeTargetGroup
from moto.rds.models import DBInstance, DBSnapshot
from moto.sqs.models import SQSBackend
from moto.ssm.models import Parameter
from moto.sts.models import STSBackend

import credentials

# The managed policies the workshop can meet. moto would build all 1,400 of them for every account.
MANAGED_POLICIES = (
    "AmazonDMSCloudWatchLogsRole",
    "AmazonDMSVPCManagementRole",
    "AmazonECSTaskExecutionRolePolicy",
    "AmazonEC2ContainerServiceAutoscaleRole",
    "AmazonSSMReadOnlyAccess",
    "ReadOnlyAccess",
)

# Services are born this old, since the events and tasks written for them lie in the past.
AGE = timedelta(minutes=90)


def around(owner, name):
    """Replaces `owner.name` by the decorated function, which gets the original as its first argument."""

    def decorate(replacement):
        original = getattr(owner, name)

        @functools.wraps(original)
        def patched(*args, **kwargs):
            return replacement(original, *args, **kwargs)

        setattr(owner, name, patched)
        return patched

    return decorate


# --- speed: an account must build in a fraction of a second ---------------------------------------------------

# All sessions of boto have the same models, and read them once.
_data_of_botocore = {}


@around(Loader, "__init__")
def _load_once(original, self, *args, **kwargs):
    original(self, *args, **kwargs)
    self._cache = _data_of_botocore


_modules = list(moto.backends.list_of_moto_modules())
moto.backends.list_of_moto_modules = lambda: _modules  # moto lists its own directory twice a request
moto.core.responses.method_names_from_class = functools.cache(moto.core.responses.method_names_from_class)

# --- accounts and credentials -------------------------------------------------------------------------------

_policies = json.loads(iam.aws_managed_policies_data)
iam.aws_managed_policies_data = json.dumps({name: _policies[name] for name in MANAGED_POLICIES})
del _policies

iam.get_account_id_from = lambda access_key: credentials.account_of(access_key) or credentials.ROOT_ACCOUNT


@around(STSBackend, "assume_role")
def _remember_credentials(original, self, **kwargs):
    role = original(self, **kwargs)
    credentials.remember(role.access_key_id, role.account_id)
    return role


# --- ssm ----------------------------------------------------------------------------------------------------


@around(Parameter, "response_object")
def _ciphertext(original, self, decrypt=False, region=None):
    """documented: without decryption a SecureString's value is ciphertext; moto shows the plain text in it."""
    answer = original(self, decrypt, region)
    if self.parameter_type == "SecureString" and not decrypt:
        digest = hashlib.sha512(f"{self.account_id}{self.name}{self.version}".encode()).digest()
        answer["Value"] = base64.b64encode(b"\x01\x02\x02\x00x" + digest).decode()
    return answer


# --- ec2 ----------------------------------------------------------------------------------------------------


@around(NetworkAclBackend, "create_network_acl")
def _final_deny(original, self, vpc_id, tags=None, default=False):
    """documented: every network ACL ends in the deny entries 32767, custom ones too."""
    acl = original(self, vpc_id, tags, default)
    for egress in () if default else (True, False):
        self.create_network_acl_entry(acl.id, 32767, "-1", "deny", egress, "0.0.0.0/0", None, None, None, None, None)
    return acl


def _route_state(route):
    """documented: a route whose NAT gateway is deleted is a blackhole; moto says "active" always."""
    gone = route.nat_gateway is not None and route.nat_gateway.state in ("deleting", "deleted", "failed")
    return "blackhole" if gone else "active"


Route.state = property(_route_state)

NetworkInterface.private_dns_name = ""  # documented: none without DNS hostnames; moto raises AttributeError

# --- efs ----------------------------------------------------------------------------------------------------


@around(EFSBackend, "create_mount_target")
def _mount_target_groups(original, self, file_system_id, subnet_id, ip_address=None, security_groups=None):
    """documented: without groups a mount target carries the VPC's default group (moto keeps none).
    belief, not shown by moto: how its network interface is described."""
    if not security_groups:
        vpc_id = self.ec2_backend.get_subnet(subnet_id).vpc_id
        security_groups = [self.ec2_backend.get_default_security_group(vpc_id).id]
    target = original(self, file_system_id, subnet_id, ip_address, security_groups)
    interface = self.ec2_backend.enis[target.network_interface_id]
    interface.description = f"EFS mount target for {file_system_id} ({target.mount_target_id})"
    interface.requester_managed = True
    interface.status = "in-use"
    return target


@around(MountTarget, "info_json")
def _mount_target_without_groups(original, self):
    """documented: DescribeMountTargets does not tell the groups; moto does."""
    answer = original(self)
    answer.pop("SecurityGroups", None)
    return answer


# --- elbv2 --------------------------------------------------------------------------------------------------


@around(ELBv2Backend, "create_load_balancer")
def _dns_name(original, self, *args, **kwargs):
    """belief, not shown by moto: DNS names carry a number unique to the load balancer, internal ones a prefix;
    a network load balancer's has another form. (moto's would be the same in every account.)"""
    balancer = original(self, *args, **kwargs)
    number = int(hashlib.sha256(balancer.arn.encode()).hexdigest()[:8], 16) % 10**9 + 10**9
    prefix = "internal-" if balancer.scheme == "internal" else ""
    balancer.dns_name = f"{prefix}{balancer.name}-{number}.{self.region_name}.elb.amazonaws.com"
    if balancer.type == "network":
        balancer.dns_name = f"{balancer.name}-{number:016x}.elb.{self.region_name}.amazonaws.com"
    balancer.scheme = balancer.scheme or "internet-facing"
    return balancer


@around(FakeLoadBalancer, "activate")
def _stay_provisioning(original, self):
    """A variant holds a load balancer in `provisioning`; moto makes it active at the first look."""
    if not getattr(self, "held", False):
        original(self)


@around(ELBv2Backend, "describe_target_groups")
def _load_balancer_arns(original, self, *args, **kwargs):
    """documented: LoadBalancerArns are those that route to the group now; moto only ever adds to them."""
    for group in self.target_groups.values():
        group.load_balancer_arns = [arn for arn, balancer in self.load_balancers.items() if _routes_to(self, balancer, group)]
    return original(self, *args, **kwargs)


def _routes_to(backend, balancer, group):
    return any(
        group.arn in backend._get_target_group_arns_from(action_data=action.data)
        for listener in balancer.listeners.values()
        for rule in listener.rules.values()
        for action in rule.actions
        if action.type == "forward"
    )


@around(FakeTargetGroup, "health_for")
def _target_health(original, self, target, ec2_backend):
    """belief, not shown by moto: the health a builder wrote down for this target (moto: always healthy), the
    health check port as the number behind "traffic-port", and the target's zone."""
    status = original(self, target, ec2_backend)
    state, reason, description = getattr(self, "health", {}).get(target["Id"], (status.status, status.reason, status.description))
    status = FakeHealthStatus(status.instance_id, status.port, str(status.port), state, reason, description)
    status.zone = getattr(self, "zones", {}).get(target["Id"])
    return status


FakeHealthStatus.target = property(
    lambda status: {"Id": status.instance_id, "Port": status.port, "AvailabilityZone": getattr(status, "zone", None)}
)

# --- ecs ----------------------------------------------------------------------------------------------------


@around(TaskDefinition, "__init__")
def _registered_at(original, self, *args, **kwargs):
    """documented: a task definition says when it was registered."""
    original(self, *args, **kwargs)
    self.registered_at = utcnow()


@around(Task, "__init__")
def _task_id(original, self, *args, **kwargs):
    """documented: a task's id is 32 hexadecimal digits without dashes."""
    original(self, *args, **kwargs)
    self.id = self.id.replace("-", "")


@around(Service, "__init__")
def _service_fields(original, self, *args, **kwargs):
    """belief, not shown by moto: fields every service has. The requested platform version is echoed, a
    deployment shows the resolved one, and a new service has no events."""
    original(self, *args, **kwargs)
    fargate = self.launch_type != "EC2"
    self.created_at = utcnow() - AGE
    self.platform_version = (self.platform_version or "LATEST") if fargate else None
    self.platform_family = "Linux" if fargate else None
    self.role_arn = f"arn:aws:iam::{self._account_id}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS"
    self.enable_execute_command = False
    self.enable_ecs_managed_tags = True
    self.deployment_configuration = {"maximumPercent": 200, "minimumHealthyPercent": 100}
    for deployment in self.deployments:
        deployment["createdAt"] = self.created_at
        deployment["platformVersion"] = "1.4.0" if self.platform_version == "LATEST" else self.platform_version
        deployment["platformFamily"] = self.platform_family


@around(EC2ContainerServiceResponse, "create_service")
def _capacity_provider(original, self):
    """documented: a capacity provider strategy takes the place of launchType (moto drops it and says EC2); the
    deployment configuration and health check grace period are kept."""
    strategy = self._get_param("capacityProviderStrategy")
    if strategy:
        self.params["launchType"] = "FARGATE"
    result = original(self)
    service = result.result["service"]
    if strategy:
        service.launch_type = None
        service.capacity_provider_strategy = strategy
        for deployment in service.deployments:
            del deployment["launchType"]
            deployment["capacityProviderStrategy"] = strategy
    service.deployment_configuration |= self._get_param("deploymentConfiguration", {})
    service.health_check_grace_period_seconds = self._get_param("healthCheckGracePeriodSeconds", 0)
    return result


@around(EC2ContainerServiceResponse, "describe_clusters")
def _settings_when_asked(original, self):
    """documented: cluster settings come with include=SETTINGS only. No more than 100 clusters a call."""
    _at_most(self._get_param("clusters", []), 100, "Clusters")
    answer = original(self).result
    if "SETTINGS" not in self._get_param("include", []):
        answer["clusters"] = [copy.copy(cluster) for cluster in answer["clusters"]]
        for cluster in answer["clusters"]:
            cluster.settings = []
    return ActionResult(answer)


@around(EC2ContainerServiceResponse, "describe_services")
def _ten_services(original, self):
    """documented: DescribeServices takes ten ids; moto takes any number."""
    _at_most(self._get_param("services", []), 10, "Services")
    return original(self)


@around(EC2ContainerServiceResponse, "describe_tasks")
def _failures(original, self):
    """documented: tasks that are not there come in `failures`, and no more than 100 are asked for."""
    wanted = self._get_param("tasks", [])
    _at_most(wanted, 100, "Tasks")
    answer = original(self).result
    found = {task.task_arn.rpartition("/")[2] for task in answer["tasks"]}
    answer["failures"] = [{"arn": name, "reason": "MISSING"} for name in wanted if name.rpartition("/")[2] not in found]
    return ActionResult(answer)


def _at_most(names, limit, what):
    if len(names) > limit:
        raise InvalidParameterException(f"{what} cannot be more than {limit}.")


Task.advance = lambda task: None  # documented: looking at a task does not stop it


@around(EC2ContainerServiceBackend, "list_tasks")
def _tasks_of_service(original, self, cluster_str=None, container_instance=None, family=None, started_by=None, service_name=None, desiredStatus=None):
    """documented: serviceName filters, and without desiredStatus only tasks meant to run are listed."""
    tasks = original(self, cluster_str, container_instance, family, started_by, None, desiredStatus or "RUNNING")
    if service_name:
        tasks = [task for task in tasks if task.group == f"service:{service_name.rpartition('/')[2]}"]
    return tasks


# --- rds ----------------------------------------------------------------------------------------------------

# belief, not shown by moto: the middle part of an endpoint differs by account
DBInstance.address = property(
    lambda db: f"{db.db_instance_identifier}.c{hashlib.sha256(db.account_id.encode()).hexdigest()[:11]}.{db.region}.rds.amazonaws.com"
)

_endpoint = DBInstance.endpoint.fget
# documented: there is no endpoint until the instance has been created
DBInstance.endpoint = property(lambda db: None if db.status == "creating" else _endpoint(db))

# documented: a snapshot has the VPC of its database; moto's has none
DBSnapshot.vpc_id = property(lambda snapshot: snapshot.database.db_subnet_group.vpc_id)


# --- dms ----------------------------------------------------------------------------------------------------


def _subnet_group(backend, identifier):
    """documented: the group's own VPC and subnets; moto has "vpc-12345" in every account."""
    group = backend.replication_subnet_groups.get(identifier)
    if group is None:
        return {}
    subnets = [ec2_backends[backend.account_id][backend.region_name].get_subnet(subnet) for subnet in group.subnetIds]
    described = [
        {"SubnetIdentifier": subnet.id, "SubnetAvailabilityZone": {"Name": subnet.availability_zone}, "SubnetStatus": "Active"}
        for subnet in subnets
    ]
    return {"VpcId": subnets[0].vpc_id, "Subnets": described}


@around(DatabaseMigrationServiceBackend, "create_replication_subnet_group")
def _group_knows_its_backend(original, self, *args, subnet_ids, **kwargs):
    group = original(self, *args, subnet_ids=subnet_ids, **kwargs)
    group.backend, group.subnetIds = self, subnet_ids
    return group


@around(FakeReplicationSubnetGroup, "to_dict")
def _group_with_its_subnets(original, self):
    backend = getattr(self, "backend", None)
    return original(self) | (_subnet_group(backend, self.replication_subnet_group_identifier) if backend else {})


@around(DatabaseMigrationServiceBackend, "create_replication_instance")
def _instance_knows_its_backend(original, self, *args, **kwargs):
    instance = original(self, *args, **kwargs)
    instance.backend = self
    return instance


@around(FakeReplicationInstance, "to_dict")
def _instance_with_its_subnets(original, self):
    described, backend = original(self), getattr(self, "backend", None)
    if backend and described["ReplicationSubnetGroup"]:
        described["ReplicationSubnetGroup"] |= _subnet_group(backend, self.replication_subnet_group_identifier)
    return described


def _fail_connection(self, endpoint_arn, message):
    """belief, not shown by moto: the state and the message of a test that failed, of all instances that tested by now."""
    for connection in self.connections:
        if connection.endpoint_arn == endpoint_arn:
            connection.failure = message


DatabaseMigrationServiceBackend.fail_connection = _fail_connection


def _found(items, key):
    """documented: ResourceNotFoundFault; moto has no operation that needs it here."""
    if key not in items:
        raise ResourceNotFoundFault(f"{key} could not be found.")
    return items[key]


def _endpoint_of(backend, arn):
    return _found({endpoint.endpoint_arn: endpoint for endpoint in backend.endpoints.values()}, arn)


@around(DatabaseMigrationServiceBackend, "create_replication_task")
def _task_is_ready(original, self, *args, **kwargs):
    """documented: a task is created in some minutes; moto leaves it being created for ever."""
    return original(self, *args, **kwargs).ready()


@around(DatabaseMigrationServiceBackend, "describe_replication_tasks")
def _no_such_task(original, self, filters, *args, **kwargs):
    """documented: a filter that finds nothing is an error, which the waiters of the AWS CLI wait for."""
    tasks = list(original(self, filters, *args, **kwargs))
    if filters and not tasks:
        raise ResourceNotFoundFault("Replication task could not be found.")
    return tasks


def _fault_if_none(original, self, *args, filters=(), **kwargs):
    """documented: the same of endpoints and replication instances."""
    found = list(original(self, *args, filters=filters, **kwargs))
    if filters and not found:
        raise ResourceNotFoundFault("Not found.")
    return found


for _operation in ("describe_endpoints", "describe_replication_instances"):
    around(DatabaseMigrationServiceBackend, _operation)(_fault_if_none)


def _is_public(backend, arn):
    instance = _found(backend.replication_instances, arn)
    group = backend.replication_subnet_groups[instance.replication_subnet_group_identifier]
    ec2 = ec2_backends[backend.account_id][backend.region_name]
    public = all(ec2.get_subnet(subnet).map_public_ip_on_launch in (True, "true") for subnet in group.subnetIds)
    return instance.publicly_accessible and public


@around(DatabaseMigrationServiceBackend, "test_connection")
def _test_again(original, self, replication_instance_arn, endpoint_arn):
    """documented: a connection is tested as often as one likes; moto fails the second time. belief, not shown by moto: a
    public instance in public subnets reaches what it did not reach before."""
    for connection in self.connections:
        if (connection.replication_instance_arn, connection.endpoint_arn) == (replication_instance_arn, endpoint_arn):
            if "2003" in (getattr(connection, "failure", None) or "") and _is_public(self, replication_instance_arn):
                connection.failure = None
            return connection
    return original(self, replication_instance_arn, endpoint_arn)


@around(DatabaseMigrationServiceBackend, "delete_replication_instance")
def _delete_instance(original, self, replication_instance_arn, *args, **kwargs):
    """documented: one with tasks is not deleted. belief, not shown by moto: its tests of connections go with it."""
    if any(task.replication_instance_arn == replication_instance_arn for task in self.replication_tasks.values()):
        raise InvalidResourceStateFault("The replication instance has tasks")
    self.connections = [each for each in self.connections if each.replication_instance_arn != replication_instance_arn]
    return original(self, replication_instance_arn, *args, **kwargs)


def _modify_endpoint(self):
    """documented: ModifyEndpoint, as far as the suite's commands go. belief: the password that is given is the right one."""
    endpoint = _endpoint_of(self.dms_backend, self._get_param("EndpointArn"))
    for member, attribute in (
        ("ServerName", "server_name"),
        ("Port", "port"),
        ("EngineName", "engine_name"),
        ("EndpointType", "endpoint_type"),
        ("Password", "password"),
    ):
        if self._get_param(member) is not None:
            setattr(endpoint, attribute, self._get_param(member))
    if self._get_param("Password") is not None:
        for connection in self.dms_backend.connections:
            if connection.endpoint_arn == endpoint.endpoint_arn:
                connection.failure = None
    return json.dumps({"Endpoint": endpoint.to_dict()})


def _modify_replication_task(self):
    """documented: ModifyReplicationTask. A task that runs is refused."""
    task = _found(self.dms_backend.replication_tasks, self._get_param("ReplicationTaskArn"))
    if task.status == "running":
        raise InvalidResourceStateFault("The task is running")
    for member, attribute in (("MigrationType", "migration_type"), ("TableMappings", "table_mappings")):
        if self._get_param(member) is not None:
            setattr(task, attribute, self._get_param(member))
    return json.dumps({"ReplicationTask": task.to_dict()})


def _move_replication_task(self):
    """documented: MoveReplicationTask. A task that runs is refused."""
    backend = self.dms_backend
    task = _found(backend.replication_tasks, self._get_param("ReplicationTaskArn"))
    target = _found(backend.replication_instances, self._get_param("TargetReplicationInstanceArn"))
    if task.status == "running":
        raise InvalidResourceStateFault("The task is running")
    task.replication_instance_arn = target.arn
    return json.dumps({"ReplicationTask": task.to_dict()})


def _modify_replication_instance(self):
    """documented: ModifyReplicationInstance, as far as the suite's commands go."""
    instance = _found(self.dms_backend.replication_instances, self._get_param("ReplicationInstanceArn"))
    groups = self._get_param("VpcSecurityGroupIds")
    if groups is not None:
        instance.vpc_security_group_ids = groups
        instance.vpc_security_groups = [{"VpcSecurityGroupId": group, "Status": "active"} for group in groups]
    return json.dumps({"ReplicationInstance": instance.to_dict()})


def _modify_replication_subnet_group(self):
    """documented: ModifyReplicationSubnetGroup replaces the subnets."""
    group = _found(self.dms_backend.replication_subnet_groups, self._get_param("ReplicationSubnetGroupIdentifier"))
    group.subnetIds = self._get_param("SubnetIds")
    return json.dumps({"ReplicationSubnetGroup": group.to_dict()})


for _operation in (
    _modify_endpoint,
    _modify_replication_task,
    _move_replication_task,
    _modify_replication_instance,
    _modify_replication_subnet_group,
):
    setattr(DatabaseMigrationServiceResponse, _operation.__name__.removeprefix("_"), _operation)


@around(FakeConnection, "to_dict")
def _failed_test(original, self):
    failure = getattr(self, "failure", None)
    return original(self) | ({"Status": "failed", "LastFailureMessage": failure} if failure else {})


# --- sqs ----------------------------------------------------------------------------------------------------

# ReceiveMessage waits for a message that another request sends, outside of the turns of its account (`turns.py`).
_queues = threading.RLock()


@around(SQSBackend, "receive_message")
def _receive_in_turn(original, self, queue_name, count, wait_seconds_timeout, *args, **kwargs):
    """documented: many workers use a queue at the same time; moto fails where one goes through what another changes."""
    until = time.monotonic() + wait_seconds_timeout
    while True:
        with _queues:
            messages = original(self, queue_name, count, 0, *args, **kwargs)
        if messages or time.monotonic() >= until:
            return messages
        time.sleep(0.05)


def _in_turn(original, *args, **kwargs):
    with _queues:
        return original(*args, **kwargs)


for _name in ("send_message", "delete_message", "change_message_visibility"):
    around(SQSBackend, _name)(_in_turn)
