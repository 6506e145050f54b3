"""Correct accounts that differ from the page in more than one place."""

from dataclasses import replace

import pages
from pages import leftovers
from pages.prerequisites import own_policy
from variants.create_service import BREAKER, PROVIDER
from variants.create_sg import RENAMED
from variants.create_task_definition import LOGS, _log_group
from variants.variant import Variant


def _second_set(account):
    """Another attendee's set of groups, file system, load balancer and cluster: half done, and apart."""
    other = replace(account, ids=dict(account.ids), done=list(account.done))
    pages.create_sg.build(other, names={"lb_sg": "LB-SG-2", "tasks_sg": "ECS-Tasks-SG-2", "efs_sg": "EFS-SG-2"})
    pages.create_efs.build(other, name="webserver-filesystem-2", groups=())
    pages.create_loadbalancer.build(other, name="unicorn-lb-2", target_group={"Name": "unicorn-tg-2"})
    pages.create_ecs_cluster.build(other, name="unicorns-cluster-2")


def _more_permissions(account):
    """A policy of the account's own besides those of the stack, for what a task's administrators do with ECS Exec."""
    own_policy(account, "exec", ["ssmmessages:*"])


VARIANTS = [
    Variant("us-east-1", "create-service", "passed", "the workshop done in us-east-1", region="us-east-1"),
    Variant(
        "all-renamed",
        "create-service",
        "passed",
        "everything that may have another name has one",
        {
            "create-sg": {"names": RENAMED},
            "create-efs": {"name": "files"},
            "create-loadbalancer": {"name": "shop-lb", "target_group": {"Name": "shop-targets"}},
            "create-ecs-cluster": {"name": "shop"},
            "create-task-definition": {"family": "shop-task", "container": "shop-web", "volume": "content"},
            "create-service": {"name": "shop-svc", "scaling": "shop-scaling"},
        },
    ),
    Variant(
        "new-console",
        "create-service",
        "passed",
        "what today's console makes: capacity provider, LATEST, circuit breaker, log collection into a group that exists; a policy of the account's own",
        {"create-task-definition": {"logs": LOGS | {"awslogs-create-group": "true"}}, "create-service": {"launch": PROVIDER, **BREAKER}},
        edits={"prerequisites": _more_permissions, "create-ecs-cluster": _log_group},
    ),
    Variant(
        "two-sets",
        "create-service",
        "passed",
        "two attendees in one account: one set is done and wired together, the other is half done",
        edits={"prerequisites": _second_set},
    ),
    Variant(
        "servers-and-logs",
        "create-service",
        "passed",
        "everything that cleaning up is about: the source servers, a migrated one and log groups besides",
        edits={"create-service": leftovers.leave_more},
    ),
    Variant("two-sets-later", "create-service", "passed", "the same, but the half-done set came later", edits={"create-task-definition": _second_set}),
]
