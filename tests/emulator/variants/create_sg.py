"""Accounts whose security groups differ from page create-sg."""

from runtime import TIMED_OUT, CannotStart, Steady, Unhealthy
from variants.texts import EFS_TIMED_OUT, SSM_NO_PATH
from variants.variant import of_page

failed, passed, pending = of_page("create-sg")

UNREACHED = Unhealthy(TIMED_OUT, "504")  # load balancer -> task, or task -> database, is dropped
NOT_MOUNTED = CannotStart(EFS_TIMED_OUT)
SHUT_OUT = Steady(site="hang")  # browsers do not get through to a load balancer that is fine otherwise
TCP = ("tcp", 0, 65535)
NFS = ("tcp", 2049, 2049)
MYSQL = ("tcp", 3306, 3306)


def _rules(**rules):
    return {"rules": {key.replace("DB_SG", "DB-SG"): [rule] if isinstance(rule, tuple) else rule for key, rule in rules.items()}}


def _database_carries_another_group(account):
    account.api("rds").modify_db_instance(
        DBInstanceIdentifier="database-1", VpcSecurityGroupIds=[account.ids["TargetVPC-default"]], ApplyImmediately=True
    )


RENAMED = {"lb_sg": "alb-sg", "tasks_sg": "ECS-Task-SG", "efs_sg": "nfs-sg"}

VARIANTS = [
    failed("sg-lb-wrong-vpc", "LB-SG in SourceVPC: neither ECS-Tasks-SG nor a load balancer in TargetVPC can take it; stops there",
           {"vpcs": {"lb_sg": "SourceVPC"}, **_rules(tasks_sg=[])}, stops_before="create-loadbalancer"),
    failed("sg-tasks-wrong-vpc", "ECS-Tasks-SG in SourceVPC: no rule can name it and no service use it; stops there",
           {"vpcs": {"tasks_sg": "SourceVPC"}, **_rules(tasks_sg=[], efs_sg=[], DB_SG=[])}, stops_before="create-service"),
    failed("sg-efs-wrong-vpc", "EFS-SG in SourceVPC: the mount targets cannot carry it and have the default group",
           {"vpcs": {"efs_sg": "SourceVPC"}, **_rules(efs_sg=[])}, elsewhere={"create-efs": {"groups": ()}}, runtime=NOT_MOUNTED),
    failed("sg-all-wrong-vpc", "all three groups in SourceVPC, right otherwise; mount targets cannot carry EFS-SG; stops there",
           {"vpcs": {"lb_sg": "SourceVPC", "tasks_sg": "SourceVPC", "efs_sg": "SourceVPC"}, **_rules(efs_sg=(*NFS, "@tasks_sg"), DB_SG=[])},
           stops_before="create-efs"),
    failed("sg-tasks-rule-missing", "ECS-Tasks-SG has no inbound rule", _rules(tasks_sg=[]), runtime=UNREACHED),
    failed("sg-efs-rule-missing", "EFS-SG admits the web server only", _rules(efs_sg=(*NFS, "@Webserver-SG")), runtime=NOT_MOUNTED),
    failed("sg-db-rule-missing", "DB-SG did not gain its rule", _rules(DB_SG=[]), runtime=UNREACHED),
    failed("sg-lb-https-only", "LB-SG admits 443 but not 80", _rules(lb_sg=("tcp", 443, 443, "0.0.0.0/0")), runtime=SHUT_OUT),
    failed("sg-lb-ipv6-only", "LB-SG admits ::/0 only, and the load balancer is ipv4", _rules(lb_sg=[("tcp", 80, 80, "::/0"), ("tcp", 443, 443, "::/0")]), runtime=SHUT_OUT),
    failed("sg-lb-udp", "LB-SG's rule for 80 is UDP", _rules(lb_sg=[("udp", 80, 80, "0.0.0.0/0"), ("tcp", 443, 443, "0.0.0.0/0")]), runtime=SHUT_OUT),
    failed("sg-tasks-source-itself", "ECS-Tasks-SG admits itself instead of LB-SG", _rules(tasks_sg=(*TCP, "@tasks_sg")), runtime=UNREACHED),
    failed("sg-tasks-source-db", "ECS-Tasks-SG admits DB-SG instead of LB-SG", _rules(tasks_sg=(*TCP, "@DB-SG")), runtime=UNREACHED),
    failed("sg-tasks-udp", "ECS-Tasks-SG admits all UDP", _rules(tasks_sg=("udp", 0, 65535, "@lb_sg")), runtime=UNREACHED),
    failed("sg-tasks-wrong-port", "ECS-Tasks-SG admits 8080 only", _rules(tasks_sg=("tcp", 8080, 8080, "@lb_sg")), runtime=UNREACHED),
    failed("sg-efs-source-itself", "EFS-SG admits itself", _rules(efs_sg=(*NFS, "@efs_sg")), runtime=NOT_MOUNTED),
    failed("sg-efs-source-lb", "EFS-SG admits LB-SG instead of ECS-Tasks-SG", _rules(efs_sg=(*NFS, "@lb_sg")), runtime=NOT_MOUNTED),
    failed("sg-efs-udp", "EFS-SG admits 2049 UDP", _rules(efs_sg=("udp", 2049, 2049, "@tasks_sg")), runtime=NOT_MOUNTED),
    failed("sg-efs-wrong-port", "EFS-SG admits 2094 for 2049", _rules(efs_sg=("tcp", 2094, 2094, "@tasks_sg")), runtime=NOT_MOUNTED),
    failed("sg-db-source-itself", "DB-SG admits itself", _rules(DB_SG=(*MYSQL, "@DB-SG")), runtime=UNREACHED),
    failed("sg-db-source-lb", "DB-SG admits LB-SG instead of ECS-Tasks-SG", _rules(DB_SG=(*MYSQL, "@lb_sg")), runtime=UNREACHED),
    failed("sg-db-wrong-port", "DB-SG admits 5432", _rules(DB_SG=("tcp", 5432, 5432, "@tasks_sg")), runtime=UNREACHED),
    failed("sg-db-carries-another-group", "the rule is on DB-SG, but the database carries the default group", edit=_database_carries_another_group, runtime=UNREACHED),
    failed("sg-tasks-egress-removed", "ECS-Tasks-SG lets nothing out", {"without_egress": ("tasks_sg",)}, runtime=CannotStart(SSM_NO_PATH)),
    failed("sg-lb-egress-removed", "LB-SG lets nothing out", {"without_egress": ("lb_sg",)}, runtime=UNREACHED),
    passed("sg-lb-my-ip", "LB-SG admits one address (\"My IP\")", _rules(lb_sg=[("tcp", 80, 80, "203.0.113.7/32"), ("tcp", 443, 443, "203.0.113.7/32")])),
    passed("sg-renamed", "the groups have other names, such as ECS-Task-SG of the pictures, and are wired right", {"names": RENAMED}),
    passed("sg-tasks-two-cidrs", "ECS-Tasks-SG admits the ranges of the load balancer's two subnets", _rules(tasks_sg=[(*TCP, "10.0.0.0/24"), (*TCP, "10.0.1.0/24")])),
    passed("sg-efs-two-cidrs", "EFS-SG admits the ranges of the tasks' two subnets", _rules(efs_sg=[(*NFS, "10.0.100.0/24"), (*NFS, "10.0.200.0/24")])),
    passed("sg-db-two-cidrs", "DB-SG admits the ranges of the tasks' two subnets", _rules(DB_SG=[(*MYSQL, "10.0.100.0/24"), (*MYSQL, "10.0.200.0/24")])),
    passed("sg-tasks-cidr", "ECS-Tasks-SG admits 10.0.0.0/16, which covers the load balancer", _rules(tasks_sg=(*TCP, "10.0.0.0/16"))),
    passed("sg-efs-cidr", "EFS-SG admits 10.0.0.0/16, which covers the tasks", _rules(efs_sg=(*NFS, "10.0.0.0/16"))),
    passed("sg-db-cidr", "DB-SG admits 10.0.0.0/16, which covers the tasks", _rules(DB_SG=(*MYSQL, "10.0.0.0/16"))),
    passed("sg-extra-rules", "the groups admit more than was asked for",
           _rules(lb_sg=[("tcp", 80, 80, "0.0.0.0/0"), ("tcp", 443, 443, "0.0.0.0/0"), ("tcp", 8080, 8080, "0.0.0.0/0")],
                  tasks_sg=[(*TCP, "@lb_sg"), ("tcp", 22, 22, "10.0.0.0/16")])),
    passed("sg-all-traffic", "ECS-Tasks-SG admits all traffic, not just TCP, from LB-SG", _rules(tasks_sg=("-1", 0, 0, "@lb_sg"))),
    passed("sg-web-server-rule-gone", "EFS-SG's temporary rule for the web server is gone", _rules(efs_sg=(*NFS, "@tasks_sg"))),
]
