"""Page create-sg: the groups of load balancer, tasks and file system, and a new rule on the database's."""

from account import permissions
from pages.prerequisites import group

NAMES = {"lb_sg": "LB-SG", "tasks_sg": "ECS-Tasks-SG", "efs_sg": "EFS-SG"}
RULES = {
    "lb_sg": [
        ("tcp", 80, 80, "0.0.0.0/0"),
        ("tcp", 80, 80, "::/0"),
        ("tcp", 443, 443, "0.0.0.0/0"),
        ("tcp", 443, 443, "::/0"),
    ],
    "tasks_sg": [("tcp", 0, 65535, "@lb_sg")],
    "efs_sg": [("tcp", 2049, 2049, "@tasks_sg"), ("tcp", 2049, 2049, "@Webserver-SG")],
    "DB-SG": [("tcp", 3306, 3306, "@tasks_sg")],
}


def build(account, *, names={}, rules={}, vpcs={}, without_egress=()):
    """`names`, `rules`, `vpcs`: what differs from the page, by lb_sg, tasks_sg, efs_sg (and DB-SG for rules)."""
    ec2 = account.api("ec2")
    wanted = RULES | rules
    for key, name in (NAMES | names).items():
        group(account, vpcs.get(key, "TargetVPC"), name, [], key)
    for key, found in wanted.items():
        if found:
            ec2.authorize_security_group_ingress(GroupId=account.ids[key], IpPermissions=permissions(account, found))
    for key in without_egress:
        ec2.revoke_security_group_egress(GroupId=account.ids[key], IpPermissions=[{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}])
