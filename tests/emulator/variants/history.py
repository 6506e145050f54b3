"""Services with things behind them that are nobody's mistake: history, and stops that were meant."""

from dataclasses import dataclass

from runtime import Starting, Steady, born, text
from tasks import stop_task
from variants.texts import ssm_missing
from variants.variant import of_page

_, passed, pending = of_page("create-service")

BY_USER = ("UserInitiated", "Task stopped by user")
BY_SCHEDULER = ("ServiceSchedulerInitiated", "Scaling activity initiated by (deployment {deployment})")
STOPPED = "(service {service}) has stopped 1 running tasks: (task {task})."
STARTED = "(service {service}) has started 1 tasks: (task {task})."
DEREGISTERED = "(service {service}) deregistered 1 targets in (target-group {target_group})"


@dataclass
class StoppedOnPurpose:
    """A task was stopped, for a good reason, half a minute ago."""

    by: tuple
    then: object

    def happen(self, account):
        code, reason = self.by
        stop_task(account, code, text(account, reason), exit_code=0, minutes=0.5)
        self.then.happen(account)


class Draining:
    """A replaced task's target is leaving beside the healthy ones."""

    def happen(self, account):
        stop_task(account, BY_SCHEDULER[0], text(account, BY_SCHEDULER[1]), exit_code=0, minutes=0.5)
        Steady(news=(DEREGISTERED,)).happen(account)
        group = account.elbv2_backend.target_groups[account.ids["service_target_group"]]
        address = "10.0.100.200"
        group.targets[address] = {"Id": address, "Port": 80}
        group.health[address] = ("draining", "Target.DeregistrationInProgress", "Target deregistration is in progress")
        group.zones[address] = account.zone("a")


class Redeploying:
    """A new deployment, after one that failed for a reason that is mended."""

    def happen(self, account):
        reason = text(account, ssm_missing("DB_HOST"))
        stop_task(account, "TaskFailedToStart", reason, minutes=30)
        Starting(running=1, history=(f"(service {{service}}) was unable to place a task. Reason: {reason}.",)).happen(account)


class Again:
    """All tasks run again, and the deployment is minutes old."""

    def happen(self, account):
        Steady(news=(DEREGISTERED, STOPPED)).happen(account)
        born(account, minutes=10)


VARIANTS = [
    passed("svc-stopped-by-user", "someone stopped a task, and another has taken its place", runtime=StoppedOnPurpose(BY_USER, Steady(news=(STARTED,)))),
    passed("svc-scaled-in", "auto scaling took back a task that was too many", runtime=StoppedOnPurpose(BY_SCHEDULER, Steady(news=(STOPPED,)))),
    passed("svc-tasks-replaced", "a new deployment has just replaced the tasks", runtime=StoppedOnPurpose(BY_SCHEDULER, Again())),
    passed("svc-targets-draining", "a replaced task's target drains beside the healthy ones", runtime=Draining()),
    pending("svc-redeploying", "a deployment is in progress; the failed task is older than it", runtime=Redeploying()),
    pending("svc-stopped-task-replaced", "someone stopped a task, and the new one is being started",
            runtime=StoppedOnPurpose(BY_USER, Steady(running=1, pending=1, news=(STARTED,)))),
]
