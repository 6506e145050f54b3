"""What AWS says when tasks do not start, as seen in public repositories."""

_PULL = "ResourceInitializationError: unable to pull secrets or registry auth: "
_EFS = "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: "

SSM_NO_PATH = (
    _PULL + "unable to retrieve secrets from ssm: The task cannot pull secrets from AWS Systems Manager. There is a connection "
    "issue between the task and AWS Systems Manager Parameter Store. Check your task network configuration. "
    "RequestCanceled: request context canceled caused by: context deadline exceeded"
)
EFS_TIMED_OUT = _EFS + "b'mount.nfs4: Connection timed out' : unsuccessful EFS utils command execution; code: 32"
EFS_UNRESOLVED = (
    _EFS + 'Failed to resolve "{file_system}.efs.{region}.amazonaws.com" - check that your file system ID is correct, and ensure '
    "that the VPC has an EFS mount target for this file system ID. See https://docs.aws.amazon.com/console/efs/mount-dns-name"
)
LOG_GROUP_DENIED = (
    "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create "
    "Cloudwatch log group: AccessDeniedException: User: arn:aws:sts::{account}:assumed-role/ecsTaskExecutionRole/{task} is not "
    "authorized to perform: logs:CreateLogGroup on resource: arn:aws:logs:{region}:{account}:log-group:/ecs/unicorn-task-def:log-stream: "
    "because no identity-based policy allows the logs:CreateLogGroup action : exit status 1"
)
CANNOT_ASSUME = (
    "(service {service}) failed to launch a task with (error ECS was unable to assume the role "
    "'arn:aws:iam::{account}:role/ROLE' that was provided for this task. Please verify that the role being passed has the "
    "proper trust relationship and permissions and that your IAM user has permissions to pass this role.)."
)
NO_INSTANCES = (
    "(service {service}) was unable to place a task because no container instance met all of its requirements. Reason: "
    "No Container Instances were found in your cluster. For more information, see the Troubleshooting section of the "
    "Amazon ECS Developer Guide."
)
NOT_SUPPORTED = "(service {service}) was unable to place a task. Reason: One or more of the requested capabilities are not supported."
NO_CAPACITY = (
    "(service {service}) was unable to place a task. Reason: Capacity is unavailable at this time. Please try again later or "
    "in a different availability zone. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide."
)


def ssm_denied(role):
    return (
        _PULL + "execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 1 time(s): "
        f"AccessDeniedException: User: arn:aws:sts::{{account}}:assumed-role/{role}/{{task}} is not authorized to perform: "
        "ssm:GetParameters on resource: arn:aws:ssm:{region}:{account}:parameter/DB_HOST because no identity-based policy "
        "allows the ssm:GetParameters action"
    )


def ssm_missing(*names):
    return (
        _PULL + "execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 1 time(s): "
        f"invalid ssm parameters: {', '.join(names)}"
    )


def image_missing(image):
    return f"CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref {image}: {image}: not found"
