"""The module "AWS Application Migration Service": its pages, as an attendee does them in the console."""

from account import STACK, permissions
from mgn import Mgn
from pages import prerequisites
from pages.cleanup import IMAGE

PUBLIC = "TargetVPC-public-a"


def _stack(account, *, failures=None):
    """The stack, and the module on the database. `failures`: what failed in the stack, of which nothing is left then."""
    if failures:
        account.stacks.append({"StackName": STACK, "StackId": account.arn("cloudformation", f"stack/{STACK}/{account.id}"), "StackStatus": "ROLLBACK_COMPLETE"})
        account.stack_failures = failures
        return
    prerequisites.build(account)


def _setup(account, *, subnet=PUBLIC):
    account.mgn = Mgn(launch=lambda: _run(account))
    account.mgn.templates.append(
        {
            "replicationConfigurationTemplateID": f"rct-{account.id:0>17}",
            "arn": account.arn("mgn", "replication-configuration-template/rct"),
            "stagingAreaSubnetId": account.ids[subnet],
            "createPublicIP": True,
            "dataPlaneRouting": "PUBLIC_IP",
            "stagingAreaTags": {"planted": "planted-tag"},
        }
    )


def _install_agent(account, *, error=None):
    """`error`: why the replication has stalled."""
    server = account.mgn.add_server(account, "ip-10-0-0-10")
    account.ids["source_server"] = server["sourceServerID"]
    server["dataReplicationInfo"] = {"dataReplicationState": "INITIAL_SYNC"}
    if error:
        server["dataReplicationInfo"] = {"dataReplicationState": "STALLED", "dataReplicationError": {"error": error, "rawError": "planted-detail"}}
    template = account.api("ec2").create_launch_template(
        LaunchTemplateName=f"created-and-used-by-application-migration-service-{server['sourceServerID']}",
        LaunchTemplateData={"InstanceType": "c5.large", "ImageId": IMAGE},
    )["LaunchTemplate"]["LaunchTemplateId"]
    account.ids["launch_template"] = template
    account.mgn.launch_configurations[server["sourceServerID"]] = {
        "sourceServerID": server["sourceServerID"],
        "name": "planted-name",
        "ec2LaunchTemplateID": template,
        "targetInstanceTypeRightSizingMethod": "BASIC",
        "launchDisposition": "STARTED",
    }


def _server_details(account, *, right_sizing="NONE", default=True, kind="t3.micro", name="Webserver", subnet=PUBLIC, public=True, healthy=True):
    """`default`: the new version of the launch template is made the default. `healthy`: the first copy is complete."""
    server = account.mgn.servers[0]
    account.mgn.launch_configurations[server["sourceServerID"]]["targetInstanceTypeRightSizingMethod"] = right_sizing
    ec2 = account.api("ec2")
    version = ec2.create_launch_template_version(
        LaunchTemplateId=account.ids["launch_template"],
        LaunchTemplateData={"InstanceType": kind, "ImageId": IMAGE},
    )["LaunchTemplateVersion"]["VersionNumber"]
    if default:
        ec2.modify_launch_template(LaunchTemplateId=account.ids["launch_template"], DefaultVersion=str(version))
    account.launches = {"kind": kind, "name": name, "subnet": subnet, "public": public}
    if healthy and server["dataReplicationInfo"]["dataReplicationState"] != "STALLED":
        server["lifeCycle"]["state"] = "READY_FOR_TEST"
        server["dataReplicationInfo"] = {"dataReplicationState": "CONTINUOUS", "lagDuration": "P0D"}


def _default_subnet(account):
    """The account's default VPC, in which EC2 launches if the template names no subnet."""
    ec2 = account.api("ec2")
    if "default-subnet" in account.ids:
        return "default-subnet"
    vpc = ec2.create_vpc(CidrBlock="172.31.0.0/16")["Vpc"]["VpcId"]
    subnet = ec2.create_subnet(VpcId=vpc, CidrBlock="172.31.0.0/20", AvailabilityZone=account.zone("a"))["Subnet"]["SubnetId"]
    account.ids["default-subnet"] = subnet
    return "default-subnet"


def _run(account):
    """The instance that MGN launches: as the default version of the launch template has it."""
    wanted = account.launches
    ec2 = account.api("ec2")
    template = ec2.describe_launch_templates(LaunchTemplateIds=[account.ids["launch_template"]])["LaunchTemplates"][0]
    if template["DefaultVersionNumber"] != template["LatestVersionNumber"]:
        wanted = {"kind": "c5.large", "name": "ip-10-0-0-10", "subnet": _default_subnet(account), "public": True}
    configuration = account.mgn.launch_configurations[account.mgn.servers[0]["sourceServerID"]]
    if configuration["targetInstanceTypeRightSizingMethod"] == "BASIC":
        wanted = wanted | {"kind": "c5.large"}
    subnet = account.ids[wanted["subnet"]]
    vpc = account.ec2_backend.get_subnet(subnet).vpc_id
    interface = {"DeviceIndex": 0, "SubnetId": subnet, "AssociatePublicIpAddress": wanted["public"]}
    made = ec2.run_instances(
        ImageId=IMAGE,
        InstanceType=wanted["kind"],
        MinCount=1,
        MaxCount=1,
        NetworkInterfaces=[interface],
        TagSpecifications=[{"ResourceType": "instance", "Tags": [{"Key": "Name", "Value": wanted["name"]}]}],
    )["Instances"][0]["InstanceId"]
    # documented: without a choice, EC2 takes the VPC's default group; moto takes none
    default = account.ec2_backend.get_default_security_group(vpc).id
    ec2.modify_instance_attribute(InstanceId=made, Groups=[default])
    account.ids["webserver"] = made
    return made


def _launched(account, state):
    """A launch, after its job."""
    job = account.mgn.start(account.mgn.servers[0], state)
    account.mgn.end(job["jobID"])


def _test(account, *, launch=True, ready=True):
    server = account.mgn.servers[0]
    if launch:
        _launched(account, "TESTING")
    if launch and ready:
        server["lifeCycle"]["state"] = "READY_FOR_CUTOVER"
        account.api("ec2").terminate_instances(InstanceIds=[account.ids["webserver"]])
        del server["launchedInstance"]


def _launch(account, *, launch=True, finalize=True, stopped=False):
    server = account.mgn.servers[0]
    if not launch:
        return
    _launched(account, "CUTTING_OVER")
    if stopped:
        account.api("ec2").stop_instances(InstanceIds=[account.ids["webserver"]])
    if finalize:
        server["lifeCycle"]["state"] = "CUTOVER"
        server["dataReplicationInfo"] = {"dataReplicationState": "DISCONNECTED"}


def _configure(account, *, http=("0.0.0.0/0",), database="group", site="wordpress"):
    """`database`: what the rule of DB-SG names: "group", "address" or nothing."""
    ec2 = account.api("ec2")
    instance = ec2.describe_instances(InstanceIds=[account.ids["webserver"]])["Reservations"][0]["Instances"][0]
    account.ids["webserver-group"] = instance["SecurityGroups"][0]["GroupId"]
    rules = [("tcp", 80, 80, source) for source in http] + [("tcp", 22, 22, "203.0.113.7/32")]
    ec2.authorize_security_group_ingress(GroupId=account.ids["webserver-group"], IpPermissions=permissions(account, rules))
    source = {"group": "@webserver-group", "address": f"{instance['PrivateIpAddress']}/32"}.get(database)
    if source:
        ec2.authorize_security_group_ingress(GroupId=account.ids["DB-SG"], IpPermissions=permissions(account, [("tcp", 3306, 3306, source)]))
    account.web_site = (instance.get("PublicDnsName"), site)


BUILD = {
    "prerequisites": _stack,
    "setup": _setup,
    "install-agent": _install_agent,
    "server-details": _server_details,
    "test": _test,
    "launch": _launch,
    "webserver-config": _configure,
}
