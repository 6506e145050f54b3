"""The start: CloudFormation stack ApplicationMigrationWorkshop, and what the earlier modules leave behind."""

import json

from account import STACK, name_tag, permissions, stack_tag

TRUST_TASKS = "ecs-tasks.amazonaws.com"
EXECUTION_POLICY = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
INLINE_ACTIONS = ["ssm:DescribeParameters", "ssm:GetParameters", "kms:Decrypt", "elasticfilesystem:*"]

# name -> (third octet, zone)
TARGET_SUBNETS = {
    "TargetVPC-public-a": (0, "a"),
    "TargetVPC-public-b": (1, "b"),
    "TargetVPC-private-a-web": (100, "a"),
    "TargetVPC-private-b-web": (200, "b"),
    "TargetVPC-private-a-db": (101, "a"),
    "TargetVPC-private-b-db": (201, "b"),
}


def build(account, *, stack=True, dns=("enableDnsSupport", "enableDnsHostnames"), trust=TRUST_TASKS, inline_policy=True, earlier_modules=True, database=True):
    """`stack=False`: nothing was deployed. `dns`: the VPC attributes that are on."""
    if not stack:
        return
    account.stacks.append({"StackName": STACK, "StackId": account.arn("cloudformation", f"stack/{STACK}/{account.id}"), "StackStatus": "CREATE_COMPLETE"})
    _source(account)
    _target(account, dns)
    _roles(account, trust, inline_policy)
    if earlier_modules:
        _earlier_modules(account)
    if database:
        build_database(account)


def _vpc(account, name, dns):
    ec2 = account.api("ec2")
    vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16", TagSpecifications=stack_tag("vpc", name))["Vpc"]["VpcId"]
    for attribute in ("EnableDnsSupport", "EnableDnsHostnames"):
        on = attribute[0].lower() + attribute[1:] in dns
        ec2.modify_vpc_attribute(VpcId=vpc, **{attribute: {"Value": on}})
    gateway = ec2.create_internet_gateway(TagSpecifications=name_tag("internet-gateway", name))["InternetGateway"]["InternetGatewayId"]
    ec2.attach_internet_gateway(VpcId=vpc, InternetGatewayId=gateway)
    groups = ec2.describe_security_groups(Filters=[{"Name": "vpc-id", "Values": [vpc]}])["SecurityGroups"]
    account.ids |= {name: vpc, f"{name}-igw": gateway, f"{name}-default": groups[0]["GroupId"]}
    return vpc, gateway


def _subnet(account, vpc, name, octet, zone, public):
    ec2 = account.api("ec2")
    subnet = ec2.create_subnet(
        VpcId=vpc,
        CidrBlock=f"10.0.{octet}.0/24",
        AvailabilityZone=account.zone(zone),
        TagSpecifications=name_tag("subnet", name),
    )["Subnet"]["SubnetId"]
    if public:
        ec2.modify_subnet_attribute(SubnetId=subnet, MapPublicIpOnLaunch={"Value": True})
    account.ids[name] = subnet
    return subnet


def _route_table(account, vpc, name, subnets, **target):
    ec2 = account.api("ec2")
    table = ec2.create_route_table(VpcId=vpc, TagSpecifications=name_tag("route-table", name))["RouteTable"]["RouteTableId"]
    ec2.create_route(RouteTableId=table, DestinationCidrBlock="0.0.0.0/0", **target)
    for subnet in subnets:
        ec2.associate_route_table(RouteTableId=table, SubnetId=account.ids[subnet])
    account.ids[name] = table


def group(account, vpc, name, rules, key=None):
    """A security group with ingress `rules`, remembered under `key` or its name."""
    ec2 = account.api("ec2")
    made = ec2.create_security_group(GroupName=name, Description=name, VpcId=account.ids[vpc])["GroupId"]
    account.ids[key or name] = made
    if rules:
        ec2.authorize_security_group_ingress(GroupId=made, IpPermissions=permissions(account, rules))
    return made


def _source(account):
    vpc, gateway = _vpc(account, "SourceVPC", ("enableDnsSupport", "enableDnsHostnames"))
    for name, octet, zone in (("SourceVPC-public-a", 0, "a"), ("SourceVPC-public-b", 1, "b")):
        _subnet(account, vpc, name, octet, zone, public=True)
    _route_table(account, vpc, "SourceVPC-public", ["SourceVPC-public-a", "SourceVPC-public-b"], GatewayId=gateway)
    group(account, "SourceVPC", "WebServerSG", [("tcp", 80, 80, "0.0.0.0/0"), ("tcp", 22, 22, "0.0.0.0/0")])
    group(account, "SourceVPC", "DBServerSG", [("tcp", 3306, 3306, "0.0.0.0/0")])


def _target(account, dns):
    ec2 = account.api("ec2")
    vpc, gateway = _vpc(account, "TargetVPC", dns)
    for name, (octet, zone) in TARGET_SUBNETS.items():
        _subnet(account, vpc, name, octet, zone, public="public" in name)
    _route_table(account, vpc, "TargetVPC-public", ["TargetVPC-public-a", "TargetVPC-public-b"], GatewayId=gateway)
    for number, zone in enumerate("ab"):
        address = ec2.allocate_address(Domain="vpc", TagSpecifications=stack_tag("elastic-ip", f"TargetVPC-nat-gateway-eip-{number}"))["AllocationId"]
        nat = ec2.create_nat_gateway(
            SubnetId=account.ids[f"TargetVPC-public-{zone}"],
            AllocationId=address,
            TagSpecifications=stack_tag("natgateway", f"TargetVPC-nat-gateway-{number}"),
        )["NatGateway"]["NatGatewayId"]
        account.ids[f"TargetVPC-nat-{zone}"] = nat
        account.ids[f"TargetVPC-address-{zone}"] = address
        private = [f"TargetVPC-private-{zone}-web", f"TargetVPC-private-{zone}-db"]
        _route_table(account, vpc, f"TargetVPC-private-{zone}", private, NatGatewayId=nat)
    own_acl(account, "TargetVPC-public", ("TargetVPC-public-a", "TargetVPC-public-b"))


def own_acl(account, name, subnets):
    """A network ACL of these subnets' own, allowing all; remembered as "<name>-acl"."""
    ec2, vpc = account.api("ec2"), account.ids["TargetVPC"]
    acl = ec2.create_network_acl(VpcId=vpc, TagSpecifications=name_tag("network-acl", name))["NetworkAcl"]["NetworkAclId"]
    for egress in (True, False):
        ec2.create_network_acl_entry(NetworkAclId=acl, RuleNumber=100, Protocol="-1", RuleAction="allow", Egress=egress, CidrBlock="0.0.0.0/0")
    account.ids[f"{name}-acl"] = acl
    default = ec2.describe_network_acls(Filters=[{"Name": "vpc-id", "Values": [vpc]}, {"Name": "default", "Values": ["true"]}])["NetworkAcls"][0]
    account.ids["TargetVPC-default-acl"] = default["NetworkAclId"]
    moved = {account.ids[subnet] for subnet in subnets}
    for association in default["Associations"]:
        if association["SubnetId"] in moved:
            ec2.replace_network_acl_association(AssociationId=association["NetworkAclAssociationId"], NetworkAclId=acl)


def more_private_subnet(account, name, octet, zone):
    """A subnet that the attendee made, with the way out of the zone's private ones."""
    _subnet(account, account.ids["TargetVPC"], name, octet, zone, public=False)
    account.api("ec2").associate_route_table(RouteTableId=account.ids[f"TargetVPC-private-{zone}"], SubnetId=account.ids[name])


def acl_entry(account, acl, rule, action, egress, protocol="-1", ports=None):
    """One entry of a network ACL, for every address. `acl`: a name in ids; `ports`: first and last."""
    account.api("ec2").create_network_acl_entry(
        NetworkAclId=account.ids[acl],
        RuleNumber=rule,
        RuleAction=action,
        Egress=egress,
        Protocol=protocol,
        CidrBlock="0.0.0.0/0",
        **({"PortRange": {"From": ports[0], "To": ports[1]}} if ports else {}),
    )


def _roles(account, trust, inline_policy):
    role(account, "ecsTaskExecutionRole", trust, EXECUTION_POLICY)
    if inline_policy:
        document = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": INLINE_ACTIONS, "Resource": "*"}]}
        account.api("iam").put_role_policy(RoleName="ecsTaskExecutionRole", PolicyName="taskPolicy", PolicyDocument=json.dumps(document))
    role(
        account,
        "ecsAutoscaleRole",
        "application-autoscaling.amazonaws.com",
        "arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceAutoscaleRole",
    )


def role(account, name, service, *policies):
    iam = account.api("iam")
    trust = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": service}, "Action": "sts:AssumeRole"}]}
    iam.create_role(RoleName=name, AssumeRolePolicyDocument=json.dumps(trust))
    for policy in policies:
        iam.attach_role_policy(RoleName=name, PolicyArn=policy)


def own_policy(account, name, actions):
    """A customer-managed policy, attached to the execution role; its first version is not the one that counts."""
    iam = account.api("iam")
    document = {"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "*", "Resource": "*"}}
    arn = iam.create_policy(PolicyName=name, PolicyDocument=json.dumps(document))["Policy"]["Arn"]
    document["Statement"] = {"Effect": "Allow", "Action": actions, "Resource": "*"}
    iam.create_policy_version(PolicyArn=arn, PolicyDocument=json.dumps(document), SetAsDefault=True)
    iam.attach_role_policy(RoleName="ecsTaskExecutionRole", PolicyArn=arn)


def _earlier_modules(account):
    """Groups "for example" so named of the modules on database and server migration."""
    group(account, "TargetVPC", "RI-SG", [])
    group(account, "TargetVPC", "DB-SG", [("tcp", 3306, 3306, "@RI-SG")])
    group(account, "TargetVPC", "Webserver-SG", [("tcp", 80, 80, "0.0.0.0/0")])


def build_database(account, **settings):
    rds = account.api("rds")
    rds.create_db_subnet_group(
        DBSubnetGroupName="database-subnet-group",
        DBSubnetGroupDescription="database-subnet-group",
        SubnetIds=[account.ids["TargetVPC-private-a-db"], account.ids["TargetVPC-private-b-db"]],
    )
    rds.create_db_instance(
        DBInstanceIdentifier="database-1",
        Engine="mysql",
        EngineVersion="8.0.35",
        DBInstanceClass="db.t3.micro",
        AllocatedStorage=20,
        MasterUsername="admin",
        MasterUserPassword="Workshop-1234",
        DBSubnetGroupName="database-subnet-group",
        VpcSecurityGroupIds=[account.ids["DB-SG"]],
        PubliclyAccessible=False,
        **settings,
    )
    account.ids["database"] = "database-1"
    note_database(account)


def note_database(account):
    """The database's host name has a part that no other account has."""
    (database,) = account.api("rds").describe_db_instances(DBInstanceIdentifier="database-1")["DBInstances"]
    account.ids["database_host"] = database["Endpoint"]["Address"]
