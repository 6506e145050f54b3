"""Accounts in which every page's own check passes, and a network ACL between two resources still drops packets."""

from pages.prerequisites import acl_entry, more_private_subnet, own_acl
from runtime import TIMED_OUT, CannotStart, Unhealthy
from variants.texts import EFS_TIMED_OUT, SSM_NO_PATH
from variants.variant import of_page

service, _, _ = of_page("create-service")

IN_EXTRA = {"subnets": ("TargetVPC-extra",)}
DATABASE_SUBNETS = ("TargetVPC-private-a-db", "TargetVPC-private-b-db")
UNREACHED = Unhealthy(TIMED_OUT, "504")


def _deny_nfs(account):
    """The -db subnets take in the database's traffic and all else but NFS."""
    own_acl(account, "TargetVPC-db", DATABASE_SUBNETS)
    acl_entry(account, "TargetVPC-db-acl", 50, "deny", False, "6", (2049, 2049))


def _extra_subnet(*denied):
    """The attendee's own subnet in zone a, with an ACL of its own. `denied`: egress, first and last port."""

    def edit(account):
        more_private_subnet(account, "TargetVPC-extra", 102, "a")
        own_acl(account, "TargetVPC-extra", ("TargetVPC-extra",))
        for number, (egress, *ports) in enumerate(denied):
            acl_entry(account, "TargetVPC-extra-acl", 50 + number, "deny", egress, "6", ports)

    return {"edits": {"create-ecs-cluster": edit}}


VARIANTS = [
    service("net-efs-in-database-subnets", "mount targets in the -db subnets, whose network ACL denies NFS",
            elsewhere={"create-efs": {"subnets": DATABASE_SUBNETS}}, edit=_deny_nfs, runtime=CannotStart(EFS_TIMED_OUT)),
    service("net-extra-subnet-drops-replies", "tasks in a subnet of the attendee's own, whose network ACL drops replies from the internet",
            IN_EXTRA, runtime=CannotStart(SSM_NO_PATH), **_extra_subnet((False, 1024, 65535))),
    service("net-extra-subnet-drops-load-balancer", "tasks in a subnet of the attendee's own, whose network ACL denies HTTP in",
            IN_EXTRA, runtime=UNREACHED, **_extra_subnet((False, 80, 80))),
    service("net-extra-subnet-drops-database", "tasks in a subnet of the attendee's own, whose network ACL denies MySQL out",
            IN_EXTRA, runtime=UNREACHED, **_extra_subnet((True, 3306, 3306))),
]
