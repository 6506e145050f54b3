"""Page create-task-definition."""

IMAGE = "public.ecr.aws/docker/library/wordpress:latest"
WP_CONTENT = "/var/www/html/wp-content"
SECRETS = {
    "WORDPRESS_DB_HOST": "DB_HOST",
    "WORDPRESS_DB_NAME": "DB_NAME",
    "WORDPRESS_DB_PASSWORD": "DB_PASSWORD",
    "WORDPRESS_DB_USER": "DB_USERNAME",
}


def build(
    account,
    *,
    family="unicorn-task-def",
    container="unicorn-web-container",
    image=IMAGE,
    secrets=SECRETS,
    environment={},
    execution_role="ecsTaskExecutionRole",
    task_role="ecsTaskExecutionRole",
    mount=WP_CONTENT,
    volume="wp-content",
    file_system="file_system",
    encryption="ENABLED",
    port=80,
    logs=None,
    fields={},
    **differing,
):
    """`environment`: values may name {ids}. `mount=None`: a volume without mount point; `volume=None`: neither.
    `fields`: what else the container has. `differing`: top-level fields of the request, such as cpu, memory,
    networkMode or requiresCompatibilities; None leaves one out."""
    definition = {
        "name": container,
        "image": image,
        "essential": True,
        "memoryReservation": 400,
        "portMappings": [{"containerPort": port, "hostPort": port, "protocol": "tcp"}],
        "environment": [{"name": name, "value": value.format(**account.ids)} for name, value in environment.items()],
        "secrets": [{"name": name, "valueFrom": source} for name, source in secrets.items()],
    }
    definition |= fields
    if volume and mount:
        definition["mountPoints"] = [{"sourceVolume": volume, "containerPath": mount, "readOnly": False}]
    if logs:
        definition["logConfiguration"] = {"logDriver": "awslogs", "options": logs | {"awslogs-region": account.region, "awslogs-stream-prefix": "ecs"}}
    request = {
        "family": family,
        "requiresCompatibilities": ["FARGATE"],
        "networkMode": "awsvpc",
        "cpu": "512",
        "memory": "1024",
        "executionRoleArn": execution_role and account.role_arn(execution_role),
        "taskRoleArn": task_role and account.role_arn(task_role),
        "containerDefinitions": [definition],
    } | differing
    if volume:
        request["volumes"] = [
            {"name": volume, "efsVolumeConfiguration": {"fileSystemId": account.ids[file_system], "rootDirectory": "/", "transitEncryption": encryption}}
        ]
    request = {field: value for field, value in request.items() if value is not None}
    made = account.api("ecs").register_task_definition(**request)["taskDefinition"]
    account.ids |= {"task_definition": made["taskDefinitionArn"], "container": container, "container_port": port}
