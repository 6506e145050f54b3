"""Accounts whose configuration passes every check, and yet the service does not run: only AWS's own words tell why."""

import json
from dataclasses import dataclass

from pages.prerequisites import more_private_subnet
from runtime import CannotStart, Exits, NeverPlaced, Steady, Unhealthy, answered
from variants.texts import (
    COMMAND_NOT_FOUND,
    EFS_DENIED,
    GROUP_GONE,
    KEY_DENIED,
    KEY_GONE,
    NO_CAPACITY,
    OTHER_PLATFORM,
    PULL_LIMIT,
    SUBNET_GONE,
    TRUST_BROKEN,
)
from variants.variant import of_page

NO_DATABASE = Unhealthy(answered(500), "db_error")
ONE_PLATFORM = "public.ecr.aws/docker/library/wordpress@sha256:" + "5f0e" * 16


@dataclass
class DeletedSince:
    """Something the service was made with is gone, so its tasks get no network interface."""

    reason: str
    kind: str  # as in delete_<kind>
    parameter: str
    running: int = 0

    def happen(self, account):
        CannotStart(self.reason, running=self.running).happen(account)
        getattr(account.api("ec2"), f"delete_{self.kind}")(**{self.parameter: account.ids["extra"]})


def _failed(page):
    make, _, _ = of_page(page)
    return lambda *arguments, **fields: make(*arguments, only_runtime=True, **fields)


prerequisites, parameters = _failed("prerequisites"), _failed("configure-parameters-store")
definition, service = _failed("create-task-definition"), _failed("create-service")


def _key_of_another(account):
    """DB_PASSWORD is encrypted with a key that the role is not let near."""
    key = account.arn("kms", "key/1b0c54ec-6a1b-4c8e-9f0e-6a5d8e0f7a11")
    account.api("ssm").put_parameter(Name="DB_PASSWORD", Value="Workshop-1234", Type="SecureString", KeyId=key, Overwrite=True)


def _file_system_policy(account):
    """Mounting takes an IAM authorization, which the page's volume does not ask for."""
    mount = {"Effect": "Allow", "Principal": {"AWS": account.role_arn("ecsTaskExecutionRole")}, "Action": "elasticfilesystem:ClientMount"}
    document = json.dumps({"Version": "2012-10-17", "Statement": [mount]})
    account.api("efs").put_file_system_policy(FileSystemId=account.ids["file_system"], Policy=document)


def _extra_subnet(account):
    more_private_subnet(account, "extra", 102, "a")


def _extra_group(account):
    group = account.api("ec2").create_security_group(GroupName="temporary", Description="temporary", VpcId=account.ids["TargetVPC"])
    account.ids["extra"] = group["GroupId"]


VARIANTS = [
    prerequisites("pre-database-empty", "the DMS load was not run: the schema is empty, and WordPress wants to be installed",
                  runtime=Unhealthy(answered(302), "install"), cause_url_part="database-migration"),
    prerequisites("pre-site-url-elsewhere", "the site's address in the database is still the old one: it redirects there",
                  runtime=Unhealthy(answered(301), "elsewhere"), cause_url_part="database-migration"),
    prerequisites("pre-service-linked-role", "AWSServiceRoleForECS no longer trusts ECS: a lost task is not replaced",
                  runtime=Steady(running=1, news=(TRUST_BROKEN,))),
    parameters("param-wrong-password", "DB_PASSWORD is not the database's", {"values": {"DB_PASSWORD": "Workshop-4321"}}, runtime=NO_DATABASE),
    parameters("param-wrong-user", "DB_USERNAME is not the database's", {"values": {"DB_USERNAME": "root"}}, runtime=NO_DATABASE),
    parameters("param-key-denied", "DB_PASSWORD is encrypted with a key whose policy shuts the role out", edit=_key_of_another, runtime=CannotStart(KEY_DENIED)),
    parameters("param-key-gone", "DB_PASSWORD is encrypted with a key that was deleted", edit=_key_of_another, runtime=CannotStart(KEY_GONE)),
    definition("td-out-of-memory", "the container's hard memory limit is too low", {"fields": {"memory": 64, "memoryReservation": 32}},
               runtime=Exits(137, "OutOfMemoryError: Container killed due to memory usage")),
    definition("td-command-not-found", "the command is overridden by one that is not there", {"fields": {"command": ["apache2-foregroud"]}}, runtime=Exits(127)),
    definition("td-entry-point-not-found", "the entry point is overridden by one that is not there", {"fields": {"entryPoint": ["/docker-entrypoint.sh"]}},
               runtime=CannotStart(COMMAND_NOT_FOUND)),
    definition("td-pull-limit", "wordpress:latest from Docker Hub, whose limit the class has reached", {"image": "wordpress:latest"}, runtime=CannotStart(PULL_LIMIT)),
    definition("td-other-platform", "the image by the digest of another platform's", {"image": ONE_PLATFORM}, runtime=CannotStart(OTHER_PLATFORM)),
    definition("td-efs-denied", "the file system's policy asks for IAM, which the volume does not use",
               edits={"create-efs": _file_system_policy}, runtime=CannotStart(EFS_DENIED)),
    service("svc-no-capacity", "Fargate has no room", runtime=NeverPlaced((NO_CAPACITY,))),
    service("svc-subnet-deleted", "one of the service's subnets, the attendee's own, was deleted since", {"subnets": ("TargetVPC-private-b-web", "extra")},
            edits={"create-ecs-cluster": _extra_subnet}, runtime=DeletedSince(SUBNET_GONE, "subnet", "SubnetId", running=1)),
    service("svc-group-deleted", "a second group of the service was deleted since", {"groups": ("tasks_sg", "extra")},
            edits={"create-ecs-cluster": _extra_group}, runtime=DeletedSince(GROUP_GONE, "security_group", "GroupId")),
]
