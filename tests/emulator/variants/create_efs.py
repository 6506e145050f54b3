"""Accounts whose file system differs from page create-efs."""

from pages.create_efs import EMPTY, mount_targets
from runtime import CannotStart, Starting
from variants.texts import EFS_TIMED_OUT, EFS_UNRESOLVED
from variants.variant import of_page

failed, passed, pending = of_page("create-efs")

UNRESOLVED = CannotStart(EFS_UNRESOLVED)
UNRESOLVED_IN_B = CannotStart(EFS_UNRESOLVED, running=1)
NOT_MOUNTED = CannotStart(EFS_TIMED_OUT)


def _mount_targets_are(state):
    def edit(account):
        for target in mount_targets(account):
            target.life_cycle_state = state

    return edit


def _delete(account):
    efs = account.api("efs")
    for target in mount_targets(account):
        efs.delete_mount_target(MountTargetId=target.mount_target_id)
    efs.delete_file_system(FileSystemId=account.ids["file_system"])


VARIANTS = [
    failed("efs-quick-create", "mount targets carry the VPC's default group, as the console's quick create leaves them", {"groups": ()}, runtime=NOT_MOUNTED),
    failed("efs-wrong-group", "mount targets carry ECS-Tasks-SG", {"groups": ("tasks_sg",)}, runtime=NOT_MOUNTED),
    failed("efs-other-vpc", "mount targets in SourceVPC", {"subnets": ("SourceVPC-public-a", "SourceVPC-public-b"), "groups": ()}, runtime=UNRESOLVED),
    failed("efs-other-region", "file system in another Region: the task definition cannot name it; stops there", {"region": "us-east-1"}, stops_before="create-task-definition"),
    failed("efs-missing-zone", "no mount target in zone b, where tasks run", {"subnets": ("TargetVPC-private-a-web",)}, runtime=UNRESOLVED_IN_B),
    failed("efs-no-mount-targets", "a file system without mount targets", {"subnets": ()}, runtime=UNRESOLVED),
    failed("efs-one-zone", "a One Zone file system", {"subnets": ("TargetVPC-private-a-web",), "zone": "a"}, runtime=UNRESOLVED_IN_B),
    failed("efs-error", "the mount targets ended in state error", edit=_mount_targets_are("error"), runtime=UNRESOLVED),
    failed("efs-deleted", "the file system was deleted after the service was made", edits={"create-service": _delete}, runtime=UNRESOLVED),
    pending("efs-creating", "the mount targets are being created", edit=_mount_targets_are("creating"), runtime=Starting(running=0)),
    passed("efs-other-subnet", "mount targets in the -db subnets of the same zones", {"subnets": ("TargetVPC-private-a-db", "TargetVPC-private-b-db")}),
    passed("efs-empty", "the web content was never copied (or is not metered yet)", {"size": EMPTY}),
    passed("efs-other-name", "the file system has another name", {"name": "wp-files"}),
]
