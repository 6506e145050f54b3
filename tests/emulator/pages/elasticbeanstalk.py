"""The module "Elastic Beanstalk": its pages, as an attendee does them in the console."""

from account import permissions
from beanstalk import Beanstalk
from pages import prerequisites
from pages.cleanup import IMAGE

NAME = "Myebapp-env"
ENVIRONMENT = "aws:elasticbeanstalk:application:environment"


def _create(account, *, vpc="TargetVPC", public=True, host=None, schema="wordpress-db", status="Ready", bundle="wordpress-beanstalk.zip", rule=True, setting=None, balancers=()):
    """`host`: what RDS_HOSTNAME is in place of the database's endpoint. `rule`: whether DB-SG admits the environment.
    `setting`: what AssociatePublicIpAddress is in place of that. `balancers`: the names of its load balancers."""
    state = account.beanstalk = Beanstalk()
    label, identifier = "my-eb-app-source", f"e-{account.id[-10:]}"
    state.versions.append({"ApplicationName": "my-eb-app", "VersionLabel": label, "Status": "UNPROCESSED", "SourceBundle": {"S3Bucket": "mysourcecodebucket-0123", "S3Key": bundle}})
    cname = f"{NAME}.eba-{account.id[-8:]}.{account.region}.elasticbeanstalk.com"
    state.environments.append(
        {
            "EnvironmentId": identifier,
            "EnvironmentName": NAME,
            "ApplicationName": "my-eb-app",
            "VersionLabel": label,
            "Status": status,
            "Health": "Green",
            "CNAME": cname,
            "Description": "planted-description",
        }
    )
    # documented: the properties are shown in clear
    state.settings[NAME] = [
        ("aws:ec2:vpc", "VPCId", account.ids[vpc]),
        ("aws:ec2:vpc", "AssociatePublicIpAddress", setting or str(public).lower()),
        (ENVIRONMENT, "RDS_HOSTNAME", host or account.ids["database_host"]),
        (ENVIRONMENT, "RDS_DB_NAME", schema),
        (ENVIRONMENT, "RDS_USERNAME", "planted-user"),
        (ENVIRONMENT, "RDS_PASSWORD", "planted-password"),
        (ENVIRONMENT, "RDS_PORT", "3306"),
    ]
    subnet = "TargetVPC-public-a" if vpc == "TargetVPC" else "SourceVPC-public-a"
    ec2 = account.api("ec2")
    group = prerequisites.group(account, vpc, "awseb-group", [("tcp", 80, 80, "0.0.0.0/0")])

    def launch(public):
        made = ec2.run_instances(
            ImageId=IMAGE,
            InstanceType="t2.micro",
            MinCount=1,
            MaxCount=1,
            NetworkInterfaces=[{"DeviceIndex": 0, "SubnetId": account.ids[subnet], "AssociatePublicIpAddress": public}],
            TagSpecifications=[{"ResourceType": "instance", "Tags": [{"Key": "Name", "Value": NAME}]}],
        )["Instances"][0]["InstanceId"]
        # moto does not take the groups of an interface
        ec2.modify_instance_attribute(InstanceId=made, Groups=[group])
        return made

    state.launch[identifier] = launch
    state.instances[identifier] = [launch(public)]
    state.load_balancers[identifier] = [{"Name": name} for name in balancers]
    if rule:
        ec2.authorize_security_group_ingress(GroupId=account.ids["DB-SG"], IpPermissions=permissions(account, [("tcp", 3306, 3306, "@awseb-group")]))
    account.web_site = (cname, "503")


def _review(account, *, site="wordpress"):
    account.web_site = (account.web_site[0], site)


BUILD = {
    "prerequisites": prerequisites.build,
    "create-eb-environment": _create,
    "review-eb-environment": _review,
}
