"""Accounts whose service differs from page create-service."""

from pages import create_task_definition
from pages.create_loadbalancer import listen, make_target_group
from runtime import CannotStart, NeverPlaced, Starting, Steady, text
from tasks import stop_task
from variants.texts import EFS_TIMED_OUT, NO_CAPACITY, NO_INSTANCES, NOT_SUPPORTED, SSM_NO_PATH, image_missing, ssm_missing
from variants.variant import of_page

failed, passed, pending = of_page("create-service")

PUBLIC = ("TargetVPC-public-a", "TargetVPC-public-b")
TYPO = "public.ecr.aws/docker/library/wordpres:latest"
BREAKER = {"deploymentConfiguration": {"deploymentCircuitBreaker": {"enable": True, "rollback": True}, "maximumPercent": 200, "minimumHealthyPercent": 100}}
PROVIDER = {"capacityProviderStrategy": [{"capacityProvider": "FARGATE", "weight": 1, "base": 0}], "platformVersion": "LATEST"}


class OneShort:
    """Steady once, but one task was lost and cannot be placed again."""

    def happen(self, account):
        stop_task(account, "InfrastructureHealth", "Fargate infrastructure failure", number=1, minutes=1.5)
        Steady(running=1, news=(NO_CAPACITY,)).happen(account)


class Recovered:
    """Steady now; what went wrong before is history."""

    def happen(self, account):
        reason = text(account, ssm_missing("DB_HOST"))
        for number in range(2):
            stop_task(account, "TaskFailedToStart", reason, number, minutes=30 + number)
        Steady(history=(f"(service {{service}}) was unable to place a task. Reason: {reason}.",) * 2).happen(account)


def _right_revision(account):
    create_task_definition.build(account)


def _unused_group(account):
    """AWS refuses a target group without load balancer, so it hangs on port 8080."""
    make_target_group(account, key="other_target_group", Name="first-try")
    listen(account, account.ids["load_balancer"], account.ids["other_target_group"], 8080, "forward")


VARIANTS = [
    failed("svc-ec2", "launch type EC2, in a cluster without instances", {"launch": {"launchType": "EC2"}, "public_ip": None}, runtime=NeverPlaced((NO_INSTANCES,))),
    failed("svc-platform-1.3.0", "platform 1.3.0, which cannot mount EFS (AWS may refuse it outright)", {"launch": {"launchType": "FARGATE", "platformVersion": "1.3.0"}}, runtime=NeverPlaced((NOT_SUPPORTED,))),
    failed("svc-public-without-ip", "public subnets without public IP: no way out", {"subnets": PUBLIC}, runtime=CannotStart(SSM_NO_PATH)),
    failed("svc-default-group", "the VPC's default group instead of ECS-Tasks-SG", {"groups": ("TargetVPC-default",)}, runtime=CannotStart(EFS_TIMED_OUT)),
    failed("svc-lb-group", "LB-SG instead of ECS-Tasks-SG", {"groups": ("lb_sg",)}, runtime=CannotStart(EFS_TIMED_OUT)),
    failed("svc-other-vpc", "subnets and group of SourceVPC", {"subnets": ("SourceVPC-public-a", "SourceVPC-public-b"), "groups": ("WebServerSG",)}, runtime=CannotStart(SSM_NO_PATH)),
    failed("svc-no-load-balancer", "no load balancer", {"target_group": None}, runtime=Steady(site="503")),
    failed("svc-other-target-group", "another target group than the one port 80 leads to", {"target_group": "other_target_group"}, edits={"create-loadbalancer": _unused_group}, runtime=Steady(site="503")),
    failed("svc-old-revision", "an old task-definition revision (image misspelt) while the newer one is right",
           elsewhere={"create-task-definition": {"image": TYPO}}, edit=_right_revision, runtime=CannotStart(image_missing(TYPO))),
    failed("svc-desired-0", "no task wanted", {"desired": 0, "minimum": 0}, runtime=Steady(site="503")),
    failed("svc-one-short", "one of two tasks runs, and no other can be placed", runtime=OneShort(), only_runtime=True),
    failed("svc-fixed-not-redeployed", "all is right now, but the deployment has FAILED and launches nothing", BREAKER,
           runtime=CannotStart(ssm_missing("DB_HOST"), failed=True), only_runtime=True),
    pending("svc-in-progress", "deployment in progress, tasks being started", runtime=Starting(running=1)),
    pending("svc-targets-initial", "tasks run, targets are being registered", runtime=Starting()),
    passed("svc-desired-1", "one task wanted", {"desired": 1, "minimum": 1}),
    passed("svc-one-zone", "both subnets in zone a", {"subnets": ("TargetVPC-private-a-web", "TargetVPC-private-a-db")}),
    passed("svc-public-with-ip", "public subnets with public IP", {"subnets": PUBLIC, "public_ip": "ENABLED"}),
    passed("svc-no-scaling", "no auto scaling", {"scaling": None}),
    passed("svc-capacity-provider", "capacity provider FARGATE in place of launch type", {"launch": PROVIDER}),
    passed("svc-circuit-breaker", "deployment circuit breaker on", BREAKER),
    passed("svc-platform-latest", "platform LATEST", {"launch": {"launchType": "FARGATE", "platformVersion": "LATEST"}}),
    passed("svc-renamed", "service and scaling policy have other names", {"name": "wordpress", "scaling": "scale-out"}),
    passed("svc-recovered", "steady now, after failures that are history", runtime=Recovered()),
]
