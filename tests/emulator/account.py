"""One attendee's account: what has been made in it so far, and the means to make more."""

from dataclasses import dataclass, field

from moto.dms.models import dms_backends
from moto.ec2.models import ec2_backends
from moto.ecs.models import ecs_backends
from moto.efs.models import efs_backends
from moto.elbv2.models import elbv2_backends
from moto.rds.models import rds_backends

from api import Api
from beanstalk import Beanstalk


STACK = "ApplicationMigrationWorkshop"


@dataclass
class Account:
    id: str
    region: str
    credentials: dict  # access_key_id, secret_access_key, session_token
    api: Api = field(repr=False)
    ids: dict = field(default_factory=dict)  # what the attendee made, by the name the workshop gives it
    done: list = field(default_factory=list)  # steps, in order
    stopped: bool = False  # AWS would refuse the next step
    site: str | None = None  # what the load balancer's name answers
    stacks: list = field(default_factory=list)  # CloudFormation's stacks, as ListStacks words them
    stack_failures: list = field(default_factory=list)  # (resource, status, reason), the oldest first
    deleted_stacks: list = field(default_factory=list)
    mgn: object = None  # Application Migration Service, once it is initialised
    beanstalk: Beanstalk = field(default_factory=Beanstalk)
    launches: dict | None = None  # the instance that it launches next
    web_site: tuple | None = None  # the host name of the web server, and what it answers

    def zone(self, letter):
        return self.region + letter

    def arn(self, service, resource):
        return f"arn:aws:{service}:{self.region}:{self.id}:{resource}"

    def role_arn(self, name):
        return f"arn:aws:iam::{self.id}:role/{name}"

    # moto's own objects, for what no API call can bring about
    @property
    def ec2_backend(self):
        return ec2_backends[self.id][self.region]

    @property
    def dms_backend(self):
        return dms_backends[self.id][self.region]

    @property
    def ecs_backend(self):
        return ecs_backends[self.id][self.region]

    @property
    def efs_backend(self):
        return efs_backends[self.id][self.region]

    @property
    def elbv2_backend(self):
        return elbv2_backends[self.id][self.region]

    @property
    def rds_backend(self):
        return rds_backends[self.id][self.region]

    @property
    def load_balancer_dns(self):
        balancer = self.elbv2_backend.load_balancers.get(self.ids.get("load_balancer"))
        return balancer.dns_name if balancer else None

    @property
    def service(self):
        """moto's object of the attendee's service, or None."""
        return self.ecs_backend.services.get(f"{self.ids.get('cluster')}:{self.ids.get('service')}")


def name_tag(kind, name):
    return [{"ResourceType": kind, "Tags": [{"Key": "Name", "Value": name}]}]


def stack_tag(kind, name=None):
    """What CloudFormation tags the stack's things with, and a name."""
    tags = [{"Key": "aws:cloudformation:stack-name", "Value": STACK}]
    if name:
        tags.append({"Key": "Name", "Value": name})
    return [{"ResourceType": kind, "Tags": tags}]


def permissions(account, rules):
    """EC2 IpPermissions from (protocol, from port, to port, source); a source is a CIDR or "@" and a name in ids."""
    return [_permission(account, *rule) for rule in rules]


def _permission(account, protocol, first, last, source):
    permission = {"IpProtocol": protocol}
    if protocol != "-1":
        permission |= {"FromPort": first, "ToPort": last}
    if source.startswith("@"):
        permission["UserIdGroupPairs"] = [{"GroupId": account.ids[source[1:]]}]
    elif ":" in source:
        permission["Ipv6Ranges"] = [{"CidrIpv6": source}]
    else:
        permission["IpRanges"] = [{"CidrIp": source}]
    return permission
