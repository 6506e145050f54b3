"""Accounts whose task definition differs from page create-task-definition."""

from pages import create_efs
from pages.create_task_definition import SECRETS
from pages.prerequisites import EXECUTION_POLICY, TRUST_TASKS, role
from runtime import REFUSED, CannotStart, Exits, NeverPlaced, Unhealthy, answered
from variants.texts import CANNOT_ASSUME, EFS_UNRESOLVED, LOG_GROUP_DENIED, image_missing, ssm_denied
from variants.variant import of_page

failed, passed, pending = of_page("create-task-definition")

NO_DATABASE = Unhealthy(answered(500), "db_error")
TYPO = "public.ecr.aws/docker/library/wordpres:latest"
LOGS = {"awslogs-group": "/ecs/unicorn-task-def"}
WITHOUT_USER = {name: source for name, source in SECRETS.items() if name != "WORDPRESS_DB_USER"}
PLAIN = {"WORDPRESS_DB_HOST": "{database_host}", "WORDPRESS_DB_NAME": "wordpress-db", "WORDPRESS_DB_USER": "admin", "WORDPRESS_DB_PASSWORD": "Workshop-1234"}


def _console_role(account):
    """The role the console makes by itself: it may pull images and write logs, and read no parameter."""
    role(account, "consoleExecutionRole", TRUST_TASKS, EXECUTION_POLICY)


def _second_file_system(account):
    create_efs.build(account, name="unprepared", subnets=(), size=create_efs.EMPTY, key="other_file_system")


def _log_group(account):
    account.api("logs").create_log_group(logGroupName=LOGS["awslogs-group"])


def _arns(account):
    """Registers the definition once more, its parameters named by ARN."""
    ecs = account.api("ecs")
    found = ecs.describe_task_definition(taskDefinition="unicorn-task-def")["taskDefinition"]
    for secret in found["containerDefinitions"][0]["secrets"]:
        secret["valueFrom"] = account.arn("ssm", f"parameter/{secret['valueFrom']}")
    kept = ("family", "requiresCompatibilities", "networkMode", "cpu", "memory", "executionRoleArn", "taskRoleArn", "containerDefinitions", "volumes")
    account.ids["task_definition"] = ecs.register_task_definition(**{field: found[field] for field in kept})["taskDefinition"]["taskDefinitionArn"]


VARIANTS = [
    failed("td-ec2", "for EC2 with bridge networking: a Fargate service is refused; stops there", {"requiresCompatibilities": ["EC2"], "networkMode": "bridge"}, stops_before="create-service"),
    failed("td-no-execution-role", "no execution role, and plain environment, since AWS refuses secrets without one; the site works", {"execution_role": None, "secrets": {}, "environment": PLAIN}),
    failed("td-console-role", "an execution role that may not read parameters", {"execution_role": "consoleExecutionRole"}, edits={"prerequisites": _console_role}, runtime=CannotStart(ssm_denied("consoleExecutionRole"))),
    failed("td-autoscale-role", "ecsAutoscaleRole, which does not trust ECS tasks, as execution role", {"execution_role": "ecsAutoscaleRole"}, runtime=NeverPlaced((CANNOT_ASSUME.replace("ROLE", "ecsAutoscaleRole"),))),
    failed("td-plain-names", "the parameters' names as plain environment values instead of valueFrom", {"secrets": {}, "environment": SECRETS}, runtime=NO_DATABASE),
    failed("td-plain-values", "the right values typed into the environment; the site works", {"secrets": {}, "environment": PLAIN}),
    failed("td-db-username", "WORDPRESS_DB_USERNAME for WORDPRESS_DB_USER", {"secrets": WITHOUT_USER | {"WORDPRESS_DB_USERNAME": "DB_USERNAME"}}, runtime=NO_DATABASE),
    failed("td-secret-missing", "WORDPRESS_DB_USER left out", {"secrets": WITHOUT_USER}, runtime=NO_DATABASE),
    failed("td-mapping-swapped", "host and name mixed up", {"secrets": SECRETS | {"WORDPRESS_DB_HOST": "DB_NAME", "WORDPRESS_DB_NAME": "DB_HOST"}}, runtime=NO_DATABASE),
    failed("td-no-volume", "no volume; the site runs without the web content", {"volume": None}),
    failed("td-no-mount-point", "a volume that is not mounted", {"mount": None}),
    failed("td-mount-html", "mounted at /var/www/html, which hides WordPress", {"mount": "/var/www/html"}, runtime=Unhealthy(answered(403), "fixed")),
    failed("td-mount-misspelt", "mounted at /var/www/html/wp_content", {"mount": "/var/www/html/wp_content"}),
    failed("td-other-file-system", "a second file system that nothing was prepared on", {"file_system": "other_file_system"}, edits={"create-efs": _second_file_system}, runtime=CannotStart(EFS_UNRESOLVED.replace("{file_system}", "{other_file_system}"))),
    failed("td-image-typo", "image name misspelt", {"image": TYPO}, runtime=CannotStart(image_missing(TYPO))),
    failed("td-other-image", "httpd instead of wordpress", {"image": "public.ecr.aws/docker/library/httpd:latest"}, runtime=Exits(1, "exec format error")),
    failed("td-port-8080", "container port 8080", {"port": 8080}, runtime=Unhealthy(REFUSED, "502")),
    failed("td-awslogs-create-group", "awslogs-create-group without permission and without the group", {"logs": LOGS | {"awslogs-create-group": "true"}}, runtime=CannotStart(LOG_GROUP_DENIED)),
    passed("td-docker-hub", "image wordpress:latest from Docker Hub", {"image": "wordpress:latest"}),
    passed("td-no-encryption", "transit encryption off", {"encryption": "DISABLED"}),
    passed("td-small", "0.25 vCPU and 0.5 GB", {"cpu": "256", "memory": "512"}),
    passed("td-large", "1 vCPU and 2 GB", {"cpu": "1024", "memory": "2048"}),
    passed("td-parameter-arns", "valueFrom by ARN", edit=_arns),
    passed("td-awslogs-group-exists", "awslogs-create-group, and the log group exists", {"logs": LOGS | {"awslogs-create-group": "true"}}, edits={"create-ecs-cluster": _log_group}),
    passed("td-renamed", "task definition, container and volume have other names", {"family": "wordpress", "container": "wp", "volume": "content"}),
]
