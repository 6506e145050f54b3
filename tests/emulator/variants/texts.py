"""What AWS says when tasks do not start, as seen in public repositories, or marked as belief."""

_PULL = "ResourceInitializationError: unable to pull secrets or registry auth: "
_EFS = "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: "

SSM_NO_PATH = (
    _PULL + "unable to retrieve secrets from ssm: The task cannot pull secrets from AWS Systems Manager. There is a connection "
    "issue between the task and AWS Systems Manager Parameter Store. Check your task network configuration. "
    "RequestCanceled: request context canceled caused by: context deadline exceeded"
)
SSM_NO_PATH_OLD = (
    _PULL + "execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 5 time(s): "
    "RequestCanceled: request context canceled caused by: context deadline exceeded. Please check your task network configuration."
)
SSM_NO_PATH_SDK = (
    _PULL + "unable to retrieve secrets from ssm: The task cannot pull secrets from AWS Systems Manager. There is a connection "
    "issue between the task and AWS Systems Manager Parameter Store. Check your task network configuration. "
    "operation error SSM: GetParameters, https response error StatusCode: 0, RequestID: , canceled, context deadline exceeded"
)
_RETRIEVE = _PULL + "execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 1 time(s): "
# Belief: both say what KMS says elsewhere; how ECS wraps it was not seen.
KEY_DENIED = (
    _RETRIEVE + "AccessDeniedException: User: arn:aws:sts::{account}:assumed-role/ecsTaskExecutionRole/{task} is not authorized to "
    "perform: kms:Decrypt on resource: arn:aws:kms:{region}:{account}:key/1b0c54ec-6a1b-4c8e-9f0e-6a5d8e0f7a11 because no "
    "resource-based policy allows the kms:Decrypt action"
)
KEY_GONE = (
    _RETRIEVE + "AccessDeniedException: The ciphertext refers to a customer master key that does not exist, does not exist in this "
    "region, or you are not allowed to access."
)
EFS_TIMED_OUT = _EFS + "b'mount.nfs4: Connection timed out' : unsuccessful EFS utils command execution; code: 32"
# Belief: the key phrases were seen, the whole sentence was not.
EFS_TIMED_OUT_RETRIED = (
    _EFS + "Mount attempt 1/3 failed due to timeout after 15 sec, wait 0 sec before next attempt. Mount attempt 2/3 failed due to "
    "timeout after 15 sec, wait 0 sec before next attempt. b'mount.nfs4: mount system call failed' : unsuccessful EFS utils "
    "command execution; code: 32"
)
EFS_DENIED = _EFS + "b'mount.nfs4: access denied by server while mounting 127.0.0.1:/' : unsuccessful EFS utils command execution; code: 32"
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

# Belief: the key phrases were seen, the whole sentence was not.
PULL_LIMIT = (
    "CannotPullContainerError: inspect image has been retried 5 time(s): httpReadSeeker: failed open: unexpected status code "
    "https://registry-1.docker.io/v2/library/wordpress/manifests/latest: 429 Too Many Requests - Server message: "
    "toomanyrequests: You have reached your pull rate limit. You may increase the limit by authenticating and upgrading: "
    "https://www.docker.com/increase-rate-limit"
)
OTHER_PLATFORM = "CannotPullContainerError: pull image manifest has been retried 7 time(s): image Manifest does not contain descriptor matching platform 'linux/amd64'"
# Belief: the key phrases were seen, the whole sentence was not.
COMMAND_NOT_FOUND = (
    "CannotStartContainerError: Error response from daemon: failed to create shim task: OCI runtime create failed: runc create "
    'failed: unable to start container process: exec: "/docker-entrypoint.sh": stat /docker-entrypoint.sh: no such file or directory: unknown'
)
# Belief: these two end as EC2's error codes do; seen with InsufficientFreeAddressesInSubnet.
SUBNET_GONE = "Unexpected EC2 error while attempting to Create Network Interface in subnet '{extra}': InvalidSubnetID.NotFound"
GROUP_GONE = "Unexpected EC2 error while attempting to Create Network Interface in subnet '{TargetVPC-private-a-web}': InvalidGroup.NotFound"
# Belief: that the sentence, which is AWS's, comes with the service in front.
TRUST_BROKEN = "(service {service}) IAM trust relationship has been misconfigured or changed, and ECS can no longer maintain your service."


def ssm_denied(role):
    return _RETRIEVE + _may_not_read(role)


def ssm_denied_sdk(role):
    return (
        _RETRIEVE + "operation error SSM: GetParameters, https response error StatusCode: 400, "
        "RequestID: 6d6d8a2c-8d33-4f4e-9d1c-0f5a3f0d2f7e, api error " + _may_not_read(role)
    )


def _may_not_read(role):
    return (
        f"AccessDeniedException: User: arn:aws:sts::{{account}}:assumed-role/{role}/{{task}} is not authorized to perform: "
        "ssm:GetParameters on resource: arn:aws:ssm:{region}:{account}:parameter/DB_HOST because no identity-based policy "
        "allows the ssm:GetParameters action"
    )


def ssm_missing(*names):
    return f"{_RETRIEVE}invalid ssm parameters: {', '.join(names)}"


def ssm_missing_short(*names):
    return f"ResourceInitializationError: invalid ssm parameters: {', '.join(names)}"


def image_missing(image):
    return f"CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref {image}: {image}: not found"


def image_missing_old(image):
    return f'CannotPullContainerError: inspect image has been retried 1 time(s): failed to resolve ref "{image}": {image}: not found'
