"""What became of the service after it was created. moto never starts one, so its objects are written here.

Everything in this module is belief, not shown by moto: counts, rollout state, events, target health. The texts were
seen in public repositories or are AWS's own.
"""

import uuid
from dataclasses import dataclass, field
from datetime import timedelta

from moto.core.utils import utcnow

from tasks import forget_tasks, run_tasks, stop_task

HEALTHY = ("healthy", None, None)
INITIAL = ("initial", "Elb.RegistrationInProgress", "Target registration is in progress")
NOT_IN_USE = ("unused", "Target.NotInUse", "Target group is not configured to receive traffic from the load balancer")
TIMED_OUT = ("unhealthy", "Target.Timeout", "Request timed out")
REFUSED = ("unhealthy", "Target.FailedHealthChecks", "Health checks failed")
INCONSISTENT = (
    "(service {service}) is unable to consistently start tasks successfully. "
    "For more information, see the Troubleshooting section of the Amazon ECS Developer Guide."
)


def answered(code):
    return ("unhealthy", "Target.ResponseCodeMismatch", f"Health checks failed with these codes: [{code}]")


@dataclass
class Fresh:
    """Just created: nothing started yet, no events."""

    def happen(self, account):
        born(account, minutes=0)
        account.site = "503"


@dataclass
class Steady:
    """Running as wished for, whatever the configuration; `site` is what a browser gets."""

    site: str = "wordpress"
    health: tuple = HEALTHY
    running: int | None = None  # fewer tasks than wished for
    pending: int = 0  # tasks being started
    news: tuple = ()  # events since the steady state, newest first
    history: tuple = ()  # events half an hour before it

    def happen(self, account):
        count = account.service.desired_count if self.running is None else self.running
        ips, names = run_tasks(account, count, self.health)
        _count(account, running=count, pending=self.pending, rollout="COMPLETED")
        lines = [
            *self.news,
            "(service {service}) has reached a steady state.",
            "(service {service}) (deployment {deployment}) deployment completed.",
        ]
        if ips:
            lines.append(f"(service {{service}}) registered {len(ips)} targets in (target-group {{target_group}})")
        if names:
            lines.append(_started(names))
        tell(account, lines, self.history)
        account.site = self.site


@dataclass
class Starting:
    """On its way: a deployment in progress, or targets still being registered."""

    running: int = 2
    health: tuple = INITIAL
    history: tuple = ()  # events half an hour before the deployment

    def happen(self, account):
        born(account, minutes=6)
        ips, names = run_tasks(account, self.running, self.health)
        _count(account, running=self.running, rollout="IN_PROGRESS")
        lines = [_started(names)] if names else []
        if ips:
            lines.insert(0, f"(service {{service}}) registered {len(ips)} targets in (target-group {{target_group}})")
        tell(account, lines, self.history)
        account.site = "503"


@dataclass
class CannotStart:
    """Tasks end before their container runs: all of them, or those of zone b when one in zone a is `running`."""

    reason: str
    failed: bool = False  # the circuit breaker gave up
    running: int = 0
    cut: int | None = None  # so many characters are left of the reason

    def happen(self, account):
        reason = text(account, self.reason)[: self.cut]
        for number in range(3):
            stop_task(account, "TaskFailedToStart", reason, 1 if self.running else number, minutes=1 + number)
        run_tasks(account, self.running, HEALTHY)
        lines = [INCONSISTENT, "(service {service}) was unable to place a task. Reason: " + reason.replace("{", "{{").replace("}", "}}") + "."]
        if self.failed:
            lines = ["(service {service}) (deployment {deployment}) deployment failed: tasks failed to start.", *lines]
        _count(account, running=self.running, pending=0 if self.failed else 1, failed=3, rollout="FAILED" if self.failed else "IN_PROGRESS")
        if self.failed:
            account.service.deployments[0]["rolloutStateReason"] = "ECS deployment circuit breaker: tasks failed to start."
        tell(account, lines)
        account.site = "wordpress" if self.running else "503"


@dataclass
class Unhealthy:
    """Tasks run, the load balancer finds them wrong, the scheduler replaces them, over and over."""

    health: tuple
    site: str
    exit_code: int = 0

    def happen(self, account):
        target_group = account.ids["service_target_group"]
        for number in range(2):
            stop_task(account, "ServiceSchedulerInitiated", f"Task failed ELB health checks in (target-group {target_group})", number, exit_code=self.exit_code)
        _, names = run_tasks(account, account.service.desired_count, self.health)
        _count(account, running=len(names), failed=2, rollout="IN_PROGRESS")
        told = f"(service {{service}}) (port 80) is unhealthy in (target-group {{target_group}}) due to (reason {self.health[2]})."
        tell(account, [told, _started(names), "(service {service}) deregistered 1 targets in (target-group {target_group})", told])
        account.site = self.site


@dataclass
class Exits:
    """The container starts and ends by itself."""

    exit_code: int
    reason: str | None = None

    def happen(self, account):
        for number in range(3):
            stop_task(account, "EssentialContainerExited", "Essential container in task exited", number, self.exit_code, self.reason)
        _count(account, running=0, pending=1, failed=3, rollout="IN_PROGRESS")
        tell(account, [INCONSISTENT])
        account.site = "503"


@dataclass
class NeverPlaced:
    """No task was ever made."""

    messages: tuple = field(default=())

    def happen(self, account):
        _count(account, running=0, pending=0, rollout="IN_PROGRESS")
        tell(account, self.messages)
        account.site = "503"


def born(account, minutes):
    """Makes the service that young."""
    service = account.service
    service.created_at = service.deployments[0]["createdAt"] = utcnow() - timedelta(minutes=minutes)


def heal(account):
    """Time passes: what was on its way has arrived, and the service runs."""
    for target in account.efs_backend.mount_targets_by_id.values():
        if target.life_cycle_state == "creating":
            target.life_cycle_state = "available"
    for balancer in account.elbv2_backend.load_balancers.values():
        balancer.held = False
    for database in account.rds_backend.databases.values():
        if database.status in ("creating", "modifying"):
            database.status = "available"
    if account.service:
        forget_tasks(account)
        Steady().happen(account)


def text(account, template):
    """`template` with the account's own ids in it."""
    service = account.service
    names = {
        "account": account.id,
        "region": account.region,
        "service": service.name,
        "target_group": account.ids.get("service_target_group"),
        "deployment": service.deployments[0]["id"],
        "task": uuid.uuid4().hex,
    }
    return template.format(**account.ids | names)


def tell(account, lines, history=()):
    """Writes the service's events, given newest first, a minute apart; `history` begins half an hour ago."""
    now = utcnow()
    ages = [*enumerate(lines, start=1), *enumerate(history, start=30)]
    account.service.events = [
        {"id": str(uuid.uuid4()), "createdAt": now - timedelta(minutes=age), "message": text(account, line)} for age, line in ages
    ]


def _started(names):
    return f"(service {{service}}) has started {len(names)} tasks: " + " ".join(f"(task {name})" for name in names) + "."


def _count(account, running, rollout, pending=None, failed=0):
    service = account.service
    cluster = account.ecs_backend.clusters[account.ids["cluster"]]
    service.running_count = running
    service.pending_count = service.desired_count - running if pending is None else pending
    cluster.running_tasks_count, cluster.pending_tasks_count = service.running_count, service.pending_count
    cluster.active_services_count = 1
    deployment = service.deployments[0]
    words = {"COMPLETED": "completed", "IN_PROGRESS": "in progress", "FAILED": "failed"}[rollout]
    deployment |= {
        "runningCount": service.running_count,
        "pendingCount": service.pending_count,
        "failedTasks": failed,
        "rolloutState": rollout,
        "rolloutStateReason": f"ECS deployment {deployment['id']} {words}.",
    }
