"""Page create-efs: the file system, its mount targets, and the web content copied onto it."""

CONTENT = 214_958_080  # bytes metered once the web content is there
EMPTY = 6144  # what AWS meters for a file system nothing was copied to
MOUNTED_IN = ("TargetVPC-private-a-web", "TargetVPC-private-b-web")


def build(account, *, name="webserver-filesystem", subnets=MOUNTED_IN, groups=("efs_sg",), size=CONTENT, zone=None, key="file_system", region=None):
    """`zone`: a One Zone file system. `groups`: names in ids; none means the VPC's default group.
    `region`: another Region, where there are no subnets of ours to mount it in."""
    efs = account.api("efs", region)
    one_zone = {"AvailabilityZoneName": account.zone(zone)} if zone else {}
    made = efs.create_file_system(CreationToken=f"{key}-{name}", Encrypted=True, Tags=[{"Key": "Name", "Value": name}], **one_zone)["FileSystemId"]
    if region:
        return
    account.ids[key] = made
    for subnet in subnets:
        carried = {"SecurityGroups": [account.ids[group] for group in groups]} if groups else {}
        efs.create_mount_target(FileSystemId=made, SubnetId=account.ids[subnet], **carried)
    account.efs_backend.file_systems_by_id[made]._size_value = size


def mount_targets(account):
    """moto's objects of the file system's mount targets."""
    return list(account.efs_backend.file_systems_by_id[account.ids["file_system"]].iter_mount_targets())
