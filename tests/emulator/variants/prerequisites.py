"""Accounts in which the start is not as the stack and the earlier modules leave it."""

from pages.prerequisites import INLINE_ACTIONS, acl_entry, own_policy
from runtime import TIMED_OUT, CannotStart, Unhealthy, answered
from variants.texts import EFS_UNRESOLVED, SSM_NO_PATH, ssm_denied
from variants.variant import of_page

failed, passed, pending = of_page("prerequisites")


def _delete_nat(*zones):
    def edit(account):
        for zone in zones:
            account.api("ec2").delete_nat_gateway(NatGatewayId=account.ids[f"TargetVPC-nat-{zone}"])

    return edit


def _delete_nat_routes(account):
    for zone in "ab":
        account.api("ec2").delete_route(RouteTableId=account.ids[f"TargetVPC-private-{zone}"], DestinationCidrBlock="0.0.0.0/0")


def _disassociate_private_subnets(account):
    """The private subnets fall back to the main route table, which leads nowhere."""
    ec2 = account.api("ec2")
    tables = ec2.describe_route_tables(RouteTableIds=[account.ids[f"TargetVPC-private-{zone}"] for zone in "ab"])["RouteTables"]
    for table in tables:
        for association in table["Associations"]:
            ec2.disassociate_route_table(AssociationId=association["RouteTableAssociationId"])


def _drop_replies_to_private(account):
    """The private subnets take in well-known ports only, so nothing answered from the internet comes back."""
    account.api("ec2").delete_network_acl_entry(NetworkAclId=account.ids["TargetVPC-default-acl"], RuleNumber=100, Egress=False)
    acl_entry(account, "TargetVPC-default-acl", 100, "allow", False, "6", (0, 10000))


def _drop_replies_to_browsers(account):
    """The public subnets send nothing to ephemeral ports."""
    acl_entry(account, "TargetVPC-public-acl", 50, "deny", True, "6", (1024, 65535))


HALVES = ("0.0.0.0/1", "128.0.0.0/1")


def _routes_in_halves(account):
    """Each default route is two routes, as VPN clients and some templates make them."""
    ec2 = account.api("ec2")
    for table in ("public", "private-a", "private-b"):
        table = ec2.describe_route_tables(RouteTableIds=[account.ids[f"TargetVPC-{table}"]])["RouteTables"][0]
        default = next(route for route in table["Routes"] if route["DestinationCidrBlock"] == "0.0.0.0/0")
        target = {key: default[key] for key in ("GatewayId", "NatGatewayId") if key in default}
        for half in HALVES:
            ec2.create_route(RouteTableId=table["RouteTableId"], DestinationCidrBlock=half, **target)
        ec2.delete_route(RouteTableId=table["RouteTableId"], DestinationCidrBlock="0.0.0.0/0")


def _acl_in_halves(account):
    """The private subnets' network ACL allows all in two rules of each direction."""
    ec2, acl = account.api("ec2"), account.ids["TargetVPC-default-acl"]
    for egress in (True, False):
        ec2.delete_network_acl_entry(NetworkAclId=acl, RuleNumber=100, Egress=egress)
        for number, half in enumerate(HALVES, 100):
            ec2.create_network_acl_entry(NetworkAclId=acl, RuleNumber=number, Protocol="-1", RuleAction="allow", Egress=egress, CidrBlock=half)


def _database_is(status):
    def edit(account):
        account.rds_backend.databases["database-1"].status = status

    return edit


def _own_policy(account):
    own_policy(account, "task-policy", INLINE_ACTIONS)


VARIANTS = [
    passed("pre-routes-in-halves", "each default route is two routes, to 0.0.0.0/1 and 128.0.0.0/1", edit=_routes_in_halves),
    passed("pre-acl-in-halves", "the private subnets' network ACL allows 0.0.0.0/1 and 128.0.0.0/1", edit=_acl_in_halves),
    failed("pre-stack-missing", "the CloudFormation stack was never deployed; no page can be done", {"stack": False}, stops_before="create-sg"),
    failed("pre-nat-gone", "both NAT gateways deleted: their routes are blackholes", edit=_delete_nat("a", "b"), runtime=CannotStart(SSM_NO_PATH)),
    failed("pre-nat-gone-in-one-zone", "the NAT gateway of zone b deleted: blackhole route there", edit=_delete_nat("b"), runtime=CannotStart(SSM_NO_PATH, running=1)),
    failed("pre-nat-route-gone", "default routes of the private subnets deleted", edit=_delete_nat_routes, runtime=CannotStart(SSM_NO_PATH)),
    failed("pre-main-route-table", "private subnets left to the main route table, which has no way out", edit=_disassociate_private_subnets, runtime=CannotStart(SSM_NO_PATH)),
    failed("pre-dns-hostnames-off", "TargetVPC without DNS hostnames: file system names do not resolve", {"dns": ("enableDnsSupport",)}, runtime=CannotStart(EFS_UNRESOLVED)),
    failed("pre-dns-support-off", "TargetVPC without DNS support", {"dns": ("enableDnsHostnames",)}, runtime=CannotStart(EFS_UNRESOLVED)),
    failed("pre-acl-drops-replies", "the private subnets' network ACL drops replies (ephemeral ports in)", edit=_drop_replies_to_private, runtime=CannotStart(SSM_NO_PATH)),
    failed("pre-acl-drops-replies-to-browsers", "the public subnets' network ACL drops replies to browsers and tasks", edit=_drop_replies_to_browsers, runtime=Unhealthy(TIMED_OUT, "hang")),
    failed("pre-database-missing", "no RDS instance: the database migration was not done; DB_HOST names one all the same", {"database": False}, runtime=Unhealthy(answered(500), "db_error"), cause_url_part="database-migration"),
    failed("pre-database-stopped", "the RDS instance is stopped", edit=_database_is("stopped"), runtime=Unhealthy(TIMED_OUT, "504"), cause_url_part="database-migration"),
    failed("pre-role-without-inline-policy", "ecsTaskExecutionRole from before the stack: no ssm:GetParameters", {"inline_policy": False}, runtime=CannotStart(ssm_denied("ecsTaskExecutionRole"))),
    passed("pre-role-own-policy", "the permissions of ecsTaskExecutionRole are in a customer-managed policy", {"inline_policy": False}, edit=_own_policy),
    pending("pre-database-modifying", "the RDS instance is being modified", edit=_database_is("modifying"), cause_url_part="database-migration"),
    pending("pre-database-creating", "the RDS instance is being created and has no endpoint yet to go on with; stops there", edit=_database_is("creating"), stops_before="configure-parameters-store", cause_url_part="database-migration"),
]
